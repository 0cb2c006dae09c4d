"""Which agencies of two plans are the same, and which one succeeded another.

Knows two registries; not what the agencies have to do. Two agencies are the same if they share a
name: short form, full name or alias; with or without the administrative level (市林业局, 林业局)
where only one agency can be meant. A successor is another agency: it is one of the `successors` of
its predecessor, and found by its full name or a short form that is listed there.
"""

from collections.abc import Iterator, Mapping
from itertools import permutations
from types import MappingProxyType
from typing import NamedTuple

from workplan.comparison.components import find_components
from workplan.model import Agency, Registry, Succession, fold

__all__ = ["AgencyLinks", "Body", "describe_agencies", "link_agencies"]


Body = tuple[str, str]
"""A body of either plan or both: a plan (``"old"`` or ``"new"``) and its id there."""


class AgencyLinks(NamedTuple):
    """Which agencies of two plans are the same body, and which succeeded another."""

    old: Mapping[str, Body]
    """The body of each agency of the old plan, by its id."""
    new: Mapping[str, Body]
    """The body of each agency of the new plan; an id is no name, and may be another body there."""
    successions: Mapping[Body, Mapping[Body, Succession]]
    """The link of two bodies, by the one in the old plan, then by the other in the new one;
    whichever of the two succeeded."""


def link_agencies(old: Registry, new: Registry) -> AgencyLinks:
    """Return which agencies of two plans are the same body, and which succeeded another.

    >>> from workplan import Confidence
    >>> name = "青岛市市场监督管理局"
    >>> link = Succession(name, "2019-01", None, Confidence.LIKELY, aliases=("市市场监管局",))
    >>> old = Registry((Agency("aic", "市工商局", successors=(link,)),))
    >>> links = link_agencies(old, Registry((Agency("market", "市市场监管局"),)))
    >>> links.successions["old", "aic"]["new", "market"]
    Succession('青岛市市场监督管理局', '2019-01', LIKELY)
    """
    bodies = find_components(
        ((side, agency.id), node)
        for (side, own), (other_side, other) in permutations((("old", old), ("new", new)))
        for agency in own
        for node in (
            (side, agency.id),
            *((other_side, each.id) for each in _find_counterparts(agency, own, other)),
        )
    )
    olds = {agency.id: bodies["old", agency.id] for agency in old}
    news = {agency.id: bodies["new", agency.id] for agency in new}
    successions: dict[Body, dict[Body, Succession]] = {}
    for is_forward, own, other in ((True, old, new), (False, new, old)):
        ids, other_ids = (olds, news) if is_forward else (news, olds)
        for body in other:
            for name in body.names:
                for agency, link in own.find_predecessors(name).items():
                    ends = (ids[agency.id], other_ids[body.id])
                    before, after = ends if is_forward else ends[::-1]
                    successions.setdefault(before, {}).setdefault(after, link)
    return AgencyLinks(
        MappingProxyType(olds), MappingProxyType(news), MappingProxyType(successions)
    )


def _find_counterparts(agency: Agency, own: Registry, other: Registry) -> Iterator[Agency]:
    """Yield those in the other registry that are the same agency."""
    for name in agency.names:
        found = other.find_all(name)
        if len(found) != 1:
            continue
        is_exact = fold(name).text in (fold(each).text for each in found[0].names)
        # 林业局 is 市林业局 only where its own plan does not name a 区林业局 too.
        if is_exact or own.find_levels(name) <= {"", own.level_of(found[0].name)}:
            yield found[0]


def describe_agencies(old: Registry, new: Registry, links: AgencyLinks) -> Mapping[Body, Agency]:
    """Return the agency to show for each body: one with a full name or aliases if any.

    The new plan's comes before the old one's. An agency with neither was made up from a printed
    name, where a notice was read without a registry.

    >>> old = Registry((Agency("post", "市邮政管理局", aliases=("市邮政局",)),))
    >>> new = Registry((Agency("市邮政局", "市邮政局"),))
    >>> list(describe_agencies(old, new, link_agencies(old, new)).values())
    [Agency('post', '市邮政管理局')]
    """
    shown: dict[Body, Agency] = {}
    for bodies, registry in ((links.new, new), (links.old, old)):
        for agency in registry:
            first = shown.setdefault(bodies[agency.id], agency)
            if len(agency.names) > 1 and len(first.names) == 1:
                shown[bodies[agency.id]] = agency
    return MappingProxyType(shown)
