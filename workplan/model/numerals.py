"""Numerals as notices print them: 二十七, 27, ③. Reads and writes them; knows no headings.

Below a thousand, as headings are numbered. `read_numeral` undoes `write_numeral`.
"""

import re

__all__ = ["CIRCLED", "DIGITS", "cut_number", "read_numeral", "write_numeral"]

DIGITS = "零一二三四五六七八九"
"""The Chinese digits from 0 to 9."""
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""The circled numbers from 1 to 20."""

_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_NUMERAL = re.compile(r"(?:(.)百)?[零〇]?(?:(.?)(十))?(.)?")


def read_numeral(numeral: str) -> int | None:
    """Return the value of a numeral below a thousand, or ``None`` where it is none.

    >>> [read_numeral(numeral) for numeral in ("二十七", "十", "一百零五", "12", "③", "十十")]
    [27, 10, 105, 12, 3, None]
    """
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    if len(numeral) == 1 and numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    match = _NUMERAL.fullmatch(numeral)
    if not match or not numeral:
        return None
    hundreds, tens, ten, ones = match.groups()
    digits = (hundreds or "〇", (tens or "一") if ten else "〇", ones or "〇")
    if any(digit not in _VALUES for digit in digits):
        return None
    values = [_VALUES[digit] for digit in digits]
    return values[0] * 100 + values[1] * 10 + values[2]


def write_numeral(number: int) -> str:
    """Write a number below a thousand in Chinese, as headings are numbered; others in digits.

    >>> [write_numeral(number) for number in (3, 10, 12, 20, 27, 105, 110)]
    ['三', '十', '十二', '二十', '二十七', '一百零五', '一百一十']
    """
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (DIGITS[ones] if ones else "")


_MOST_AROUND = 4
"""Characters that a number may have beside its numeral: 第十条, （十）, 任务十、."""


def cut_number(text: str, numeral: str, title_at: int = 0) -> str:
    """Return the number that `text` begins with, as printed, without whitespace; else the numeral.

    `title_at` is where the title begins; without one nothing separates the number from the text,
    and only brackets or a stop belong to it.

    >>> cut_number("(十)深入推进软件正版化工作。", "十", 3), cut_number("27. 加强宣传。", "27")
    ('(十)', '27.')
    """
    printed, digits = "".join(text[:title_at].split()), "".join(numeral.split())
    if digits and digits in printed and len(printed) <= len(digits) + _MOST_AROUND:
        return printed
    spaced = r"\s*".join(map(re.escape, digits))
    found = re.match(rf"[（(〔\[]?\s*{spaced}\s*(?:[）)〕\]]|[.．、﹒])?", text) if digits else None
    return "".join(found[0].split()) if found else numeral
