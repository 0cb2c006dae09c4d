"""Which agencies of two plans are the same, and which one succeeded another.

Knows two registries; not what the agencies have to do. Two agencies are the same if they share a
name: short form, full name or alias; with or without the administrative level (市林业局, 林业局)
where only one agency can be meant. A successor is another agency: it is one of the `successors` of
its predecessor, and found by its full name or a short form that is listed there.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from workplan.comparison.components import find_components
from workplan.model import Agency, Registry, Succession, fold

__all__ = [
    "AgencyLinks",
    "describe_agencies",
    "link_agencies",
    "match_agencies",
]


class AgencyLinks(NamedTuple):
    """Which agencies of two plans are the same, and which succeeded another."""

    canonical: Mapping[str, str]
    """One id for each agency id: the same for the same agency in both plans."""
    successions: Mapping[str, Mapping[str, Succession]]
    """The link of two agencies, by the canonical id of the one in the old plan, then of the other
    in the new one; whichever of the two succeeded."""


def link_agencies(old: Registry, new: Registry) -> AgencyLinks:
    """Return which agencies of two plans are the same, and which succeeded another.

    >>> from workplan import Confidence
    >>> name = "青岛市市场监督管理局"
    >>> link = Succession(name, "2019-01", None, Confidence.LIKELY, aliases=("市市场监管局",))
    >>> old = Registry((Agency("aic", "市工商局", successors=(link,)),))
    >>> links = link_agencies(old, Registry((Agency("market", "市市场监管局"),)))
    >>> links.successions["aic"]["market"]
    Succession('青岛市市场监督管理局', '2019-01', LIKELY)
    """
    canonical = match_agencies(old, new)
    return AgencyLinks(canonical, _find_successions(old, new, canonical))


def match_agencies(old: Registry, new: Registry) -> Mapping[str, str]:
    """Return the canonical id of each agency id: one id for the same agency in both plans.

    >>> old = Registry((Agency("food-drug", "市食品药品监管局", aliases=("市食药监局",)),))
    >>> dict(match_agencies(old, Registry((Agency("市食药监局", "市食药监局"),))))
    {'food-drug': 'food-drug', '市食药监局': 'food-drug'}
    """
    return find_components(
        (agency.id, id_)
        for own, other in ((old, new), (new, old))
        for agency in own
        for id_ in (agency.id, *_find_counterparts(agency, own, other))
    )


def _find_counterparts(agency: Agency, own: Registry, other: Registry) -> Iterator[str]:
    """Yield the ids of those in the other registry that are the same agency."""
    for name in agency.names:
        found = _find_single(other, name)
        if found is None:
            continue
        is_exact = fold(name).text in (fold(each).text for each in found.names)
        # 林业局 is 市林业局 only where its own plan does not name a 区林业局 too.
        if is_exact or _find_single(own, found.name) == agency:
            yield found.id


def _find_single(registry: Registry, name: str) -> Agency | None:
    """Return the agency that a name means; ``None`` where there is none, or several."""
    found = registry.find_all(name)
    return found[0] if len(found) == 1 else None


def describe_agencies(
    old: Registry, new: Registry, canonical: Mapping[str, str]
) -> Mapping[str, Agency]:
    """Return the agency to show for each canonical id: one with a full name or aliases if any.

    The new plan's comes before the old one's. An agency with neither was made up from a printed
    name, where a notice was read without a registry.

    >>> old = Registry((Agency("post", "市邮政管理局", aliases=("市邮政局",)),))
    >>> new = Registry((Agency("市邮政局", "市邮政局"),))
    >>> describe_agencies(old, new, match_agencies(old, new))["post"]
    Agency('post', '市邮政管理局')
    """
    shown: dict[str, Agency] = {}
    for agency in (*new, *old):
        first = shown.setdefault(canonical[agency.id], agency)
        if len(agency.names) > 1 and len(first.names) == 1:
            shown[canonical[agency.id]] = agency
    return MappingProxyType(shown)


def _find_successions(
    old: Registry, new: Registry, canonical: Mapping[str, str]
) -> Mapping[str, Mapping[str, Succession]]:
    found: dict[str, dict[str, Succession]] = {}
    for is_forward, own, other in ((True, old, new), (False, new, old)):
        for body in other:
            for name in body.names:
                for agency, link in own.find_predecessors(name).items():
                    ends = (canonical[agency.id], canonical[body.id])
                    before, after = ends if is_forward else ends[::-1]
                    found.setdefault(before, {}).setdefault(after, link)
    return MappingProxyType(found)
