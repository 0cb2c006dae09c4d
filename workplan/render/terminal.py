"""Text in columns, as a terminal shows it: Chinese characters take two.

Knows text and widths; no plan.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from workplan.render.characters import UNSAFE

__all__ = [
    "WIDTH",
    "clip",
    "escape_controls",
    "format_grid",
    "format_table",
    "measure_width",
    "pad",
    "wrap",
]

WIDTH = 80
"""The columns of an ordinary terminal."""


def measure_width(text: str) -> int:
    """Return how many columns a terminal gives to `text`.

    >>> measure_width("市商务局"), measure_width("10.1")
    (8, 4)
    """
    return sum(map(_width_of, text))


@cache
def _width_of(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


_NO_WIDTH = {"Mn", "Me", "Cf"}
"""Categories without a column: combining marks, and formats such as zero-width characters."""


def escape_controls(text: str) -> str:
    """Return `text` with control characters escaped, but line feeds, tabs and our own colours.

    >>> escape_controls("市局\\x1b[2J，\\x1b[1;31m电商\\x1b[0m")
    '市局\\\\x1b[2J，\\x1b[1;31m电商\\x1b[0m'
    """
    return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


BOLD, PLAIN = "\x1b[1;31m", "\x1b[0m"
"""Escape sequences that begin and end stressed words."""
_CONTROL = re.compile(rf"(?!{re.escape(BOLD)}|{re.escape(PLAIN)}|\r?\n)[\r{UNSAFE}]")


def pad(text: str, width: int) -> str:
    """Return `text` filled with spaces to `width` columns, with one space at least.

    >>> pad("市", 4) + "|"
    '市  |'
    """
    return text + " " * max(width - measure_width(text), 1)


def clip(text: str, width: int) -> str:
    """Return `text` as one line of at most `width` columns, cut with an ellipsis.

    >>> clip("深入推进软件正版化工作", 12)
    '深入推进软…'
    """
    text = " ".join(text.split())
    if measure_width(text) <= width:
        return text
    kept = ""
    while measure_width(kept + text[len(kept)]) < width:
        kept += text[len(kept)]
    return kept + "…"


def wrap(text: str, indent: int = 0, first: str = "", width: int = WIDTH) -> Iterator[str]:
    """Return `text` in lines of `width` columns; Latin words stay whole where they fit.

    >>> list(wrap("重点办理一批案件", 2, "- ", width=10))
    ['- 重点办理', '  一批案件']
    """
    line, used = first, measure_width(first)
    for word in _split_words(" ".join(text.split())):
        if used + measure_width(word) > width and line.strip():
            yield line.rstrip()
            line, used = " " * indent, indent
            word = word.lstrip()
        line += word
        used += measure_width(word)
    yield line.rstrip()


def format_table(
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    widest: int = 40,
    *,
    right: Collection[int] = (),
) -> str:
    """Return rows in aligned columns, each cut to `widest`; numbers and `right` to the right.

    >>> print(format_table(["单位", "tasks"], [["市商务局", 7], ["青岛海关", 12]]))
    单位      tasks
    市商务局      7
    青岛海关     12
    """
    lines = [list(heads), *([_show(cell) for cell in row] for row in rows)]
    lines = [[clip(cell, widest) for cell in line] for line in lines]
    widths = [max(map(measure_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            _align(cell, width, i in right or cell.isdecimal())
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def format_grid(
    heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], width: int = WIDTH
) -> Iterator[str]:
    """Return rows of letters under upright numbers, and below what each number means.

    A letter is one column wide or two. Columns that do not fit into `width` follow in another
    block.

    >>> rows = [("4.1", ["L", ""]), ("25.1", ["L", "H"])]
    >>> print("\\n".join(format_grid(["市商务局", "青岛海关"], rows)))
         1 2
    4.1  L .
    25.1 L H
    <BLANKLINE>
     1 市商务局   2 青岛海关
    """
    first = max((measure_width(head) for head, _ in rows), default=0)
    # A wide letter leaves no space before it.
    first += any(measure_width(mark) > 1 for _, marks in rows for mark in marks)
    digits = len(str(len(heads)))
    fits = max((width - first) // 2, 1)
    for at in range(0, len(heads), fits):
        block = range(at, min(at + fits, len(heads)))
        numbers = [str(place + 1).rjust(digits) for place in block]
        for row in zip(*numbers, strict=True):
            yield (" " * first + "".join(f" {digit}" for digit in row)).rstrip()
        for head, marks in rows:
            line = "".join(_align(marks[place] or ".", 2, is_right=True) for place in block)
            yield head + " " * (first - measure_width(head)) + line
        yield ""
    yield from _list_legend([f"{n:>2} {head}" for n, head in enumerate(heads, 1)], width)


def _list_legend(entries: Sequence[str], width: int) -> Iterator[str]:
    """Entries side by side, as many on a line as fit."""
    each = max(map(measure_width, entries), default=0) + 2
    fits = max(width // each, 1)
    for at in range(0, len(entries), fits):
        yield "".join(e + " " * (each - measure_width(e)) for e in entries[at : at + fits]).rstrip()


def _show(cell: object) -> str:
    return "" if cell is None else str(cell)


def _align(cell: str, width: int, is_right: bool) -> str:
    space = " " * (width - measure_width(cell))
    return space + cell if is_right else cell + space


def _split_words(text: str) -> Iterator[str]:
    """The stretches that a line may not break: a Latin word, or one Chinese character.

    Closing punctuation stays with what precedes it, opening punctuation with what follows
    (kinsoku).
    """
    word = ""
    for char in text:
        joins = (
            char in "、,，。;；:：”)）》"
            or word[-1:] in ("(", "（", "“", "《")
            or (char.isascii() and char != " " and word[-1:].isascii())
        )
        if word and not joins:
            yield word
            word = ""
        word += char
    yield word
