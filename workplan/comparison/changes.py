"""The rows of a comparison: what became of a part, of a role, of a section's tasks, of an agency.

Knows what one change holds and which columns it has; not how changes are found.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar, Generic, Protocol, TypeVar

import attrs

from workplan.model import Agency, Confidence, Duty, Measure, Role, Section, Succession, Task
from workplan.render import html
from workplan.table import as_column, column

__all__ = ["AgencySummary", "Change", "Part", "RoleChange", "SectionSummary"]

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

    KINDS: ClassVar[tuple[str, ...]] = ("kept", "reworded", "moved", "added", "removed")
    """All that a part can have become."""

    @property
    @as_column()
    def change(self) -> str:
        """What became of it: kept, reworded, moved, added or removed."""
        return ", ".join(self.kinds)

    old: _PartT_co | None = attrs.field(metadata=column("Id in the old plan.", attribute="id"))
    """The part before; ``None`` where it was added."""
    new: _PartT_co | None = attrs.field(
        metadata=column("Id in the new plan.", attribute="id", is_key=True)
    )
    """The part after; ``None`` where it was removed."""

    @property
    @as_column(markup="old_html")
    def old_text(self) -> str | None:
        """Title in the old plan; of a measure the clause with its responsibility."""
        return _text_of(self.old)

    @property
    @as_column(markup="new_html")
    def new_text(self) -> str | None:
        """Title in the new plan; of a measure the clause with its responsibility."""
        return _text_of(self.new)

    similarity: float
    """From 0 to 1: of the pair, or of the nearest where there is no pair."""
    kinds: tuple[str, ...]
    """``kept`` alone, ``added`` alone, ``removed`` alone, or ``reworded`` and ``moved``."""

    @property
    @as_column(name="similarity")
    def _rounded_similarity(self) -> float:
        """From 0 to 1: of the pair, or of the nearest where there is no pair."""
        return round(self.similarity, 3)

    nearest: _PartT_co | None = attrs.field(
        default=None,
        metadata=column("Id of the most similar part where there is no pair.", attribute="id"),
    )
    """The most similar part of the other plan, where there is no pair."""

    @property
    @as_column()
    def nearest_text(self) -> str | None:
        """Title or words of the nearest part."""
        return _text_of(self.nearest)

    @property
    def part(self) -> _PartT_co:
        """The part in the new plan, or in the old one where it was removed."""
        return next(part for part in (self.new, self.old) if part is not None)

    @property
    def has_changed(self) -> bool:
        """Whether it is anything but kept."""
        return self.kinds != ("kept",)

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """The title before and after; of a measure the clause with its responsibility."""
        return self.old_text, self.new_text

    def __repr__(self) -> str:
        ids = " -> ".join(part.id for part in (self.old, self.new) if part is not None)
        return f"<Change {ids}: {self.change} ({self.similarity:.2f})>"


@attrs.frozen(repr=False)
class RoleChange:
    """What became of one agency's part in a measure."""

    KINDS: ClassVar[tuple[str, ...]] = ("gained", "lost", "changed", "succeeded")
    """All that can have become of a role."""

    kind: str
    """``gained``, ``lost``, ``changed`` (another duty) or ``succeeded`` (another agency)."""
    old: Role | None
    """The role before; ``None`` where it was gained."""
    new: Role | None
    """The role after; ``None`` where it was lost."""
    measure: Change[Measure]
    """The measure before and after."""
    via: Succession | None = None
    """Link between the two agencies, with its confidence; they are not the same agency."""

    @property
    @as_column()
    def change(self) -> str:
        """What became of the role: gained, lost, changed or succeeded."""
        return self.kind

    @property
    @as_column(name="old")
    def _old_measure(self) -> str | None:
        """Id of the measure in the old plan."""
        return self.measure.old.id if self.measure.old else None

    @property
    @as_column(name="new")
    def _new_measure(self) -> str | None:
        """Id of the measure in the new plan."""
        return self.measure.new.id if self.measure.new else None

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
        return f"<RoleChange {self.measure.part.id}: {self.kind}, {was} -> {now}>"


@attrs.frozen(repr=False)
class SectionSummary(_MarkedTexts):
    """What became of the tasks in one section: those in it now, and those removed from it."""

    section: Change[Section]
    """What became of the section itself."""

    @property
    @as_column()
    def change(self) -> str:
        """What became of the section: kept, reworded, moved, added or removed."""
        return self.section.change

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
    @as_column(markup="old_html")
    def old_text(self) -> str | None:
        """Title in the old plan."""
        return self.section.old_text

    @property
    @as_column(markup="new_html")
    def new_text(self) -> str | None:
        """Title in the new plan."""
        return self.section.new_text

    kept: int = attrs.field(metadata=column("How many of its tasks are unchanged."))
    reworded: int = attrs.field(metadata=column("How many of its tasks have other words."))
    moved: int = attrs.field(metadata=column("How many of its tasks are elsewhere now."))
    added: int = attrs.field(metadata=column("How many of its tasks are new."))
    removed: int = attrs.field(metadata=column("How many of its tasks were removed."))

    @property
    def has_changed(self) -> bool:
        """Whether the section or any of its tasks is anything but kept."""
        return self.section.has_changed or any(self.figures[1:])

    @property
    def figures(self) -> tuple[int, ...]:
        """How many tasks, one figure for each of `Change.KINDS`."""
        return (self.kept, self.reworded, self.moved, self.added, self.removed)

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """The title before and after."""
        return self.section.texts

    def __repr__(self) -> str:
        counts = _describe_counts(Change.KINDS, self.figures)
        return f"<SectionSummary {self.section.part.title}: {counts}>"


@attrs.frozen(repr=False)
class AgencySummary:
    """How often the roles of one agency changed."""

    KINDS: ClassVar[tuple[str, ...]] = ("gained", "lost", "changed", "handed_over", "taken_over")
    """All that can have become of its roles."""

    agency: Agency = attrs.field(
        metadata=column("Name in the new plan, or in the old one.", attribute="name", is_key=True)
    )
    """As the new plan knows it, or the old one where the new does not."""
    gained: int = attrs.field(metadata=column("Roles that it did not have before."))
    lost: int = attrs.field(metadata=column("Roles that it does not have any more."))
    changed: int = attrs.field(metadata=column("Roles with another duty."))
    handed_over: int = attrs.field(metadata=column("Roles that a successor of it has now."))
    taken_over: int = attrs.field(metadata=column("Roles that a predecessor of it had."))

    @property
    def figures(self) -> tuple[int, ...]:
        """How many role changes, one figure for each of `KINDS`."""
        return (self.gained, self.lost, self.changed, self.handed_over, self.taken_over)

    def __repr__(self) -> str:
        return f"<AgencySummary {self.agency.name}: {_describe_counts(self.KINDS, self.figures)}>"


def _describe_counts(names: Sequence[str], counts: Sequence[int]) -> str:
    pairs = zip(names, counts, strict=True)
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in pairs if count)


def _describe_role(role: Role | None) -> str:
    return f"{role.agency.name} {role.duty.value}" if role else "nobody"


def _text_of(part: Part | None) -> str | None:
    if part is None:
        return None
    return part.text + part.assignment if isinstance(part, Measure) else part.title
