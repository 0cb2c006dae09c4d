"""What became of the labelled fields of measures, of which deadlines are what matters most.

Knows which measures are compared; not how that is found. Labels and texts are compared as words of
measures are: whitespace, width, case and the form of quotation marks do not count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workplan.comparison.changes import Change, FieldChange
from workplan.comparison.counterparts import MeasureGroup, link_measures
from workplan.comparison.matching import Matches, fold_words
from workplan.model import Contents, Field, Measure, Task

__all__ = ["find_field_changes", "is_plain_deadline"]

_PLAIN = (
    "(?:(?:任务|工作|计划|要求)?(?:完成|办结|整改)?(?:时限|时间|期限|进度|节点|日期)"
    "(?:节点|要求|计划|安排)?|完成|办结|整改)?"
)
"""The label of a deadline that is just that: 完成时限, 时间节点, or none; 报告时限 is not."""


def find_field_changes(old: Contents, new: Contents, matches: Matches) -> tuple[FieldChange, ...]:
    """Return what became of each field of the measures that correspond, in the order of the new.

    Fields of a measure that was added or removed have nothing to be compared with.
    """
    tasks = {
        measure.id: change
        for change in matches.tasks
        for measure in (change.new.measures if change.new else ())
    }
    places = {measure.id: place for place, measure in enumerate(new.measures)}
    links = link_measures(old, new, matches)
    changes = [change for link in links for change in _compare_fields(link, tasks)]
    return tuple(sorted(changes, key=lambda change: places[change.new_measure.id]))


def is_plain_deadline(label: str) -> bool:
    """Return whether the label says no more than that the field is a deadline, or is missing.

    >>> is_plain_deadline("完成时限"), is_plain_deadline("报告时限"), is_plain_deadline("备注")
    (True, False, False)
    """
    return re.fullmatch(_PLAIN, fold_words(label)) is not None


class _Held(NamedTuple):
    """A field, and the place of its measure among those that are compared together."""

    field: Field
    place: int


_Fields = Mapping[tuple[str, str], _Held]
"""By label and text, both folded: what is printed twice is one field."""


def _compare_fields(link: MeasureGroup, tasks: Mapping[str, Change[Task]]) -> Iterator[FieldChange]:
    """Yield what became of the fields of measures that are compared together."""
    for old, new in _pair_fields(_index_fields(link.olds), _index_fields(link.news)):
        kind = "changed" if old and new else "removed" if old else "added"
        fields = (old.field if old else None, new.field if new else None)
        before, after = _find_measure(link.olds, old, new), _find_measure(link.news, new, old)
        yield FieldChange(kind, *fields, tasks[after.id], before, after)


def _find_measure(measures: Sequence[Measure], own: _Held | None, other: _Held | None) -> Measure:
    """The measure of a field, or of several that were rewritten the one in the other's place."""
    place = next(held.place for held in (own, other) if held)
    return measures[min(place, len(measures) - 1)]


def _index_fields(measures: Iterable[Measure]) -> _Fields:
    found: dict[tuple[str, str], _Held] = {}
    for place, measure in enumerate(measures):
        for field in measure.fields:
            found.setdefault((fold_words(field.label), _fold_text(field)), _Held(field, place))
    return found


def _fold_text(field: Field) -> str:
    """What is compared of a text: of a deadline in a sentence not the verb (2031年6月底前完成)."""
    words = fold_words(field.text)
    return re.sub("(?:完成|办结)$", "", words) if field.date else words


def _pair_fields(olds: _Fields, news: _Fields) -> Iterator[tuple[_Held | None, _Held | None]]:
    """Yield the fields that changed, with their partner or alone.

    Fields of one label are paired in their order. A deadline that has another label now, or none,
    is still the same if there is one such in either plan: a column 完成时间 that was 完成时限.
    """
    gone, come = _group_rest(olds, news), _group_rest(news, olds)
    old_rest: list[_Held] = []
    new_rest: list[_Held] = []
    for label in dict.fromkeys((*come, *gone)):
        before, after = gone.get(label, []), come.get(label, [])
        yield from zip(before, after, strict=False)
        old_rest += before[len(after) :]
        new_rest += after[len(before) :]
    old_plain, new_plain = (list(filter(_is_plain, rest)) for rest in (old_rest, new_rest))
    if len(old_plain) == len(new_plain) == 1:
        (old,), (new,) = old_plain, new_plain
        old_rest.remove(old)
        new_rest.remove(new)
        if _fold_text(old.field) != _fold_text(new.field):
            yield old, new
    yield from ((None, new) for new in new_rest)
    yield from ((old, None) for old in old_rest)


def _group_rest(fields: _Fields, others: _Fields) -> dict[str, list[_Held]]:
    """The fields that the others do not have, by their label."""
    groups: dict[str, list[_Held]] = {}
    for (label, text), held in fields.items():
        if (label, text) not in others:
            groups.setdefault(label, []).append(held)
    return groups


def _is_plain(held: _Held) -> bool:
    return is_plain_deadline(held.field.label)
