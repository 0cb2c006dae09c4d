"""The questions people ask of a matrix: how each is counted, its rows and its caption.

Knows agencies, duties and measures of a view; not how a view was narrowed, nor how a table is
drawn. Who leads a measure, and whether anybody does, is the text's and does not depend on the view.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations

import attrs

from workplan.matrix.view import View
from workplan.model import Agency, Duty, Measure, Provenance
from workplan.records import MeasureRow
from workplan.table import Table, as_column, column, make_table
from workplan.texts import Text

__all__ = [
    "Overlap",
    "Workload",
    "count_workload",
    "make_joint_leads",
    "make_open_ended",
    "make_overlap",
    "make_without_accountable",
    "make_without_lead",
    "make_workload",
]


# --- workload ------------------------------------------------------------------------------------


@attrs.frozen(repr=False)
class Workload:
    """How much one agency has to do: in how many measures it has each duty."""

    agency: Agency = attrs.field(
        metadata=column("Usual name of the agency.", attribute="name", is_key=True)
    )
    lead: int = attrs.field(metadata=column("Measures that it leads.", mark=Duty.LEAD.mark))
    sole: int = attrs.field(
        metadata=column("Measures that it is responsible for alone.", mark=Duty.SOLE.mark)
    )
    shared: int = attrs.field(
        metadata=column("Measures that it shares with no lead.", mark=Duty.SHARED.mark)
    )
    supporting: int = attrs.field(
        metadata=column("Measures in which it supports a lead.", mark=Duty.SUPPORTING.mark)
    )

    # Columns are in the order of the class body: a sum is after its parts.
    @property
    @as_column(heading="measure count")
    def measures(self) -> int:
        """Measures in which it has a part."""
        return self.lead + self.sole + self.shared + self.supporting

    tasks: int = attrs.field(metadata=column("Tasks in which it has a part.", heading="task count"))

    @property
    def accountable(self) -> int:
        """Measures that it leads or is responsible for alone."""
        return self.lead + self.sole

    def __repr__(self) -> str:
        return (
            f"<Workload {self.agency.name}: lead {self.lead}, sole {self.sole},"
            f" shared {self.shared}, supporting {self.supporting}, in {self.tasks} tasks>"
        )


def count_workload(view: View) -> list[Workload]:
    """Count the measures and tasks of each agency, the one with most measures first."""
    rows = [_count_measures(view, agency) for agency in view.agencies]
    return sorted(rows, key=lambda row: (-row.measures, -row.accountable))


def _count_measures(view: View, agency: Agency) -> Workload:
    found = view.list_measures(agency)
    count = Counter(duty for _, duty in found)
    lead, sole, shared, supporting = (count[duty] for duty in Duty)
    tasks = len({place.task.id for place, _ in found})
    return Workload(agency, lead, sole, shared, supporting, tasks)


def make_workload(view: View, provenance: Provenance) -> Table[Workload]:
    """Make the table of how much each agency has to do."""
    rows = count_workload(view)
    caption = Text(
        "In how many measures each agency holds which duty: agencies {count}", count=len(rows)
    )
    return make_table(Workload, rows, view.add_note(caption), provenance)


# --- measures ------------------------------------------------------------------------------------

_COLUMNS = (
    "measure",
    "measure_position",
    "task_title",
    "named",
    "lead",
    "sole",
    "shared",
    "supporting",
    "wording",
)


def make_without_lead(view: View, provenance: Provenance) -> Table[MeasureRow]:
    """Make the table of measures that nobody is named to lead."""
    rows = _select(view, lambda measure: not measure.lead)
    caption = Text("Measures that nobody is named to lead: {count}", count=len(rows))
    named = Counter(row.named for row in rows)
    for kind in (*(duty.value for duty in Duty), "nobody"):
        if named[kind]:
            caption = Text(
                "{caption}, {kind} {count}", caption=caption, kind=Text(kind), count=named[kind]
            )
    return _make_measures(view, provenance, rows, caption)


def make_without_accountable(view: View, provenance: Provenance) -> Table[MeasureRow]:
    """Make the table of measures with no lead that are not held alone: shared by several."""
    rows = _select(view, lambda measure: not measure.accountable)
    unnamed = sum(not row.measure.roles for row in rows)
    caption = Text(
        "Measures with no lead, and not held alone but shared by several: {count}", count=len(rows)
    )
    if unnamed:
        caption = Text(
            "Measures with no lead, and not held alone: {count}, shared by several {shared},"
            " nobody named {unnamed}",
            count=len(rows),
            shared=len(rows) - unnamed,
            unnamed=unnamed,
        )
    return _make_measures(view, provenance, rows, caption)


def make_joint_leads(view: View, provenance: Provenance) -> Table[MeasureRow]:
    """Make the table of measures that several agencies lead together."""
    rows = _select(view, lambda measure: len(measure.lead) > 1)
    caption = Text("Measures that several lead together: {count}", count=len(rows))
    return _make_measures(view, provenance, rows, caption)


def make_open_ended(view: View, provenance: Provenance) -> Table[MeasureRow]:
    """Make the table of measures whose list ends in 等."""
    rows = _select(view, lambda measure: measure.open_ended)
    caption = Text(
        "Measures whose list ends in 等, so that more may be meant than are named: {count}",
        count=len(rows),
    )
    return _make_measures(view, provenance, rows, caption)


def _select(view: View, is_wanted: Callable[[Measure], bool]) -> list[MeasureRow]:
    return [MeasureRow(*place) for place in view.places if is_wanted(place.measure)]


def _make_measures(
    view: View, provenance: Provenance, rows: Sequence[MeasureRow], caption: Text
) -> Table[MeasureRow]:
    table = make_table(MeasureRow, rows, view.add_note(caption), provenance)
    return table.select(*_COLUMNS)


# --- overlap -------------------------------------------------------------------------------------


@attrs.frozen(repr=False)
class Overlap:
    """Two agencies that have a part in the same measures."""

    first: Agency = attrs.field(
        metadata=column("The agency that is first in the matrix.", attribute="name")
    )
    second: Agency = attrs.field(metadata=column("The other agency.", attribute="name"))

    # Columns are in the order of the class body.
    @property
    @as_column(heading="measure count")
    def measures(self) -> int:
        """Measures in which both have a part."""
        return self.leading + self.following + self.equal

    leading: int = attrs.field(
        metadata=column("Of these, the first has the stronger duty: leads, say.", mark=">")
    )
    following: int = attrs.field(
        metadata=column("Of these, the second has the stronger duty.", mark="<")
    )
    equal: int = attrs.field(metadata=column("Of these, both have the same duty.", mark="="))

    def __repr__(self) -> str:
        return f"<Overlap {self.first.name}, {self.second.name}: {self.measures} measures>"


def make_overlap(view: View, provenance: Provenance) -> Table[Overlap]:
    """Make the table of agencies that have a part in the same measures, the most often first."""
    position = {agency.id: at for at, agency in enumerate(view.agencies)}
    counts: dict[tuple[int, int], Counter[int]] = {}
    for place in view.places:
        held = view.find_duties(place.measure)
        ranks = sorted((position[agency_id], duty.rank) for agency_id, duty in held.items())
        for (first, rank), (second, other) in combinations(ranks, 2):
            sign = (rank > other) - (rank < other)
            counts.setdefault((first, second), Counter())[sign] += 1
    rows = [
        Overlap(
            view.agencies[first],
            view.agencies[second],
            leading=count[-1],
            following=count[1],
            equal=count[0],
        )
        for (first, second), count in sorted(counts.items(), key=lambda entry: entry[0])
    ]
    rows.sort(key=lambda row: -row.measures)
    caption = Text(
        "Pairs of agencies that have a part in the same measures: {count}", count=len(rows)
    )
    return make_table(Overlap, rows, view.add_note(caption), provenance)
