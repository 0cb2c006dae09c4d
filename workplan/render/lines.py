"""Lines on paper: how many a text takes in a cell, and where a title is broken.

Knows text and widths in half-width characters; no sheet and no file format.
"""

import unicodedata

from workplan.render import terminal

__all__ = ["break_title", "count_lines"]


def count_lines(value: str | int, width: int) -> int:
    """Return how many lines a text takes in a cell of `width`; a longer word is broken.

    >>> count_lines("市商务局、市公安局", 12), count_lines("", 12), count_lines(7, 12)
    (2, 1, 1)
    """
    if value == "":
        return 1
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


# --- titles --------------------------------------------------------------------------------------

_NEVER_FIRST = "、，。；：！？》）”’」』】〕,.;:!?)]}%％"
_NEVER_LAST = "《（“‘「『【〔([{"
_WELL_AFTER = "、，；：》）”的"
"""A title is best broken after these: 关于印发《…》的|通知."""
_WELL_BEFORE = "《（“"
_WORTH = 12
"""How many half-width characters of imbalance a good break is worth, and a bad one costs.

Of 43 titles of notices 16 take several lines of 28 characters. With 0 ten of them were broken in
the middle of a word (高水平开|放, 体育竞|赛), with 4 four, with 12 none; with 24 no fewer.
"""

_LONGEST_TITLE = 400
"""Characters; a longer one is none, and every place would be measured for every line."""


def break_title(title: str, width: int, text: str = "") -> list[str]:
    """Return the lines of a title, about equally long: one where it fits into `width`.

    No dictionary says what a word is; `text` does: two characters that are often together there are
    not separated.

    >>> break_title("关于印发《打击假冒伪劣商品工作要点》的通知", 36)
    ['关于印发', '《打击假冒伪劣商品工作要点》的通知']
    """
    lines: list[str] = []
    if len(title) > _LONGEST_TITLE:
        return [title]
    for left in range(-(-terminal.measure_width(title) // width), 1, -1):
        at = _find_break(title, width, left, text)
        lines.append(title[:at])
        title = title[at:]
    return [*lines, title] if title or not lines else lines


def _find_break(title: str, width: int, left: int, text: str) -> int:
    """Return where the first of `left` lines ends best; the title's end where none may."""
    target = terminal.measure_width(title) / left

    def rate(at: int) -> float:
        imbalance = abs(terminal.measure_width(title[:at]) - target)
        return imbalance + _rate_break(title[at - 1 : at + 1], text)

    possible = (at for at in range(1, len(title)) if _is_break(title, at, width, left))
    return min(possible, key=rate, default=len(title))


def _is_break(title: str, at: int, width: int, left: int) -> bool:
    """Whether a line may end before `at`, so that the rest fits into the other lines."""
    before, after = title[at - 1], title[at]
    return (
        after not in _NEVER_FIRST
        and before not in _NEVER_LAST
        # Neither inside a word or number, nor in 2018|年.
        and not (before.isascii() and (after.isascii() or after == "年"))
        and terminal.measure_width(title[:at]) <= width
        and terminal.measure_width(title[at:]) <= width * (left - 1)
    )


def _rate_break(pair: str, text: str) -> int:
    """Return how bad a break inside `pair` is, in half-width characters of imbalance."""
    if pair[0] in _WELL_AFTER or pair[1] in _WELL_BEFORE:
        return -_WORTH
    return min(text.count(pair), _WORTH)
