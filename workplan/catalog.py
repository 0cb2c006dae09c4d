"""The shipped plans: which there are, loading and verifying them.

Knows where the package's data are and what reads them; nothing of what is in them.
"""

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from workplan import data
from workplan.errors import UnknownPlanError
from workplan.texts import Text

if TYPE_CHECKING:
    from workplan.plan import Plan

__all__ = ["Check", "available", "load", "verify"]

_PLANS = ("qingdao-2018",)
_loaded: "dict[str, Plan]" = {}
_lock = Lock()


def available() -> tuple[str, ...]:
    """Return the ids of the shipped plans, the newest first.

    >>> available()
    ('qingdao-2018',)
    """
    return _PLANS


def load(plan: str = _PLANS[0]) -> "Plan":
    """Return the shipped plan with this id: the same object every time, from any thread.

    Raises `UnknownPlanError`.

    >>> load() is load("qingdao-2018")
    True
    """
    if plan not in _PLANS:
        raise UnknownPlanError(plan, _PLANS)
    with _lock:
        if plan not in _loaded:
            from workplan.interchange import loads

            _loaded[plan] = loads(data.read(plan, "plan.json"))
        return _loaded[plan]


class Check(NamedTuple):
    """One claim that `verify` checked."""

    claim: Text
    passed: bool


def verify(plan: "Plan") -> tuple[Check, ...]:
    """Check the invariants of a plan; of a shipped one also that it is what its notice says.

    >>> all(check.passed for check in verify(load()))
    True
    """
    from workplan.model.invariants import INVARIANTS

    checks = [Check(claim, not any(find_faults(plan))) for claim, find_faults in INVARIANTS]
    if plan.id in _PLANS:
        from workplan.notice import parse

        notice = data.read(plan.id, "notice.txt").decode()
        is_published = notice == plan.source.text
        again = parse(notice, registry=plan.agencies)
        same = (again.title, again.pieces, again.roles) == (plan.title, plan.pieces, plan.roles)
        checks += [
            Check(Text("the source is the published notice"), is_published),
            Check(Text("reading the notice again gives the same roles and pieces"), same),
            Check(Text("the record is the one that this version ships"), plan == load(plan.id)),
        ]
    return tuple(checks)
