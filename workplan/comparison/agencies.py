"""Which agencies of two plans are the same, and which one succeeded another.

Knows two registries; not what the agencies have to do. Two agencies are the same if they share a
name: short form, full name or alias; with or without the administrative level (市林业局, 林业局)
where only one agency can be meant. A successor is another agency: it is one of the `successors` of
its predecessor, and found by its full name or a short form of it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from workplan.model import Agency, Registry, Succession, fold, is_short_for

__all__ = ["find_succession", "match_agencies"]


def match_agencies(old: Registry, new: Registry) -> Mapping[str, str]:
    """Return the canonical id of each agency id: one id for the same agency in both plans.

    >>> old = Registry((Agency("food-drug", "市食品药品监管局", aliases=("市食药监局",)),))
    >>> dict(match_agencies(old, Registry((Agency("市食药监局", "市食药监局"),))))
    {'food-drug': 'food-drug', '市食药监局': 'food-drug'}
    """
    canonical: dict[str, str] = {}
    for own, other in ((old, new), (new, old)):
        for agency in own:
            ids = {agency.id, *_find_counterparts(agency, own, other)}
            # An id may be in a group already: then the groups become one.
            groups = {canonical.get(id_, id_) for id_ in ids}
            ids |= {id_ for id_, group in canonical.items() if group in groups}
            canonical |= dict.fromkeys(sorted(ids), min(groups))
    return MappingProxyType(canonical)


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


def find_succession(one: Agency, other: Agency) -> Succession | None:
    """Return the link between two agencies if either succeeded the other.

    >>> from workplan import Confidence
    >>> link = Succession("青岛市市场监督管理局", "2019-01", None, Confidence.LIKELY)
    >>> office = Agency("aic", "市工商局", successors=(link,))
    >>> find_succession(office, Agency("市市场监管局", "市市场监管局"))
    Succession('青岛市市场监督管理局', '2019-01', LIKELY)
    """
    for earlier, later in ((one, other), (other, one)):
        for link in earlier.successors:
            if any(is_short_for(name, link.name) for name in later.names):
                return link
    return None
