"""What changed from one plan to the next.

Knows two plans, and how the answer is narrowed, summed up and shown. How parts find each other is
in `matching` and `alignment`, which agencies are the same in `agencies`, the rows in `changes`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, overload

import attrs

from workplan.comparison.agencies import find_succession, match_agencies
from workplan.comparison.changes import AgencySummary, Change, Part, RoleChange, SectionSummary
from workplan.comparison.matching import Matcher, find_role_changes
from workplan.errors import FormatError, OptionError, UnknownAgencyError
from workplan.model import Agency, Measure, Registry, Section, Task
from workplan.plan import Plan
from workplan.render import html
from workplan.table import (
    Cell,
    Table,
    columns_of,
    escape_markdown,
    format_markdown,
    make_table,
)
from workplan.texts import Lang, Text

__all__ = [
    "AgencySummary",
    "Change",
    "ChangeTableName",
    "Comparison",
    "RoleChange",
    "SectionSummary",
    "compare",
]

ChangeTableName = Literal["sections", "tasks", "measures", "agencies", "roles"]
"""Names of a comparison's tables."""

_TABLES: Mapping[ChangeTableName, tuple[type[Any], str]] = MappingProxyType(
    {
        "sections": (SectionSummary, "Changes in sections: {count}"),
        "tasks": (Change, "Changes in tasks: {count}"),
        "measures": (Change, "Changes in measures: {count}"),
        "agencies": (AgencySummary, "Agencies whose roles changed: {count}"),
        "roles": (RoleChange, "Changes in roles: {count}"),
    }
)
"""Row class and caption of each table."""


@attrs.frozen(repr=False)
class Comparison:
    """What is kept, reworded, moved, added and removed between two plans, and whose roles changed.

    Parts are in the order of the new plan, then removed ones in the order of the old.
    """

    old: Plan
    """The plan before."""
    new: Plan
    """The plan after."""
    sections: tuple[Change[Section], ...]
    """What became of each section."""
    tasks: tuple[Change[Task], ...]
    """What became of each task."""
    measures: tuple[Change[Measure], ...]
    """What became of each measure."""
    roles: tuple[RoleChange, ...]
    """What changed in who is responsible and how."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        parts = (change for _, changes in self._levels for change in changes)
        return not self.roles and not any(change.has_changed for change in parts)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each: ``tasks_added``, ``measures_reworded``, ``roles_lost`` and so on.

        A part that was both reworded and moved counts in both.
        """
        counts: dict[str, int] = {}
        for name, changes in self._levels:
            found = Counter(kind for change in changes for kind in change.kinds)
            counts |= {f"{name}_{kind}": found[kind] for kind in Change.KINDS}
        roles = Counter(change.kind for change in self.roles)
        counts |= {f"roles_{kind}": roles[kind] for kind in RoleChange.KINDS}
        return MappingProxyType(counts)

    @property
    def by_section(self) -> tuple[SectionSummary, ...]:
        """What became of the tasks of each section."""
        current = {change.new.id: change for change in self.tasks if change.new}
        removed = {change.old.id: change for change in self.tasks if not change.new and change.old}
        summaries: list[SectionSummary] = []
        for section in self.sections:
            found: Counter[str] = Counter()
            for part, changes in ((section.new, current), (section.old, removed)):
                for task in part.tasks if part else ():
                    found.update(changes[task.id].kinds if task.id in changes else ())
            summaries.append(SectionSummary(section, *(found[kind] for kind in Change.KINDS)))
        return tuple(summaries)

    @property
    def by_agency(self) -> tuple[AgencySummary, ...]:
        """How often the roles of each agency changed, in the order of the role changes."""
        agencies = (*self.old.agencies, *self.new.agencies)
        known = {self._canonical[agency.id]: agency for agency in agencies}
        found: dict[str, Counter[str]] = {}
        for change in self.roles:
            kinds = (change.kind,) * 2
            if change.kind == "succeeded":
                kinds = ("handed_over", "taken_over")
            sides = zip((change.old, change.new), kinds, strict=True)
            # A changed duty is one change of one agency, and so counted once.
            by_agency = {self._canonical[role.agency.id]: kind for role, kind in sides if role}
            for agency, kind in by_agency.items():
                found.setdefault(agency, Counter())[kind] += 1
        return tuple(
            AgencySummary(known[agency], *(counts[kind] for kind in AgencySummary.KINDS))
            for agency, counts in found.items()
        )

    def only(
        self, agency: str | Agency | None = None, *, successor: str | None = None
    ) -> "Comparison":
        """Return what concerns one agency: its role changes, and the parts in which it has a role.

        `agency` is any name that either plan knows. `successor` is a body of today: what concerns
        it and the agencies that it succeeded. Raises `UnknownAgencyError` where neither plan knows
        the name, `AmbiguousAgencyError` where one knows several.
        """
        wanted = frozenset(self._canonical.values())
        if agency is not None:
            wanted &= self._find_ids(lambda registry: {registry.find(agency)})
        if successor is not None:
            wanted &= self._find_successor_ids(successor)

        def concerns(change: Change[Task] | Change[Measure]) -> bool:
            parts = [part for part in (change.old, change.new) if part is not None]
            return any(self._canonical[r.agency.id] in wanted for p in parts for r in p.roles)

        def has_role(change: RoleChange) -> bool:
            return any(self._canonical[role.agency.id] in wanted for role in change.roles)

        narrowed = attrs.evolve(
            self,
            tasks=tuple(filter(concerns, self.tasks)),
            measures=tuple(filter(concerns, self.measures)),
            roles=tuple(filter(has_role, self.roles)),
        )
        sections = (row.section for row in narrowed.by_section if any(row.figures))
        return attrs.evolve(narrowed, sections=tuple(sections))

    def _find_ids(self, find: Callable[[Registry], Iterable[Agency]]) -> frozenset[str]:
        """The canonical ids of what a function finds in the registry of either plan."""
        found: set[str] = set()
        unknown: list[UnknownAgencyError] = []
        for plan in (self.old, self.new):
            try:
                found |= {self._canonical[each.id] for each in find(plan.contents.registry)}
            except UnknownAgencyError as error:
                unknown.append(error)
        if not found:
            near = dict.fromkeys(name for error in unknown for name in error.suggestions)
            raise UnknownAgencyError(unknown[0].name, tuple(near))
        return frozenset(found)

    def _find_successor_ids(self, successor: str) -> frozenset[str]:
        """The predecessors of a body of today, and that body where a plan names it."""
        everyone = (*self.old.agencies, *self.new.agencies)

        def find(registry: Registry) -> Iterator[Agency]:
            links = registry.predecessors(successor)
            yield from links
            for before, link in links.items():
                yield from (after for after in everyone if find_succession(before, after) == link)

        return self._find_ids(find)

    @cached_property
    def _canonical(self) -> Mapping[str, str]:
        """One id for each agency id: the same for the same agency in both plans."""
        return match_agencies(self.old.contents.registry, self.new.contents.registry)

    # --- tables and pages ------------------------------------------------------------------------

    @overload
    def table(self, name: Literal["sections"], *, lang: Lang = "en") -> Table[SectionSummary]: ...
    @overload
    def table(self, name: Literal["tasks"], *, lang: Lang = "en") -> Table[Change[Task]]: ...
    @overload
    def table(self, name: Literal["measures"], *, lang: Lang = "en") -> Table[Change[Measure]]: ...
    @overload
    def table(self, name: Literal["agencies"], *, lang: Lang = "en") -> Table[AgencySummary]: ...
    @overload
    def table(self, name: Literal["roles"], *, lang: Lang = "en") -> Table[RoleChange]: ...
    def table(self, name: ChangeTableName, *, lang: Lang = "en") -> Table[Any]:
        """Return what changed in sections, tasks or measures, by agency, or in roles.

        What is kept is left out; a measure is listed too where its roles changed. Raises
        `OptionError` for another name or language.

        >>> import workplan
        >>> plan = workplan.load()
        >>> len(compare(plan, plan).table("tasks"))
        0
        """
        if name not in tuple(_TABLES):  # also what has no hash
            raise OptionError("table", name, tuple(_TABLES))
        return self._make_table(name, self._list_rows(name), lang)

    def _make_table(
        self, name: ChangeTableName, rows: Sequence[Any], lang: Lang = "en"
    ) -> Table[Any]:
        kind, template = _TABLES[name]
        return make_table(kind, rows, Text(template, count=len(rows)), self.new.provenance, lang)

    def _list_rows(self, name: ChangeTableName) -> list[Any]:
        if name == "sections":
            return [row for row in self.by_section if row.has_changed]
        if name == "tasks":
            return [change for change in self.tasks if change.has_changed]
        if name == "measures":
            # By identity: to hash a change is to hash the texts of two measures.
            assigned = {id(change.measure) for change in self.roles}
            return [m for m in self.measures if m.has_changed or id(m) in assigned]
        if name == "agencies":
            return list(self.by_agency)
        return list(self.roles)

    def to_records(self) -> list[dict[str, Cell]]:
        """Return one plain dict a change, all with the same keys; what is kept is left out."""
        tables: list[tuple[str, Table[Any]]] = [
            (name.removesuffix("s"), self._make_table(name, rows))
            for name, changes in self._levels
            if (rows := [change for change in changes if change.has_changed])
        ]
        tables += [("role", self.table("roles"))] if self.roles else []
        keys = (*_name_columns(Change), *_name_columns(RoleChange)[3:])
        blank: dict[str, Cell] = dict.fromkeys(("what", *keys))
        return [
            blank | {"what": what} | {key: record[key] for key in keys if key in record}
            for what, table in tables
            for record in table.to_records()
        ]

    def to_markdown(self) -> str:
        """Return the figures, then each change with the words before and after, as Markdown."""
        heads, rows = self._figures
        parts = [f"# {escape_markdown(self._title)}\n", "## in figures\n"]
        parts.append(format_markdown(heads, rows))
        for name, table in self._filled_tables:
            parts += [f"## {name}\n", format_markdown(table.headings, table.list_cells())]
        sources = [escape_markdown(line) for line in self._sources]
        return "\n".join([*parts, "  \n".join(sources) + "\n"])

    def to_html(self) -> str:
        """Return a page: old and new side by side, their differences marked in the sentence."""
        return html.document(self._title, self._draw())

    def _repr_html_(self) -> str:
        return self._draw()

    def _draw(self) -> html.Html:
        heads, rows = self._figures
        parts: list[object] = [html.heading(self._title), html.heading("in figures")]
        parts.append(html.table(heads, rows))
        for name, table in self._filled_tables:
            parts += [html.heading(name), table.draw()]
        return html.box(*parts, provenance="; ".join(self._sources))

    @property
    def _filled_tables(self) -> Iterator[tuple[str, Table[Any]]]:
        """The tables that have rows, each with its heading."""
        for name in _TABLES:
            if table := self.table(name):
                yield name, table

    @property
    def _figures(self) -> tuple[tuple[str, ...], list[tuple[str | int, ...]]]:
        """How many parts of each level became what: heads and rows."""
        counts = self.counts
        rows: list[tuple[str | int, ...]] = [
            (name, *(counts[f"{name}_{kind}"] for kind in Change.KINDS)) for name, _ in self._levels
        ]
        return ("", *Change.KINDS), rows

    @property
    def _title(self) -> str:
        return " → ".join(plan.title or plan.id for plan in (self.old, self.new))

    @property
    def _sources(self) -> tuple[str, str]:
        return (f"old: {self.old.provenance.line}", f"new: {self.new.provenance.line}")

    @property
    def _levels(self) -> tuple[tuple[ChangeTableName, tuple[Change[Part], ...]], ...]:
        return (("sections", self.sections), ("tasks", self.tasks), ("measures", self.measures))

    def __repr__(self) -> str:
        tasks = Counter(kind for change in self.tasks for kind in change.kinds)
        shown = ", ".join(f"{tasks[kind]} {kind}" for kind in Change.KINDS if tasks[kind])
        return (
            f"<Comparison {self.old.id} -> {self.new.id}: tasks {shown or 'none'};"
            f" {len(self.roles)} role changes>"
        )


def _name_columns(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in columns_of(kind))


def compare(old: Plan, new: Plan, *, threshold: float = 0.5) -> Comparison:
    """Return what changed from `old` to `new`.

    `threshold` (0 to 1) is how similar two parts must be to be one that changed; a pair below it
    is reported as removed and added, each with its nearest. Raises `OptionError` for another
    value, `FormatError` for what is no plan.

    >>> import workplan
    >>> plan = workplan.load()
    >>> compare(plan, plan)
    <Comparison qingdao-2018 -> qingdao-2018: tasks 27 kept; 0 role changes>
    """
    for side, plan in (("old", old), ("new", new)):
        if not isinstance(plan, Plan):
            values = {"type": type(plan).__name__}
            raise FormatError("expected a Plan, not {type}", side, values=values)
    if not isinstance(threshold, int | float) or not 0 <= threshold <= 1:
        raise OptionError("threshold", threshold, ("a number from 0 to 1",))
    matcher = Matcher(old.contents, new.contents, threshold)
    sections = matcher.match_sections()
    tasks = matcher.match_tasks(sections)
    measures = matcher.match_measures(tasks)
    canonical = match_agencies(old.contents.registry, new.contents.registry)
    roles = (change for measure in measures for change in find_role_changes(measure, canonical))
    return Comparison(old, new, sections, tasks, measures, tuple(roles))
