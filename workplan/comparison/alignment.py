"""Alignment of two lists of titled texts by similarity.

Knows titles, texts and similarities; not that they are those of sections, tasks and measures.

Two texts are as similar as the bigrams (pairs of neighbouring characters) that they share: Dice's
coefficient, from 0 to 1. Two items are as similar as their texts, or as the mean of their texts and
their titles, whichever is higher: an item whose text was rewritten under its title is still the
same item, and so is one with a new title. The alignment is greedy: of all pairs that reach the
threshold the best is taken, then the best of which both are still free. Pairs with equal titles
come first, however much their texts differ; then the more similar; among equals a pair whose
parents were matched, then the one that moved least.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

__all__ = ["Pairing", "TitledText", "align"]


class TitledText(NamedTuple):
    """An item to align."""

    title: str
    """``""`` where it has none."""
    text: str


@attrs.frozen
class Pairing:
    """Indexes of an item in the two lists; `None` where it has no partner."""

    old: int | None
    new: int | None
    similarity: float
    """Of the pair; of the item and its nearest where it has no partner."""
    nearest: int | None = None
    """Index of the most similar item in the other list, where there is no partner."""
    is_contained: bool = False
    """Whether at least `threshold` of the bigrams of an item without partner are in `nearest`;
    `similarity` is that share then."""


class _Candidate(NamedTuple):
    """Two items with any similarity; the better candidate compares as less."""

    distance: float
    """Similarity, negated."""
    shift: int
    """How far the one is from the other's place."""
    place: int
    """Sum of both places, which is the same when the lists are swapped."""
    old: int
    new: int


class _Options(NamedTuple):
    """The candidates of two lists."""

    nearest_new: Mapping[int, _Candidate]
    """The best candidate of each old item, whatever its similarity."""
    nearest_old: Mapping[int, _Candidate]
    """The best candidate of each new item."""
    eligible: Sequence[_Candidate]
    """Candidates that reach the threshold, the first to be taken first."""


def align(
    olds: Sequence[TitledText],
    news: Sequence[TitledText],
    threshold: float,
    has_matched_parents: Callable[[int, int], bool] = lambda _, __: True,
) -> list[Pairing]:
    """Return every item once, with its partner or alone: the new ones in order, then the old.

    >>> olds = [TitledText("", "加强监管"), TitledText("", "推进共治")]
    >>> align(olds, [TitledText("", "推进社会共治")], 0.5)
    [Pairing(old=1, new=0, similarity=0.6666666666666666, nearest=None, is_contained=False),
     Pairing(old=0, new=None, similarity=0.0, nearest=None, is_contained=False)]
    """
    options = _list_options(olds, news, threshold, has_matched_parents)
    partners: dict[int, _Candidate] = {}
    taken: set[int] = set()
    for candidate in options.eligible:
        if candidate.new not in partners and candidate.old not in taken:
            partners[candidate.new] = candidate
            taken.add(candidate.old)
    old_index, new_index = (_BigramIndex.build(text for _, text in each) for each in (olds, news))

    def leave_alone(old: int | None, new: int | None, nearest: _Candidate | None) -> Pairing:
        if new is not None:
            found = old_index.find_container(news[new].text, new)
        else:
            assert old is not None
            found = new_index.find_container(olds[old].text, old)
        if found and found[0] >= threshold:
            return Pairing(old, new, *found, is_contained=True)
        if nearest is None:
            return Pairing(old, new, 0.0)
        return Pairing(old, new, -nearest.distance, nearest.old if old is None else nearest.new)

    paired = [
        Pairing(partners[new].old, new, -partners[new].distance)
        if new in partners
        else leave_alone(None, new, options.nearest_old.get(new))
        for new in range(len(news))
    ]
    unpaired = [old for old in range(len(olds)) if old not in taken]
    return paired + [leave_alone(old, None, options.nearest_new.get(old)) for old in unpaired]


def _list_options(
    olds: Sequence[TitledText],
    news: Sequence[TitledText],
    threshold: float,
    has_matched_parents: Callable[[int, int], bool],
) -> _Options:
    nearest_new: dict[int, _Candidate] = {}
    nearest_old: dict[int, _Candidate] = {}
    ranked: list[tuple[bool, float, bool, _Candidate]] = []
    for old, new, similarity in _score_pairs(olds, news):
        candidate = _Candidate(-similarity, abs(old - new), old + new, old, new)
        nearest_new[old] = min(nearest_new.get(old, candidate), candidate)
        nearest_old[new] = min(nearest_old.get(new, candidate), candidate)
        if similarity >= threshold:
            title = olds[old].title
            is_retitled = not title or title != news[new].title
            is_displaced = not has_matched_parents(old, new)
            ranked.append((is_retitled, -similarity, is_displaced, candidate))
    return _Options(nearest_new, nearest_old, [candidate for *_, candidate in sorted(ranked)])


def _score_pairs(
    olds: Sequence[TitledText], news: Sequence[TitledText]
) -> Iterator[tuple[int, int, float]]:
    """Yield the indexes and the similarity of every two items that share a bigram."""
    titles = _BigramIndex.build(title for title, _ in news)
    texts = _BigramIndex.build(text for _, text in news)
    for old, (title, text) in enumerate(olds):
        of_texts = texts.score(text)
        of_titles = titles.score(title) if title else {}
        for new in of_texts.keys() | of_titles.keys():
            of_text = of_texts.get(new, 0.0)
            yield old, new, max(of_text, (of_text + of_titles.get(new, 0.0)) / 2)


@attrs.frozen
class _BigramIndex:
    """Inverted index of texts by bigram: texts that share none are never compared."""

    sizes: tuple[int, ...]
    """How many bigrams each text has."""
    postings: Mapping[str, Sequence[int]]
    """Indexes of the texts that have a bigram."""

    @classmethod
    def build(cls, texts: Iterable[str]) -> "_BigramIndex":
        sizes: list[int] = []
        postings: dict[str, list[int]] = {}
        for at, bigrams in enumerate(map(_split_bigrams, texts)):
            sizes.append(len(bigrams))
            for bigram in bigrams:
                postings.setdefault(bigram, []).append(at)
        return cls(tuple(sizes), postings)

    def score(self, text: str) -> dict[int, float]:
        """Return Dice's coefficient of `text` and each text that shares a bigram with it."""
        size = len(_split_bigrams(text))
        shared = self._count_shared(text)
        return {at: 2 * count / (size + self.sizes[at]) for at, count in shared.items()}

    def find_container(self, text: str, near: int) -> tuple[float, int] | None:
        """Return which text has the most bigrams of `text`, and their share; `near` breaks ties."""
        # Fewer than 20 are those of stock phrases, which a short clause shares with any long one.
        shared = {at: n for at, n in self._count_shared(text).items() if n >= 20}
        if not shared:
            return None
        at = min(shared, key=lambda at: (-shared[at], abs(at - near), at))
        return shared[at] / len(_split_bigrams(text)), at

    def _count_shared(self, text: str) -> Counter[int]:
        shared: Counter[int] = Counter()
        for bigram in _split_bigrams(text):
            shared.update(self.postings.get(bigram, ()))
        return shared


def _split_bigrams(text: str) -> set[str]:
    # Both ends count as characters: a text of one character, or of none, has a bigram too.
    padded = f"\x02{text}\x03"
    return {padded[at : at + 2] for at in range(len(padded) - 1)}
