"""What a plan is made of: immutable values, nothing else.

Here a thing knows its own fields and what lies below it, never what it lies in, and says what of
it Jupyter shows. No reading of notices, no searching, no files; imports nothing of ours but the
errors and what draws. The whole (`Plan`), which knows what belongs together, is in `plan.py`.
"""

import enum
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import attrs

from workplan.errors import FormatError, OptionError

if TYPE_CHECKING:
    from workplan.render.html import Html

__all__ = [
    "Agency",
    "AgencyKind",
    "Confidence",
    "Correction",
    "CorrectionKind",
    "Diagnostic",
    "Duty",
    "Initiative",
    "InitiativeKind",
    "Measure",
    "Piece",
    "PieceKind",
    "Provenance",
    "Role",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Succession",
    "Task",
    "contents",
    "duties",
    "slips",
    "strongest",
]


class Duty(enum.Enum):
    """How an agency is responsible (责任方式), the strongest first.

    >>> Duty("lead").label, Duty.SHARED.is_accountable
    ('牵头', False)
    """

    LEAD = "lead"
    """牵头: leads, alone or with others."""
    SOLE = "sole"
    """单独负责: the one body that is named, and nobody leads."""
    SHARED = "shared"
    """分工负责: one of several, and nobody leads."""
    SUPPORTING = "supporting"
    """配合: named beside a lead."""

    @property
    def label(self) -> str:
        """The Chinese term: 牵头, 单独负责, 分工负责 or 配合."""
        return _DUTY_LABELS[self]

    @property
    def mark(self) -> str:
        """The mark in tables, told apart by shape: ●, ◎, ○ or △."""
        return _DUTY_MARKS[self]

    @property
    def is_accountable(self) -> bool:
        """Whether this duty makes one body answerable: `LEAD` and `SOLE` do."""
        return self in (Duty.LEAD, Duty.SOLE)

    def __repr__(self) -> str:
        return f"Duty.{self.name}"


_DUTY_LABELS = {
    Duty.LEAD: "牵头",
    Duty.SOLE: "单独负责",
    Duty.SHARED: "分工负责",
    Duty.SUPPORTING: "配合",
}
_DUTY_MARKS = {Duty.LEAD: "●", Duty.SOLE: "◎", Duty.SHARED: "○", Duty.SUPPORTING: "△"}


def strongest(duties: Iterable[Duty]) -> Duty | None:
    """The strongest of several duties, which stands for all of them; ``None`` of none.

    >>> strongest([Duty.SUPPORTING, Duty.SOLE]), strongest([])
    (Duty.SOLE, None)
    """
    return min(duties, key=tuple(Duty).index, default=None)


def duties(given: "Duty | str | Iterable[Duty | str]") -> frozenset[Duty]:
    """One duty or several, each itself or its value; raises `OptionError` for anything else.

    >>> duties("lead") == duties([Duty.LEAD])
    True
    """
    several = [given] if isinstance(given, Duty | str) or not isinstance(given, Iterable) else given
    known = {duty.value: duty for duty in Duty}
    held = []
    for each in several:
        value = each.value if isinstance(each, Duty) else each
        if not isinstance(value, str) or value not in known:
            raise OptionError("duty", value, tuple(known))
        held.append(known[value])
    return frozenset(held)


class Confidence(enum.Enum):
    """How sure a statement is that people added to the text."""

    CERTAIN = "certain"
    """Confirmed by an official page, or beyond doubt in the text."""
    LIKELY = "likely"
    """Well grounded, not confirmed."""
    POSSIBLE = "possible"
    """One reading among several."""


class AgencyKind(enum.Enum):
    """What sort of body an agency is."""

    MUNICIPAL_DEPARTMENT = "municipal_department"
    """Of the city's government: 市财政局."""
    VERTICAL_AGENCY = "vertical_agency"
    """Run from the province or the centre, such as customs or the tax service."""
    PARTY_ORGAN = "party_organ"
    """Of the Party's committee: 市委宣传部."""
    JUDICIAL = "judicial"
    """A court or a procuratorate."""
    LEADING_GROUP_OFFICE = "leading_group_office"
    """The office of a leading group or a commission: 市综治办."""
    PEOPLES_ORGANISATION = "peoples_organisation"
    """A people's organisation such as 市贸促会."""
    STATE_MONOPOLY = "state_monopoly"
    """The administration of a state monopoly: 市烟草专卖局."""
    GROUP = "group"
    """Several bodies that the text names together, such as 各区(市)…办公室."""
    UNKNOWN = "unknown"
    """Read from a notice without a register that knows it."""


class CorrectionKind(enum.Enum):
    """What sort of slip a correction marks."""

    TYPO = "typo"
    """Wrong, missing or surplus characters in a word."""
    PUNCTUATION = "punctuation"
    """A wrong stop, or one too few or too many."""
    QUOTE = "quote"
    """A quotation mark that does not fit its partner."""
    SPACING = "spacing"
    """A blank inside a sentence."""
    GRAMMAR = "grammar"
    """Words that do not make a sentence, or not this one."""
    DUPLICATION = "duplication"
    """Words printed twice."""
    NAME = "name"
    """The name of a body that is printed otherwise elsewhere."""


class InitiativeKind(enum.Enum):
    """What sort of thing the plan names."""

    CAMPAIGN = "campaign"
    """A drive (专项行动): “剑网行动”."""
    SYSTEM = "system"
    """An information system, a platform: “两法衔接”信息共享系统."""
    MECHANISM = "mechanism"
    """A standing rule or way of working: 一票否决权制."""
    OBSERVANCE = "observance"
    """A day of the year: “3·15”国际消费者权益日."""


class PieceKind(enum.Enum):
    """What one stretch of the source is."""

    FURNITURE = "furniture"
    """What the page puts around the notice: navigation, share buttons, page numbers."""
    TITLE = "title"
    """The title of the notice."""
    PREAMBLE = "preamble"
    """Prose before the first section, or before the first task of one."""
    HEADING = "heading"
    """The numeral and the title of a section or a task."""
    TEXT = "text"
    """A measure's clause."""
    ASSIGNMENT = "assignment"
    """The words that say who is responsible, with their brackets."""
    CLOSING = "closing"
    """Unnumbered matter after the last task: signature, annex."""
    GAP = "gap"
    """Blanks, line ends and stray stops between the others."""


class Severity(enum.Enum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """Something is not read; ``strict=True`` raises it."""
    WARNING = "warning"
    """It is read; a person should look at it."""
    INFO = "info"
    """Worth knowing; the reading stands."""


@attrs.frozen(order=True, repr=False)
class Span:
    """A half-open stretch of the source, in code points, never empty.

    Raises `FormatError` for an empty or negative one.

    >>> Span(3, 5).length, 4 in Span(3, 5), 5 in Span(3, 5)
    (2, True, False)
    """

    start: int
    """The first character, counted from 0."""
    end: int
    """One past the last character."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise FormatError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    @property
    def length(self) -> int:
        """The number of characters."""
        return self.end - self.start

    def __contains__(self, item: "int | Span") -> bool:
        """Whether a position, or the whole of another span, lies within."""
        if isinstance(item, Span):
            return self.start <= item.start and item.end <= self.end
        return self.start <= item < self.end

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"


@attrs.frozen(repr=False)
class Source:
    """The published text (来源), every character of it.

    >>> Source("一、总则")[Span(0, 2)]
    '一、'
    """

    text: str
    """As published, with what the page puts around the notice."""
    url: str | None = None
    """Where it was published."""
    sha256: str | None = None
    """The digest of the text in UTF-8, in hexadecimal."""

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def __repr__(self) -> str:
        return f"<Source: {len(self.text)} characters, sha256 {(self.sha256 or 'unknown')[:8]}>"


@attrs.frozen(repr=False)
class Provenance:
    """Which plan an export is of: what every export says about itself."""

    plan: str
    """The plan's id."""
    title: str
    """The words inside 《》."""
    revision: str
    """Of the plan's data."""
    url: str | None
    """Where the notice was published."""
    sha256: str | None
    """The digest of its text."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("plan", "revision", "source", "sha256")

    @property
    def cells(self) -> tuple[str | None, ...]:
        """What stands in each of `COLUMNS` in a table that is exported."""
        return (self.plan, self.revision, self.url, self.sha256)

    @property
    def line(self) -> str:
        """All of it in one line.

        >>> Provenance("qingdao-2018", "工作要点", "1", None, "32b3").line
        '工作要点 (qingdao-2018, revision 1, sha256 32b3)'
        """
        revision = f"revision {self.revision}" if self.revision else "no revision"
        line = f"{self.title} ({self.plan}, {revision}, sha256 {self.sha256})".lstrip()
        return f"{line}, {self.url}" if self.url else line

    def __repr__(self) -> str:
        return f"<Provenance: {self.plan}, revision {self.revision or 'none'}>"


@attrs.frozen(repr=False)
class Succession:
    """Which body took an agency's work over (职能承接)."""

    name: str
    """The body's plain name, without remarks."""
    date: str | None
    """ISO 8601, as exact as it is known: ``2019-01``."""
    source: str | None
    """An official page that shows it; ``None`` where none was seen."""
    confidence: Confidence
    """How sure it is that this body took the work over."""
    note: str = ""
    """What else is known, in words."""

    def __repr__(self) -> str:
        return f"Succession({self.name!r}, {self.date!r}, {self.confidence.name})"


@attrs.frozen(repr=False)
class Agency:
    """Who is responsible (单位)."""

    id: str
    name: str
    """The usual short form: 市工商局."""
    full_name: str | None = None
    """The legal name; ``None`` where it is not known for certain enough."""
    full_name_confidence: Confidence | None = None
    """How sure the full name is; ``None`` where there is none."""
    english_name: str | None = None
    """In use on an official page, or else a translation."""
    aliases: tuple[str, ...] = ()
    """Other printed forms, and reviewed everyday ones."""
    kind: AgencyKind = AgencyKind.UNKNOWN
    """What sort of body it is."""
    successors: tuple[Succession, ...] = ()
    """Who took its work over; empty where that is not known, or the name stayed."""
    sources: tuple[str, ...] = ()
    """Official pages about the body."""
    note: str = ""
    """What else is known, and what is not, in words."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by: the short form, the full name, the aliases.

        >>> Agency("finance", "市财政局", "青岛市财政局").names
        ('市财政局', '青岛市财政局')
        """
        full = (self.full_name,) if self.full_name else ()
        return (self.name, *full, *self.aliases)

    def _repr_html_(self) -> str:
        from workplan.render import html

        sure = f" ({self.full_name_confidence.value})" if self.full_name_confidence else ""
        rows: list[tuple[str, object]] = [
            ("full name", f"{self.full_name}{sure}" if self.full_name else "not known"),
            ("in English", self.english_name),
            ("also", "、".join(self.aliases)),
            ("kind", self.kind.value.replace("_", " ")),
            ("successor", html.lines(map(_succession_drawn, self.successors))),
            ("sources", html.lines(map(html.link, self.sources))),
            ("note", self.note),
        ]
        return html.page(html.heading(self.name), html.facts(rows))

    def __repr__(self) -> str:
        return f"Agency({self.id!r}, {self.name!r})"


@attrs.frozen(repr=False)
class Correction:
    """A slip in the published text (勘误); the text itself stays as it was published."""

    span: Span
    printed: str
    """The words at `span`."""
    reading: str | None
    """What it should read; ``None`` where no reading is safe."""
    kind: CorrectionKind
    """What sort of slip it is."""
    note: str
    """Why it is one."""
    confidence: Confidence
    """Of the slip and the reading together."""

    @property
    def meant(self) -> str:
        """What it should read, in words: ``nothing`` or ``no safe reading`` where that is so."""
        return {None: "no safe reading", "": "nothing"}.get(self.reading, str(self.reading))

    def __repr__(self) -> str:
        return f"Correction({self.printed!r} -> {self.reading!r}, {self.confidence.name})"


def slips(span: Span | None, corrections: Iterable[Correction]) -> list[tuple[int, int, str]]:
    """The corrections inside `span` as marks of its text: from, to, and what should stand there.

    >>> why = Correction(Span(7, 9), "范国", "范围", CorrectionKind.TYPO, "", Confidence.CERTAIN)
    >>> slips(Span(5, 20), [why]), slips(Span(0, 5), [why])
    ([(2, 4, '范围 (certain)')], [])
    """
    return [
        (c.span.start - span.start, c.span.end - span.start, f"{c.meant} ({c.confidence.value})")
        for c in corrections
        if span is not None and c.span in span
    ]


@attrs.frozen(repr=False)
class Role:
    """One agency's part in one measure (责任)."""

    agency: Agency
    """Who has it."""
    duty: Duty
    """As what."""
    printed: str
    """The name as the notice prints it, blanks inside it left out."""
    span: Span

    def __repr__(self) -> str:
        return f"Role({self.printed!r}, {self.duty.name})"


def _holding(roles: Iterable[Role], *duties: Duty) -> tuple[Agency, ...]:
    """The agencies that hold one of `duties`, each once, in the order of the text."""
    return tuple(dict.fromkeys(role.agency for role in roles if role.duty in duties))


@attrs.frozen(repr=False)
class Measure:
    """The stretch of a task that one responsibility governs, or none does (措施)."""

    id: str
    text: str
    """The clause as published, without the responsibility."""
    span: Span
    assignment: str = ""
    """The responsibility as published, with its brackets."""
    assignment_span: Span | None = None
    """Where the responsibility stands; ``None`` where there is none."""
    wording: str = ""
    """The assignment's verbs: 牵头,…按职责分工负责; ``""`` where it has none."""
    roles: tuple[Role, ...] = ()
    """Who is named for it, in the order of the text."""
    open_duties: tuple[Duty, ...] = ()
    """The duties whose list ends in 等, so that the named ones are a lower bound."""
    rule: str = ""
    """Words of the document by which the first listed leads; ``""`` where none governs."""

    @property
    def open_ended(self) -> bool:
        """Whether any list of the assignment ends in 等."""
        return bool(self.open_duties)

    @property
    def lead(self) -> tuple[Agency, ...]:
        """The agencies that lead (牵头)."""
        return _holding(self.roles, Duty.LEAD)

    @property
    def sole(self) -> tuple[Agency, ...]:
        """The one agency that holds it alone (负责), if so."""
        return _holding(self.roles, Duty.SOLE)

    @property
    def shared(self) -> tuple[Agency, ...]:
        """The agencies that share it with no lead (按职责分工负责)."""
        return _holding(self.roles, Duty.SHARED)

    @property
    def supporting(self) -> tuple[Agency, ...]:
        """The agencies that support a lead (配合)."""
        return _holding(self.roles, Duty.SUPPORTING)

    @property
    def accountable(self) -> tuple[Agency, ...]:
        """The agencies that lead or hold it alone."""
        return _holding(self.roles, Duty.LEAD, Duty.SOLE)

    def listed(self, duty: Duty) -> str:
        """The agencies that hold `duty`, as a list is printed; 等 where it is open.

        >>> import workplan
        >>> workplan.load().measure("17.1").listed(Duty.SHARED)
        '市税务局、市食品药品监管局等'
        """
        names = "、".join(agency.name for agency in _holding(self.roles, duty))
        return names + ("等" if duty in self.open_duties else "")

    def _repr_html_(self) -> str:
        from workplan.render import html

        return html.page(html.heading(self.id), _measure_drawn(self))

    def __repr__(self) -> str:
        return f"<Measure {self.id}: {self.wording or 'no verb'}, {len(self.roles)} roles>"


@attrs.frozen(repr=False)
class Task:
    """A numbered task, (一) to (二十七) in the shipped plan."""

    id: str
    number: int | None
    """As printed; ``None`` where the text has no numeral at this level."""
    numeral: str
    """As printed, without marks: 十."""
    title: str
    """The heading sentence without its numeral and final stop."""
    title_span: Span | None
    """Where the title stands; ``None`` where there is none."""
    text: str
    """As published, from the numeral to the last closing stop."""
    span: Span
    measures: tuple[Measure, ...]
    """In the order of the text."""
    corrections: tuple[Correction, ...] = ()
    """Of the slips that stand in it, in the order of the text."""

    @property
    def reading(self) -> str:
        """The text with the `CERTAIN` corrections applied."""
        return self._reading

    @cached_property
    def _reading(self) -> str:
        parts, at = [], self.span.start
        for correction in self.corrections:
            if correction.confidence is Confidence.CERTAIN and correction.reading is not None:
                parts += [self._between(at, correction.span.start), correction.reading]
                at = correction.span.end
        return "".join((*parts, self._between(at, self.span.end)))

    def _between(self, start: int, end: int) -> str:
        return self.text[start - self.span.start : end - self.span.start]

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role of its measures, in the order of the text."""
        return tuple(role for measure in self.measures for role in measure.roles)

    @property
    def lead(self) -> tuple[Agency, ...]:
        """The agencies that lead any of its measures."""
        return _holding(self.roles, Duty.LEAD)

    @property
    def sole(self) -> tuple[Agency, ...]:
        """The agencies that hold any of its measures alone."""
        return _holding(self.roles, Duty.SOLE)

    @property
    def shared(self) -> tuple[Agency, ...]:
        """The agencies that share any of its measures with no lead."""
        return _holding(self.roles, Duty.SHARED)

    @property
    def supporting(self) -> tuple[Agency, ...]:
        """The agencies that support the lead of any of its measures."""
        return _holding(self.roles, Duty.SUPPORTING)

    @property
    def accountable(self) -> tuple[Agency, ...]:
        """The agencies that lead or hold alone any of its measures."""
        return _holding(self.roles, Duty.LEAD, Duty.SOLE)

    def _repr_html_(self) -> str:
        from workplan.render import html

        title = html.marked(self.title, slips(self.title_span, self.corrections))
        return html.page(html.heading(html.joined([self.id, title], " ")), _task_drawn(self))

    def __repr__(self) -> str:
        counts = f"{len(self.measures)} measures, {len(self.roles)} roles"
        return f"<Task {self.id} {self.title}: {counts}>"


@attrs.frozen(repr=False)
class Section:
    """A chapter, 一、 to 十、 in the shipped plan."""

    id: str
    number: int | None
    """As printed; ``None`` where the text has no numeral at this level."""
    numeral: str
    """As printed, without marks: 三."""
    title: str
    """Its heading without numeral and final stop."""
    title_span: Span | None
    """Where the title stands; ``None`` where there is none."""
    span: Span
    tasks: tuple[Task, ...]
    """In the order of the text."""

    def _repr_html_(self) -> str:
        from workplan.render import html

        return html.page(html.heading(self.heading), contents(self.tasks))

    @property
    def heading(self) -> str:
        """Its numeral and title as a notice prints them: 三、加大….

        >>> import workplan
        >>> workplan.load().section(3).heading
        '三、加大打击侵犯知识产权工作力度'
        """
        return f"{self.numeral}、{self.title}" if self.numeral else self.title

    def __repr__(self) -> str:
        return f"<Section {self.id} {self.title}: {len(self.tasks)} tasks>"


@attrs.frozen(repr=False)
class Initiative:
    """Something the plan names and people look for: a campaign, a system, a day."""

    kind: InitiativeKind
    """What sort of thing it is."""
    name: str
    """What people call it."""
    spans: tuple[Span, ...]
    """Every place that mentions it."""
    printed: tuple[str, ...]
    """The words at each of `spans`."""

    def __repr__(self) -> str:
        return f"Initiative({self.kind.name}, {self.name!r})"


@attrs.frozen(repr=False)
class Piece:
    """One stretch of the source; a plan's pieces tile it (片段)."""

    kind: PieceKind
    """What it is."""
    text: str
    """The words at `span`."""
    span: Span

    def __repr__(self) -> str:
        return f"Piece({self.kind.name}, {self.span.start}, {self.span.end})"


@attrs.frozen(repr=False)
class Diagnostic:
    """What the reader noticed in a notice (诊断)."""

    code: str
    """Stable and machine-readable, such as ``number-gap``."""
    severity: Severity
    """How much it matters."""
    span: Span
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    message: str
    """What was noticed, in one line."""
    advice: str
    """What to do about it."""

    def __repr__(self) -> str:
        return f"<Diagnostic {self.code} at {self.line}:{self.column}: {self.message}>"


# --- what Jupyter shows --------------------------------------------------------------------------


def contents(tasks: Iterable[Task]) -> "Html":
    """Tasks that unfold, for Jupyter."""
    from workplan.render import html

    return html.joined(html.details(f"{task.id} {task.title}", _task_drawn(task)) for task in tasks)


def _task_drawn(task: Task) -> "Html":
    """Its measures, and what should be read otherwise."""
    from workplan.render import html

    parts: list[Html] = []
    for measure in task.measures:
        parts += [html.subheading(measure.id), _measure_drawn(measure, task.corrections)]
    if task.corrections:
        rows = [
            (html.visible(c.printed), html.visible(c.meant), c.confidence.value, c.note)
            for c in task.corrections
        ]
        heads = ["printed", "should read", "confidence", "why"]
        parts.append(html.details(f"corrections: {len(rows)}", html.table(heads, rows)))
    return html.joined(parts)


def _measure_drawn(measure: Measure, corrections: Iterable[Correction] = ()) -> "Html":
    """What is to be done, slips marked, and under it who is responsible as what."""
    from workplan.render import html

    clause = html.marked(measure.text, slips(measure.span, corrections))
    assigned = html.marked(measure.assignment, slips(measure.assignment_span, corrections))
    held = [(f"{duty.mark} {duty.label} {duty.value}", measure.listed(duty)) for duty in Duty]
    named = html.facts(held) if measure.roles else html.tag("p", "nobody is named")
    return html.joined([html.printed(clause, html.tag("small", assigned)), named])


def _succession_drawn(succession: Succession) -> "Html":
    from workplan.render import html

    when = f" ({succession.date or 'date not known'}, {succession.confidence.value}) "
    source = html.link(succession.source) if succession.source else "no official page seen"
    return html.joined([succession.name, when, source])
