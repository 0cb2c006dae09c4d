"""`Index`: what a query finds in the tasks of a plan, and in which order.

Knows `Contents` and a `Vocabulary`; not the plan. How matches are marked is in `matches` and
`snippets`, how text is cut into words in `tokenizer`.

Ranking. A query is split at whitespace into terms; "…" and “…” keep a phrase. Each term scores each
measure by BM25, with zones of different weight: the heading of the task counts double, the
responsibility a third. The term is scored as it is written, and expanded: by its words, as jieba
cuts them, and by its synonyms. Where a term occurs literally anywhere, its expansions score less
than the least literal match; where it does not, they have all the weight. An agency's measures
score for its name; those it leads or holds alone come first where the name is the whole query. The
score of a task is that of its best measure and a tenth of the others'.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

import attrs

from workplan.errors import OptionError
from workplan.model import Agency, Contents, Duty, Folded, Place, Provenance, Span, Task, fold
from workplan.search.hits import Hit, Keyword, KwicLine
from workplan.search.matches import (
    CorrectedText,
    Expansion,
    apply_corrections,
    find_occurrences,
)
from workplan.search.snippets import CONTEXT
from workplan.search.vocabulary import (
    Vocabulary,
    find_longest,
    make_vocabulary,
    read_stop_words,
    read_synonyms,
)
from workplan.search.zones import CLAUSE_WEIGHT, find_zones
from workplan.table import Table, make_table
from workplan.texts import Text

__all__ = ["Index", "MatchMode", "QueryTerm", "make_index", "parse_query"]

MatchMode = Literal["any", "all"]
"""Whether a task needs one term of a query, or every one."""

# What was tried: each number alone, over the 307 questions of tests/questions.py (MRR in the
# notice's own words and in the words of the trade 0.996 and 0.969) and over every agency's names.
_K1, _B = 1.2, 0.5
"""Usual values of BM25. k1 0.6 is the same, 2.0 is 0.993 and 0.966; b 0 to 1 costs up to 0.005."""
_ROLE_SCORES = {Duty.LEAD: 4.0, Duty.SOLE: 4.0, Duty.SHARED: 2.0, Duty.SUPPORTING: 1.0}
"""All equal, or all halved, is 0.993 in the notice's own words."""
_ACCOUNTABLE_SCORE = 30.0
"""Of a measure that an agency leads or holds alone, where its name is the whole query. From 15 on
these come first for every name of every agency; with 10 not for three names."""
_EXPANSION_LIMIT = 0.9
"""Best score of an expansion, as a share of the least literal match of its term. Without a limit
0.966 in the notice's own words."""
_OTHER_MEASURES = 0.1
"""Share of a task's other measures in its score. 0 is 0.989 in the notice's own words, 0.2 is
0.966 in the words of the trade."""
_QUOTED = 80
"""Characters of a query that a caption shows."""


# --- queries -------------------------------------------------------------------------------------


class QueryTerm(NamedTuple):
    """One term of a query."""

    text: str
    """Folded."""
    is_exact: bool
    """Whether it was a phrase in quotation marks, which is not expanded."""


_TERM = re.compile('"([^"]+)"|“([^“”]+)”|\\S+')


def parse_query(query: str) -> list[QueryTerm]:
    """Split a query into its terms, each once.

    >>> [(term.text, term.is_exact) for term in parse_query('电商 "回头 看" 机"抽')]
    [('电商', False), ('回头看', True), ('机"抽', False)]
    """
    terms: dict[QueryTerm, None] = {}
    for match in _TERM.finditer(query.replace("\uff02", '"')):
        phrase = fold(match[1] or match[2] or "").text
        terms[QueryTerm(phrase or fold(match[0]).text, bool(phrase))] = None
    return list(terms)


# --- the index -----------------------------------------------------------------------------------


class _IndexedZone(NamedTuple):
    """A zone of a task in the folded text of all tasks."""

    start: int
    """In the folded text."""
    weight: float
    documents: tuple[int, ...]
    """The measures that a match there counts for."""


class _ScoredTerm(NamedTuple):
    """What a term of a query finds."""

    scores: Mapping[int, float]
    """Score of each document that it finds."""
    expansions: tuple[Expansion, ...]
    """What was looked up."""


@attrs.frozen(repr=False, eq=False)
class Index:
    """The measures of a plan as documents that can be searched.

    A document is known by its index in `Contents.places`. Postings are found by scanning the folded
    text: a plan has some 20,000 characters, and `str.find` takes 10 µs for all of them.
    """

    contents: Contents
    provenance: Provenance
    vocabulary: Vocabulary

    def search(
        self, query: str, limit: int | None, match: MatchMode, kept: tuple[bool, ...] | None
    ) -> Table[Hit]:
        """Return the hits, the best first; see `Plan.search`.

        `kept` says for each document whether it is searched; ``None`` where all are.
        """
        _check_text("query", query)
        if match not in get_args(MatchMode):
            raise OptionError("match", match, get_args(MatchMode))
        _check_count("limit", limit)
        return self._cached_search(query, limit, match, kept)

    @cached_property
    def _cached_search(
        self,
    ) -> Callable[[str, int | None, MatchMode, tuple[bool, ...] | None], Table[Hit]]:
        """`_run_search`, the latest results of which are kept, since they are immutable."""
        return lru_cache(maxsize=256)(self._run_search)

    def _run_search(
        self, query: str, limit: int | None, match: MatchMode, kept: tuple[bool, ...] | None
    ) -> Table[Hit]:
        terms = parse_query(query)
        found = [self._score_term(term, len(terms) == 1) for term in terms]
        ranking = self._rank_tasks(found, match, kept)
        matched = {document for term in found for document in term.scores}
        expansions = tuple(expansion for term in found for expansion in term.expansions)
        rows = [
            self._make_hit(score, task, matched, expansions, kept)
            for score, task in ranking[:limit]
        ]
        template = "Tasks found for {query}: {count}"
        if limit is not None and limit < len(ranking):
            template = "Tasks found for {query}: {count}, the first {limit}"
        shown = query.strip()[:_QUOTED]
        caption = Text(template, query=shown, count=len(ranking), limit=limit)
        return make_table(Hit, rows, caption, self.provenance)

    def _rank_tasks(
        self, found: Sequence[_ScoredTerm], match: MatchMode, kept: Sequence[bool] | None
    ) -> list[tuple[float, int]]:
        """The scores and indexes of the tasks that match, best first, then in text order."""
        totals: dict[int, float] = {}
        for term in found:
            _add_scores(totals, term.scores)
        best: dict[int, float] = {}
        sums: dict[int, float] = {}
        for document, score in totals.items():
            if kept is None or kept[document]:
                task = self._task_of[document]
                best[task] = max(best.get(task, 0.0), score)
                sums[task] = sums.get(task, 0.0) + score
        if match == "all":
            for term in found:
                has = {self._task_of[d] for d in term.scores if kept is None or kept[d]}
                best = {task: score for task, score in best.items() if task in has}
        ranking = [(top + _OTHER_MEASURES * (sums[task] - top), task) for task, top in best.items()]
        return sorted(ranking, key=lambda entry: (-entry[0], entry[1]))

    def _make_hit(
        self,
        score: float,
        task: int,
        matched: set[int],
        expansions: tuple[Expansion, ...],
        kept: Sequence[bool] | None,
    ) -> Hit:
        measures = tuple(
            self._documents[d].measure
            for d in self._documents_of[task]
            if d in matched and (kept is None or kept[d])
        )
        return Hit(self.contents.tasks[task], task + 1, measures, score, expansions)

    # --- one term --------------------------------------------------------------------------------

    @cached_property
    def _score_term(self) -> Callable[[QueryTerm, bool], _ScoredTerm]:
        """`_compute_term`, the latest results of which are kept."""
        return lru_cache(maxsize=512)(self._compute_term)

    def _compute_term(self, term: QueryTerm, is_alone: bool) -> _ScoredTerm:
        """Score one term of a query; `is_alone` where it is the whole query."""
        literal = self._score_word(term.text, has_assignments=True)
        expansions = [Expansion(term.text, "text", term.text)]
        scores: dict[int, float] = {}
        for expansion in () if term.is_exact else self._expand_term(term.text):
            found = self._score_word(expansion.form)
            if found:
                expansions.append(expansion)
                _add_scores(scores, found)
        if literal and scores:
            scale = min(1.0, _EXPANSION_LIMIT * min(literal.values()) / max(scores.values()))
            scores = {document: score * scale for document, score in scores.items()}
        _add_scores(scores, literal)
        for agency in () if term.is_exact else self._find_agencies(term.text):
            expansions.append(Expansion(term.text, "agency", agency.id))
            _add_scores(scores, self._score_roles(agency, is_alone))
        return _ScoredTerm(MappingProxyType(scores), tuple(expansions))

    def _expand_term(self, term: str) -> list[Expansion]:
        """The synonyms of what a term contains, and the words of the rest.

        Stop words only where there is nothing else.
        """
        synonyms = read_synonyms()
        found: list[Expansion] = []
        rest = term
        for known in find_longest(term, synonyms):
            found += [Expansion(term, "synonym", word) for word in synonyms[known]]
            rest = rest.replace(known, " ")
            if known != term:
                found.append(Expansion(term, "token", known))
        for word in self.vocabulary.cut(rest):
            is_printed = word in self._folded.text
            parts = [word] if is_printed else self.vocabulary.find_subwords(word)
            # A single character is in too many words to be evidence: 片 of 薯片 is in 图片.
            found += [Expansion(term, "token", p) for p in parts if len(p) > 1 and p != term]
        useful = [expansion for expansion in found if expansion.form not in read_stop_words()]
        return list(dict.fromkeys(useful or found))

    def _find_agencies(self, term: str) -> Iterable[Agency]:
        """Agencies a term refers to: by registered name, synonym, or successor's name."""
        names = (term, *read_synonyms().get(term, ()))
        found = [self.contents.registry.find_possible(name) for name in names]
        unambiguous = [agencies[0] for agencies in found if len(agencies) == 1]
        return unambiguous or self.contents.registry.find_predecessors(term)

    def _score_roles(self, agency: Agency, is_alone: bool) -> dict[int, float]:
        """Score the documents in which an agency has a role."""
        scores: dict[int, float] = {}
        for document, place in enumerate(self._documents):
            duties = [role.duty for role in place.measure.roles if role.agency == agency]
            if duties:
                is_first = is_alone and any(duty.is_accountable for duty in duties)
                score = max(_ROLE_SCORES[duty] for duty in duties)
                scores[document] = _ACCOUNTABLE_SCORE if is_first else score
        return scores

    def _score_word(self, word: str, *, has_assignments: bool = False) -> dict[int, float]:
        """Score the documents in which a word occurs by BM25, responsibilities if asked."""
        counts: dict[int, float] = {}
        for at in self._find_positions(word):
            zone = self._zones[bisect_right(self._zone_starts, at) - 1]
            if has_assignments or zone.weight >= CLAUSE_WEIGHT:
                for document in zone.documents:
                    counts[document] = counts.get(document, 0.0) + zone.weight
        total = len(self._documents)
        idf = log(1 + (total - len(counts) + 0.5) / (len(counts) + 0.5))
        return {
            document: idf * count * (_K1 + 1) / (count + self._length_norms[document])
            for document, count in counts.items()
        }

    def _find_positions(self, word: str) -> Iterator[int]:
        """Where a word begins in the indexed text, as published or as corrected."""
        yield from find_occurrences(self._folded.text, word)
        for span in self._corrected.find_corrected(word):
            yield bisect_left(self._folded.at, span.start)

    # --- keywords and concordance ----------------------------------------------------------------

    def keywords(
        self, kept: Sequence[bool] | None, top: int | None, *, agencies: bool
    ) -> Table[Keyword]:
        """Return the words that are frequent in some documents and rare at large.

        `kept` is as in `search`; see `Plan.keywords`.
        """
        _check_count("top", top)
        names = {
            fold(name).text
            for agency in self.contents.registry
            for name in (*agency.names, *agency.ambiguous_names)  # 公安 is no word of a task's
        }
        counts = self._count_words(kept)
        useful = {
            word: count
            for word, count in counts.items()
            if len(word) > 1 and word not in read_stop_words() and (agencies or word not in names)
        }
        total, idf_of = counts.total(), self.vocabulary.idf_of
        rows = [Keyword(word, n / total * idf_of(word), n) for word, n in useful.items()]
        rows.sort(key=lambda row: -row.score)
        caption = Text("Keywords: {shown} of {total}", shown=len(rows[:top]), total=len(rows))
        return make_table(Keyword, rows[:top], caption, self.provenance)

    def _count_words(self, kept: Sequence[bool] | None) -> Counter[str]:
        """The words of some documents and of their tasks' titles, each title once."""
        counts: Counter[str] = Counter()
        titled = 0
        for document, place in enumerate(self._documents):
            if kept is None or kept[document]:
                counts.update(self.vocabulary.cut(place.measure.text))
                if place.task_position != titled:
                    counts.update(self.vocabulary.cut(place.task.title))
                titled = place.task_position
        return counts

    def concordance(self, term: str) -> Table[KwicLine]:
        """Return each occurrence of a term in context; see `Plan.concordance`."""
        _check_text("term", term)
        word = fold(term).text
        rows = [
            _make_kwic_line(task, position, start, end)
            for position, task in enumerate(self.contents.tasks, 1)
            for start, end in _find_stretches(task.text, word)
        ]
        caption = Text("Occurrences of {term}: {count}", term=term[:_QUOTED], count=len(rows))
        return make_table(KwicLine, rows, caption, self.provenance)

    def __repr__(self) -> str:
        return f"<Index: {len(self.contents.tasks)} tasks, {len(self._documents)} measures>"

    # --- derived once ----------------------------------------------------------------------------

    @property
    def _documents(self) -> tuple[Place, ...]:
        return self.contents.places

    @cached_property
    def _task_of(self) -> tuple[int, ...]:
        """The index of each document's task."""
        return tuple(place.task_position - 1 for place in self._documents)

    @cached_property
    def _documents_of(self) -> tuple[tuple[int, ...], ...]:
        """The documents of each task."""
        table: list[list[int]] = [[] for _ in self.contents.tasks]
        for document, task in enumerate(self._task_of):
            table[task].append(document)
        return tuple(map(tuple, table))

    @cached_property
    def _folded(self) -> Folded:
        """All tasks, folded, with a line feed after each, which no folded query contains."""
        texts: list[str] = []
        at: list[int] = []
        for task in self.contents.tasks:
            folded = fold(task.text)
            texts.append(folded.text)
            at += [task.span.start + place for place in folded.at]
            at.append(task.span.end - 1)
        return Folded("\n".join(texts) + "\n", tuple(at))

    @cached_property
    def _corrected(self) -> CorrectedText:
        return apply_corrections(self.contents.tasks)

    @cached_property
    def _zones(self) -> tuple[_IndexedZone, ...]:
        position_of, at = self.contents.position_of, self._folded.at
        zones = [zone for task in self.contents.tasks for zone in find_zones(task)]
        # Under a merged table cell the responsibility of a measure may be beside another task.
        zones.sort(key=lambda zone: zone.start)
        return tuple(
            _IndexedZone(
                bisect_left(at, zone.start),
                zone.weight,
                tuple(position_of(measure) - 1 for measure in zone.measures),
            )
            for zone in zones
        )

    @cached_property
    def _zone_starts(self) -> tuple[int, ...]:
        return tuple(zone.start for zone in self._zones)

    @cached_property
    def _length_norms(self) -> tuple[float, ...]:
        """What BM25 adds to a count in the denominator, by the length of each document."""
        lengths = [place.measure.span.length for place in self._documents]
        mean = sum(lengths) / max(len(lengths), 1)
        return tuple(_K1 * (1 - _B + _B * length / mean) for length in lengths)


def make_index(contents: Contents, provenance: Provenance) -> Index:
    """Make the index of a plan; `provenance` says whether its vocabulary is a shipped one."""
    vocabulary = make_vocabulary(contents.source.text, provenance.plan, provenance.sha256)
    return Index(contents, provenance, vocabulary)


def _find_stretches(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a folded word begins and ends in a text."""
    folded = fold(text)
    for at in find_occurrences(folded.text, word):
        yield folded.at[at], folded.at[at + len(word) - 1] + 1


def _make_kwic_line(task: Task, position: int, start: int, end: int) -> KwicLine:
    before = task.text[max(start - CONTEXT, 0) : start]
    span = Span(task.span.start + start, task.span.start + end)
    after = task.text[end : end + CONTEXT]
    return KwicLine(task, position, span, before, task.text[start:end], after)


def _add_scores(scores: dict[int, float], more: Mapping[int, float]) -> None:
    for document, score in more.items():
        scores[document] = scores.get(document, 0.0) + score


def _check_text(option: str, text: object) -> None:
    if not isinstance(text, str):
        raise OptionError(option, text, ("text",))


def _check_count(option: str, count: object) -> None:
    if count is not None and (type(count) is not int or count < 0):
        raise OptionError(option, count, ("None or a non-negative integer",))
