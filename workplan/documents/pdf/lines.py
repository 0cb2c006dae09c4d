"""Characters on a page become lines, and lines are in reading order.

Knows characters and their boxes only.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import attrs

from workplan.documents.pdf.page import Box, Char

__all__ = ["Line", "find_lines", "sort_blocks"]

_T = TypeVar("_T")

_NARROW_GAP = 0.2
"""Share of the height that parts Latin words; most fonts have blanks of a quarter."""
_GAP = 0.5
"""The same beside Chinese: Word and WPS put a quarter between 印发 and 2018, which is no blank."""
_WIDE_GAP = 1.5
"""From here on something else begins, as the next column of a table without rules."""
_BACK = 0.6
"""How far a line may go back to its next character: after （ and ， set in half their width."""
_LEAST_OVERLAP = 0.5
_IDEOGRAPHIC = "\u3000"


@attrs.frozen
class Line:
    """A printed line."""

    words: str
    box: Box
    order: int
    """Place of its first character in the page's content."""


def find_lines(chars: Iterable[Char]) -> list[Line]:
    """Return the lines of some characters, in reading order.

    Text that runs in another direction than the page is a line for each stretch, at the end.
    """
    straight: list[list[Char]] = []
    turned: list[list[Char]] = []
    last: Char | None = None
    for char in chars:
        runs = turned if char.is_turned else straight
        goes_on = last is not None and last.is_turned == char.is_turned
        if last is not None and goes_on and (char.is_turned or _follows(last, char, None)):
            runs[-1].append(char)
        else:
            runs.append([char])
        last = char
    lines = [line for run in _join_runs(straight) for line in _make_line(run)]
    lines = sort_blocks(lines, [line.box for line in lines], [line.order for line in lines])
    return lines + [line for run in turned for line in _make_line(run)]


def sort_blocks(blocks: Sequence[_T], boxes: Sequence[Box], orders: Sequence[int]) -> list[_T]:
    """Return blocks from top to bottom, or as the content has them where two are abreast."""
    numbers = sorted(range(len(blocks)), key=lambda i: (boxes[i].top, boxes[i].left))
    if _stand_abreast([boxes[i] for i in numbers]):
        numbers = sorted(numbers, key=lambda i: orders[i])
    return [blocks[i] for i in numbers]


def _stand_abreast(boxes: Sequence[Box]) -> bool:
    """Whether two boxes, sorted from the top, have half of their heights in common."""
    lowest: Box | None = None
    for box in boxes:
        if lowest is not None and _overlap(lowest, box):
            return True
        lowest = box if lowest is None else max(lowest, box, key=lambda each: each.bottom)
    return False


def _overlap(one: Box, other: Box) -> bool:
    """Whether half of the lower box's height is beside the other."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > _LEAST_OVERLAP * min(one.bottom - one.top, other.bottom - other.top)


def _follows(last: Char, char: Char, most: float | None) -> bool:
    """Whether a character goes on the line of another, at most so far from it."""
    height = last.box.bottom - last.box.top
    gap = char.box.left - last.box.right
    is_near = most is None or gap < most * height
    return is_near and gap >= -_BACK * height and _overlap(last.box, char.box)


def _join_runs(runs: Iterable[list[Char]]) -> Iterator[list[Char]]:
    """Join what one line is made of, where a program wrote its digits after its words."""
    pieces = [(i, piece) for i, run in enumerate(runs) for piece in _split_run(run)]
    pieces.sort(key=lambda each: each[1][0].box.middle[1])
    row: list[tuple[int, list[Char]]] = []
    for number, piece in pieces:
        if row and not _overlap(row[0][1][0].box, piece[0].box):
            yield from _join_row(row)
            row = []
        row.append((number, piece))
    yield from _join_row(row)


def _split_run(run: list[Char]) -> Iterator[list[Char]]:
    begin = 0
    for i in range(1, len(run)):
        if not _follows(run[i - 1], run[i], _GAP):
            yield run[begin:i]
            begin = i
    yield run[begin:]


def _join_row(row: list[tuple[int, list[Char]]]) -> Iterator[list[Char]]:
    line: list[Char] = []
    last = -1
    for number, piece in sorted(row, key=lambda each: each[1][0].box.left):
        most = None if number == last else _WIDE_GAP
        if line and not _follows(line[-1], piece[0], most):
            yield line
            line = []
        line += piece
        last = number
    if line:
        yield line


def _make_line(run: list[Char]) -> Iterator[Line]:
    """The line of some characters, none if they are blank."""
    parts: list[str] = []
    for i, char in enumerate(run):
        if i and not char.is_turned:
            parts.append(_find_blanks(run[i - 1], char))
        is_blank = char.words.isspace() and char.words != _IDEOGRAPHIC
        parts.append(" " if is_blank else char.words)
    words = "".join(parts).strip()
    boxes = [char.box for char in run if not char.words.isspace()]
    if words:
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        box = Box(min(lefts), min(tops), max(rights), max(bottoms))
        yield Line(words, box, min(char.order for char in run))


def _find_blanks(last: Char, char: Char) -> str:
    """The blanks that the gap between two characters stands for."""
    if last.words.isspace() or char.words.isspace():
        return ""
    height = last.box.bottom - last.box.top
    gap = char.box.left - last.box.right
    if gap >= _WIDE_GAP * height:
        return "  "
    least = _NARROW_GAP if last.words.isascii() and char.words.isascii() else _GAP
    return " " if gap >= least * height else ""
