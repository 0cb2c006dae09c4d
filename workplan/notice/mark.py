"""Step one: what stands where in the text. Numerals, brackets, paragraphs; no meaning yet.

Knows characters, and neither plans nor agencies. Every function is one pass over the text.
"""

import re
from collections.abc import Iterator

import attrs

__all__ = ["BLANKS", "STOPS", "Heading", "brackets", "headings", "number", "paragraphs", "trimmed"]

BLANKS = " \t\r\n\u3000\xa0\ufeff"
STOPS = "。.;;,,"

_OPENING = "(([【〔「"
_CLOSING = "))]】〕」"
_PARTNER = dict(zip(_CLOSING, "(([【〔「", strict=True))

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_NUMERAL = "[零〇一二三四五六七八九十百]{1,7}"
_FORMS = (
    # level, how its numeral is written at the start of a line
    (1, re.compile(rf"({_NUMERAL})、")),  # 一、持续推进三大重点领域治理
    (2, re.compile(rf"[((]({_NUMERAL})[))]")),  # (一)深化互联网领域…
)


@attrs.frozen
class Heading:
    """A numeral at the start of a paragraph."""

    level: int
    numeral: str
    start: int
    """Where the numeral begins, with its opening mark."""
    end: int
    """Where it ends, with its closing mark."""


def number(numeral: str) -> int | None:
    """The value of a Chinese numeral below a thousand, or ``None``.

    >>> number("二十七"), number("十"), number("一百零五"), number("十十")
    (27, 10, 105, None)
    """
    match = re.fullmatch(r"(?:(.)百)?[零〇]?(?:(.?)(十))?(.)?", numeral)
    if not match or not numeral:
        return None
    hundreds, tens, ten, ones = match.groups()
    parts = (hundreds or "〇", (tens or "一") if ten else "〇", ones or "〇")
    if any(part not in _DIGITS for part in parts):
        return None
    values = [_DIGITS[part] for part in parts]
    return values[0] * 100 + values[1] * 10 + values[2]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of each line that is not blank, without the blanks around it."""
    for match in re.finditer(r"[^\n]+", text):
        start, end = trimmed(text, *match.span())
        if start < end:
            yield start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without the blanks at either end."""
    while start < end and text[start] in BLANKS:
        start += 1
    while start < end and text[end - 1] in BLANKS:
        end -= 1
    return start, end


def headings(text: str) -> Iterator[Heading]:
    """The numerals that begin a paragraph, in the order of the text."""
    for start, _ in paragraphs(text):
        for level, form in _FORMS:
            if match := form.match(text, start):
                yield Heading(level, match[1], start, match.end())
                break


def brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets between two positions; one that has no partner is none."""
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at in range(start, end):
        if text[at] in _OPENING:
            stack.append(at)
        elif text[at] in _CLOSING and stack and _same(text[stack[-1]], text[at]):
            opened = stack.pop()
            while pairs and pairs[-1][0] > opened:
                pairs.pop()
            pairs.append((opened, at + 1))
    yield from pairs


def _same(opening: str, closing: str) -> bool:
    """Whether two brackets are of one sort; full and half width may be mixed."""
    return opening == _PARTNER[closing] or (opening in "((" and closing in "))")
