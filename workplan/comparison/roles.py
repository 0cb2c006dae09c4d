"""What became of who is responsible: each agency's role, and who is accountable.

Knows matched tasks and measures, and which agencies are the same or succeed each other; not how
either is found.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import attrs

from workplan.comparison.agencies import AgencyLinks
from workplan.comparison.changes import Change, LeadChange, RoleChange
from workplan.comparison.components import find_components
from workplan.comparison.matching import Matches, map_parents
from workplan.model import Contents, Measure, Role, Succession, Task

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
        was, now = comparer.find_strongest(group.olds), comparer.find_strongest(group.news)
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
    roots = find_components(_link_measures(old, new, matches))
    groups: dict[_Node, _Group] = {}
    for measure in new.measures:
        groups.setdefault(roots["new", measure.id], _Group([], [])).news.append(measure)
    for measure in old.measures:
        groups.setdefault(roots["old", measure.id], _Group([], [])).olds.append(measure)
    return groups.values()


def _link_measures(old: Contents, new: Contents, matches: Matches) -> Iterator[tuple[_Node, _Node]]:
    """Pairs of measures whose roles are compared together; a measure alone with itself."""
    removed: dict[str, list[_Node]] = {}
    added: dict[str, list[_Node]] = {}
    old_tasks, new_tasks = map_parents(old.tasks), map_parents(new.tasks)
    for change in matches.measures:
        was, now = change.counterparts
        ends: list[_Node] = [("old", was.id)] if was else []
        ends += [("new", now.id)] if now else []
        yield ends[0], ends[-1]
        if now is None and was:
            removed.setdefault(old_tasks[was.id], []).append(ends[0])
        elif was is None and now:
            added.setdefault(new_tasks[now.id], []).append(ends[0])
    for task in matches.tasks:
        if task.old and task.new and task.old.id in removed and task.new.id in added:
            first, *others = removed[task.old.id] + added[task.new.id]
            yield from ((first, other) for other in others)


# --- what became of their roles ------------------------------------------------------------------


class _Holding(NamedTuple):
    """A role, and the measure that it is in."""

    role: Role
    measure: Measure


_Holdings = Mapping[str, _Holding]
"""By the canonical id of the agency."""


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

    def find_strongest(self, measures: Sequence[Measure]) -> _Holdings:
        """Return the role of each agency; where it is named twice, the one of stronger duty."""
        holdings = [_Holding(role, measure) for measure in measures for role in measure.roles]
        found: dict[str, _Holding] = {}
        for holding in sorted(holdings, key=attrgetter("role.duty"), reverse=True):
            found.setdefault(self.links.canonical[holding.role.agency.id], holding)
        return found

    def compare(self, was: _Holdings, now: _Holdings) -> Iterator[RoleChange]:
        """Yield what became of each agency's role."""
        for agency, after in now.items():
            before = was.get(agency)
            if before is not None and before.role.duty is not after.role.duty:
                yield self._pair("changed", before, after)
        gained = {agency: after for agency, after in now.items() if agency not in was}
        lost = {agency: before for agency, before in was.items() if agency not in now}
        linked: set[str] = set()
        for agency, before in lost.items():
            for successor, via in self.links.successions.get(agency, {}).items():
                if successor in gained:
                    linked |= {agency, successor}
                    yield self._pair("succeeded", before, gained[successor], via)
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
        self, kind: str, before: _Holding, after: _Holding, via: Succession | None = None
    ) -> RoleChange:
        task = self.new_tasks[after.measure.id]
        return RoleChange(kind, before.role, after.role, task, before.measure, after.measure, via)


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
        return LeadChange("gained", tuple(after))
    if had and not has:
        return LeadChange("lost", tuple(before))
    # Of several predecessors one that led is enough, and so is one successor that leads.
    kept = {
        role.agency.id
        for change in changes
        for role in change.roles
        if _is_accountable(change.old) and _is_accountable(change.new)
    }
    dropped = [each for each in before if each.old and each.old.agency.id not in kept]
    taken = [each for each in after if each.new and each.new.agency.id not in kept]
    if dropped and taken:
        return LeadChange("replaced", (*dropped, *taken))
    return None


def _is_accountable(role: Role | None) -> bool:
    return role is not None and role.duty.is_accountable
