"""What holds of every plan: the claims, and the functions that find what breaks them.

Knows the parts of a plan and how they must fit together; not the plan that is made of them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from workplan.model.values import (
    Agency,
    Correction,
    Initiative,
    Measure,
    Piece,
    Section,
    Source,
    Span,
    Task,
)

__all__ = ["LAWS", "Whole", "digest"]


class Whole(Protocol):
    """What a plan is made of."""

    @property
    def source(self) -> Source: ...
    @property
    def sections(self) -> tuple[Section, ...]: ...
    @property
    def agencies(self) -> tuple[Agency, ...]: ...
    @property
    def corrections(self) -> tuple[Correction, ...]: ...
    @property
    def initiatives(self) -> tuple[Initiative, ...]: ...
    @property
    def pieces(self) -> tuple[Piece, ...]: ...


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal.

    >>> digest("")[:8]
    'e3b0c442'
    """
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


Fault = tuple[str, str]
"""Where in a plan something is wrong, and what."""


def _source_faults(plan: Whole) -> Iterator[Fault]:
    stated = plan.source.sha256
    if stated is not None and stated != digest(plan.source.text):
        yield "source.sha256", f"is not the digest of the text ({digest(plan.source.text)})"


def _walk(plan: Whole) -> Iterator[tuple[str, Section | Task | Measure]]:
    for i, section in enumerate(plan.sections):
        yield f"sections[{i}]", section
        for j, task in enumerate(section.tasks):
            yield f"sections[{i}].tasks[{j}]", task
            for k, measure in enumerate(task.measures):
                yield f"sections[{i}].tasks[{j}].measures[{k}]", measure


def _identity_faults(plan: Whole) -> Iterator[Fault]:
    seen: set[tuple[type, str]] = set()
    named: list[tuple[str, Section | Task | Measure | Agency]] = [*_walk(plan)]
    named += [(f"agencies[{i}]", agency) for i, agency in enumerate(plan.agencies)]
    for path, item in named:
        if (key := (type(item), item.id)) in seen:
            yield f"{path}.id", f"{item.id!r} stands twice; an id is unique"
        seen.add(key)


def _text_faults(plan: Whole) -> Iterator[Fault]:
    """Everything stands where it says, in the order of the text, inside what it belongs to."""
    source = plan.source
    for path, item in _walk(plan):
        if isinstance(item, Section):
            yield from _order_faults(f"{path}.tasks", item.tasks, item.span)
            yield from _at(source, f"{path}.span", item.span)
        else:
            yield from _at(source, f"{path}.span", item.span, item.text)
        if isinstance(item, Task):
            yield from _order_faults(f"{path}.measures", item.measures, item.span)
        if isinstance(item, Measure):
            if item.assignment_span is not None:
                where = f"{path}.assignment_span"
                yield from _at(source, where, item.assignment_span, item.assignment)
            elif item.assignment:
                yield f"{path}.assignment_span", "an assignment needs its span"
        elif item.title_span is not None:
            yield from _at(source, f"{path}.title_span", item.title_span, item.title)
    yield from _order_faults("sections", plan.sections, None)


def _at(source: Source, path: str, span: Span, text: str | None = None) -> Iterator[Fault]:
    if span.end > len(source.text):
        yield path, f"ends at {span.end}, after the text ({len(source.text)} characters)"
    elif text is not None and source[span] != text:
        yield path, f"{source[span][:20]!r} stands there, not {text[:20]!r}"


def _order_faults(
    path: str, items: Iterable[Section | Task | Measure], within: Span | None
) -> Iterator[Fault]:
    end = 0
    for i, item in enumerate(items):
        if item.span.start < end:
            yield f"{path}[{i}].span", f"begins at {item.span.start}, before {end}"
        if within is not None and item.span not in within:
            yield f"{path}[{i}].span", f"leaves what it is part of ({within})"
        end = item.span.end


def _tiling_faults(plan: Whole) -> Iterator[Fault]:
    end = 0
    for i, piece in enumerate(plan.pieces):
        if piece.span.start != end:
            yield f"pieces[{i}].span", f"begins at {piece.span.start}, not at {end}"
        yield from _at(plan.source, f"pieces[{i}].span", piece.span, piece.text)
        end = piece.span.end
    if end != len(plan.source.text):
        yield "pieces", f"end at {end}, the text at {len(plan.source.text)}"


def _role_faults(plan: Whole) -> Iterator[Fault]:
    known = {agency.id: agency for agency in plan.agencies}
    for path, item in _walk(plan):
        if not isinstance(item, Measure):
            continue
        for i, role in enumerate(item.roles):
            where = f"{path}.roles[{i}]"
            if known.get(role.agency.id) != role.agency:
                yield f"{where}.agency", f"{role.agency.id!r} is not among the plan's agencies"
            if item.assignment_span is None or role.span not in item.assignment_span:
                yield f"{where}.span", "is not inside the measure's assignment"
            elif "".join(plan.source[role.span].split()) != role.printed:
                yield f"{where}.span", f"{plan.source[role.span]!r} is not {role.printed!r}"


def _annotation_faults(plan: Whole) -> Iterator[Fault]:
    end = 0
    for i, correction in enumerate(plan.corrections):
        where = f"corrections[{i}].span"
        if correction.span.start < end:
            yield where, f"begins at {correction.span.start}, before {end}"
        yield from _at(plan.source, where, correction.span, correction.printed)
        end = correction.span.end
    for path, item in _walk(plan):
        if isinstance(item, Task):
            own = tuple(c for c in plan.corrections if c.span in item.span)
            if item.corrections != own:
                yield f"{path}.corrections", "are not the plan's own inside the task"
    for i, initiative in enumerate(plan.initiatives):
        if len(initiative.spans) != len(initiative.printed):
            yield f"initiatives[{i}].printed", "needs the words at each span"
        for j, (span, text) in enumerate(zip(initiative.spans, initiative.printed, strict=False)):
            yield from _at(plan.source, f"initiatives[{i}].spans[{j}]", span, text)


LAWS: tuple[tuple[str, Callable[[Whole], Iterator[Fault]]], ...] = (
    ("the source has the digest it states", _source_faults),
    ("every id is unique", _identity_faults),
    ("every text stands at its span, in order, inside what it is part of", _text_faults),
    ("the pieces tile the source, no character twice and none left out", _tiling_faults),
    ("every role names an agency of the plan, where the assignment prints it", _role_faults),
    ("every correction and initiative stands where it says", _annotation_faults),
)
"""What holds of every plan: the claim, and the function that finds what breaks it."""
