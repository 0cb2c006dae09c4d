"""An official work plan as immutable, typed objects.

>>> import workplan
>>> plan = workplan.load()
>>> [agency.name for agency in plan.task(10).lead]
['市版权局']

The public names are those in ``__all__``; each is imported when it is first asked for, so that
``import workplan`` costs next to nothing.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan.catalog import available, load
    from workplan.errors import (
        AmbiguousAgencyError,
        AmbiguousItemError,
        FormatError,
        MissingLibraryError,
        NoticeError,
        UnknownAgencyError,
        UnknownItemError,
        UnknownPlanError,
        WorkplanError,
    )
    from workplan.interchange import dumps, loads, schema
    from workplan.model import (
        Agencies,
        Agency,
        AgencyKind,
        Confidence,
        Correction,
        CorrectionKind,
        Diagnostic,
        Duty,
        Initiative,
        InitiativeKind,
        Measure,
        Piece,
        PieceKind,
        Role,
        Section,
        Severity,
        Source,
        Span,
        Succession,
        Task,
    )
    from workplan.notice import parse
    from workplan.notice.files import read
    from workplan.plan import Plan

_HOMES = {
    "catalog": "available load",
    "errors": (
        "AmbiguousAgencyError AmbiguousItemError FormatError MissingLibraryError NoticeError"
        " UnknownAgencyError UnknownItemError UnknownPlanError WorkplanError"
    ),
    "interchange": "dumps loads schema",
    "model": (
        "Agencies Agency AgencyKind Confidence Correction CorrectionKind Diagnostic Duty"
        " Initiative InitiativeKind Measure Piece PieceKind Role Section Severity Source Span"
        " Succession Task"
    ),
    "notice": "parse",
    "notice.files": "read",
    "plan": "Plan",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [  # noqa: PLE0604
    "__version__",
    *_HOME_OF,
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("workplan")
    if name not in _HOME_OF:
        raise AttributeError(f"module 'workplan' has no attribute {name!r}")
    value = getattr(_import_module(f"workplan.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
