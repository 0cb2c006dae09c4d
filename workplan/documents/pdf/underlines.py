"""Rules that underline words, or strike them out, are no rules of a table.

Knows characters and straight lines only.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from workplan.documents.pdf.page import Char, Rule

__all__ = ["drop_underlines"]

_NEAR = 1.5
"""Points between the end of a line and that of its words; a cell's side is farther from them, since
a cell has a padding, or its words do not fill it."""
_HIGHEST, _LOWEST = 0.25, 1.1
"""Where in the height of its words such a line is: through them, or under them."""
_TALLEST = 100.0
"""Points that underlined words are high at most; a taller font would be in very many heights."""


def drop_underlines(rules: Iterable[Rule], chars: Iterable[Char]) -> Iterator[Rule]:
    """Yield the rules that do not begin and end with words which they are under, or go through."""
    lefts: dict[int, list[float]] = {}
    rights: dict[int, list[float]] = {}
    for char in chars:
        box = char.box
        height = box.bottom - box.top
        if height <= _TALLEST:
            first, last = box.top + _HIGHEST * height, box.top + _LOWEST * height
            for at in range(round(first), round(last) + 1):
                lefts.setdefault(at, []).append(box.left)
                rights.setdefault(at, []).append(box.right)
    for places in (*lefts.values(), *rights.values()):
        places.sort()
    for rule in rules:
        at = round(rule.at)
        is_underline = _has_near(lefts, at, rule.begin) and _has_near(rights, at, rule.end)
        if not (rule.is_across and is_underline):
            yield rule


def _has_near(places: dict[int, list[float]], row: int, at: float) -> bool:
    """Whether one of the places in a row, which are sorted, is near another."""
    own = places.get(row, [])
    number = bisect_left(own, at - _NEAR)
    return number < len(own) and own[number] <= at + _NEAR
