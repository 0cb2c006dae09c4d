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
    from workplan.catalog import available, load
    from workplan.comparison import Comparison, compare
    from workplan.comparison.changes import AgencySummary, Change, RoleChange, SectionSummary
    from workplan.documents import read
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
    from workplan.interchange import dumps, loads, schema
    from workplan.matrix import ResponsibilityMatrix
    from workplan.matrix.questions import Overlap, Standing, Workload
    from workplan.model.registry import Agencies
    from workplan.model.values import (
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
    from workplan.search.hits import Concordance, Hit, Keyword, Line, Match
    from workplan.table import Answer

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

# Where the names live, the lightest module first; each module's `__all__` says what it gives.
_MODULES = (
    "errors",
    "catalog",
    "model.values",
    "model.registry",
    "plan",
    "table",
    "matrix.questions",
    "matrix",
    "search.hits",
    "comparison.changes",
    "comparison",
    "interchange",
    "notice",
    "documents",
)


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("workplan")
    if name not in __all__:
        raise AttributeError(f"module 'workplan' has no attribute {name!r}")
    modules = (_import_module(f"workplan.{module}") for module in _MODULES)
    found = next(getattr(module, name) for module in modules if name in module.__all__)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
