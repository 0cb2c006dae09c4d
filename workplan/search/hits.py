"""The rows of search results: hits, keywords, lines of a concordance.

Knows what a row holds and which columns it has; not how rows are found or ranked.
"""

from functools import cached_property

import attrs

from workplan.model import Measure, Span, Task
from workplan.search.matches import Expansion, Match, find_matches
from workplan.search.snippets import SnippetFormat, make_snippet
from workplan.table import as_column, column
from workplan.texts import Text

__all__ = ["Hit", "Keyword", "KwicLine"]

_TASK = "Id of the task."
_TASK_POSITION = "Position of the task in the plan, from 1."


@attrs.frozen(repr=False)
class Hit:
    """A task that a query found.

    >>> import workplan
    >>> hit = workplan.load().search("民营企业")[0]
    >>> hit.task.id, hit.matches
    ('10', (Match('民管企业', 'reading'),))
    """

    task: Task = attrs.field(metadata=column(_TASK, attribute="id", is_key=True))
    """The task itself."""
    task_position: int = attrs.field(metadata=column(_TASK_POSITION))
    """Of the task in the plan, from 1."""
    measures: tuple[Measure, ...]
    """Those that matched, or all of them where only the heading did."""
    score: float
    """How well it fits, by BM25; the higher, the better."""
    expansions: tuple[Expansion, ...] = attrs.field(eq=False)
    """What was looked up, from which `matches` follow."""

    @property
    @as_column()
    def title(self) -> str:
        """Title of the task."""
        return self.task.title

    @property
    @as_column(name="measures")
    def _measure_ids(self) -> str:
        """Ids of the measures that matched, or of all where only the heading did."""
        return "、".join(measure.id for measure in self.measures)

    @property
    @as_column(name="score")
    def _rounded_score(self) -> float:
        """How well the task fits, by BM25; the higher, the better."""
        return round(self.score, 3)

    @property
    @as_column()
    def how(self) -> tuple[Text, ...]:
        """How the matches came about: text, reading, agency, token or synonym."""
        return tuple(Text(kind) for kind in dict.fromkeys(match.how for match in self.matches))

    @property
    @as_column(name="snippet", markup="_snippet_html")
    def _snippet_text(self) -> str:
        """Words around the matches that weigh most, each between 【 and 】."""
        return self.snippet()

    @property
    def _snippet_html(self) -> str:
        return self.snippet("html")

    @property
    def matches(self) -> tuple[Match, ...]:
        """Each place that matched, in the order of the text, none overlapping another."""
        return self._matches

    @cached_property
    def _matches(self) -> tuple[Match, ...]:
        return find_matches(self.task, self.measures, self.expansions)

    def snippet(self, format: SnippetFormat = "text") -> str:
        """Return the words around the matches that weigh most, each match marked.

        ``"text"`` marks with 【】, ``"markdown"`` with ``**`` and ``"html"`` with ``<mark>``, both
        escaping the rest, ``"terminal"`` with bold red. Raises `OptionError` for any other.

        >>> import workplan
        >>> workplan.load().search("回头看")[0].snippet()
        '…常监管,加大督查力度,组织开展“【回头看】”。( 市版权局牵头,...…'
        """
        return make_snippet(self.task, self.matches, format)

    def __repr__(self) -> str:
        return f"<Hit {self.task.id} {self.score:.2f}: {self.snippet()}>"


@attrs.frozen(repr=False)
class Keyword:
    """A word that is characteristic of a part of the plan."""

    word: str = attrs.field(metadata=column("The word, in one width and case.", is_key=True))
    """The word, in one width and case."""
    score: float
    """TF-IDF: how frequent it is there, against how rare it is in Chinese at large."""

    @property
    @as_column(name="score")
    def _rounded_score(self) -> float:
        """TF-IDF: how frequent it is there, against how rare it is in Chinese at large."""
        return round(self.score, 4)

    count: int = attrs.field(metadata=column("How often it occurs there."))
    """How often it occurs there."""

    def __repr__(self) -> str:
        return f"Keyword({self.word!r}, {self.score:.3f}, {self.count})"


@attrs.frozen(repr=False)
class KwicLine:
    """One occurrence of a term with the words before and after it (keyword in context)."""

    task: Task = attrs.field(metadata=column(_TASK, attribute="id", is_key=True))
    """The task that it is in."""
    task_position: int = attrs.field(metadata=column(_TASK_POSITION))
    """Of the task in the plan, from 1."""
    span: Span
    before: str = attrs.field(metadata=column("The words before the term.", align="right"))
    """The words before it."""
    text: str = attrs.field(metadata=column("The term as published."))
    """The term as published."""
    after: str = attrs.field(metadata=column("The words after the term."))
    """The words after it."""

    def __repr__(self) -> str:
        return f"<KwicLine {self.task.id}: {self.before}[{self.text}]{self.after}>"
