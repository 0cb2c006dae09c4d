"""`Contents`: all that a plan contains, and everything found in it.

The one place that knows which task a measure is part of, which number a task has, and how a
section, task or measure is looked up. A plan holds one; matrix, search and comparison take one.
Knows nothing of a plan's id, title or revision.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

import attrs

from workplan.errors import AmbiguousItemError, OptionError, UnknownItemError
from workplan.model.folding import fold
from workplan.model.layout import Location, Locator, Span
from workplan.model.registry import Registry
from workplan.model.values import (
    Agency,
    Correction,
    Diagnostic,
    Initiative,
    Measure,
    Role,
    Section,
    Source,
    Task,
)

__all__ = ["Contents", "Place", "RoleKey"]

_ItemT = TypeVar("_ItemT", Section, Task, Measure)

RoleKey = tuple[str, int]
"""What identifies a role: the id of its measure, and its index in ``measure.roles``."""


class Place(NamedTuple):
    """A measure with its task and section, and where these are in the plan."""

    section: Section
    task: Task
    task_position: int
    """Of the task in the plan, from 1."""
    measure: Measure
    measure_position: int
    """Of the measure in the plan, from 1."""

    @property
    def role_keys(self) -> Iterator[tuple[RoleKey, Role]]:
        """Each role of the measure with what identifies it."""
        return (((self.measure.id, at), role) for at, role in enumerate(self.measure.roles))


@attrs.frozen(repr=False)
class Contents:
    """What a plan contains, with look-ups: sections, registry, corrections, source and the rest.

    >>> import workplan
    >>> contents = workplan.load().contents
    >>> contents.section_of(contents.task("(十)")).numeral
    '三'
    """

    sections: tuple[Section, ...]
    """In the order of the text."""
    registry: Registry
    """The agencies; the agency of every role is one of them."""
    corrections: tuple[Correction, ...]
    """Of the whole source, in the order of the text."""
    source: Source
    """The published text."""
    initiatives: tuple[Initiative, ...] = ()
    """Campaigns, systems, mechanisms and days that it names."""
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), eq=False)
    """What the reader noticed; not part of equality."""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task, in the order of the text."""
        return self._tasks

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in the order of the text."""
        return self._measures

    @property
    def places(self) -> tuple[Place, ...]:
        """Every measure with its task, section and positions, in the order of the text."""
        return self._places

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role, in the order of the text."""
        return tuple(role for measure in self.measures for role in measure.roles)

    # --- by id, number or numeral ----------------------------------------------------------------

    def section(self, key: object) -> Section:
        """Return the section with this id, number or numeral; see `task`."""
        return self._section_index.find(key)

    def task(self, key: object) -> Task:
        """Return the task with this id, number or numeral, with or without its brackets.

        An id is tried before a numeral, a numeral before a number. Raises `UnknownItemError`, or
        `AmbiguousItemError` where a number is printed twice.
        """
        return self._task_index.find(key)

    def measure(self, key: object) -> Measure:
        """Return the measure with this id; raises `UnknownItemError`."""
        return self._measure_index.find(key)

    def agency(self, key: object) -> Agency:
        """Return the agency with this id, name, full name or alias; see `Registry.find`."""
        return self.registry.find(key)

    def select_agencies(
        self, agency: object = None, successor: str | None = None
    ) -> frozenset[str] | None:
        """Return the ids of the agencies that two options ask for together; ``None`` for all.

        `agency` is any of its names, `successor` a body of today: all that it succeeded. Raises
        what `agency` and `Registry.predecessors` raise.
        """
        if agency is None and successor is None:
            return None
        ids = frozenset(member.id for member in self.registry)
        if agency is not None:
            ids &= {self.agency(agency).id}
        if successor is not None:
            ids &= {before.id for before in self.registry.predecessors(successor)}
        return ids

    # --- parents ---------------------------------------------------------------------------------

    def section_of(self, task: Task) -> Section:
        """Return the section that `task` is in; raises `UnknownItemError` for a foreign task."""
        found = self._parents.get((Task, getattr(task, "id", "")))
        if found is None or found[0] != task:
            raise UnknownItemError("task", task)
        return self.sections[found[1]]

    def task_of(self, measure: Measure) -> Task:
        """Return the task of `measure`; raises `UnknownItemError` for a foreign measure."""
        found = self._parents.get((Measure, getattr(measure, "id", "")))
        if found is None or found[0] != measure:
            raise UnknownItemError("measure", measure)
        return self.tasks[found[1]]

    def measure_of(self, role: Role) -> Measure:
        """Return the measure that `role` is a part of.

        Raises `UnknownItemError` for a foreign role, and `AmbiguousItemError` where several
        measures hold an equal one, as under a merged table cell.
        """
        near = self._measures_at.get(role.span, ()) if isinstance(role, Role) else ()
        found = [measure for measure in near if role in measure.roles]
        if not found:
            raise UnknownItemError("role", role)
        if len(found) > 1:
            raise AmbiguousItemError("role", role, tuple(measure.id for measure in found))
        return found[0]

    def locate(self, span: Span) -> Location:
        """Return where a span of the source is in the document that it came from.

        Raises `OptionError` for what is no span of it.
        """
        if not isinstance(span, Span) or span.end > len(self.source.text):
            raise OptionError("span", span, ("a span of the source",))
        return self._locator.locate(span)

    def task_at(self, position: int) -> Task | None:
        """Return the task that a position of the source is in, or ``None`` between tasks."""
        return _find_at(self.tasks, position)

    def section_at(self, position: int) -> Section | None:
        """Return the section that a position of the source is in, or ``None`` outside of all."""
        return _find_at(self.sections, position)

    def position_of(self, item: Task | Measure) -> int:
        """Return where a task or a measure is among all of the plan, from 1.

        Raises `UnknownItemError` for a foreign one.
        """
        index = self._task_index if isinstance(item, Task) else self._measure_index
        return index.find_position(item) + 1

    def __repr__(self) -> str:
        return f"<Contents: {len(self.sections)} sections, {len(self.tasks)} tasks>"

    # --- derived once ----------------------------------------------------------------------------

    @cached_property
    def _tasks(self) -> tuple[Task, ...]:
        return tuple(task for section in self.sections for task in section.tasks)

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        return tuple(measure for task in self.tasks for measure in task.measures)

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        places: list[Place] = []
        task_position = 0
        for section in self.sections:
            for task in section.tasks:
                task_position += 1
                for measure in task.measures:
                    place = Place(section, task, task_position, measure, len(places) + 1)
                    places.append(place)
        return tuple(places)

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.source.text, self.source.layout)

    @cached_property
    def _section_index(self) -> "_ItemIndex[Section]":
        return _ItemIndex("section", Section, self.sections)

    @cached_property
    def _task_index(self) -> "_ItemIndex[Task]":
        return _ItemIndex("task", Task, self.tasks)

    @cached_property
    def _measure_index(self) -> "_ItemIndex[Measure]":
        return _ItemIndex("measure", Measure, self.measures)

    @cached_property
    def _parents(self) -> Mapping[tuple[type, str], tuple[Task | Measure, int]]:
        """Each task and measure by class and id, with the index of its parent."""
        parents: dict[tuple[type, str], tuple[Task | Measure, int]] = {}
        for at, section in enumerate(self.sections):
            parents |= {(Task, task.id): (task, at) for task in section.tasks}
        for at, task in enumerate(self.tasks):
            parents |= {(Measure, measure.id): (measure, at) for measure in task.measures}
        return MappingProxyType(parents)

    @cached_property
    def _measures_at(self) -> Mapping[Span, tuple[Measure, ...]]:
        """The measures that have a role at a span; several under a merged table cell."""
        table: dict[Span, tuple[Measure, ...]] = {}
        for measure in self.measures:
            for span in dict.fromkeys(role.span for role in measure.roles):
                table[span] = (*table.get(span, ()), measure)
        return MappingProxyType(table)


def _find_at(items: Sequence[_ItemT], position: int) -> _ItemT | None:
    """The item that a position of the source is in; `items` are in the order of the text."""
    from bisect import bisect_right

    at = bisect_right(items, position, key=lambda item: item.span.start) - 1
    return items[at] if at >= 0 and position in items[at].span else None


class _ItemIndex(Generic[_ItemT]):
    """Items of one kind by id, by numeral and by number."""

    def __init__(self, kind: str, item_class: type[_ItemT], items: tuple[_ItemT, ...]) -> None:
        self._kind = kind
        self._item_class: type[_ItemT] = item_class
        self._items: tuple[_ItemT, ...] = items
        self._positions: dict[str, int] = {item.id: at for at, item in enumerate(items)}
        self._by_numeral: dict[str, list[_ItemT]] = {}
        self._by_number: dict[int, list[_ItemT]] = {}
        for item in items:
            if isinstance(item, Measure):
                continue
            if numeral := fold(item.numeral).text:
                self._by_numeral.setdefault(numeral, []).append(item)
            if item.number is not None:
                self._by_number.setdefault(item.number, []).append(item)

    def find(self, key: object) -> _ItemT:
        found = self._match(key.id if isinstance(key, self._item_class) else key)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousItemError(self._kind, key, tuple(item.id for item in found))
        raise UnknownItemError(self._kind, key, self._sample_ids())

    def find_position(self, item: object) -> int:
        """Return the index of an item; raises `UnknownItemError` for a foreign one."""
        at = self._positions.get(getattr(item, "id", ""))
        if at is None or self._items[at] != item:
            raise UnknownItemError(self._kind, item)
        return at

    def _match(self, key: object) -> Sequence[_ItemT]:
        if type(key) is int:
            return self._by_number.get(key, ())
        if not isinstance(key, str):
            return ()
        word = fold(key).text.strip("()、.")
        for id_ in (key, word):
            if id_ in self._positions:
                return (self._items[self._positions[id_]],)
        if word in self._by_numeral:
            return self._by_numeral[word]
        # A longer number is printed nowhere, and Python refuses to convert a very long one.
        is_number = word.isdecimal() and len(word) < 10
        return self._by_number.get(int(word), ()) if is_number else ()

    def _sample_ids(self) -> tuple[str, ...]:
        """The ids that exist, the middle left out where they are many."""
        ids: tuple[str, ...] = tuple(self._positions)
        return ids if len(ids) <= 6 else (*ids[:3], "…", *ids[-2:])
