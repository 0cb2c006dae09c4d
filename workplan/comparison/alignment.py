"""Alignment of two lists of titled texts by similarity.

Knows titles, texts, parents and places; not that they are those of sections, tasks and measures.

Two texts are as similar as the bigrams (pairs of neighbouring characters) that they share: Dice's
coefficient, from 0 to 1. Two items are as similar as their texts, or as the mean of their texts and
their titles, whichever is higher: an item whose text was rewritten under its title is still the
same item, and so is one with a new title. The alignment is greedy: of all pairs that reach the
threshold the best is taken, then the best of which both are still free. Pairs with equal titles
come first, however much their texts differ; then the more similar; among equals those with the same
text, then those whose parents were matched, then the one that moved least.

An item without a partner may be contained in another: merged into it, or split off from it. Its
bigrams are found there, other than those that the container's own partner has as well.

The time grows with the length of the texts, not with its square. Items of one title and text are
one wording, which is compared once; equal items are paired by their places. Wordings find each
other in an inverted index, rarest bigrams first, and each visits a limited number of others. Where
that is not all of them, it is compared with the few that it shares most with.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set as AbstractSet
from functools import cached_property
from heapq import heappop, heappush
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeVar

import attrs

__all__ = ["Pairing", "TitledText", "align"]

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

_KeyT = TypeVar("_KeyT", bound=Hashable)


class TitledText(NamedTuple):
    """An item to align."""

    title: str
    """``""`` where it has none."""
    text: str
    parent: str | None = ""
    """Equal in an old and a new item whose parents were matched with each other."""


@attrs.frozen
class Pairing:
    """Indexes of an item in the two lists; `None` where it has no partner."""

    old: int | None
    new: int | None
    similarity: float
    """Of the pair; of the item and its nearest where it has no partner."""
    nearest: int | None = None
    """Index in the other list where there is no partner: of what contains the item, or else of the
    most similar."""
    is_contained: bool = False
    """Whether the nearest contains the item; then `similarity` is the share that it contains."""


def align(
    olds: Sequence[TitledText], news: Sequence[TitledText], threshold: float
) -> list[Pairing]:
    """Return every item once, with its partner or alone: the new ones in order, then the old.

    >>> olds = [TitledText("", "加强监管"), TitledText("", "推进共治")]
    >>> align(olds, [TitledText("", "推进社会共治")], 0.5)
    [Pairing(old=1, new=0, similarity=0.6666666666666666, nearest=None, is_contained=False),
     Pairing(old=0, new=None, similarity=0.0, nearest=None, is_contained=False)]
    """
    wordings: dict[tuple[str, str], _Wording] = {}
    old_items, new_items = (
        [
            _Item(is_new, place, wordings.setdefault((title, text), _Wording(title, text)), parent)
            for place, (title, text, parent) in enumerate(items)
        ]
        for is_new, items in ((False, olds), (True, news))
    )
    _pair_items(old_items, new_items, threshold)
    _find_nearest(old_items, new_items, threshold)
    _find_nearest(new_items, old_items, threshold)
    pairings = [
        Pairing(
            new.partner.place if new.partner else None,
            new.place,
            new.similarity,
            new.nearest,
            new.is_contained,
        )
        for new in new_items
    ]
    return pairings + [
        Pairing(old.place, None, old.similarity, old.nearest, old.is_contained)
        for old in _list_free(old_items)
    ]


@attrs.frozen(eq=False)
class _Wording:
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


@attrs.define(eq=False)
class _Item:
    """An item of either list, and what is found for it."""

    is_new: bool
    place: int
    wording: _Wording
    parent: str | None
    partner: "_Item | None" = None
    similarity: float = 0.0
    nearest: int | None = None
    is_contained: bool = False

    @property
    def partner_wording(self) -> _Wording | None:
        return self.partner.wording if self.partner else None


_Items = Sequence[_Item]


def _list_free(items: _Items) -> list[_Item]:
    return [item for item in items if item.partner is None]


def _group(items: _Items, key: Callable[[_Item], _KeyT]) -> dict[_KeyT, list[_Item]]:
    groups: dict[_KeyT, list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _group_both(
    olds: _Items, news: _Items, key: Callable[[_Item], _KeyT]
) -> dict[_KeyT, tuple[_Items, _Items]]:
    """Return the free items of both lists by each key that there is in both."""
    old_groups, new_groups = (_group(_list_free(items), key) for items in (olds, news))
    return {key: (old_groups[key], new_groups[key]) for key in old_groups if key in new_groups}


# --- pairs ---------------------------------------------------------------------------------------


class _Candidate(NamedTuple):
    """Equal items of the one list and equal items of the other that may be paired."""

    similarity: float
    olds: _Items
    news: _Items


def _pair_items(olds: _Items, news: _Items, threshold: float) -> None:
    """Give a partner to every item that finds one, the best pairs first."""
    same_wording = _group_both(olds, news, attrgetter("wording"))
    _pair_best(_Candidate(1.0, *pair) for wording, pair in same_wording.items() if wording.title)
    same_title = _group_both(olds, news, attrgetter("wording.title"))
    for title, pair in same_title.items():
        if title:
            _pair_similar(*pair, threshold)
    same_text = _group_both(olds, news, attrgetter("wording.text"))
    _pair_best(_Candidate(1.0, *pair) for pair in same_text.values())
    _pair_similar(olds, news, threshold)


def _pair_similar(olds: _Items, news: _Items, threshold: float) -> None:
    # What lost all of its few to others meets the next in another round. Under one title the few
    # are those in the same place, so that a round uses up half of the wordings of either list.
    for _ in range(min(len(olds), len(news)).bit_length()):
        candidates, is_complete = _find_candidates(olds, news, threshold)
        _pair_best(candidates)
        if is_complete:
            return
        eligible = {group[0].wording for _, *pair in candidates for group in pair}
        olds, news = (
            [item for item in _list_free(items) if item.wording in eligible]
            for items in (olds, news)
        )


def _find_candidates(olds: _Items, news: _Items, threshold: float) -> tuple[list[_Candidate], bool]:
    """Return candidates that reach the threshold, and whether these are all."""
    old_groups, new_groups = (
        _group(_list_free(items), attrgetter("wording")) for items in (olds, news)
    )
    found: dict[tuple[_Wording, _Wording], float] = {}
    is_complete = True
    for own, others in ((old_groups, new_groups), (new_groups, old_groups)):
        index = _Index.build(list(others))
        is_complete = True
        for rank, wording in enumerate(own):
            overlap = index.find_overlap(wording, rank * len(others) // len(own))
            is_complete = is_complete and overlap.is_complete
            for at, similarity in overlap.list_similar(threshold).items():
                other = index.wordings[at]
                found[(wording, other) if own is old_groups else (other, wording)] = similarity
        if is_complete:  # what one list meets is what the other meets
            break
    candidates = [
        _Candidate(similarity, old_groups[old], new_groups[new])
        for (old, new), similarity in found.items()
    ]
    return candidates, is_complete


def _pair_best(candidates: Iterable[_Candidate]) -> None:
    """Pair the items of candidates, the most similar first."""
    ranked = sorted(candidates, key=itemgetter(0), reverse=True)
    for similarity, equal in groupby(ranked, key=itemgetter(0)):
        # Joined by the larger group, or each of many wordings would go through all of its items.
        joined: dict[_Item, list[_Item]] = {}
        for _, *pair in equal:
            smaller, larger = sorted(pair, key=len)
            joined.setdefault(larger[0], list(larger)).extend(smaller)
        _pair_closest(map(_list_free, joined.values()), similarity)


@attrs.define
class _Line:
    """Items of both lists in the order of their places, linked to their neighbours.

    The closest two are always neighbours: what is between them would be closer to one of them.
    """

    items: Sequence[_Item]
    before: list[int]
    """Of each item, and of an end that is before the first (index -1) and after the last."""
    after: list[int]

    @classmethod
    def build(cls, items: _Items) -> "_Line":
        ends = len(items) + 1
        in_order = sorted(items, key=attrgetter("place"))
        return cls(in_order, list(range(-1, ends - 1)), [*range(1, ends), 0])

    def measure_gap(self, left: int) -> tuple[int, int] | None:
        """Return shift and sum of the places of an item and the next, if it is of the other list.

        The sum is the same when the lists are swapped.
        """
        right = self.after[left]
        if left < 0 or right == len(self.items):
            return None
        one, other = self.items[left], self.items[right]
        if one.is_new is other.is_new:
            return None
        return other.place - one.place, other.place + one.place

    def remove(self, at: int) -> int:
        """Unlink an item, and return the one before it."""
        left, right = self.before[at], self.after[at]
        self.after[left], self.before[right] = right, left
        self.after[at] = at
        return left


def _pair_closest(groups: Iterable[_Items], similarity: float) -> None:
    """Pair items of either list that are in one group: under matched parents, then the closest."""
    lines: list[tuple[bool, _Line]] = []
    for items in groups:
        # Most groups have lost one side to better pairs by now.
        if len({item.is_new for item in items}) == 2:
            by_parent = _group(items, attrgetter("parent")).values()
            lines += [(False, _Line.build(siblings)) for siblings in by_parent]
            lines.append((True, _Line.build(items)))
    heap: list[tuple[bool, int, int, int, int, int]] = []

    def offer(number: int, left: int) -> None:
        is_displaced, line = lines[number]
        if gap := line.measure_gap(left):
            heappush(heap, (is_displaced, *gap, number, left, line.after[left]))

    for number, (_, line) in enumerate(lines):
        for left in range(len(line.items)):
            offer(number, left)
    while heap:
        *_, number, left, right = heappop(heap)
        line = lines[number][1]
        if line.after[left] != right:
            continue
        one, other = line.items[left], line.items[right]
        if not (one.partner or other.partner):
            one.partner, other.partner = other, one
            one.similarity = other.similarity = similarity
        for at in (left, right):
            if line.items[at].partner:
                offer(number, line.remove(at))


# --- items without a partner ---------------------------------------------------------------------


def _find_nearest(items: _Items, others: _Items, threshold: float) -> None:
    """Find for each item without a partner what contains it, or else what is most similar."""
    if not _list_free(items):
        return
    own, groups = (
        _group(each, attrgetter("wording", "partner_wording")) for each in (items, others)
    )
    index = _Index.build([wording for wording, _ in groups])
    places = [[item.place for item in group] for group in groups.values()]
    partners = [partner for _, partner in groups]
    for rank, ((wording, partner), group) in enumerate(own.items()):
        if partner:
            continue
        overlap = index.find_overlap(wording, rank * len(groups) // len(own))
        shares = overlap.list_shares(partners, threshold)
        scores = shares or overlap.list_nearest()
        best = max(scores.values(), default=0.0)
        nearest = [places[at] for at, score in scores.items() if score == best]
        for item in group:
            item.similarity, item.is_contained = best, bool(shares)
            closest = [at for each in nearest for at in _list_closest(each, item.place, 1)]
            item.nearest = min(closest, key=lambda at: (abs(at - item.place), at), default=None)


# --- similarity ----------------------------------------------------------------------------------


@attrs.frozen
class _Overlap:
    """How many bigrams a wording shares with each of others, by their indexes."""

    wording: _Wording
    others: Sequence[_Wording]
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

    def list_shares(
        self, partners: Sequence[_Wording | None], threshold: float
    ) -> dict[int, float]:
        """Return those that contain the wording, each with the share that it contains.

        What the other's own partner has too is no evidence, and not counted.
        """
        shares: dict[int, float] = {}
        for at, count in self.texts.items():
            if count < _LEAST_CONTAINED:
                continue
            partner = partners[at]
            own = self.wording.text_bigrams - (partner.text_bigrams if partner else set())
            contained = len(own & self.others[at].text_bigrams)
            if contained >= max(_LEAST_CONTAINED, threshold * len(own)):
                shares[at] = contained / len(own)
        return shares


@attrs.frozen
class _Index:
    """Inverted index of wordings by bigram."""

    wordings: Sequence[_Wording]
    texts: Mapping[str, Sequence[int]]
    """Indexes of the wordings with a bigram in their text."""
    titles: Mapping[str, Sequence[int]]

    @classmethod
    def build(cls, wordings: Sequence[_Wording]) -> "_Index":
        texts: dict[str, list[int]] = {}
        titles: dict[str, list[int]] = {}
        for at, wording in enumerate(wordings):
            for bigram in wording.text_bigrams:
                texts.setdefault(bigram, []).append(at)
            for bigram in wording.title_bigrams:
                titles.setdefault(bigram, []).append(at)
        return cls(wordings, texts, titles)

    def find_overlap(self, wording: _Wording, place: int) -> _Overlap:
        """Return what a wording shares with all; or with a few, of equal ones the closest."""
        texts, has_all_texts = _count_visits(self.texts, wording.text_bigrams, place)
        titles, has_all_titles = _count_visits(self.titles, wording.title_bigrams, place)
        is_complete = has_all_texts and has_all_titles
        if not is_complete:
            few = {*_select_few(texts, place), *_select_few(titles, place)}
            others = {at: self.wordings[at] for at in few}
            texts = {at: len(wording.text_bigrams & o.text_bigrams) for at, o in others.items()}
            titles = {at: len(wording.title_bigrams & o.title_bigrams) for at, o in others.items()}
        return _Overlap(wording, self.wordings, texts, titles, is_complete)


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
        visited += _list_closest(postings[bigram], place, limit - len(visited))
    return Counter(visited), False


def _select_few(counts: Mapping[int, int], place: int) -> Sequence[int]:
    """Return the indexes with the highest counts; of equal ones those closest to `place`."""
    if len(counts) <= _FEW:
        return list(counts)
    least = sorted(counts.values())[-_FEW]
    more = [at for at, count in counts.items() if count > least]
    equal = sorted([at for at, count in counts.items() if count == least])
    return [*more, *_list_closest(equal, place, _FEW - len(more))]


def _list_closest(places: Sequence[int], place: int, limit: int) -> Sequence[int]:
    """Return the closest of sorted places; of two that are equally close the lower."""
    if len(places) <= limit:
        return places
    starts = range(len(places) - limit)
    start = bisect_left(starts, 2 * place, key=lambda at: places[at] + places[at + limit])
    return places[start : start + limit]
