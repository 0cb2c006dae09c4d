"""An official work plan as immutable, typed objects.

>>> import workplan
>>> plan = workplan.load()
>>> [agency.name for agency in plan.task(10).lead]
['市版权局']

The public names, and nothing else. Each is fetched from its room when it is first asked for, so
that ``import workplan`` does next to nothing.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan.answers import Answer
    from workplan.catalog import available, load
    from workplan.changes import AgencySummary, Change, RoleChange, SectionSummary
    from workplan.comparison import Comparison, compare
    from workplan.errors import (
        AmbiguousAgencyError,
        AmbiguousItemError,
        FormatError,
        MissingLibraryError,
        NoticeError,
        OptionError,
        UnknownAgencyError,
        UnknownItemError,
        UnknownPlanError,
        WorkplanError,
    )
    from workplan.files import read
    from workplan.hits import Concordance, Hit, Keyword, Line, Match
    from workplan.interchange import dumps, loads, schema
    from workplan.lookup import Agencies
    from workplan.matrix import ResponsibilityMatrix
    from workplan.model import (
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
        Provenance,
        Role,
        Section,
        Severity,
        Source,
        Span,
        Succession,
        Task,
    )
    from workplan.notice import parse
    from workplan.plan import Plan
    from workplan.questions import Overlap, Standing, Workload

    __version__: str

__all__ = [
    "Agencies",
    "Agency",
    "AgencyKind",
    "AgencySummary",
    "AmbiguousAgencyError",
    "AmbiguousItemError",
    "Answer",
    "Change",
    "Comparison",
    "Concordance",
    "Confidence",
    "Correction",
    "CorrectionKind",
    "Diagnostic",
    "Duty",
    "FormatError",
    "Hit",
    "Initiative",
    "InitiativeKind",
    "Keyword",
    "Line",
    "Match",
    "Measure",
    "MissingLibraryError",
    "NoticeError",
    "OptionError",
    "Overlap",
    "Piece",
    "PieceKind",
    "Plan",
    "Provenance",
    "ResponsibilityMatrix",
    "Role",
    "RoleChange",
    "Section",
    "SectionSummary",
    "Severity",
    "Source",
    "Span",
    "Standing",
    "Succession",
    "Task",
    "UnknownAgencyError",
    "UnknownItemError",
    "UnknownPlanError",
    "Workload",
    "WorkplanError",
    "__version__",
    "available",
    "compare",
    "dumps",
    "load",
    "loads",
    "parse",
    "read",
    "schema",
]

# Where the names live, the lightest room first; each room's own `__all__` says what it gives.
_ROOMS = (
    "errors",
    "catalog",
    "model",
    "lookup",
    "plan",
    "answers",
    "questions",
    "matrix",
    "hits",
    "changes",
    "comparison",
    "interchange",
    "notice",
    "files",
)


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("workplan")
    if name not in __all__:
        raise AttributeError(f"module 'workplan' has no attribute {name!r}")
    rooms = (_import_module(f"workplan.{room}") for room in _ROOMS)
    found = next(getattr(room, name) for room in rooms if name in room.__all__)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
