"""Tables with a cell in each paragraph: empty lines part the cells, and empty cells are lost.

A page or a Word file saved as text has them so. It is known where a paragraph ends, but neither
where a row does nor where a cell has several: of all ways to read the paragraphs the cheapest is
taken. Knows paragraphs in their order; what a way costs it asks of `costs`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from workplan.notice.cells import costs as c, words as w
from workplan.notice.cells.assembly import Assembly
from workplan.notice.cells.columns import (
    LONGEST_UNKNOWN_HEAD,
    MOST_COLUMNS,
    NONE_LOWER,
    TEXTS,
    Judge,
    read_number,
)
from workplan.notice.cells.costs import Costs, Paragraph, is_heading
from workplan.notice.cells.page import Page
from workplan.notice.cells.table import Column, ColumnRole, Pieces, RowKind, Table

__all__ = ["ParagraphReader"]

_MOST_LINES = 60
"""How many lines a paragraph may have; a bound keeps the search for heads linear."""
_MOST_PARAGRAPHS = 60
"""How many paragraphs may follow a number: more are other text. A bound keeps the search linear."""


class _Place(NamedTuple):
    """Where in a row the last paragraph is, and what the row has so far."""

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
    """The cheapest way to read the paragraphs up to a place: a chain of steps."""

    cost: int
    numbered: int = -1
    """Where the last row with a number begins; -1 before the first."""
    before: "_Way | None" = None
    column: int = -1
    """Of its last paragraph; -1 between two rows."""
    other: _Other | None = None
    """The row that the step is, if it is none of tasks."""
    is_loose: bool = False
    """Whether the last row is text alone, which may be other text."""
    has_sections: bool = False
    is_tied: bool = False
    """Whether another way costs the same."""


class ParagraphReader:
    """Reads a table with numbered rows that has a cell in each paragraph, from its head on."""

    def __init__(self, page: Page, judge: Judge, at: int, stop: int) -> None:
        self._page = page
        self._judge = judge
        self._read: list[Paragraph] = []
        self._source = self._list_paragraphs(at, stop)
        self._columns = self._find_head()
        self._costs = Costs(judge, self._columns)
        self.has_head = any(column.role is ColumnRole.NUMBER for column in self._columns)
        """Whether the head of such a table begins here."""
        self.at = at

    def read(self) -> Table | None:
        """The table whose head begins here, ``None`` if it has no rows; `at` is behind it.

        Only where the reader `has_head`.
        """
        builder = Assembly(self._judge, "paragraphs", self._columns)
        begin = len(self._columns)
        self._put_other(builder, _Other(RowKind.HEAD, self._cells(0, begin), begin, 0), 0)
        stop, rows = self._find_rows(begin)
        at = begin
        for row in rows:
            if row.other is not None:
                self._put_other(builder, row.other, at)
                at += row.other.size
            else:
                is_last = row.numbered == rows[-1].numbered
                at = self._put_row(builder, row, at, is_last=is_last)
        self.at = self._read[stop - 1].stop
        return builder.finish() if builder.has_rows else None

    # Paragraphs.

    def _list_paragraphs(self, at: int, stop: int) -> Iterator[Paragraph]:
        lines = self._page.lines
        while at < stop:
            end = at + 1
            while end < min(stop, at + _MOST_LINES) and not lines[end].is_apart:
                end += 1
            pieces = tuple((line.start, line.end) for line in lines[at:end])
            words = self._judge.words(pieces)
            yield Paragraph(pieces, words, end, bool(w.NUMBER.fullmatch(words)))
            at = end

    def _paragraph(self, at: int) -> Paragraph | None:
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
            elif not known or not self._may_be_head(head):
                break
        return self._judge.columns(self._cells(0, known), NONE_LOWER)

    def _may_be_head(self, paragraph: Paragraph) -> bool:
        return (
            len(paragraph.words) <= LONGEST_UNKNOWN_HEAD
            and not paragraph.is_number
            and not w.SENTENCE.search(paragraph.words)
            and self._judge.strength(paragraph.pieces) == "none"
        )

    # Rows that are none of tasks.

    def _list_others(self, at: int, way: _Way) -> Iterator[_Other]:
        """The repeated head, remark or subheading that begins with a paragraph."""
        first, second, third = self._read[at], self._paragraph(at + 1), self._paragraph(at + 2)
        if way.numbered >= 0 and not way.is_loose:
            width = len(self._columns)
            self._paragraph(at + width)
            own = self._read[at : at + width]
            if [head.words for head in own] == [column.words for column in self._columns]:
                yield _Other(RowKind.HEAD, self._cells(at, at + width), width, 0)
            if w.NOTE.match(first.words):
                yield _Other(RowKind.NOTE, (first.pieces,), 1, 0)
        if second is None or not is_heading(first):
            return
        if first.is_number or w.is_placeholder(first.words):
            is_row = first.words.isdecimal()  # 1, 植树, 50: a target
            if third and third.is_number and is_heading(second) and not is_row:
                yield _Other(RowKind.SECTION, (second.pieces,), 2, 0)  # 一, 城市绿化, （一）
        elif second.is_number and w.SECTION.match(first.words):
            yield _Other(RowKind.SECTION, (first.pieces,), 1, 0)  # 一、城市绿化, 1
        elif second.is_number and (way.numbered < 0 or way.has_sections):
            yield _Other(RowKind.SECTION, (first.pieces,), 1, c.HEADING)  # 城市绿化, 1

    # Rows of tasks.

    def _find_rows(self, begin: int) -> tuple[int, list[_Way]]:
        """Where the rows end that begin with a paragraph, and for each row the way to its end.

        One pass over the paragraphs, which keeps for each the cheapest way to have come to each
        column. The table goes on to the last row with a number, and what is behind that is of the
        table only where bodies would be left over without it.
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
            paragraph = self._paragraph(at)
            if (not layer and not layers) or paragraph is None:
                break
            if w.CLOSING.match(paragraph.words) and not self._read[at - 1].is_number:
                break  # 附件2, 抄送:…; not 3, 附件2所列任务
            for size, place, way in self._list_ways(at, layer):
                _keep(layers.setdefault(at + size, {}), place, way)
        last = max(way.numbered for _, way in ends)
        found = [end for end in ends if end[1].numbered == last]
        left = self._find_left(found[-1][0])
        stop, way = min(
            found, key=lambda end: (end[1].cost + c.EMPTY_DUTY * (end[0] <= left), -end[0])
        )
        rows: list[_Way] = []
        node: _Way | None = way
        while node is not None:
            if node.column < 0 and node.before is not None:
                rows.append(node)
            node = node.before
        return stop, rows[::-1]

    def _find_left(self, stop: int) -> int:
        """The last paragraph before a position that is certain bodies; -1 without one."""
        for at in range(stop - 1, -1, -1):
            if self._judge.strength(self._read[at].pieces) == "certain":
                return at
        return -1

    def _close_rows(self, layer: dict[_Place, _Way]) -> None:
        """End the rows that may end here: they have two of number, text and names, or text alone.

        Text alone is a task below merged bodies.
        """
        for place, way in list(layer.items()):
            has_two = place.has_text + place.has_names + place.has_number > 1
            if has_two or (place.has_text and way.numbered >= 0):
                left = self._columns[place.column + 1 :]
                cost = way.cost + sum(self._costs.skip(column, is_left=False) for column in left)
                closed = attrs.evolve(
                    way, cost=cost, before=way, column=-1, is_loose=not has_two, is_tied=False
                )
                _keep(layer, _BETWEEN, closed)

    def _list_ways(self, at: int, layer: dict[_Place, _Way]) -> Iterator[tuple[int, _Place, _Way]]:
        """What a paragraph may be behind what was read before it, and how many it is."""
        paragraph = self._read[at]
        costs = [self._fill_cost(column, at) for column in self._columns]
        for place, way in layer.items():
            if at - max(way.numbered, len(self._columns)) > _MOST_PARAGRAPHS:
                continue
            is_first = place.column < 0
            for other in self._list_others(at, way) if is_first else ():
                yield (
                    other.size,
                    _BETWEEN,
                    attrs.evolve(
                        way,
                        cost=way.cost + other.cost,
                        before=way,
                        other=other,
                        has_sections=way.has_sections or other.kind is RowKind.SECTION,
                        is_tied=False,
                    ),
                )
            skipped = 0
            for j in range(max(place.column, 0), len(self._columns)):
                column = self._columns[j]
                is_more = j == place.column
                cost = costs[j] + (self._costs.extend(column, paragraph) if is_more else 0)
                if cost < c.NEVER:
                    is_number = column.role is ColumnRole.NUMBER
                    if not is_number and self._is_next(way, paragraph):
                        cost += c.ODDER
                    step = attrs.evolve(
                        way,
                        cost=way.cost + skipped + cost,
                        numbered=at if is_number else way.numbered,
                        before=way,
                        column=j,
                        other=None,
                        is_tied=False,
                    )
                    yield 1, self._place(place, column, paragraph), step
                if not is_more:
                    skipped += self._costs.skip(column, is_left=is_first)

    def _is_next(self, way: _Way, paragraph: Paragraph) -> bool:
        """Whether a paragraph is the number after that of the last row: hardly a score."""
        last = read_number(self._read[way.numbered].words) if way.numbered >= 0 else None
        return last is not None and read_number(paragraph.words) == last + 1

    def _fill_cost(self, column: Column, at: int) -> int:
        """What it costs that a paragraph is in a column, as far as those around it say."""
        if column.role is ColumnRole.DUTY and self._is_signature(at):
            return c.NO_NAMES
        return self._costs.fill(column, self._read[at], is_task=self._read[at - 1].is_number)

    def _place(self, before: _Place, column: Column, paragraph: Paragraph) -> _Place:
        is_named = column.role is ColumnRole.DUTY and (
            w.is_placeholder(paragraph.words) or self._judge.strength(paragraph.pieces) != "none"
        )
        return _Place(
            column.index,
            before.has_names or is_named,
            before.has_text or column.role in TEXTS,
            before.has_number or column.role is ColumnRole.NUMBER,
        )

    def _is_signature(self, at: int) -> bool:
        """Whether bodies are right above a date: 某县政府, 2030年4月6日印发."""
        date = self._paragraph(at + 1)
        is_dated = date is not None and w.SIGNED.fullmatch(date.words) is not None
        return is_dated and self._judge.strength(self._read[at].pieces) != "none"

    # Rows as they are kept.

    def _put_row(self, builder: Assembly, row: _Way, at: int, *, is_last: bool) -> int:
        """Keep the row that begins with a paragraph: the paragraph behind it.

        Behind the last number of a table another row, or another body, may be other text.
        """
        steps: list[_Way] = []
        step = row.before
        while step is not None and step.column >= 0:
            steps.append(step)
            step = step.before
        cells: list[list[Paragraph]] = [[] for _ in self._columns]
        for own, paragraph in zip(reversed(steps), self._read[at:], strict=False):
            cells[own.column].append(paragraph)
        stop = at + len(steps)
        start, end = self._read[at].pieces[0][0], self._read[stop - 1].pieces[-1][1]
        duties = [cells[i] for i, k in enumerate(self._columns) if k.role is ColumnRole.DUTY]
        is_open = is_last and (row.numbered < at or any(len(cell) > 1 for cell in duties))
        found = [tuple(piece for p in cell for piece in p.pieces) for cell in cells]
        is_ragged = row.is_tied or is_open or self._is_doubtful(cells)
        builder.add(start, end, found, is_ragged=is_ragged)
        return stop

    def _put_other(self, builder: Assembly, row: _Other, at: int) -> None:
        start, end = self._read[at].pieces[0][0], self._read[at + row.size - 1].pieces[-1][1]
        builder.put(start, end, row.kind, row.cells)

    def _is_doubtful(self, cells: Sequence[Sequence[Paragraph]]) -> bool:
        """Whether paragraphs may be in other columns than they were put to.

        A cell of bodies or of text is missing, a cell has several paragraphs beside another of
        its kind, or what is under a head of bodies is none.
        """
        first = next(i for i, cell in enumerate(cells) if cell)
        duties = [column.index for column in self._columns if column.role is ColumnRole.DUTY]
        texts = [
            column.index for column in self._columns if column.role in (*TEXTS, ColumnRole.AREA)
        ]
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
