"""What changed from one plan to the next.

Knows two plans, what counts as kept, reworded and moved, and how that is shown; by which rule
parts find each other is in `alignment`, who is the same body in `bodies`.

Sections and tasks are aligned by their titles and texts, measures by their texts, each over the
whole document; a part is at home in what its surroundings were matched with. Responsibilities do
not count as text, and neither do blanks, width and case: `folded` words are compared.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

import attrs

from workplan.comparison.agencies import bodies, succession
from workplan.comparison.alignment import aligned
from workplan.comparison.changes import AgencySummary, Cell, Change, RoleChange, SectionSummary
from workplan.errors import FormatError, UnknownAgencyError
from workplan.model.registry import Agencies, folded
from workplan.model.values import Agency, Duty, Measure, Role, Section, Task
from workplan.plan import Plan
from workplan.render import files as export
from workplan.render import html

__all__ = ["Comparison", "compare"]

_AnyPart = Section | Task | Measure
_Part = TypeVar("_Part", Section, Task, Measure)
_Standing = dict[tuple[type, str], tuple[str, int | None]]
"""For each part the id of what it stands in, and its number or place in that."""
_Table = tuple[str, Sequence[str], Sequence[Sequence[object]]]
"""What it is of, its heads and its rows."""


@attrs.frozen(repr=False)
class Comparison:
    """What is kept, reworded, moved, added and removed between two plans, and whose work changed.

    Parts stand in the order of the new plan, then those that are gone in the order of the old.
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
    """What changed in who is responsible as what."""

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
            counts |= {f"{name}s_{kind}": found[kind] for kind in Change.KINDS}
        roles = Counter(change.kind for change in self.roles)
        return MappingProxyType(
            counts | {f"roles_{kind}": roles[kind] for kind in RoleChange.KINDS}
        )

    @property
    def by_section(self) -> tuple[SectionSummary, ...]:
        """For each section what became of its tasks."""
        here = {change.new.id: change for change in self.tasks if change.new}
        gone = {change.old.id: change for change in self.tasks if change.old and not change.new}
        summaries = []
        for section in self.sections:
            found: Counter[str] = Counter()
            for part, changes in ((section.new, here), (section.old, gone)):
                for task in part.tasks if part else ():
                    found.update(changes[task.id].kinds if task.id in changes else ())
            summaries.append(SectionSummary(section, *(found[kind] for kind in Change.KINDS)))
        return tuple(summaries)

    @property
    def by_agency(self) -> tuple[AgencySummary, ...]:
        """For each body whose part changed, how often; in the order of the role changes."""
        agencies = (*self.old.agencies, *self.new.agencies)
        known = {self._bodies[agency.id]: agency for agency in agencies}
        found: dict[str, Counter[str]] = {}
        for change in self.roles:
            kinds = (change.kind,) * 2
            if change.kind == "succeeded":
                kinds = ("handed_over", "taken_over")
            sides = zip((change.old, change.new), kinds, strict=True)
            # A duty that changed is one change of one body, and so counted once.
            for body, kind in {self._bodies[r.agency.id]: kind for r, kind in sides if r}.items():
                found.setdefault(body, Counter())[kind] += 1
        return tuple(
            AgencySummary(known[body], *(counts[kind] for kind in AgencySummary.COLUMNS[1:]))
            for body, counts in found.items()
        )

    def only(
        self, agency: str | Agency | None = None, *, successor: str | None = None
    ) -> "Comparison":
        """What concerns one body: its role changes, and the parts in which it has or had a role.

        `agency` is any name that either plan knows. `successor` is a body of today: what concerns
        it and the agencies that it succeeded. Raises `UnknownAgencyError` where neither plan knows
        the name, `AmbiguousAgencyError` where one knows several.
        """
        wanted = frozenset(self._bodies.values())
        if agency is not None:
            wanted &= self._named(lambda register: {register.find(agency)})
        if successor is not None:
            wanted &= self._heirs(successor)

        def concerns(change: Change[Task] | Change[Measure]) -> bool:
            parts = [part for part in (change.old, change.new) if part is not None]
            return any(self._bodies[r.agency.id] in wanted for p in parts for r in p.roles)

        def is_theirs(change: RoleChange) -> bool:
            return any(self._bodies[role.agency.id] in wanted for role in change.roles)

        narrowed = attrs.evolve(
            self,
            tasks=tuple(filter(concerns, self.tasks)),
            measures=tuple(filter(concerns, self.measures)),
            roles=tuple(filter(is_theirs, self.roles)),
        )
        theirs = [row.section for row in narrowed.by_section if any(row.figures)]
        return attrs.evolve(narrowed, sections=tuple(theirs))

    def _named(self, find: Callable[[Agencies], Iterable[Agency]]) -> frozenset[str]:
        """The bodies that are found in the register of either plan."""
        found: set[str] = set()
        unknown: list[UnknownAgencyError] = []
        for plan in (self.old, self.new):
            try:
                found |= {self._bodies[agency.id] for agency in find(Agencies(plan.agencies))}
            except UnknownAgencyError as error:
                unknown.append(error)
        if not found:
            near = dict.fromkeys(name for error in unknown for name in error.suggestions)
            raise UnknownAgencyError(unknown[0].name, tuple(near))
        return frozenset(found)

    def _heirs(self, successor: str) -> frozenset[str]:
        """The predecessors of a body of today, and that body where a plan names it."""
        everyone = (*self.old.agencies, *self.new.agencies)

        def find(register: Agencies) -> Iterator[Agency]:
            links = register.predecessors(successor)
            yield from links
            for before, link in links.items():
                yield from (after for after in everyone if succession(before, after) == link)

        return self._named(find)

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        return bodies(self.old.agencies, self.new.agencies)

    def to_records(self) -> list[dict[str, Cell]]:
        """One plain dict for each change, all with the same keys; what is kept is left out."""
        blank = dict.fromkeys(("what", *Change.COLUMNS, *RoleChange.COLUMNS[3:]))
        rows = [
            (what, change.COLUMNS, change.cells)
            for what, changes in self._levels
            for change in changes
            if change.has_changed
        ]
        rows += [("role", change.COLUMNS, change.cells) for change in self.roles]
        return [
            {**blank, "what": what, **dict(zip(columns, cells, strict=True))}
            for what, columns, cells in rows
        ]

    def to_markdown(self) -> str:
        """The figures, then each change with the words before and after, as Markdown tables."""
        drawn = [f"# {export.markdown_text(self._title)}\n"]
        for name, heads, rows in self._tables(lambda *texts: texts):
            drawn += [f"## {name}\n", export.markdown_table(heads, rows)]
        sources = [export.markdown_text(line) for line in self._sources]
        return "\n".join([*drawn, "  \n".join(sources) + "\n"])

    def to_html(self) -> str:
        """A page: old and new side by side, what went and what came marked inside the sentence."""
        return html.document(self._title, self._page())

    def _repr_html_(self) -> str:
        return self._page()

    def _page(self) -> html.Html:
        drawn: list[object] = [html.heading(self._title)]
        for name, heads, rows in self._tables(html.compared):
            drawn += [html.heading(name), html.table(heads, rows)]
        return html.page(*drawn, provenance="; ".join(self._sources))

    @property
    def _title(self) -> str:
        return " → ".join(plan.title or plan.id for plan in (self.old, self.new))

    @property
    def _sources(self) -> tuple[str, str]:
        return (f"old: {self.old.provenance.line}", f"new: {self.new.provenance.line}")

    def _tables(
        self, both: Callable[[str | None, str | None], Sequence[object]]
    ) -> Iterator[_Table]:
        """What there is to show; `both` draws the words before and after."""
        counts = self.counts
        figures = [
            (f"{what}s", *(counts[f"{what}s_{kind}"] for kind in Change.KINDS))
            for what, _ in self._levels
        ]
        yield "in figures", ("", *Change.KINDS), figures
        assigned = {change.measure for change in self.roles}
        sides: dict[str, Sequence[SectionSummary | Change[_AnyPart]]] = {
            "sections": [row for row in self.by_section if row.has_changed],
            "tasks": [task for task in self.tasks if task.has_changed],
            "measures": [m for m in self.measures if m.has_changed or m in assigned],
        }
        for name, rows in sides.items():
            if rows:
                drawn = [(*r.cells[:3], *both(*r.texts), *r.cells[5:]) for r in rows]
                yield name, _plain(rows[0].COLUMNS), drawn
        if self.roles:
            yield "agencies", _plain(AgencySummary.COLUMNS), [row.cells for row in self.by_agency]
            yield "roles", _plain(RoleChange.COLUMNS), [role.cells for role in self.roles]

    @property
    def _levels(self) -> tuple[tuple[str, tuple[Change[_AnyPart], ...]], ...]:
        return (("section", self.sections), ("task", self.tasks), ("measure", self.measures))

    def __repr__(self) -> str:
        tasks = Counter(kind for change in self.tasks for kind in change.kinds)
        shown = ", ".join(f"{tasks[kind]} {kind}" for kind in Change.KINDS if tasks[kind])
        return (
            f"<Comparison {self.old.id} -> {self.new.id}: tasks {shown or 'none'};"
            f" {len(self.roles)} role changes>"
        )


def _plain(columns: Sequence[str]) -> list[str]:
    return [column.replace("_", " ") for column in columns]


def compare(old: Plan, new: Plan, *, threshold: float = 0.5) -> Comparison:
    """What changed from `old` to `new`.

    `threshold` (0 to 1) is how alike two parts must be to be one that changed; a pair below it is
    reported as removed and added, each with its nearest. Raises `FormatError` for another value.

    >>> import workplan
    >>> plan = workplan.load()
    >>> compare(plan, plan)
    <Comparison qingdao-2018 -> qingdao-2018: tasks 27 kept; 0 role changes>
    """
    for side, plan in (("old", old), ("new", new)):
        if not isinstance(plan, Plan):
            raise FormatError(f"expected a Plan, not {type(plan).__name__}", side)
    if not isinstance(threshold, int | float) or not 0 <= threshold <= 1:
        raise FormatError(f"should be a number from 0 to 1, not {threshold!r}", "threshold")
    standing = _standing(old), _standing(new)
    sections = _changes(old.sections, new.sections, standing, {("", "")}, threshold)
    tasks = _changes(old.tasks, new.tasks, standing, _pairs(sections), threshold)
    measures = _changes(old.measures, new.measures, standing, _pairs(tasks), threshold)
    body = bodies(old.agencies, new.agencies)
    roles = (change for measure in measures for change in _role_changes(measure, body))
    return Comparison(old, new, sections, tasks, measures, tuple(roles))


def _standing(plan: Plan) -> _Standing:
    places: _Standing = {}
    for section in plan.sections:
        places[Section, section.id] = ("", section.number)
        for task in section.tasks:
            places[Task, task.id] = (section.id, task.number)
            for at, measure in enumerate(task.measures):
                places[Measure, measure.id] = (task.id, at)
    return places


def _pairs(changes: Iterable[Change[_Part]]) -> set[tuple[str, str]]:
    return {(change.old.id, change.new.id) for change in changes if change.old and change.new}


def _changes(
    olds: Sequence[_Part],
    news: Sequence[_Part],
    standing: tuple[_Standing, _Standing],
    homes: set[tuple[str, str]],
    threshold: float,
) -> tuple[Change[_Part], ...]:
    """Every part once, aligned, with what became of it; `homes` are the matched surroundings."""

    def at_home(old: _Part, new: _Part) -> bool:
        return (standing[0][type(old), old.id][0], standing[1][type(new), new.id][0]) in homes

    def became(old: _Part | None, new: _Part | None) -> tuple[str, ...]:
        if old is None or new is None:
            return ("added",) if old is None else ("removed",)
        places = [at[type(part), part.id][1] for at, part in zip(standing, (old, new), strict=True)]
        happened = {
            "reworded": _said(old) != _said(new),
            "moved": places[0] != places[1] or not at_home(old, new),
        }
        return tuple(kind for kind, did in happened.items() if did) or ("kept",)

    was, now = ([_item(part) for part in parts] for parts in (olds, news))
    changes: list[Change[_Part]] = []
    for match in aligned(was, now, threshold, lambda i, j: at_home(olds[i], news[j])):
        old = None if match.old is None else olds[match.old]
        new = None if match.new is None else news[match.new]
        others = olds if old is None else news
        nearest = None if match.nearest is None else others[match.nearest]
        changes.append(Change(old, new, match.similarity, became(old, new), nearest))
    return tuple(changes)


def _item(part: _AnyPart) -> tuple[str, str]:
    """The heading and all the words of a part, without stops and responsibilities."""
    heading, text = ("".join(filter(str.isalnum, each)) for each in (_title(part), _words(part)))
    return heading, text


def _title(part: _AnyPart) -> str:
    return "" if isinstance(part, Measure) else folded(part.title)


def _words(part: _AnyPart) -> str:
    if isinstance(part, Measure):
        return folded(part.text)
    below = part.tasks if isinstance(part, Section) else part.measures
    said, title = "".join(map(_words, below)), _title(part)
    return said if said.startswith(title) else title + said  # a heading may be all there is to do


def _said(part: _AnyPart) -> object:
    """What makes a part reworded when it differs; a section's tasks speak for themselves."""
    if isinstance(part, Section):
        return _title(part)
    if isinstance(part, Measure):
        return _words(part), part.open_ended  # 15.1: whether the list ends in 等
    return _title(part), tuple(map(_said, part.measures))


def _role_changes(measure: Change[Measure], body: Mapping[str, str]) -> Iterator[RoleChange]:
    """What became of each body's part between a measure and its partner."""
    was, now = _strongest(measure.old, body), _strongest(measure.new, body)
    for held, after in now.items():
        before = was.get(held)
        if before is not None and before.duty is not after.duty:
            yield RoleChange("changed", before, after, measure)
    lost = [role for held, role in was.items() if held not in now]
    gained = [role for held, role in now.items() if held not in was]
    linked = [
        RoleChange("succeeded", before, after, measure, via)
        for before in lost
        for after in gained
        if (via := succession(before.agency, after.agency))
    ]
    yield from linked
    followed = [role for change in linked for role in (change.old, change.new)]
    yield from (RoleChange("lost", r, None, measure) for r in lost if r not in followed)
    yield from (RoleChange("gained", None, r, measure) for r in gained if r not in followed)


def _strongest(measure: Measure | None, body: Mapping[str, str]) -> dict[str, Role]:
    """The role of each body in a measure; where one is named twice, the stronger duty."""
    roles: dict[str, Role] = {}
    for role in sorted(measure.roles if measure else (), key=_strength):
        roles.setdefault(body[role.agency.id], role)
    return roles


def _strength(role: Role) -> int:
    return tuple(Duty).index(role.duty)
