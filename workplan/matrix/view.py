"""`View`: which roles of the contents a matrix shows, and in which rows and columns.

Knows how a view is narrowed and which roles are behind a cell; not what people ask of a matrix, nor
how one is drawn. A view is a set of roles: narrowing drops roles first, and every cell and count
follows from those that are left. Whatever is derived is built in one pass over the roles.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

import attrs

from workplan.model import Agency, Contents, Duty, Measure, Place, Role, RoleKey, Section, Task
from workplan.texts import Text

__all__ = [
    "By",
    "Item",
    "MeasureDuty",
    "MeasureRole",
    "View",
    "describe_item",
    "make_view",
]

By = Literal["task", "measure", "section"]
"""What the items of a matrix are."""

Item = Task | Measure | Section


class MeasureRole(NamedTuple):
    """A role with the measure that it is a part of."""

    measure: Measure
    role: Role


class MeasureDuty(NamedTuple):
    """A measure with the strongest duty that one agency has in it."""

    place: Place
    duty: Duty


@attrs.frozen(repr=False)
class View:
    """Which roles of the contents a matrix shows, and in which rows and columns."""

    contents: Contents
    """All of the plan's."""
    by: By
    """What the items are: ``"task"``, ``"measure"`` or ``"section"``."""
    items: tuple[Item, ...]
    """The tasks, measures or sections shown, in the order of the text."""
    measures: tuple[Measure, ...]
    """The measures that count, in the order of the text."""
    agencies: tuple[Agency, ...]
    """The agencies shown."""
    role_keys: frozenset[RoleKey]
    """The roles that count. Not their spans: two roles of one agency may be at one span."""
    note: Text | None = None
    """What the view was narrowed to, in words."""
    is_transposed: bool = False
    """Whether the agencies are the rows."""

    @property
    def rows(self) -> tuple[Item, ...] | tuple[Agency, ...]:
        """The items; the agencies where it is transposed."""
        return self.agencies if self.is_transposed else self.items

    @property
    def columns(self) -> tuple[Item, ...] | tuple[Agency, ...]:
        """The agencies; the items where it is transposed."""
        return self.items if self.is_transposed else self.agencies

    @property
    def bands(self) -> list[tuple[str, tuple[Item, ...] | tuple[Agency, ...]]]:
        """The rows under the headings of their sections; agencies and sections are under none."""
        if self.is_transposed or self.by == "section":
            return [("", self.rows)]
        return [(section.heading, items) for section, items in self.items_by_section]

    @property
    def items_by_section(self) -> list[tuple[Section, tuple[Item, ...]]]:
        """The items of each section that has any, in the order of the text."""
        groups: dict[str, list[Item]] = {}
        for item in self.items:
            groups.setdefault(self._section_ids[item.id], []).append(item)
        return [
            (section, tuple(groups[section.id]))
            for section in self.contents.sections
            if section.id in groups
        ]

    @property
    def counted(self) -> tuple[Role, ...]:
        """The roles that count, in the order of the text."""
        return tuple(self._roles.values())

    @property
    def is_complete(self) -> bool:
        """Whether every role of the measures that count is shown."""
        return len(self.role_keys) == sum(len(measure.roles) for measure in self.measures)

    @property
    def places(self) -> tuple[Place, ...]:
        """The measures that count, each with its task and section."""
        return self._places

    def list_roles(self, measure: Measure) -> tuple[Role, ...]:
        """Return the roles of a measure that count, in the order of the text."""
        return self._roles_by_measure.get(measure.id, ())

    def find_roles(self, row: Item | Agency, column: Item | Agency) -> tuple[MeasureRole, ...]:
        """Return every role behind a cell, in the order of the text."""
        item, agency = (column, row) if self.is_transposed else (row, column)
        return self._cells.get((item.id, agency.id), ())

    def find_duties(self, measure: Measure) -> dict[str, Duty]:
        """Return the strongest duty of each agency in a measure, by the agency's id."""
        duties: dict[str, Duty] = {}
        for role in self.list_roles(measure):
            known = duties.get(role.agency.id)
            duties[role.agency.id] = role.duty if known is None else max(known, role.duty)
        return duties

    def list_measures(self, agency: Agency) -> tuple[MeasureDuty, ...]:
        """Return the measures in which an agency has a part, in the order of the text."""
        return self._measures_by_agency.get(agency.id, ())

    def find_holders(self, measure: Measure, *duties: Duty) -> tuple[Agency, ...]:
        """Return the agencies with a role that counts and is one of `duties`, each once."""
        roles = self.list_roles(measure)
        found = {role.agency.id: role.agency for role in roles if role.duty in duties}
        return tuple(found.values())

    def list_names(self, measure: Measure, *duties: Duty) -> str:
        """Return the names of `find_holders` as a printed list; 等 where it is open."""
        names = "、".join(agency.name for agency in self.find_holders(measure, *duties))
        is_open = any(duty in measure.open_duties for duty in duties)
        return names + ("等" if names and is_open else "")

    # --- other views -----------------------------------------------------------------------------

    def transpose(self) -> "View":
        """Return the view with rows and columns exchanged."""
        return attrs.evolve(self, is_transposed=not self.is_transposed)

    def narrow(
        self, measures: Iterable[Measure], role_keys: Iterable[RoleKey], note: Text | None
    ) -> "View":
        """Return the view of these only; rows and columns without a role are left out.

        A measure that names nobody is kept where no role of the kept measures was dropped.
        """
        measures = tuple(measures)
        inside = {measure.id for measure in measures}
        kept = frozenset(key for key in role_keys if key[0] in inside)
        if len(kept) < sum(measure_id in inside for measure_id, _ in self.role_keys):
            inside = {measure_id for measure_id, _ in kept}
            measures = tuple(measure for measure in measures if measure.id in inside)
        holders = {self._roles[key].agency.id for key in kept}
        return attrs.evolve(
            self,
            items=tuple(
                item
                for item in self.items
                if any(measure.id in inside for measure in _list_measures(item))
            ),
            measures=measures,
            agencies=tuple(agency for agency in self.agencies if agency.id in holders),
            role_keys=kept,
            note=note,
        )

    def select_roles(self, agency_ids: Iterable[str]) -> frozenset[RoleKey]:
        """Return the roles that count of some agencies."""
        wanted = frozenset(agency_ids)
        return frozenset(key for key, role in self._roles.items() if role.agency.id in wanted)

    def select_duties(self, duties: frozenset[Duty]) -> frozenset[RoleKey]:
        """Return the roles that count and are one of some duties."""
        return frozenset(key for key, role in self._roles.items() if role.duty in duties)

    def focus(self, agency: Agency) -> "View":
        """Return the measures in which an agency has a part, with everyone else in them."""
        ids = {place.measure.id for place, _ in self.list_measures(agency)}
        measures = (measure for measure in self.measures if measure.id in ids)
        return self.narrow(measures, (key for key in self.role_keys if key[0] in ids), self.note)

    def add_note(self, caption: Text) -> Text:
        """Return a caption with what the view was narrowed to."""
        return Text("{caption} ({note})", caption=caption, note=self.note) if self.note else caption

    # --- derived once ----------------------------------------------------------------------------

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        shown = {measure.id for measure in self.measures}
        return tuple(place for place in self.contents.places if place.measure.id in shown)

    @cached_property
    def _roles(self) -> Mapping[RoleKey, Role]:
        """The roles that count by what identifies them, in the order of the text."""
        keys = self.role_keys
        pairs = (pair for place in self.places for pair in place.role_keys if pair[0] in keys)
        return MappingProxyType(dict(pairs))

    @cached_property
    def _roles_by_measure(self) -> Mapping[str, tuple[Role, ...]]:
        table: dict[str, list[Role]] = {}
        for (measure_id, _), role in self._roles.items():
            table.setdefault(measure_id, []).append(role)
        return MappingProxyType({key: tuple(roles) for key, roles in table.items()})

    @cached_property
    def _measures_by_agency(self) -> Mapping[str, tuple[MeasureDuty, ...]]:
        table: dict[str, list[MeasureDuty]] = {}
        for place in self.places:
            for agency_id, duty in self.find_duties(place.measure).items():
                table.setdefault(agency_id, []).append(MeasureDuty(place, duty))
        return MappingProxyType({key: tuple(found) for key, found in table.items()})

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str], tuple[MeasureRole, ...]]:
        """The roles behind each cell by the ids of item and agency."""
        table: dict[tuple[str, str], list[MeasureRole]] = {}
        for place in self.places:
            item: Item = getattr(place, self.by)
            for role in self.list_roles(place.measure):
                key = (item.id, role.agency.id)
                table.setdefault(key, []).append(MeasureRole(place.measure, role))
        return MappingProxyType({key: tuple(found) for key, found in table.items()})

    @cached_property
    def _section_ids(self) -> Mapping[str, str]:
        """The section of each item, by ids."""
        return MappingProxyType(
            {
                item.id: section.id
                for section in self.contents.sections
                for item in _list_items(section, self.by)
            }
        )


def make_view(contents: Contents, by: By, *, every_agency: bool) -> View:
    """Make the view of all the contents, with the agencies that have a part, or every one."""
    keys = {key: role for place in contents.places for key, role in place.role_keys}
    holders = {role.agency.id for role in keys.values()}
    items: Mapping[By, tuple[Item, ...]] = {
        "task": contents.tasks,
        "measure": contents.measures,
        "section": contents.sections,
    }
    return View(
        contents,
        by,
        items[by],
        contents.measures,
        tuple(agency for agency in contents.registry if every_agency or agency.id in holders),
        frozenset(keys),
    )


def describe_item(item: Item | Agency) -> str:
    """Return what an item is in words: title of a task, text of a measure, full name."""
    match item:
        case Agency():
            return item.full_name or item.name
        case Task():
            return item.title
        case Measure():
            return item.text
        case _:
            return item.heading


def _list_items(section: Section, by: By) -> tuple[Item, ...]:
    """The items of one section; a section is its own only one."""
    if by == "section":
        return (section,)
    return section.tasks if by == "task" else _list_measures(section)


def _list_measures(item: Item) -> tuple[Measure, ...]:
    if isinstance(item, Section):
        return tuple(measure for task in item.tasks for measure in task.measures)
    return item.measures if isinstance(item, Task) else (item,)
