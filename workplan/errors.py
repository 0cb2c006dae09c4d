"""The error family: everything that `workplan` raises on purpose.

Catch `WorkplanError` for all of it, or the built-in that each child also is (`LookupError`,
`ValueError`, `ImportError`, `FileExistsError`). An error is an English template and its facts,
which are attributes; it prints as one line (what is wrong, where, what is accepted) and survives
pickling. Rendering in another language belongs to `texts`, which knows these classes; this module
imports nothing of ours.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

__all__ = [
    "AmbiguousAgencyError",
    "AmbiguousItemError",
    "ExistingFileError",
    "FormatError",
    "MissingLibraryError",
    "NoticeError",
    "OptionError",
    "UnknownAgencyError",
    "UnknownItemError",
    "UnknownPlanError",
    "UnknownSuccessorError",
    "WorkplanError",
    "fill_template",
]

_NO_VALUES: Mapping[str, object] = MappingProxyType({})
_PLACEHOLDER = r"\{(\w+)\}"
_LONGEST_QUOTE = 60
"""Characters of a quoted value; a message is one line on a terminal, not a dump."""


def fill_template(template: str, values: Mapping[str, object]) -> str:
    """Put `values` into the ``{placeholders}`` of `template`; unknown ones stay as they are.

    Not `str.format`: a value from a document, or a template without values, may hold braces.

    >>> fill_template("{count} of {total}: {}", {"count": 3})
    '3 of {total}: {}'
    """
    return re.sub(
        _PLACEHOLDER,
        lambda match: str(values[match[1]]) if match[1] in values else match[0],
        template,
    )


def _quote(value: object) -> str:
    """`value` quoted and escaped, cut where it is long."""
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_QUOTE else f"{shown[:_LONGEST_QUOTE]}…"


def _join(values: tuple[str, ...]) -> str:
    return ", ".join(values)


class WorkplanError(Exception):
    """Root of the family; never raised itself.

    >>> issubclass(FormatError, WorkplanError) and issubclass(FormatError, ValueError)
    True
    """

    TEMPLATES: ClassVar[tuple[str, ...]] = ()
    """The English templates that a class chooses from; empty where the raiser gives one."""

    @property
    def template(self) -> str:
        """English template of the message."""
        return self.TEMPLATES[0]

    @property
    def values(self) -> Mapping[str, object]:
        """Facts that fill the template, as they are printed."""
        return _NO_VALUES

    @property
    def words(self) -> tuple[str, ...]:
        """Names of the values that are words of the library, translated with the template."""
        return ()

    @property
    def place(self) -> str:
        """Where the fault is, in front of the message; ``""`` where there is no place."""
        return ""

    def __str__(self) -> str:
        message = fill_template(self.template, self.values)
        return f"{self.place}: {message}" if self.place else message


class UnknownAgencyError(WorkplanError, LookupError):
    """No agency of the plan is called `name`; `suggestions` are the nearest names.

    Where `name` is that of a body which took their work over, `suggestions` are its predecessors,
    which ``successor=`` finds together, `successor` is its full name, and `confidence` how sure
    the succession is.
    """

    TEMPLATES: ClassVar[tuple[str, ...]] = (
        "no agency is called {name}",
        "no agency is called {name}; did you mean {suggestions}?",
        (
            "no agency of the plan is called {name}; {successor} is the successor ({confidence})"
            " of {suggestions}: use successor={name} (on the command line --successor)"
        ),
    )

    def __init__(
        self,
        name: object,
        suggestions: tuple[str, ...] = (),
        successor: str | None = None,
        confidence: str | None = None,
    ) -> None:
        super().__init__(name, suggestions, successor, confidence)
        self.name = name
        self.suggestions = suggestions
        self.successor = successor
        self.confidence = confidence

    @property
    def template(self) -> str:
        return self.TEMPLATES[2 if self.successor else bool(self.suggestions)]

    @property
    def values(self) -> Mapping[str, object]:
        return {
            "name": _quote(self.name),
            "suggestions": _join(self.suggestions),
            "successor": self.successor,
            "confidence": self.confidence,
        }

    @property
    def words(self) -> tuple[str, ...]:
        return ("confidence",) if self.confidence else ()


class UnknownSuccessorError(UnknownAgencyError):
    """No agency of the plan was succeeded by a body called `name`."""

    TEMPLATES = (
        "no body called {name} succeeded an agency of the plan",
        "no body called {name} succeeded an agency of the plan; did you mean {suggestions}?",
    )


class AmbiguousAgencyError(WorkplanError, LookupError):
    """Several agencies are called `name`; `candidates` are their ids, any of which is exact."""

    TEMPLATES = ("{name} may be any of {candidates}; use an id or a full name",)

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(name, candidates)
        self.name = name
        self.candidates = candidates

    @property
    def values(self) -> Mapping[str, object]:
        return {"name": _quote(self.name), "candidates": _join(self.candidates)}


class _ItemError(WorkplanError, LookupError):
    """What the two errors about sections, tasks, measures and roles share."""

    def __init__(self, kind: str, key: object, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(kind, key, candidates)
        self.kind = kind
        self.key = key
        self.candidates = candidates

    @property
    def values(self) -> Mapping[str, object]:
        return {
            "kind": self.kind,
            "key": _quote(self.key),
            "candidates": _join(self.candidates),
        }

    @property
    def words(self) -> tuple[str, ...]:
        return ("kind",)


class UnknownItemError(_ItemError):
    """The plan has no section, task, measure or role (`kind`) called `key`.

    `candidates` are ids that exist, the middle left out where there are many.
    """

    TEMPLATES = ("no {kind} is called {key}", "no {kind} is called {key}; there are {candidates}")

    @property
    def template(self) -> str:
        return self.TEMPLATES[bool(self.candidates)]


class AmbiguousItemError(_ItemError):
    """Several items of one `kind` are called `key`; `candidates` are ids that tell them apart."""

    TEMPLATES = (
        "several {kind}s are called {key}; use an id ({candidates})",
        "several rows are called {key}; use an index ({candidates})",
        "several initiatives have {key} in their name; use one of {candidates}",
    )

    @property
    def template(self) -> str:
        return self.TEMPLATES[{"row": 1, "initiative": 2}.get(self.kind, 0)]


class UnknownPlanError(WorkplanError, LookupError):
    """No shipped plan has the id `plan`; `available` are the ids of those that ship."""

    TEMPLATES = ("no shipped plan is called {plan}; there are {available}",)

    def __init__(self, plan: object, available: tuple[str, ...]) -> None:
        super().__init__(plan, available)
        self.plan = plan
        self.available = available

    @property
    def values(self) -> Mapping[str, object]:
        return {"plan": _quote(self.plan), "available": _join(self.available)}


class _ProblemError(WorkplanError, ValueError):
    """What the errors share whose message is written where they are raised."""

    def __init__(self, template: str, values: Mapping[str, object], *facts: object) -> None:
        super().__init__(template, *facts, dict(values))
        self._template = template
        self._values = dict(values)

    @property
    def template(self) -> str:
        return self._template

    @property
    def values(self) -> Mapping[str, object]:
        return self._values

    @property
    def problem(self) -> str:
        """What is wrong, without the place."""
        return fill_template(self.template, self.values)


class FormatError(_ProblemError):
    """A value or a document is not what the library accepts.

    `problem` says what is wrong; `path` is a path inside the document such as
    ``sections[2].tasks[0].measures[1].roles[3].agency``, ``""`` for the document itself; `file`
    is the name of the file that holds it, ``""`` where it came from none.
    """

    WHOLE = "the document"
    """What the message calls a place that has neither file nor path."""

    def __init__(
        self,
        template: str,
        path: str = "",
        file: str = "",
        values: Mapping[str, object] = _NO_VALUES,
    ) -> None:
        super().__init__(template, values, path, file)
        self.path = path
        self.file = file

    @property
    def place(self) -> str:
        return ": ".join(filter(None, (self.file, self.path))) or self.WHOLE


class NoticeError(_ProblemError):
    """A text or a file cannot be read as a notice.

    `problem` says why; `file` is the name of the file, ``""`` where it came from none;
    `diagnostics` are the errors that made it fail, if it was read so far, and `locations` where in
    the document each of them is.
    """

    def __init__(
        self,
        template: str,
        diagnostics: tuple[object, ...] = (),
        file: str = "",
        values: Mapping[str, object] = _NO_VALUES,
        locations: tuple[object, ...] = (),
    ) -> None:
        super().__init__(template, values, diagnostics, file)
        self.args = (*self.args, locations)  # what a pickled error is made of again
        self.diagnostics = diagnostics
        self.file = file
        self.locations = locations

    @property
    def place(self) -> str:
        return self.file


class OptionError(WorkplanError, ValueError):
    """`option` does not accept `value`; `allowed` lists what it does, or describes it."""

    TEMPLATES = (
        "{option} must be one of {allowed}, got {value}",
        "{option} must be {allowed}, got {value}",
    )

    def __init__(self, option: str, value: object, allowed: tuple[str, ...]) -> None:
        super().__init__(option, value, allowed)
        self.option = option
        self.value = value
        self.allowed = allowed

    @property
    def template(self) -> str:
        return self.TEMPLATES[len(self.allowed) == 1]

    @property
    def values(self) -> Mapping[str, object]:
        return {
            "option": self.option,
            "value": _quote(self.value),
            "allowed": _join(self.allowed),
        }

    @property
    def words(self) -> tuple[str, ...]:
        # The name of a parameter is no word, a description ("a column") is some.
        return ("option", "allowed") if " " in self.option else ("allowed",)


class ExistingFileError(WorkplanError, FileExistsError):
    """`path` exists and was not overwritten; ``force=True`` overwrites it."""

    TEMPLATES = ("{path} exists; pass force=True to overwrite it",)

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    @property
    def values(self) -> Mapping[str, object]:
        return {"path": self.path}


class MissingLibraryError(WorkplanError, ImportError):
    """`feature` needs a library that is not installed; the message is its install line."""

    TEMPLATES = ("{feature} needs {library}: python -m pip install {library}",)

    def __init__(self, feature: str, library: str) -> None:
        super().__init__(feature, library)
        self.feature = feature
        self.library = library

    @property
    def values(self) -> Mapping[str, object]:
        return {"feature": self.feature, "library": self.library}

    @property
    def words(self) -> tuple[str, ...]:
        # The name of a module is no word, a description ("a chart") is some.
        return ("feature",) if " " in self.feature else ()
