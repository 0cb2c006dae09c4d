"""What became of who is responsible: each agency's role, and who is accountable.

Knows which measures are compared, and which agencies are the same or succeed each other; not how
either is found.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import attrs

from workplan.comparison.agencies import AgencyLinks, Body
from workplan.comparison.changes import Change, LeadChange, RoleChange
from workplan.comparison.counterparts import group_measures
from workplan.comparison.matching import Matches, map_parents
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
    for group in group_measures(old, new, matches):
        was = comparer.find_strongest(group.olds, links.old)
        now = comparer.find_strongest(group.news, links.new)
        changes = list(comparer.compare(was, now))
        roles += changes
        if group.olds and group.news and (lead := _find_lead_change(was, now, changes)):
            leads.append(lead)
    return RoleChanges(tuple(roles), tuple(leads))


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
