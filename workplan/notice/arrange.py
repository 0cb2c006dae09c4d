"""Step two: sections, tasks and measures out of numerals, paragraphs and brackets.

Knows the order of a document. What a responsibility means it asks of `read`.
"""

import re
from collections.abc import Iterator, Sequence

import attrs

from workplan.model import Measure, Piece, PieceKind, Section, Span, Task
from workplan.notice import mark
from workplan.notice.mark import BLANKS, STOPS, Heading
from workplan.notice.read import Registrar, assignment

__all__ = ["Layout", "arranged"]

_TITLE = re.compile("《([^》\n]+)》的?通知")
_PROSE = re.compile("[。;;]")


@attrs.frozen
class Layout:
    """A document in order."""

    title: str
    sections: tuple[Section, ...]
    pieces: tuple[Piece, ...]


@attrs.frozen
class _Part:
    """A numeral (or none) with all that stands under it, ending in no blank."""

    heading: Heading | None
    start: int
    end: int

    @property
    def body(self) -> int:
        """Where the words after the numeral begin."""
        return self.heading.end if self.heading else self.start

    @property
    def number(self) -> int | None:
        return mark.number(self.heading.numeral) if self.heading else None

    @property
    def numeral(self) -> str:
        return self.heading.numeral if self.heading else ""


def arranged(text: str, registrar: Registrar) -> Layout:
    """The document in order; its pieces tile `text`. Without any numeral it has no sections."""
    headings = list(mark.headings(text))
    if not headings:
        return Layout("", (), ())
    begin = headings[0].start
    end = _body_end(text, headings[-1])
    writer = _Writer(text, registrar)
    title = writer.front(begin)
    sections = _parts(text, headings, 1, begin, end)
    tasks = [_parts(text, headings, 2, *_under(text, part)) for part in sections]
    section_ids = _ids(sections, [f"s{i}" for i, _ in enumerate(sections, 1)])
    task_ids = iter(
        _ids(
            [task for group in tasks for task in group],
            [f"s{i}.t{j}" for i, g in enumerate(tasks, 1) for j, _ in enumerate(g, 1)],
        )
    )
    made = tuple(
        writer.section(id_, part, tuple(writer.task(next(task_ids), task) for task in group))
        for id_, part, group in zip(section_ids, sections, tasks, strict=True)
    )
    writer.put(PieceKind.FURNITURE, *mark.trimmed(text, end, len(text)))
    return Layout(title, made, _tiled(text, writer.pieces))


def _parts(text: str, headings: Sequence[Heading], level: int, start: int, end: int) -> list[_Part]:
    """What stands between two positions, cut where a numeral of `level` begins.

    What precedes the first such numeral is a part without one.
    """
    own = [h for h in headings if h.level == level and start <= h.start < end]
    cuts = [(h.start, h) for h in own]
    if not own or mark.trimmed(text, start, own[0].start)[0] < own[0].start:
        cuts.insert(0, (start, None))  # type: ignore[arg-type]
    ends = [cut for cut, _ in cuts[1:]] + [end]
    bounds = [(h, *mark.trimmed(text, s, e)) for (s, h), e in zip(cuts, ends, strict=True)]
    return [_Part(heading, s, e) for heading, s, e in bounds if s < e]


def _under(text: str, section: _Part) -> tuple[int, int]:
    """What stands under a section's title, which ends with its line."""
    return _line_end(text, section.body, section.end) if section.heading else section.start, (
        section.end
    )


def _line_end(text: str, start: int, end: int) -> int:
    found = text.find("\n", start, end)
    return end if found < 0 else found


def _body_end(text: str, last: Heading) -> int:
    """Where the last task ends: after the last line that is prose, or the heading's own."""
    end = last.end
    for start, stop in mark.paragraphs(text):
        if start <= last.start < stop or (start > last.start and _PROSE.search(text, start, stop)):
            end = stop
    return end


def _ids(parts: Sequence[_Part], positions: Sequence[str]) -> list[str]:
    """The printed numbers where they are all there and unique, else the positions."""
    numbers = [part.number for part in parts]
    if None in numbers or len(set(numbers)) < len(numbers):
        return list(positions)
    return [str(number) for number in numbers]


class _Writer:
    """Makes the objects, and keeps the pieces that they stand on."""

    def __init__(self, text: str, registrar: Registrar) -> None:
        self._text = text
        self._registrar = registrar
        self.pieces: list[Piece] = []

    def put(self, kind: PieceKind, start: int, end: int) -> None:
        """Keep one piece, unless it is empty."""
        if start < end:
            self.pieces.append(Piece(kind, self._text[start:end], Span(start, end)))

    def front(self, end: int) -> str:
        """What precedes the first numeral: title, preamble, furniture. Gives the title."""
        title = ""
        for start, stop in mark.paragraphs(self._text[:end]):
            found = _TITLE.search(self._text, start, stop)
            if found and not title:
                title = found[1]
                self.put(PieceKind.TITLE, start, stop)
            elif _PROSE.search(self._text, start, stop):
                self.put(PieceKind.PREAMBLE, start, stop)
            else:
                self.put(PieceKind.FURNITURE, start, stop)
        return title

    def section(self, id_: str, part: _Part, tasks: tuple[Task, ...]) -> Section:
        """The section; its heading is a piece if it has one."""
        title, span = "", None
        if part.heading:
            stop = _line_end(self._text, part.body, part.end)
            title, span = self._title(part.body, stop)
            self.put(PieceKind.HEADING, part.start, stop)
        whole = Span(part.start, part.end)
        return Section(id_, part.number, part.numeral, title, span, whole, tasks)

    def task(self, id_: str, part: _Part) -> Task:
        """The task: its heading sentence, then its measures."""
        body, title, span = part.start, "", None
        if part.heading:
            stop = _line_end(self._text, part.body, part.end)
            full_stop = self._text.find("。", part.body, stop)
            body = stop if full_stop < 0 else full_stop + 1
            title, span = self._title(part.body, body)
            if self._is_assigned(body, part.end):
                body = part.body  # the heading is all there is to do
            self.put(PieceKind.HEADING, part.start, body)
        whole = Span(part.start, part.end)
        measures = tuple(self._measures(id_, body, part.end))
        text = self._text[part.start : part.end]
        return Task(id_, part.number, part.numeral, title, span, text, whole, measures)

    def _is_assigned(self, start: int, end: int) -> bool:
        """Whether a responsibility follows at once."""
        start, end = mark.trimmed(self._text, start, end)
        found = next(mark.brackets(self._text, start, end), (-1, -1))
        inner = (found[0] + 1, found[1] - 1)
        return found[0] == start and bool(assignment(self._text, *inner, self._registrar))

    def _title(self, start: int, end: int) -> tuple[str, Span | None]:
        start, end = mark.trimmed(self._text, start, end)
        if end > start and self._text[end - 1] in STOPS:
            end -= 1
        return self._text[start:end], Span(start, end) if start < end else None

    def _measures(self, task_id: str, start: int, end: int) -> Iterator[Measure]:
        joint = ".m" if ".t" in task_id else "."
        at, count = start, 0
        for opened, closed in mark.brackets(self._text, start, end):
            reading = assignment(self._text, opened + 1, closed - 1, self._registrar)
            if reading is None or not self._text[at:opened].strip(STOPS + BLANKS):
                continue
            count += 1
            clause = self._clause(at, opened)
            self.put(PieceKind.ASSIGNMENT, opened, closed)
            yield Measure(
                f"{task_id}{joint}{count}",
                self._text[clause.start : clause.end],
                clause,
                self._text[opened:closed],
                Span(opened, closed),
                reading.wording,
                reading.roles,
                reading.open_duties,
            )
            at = closed
        start, end = mark.trimmed(self._text, at, end)
        if self._text[start:end].strip(STOPS + BLANKS):
            rest = self._clause(start, end)
            words = self._text[rest.start : rest.end]
            yield Measure(f"{task_id}{joint}{count + 1}", words, rest)

    def _clause(self, start: int, end: int) -> Span:
        """The words between two positions without the stops and blanks before them."""
        while start < end and self._text[start] in STOPS + BLANKS:
            start += 1
        start, end = mark.trimmed(self._text, start, end)
        self.put(PieceKind.TEXT, start, end)
        return Span(start, end)


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
