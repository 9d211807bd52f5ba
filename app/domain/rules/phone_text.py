"""Pure: the one reader of phone numbers. A text of any source becomes the number that is written there, or is refused.

`phonenumbers.parse` alone drops dots and stray letters and turns longer words into keypad digits, so that
`4.15555012E9` would ring a stranger. Here, only what is known to be decoration is dropped; whatever else is no digit
refuses the text. Two old forms gain or lose a digit by rule: Mexican `+521…` and Brazilian mobiles without the 9.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import PhoneNumber as Parsed
from phonenumbers import PhoneNumberType

MAX_TEXT = 200
# A number of so few digits is no second number beside another one.
MIN_DIGITS = 7


class Problem(StrEnum):
    """Why a text is not read as a number; the value goes on after the name of the field."""

    NO_NUMBER = "is not a phone number that exists. Write it with its country code, like +14155550123."
    ROUNDED = (
        "looks like a number that a spreadsheet has rounded. Format the column as text, and write the number with "
        "its country code, like +14155550123."
    )
    LETTERS = "has letters or signs in it, and is not guessed at. Write digits only, like +14155550123."
    SEVERAL = "holds more than one phone number. Send one, with its country code, like +14155550123."
    DATE = "looks like a date, not like a phone number. Write the number with its country code, like +14155550123."
    ABROAD = "names a country in words. Write the number with its country code instead, like +14155550123."
    UNFILLED = "is a merge field that was not filled. The contact may have no phone, or the field another name."


class Unreadable(ValueError):
    """The text is not read as a phone number; `digits` is what was left of it, for emergency and short numbers."""

    def __init__(self, problem: Problem, digits: str = "") -> None:
        """Keep the reason."""
        super().__init__(problem.value)
        self.problem = problem
        self.digits = digits


@dataclass(frozen=True)
class PhoneText:
    """A number that was read, and the extension that stood behind it, which is not dialed."""

    number: Parsed
    extension: str = ""

    @property
    def e164(self) -> str:
        """The number as it is kept and dialed."""
        return phonenumbers.format_number(self.number, phonenumbers.PhoneNumberFormat.E164)


_WORDS = (
    "phone|telephone|tel|ph|mobile|mobil|mob|cell|cellphone|cellular|home|work|office|main|other|direct|landline|"
    "private|business|primary|call|text|sms|whatsapp|wa|number|num|no|fon|handy|"
    "telefono|teléfono|móvil|movil|celular|cel|casa|trabajo|oficina|fijo|principal|"
    "telefon|festnetz|privat|büro|geschäftlich|portable|fixe|bureau|domicile|téléphone|cellulare|ufficio|"
    "telefone|celulare|escritório|m|t|p|c|h|w|o"
)
_LABEL = re.compile(rf"(?:(?:{_WORDS})\b[\s.#-]*)+", re.IGNORECASE)
_TAGGED = re.compile(r"[^\d:+]*[^\W\d_][^\d:+]*\d?\s*:\s*")
_BRACKETED = re.compile(r"[(\[{<]([^\d()\[\]{}<>]*[^\W\d_][^\d()\[\]{}<>]*)[)\]}>]")
_NOTE = re.compile(rf"[\s,-]+(?:(?:{_WORDS})\b[\s.]*)+$", re.IGNORECASE)
_EXTENSION = re.compile(
    r"\s*\(?(?:[;,]?\s*(?:ext(?:ensi[oó]n|n|\.)?|extensão|x|anexo|interno|int\.|poste|durchwahl|dw|#)\s*[.:=]*|,{2,}|;)\s*"
    r"(\d{1,7})\s*#*\)?\s*$",
    re.IGNORECASE,
)
_CHAT = re.compile(
    r"(?:(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)\+?(\d{8,15})/?|\+?(\d{8,15})(?::\d+)?@(?:s\.whatsapp\.net|c\.us))",
    re.IGNORECASE,
)
# A number in the notation of a spreadsheet or a program: 4.16E+09.
EXPONENT = re.compile(r"(\d)(?:[.,](\d+))?e\+?(\d{1,3})", re.IGNORECASE)
_DECIMAL = re.compile(r"(\+?[\d\s()-]*\d[\d\s()-]*)[.,](\d{1,2}|0{3,})")
_DATE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T].*)?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d(?: .*)?")
_SEPARATOR = re.compile(r"[,;|/\n]|\bor\b|\band\b|\bund\b|\boder\b|\by\b|\bo\b|&", re.IGNORECASE)
_TWICE = re.compile(r"\+\s*(\d{1,3})[\s()-]*\+\s*(?=\1)")
_COUNTRY_MARK = re.compile(r"\(?[A-Z]{2,3}\)?")
_PLAIN = re.compile(r"\+?[0-9 ().-]*")
_DECORATION = re.compile(r"[\s().\-/,~_·•|]+")
_UNFILLED = re.compile(
    r"\{\{.*\}\}|\[\[.*\]\]|%%.*%%|\$\{.*\}|\{[a-z_.]+\}|<%.*%>|\*\|.*\|\*", re.IGNORECASE | re.DOTALL
)
_OPENING = "'’‘`´\"“”„«»="  # noqa: RUF001
_MEXICO, _BRAZIL = 52, 55


def read(text: str, home: str) -> PhoneText:
    """Read a number, local formats as of the country `home`; raises Unreadable."""
    if len(text) > MAX_TEXT:
        raise Unreadable(Problem.NO_NUMBER)
    if _UNFILLED.fullmatch(text.strip()):
        raise Unreadable(Problem.UNFILLED)
    plain, extension, foreign = _undecorated(text)
    digits = _digits(plain, home)
    if foreign and not digits.startswith(("+", "00")):
        raise Unreadable(Problem.ABROAD, digits)
    number = _parsed(digits, home)
    if number is None:
        raise Unreadable(Problem.NO_NUMBER, digits)
    return PhoneText(number, extension)


def _undecorated(text: str) -> tuple[str, str, bool]:
    """Without what is invisible, labels and notes; the extension apart; whether a note names a country."""
    if text.isascii() and _PLAIN.fullmatch(text):
        return text.strip(), "", False
    plain = _visible(html.unescape(text).replace("%2B", "+").replace("%2b", "+").replace("%20", " "))
    plain = plain.strip().strip(_OPENING).strip()
    if chat := _CHAT.fullmatch(plain):
        return f"+{chat[1] or chat[2]}", "", False
    notes: list[str] = []

    def without(pattern: re.Pattern[str], plain: str) -> str:
        notes.extend(match.group().strip(" :") for match in pattern.finditer(plain))
        return pattern.sub(" ", plain).strip()

    plain = without(_BRACKETED, plain)
    if tagged := _TAGGED.match(plain):
        notes.append(tagged.group().strip(" :"))
        plain = plain[tagged.end() :]
    if label := _LABEL.match(plain):
        plain = plain[label.end() :].lstrip(" :.-")
    plain = _NOTE.sub("", plain).strip().strip(_OPENING + "<>[]").strip()
    extension = ""
    if (found := _EXTENSION.search(plain)) and sum(it.isdigit() for it in plain[: found.start()]) >= MIN_DIGITS:
        plain, extension = plain[: found.start()], found[1]
    return plain, extension, any(_COUNTRY_MARK.fullmatch(note.strip(" ()[]{}<>")) for note in notes)


def _visible(text: str) -> str:
    """Digits of every script as ASCII, all spaces as one, all dashes as one; marks and pictures dropped."""
    kept: list[str] = []
    for sign in text:
        kind = unicodedata.category(sign)
        if kind == "Nd":
            kept.append(str(unicodedata.decimal(sign)))
        elif kind in ("Zs", "Zl", "Zp") or sign in "\t\u000b\u000c":
            kept.append(" ")
        elif sign in "\r\n":
            kept.append("\n")
        elif kind == "Pd" or sign in "\u2212\u2043\u02d7":
            kept.append("-")
        elif kind not in ("Cc", "Cf", "Mn", "Me", "So", "Co", "Cs"):
            kept.append({"＋": "+", "﹢": "+", "⁺": "+", "（": "(", "）": ")", "．": ".", "／": "/"}.get(sign, sign))  # noqa: RUF001
    return "".join(kept)


def _digits(plain: str, home: str) -> str:
    """What is written, as `+` and digits; raises Unreadable for what may stand for another number."""
    if _DATE.fullmatch(plain):
        raise Unreadable(Problem.DATE)
    if exponent := EXPONENT.fullmatch(plain.lstrip("+")):
        fraction = exponent[2] or ""
        # With fewer digits than the exponent asks for, the missing ones may have been rounded away.
        whole, rest = fraction[: int(exponent[3])], fraction[int(exponent[3]) :]
        if len(whole) < int(exponent[3]) or rest.strip("0"):
            raise Unreadable(Problem.ROUNDED)
        plain = ("+" if plain.startswith("+") else "") + exponent[1] + whole
    elif (decimal := _DECIMAL.fullmatch(plain)) and sum(it.isdigit() for it in decimal[1]) >= MIN_DIGITS:
        if decimal[2].strip("0") or len(decimal[2]) > 2:
            raise Unreadable(Problem.ROUNDED)
        plain = decimal[1]
    plain = _TWICE.sub("+", plain).replace("++", "+")
    _refuse_several(plain, home)
    lead = "+" if (bare := plain.lstrip(" (.-/,~_·•|")).startswith("+") else ""
    digits = _DECORATION.sub("", bare.removeprefix("+"))
    if digits and not (digits.isascii() and digits.isdigit()):
        raise Unreadable(Problem.SEVERAL if "+" in digits else Problem.LETTERS)
    return lead + digits


def _refuse_several(plain: str, home: str) -> None:
    """Raises Unreadable where two numbers stand beside each other; digits of both might make a third one."""
    parts = [part for part in _SEPARATOR.split(plain) if sum(it.isdigit() for it in part) >= MIN_DIGITS]
    if len(parts) > 1 or (len(parts) == 1 and "\n" in plain.strip()):
        raise Unreadable(Problem.SEVERAL)
    if sum(it.isdigit() for it in plain) < 2 * MIN_DIGITS:
        return
    halves = plain.split()
    for index in range(1, len(halves)):
        first, second = "".join(halves[:index]), "".join(halves[index:])
        if min(len(first), len(second)) > MIN_DIGITS and _parsed(_bare(first), home) and _parsed(_bare(second), home):
            raise Unreadable(Problem.SEVERAL)


def _bare(text: str) -> str:
    return ("+" if text.lstrip("( ").startswith("+") else "") + re.sub(r"\D", "", text)


def _parsed(digits: str, home: str) -> Parsed | None:
    try:
        number = phonenumbers.parse(digits, home)
    except phonenumbers.NumberParseException:
        return None
    if number.extension:
        return None
    if phonenumbers.is_valid_number(number):
        return number
    return _of_today(number)


def _of_today(number: Parsed) -> Parsed | None:
    """An old Mexican or Brazilian mobile in the form that is dialed today, else None."""
    national = str(number.national_number)
    if number.country_code == _MEXICO and len(national) == 11 and national.startswith("1"):
        today = Parsed(country_code=_MEXICO, national_number=int(national[1:]))
    elif number.country_code == _BRAZIL and len(national) == 10 and national[2] in "6789":
        today = Parsed(country_code=_BRAZIL, national_number=int(f"{national[:2]}9{national[2:]}"))
        if phonenumbers.number_type(today) != PhoneNumberType.MOBILE:
            return None
    else:
        return None
    return today if phonenumbers.is_valid_number(today) else None
