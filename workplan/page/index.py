"""Where everything is on the page: anchors, addresses, who has which part, what needs a look.

Knows contents and places; draws nothing.
"""

from collections.abc import Mapping
from functools import cached_property

import attrs

from workplan.model import Contents, Duty, Measure, Piece, PieceKind, Provenance, Span
from workplan.model.folding import fold
from workplan.page.text import make_anchor
from workplan.records import ReviewRow, count_review, make_contents_table
from workplan.table import Table
from workplan.texts import Text

__all__ = ["PageIndex"]

_PROSE = (PieceKind.PREAMBLE, PieceKind.CLOSING)
"""Kinds of pieces that belong to no task, and are shown between the tasks."""


@attrs.frozen
class PageIndex:
    """Look-ups of one plan that the parts of its page share."""

    contents: Contents
    provenance: Provenance
    pieces: tuple[Piece, ...]

    @property
    def review_counts(self) -> Text:
        """How much needs a look, in a sentence."""
        return count_review(self.review, self.contents.measures).text

    @cached_property
    def prose(self) -> tuple[Piece, ...]:
        """Pieces of prose, in the order of the text."""
        return tuple(each for each in self.pieces if each.kind in _PROSE and each.text.strip())

    @cached_property
    def review(self) -> Table[ReviewRow]:
        """Every place that needs a look."""
        return make_contents_table("review", self.contents, self.provenance)

    @cached_property
    def doubts(self) -> Mapping[str, list[ReviewRow]]:
        """What needs a look by the anchor where it is said; a merged cell at each of its rows."""
        at: dict[str, list[ReviewRow]] = {}
        of_cell: dict[Span | None, list[str]] = {}
        for measure in self.contents.measures:
            anchor = self.measure_anchors[measure.id]
            of_cell.setdefault(measure.assignment_span, []).append(anchor)
        for row in self.review:
            for anchor in of_cell[row.span] if row.measure else [self.find_anchor(row)]:
                at.setdefault(anchor, []).append(row)
        return at

    def find_anchor(self, row: ReviewRow) -> str:
        """Return where on the page a place is that needs a look; ``""`` where in no section."""
        if row.measure is not None:
            return self.measure_anchors[row.measure.id]
        if row.task is not None:
            return self.task_anchors[row.task.id]
        return self.section_anchors[row.section.id] if row.section is not None else ""

    @cached_property
    def parts_of(self) -> Mapping[str, Mapping[Duty, list[Measure]]]:
        """For each agency that is named, the measures in which it holds each duty."""
        parts: dict[str, dict[Duty, list[Measure]]] = {}
        for measure in self.contents.measures:
            for id_, duty in dict.fromkeys((role.agency.id, role.duty) for role in measure.roles):
                parts.setdefault(id_, {}).setdefault(duty, []).append(measure)
        return parts

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """How an address names each agency: by its name, by its id where another has that name."""
        owners: dict[str, set[str]] = {}
        for agency in self.contents.registry:
            for name in (agency.id, *agency.names):
                owners.setdefault(fold(name).text, set()).add(agency.id)
        return {
            agency.id: agency.name if len(owners[fold(agency.name).text]) == 1 else agency.id
            for agency in self.contents.registry
        }

    @cached_property
    def section_anchors(self) -> Mapping[str, str]:
        """The anchor of each section by its id."""
        sections = enumerate(self.contents.sections, 1)
        return {each.id: make_anchor("s", each.id, at) for at, each in sections}

    @cached_property
    def task_anchors(self) -> Mapping[str, str]:
        """The anchor of each task by its id."""
        return {t.id: make_anchor("t", t.id, at) for at, t in enumerate(self.contents.tasks, 1)}

    @cached_property
    def measure_anchors(self) -> Mapping[str, str]:
        """The anchor of each measure by its id."""
        measures = enumerate(self.contents.measures, 1)
        return {each.id: make_anchor("m", each.id, at) for at, each in measures}
