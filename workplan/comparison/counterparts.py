"""Which measures of two plans are compared with each other, for their roles and fields.

Knows matched tasks and measures; not what a measure has. A measure is compared with its partner,
with what it was merged into or split from, and, if it was rewritten, with what is in its place.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from workplan.comparison.bigrams import count_contained
from workplan.comparison.components import find_components
from workplan.comparison.matching import Matches, make_wording
from workplan.model import Contents, Measure, Task

__all__ = ["MeasureGroup", "group_measures", "link_measures"]


class MeasureGroup(NamedTuple):
    """Measures that are compared together, in the order of their plans."""

    olds: list[Measure]
    news: list[Measure]


def group_measures(old: Contents, new: Contents, matches: Matches) -> Iterable[MeasureGroup]:
    """Return every measure in one group: in the order of the new plan, then of the old.

    A group has all that are linked, also over others.
    """
    links = list(_link_nodes(matches))
    roots = find_components((link[0], node) for link in links for node in link)
    groups: dict[_Node, MeasureGroup] = {}
    for measure in new.measures:
        groups.setdefault(roots["new", measure.id], MeasureGroup([], [])).news.append(measure)
    for measure in old.measures:
        groups.setdefault(roots["old", measure.id], MeasureGroup([], [])).olds.append(measure)
    return groups.values()


def link_measures(old: Contents, new: Contents, matches: Matches) -> Iterator[MeasureGroup]:
    """Yield the measures that correspond: one of either plan, or rewritten ones together.

    One that was split, or into which others were merged, is in several links; one without a
    counterpart in none.
    """
    olds, news = ({each.id: each for each in side.measures} for side in (old, new))
    for link in _link_nodes(matches):
        group = MeasureGroup(
            [olds[id_] for side, id_ in link if side == "old"],
            [news[id_] for side, id_ in link if side == "new"],
        )
        if group.olds and group.news:
            yield group


_Node = tuple[str, str]
"""Plan (``"old"`` or ``"new"``) and id of a measure."""


def _link_nodes(matches: Matches) -> Iterator[list[_Node]]:
    """Measures that correspond; each without a counterpart alone."""
    partners: dict[str, str] = {}
    reworded: dict[_Node, _Node] = {}
    for change in matches.measures:
        was, now = change.counterparts
        ends: list[_Node] = [("old", was.id)] if was else []
        ends += [("new", now.id)] if now else []
        yield ends
        if was and now:
            partners[was.id] = now.id
            if "reworded" in change.kinds:
                reworded |= {ends[0]: ends[1], ends[1]: ends[0]}
    alone = {
        (side, part.id): change.nearest
        for change in matches.measures
        for side, part in zip(("old", "new"), change.counterparts, strict=True)
        if part and None in change.counterparts
    }
    for task in matches.tasks:
        if task.old and task.new:
            yield from _link_rewritten(task.old, task.new, alone, partners, reworded)


def _link_rewritten(
    old: Task,
    new: Task,
    alone: Mapping[_Node, Measure | None],
    partners: Mapping[str, str],
    reworded: Mapping[_Node, _Node],
) -> Iterator[list[_Node]]:
    """Measures of two matched tasks that found no partner and were rewritten.

    They are those between the same neighbours, one by one where they are as many, or else all that
    are left of both. Where one side has none, a measure goes with the one that is most similar, if
    that has other words now, and more than half of the measure's are what it had or has besides.
    """
    places = {measure.id: measure.id for measure in new.measures}
    homes = {was: now for was, now in partners.items() if now in places}
    olds = _list_runs("old", old, alone, homes)
    news = _list_runs("new", new, alone, places)
    for anchor in [anchor for anchor in olds if anchor in news]:
        if len(olds[anchor]) == len(news[anchor]):
            yield from map(list, zip(olds.pop(anchor), news.pop(anchor), strict=True))
    rest = [[node for run in runs.values() for node in run] for runs in (olds, news)]
    if all(rest):
        yield list(chain.from_iterable(rest))
        return
    measures = {
        (side, each.id): each
        for side, task in (("old", old), ("new", new))
        for each in task.measures
    }
    for node in chain.from_iterable(rest):
        nearest = alone[node]
        other = ("new" if node[0] == "old" else "old", nearest.id if nearest else "")
        partner = measures.get(reworded.get(other, other))
        if other in measures and other in reworded and partner:
            texts = (make_wording(each) for each in (measures[node], measures[other], partner))
            contained, size = count_contained(*texts)
            if contained > size / 2:
                yield [node, other]


def _list_runs(
    side: str, task: Task, alone: Mapping[_Node, object], homes: Mapping[str, str]
) -> dict[str, list[_Node]]:
    """The measures without a partner by what is before them: a measure of the new task, or none."""
    runs: dict[str, list[_Node]] = {}
    anchor = ""
    for measure in task.measures:
        if (side, measure.id) in alone:
            runs.setdefault(anchor, []).append((side, measure.id))
        else:
            anchor = homes.get(measure.id, anchor)
    return runs
