"""The rows of what a search gives: hits with their matches and snippets, keywords, lines.

Knows a task and what was looked for in it; not the other tasks, nor how a query is weighed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, NamedTuple

import attrs

from workplan.errors import OptionError
from workplan.model.values import Confidence, Measure, Span, Task
from workplan.render import files as export
from workplan.render import html, terminal
from workplan.search import tokenizer as words
from workplan.table import Answer, Cell

__all__ = [
    "AROUND", "Clue", "Concordance", "Hit", "Hits", "Keyword", "Line", "Match", "Mended", "mended",
    "occurrences",
]  # fmt: skip

AROUND = 16
"""How many characters are shown before and after a place."""
_SNIPPET = 64


@attrs.frozen(repr=False)
class Match:
    """One place that a query matched, and how."""

    span: Span
    text: str
    """The words there, as published."""
    term: str
    """The term of the query that matched."""
    how: str
    """``"text"`` as it stands, ``"reading"`` as it should read, ``"agency"`` a responsible body,
    ``"token"`` a word of the term, or ``"synonym"``."""

    def __repr__(self) -> str:
        return f"Match({self.text!r}, {self.how!r})"


class Clue(NamedTuple):
    """What to look for in a text on behalf of a term: folded words, or an agency's id."""

    term: str
    how: str
    word: str


@attrs.frozen(repr=False)
class Hit:
    """A task that a query found.

    >>> import workplan
    >>> hit = workplan.load().search("民营企业")[0]
    >>> hit.task.id, hit.matches
    ('10', (Match('民管企业', 'reading'),))
    """

    task: Task
    """The task itself."""
    measures: tuple[Measure, ...]
    """Those that matched, or all of them where only the heading did."""
    score: float
    """How well it fits, by BM25; the higher, the better."""
    clues: tuple[Clue, ...] = attrs.field(eq=False)
    """What was looked for, from which `matches` follow."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("task", "title", "measures", "score", "how", "snippet")

    @property
    def matches(self) -> tuple[Match, ...]:
        """Each place that matched, in the order of the text, none inside another."""
        return tuple(_matches(self.task, self.measures, self.clues))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        how = "、".join(dict.fromkeys(match.how for match in self.matches))
        ids = "、".join(measure.id for measure in self.measures)
        return (self.task.id, self.task.title, ids, round(self.score, 3), how, self.snippet())

    def snippet(self, format: str = "text") -> str:
        """The words around the most telling matches, each marked.

        ``"text"`` marks with 【】, ``"markdown"`` with ``**`` and ``"html"`` with ``<mark>``, both
        escaping the rest, ``"terminal"`` with bold red. Raises `OptionError` for any other.

        >>> import workplan
        >>> workplan.load().search("回头看")[0].snippet()
        '…常监管,加大督查力度,组织开展“【回头看】”。( 市版权局牵头,...…'
        """
        if format not in _MARKERS:
            raise OptionError("format", format, tuple(_MARKERS))
        found = self.matches
        start, end = _window(self.task, found)
        text = self.task.text[start:end]
        base = self.task.span.start + start
        marks = [(m.span.start - base, m.span.end - base, m.how) for m in found]
        cut_before = "…" if start > 0 else ""
        cut_after = "…" if end < len(self.task.text) else ""
        return cut_before + _MARKERS[format](text, marks) + cut_after

    def __repr__(self) -> str:
        return f"<Hit {self.task.id} {self.score:.2f}: {self.snippet()}>"


class Hits(Answer[Hit]):
    """What a search found, the best first; HTML marks the matches in each snippet."""

    __slots__ = ()

    def _drawn(self) -> Iterable[Sequence[object]]:
        return ((*row.cells[:-1], html.Html(row.snippet("html"))) for row in self.rows)


@attrs.frozen(repr=False)
class Keyword:
    """A word that tells what a part of the plan is about."""

    word: str
    """The word, in one width and case."""
    score: float
    """TF-IDF: how often it stands there, against how rare it is in Chinese at large."""
    count: int
    """How often it stands there."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("word", "score", "count")

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        return (self.word, round(self.score, 4), self.count)

    def __repr__(self) -> str:
        return f"Keyword({self.word!r}, {self.score:.3f}, {self.count})"


@attrs.frozen(repr=False)
class Line:
    """One place of a term with the words before and after it."""

    task: Task
    """The task that it stands in."""
    span: Span
    before: str
    """The words before it."""
    text: str
    """The term as published."""
    after: str
    """The words after it."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("task", "before", "text", "after")

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        return (self.task.id, self.before, self.text, self.after)

    def __repr__(self) -> str:
        return f"<Line {self.task.id}: {self.before}[{self.text}]{self.after}>"


class Concordance(Answer[Line]):
    """Each place of a term, one under the other."""

    __slots__ = ()

    def to_text(self) -> str:
        """The lines for a terminal, the term in one column."""
        return super(Concordance, self._aligned()).to_text()

    def to_html(self) -> str:
        """The lines as an HTML table, the term in one column."""
        return super(Concordance, self._aligned()).to_html()

    def _aligned(self) -> "Concordance":
        wide = [row.before.rjust(AROUND, "\u3000") for row in self.rows]
        rows = [attrs.evolve(r, before=b) for r, b in zip(self.rows, wide, strict=True)]
        return Concordance(tuple(rows), self.kind, self.caption, self.provenance)


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, one place after the other."""
    at = text.find(word) if word else -1
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


# --- texts ---------------------------------------------------------------------------------------


class Mended(NamedTuple):
    """Text as it should read; each character knows its place, and whether it was mended."""

    text: str
    at: tuple[int, ...]
    ends: tuple[int, ...]
    mended: tuple[bool, ...]


def mended(tasks: Iterable[Task]) -> Mended:
    """The tasks that have a safe correction as they should read."""
    chars: list[tuple[str, int, int, bool]] = []
    for task in tasks:
        safe = [
            c for c in task.corrections if c.reading and c.confidence is not Confidence.POSSIBLE
        ]
        at = task.span.start
        for correction in safe:
            chars += _places_of(task, at, correction.span.start)
            start, end = correction.span.start, correction.span.end
            chars += [(c, start, end, True) for c in words.folded(correction.reading or "").text]
            at = end
        if safe:
            chars += _places_of(task, at, task.span.end)
            chars.append(("\n", task.span.end - 1, task.span.end, False))
    text, starts, ends, marks = zip(*chars, strict=True) if chars else ((), (), (), ())
    return Mended("".join(text), tuple(starts), tuple(ends), tuple(marks))


def _places_of(task: Task, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
    """The characters of a stretch of a task, folded."""
    part = words.folded(task.text[start - task.span.start : end - task.span.start])
    for char, at in zip(part.text, part.at, strict=True):
        yield char, start + at, start + at + 1, False


def _matches(task: Task, measures: Sequence[Measure], clues: Sequence[Clue]) -> list[Match]:
    """What the clues find in the heading and in some measures, the most telling first taken."""
    whole = [measure.span.start for measure in task.measures]
    heading = Span(task.span.start, max(min(whole, default=task.span.end), task.span.start + 1))
    inside = [heading, *(Span(m.span.start, (m.assignment_span or m.span).end) for m in measures)]
    found: list[Match] = []
    for match in sorted(_candidates(task, clues), key=_telling):
        apart = all(match.span.end <= o.span.start or o.span.end <= match.span.start for o in found)
        if apart and any(match.span in span for span in inside):
            found.append(match)
    return sorted(found, key=lambda match: match.span)


_HOW = ("text", "reading", "agency", "token", "synonym")


def _telling(match: Match) -> tuple[int, int, int]:
    return _HOW.index(match.how), -match.span.length, match.span.start


def _candidates(task: Task, clues: Sequence[Clue]) -> Iterator[Match]:
    printed = words.folded(task.text)
    base = task.span.start
    read = mended((task,))
    for term, how, word in clues:
        if how == "agency":
            for role in task.roles:
                if role.agency.id == word:
                    yield _match(task, role.span, term, how)
            continue
        for at in occurrences(printed.text, word):
            span = Span(base + printed.at[at], base + printed.at[at + len(word) - 1] + 1)
            yield _match(task, span, term, how)
        for at in occurrences(read.text, word):
            last = at + len(word) - 1
            if any(read.mended[at : last + 1]):
                how_read = "reading" if how == "text" else how
                yield _match(task, Span(read.at[at], read.ends[last]), term, how_read)


def _match(task: Task, span: Span, term: str, how: str) -> Match:
    text = task.text[span.start - task.span.start : span.end - task.span.start]
    return Match(span, text, term, how)


def _window(task: Task, matches: Sequence[Match]) -> tuple[int, int]:
    """The bounds in a task's text of the stretch that holds the most matches."""

    def held(first: Match) -> tuple[int, int]:
        reach = first.span.start + _SNIPPET - AROUND
        inside = [m for m in matches if first.span.start <= m.span.start and m.span.end <= reach]
        return sum(len(_HOW) - _HOW.index(m.how) for m in inside), -first.span.start

    best = max(matches, key=held)
    start = best.span.start - task.span.start - AROUND
    start = start if start > AROUND // 2 else 0  # a heading's numeral is not worth cutting
    end = max(start + _SNIPPET, best.span.end - task.span.start)
    return start, min(end, len(task.text))


_Marks = Sequence[tuple[int, int, str]]


def _spliced(
    text: str, marks: _Marks, shown: Callable[[str], str], opening: str, closing: str
) -> str:
    parts, at = [], 0
    for start, end, _ in marks:
        if start >= at and end <= len(text):
            parts += [shown(text[at:start]), opening, shown(text[start:end]), closing]
            at = end
    return " ".join("".join([*parts, shown(text[at:])]).split())


def _in_html(text: str, marks: _Marks) -> str:
    return html.marked(text, [mark for mark in marks if mark[0] >= 0])


def _marking(
    opening: str, closing: str, shown: Callable[[str], str] = str
) -> Callable[[str, _Marks], str]:
    return lambda text, marks: _spliced(text, marks, shown, opening, closing)


_MARKERS: Mapping[str, Callable[[str, _Marks], str]] = MappingProxyType(
    {
        "text": _marking("【", "】"),
        "markdown": _marking("**", "**", export.markdown_text),
        "html": _in_html,
        "terminal": _marking(terminal.BOLD, terminal.PLAIN),
    }
)
