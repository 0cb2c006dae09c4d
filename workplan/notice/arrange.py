"""Step two: sections, tasks and measures out of numerals, lines and responsibilities.

Knows the order of a document. What a responsibility means it asks of `read`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from workplan.model import Measure, Piece, PieceKind, Section, Span, Task
from workplan.notice.mark import STOPS, Gap, Heading, View, headings
from workplan.notice.names import is_surely_body
from workplan.notice.notes import Notebook
from workplan.notice.read import EXCEPTIONS, RULE, Reading, Registrar, Stretch, assignment, label
from workplan.notice.review import reviewed
from workplan.notice.sites import Kind, Site, aside_end, goes_on, sites
from workplan.notice.tables import rows

__all__ = ["Layout", "arranged"]

_TITLE = re.compile("《([^》]{1,200})》的?通知")
_TITLE_LINE = re.compile(
    "[^。;:]{4,80}(?:通知|意见|方案|要点|计划|规划|办法|措施|政策|决定|安排|细则)(?:\\([^()]{1,14}\\))?"
)
_PROSE = re.compile("[。;]")
_MATTER = re.compile("[。;]|负责|牵头|配合|责任|单位|部门")  # a line that belongs to a task
_CLOSING = re.compile(  # 附件:1.…, 2021年9月2日
    r"附(?:件|表|录)(?:[0-9一二三四五六七八九十]{0,3}[:.、]|[0-9一二三四五六七八九十]{0,3}$)"
    r"|[0-9〇零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日$"
)
_DUTY_WORDS = re.compile("负责|牵头|(?:责任|配合|牵头|主办|协办)(?:单位|部门)")


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
class _Part:
    """A numeral (or none) with all that stands under it."""

    heading: Heading | None
    start: int
    end: int

    @property
    def body(self) -> int:
        """Where the words after the numeral begin."""
        return self.heading.end if self.heading else self.start

    @property
    def number(self) -> int | None:
        return self.heading.number if self.heading else None

    @property
    def numeral(self) -> str:
        return self.heading.numeral if self.heading else ""


@attrs.frozen
class _Assigned:
    """A responsibility, read, and where it stands."""

    start: int
    end: int
    reading: Reading


def arranged(view: View, registrar: Registrar, notes: Notebook) -> Layout:
    """The document in order; its pieces tile the text. Without any numeral it has no sections."""
    found = headings(view)
    if not found:
        return Layout("", (), ())
    level = min(heading.level for heading in found)
    documents = list(_documents(view, found, level))
    writer = _Writer(view, found, registrar, notes)
    title = writer.front(documents[0][0].start)
    sections: list[_Part] = []
    tasks: list[list[_Part]] = []
    for i, (first, end) in enumerate(documents):
        parts = _parts(found, level, first.start, end)
        sections += parts
        tasks += [_under(found, part) for part in parts]
        following = documents[i + 1][0].start if i + 1 < len(documents) else len(view.chars)
        writer.closing(end, following)
    section_ids = _ids(sections, [f"s{i}" for i, _ in enumerate(sections, 1)])
    task_ids = iter(
        _ids(
            [task for group in tasks for task in group],
            [f"s{i}.t{j}" for i, g in enumerate(tasks, 1) for j, _ in enumerate(g, 1)],
        )
    )
    made = tuple(
        writer.section(id_, part, [(next(task_ids), task) for task in group])
        for id_, part, group in zip(section_ids, sections, tasks, strict=True)
    )
    reviewed(view, made, registrar, notes)
    return Layout(title, made, _tiled(view.source, writer.pieces))


# --- what stands under what ----------------------------------------------------------------------


def _documents(view: View, found: Sequence[Heading], level: int) -> Iterator[tuple[Heading, int]]:
    """The documents of the text: the first outermost heading of each, and where it ends.

    Numerals that start afresh begin another one: an annex, a plan behind a decision.
    """
    tops = [heading for heading in found if heading.level == level]
    begins = [i for i, top in enumerate(tops) if i == 0 or (top.number == 1 != tops[i - 1].number)]
    for begin, after in zip(begins, [*begins[1:], len(tops)], strict=True):
        first, last = tops[begin], tops[after - 1]
        if begin == 0 and found[0].level == level + 1 and found[0].number == 1:
            first = found[0]  # the first 一、 is missing or damaged
        following = tops[after].start if after < len(tops) else len(view.chars)
        yield first, _body_end(view, last, following)


def _body_end(view: View, last: Heading, following: int) -> int:
    """Where the last section ends: after its last line of matter, before annex or signature."""
    end = view.line_end(last.start, following)
    begin = last.end
    """Where the last label's list begins, which a line end may cut."""
    for start, stop in _lines(view, end, following):
        if _CLOSING.match(view.chars, start, stop):
            break
        found = label(view, start, following)
        begin = found[0] if found else begin
        cut = end == start and _is_cut(view, begin, start, following)
        if cut or _MATTER.search(view.chars, start, stop):
            end = stop
    return end


def _is_cut(view: View, begin: int, line: int, end: int) -> bool:
    """Whether the last line of matter before `line` goes on in it: …市财政局负|责)."""
    chars = view.chars
    near = max(0, line - 300)
    if chars.rfind("(", near, line) > chars.rfind(")", near, line):
        return True
    listed = near < begin and chars.rfind("。", begin, line) < 0
    return listed and chars[line - 1] != ")" and goes_on(view, begin, line, end)


def _parts(found: Sequence[Heading], level: int, start: int, end: int) -> list[_Part]:
    """What stands between two positions, cut where a numeral of `level` begins.

    What precedes the first such numeral is a part without one.
    """
    own = [h for h in _between(found, start, end) if h.level == level]
    cuts: list[tuple[int, Heading | None]] = [(h.start, h) for h in own]
    if not own or start < own[0].start:
        cuts.insert(0, (start, None))
    ends = [cut for cut, _ in cuts[1:]] + [end]
    return [_Part(h, s, e) for (s, h), e in zip(cuts, ends, strict=True) if s < e]


def _between(found: Sequence[Heading], start: int, end: int) -> Sequence[Heading]:
    low = bisect_left(found, start, key=lambda heading: heading.start)
    return found[low : bisect_left(found, end, key=lambda heading: heading.start)]


def _under(found: Sequence[Heading], section: _Part) -> list[_Part]:
    """The tasks of a section: the outermost numerals under its own, or the whole of it."""
    inner = _between(found, section.body, section.end)
    if not inner:
        return [_Part(None, section.body, section.end)] if section.body < section.end else []
    return _parts(found, min(h.level for h in inner), section.body, section.end)


def _ids(parts: Sequence[_Part], positions: Sequence[str]) -> list[str]:
    """The printed numbers where they are unique, else the positions."""
    numbers = [part.number for part in parts if part.heading]
    unique = None not in numbers and len(set(numbers)) == len(numbers)
    return [
        str(part.number) if unique and part.heading else position
        for part, position in zip(parts, positions, strict=True)
    ]


# --- from parts to objects -----------------------------------------------------------------------


class _Writer:
    """Makes the objects, and keeps the pieces that they stand on."""

    def __init__(
        self, view: View, found: Sequence[Heading], registrar: Registrar, notes: Notebook
    ) -> None:
        self._view = view
        self._numerals = [heading.start for heading in found]
        self._registrar = registrar
        self._notes = notes
        self._table = rows(view)
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
        for start, stop in _lines(view, 0, end):
            found = _TITLE.search(view.source, view.at[start], view.at[stop - 1] + 1)
            if not (named or title) and _TITLE_LINE.fullmatch(view.chars, start, stop):
                title = "".join(view.text(start, stop).split())
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
        if any(_CLOSING.match(self._view.chars, s, e) for s, e in _lines(self._view, start, end)):
            kind = PieceKind.CLOSING
        self.put(kind, start, end)

    def section(self, id_: str, part: _Part, tasks: Sequence[tuple[str, _Part]]) -> Section:
        """The section; its heading is a piece if it has one."""
        view = self._view
        title, span, body = "", None, part.start
        if part.heading:
            numbered = next((task.start for _, task in tasks if task.heading), part.end)
            body = self._title_end(part.body, numbered)
            if numbered < part.end and self._is_title(part.body, numbered):
                body = numbered
            assigned = self._assigned(part.body, numbered)
            if assigned and assigned[0].start <= body:
                body = assigned[0].start
            title, span = self._title(part.body, body)
            alone = assigned and not view.chars[body : assigned[0].start].strip(STOPS)
            self.put(PieceKind.HEADING, part.start, part.body if alone else body)
            tasks = [
                (key, attrs.evolve(task, start=part.body if alone else body))
                if task.heading is None
                else (key, task)
                for key, task in tasks
            ]
        many = any(task.heading for _, task in tasks)
        made = tuple(
            self.task(key, task)
            for key, task in tasks
            if task.start < task.end and not (many and self._is_preamble(task))
        )
        whole = view.span(part.start, part.end)
        return Section(id_, part.number, part.numeral, title, span, whole, made)

    def _is_preamble(self, part: _Part) -> bool:
        """Whether words before the first task of a section assign nothing; they are a piece."""
        if part.heading or self._assigned(part.start, part.end):
            return False
        self.put(PieceKind.PREAMBLE, part.start, part.end)
        return True

    def task(self, id_: str, part: _Part) -> Task:
        """The task: its heading sentence, then its measures."""
        view = self._view
        body, title, span = part.start, "", None
        assigned = self._assigned(part.body, part.end)
        if part.heading:
            body = self._title_end(part.body, part.end)
            if assigned and assigned[0].start <= body:
                body = assigned[0].start
            title, span = self._title(part.body, body)
            if assigned and not view.chars[body : assigned[0].start].strip(STOPS):
                body = part.body  # the heading is all there is to do
            self.put(PieceKind.HEADING, part.start, body)
        measures = tuple(self._measures(id_, body, part.end, assigned))
        text = view.text(part.start, part.end)
        whole = view.span(part.start, part.end)
        return Task(id_, part.number, part.numeral, title, span, text, whole, measures)

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
        while start < end and self._view.chars[end - 1] in STOPS:
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
            if groups and not chars[groups[-1][-1][0].end : site.start].strip(STOPS):
                groups[-1].append((site, reading))
            else:
                groups.append([(site, reading)])
        return [self._one(group, end) for group in groups]

    def _unread(self, site: Site) -> None:
        """Remark on words that speak of responsibility and could not be read, each once."""
        start, end = site.start + 1, site.end
        if site.kind is not Kind.BRACKET:
            return
        if site.start not in self._remarked and end - start <= _LONGEST_REMARK:
            chars = self._view.chars
            if _DUTY_WORDS.search(chars, start, end) and not EXCEPTIONS.match(chars, start, end):
                self._notes.note("unread-responsibility", self._view.span(site.start, site.end))
            self._remarked.add(site.start)

    def _one(self, group: Sequence[tuple[Site, Reading]], end: int) -> _Assigned:
        (first, reading), (last, _) = group[0], group[-1]
        if len(group) > 1:
            inner = [stretch for site, _ in group for stretch in site.inner]
            reading = self._read(last.end, inner) or reading
        return _Assigned(first.start, aside_end(self._view, last.end, end), reading)

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
        self, task_id: str, start: int, end: int, assigned: Sequence[_Assigned]
    ) -> Iterator[Measure]:
        joint = ".m" if ".t" in task_id else "."
        at, count = start, 0
        for found in assigned:
            clause = self._clause(at, found.start)
            if clause is None:
                continue
            count += 1
            span = self._view.span(found.start, found.end)
            self.put(PieceKind.ASSIGNMENT, found.start, found.end)
            reading = found.reading
            yield Measure(
                f"{task_id}{joint}{count}",
                self._view.source[clause.start : clause.end],
                clause,
                self._view.text(found.start, found.end),
                span,
                reading.wording,
                reading.roles,
                reading.open_duties,
                reading.rule,
            )
            if not reading.is_named:
                self._notes.note("no-verb", span)
            at = found.end
        rest = self._clause(at, end)
        if rest is not None:
            words = self._view.source[rest.start : rest.end]
            yield Measure(f"{task_id}{joint}{count + 1}", words, rest)
            if count == 0:
                self._notes.note("no-responsibility", rest)

    def _clause(self, start: int, end: int) -> Span | None:
        """The words between two positions without the stops before them."""
        while start < end and self._view.chars[start] in STOPS:
            start += 1
        if start == end:
            return None
        self.put(PieceKind.TEXT, start, end)
        return self._view.span(start, end)


def _lines(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines between two positions."""
    while start < end:
        stop = view.line_end(start, end)
        yield start, stop
        start = stop


_FIRST = re.compile("(?:第一|首位|排首|列首|居首|最前)[^。;,()]{0,12}(?:牵头|主办|负总责)")
_ASSIGNS = re.compile("负责|(?:单位|部门):")


def _rules(view: View) -> list[tuple[int, str]]:
    """Where the text says that the first listed leads, and in which words."""
    found = []
    for match in _FIRST.finditer(view.chars):
        start, end = match.span()
        while start > 0 and start > match.start() - 12 and view.chars[start - 1] not in "。;,():":
            start -= 1
        end += len(re.match("[^。;,()]{0,12}", view.chars[end : end + 12])[0])  # type: ignore[index]
        if RULE.fullmatch(view.chars, start, end):
            # A note at the end of the document governs what stands before it.
            governs = start if _ASSIGNS.search(view.chars, end) else 0
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
    return Piece(PieceKind.GAP, text[start:end], Span(start, end))
