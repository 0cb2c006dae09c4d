"""What the reader noticed: the table of diagnostics, and the notebook that collects them.

Knows what may be noticed and where a position is on the page; not how it is noticed.
"""

from bisect import bisect_right

from workplan.model.values import Diagnostic, Severity, Span

__all__ = ["CODES", "Notebook"]

CODES: dict[str, tuple[Severity, str, str]] = {
    # code: severity, what it says, what to do
    "unread-responsibility": (
        Severity.ERROR,
        "these words speak of responsibility, but no list of names could be read",
        "look whether they name anybody; the reader assigns nothing when in doubt",
    ),
    "unbalanced-bracket": (
        Severity.ERROR,
        "this bracket has no partner",
        "look whether a responsibility stands behind it",
    ),
    "unknown-agency": (
        Severity.WARNING,
        "the register has no agency of this name",
        "add it to the register, or the name to its aliases",
    ),
    "ambiguous-agency": (
        Severity.WARNING,
        "several agencies of the register go by this name",
        "make the aliases of the register unique",
    ),
    "number-gap": (
        Severity.WARNING,
        "a number is missing before this one",
        "look whether a heading was lost; the printed number is kept",
    ),
    "number-order": (
        Severity.WARNING,
        "this number is repeated or out of order",
        "look at the numbering; the printed number is kept",
    ),
    "duplicate-heading": (
        Severity.WARNING,
        "another heading has the same words",
        "look whether one of them was printed twice",
    ),
    "likely-variant": (
        Severity.INFO,
        "this name may mean the same body as another one",
        "pass a register with the one as an alias of the other if it does",
    ),
    "no-verb": (
        Severity.INFO,
        "this list of names has no verb and no label",
        "it is read as shared responsibility, or as sole for one name",
    ),
    "no-responsibility": (
        Severity.INFO,
        "no agency is responsible for this text",
        "look whether the notice means somebody",
    ),
}
"""What the reader may notice: how much it matters, what it means, what to do."""


class Notebook:
    """Collects diagnostics, which are in the order of the text."""

    def __init__(self, source: str) -> None:
        self._lines = [0]
        at = source.find("\n")
        while at >= 0:
            self._lines.append(at + 1)
            at = source.find("\n", at + 1)
        self._notes: list[Diagnostic] = []

    def note(self, code: str, span: Span, detail: str = "") -> None:
        """Keep one; `detail` says which words."""
        severity, message, advice = CODES[code]
        line = bisect_right(self._lines, span.start)
        column = span.start - self._lines[line - 1] + 1
        message = f"{message}: {detail}" if detail else message
        self._notes.append(Diagnostic(code, severity, span, line, column, message, advice))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, in the order of the text."""
        return tuple(sorted(self._notes, key=lambda note: note.span))
