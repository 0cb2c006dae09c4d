"""Text in columns, as a terminal or a fixed-width page shows it: Chinese characters take two.

Knows text and widths; no plan.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["WIDTH", "clipped", "columns", "grid", "harmless", "padded", "table", "wrapped"]

WIDTH = 80
"""The columns of an ordinary terminal."""


def columns(text: str) -> int:
    """How many columns a terminal gives to `text`.

    >>> columns("市商务局"), columns("10.1")
    (8, 4)
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def harmless(text: str) -> str:
    """`text` in which a terminal finds nothing to obey but line ends, tabs and our own marks.

    >>> harmless("市局\\x1b[2J，\\x1b[1;31m电商\\x1b[0m")
    '市局\\\\x1b[2J，\\x1b[1;31m电商\\x1b[0m'
    """
    return _CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


BOLD, PLAIN = "\x1b[1;31m", "\x1b[0m"
"""How a terminal is told to stress some words, and to stop."""
# Control characters, and those that turn the direction of the text.
_CONTROL = re.compile(
    rf"(?!{re.escape(BOLD)}|{re.escape(PLAIN)}|\r?\n)[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


def padded(text: str, width: int) -> str:
    """`text` filled up to `width` columns, with at least one blank after it.

    >>> padded("市", 4) + "|"
    '市  |'
    """
    return text + " " * max(width - columns(text), 1)


def clipped(text: str, width: int) -> str:
    """`text` in one line of at most `width` columns, an ellipsis where it was cut.

    >>> clipped("深入推进软件正版化工作", 12)
    '深入推进软…'
    """
    text = " ".join(text.split())
    if columns(text) <= width:
        return text
    kept = ""
    while columns(kept + text[len(kept)]) < width:
        kept += text[len(kept)]
    return kept + "…"


def wrapped(text: str, indent: int = 0, first: str = "", width: int = WIDTH) -> Iterator[str]:
    """`text` in lines of `width` columns; words of Latin letters stay whole where they can.

    >>> list(wrapped("重点办理一批案件", 2, "- ", width=10))
    ['- 重点办理', '  一批案件']
    """
    line, used = first, columns(first)
    for word in _words(" ".join(text.split())):
        if used + columns(word) > width and line.strip():
            yield line.rstrip()
            line, used = " " * indent, indent
            word = word.lstrip()
        line += word
        used += columns(word)
    yield line.rstrip()


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], widest: int = 40) -> str:
    """Rows in columns that line up, each clipped to `widest`; numbers to the right.

    >>> print(table(["单位", "tasks"], [["市商务局", 7], ["青岛海关", 12]]))
    单位      tasks
    市商务局      7
    青岛海关     12
    """
    lines = [list(heads), *([_shown(cell) for cell in row] for row in rows)]
    lines = [[clipped(cell, widest) for cell in line] for line in lines]
    widths = [max(map(columns, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(_set(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def grid(
    heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], width: int = WIDTH
) -> Iterator[str]:
    """Rows of one-letter marks under numbers, set upright, and what each number stands for.

    Where the columns are more than fit into `width`, the rest follow in a block of their own.

    >>> rows = [("4.1", ["L", ""]), ("25.1", ["L", "H"])]
    >>> print("\\n".join(grid(["市商务局", "青岛海关"], rows)))
         1 2
    4.1  L .
    25.1 L H
    <BLANKLINE>
     1 市商务局   2 青岛海关
    """
    first = max((columns(head) for head, _ in rows), default=0)
    digits = len(str(len(heads)))
    fits = max((width - first) // 2, 1)
    for at in range(0, len(heads), fits):
        block = range(at, min(at + fits, len(heads)))
        numbers = [str(place + 1).rjust(digits) for place in block]
        for row in zip(*numbers, strict=True):
            yield (" " * first + "".join(f" {digit}" for digit in row)).rstrip()
        for head, marks in rows:
            line = "".join(f" {marks[place] or '.'}" for place in block)
            yield head + " " * (first - columns(head)) + line
        yield ""
    yield from _legend([f"{n:>2} {head}" for n, head in enumerate(heads, 1)], width)


def _legend(entries: Sequence[str], width: int) -> Iterator[str]:
    """Entries side by side, as many on a line as fit."""
    each = max(map(columns, entries), default=0) + 2
    fits = max(width // each, 1)
    for at in range(0, len(entries), fits):
        yield "".join(e + " " * (each - columns(e)) for e in entries[at : at + fits]).rstrip()


def _shown(cell: object) -> str:
    return "" if cell is None else str(cell)


def _set(cell: str, width: int) -> str:
    room = " " * (width - columns(cell))
    return room + cell if cell.isdecimal() else cell + room


def _words(text: str) -> Iterator[str]:
    """The stretches that a line may not break: a Latin word, or one Chinese character.

    A closing mark stays with what precedes it.
    """
    word = ""
    for char in text:
        joins = char in "、,。;:”)》" or (char.isascii() and char != " " and word[-1:].isascii())
        if word and not joins:
            yield word
            word = ""
        word += char
    yield word
