"""What changed from one plan to the next.

Knows two plans, and how the answer is narrowed, summed up and shown. How parts find each other is
in `matching` and `alignment`, which agencies are the same in `agencies`, what became of their roles
in `roles`, and of deadlines in `fields`, the rows in `changes`, and what a person is shown first in
`summary`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Literal, overload

import attrs

from workplan.comparison.agencies import (
    AgencyLinks,
    Body,
    describe_agencies,
    link_agencies,
)
from workplan.comparison.changes import (
    AgencySummary,
    Change,
    FieldChange,
    LeadChange,
    Part,
    RoleChange,
    SectionSummary,
    SuccessionSummary,
)
from workplan.comparison.fields import find_field_changes
from workplan.comparison.matching import Matches, map_parents, match_parts
from workplan.comparison.roles import RoleChanges, find_role_changes
from workplan.comparison.summary import Finding, Summarizer, fit_page
from workplan.errors import FormatError, OptionError, UnknownAgencyError
from workplan.model import Agency, Measure, Registry, Section, Task
from workplan.plan import Plan
from workplan.render import html, terminal
from workplan.table import (
    Cell,
    Table,
    columns_of,
    escape_markdown,
    format_markdown,
    make_table,
)
from workplan.texts import Lang, Text, translate

__all__ = [
    "AgencySummary",
    "Change",
    "ChangeTableName",
    "Comparison",
    "FieldChange",
    "Finding",
    "LeadChange",
    "RoleChange",
    "SectionSummary",
    "SuccessionSummary",
    "compare",
]

ChangeTableName = Literal[
    "summary", "sections", "tasks", "measures", "fields", "roles", "successions", "agencies"
]
"""Names of a comparison's tables."""

_TABLES: Mapping[ChangeTableName, tuple[type[Any], str]] = MappingProxyType(
    {
        "summary": (Finding, "Summary: {count}"),
        "sections": (SectionSummary, "Sections whose tasks or titles changed: {count}"),
        "tasks": (Change, "Changes in tasks: {count}"),
        "measures": (Change, "Changes in measures: {count}"),
        "fields": (FieldChange, "Changes in deadlines and other fields: {count}"),
        "roles": (RoleChange, "Changes in roles: {count}"),
        "successions": (SuccessionSummary, "Roles that went to a successor, unchanged: {count}"),
        "agencies": (AgencySummary, "Agencies whose roles changed: {count}"),
    }
)
"""Row class and caption of each table."""
_FIGURES = "Figures"


@attrs.frozen(repr=False)
class Comparison:
    """What became of each part of two plans, and of who is responsible.

    Parts are in the order of the new plan, then those that only the old one has, in its order.
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
    leads: tuple[LeadChange, ...]
    """Where somebody is accountable now and nobody was, or the other way round, or another."""
    fields: tuple[FieldChange, ...]
    """What changed in labelled fields, such as deadlines, of the measures that correspond."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        parts = (change for _, changes in self._levels for change in changes)
        return not (self.roles or self.fields) and not any(change.has_changed for change in parts)

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
        fields = Counter(change.kind for change in self.fields)
        counts |= {f"fields_{kind}": fields[kind] for kind in FieldChange.KINDS}
        return MappingProxyType(counts)

    @property
    def by_section(self) -> tuple[SectionSummary, ...]:
        """What became of the tasks of each section; one that moved counts in both."""
        rows: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for section in self.sections:
            row: Counter[str] = Counter()
            rows |= {(side, part.id): row for side, part in _list_sides(section)}
        old_sections, new_sections = (map_parents(plan.sections) for plan in (self.old, self.new))
        for change in self.tasks:
            old, new = change.counterparts
            before = rows["old", old_sections[old.id]] if old else Counter[str]()
            after = rows["new", new_sections[new.id]] if new else Counter[str]()
            for kind in change.kinds:
                if kind == "moved" and before is not after:
                    before["moved_out"] += 1
                    after["moved_in"] += 1
                elif kind == "moved":
                    after["reordered"] += 1
                elif kind == "removed":
                    before[kind] += 1
                else:
                    after[kind] += 1
                    if kind in ("merged", "split") and before is not after:
                        before[kind] += 1
        summaries: list[SectionSummary] = []
        for section in self.sections:
            side, part = _list_sides(section)[0]
            figures = (rows[side, part.id][kind] for kind in SectionSummary.KINDS)
            summaries.append(SectionSummary(section, *figures))
        return tuple(summaries)

    @property
    def by_agency(self) -> tuple[AgencySummary, ...]:
        """How often the roles of each agency changed, in the order of the role changes."""
        found: dict[Body, Counter[str]] = {}
        taken: set[tuple[str, Body]] = set()
        for change in self.roles:
            kinds = (change.kind,) * 2
            if change.kind == "succeeded":
                kinds = ("handed_over", "taken_over")
            # A changed duty is one change of one agency, and so counted once.
            by_agency = dict(zip(self._find_bodies(change), kinds, strict=True))
            for agency, kind in by_agency.items():
                if agency is None:
                    continue
                if kind == "taken_over" and change.new_measure:
                    # One role, from however many predecessors.
                    role = (change.new_measure.id, agency)
                    if role in taken:
                        continue
                    taken.add(role)
                found.setdefault(agency, Counter())[kind] += 1
        return tuple(
            AgencySummary(self._agencies[agency], *(counts[kind] for kind in AgencySummary.KINDS))
            for agency, counts in found.items()
        )

    @property
    def by_succession(self) -> tuple[SuccessionSummary, ...]:
        """The roles of which the reform changed nothing but the agency, for each two agencies."""
        found: dict[tuple[Body, Body], list[RoleChange]] = {}
        for change in self.roles:
            old, new = self._find_bodies(change)
            if change.is_handover and old and new:
                found.setdefault((old, new), []).append(change)
        return tuple(
            SuccessionSummary(self._agencies[old], self._agencies[new], via, tuple(changes))
            for (old, new), changes in found.items()
            if (via := changes[0].via)
        )

    def only(
        self, agency: str | Agency | None = None, *, successor: str | None = None
    ) -> "Comparison":
        """Return what concerns one agency: its role changes, and the parts in which it has a role.

        `agency` is any name that either plan knows. `successor` is a body of today: what concerns
        it and the agencies that it succeeded. Raises `UnknownAgencyError` where neither plan knows
        the name, `AmbiguousAgencyError` where one knows several.
        """
        wanted = frozenset((*self._links.old.values(), *self._links.new.values()))
        if agency is not None:
            wanted &= self._find_wanted(lambda registry: {registry.find(agency)})
        if successor is not None:
            wanted &= self._find_successors(successor)

        def concerns(old: Task | Measure | None, new: Task | Measure | None) -> bool:
            return any(
                bodies[role.agency.id] in wanted
                for part, bodies in ((old, self._links.old), (new, self._links.new))
                if part is not None
                for role in part.roles
            )

        def has_role(change: RoleChange) -> bool:
            return any(body in wanted for body in self._find_bodies(change))

        narrowed = attrs.evolve(
            self,
            tasks=tuple(each for each in self.tasks if concerns(each.old, each.new)),
            measures=tuple(each for each in self.measures if concerns(each.old, each.new)),
            roles=tuple(filter(has_role, self.roles)),
            leads=tuple(lead for lead in self.leads if any(map(has_role, lead.changes))),
            fields=tuple(
                each for each in self.fields if concerns(each.old_measure, each.new_measure)
            ),
        )
        sections = (row.section for row in narrowed.by_section if any(row.figures))
        return attrs.evolve(narrowed, sections=tuple(sections))

    def _find_wanted(self, find: Callable[[Registry], Iterable[Agency]]) -> frozenset[Body]:
        """The bodies that a function finds in the registry of either plan."""
        found: set[Body] = set()
        unknown: list[UnknownAgencyError] = []
        for plan, bodies in ((self.old, self._links.old), (self.new, self._links.new)):
            try:
                found |= {bodies[each.id] for each in find(plan.contents.registry)}
            except UnknownAgencyError as error:
                unknown.append(error)
        if not found:
            known = [each for each in unknown if each.successor]
            if known:
                raise known[0]
            near = dict.fromkeys(name for each in unknown for name in each.suggestions)
            raise type(unknown[0])(unknown[0].name, tuple(near))
        return frozenset(found)

    def _find_successors(self, successor: str) -> frozenset[Body]:
        """The predecessors of a body of today, and that body where a plan names it."""
        found = set(self._find_wanted(lambda registry: registry.predecessors(successor)))
        sides = ((self.old, self._links.old), (self.new, self._links.new))
        for registry in (self.old.contents.registry, self.new.contents.registry):
            links = registry.find_predecessors(successor)
            for plan, bodies in sides if links else ():
                found |= {
                    bodies[each.id]
                    for each in plan.agencies
                    if links in map(registry.find_predecessors, each.names)
                }
        return frozenset(found)

    def _find_bodies(self, change: RoleChange) -> tuple[Body | None, Body | None]:
        """The bodies whose role changed, before and after."""
        old, new = change.old, change.new
        return (
            self._links.old[old.agency.id] if old else None,
            self._links.new[new.agency.id] if new else None,
        )

    @cached_property
    def _links(self) -> AgencyLinks:
        return link_agencies(self.old.contents.registry, self.new.contents.registry)

    @cached_property
    def _agencies(self) -> Mapping[Body, Agency]:
        """The agency to show for each body."""
        registries = (self.old.contents.registry, self.new.contents.registry)
        return describe_agencies(*registries, self._links)

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        summarizer = Summarizer(
            self.old.contents,
            self.new.contents,
            Matches(self.sections, self.tasks, self.measures),
            RoleChanges(self.roles, self.leads),
            self.fields,
            self.by_succession,
            self._links,
            self._agencies,
        )
        return tuple(summarizer.list_findings())

    # --- tables and pages ------------------------------------------------------------------------

    @overload
    def table(self, name: Literal["summary"], *, lang: Lang = "en") -> Table[Finding]: ...
    @overload
    def table(self, name: Literal["sections"], *, lang: Lang = "en") -> Table[SectionSummary]: ...
    @overload
    def table(self, name: Literal["tasks"], *, lang: Lang = "en") -> Table[Change[Task]]: ...
    @overload
    def table(self, name: Literal["measures"], *, lang: Lang = "en") -> Table[Change[Measure]]: ...
    @overload
    def table(self, name: Literal["fields"], *, lang: Lang = "en") -> Table[FieldChange]: ...
    @overload
    def table(self, name: Literal["roles"], *, lang: Lang = "en") -> Table[RoleChange]: ...
    @overload
    def table(
        self, name: Literal["successions"], *, lang: Lang = "en"
    ) -> Table[SuccessionSummary]: ...
    @overload
    def table(self, name: Literal["agencies"], *, lang: Lang = "en") -> Table[AgencySummary]: ...
    def table(self, name: ChangeTableName, *, lang: Lang = "en") -> Table[Any]:
        """Return what changed: a summary of it, or all of it in parts, fields, roles or by agency.

        What is kept is left out. Every table is complete; a page shows as much of the summary as
        fits, and leaves out of the roles those that "successions" has. Raises `OptionError` for
        another name or language.

        >>> import workplan
        >>> plan = workplan.load()
        >>> len(compare(plan, plan).table("tasks"))
        0
        """
        if name not in tuple(_TABLES):  # also what has no hash
            raise OptionError("table", name, tuple(_TABLES))
        return self._make_table(name, self._list_rows(name), lang, _TABLES[name][1])

    def _make_table(
        self, name: ChangeTableName, rows: Sequence[Any], lang: Lang, caption: str
    ) -> Table[Any]:
        text = Text(caption, count=len(rows))
        return make_table(_TABLES[name][0], rows, text, self.new.provenance, lang)

    def _list_rows(self, name: ChangeTableName) -> Sequence[Any]:
        rows: Mapping[ChangeTableName, Callable[[], Sequence[Any]]] = {
            "summary": lambda: self._findings,
            "sections": lambda: [row for row in self.by_section if row.has_changed],
            "tasks": lambda: [change for change in self.tasks if change.has_changed],
            "measures": lambda: [change for change in self.measures if change.has_changed],
            "fields": lambda: self.fields,
            "roles": lambda: self.roles,
            "successions": lambda: self.by_succession,
            "agencies": lambda: self.by_agency,
        }
        return rows[name]()

    def to_records(self) -> list[dict[str, Cell]]:
        """Return one plain dict a change, all with the same keys; what is kept is left out."""
        found: list[tuple[str, type[Any], Sequence[Any]]] = [
            (name.removesuffix("s"), Change, [each for each in changes if each.has_changed])
            for name, changes in self._levels
        ]
        found += [("field", FieldChange, self.fields), ("role", RoleChange, self.roles)]
        kinds = (Change, RoleChange, FieldChange)
        keys = dict.fromkeys(name for kind in kinds for name in _name_columns(kind))
        blank: dict[str, Cell] = dict.fromkeys(("what", *keys))
        return [
            blank | {"what": what} | {key: record[key] for key in keys if key in record}
            for what, kind, rows in found
            for record in make_table(kind, rows, Text(""), self.new.provenance).to_records()
        ]

    def to_text(self, *, lang: Lang = "en") -> str:
        """Return the summary and the figures for a terminal of 80 columns, on a page.

        Raises `OptionError` for another language.

        >>> import workplan
        >>> plan = workplan.load()
        >>> compare(plan, plan).to_text().splitlines()[3]
        'Nothing changed.'
        """
        summary, *tables = self._list_page_tables(lang)
        lines = [*terminal.wrap(self._title), "", _describe_summary(summary)]
        for change, findings in groupby(summary.list_cells(), itemgetter(0)):
            lines += [
                change,
                *(line for cells in findings for line in _render_finding(cells, lang)),
            ]
        heads, rows = self._list_figures(lang)
        lines += ["", translate(_FIGURES, lang), "", terminal.format_table(heads, rows)]
        if tables:
            lines += ["", *(table.caption for table in tables)]
            more = Text(
                "All of these are in to_html() and to_markdown(): --format html, --format md"
            )
            lines += ["", *terminal.wrap(more.render(lang))]
        sources = (line for source in self._list_sources(lang) for line in terminal.wrap(source))
        return "\n".join([*lines, "", *sources]) + "\n"

    def to_markdown(self, *, lang: Lang = "en") -> str:
        """Return a page as Markdown: the summary, the figures, then each change.

        Raises `OptionError` for another language.
        """
        summary, *tables = self._list_page_tables(lang)
        heads, rows = self._list_figures(lang)
        parts = [f"# {escape_markdown(self._title)}\n"]
        parts.append(f"## {escape_markdown(_describe_summary(summary))}\n")
        if summary:
            parts.append(format_markdown(summary.headings, summary.list_cells()))
        parts += [f"## {translate(_FIGURES, lang)}\n", format_markdown(heads, rows)]
        for table in tables:
            parts.append(f"## {escape_markdown(table.caption)}\n")
            parts.append(format_markdown(table.headings, table.list_cells()))
        sources = [escape_markdown(line) for line in self._list_sources(lang)]
        return "\n".join([*parts, "  \n".join(sources) + "\n"])

    def to_html(self, *, lang: Lang = "en") -> str:
        """Return what `to_markdown` does as a page, with differences marked in the sentence.

        Raises `OptionError` for another language.
        """
        return html.document(self._title, self._draw(lang), lang)

    def _repr_html_(self) -> str:
        return self._draw("en")

    def _draw(self, lang: Lang) -> html.Html:
        summary, *tables = self._list_page_tables(lang)
        parts: list[object] = [html.heading(self._title)]
        parts.append(html.heading(_describe_summary(summary)))
        # What fits a page is shown whole, without a scroll bar of its own.
        parts += [html.tag("div", summary.draw(), **{"class": "wp-whole"})] if summary else []
        parts += [html.heading(translate(_FIGURES, lang)), html.table(*self._list_figures(lang))]
        for table in tables:
            parts += [html.heading(table.caption), table.draw()]
        old, new = self._list_sources(lang)
        sources = Text("{one}; {other}", one=old, other=new)
        return html.box(*parts, provenance=sources.render(lang))

    def _list_page_tables(self, lang: Lang) -> list[Table[Any]]:
        """The tables of a page: the summary, then those that have rows."""
        summary = self.table("summary", lang=lang)
        tables = [attrs.evolve(summary, rows=tuple(fit_page(summary)))]
        for name in tuple(_TABLES)[1:]:
            rows = self._list_rows(name)
            caption = _TABLES[name][1]
            if name == "roles":
                rows = [change for change in self.roles if not change.is_handover]
                caption = "Changes in roles, without those of successors below: {count}"
            tables += [self._make_table(name, rows, lang, caption)] if rows else []
        return tables

    def _list_figures(self, lang: Lang) -> tuple[list[str], list[list[str | int]]]:
        """How many parts of each level became what: heads and rows."""
        counts = self.counts
        rows: list[list[str | int]] = [
            [translate(name, lang), *(counts[f"{name}_{kind}"] for kind in Change.KINDS)]
            for name, _ in self._levels
        ]
        return ["", *(translate(kind, lang) for kind in Change.KINDS)], rows

    @property
    def _title(self) -> str:
        return " → ".join(plan.title or plan.id for plan in (self.old, self.new))

    def _list_sources(self, lang: Lang) -> list[str]:
        old, new = (plan.provenance.render_line(lang) for plan in (self.old, self.new))
        texts = (Text("old: {source}", source=old), Text("new: {source}", source=new))
        return [text.render(lang) for text in texts]

    @property
    def _levels(self) -> tuple[tuple[ChangeTableName, tuple[Change[Part], ...]], ...]:
        return (("sections", self.sections), ("tasks", self.tasks), ("measures", self.measures))

    def __repr__(self) -> str:
        tasks = Counter(kind for change in self.tasks for kind in change.kinds)
        shown = ", ".join(f"{tasks[kind]} {kind}" for kind in Change.KINDS if tasks[kind])
        fields = f", {len(self.fields)} field changes" if self.fields else ""
        return (
            f"<Comparison {self.old.id} -> {self.new.id}: tasks {shown or 'none'};"
            f" {len(self.roles)} role changes{fields}>"
        )


def _list_sides(section: Change[Section]) -> list[tuple[str, Section]]:
    sides = (("old", section.old), ("new", section.new))
    return [(side, part) for side, part in sides if part is not None]


def _render_finding(cells: Sequence[str], lang: Lang) -> Iterator[str]:
    """The lines of a finding below its kind: where, what, before and after."""
    _, old, new, title, was, now = cells
    where = " → ".join(dict.fromkeys(filter(None, (old, new))))
    if not (title or was or now):  # it counts what is left out
        yield from terminal.wrap(where, 2, "  ") if where else ()
        return
    words = f"{was} → {now}" if was and now else was or now
    if title != now:
        words = (
            Text("{title}: {change}", title=title, change=words).render(lang) if words else title
        )
    yield from terminal.wrap(words, 17, terminal.pad(f"  {where}", 17))


def _describe_summary(summary: Table[Any]) -> str:
    return summary.caption if summary else Text("Nothing changed.").render(summary.lang)


def _name_columns(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in columns_of(kind))


def compare(old: Plan, new: Plan, *, threshold: float = 0.5) -> Comparison:
    """Return what changed from `old` to `new`.

    `threshold` (0 to 1) is how similar two parts must be to be one that changed, and how much of a
    part without partner another one must have, so that it was merged or split; any other was
    removed or added, and has its nearest. Raises `OptionError` for another value, `FormatError` for
    what is no plan.

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
    matches = match_parts(old.contents, new.contents, threshold)
    links = link_agencies(old.contents.registry, new.contents.registry)
    roles = find_role_changes(old.contents, new.contents, matches, links)
    fields = find_field_changes(old.contents, new.contents, matches)
    return Comparison(old, new, *matches, *roles, fields)
