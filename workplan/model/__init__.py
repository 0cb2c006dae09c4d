"""The typed data model: values, enumerations, layout, registry, contents, invariants, numerals.

Everything is immutable. Modules here import each other downwards, in the order in which they are
listed in ``docs/architecture.md``, and nothing else of ours but `errors` and `texts` (`display`,
which draws values for Jupyter, also `render`).
"""

from workplan.model.contents import Contents, Place, RoleKey
from workplan.model.duties import (
    AgencyKind,
    Basis,
    Confidence,
    CorrectionKind,
    Duties,
    Duty,
    DutyName,
    InitiativeKind,
    PieceKind,
    Severity,
    parse_duties,
)
from workplan.model.folding import Folded, fold
from workplan.model.layout import Layout, Location, Locator, Page, Remark, Span, TableCell
from workplan.model.registry import Registry
from workplan.model.values import (
    Agency,
    Correction,
    Diagnostic,
    Field,
    Initiative,
    Measure,
    Origin,
    Piece,
    Provenance,
    Role,
    Section,
    Source,
    Succession,
    Task,
)

__all__ = [
    "Agency",
    "AgencyKind",
    "Basis",
    "Confidence",
    "Contents",
    "Correction",
    "CorrectionKind",
    "Diagnostic",
    "Duties",
    "Duty",
    "DutyName",
    "Field",
    "Folded",
    "Initiative",
    "InitiativeKind",
    "Layout",
    "Location",
    "Locator",
    "Measure",
    "Origin",
    "Page",
    "Piece",
    "PieceKind",
    "Place",
    "Provenance",
    "Registry",
    "Remark",
    "Role",
    "RoleKey",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Succession",
    "TableCell",
    "Task",
    "fold",
    "parse_duties",
]
