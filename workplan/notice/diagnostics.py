"""What is noticed about a notice: the notebook of diagnostics, and what is odd about the whole.

Knows where a position is on the page, the numbering and the names of a whole document; the kinds
of diagnostics are in `model.diagnostics`.
"""

import re
from collections.abc import Iterable, Sequence

from workplan.model import (
    Diagnostic,
    Location,
    Locator,
    Role,
    Section,
    Severity,
    Source,
    Span,
    Task,
)
from workplan.model.diagnostics import DIAGNOSTICS, MORE_OF_A_KIND
from workplan.notice import vocabulary as v
from workplan.notice.registrar import Registrar
from workplan.notice.view import View, find_brackets
from workplan.texts import Value, Values

__all__ = ["Notebook", "review_plan"]


_MOST_OF_A_KIND = 1000
"""Of one code; a hostile text has a million unbalanced brackets, and nobody reads them."""


class Notebook:
    """Collects diagnostics, which are in the order of the text."""

    def __init__(self, source: Source) -> None:
        self._locator = Locator(source.text, source.layout)
        self._notes: list[Diagnostic] = []

    def locate(self, span: Span) -> Location:
        """Return where a span is in the document."""
        return self._locator.locate(span)

    def note(self, code: str, span: Span, **values: Value) -> None:
        """Keep one; `values` fill the placeholders of its message."""
        self._notes.append(self._make(code, span, **values))

    def _make(self, code: str, span: Span, **values: Value) -> Diagnostic:
        where = self.locate(span)
        known = DIAGNOSTICS.get(code)  # another version may have made a remark of another kind
        severity = known.severity if known else Severity.WARNING
        return Diagnostic(code, Values(values), severity, span, where.line, where.column)

    @property
    def all_diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every one of them, in the order of the text."""
        return tuple(sorted(self._notes, key=lambda note: note.span))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Those to show, in the order of the text: of each code so many, and how many more."""
        shown: list[Diagnostic] = []
        counts: dict[str, int] = {}
        first: dict[str, Diagnostic] = {}
        for note in self.all_diagnostics:
            counts[note.code] = counts.get(note.code, 0) + 1
            if counts[note.code] <= _MOST_OF_A_KIND:
                shown.append(note)
            else:
                first.setdefault(note.code, note)
        for code, note in first.items():
            more = counts[code] - _MOST_OF_A_KIND
            shown.append(self._make(MORE_OF_A_KIND, note.span, count=more, kind=code))
        return tuple(sorted(shown, key=lambda note: note.span))


# --- the document as a whole ---------------------------------------------------------------------

# What varies between the printed forms of one name: 市检察院, 市人民检察院.
_SAME = tuple((word.text, str(word.value)) for word in v.VARIANTS)
_LEVEL = re.compile(f"^{v.either(v.OWN_LEVELS)}")


def review_plan(
    view: View, sections: Sequence[Section], registrar: Registrar, notes: Notebook
) -> None:
    """Keep what is odd about the document as a whole: numbering, repeats, names, brackets."""
    _numbering(sections, notes, afresh=True)
    for section in sections:
        _numbering(section.tasks, notes, afresh=False)
    _across(sections, notes)
    _repeats(sections, notes)
    _repeats([task for section in sections for task in section.tasks], notes)
    measures = [m for section in sections for task in section.tasks for m in task.measures]
    _names([role for measure in measures for role in measure.roles], registrar, notes)
    _levels(registrar, notes)
    for at in find_brackets(view, 0, len(view.chars))[1]:
        notes.note("unbalanced-bracket", view.span(at, at + 1))


def _numbering(items: Iterable[Section | Task], notes: Notebook, *, afresh: bool) -> None:
    """Gaps and repeats among neighbours; with `afresh`, one may begin again from 1."""
    last: int | None = None
    for item in items:
        if item.number is None:
            continue
        if last is not None and item.number > last + 1:
            _note("number-gap", item, notes, number=item.number, previous=last)
        elif last is not None and item.number <= last and not (afresh and item.number == 1 != last):
            _note("number-order", item, notes, number=item.number, previous=last)
        last = item.number


def _across(sections: Sequence[Section], notes: Notebook) -> None:
    """The first number of each section carries on from the one before, or is 1."""
    last, kind = 0, False
    for section in sections:
        numbers = [task for task in section.tasks if task.number is not None]
        if not numbers:
            continue
        first, before, kind = numbers[0].number or 0, kind, numbers[0].numeral.isascii()
        # 1. and (一) count apart: 40. may be straight under a section after (三).
        if first not in (1, last + 1) and (kind is before or not last):
            code = "number-gap" if first > last else "number-order"
            _note(code, numbers[0], notes, number=first, previous=last)
        last = numbers[-1].number or 0


def _note(code: str, item: Section | Task, notes: Notebook, **values: Value) -> None:
    span = item.title_span or Span(item.span.start, item.span.start + 1)  # its numeral
    notes.note(code, span, **values)


def _repeats(items: Iterable[Section | Task], notes: Notebook) -> None:
    seen: set[str] = set()
    for item in items:
        title = "".join(item.title.split())
        if title and title in seen:
            _note("duplicate-heading", item, notes, title=title)
        seen.add(title)


def _names(roles: Sequence[Role], registrar: Registrar, notes: Notebook) -> None:
    """Names that the registry does not have, and those that may mean one body."""
    forms: dict[str, str] = {}
    for role in registrar.find_unknown(roles):
        if registrar.is_ambiguous(role.printed):
            notes.note("ambiguous-agency", role.span, name=role.printed)
        elif registrar.has_registry:
            notes.note("unknown-agency", role.span, name=role.printed)
        form = _form(role.printed)
        other = forms.setdefault(form, role.printed)
        if other != role.printed:
            notes.note("likely-variant", role.span, name=role.printed, other=other)


def _levels(registrar: Registrar, notes: Notebook) -> None:
    """Names taken to be those of the registry, of which the level is not known."""
    for role in registrar.list_of_unknown_level():
        name, agency = role.printed, role.agency.name
        notes.note("assumed-level", role.span, name=name, agency=agency)


def _form(name: str) -> str:
    for long, short in _SAME:
        name = name.replace(long, short)
    return _LEVEL.sub("", name) or name
