"""Step two: sections, tasks and measures out of numerals, lines and responsibilities.

Knows the order of a document. What a responsibility means it asks of `read`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from workplan.model import Measure, Piece, PieceKind, Section, Span, Task
from workplan.notice.mark import BULLETS, PAGE, STOPS, Gap, Heading, View, headings
from workplan.notice.names import is_surely_body
from workplan.notice.notes import Notebook
from workplan.notice.outline import CLOSING, Part, ids, lines, outline
from workplan.notice.read import Reading, Registrar, Stretch, assignment
from workplan.notice.review import reviewed
from workplan.notice.sites import Kind, Site, aside_end, aside_start, sites
from workplan.notice.tables import Row, numbers, rows
from workplan.notice.wordings import EXCEPTIONS, FIRST, WORDINGS

__all__ = ["Layout", "arranged"]

_TITLE = re.compile("《([^》]{1,200})》的?通知")
_TITLE_LINE = re.compile(
    "[^。;:]{4,80}(?:通知|意见|方案|要点|计划|规划|办法|措施|政策|决定|安排|细则|清单|分解表|分工表)(?:\\([^()]{1,14}\\))?"
)
_BREAKS_OFF = re.compile(  # 2022年全国打击侵犯知识产权和, 某省人民政府关于进一步做好
    "(?=[^。;:《》]{4,60}$)(?:.*[和及与的]|.*关于.*(?<!通知)(?<!意见)(?<!方案)(?<!要点)(?<!计划)"
    "(?<!规划)(?<!办法)(?<!措施)(?<!政策)(?<!决定)(?<!安排)(?<!细则)(?<!清单)(?<!\\)))"
)
_PROSE = re.compile("[。;]|.{20}.*[,:]")
_LETTER = re.compile("关于(?:印发|发布|转发)")  # the title of a covering letter
_VERBS = "|".join(word for word, _, _ in WORDINGS)
_DUTY_WORDS = re.compile(f"负责|牵头|(?:责任|配合|牵头|主责|主办|协办)(?:单位|部门)|(?:{_VERBS})$")
_STOP = re.compile("[。;:()]")
_LONGEST_TITLE = 50
_LONGEST_REMARK = 300


@attrs.frozen
class Layout:
    """A document in order."""

    title: str
    sections: tuple[Section, ...]
    pieces: tuple[Piece, ...]


@attrs.frozen
class _Head:
    """A section's heading, and what stands under it."""

    part: Part
    title: str
    span: Span | None
    tasks: tuple[Part, ...]


@attrs.frozen
class _Assigned:
    """A responsibility, read, and where it stands."""

    start: int
    end: int
    reading: Reading


def arranged(view: View, registrar: Registrar, notes: Notebook) -> Layout:
    """The document in order; its pieces tile the text. Without any numeral it has no sections."""
    begun = {heading.start: heading for heading in (*headings(view), *numbers(view))}
    if not begun:
        return Layout("", (), ())
    found = [begun[start] for start in sorted(begun)]
    table = rows(view)
    plan = outline(view, found, table)
    writer = _Writer(view, found, table, registrar, notes)
    title = writer.front(plan.start)
    heads = [writer.head(part, tasks) for part, tasks in plan.sections]
    section_ids = ids([head.part for head in heads], [f"s{i}" for i, _ in enumerate(heads, 1)])
    task_ids = iter(
        ids(
            [task for head in heads for task in head.tasks],
            [f"s{i}.t{j}" for i, h in enumerate(heads, 1) for j, _ in enumerate(h.tasks, 1)],
        )
    )
    made = tuple(
        writer.section(id_, head, [(next(task_ids), task) for task in head.tasks])
        for id_, head in zip(section_ids, heads, strict=True)
    )
    for start, end in plan.closings:
        writer.closing(start, end)
    reviewed(view, made, registrar, notes)
    return Layout(title, made, _tiled(view.source, writer.pieces))


# --- from parts to objects -----------------------------------------------------------------------


class _Writer:
    """Makes the objects, and keeps the pieces that they stand on."""

    def __init__(
        self,
        view: View,
        found: Sequence[Heading],
        table: Sequence[Row],
        registrar: Registrar,
        notes: Notebook,
    ) -> None:
        self._view = view
        self._numerals = [heading.start for heading in found]
        self._registrar = registrar
        self._notes = notes
        self._table = table
        self._rules = _rules(view)
        self._remarked: set[int] = set()
        self.pieces: list[Piece] = []

    def put(self, kind: PieceKind, start: int, end: int) -> None:
        """Keep one piece, unless it is empty."""
        if start < end:
            span = self._view.span(start, end)
            self.pieces.append(Piece(kind, self._view.source[span.start : span.end], span))

    def front(self, end: int) -> str:
        """What precedes the first numeral: title, preamble, furniture. Gives the title."""
        view, title = self._view, ""
        named = _TITLE.search(view.source, 0, view.at[end - 1] + 1) if end else None
        for start, stop in _title_lines(view, end):
            found = _TITLE.search(view.source, view.at[start], view.at[stop - 1] + 1)
            words = "".join(view.text(start, stop).split())
            own = not named and _TITLE_LINE.fullmatch(view.chars, start, stop)
            if own and (not title or (_LETTER.search(title) and words in title)):
                title = words
                self.put(PieceKind.TITLE, start, stop)
            elif found and not title:
                title = "".join(found[1].split())
                self.put(PieceKind.TITLE, start, stop)
            elif _PROSE.search(view.chars, start, stop):
                self.put(PieceKind.PREAMBLE, start, stop)
            else:
                self.put(PieceKind.FURNITURE, start, stop)
        return title

    def closing(self, start: int, end: int) -> None:
        """What follows a document's last section: signature, annex, furniture."""
        kind = PieceKind.FURNITURE
        if any(CLOSING.match(self._view.chars, s, e) for s, e in lines(self._view, start, end)):
            kind = PieceKind.CLOSING
        self.put(kind, start, end)

    def head(self, part: Part, tasks: Sequence[Part]) -> _Head:
        """The heading of a section, and the tasks that are left under it."""
        title, span = "", None
        if part.heading:
            numbered = next((task.start for task in tasks if task.heading), part.end)
            assigned = self._assigned(part.body, numbered)
            title, span, body = self._heading(part, numbered, assigned, is_task=False)
            tasks = [t if t.heading else attrs.evolve(t, start=body) for t in tasks]
        many = any(task.heading for task in tasks)
        kept = [t for t in tasks if t.start < t.end and not (many and self._is_preamble(t))]
        return _Head(part, title, span, tuple(kept))

    def section(self, id_: str, head: _Head, tasks: Sequence[tuple[str, Part]]) -> Section:
        """The section with its tasks."""
        part, whole = head.part, self._view.span(head.part.start, head.part.end)
        made = tuple(self.task(key, task) for key, task in tasks)
        return Section(id_, part.number, part.numeral, head.title, head.span, whole, made)

    def _is_preamble(self, part: Part) -> bool:
        """Whether words before the first task of a section assign nothing; they are a piece."""
        if part.heading or self._assigned(part.start, part.end):
            return False
        self.put(PieceKind.PREAMBLE, part.start, part.end)
        return True

    def task(self, id_: str, part: Part) -> Task:
        """The task: its heading sentence, then its measures."""
        title, span, body = "", None, part.start
        assigned = self._assigned(part.body, part.end)
        if part.heading:
            title, span, body = self._heading(part, part.end, assigned, is_task=True)
        free = span if body > part.body else None  # the title, unless it is a measure itself
        measures = tuple(self._measures(id_, free, (body, part.end), assigned))
        text = self._view.text(part.start, part.end)
        whole = self._view.span(part.start, part.end)
        return Task(id_, part.number, part.numeral, title, span, text, whole, measures)

    def _heading(
        self, part: Part, end: int, assigned: Sequence[_Assigned], *, is_task: bool
    ) -> tuple[str, Span | None, int]:
        """The title of a part that goes on up to `end`, and where the words under it begin.

        A task says what to do by its heading alone, a section where that is a sentence.
        """
        at = bisect_left(self._table, part.body, key=lambda row: row.start)
        heads = (row.start for row in self._table[at : at + 1] if not row.cells)
        end = min([end, *heads])
        if part.heading and part.heading.is_bare:
            end = self._cell_end(part.body, end)
        body = self._title_end(part.body, end)
        if end < part.end and self._is_title(part.body, end):
            body = end
        first = assigned[0] if assigned else None
        if first is not None and first.start <= body:
            body = first.start
        title, span = self._title(part.body, body)
        chars, under = self._view.chars, first.start if first is not None else part.end
        says = first is not None or is_task or chars[part.end - 1] == "。"
        if says and not chars[body:under].strip(STOPS + "|"):
            body = part.body  # the heading is all there is to do
        self.put(PieceKind.HEADING, part.start, body)
        return title, span, body

    def _cell_end(self, start: int, end: int) -> int:
        """Where a table's cell ends."""
        view, inner = self._view, range(start + 1, end)
        ends = (i for i in inner if view.gaps[i] >= Gap.WIDE or view.chars[i] == "|")
        return next(ends, end)

    def _title_end(self, start: int, end: int) -> int:
        """Where a heading sentence ends: its full stop, its line, or the next numeral."""
        view = self._view
        full_stop = view.chars.find("。", start, end)
        end = end if full_stop < 0 else full_stop + 1
        stop = view.line_end(start, end)
        while stop < end and view.is_full(stop):
            stop = view.line_end(stop, end)
        return stop

    def _is_title(self, start: int, end: int) -> bool:
        """Whether all between two numerals is one title, cut or not: no stop, and not long."""
        return end - start <= _LONGEST_TITLE and not _STOP.search(self._view.chars, start, end)

    def _title(self, start: int, end: int) -> tuple[str, Span | None]:
        while start < end and self._view.chars[start] in STOPS:
            start += 1
        while start < end and self._view.chars[end - 1] in STOPS + "|":
            end -= 1
        if start == end:
            return "", None
        return self._view.text(start, end), self._view.span(start, end)

    def _assigned(self, start: int, end: int) -> list[_Assigned]:
        """The responsibilities between two positions; what stands side by side is one."""
        chars = self._view.chars
        groups: list[list[tuple[Site, Reading]]] = []
        for site in sites(self._view, start, end, self._numerals, self._table):
            reading = self._read(site.end, site.inner)
            if reading is None or not self._stands(site, reading, end):
                self._unread(site)
                continue
            at = aside_end(self._view, groups[-1][-1][0].end, site.start) if groups else start
            apart = not groups or chars[at : site.start].strip(STOPS)
            if not apart and not self._is_of_all(site, groups[-1][-1][0], start):
                groups[-1].append((site, reading))
            else:
                groups.append([(site, reading)])
        ends = [start, *(group[-1][0].end for group in groups)]
        return [self._one(group, low, end) for group, low in zip(groups, ends, strict=False)]

    def _is_of_all(self, site: Site, before: Site, start: int) -> bool:
        """Whether a label on a line of its own, behind an item's bracket, is of all the items."""
        if site.kind is not Kind.LABEL or self._view.gaps[site.start] < Gap.LINE:
            return False
        items = self._numerals[bisect_right(self._numerals, start) :][:1]
        return before.kind is Kind.BRACKET and items != [] and items[0] < before.start

    def _unread(self, site: Site) -> None:
        """Remark on words that speak of responsibility and could not be read, each once."""
        if site.kind is not Kind.BRACKET:
            return
        start, end = site.start + 1, site.end - 1  # without the brackets
        if site.start not in self._remarked and end - start <= _LONGEST_REMARK:
            chars = self._view.chars
            if _DUTY_WORDS.search(chars, start, end) and not EXCEPTIONS.match(chars, start, end):
                self._notes.note("unread-responsibility", self._view.span(site.start, site.end))
            self._remarked.add(site.start)

    def _one(self, group: Sequence[tuple[Site, Reading]], low: int, end: int) -> _Assigned:
        (first, reading), (last, _) = group[0], group[-1]
        if len(group) > 1:
            inner = [stretch for site, _ in group for stretch in site.inner]
            reading = self._read(last.end, inner) or reading
        start = aside_start(self._view, first.start, low)
        return _Assigned(start, aside_end(self._view, last.end, end), reading)

    def _read(self, end: int, inner: Sequence[Stretch]) -> Reading | None:
        i = bisect_left(self._rules, end, key=lambda rule: rule[0]) - 1
        rule = self._rules[i][1] if i >= 0 else ""
        return assignment(self._view, inner, self._registrar, rule)

    def _stands(self, site: Site, reading: Reading, end: int) -> bool:
        """Whether a bracket stands where a responsibility may.

        One without a verb ends a clause, and does not explain a name: 领导小组办公室(市应急局).
        """
        if reading.is_named:
            return site.kind is not Kind.SENTENCE or reading.is_certain
        view = self._view
        before, after = view.chars[site.start - 1], view.chars[site.end : site.end + 1]
        line = site.end >= end or view.gaps[site.end] >= Gap.LINE
        explains = is_surely_body(view.chars[max(0, site.start - 12) : site.start])
        return not explains and (before in "。;" or line or after in tuple("。;("))

    def _measures(
        self, task_id: str, title: Span | None, part: tuple[int, int], assigned: Sequence[_Assigned]
    ) -> Iterator[Measure]:
        """The measures between two positions; what is the whole task's stands at its title."""
        joint = ".m" if ".t" in task_id else "."
        clauses: list[tuple[Span, _Assigned | None]] = []
        at, end = part
        for found in assigned:
            clause = self._clause(at, found.start)
            if clause is not None:
                clauses.append((clause, found))
            elif clauses and title is not None:
                clauses.insert(0, (title, found))
                title = None
            else:
                self._notes.note("unread-responsibility", self._view.span(found.start, found.end))
                continue
            self.put(PieceKind.ASSIGNMENT, found.start, found.end)
            at = found.end
        rest = self._clause(at, end)
        if rest is not None:
            clauses.append((rest, None))
            self._notes.note("no-responsibility", rest)
        for count, (clause, held) in enumerate(clauses, 1):
            yield self._measure(f"{task_id}{joint}{count}", clause, held)

    def _measure(self, id_: str, clause: Span, held: _Assigned | None) -> Measure:
        words = self._view.source[clause.start : clause.end]
        if held is None:
            return Measure(id_, words, clause)
        span, reading = self._view.span(held.start, held.end), held.reading
        if not (reading.is_named or reading.rule):
            self._notes.note("no-verb", span)
        return Measure(
            id_,
            words,
            clause,
            self._view.text(held.start, held.end),
            span,
            reading.wording,
            reading.roles,
            reading.open_duties,
            reading.rule,
        )

    def _clause(self, start: int, end: int) -> Span | None:
        """The words between two positions without the stops before them."""
        while start < end and self._view.chars[start] in STOPS + "|":
            start += 1
        while start < end and self._view.chars[end - 1] in BULLETS + "|":
            end -= 1
        if start == end:
            return None
        self.put(PieceKind.TEXT, start, end)
        return self._view.span(start, end)


def _title_lines(view: View, end: int) -> Iterator[tuple[int, int]]:
    """The lines before the first numeral; one that breaks off in a title with the next."""
    begin = 0
    for _, stop in lines(view, 0, end):
        if stop < end and _BREAKS_OFF.fullmatch(view.chars, begin, stop):
            continue
        yield begin, stop
        begin = stop


_BEFORE = re.compile("[^。;,():]{0,12}$")
_AFTER = re.compile("[^。;,()]{0,12}")
_ASSIGNS = re.compile("负责|(?:单位|部门):")


def _rules(view: View) -> list[tuple[int, str]]:
    """Where the text says that the first listed leads, and in which words."""
    found: list[tuple[int, str]] = []
    last = max((match.start() for match in _ASSIGNS.finditer(view.chars)), default=-1)
    for match in FIRST.finditer(view.chars):
        at, after = match.span()
        before = _BEFORE.search(view.chars[max(0, at - 12) : at])
        start = at - len(before[0]) if before else at
        line = view.line_start(at)
        start = max(start, line) if view.gaps[line] >= Gap.PARAGRAPH else start
        behind = _AFTER.match(view.chars, after)
        end = behind.end() if behind else after
        # A note at the end of the document governs what stands before it.
        governs = start if last >= end else 0
        found.append((governs, view.text(start, end)))
    return sorted(found)


def _tiled(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces in order, with gaps where nothing else stands."""
    tiles: list[Piece] = []
    end = 0
    for piece in sorted(pieces, key=lambda piece: piece.span.start):
        if end < piece.span.start:
            tiles.append(_gap(text, end, piece.span.start))
        tiles.append(piece)
        end = piece.span.end
    if end < len(text):
        tiles.append(_gap(text, end, len(text)))
    return tuple(tiles)


def _gap(text: str, start: int, end: int) -> Piece:
    words = text[start:end]
    kind = PieceKind.FURNITURE if PAGE.search(words) else PieceKind.GAP
    return Piece(kind, words, Span(start, end))
