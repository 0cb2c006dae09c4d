"""Which diagnostics doubt the reading of a responsibility, and which belong to none.

Knows places only: a responsibility is doubted by every warning and error that overlaps it. When a
diagnostic is made is the business of `notice`.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workplan.model.diagnostics import LOOKUP_CODES
from workplan.model.duties import Severity
from workplan.model.layout import Span, find_overlaps
from workplan.model.values import Diagnostic, Measure

__all__ = ["Doubts", "find_doubts"]


class Doubts(NamedTuple):
    """Warnings and errors by the place that they are about."""

    at: Mapping[Span, tuple[Diagnostic, ...]]
    """For the place of each responsibility, once for a merged cell, those that doubt its reading;
    registry look-ups (`LOOKUP_CODES`) are none of them."""
    elsewhere: tuple[Diagnostic, ...]
    """Those that overlap no responsibility; look-ups of the names that have a role are left out."""


def find_doubts(measures: Iterable[Measure], diagnostics: Iterable[Diagnostic]) -> Doubts:
    """Return the warnings and errors of each responsibility, and those of none.

    >>> import workplan
    >>> plan = workplan.load()
    >>> doubts = find_doubts(plan.measures, plan.diagnostics)
    >>> len(doubts.at), any(doubts.at.values()), doubts.elsewhere
    (45, False, ())
    """
    measures = tuple(measures)
    noted = [each for each in diagnostics if each.severity is not Severity.INFO]
    places = (m.assignment_span for m in measures if m.assignment_span is not None)
    overlaps = find_overlaps(places, [each.span for each in noted])
    at = {
        place: tuple(noted[i] for i in found if noted[i].code not in LOOKUP_CODES)
        for place, found in overlaps.items()
    }
    placed = {i for found in overlaps.values() for i in found}
    elsewhere = [each for i, each in enumerate(noted) if i not in placed]
    if any(each.code in LOOKUP_CODES for each in elsewhere):
        # The name of a role may be in a merged cell, outside of every responsibility.
        named = {role.span for measure in measures for role in measure.roles}
        elsewhere = [e for e in elsewhere if e.code not in LOOKUP_CODES or e.span not in named]
    return Doubts(at, tuple(elsewhere))
