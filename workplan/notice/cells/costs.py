"""What holes and odd cells of a row cost, where nothing else says which cell is where.

Of all ways to read a row the cheapest counts, so that each cost is what one thing is less likely
than another. Knows columns and the words of a cell; not where rows begin.
"""

from collections.abc import Sequence

import attrs

from workplan.model import Duty
from workplan.notice.cells import words as w
from workplan.notice.cells.columns import LONGEST_SECTION, TEXTS, Judge
from workplan.notice.cells.table import Column, ColumnRole, Pieces

NEVER = 10**6
EMPTY = 2
"""A supporting cell, a deadline or a remark is often empty."""
DIGITS = 2
"""A score (分值) or a target is a number, as that of the next row is below an empty cell."""
LIKELY = 2
"""A task ends as a body may: 建设监测平台."""
NO_NUMBER = 3
"""A row begins without its number: it goes on below a merged one."""
EMPTY_TEXT = 3
"""A task is in the merged cell above although the row has its own number."""
MORE = 3
"""A cell has another paragraph: two bodies are rather two cells than one and an empty one."""
LONG = 3
"""A remark is as long as a text is."""
MORE_LEADS = 4
"""A cell of who leads has another paragraph: of three bodies the last two support."""
ODD = 4
"""A task ends as only a body does: 迁建政务服务中心. A deadline has no time."""
HEADING = 5
"""A line without a numeral is a subheading: dearer than another body of the cell before it."""
ODDER = 6
"""Bodies are in a cell of text, a deadline in one, another paragraph in a cell of a field, or the
number after the last one in any."""
EMPTY_DUTY = 8
"""Nobody is responsible: hardly ever."""
NO_NAMES = 12
"""What is under a head of bodies is none."""

_WITHOUT_DIGITS = (ColumnRole.DUTY, ColumnRole.AREA, ColumnRole.TASK)
_LONGEST_TIME = 12
"""2030年12月底前完成."""


@attrs.frozen
class Paragraph:
    """The lines of a cell, or of a part of one."""

    pieces: Pieces
    words: str
    stop: int
    """The line behind it."""
    is_number: bool


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is as short as a subheading, and no sentence."""
    return len(paragraph.words) <= LONGEST_SECTION and not w.SENTENCE.search(paragraph.words)


class Costs:
    """What it costs to put the paragraphs of a table to its columns."""

    def __init__(self, judge: Judge, columns: Sequence[Column]) -> None:
        self._judge = judge
        self._heads = frozenset(column.words for column in columns if column.words)
        self._has_times = any(w.TIME_HEAD.search(column.words) for column in columns)

    def skip(self, column: Column, *, is_left: bool) -> int:
        """What an empty cell costs, left of all the row's own cells or not."""
        if column.role is ColumnRole.NUMBER:
            return NO_NUMBER
        if column.role is ColumnRole.AREA or (column.role in TEXTS and is_left):
            return 0  # in the merged cell above
        if column.role in TEXTS:
            return EMPTY_TEXT
        is_accountable = column.role is ColumnRole.DUTY and column.duty is not Duty.SUPPORTING
        return EMPTY_DUTY if is_accountable else EMPTY

    def extend(self, column: Column, paragraph: Paragraph) -> int:
        """What another paragraph of a cell costs."""
        if paragraph.is_number:
            return NEVER
        if column.role is ColumnRole.FIELD:
            return ODDER
        return MORE_LEADS if column.duty is Duty.LEAD else MORE

    def fill(self, column: Column, paragraph: Paragraph, *, is_task: bool) -> int:
        """What a paragraph costs in a column; `is_task` where it is right behind a number."""
        words = paragraph.words
        if words in self._heads and not is_task:
            return NEVER  # another table
        if column.role is ColumnRole.NUMBER:
            return 0 if paragraph.is_number else NEVER
        if paragraph.is_number:
            return NEVER if column.role in _WITHOUT_DIGITS else DIGITS
        if column.role is ColumnRole.DUTY:
            return self._fill_duty(paragraph)
        if w.is_placeholder(words):
            return 0
        names = self._judge.strength(paragraph.pieces)
        if column.is_inner:
            return {"likely": 0, "none": ODD, "certain": ODDER}[names]
        if names != "none" and not (is_task or words.endswith("。")):
            return ODDER if names == "likely" else NEVER
        if w.TIME_HEAD.search(column.words):
            return 0 if w.TIME.search(words) else ODD
        if column.role is ColumnRole.FIELD:
            return 0 if is_heading(paragraph) and not w.SECTION.match(words) else LONG
        if self._is_time(words):
            return ODDER
        return {"none": 0, "likely": LIKELY, "certain": ODD}[names]

    def _fill_duty(self, paragraph: Paragraph) -> int:
        """What a paragraph costs under a head of bodies."""
        words = paragraph.words
        if w.is_placeholder(words):
            return 0
        if self._judge.strength(paragraph.pieces) == "none":
            return NO_NAMES
        return ODDER if words.endswith("。") else 0  # 建成老年大学。

    def _is_time(self, words: str) -> bool:
        """Whether words are what is in a column of deadlines, and there is one."""
        is_short = len(words) <= _LONGEST_TIME
        return self._has_times and is_short and w.TIME.match(words) is not None
