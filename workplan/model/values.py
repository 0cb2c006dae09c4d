"""Values of the model: immutable attrs classes, from `Source` down to `Role`.

Values know their children, never their parent; `contents` knows what belongs to what. No reading
of notices, no searching, no files. What Jupyter shows of a value is in `display`.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar, Protocol

import attrs

from workplan.errors import OptionError
from workplan.model.dates import datetime
from workplan.model.duties import (
    AgencyKind,
    Basis,
    Confidence,
    CorrectionKind,
    Duty,
    InitiativeKind,
    PieceKind,
    Severity,
)
from workplan.model.layout import Layout, Span
from workplan.model.numerals import cut_number
from workplan.texts import Lang, Text, Values

__all__ = [
    "Agency",
    "Correction",
    "Diagnostic",
    "Field",
    "Initiative",
    "Measure",
    "Origin",
    "Piece",
    "Provenance",
    "Role",
    "Section",
    "Source",
    "Succession",
    "Task",
]


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
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    layout: Layout = attrs.field(factory=Layout)
    """Paragraphs, table cells and pages of the document; empty for plain text."""

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def __repr__(self) -> str:
        return f"<Source: {len(self.text)} characters, sha256 {(self.sha256 or 'unknown')[:8]}>"


@attrs.frozen(repr=False)
class Provenance:
    """Which plan an export is of."""

    plan: str
    """Id of the plan."""
    title: str
    """Title of the plan: the words inside 《》."""
    revision: str
    """Revision of the plan's data; ``""`` where it has none."""
    url: str | None
    """Where the notice was published."""
    sha256: str | None
    """SHA-256 of its text."""

    @property
    def line(self) -> str:
        """All of it in one line, in English.

        >>> Provenance("qingdao-2018", "工作要点", "1", None, "32b3").line
        '工作要点 (qingdao-2018, revision 1, sha256 32b3)'
        """
        return self.render_line("en")

    def render_line(self, lang: Lang) -> str:
        """Return all of it in one line, in a language."""
        unrevised = "{title} ({plan}, no revision, sha256 {sha256})"
        revised = "{title} ({plan}, revision {revision}, sha256 {sha256})"
        text = Text(
            revised if self.revision else unrevised,
            title=self.title,
            plan=self.plan,
            revision=self.revision,
            sha256=self.sha256,
        )
        line = text.render(lang).lstrip()
        return Text("{line}, {url}", line=line, url=self.url).render(lang) if self.url else line

    def __repr__(self) -> str:
        return f"<Provenance: {self.plan}, revision {self.revision or 'none'}>"


@attrs.frozen(repr=False)
class Succession:
    """Which body took an agency's work over (职能承接)."""

    name: str
    """The successor's plain name."""
    date: str | None
    """ISO 8601, as exact as it is known: ``2019-01``."""
    source: str | None
    """An official page that shows it; ``None`` where none was seen."""
    confidence: Confidence
    """How sure it is that this body took the work over."""
    note: str = ""
    """What else is known, in words."""
    aliases: tuple[str, ...] = ()
    """Usual short forms of the successor's name."""

    def __repr__(self) -> str:
        return f"Succession({self.name!r}, {self.date!r}, {self.confidence.name})"


@attrs.frozen(repr=False)
class Origin:
    """Where one statement about an agency comes from."""

    statement: str
    """The field of `Agency` that makes it: ``full_name``, ``english_name``, ``kind``, ``note``."""
    basis: Basis
    """What it rests on."""
    source: str | None = None
    """The official page, where it rests on one."""

    STATEMENTS: ClassVar[tuple[str, ...]] = ("full_name", "english_name", "kind", "note")
    """The fields whose origin can be given."""

    def __attrs_post_init__(self) -> None:
        if self.statement not in self.STATEMENTS:
            raise OptionError("statement", self.statement, self.STATEMENTS)
        if (self.basis is Basis.OFFICIAL) != (self.source is not None):
            raise OptionError("source", self.source, ("an address where the basis is official",))

    def __repr__(self) -> str:
        return f"Origin({self.statement!r}, {self.basis.name})"


@attrs.frozen(repr=False)
class Agency:
    """A body that is responsible for something (单位)."""

    id: str
    name: str
    """The usual short form: 市工商局."""
    full_name: str | None = None
    """The legal name; ``None`` where it is not known for certain enough."""
    full_name_confidence: Confidence | None = None
    """How sure the full name is; ``None`` where there is none."""
    english_name: str | None = None
    """Whether it is in use or translated, `origins` say."""
    aliases: tuple[str, ...] = ()
    """Other printed forms, and reviewed everyday ones that mean no other body."""
    kind: AgencyKind = AgencyKind.UNKNOWN
    """What sort of body it is."""
    successors: tuple[Succession, ...] = ()
    """Who took its work over; empty where that is not known, or the name stayed."""
    sources: tuple[str, ...] = ()
    """Official pages about the body."""
    note: str = ""
    """What else is known, and what is not, in words."""
    ambiguous_names: tuple[str, ...] = ()
    """Everyday short forms that may mean another body, too: suggested, and never found."""
    origins: tuple[Origin, ...] = ()
    """Where full name, English name, kind and note come from; empty where nobody stated it."""

    def origin_of(self, statement: str) -> Origin | None:
        """Return where one of its statements comes from; ``None`` where that is not stated.

        Raises `OptionError` for what is none of `Origin.STATEMENTS`.

        >>> import workplan
        >>> workplan.load().agency("青岛海关").origin_of("english_name").basis.value
        'official'
        """
        if statement not in Origin.STATEMENTS:
            raise OptionError("statement", statement, Origin.STATEMENTS)
        return next((each for each in self.origins if each.statement == statement), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the agency: the short form, the full name, the aliases.

        >>> Agency("finance", "市财政局", "青岛市财政局").names
        ('市财政局', '青岛市财政局')
        """
        full = (self.full_name,) if self.full_name else ()
        return (self.name, *full, *self.aliases)

    def _repr_html_(self) -> str:
        from workplan.model.display import draw_agency

        return draw_agency(self)

    def __repr__(self) -> str:
        return f"Agency({self.id!r}, {self.name!r})"


@attrs.frozen(repr=False)
class Correction:
    """A misprint in the published text (勘误); the text itself stays as it was published."""

    span: Span
    printed: str
    """The words at `span`."""
    reading: str | None
    """What it should read; ``None`` where no reading is safe."""
    kind: CorrectionKind
    """What sort of misprint it is."""
    note: str
    """Why it is one."""
    confidence: Confidence
    """Of the misprint and the reading together."""

    @property
    def meaning(self) -> str | Text:
        """What it should read; a `Text` where that is nothing, or not known."""
        if self.reading is None:
            return Text("no safe reading")
        return self.reading or Text("nothing")

    def __repr__(self) -> str:
        return f"Correction({self.printed!r} -> {self.reading!r}, {self.confidence.name})"


@attrs.frozen(repr=False)
class Role:
    """One agency's part in one measure (责任)."""

    agency: Agency
    """Who has it."""
    duty: Duty
    """How the agency is responsible."""
    printed: str
    """The name as the notice prints it, whitespace inside it removed."""
    span: Span

    def __repr__(self) -> str:
        return f"Role({self.printed!r}, {self.duty.name})"


_DEADLINE = re.compile(
    "(?:完成|办结|限期整改|(?:时限|时间|期限|日期|节点|进度)(?:安排|要求|计划|节点)?)$"
)
"""How the label of a deadline ends: 完成时限, 时间节点, 进度安排; not 整改责任人, 完成标准."""
_START = re.compile("启动|开始|动工|开工|工作时间|情况")
"""In the label of a time that is no deadline: 启动时间."""


@attrs.frozen(repr=False)
class Field:
    """A field of a responsibility: 完成时限: 2030年6月底前, or a deadline without a label."""

    label: str
    """The words before the colon, whitespace removed: 完成时限; empty where there are none."""
    text: str
    """What follows the colon, as published."""
    span: Span
    """Where `text` is in the source."""
    date: datetime.date | None = None
    """The last day that a deadline allows; ``None`` for other fields, and where it is not known."""

    @property
    def name(self) -> Text:
        """What it is called: its label, or “deadline” where it has none."""
        return Text("{words}", words=self.label) if self.label else Text("deadline")

    @property
    def is_deadline(self) -> bool:
        """Whether it says when work is due, also without a day: 完成时限: 长期坚持."""
        if self.date or not self.label:  # only deadlines are printed without a label
            return True
        label = self.label.split("(")[0].split("（")[0]  # 完成时限（月）
        return bool(_DEADLINE.search(label) and not _START.search(label))

    def __repr__(self) -> str:
        dated = f", {self.date.isoformat()}" if self.date else ""
        return f"Field({self.label!r}, {self.text!r}{dated})"


def _select_holders(roles: Iterable[Role], *duties: Duty) -> tuple[Agency, ...]:
    return tuple(dict.fromkeys(role.agency for role in roles if role.duty in duties))


class _HasRoles(Protocol):
    @property
    def roles(self) -> tuple[Role, ...]: ...


class _DutyViews:
    """Agencies by duty: the views that a measure and a task share, over their `roles`."""

    __slots__ = ()

    def holders(self: _HasRoles, *duties: Duty) -> tuple[Agency, ...]:
        """Return the agencies that hold one of `duties`, each once, in the order of the text."""
        return _select_holders(self.roles, *duties)

    @property
    def lead(self: _HasRoles) -> tuple[Agency, ...]:
        """The agencies that lead (牵头)."""
        return _select_holders(self.roles, Duty.LEAD)

    @property
    def sole(self: _HasRoles) -> tuple[Agency, ...]:
        """The agencies that hold a measure alone (负责)."""
        return _select_holders(self.roles, Duty.SOLE)

    @property
    def shared(self: _HasRoles) -> tuple[Agency, ...]:
        """The agencies that share a measure with no lead (按职责分工负责)."""
        return _select_holders(self.roles, Duty.SHARED)

    @property
    def supporting(self: _HasRoles) -> tuple[Agency, ...]:
        """The agencies that support a lead (配合)."""
        return _select_holders(self.roles, Duty.SUPPORTING)

    @property
    def accountable(self: _HasRoles) -> tuple[Agency, ...]:
        """The agencies that lead or hold a measure alone."""
        return _select_holders(self.roles, Duty.LEAD, Duty.SOLE)


@attrs.frozen(repr=False)
class Measure(_DutyViews):
    """The stretch of a task that one responsibility governs, or none does (措施)."""

    id: str
    text: str
    """The clause as published, without the responsibility."""
    span: Span
    assignment: str = ""
    """The responsibility as published, with its brackets."""
    assignment_span: Span | None = None
    """Where the responsibility is; ``None`` where there is none."""
    wording: str = ""
    """The verbs of the responsibility: 牵头,…按职责分工负责; ``""`` where it has none."""
    roles: tuple[Role, ...] = ()
    """Who is named for it, in the order of the text."""
    open_duties: tuple[Duty, ...] = ()
    """The duties whose list ends in 等, so that the named ones are a lower bound."""
    rule: str = ""
    """Words of the document by which the first listed leads; ``""`` where none governs."""
    fields: tuple[Field, ...] = ()
    """Its fields, such as a deadline, in the order of the text."""
    confidence: Confidence | None = None
    """How sure the reading of the responsibility is; ``None`` where there is none."""

    @property
    def open_ended(self) -> bool:
        """Whether any list of the responsibility ends in 等."""
        return bool(self.open_duties)

    def list_names(self, *duties: Duty) -> str:
        """Return the agencies that hold one of `duties` as a printed list; 等 where it is open.

        >>> import workplan
        >>> workplan.load().measure("17.1").list_names(Duty.SHARED)
        '市税务局、市食品药品监管局等'
        """
        names = "、".join(agency.name for agency in self.holders(*duties))
        is_open = any(duty in self.open_duties for duty in duties)
        return names + ("等" if is_open else "")

    def _repr_html_(self) -> str:
        from workplan.model.display import draw_measure

        return draw_measure(self)

    def __repr__(self) -> str:
        return f"<Measure {self.id}: {self.wording or 'no verb'}, {len(self.roles)} roles>"


@attrs.frozen(repr=False)
class Task(_DutyViews):
    """A numbered task, (一) to (二十七) in the shipped plan."""

    id: str
    number: int | None
    """As printed; ``None`` where the text has no numeral at this level."""
    numeral: str
    """As printed, without punctuation: 十."""
    title: str
    """The heading sentence without its numeral and closing punctuation."""
    title_span: Span | None
    """Where the title is; ``None`` where there is none."""
    text: str
    """As published, from the numeral to the last closing punctuation."""
    span: Span
    measures: tuple[Measure, ...]
    """In the order of the text."""
    corrections: tuple[Correction, ...] = ()
    """Of the misprints in it, in the order of the text."""

    @property
    def printed_number(self) -> str:
        """The number as printed, with its brackets or punctuation: (十); else the numeral.

        >>> import workplan
        >>> workplan.load().task(10).printed_number
        '(十)'
        """
        before = self.title_span.start - self.span.start if self.title_span else 0
        return cut_number(self.text, self.numeral, before)

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role of its measures, in the order of the text."""
        return tuple(role for measure in self.measures for role in measure.roles)

    @property
    def reading(self) -> str:
        """The text with the `CERTAIN` corrections applied."""
        return self._reading

    @cached_property
    def _reading(self) -> str:
        parts: list[str] = []
        at = self.span.start
        for correction in self.corrections:
            if correction.confidence is Confidence.CERTAIN and correction.reading is not None:
                parts += [self._between(at, correction.span.start), correction.reading]
                at = correction.span.end
        return "".join((*parts, self._between(at, self.span.end)))

    def _between(self, start: int, end: int) -> str:
        return self.text[start - self.span.start : end - self.span.start]

    def _repr_html_(self) -> str:
        from workplan.model.display import draw_task

        return draw_task(self)

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
    """As printed, without punctuation: 三."""
    title: str
    """Its heading without numeral and closing punctuation."""
    title_span: Span | None
    """Where the title is; ``None`` where there is none."""
    span: Span
    tasks: tuple[Task, ...]
    """In the order of the text."""

    @property
    def heading(self) -> str:
        """Its numeral and title as a notice prints them: 三、加大…; its id where it has neither.

        >>> import workplan
        >>> workplan.load().section(3).heading
        '三、加大打击侵犯知识产权工作力度'
        """
        return f"{self.numeral}、{self.title}" if self.numeral else self.title or self.id

    def _repr_html_(self) -> str:
        from workplan.model.display import draw_section

        return draw_section(self)

    def __repr__(self) -> str:
        return f"<Section {self.id} {self.title}: {len(self.tasks)} tasks>"


@attrs.frozen(repr=False)
class Initiative:
    """Something that the plan names and people look for: a campaign, a system, a day."""

    kind: InitiativeKind
    """What sort of thing it is."""
    name: str
    """What people call it."""
    spans: tuple[Span, ...]
    """Every place that mentions it."""
    printed: tuple[str, ...]
    """The words at each of `spans`."""
    confidence: Confidence = Confidence.CERTAIN
    """How sure it is that this is one named thing, and that every place means it."""
    note: str = ""
    """Why that is in doubt, or what else a reader should know of it."""

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
    """What the reader noticed in a notice (诊断): a code, named values and a place.

    >>> gap = Diagnostic("number-gap", {"number": 4, "previous": 2}, Severity.WARNING, Span(7, 9))
    >>> gap.message
    'a number is missing before this one: 4 follows 2'
    """

    code: str
    """Stable and machine-readable, such as ``number-gap``."""
    values: Values = attrs.field(converter=Values)
    """What the message says of this place, by name."""
    severity: Severity
    """How much it matters."""
    span: Span
    line: int = 1
    """Line of the text, from 1."""
    column: int = 1
    """Column in that line, from 1, in characters."""

    @property
    def message_text(self) -> Text:
        """What was noticed; the bare code where it is not one of ours."""
        from workplan.model.diagnostics import DIAGNOSTICS

        kind = DIAGNOSTICS.get(self.code)
        return Text(kind.message if kind else self.code, **self.values)

    @property
    def advice_text(self) -> Text:
        """What to do about it; empty where the code is not one of ours."""
        from workplan.model.diagnostics import DIAGNOSTICS

        kind = DIAGNOSTICS.get(self.code)
        return Text(kind.advice if kind else "", **self.values)

    @property
    def message(self) -> str:
        """What was noticed, in one line of English."""
        return str(self.message_text)

    @property
    def advice(self) -> str:
        """What to do about it, in English."""
        return str(self.advice_text)

    def __repr__(self) -> str:
        return f"<Diagnostic {self.code} at {self.line}:{self.column}: {self.message}>"
