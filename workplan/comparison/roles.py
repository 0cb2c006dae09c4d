"""What became of who is responsible: each agency's role, and who is accountable.

Knows matched tasks and measures, and which agencies are the same or succeed each other; not how
either is found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import attrs

from workplan.comparison.agencies import AgencyLinks, Body
from workplan.comparison.bigrams import count_contained
from workplan.comparison.changes import Change, LeadChange, RoleChange
from workplan.comparison.components import find_components
from workplan.comparison.matching import Matches, make_wording, map_parents
from workplan.model import Contents, Duty, Measure, Role, Succession, Task

__all__ = ["RoleChanges", "find_role_changes"]


class RoleChanges(NamedTuple):
    """What became of the roles of two plans."""

    roles: tuple[RoleChange, ...]
    leads: tuple[LeadChange, ...]


def find_role_changes(
    old: Contents, new: Contents, matches: Matches, links: AgencyLinks
) -> RoleChanges:
    """Return what became of each agency's role, and of who is accountable.

    The roles of a measure are compared with those of its partner. Measures that were merged or
    split are compared together, and so are those of two matched tasks that found no partner:
    their words were rewritten, but the task is the same.
    """
    comparer = _Comparer.of(old, new, matches, links)
    roles: list[RoleChange] = []
    leads: list[LeadChange] = []
    for group in _group_measures(old, new, matches):
        was = comparer.find_strongest(group.olds, links.old)
        now = comparer.find_strongest(group.news, links.new)
        changes = list(comparer.compare(was, now))
        roles += changes
        if group.olds and group.news and (lead := _find_lead_change(was, now, changes)):
            leads.append(lead)
    return RoleChanges(tuple(roles), tuple(leads))


# --- which measures are compared -----------------------------------------------------------------

_Node = tuple[str, str]
"""Plan (``"old"`` or ``"new"``) and id of a measure."""


class _Group(NamedTuple):
    """Measures whose roles are compared together, in the order of their plans."""

    olds: list[Measure]
    news: list[Measure]


def _group_measures(old: Contents, new: Contents, matches: Matches) -> Iterable[_Group]:
    """Every measure in one group: in the order of the new plan, then of the old."""
    roots = find_components(_link_measures(matches))
    groups: dict[_Node, _Group] = {}
    for measure in new.measures:
        groups.setdefault(roots["new", measure.id], _Group([], [])).news.append(measure)
    for measure in old.measures:
        groups.setdefault(roots["old", measure.id], _Group([], [])).olds.append(measure)
    return groups.values()


def _link_measures(matches: Matches) -> Iterator[tuple[_Node, _Node]]:
    """Pairs of measures whose roles are compared together; a measure alone with itself."""
    partners: dict[str, str] = {}
    reworded: dict[_Node, _Node] = {}
    for change in matches.measures:
        was, now = change.counterparts
        ends: list[_Node] = [("old", was.id)] if was else []
        ends += [("new", now.id)] if now else []
        yield ends[0], ends[-1]
        if was and now:
            partners[was.id] = now.id
            if "reworded" in change.kinds:
                reworded |= {ends[0]: ends[1], ends[1]: ends[0]}
    alone = {
        (side, part.id): change.nearest
        for change in matches.measures
        for side, part in zip(("old", "new"), change.counterparts, strict=True)
        if part and None in change.counterparts
    }
    for task in matches.tasks:
        if task.old and task.new:
            yield from _link_rewritten(task.old, task.new, alone, partners, reworded)


def _link_rewritten(
    old: Task,
    new: Task,
    alone: Mapping[_Node, Measure | None],
    partners: Mapping[str, str],
    reworded: Mapping[_Node, _Node],
) -> Iterator[tuple[_Node, _Node]]:
    """Pairs of measures of two matched tasks that found no partner and were rewritten.

    They are those between the same neighbours, one by one where they are as many, or else all that
    are left of both. Where one side has none, a measure goes with the one that is most similar, if
    that has other words now, and more than half of the measure's are what it had or has besides.
    """
    places = {measure.id: measure.id for measure in new.measures}
    homes = {was: now for was, now in partners.items() if now in places}
    olds = _list_runs("old", old, alone, homes)
    news = _list_runs("new", new, alone, places)
    for anchor in [anchor for anchor in olds if anchor in news]:
        if len(olds[anchor]) == len(news[anchor]):
            yield from zip(olds.pop(anchor), news.pop(anchor), strict=True)
    rest = [[node for run in runs.values() for node in run] for runs in (olds, news)]
    if all(rest):
        first, *others = chain.from_iterable(rest)
        yield from ((first, other) for other in others)
        return
    measures = {
        (side, each.id): each
        for side, task in (("old", old), ("new", new))
        for each in task.measures
    }
    for node in chain.from_iterable(rest):
        nearest = alone[node]
        other = ("new" if node[0] == "old" else "old", nearest.id if nearest else "")
        partner = measures.get(reworded.get(other, other))
        if other in measures and other in reworded and partner:
            texts = (make_wording(each) for each in (measures[node], measures[other], partner))
            contained, size = count_contained(*texts)
            if contained > size / 2:
                yield node, other


def _list_runs(
    side: str, task: Task, alone: Mapping[_Node, object], homes: Mapping[str, str]
) -> dict[str, list[_Node]]:
    """The measures without a partner by what is before them: a measure of the new task, or none."""
    runs: dict[str, list[_Node]] = {}
    anchor = ""
    for measure in task.measures:
        if (side, measure.id) in alone:
            runs.setdefault(anchor, []).append((side, measure.id))
        else:
            anchor = homes.get(measure.id, anchor)
    return runs


# --- what became of their roles ------------------------------------------------------------------


class _Holding(NamedTuple):
    """A role, and the measure that it is in."""

    role: Role
    measure: Measure


_Holdings = Mapping[Body, _Holding]
"""By the body that the agency is."""


@attrs.frozen
class _Comparer:
    """Compares the roles of measures."""

    links: AgencyLinks
    old_partners: Mapping[str, Measure | None]
    """For the id of each measure of the new plan, its counterpart in the old one."""
    new_partners: Mapping[str, Measure | None]
    """For the id of each measure of the old plan, its counterpart in the new one."""
    old_tasks: Mapping[str, Change[Task]]
    """For the id of each measure of the old plan, what became of its task."""
    new_tasks: Mapping[str, Change[Task]]
    """For the id of each measure of the new plan, what its task came from."""

    @classmethod
    def of(cls, old: Contents, new: Contents, matches: Matches, links: AgencyLinks) -> "_Comparer":
        before = {change.old.id: change for change in matches.tasks if change.old}
        after = {change.new.id: change for change in matches.tasks if change.new}
        return cls(
            links,
            {change.new.id: change.counterparts[0] for change in matches.measures if change.new},
            {change.old.id: change.counterparts[1] for change in matches.measures if change.old},
            {measure: before[task] for measure, task in map_parents(old.tasks).items()},
            {measure: after[task] for measure, task in map_parents(new.tasks).items()},
        )

    def find_strongest(self, measures: Sequence[Measure], bodies: Mapping[str, Body]) -> _Holdings:
        """Return the role of each agency; where it is named twice, the one of stronger duty."""
        holdings = [_Holding(role, measure) for measure in measures for role in measure.roles]
        found: dict[Body, _Holding] = {}
        for holding in sorted(holdings, key=attrgetter("role.duty"), reverse=True):
            found.setdefault(bodies[holding.role.agency.id], holding)
        return found

    def compare(self, was: _Holdings, now: _Holdings) -> Iterator[RoleChange]:
        """Yield what became of each agency's role."""
        for agency, after in now.items():
            before = was.get(agency)
            if before is not None and before.role.duty is not after.role.duty:
                yield self._pair("changed", before, after)
        gained = {agency: after for agency, after in now.items() if agency not in was}
        lost = {agency: before for agency, before in was.items() if agency not in now}
        found = [
            (agency, successor, via)
            for agency in lost
            for successor, via in self.links.successions.get(agency, {}).items()
            if successor in gained
        ]
        predecessors: dict[Body, set[Body]] = {}
        for agency, successor, _ in found:
            predecessors.setdefault(successor, set()).add(agency)
        for agency, successor, via in found:
            # Several that were merged have the strongest duty that one of them had; those that
            # shared a measure, and are one body now, have it alone.
            after, merged = gained[successor], predecessors[successor]
            duty, duties = after.role.duty, {lost[each].role.duty for each in merged}
            is_sole = duty is Duty.SOLE and duties == {Duty.SHARED}
            is_handover = duty is max(duties) or (is_sole and merged == set(was))
            yield self._pair("succeeded", lost[agency], after, via, is_handover=is_handover)
        linked = {body for agency, successor, _ in found for body in (agency, successor)}
        for agency, (role, measure) in lost.items():
            if agency not in linked:
                partner = self.new_partners[measure.id]
                task = self.new_tasks[partner.id] if partner else self.old_tasks[measure.id]
                yield RoleChange("lost", role, None, task, measure, partner)
        for agency, (role, measure) in gained.items():
            if agency not in linked:
                partner, task = self.old_partners[measure.id], self.new_tasks[measure.id]
                yield RoleChange("gained", None, role, task, partner, measure)

    def _pair(
        self,
        kind: str,
        before: _Holding,
        after: _Holding,
        via: Succession | None = None,
        *,
        is_handover: bool = False,
    ) -> RoleChange:
        task, measures = self.new_tasks[after.measure.id], (before.measure, after.measure)
        return RoleChange(kind, before.role, after.role, task, *measures, via, is_handover)


def _find_lead_change(
    was: _Holdings, now: _Holdings, changes: Sequence[RoleChange]
) -> LeadChange | None:
    """Return what became of who is accountable; ``None`` where that is nothing.

    Nothing, too, where one more agency leads, or one less, or a successor.
    """
    had, has = (any(_is_accountable(each.role) for each in side.values()) for side in (was, now))
    before = [change for change in changes if _is_accountable(change.old)]
    after = [change for change in changes if _is_accountable(change.new)]
    if not had and has:
        is_reform = all(change.is_handover for change in after)
        return None if is_reform else LeadChange("gained", tuple(after))
    if had and not has:
        is_reform = all(change.is_handover for change in before)
        return None if is_reform else LeadChange("lost", tuple(before))
    # Of several predecessors one that led is enough, and so is one successor that leads.
    kept_old = {id(each.old) for each in before if _is_accountable(each.new)}
    kept_new = {id(each.new) for each in after if _is_accountable(each.old)}
    dropped = [each for each in before if id(each.old) not in kept_old]
    taken = [each for each in after if id(each.new) not in kept_new]
    if dropped and taken:
        return LeadChange("replaced", (*dropped, *taken))
    return None


def _is_accountable(role: Role | None) -> bool:
    return role is not None and role.duty.is_accountable
