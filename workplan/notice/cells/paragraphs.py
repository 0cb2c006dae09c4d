"""Tables with a cell in each paragraph: empty lines part the cells, and empty cells are lost.

A page or a Word file saved as text has them so. It is known where a paragraph ends, but neither
where a row does nor where a cell has several: of all ways to read the paragraphs that with the
fewest holes is taken. Knows paragraphs in their order; no lines.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from workplan.model import Duty
from workplan.notice.cells import words as w
from workplan.notice.cells.assembly import Assembly
from workplan.notice.cells.columns import (
    LONGEST_SECTION,
    LONGEST_UNKNOWN_HEAD,
    MOST_COLUMNS,
    NONE_LOWER,
    TEXTS,
    Judge,
)
from workplan.notice.cells.page import Page
from workplan.notice.cells.table import Column, ColumnRole, Pieces, RowKind, Table

__all__ = ["ParagraphReader"]

_MOST_LINES = 60
"""How many lines a paragraph may have; a bound keeps the search for heads linear."""
_MOST_UNKNOWN_HEADS = 3
_LONGEST_TIME = 12
"""2030年12月底前完成."""

# What holes and odd cells cost; only the order matters. A supporting cell or a field is often
# empty, who leads hardly ever; a row without its number goes on below a merged cell.
_MERGED, _LIKELY, _EMPTY_FIELD, _EMPTY_SUPPORT, _NO_NUMBER, _MORE = 1, 1, 2, 2, 3, 3
_LONG, _EMPTY_TEXT, _ODD, _NAMED, _EMPTY_DUTY, _NO_NAMES = 3, 4, 4, 6, 8, 12
_MOST = 60
"""What a row may cost: more is other text."""
_NEVER = 10**6


@attrs.frozen
class _Paragraph:
    """A paragraph, and the line behind it."""

    pieces: Pieces
    words: str
    stop: int
    is_number: bool


class _Place(NamedTuple):
    """Where in a row the last paragraph stands, and what the row has so far."""

    column: int = -1
    has_names: bool = False
    has_text: bool = False
    has_number: bool = False


_BETWEEN = _Place()


class _Other(NamedTuple):
    """A row that is none of tasks."""

    kind: RowKind
    cells: tuple[Pieces, ...]
    size: int
    cost: int


@attrs.frozen
class _Way:
    """The cheapest way to read the paragraphs up to a place."""

    cost: int
    base: int = 0
    """What it cost where its row begins."""
    begun: int = -1
    """Where its row begins."""
    anchor: int = -1
    """Where the last row begins that has more than text; -1 before the first."""
    before: "_Way | None" = None
    column: int = -1
    """Of its last paragraph; -1 between two rows."""
    other: _Other | None = None
    is_tied: bool = False
    """Whether another way costs the same."""


class ParagraphReader:
    """Reads a table with numbered rows that has a cell in each paragraph, from its head on."""

    def __init__(self, page: Page, judge: Judge, at: int, stop: int) -> None:
        self._page = page
        self._judge = judge
        self._read: list[_Paragraph] = []
        self._source = self._list_paragraphs(at, stop)
        self._columns: tuple[Column, ...] = ()
        self._heads: frozenset[str] = frozenset()
        self.at = at

    def read(self) -> Table | None:
        """The table whose head begins here, ``None`` if there is none; `at` is behind it."""
        self._columns = self._find_head()
        self._heads = frozenset(column.words for column in self._columns if column.words)
        if not any(column.role is ColumnRole.NUMBER for column in self._columns):
            return None
        builder = Assembly(self._judge, "paragraphs", self._columns)
        begin = len(self._columns)
        self._put(builder, _Other(RowKind.HEAD, self._cells(0, begin), begin, 0), 0)
        stop, ways = self._find_rows(begin)
        at = begin
        for way in ways:
            at = self._put_row(builder, way, at)
        if not builder.has_rows:
            return None
        self.at = self._read[stop - 1].stop
        return builder.finish()

    # Paragraphs.

    def _list_paragraphs(self, at: int, stop: int) -> Iterator[_Paragraph]:
        lines = self._page.lines
        while at < stop:
            end = at + 1
            while end < min(stop, at + _MOST_LINES) and not lines[end].is_apart:
                end += 1
            pieces = tuple((line.start, line.end) for line in lines[at:end])
            words = self._judge.words(pieces)
            yield _Paragraph(pieces, words, end, bool(w.NUMBER.fullmatch(words)))
            at = end

    def _paragraph(self, at: int) -> _Paragraph | None:
        while at >= len(self._read):
            following = next(self._source, None)
            if following is None:
                return None
            self._read.append(following)
        return self._read[at]

    def _cells(self, start: int, end: int) -> tuple[Pieces, ...]:
        return tuple(paragraph.pieces for paragraph in self._read[start:end])

    # Heads.

    def _find_head(self) -> tuple[Column, ...]:
        """The columns of the paragraphs that are heads, up to the last known one."""
        known = 0
        for at in range(MOST_COLUMNS):
            head = self._paragraph(at)
            if head is None or (at and head.words == self._read[0].words):
                break
            if w.is_placeholder(head.words):
                break  # — for the first numeral
            column = self._judge.column(at, head.pieces, is_lower=False)
            if column.role is not ColumnRole.UNKNOWN or w.BARE_BODY.fullmatch(column.words):
                known = at + 1
            elif not known or at - known >= _MOST_UNKNOWN_HEADS or not self._may_be_head(head):
                break
        return self._judge.columns(self._cells(0, known), NONE_LOWER)

    def _may_be_head(self, paragraph: _Paragraph) -> bool:
        return (
            len(paragraph.words) <= LONGEST_UNKNOWN_HEAD
            and not paragraph.is_number
            and not w.SENTENCE.search(paragraph.words)
            and self._judge.strength(paragraph.pieces) == "none"
        )

    # Rows that are none of tasks.

    def _list_others(self, at: int) -> Iterator[_Other]:
        """The repeated head, remark or subheading that begins with a paragraph."""
        width = len(self._columns)
        self._paragraph(at + max(width, 3))
        first, second, third = (self._paragraph(at + i) for i in range(3))
        own = self._read[at : at + width]
        if [head.words for head in own] == [column.words for column in self._columns]:
            yield _Other(RowKind.HEAD, self._cells(at, at + width), width, 0)
        if first is not None and w.NOTE.match(first.words):
            yield _Other(RowKind.NOTE, (first.pieces,), 1, 0)
        if first is None or second is None or not self._may_be_heading(first):
            return
        if first.is_number or w.is_placeholder(first.words):
            if third and third.is_number and self._may_be_heading(second):
                yield _Other(RowKind.SECTION, (second.pieces,), 2, 0)  # 一, 城市绿化, （一）
        elif second.is_number and not self._is_time(first.words):
            cost = 0 if w.SECTION.match(first.words) else _MORE
            yield _Other(RowKind.SECTION, (first.pieces,), 1, cost)  # 一、城市绿化, 1

    def _may_be_heading(self, paragraph: _Paragraph) -> bool:
        return len(paragraph.words) <= LONGEST_SECTION and not w.SENTENCE.search(paragraph.words)

    # Rows of tasks.

    def _find_rows(self, begin: int) -> tuple[int, list[_Way]]:
        """Where the rows end that begin with a paragraph, and for each row the way to its end.

        One pass over the paragraphs, which keeps for each the cheapest way to have come to each
        column. The last row takes no more than makes it whole: what follows may be other text.
        """
        layers = {begin: {_BETWEEN: _Way(0)}}
        ends: list[tuple[int, _Way]] = []
        at = begin - 1
        while True:
            at += 1
            layer = layers.pop(at, {})
            self._close_rows(layer)
            if _BETWEEN in layer:
                ends.append((at, layer[_BETWEEN]))
            if (not layer and not layers) or self._paragraph(at) is None:
                break
            for size, place, way in self._list_ways(at, layer):
                _keep(layers.setdefault(at + size, {}), place, way)
        last = max(way.begun for _, way in ends)
        found = (end for end in ends if end[1].begun == last)
        stop, way = min(found, key=lambda end: (end[1].cost + self._left_cost(end[0]), -end[0]))
        rows: list[_Way] = []
        node: _Way | None = way
        while node is not None:
            if node.column < 0 and node.before is not None:
                rows.append(node)
            node = node.before
        return stop, rows[::-1]

    def _left_cost(self, at: int) -> int:
        """What it costs to end the table before a paragraph: bodies are hardly other text."""
        following = self._paragraph(at)
        is_named = following is not None and self._judge.strength(following.pieces) == "certain"
        return _EMPTY_DUTY if is_named and not self._is_signature(at) else 0

    def _close_rows(self, layer: dict[_Place, _Way]) -> None:
        """End the rows that may end here: they have two of number, text and names, or text alone.

        Text alone is below merged names where rows follow; behind the last one it is none.
        """
        for place, way in list(layer.items()):
            has_two = place.has_text + place.has_names + place.has_number > 1
            if has_two or (place.has_text and way.anchor >= 0):
                left = self._columns[place.column + 1 :]
                cost = way.cost + sum(self._skip_cost(column, is_left=False) for column in left)
                begun = way.begun if has_two else way.anchor
                _keep(layer, _BETWEEN, _Way(cost, cost, begun, begun, way))

    def _list_ways(self, at: int, layer: dict[_Place, _Way]) -> Iterator[tuple[int, _Place, _Way]]:
        """What a paragraph may be behind what was read before it, and how many it is."""
        paragraph = self._read[at]
        costs = [self._fill_cost(column, at) for column in self._columns]
        for place, way in layer.items():
            is_first = place.column < 0
            if is_first:
                for other in self._list_others(at):
                    if other.kind is RowKind.HEAD and way.before is None:
                        continue  # the head of another table
                    cost = way.cost + other.cost
                    step = _Way(cost, cost, way.begun, way.anchor, way, other=other)
                    yield other.size, _BETWEEN, step
            elif way.cost - way.base > _MOST:
                continue
            base, begun = (way.cost, at) if is_first else (way.base, way.begun)
            cost = way.cost
            for j in range(max(place.column, 0), len(self._columns)):
                is_more = j == place.column
                if costs[j] < _NEVER and not (is_more and paragraph.is_number):
                    total = cost + costs[j] + self._more_cost(self._columns[j]) * is_more
                    following = self._place(place, j, paragraph)
                    yield 1, following, _Way(total, base, begun, way.anchor, way, j)
                if not is_more:
                    cost += self._skip_cost(self._columns[j], is_left=is_first)

    def _place(self, before: _Place, column: int, paragraph: _Paragraph) -> _Place:
        role = self._columns[column].role
        is_named = role is ColumnRole.DUTY and (
            before.has_number
            or w.is_placeholder(paragraph.words)
            or self._judge.strength(paragraph.pieces) != "none"
        )
        is_number = role is ColumnRole.NUMBER
        return _Place(
            column,
            before.has_names or is_named,
            before.has_text or role in TEXTS,
            before.has_number or is_number,
        )

    def _skip_cost(self, column: Column, *, is_left: bool) -> int:
        """What it costs that a column is empty, left of all the row's own cells or not."""
        if column.role is ColumnRole.NUMBER:
            return _NO_NUMBER
        if column.role is ColumnRole.AREA:
            return _MERGED
        if column.role in TEXTS:
            return _MERGED if is_left else _EMPTY_TEXT
        if column.role is ColumnRole.DUTY:
            return _EMPTY_SUPPORT if column.duty is Duty.SUPPORTING else _EMPTY_DUTY
        return _EMPTY_FIELD

    def _more_cost(self, column: Column) -> int:
        """What it costs that a cell has another paragraph: few lead, many support."""
        if column.role is ColumnRole.FIELD:
            return 2 * _MORE
        return _MORE + (column.duty is Duty.LEAD)

    def _fill_cost(self, column: Column, at: int) -> int:
        """What it costs that a paragraph stands in a column."""
        paragraph = self._read[at]
        words = paragraph.words
        if words in self._heads:
            return _NEVER  # another table
        if paragraph.is_number or column.role is ColumnRole.NUMBER:
            return 0 if paragraph.is_number and column.role is ColumnRole.NUMBER else _NEVER
        if w.is_placeholder(words):
            return _ODD if column.role in (*TEXTS, ColumnRole.AREA) else 0
        if column.role is ColumnRole.DUTY:
            return self._names_cost(at)
        names = self._judge.strength(paragraph.pieces)
        is_task = self._read[at - 1].is_number or words.endswith("。")
        if names != "none" and not column.is_inner and not is_task:
            return _NAMED if names == "likely" else _NEVER
        if w.TIME_HEAD.search(column.words):
            return 0 if w.TIME.search(words) and len(words) <= LONGEST_SECTION else _ODD
        if column.role is ColumnRole.AREA:
            return 0 if self._may_be_heading(paragraph) else _ODD
        if column.role is ColumnRole.FIELD:
            if column.is_inner:
                return _NAMED if names == "certain" else 0
            return 0 if self._may_be_heading(paragraph) and not w.SECTION.match(words) else _LONG
        if self._is_time(words):
            return _NAMED
        return _ODD if names != "none" else 0

    def _names_cost(self, at: int) -> int:
        """What it costs that a paragraph stands under a head of bodies."""
        paragraph = self._read[at]
        names = self._judge.strength(paragraph.pieces)
        if names == "none":
            return _NO_NAMES if self._may_be_heading(paragraph) else _NEVER
        if self._is_signature(at):
            return _NEVER
        is_text = paragraph.words.endswith("。") and "、" not in paragraph.words
        return _NAMED * is_text + _LIKELY * (names == "likely")  # 开工建设老年大学。

    def _is_signature(self, at: int) -> bool:
        """Whether a name stands over a date, and no column is of dates: 市政府, 2030年4月6日."""
        following = self._paragraph(at + 1)
        is_dated = following is not None and w.DATE_LINE.fullmatch(following.words)
        return bool(is_dated) and not self._has_times

    def _is_time(self, words: str) -> bool:
        """Whether words are what stands in a column of dates, and there is one."""
        is_short = len(words) <= _LONGEST_TIME
        return self._has_times and is_short and w.TIME.match(words) is not None

    @property
    def _has_times(self) -> bool:
        return any(w.TIME_HEAD.search(column.words) for column in self._columns)

    # Rows as they are kept.

    def _put_row(self, builder: Assembly, way: _Way, at: int) -> int:
        """Keep the row that begins with a paragraph: the paragraph behind it."""
        if way.other is not None:
            self._put(builder, way.other, at)
            return at + way.other.size
        steps: list[_Way] = []
        step = way.before
        while step is not None and step.column >= 0:
            steps.append(step)
            step = step.before
        cells: list[list[_Paragraph]] = [[] for _ in self._columns]
        for own, paragraph in zip(reversed(steps), self._read[at:], strict=False):
            cells[own.column].append(paragraph)
        stop = at + len(steps)
        start, end = self._read[at].pieces[0][0], self._read[stop - 1].pieces[-1][1]
        is_tied = way.is_tied or any(step.is_tied for step in steps)
        row = [tuple(piece for p in cell for piece in p.pieces) for cell in cells]
        builder.add(start, end, row, is_ragged=is_tied or self._is_doubtful(cells))
        return stop

    def _put(self, builder: Assembly, row: _Other, at: int) -> None:
        start, end = self._read[at].pieces[0][0], self._read[at + row.size - 1].pieces[-1][1]
        builder.put(start, end, row.kind, row.cells)

    def _is_doubtful(self, cells: Sequence[Sequence[_Paragraph]]) -> bool:
        """Whether paragraphs may stand in other columns than they were put to.

        A cell of bodies or of text is missing, a cell has several paragraphs beside another of
        its kind, or what stands under a head of bodies is none.
        """
        first = next(i for i, cell in enumerate(cells) if cell)
        duties = [c.index for c in self._columns if c.role is ColumnRole.DUTY]
        texts = [c.index for c in self._columns if c.role in (*TEXTS, ColumnRole.AREA)]
        return (
            any(not cells[i] for i in duties)
            or any(not cells[i] for i in texts if i > first and self._columns[i].role in TEXTS)
            or any(len(cells[i]) > 1 for own in (duties, texts) if len(own) > 1 for i in own)
            or any(
                self._judge.strength(p.pieces) == "none" and not w.is_placeholder(p.words)
                for i in duties
                for p in cells[i]
            )
        )


def _keep(layer: dict[_Place, _Way], place: _Place, way: _Way) -> None:
    """Keep a way to a place if none is cheaper; of two that cost the same the first, as tied."""
    other = layer.get(place)
    if other is None or way.cost < other.cost:
        layer[place] = way
    elif way.cost == other.cost:
        layer[place] = attrs.evolve(other, is_tied=True)
