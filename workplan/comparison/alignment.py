"""Alignment of two lists of titled texts by similarity.

Knows titles, texts, parents and places; not that they are those of sections, tasks and measures.

Two items are as similar as their texts, or as the mean of their texts and their titles, whichever
is higher (`bigrams`): an item whose text was rewritten under its title is still the same item, and
so is one with a new title. The alignment is greedy: of all pairs that reach the threshold the best
is taken, then the best of which both are still free. Pairs with equal titles come first, however
much their texts differ; then the more similar; among equals those with the same text, then those
whose parents were matched, then the one that moved least.

An item without a partner may be contained in another: merged into it, or split off from it. Its
bigrams are found there, other than those that the container's own partner has as well.

The time grows with the length of the texts, not with its square. Items of one title and text are
one wording, which is compared once; equal items are paired by their places.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import heappop, heappush
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeVar

import attrs

from workplan.comparison.bigrams import Index, Wording, list_closest

__all__ = ["Pairing", "TitledText", "align"]

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
    wordings: dict[tuple[str, str], Wording] = {}
    old_items, new_items = (
        [
            _Item(is_new, place, wordings.setdefault((title, text), Wording(title, text)), parent)
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


@attrs.define(eq=False)
class _Item:
    """An item of either list, and what is found for it."""

    is_new: bool
    place: int
    wording: Wording
    parent: str | None
    partner: "_Item | None" = None
    similarity: float = 0.0
    nearest: int | None = None
    is_contained: bool = False

    @property
    def partner_wording(self) -> Wording | None:
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
    found: dict[tuple[Wording, Wording], float] = {}
    is_complete = True
    for own, others in ((old_groups, new_groups), (new_groups, old_groups)):
        index = Index.build(list(others))
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
    index = Index.build([wording for wording, _ in groups])
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
            closest = [at for each in nearest for at in list_closest(each, item.place, 1)]
            item.nearest = min(closest, key=lambda at: (abs(at - item.place), at), default=None)
