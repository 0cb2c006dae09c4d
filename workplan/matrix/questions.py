"""The rows of the answers that a matrix gives: one class for each kind of question.

Knows agencies, duties and measures; not how the rows are found or counted.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

import attrs

from workplan.model.values import Agency, Duty, Measure, Role, Section, Task, strongest
from workplan.table import Cell

__all__ = ["Overlap", "Part", "Standing", "Workload"]


@attrs.frozen(repr=False)
class Workload:
    """How much one agency has to do: in how many measures it holds each duty."""

    agency: Agency
    """Whose it is."""
    lead: int
    """In how many measures it leads."""
    sole: int
    """How many measures it holds alone."""
    shared: int
    """How many it shares, with no lead."""
    supporting: int
    """In how many it supports a lead."""
    tasks: int
    """In how many tasks it stands at all."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "agency", "lead", "sole", "shared", "supporting", "measures", "tasks",
    )  # fmt: skip
    BARS: ClassVar[Mapping[str, str]] = MappingProxyType({duty.value: duty.mark for duty in Duty})
    """The columns that add up to a bar, and the mark of each."""

    @property
    def measures(self) -> int:
        """In how many measures it stands at all."""
        return self.lead + self.sole + self.shared + self.supporting

    @property
    def accountable(self) -> int:
        """How many measures it leads or holds alone."""
        return self.lead + self.sole

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        counts = (self.lead, self.sole, self.shared, self.supporting, self.measures, self.tasks)
        return (self.agency.name, *counts)

    def __repr__(self) -> str:
        return (
            f"<Workload {self.agency.name}: lead {self.lead}, sole {self.sole},"
            f" shared {self.shared}, supporting {self.supporting}, in {self.tasks} tasks>"
        )


@attrs.frozen(repr=False)
class Standing:
    """How one measure stands: who is named for it, and as what."""

    task: Task
    """The task that the measure belongs to."""
    measure: Measure
    """The measure itself, with its roles."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "measure", "task_title", "named", "lead", "sole", "shared", "supporting", "wording",
    )  # fmt: skip

    @property
    def named(self) -> str:
        """The strongest duty that the text gives to anyone, or ``"nobody"``.

        ``"shared"`` means that bodies are named and none of them is accountable; ``"nobody"``
        that the text names none at all.
        """
        duty = strongest(role.duty for role in self.measure.roles)
        return duty.value if duty else "nobody"

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`; 等 where the list is open."""
        lists = (self.measure.listed(duty) for duty in Duty)
        return (self.measure.id, self.task.title, self.named, *lists, self.measure.wording)

    def __repr__(self) -> str:
        return f"<Standing {self.measure.id}: {self.named}>"


@attrs.frozen(repr=False)
class Overlap:
    """Two agencies that stand in the same measures."""

    first: Agency
    """The one that stands first in the matrix."""
    second: Agency
    """The other."""
    leading: int
    """Measures where the first has the stronger duty, as a lead over a supporter."""
    following: int
    """Measures where the second has."""
    equal: int
    """Measures where both have the same."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "first", "second", "measures", "leading", "following", "equal",
    )  # fmt: skip
    BARS: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"leading": ">", "following": "<", "equal": "="}
    )
    """The columns that add up to a bar, and the mark of each."""

    @property
    def measures(self) -> int:
        """In how many measures both stand."""
        return self.leading + self.following + self.equal

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        counts = (self.measures, self.leading, self.following, self.equal)
        return (self.first.name, self.second.name, *counts)

    def __repr__(self) -> str:
        return f"<Overlap {self.first.name}, {self.second.name}: {self.measures} measures>"


@attrs.frozen(repr=False)
class Part:
    """One role and where it stands: a line of the tidy form."""

    section: Section
    task: Task
    measure: Measure
    role: Role

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "section", "task", "measure", "agency_id", "agency", "printed", "duty", "open_ended",
        "wording", "start", "end",
    )  # fmt: skip

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        role, measure = self.role, self.measure
        return (
            self.section.id, self.task.id, measure.id, role.agency.id, role.agency.name,
            role.printed, role.duty.value, measure.open_ended, measure.wording,
            role.span.start, role.span.end,
        )  # fmt: skip

    def __repr__(self) -> str:
        return f"<Part {self.measure.id}: {self.role}>"
