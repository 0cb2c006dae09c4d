"""Everything that `workplan` raises.

One family: catch `WorkplanError` for all of it, or the built-in that each child also is
(`LookupError`, `ValueError`, `ImportError`). Each carries its facts as attributes, prints as one
line that says what is wrong, where, and what would be right, and survives pickling.
"""

__all__ = [
    "AmbiguousAgencyError",
    "AmbiguousItemError",
    "FormatError",
    "MissingLibraryError",
    "NoticeError",
    "OptionError",
    "UnknownAgencyError",
    "UnknownItemError",
    "UnknownPlanError",
    "WorkplanError",
]


def _quote(value: object, limit: int = 60) -> str:
    """`value` as it should stand in a one-line message: quoted, escaped, not endless."""
    shown = repr(value)
    return shown if len(shown) <= limit else f"{shown[:limit]}…"


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(values)


class WorkplanError(Exception):
    """The root of the family; never raised itself.

    >>> issubclass(FormatError, WorkplanError) and issubclass(FormatError, ValueError)
    True
    """


class UnknownAgencyError(WorkplanError, LookupError):
    """No agency of the plan goes by `name`; `suggestions` are the nearest names."""

    def __init__(self, name: object, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(name, suggestions)
        self.name = name
        self.suggestions = suggestions

    def __str__(self) -> str:
        hint = f"; did you mean {_listed(self.suggestions)}?" if self.suggestions else ""
        return f"no agency is called {_quote(self.name)}{hint}"


class AmbiguousAgencyError(WorkplanError, LookupError):
    """Several agencies go by `name`; `candidates` are their ids, any of which is exact."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(name, candidates)
        self.name = name
        self.candidates = candidates

    def __str__(self) -> str:
        return (
            f"{_quote(self.name)} may be any of {_listed(self.candidates)};"
            " say which by its id or its full name"
        )


class UnknownItemError(WorkplanError, LookupError):
    """The plan has no section, task or measure (`kind`) called `key`; `candidates` exist."""

    def __init__(self, kind: str, key: object, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(kind, key, candidates)
        self.kind = kind
        self.key = key
        self.candidates = candidates

    def __str__(self) -> str:
        there = f"; there are {_listed(self.candidates)}" if self.candidates else ""
        return f"no {self.kind} is called {_quote(self.key)}{there}"


class AmbiguousItemError(WorkplanError, LookupError):
    """Several items of one `kind` are numbered `key`; `candidates` are their ids."""

    def __init__(self, kind: str, key: object, candidates: tuple[str, ...]) -> None:
        super().__init__(kind, key, candidates)
        self.kind = kind
        self.key = key
        self.candidates = candidates

    def __str__(self) -> str:
        return (
            f"several {self.kind}s are numbered {_quote(self.key)}:"
            f" say which by its id ({_listed(self.candidates)})"
        )


class UnknownPlanError(WorkplanError, LookupError):
    """No shipped plan has the id `plan`; `available` are the ids that there are."""

    def __init__(self, plan: object, available: tuple[str, ...]) -> None:
        super().__init__(plan, available)
        self.plan = plan
        self.available = available

    def __str__(self) -> str:
        return f"no shipped plan is called {_quote(self.plan)}; there are {_listed(self.available)}"


class FormatError(WorkplanError, ValueError):
    """A document is not a plan: `problem` says what was expected, `path` where it stands.

    `path` is a path inside the document such as
    ``sections[2].tasks[0].measures[1].roles[3].agency``, ``""`` for the document itself; `file`
    is the name of the file that holds it, ``""`` where it came from none.
    """

    def __init__(self, problem: str, path: str = "", file: str = "") -> None:
        super().__init__(problem, path, file)
        self.problem = problem
        self.path = path
        self.file = file

    def __str__(self) -> str:
        where = ": ".join(filter(None, (self.file, self.path))) or "the document"
        return f"{where}: {self.problem}"


class NoticeError(WorkplanError, ValueError):
    """A text cannot be read as a notice: `problem` says what was looked for.

    `diagnostics` are those that made it fail (under ``strict=True``), else empty.
    """

    def __init__(self, problem: str, diagnostics: tuple[object, ...] = ()) -> None:
        super().__init__(problem, diagnostics)
        self.problem = problem
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return self.problem


class OptionError(WorkplanError, ValueError):
    """`option` does not take `value`; `allowed` are those that it does."""

    def __init__(self, option: str, value: object, allowed: tuple[str, ...]) -> None:
        super().__init__(option, value, allowed)
        self.option = option
        self.value = value
        self.allowed = allowed

    def __str__(self) -> str:
        return f"{self.option} is one of {_listed(self.allowed)}, not {_quote(self.value)}"


class MissingLibraryError(WorkplanError, ImportError):
    """`feature` needs a library that is not installed; the message is its install line."""

    def __init__(self, feature: str, library: str) -> None:
        super().__init__(feature, library)
        self.feature = feature
        self.library = library

    def __str__(self) -> str:
        return f"{self.feature} needs {self.library}: python -m pip install {self.library}"
