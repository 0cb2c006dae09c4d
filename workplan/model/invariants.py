"""Invariants of every plan: the claims, and the functions that find what breaks them.

Knows `Contents` and the loose parts beside it, and how they must fit together; not the plan that
holds them. A function yields each fault: its path, and what is wrong there.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

from workplan.errors import FormatError
from workplan.model.contents import Contents
from workplan.model.diagnostics import MORE_OF_A_KIND
from workplan.model.doubts import find_doubts
from workplan.model.duties import Confidence
from workplan.model.layout import Span, find_overlaps
from workplan.model.values import (
    Agency,
    Diagnostic,
    Field,
    Initiative,
    Measure,
    Piece,
    Role,
    Section,
    Source,
    Task,
)
from workplan.texts import Text

__all__ = ["INVARIANTS", "Fault", "Parts", "check_parts", "check_source", "digest"]


class Parts(Protocol):
    """What a plan is made of."""

    @property
    def contents(self) -> Contents: ...
    @property
    def initiatives(self) -> tuple[Initiative, ...]: ...
    @property
    def pieces(self) -> tuple[Piece, ...]: ...
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...


class Fault(NamedTuple):
    """What breaks an invariant: where it is, and what is wrong there."""

    path: str
    problem: Text


def check_source(source: Source) -> None:
    """Raise `FormatError` with the path of the first fault of a source, if there is any."""
    for path, problem in _find_source_faults(source):
        raise FormatError(problem.template, path, values=problem.values)


def check_parts(parts: Parts) -> None:
    """Raise `FormatError` with the path of the first fault, if there is any."""
    for _, find_faults in INVARIANTS:
        for path, problem in find_faults(parts):
            raise FormatError(problem.template, path, values=problem.values)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal.

    >>> digest("")[:8]
    'e3b0c442'
    """
    found: str = _import_sha256()(text.encode("utf-8", "surrogatepass")).hexdigest()
    return found


def _import_sha256() -> Any:
    # As `random` of the standard library does: hashlib loads OpenSSL, 2 of the 70 ms of a load.
    with suppress(ImportError):
        return import_module("_sha2").sha256  # from Python 3.12 on
    with suppress(ImportError):
        return import_module("_sha256").sha256
    from hashlib import sha256

    return sha256


def _find_source_faults(source: Source) -> Iterator[Fault]:
    if source.sha256 is not None and source.sha256 != (actual := digest(source.text)):
        problem = Text("is not the digest of the text ({actual})", actual=actual)
        yield Fault("source.sha256", problem)
    layout = source.layout
    spans = [(f"paragraphs[{i}]", span) for i, span in enumerate(layout.paragraphs)]
    spans += [(f"cells[{i}].span", c.span) for i, c in enumerate(layout.cells) if c.span]
    spans += [(f"pages[{i}].span", page.span) for i, page in enumerate(layout.pages)]
    spans += [(f"furniture[{i}]", span) for i, span in enumerate(layout.furniture)]
    spans += [(f"remarks[{i}].span", remark.span) for i, remark in enumerate(layout.remarks)]
    for path, span in spans:
        yield from _find_misplaced(source, f"source.layout.{path}", span)
    yield from _find_overlaps("source.layout.paragraphs", layout.paragraphs)
    yield from _find_overlaps("source.layout.furniture", layout.furniture)
    yield from _find_overlaps("source.layout.pages", [page.span for page in layout.pages])
    seen: set[tuple[int, int, int]] = set()
    for i, cell in enumerate(layout.cells):
        if (place := (cell.table, cell.row, cell.column)) in seen:
            yield Fault(f"source.layout.cells[{i}]", Text("is at the place of another cell"))
        seen.add(place)


def _find_overlaps(path: str, spans: Sequence[Span]) -> Iterator[Fault]:
    for i, (before, span) in enumerate(pairwise(spans), 1):
        if span.start < before.end:
            yield Fault(f"{path}[{i}]", _describe_overlap(span.start, before.end))


def _walk(contents: Contents) -> Iterator[tuple[str, Section | Task | Measure]]:
    for i, section in enumerate(contents.sections):
        yield f"sections[{i}]", section
        for j, task in enumerate(section.tasks):
            yield f"sections[{i}].tasks[{j}]", task
            for k, measure in enumerate(task.measures):
                yield f"sections[{i}].tasks[{j}].measures[{k}]", measure


def _find_identity_faults(parts: Parts) -> Iterator[Fault]:
    seen: set[tuple[type, str]] = set()
    contents = parts.contents
    named: list[tuple[str, Section | Task | Measure | Agency]] = [*_walk(contents)]
    named += [(f"agencies[{i}]", agency) for i, agency in enumerate(contents.registry)]
    for path, item in named:
        if (key := (type(item), item.id)) in seen:
            yield Fault(f"{path}.id", Text("{id} is used twice; ids are unique", id=repr(item.id)))
        seen.add(key)


def _find_text_faults(parts: Parts) -> Iterator[Fault]:
    """Everything is where it says, in the order of the text, inside its parent."""
    contents = parts.contents
    source = contents.source
    for path, item in _walk(contents):
        if isinstance(item, Section):
            yield from _find_disorder(f"{path}.tasks", item.tasks, item.span)
            yield from _find_misplaced(source, f"{path}.span", item.span)
        else:
            yield from _find_misplaced(source, f"{path}.span", item.span, item.text)
        if isinstance(item, Task):
            yield from _find_disorder(f"{path}.measures", item.measures, item.span)
        if isinstance(item, Measure):
            if item.assignment_span is not None:
                where = f"{path}.assignment_span"
                yield from _find_misplaced(source, where, item.assignment_span, item.assignment)
            elif item.assignment:
                yield Fault(f"{path}.assignment_span", Text("an assignment needs its span"))
        elif item.title_span is not None:
            yield from _find_misplaced(source, f"{path}.title_span", item.title_span, item.title)
    yield from _find_disorder("sections", contents.sections, None)


def _find_misplaced(
    source: Source, path: str, span: Span, text: str | None = None
) -> Iterator[Fault]:
    if span.end > (length := len(source.text)):
        problem = Text(
            "ends at {end}, after the text ({length} characters)", end=span.end, length=length
        )
        yield Fault(path, problem)
    elif text is not None and source[span] != text:
        there, given = repr(source[span][:20]), repr(text[:20])
        yield Fault(
            path, Text("the source has {there} here, not {given}", there=there, given=given)
        )


def _find_disorder(
    path: str, items: Iterable[Section | Task | Measure], within: Span | None
) -> Iterator[Fault]:
    end = 0
    for i, item in enumerate(items):
        if item.span.start < end:
            yield Fault(f"{path}[{i}].span", _describe_overlap(item.span.start, end))
        if within is not None and item.span not in within:
            problem = Text("is not inside its parent ({parent})", parent=repr(within))
            yield Fault(f"{path}[{i}].span", problem)
        end = item.span.end


def _describe_overlap(start: int, end: int) -> Text:
    return Text("begins at {start}, before {end}", start=start, end=end)


def _find_tiling_faults(parts: Parts) -> Iterator[Fault]:
    source, end = parts.contents.source, 0
    for i, piece in enumerate(parts.pieces):
        where = f"pieces[{i}].span"
        if piece.span.start != end:
            problem = Text("begins at {start}, not at {end}", start=piece.span.start, end=end)
            yield Fault(where, problem)
        yield from _find_misplaced(source, where, piece.span, piece.text)
        end = piece.span.end
    if end != len(source.text):
        problem = Text("end at {end}, the text at {length}", end=end, length=len(source.text))
        yield Fault("pieces", problem)


def _find_role_faults(parts: Parts) -> Iterator[Fault]:
    contents = parts.contents
    known = {agency.id: agency for agency in contents.registry}
    strays = _find_strays(contents)
    for path, item in _walk(contents):
        if not isinstance(item, Measure):
            continue
        for i, role in enumerate(item.roles):
            where = f"{path}.roles[{i}]"
            if known.get(role.agency.id) != role.agency:
                problem = Text("{id} is not one of the plan's agencies", id=repr(role.agency.id))
                yield Fault(f"{where}.agency", problem)
            if (item.id, role.span) in strays:
                yield Fault(f"{where}.span", Text(_STRAY))
            else:
                yield from _find_misprinted(contents.source, f"{where}.span", role)


def _is_printed(name: str, words: str) -> bool:
    """Whether a name is what some words print, but for what may be inside it.

    Whitespace and zero-width characters may, and where a page ends its number.
    """
    rest = iter(words)
    is_whole = name[:1] == words[:1] and name[-1:] == words[-1:]
    return is_whole and all(char in rest for char in name)


def _find_misprinted(source: Source, path: str, role: Role) -> Iterator[Fault]:
    printed = source[role.span]
    if not _is_printed(role.printed, printed):
        there, given = repr(printed), repr(role.printed)
        yield Fault(
            path, Text("the source has {there} here, not {given}", there=there, given=given)
        )


def _find_field_faults(parts: Parts) -> Iterator[Fault]:
    contents = parts.contents
    strays = _find_strays(contents)
    for path, item in _walk(contents):
        for i, field in enumerate(item.fields if isinstance(item, Measure) else ()):
            where = f"{path}.fields[{i}].span"
            yield from _find_misplaced(contents.source, where, field.span, field.text)
            if (item.id, field.span) in strays:
                yield Fault(where, Text(_STRAY))


_STRAY = "is not inside the assignment of its measure"


def _find_strays(contents: Contents) -> frozenset[tuple[str, Span]]:
    """Spans of roles and fields, each with the id of its measure, that are not where they may be.

    That is in the measure's assignment, or in a cell that is merged over a row of the measure; for
    a field, in any cell of a row of the measure.
    """
    outside: dict[tuple[str, Span], Measure] = {}
    for measure in contents.measures:
        own = measure.assignment_span
        parts: tuple[Role | Field, ...] = (*measure.roles, *measure.fields)
        for part in parts:
            if own is None or part.span not in own:
                outside[measure.id, part.span] = measure
    if not outside:  # as in every notice without tables
        return frozenset()
    cells = [(c, c.span) for c in contents.source.layout.cells if c.span is not None]
    above = find_overlaps((span for _, span in outside), [span for _, span in cells])
    places = {place for measure in outside.values() for place in _list_places(measure)}
    beside = find_overlaps(places, [span for _, span in cells])

    def is_in_row(measure: Measure, span: Span) -> bool:
        rows = [cells[i][0] for place in _list_places(measure) for i in beside[place]]
        is_field = all(role.span != span for role in measure.roles)
        holding = [cells[i][0] for i in above[span] if span in cells[i][1]]
        if not is_field:
            holding = [cell for cell in holding if cell.rows > 1 and measure.assignment_span]
        return any(one.shares_row(cell) for one in holding for cell in rows)

    return frozenset(key for key, measure in outside.items() if not is_in_row(measure, key[1]))


def _list_places(measure: Measure) -> tuple[Span, ...]:
    own = measure.assignment_span
    return (measure.span,) if own is None else (measure.span, own)


def _find_confidence_faults(parts: Parts) -> Iterator[Fault]:
    doubts = find_doubts(parts.contents.measures, parts.diagnostics).at
    # Diagnostics that are not listed any more may doubt whatever reaches beyond this place.
    unlisted = min(
        (each.span.start for each in parts.diagnostics if each.code == MORE_OF_A_KIND),
        default=len(parts.contents.source.text),
    )
    for path, item in _walk(parts.contents):
        if not isinstance(item, Measure):
            continue
        where, place = f"{path}.confidence", item.assignment_span
        if place is None:
            if item.confidence is not None:
                yield Fault(where, Text("is for a responsibility, and there is none"))
        elif item.confidence is None:
            yield Fault(where, Text("a responsibility needs the confidence of its reading"))
        elif place.end <= unlisted and bool(doubts[place]) != _is_doubtful(item):
            yield Fault(where, _describe_doubt(doubts[place]))


def _is_doubtful(measure: Measure) -> bool:
    return measure.confidence is Confidence.POSSIBLE


def _describe_doubt(doubts: Sequence[Diagnostic]) -> Text:
    if not doubts:
        return Text("is possible, and no diagnostic says why")
    return Text("must be possible where a diagnostic says {code}", code=doubts[0].code)


def _find_annotation_faults(parts: Parts) -> Iterator[Fault]:
    contents = parts.contents
    source, corrections, end = contents.source, contents.corrections, 0
    for i, correction in enumerate(corrections):
        where = f"corrections[{i}].span"
        if correction.span.start < end:
            yield Fault(where, _describe_overlap(correction.span.start, end))
        yield from _find_misplaced(source, where, correction.span, correction.printed)
        end = correction.span.end
    for path, item in _walk(contents):
        if isinstance(item, Task):
            own = tuple(c for c in corrections if c.span in item.span)
            if item.corrections != own:
                problem = Text("are not the plan's own corrections inside the task")
                yield Fault(f"{path}.corrections", problem)
    for i, initiative in enumerate(parts.initiatives):
        if len(initiative.spans) != len(initiative.printed):
            yield Fault(f"initiatives[{i}].printed", Text("needs the words at each span"))
        for j, (span, text) in enumerate(zip(initiative.spans, initiative.printed, strict=False)):
            yield from _find_misplaced(source, f"initiatives[{i}].spans[{j}]", span, text)


INVARIANTS: tuple[tuple[Text, Callable[[Parts], Iterator[Fault]]], ...] = (
    (
        Text("the source has its stated digest, and its layout is inside it"),
        lambda parts: _find_source_faults(parts.contents.source),
    ),
    (Text("every id is unique"), _find_identity_faults),
    (Text("every text is at its span, in order, inside its parent"), _find_text_faults),
    (
        Text("the pieces tile the source, no character twice and none left out"),
        _find_tiling_faults,
    ),
    (
        Text("every role names an agency of the plan, where the assignment prints it"),
        _find_role_faults,
    ),
    (
        Text("every labelled field is where the responsibility of its measure prints it"),
        _find_field_faults,
    ),
    (Text("every correction and initiative is where it says"), _find_annotation_faults),
    (
        Text("every responsibility says how sure its reading is, as its diagnostics do"),
        _find_confidence_faults,
    ),
)
"""What holds of every plan: the claim, and the function that finds what breaks it."""
