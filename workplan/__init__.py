"""An official work plan as immutable, typed objects.

>>> import workplan
>>> plan = workplan.load()
>>> [agency.name for agency in plan.task(10).lead]
['市版权局']

The public names, and nothing else. Each is imported from its module when it is first used, so that
``import workplan`` does next to nothing, and a name loads only the modules that it needs.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan.catalog import (
        available as available,
        load as load,
    )
    from workplan.comparison import (
        AgencySummary as AgencySummary,
        Change as Change,
        Comparison as Comparison,
        FieldChange as FieldChange,
        Finding as Finding,
        LeadChange as LeadChange,
        RoleChange as RoleChange,
        SectionSummary as SectionSummary,
        SuccessionSummary as SuccessionSummary,
        compare as compare,
    )
    from workplan.documents import (
        read as read,
    )
    from workplan.errors import (
        AmbiguousAgencyError as AmbiguousAgencyError,
        AmbiguousItemError as AmbiguousItemError,
        ExistingFileError as ExistingFileError,
        FormatError as FormatError,
        MissingLibraryError as MissingLibraryError,
        NoticeError as NoticeError,
        OptionError as OptionError,
        UnknownAgencyError as UnknownAgencyError,
        UnknownItemError as UnknownItemError,
        UnknownPlanError as UnknownPlanError,
        UnknownSuccessorError as UnknownSuccessorError,
        WorkplanError as WorkplanError,
    )
    from workplan.interchange import (
        dumps as dumps,
        loads as loads,
        schema as schema,
    )
    from workplan.matrix import (
        Overlap as Overlap,
        ResponsibilityMatrix as ResponsibilityMatrix,
        Workload as Workload,
    )
    from workplan.model import (
        Agency as Agency,
        AgencyKind as AgencyKind,
        Basis as Basis,
        Confidence as Confidence,
        Contents as Contents,
        Correction as Correction,
        CorrectionKind as CorrectionKind,
        Diagnostic as Diagnostic,
        Duty as Duty,
        Field as Field,
        Initiative as Initiative,
        InitiativeKind as InitiativeKind,
        Layout as Layout,
        Location as Location,
        Measure as Measure,
        Origin as Origin,
        Page as Page,
        Piece as Piece,
        PieceKind as PieceKind,
        Provenance as Provenance,
        Registry as Registry,
        Remark as Remark,
        Role as Role,
        Section as Section,
        Severity as Severity,
        Source as Source,
        Span as Span,
        Succession as Succession,
        TableCell as TableCell,
        Task as Task,
    )
    from workplan.notice import (
        parse as parse,
    )
    from workplan.plan import (
        Plan as Plan,
    )
    from workplan.records import (
        AgencyRow as AgencyRow,
        CorrectionRow as CorrectionRow,
        DiagnosticRow as DiagnosticRow,
        FieldRow as FieldRow,
        InitiativeRow as InitiativeRow,
        MeasureRow as MeasureRow,
        ReviewRow as ReviewRow,
        RoleRow as RoleRow,
        SectionRow as SectionRow,
        TaskRow as TaskRow,
    )
    from workplan.search import (
        Hit as Hit,
        Keyword as Keyword,
        KwicLine as KwicLine,
        Match as Match,
    )
    from workplan.table import (
        Column as Column,
        Table as Table,
    )
    from workplan.texts import (
        Text as Text,
    )

    __version__: str
else:
    # Hidden from type checkers, to which a module-level `__getattr__` would make every misspelt
    # import a valid one.

    _MODULES = {
        "AmbiguousAgencyError": "errors",
        "AmbiguousItemError": "errors",
        "ExistingFileError": "errors",
        "FormatError": "errors",
        "MissingLibraryError": "errors",
        "NoticeError": "errors",
        "OptionError": "errors",
        "UnknownAgencyError": "errors",
        "UnknownItemError": "errors",
        "UnknownPlanError": "errors",
        "UnknownSuccessorError": "errors",
        "WorkplanError": "errors",
        "Text": "texts",
        "Agency": "model",
        "AgencyKind": "model",
        "Basis": "model",
        "Confidence": "model",
        "Contents": "model",
        "Correction": "model",
        "CorrectionKind": "model",
        "Diagnostic": "model",
        "Duty": "model",
        "Field": "model",
        "Initiative": "model",
        "InitiativeKind": "model",
        "Layout": "model",
        "Location": "model",
        "Measure": "model",
        "Origin": "model",
        "Page": "model",
        "Piece": "model",
        "PieceKind": "model",
        "Provenance": "model",
        "Registry": "model",
        "Remark": "model",
        "Role": "model",
        "Section": "model",
        "Severity": "model",
        "Source": "model",
        "Span": "model",
        "Succession": "model",
        "TableCell": "model",
        "Task": "model",
        "Column": "table",
        "Table": "table",
        "AgencyRow": "records",
        "CorrectionRow": "records",
        "DiagnosticRow": "records",
        "FieldRow": "records",
        "InitiativeRow": "records",
        "MeasureRow": "records",
        "ReviewRow": "records",
        "RoleRow": "records",
        "SectionRow": "records",
        "TaskRow": "records",
        "Overlap": "matrix",
        "ResponsibilityMatrix": "matrix",
        "Workload": "matrix",
        "Hit": "search",
        "Keyword": "search",
        "KwicLine": "search",
        "Match": "search",
        "Plan": "plan",
        "dumps": "interchange",
        "loads": "interchange",
        "schema": "interchange",
        "parse": "notice",
        "AgencySummary": "comparison",
        "Change": "comparison",
        "Comparison": "comparison",
        "FieldChange": "comparison",
        "Finding": "comparison",
        "LeadChange": "comparison",
        "RoleChange": "comparison",
        "SectionSummary": "comparison",
        "SuccessionSummary": "comparison",
        "compare": "comparison",
        "available": "catalog",
        "load": "catalog",
        "read": "documents",
    }
    """The module of each public name."""

    __all__ = [*sorted(_MODULES), "__version__"]  # noqa: PLE0604 - names, all of them strings

    def __getattr__(name: str) -> object:
        if name == "__version__":
            return _find_version()
        if name not in _MODULES:
            raise AttributeError(f"module 'workplan' has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(f"workplan.{_MODULES[name]}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return __all__

    def _find_version() -> str:
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("workplan")
        except PackageNotFoundError:  # a source tree or a zip on the path, not installed
            return "0+unknown"
