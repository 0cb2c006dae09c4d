"""Finds the changes: which parts of two plans correspond, and what became of each and its roles.

Knows two `Contents`, and when a part counts as kept, reworded or moved; how similar texts are is
`alignment`'s, which agencies are the same is `agencies`'. Responsibilities do not count as text,
and neither do whitespace, width and case: folded words are compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

import attrs

from workplan.comparison.agencies import find_succession
from workplan.comparison.alignment import TitledText, align
from workplan.comparison.changes import Change, Part, RoleChange
from workplan.model import Contents, Measure, Role, Section, Task, fold

__all__ = ["Matcher", "find_role_changes"]

_PartT = TypeVar("_PartT", Section, Task, Measure)
_Parents = set[tuple[str, str]]
"""Ids of parents that were matched, old and new."""


@attrs.frozen
class Matcher:
    """Two plans whose parts are matched, a pair only where it is similar enough."""

    old: Contents
    new: Contents
    threshold: float

    def match_sections(self) -> tuple[Change[Section], ...]:
        """Return every section with its counterpart."""
        return self._match(self.old.sections, self.new.sections, {("", "")})

    def match_tasks(self, sections: Iterable[Change[Section]]) -> tuple[Change[Task], ...]:
        """Return every task with its counterpart, over the whole document."""
        return self._match(self.old.tasks, self.new.tasks, _pair_ids(sections))

    def match_measures(self, tasks: Iterable[Change[Task]]) -> tuple[Change[Measure], ...]:
        """Return every measure with its counterpart, over the whole document."""
        return self._match(self.old.measures, self.new.measures, _pair_ids(tasks))

    def _match(
        self, olds: Sequence[_PartT], news: Sequence[_PartT], parents: _Parents
    ) -> tuple[Change[_PartT], ...]:
        """Every part once, in the order of the new plan, then of the old."""
        homes = {new: old for old, new in parents}
        old_texts = [_make_text(part, _parent_of(self.old, part)) for part in olds]
        new_texts = [_make_text(part, homes.get(_parent_of(self.new, part))) for part in news]
        changes: list[Change[_PartT]] = []
        for pairing in align(old_texts, new_texts, self.threshold):
            old = None if pairing.old is None else olds[pairing.old]
            new = None if pairing.new is None else news[pairing.new]
            others = olds if old is None else news
            nearest = None if pairing.nearest is None else others[pairing.nearest]
            kinds = self._classify(old, new, parents)
            changes.append(Change(old, new, pairing.similarity, kinds, nearest))
        return tuple(changes)

    def _classify(
        self, old: _PartT | None, new: _PartT | None, parents: _Parents
    ) -> tuple[str, ...]:
        if old is None:
            return ("added",)
        if new is None:
            return ("removed",)
        is_home = (_parent_of(self.old, old), _parent_of(self.new, new)) in parents
        has_moved = not is_home or _number_of(self.old, old) != _number_of(self.new, new)
        is_reworded = _content_of(old) != _content_of(new)
        kinds = {"reworded": is_reworded, "moved": has_moved}
        return tuple(kind for kind, did in kinds.items() if did) or ("kept",)


def _pair_ids(changes: Iterable[Change[_PartT]]) -> _Parents:
    return {(change.old.id, change.new.id) for change in changes if change.old and change.new}


def _parent_of(contents: Contents, part: Part) -> str:
    """The id of what a part is in; ``""`` for a section."""
    if isinstance(part, Section):
        return ""
    if isinstance(part, Task):
        return contents.section_of(part).id
    return contents.task_of(part).id


def _number_of(contents: Contents, part: Part) -> int | None:
    """The printed number of a part, or a measure's index in its task."""
    if isinstance(part, Measure):
        first = contents.task_of(part).measures[0]
        return contents.position_of(part) - contents.position_of(first)
    return part.number


def _make_text(part: Part, parent: str | None) -> TitledText:
    """Title and words of a part without punctuation, to be aligned."""
    title, text = (
        "".join(filter(str.isalnum, each)) for each in (_title_of(part), _words_of(part))
    )
    return TitledText(title, text, parent)


def _title_of(part: Part) -> str:
    return "" if isinstance(part, Measure) else fold(part.title).text


def _words_of(part: Part) -> str:
    if isinstance(part, Measure):
        return fold(part.text).text
    below = part.tasks if isinstance(part, Section) else part.measures
    words, title = "".join(map(_words_of, below)), _title_of(part)
    # A task that is nothing but its heading has it as its only measure too.
    return words if words.startswith(title) else title + words


def _content_of(part: Part) -> object:
    """What makes a part reworded when it differs; a section's tasks are compared themselves."""
    if isinstance(part, Section):
        return _title_of(part)
    if isinstance(part, Measure):
        return _words_of(part), part.open_ended  # 15.1: whether the list ends in 等
    return _title_of(part), tuple(map(_content_of, part.measures))


# --- roles ---------------------------------------------------------------------------------------


def find_role_changes(
    measure: Change[Measure], canonical: Mapping[str, str]
) -> Iterator[RoleChange]:
    """Return what became of each agency's role between a measure and its counterpart.

    `canonical` gives for the id of each agency the one id that it has in both plans.
    """
    was, now = (_find_strongest(part, canonical) for part in (measure.old, measure.new))
    for agency, after in now.items():
        before = was.get(agency)
        if before is not None and before.duty is not after.duty:
            yield RoleChange("changed", before, after, measure)
    lost = [role for agency, role in was.items() if agency not in now]
    gained = [role for agency, role in now.items() if agency not in was]
    succeeded = [
        RoleChange("succeeded", before, after, measure, via)
        for before in lost
        for after in gained
        if (via := find_succession(before.agency, after.agency))
    ]
    yield from succeeded
    linked = [role for change in succeeded for role in change.roles]
    yield from (RoleChange("lost", r, None, measure) for r in lost if r not in linked)
    yield from (RoleChange("gained", None, r, measure) for r in gained if r not in linked)


def _find_strongest(measure: Measure | None, canonical: Mapping[str, str]) -> dict[str, Role]:
    """The role of each agency in a measure; where it is named twice, the stronger duty."""
    roles: dict[str, Role] = {}
    by_strength = sorted(measure.roles if measure else (), key=attrgetter("duty"), reverse=True)
    for role in by_strength:
        roles.setdefault(canonical[role.agency.id], role)
    return roles
