"""How similar wordings are, and which of many share bigrams with one.

Knows titles and texts; not which wordings are paired.

Two texts are as similar as the bigrams (pairs of neighbouring characters) that they share: Dice's
coefficient, from 0 to 1. Two wordings are as similar as their texts, or as the mean of their texts
and their titles, whichever is higher. Wordings find each other in an inverted index, rarest bigrams
first, and each visits a limited number of others. Where that is not all of them, it is compared
with the few that it shares most with.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set as AbstractSet
from functools import cached_property
from itertools import chain

import attrs

__all__ = ["Index", "Overlap", "Wording", "count_contained", "list_closest"]

_LEAST_VISITS = 1024
_VISITS_PER_BIGRAM = 32
"""How many entries of the index a wording visits: so many, or so many for each of its bigrams.

A bigram of the shipped plan is in 3.4 of its 45 measures and in 3.1 of its 27 tasks on average, so
that about 400 such measures and 280 such tasks stay within the limit, and every pair is scored. Far
beyond it, of 8,000 measures of two of its sentences each, with a tenth of the characters changed,
7,970 find their partner; with half as many visits 7,591 do, in nine tenths of the time.
"""
_FEW = 8
"""How many a wording is compared with that cannot visit all with which it shares bigrams.

With twice as many, 7,980 of those 8,000 find their partner, in 1.25 times the time.
"""
_LEAST_CONTAINED = 20
"""How many bigrams of an item its container must have, besides their share.

No part of the shipped plan has more than 0.41 of its bigrams in another. But short clauses are made
of stock phrases: one in six of those with fewer than 25 bigrams has half of them in a measure that
it is not from. No clause, and no clauses in a row, has more than 16 there with half of its bigrams.
"""


@attrs.frozen(eq=False)
class Wording:
    """A title and a text; one object for all items of both lists that have them."""

    title: str
    text: str

    @cached_property
    def title_bigrams(self) -> AbstractSet[str]:
        return _split_bigrams(self.title) if self.title else frozenset()

    @cached_property
    def text_bigrams(self) -> AbstractSet[str]:
        return _split_bigrams(self.text)


def _split_bigrams(text: str) -> AbstractSet[str]:
    # Both ends count as characters: a text of one character, or of none, has a bigram too.
    padded = f"\x02{text}\x03"
    return {padded[at : at + 2] for at in range(len(padded) - 1)}


def count_contained(
    wording: Wording, container: Wording, partner: Wording | None
) -> tuple[int, int]:
    """Return how many bigrams of a text another contains, and of how many.

    What the container's own partner has too is no evidence, and not counted.

    >>> part, whole, rest = (Wording("", text) for text in ("严查", "整治。严查", "整治。"))
    >>> count_contained(part, whole, None), count_contained(part, whole, rest)
    ((2, 3), (2, 3))
    """
    own = wording.text_bigrams - (partner.text_bigrams if partner else frozenset())
    return len(own & container.text_bigrams), len(own)


@attrs.frozen
class Overlap:
    """How many bigrams a wording shares with each of others, by their indexes."""

    wording: Wording
    others: Sequence[Wording]
    texts: Mapping[int, int]
    titles: Mapping[int, int]
    is_complete: bool
    """Whether all are here that it shares any with, or only a few."""

    def score(self, at: int) -> float:
        """Return the similarity of the wording and one of the others."""
        one, other = self.wording, self.others[at]
        sizes = len(one.text_bigrams) + len(other.text_bigrams)
        of_texts = 2 * self.texts.get(at, 0) / sizes
        in_titles = self.titles.get(at, 0)
        if not in_titles:
            return of_texts
        sizes = len(one.title_bigrams) + len(other.title_bigrams)
        return max(of_texts, (of_texts + 2 * in_titles / sizes) / 2)

    def list_similar(self, least: float) -> dict[int, float]:
        """Return those that are at least that similar."""
        found: set[int] = set()
        for counts, bigrams in (
            (self.texts, self.wording.text_bigrams),
            (self.titles, self.wording.title_bigrams),
        ):
            # To share fewer is to be less similar, however short the other.
            size = len(bigrams)
            fewer = bisect_left(range(1, size + 1), least, key=lambda n: 2 * n / (size + n))
            found.update([at for at, count in counts.items() if count > fewer])
        return {at: score for at in found if (score := self.score(at)) >= least}

    def list_nearest(self) -> dict[int, float]:
        """Return the most similar ones."""
        counts = filter(None, (self.texts, self.titles))
        # Whichever of several: it only has to be so similar that few are scored.
        similar = [self.score(max(shared, key=shared.__getitem__)) for shared in counts]
        return self.list_similar(max(similar)) if similar else {}

    def list_shares(self, partners: Sequence[Wording | None], threshold: float) -> dict[int, float]:
        """Return those that contain the wording, each with the share that it contains."""
        shares: dict[int, float] = {}
        for at, count in self.texts.items():
            if count < _LEAST_CONTAINED:
                continue
            contained, own = count_contained(self.wording, self.others[at], partners[at])
            if contained >= max(_LEAST_CONTAINED, threshold * own):
                shares[at] = contained / own
        return shares


@attrs.frozen
class Index:
    """Inverted index of wordings by bigram."""

    wordings: Sequence[Wording]
    texts: Mapping[str, Sequence[int]]
    """Indexes of the wordings with a bigram in their text."""
    titles: Mapping[str, Sequence[int]]

    @classmethod
    def build(cls, wordings: Sequence[Wording]) -> "Index":
        texts: dict[str, list[int]] = {}
        titles: dict[str, list[int]] = {}
        for at, wording in enumerate(wordings):
            for bigram in wording.text_bigrams:
                texts.setdefault(bigram, []).append(at)
            for bigram in wording.title_bigrams:
                titles.setdefault(bigram, []).append(at)
        return cls(wordings, texts, titles)

    def find_overlap(self, wording: Wording, place: int) -> Overlap:
        """Return what a wording shares with all; or with a few, of equal ones the closest."""
        texts, has_all_texts = _count_visits(self.texts, wording.text_bigrams, place)
        titles, has_all_titles = _count_visits(self.titles, wording.title_bigrams, place)
        is_complete = has_all_texts and has_all_titles
        if not is_complete:
            few = {*_select_few(texts, place), *_select_few(titles, place)}
            others = {at: self.wordings[at] for at in few}
            texts = {at: len(wording.text_bigrams & o.text_bigrams) for at, o in others.items()}
            titles = {at: len(wording.title_bigrams & o.title_bigrams) for at, o in others.items()}
        return Overlap(wording, self.wordings, texts, titles, is_complete)


def _count_visits(
    postings: Mapping[str, Sequence[int]], bigrams: AbstractSet[str], place: int
) -> tuple[Mapping[int, int], bool]:
    """Return how often each index was visited, and whether all visits were possible."""
    found = [postings[bigram] for bigram in bigrams if bigram in postings]
    limit = max(_LEAST_VISITS, _VISITS_PER_BIGRAM * len(bigrams))
    if sum(map(len, found)) <= limit:
        return Counter(chain.from_iterable(found)), True
    visited: list[int] = []
    rarest = iter(sorted((len(postings[each]), each) for each in bigrams if each in postings))
    while len(visited) < limit:
        _, bigram = next(rarest)
        visited += list_closest(postings[bigram], place, limit - len(visited))
    return Counter(visited), False


def _select_few(counts: Mapping[int, int], place: int) -> Sequence[int]:
    """Return the indexes with the highest counts; of equal ones those closest to `place`."""
    if len(counts) <= _FEW:
        return list(counts)
    least = sorted(counts.values())[-_FEW]
    more = [at for at, count in counts.items() if count > least]
    equal = sorted([at for at, count in counts.items() if count == least])
    return [*more, *list_closest(equal, place, _FEW - len(more))]


def list_closest(places: Sequence[int], place: int, limit: int) -> Sequence[int]:
    """Return the closest of sorted places; of two that are equally close the lower."""
    if len(places) <= limit:
        return places
    starts = range(len(places) - limit)
    start = bisect_left(starts, 2 * place, key=lambda at: places[at] + places[at + limit])
    return places[start : start + limit]
