"""The summary of a comparison: one row a finding, what matters most first, on a page.

Knows what became of parts, roles and agencies, and how a person is shown it; not how it was found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from functools import cached_property
from itertools import groupby, takewhile
from operator import attrgetter
from types import MappingProxyType
from typing import ClassVar

import attrs

from workplan.comparison.agencies import AgencyLinks, Body
from workplan.comparison.changes import (
    Change,
    FieldChange,
    Part,
    RoleChange,
    SuccessionSummary,
)
from workplan.comparison.fields import is_plain_deadline
from workplan.comparison.matching import (
    Matches,
    MeasureIds,
    find_shared_measures,
    fold_quotes,
    fold_words,
    map_parents,
)
from workplan.comparison.roles import RoleChanges
from workplan.model import Agency, Contents, Duty, Field, Measure, Role, Section, Task
from workplan.model.folding import Folded
from workplan.table import as_column, column
from workplan.texts import Text

__all__ = ["Finding", "Summarizer", "fit_page"]

_PAGE = 30
"""Rows of a summary that is a page: some 56 lines, with one for each kind and some on two."""
_NAMES = 3
"""Names in a cell for each duty; the roles table has all, and some measures have eleven."""
_IDS = 30
"""Ids in a cell; the other tables have all."""
_CONTEXT = 4
"""Characters that are shown on either side of words that changed."""
_LONGEST = 32
"""Characters of a cell with words that changed; the measures table has all."""


@attrs.frozen(repr=False)
class Finding:
    """One row of the summary, for a person who knows neither plan."""

    TABLES: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "led or held alone now, not before": "roles",
            "no longer led or held alone": "roles",
            "held by another body, not its successor": "roles",
            "deadline changed": "fields",
            "deadline added": "fields",
            "deadline dropped": "fields",
            "task added": "tasks",
            "task removed": "tasks",
            "task merged into another": "tasks",
            "task split from another": "tasks",
            "task moved to another section": "tasks",
            "task in another order": "tasks",
            "section added": "sections",
            "section removed": "sections",
            "section merged into another": "sections",
            "section split from another": "sections",
            "section retitled": "sections",
            "section in another order": "sections",
            "task retitled": "tasks",
            "task reworded": "tasks",
            "measures divided otherwise": "measures",
            "list of agencies open now": "measures",
            "list of agencies closed now": "measures",
            "duty changed": "roles",
            "agency added": "roles",
            "agency dropped": "roles",
            "agency added to a measure": "roles",
            "agency dropped from a measure": "roles",
            "field changed": "fields",
            "field added": "fields",
            "field dropped": "fields",
            "successor, same duty": "successions",
        }
    )
    """The kinds of findings, in the order of the summary, and the table that has the details."""

    kind: str
    """One of `TABLES`. Who is responsible alone leads, too."""

    @property
    @as_column()
    def change(self) -> Text:
        """What was found."""
        if not self.more:
            return Text(self.kind)
        template = "{count}: {kind} (table {table})"
        if self.is_rest:
            template = "{count} more: {kind} (table {table})"
        kind, table = Text(self.kind), Text(self.TABLES[self.kind])
        return Text(template, count=self.more, kind=kind, table=table)

    old: str | None = attrs.field(
        default=None,
        metadata=column("Id of the section, the task or the measures in the old plan."),
    )
    new: str | None = attrs.field(
        default=None,
        metadata=column("Id of the section, the task or the measures in the new plan."),
    )
    title: Text | str | None = attrs.field(
        default=None,
        metadata=column("Title of the section or the task; how many roles a successor has."),
    )
    was: Text | str | None = attrs.field(
        default=None,
        metadata=column("Agencies with their duty, deadline, heading or words before."),
    )
    now: Text | str | None = attrs.field(
        default=None, metadata=column("Agencies with their duty, deadline, heading or words after.")
    )
    more: int = 0
    """How many findings of the kind a page leaves out where this row is; 0 for a finding."""
    is_rest: bool = False
    """Whether the page shows others of the kind."""

    def __repr__(self) -> str:
        return f"<Finding {self.change}: {self.title}, {self.was} -> {self.now}>"


def fit_page(findings: Sequence[Finding]) -> list[Finding]:
    """Return as many findings of each kind as fit on a page, then how many more there are.

    >>> added = [Finding("task added", new=f"{at}", title="推进共治") for at in range(32)]
    >>> more = fit_page(added)[-1]
    >>> more, more.new
    (<Finding 3 more: task added (table tasks): None, None -> None>, '29、30、31')
    """
    counts = Counter(each.kind for each in findings)
    limit = _PAGE
    while limit > 1 and sum(min(count, limit) for count in counts.values()) > _PAGE:
        limit -= 1
    rows: list[Finding] = []
    for kind, group in groupby(findings, attrgetter("kind")):
        shown = list(group)
        if len(shown) > limit:
            left = shown[limit - 1 :]
            ids = (_join_texts(each.old for each in left), _join_texts(each.new for each in left))
            shown[limit - 1 :] = [Finding(kind, *ids, more=len(left), is_rest=limit > 1)]
        rows += shown
    return rows


@attrs.frozen(slots=False)
class Summarizer:
    """What became of the parts and roles of two plans, to be summed up."""

    old: Contents
    new: Contents
    matches: Matches
    changes: RoleChanges
    fields: Sequence[FieldChange]
    successions: Sequence[SuccessionSummary]
    links: AgencyLinks
    agencies: Mapping[Body, Agency]
    """The agency to show for each body."""

    def list_findings(self) -> list[Finding]:
        """Return every finding, what matters most first, in the order of the new plan."""
        found = [
            *self._list_leads(),
            *self._list_tasks(),
            *self._list_sections(),
            *self._list_roles(),
            *self._list_fields(),
            *self._list_successions(),
        ]
        order = {kind: place for place, kind in enumerate(Finding.TABLES)}
        return sorted(found, key=lambda each: order[each.kind])

    # --- parts -----------------------------------------------------------------------------------

    def _list_sections(self) -> Iterator[Finding]:
        for change in self.matches.sections:
            old, new = change.old, change.new
            if old is None or new is None:
                yield self._describe_alone("section", change)
                continue
            if "reworded" in change.kinds:
                yield Finding("section retitled", old.id, new.id, new.title, old.title, new.title)
            if "moved" in change.kinds:
                yield Finding("section in another order", old.id, new.id, new.title)

    def _list_tasks(self) -> Iterator[Finding]:
        for change in self.matches.tasks:
            old, new = change.old, change.new
            if old is None or new is None:
                yield self._describe_alone("task", change)
                continue
            if "moved" in change.kinds:
                yield self._describe_move(old, new)
            if "reworded" in change.kinds:
                yield from self._describe_wording(old, new)

    def _describe_alone(self, level: str, change: Change[Section] | Change[Task]) -> Finding:
        """A part without partner: with its roles, or with the part that has its words."""
        (kind,) = change.kinds
        part, nearest = change.part, change.nearest_title
        side = self.links.old if change.new is None else self.links.new
        facts: Text | str | None = nearest
        if kind in ("added", "removed"):
            facts = self._describe_content(part, side) if isinstance(part, Task) else None
        old, new = map(_id_of, change.counterparts)
        ends = (facts, None) if kind in ("removed", "split") else (None, facts)
        return Finding(f"{level} {_ALONE[kind]}", old, new, _name_part(part), *ends)

    def _describe_content(self, task: Task, side: Mapping[str, Body]) -> Text | None:
        """The roles of a task without partner; of measures that have one, where they are."""
        homes = [self._measure_homes.get(id(measure)) for measure in task.measures]
        own = [m for m, home in zip(task.measures, homes, strict=True) if home is None]
        roles = self._describe_roles((role for m in own for role in m.roles), side)
        if not any(homes):
            return roles
        elsewhere = Text("its measures: {tasks}", tasks=_join_texts(homes))
        return Text("{first}; {rest}", first=roles, rest=elsewhere) if roles else elsewhere

    @cached_property
    def _measure_homes(self) -> Mapping[int, str]:
        """For each measure that has a partner, the id of the partner's task."""
        homes: dict[int, str] = {}
        for change in self.matches.measures:
            if change.old and change.new:
                homes[id(change.old)] = self.new.task_of(change.new).id
                homes[id(change.new)] = self.old.task_of(change.old).id
        return homes

    def _describe_move(self, old: Task, new: Task) -> Finding:
        was, now = self.old.section_of(old), self.new.section_of(new)
        if (was.id, now.id) in self._section_pairs:
            return Finding("task in another order", old.id, new.id, _name_part(new))
        kind = "task moved to another section"
        return Finding(kind, old.id, new.id, _name_part(new), was.heading, now.heading)

    @cached_property
    def _section_pairs(self) -> frozenset[tuple[str, str]]:
        sections = self.matches.sections
        return frozenset((each.old.id, each.new.id) for each in sections if each.old and each.new)

    def _describe_wording(self, old: Task, new: Task) -> Iterator[Finding]:
        row = (old.id, new.id, _name_part(new))
        if fold_words(old.title) != fold_words(new.title):
            yield Finding("task retitled", *row, old.title, new.title)
        was_parts = _list_words(old, self._shared_measures.old)
        now_parts = _list_words(new, self._shared_measures.new)
        was, now = "".join(was_parts), "".join(now_parts)
        if fold_words(was) != fold_words(now):
            yield Finding("task reworded", *row, *_cut_changed_words(was, now))
        elif was_parts != now_parts:
            yield Finding("measures divided otherwise", *row)
        for kind, is_open in (("open", True), ("closed", False)):
            changed = [
                change
                for measure in new.measures
                if (change := self._partners.get(measure.id))
                and change.old
                and measure.open_ended is is_open is not change.old.open_ended
            ]
            if changed:
                ids = (
                    _join_ids(each.old for each in changed),
                    _join_ids(each.new for each in changed),
                )
                yield Finding(f"list of agencies {kind} now", *ids, row[2])

    @cached_property
    def _partners(self) -> Mapping[str, Change[Measure]]:
        """The pair of each measure of the new plan that has a partner, by its id."""
        return {each.new.id: each for each in self.matches.measures if each.old and each.new}

    @cached_property
    def _shared_measures(self) -> MeasureIds:
        pairs = {(each.old.id, each.new.id) for each in self.matches.tasks if each.old and each.new}
        parents = map_parents(self.old.tasks), map_parents(self.new.tasks)
        return find_shared_measures(self.matches.measures, *parents, pairs)

    # --- fields ----------------------------------------------------------------------------------

    def _list_fields(self) -> Iterator[Finding]:
        """One for the fields of a task that changed alike, as in the rows of a merged cell."""
        rows: dict[tuple[int | str | None, ...], list[FieldChange]] = {}
        for change in self.fields:
            words = (fold_words(each) if each is not None else None for each in change.texts)
            key = (id(change.task), change.kind, fold_words(change.label), *words)
            rows.setdefault(key, []).append(change)
        for changes in rows.values():
            first = changes[0]
            kind = f"{'deadline' if first.is_deadline else 'field'} {_FIELD_KINDS[first.kind]}"
            old = _join_ids(each.old_measure for each in changes)
            new = _join_ids(each.new_measure for each in changes)
            yield Finding(
                kind, old, new, _name_part(first.task.part), *_describe_field_change(first)
            )

    # --- roles -----------------------------------------------------------------------------------

    def _list_leads(self) -> Iterator[Finding]:
        kinds = {
            "gained": "led or held alone now, not before",
            "lost": "no longer led or held alone",
            "replaced": "held by another body, not its successor",
        }
        for lead in self.changes.leads:
            old = _join_ids(each.old_measure for each in lead.changes)
            new = _join_ids(each.new_measure for each in lead.changes)
            yield self._make_role_finding(kinds[lead.kind], old, new, lead.changes)

    def _list_roles(self) -> Iterator[Finding]:
        """One for each kind of change in a measure, if it is no finding of another kind."""
        # By identity: to hash a change is to hash the texts of a task.
        leads = {id(change) for lead in self.changes.leads for change in lead.changes}
        rows: dict[tuple[int, str | None, str | None, str], list[RoleChange]] = {}
        for change in self.changes.roles:
            task, is_alone = change.task, None in (change.old_measure, change.new_measure)
            is_of_task = is_alone and ("added" in task.kinds or "removed" in task.kinds)
            if not (is_of_task or change.is_handover or id(change) in leads):
                ids = (_id_of(change.old_measure), _id_of(change.new_measure))
                rows.setdefault((id(task), *ids, self._name_role_change(change)), []).append(change)
        for (_, old, new, kind), changes in rows.items():
            yield self._make_role_finding(kind, old, new, changes)

    def _name_role_change(self, change: RoleChange) -> str:
        """The kind of finding; an agency that its task has in both plans is not new to it."""
        if change.kind in ("changed", "succeeded"):
            return "duty changed"
        kind = "agency added" if change.old is None else "agency dropped"
        was, now = change.task.counterparts
        own, bodies, other, others = (
            (change.old, self.links.old, now, self.links.new)
            if change.old
            else (change.new, self.links.new, was, self.links.old)
        )
        if own is None or other is None:
            return kind
        body = bodies[own.agency.id]
        there = {others[role.agency.id] for role in other.roles}
        linked = self.links.successions
        is_there = body in there or any(
            each in linked.get(body, {}) or body in linked.get(each, {}) for each in there
        )
        measures = {"agency added": " to a measure", "agency dropped": " from a measure"}
        return kind + measures[kind] if is_there else kind

    def _make_role_finding(
        self, kind: str, old: str | None, new: str | None, changes: Sequence[RoleChange]
    ) -> Finding:
        before = self._describe_roles((each.old for each in changes), self.links.old)
        after = self._describe_roles((each.new for each in changes), self.links.new)
        return Finding(kind, old, new, _name_part(changes[0].task.part), before, after)

    def _describe_roles(
        self, roles: Iterable[Role | None], side: Mapping[str, Body]
    ) -> Text | None:
        """The names for each duty, the strongest first; a name under its strongest duty only."""
        present = [role for role in roles if role is not None]
        duties: dict[str, Duty] = {}
        for role in sorted(present, key=lambda role: (role.duty.rank, role.span)):
            duties.setdefault(self.agencies[side[role.agency.id]].name, role.duty)
        whole: Text | None = None
        for duty in Duty:
            if names := [name for name, held in duties.items() if held is duty]:
                part = _list_names(duty, names)
                whole = Text("{first}; {rest}", first=whole, rest=part) if whole else part
        return whole

    def _list_successions(self) -> Iterator[Finding]:
        for each in self.successions:
            count = each.roles
            text = Text("1 role") if count == 1 else Text("{count} roles", count=count)
            names = (each.old_agency.name, each.new_agency.name)
            yield Finding("successor, same duty", None, None, text, *names)


_ALONE = {
    "added": "added",
    "removed": "removed",
    "merged": "merged into another",
    "split": "split from another",
}


_FIELD_KINDS = {"changed": "changed", "added": "added", "removed": "dropped"}


def _describe_field_change(change: FieldChange) -> tuple[Text | str | None, Text | str | None]:
    """The words before and after."""
    was, now = change.texts
    if was and now and max(len(was), len(now)) > _LONGEST:
        was, now = _cut_changed_words(was, now)
    else:
        was, now = (each and _cut_end(each) for each in (was, now))
    return _name_field(change.old, was), _name_field(change.new, now)


def _name_field(field: Field | None, words: str | None) -> Text | str | None:
    """The words with the label, unless the kind of finding says as much."""
    if field is None or is_plain_deadline(field.label):
        return words
    return Text("{label}: {text}", label=_cut_end(field.label), text=words)


def _cut_end(text: str) -> str:
    words = "".join(text.split())
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words


def _list_names(duty: Duty, names: Sequence[str]) -> Text:
    shown = "、".join(names[:_NAMES])
    if len(names) > _NAMES:
        template = "{duty}: {names} and others, {total} in all"
        return Text(template, duty=Text(duty.value), names=shown, total=len(names))
    return Text("{duty}: {names}", duty=Text(duty.value), names=shown)


def _name_part(part: Section | Task) -> str:
    """The title of a part, or the first words of one without."""
    if part.title or isinstance(part, Section):
        return part.title
    return f"{part.text[:_LONGEST]}…"


def _id_of(part: Part | None) -> str | None:
    return None if part is None else part.id


def _join_ids(measures: Iterable[Measure | None]) -> str | None:
    return _join_texts(each.id for each in sorted(filter(None, measures), key=attrgetter("span")))


def _join_texts(texts: Iterable[str | None]) -> str | None:
    """The texts that there are, each once, as many as a line or two have."""
    several = list(dict.fromkeys(filter(None, texts)))
    shown = "、".join(several[:_IDS])
    return (f"{shown}…" if len(several) > _IDS else shown) or None


def _list_words(task: Task, without: AbstractSet[str]) -> list[str]:
    """The words of each measure, without the task's title and responsibilities.

    Not those of the measures `without`, which another task had or has: that one was merged or
    split is a finding of its own.
    """
    words = [measure.text for measure in task.measures if measure.id not in without]
    # A task that is nothing but its heading has it as its only measure too.
    return [each.removeprefix(task.title) for each in words[:1]] + words[1:]


def _cut_changed_words(old: str, new: str) -> tuple[str, str]:
    """The words from the first to the last difference, with some of what is around them."""
    one, other = fold_quotes(old), fold_quotes(new)
    head = _count_equal(one.text, other.text)
    tail = _count_equal(one.text[head:][::-1], other.text[head:][::-1])
    return _cut_words(old, one, head, tail), _cut_words(new, other, head, tail)


def _count_equal(one: str, other: str) -> int:
    """Length of the common prefix."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cut_words(text: str, folded: Folded, head: int, tail: int) -> str:
    start, end = max(head - _CONTEXT, 0), len(folded.at) - max(tail - _CONTEXT, 0)
    at = folded.at[start:end]
    words = "".join(text[at[0] : at[-1] + 1].split()) if at else ""
    is_cut = len(words) > _LONGEST or end < len(folded.at)
    return ("…" if start else "") + words[:_LONGEST] + ("…" if is_cut else "")
