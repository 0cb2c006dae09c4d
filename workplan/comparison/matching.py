"""Which parts of two plans correspond, and what became of each.

Knows two `Contents`, and when a part counts as kept, reworded, moved, merged or split; how similar
texts are is `alignment`'s. Responsibilities do not count as text, and neither do whitespace, width
and case: folded words are compared.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set as AbstractSet
from typing import Generic, NamedTuple, TypeVar

import attrs

from workplan.comparison.alignment import Pairing, TitledText, align
from workplan.comparison.bigrams import Wording
from workplan.comparison.changes import Change, Part
from workplan.model import Contents, Folded, Measure, Section, Task, fold

__all__ = [
    "Matches",
    "MeasureIds",
    "find_shared_measures",
    "fold_quotes",
    "fold_words",
    "make_wording",
    "map_parents",
    "match_parts",
]

_PartT = TypeVar("_PartT", Section, Task, Measure)
_Links = set[tuple[str, str]]
"""Ids of parts that correspond, old and new."""


class Matches(NamedTuple):
    """Every part of two plans once, in the order of the new plan, then of the old."""

    sections: tuple[Change[Section], ...]
    tasks: tuple[Change[Task], ...]
    measures: tuple[Change[Measure], ...]


class MeasureIds(NamedTuple):
    """Ids of measures of either plan."""

    old: set[str]
    new: set[str]


def match_parts(old: Contents, new: Contents, threshold: float) -> Matches:
    """Return what became of each part; pairs are those that reach the threshold of similarity."""
    whole = {("", "")}  # sections are in no part: all of them are siblings
    documents = _Parents(
        {section.id: "" for section in old.sections},
        {section.id: "" for section in new.sections},
        whole,
        whole,
    )
    sections = _match(old.sections, new.sections, threshold, documents)
    chapters = _Parents(
        map_parents(old.sections), map_parents(new.sections), *_list_links(sections)
    )
    tasks = _match(old.tasks, new.tasks, threshold, chapters)
    homes = _Parents(map_parents(old.tasks), map_parents(new.tasks), *_list_links(tasks))
    measures = _match(old.measures, new.measures, threshold, homes)

    measure_changes = _classify(
        measures, homes, lambda was, now: _content_of(was) != _content_of(now)
    )
    olds, news = _find_touched_tasks(measure_changes, homes)

    def is_reworded(was: Task, now: Task) -> bool:
        return _title_of(was) != _title_of(now) or was.id in olds or now.id in news

    return Matches(
        _classify(sections, documents, lambda was, now: _title_of(was) != _title_of(now)),
        _classify(tasks, chapters, is_reworded),
        measure_changes,
    )


def map_parents(parents: Iterable[Section] | Iterable[Task]) -> dict[str, str]:
    """Return the id of each task's section, or of each measure's task."""
    return {
        part.id: parent.id
        for parent in parents
        for part in (parent.tasks if isinstance(parent, Section) else parent.measures)
    }


# --- pairs ---------------------------------------------------------------------------------------


@attrs.frozen
class _Match(Generic[_PartT]):
    """A part of either plan with its partner, or alone."""

    old: _PartT | None
    new: _PartT | None
    nearest: _PartT | None
    pairing: Pairing

    @property
    def link(self) -> tuple[str, str] | None:
        """Ids of what corresponds: the pair, or a part alone and the one that has its words."""
        old, new = self.old, self.new
        if self.pairing.is_contained:
            old, new = old or self.nearest, new or self.nearest
        return (old.id, new.id) if old and new else None


@attrs.frozen
class _Parents:
    """Which part is in which, and which parents correspond."""

    old: Mapping[str, str]
    """The id of the parent of each part of the old plan, by its id."""
    new: Mapping[str, str]
    pairs: _Links
    """Parents that were matched."""
    links: _Links
    """Those, and each parent without partner with the one that has its words."""

    def of_pair(self, old: Part, new: Part) -> tuple[str, str]:
        """Return the ids of the parents of two parts."""
        return self.old[old.id], self.new[new.id]


def _list_links(matches: Sequence[_Match[_PartT]]) -> tuple[_Links, _Links]:
    """The pairs, and all that corresponds, as `_Parents` has them."""
    pairs = {(each.old.id, each.new.id) for each in matches if each.old and each.new}
    return pairs, {each.link for each in matches if each.link}


def _match(
    olds: Sequence[_PartT], news: Sequence[_PartT], threshold: float, parents: _Parents
) -> list[_Match[_PartT]]:
    homes = {new: old for old, new in parents.pairs}
    old_texts = [_make_text(part, parents.old[part.id]) for part in olds]
    new_texts = [_make_text(part, homes.get(parents.new[part.id])) for part in news]
    matches: list[_Match[_PartT]] = []
    for pairing in align(old_texts, new_texts, threshold):
        old = None if pairing.old is None else olds[pairing.old]
        new = None if pairing.new is None else news[pairing.new]
        others = olds if old is None else news
        nearest = None if pairing.nearest is None else others[pairing.nearest]
        matches.append(_Match(old, new, nearest, pairing))
    return matches


# --- what became of them -------------------------------------------------------------------------


def _classify(
    matches: Sequence[_Match[_PartT]],
    parents: _Parents,
    is_reworded: Callable[[_PartT, _PartT], bool],
) -> tuple[Change[_PartT], ...]:
    moved = _find_moved(matches, parents)
    changes: list[Change[_PartT]] = []
    for at, match in enumerate(matches):
        old, new, pairing = match.old, match.new, match.pairing
        kinds: tuple[str, ...]
        if old is None:
            kinds = ("split" if pairing.is_contained else "added",)
        elif new is None:
            kinds = ("merged" if pairing.is_contained else "removed",)
        else:
            found = {"reworded": is_reworded(old, new), "moved": at in moved}
            kinds = tuple(kind for kind, did in found.items() if did) or ("kept",)
        changes.append(Change(old, new, pairing.similarity, kinds, match.nearest))
    return tuple(changes)


def _find_moved(matches: Sequence[_Match[_PartT]], parents: _Parents) -> set[int]:
    """Indexes of the pairs in parents that do not correspond, or in another order than before.

    What goes to the parent that its own was merged into, or split from, has no order there.
    """
    moved: set[int] = set()
    siblings: dict[tuple[str, str], list[int]] = {}
    for at, match in enumerate(matches):
        if match.old is None or match.new is None:
            continue
        home = parents.of_pair(match.old, match.new)
        if home in parents.pairs:
            siblings.setdefault(home, []).append(at)
        elif home not in parents.links:
            moved.add(at)
    for ats in siblings.values():
        places = [old for at in ats if (old := matches[at].pairing.old) is not None]
        moved.update(ats[i] for i in _find_displaced(places))
    return moved


def _find_displaced(places: Sequence[int]) -> set[int]:
    """Indexes of the places that some longest increasing chain of places does without.

    Of two neighbours that changed places neither stayed more than the other: both are displaced,
    whichever of the two plans is the old one.
    """
    before = _measure_chains(places)
    after = _measure_chains([-place for place in reversed(places)])[::-1]
    longest = max(before, default=0)
    on_one = [
        i
        for i, (up, down) in enumerate(zip(before, after, strict=True))
        if up + down - 1 == longest
    ]
    rivals = Counter(before[i] for i in on_one)
    return set(range(len(places))) - {i for i in on_one if rivals[before[i]] == 1}


def _measure_chains(places: Sequence[int]) -> list[int]:
    """The length of the longest increasing chain that ends at each place."""
    ends: list[int] = []  # the least place at which a chain of each length ends
    lengths: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at + 1)
    return lengths


def find_shared_measures(
    measures: Iterable[Change[Measure]],
    old_tasks: Mapping[str, str],
    new_tasks: Mapping[str, str],
    pairs: AbstractSet[tuple[str, str]],
) -> MeasureIds:
    """Return the measures that went along with a task that was merged or split.

    `old_tasks` and `new_tasks` have the id of each measure's task, `pairs` those of matched tasks.
    """
    shared = MeasureIds(set(), set())
    for change in measures:
        old, new = change.old, change.new
        if old is None or new is None or "moved" in change.kinds:
            continue
        if (old_tasks[old.id], new_tasks[new.id]) not in pairs:
            shared.old.add(old.id)
            shared.new.add(new.id)
    return shared


def _find_touched_tasks(
    measures: Iterable[Change[Measure]], homes: _Parents
) -> tuple[set[str], set[str]]:
    """The ids of the tasks, old and new, whose own measures changed.

    What went along with a merged or split task does not count: that change is the task's.
    """
    shared = find_shared_measures(measures, homes.old, homes.new, homes.pairs)
    olds: set[str] = set()
    news: set[str] = set()
    for change in measures:
        if change.has_changed and change.old and change.old.id not in shared.old:
            olds.add(homes.old[change.old.id])
        if change.has_changed and change.new and change.new.id not in shared.new:
            news.add(homes.new[change.new.id])
    return olds, news


# --- words ---------------------------------------------------------------------------------------


def _make_text(part: Part, parent: str | None) -> TitledText:
    wording = make_wording(part)
    return TitledText(wording.title, wording.text, parent)


def make_wording(part: Part) -> Wording:
    """Return title and words of a part without punctuation, by which parts find each other."""
    title, text = (
        "".join(filter(str.isalnum, each)) for each in (_title_of(part), _words_of(part))
    )
    return Wording(title, text)


_QUOTES = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")


def fold_quotes(text: str) -> Folded:
    """Return a text folded, quotation marks straight: notices mix them (“双随机\"抽查)."""
    folded, at = fold(text)
    return Folded(folded.translate(_QUOTES), at)


def fold_words(text: str) -> str:
    """Return what is compared of a text."""
    return fold_quotes(text).text


def _title_of(part: Part) -> str:
    return "" if isinstance(part, Measure) else fold_words(part.title)


def _words_of(part: Part) -> str:
    if isinstance(part, Measure):
        return fold_words(part.text)
    below = part.tasks if isinstance(part, Section) else part.measures
    words, title = "".join(map(_words_of, below)), _title_of(part)
    # A task that is nothing but its heading has it as its only measure too.
    return words if words.startswith(title) else title + words


def _content_of(measure: Measure) -> tuple[str, bool]:
    """What makes a measure reworded when it differs."""
    return _words_of(measure), measure.open_ended  # 15.1: whether the list ends in 等
