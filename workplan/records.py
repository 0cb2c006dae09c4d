"""The row classes of a plan's own tables, and how each is filled.

A row holds the objects it is about; its columns are plain values. Ids are text: beside the id of
a task or a measure a table has its position in the plan, from 1, because ``1.1`` and ``1.10``
become one number when a CSV file is read back without types. Knows the model; not the plan.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

import attrs

from workplan.errors import OptionError
from workplan.model import (
    Agency,
    AgencyKind,
    Basis,
    Confidence,
    Contents,
    Correction,
    CorrectionKind,
    Diagnostic,
    Duty,
    Field,
    Initiative,
    InitiativeKind,
    Location,
    Measure,
    Provenance,
    Role,
    Section,
    Severity,
    Span,
    Task,
)
from workplan.model.dates import datetime
from workplan.model.doubts import find_doubts
from workplan.table import Table, as_column, column, make_table
from workplan.texts import Lang, Text

__all__ = [
    "TABLES",
    "AgencyRow",
    "CorrectionRow",
    "DiagnosticRow",
    "FieldRow",
    "InitiativeRow",
    "MeasureRow",
    "ReviewCounts",
    "ReviewRow",
    "RoleRow",
    "SectionRow",
    "TaskRow",
    "count_review",
    "make_contents_table",
    "strongest_duty",
]

_SECTION = "Id of the section."
_TASK = "Id of the task."
_TASK_POSITION = "Position of the task in the plan, from 1."
_ANY_TASK = "Id of the task; missing outside every task."
_ANY_TASK_POSITION = "Position of the task in the plan, from 1; missing outside every task."
_ANY_SECTION = "Id of the section; missing outside every section."
_MEASURE = "Id of the measure."
_ANY_MEASURE = "Id of the measure; missing where the place belongs to no responsibility."
_MEASURE_POSITION = "Position of the measure in the plan, from 1."
_ANY_MEASURE_POSITION = (
    "Position of the measure in the plan, from 1; missing where the place belongs to none."
)


def strongest_duty(item: Task | Measure) -> str:
    """Return the strongest duty that an item gives to anyone, or ``"nobody"``."""
    duty = max((role.duty for role in item.roles), default=None)
    return duty.value if duty else "nobody"


class _NamesByDuty:
    """Columns of names by duty, over the `item` of a row."""

    __slots__ = ()

    @property
    @as_column(name="named")
    def _strongest_duty(self: "_HasItem") -> Duty | Text:
        """Strongest duty that the text gives to anyone, or ``nobody``."""
        return max((role.duty for role in self.item.roles), default=Text("nobody"))

    @property
    def named(self: "_HasItem") -> str:
        """Strongest duty that the text gives to anyone, or ``nobody``."""
        return strongest_duty(self.item)

    @property
    @as_column()
    def lead(self: "_HasItem") -> str:
        """Names of the agencies that lead (牵头)."""
        return self.list_names(Duty.LEAD)

    @property
    @as_column()
    def sole(self: "_HasItem") -> str:
        """Name of the agency that is responsible alone (单独负责)."""
        return self.list_names(Duty.SOLE)

    @property
    @as_column()
    def shared(self: "_HasItem") -> str:
        """Names of the agencies that share it with no lead (分工负责)."""
        return self.list_names(Duty.SHARED)

    @property
    @as_column()
    def supporting(self: "_HasItem") -> str:
        """Names of the agencies that support a lead (配合)."""
        return self.list_names(Duty.SUPPORTING)


class _Positions:
    """Columns of where a row is in the source, over its `span`."""

    __slots__ = ()

    @property
    @as_column(is_data=True)
    def start(self: "_HasSpan") -> int:
        """Where it begins in the source, from 0, in characters."""
        return self.span.start

    @property
    @as_column(is_data=True)
    def end(self: "_HasSpan") -> int:
        """One past where it ends."""
        return self.span.end


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


class _HasItem(Protocol):
    @property
    def item(self) -> Task | Measure: ...
    def list_names(self, *duties: Duty) -> str: ...


@attrs.frozen
class RoleRow(_Positions):
    """One role, with the measure that it is a part of."""

    section: Section = attrs.field(metadata=column(_SECTION, attribute="id", words="title"))
    task: Task = attrs.field(metadata=column(_TASK, attribute="id", words="title"))
    task_position: int = attrs.field(metadata=column(_TASK_POSITION))
    measure: Measure = attrs.field(metadata=column(_MEASURE, attribute="id", words="text"))
    measure_position: int = attrs.field(metadata=column(_MEASURE_POSITION))
    role: Role
    """The role itself."""

    @property
    @as_column(is_data=True)
    def agency_id(self) -> str:
        """Id of the agency."""
        return self.role.agency.id

    @property
    @as_column()
    def agency(self) -> str:
        """Usual name of the agency."""
        return self.role.agency.name

    @property
    @as_column(heading="printed name")
    def printed(self) -> str:
        """Name as the notice prints it."""
        return self.role.printed

    @property
    @as_column()
    def duty(self) -> Duty:
        """How the agency is responsible: lead, sole, shared or supporting."""
        return self.role.duty

    @property
    @as_column()
    def open_ended(self) -> bool:
        """Whether a list of the measure ends in 等, so that more are meant than named."""
        return self.measure.open_ended

    @property
    @as_column()
    def wording(self) -> str:
        """Verbs of the responsibility."""
        return self.measure.wording

    @property
    def span(self) -> Span:
        """Where it is in the source."""
        return self.role.span


@attrs.frozen(repr=False)
class MeasureRow(_NamesByDuty):
    """One measure with its task and section, and who is named for it."""

    section: Section = attrs.field(metadata=column(_SECTION, attribute="id"))
    task: Task = attrs.field(metadata=column(_TASK, attribute="id"))
    task_position: int = attrs.field(metadata=column(_TASK_POSITION))
    measure: Measure = attrs.field(metadata=column(_MEASURE, attribute="id", is_key=True))
    measure_position: int = attrs.field(metadata=column(_MEASURE_POSITION))

    @property
    def item(self) -> Measure:
        """The measure, whose names are listed."""
        return self.measure

    def list_names(self, *duties: Duty) -> str:
        """Return the names of the agencies that hold one of `duties`; 等 where a list is open."""
        return self.measure.list_names(*duties)

    @property
    @as_column()
    def section_title(self) -> str:
        """Title of the section."""
        return self.section.title

    @property
    @as_column()
    def task_title(self) -> str:
        """Title of the task."""
        return self.task.title

    @property
    @as_column()
    def text(self) -> str:
        """The measure as published, without the responsibility."""
        return self.measure.text

    @property
    @as_column()
    def open_ended(self) -> bool:
        """Whether a list of the measure ends in 等, so that more are meant than named."""
        return self.measure.open_ended

    @property
    @as_column()
    def wording(self) -> str:
        """Verbs of the responsibility."""
        return self.measure.wording

    @property
    @as_column()
    def confidence(self) -> Confidence | None:
        """How sure the reading of the responsibility is; missing where there is none."""
        return self.measure.confidence

    def __repr__(self) -> str:
        return f"<MeasureRow {self.measure.id}: {self.named}>"


@attrs.frozen(repr=False)
class TaskRow(_NamesByDuty, _Positions):
    """One task with its section, and who is named in any of its measures."""

    section: Section = attrs.field(metadata=column(_SECTION, attribute="id"))
    task: Task = attrs.field(metadata=column(_TASK, attribute="id", is_key=True))
    task_position: int = attrs.field(metadata=column(_TASK_POSITION))

    @property
    def item(self) -> Task:
        """The task, whose names are listed."""
        return self.task

    def list_names(self, *duties: Duty) -> str:
        """Return the names of the agencies that hold one of `duties` in any measure."""
        return "、".join(agency.name for agency in self.task.holders(*duties))

    @property
    @as_column()
    def number(self) -> int | None:
        """Number as printed."""
        return self.task.number

    @property
    @as_column()
    def numeral(self) -> str:
        """Numeral as printed."""
        return self.task.numeral

    @property
    @as_column()
    def section_title(self) -> str:
        """Title of the section."""
        return self.section.title

    @property
    @as_column()
    def title(self) -> str:
        """Heading sentence of the task."""
        return self.task.title

    @property
    @as_column()
    def text(self) -> str:
        """The task as published, with its numeral and responsibilities."""
        return self.task.text

    @property
    @as_column(heading="measure count")
    def measures(self) -> int:
        """How many measures it has."""
        return len(self.task.measures)

    @property
    @as_column(heading="role count")
    def roles(self) -> int:
        """How many roles its measures have."""
        return len(self.task.roles)

    @property
    @as_column(heading="correction count")
    def corrections(self) -> int:
        """How many misprints are in it."""
        return len(self.task.corrections)

    @property
    def span(self) -> Span:
        """Where it is in the source."""
        return self.task.span

    def __repr__(self) -> str:
        return f"<TaskRow {self.task.id}: {self.named}>"


@attrs.frozen
class SectionRow(_Positions):
    """One section."""

    section: Section = attrs.field(metadata=column(_SECTION, attribute="id", is_key=True))
    section_position: int = attrs.field(metadata=column("Position in the plan, from 1."))

    @property
    @as_column()
    def number(self) -> int | None:
        """Number as printed."""
        return self.section.number

    @property
    @as_column()
    def numeral(self) -> str:
        """Numeral as printed."""
        return self.section.numeral

    @property
    @as_column()
    def title(self) -> str:
        """Title of the section."""
        return self.section.title

    @property
    @as_column(heading="task count")
    def tasks(self) -> int:
        """How many tasks it has."""
        return len(self.section.tasks)

    @property
    @as_column(heading="measure count")
    def measures(self) -> int:
        """How many measures its tasks have."""
        return sum(len(task.measures) for task in self.section.tasks)

    @property
    @as_column(heading="role count")
    def roles(self) -> int:
        """How many roles its measures have."""
        return sum(len(task.roles) for task in self.section.tasks)

    @property
    def span(self) -> Span:
        """Where it is in the source."""
        return self.section.span


@attrs.frozen
class AgencyRow:
    """One agency of the registry."""

    agency: Agency = attrs.field(
        metadata=column("Usual name of the agency.", attribute="name", is_key=True)
    )

    @property
    @as_column(is_data=True)
    def agency_id(self) -> str:
        """Id of the agency."""
        return self.agency.id

    @property
    @as_column()
    def full_name(self) -> str | None:
        """Legal name; missing where it is not known for certain enough."""
        return self.agency.full_name

    @property
    @as_column()
    def full_name_confidence(self) -> Confidence | None:
        """How sure the full name is."""
        return self.agency.full_name_confidence

    @property
    @as_column()
    def full_name_basis(self) -> Basis | None:
        """What the full name rests on."""
        return self._find_basis("full_name")

    @property
    @as_column()
    def english_name(self) -> str | None:
        """Name in English."""
        return self.agency.english_name

    @property
    @as_column()
    def english_name_basis(self) -> Basis | None:
        """What the English name rests on."""
        return self._find_basis("english_name")

    @property
    @as_column()
    def aliases(self) -> tuple[str, ...]:
        """Other printed forms, and reviewed everyday ones that mean no other body."""
        return self.agency.aliases

    @property
    @as_column()
    def ambiguous_names(self) -> tuple[str, ...]:
        """Everyday short forms that may mean another body, too."""
        return self.agency.ambiguous_names

    @property
    @as_column()
    def kind(self) -> AgencyKind:
        """What sort of body it is."""
        return self.agency.kind

    @property
    @as_column()
    def kind_basis(self) -> Basis | None:
        """What the kind rests on."""
        return self._find_basis("kind")

    @property
    @as_column()
    def successors(self) -> tuple[str, ...]:
        """Names of the bodies that took its work over."""
        return tuple(link.name for link in self.agency.successors)

    @property
    @as_column(name="note")
    def _note_text(self) -> Text:
        """What else is known, and what is not."""
        return Text(self.agency.note)

    @property
    @as_column()
    def note_basis(self) -> Basis | None:
        """What the note rests on."""
        return self._find_basis("note")

    def _find_basis(self, statement: str) -> Basis | None:
        origin = self.agency.origin_of(statement)
        return None if origin is None else origin.basis


@attrs.frozen
class CorrectionRow(_Positions):
    """One misprint, with the task that it is in."""

    task: Task | None = attrs.field(metadata=column(_ANY_TASK, attribute="id", words="title"))
    task_position: int | None = attrs.field(metadata=column(_ANY_TASK_POSITION))
    correction: Correction
    """The correction itself."""

    @property
    @as_column()
    def printed(self) -> str:
        """Words as published."""
        return self.correction.printed

    @property
    @as_column()
    def reading(self) -> str | None:
        """What they should read; missing where no reading is safe."""
        return self.correction.reading

    @property
    @as_column()
    def kind(self) -> CorrectionKind:
        """What sort of misprint it is."""
        return self.correction.kind

    @property
    @as_column()
    def confidence(self) -> Confidence:
        """Of the misprint and the reading together."""
        return self.correction.confidence

    @property
    @as_column(name="note")
    def _note_text(self) -> Text:
        """Why it is a misprint."""
        return Text(self.correction.note)

    @property
    def span(self) -> Span:
        """Where it is in the source."""
        return self.correction.span


@attrs.frozen
class InitiativeRow:
    """One initiative that the plan names."""

    initiative: Initiative
    """The initiative itself."""
    tasks: tuple[str, ...] = attrs.field(metadata=column("Ids of the tasks that mention it."))

    @property
    @as_column()
    def name(self) -> str:
        """What people call it."""
        return self.initiative.name

    @property
    @as_column()
    def kind(self) -> InitiativeKind:
        """What sort of thing it is."""
        return self.initiative.kind

    @property
    @as_column()
    def mentions(self) -> int:
        """How often the text mentions it."""
        return len(self.initiative.spans)

    @property
    @as_column()
    def printed(self) -> tuple[str, ...]:
        """Words at each mention."""
        return self.initiative.printed

    @property
    @as_column()
    def confidence(self) -> Confidence:
        """How sure it is that this is one named thing, and that every place means it."""
        return self.initiative.confidence

    @property
    @as_column(name="note")
    def _note_text(self) -> Text:
        """Why that is in doubt, or what else a reader should know of it."""
        return Text(self.initiative.note)


@attrs.frozen
class FieldRow(_Positions):
    """One labelled field, with the measure whose responsibility has it."""

    section: Section = attrs.field(metadata=column(_SECTION, attribute="id", words="title"))
    task: Task = attrs.field(metadata=column(_TASK, attribute="id", words="title"))
    task_position: int = attrs.field(metadata=column(_TASK_POSITION))
    measure: Measure = attrs.field(metadata=column(_MEASURE, attribute="id", words="text"))
    measure_position: int = attrs.field(metadata=column(_MEASURE_POSITION))
    field: Field
    """The field itself."""

    @property
    @as_column()
    def label(self) -> str:
        """Words before the colon."""
        return self.field.label

    @property
    @as_column()
    def text(self) -> str:
        """What follows the colon, as published."""
        return self.field.text

    @property
    @as_column()
    def date(self) -> datetime.date | None:
        """Last day that a deadline allows; missing for other fields, and where it is not known."""
        return self.field.date

    @property
    def span(self) -> Span:
        """Where it is in the source."""
        return self.field.span


@attrs.frozen
class DiagnosticRow(_Positions):
    """One diagnostic, with the task that it is in."""

    task: Task | None = attrs.field(metadata=column(_ANY_TASK, attribute="id", words="title"))
    task_position: int | None = attrs.field(metadata=column(_ANY_TASK_POSITION))
    diagnostic: Diagnostic
    """The diagnostic itself."""
    location: Location
    """Where it is in the document."""

    @property
    @as_column()
    def severity(self) -> Severity:
        """How much it matters."""
        return self.diagnostic.severity

    @property
    @as_column()
    def code(self) -> str:
        """Stable code."""
        return self.diagnostic.code

    @property
    @as_column()
    def line(self) -> int:
        """Line of the text, from 1."""
        return self.diagnostic.line

    @property
    @as_column()
    def column(self) -> int:
        """Column in that line, from 1."""
        return self.diagnostic.column

    @property
    @as_column()
    def place(self) -> Text:
        """Where it is in the document: paragraph, table cell or page; else line and column."""
        return self.location.text

    @property
    @as_column()
    def message(self) -> Text:
        """What was noticed."""
        return self.diagnostic.message_text

    @property
    @as_column()
    def advice(self) -> Text:
        """What to do about it."""
        return self.diagnostic.advice_text

    @property
    def span(self) -> Span:
        """Where it is in the source."""
        return self.diagnostic.span


@attrs.frozen(repr=False)
class ReviewRow(_Positions):
    """One place that a person should look at: a responsibility, or one that belongs to none."""

    section: Section | None = attrs.field(
        metadata=column(_ANY_SECTION, attribute="id", words="title")
    )
    task: Task | None = attrs.field(metadata=column(_ANY_TASK, attribute="id", words="title"))
    task_position: int | None = attrs.field(metadata=column(_ANY_TASK_POSITION))
    measure: Measure | None = attrs.field(metadata=column(_ANY_MEASURE, attribute="id"))
    measure_position: int | None = attrs.field(metadata=column(_ANY_MEASURE_POSITION))
    assignment: str = attrs.field(
        metadata=column("Responsibility as published; of another place, the words there.")
    )
    span: Span
    """Where it is in the source."""
    location: Location
    """Where it is in the document."""
    diagnostics: tuple[Diagnostic, ...]
    """Every warning and error there, without registry look-ups at a responsibility."""

    @property
    @as_column()
    def confidence(self) -> Confidence | None:
        """How sure the reading is; missing where the place belongs to no responsibility."""
        return self.measure.confidence if self.measure else None

    @property
    @as_column()
    def names(self) -> tuple[str, ...]:
        """Names that were read there, as printed."""
        roles = self.measure.roles if self.measure else ()
        return tuple(dict.fromkeys(role.printed for role in roles))

    @property
    @as_column()
    def codes(self) -> tuple[str, ...]:
        """Codes of the diagnostics there, each once."""
        return tuple(dict.fromkeys(each.code for each in self.diagnostics))

    @property
    @as_column()
    def message(self) -> Text:
        """What was noticed there, equal messages once."""
        return _join_texts([*dict.fromkeys(each.message_text for each in self.diagnostics)])

    @property
    @as_column()
    def line(self) -> int:
        """Line of the text, from 1."""
        return self.location.line

    @property
    @as_column()
    def column(self) -> int:
        """Column in that line, from 1."""
        return self.location.column

    @property
    @as_column()
    def place(self) -> Text:
        """Where it is in the document: paragraph, table cell or page; else line and column."""
        return self.location.text

    def __repr__(self) -> str:
        whose = self.measure.id if self.measure else "no responsibility"
        return f"<ReviewRow {self.line}:{self.column}, {whose}: {', '.join(self.codes)}>"


def _join_texts(texts: Sequence[Text]) -> Text:
    """Several texts as one list; halved, so that a long one is not nested as deeply as it is long.

    There are none only where the diagnostics of a place are not listed any more.
    """
    if len(texts) < 2:
        return texts[0] if texts else Text("the reason is not listed")
    middle = len(texts) // 2
    return Text(
        "{one}; {other}", one=_join_texts(texts[:middle]), other=_join_texts(texts[middle:])
    )


class ReviewCounts(NamedTuple):
    """How much of a plan a person should look at."""

    doubtful: int
    """Responsibilities that need a look."""
    responsibilities: int
    """All responsibilities, a merged cell once."""
    elsewhere: int
    """Other places that need a look."""

    @property
    def text(self) -> Text:
        """The figures as a sentence, which leaves out other places where there are none."""
        alone = "{doubtful} of {responsibilities} responsibilities need a look"
        more = (
            "{doubtful} of {responsibilities} responsibilities need a look,"
            " and {elsewhere} other places"
        )
        return Text(more if self.elsewhere else alone, **self._asdict())


def count_review(rows: Iterable[ReviewRow], measures: Iterable[Measure]) -> ReviewCounts:
    """Count the rows of a plan's table "review" against the responsibilities of its measures.

    >>> import workplan
    >>> plan = workplan.load()
    >>> str(count_review(plan.table("review"), plan.measures).text)
    '0 of 45 responsibilities need a look'
    """
    doubtful = [row.measure is not None for row in rows]
    places = {measure.assignment_span for measure in measures} - {None}
    return ReviewCounts(sum(doubtful), len(places), len(doubtful) - sum(doubtful))


# --- the tables ----------------------------------------------------------------------------------


def _make_role_rows(contents: Contents) -> Iterator[RoleRow]:
    for place in contents.places:
        for role in place.measure.roles:
            yield RoleRow(*place, role)


def _make_measure_rows(contents: Contents) -> Iterator[MeasureRow]:
    return (MeasureRow(*place) for place in contents.places)


def _make_task_rows(contents: Contents) -> Iterator[TaskRow]:
    position = 0
    for section in contents.sections:
        for task in section.tasks:
            position += 1
            yield TaskRow(section, task, position)


def _make_section_rows(contents: Contents) -> Iterator[SectionRow]:
    return (SectionRow(each, at) for at, each in enumerate(contents.sections, 1))


def _make_agency_rows(contents: Contents) -> Iterator[AgencyRow]:
    return map(AgencyRow, contents.registry)


def _make_correction_rows(contents: Contents) -> Iterator[CorrectionRow]:
    for correction in contents.corrections:
        task, position = _locate(contents, correction.span)
        yield CorrectionRow(task, position, correction)


def _make_initiative_rows(contents: Contents) -> Iterator[InitiativeRow]:
    for initiative in contents.initiatives:
        tasks = (_locate(contents, span)[0] for span in initiative.spans)
        yield InitiativeRow(initiative, tuple(dict.fromkeys(task.id for task in tasks if task)))


def _make_field_rows(contents: Contents) -> Iterator[FieldRow]:
    for place in contents.places:
        for field in place.measure.fields:
            yield FieldRow(*place, field)


def _make_review_rows(contents: Contents) -> Iterator[ReviewRow]:
    doubts = find_doubts(contents.measures, contents.diagnostics)
    rows: dict[Span, ReviewRow] = {}  # by place, so that a merged cell is one
    for place in contents.places:
        span = place.measure.assignment_span
        if span is not None and place.measure.confidence is Confidence.POSSIBLE:
            words, where = place.measure.assignment, contents.locate(span)
            rows.setdefault(span, ReviewRow(*place, words, span, where, doubts.at[span]))
    others = (_make_other_row(contents, each) for each in doubts.elsewhere)
    return iter(sorted([*rows.values(), *others], key=lambda row: row.span))


def _make_other_row(contents: Contents, diagnostic: Diagnostic) -> ReviewRow:
    """The row of a place that belongs to no responsibility."""
    span = diagnostic.span
    section = contents.section_at(span.start)
    task, position = _locate(contents, span)
    where, words = contents.locate(span), contents.source[span]
    return ReviewRow(section, task, position, None, None, words, span, where, (diagnostic,))


def _make_diagnostic_rows(contents: Contents) -> Iterator[DiagnosticRow]:
    for diagnostic in contents.diagnostics:
        task, position = _locate(contents, diagnostic.span)
        where = contents.locate(diagnostic.span)
        yield DiagnosticRow(task, position, diagnostic, where)


def _locate(contents: Contents, span: Span) -> tuple[Task | None, int | None]:
    """The task that a span begins in, and its position."""
    task = contents.task_at(span.start)
    return (task, contents.position_of(task)) if task else (None, None)


class TableKind(NamedTuple):
    """One table of a plan: the class of its rows, its caption, and how it is filled."""

    row: type[Any]
    caption: str
    """English template with the ``{count}`` of rows."""
    make_rows: Callable[[Contents], Iterator[Any]]


TABLES: Mapping[str, TableKind] = MappingProxyType(
    {
        "roles": TableKind(RoleRow, "Roles: {count}", _make_role_rows),
        "measures": TableKind(MeasureRow, "Measures: {count}", _make_measure_rows),
        "tasks": TableKind(TaskRow, "Tasks: {count}", _make_task_rows),
        "sections": TableKind(SectionRow, "Sections: {count}", _make_section_rows),
        "agencies": TableKind(AgencyRow, "Agencies: {count}", _make_agency_rows),
        "corrections": TableKind(CorrectionRow, "Corrections: {count}", _make_correction_rows),
        "initiatives": TableKind(InitiativeRow, "Initiatives: {count}", _make_initiative_rows),
        "fields": TableKind(FieldRow, "Fields: {count}", _make_field_rows),
        "diagnostics": TableKind(DiagnosticRow, "Diagnostics: {count}", _make_diagnostic_rows),
        "review": TableKind(ReviewRow, "Review: {count}", _make_review_rows),
    }
)
"""The tables of a plan by name."""


def make_contents_table(
    name: str, contents: Contents, provenance: Provenance, lang: Lang = "en"
) -> Table[Any]:
    """Make the table of this name; raise `OptionError` for another name or language."""
    if name not in tuple(TABLES):  # also what has no hash
        raise OptionError("table", name, tuple(TABLES))
    kind = TABLES[name]
    rows = tuple(kind.make_rows(contents))
    return make_table(kind.row, rows, Text(kind.caption, count=len(rows)), provenance, lang)
