"""`Registry`: a set of agencies that finds one by any of its names.

The only place that knows what counts as the same name: width, case and whitespace; an agency with
and without its place (青岛市) and its administrative level (市); a body and its short forms; and
which short forms may mean another body too.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

import attrs

from workplan.errors import AmbiguousAgencyError, UnknownAgencyError, UnknownSuccessorError
from workplan.model.duties import AgencyKind
from workplan.model.folding import fold
from workplan.model.values import Agency, Succession

__all__ = ["Registry"]

_LEVELS = "省|市(?!场|政[^府协]|[东南西北中]区)|区(?!域)|县(?!域|级)"
# 市场, 市政公用, 区域, 县域 and 县级 are no levels, and 市南区 is a district.
_LEVEL = re.compile(f"({_LEVELS})(.+)")
"""The administrative level that a name may begin with, and the rest."""
_PLACED_LEVEL = re.compile(f"(?:[^省市区县]{{1,4}}|市[东南西北中])({_LEVELS})")
"""A place with its level in front of a name: 山东省, 黄岛区, 市南区."""


@attrs.frozen(repr=False)
class Registry:
    """A set of agencies that finds one by any of its names.

    >>> office = Agency("commerce", "市商务局", "青岛市商务局", aliases=("商务委",))
    >>> registry = Registry((office,))
    >>> registry.find("青岛市商务局") is registry.find("商务局") is registry.find("commerce")
    True
    """

    members: tuple[Agency, ...]
    """The agencies, in the order of the registry."""

    def __iter__(self) -> Iterator[Agency]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def find(self, name: object) -> Agency:
        """Return the agency with this id, name, full name or alias; an agency finds itself by id.

        Width, case and whitespace do not matter; neither does whether the place (青岛市) or the
        level (市) is printed, but 区公安局 is never 市公安局. An exact name comes first.
        Raises `AmbiguousAgencyError`, or `UnknownAgencyError`: of a body that took over work since
        with its predecessors; of a short form that may mean another body, too, with the agency
        here that has it; otherwise with the nearest names.

        >>> import workplan
        >>> workplan.load().agency("市市场监管局")
        Traceback (most recent call last):
        workplan.errors.UnknownAgencyError: no agency of the plan is called '市市场监管局';
        青岛市市场监督管理局 is the successor (likely) of 市工商局, 市质监局, 市食品药品监管局,
        市知识产权局: use successor='市市场监管局' (on the command line --successor)
        """
        if isinstance(name, Agency):
            name = name.id
        if not isinstance(name, str):
            raise UnknownAgencyError(name)
        found = self.find_all(name)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousAgencyError(name, tuple(agency.id for agency in found))
        if links := self.find_predecessors(name):
            link = next(iter(links.values()))
            names = tuple(agency.name for agency in links)
            raise UnknownAgencyError(name, names, link.name, link.confidence.value)
        raise UnknownAgencyError(name, self.suggest(name))

    def find_all(self, name: str, level: str = "") -> tuple[Agency, ...]:
        """Return every agency that `find` could mean by a name; none is no error.

        `level` is that of the names around it, which a name with neither level nor place has, too:
        of 省财政厅、林业局 the second is none of a city's.
        """
        key = fold(name).text
        own, core = self._split_level(key)
        exact = self._by_name.get(key, ())
        if exact and (own or not level or any(place in key for place in self._places)):
            return exact
        # With 市公安局 before it, 国资委 is the city's.
        unlike = () if level else self._by_ambiguous_name.get(key, ())
        found = exact or tuple(a for a in self._by_core.get(core, ()) if a not in unlike)
        levels = {"", own or level}
        return tuple(
            agency
            for agency in found
            # An alias may be another body's; the name by which the registry calls it is its own,
            # and a group (各区市…) is not of the level of what is before it.
            if levels == {""}
            or fold(agency.name).text == key
            or (exact and agency.kind is AgencyKind.GROUP)
            or self._levels[agency.id] <= levels
        )

    def find_levels(self, name: str) -> frozenset[str]:
        """Return the levels of the names that are this one but for the level and the place.

        >>> registry = Registry((Agency("a", "市林业局"), Agency("b", "区林业局")))
        >>> sorted(registry.find_levels("林业局"))
        ['区', '市']
        """
        return self._levels_by_core.get(self._split_level(fold(name).text)[1], frozenset())

    def level_of(self, name: str) -> str:
        """Return the level that a name begins with, or that of the place in front; ``""`` for none.

        >>> registry = Registry((Agency("police", "市公安局", "青岛市公安局"),))
        >>> [registry.level_of(name) for name in ("青岛市财政局", "山东省财政厅", "市南区财政局")]
        ['市', '省', '区']
        """
        key = self._strip_place(fold(name).text)
        found = _LEVEL.match(key) or _PLACED_LEVEL.match(key)
        return found[1] if found else ""

    def find_possible(self, name: str) -> tuple[Agency, ...]:
        """Return what `find_all` does, or the agencies that an ambiguous short form may mean.

        >>> import workplan
        >>> registry = workplan.load().contents.registry
        >>> registry.find_all("国资委"), registry.find_possible("国资委")
        ((), (Agency('state-assets', '市国资委'),))
        """
        return self.find_all(name) or self._by_ambiguous_name.get(fold(name).text, ())

    def predecessors(self, successor: str) -> dict[Agency, Succession]:
        """Return the agencies whose work a body of today took over, each with its link.

        `successor` is its full name or a short form. Raises `UnknownSuccessorError`.

        >>> import workplan
        >>> registry = workplan.load().contents.registry
        >>> [agency.name for agency in registry.predecessors("市市场监管局")]
        ['市工商局', '市质监局', '市食品药品监管局', '市知识产权局']
        """
        found = self.find_predecessors(successor) if isinstance(successor, str) else {}
        if not found:
            near = self._successors.suggest(successor) if isinstance(successor, str) else ()
            raise UnknownSuccessorError(successor, near)
        return found

    def find_predecessors(self, name: str) -> dict[Agency, Succession]:
        """Return what `predecessors` does; empty where no body of today has that name."""
        found = self._successors.find_all(name)
        found = found or self._successors.find_all(self._strip_place(fold(name).text))
        if len(found) != 1:
            return {}
        return {
            agency: link
            for agency in self
            for link in agency.successors
            if link.name == found[0].name
        }

    def suggest(self, name: str) -> tuple[str, ...]:
        """Return up to three names that may be meant by one that no agency has."""
        from difflib import get_close_matches

        if possible := self.find_possible(name):
            return tuple(agency.name for agency in possible)
        key = fold(name).text
        names = {fold(name).text: agency.name for agency in self.members for name in agency.names}
        near = [name for name in names if len(key) > 1 and (key in name or name in key)]
        # 80 characters: a longer key is a sentence, and comparing it costs quadratic time.
        near += get_close_matches(key[:80], names, n=3, cutoff=0.5)
        return tuple(dict.fromkeys(names[name] for name in near))[:3]

    @cached_property
    def _successors(self) -> "Registry":
        """The bodies of today that took over from these agencies."""
        aliases: dict[str, list[str]] = {}
        for agency in self:
            for link in agency.successors:
                # 市农业农村局 is 青岛市农业农村局 where the registry is Qingdao's.
                short = self._strip_place(fold(link.name).text)
                aliases.setdefault(link.name, []).extend((short, *link.aliases))
        return Registry(
            tuple(Agency(name, name, aliases=tuple(short)) for name, short in aliases.items())
        )

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Agency, ...]]:
        table: dict[str, tuple[Agency, ...]] = {}
        for agency in self.members:
            for key in dict.fromkeys(fold(name).text for name in (agency.id, *agency.names)):
                table[key] = (*table.get(key, ()), agency)
        return MappingProxyType(table)

    @cached_property
    def _by_ambiguous_name(self) -> Mapping[str, tuple[Agency, ...]]:
        """The agencies that a short form may mean, which may mean another body, too."""
        table: dict[str, tuple[Agency, ...]] = {}
        for agency in self.members:
            for key in dict.fromkeys(fold(name).text for name in agency.ambiguous_names):
                table[key] = (*table.get(key, ()), agency)
        return MappingProxyType(table)

    @cached_property
    def _by_core(self) -> Mapping[str, tuple[Agency, ...]]:
        """The agencies by their names without place and level."""
        table: dict[str, tuple[Agency, ...]] = {}
        for agency in self.members:
            keys = (self._split_level(fold(name).text)[1] for name in agency.names)
            for core in dict.fromkeys(keys):
                table[core] = (*table.get(core, ()), agency)
        return MappingProxyType(table)

    @cached_property
    def _levels(self) -> Mapping[str, frozenset[str]]:
        """For each agency the levels that its names begin with, ``""`` for none."""
        return MappingProxyType(
            {
                agency.id: frozenset(self._split_level(fold(name).text)[0] for name in agency.names)
                for agency in self.members
            }
        )

    @cached_property
    def _levels_by_core(self) -> Mapping[str, frozenset[str]]:
        levels: dict[str, set[str]] = {}
        for agency in self.members:
            for name in agency.names:
                level, core = self._split_level(fold(name).text)
                levels.setdefault(core, set()).add(level)
        return MappingProxyType({core: frozenset(found) for core, found in levels.items()})

    @cached_property
    def _places(self) -> tuple[str, ...]:
        # The registry shows its own place: 青岛市公安局 is the full name of 市公安局.
        places = {
            full.removesuffix(short)
            for agency in self.members
            for full, short in [(fold(agency.full_name or "").text, fold(agency.name).text)]
            if full != short and full.endswith(short) and _LEVEL.match(short)
        }
        return tuple(sorted(places, key=lambda place: (-len(place), place)))

    def _strip_place(self, key: str) -> str:
        """`key` without the place in front: 市公安局 of 青岛市公安局."""
        for place in self._places:
            if key.startswith(place):
                return key.removeprefix(place) or key
        return key

    def _split_level(self, key: str) -> tuple[str, str]:
        """The level that `key` begins with, and the rest; a place in front is dropped."""
        key = self._strip_place(key)
        found = _LEVEL.match(key)
        return (found[1], found[2]) if found else ("", key)

    def __repr__(self) -> str:
        return f"<Registry: {len(self)}>"
