"""Snippets: the stretch of a task with the most matches, each match marked.

Knows one task and its matches; not how they were found. How text is escaped in HTML, Markdown and
on a terminal is known elsewhere.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Literal, get_args

from workplan.errors import OptionError
from workplan.model import Task
from workplan.render import html, terminal
from workplan.search.matches import MATCH_WEIGHTS, Match
from workplan.table import escape_markdown

__all__ = ["CONTEXT", "SnippetFormat", "make_snippet"]

SnippetFormat = Literal["text", "markdown", "html", "terminal"]
"""How a snippet marks its matches."""

CONTEXT = 16
"""Characters before and after a match: a term between two such stretches of Chinese, 32 columns
each, fits a terminal of 80."""
_LENGTH = 64
"""Characters of a snippet: two lines of a terminal, the second left for the marks."""

_Mark = tuple[int, int, str]
"""Start and end in the snippet, and the kind of match."""


def make_snippet(task: Task, matches: Sequence[Match], format: SnippetFormat) -> str:
    """Return the words around the matches that weigh most; raises `OptionError`.

    `matches` are in the order of the text and do not overlap.
    """
    if format not in get_args(SnippetFormat):
        raise OptionError("format", format, get_args(SnippetFormat))
    start, end = _choose_window(task, matches)
    base = task.span.start + start
    marks = [
        (match.span.start - base, match.span.end - base, match.how)
        for match in matches
        if match.span.start >= base
    ]
    before = "…" if start > 0 else ""
    after = "…" if end < len(task.text) else ""
    return before + _MARKERS[format](task.text[start:end], marks) + after


def _choose_window(task: Task, matches: Sequence[Match]) -> tuple[int, int]:
    """The bounds in a task's text of the stretch whose matches weigh most, the first of equals."""
    if not matches:  # an agency that is printed beside another task, under a merged table cell
        return 0, min(_LENGTH, len(task.text))
    starts = [match.span.start for match in matches]

    def weigh(first: Match) -> int:
        reach = first.span.start + _LENGTH - CONTEXT
        following = matches[bisect_left(starts, first.span.start) : bisect_left(starts, reach)]
        inside = takewhile(lambda match: match.span.end <= reach, following)
        return sum(MATCH_WEIGHTS[match.how] for match in inside)

    best = max(matches, key=weigh)
    start = best.span.start - task.span.start - CONTEXT
    start = start if start > CONTEXT // 2 else 0  # a heading's numeral is not worth cutting
    end = max(start + _LENGTH, best.span.end - task.span.start)
    return start, min(end, len(task.text))


def _make_marker(
    opening: str, closing: str, escape: Callable[[str], str] = str
) -> Callable[[str, Sequence[_Mark]], str]:
    """Make a function that puts matches between two marks, and the rest through `escape`."""

    def insert_marks(text: str, marks: Sequence[_Mark]) -> str:
        parts: list[str] = []
        at = 0
        for start, end, _ in marks:
            if end <= len(text):  # what the window cuts is not marked
                parts += [escape(text[at:start]), opening, escape(text[start:end]), closing]
                at = end
        return " ".join("".join([*parts, escape(text[at:])]).split())

    return insert_marks


_MARKERS: Mapping[SnippetFormat, Callable[[str, Sequence[_Mark]], str]] = MappingProxyType(
    {
        "text": _make_marker("【", "】"),
        "markdown": _make_marker("**", "**", escape_markdown),
        "html": html.mark_stretches,
        "terminal": _make_marker(terminal.BOLD, terminal.PLAIN),
    }
)
