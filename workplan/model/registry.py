"""How a thing is found by what people call it.

The only place that knows what counts as the same name: width, case and blanks; numerals with and
without their marks; an agency with and without its place (青岛市) and its level (市).
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

import attrs

from workplan.errors import (
    AmbiguousAgencyError,
    AmbiguousItemError,
    UnknownAgencyError,
    UnknownItemError,
)
from workplan.model.values import Agency, Measure, Section, Succession, Task

__all__ = ["Agencies", "folded", "is_short_for", "pick"]

_Item = TypeVar("_Item", Section, Task, Measure)


def folded(name: str) -> str:
    """A name as names are compared: one width, one case, no blanks.

    >>> folded("各区(市) 办公室") == folded("各区(市)办公室")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def is_short_for(name: str, full: str) -> bool:
    """Whether a name is a full one or a short form of it: the like of 市市场监管局, 市卫健委.

    Its characters stand in the full name in this order, and both end alike.

    >>> is_short_for("市卫健委", "青岛市卫生健康委员会"), is_short_for("市卫健委", "市卫生局")
    (True, False)
    """
    short, whole = (folded(each).removesuffix("员会") for each in (name, full))
    rest = iter(whole)
    return (
        len(short) >= _SHORTEST and short[-1] == whole[-1:] and all(char in rest for char in short)
    )


_SHORTEST = 4
"""The characters of the shortest short form that is understood: 市卫健委."""
_LEVELS = ("省", "市", "区", "县")


@attrs.frozen(repr=False)
class Agencies:
    """A register of agencies, which finds one by any of its names.

    >>> office = Agency("commerce", "市商务局", "青岛市商务局", aliases=("商务委",))
    >>> register = Agencies((office,))
    >>> register.find("青岛市商务局") is register.find("商务局") is register.find("commerce")
    True
    """

    members: tuple[Agency, ...]
    """In the order of the register."""

    def __iter__(self) -> Iterator[Agency]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def find(self, name: object) -> Agency:
        """The agency with this id, name, full name or alias; an agency itself goes by its id.

        Width, case and blanks do not matter; neither does whether the place (青岛市) or the
        level (市) is printed, but 区公安局 is never 市公安局. An exact name comes first.
        Raises `UnknownAgencyError` with the nearest names, or `AmbiguousAgencyError`.
        """
        if isinstance(name, Agency):
            name = name.id
        if not isinstance(name, str):
            raise UnknownAgencyError(name)
        found = self.matching(name)
        if not found:
            raise UnknownAgencyError(name, self._nearest(folded(name)))
        if len(found) > 1:
            raise AmbiguousAgencyError(name, tuple(agency.id for agency in found))
        return next(iter(found))

    def matching(self, name: str) -> tuple[Agency, ...]:
        """Every agency that `find` might mean, none if there is none."""
        key = folded(name)
        if key in self._by_name:
            return self._by_name[key]
        level, core = self._core(key)
        return tuple(
            agency
            for agency in self._by_core.get(core, ())
            if not level or self._levels[agency.id] <= {"", level}
        )

    def predecessors(self, successor: str) -> dict[Agency, Succession]:
        """The agencies whose work a body of today took over, each with its link.

        `successor` is its full name or a short form. Raises what `find` does.

        >>> import workplan
        >>> register = Agencies(workplan.load().agencies)
        >>> [agency.name for agency in register.predecessors("市市场监管局")]
        ['市工商局', '市质监局', '市食品药品监管局', '市知识产权局']
        """
        found = self.succeeded_by(successor) if isinstance(successor, str) else {}
        if not found:
            names = dict.fromkeys(link.name for agency in self for link in agency.successors)
            Agencies(tuple(Agency(name, name) for name in names)).find(successor)
        return found

    def succeeded_by(self, name: str) -> dict[Agency, Succession]:
        """What `predecessors` gives, nothing where no body of today goes by that name."""
        links = [(agency, link) for agency in self for link in agency.successors]
        names = tuple(dict.fromkeys(link.name for _, link in links))
        bodies = Agencies(tuple(Agency(name, name) for name in names))
        found = [body.name for body in bodies.matching(name)]
        found = found or [full for full in names if is_short_for(name, full)]
        return {agency: link for agency, link in links if [link.name] == found}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Agency, ...]]:
        table: dict[str, tuple[Agency, ...]] = {}
        for agency in self.members:
            for key in dict.fromkeys(map(folded, (agency.id, *agency.names))):
                table[key] = (*table.get(key, ()), agency)
        return MappingProxyType(table)

    @cached_property
    def _by_core(self) -> Mapping[str, tuple[Agency, ...]]:
        table: dict[str, tuple[Agency, ...]] = {}
        for agency in self.members:
            for core in dict.fromkeys(self._core(folded(name))[1] for name in agency.names):
                table[core] = (*table.get(core, ()), agency)
        return MappingProxyType(table)

    @cached_property
    def _levels(self) -> Mapping[str, frozenset[str]]:
        """For each agency the levels that its names begin with, ``""`` for none."""
        levels = ((a.id, {self._core(folded(name))[0] for name in a.names}) for a in self.members)
        return MappingProxyType({id_: frozenset(found) for id_, found in levels})

    @cached_property
    def _places(self) -> tuple[str, ...]:
        # The register tells its own place: 青岛市公安局 is 市公安局 of 青岛.
        places = {
            full.removesuffix(short)
            for agency in self.members
            for full, short in [(folded(agency.full_name or ""), folded(agency.name))]
            if full != short and full.endswith(short) and short.startswith(_LEVELS)
        }
        return tuple(sorted(places, key=lambda place: (-len(place), place)))

    def _core(self, key: str) -> tuple[str, str]:
        """The level that `key` begins with, and the rest without the place before it, if any."""
        for place in self._places:
            if key.startswith(place):
                key = key.removeprefix(place) or key
                break
        return (key[0], key[1:]) if key.startswith(_LEVELS) and len(key) > 1 else ("", key)

    def _nearest(self, key: str) -> tuple[str, ...]:
        from difflib import get_close_matches

        names = {folded(name): agency.name for agency in self.members for name in agency.names}
        near = [name for name in names if len(key) > 1 and (key in name or name in key)]
        near += get_close_matches(key[:80], names, n=3, cutoff=0.5)
        return tuple(dict.fromkeys(names[name] for name in near))[:3]

    def __repr__(self) -> str:
        return f"<Agencies: {len(self)}>"


_CLASSES: Mapping[str, type[Section | Task | Measure]] = {
    "section": Section,
    "task": Task,
    "measure": Measure,
}


def pick(kind: str, items: tuple[_Item, ...], key: object) -> _Item:
    """The one item called `key`: an id counts before a number or a numeral."""
    if isinstance(key, _CLASSES[kind]):
        key = key.id
    if isinstance(key, str):
        word = folded(key).strip("()、.")
        found = [item for item in items if item.id in (key, word)]
        found = found or [item for item in items if word and word == _printed_number(item)]
        if not found and word.isdecimal():
            found = _numbered(items, int(word[:9]))
    else:
        found = _numbered(items, key) if type(key) is int else []
    if not found:
        raise UnknownItemError(kind, key, _range(items))
    if len(found) > 1:
        raise AmbiguousItemError(kind, key, tuple(item.id for item in found))
    return found[0]


def _printed_number(item: Section | Task | Measure) -> str | None:
    return None if isinstance(item, Measure) else folded(item.numeral) or None


def _numbered(items: tuple[_Item, ...], number: object) -> list[_Item]:
    return [i for i in items if not isinstance(i, Measure) and i.number == number]


def _range(items: tuple[_Item, ...]) -> tuple[str, ...]:
    """The ids there are, the middle left out where they are many."""
    ids: tuple[str, ...] = tuple(item.id for item in items)
    return ids if len(ids) <= 6 else (*ids[:3], "…", *ids[-2:])
