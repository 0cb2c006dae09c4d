"""The shipped plans: which there are, and the way to them.

Knows where the package's data lie and who reads them; nothing of what is in them.
"""

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from workplan import data
from workplan.errors import UnknownPlanError

if TYPE_CHECKING:
    from workplan.plan import Plan

__all__ = ["Check", "available", "load", "verify"]

_PLANS = ("qingdao-2018",)
_loaded: "dict[str, Plan]" = {}
_lock = Lock()


def available() -> tuple[str, ...]:
    """The ids of the shipped plans, the newest first.

    >>> available()
    ('qingdao-2018',)
    """
    return _PLANS


def load(plan: str = _PLANS[0]) -> "Plan":
    """The shipped plan with this id: the same object every time, from any thread.

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
    """One thing that `verify` looked at."""

    claim: str
    passed: bool


def verify(plan: "Plan") -> tuple[Check, ...]:
    """Prove again what holds of a plan; of a shipped one also that it is what the notice says.

    >>> all(check.passed for check in verify(load()))
    True
    """
    from workplan.model.invariants import LAWS

    checks = [Check(claim, not any(law(plan))) for claim, law in LAWS]
    if plan.id in _PLANS:
        from workplan.notice import parse

        notice = data.read(plan.id, "notice.txt").decode()
        checks.append(Check("the source is the published notice", notice == plan.source.text))
        again = parse(notice, registry=plan.agencies)
        same = (again.title, again.pieces, again.roles) == (plan.title, plan.pieces, plan.roles)
        checks.append(Check("reading the notice again gives the same roles and pieces", same))
        checks.append(Check("the record is the one that this version ships", plan == load(plan.id)))
    return tuple(checks)
