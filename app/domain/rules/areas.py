"""Tables: the states and provinces of North America, their area codes, their time zones and their postal codes.

Area codes: the data of `phonenumbers` (its geocoder, which would cost 100 MB of memory; a test compares them).
Zones: the IANA zones of each state; a state with two has both, and calling hours must then be open in both.
Postal codes: the first three digits of a ZIP code, and the first letter of a Canadian one.
"""

AREA_CODES = {
    "AB": "368 403 587 780 825",
    "AK": "907",
    "AL": "205 251 256 334 659 938",
    "AR": "327 479 501 870",
    "AZ": "480 520 602 623 928",
    "BC": "236 250 257 604 672 778",
    "CA": "209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 "
    "747 760 805 818 820 831 840 858 909 916 925 949 951",
    "CO": "303 719 720 748 970 983",
    "CT": "203 475 860 959",
    "DC": "202 771",
    "DE": "302",
    "FL": "239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954",
    "GA": "229 404 470 478 678 706 762 770 912 943",
    "HI": "808",
    "IA": "319 515 563 641 712",
    "ID": "208 986",
    "IL": "217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 872",
    "IN": "219 260 317 463 574 765 812 930",
    "KS": "316 620 785 913",
    "KY": "270 364 502 606 859",
    "LA": "225 318 337 504 985",
    "MA": "339 351 413 508 617 774 781 857 978",
    "MB": "204 431 584",
    "MD": "227 240 301 410 443 667",
    "ME": "207",
    "MI": "231 248 269 313 517 586 616 734 810 906 947 989",
    "MN": "218 320 507 612 651 763 952",
    "MO": "235 314 417 557 573 636 660 816 975",
    "MS": "228 601 662 769",
    "MT": "406",
    "NB": "428 506",
    "NC": "252 336 472 704 743 828 910 919 980 984",
    "ND": "701",
    "NE": "308 402 531",
    "NH": "603",
    "NJ": "201 551 609 640 732 848 856 862 908 973",
    "NL": "709 879",
    "NM": "505 575",
    "NS": "782 902",
    "NT": "867",
    "NU": "867",
    "NV": "702 725 775",
    "NY": "212 315 329 332 347 363 516 518 585 607 631 646 680 716 718 838 845 914 917 929 934",
    "OH": "216 220 234 283 326 330 380 419 440 513 567 614 740 937",
    "OK": "405 539 572 580 918",
    "ON": "226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 807 905 942",
    "OR": "458 503 541 971",
    "PA": "215 223 267 272 412 445 484 570 582 610 717 724 814 835 878",
    "PE": "782 902",
    "QC": "263 273 354 367 418 438 450 468 514 579 581 819 873",
    "RI": "401",
    "SC": "803 821 839 843 854 864",
    "SD": "605",
    "SK": "306 474 639",
    "TN": "423 615 629 731 865 901 931",
    "TX": "210 214 254 281 325 346 361 409 430 432 469 512 682 713 726 737 806 817 830 832 903 915 936 940 945 956 "
    "972 979",
    "UT": "385 435 801",
    "VA": "276 434 540 571 686 703 757 804 826 948",
    "VT": "802",
    "WA": "206 253 360 425 509 564",
    "WI": "262 274 353 414 534 608 715 920",
    "WV": "304 681",
    "WY": "307",
    "YT": "867",
}

# Area codes on both sides of a border between zones, of which `phonenumbers` often knows one: the whole state's count.
# Source: the planning maps of the numbering administrator; in doubt a code is listed.
ACROSS_ZONES = (
    "208 986 219 574 812 930 270 364 606 308 402 531 423 931 432 541 458 605 620 785 701 775 850 448 906 907 "
    "250 236 257 672 778 306 474 639 367 418 581 709 879 807 867"
)

NAMES = {
    "US": "AK Alaska|AL Alabama|AR Arkansas|AZ Arizona|CA California|CO Colorado|CT Connecticut|"
    "DC District of Columbia|DE Delaware|FL Florida|GA Georgia|HI Hawaii|IA Iowa|ID Idaho|IL Illinois|IN Indiana|"
    "KS Kansas|KY Kentucky|LA Louisiana|MA Massachusetts|MD Maryland|ME Maine|MI Michigan|MN Minnesota|MO Missouri|"
    "MS Mississippi|MT Montana|NC North Carolina|ND North Dakota|NE Nebraska|NH New Hampshire|NJ New Jersey|"
    "NM New Mexico|NV Nevada|NY New York|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|"
    "SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VA Virginia|VT Vermont|WA Washington|"
    "WI Wisconsin|WV West Virginia|WY Wyoming",
    "CA": "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NS Nova Scotia|"
    "NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon",
}

ZONES = {
    "America/Anchorage": "AK",
    "America/Adak": "AK",
    "America/Los_Angeles": "CA ID NV OR WA",
    "America/Phoenix": "AZ",
    "America/Boise": "ID OR",
    "America/Denver": "CO KS MT ND NE NM NV SD TX UT WY",
    "America/Chicago": "AL AR FL IA IL IN KS KY LA MI MN MO MS ND NE OK SD TN TX WI",
    "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC TN VA VT WV",
    "Pacific/Honolulu": "HI",
    "America/Vancouver": "BC",
    "America/Fort_Nelson": "BC",
    "America/Whitehorse": "YT",
    "America/Edmonton": "AB BC NT NU SK",
    "America/Regina": "SK",
    "America/Winnipeg": "MB NU ON",
    "America/Toronto": "NU ON QC",
    "America/Halifax": "NB NL NS PE QC",
    "America/St_Johns": "NL",
}

# Where ZIP codes of a state begin; it goes on until the next entry. "" belongs to no state (military, territories).
ZIPS = (
    "005 NY|006 |010 MA|028 RI|030 NH|039 ME|050 VT|055 MA|056 VT|060 CT|070 NJ|090 |100 NY|150 PA|197 DE|200 DC|"
    "201 VA|202 DC|206 MD|220 VA|247 WV|270 NC|290 SC|300 GA|320 FL|340 |341 FL|350 AL|370 TN|386 MS|398 GA|400 KY|"
    "430 OH|460 IN|480 MI|500 IA|530 WI|550 MN|569 DC|570 SD|580 ND|590 MT|600 IL|630 MO|660 KS|680 NE|700 LA|716 AR|"
    "730 OK|733 TX|734 OK|750 TX|800 CO|820 WY|832 ID|840 UT|850 AZ|870 NM|885 TX|889 NV|900 CA|962 |967 HI|969 |"
    "970 OR|980 WA|995 AK"
)
LETTERS = "ANL BNS CPE ENB GQC HQC JQC KON LON MON NON PON RMB SSK TAB VBC XNT XNU YYT"
