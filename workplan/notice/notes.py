"""The notebook that collects what the reader noticed, with the line and column of each place.

Knows where a position is on the page; not what may be noticed (`model.diagnostics` has the kinds)
nor how it is noticed.
"""

from bisect import bisect_right

from workplan.model import Diagnostic, Span
from workplan.model.diagnostics import DIAGNOSTICS
from workplan.texts import Value, Values

__all__ = ["Notebook"]


class Notebook:
    """Collects diagnostics, which are in the order of the text."""

    def __init__(self, source: str) -> None:
        self._lines = [0]
        at = source.find("\n")
        while at >= 0:
            self._lines.append(at + 1)
            at = source.find("\n", at + 1)
        self._notes: list[Diagnostic] = []

    def note(self, code: str, span: Span, **values: Value) -> None:
        """Keep one; `values` fill the placeholders of its message."""
        line = bisect_right(self._lines, span.start)
        column = span.start - self._lines[line - 1] + 1
        severity = DIAGNOSTICS[code].severity
        self._notes.append(Diagnostic(code, Values(values), severity, span, line, column))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, in the order of the text."""
        return tuple(sorted(self._notes, key=lambda note: note.span))
