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
    )
    from workplan.catalog import (
        load as load,
    )
    from workplan.comparison import (
        AgencySummary as AgencySummary,
    )
    from workplan.comparison import (
        Change as Change,
    )
    from workplan.comparison import (
        Comparison as Comparison,
    )
    from workplan.comparison import (
        RoleChange as RoleChange,
    )
    from workplan.comparison import (
        SectionSummary as SectionSummary,
    )
    from workplan.comparison import (
        compare as compare,
    )
    from workplan.documents import (
        read as read,
    )
    from workplan.errors import (
        AmbiguousAgencyError as AmbiguousAgencyError,
    )
    from workplan.errors import (
        AmbiguousItemError as AmbiguousItemError,
    )
    from workplan.errors import (
        ExistingFileError as ExistingFileError,
    )
    from workplan.errors import (
        FormatError as FormatError,
    )
    from workplan.errors import (
        MissingLibraryError as MissingLibraryError,
    )
    from workplan.errors import (
        NoticeError as NoticeError,
    )
    from workplan.errors import (
        OptionError as OptionError,
    )
    from workplan.errors import (
        UnknownAgencyError as UnknownAgencyError,
    )
    from workplan.errors import (
        UnknownItemError as UnknownItemError,
    )
    from workplan.errors import (
        UnknownPlanError as UnknownPlanError,
    )
    from workplan.errors import (
        WorkplanError as WorkplanError,
    )
    from workplan.interchange import (
        dumps as dumps,
    )
    from workplan.interchange import (
        loads as loads,
    )
    from workplan.interchange import (
        schema as schema,
    )
    from workplan.matrix import (
        Overlap as Overlap,
    )
    from workplan.matrix import (
        ResponsibilityMatrix as ResponsibilityMatrix,
    )
    from workplan.matrix import (
        Workload as Workload,
    )
    from workplan.model import (
        Agency as Agency,
    )
    from workplan.model import (
        AgencyKind as AgencyKind,
    )
    from workplan.model import (
        Confidence as Confidence,
    )
    from workplan.model import (
        Contents as Contents,
    )
    from workplan.model import (
        Correction as Correction,
    )
    from workplan.model import (
        CorrectionKind as CorrectionKind,
    )
    from workplan.model import (
        Diagnostic as Diagnostic,
    )
    from workplan.model import (
        Duty as Duty,
    )
    from workplan.model import (
        Initiative as Initiative,
    )
    from workplan.model import (
        InitiativeKind as InitiativeKind,
    )
    from workplan.model import (
        Layout as Layout,
    )
    from workplan.model import (
        Measure as Measure,
    )
    from workplan.model import (
        Page as Page,
    )
    from workplan.model import (
        Piece as Piece,
    )
    from workplan.model import (
        PieceKind as PieceKind,
    )
    from workplan.model import (
        Provenance as Provenance,
    )
    from workplan.model import (
        Registry as Registry,
    )
    from workplan.model import (
        Role as Role,
    )
    from workplan.model import (
        Section as Section,
    )
    from workplan.model import (
        Severity as Severity,
    )
    from workplan.model import (
        Source as Source,
    )
    from workplan.model import (
        Span as Span,
    )
    from workplan.model import (
        Succession as Succession,
    )
    from workplan.model import (
        TableCell as TableCell,
    )
    from workplan.model import (
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
    )
    from workplan.records import (
        CorrectionRow as CorrectionRow,
    )
    from workplan.records import (
        DiagnosticRow as DiagnosticRow,
    )
    from workplan.records import (
        InitiativeRow as InitiativeRow,
    )
    from workplan.records import (
        MeasureRow as MeasureRow,
    )
    from workplan.records import (
        RoleRow as RoleRow,
    )
    from workplan.records import (
        SectionRow as SectionRow,
    )
    from workplan.records import (
        TaskRow as TaskRow,
    )
    from workplan.search import (
        Hit as Hit,
    )
    from workplan.search import (
        Keyword as Keyword,
    )
    from workplan.search import (
        KwicLine as KwicLine,
    )
    from workplan.search import (
        Match as Match,
    )
    from workplan.table import (
        Column as Column,
    )
    from workplan.table import (
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
        "WorkplanError": "errors",
        "Text": "texts",
        "Agency": "model",
        "AgencyKind": "model",
        "Confidence": "model",
        "Contents": "model",
        "Correction": "model",
        "CorrectionKind": "model",
        "Diagnostic": "model",
        "Duty": "model",
        "Initiative": "model",
        "InitiativeKind": "model",
        "Layout": "model",
        "Measure": "model",
        "Page": "model",
        "Piece": "model",
        "PieceKind": "model",
        "Provenance": "model",
        "Registry": "model",
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
        "InitiativeRow": "records",
        "MeasureRow": "records",
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
        "RoleChange": "comparison",
        "SectionSummary": "comparison",
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
