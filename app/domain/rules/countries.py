"""Pure: countries as people and systems write them (US, USA, United States, EE. UU.) become ISO 3166 codes.

English names are those of the packages `holidays` and `tzdata`. Here stand the codes of three letters (ISO 3166-1
alpha-3), the Spanish names, and the words in use that are neither.
"""

import unicodedata
from functools import lru_cache
from importlib.resources import files

from holidays.registry import COUNTRIES

# Code, code of three letters, and Spanish name of every country.
TABLE = (
    "AF AFG Afganistán; AX ALA Islas Åland; AL ALB Albania; DZ DZA Argelia; AS ASM Samoa Americana; AD AND Andorra; "
    "AO AGO Angola; AI AIA Anguila; AQ ATA Antártida; AG ATG Antigua y Barbuda; AR ARG Argentina; AM ARM Armenia; "
    "AW ABW Aruba; AU AUS Australia; AT AUT Austria; AZ AZE Azerbaiyán; BS BHS Bahamas; BH BHR Baréin; "
    "BD BGD Bangladés; BB BRB Barbados; BY BLR Bielorrusia; BE BEL Bélgica; BZ BLZ Belice; BJ BEN Benín; "
    "BM BMU Bermudas; BT BTN Bután; BO BOL Bolivia; BQ BES Caribe Neerlandés; BA BIH Bosnia y Herzegovina; "
    "BW BWA Botsuana; BV BVT Isla Bouvet; BR BRA Brasil; IO IOT Territorio Británico del Océano Índico; "
    "BN BRN Brunéi; BG BGR Bulgaria; BF BFA Burkina Faso; BI BDI Burundi; KH KHM Camboya; CM CMR Camerún; "
    "CA CAN Canadá; CV CPV Cabo Verde; KY CYM Islas Caimán; CF CAF República Centroafricana; TD TCD Chad; "
    "CL CHL Chile; CN CHN China; CX CXR Isla de Navidad; CC CCK Islas Cocos; CO COL Colombia; KM COM Comoras; "
    "CG COG Congo; CD COD República Democrática del Congo; CK COK Islas Cook; CR CRI Costa Rica; "
    "CI CIV Costa de Marfil; HR HRV Croacia; CU CUB Cuba; CW CUW Curazao; CY CYP Chipre; CZ CZE Chequia; "
    "DK DNK Dinamarca; DJ DJI Yibuti; DM DMA Dominica; DO DOM República Dominicana; EC ECU Ecuador; EG EGY Egipto; "
    "SV SLV El Salvador; GQ GNQ Guinea Ecuatorial; ER ERI Eritrea; EE EST Estonia; SZ SWZ Esuatini; ET ETH Etiopía; "
    "FK FLK Islas Malvinas; FO FRO Islas Feroe; FJ FJI Fiyi; FI FIN Finlandia; FR FRA Francia; "
    "GF GUF Guayana Francesa; PF PYF Polinesia Francesa; TF ATF Tierras Australes Francesas; GA GAB Gabón; "
    "GM GMB Gambia; GE GEO Georgia; DE DEU Alemania; GH GHA Ghana; GI GIB Gibraltar; GR GRC Grecia; "
    "GL GRL Groenlandia; GD GRD Granada; GP GLP Guadalupe; GU GUM Guam; GT GTM Guatemala; GG GGY Guernesey; "
    "GN GIN Guinea; GW GNB Guinea-Bisáu; GY GUY Guyana; HT HTI Haití; HM HMD Islas Heard y McDonald; "
    "VA VAT Ciudad del Vaticano; HN HND Honduras; HK HKG Hong Kong; HU HUN Hungría; IS ISL Islandia; IN IND India; "
    "ID IDN Indonesia; IR IRN Irán; IQ IRQ Irak; IE IRL Irlanda; IM IMN Isla de Man; IL ISR Israel; IT ITA Italia; "
    "JM JAM Jamaica; JP JPN Japón; JE JEY Jersey; JO JOR Jordania; KZ KAZ Kazajistán; KE KEN Kenia; KI KIR Kiribati; "
    "KP PRK Corea del Norte; KR KOR Corea del Sur; KW KWT Kuwait; KG KGZ Kirguistán; LA LAO Laos; LV LVA Letonia; "
    "LB LBN Líbano; LS LSO Lesoto; LR LBR Liberia; LY LBY Libia; LI LIE Liechtenstein; LT LTU Lituania; "
    "LU LUX Luxemburgo; MO MAC Macao; MG MDG Madagascar; MW MWI Malaui; MY MYS Malasia; MV MDV Maldivas; "
    "ML MLI Malí; MT MLT Malta; MH MHL Islas Marshall; MQ MTQ Martinica; MR MRT Mauritania; MU MUS Mauricio; "
    "YT MYT Mayotte; MX MEX México; FM FSM Micronesia; MD MDA Moldavia; MC MCO Mónaco; MN MNG Mongolia; "
    "ME MNE Montenegro; MS MSR Montserrat; MA MAR Marruecos; MZ MOZ Mozambique; MM MMR Birmania; NA NAM Namibia; "
    "NR NRU Nauru; NP NPL Nepal; NL NLD Países Bajos; NC NCL Nueva Caledonia; NZ NZL Nueva Zelanda; "
    "NI NIC Nicaragua; NE NER Níger; NG NGA Nigeria; NU NIU Niue; NF NFK Isla Norfolk; MK MKD Macedonia del Norte; "
    "MP MNP Islas Marianas del Norte; NO NOR Noruega; OM OMN Omán; PK PAK Pakistán; PW PLW Palaos; PS PSE Palestina; "
    "PA PAN Panamá; PG PNG Papúa Nueva Guinea; PY PRY Paraguay; PE PER Perú; PH PHL Filipinas; "
    "PN PCN Islas Pitcairn; PL POL Polonia; PT PRT Portugal; PR PRI Puerto Rico; QA QAT Catar; RE REU Reunión; "
    "RO ROU Rumanía; RU RUS Rusia; RW RWA Ruanda; BL BLM San Bartolomé; SH SHN Santa Elena; "
    "KN KNA San Cristóbal y Nieves; LC LCA Santa Lucía; MF MAF San Martín; PM SPM San Pedro y Miquelón; "
    "VC VCT San Vicente y las Granadinas; WS WSM Samoa; SM SMR San Marino; ST STP Santo Tomé y Príncipe; "
    "SA SAU Arabia Saudita; SN SEN Senegal; RS SRB Serbia; SC SYC Seychelles; SL SLE Sierra Leona; SG SGP Singapur; "
    "SX SXM Sint Maarten; SK SVK Eslovaquia; SI SVN Eslovenia; SB SLB Islas Salomón; SO SOM Somalia; "
    "ZA ZAF Sudáfrica; GS SGS Islas Georgias del Sur; SS SSD Sudán del Sur; ES ESP España; LK LKA Sri Lanka; "
    "SD SDN Sudán; SR SUR Surinam; SJ SJM Svalbard y Jan Mayen; SE SWE Suecia; CH CHE Suiza; SY SYR Siria; "
    "TW TWN Taiwán; TJ TJK Tayikistán; TZ TZA Tanzania; TH THA Tailandia; TL TLS Timor Oriental; TG TGO Togo; "
    "TK TKL Tokelau; TO TON Tonga; TT TTO Trinidad y Tobago; TN TUN Túnez; TR TUR Turquía; TM TKM Turkmenistán; "
    "TC TCA Islas Turcas y Caicos; TV TUV Tuvalu; UG UGA Uganda; UA UKR Ucrania; AE ARE Emiratos Árabes Unidos; "
    "GB GBR Reino Unido; UM UMI Islas Ultramarinas de Estados Unidos; US USA Estados Unidos; UY URY Uruguay; "
    "UZ UZB Uzbekistán; VU VUT Vanuatu; VE VEN Venezuela; VN VNM Vietnam; VG VGB Islas Vírgenes Británicas; "
    "VI VIR Islas Vírgenes de los Estados Unidos; WF WLF Wallis y Futuna; EH ESH Sahara Occidental; YE YEM Yemen; "
    "ZM ZMB Zambia; ZW ZWE Zimbabue; XK XKX Kosovo"
)
# Further names, in use in English and Spanish, of countries whose numbers are called often.
WORDS = {
    "US": "united states of america|the united states|u.s.|u.s.a.|america|estados unidos de america|ee. uu.|eeuu|eua",
    "GB": "uk|u.k.|united kingdom|great britain|england|scotland|wales|northern ireland|gran bretaña|inglaterra|"
    "escocia|gales|irlanda del norte",
    "MX": "estados unidos mexicanos|mejico",
    "DE": "deutschland",
    "NL": "holland|the netherlands|holanda",
    "CH": "schweiz|suisse",
    "AT": "österreich",
    "IE": "republic of ireland|república de irlanda",
    "NZ": "nueva zelandia",
    "AE": "uae|u.a.e.|emiratos",
    "KR": "south korea|korea|corea",
    "RU": "russian federation|federación rusa",
    "CZ": "czechia|czech republic|república checa",
    "TR": "turkey|türkiye",
    "SA": "arabia saudí|ksa",
    "RO": "rumania",
    "ZA": "suráfrica",
    "BY": "belarús",
    "BH": "bahrein|bahréin",
    "BD": "bangladesh",
    "QA": "qatar",
    "KE": "kenya",
    "MY": "malaysia",
    "SZ": "swaziland|suazilandia",
    "MM": "burma",
    "MK": "macedonia",
    "MO": "macau",
    "VA": "vatican|vatican city|vaticano",
    "BA": "bosnia",
    "TT": "trinidad",
    "BS": "the bahamas|las bahamas",
    "GM": "the gambia",
    "VI": "usvi|u.s. virgin islands",
}


def country_code(text: str) -> str:
    """The ISO code of a country, `""` for what names none."""
    return _codes().get(_key(text), "")


@lru_cache(maxsize=2)
def names(language: str) -> list[tuple[str, str]]:
    """Code and name of every country, by name, in Spanish for `es` and else in English."""
    spanish = (entry.split(" ", 2) for entry in TABLE.split("; "))
    named = {code: name for code, _, name in spanish} if language == "es" else _english()
    return sorted(named.items(), key=lambda one: _key(one[1]))


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    lines = files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    known = {}
    for code, name in _english().items():
        known[_key(name)] = known[_key(code)] = code
    for name, (_, code, *_) in COUNTRIES.items():
        known[_key(name)] = code
    for entry in TABLE.split("; "):
        code, iso3, spanish = entry.split(" ", 2)
        known[_key(code)] = known[_key(iso3)] = known[_key(spanish)] = code
    return known | {_key(word): code for code, words in WORDS.items() for word in words.split("|")}


def _key(text: str) -> str:
    """Letters only, without accents or case, so that spelling does not matter."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalpha())
