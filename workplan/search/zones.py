"""Zones: the stretches of a task in which a match counts differently, and for which measures.

Knows one task; not what is looked for in it. A zone ends where the next begins, and an occurrence
belongs to the zone in which it begins, also where it runs on into the next.
"""

from typing import NamedTuple

from workplan.model import Measure, Task

__all__ = ["ASSIGNMENT_WEIGHT", "CLAUSE_WEIGHT", "HEADING_WEIGHT", "Zone", "find_zones"]

HEADING_WEIGHT, CLAUSE_WEIGHT, ASSIGNMENT_WEIGHT = 2.0, 1.0, 0.3
"""How much one occurrence counts. Over tests/questions.py a heading from 1 to 2 and a
responsibility from 0.3 to 0.6 rank best; 3 for a heading, or 0 or 1 for a responsibility, lowers
MRR by 0.003."""


class Zone(NamedTuple):
    """A stretch of a task from `start` to where the next zone begins."""

    start: int
    """In the source."""
    weight: float
    measures: tuple[Measure, ...]
    """Those that a match there counts for: in the heading, all of the task."""


def find_zones(task: Task) -> list[Zone]:
    """Find the heading, the clauses and the responsibilities of a task, in the order of the text.

    A measure that begins inside the title has no clause of its own beside the heading.
    """
    found = {(task.span.start, HEADING_WEIGHT): list(task.measures)}
    for measure in task.measures:
        if task.title_span is None or measure.span.start not in task.title_span:
            found.setdefault((measure.span.start, CLAUSE_WEIGHT), []).append(measure)
        if measure.assignment_span:  # several measures share one under a merged table cell
            start = measure.assignment_span.start
            found.setdefault((start, ASSIGNMENT_WEIGHT), []).append(measure)
    zones = [Zone(start, weight, tuple(measures)) for (start, weight), measures in found.items()]
    # The responsibility of a whole task may follow its last item, and so be out of order.
    return sorted(zones, key=lambda zone: zone.start)
