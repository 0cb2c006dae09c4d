"""Which agencies of two plans are one body, and which took over the work of another.

Knows agencies and their names; not what they are responsible for.

The rule. Two agencies are one body if they have a name in common, be it the short form, the full
name or an alias. So are two whose names differ in the place or the level alone (林业局 and
市林业局), where one has no level and no other agency may be meant; 省… in the one plan is never 市…
in the other. A successor is another body: it is found among an agency's own `successors`, by its
full name or a short form of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from workplan.model.registry import Agencies, folded, is_short_for
from workplan.model.values import Agency, Succession

__all__ = ["bodies", "succession"]


def bodies(old: Sequence[Agency], new: Sequence[Agency]) -> Mapping[str, str]:
    """For the id of each agency one id that stands for its body in both plans.

    >>> old = Agency("food-drug", "市食品药品监管局", aliases=("市食药监局",))
    >>> dict(bodies([old], [Agency("市食药监局", "市食药监局")]))
    {'food-drug': 'food-drug', '市食药监局': 'food-drug'}
    """
    registers = (Agencies(tuple(old)), Agencies(tuple(new)))
    body: dict[str, str] = {}
    for own, other in (registers, registers[::-1]):
        for agency in own:
            ids = {agency.id, *_counterparts(agency, own, other)}
            joined = {body.get(id_, id_) for id_ in ids}
            ids |= {id_ for id_, of in body.items() if of in joined}
            body |= dict.fromkeys(sorted(ids), min(joined))
    return MappingProxyType(body)


def _counterparts(agency: Agency, own: Agencies, other: Agencies) -> Iterator[str]:
    """The ids of those in the other register that are this agency."""
    for name in agency.names:
        found = _find(other, name)
        if found is None:
            continue
        is_exact = folded(name) in map(folded, found.names)
        # 林业局 is 市林业局 only where no 区林业局 stands beside it.
        if is_exact or _find(own, found.name) == agency:
            yield found.id


def _find(register: Agencies, name: str) -> Agency | None:
    found = register.matching(name)
    return found[0] if len(found) == 1 else None


def succession(before: Agency, after: Agency) -> Succession | None:
    """How the one became the other, in whichever direction it is known.

    >>> from workplan import Confidence
    >>> heir = Succession("青岛市市场监督管理局", "2019-01", None, Confidence.LIKELY)
    >>> office = Agency("aic", "市工商局", successors=(heir,))
    >>> succession(office, Agency("市市场监管局", "市市场监管局"))
    Succession('青岛市市场监督管理局', '2019-01', LIKELY)
    """
    for earlier, later in ((before, after), (after, before)):
        for heir in earlier.successors:
            if any(is_short_for(name, heir.name) for name in later.names):
                return heir
    return None
