"""`Registrar`: which agency a printed name means.

Knows agencies and their names; of the text only how a name is printed.
"""

from collections.abc import Iterable

from workplan.model import Agency, AgencyKind, Registry, Role, fold
from workplan.notice.grammar import NamedDuty
from workplan.notice.names import is_group
from workplan.notice.view import View

__all__ = ["Registrar"]


class Registrar:
    """Says which agency a printed name means: a registered one, or one of its own."""

    def __init__(self, registry: Iterable[Agency]) -> None:
        self._registry = Registry(tuple(registry))
        self._ids = frozenset(agency.id for agency in self._registry)
        self._known: dict[tuple[str, str], Agency] = {}
        self._of_unknown_level: dict[tuple[str, str], Role] = {}

    def make_roles(self, view: View, names: Iterable[NamedDuty]) -> tuple[Role, ...]:
        """Return the roles of one responsibility.

        A name without a level has that of the names before it: in 省财政厅、林业局 both are the
        province's.
        """
        roles: list[Role] = []
        level = ""
        for name in names:
            printed = remove_gaps(view, name.start, name.end)
            own = self._registry.level_of(printed)
            level = own or level
            agency = self._find_agency(printed, level)
            roles.append(Role(agency, name.duty, printed, view.span(name.start, name.end)))
            if self.is_registered(roles[-1]) and not self._has_level(agency, printed, level):
                self._of_unknown_level.setdefault((agency.id, level), roles[-1])
        return tuple(roles)

    def _has_level(self, agency: Agency, printed: str, level: str) -> bool:
        """Whether a name is the agency's own, or both have a level."""
        is_exact = fold(printed).text in (fold(each).text for each in agency.names)
        return is_exact or bool(level and any(map(self._registry.level_of, agency.names)))

    def list_of_unknown_level(self) -> tuple[Role, ...]:
        """Return roles whose agency has no level in the registry, or none in the list of names."""
        return tuple(self._of_unknown_level.values())

    @property
    def has_registry(self) -> bool:
        """Whether the caller passed any agency."""
        return bool(self._ids)

    def list_agencies(self, roles: Iterable[Role]) -> tuple[Agency, ...]:
        """Return those of `roles`: the registered in the order of the registry, then the others."""
        met = {role.agency.id: role.agency for role in roles}
        registered = {agency.id: agency for agency in self._registry if agency.id in met}
        return tuple((registered | met).values())

    def find_unknown(self, roles: Iterable[Role]) -> tuple[Role, ...]:
        """Return the first of `roles` for each agency that the registry does not have."""
        first: dict[str, Role] = {}
        for role in roles:
            if role.agency.id not in self._ids:
                first.setdefault(role.agency.id, role)
        return tuple(first.values())

    def is_registered(self, role: Role) -> bool:
        """Return whether the registry has the agency of a role."""
        return role.agency.id in self._ids

    def is_ambiguous(self, printed: str) -> bool:
        """Return whether several registered agencies have this name."""
        return len(self._registry.find_all(printed)) > 1

    def _find_agency(self, printed: str, level: str) -> Agency:
        """The registered agency of that name, or a new one."""
        key = (fold(printed).text, level)
        if key not in self._known:
            found = self._registry.find_all(printed, level)
            kind = AgencyKind.GROUP if is_group(key[0]) else AgencyKind.UNKNOWN
            # An id that the registry gives to another body is not this one's.
            id_ = f"{printed} (2)" if printed in self._ids else printed
            agency = found[0] if len(found) == 1 else Agency(id_, printed, kind=kind)
            self._known[key] = agency
        return self._known[key]


def remove_gaps(view: View, start: int, end: int) -> str:
    """The source's words between two positions without whitespace."""
    return "".join(view.source[view.at[i]] for i in range(start, end))
