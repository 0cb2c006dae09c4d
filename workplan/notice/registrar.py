"""`Registrar`: which agency a printed name means.

Knows agencies and their names; of the text only how a name is printed.
"""

from collections.abc import Iterable

from workplan.model import Agency, AgencyKind, Duty, Registry, Role, fold
from workplan.notice.names import is_group
from workplan.notice.view import View

__all__ = ["Registrar"]


class Registrar:
    """Says which agency a printed name means: a registered one, or one of its own."""

    def __init__(self, registry: Iterable[Agency]) -> None:
        self._registry = Registry(tuple(registry))
        self._ids = frozenset(agency.id for agency in self._registry)
        self._known: dict[str, Agency] = {}

    def make_role(self, view: View, start: int, end: int, duty: Duty) -> Role:
        """Return the role of the name between two positions."""
        span = view.span(start, end)
        printed = remove_gaps(view, start, end)
        return Role(self._find_agency(printed), duty, printed, span)

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

    def _find_agency(self, printed: str) -> Agency:
        """The registered agency of that name, or a new one."""
        key = fold(printed).text
        if key not in self._known:
            found = self._registry.find_all(printed)
            kind = AgencyKind.GROUP if is_group(key) else AgencyKind.UNKNOWN
            agency = found[0] if len(found) == 1 else Agency(printed, printed, kind=kind)
            self._known[key] = agency
        return self._known[key]


def remove_gaps(view: View, start: int, end: int) -> str:
    """The source's words between two positions without whitespace."""
    return "".join(view.source[view.at[i]] for i in range(start, end))
