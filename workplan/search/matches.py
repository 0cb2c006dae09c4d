"""Where a query matched inside a task: `Match`, and how matches are found and chosen.

Knows one task, its corrections, and the forms in which the terms of a query are looked up; not the
other tasks, nor how a query is scored.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Literal, NamedTuple

import attrs

from workplan.model import Confidence, Measure, Span, Task, fold
from workplan.search.zones import find_zones

__all__ = [
    "MATCH_WEIGHTS",
    "CorrectedText",
    "Expansion",
    "Match",
    "MatchKind",
    "apply_corrections",
    "find_matches",
    "find_occurrences",
]

MatchKind = Literal["text", "reading", "agency", "token", "synonym"]
"""How a term of a query matched."""

MATCH_WEIGHTS: Mapping[MatchKind, int] = MappingProxyType(
    {"text": 5, "reading": 4, "agency": 3, "token": 2, "synonym": 1}
)
"""Weight of each kind, where matches compete for a place in the text or in a snippet."""


@attrs.frozen(repr=False)
class Match:
    """One place that a query matched, and how."""

    span: Span
    text: str
    """The words there, as published."""
    term: str
    """The term of the query that matched."""
    how: MatchKind
    """``"text"`` as published, ``"reading"`` as corrected, ``"agency"`` a responsible agency,
    ``"token"`` a word of the term, ``"synonym"`` a synonym of it."""

    def __repr__(self) -> str:
        return f"Match({self.text!r}, {self.how!r})"


class Expansion(NamedTuple):
    """One form in which a term is looked up: itself, a word of it, a synonym, or an agency."""

    term: str
    """The term of the query."""
    how: MatchKind
    """The kind of match that this form makes."""
    form: str
    """Folded words, or for ``"agency"`` the id of the agency."""


def find_occurrences(text: str, word: str) -> Iterator[int]:
    """Find where a word begins in a text, overlapping occurrences included."""
    at = text.find(word) if word else -1
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


# --- corrected text ------------------------------------------------------------------------------


class CorrectedText(NamedTuple):
    """Folded text as it should read; each character knows its place in the source."""

    text: str
    starts: tuple[int, ...]
    """For each character, where its original begins."""
    ends: tuple[int, ...]
    """For each character, where its original ends."""
    is_corrected: tuple[bool, ...]
    """For each character, whether a correction put it there."""

    def find_corrected(self, word: str) -> Iterator[Span]:
        """Find the spans in the source where a word occurs only as corrected."""
        for at in find_occurrences(self.text, word):
            last = at + len(word) - 1
            if any(self.is_corrected[at : last + 1]):
                yield Span(self.starts[at], self.ends[last])


def apply_corrections(tasks: Iterable[Task]) -> CorrectedText:
    """Return the text of those tasks that have a safe correction, as it should read.

    A line feed ends each task, which no folded word contains.
    """
    parts = [part for task in tasks for part in _correct_task(task)]
    return CorrectedText(
        "".join(part.text for part in parts),
        tuple(chain.from_iterable(part.starts for part in parts)),
        tuple(chain.from_iterable(part.ends for part in parts)),
        tuple(chain.from_iterable(part.is_corrected for part in parts)),
    )


def _correct_task(task: Task) -> Iterator[CorrectedText]:
    """The stretches of a task in turn, as published and corrected; none without a correction."""
    at = task.span.start
    for correction in task.corrections:
        if not correction.reading or correction.confidence is Confidence.POSSIBLE:
            continue
        start, end = correction.span.start, correction.span.end
        yield _fold_stretch(task, at, start)
        reading = fold(correction.reading).text
        count = len(reading)
        yield CorrectedText(reading, (start,) * count, (end,) * count, (True,) * count)
        at = end
    if at > task.span.start:
        yield _fold_stretch(task, at, task.span.end)
        yield CorrectedText("\n", (task.span.end - 1,), (task.span.end,), (False,))


def _fold_stretch(task: Task, start: int, end: int) -> CorrectedText:
    """A stretch of a task as published, folded."""
    text, places = fold(task.text[start - task.span.start : end - task.span.start])
    starts = tuple(start + at for at in places)
    return CorrectedText(text, starts, tuple(at + 1 for at in starts), (False,) * len(text))


# --- matches -------------------------------------------------------------------------------------


def find_matches(
    task: Task, measures: Sequence[Measure], expansions: Sequence[Expansion]
) -> tuple[Match, ...]:
    """Return the matches in the heading and some measures of a task, in the order of the text.

    None overlaps another: the kind that weighs most takes the place, then the longest match.
    """
    base = task.span.start
    is_taken = bytearray(len(task.text))
    found: list[Match] = []
    for match in sorted(_find_candidates(task, measures, expansions), key=_match_priority):
        start, end = match.span.start - base, match.span.end - base
        if is_taken.find(1, start, end) < 0:
            is_taken[start:end] = b"\1" * (end - start)
            found.append(match)
    return tuple(sorted(found, key=lambda match: match.span))


def _match_priority(match: Match) -> tuple[int, int, int]:
    return -MATCH_WEIGHTS[match.how], -match.span.length, match.span.start


def _find_candidates(
    task: Task, measures: Sequence[Measure], expansions: Sequence[Expansion]
) -> Iterator[Match]:
    """Every match of every expansion in the heading and some measures, overlapping ones too."""
    stretches = _SearchedStretches(task, measures)
    for term, how, form in expansions:
        found = _find_roles(task, measures, form) if how == "agency" else stretches.find(form, how)
        for span, kind in found:
            start, end = span.start - task.span.start, span.end - task.span.start
            yield Match(span, task.text[start:end], term, kind)


def _find_roles(
    task: Task, measures: Sequence[Measure], agency_id: str
) -> Iterator[tuple[Span, MatchKind]]:
    """Where an agency is named as responsible for some measures of a task."""
    for measure in measures:
        for role in measure.roles:
            # Under a merged table cell the name may be printed beside another task.
            if role.agency.id == agency_id and role.span in task.span:
                yield role.span, "agency"


class _SearchedStretches:
    """The heading and some measures of a task, folded, as published and as corrected."""

    def __init__(self, task: Task, measures: Sequence[Measure]) -> None:
        self._base = task.span.start
        self._printed = fold(task.text)
        self._corrected = apply_corrections((task,))
        wanted = {measure.id for measure in measures}
        zones = find_zones(task)
        self._starts = [zone.start for zone in zones]
        self._is_searched = [any(m.id in wanted for m in zone.measures) for zone in zones]

    def find(self, form: str, how: MatchKind) -> Iterator[tuple[Span, MatchKind]]:
        """Find where a form of a term occurs, and as which kind of match."""
        for span in self._find_printed(form):
            if self._has(span.start):
                yield span, how
        for span in self._corrected.find_corrected(form):
            if self._has(span.start):
                yield span, "reading" if how == "text" else how

    def _find_printed(self, form: str) -> Iterator[Span]:
        for at in find_occurrences(self._printed.text, form):
            start, last = self._printed.at[at], self._printed.at[at + len(form) - 1]
            yield Span(self._base + start, self._base + last + 1)

    def _has(self, position: int) -> bool:
        return self._is_searched[bisect_right(self._starts, position) - 1]
