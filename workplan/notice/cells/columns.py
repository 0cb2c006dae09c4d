"""What the head of a column says, and whether a cell may be under it.

Knows the words of heads and asks the caller what a label of responsibility or a name is; not how
cells are drawn.
"""

from collections.abc import Sequence

import attrs

from workplan.model.numerals import read_numeral
from workplan.notice.cells import words as w
from workplan.notice.cells.table import (
    Column,
    ColumnRole,
    FindNames,
    Head,
    Names,
    Pieces,
    ReadHead,
    Text,
)

MOST_COLUMNS = 24
"""More are no table of responsibility; a bound keeps the reading of a row linear."""
LONGEST_HEAD = 30
"""责任单位(排在第一位的为牵头单位,其余为配合单位) has 23 characters."""
LONGEST_UNKNOWN_HEAD = 12


LONGEST_SECTION = 30


TEXTS = frozenset((ColumnRole.TASK, ColumnRole.MEASURE))
NONE_LOWER: frozenset[int] = frozenset()


class Judge:
    """What the words of a cell are; asks the caller's functions, each stretch once."""

    def __init__(self, view: Text, read_head: ReadHead, find_names: FindNames) -> None:
        self.chars = view.chars
        self._view = view
        self._read_head = read_head
        self._find_names = find_names
        self._known: dict[tuple[int, int], Names] = {}

    def is_parted(self, end: int, start: int) -> bool:
        """Whether a document's cell ends at `end` and one begins at `start`, or a paragraph of one.

        An empty line is between paragraphs.
        """
        between = self._view.source[self._view.at[end - 1] + 1 : self._view.at[start]]
        return "\t" in between or between.count("\v") > 1

    def begins_label(self, start: int, end: int) -> bool:
        """Whether a line of a cell begins with its own label: 配合单位:县乙局, 配合:县乙局."""
        colon = self.chars.find(":", start, min(end, start + LONGEST_UNKNOWN_HEAD))
        if colon <= start:
            return False
        is_verb = self.chars[start:colon] in w.UNDER_GROUP
        return is_verb or self._read_head(start, colon) is not None

    def words(self, pieces: Pieces) -> str:
        """The words of a cell."""
        return "".join(self.chars[s:e] for s, e in pieces)

    def names(self, start: int, end: int) -> Names:
        """How surely a stretch is a list of bodies; an empty one is none."""
        if start >= end:
            return "none"
        if (start, end) not in self._known:
            found = self._find_names(start, end)
            if found == "none" and w.DIVISION_LIST.fullmatch(self.chars, start, end):
                found = "likely"  # 旅游股
            self._known[start, end] = found
        return self._known[start, end]

    def strength(self, pieces: Pieces) -> Names:
        """How surely a cell holds bodies: as its weakest line does, unless a line cuts a name."""
        found = {self.names(s, e) for s, e in pieces}
        if "none" in found and len(pieces) > 1:
            found = {self.names(pieces[0][0], pieces[-1][1])}
        if not found or "none" in found:
            return "none"
        return "likely" if "likely" in found else "certain"

    def column(self, index: int, pieces: Pieces, *, is_lower: bool) -> Column:
        """What a cell is as the head of a column; `is_lower` in the second row of heads."""
        words = self.words(pieces)
        if not words or len(words) > LONGEST_HEAD:
            return Column(index, ColumnRole.UNKNOWN, words, pieces)
        if w.BESIDE.fullmatch(words) and not w.BEFORE_MORE.fullmatch(words):
            return Column(index, ColumnRole.FIELD, words, pieces)
        is_inner = bool(w.INNER.search(words))
        head = self._duty(pieces, words, is_lower=is_lower)
        if head is not None:
            return Column(index, ColumnRole.DUTY, head.words, pieces, head.duty, is_inner)
        if is_inner:
            return Column(index, ColumnRole.FIELD, words, pieces, None, is_inner)
        found = (role for role, pattern in w.ROLES if pattern.fullmatch(words))
        return Column(index, next(found, ColumnRole.UNKNOWN), words, pieces)

    def _duty(self, pieces: Pieces, words: str, *, is_lower: bool) -> Head | None:
        """The label of bodies in a cell, other words behind it left out."""
        start, end = pieces[0][0], pieces[-1][1]
        head = self._read_head(start, end)
        more = w.BEFORE_MORE.fullmatch(self.chars, start, end)
        if head is None and more:
            end = more.end(1)
            head = self._read_head(start, end)
        division = w.DIVISION_HEAD.fullmatch(self.chars, start, end)
        if head is None and division:
            head = Head(words, w.UNDER_GROUP[division[1]])
        if head is None and is_lower and words in w.UNDER_GROUP:
            head = Head(words, w.UNDER_GROUP[words])
        return head

    def columns(self, cells: Sequence[Pieces], lower: frozenset[int]) -> tuple[Column, ...]:
        """The columns of a row of heads; ``()`` where the row is none.

        `lower` are the cells that come from a second row.
        """
        if not 1 < len(cells) <= MOST_COLUMNS:
            return ()
        found = [self.column(i, cell, is_lower=i in lower) for i, cell in enumerate(cells)]
        if not all(self._is_label(column) for column in found):
            return ()
        return _settle(found)

    def names_bodies(self, start: int, end: int) -> bool:
        """Whether a stretch is the head of a column of bodies, in a first row or a second."""
        if end - start > LONGEST_HEAD:
            return False
        column = self.column(0, ((start, end),), is_lower=True)
        return column.role is ColumnRole.DUTY or bool(w.BARE_BODY.fullmatch(column.words))

    def _is_label(self, column: Column) -> bool:
        """Whether a cell may be in a row of heads: no name, no sentence."""
        return column.role is not ColumnRole.UNKNOWN or (
            len(column.words) <= LONGEST_UNKNOWN_HEAD
            and not w.SENTENCE.search(column.words)
            and not column.words[:1].isdecimal()
            and (
                not column.pieces
                or self.strength(column.pieces) == "none"
                or bool(w.BARE_BODY.fullmatch(column.words))
            )
        )

    def fits(self, column: Column, pieces: Pieces) -> bool:
        """Whether a filled cell may be in a column."""
        words = self.words(pieces)
        if column.role is ColumnRole.NUMBER:
            return bool(w.NUMBER.fullmatch(words))
        if column.role is ColumnRole.DUTY:
            is_label = self._duty(pieces, words, is_lower=False) is not None
            return is_label or bool(w.NOBODY.fullmatch(words)) or self.strength(pieces) != "none"
        if column.role is ColumnRole.UNKNOWN:
            return True
        is_text = column.role is not ColumnRole.FIELD
        return self.strength(pieces) != "certain" and not (is_text and words.isdecimal())


def _settle(found: list[Column]) -> tuple[Column, ...]:
    """The columns of a head, each with its role beside the others; ``()`` without responsibility.

    Divisions of one body are fields beside bodies (本厅内部主责科), a bare 单位 is who is
    responsible where nothing else is, and 具体任务 behind 重点工作 is what that consists of.
    """
    duties = [c for c in found if c.role is ColumnRole.DUTY]
    if any(not c.is_inner for c in duties):
        found = [
            attrs.evolve(c, role=ColumnRole.FIELD, duty=None) if c.is_inner else c for c in found
        ]
    elif not duties:
        bare = next((c for c in found if w.BARE_BODY.fullmatch(c.words)), None)
        if bare is None or not any(c.role in TEXTS for c in found):
            return ()
        found[bare.index] = attrs.evolve(bare, role=ColumnRole.DUTY)
    first = next((c.index for c in found if c.role is ColumnRole.TASK), len(found))
    found = [
        attrs.evolve(c, role=ColumnRole.MEASURE)
        if c.role is ColumnRole.TASK and c.index > first
        else c
        for c in found
    ]
    has_other = any(c.pieces and c.role is not ColumnRole.DUTY for c in found)
    return tuple(found) if has_other else ()


def read_number(words: str) -> int | None:
    """The number that a cell of the number column says."""
    match = w.NUMBER.fullmatch(words)
    return read_numeral(match[1]) if match else None


def read_pair(judge: Judge, upper: Sequence[Pieces], lower: Sequence[Pieces]) -> tuple[Column, ...]:
    """The columns of a head of two rows: 牵头单位 and 配合单位 under 责任分工; ``()`` if none."""
    labels = [judge.column(i, cell, is_lower=True) for i, cell in enumerate(lower) if cell]
    if not any(c.role is ColumnRole.DUTY for c in labels):
        return ()
    if any(c.role is ColumnRole.UNKNOWN for c in labels):
        return ()
    above = [judge.column(i, cell, is_lower=False) for i, cell in enumerate(upper)]
    if all(c.role is ColumnRole.UNKNOWN for c in above):
        return ()
    if len(upper) == len(lower):
        if all(lower):
            return ()  # a head of its own, below the title of the table
        cells = [low or up for up, low in zip(upper, lower, strict=True)]
        return judge.columns(cells, frozenset(i for i, cell in enumerate(lower) if cell))
    # Copied from a browser the lower row has its own cells only.
    groups = [c.index for c in above if c.role is ColumnRole.DUTY]
    groups = groups or [c.index for c in above if c.role is ColumnRole.UNKNOWN and c.pieces]
    own = [cell for cell in lower if cell]
    if len(groups) != 1 or len(own) < 2:
        return ()
    group = groups[0]
    cells = [*upper[:group], *own, *upper[group + 1 :]]
    return judge.columns(cells, frozenset(range(group, group + len(own))))


def is_same(columns: Sequence[Column], others: Sequence[Column]) -> bool:
    """Whether a head repeats another, as on the next page."""
    return [c.words for c in columns] == [c.words for c in others]
