"""What one change is: of a section, a task or a measure, and of a body's part in a measure.

Knows one change, its cells in a table, and how many there are of each kind; not how they were
found, nor the two plans.
"""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

import attrs

from workplan.model.values import Agency, Measure, Role, Section, Succession, Task

__all__ = ["AgencySummary", "Cell", "Change", "RoleChange", "SectionSummary"]

_PartT_co = TypeVar("_PartT_co", bound=Section | Task | Measure, covariant=True)

Cell = str | int | float | None


@attrs.frozen(repr=False)
class Change(Generic[_PartT_co]):
    """A section, task or measure in the old plan, in the new one, or in both."""

    old: _PartT_co | None
    """The part before; ``None`` where it was added."""
    new: _PartT_co | None
    """The part after; ``None`` where it was removed."""
    similarity: float
    """From 0 to 1; that of the pair, or of the nearest where there is no pair."""
    kinds: tuple[str, ...]
    """``kept`` alone, ``added`` alone, ``removed`` alone, or ``reworded`` and ``moved``."""
    nearest: _PartT_co | None = None
    """Where there is no pair: the part of the other plan that is most alike, if any is."""

    KINDS: ClassVar[tuple[str, ...]] = ("kept", "reworded", "moved", "added", "removed")
    """All that a part can have become."""
    COLUMNS: ClassVar[tuple[str, ...]] = (
        "change", "old", "new", "old_text", "new_text", "similarity", "nearest", "nearest_text",
    )  # fmt: skip

    @property
    def part(self) -> _PartT_co:
        """The part as it is now, or as it was where it is gone."""
        return next(part for part in (self.new, self.old) if part is not None)

    @property
    def has_changed(self) -> bool:
        """Whether it is anything but kept."""
        return self.kinds != ("kept",)

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """The title before and after; of a measure the clause with its responsibility."""
        return _text(self.old), _text(self.new)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        old, new, near = (p.id if p else None for p in (self.old, self.new, self.nearest))
        nearest = (round(self.similarity, 3), near, _text(self.nearest))
        return (", ".join(self.kinds), old, new, *self.texts, *nearest)

    def __repr__(self) -> str:
        ids = " -> ".join(part.id for part in (self.old, self.new) if part is not None)
        return f"<Change {ids}: {', '.join(self.kinds)} ({self.similarity:.2f})>"


@attrs.frozen(repr=False)
class RoleChange:
    """What became of one body's part in a measure."""

    kind: str
    """``gained``, ``lost``, ``changed`` (another duty) or ``succeeded`` (another body)."""
    old: Role | None
    """The role before; ``None`` where it was gained."""
    new: Role | None
    """The role after; ``None`` where it was lost."""
    measure: Change[Measure]
    """The measure before and after."""
    via: Succession | None = None
    """How the one body became the other, with its confidence; they are not the same body."""

    KINDS: ClassVar[tuple[str, ...]] = ("gained", "lost", "changed", "succeeded")
    """All that can have become of a part in a measure."""
    COLUMNS: ClassVar[tuple[str, ...]] = (
        "change", "old", "new", "old_agency", "old_duty", "new_agency", "new_duty", "via",
        "via_confidence",
    )  # fmt: skip

    @property
    def roles(self) -> tuple[Role, ...]:
        """The role before, the role after: those that there are."""
        return tuple(role for role in (self.old, self.new) if role is not None)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        _, old, new, *_ = self.measure.cells
        via = (self.via.name, self.via.confidence.value) if self.via else (None, None)
        return (self.kind, old, new, *_holder(self.old), *_holder(self.new), *via)

    def __repr__(self) -> str:
        was, now = (" ".join(filter(None, _holder(role))) for role in (self.old, self.new))
        return (
            f"<RoleChange {self.measure.part.id}: {self.kind},"
            f" {was or 'nobody'} -> {now or 'nobody'}>"
        )


@attrs.frozen(repr=False)
class SectionSummary:
    """What became of the tasks in one section: those that are there now, and those removed."""

    section: Change[Section]
    """What became of the section itself."""
    kept: int
    """How many tasks stand as they did."""
    reworded: int
    """How many say something else."""
    moved: int
    """How many stand elsewhere."""
    added: int
    """How many are new."""
    removed: int
    """How many are gone."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "change", "old", "new", "old_text", "new_text", *Change.KINDS,
    )  # fmt: skip

    @property
    def has_changed(self) -> bool:
        """Whether the section or any of its tasks is anything but kept."""
        return self.section.has_changed or any(self.figures[1:])

    @property
    def texts(self) -> tuple[str | None, str | None]:
        """The section's title before and after."""
        return self.section.texts

    @property
    def figures(self) -> tuple[int, ...]:
        """How many tasks, one figure for each of `Change.KINDS`."""
        return (self.kept, self.reworded, self.moved, self.added, self.removed)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        return (*self.section.cells[:5], *self.figures)

    def __repr__(self) -> str:
        told = _told(Change.KINDS, self.figures)
        return f"<SectionSummary {self.section.part.title}: {told}>"


@attrs.frozen(repr=False)
class AgencySummary:
    """How often one body's part changed."""

    agency: Agency
    """As the new plan knows it, or the old one where the new does not."""
    gained: int
    """Role changes by which it has a part that it had not."""
    lost: int
    """Role changes by which it has no part any more."""
    changed: int
    """Role changes by which it has another duty."""
    handed_over: int
    """Role changes by which a successor holds what this body held."""
    taken_over: int
    """Role changes by which this body holds what one held that it succeeds."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "agency", "gained", "lost", "changed", "handed_over", "taken_over",
    )  # fmt: skip

    @property
    def figures(self) -> tuple[int, ...]:
        """How many role changes, one figure for each of `COLUMNS` but the first."""
        return (self.gained, self.lost, self.changed, self.handed_over, self.taken_over)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Plain values, one for each of `COLUMNS`."""
        return (self.agency.name, *self.figures)

    def __repr__(self) -> str:
        return f"<AgencySummary {self.agency.name}: {_told(self.COLUMNS[1:], self.figures)}>"


def _told(names: Sequence[str], figures: Sequence[int]) -> str:
    pairs = zip(names, figures, strict=True)
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in pairs if count)


def _text(part: Section | Task | Measure | None) -> str | None:
    if part is None:
        return None
    return part.text + part.assignment if isinstance(part, Measure) else part.title


def _holder(role: Role | None) -> tuple[str | None, str | None]:
    return (role.agency.name, role.duty.value) if role else (None, None)
