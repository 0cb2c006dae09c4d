"""Keyword lookup: what a query finds in the tasks, how it matched, and in which order.

Knows tasks, agencies and corrections; not the plan that they make up. How words are cut and what
the trade calls them is in `words`.

The rule. A query is split at blanks into terms; "…" and “…” keep a phrase. Each term gives each
measure points: BM25 over the measures for the term as it stands (headings count double, the
responsibility a third), for the words that jieba sees in it, and for its synonyms. Where a term
stands literally anywhere, what it merely resembles gets less than the least literal match; where
it stands nowhere, words and synonyms have all the weight. An agency's own tasks come first where
it leads or answers alone. A task has the points of its best measure and a tenth of the others'.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from types import MappingProxyType
from typing import NamedTuple

import attrs

from workplan.errors import OptionError
from workplan.model.registry import Agencies
from workplan.model.values import Agency, Duty, Measure, Provenance, Span, Task
from workplan.search import tokenizer as words
from workplan.search.hits import (
    AROUND,
    Clue,
    Concordance,
    Hit,
    Hits,
    Keyword,
    Line,
    Mended,
    mended,
    occurrences,
)
from workplan.table import Answer

__all__ = ["Index", "index"]

_K1, _B = 1.2, 0.5
_HEADING, _ASSIGNMENT = 2.0, 0.3
_FIRST = 30.0
"""What a query that is an agency gives to a measure it leads or holds alone."""
_ROLE = {Duty.LEAD: 4.0, Duty.SOLE: 4.0, Duty.SHARED: 2.0, Duty.SUPPORTING: 1.0}
_BELOW = 0.9
"""What resembles a term gets at most this of its least literal match."""
_REST = 0.1
"""What a task's other measures add to its best."""


# --- the index -----------------------------------------------------------------------------------


class _Field(NamedTuple):
    """One stretch of the indexed text: whose it is, and how much a match there counts."""

    start: int
    task: int
    document: int
    """-1 for a heading, which counts for every measure of its task."""
    weight: float


class _Term(NamedTuple):
    """What a term gives: points for each document, and what to look for in the hits."""

    points: Mapping[int, float]
    clues: tuple[Clue, ...]


@attrs.frozen(repr=False, eq=False)
class Index:
    """The tasks of a plan, ready to be searched."""

    tasks: tuple[Task, ...]
    documents: tuple[tuple[int, Measure], ...]
    """Each measure with the place of its task."""
    agencies: Agencies
    vocabulary: words.Vocabulary
    provenance: Provenance

    def search(
        self, query: str, limit: int | None, match: str, kept: tuple[bool, ...] | None
    ) -> Answer[Hit]:
        """The hits, the best first, as `Plan.search` says."""
        _check_text("query", query)
        if match not in ("any", "all"):
            raise OptionError("match", match, ("any", "all"))
        _check_count("limit", limit)
        return self._found(query, limit, match, kept)

    @cached_property
    def _found(self) -> Callable[[str, int | None, str, tuple[bool, ...] | None], Answer[Hit]]:
        """The answers to queries; those asked for lately are remembered, being immutable."""
        return lru_cache(maxsize=256)(self._find)

    def _find(
        self, query: str, limit: int | None, match: str, kept: tuple[bool, ...] | None
    ) -> Answer[Hit]:
        terms = _terms(query)
        found = [self._term(term, exact, len(terms) == 1) for term, exact in terms]
        ranked = self._ranked(found, match, kept)
        rows = tuple(self._hit(*each, found, kept) for each in ranked[:limit])
        caption = f"Tasks found for {query.strip()[:80]}: {len(ranked)}"
        caption += f", the first {limit}" if limit is not None and limit < len(ranked) else ""
        return Hits(rows, Hit, caption, self.provenance)

    def _ranked(
        self, found: Sequence[_Term], match: str, kept: Sequence[bool] | None
    ) -> list[tuple[float, int]]:
        """The tasks that match with their points, the most first, then the order of the text."""
        totals: dict[int, float] = {}
        for term in found:
            for document, points in term.points.items():
                totals[document] = totals.get(document, 0.0) + points
        best: dict[int, float] = {}
        rest: dict[int, float] = {}
        for document, points in totals.items():
            if kept is None or kept[document]:
                task = self.documents[document][0]
                best[task] = max(best.get(task, 0.0), points)
                rest[task] = rest.get(task, 0.0) + points
        if match == "all":
            for term in found:
                has = {self.documents[d][0] for d in term.points if kept is None or kept[d]}
                best = {task: points for task, points in best.items() if task in has}
        scored = [(p + _REST * (rest[task] - p), -task) for task, p in best.items()]
        return sorted(scored, reverse=True)

    def _hit(
        self, score: float, place: int, found: Sequence[_Term], kept: Sequence[bool] | None
    ) -> Hit:
        matched = {document for term in found for document in term.points}
        own = self._of_task[-place]
        measures = [self.documents[d][1] for d in own if d in matched and (not kept or kept[d])]
        clues = tuple(clue for term in found for clue in term.clues)
        return Hit(self.tasks[-place], tuple(measures), score, clues)

    # --- one term --------------------------------------------------------------------------------

    @cached_property
    def _term(self) -> Callable[[str, bool, bool], _Term]:
        """The points of a term; those asked for lately are remembered."""
        return lru_cache(maxsize=512)(self._weigh)

    def _weigh(self, term: str, exact: bool, alone: bool) -> _Term:
        literal = self._bm25(term, assignments=True)
        clues = [Clue(term, "text", term)]
        alike: dict[int, float] = {}
        for how, word in () if exact else self._resembling(term):
            points = self._bm25(word)
            if points:
                clues.append(Clue(term, how, word))
                _add(alike, points)
        if literal and alike:
            scale = min(1.0, _BELOW * min(literal.values()) / max(alike.values()))
            alike = {document: points * scale for document, points in alike.items()}
        _add(alike, literal)
        for agency in () if exact else self._meant(term):
            clues.append(Clue(term, "agency", agency.id))
            _add(alike, self._roles(agency, alone))
        return _Term(MappingProxyType(alike), tuple(clues))

    def _resembling(self, term: str) -> list[tuple[str, str]]:
        """The synonyms of what stands in a term, and the words of the rest."""
        table = words.synonyms()
        found, rest = [], term
        for known in words.longest(term, table):
            found += [("synonym", word) for word in table[known]]
            rest = rest.replace(known, " ")
            if known != term:
                found.append(("token", known))
        for word in self.vocabulary.cut(rest):
            parts = [word] if word in self._text.text else self.vocabulary.within(word)
            found += [("token", p) for p in parts if len(p) > 1 and p != term]
        useful = [(how, word) for how, word in found if word not in words.stop_words()]
        return list(dict.fromkeys(useful or found))

    def _meant(self, term: str) -> Iterator[Agency]:
        """The agencies that a term names, by a name of theirs or what the trade or today has."""
        names = (term, *words.synonyms().get(term, ()))
        matching = [found for name in names if len(found := self.agencies.matching(name)) == 1]
        yield from (agency for (agency,) in matching)
        if not matching:  # a body of today: what it took over
            yield from self.agencies.succeeded_by(term)

    def _roles(self, agency: Agency, alone: bool) -> dict[int, float]:
        points: dict[int, float] = {}
        for place, (_, measure) in enumerate(self.documents):
            held = [role.duty for role in measure.roles if role.agency == agency]
            if held:
                first = alone and any(duty.is_accountable for duty in held)
                points[place] = _FIRST if first else max(_ROLE[duty] for duty in held)
        return points

    def _bm25(self, word: str, *, assignments: bool = False) -> dict[int, float]:
        """BM25 of each document for a word as it stands in the text or should."""
        counts: dict[int, float] = {}
        for at in self._places(word):
            field = self._fields[bisect_right(self._starts, at) - 1]
            if field.weight >= 1 or assignments:
                inside = self._of_task[field.task] if field.document < 0 else (field.document,)
                for document in inside:
                    counts[document] = counts.get(document, 0.0) + field.weight
        n = len(self.documents)
        idf = log(1 + (n - len(counts) + 0.5) / (len(counts) + 0.5))
        return {
            document: idf * count * (_K1 + 1) / (count + self._norms[document])
            for document, count in counts.items()
        }

    def _places(self, word: str) -> Iterator[int]:
        """Where a word begins in the indexed text: as it stands, and as it should read."""
        yield from occurrences(self._text.text, word)
        for at in occurrences(self._as_read.text, word):
            if any(self._as_read.mended[at : at + len(word)]):
                yield bisect_left(self._text.at, self._as_read.at[at])

    # --- keywords and concordance ----------------------------------------------------------------

    def keywords(
        self, kept: Sequence[bool] | None, top: int | None, *, agencies: bool
    ) -> Answer[Keyword]:
        """The words that stand there often and are rare at large, as `Plan.keywords` says."""
        _check_count("top", top)
        names = {words.folded(name).text for agency in self.agencies for name in agency.names}
        counts: Counter[str] = Counter()
        headed: set[int] = set()
        for place, (task, measure) in enumerate(self.documents):
            if kept is None or kept[place]:
                counts.update(self.vocabulary.cut(measure.text))
                if task not in headed:
                    counts.update(self.vocabulary.cut(self.tasks[task].title))
                headed.add(task)
        useful = {
            word: count
            for word, count in counts.items()
            if len(word) > 1 and word not in words.stop_words() and (agencies or word not in names)
        }
        all_ = counts.total()
        rows = [Keyword(w, c / all_ * self.vocabulary.rarity(w), c) for w, c in useful.items()]
        rows.sort(key=lambda row: -row.score)
        caption = f"Words that tell what it is about: {len(rows[:top])} of {len(rows)}"
        return Answer(tuple(rows[:top]), Keyword, caption, self.provenance)

    def concordance(self, term: str) -> Concordance:
        """Each place of a term in its context, as `Plan.concordance` says."""
        _check_text("term", term)
        wanted = words.folded(term).text
        rows = []
        for task in self.tasks:
            text = words.folded(task.text)
            for at in occurrences(text.text, wanted):
                start, end = text.at[at], text.at[at + len(wanted) - 1] + 1
                before = task.text[max(start - AROUND, 0) : start]
                after = task.text[end : end + AROUND]
                span = Span(task.span.start + start, task.span.start + end)
                rows.append(Line(task, span, before, task.text[start:end], after))
        caption = f"Places of {term[:80]}: {len(rows)}"
        return Concordance(tuple(rows), Line, caption, self.provenance)

    # --- what is made once -----------------------------------------------------------------------

    @cached_property
    def _text(self) -> words.Folded:
        """All tasks, folded, a line end between them, which no folded query can contain."""
        return _chained((words.folded(task.text), task.span.start) for task in self.tasks)

    @cached_property
    def _as_read(self) -> "Mended":
        return mended(self.tasks)

    @cached_property
    def _fields(self) -> tuple[_Field, ...]:
        fields = []
        for place, task in enumerate(self.tasks):
            fields.append(_Field(task.span.start, place, -1, _HEADING))
            for document in self._of_task[place]:
                measure = self.documents[document][1]
                if task.title_span is None or measure.span.start not in task.title_span:
                    fields.append(_Field(measure.span.start, place, document, 1.0))
                if measure.assignment_span:
                    start = measure.assignment_span.start
                    fields.append(_Field(start, place, document, _ASSIGNMENT))
        # A whole task's responsibility may stand behind its items.
        fields.sort(key=lambda field: field.start)
        return tuple(f._replace(start=bisect_left(self._text.at, f.start)) for f in fields)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(field.start for field in self._fields)

    @cached_property
    def _of_task(self) -> tuple[tuple[int, ...], ...]:
        """The documents of each task."""
        table: list[list[int]] = [[] for _ in self.tasks]
        for document, (task, _) in enumerate(self.documents):
            table[task].append(document)
        return tuple(map(tuple, table))

    @cached_property
    def _norms(self) -> tuple[float, ...]:
        """What BM25 adds to a count for the length of each document."""
        lengths = [measure.span.length for _, measure in self.documents]
        mean = sum(lengths) / max(len(lengths), 1)
        return tuple(_K1 * (1 - _B + _B * length / mean) for length in lengths)

    def __repr__(self) -> str:
        return f"<Index: {len(self.tasks)} tasks, {len(self.documents)} measures>"


def index(
    tasks: tuple[Task, ...],
    agencies: tuple[Agency, ...],
    vocabulary: words.Vocabulary,
    provenance: Provenance,
) -> Index:
    """The tasks of a plan, ready to be searched."""
    documents = tuple((place, m) for place, task in enumerate(tasks) for m in task.measures)
    return Index(tasks, documents, Agencies(agencies), vocabulary, provenance)


# --- queries -------------------------------------------------------------------------------------

_QUERY = re.compile('"([^"]+)"|“([^“”]+)”|\\S+')


def _terms(query: str) -> list[tuple[str, bool]]:
    """The terms of a query, folded, and whether each is an exact phrase.

    >>> _terms('电商 "回头 看" 机"抽')
    [('电商', False), ('回头看', True), ('机"抽', False)]
    """
    found: dict[tuple[str, bool], None] = {}
    for match in _QUERY.finditer(query.replace("\uff02", '"')):
        phrase = words.folded(match[1] or match[2] or "").text
        found[phrase or words.folded(match[0]).text, bool(phrase)] = None
    return list(found)


def _check_text(option: str, text: object) -> None:
    if not isinstance(text, str):
        raise OptionError(option, text, ("any text",))


def _check_count(option: str, count: int | None) -> None:
    if count is not None and (type(count) is not int or count < 0):
        raise OptionError(option, count, ("None", "0", "1", "2", "…"))


def _add(points: dict[int, float], more: Mapping[int, float]) -> None:
    for document, value in more.items():
        points[document] = points.get(document, 0.0) + value


def _chained(parts: Iterable[tuple[words.Folded, int]]) -> words.Folded:
    texts, at = [], []
    for part, start in parts:
        texts.append(part.text)
        at += [start + place for place in part.at]
        at.append(at[-1] if at else start)
    return words.Folded("\n".join(texts) + "\n", tuple(at))
