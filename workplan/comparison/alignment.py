"""Which of two rows of texts belong together.

Knows headings, texts and how alike they are; not what they are the headings and texts of.

The rule. Two texts are alike by the share of neighbouring character pairs that they have in common
(Dice's coefficient, from 0 to 1). Two items are alike by their texts, or by the mean of that and of
their headings, whichever is more: a text that was rewritten under its heading is still the same
item, and so is one that got a new heading. Of all pairs that are alike enough those under the same
heading are matched first, however much came into them; of these, and then of the rest, the most
alike, wherever it stands, and the next of which both are still free. Among equals come those that
are at home together, then the one that moved least.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

__all__ = ["Match", "aligned"]

Item = tuple[str, str]
"""A heading, ``""`` where there is none, and a text."""

_Rank = tuple[float, int, int, int, int]


@attrs.frozen
class Match:
    """Where an item of the one row stands in the other; `None` where it has no partner."""

    old: int | None
    new: int | None
    similarity: float
    """Of the pair, or of the nearest where there is no pair."""
    nearest: int | None = None
    """Where there is no pair: the item of the other row that is most alike, if any is at all."""


def aligned(
    olds: Sequence[Item],
    news: Sequence[Item],
    threshold: float,
    at_home: Callable[[int, int], bool] = lambda _, __: True,
) -> list[Match]:
    """Every item once, with its partner or alone: in the order of the new row, then of the old.

    >>> aligned([("", "加强监管"), ("", "推进共治")], [("", "推进社会共治")], 0.5)
    [Match(old=1, new=0, similarity=0.6666666666666666, nearest=None),
     Match(old=0, new=None, similarity=0.0, nearest=None)]
    """
    nearest_new: dict[int, _Rank] = {}
    nearest_old: dict[int, _Rank] = {}
    enough: list[tuple[bool, float, bool, _Rank]] = []
    for i, j, similarity in _alike(olds, news):
        rank = (-similarity, abs(i - j), i + j, i, j)
        nearest_new[i] = min(nearest_new.get(i, rank), rank)
        nearest_old[j] = min(nearest_old.get(j, rank), rank)
        if similarity >= threshold:
            retitled = not olds[i][0] or olds[i][0] != news[j][0]
            enough.append((retitled, -similarity, not at_home(i, j), rank))
    partner: dict[int, _Rank] = {}
    taken: set[int] = set()
    for *_, rank in sorted(enough):
        *_, i, j = rank
        if j not in partner and i not in taken:
            partner[j] = rank
            taken.add(i)
    came = [
        Match(partner[j][3], j, -partner[j][0])
        if j in partner
        else _alone(nearest_old.get(j), None, j)
        for j in range(len(news))
    ]
    gone = [_alone(nearest_new.get(i), i, None) for i in range(len(olds)) if i not in taken]
    return came + gone


def _alone(rank: _Rank | None, old: int | None, new: int | None) -> Match:
    if rank is None:
        return Match(old, new, 0.0)
    return Match(old, new, -rank[0], rank[3] if old is None else rank[4])


def _alike(olds: Sequence[Item], news: Sequence[Item]) -> Iterator[tuple[int, int, float]]:
    """Each pair of items that is alike at all, and how much."""
    by_heading = _Index.of(heading for heading, _ in news)
    by_text = _Index.of(text for _, text in news)
    for i, (heading, text) in enumerate(olds):
        texts = by_text.alike(text)
        headings = by_heading.alike(heading) if heading else {}
        for j in texts.keys() | headings.keys():
            share = texts.get(j, 0.0)
            yield i, j, max(share, (share + headings.get(j, 0.0)) / 2)


@attrs.frozen
class _Index:
    """Texts by the character pairs in them, so that those with nothing in common cost nothing."""

    sizes: tuple[int, ...]
    holding: Mapping[str, list[int]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "_Index":
        sizes: list[int] = []
        holding: dict[str, list[int]] = {}
        for at, pairs in enumerate(map(_pairs, texts)):
            sizes.append(len(pairs))
            for pair in pairs:
                holding.setdefault(pair, []).append(at)
        return cls(tuple(sizes), holding)

    def alike(self, text: str) -> dict[int, float]:
        """Dice's coefficient of `text` with each text that has a pair in common with it."""
        pairs = _pairs(text)
        common: Counter[int] = Counter()
        for pair in pairs:
            common.update(self.holding.get(pair, ()))
        return {at: 2 * count / (len(pairs) + self.sizes[at]) for at, count in common.items()}


def _pairs(text: str) -> set[str]:
    # The ends count as characters: one character alone, and nothing at all, have a pair too.
    padded = f"\x02{text}\x03"
    return {padded[at : at + 2] for at in range(len(padded) - 1)}
