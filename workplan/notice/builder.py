"""Sections, tasks and measures out of headings, lines and responsibilities.

Knows the order of a document. What a responsibility means it asks of `grammar`, where one is of
`sites`, what is under what of `outline`.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from workplan.model import (
    Confidence,
    Field,
    Measure,
    Piece,
    PieceKind,
    Role,
    Section,
    Source,
    Span,
    Task,
)
from workplan.model.layout import Locator
from workplan.notice import vocabulary as v
from workplan.notice.cells import Table, is_placeholder
from workplan.notice.deadlines import is_deadline, read_deadline, year_of_title
from workplan.notice.diagnostics import Notebook, review_plan
from workplan.notice.grammar import Reading
from workplan.notice.hardwrap import join_lines
from workplan.notice.letterhead import Letterhead, read_letterhead
from workplan.notice.lexer import tokenize
from workplan.notice.names import Shape, is_placed
from workplan.notice.numbering import Heading, find_headings
from workplan.notice.outline import Part, is_closing, make_ids, make_outline
from workplan.notice.pieces import list_letterhead, tile
from workplan.notice.registrar import Registrar
from workplan.notice.rows import (
    Labelled,
    TableRow,
    find_row_headings,
    find_unread_heads,
    is_in_row,
    list_begins,
    list_rows,
    read_tables,
)
from workplan.notice.rules import Rules
from workplan.notice.sites import (
    Place,
    Site,
    find_fields_end,
    find_fields_start,
    find_sites,
    find_unread_labels,
    find_unread_leads,
    is_unread,
    read_site,
)
from workplan.notice.titles import read_front
from workplan.notice.tokens import Kind, Token
from workplan.notice.verbs import is_all_verb
from workplan.notice.view import BULLETS, STOPS, Gap, View, list_lines, make_view

__all__ = ["Document", "build_document"]

_STOP = re.compile("[。;:()]")
_LONGEST_TITLE = 50
_MOST_SHOWN = 40


@attrs.frozen
class Document:
    """A document in order."""

    title: str
    sections: tuple[Section, ...]
    pieces: tuple[Piece, ...]
    letterhead: Letterhead


@attrs.frozen
class _Found:
    """A site with its reading, before sites side by side are one responsibility."""

    site: Site
    reading: Reading


@attrs.frozen
class _Assigned:
    """A responsibility, read, and where it is."""

    start: int
    end: int
    reading: Reading | None
    """``None`` where nobody is named: a row of a table that only says what to do."""
    fields: tuple[Labelled, ...]
    """Labelled fields in it and beside it."""
    row: TableRow | None = None
    """The row of a table that it is."""


_EACH = v.list_words(v.EACH)
_PHRASE = re.compile(r"[^;,。()]+")
_DEADLINE, _START = (re.compile(v.either(table)) for table in (v.DEADLINES, v.STARTS))


@attrs.frozen
class _Head:
    """A section's heading, and what is under it."""

    part: Part
    title: str
    span: Span | None
    tasks: tuple[Part, ...]


def build_document(source: Source, registrar: Registrar, notes: Notebook) -> Document:
    """Return the document in order; its pieces tile the text.

    Without a heading numeral and a table it has no sections.
    """
    printed = make_view(source.text, source.layout)
    tables = read_tables(printed, source.layout)
    view = join_lines(printed, [(table.start, table.end) for table in tables])
    own = [h for h in find_headings(view) if not is_in_row(tables, h.start)]
    begun = {heading.start: heading for heading in own}
    for heading in find_row_headings(view, tables, own):
        begun.setdefault(heading.start, heading)
    if not begun:
        _note_doubts(view, source, tables, notes)
        return Document("", (), (), Letterhead())
    headings = [begun[start] for start in sorted(begun)]
    rows = [row for table in tables for row in list_rows(view, table, has_headings=bool(own))]
    rows.sort(key=lambda row: row.begin)
    _note_doubts(view, source, tables, notes)
    locator = Locator(source.text, source.layout)
    builder = _Builder(view, headings, tables, rows, (registrar, notes), locator=locator)
    plan = make_outline(view, headings, builder.is_matter)
    title = builder.build_front(plan.start)
    heads = [builder.build_head(part, tasks) for part, tasks in plan.sections]
    section_ids = make_ids([head.part for head in heads], [f"s{i}" for i, _ in enumerate(heads, 1)])
    task_ids = iter(
        make_ids(
            [task for head in heads for task in head.tasks],
            [f"s{i}.t{j}" for i, h in enumerate(heads, 1) for j, _ in enumerate(h.tasks, 1)],
        )
    )
    sections = tuple(
        builder.build_section(id_, head, [(next(task_ids), task) for task in head.tasks])
        for id_, head in zip(section_ids, heads, strict=True)
    )
    for start, end in plan.closings:
        builder.build_closing(start, end)
    letterhead = read_letterhead(printed, plan.start, plan.closings)
    for doubt in letterhead.doubts:
        notes.note(doubt.code, view.span(doubt.start, doubt.end), values="、".join(doubt.values))
    builder.note_strays(sections)
    review_plan(view, sections, registrar, notes)
    cuts = (*builder.row_pieces, *list_letterhead(view, letterhead))
    pieces = tile(view.source, builder.pieces, cuts)
    return Document(title, sections, pieces, letterhead)


def _note_doubts(view: View, source: Source, tables: Sequence[Table], notes: Notebook) -> None:
    """Keep what is doubtful about the tables, and what the document has besides text."""
    for doubt in (doubt for table in tables for doubt in table.doubts):
        notes.note(doubt.code, view.span(doubt.start, doubt.end), **dict(doubt.values))
    for head in find_unread_heads(view, source.layout, tables):
        notes.note("unread-responsibility", head)
    for remark in source.layout.remarks:
        notes.note(remark.code, remark.span, **remark.values)


class _Builder:
    """Makes the objects, and keeps the pieces of the source that they are made of."""

    def __init__(
        self,
        view: View,
        headings: Sequence[Heading],
        tables: Sequence[Table],
        rows: Sequence[TableRow],
        keep: tuple[Registrar, Notebook],
        *,
        locator: Locator,
    ) -> None:
        self._view = view
        self._numerals = [heading.start for heading in headings]
        self._registrar, self._notes = keep
        self._tables = tables
        self._table_begins = list_begins(tables)
        self._rows = {row.begin: row for row in rows}
        self._row_sites = [
            Site(row.begin, row.end, row.inner, Place.ROW) for row in rows if row.inner
        ]
        self._bare_rows = [row for row in rows if not row.inner]
        self._rules = Rules(view)
        self._locator = locator
        self._found = list(self._read_sites())
        self._note_in_rows()
        self._starts = [found.site.start for found in self._found]
        self._year: int | None = None
        """The one year in the title, which a deadline without a year means."""
        self.pieces: list[Piece] = []
        self.row_pieces: list[Piece] = []
        """Cells of names: they may be in the midst of a row's heading."""

    def _read_sites(self) -> Iterator[_Found]:
        """Read every site of the document, each between two headings."""
        bounds = [0, *self._numerals, len(self._view.chars)]
        for start, end in pairwise(bounds):
            seen: list[Site] = []
            for site in find_sites(self._view, start, end, self._row_sites):
                if site.place is not Place.ROW and self._is_in_table(site.start):
                    continue  # the head of a table has labels
                if site.place is Place.LABEL and self._is_addressee(site.start):
                    continue
                reading = read_site(self._view, site, end, self._rules.find(site.end))
                if site.place is Place.ROW:
                    self._doubt_cells(site, reading)
                if reading is not None:
                    yield _Found(site, reading)
                elif site.place is Place.ROW:
                    insort(self._bare_rows, self._rows[site.start], key=_find_begin)
                elif is_unread(self._view, site, end):
                    self._note("unread-responsibility", site.start, site.end)
                else:
                    continue
                seen.append(site)
            for at, stop in find_unread_leads(self._view, start, end):
                i = bisect_left(seen, stop, key=lambda site: site.start) - 1
                if i < 0 or seen[i].end <= at:
                    self._note("unread-responsibility", at, stop)
            for code, at, stop in find_unread_labels(self._view, start, end):
                if not self._is_addressee(at):
                    self._note(code, at, stop)

    def _doubt_cells(self, site: Site, reading: Reading | None) -> None:
        """Tell of each line of a row's cells of names that gives nobody: 〃, 相关单位, √."""
        known: list[tuple[int, int]] = []
        if reading is not None:
            known += ((name.start, name.end) for name in reading.names)
            known += ((doubt.start, doubt.end) for doubt in reading.doubts)
            known += ((field.start, field.end) for field in reading.fields)
        for line in site.inner:
            words = self._view.chars[line.start : line.end]
            is_known = any(start < line.end and line.start < end for start, end in known)
            is_verb = reading is not None and is_all_verb(words)  # of those on another line
            if not is_known and not is_verb and not is_placeholder(words):
                self._note("unread-words", line.start, line.end)

    def _is_addressee(self, at: int) -> bool:
        """Whether what looks like a label is whom the letter before the plan is to: 各成员单位:."""
        return at < self._numerals[0] and self._view.chars.startswith(_EACH, at)

    def _is_in_table(self, at: int) -> bool:
        i = bisect_right(self._tables, at, key=lambda table: table.start) - 1
        return i >= 0 and at < self._tables[i].end

    def _note_in_rows(self) -> None:
        """Tell of each bracket in the words of a row's task that names somebody: it is not read."""
        for row in self._rows.values():
            start, end = row.clause or (0, 0)
            for site in find_sites(self._view, start, end, ()):
                is_bracket = site.place is Place.BRACKET
                if is_bracket and read_site(self._view, site, end, "") is not None:
                    self._note("unread-responsibility", site.start, site.end)

    def _note(self, code: str, start: int, end: int) -> None:
        """Keep a diagnostic at some words, which its message repeats."""
        words = "".join(self._view.text(start, end).split())
        self._notes.note(code, self._view.span(start, end), words=words[:_MOST_SHOWN])

    def is_matter(self, start: int, end: int) -> bool:
        """Return whether a line is a row of a table, or has a responsibility."""
        i = bisect_left(self._tables, end, key=lambda table: table.start) - 1
        if i >= 0 and self._tables[i].end > start:
            return True
        i = bisect_left(self._found, end, key=lambda found: found.site.start) - 1
        if i < 0:
            return False
        last = self._found[i].site
        return last.end > start or find_fields_end(self._view, last.end, end) > start

    def note_strays(self, sections: Sequence[Section]) -> None:
        """Tell of each responsibility that is in no task: before the first, or in an annex."""
        spans = [task.span for section in sections for task in section.tasks]
        starts = [span.start for span in spans]
        for found in self._found:
            span = self._view.span(found.site.start, found.site.end)
            i = bisect_right(starts, span.start) - 1
            if i < 0 or span.start >= spans[i].end:
                self._note("stray-responsibility", found.site.start, found.site.end)

    def _put(self, kind: PieceKind, start: int, end: int) -> None:
        """Keep one piece, unless it is empty."""
        if start < end:
            self._put_span(kind, self._view.span(start, end))

    def _put_span(self, kind: PieceKind, span: Span) -> None:
        self.pieces.append(Piece(kind, self._view.source[span.start : span.end], span))

    # --- before the first heading, and behind the last part --------------------------------------

    def build_front(self, end: int) -> str:
        """Keep what precedes the first numeral: title, preamble, furniture. Return the title."""
        title, lines = read_front(self._view, end)
        for line in lines:
            self._put(*line)
        self._year = year_of_title(title)
        return title

    def build_closing(self, start: int, end: int) -> None:
        """Keep what follows a document's last section: signature, annex, furniture."""
        is_end = any(is_closing(self._view, s, e) for s, e in list_lines(self._view, start, end))
        self._put(PieceKind.CLOSING if is_end else PieceKind.FURNITURE, start, end)

    # --- sections and tasks ----------------------------------------------------------------------

    def build_head(self, part: Part, tasks: Sequence[Part]) -> _Head:
        """Return the heading of a section, and the tasks that are left under it."""
        title, span = "", None
        if part.heading:
            numbered = next((task.start for task in tasks if task.heading), part.end)
            assigned = self._list_assigned(part.body, numbered)
            title, span, body = self._build_heading(part, numbered, assigned, is_task=False)
            tasks = [t if t.heading else attrs.evolve(t, start=body) for t in tasks]
        many = any(task.heading for task in tasks)
        kept = [t for t in tasks if t.start < t.end and not (many and self._is_preamble(t))]
        return _Head(part, title, span, tuple(kept))

    def build_section(self, id_: str, head: _Head, tasks: Sequence[tuple[str, Part]]) -> Section:
        """Return the section with its tasks."""
        part, whole = head.part, self._view.span(head.part.start, head.part.end)
        built = tuple(self._build_task(key, task) for key, task in tasks)
        return Section(id_, part.number, part.numeral, head.title, head.span, whole, built)

    def _is_preamble(self, part: Part) -> bool:
        """Whether words before the first task of a section assign nothing; they are a piece."""
        if part.heading or self._list_assigned(part.start, part.end):
            return False
        self._put(PieceKind.PREAMBLE, part.start, part.end)
        return True

    def _build_task(self, id_: str, part: Part) -> Task:
        """The task: its heading sentence, then its measures."""
        title, span, body = "", None, part.start
        assigned = self._list_assigned(part.body, part.end)
        if part.heading:
            title, span, body = self._build_heading(part, part.end, assigned, is_task=True)
        free = span if body > part.body else None  # the title, unless it is a measure itself
        held = sorted((*assigned, *self._list_bare(part.body, part.end)), key=_find_place)
        measures = tuple(self._build_measures(id_, free, (body, part.end), held))
        text = self._view.text(part.start, part.end)
        whole = self._view.span(part.start, part.end)
        return Task(id_, part.number, part.numeral, title, span, text, whole, measures)

    def _build_heading(
        self, part: Part, end: int, assigned: Sequence[_Assigned], *, is_task: bool
    ) -> tuple[str, Span | None, int]:
        """The title of a part that goes on up to `end`, and where the words under it begin.

        A task says what to do by its heading alone, a section where that is a sentence.
        """
        end = self._find_table(part.body, end)
        if part.heading and part.heading.title_end:
            end = min(end, part.heading.title_end)
        body = self._find_title_end(part.body, end)
        if end < part.end and self._is_title(part.body, end):
            body = end
        first = assigned[0] if assigned else None
        if first is not None and part.body <= first.start <= body:  # an agency may be before
            body = first.start
        title, span = self._make_title(part.body, body)
        chars, under = self._view.chars, first.start if first is not None else part.end
        says = first is not None or is_task or chars[part.end - 1] == "。"
        own = first.row.clause if first is not None and first.row is not None else None
        is_apart = own is not None and own[0] >= part.heading.title_end if part.heading else False
        if says and not is_apart and not chars[body:under].strip(STOPS + "|"):
            body = part.body  # the heading is all there is to do
        self._put(PieceKind.HEADING, part.start, body)
        return title, span, body

    def _find_title_end(self, start: int, end: int) -> int:
        """Where a heading sentence ends: its full stop, its line, or the next numeral."""
        full_stop = self._view.chars.find("。", start, end)
        return self._view.line_end(start, end if full_stop < 0 else full_stop + 1)

    def _is_title(self, start: int, end: int) -> bool:
        """Whether all between two numerals is one title, cut or not: no stop, and not long.

        Of a document it is known where a paragraph begins.
        """
        is_cut = self._view.is_document and Gap.PARAGRAPH in self._view.gaps[start + 1 : end]
        is_long = is_cut or end - start > _LONGEST_TITLE
        return not is_long and not _STOP.search(self._view.chars, start, end)

    def _make_title(self, start: int, end: int) -> tuple[str, Span | None]:
        while start < end and self._view.chars[start] in STOPS + "|":
            start += 1
        while start < end and self._view.chars[end - 1] in STOPS + "|":
            end -= 1
        if start == end:
            return "", None
        return self._view.text(start, end), self._view.span(start, end)

    # --- responsibilities ------------------------------------------------------------------------

    def _list_assigned(self, start: int, end: int) -> list[_Assigned]:
        """The responsibilities between two positions; what is side by side is one."""
        low, high = (
            bisect_left(self._found, at, key=lambda f: f.site.start) for at in (start, end)
        )
        groups: list[list[_Found]] = []
        for found in self._found[low:high]:
            last = groups[-1][-1].site if groups else None
            if last is not None and self._is_beside(last, found.site, (start, end)):
                groups[-1].append(found)
            else:
                groups.append([found])
        ends = [start, *(group[-1].site.end for group in groups)]
        return [self._join(group, low, end) for group, low in zip(groups, ends, strict=False)]

    def _is_beside(self, before: Site, site: Site, part: tuple[int, int]) -> bool:
        """Whether nothing but punctuation and fields is between two sites."""
        if Place.ROW in (before.place, site.place):
            return False
        at = find_fields_end(self._view, before.end, site.start)
        if self._view.chars[at : site.start].strip(STOPS):
            return False
        return not self._is_of_all(site, before, part)

    def _is_of_all(self, site: Site, before: Site, part: tuple[int, int]) -> bool:
        """Whether a label line after the last item's bracket applies to the whole task."""
        if site.place is not Place.LABEL or self._view.gaps[site.start] < Gap.LINE:
            return False
        low, high = (bisect_right(self._numerals, at) for at in (part[0], part[1] - 1))
        items = self._numerals[low:high]
        is_behind = bool(items) and items[0] < before.start and items[-1] < site.start
        return before.place is Place.BRACKET and is_behind

    def _join(self, group: Sequence[_Found], low: int, end: int) -> _Assigned:
        first, last = group[0].site, group[-1].site
        reading = group[0].reading
        if first.place is Place.ROW:
            row = self._rows[first.start]
            beside = (*self._label_fields(reading.fields), *row.fields)
            return _Assigned(*row.assigned, reading, beside, row)
        if len(group) > 1:
            inner = tuple(stretch for found in group for stretch in found.site.inner)
            joined = attrs.evolve(last, start=first.start, inner=inner, place=Place.LABEL)
            reading = read_site(self._view, joined, end, self._rules.find(last.end)) or reading
        start = find_fields_start(self._view, first.start, low)
        stop = find_fields_end(self._view, last.end, end)
        before, behind = (self._list_fields(*r) for r in ((start, first.start), (last.end, stop)))
        fields = self._label_fields((*before, *reading.fields, *behind))
        return _Assigned(start, stop, reading, tuple(fields))

    def _label_fields(self, tokens: Iterable[Token]) -> list[Labelled]:
        """The fields that some tokens are; one without a text is none."""
        found: list[Labelled] = []
        for token in tokens:
            colon = self._view.chars.find(":", token.start, token.end)
            if 0 <= colon < token.end - 1:
                label = "".join(self._view.text(token.start, colon).split())
                found.append(Labelled(label, colon + 1, token.end))
        return found

    def _list_fields(self, start: int, end: int) -> list[Token]:
        """The fields between two positions, on lines of their own."""
        ends = [*(line for line, _ in list_lines(self._view, start, end)), end]
        tokens = (t for s, e in pairwise(ends) for t in tokenize(self._view, s, e))
        return [token for token in tokens if token.kind is Kind.FIELD]

    def _build_measures(
        self, task_id: str, title: Span | None, part: tuple[int, int], assigned: Sequence[_Assigned]
    ) -> Iterator[Measure]:
        """The measures between two positions; what is the whole task's is at its title."""
        joint = ".m" if ".t" in task_id else "."
        clauses: list[tuple[Span, _Assigned | None]] = []
        at, end = part
        for found in assigned:
            if found.row is not None:
                clauses += self._take_row((at, end), found, found.row, title)
                at = max(at, found.row.end)
                continue
            at = self._skip_table(at, found.start)
            clause = self._make_clause(at, found.start)
            if clause is not None:
                clauses.append((clause, found))
            elif clauses and title is not None and title.end <= clauses[0][0].start:
                clauses.insert(0, (title, found))
                title = None
            else:
                self._note("unread-responsibility", found.start, found.end)
                continue
            self._put(PieceKind.ASSIGNMENT, found.start, found.end)
            at = found.end
        at = self._skip_table(at, end)
        stop = self._find_table(at, end)
        rest = self._make_clause(at, stop)
        self._put(PieceKind.FURNITURE, max(at, stop), end)  # the head of the next table
        if rest is not None:
            clauses.append((rest, None))
            self._notes.note("no-responsibility", rest)
        for count, (clause, held) in enumerate(clauses, 1):
            yield self._build_measure(f"{task_id}{joint}{count}", clause, held)

    def _take_row(
        self, part: tuple[int, int], found: _Assigned, row: TableRow, title: Span | None
    ) -> list[tuple[Span, _Assigned | None]]:
        """The measure of a table's row, and before it that of the words above the table."""
        at, end = part
        clauses: list[tuple[Span, _Assigned | None]] = []
        above = self._make_clause(at, min(row.start, row.table[0]))
        if above is not None and at < row.table[0]:
            clauses.append((above, None))
            self._notes.note("no-responsibility", above)
        is_inside = row.clause is not None and row.clause[1] <= end
        own = self._view.span(*row.clause) if row.clause is not None and is_inside else None
        if own is None or (clauses and own.start < clauses[-1][0].end):
            self._note("unread-responsibility", *row.assigned)
            return clauses
        if own != title:
            self._put_span(PieceKind.TEXT, own)
        if found.reading is None:
            self._notes.note("no-responsibility", own)
            return [*clauses, (own, found)]
        span = self._view.span(found.start, found.end)
        words = self._view.source[span.start : span.end]
        self.row_pieces.append(Piece(PieceKind.ASSIGNMENT, words, span))
        return [*clauses, (own, found)]

    def _find_table(self, at: int, end: int) -> int:
        """Where the next table or its repeated head begins, `end` if there is none before."""
        i = bisect_left(self._table_begins, at)
        return min([end, *self._table_begins[i : i + 1]])

    def _list_bare(self, start: int, end: int) -> Iterator[_Assigned]:
        """The rows between two positions that name nobody."""
        bounds = (start, end)
        low, high = (bisect_left(self._bare_rows, at, key=lambda r: r.begin) for at in bounds)
        for row in self._bare_rows[low:high]:
            yield _Assigned(row.begin, row.end, None, row.fields, row)

    def _skip_table(self, at: int, end: int) -> int:
        """Where the words behind a table begin that `at` is in: its notes are no measure."""
        i = bisect_right(self._tables, at, key=lambda table: table.start) - 1
        if i < 0 or self._tables[i].end <= at:
            return at
        stop = min(self._tables[i].end, end)
        self._put(PieceKind.FURNITURE, at, stop)
        return stop

    def _build_measure(self, id_: str, clause: Span, held: _Assigned | None) -> Measure:
        words = self._view.source[clause.start : clause.end]
        if held is None:
            return Measure(id_, words, clause)
        fields = tuple(self._build_fields(held.fields, clause, held))
        if held.reading is None:
            return Measure(id_, words, clause, fields=fields)
        span, reading = self._view.span(held.start, held.end), held.reading
        roles = self._registrar.make_roles(self._view, reading.names)
        known = {role.span for role in roles if self._registrar.is_registered(role)}
        for code, start, end in reading.doubts:
            if self._view.span(start, end) not in known:  # whatever a registry has is a name
                self._note(code, start, end)
        if not (reading.is_named or reading.rule):
            self._notes.note("no-verb", span)
        return Measure(
            id_,
            words,
            clause,
            self._view.text(held.start, held.end),
            span,
            reading.wording,
            roles,
            reading.open_duties,
            reading.rule,
            fields,
            self._find_confidence(reading, roles),
        )

    def _find_confidence(self, reading: Reading, roles: Sequence[Role]) -> Confidence:
        """How sure a reading is; what casts doubt on it is a diagnostic, and not asked here."""
        for name, role in zip(reading.names, roles, strict=True):
            is_whole = name.shape is Shape.SURE or (
                name.shape is Shape.WEAK and is_placed(role.printed) and len(role.printed) > 2
            )
            if not (is_whole or self._registrar.is_registered(role)):
                return Confidence.LIKELY
        return Confidence.CERTAIN

    def _build_fields(
        self, fields: Sequence[Labelled], clause: Span, held: _Assigned
    ) -> Iterator[Field]:
        """The fields of a responsibility; of a deadline with the last day that it allows.

        Where no label names a deadline, one without a label is found by its wording.
        """
        is_timed = False
        for field in fields:
            text, span = (
                self._view.text(field.start, field.end),
                self._view.span(field.start, field.end),
            )
            is_dated = _DEADLINE.search(field.label) and not _START.search(field.label)
            made = Field(field.label, text, span)
            if is_dated:
                made = attrs.evolve(made, date=read_deadline(text, self._year))
            is_inside = held.start <= field.start and field.end <= held.end
            is_assigned = held.reading is not None and is_inside
            if is_assigned or self._is_in_row(span, clause, held):
                is_timed |= made.is_deadline
                yield made
        if not is_timed and held.reading is not None:
            yield from self._find_deadlines(held, held.reading)

    def _is_in_row(self, field: Span, clause: Span, held: _Assigned) -> bool:
        """Whether a field is in a row of the document where its measure is.

        Rows of a plain text are guessed, and so are those of ragged tables.
        """
        places = [clause]
        if held.reading is not None:  # else it has the whole row, and those that add to it
            places.append(self._view.span(held.start, held.end))
        rows = [cell for span in places for cell in self._locator.locate(span).cells]
        cells = self._locator.locate(field).cells
        return any(cell.shares_row(other) for cell in cells for other in rows)

    def _find_deadlines(self, held: _Assigned, reading: Reading) -> Iterator[Field]:
        """Deadlines without a label: 市甲局牵头，市乙局配合；2031年9月底前完成."""
        taken = [(name.start, name.end) for name in reading.names]
        taken += ((field.start, field.end) for field in held.fields)
        for match in _PHRASE.finditer(self._view.chars, held.start, held.end):
            start, end = match.span()
            # Beside names: 市甲局6月底前、市乙局9月底前完成.
            beside = [(low, high) for low, high in sorted(taken) if low < end and start < high]
            for low, high in [*beside, (end, end)]:
                text = self._view.text(start, low) if start < low else ""
                if is_deadline(text, is_alone=not beside):
                    day = read_deadline(text, self._year)
                    yield Field("", text, self._view.span(start, low), day)
                start = max(start, high)

    def _make_clause(self, start: int, end: int) -> Span | None:
        """The words between two positions without the stops before them."""
        while start < end and self._view.chars[start] in STOPS + "|":
            start += 1
        while start < end and self._view.chars[end - 1] in BULLETS + "|":
            end -= 1
        if start >= end:
            return None
        self._put(PieceKind.TEXT, start, end)
        return self._view.span(start, end)


def _find_place(found: _Assigned) -> int:
    """Where a responsibility is in the order of the text: at its row, if it has one."""
    return found.row.begin if found.row is not None else found.start


def _find_begin(row: TableRow) -> int:
    return row.begin
