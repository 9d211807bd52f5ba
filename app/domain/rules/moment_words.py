"""The words in which people name a moment, in English, Spanish and German: lower case, and without accents."""


def _each(table: dict[int, str]) -> dict[str, int]:
    return {word: value for value, words in table.items() for word in words.split()}


def _set(text: str) -> set[str]:
    return set(text.split())


# One of something, before a unit only.
ARTICLES = _set("a an un una uno ein eine einer einem einen")
NUMBERS = _each({
    1: "one eins", 2: "two couple dos zwei zwo", 3: "three tres drei", 4: "four cuatro vier",
    5: "five cinco funf fuenf", 6: "six seis sechs", 7: "seven siete sieben", 8: "eight ocho acht",
    9: "nine nueve neun", 10: "ten diez zehn", 11: "eleven once elf", 12: "twelve doce zwolf zwoelf",
    15: "fifteen quince funfzehn fuenfzehn", 20: "twenty veinte zwanzig", 30: "thirty treinta dreissig",
    40: "forty cuarenta vierzig", 45: "forty-five", 48: "forty-eight", 50: "fifty cincuenta", 60: "sixty sesenta",
    90: "ninety noventa neunzig",
})  # fmt: skip
# Days from today.
DAYS = _each({
    0: "today hoy heute", 1: "tomorrow tmrw tomorow manana morgen", 2: "overmorrow ubermorgen uebermorgen",
    -1: "yesterday ayer gestern",
})  # fmt: skip
WEEKDAYS = _each({
    0: "monday mon lunes montag", 1: "tuesday tue tues martes dienstag", 2: "wednesday wed miercoles mittwoch",
    3: "thursday thu thur thurs jueves donnerstag", 4: "friday fri viernes freitag",
    5: "saturday sat sabado samstag sonnabend", 6: "sunday sun domingo sonntag",
})  # fmt: skip
MONTHS = _each({
    1: "january jan enero januar", 2: "february feb febrero februar", 3: "march mar marzo marz maerz",
    4: "april apr abril", 5: "may mayo mai", 6: "june jun junio juni", 7: "july jul julio juli",
    8: "august aug agosto", 9: "september sept sep septiembre", 10: "october oct octubre oktober",
    11: "november nov noviembre", 12: "december dec diciembre dezember",
})  # fmt: skip
# Minutes each.
UNITS = _each({
    1: "minute minutes min mins minuto minutos minuten",
    60: "hour hours hr hrs hora horas stunde stunden",
    1440: "day days dia dias tag tage tagen",
    10080: "week weeks semana semanas woche wochen",
})  # fmt: skip
# The hour that a part of the day stands for when no time is named, and whether it makes three o'clock 15:00.
PARTS = {
    **dict.fromkeys(("morning", "vormittag", "vormittags", "morgens"), (10, False)),
    **dict.fromkeys(("early", "fruh", "frueh", "temprano"), (9, False)),
    **dict.fromkeys(("noon", "midday", "lunchtime", "mediodia", "mittag", "mittags"), (12, True)),
    **dict.fromkeys(("afternoon", "tarde", "nachmittag", "nachmittags"), (15, True)),
    **dict.fromkeys(("evening", "night", "noche", "abend", "abends"), (18, True)),
}
HALVES = {"am": False, "pm": True}
# Time zones as people name them.
ZONES = {
    **dict.fromkeys(("et", "est", "edt", "eastern"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt", "central"), "America/Chicago"),
    **dict.fromkeys(("mt", "mst", "mdt", "mountain"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt", "pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("utc", "gmt", "z"), "UTC"),
    **dict.fromkeys(("cet", "cest", "mez", "mesz"), "Europe/Berlin"),
}
NOW = _set("now immediately jetzt sofort ahora inmediatamente")
# A promise without a moment.
VAGUE = _set(
    "later soon sometime whenever anytime eventually asap afterwards some other luego despues pronto cuando algun "
    "spater spaeter bald irgendwann demnachst"
)
LIMITS = _set("before until till antes hasta vor bis")
ALTERNATIVES = _set("or oder o maybe perhaps quizas vielleicht except not nicht salvo excepto")
NEXT = _set("next nachste nachsten nachster nachstes naechsten naechster proximo proxima kommenden kommender")
NEXT_WEEK = "nextweek"
# That nobody asked for a call, in the words of an analysis.
NOTHING = {
    "", "no", "none", "nothing", "nobody", "false", "unknown", "unspecified", "undefined", "null", "na", "n/a",
    "keine", "kein", "nein", "ninguno", "ninguna", "nada", "-", "--", "not requested", "not specified",
    "not provided", "not mentioned", "not applicable", "no callback", "no callback requested", "nicht angegeben",
    "nicht genannt", "no especificado", "no solicitado",
}  # fmt: skip
FILLERS = _set(
    "at on in the this of please call me back again around about approximately ca circa from after o'clock oclock "
    "sharp time local her his their your my our and then for to it would be is good works best past week day "
    "caller's lead's el la las los a al de del que viene este esta en dentro por para favor llamame llamar sobre y e "
    "eso um gegen uhr der die das den dem von ab nach und bitte ruckruf anruf anrufen diesen kommt am h hs "
    "within"
)

# Several words for one thing, in this order, before the text is taken apart.
_WEEKDAY, _MONTH = "|".join(WEEKDAYS), "|".join(sorted(MONTHS, key=len, reverse=True))
PHRASES: tuple[tuple[str, str], ...] = (
    (r"\b([ap])\.\s?m\b\.?", r"\1m"),
    (r"(\d)\s?([ap]m)\b", r"\1 \2"),
    (r"\b(\d{1,2})\s?(?:h|hs)\b", r"\1:00"),
    (r"\bday after tomorrow\b|\bpasado manana\b", "overmorrow"),
    (r"\b(?:at once|right away|as soon as possible|lo antes posible|so bald wie moglich)\b", "asap"),
    (r"\b(?:de|por|en) la manana\b", "morning"),
    (r"\b(?:de|por|en|esta) la (tarde|noche)\b|\b(?:al) (mediodia)\b", r"\1\2"),
    (r"\besta (manana|tarde|noche)\b", r"today \1"),
    (r"\btoday manana\b", "today morning"),
    (r"\bthis (morning|afternoon|evening)\b|\b(tonight)\b", r"today \1\2"),
    (r"\btoday tonight\b", "today evening"),
    (r"\b(heute|gestern|morgen) (?:morgen|fruh)\b", r"\1 morning"),
    (rf"\b({_WEEKDAY}) (?:morgen|fruh)\b|\b({_WEEKDAY})(?:morgen)\b", r"\1\2 morning"),
    (rf"\b({_WEEKDAY})(vormittag|nachmittag|mittag|abend)\b", r"\1 \2"),
    (r"\bam morgen\b", "morning"),
    (
        r"\b(?:next week|(?:la )?proxima semana|(?:la )?semana que viene|(?:nachste|nachster|kommende) woche)\b",
        "nextweek",
    ),
    (r"\b(?:an hour and a half|(?:una )?hora y media|anderthalb stunden|eineinhalb stunden)\b", "90 minutes"),
    (r"\b(?:half an hour|half hour|(?:una )?media hora|(?:einer |eine )?halben? stunde)\b", "30 minutes"),
    (r"\b(?:a )?quarter of an hour\b|\b(?:un )?cuarto de hora\b|\b(?:einer |eine )?viertelstunde\b", "15 minutes"),
    (r"\ba la una\b", "at 1"),
    (r"\bnoon and a half\b", "12:30"),
)
