"""The rows of a comparison: what became of a part, a role, a field, a section's tasks, an agency.

Knows what one change holds and which columns it has; not how changes are found.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, Generic, Protocol, TypeVar

import attrs

from workplan.model import Agency, Confidence, Duty, Field, Measure, Role, Section, Succession, Task
from workplan.model.dates import datetime
from workplan.render import html
from workplan.table import as_column, column
from workplan.texts import Text

__all__ = [
    "AgencySummary",
    "Change",
    "FieldChange",
    "LeadChange",
    "Part",
    "RoleChange",
    "SectionSummary",
    "SuccessionSummary",
]

Part = Section | Task | Measure
_PartT_co = TypeVar("_PartT_co", bound=Part, covariant=True)


class _HasTexts(Protocol):
    @property
    def texts(self) -> tuple[str | None, str | None]: ...


class _MarkedTexts:
    """The words before and after as HTML, their differences marked, over the `texts` of a row."""

    __slots__ = ()

    @property
    def old_html(self: _HasTexts) -> html.Html:
        """The words before, as HTML."""
        return _mark_texts(*self.texts)[0]

    @property
    def new_html(self: _HasTexts) -> html.Html:
        """The words after, as HTML."""
        return _mark_texts(*self.texts)[1]


@lru_cache(maxsize=1)  # a row is drawn old before new, and comparing is what takes the time
def _mark_texts(old: str | None, new: str | None) -> tuple[html.Html, html.Html]:
    return html.compare_texts(old, new)


@attrs.frozen(repr=False)
class Change(_MarkedTexts, Generic[_PartT_co]):
    """A section, task or measure in the old plan, in the new one, or in both."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "kept", "reworded", "moved", "added", "removed", "merged", "split",
    )  # fmt: skip
    """All that a part can have become."""

    @property
    @as_column(name="change")
    def label(self) -> Text:
        """What became of it: kept, reworded, moved, added, removed, merged or split."""
        first, *others = map(Text, self.kinds)
        return Text("{first}, {second}", first=first, second=others[0]) if others else first

    old: _PartT_co | None = attrs.field(metadata=column("Id in the old plan.", attribute="id"))
    """The part before; ``None`` where it was added or split from another."""
    new: _PartT_co | None = attrs.field(
        metadata=column("Id in the new plan.", attribute="id", is_key=True)
    )
    """The part after; ``None`` where it was removed or merged into another."""

    @property
    @as_column(name="old_text", markup="old_html")
    def _replaced_text(self) -> str | None:
        """Title or clause in the old plan; missing where the words are still the same."""
        return self.texts[0]

    @property
    @as_column(name="new_text", markup="new_html")
    def _current_text(self) -> str | None:
        """Title in the new plan; of a measure the clause with its responsibility."""
        return self.texts[1]

    similarity: float
    """From 0 to 1: of the pair, or of the nearest where there is no pair."""
    kinds: tuple[str, ...]
    """``kept``, ``added``, ``removed``, ``merged`` or ``split`` alone, or ``reworded`` and
    ``moved``."""

    @property
    @as_column(name="similarity")
    def _rounded_similarity(self) -> float:
        """From 0 to 1: of the pair, or of the nearest where there is no pair."""
        return round(self.similarity, 3)

    nearest: _PartT_co | None = attrs.field(
        default=None,
        metadata=column("Id of the most similar part where there is no pair.", attribute="id"),
    )
    """The most similar part of the other plan, where there is no pair: what it was merged into or
    split from."""

    @property
    @as_column()
    def nearest_title(self) -> str | None:
        """Title of the nearest section or task; missing for a measure."""
        return None if self.nearest is None else _title_of(self.nearest)

    @property
    def part(self) -> _PartT_co:
        """The part in the new plan, or in the old one where it is in that only."""
        return next(part for part in (self.new, self.old) if part is not None)

    @property
    def counterparts(self) -> tuple[_PartT_co | None, _PartT_co | None]:
        """The part before and after; what it was merged into or split from in place of ``None``."""
        if self.kinds == ("merged",):
            return self.old, self.nearest
        return (self.nearest, self.new) if self.kinds == ("split",) else (self.old, self.new)

    @property
    def has_changed(self) -> bool:
        """Whether it is anything but kept."""
        return self.kinds != ("kept",)

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """The title before and after, of a measure the clause with its responsibility.

        The first is ``None``, too, where the words are kept: nothing is to be read twice.
        """
        old, new = (None if part is None else _text_of(part) for part in (self.old, self.new))
        is_kept = new is not None and (old == new or "reworded" not in self.kinds)
        return (None if is_kept else old), new

    def __repr__(self) -> str:
        ids = " -> ".join(part.id for part in (self.old, self.new) if part is not None)
        return f"<Change {ids}: {self.label} ({self.similarity:.2f})>"


@attrs.frozen(repr=False)
class RoleChange:
    """What became of one agency's role in a measure."""

    KINDS: ClassVar[tuple[str, ...]] = ("gained", "lost", "changed", "succeeded")
    """All that can have become of a role."""

    kind: str
    """``gained``, ``lost``, ``changed`` (another duty) or ``succeeded`` (another agency)."""
    old: Role | None
    """The role before; ``None`` where it was gained."""
    new: Role | None
    """The role after; ``None`` where it was lost."""
    task: Change[Task]
    """The task of `new_measure`, or of `old_measure` where there is no new one."""
    old_measure: Measure | None
    """The measure of the role before, or the counterpart of `new_measure`."""
    new_measure: Measure | None
    """The measure of the role after, or the counterpart of `old_measure`."""
    via: Succession | None = None
    """Link between the two agencies, with its confidence; they are not the same agency."""
    is_handover: bool = False
    """Whether a reform changed nothing but the agency: the successor has the duty that its
    predecessor had, or the strongest of several, or alone what all of them shared."""

    @property
    @as_column(name="change")
    def label(self) -> Text:
        """What became of the role: gained, lost, changed or succeeded."""
        return Text(self.kind)

    @property
    @as_column(name="old")
    def _old_id(self) -> str | None:
        """Id of the measure in the old plan."""
        return self.old_measure.id if self.old_measure else None

    @property
    @as_column(name="new")
    def _new_id(self) -> str | None:
        """Id of the measure in the new plan."""
        return self.new_measure.id if self.new_measure else None

    @property
    @as_column()
    def title(self) -> str:
        """Title of the task."""
        return self.task.part.title

    @property
    @as_column()
    def old_agency(self) -> str | None:
        """Agency that had the role before."""
        return self.old.agency.name if self.old else None

    @property
    @as_column()
    def old_duty(self) -> Duty | None:
        """Duty before."""
        return self.old.duty if self.old else None

    @property
    @as_column()
    def new_agency(self) -> str | None:
        """Agency that has the role after."""
        return self.new.agency.name if self.new else None

    @property
    @as_column()
    def new_duty(self) -> Duty | None:
        """Duty after."""
        return self.new.duty if self.new else None

    @property
    @as_column(name="via")
    def _successor(self) -> str | None:
        """Full name of the successor, where one agency succeeded the other."""
        return self.via.name if self.via else None

    @property
    @as_column()
    def via_confidence(self) -> Confidence | None:
        """How sure the succession is."""
        return self.via.confidence if self.via else None

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles before and after that exist."""
        return tuple(role for role in (self.old, self.new) if role is not None)

    def __repr__(self) -> str:
        was, now = (_describe_role(role) for role in (self.old, self.new))
        measure = self.new_measure or self.old_measure
        return f"<RoleChange {measure and measure.id}: {self.kind}, {was} -> {now}>"


@attrs.frozen(repr=False)
class LeadChange:
    """What became of who is accountable for a measure: who leads or is responsible alone."""

    KINDS: ClassVar[tuple[str, ...]] = ("gained", "lost", "replaced")
    """All that can have become of it."""

    kind: str
    """``gained`` (nobody was before), ``lost`` (nobody is now) or ``replaced`` (by an agency that
    is not the successor)."""
    changes: tuple[RoleChange, ...]
    """The roles that were accountable or are now, of those that changed; at least one."""

    def __repr__(self) -> str:
        was, now = (
            "、".join(dict.fromkeys(r.agency.name for r in roles if r and r.duty.is_accountable))
            or "nobody"
            for roles in zip(*((each.old, each.new) for each in self.changes), strict=True)
        )
        measure = self.changes[0].new_measure or self.changes[0].old_measure
        return f"<LeadChange {measure and measure.id}: {self.kind}, {was} -> {now}>"


@attrs.frozen(repr=False)
class FieldChange(_MarkedTexts):
    """What became of one labelled field of a measure, such as its deadline (完成时限)."""

    KINDS: ClassVar[tuple[str, ...]] = ("changed", "added", "removed")
    """All that can have become of a field."""

    kind: str
    """``changed`` (other words), ``added`` or ``removed``."""
    old: Field | None
    """The field before; ``None`` where it was added."""
    new: Field | None
    """The field after; ``None`` where it was removed."""
    task: Change[Task]
    """The task of `new_measure`."""
    old_measure: Measure
    """The measure of the field before, or the counterpart of `new_measure`."""
    new_measure: Measure
    """The measure of the field after, or the counterpart of `old_measure`."""

    @property
    @as_column(name="change")
    def _kind_text(self) -> Text:
        """What became of the field: changed, added or removed."""
        return Text(self.kind)

    @property
    @as_column(name="old")
    def _old_id(self) -> str:
        """Id of the measure in the old plan."""
        return self.old_measure.id

    @property
    @as_column(name="new")
    def _new_id(self) -> str:
        """Id of the measure in the new plan."""
        return self.new_measure.id

    @property
    @as_column()
    def title(self) -> str:
        """Title of the task."""
        return self.task.part.title

    @property
    @as_column()
    def label(self) -> str:
        """Words before the colon; of the new plan where both have a label."""
        return next((each.label for each in (self.new, self.old) if each and each.label), "")

    @property
    @as_column(markup="old_html")
    def old_text(self) -> str | None:
        """What followed the label before, as published."""
        return self.old.text if self.old else None

    @property
    @as_column()
    def old_date(self) -> datetime.date | None:
        """Last day that a deadline allowed before; missing where it is not known."""
        return self.old.date if self.old else None

    @property
    @as_column(markup="new_html")
    def new_text(self) -> str | None:
        """What follows the label after, as published."""
        return self.new.text if self.new else None

    @property
    @as_column()
    def new_date(self) -> datetime.date | None:
        """Last day that a deadline allows after; missing where it is not known."""
        return self.new.date if self.new else None

    @property
    def is_deadline(self) -> bool:
        """Whether the field is a deadline, before or after."""
        return any(each.is_deadline for each in (self.old, self.new) if each)

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """The text before and after; ``None`` where there is none."""
        return self.old_text, self.new_text

    def __repr__(self) -> str:
        was, now = (each or "nothing" for each in self.texts)
        label = self.label or "deadline"
        return f"<FieldChange {self.new_measure.id}: {label} {self.kind}, {was} -> {now}>"


@attrs.frozen(repr=False)
class SectionSummary(_MarkedTexts):
    """What became of the tasks in one section: those in it now, and those that were in it."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "kept", "reworded", "reordered", "moved_in", "moved_out", "added", "removed", "merged",
        "split",
    )  # fmt: skip
    """All that can have become of its tasks."""

    section: Change[Section]
    """What became of the section itself."""

    @property
    @as_column(name="change")
    def label(self) -> Text:
        """What became of the section itself."""
        return self.section.label

    @property
    @as_column()
    def old(self) -> str | None:
        """Id of the section in the old plan."""
        return self.section.old.id if self.section.old else None

    @property
    @as_column()
    def new(self) -> str | None:
        """Id of the section in the new plan."""
        return self.section.new.id if self.section.new else None

    @property
    @as_column(name="old_text", markup="old_html")
    def _replaced_text(self) -> str | None:
        """Title in the old plan; missing where it is still the same."""
        return self.texts[0]

    @property
    @as_column(name="new_text", markup="new_html")
    def _current_text(self) -> str | None:
        """Title in the new plan."""
        return self.texts[1]

    kept: int = attrs.field(metadata=column("How many of its tasks are unchanged."))
    reworded: int = attrs.field(metadata=column("How many of its tasks have other words."))
    reordered: int = attrs.field(metadata=column("How many of its tasks have another place in it."))
    moved_in: int = attrs.field(metadata=column("How many came from another section."))
    moved_out: int = attrs.field(metadata=column("How many went to another section."))
    added: int = attrs.field(metadata=column("How many of its tasks are new."))
    removed: int = attrs.field(metadata=column("How many of its tasks were removed."))
    merged: int = attrs.field(
        metadata=column("How many tasks were merged into another, from it or into one of its own.")
    )
    split: int = attrs.field(
        metadata=column("How many tasks were split from another, in it or from one of its own.")
    )

    @property
    def has_changed(self) -> bool:
        """Whether the section or any of its tasks is anything but kept."""
        return self.section.has_changed or any(self.figures[1:])

    @property
    def figures(self) -> tuple[int, ...]:
        """How many tasks, one figure for each of `KINDS`."""
        return tuple(getattr(self, kind) for kind in self.KINDS)

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """The title before and after; before is ``None``, too, where it is still the same."""
        return self.section.texts

    def __repr__(self) -> str:
        counts = _describe_counts(self.KINDS, self.figures)
        return f"<SectionSummary {self.section.part.title}: {counts}>"


@attrs.frozen(repr=False)
class AgencySummary:
    """How often the roles of one agency changed."""

    KINDS: ClassVar[tuple[str, ...]] = ("gained", "lost", "changed", "handed_over", "taken_over")
    """All that can have become of its roles."""

    agency: Agency = attrs.field(
        metadata=column("Usual name of the agency.", attribute="name", is_key=True)
    )
    """As a registry describes it where one does; the new plan's before the old one's."""
    gained: int = attrs.field(metadata=column("Roles that it did not have before."))
    lost: int = attrs.field(metadata=column("Roles that it does not have any more."))
    changed: int = attrs.field(metadata=column("Roles with another duty."))
    handed_over: int = attrs.field(metadata=column("Roles that a successor of it has now."))
    taken_over: int = attrs.field(metadata=column("Roles that predecessors of it had."))

    @property
    def figures(self) -> tuple[int, ...]:
        """How many role changes, one figure for each of `KINDS`."""
        return tuple(getattr(self, kind) for kind in self.KINDS)

    def __repr__(self) -> str:
        return f"<AgencySummary {self.agency.name}: {_describe_counts(self.KINDS, self.figures)}>"


@attrs.frozen(repr=False)
class SuccessionSummary:
    """The roles that a successor has with the same duty: what the reform alone changed."""

    old_agency: Agency = attrs.field(
        metadata=column("Agency that had the roles.", attribute="name", is_key=True)
    )
    new_agency: Agency = attrs.field(
        metadata=column("Its successor, or its predecessor.", attribute="name")
    )
    via: Succession = attrs.field(metadata=column("Full name of the successor.", attribute="name"))
    """Link between the two agencies."""

    @property
    @as_column()
    def confidence(self) -> Confidence:
        """How sure the succession is."""
        return self.via.confidence

    changes: tuple[RoleChange, ...]
    """The roles, in the order of the new plan."""

    @property
    @as_column()
    def roles(self) -> int:
        """How many roles."""
        return len(self.changes)

    @property
    @as_column()
    def measures(self) -> str:
        """Ids of their measures in the new plan."""
        measures = (each.new_measure for each in self.changes)
        return "、".join(dict.fromkeys(measure.id for measure in measures if measure))

    def __repr__(self) -> str:
        names = f"{self.old_agency.name} -> {self.new_agency.name}"
        return f"<SuccessionSummary {names}: {self.roles} roles>"


def _describe_counts(names: Sequence[str], counts: Sequence[int]) -> str:
    pairs = zip(names, counts, strict=True)
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in pairs if count)


def _describe_role(role: Role | None) -> str:
    return f"{role.agency.name} {role.duty.value}" if role else "nobody"


def _title_of(part: Part) -> str | None:
    return None if isinstance(part, Measure) else part.title


def _text_of(part: Part) -> str:
    return part.text + part.assignment if isinstance(part, Measure) else part.title
