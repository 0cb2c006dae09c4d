"""How many lines a text takes in a cell of paper, for row heights and page breaks.

Knows text and widths in half-width characters; no sheet and no file format.
"""

import unicodedata

from workplan.render import terminal

__all__ = ["count_lines"]


def count_lines(value: str | int, width: int) -> int:
    """Return how many lines a text takes in a cell of `width`; a longer word is broken.

    >>> count_lines("市商务局、市公安局", 12), count_lines("", 12), count_lines(7, 12)
    (2, 1, 1)
    """
    # Line breaking (kinsoku): closing punctuation may not start a line, so the character before it
    # moves to the next line too.
    usable = max(width - 1, min(width, 2))
    wrapped = (
        line
        for part in str(value).splitlines()
        for line in terminal.wrap(_widen_ambiguous(part), width=usable)
    )
    return max(sum(max(-(-terminal.measure_width(line) // usable), 1) for line in wrapped), 1)


_WIDE_SUBSTITUTES = {"”": "》"}
"""Wide characters that break like the ambiguous ones: ” may not start a line either."""


def _widen_ambiguous(text: str) -> str:
    """Return `text` with wide characters for those of ambiguous width, such as ●.

    A Chinese font sets them as wide as a Chinese character.
    """
    return "".join(
        char if unicodedata.east_asian_width(char) != "A" else _WIDE_SUBSTITUTES.get(char, "口")
        for char in text
    )
