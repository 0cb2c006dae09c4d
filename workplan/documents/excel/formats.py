"""What a cell of an Excel sheet shows: its value in its number format.

Knows number formats as Chinese Excel has them, and no sheet. A format is up to four sections, for
numbers above, below and equal to zero and for text; formats with conditions, fractions or
exponents are not known, and give the number as it is stored.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from workplan.model.numerals import DIGITS, write_numeral

__all__ = ["FORMATS", "show_number", "show_text"]

_MONTH, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
_FULL = 'yyyy"年"m"月"d"日"'
_CLOCK, _SECONDS = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
_HALF, _HALF_SECONDS = f"上午/下午{_CLOCK}", f"上午/下午{_SECONDS}"

FORMATS: Mapping[int, str] = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    27: _MONTH,
    28: _DAY,
    29: _DAY,
    30: "m/d/yy",
    31: _FULL,
    32: _CLOCK,
    33: _SECONDS,
    34: _HALF,
    35: _HALF_SECONDS,
    36: _MONTH,
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    50: _MONTH,
    51: _DAY,
    52: _MONTH,
    53: _DAY,
    54: _DAY,
    55: _HALF,
    56: _HALF_SECONDS,
    57: _MONTH,
    58: _DAY,
}
"""Formats that a file has by number only, and Chinese Excel not as the American one, whose formats
openpyxl knows (ECMA-376, 18.8.30)."""

_LONGEST = 255
"""Characters of a format; Excel takes no longer one."""
_EXACT = Context(prec=400)
"""For numbers of up to 140 digits and formats of up to 255 places."""


def show_text(words: str, code: str) -> str:
    """Return what a cell with text shows, ``""`` where the format hides it.

    >>> show_text("甲", '@"局"'), show_text("甲", ";;;"), show_text("甲", "0.00")
    ('甲局', '', '甲')
    """
    sections = _split_format(code)
    tokens = [each for each in sections[-1].tokens if each[0] not in ("locale", "numeral")]
    kinds = {kind for kind, _ in tokens}
    if kinds == {"text"} or not kinds <= {"text", "literal"}:
        return words
    if "text" not in kinds and len(sections) < 4:
        return words
    return "".join(words if kind == "text" else part for kind, part in tokens).strip()


def show_number(number: Decimal, code: str, is_1904: bool = False) -> tuple[str, bool]:
    """Return what a cell with a number shows, and whether it is known to be so.

    Where it is not, the number is written as it is stored, and a date as ``2025-3-5``.

    >>> show_number(Decimal("0.125"), "0.0%"), show_number(Decimal(3), '"第"[DBNum1]0"项"')
    (('12.5%', True), ('第三项', True))
    >>> show_number(Decimal(45721), 'yyyy"年"m"月"d"日"'), show_number(Decimal("0.5"), "# ?/?")
    (('2025年3月5日', True), ('0.5', False))
    """
    sections = _split_format(code)
    if sections[-1].has("text"):
        sections = sections[:-1] or _split_format("General")
    section, sign = _choose_section(sections[:3], number)
    if section.has("date"):
        words = _write_date(section, number, is_1904)
        if words is None:
            words = _write_date(_split_format("yyyy-m-d")[0], number, is_1904)
            return (words or _write_plain(number)), False
        return words.strip(), True
    words = _write_number(section, abs(number))
    if words is None:
        return _write_plain(number), False
    if re.search("[1-9一二三四五六七八九]", words) is None:
        sign = ""  # Excel writes no minus before a number that is rounded to zero
    return (sign + words).strip(), True


def _write_plain(number: Decimal) -> str:
    return f"{number:f}"


# --- format codes --------------------------------------------------------------------------------


class _Section(NamedTuple):
    """One of the sections of a format."""

    tokens: Sequence[tuple[str, str]]
    """The kind of each, and its characters or the words that it stands for."""

    def has(self, kind: str) -> bool:
        return any(kind == own for own, _ in self.tokens)


_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|[\\!](?P<escaped>.)"
    r"|(?P<gap>_.)"
    r"|(?P<fill>\*.)"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General|G/通用格式)"
    r"|(?P<half>AM/PM|上午/下午)"
    r"|(?P<date>y+|m+|d+|h+|s+|a{3,4}|e+(?![+-]))"
    r"|(?P<digit>[0#?])"
    r"|(?P<mark>[.,%/])"
    r"|(?P<text>@)"
    r"|(?P<end>;)"
    r'|(?P<literal>[^A-Za-z"\\\[*])'
    r"|(?P<unknown>.)",
    re.IGNORECASE | re.DOTALL,
)

_BRACKET = re.compile(
    r"\$(?P<currency>[^-]*)(?:-(?P<locale>[0-9A-Fa-f]*|x-sys(?:date|time)))?"
    r"|(?P<elapsed>h+|m+|s+)"
    r"|(?P<numeral>DBNum1)"
    r"|(?P<color>Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+|[\u4e00-\u9fff]+\d*)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1000)
def _split_format(code: str) -> tuple[_Section, ...]:
    """The sections of a format, at least one."""
    if len(code) > _LONGEST:
        return (_Section([("unknown", "")]),)
    sections: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        words = match[kind]
        if kind == "end":
            sections.append([])
        elif kind == "bracket":
            sections[-1] += _read_bracket(words)
        elif kind in ("quoted", "escaped"):
            sections[-1].append(("literal", words))
        elif kind == "gap":
            sections[-1].append(("literal", " "))
        elif kind != "fill":
            sections[-1].append((kind, words.lower() if kind == "date" else words))
    if not code:
        sections = [[("general", "")]]
    return tuple(_Section(_replace_system_date(tokens)) for tokens in sections)


def _read_bracket(words: str) -> Iterable[tuple[str, str]]:
    match = _BRACKET.fullmatch(words)
    if match is None:  # a condition, or other numerals
        yield "unknown", words
    elif match["locale"]:
        yield "locale", match["locale"].lower()
    elif match["elapsed"]:
        yield "date", f"[{match['elapsed'].lower()}]"
    elif match["numeral"]:
        yield "numeral", ""
    if match is not None and match["currency"]:
        yield "literal", match["currency"]


_SYSTEM = {"f800": _FULL, "x-sysdate": _FULL, "f400": "h:mm:ss", "x-systime": "h:mm:ss"}
"""Locales that stand for the long date and the time of the system, whatever format follows."""


def _replace_system_date(tokens: list[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    for kind, words in tokens:
        if kind == "locale" and words in _SYSTEM:
            return _split_format(_SYSTEM[words])[0].tokens
    return tokens


def _choose_section(sections: Sequence[_Section], number: Decimal) -> tuple[_Section, str]:
    """The section for a number, and the sign printed before it."""
    if len(sections) == 1:
        return sections[0], "-" if number < 0 else ""
    if number < 0:
        return sections[1], ""
    return sections[2 if number == 0 and len(sections) == 3 else 0], ""


# --- numbers -------------------------------------------------------------------------------------


def _write_number(section: _Section, number: Decimal) -> str | None:
    """A number of at least zero; ``None`` where the section is not known."""
    tokens = [each for each in section.tokens if each[0] not in ("locale", "numeral")]
    is_numeral = section.has("numeral")
    if section.has("unknown") or section.has("half") or section.has("text"):
        return None
    if is_numeral and not any(kind in ("general", "digit") for kind, _ in tokens):
        tokens.append(("general", ""))
    if any(kind == "general" for kind, _ in tokens):
        if section.has("digit") or section.has("mark"):
            return None
        words = _write_numeral(number) if is_numeral else _write_general(number)
        if words is None:
            return None
        return "".join(words if kind == "general" else part for kind, part in tokens)
    if ("mark", "/") in tokens:
        return None
    written = _fill_places(tokens, number)
    return written.translate(_CHINESE) if is_numeral else written


_CHINESE = str.maketrans("0123456789", f"〇{DIGITS[1:]}")


def _write_numeral(number: Decimal) -> str | None:
    is_written = 0 < number < 1000 and number == int(number)
    return write_numeral(int(number)) if is_written else None


def _write_general(number: Decimal) -> str | None:
    """At most eleven characters, as in a column that is wide enough; ``None`` for an exponent."""
    if number and not Decimal("0.0001") <= number < 10**11:
        return None
    places = 10 - max(number.adjusted() + 1, 1) if number else 0
    return _strip_zeros(f"{_round(number, max(places, 0)):f}")


def _strip_zeros(words: str) -> str:
    return words.rstrip("0").rstrip(".") if "." in words else words


def _round(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)


def _fill_places(tokens: Sequence[tuple[str, str]], number: Decimal) -> str:
    """The digits of a number in the places that a section has for them."""
    places = [i for i, (kind, _) in enumerate(tokens) if kind == "digit"]
    if not places:
        return "".join(part for _, part in tokens)
    point = tokens.index(("mark", ".")) if ("mark", ".") in tokens else len(tokens)
    whole = [i for i in places if i < point]
    end = whole[-1] + 1 if whole else 0
    commas = [i for i, token in enumerate(tokens) if token == ("mark", ",")]
    is_grouped = any(whole and whole[0] < i < whole[-1] for i in commas)
    thousands = sum(i > places[-1] or end <= i < point for i in commas)
    number = number.scaleb(2 * tokens.count(("mark", "%")) - 3 * thousands, _EXACT)
    rounded = f"{_round(number, len(places) - len(whole)):f}"
    before, _, behind = rounded.partition(".")
    digits = _group(before.lstrip("0"), [tokens[i][1] for i in whole], is_grouped)
    decimals = _cut_decimals(behind, [tokens[i][1] for i in places if i > point])
    fills = dict(zip(places, [*digits, *decimals], strict=True))
    return "".join(
        "" if token == ("mark", ",") else fills.get(i, token[1]) for i, token in enumerate(tokens)
    )


def _group(digits: str, places: Sequence[str], is_grouped: bool) -> list[str]:
    """What goes into each place before the point; what does not fit goes into the first."""
    filled: list[str] = []
    for i, place in enumerate(reversed(places)):
        is_first = i == len(places) - 1
        rest = digits[: len(digits) - i] if len(digits) > i else ""
        own = rest if is_first else rest[-1:]
        own = own or ("0" if place == "0" else "")
        if is_grouped:
            own = _add_commas(own, i)
        filled.append(own)
    return filled[::-1]


def _add_commas(digits: str, position: int) -> str:
    """Digits with a comma behind each that a multiple of three digits follow."""
    count = len(digits)
    return "".join(
        digit + ("," if (after := position + count - 1 - i) and after % 3 == 0 else "")
        for i, digit in enumerate(digits)
    )


def _cut_decimals(digits: str, places: Sequence[str]) -> list[str]:
    """What goes into each place behind the point; zeros at the end only where the format says."""
    filled = list(digits)
    for i in reversed(range(len(filled))):
        if filled[i] != "0" or places[i] == "0":
            break
        filled[i] = ""
    return filled


# --- dates ---------------------------------------------------------------------------------------

_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


def _write_date(section: _Section, number: Decimal, is_1904: bool) -> str | None:
    """A date or a time; ``None`` where the section is not known, or the number is no date."""
    if section.has("unknown") or section.has("digit") or section.has("general") or number < 0:
        return None
    total = int(_round(number * 86400, 0))
    day = _find_day(total // 86400, is_1904)
    is_english = not any(kind == "locale" and words[-3:] != "409" for kind, words in section.tokens)
    tokens = [each for each in section.tokens if each[0] not in ("locale", "numeral")]
    codes = [words if kind == "date" else "" for kind, words in tokens]
    written: list[str] = []
    for i, (kind, part) in enumerate(tokens):
        if kind == "half":
            part = part.split("/")[total % 86400 >= 43200]
        elif kind == "date":
            is_minutes = part[0] == "m" and _is_minutes(codes, i)
            if is_minutes or part[0] in "hs[":
                if section.has("numeral"):
                    return None
                found = _write_time(part, total, section.has("half"))
            else:
                found = _write_day(part, day, is_english, section.has("numeral"))
            if found is None:
                return None
            part = found
        written.append(part)
    return "".join(written)


def _find_day(days: int, is_1904: bool) -> date | None:
    """The date of a number; ``None`` for the 29 February 1900, which Excel has, and others."""
    if is_1904:
        return date(1904, 1, 1) + timedelta(days) if days < 2957004 else None
    if 0 < days < 60:
        return date(1899, 12, 31) + timedelta(days)
    return date(1899, 12, 30) + timedelta(days) if 60 < days < 2958466 else None


def _is_minutes(codes: Sequence[str], at: int) -> bool:
    """Whether ``m`` are minutes, which are behind hours or before seconds."""
    before = next((code for code in reversed(codes[:at]) if code), "")
    after = next((code for code in codes[at + 1 :] if code), "")
    return len(codes[at]) < 3 and (before.strip("[")[:1] == "h" or after.strip("[")[:1] == "s")


def _write_time(code: str, total: int, is_half: bool) -> str | None:
    """Hours, minutes or seconds, of the day or elapsed."""
    unit = code.strip("[]")
    seconds = {"h": 3600, "m": 60, "s": 1}[unit[0]]
    if code[0] == "[":
        found = total // seconds
    elif unit[0] == "h":
        found = total % 86400 // 3600
        found = (found % 12 or 12) if is_half else found
    else:
        found = total // seconds % 60
    return str(found).zfill(len(unit)) if len(unit) < 3 else None


def _write_day(code: str, day: date | None, is_english: bool, is_numeral: bool) -> str | None:
    """Year, month, day or day of the week."""
    if day is None:
        return None
    if code in ("aaa", "aaaa"):
        return ("星期" if code == "aaaa" else "") + "一二三四五六日"[day.weekday()]
    if code[0] in "ye":
        year = f"{day.year}"
        year = year[2:] if code in ("y", "yy") else year
        return year.translate(_CHINESE) if is_numeral else year
    value = day.month if code[0] == "m" else day.day
    if len(code) < 3:
        return write_numeral(value) if is_numeral else str(value).zfill(len(code))
    if not is_english or len(code) > 4:
        return None
    name = _MONTHS.split()[value - 1] if code[0] == "m" else _DAYS.split()[day.weekday()]
    return name if len(code) == 4 else name[:3]
