"""Enumerations of the model; above all `Duty`, with every fact about a duty in one place.

A duty's value, its Chinese label, its mark in tables and its letter on a terminal are together.
What words of a notice give which duty is the reader's business.
"""

import enum
from collections.abc import Callable, Iterable
from functools import total_ordering
from typing import Literal, Self, cast

from workplan.errors import OptionError

__all__ = [
    "AgencyKind",
    "Basis",
    "Confidence",
    "CorrectionKind",
    "Duties",
    "Duty",
    "DutyName",
    "InitiativeKind",
    "PieceKind",
    "Severity",
    "parse_duties",
]

DutyName = Literal["lead", "sole", "shared", "supporting", "牵头", "单独负责", "分工负责", "配合"]
"""A duty by its value or its Chinese label."""


@total_ordering
class Duty(enum.Enum):
    """How an agency is responsible (责任方式): iterates strongest first, compares by strength.

    >>> Duty("lead").label, Duty("配合"), Duty.SHARED.is_accountable
    ('牵头', Duty.SUPPORTING, False)
    >>> max(Duty.SUPPORTING, Duty.SOLE), list(Duty)[0]
    (Duty.SOLE, Duty.LEAD)
    """

    _value_: str
    label: str
    """The Chinese term: 牵头, 单独负责, 分工负责 or 配合."""
    mark: str
    """The symbol in tables, another shape for each duty: ●, ◎, ○ or △."""
    letter: str
    """The letter on a terminal: L(ead), A(lone), S(hared) or H(elps)."""
    rank: int
    """Place in the order of strength, from 0 for the strongest."""

    def __new__(cls, value: str, label: str, mark: str, letter: str) -> Self:
        duty = object.__new__(cls)
        duty._value_ = value
        duty.label, duty.mark, duty.letter = label, mark, letter
        duty.rank = len(cls.__members__)
        return duty

    LEAD = "lead", "牵头", "●", "L"
    """牵头: leads, alone or with others."""
    SOLE = "sole", "单独负责", "◎", "A"
    """单独负责: the one body that is named, and nobody leads."""
    SHARED = "shared", "分工负责", "○", "S"
    """分工负责: one of several, and nobody leads."""
    SUPPORTING = "supporting", "配合", "△", "H"
    """配合: named beside a lead."""

    @classmethod
    def _missing_(cls, value: object) -> "Duty | None":
        return next((duty for duty in cls if duty.label == value), None)

    @property
    def is_accountable(self) -> bool:
        """Whether its holder leads or is responsible alone: `LEAD` and `SOLE`."""
        return self in (Duty.LEAD, Duty.SOLE)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Duty):
            return NotImplemented
        return self.rank > other.rank

    def __repr__(self) -> str:
        return f"Duty.{self.name}"


Duties = Duty | DutyName | Iterable[Duty | DutyName]
"""What an option `duty=` accepts: one duty or several."""


def parse_duties(given: object) -> frozenset[Duty]:
    """Return the duties that an option names: one or several, as `Duty`, value or Chinese label.

    Raises `OptionError` for anything else.

    >>> parse_duties("lead") == parse_duties([Duty.LEAD]) == parse_duties("牵头")
    True
    """
    several: tuple[object, ...] = (given,)
    if isinstance(given, Iterable) and not isinstance(given, str):
        several = tuple(cast("Iterable[object]", given))
    duties: set[Duty] = set()
    for each in several:
        try:
            duties.add(_find_duty(each))
        except ValueError:
            raise OptionError("duty", each, tuple(duty.value for duty in Duty)) from None
    return frozenset(duties)


# Mypy checks a call of the class against `__new__`, which only makes the members.
_find_duty = cast("Callable[[object], Duty]", Duty)


class Confidence(enum.Enum):
    """How sure a statement of ours is: one that we add to the notice, or a reading of its words."""

    CERTAIN = "certain"
    """Confirmed by an official page, or beyond doubt in the text; of a responsibility, every token
    is accounted for and every name is certain."""
    LIKELY = "likely"
    """Well grounded, not confirmed; of a responsibility, a name is one by its position only."""
    POSSIBLE = "possible"
    """One reading among several; of a responsibility, a token is left over, a name looks cut or
    fused, or the place is doubtful."""


class Basis(enum.Enum):
    """What a statement about an agency rests on."""

    NOTICE = "notice"
    """The notice itself prints it."""
    OFFICIAL = "official"
    """An official page, whose address is given."""
    REPORT = "report"
    """Press, an encyclopaedia or a copy of an official page; no official page was seen."""
    OURS = "ours"
    """Nobody but us: an expansion of the short form, a translation, a judgement."""


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
    """Not known, as of a body read from a notice whose registry does not have it."""


class CorrectionKind(enum.Enum):
    """What sort of misprint a correction marks."""

    TYPO = "typo"
    """Wrong, missing or surplus characters in a word."""
    PUNCTUATION = "punctuation"
    """A wrong punctuation mark, or one too few or too many."""
    QUOTE = "quote"
    """A quotation mark that does not fit its partner."""
    SPACING = "spacing"
    """A space inside a sentence."""
    GRAMMAR = "grammar"
    """Words that do not make a sentence, or not this one."""
    DUPLICATION = "duplication"
    """Words printed twice."""
    NAME = "name"
    """The name of a body that is printed otherwise elsewhere."""
    TERM = "term"
    """A term of law or office in another form than its own."""
    MISPLACED = "misplaced"
    """Words that belong to another place."""


class InitiativeKind(enum.Enum):
    """What sort of thing the plan names, by the head noun of its name."""

    CAMPAIGN = "campaign"
    """A campaign (行动, 整治, 执法活动): “剑网行动”."""
    INSPECTION = "inspection"
    """A check or a round of them (检查, 抽查, 监测): “双随机”抽查."""
    SYSTEM = "system"
    """An information system, a platform (系统, 平台): “两法衔接”信息共享系统."""
    MECHANISM = "mechanism"
    """A standing rule or way of working (制度, 制, 机制, 模式, 体系): 一票否决权制."""
    PROGRAMME = "programme"
    """A plan, a reform, an activity of its own (计划, 改革, 活动, 建设): “法律六进”活动."""
    OBSERVANCE = "observance"
    """A day of the year (日): “3·15”国际消费者权益日."""


class PieceKind(enum.Enum):
    """What one stretch of the source is."""

    FURNITURE = "furniture"
    """What the page puts around the notice: navigation, share buttons, page numbers."""
    TITLE = "title"
    """The title of the notice."""
    ISSUER = "issuer"
    """Who issued the notice (发文机关), in its head or as its signature."""
    DOCUMENT_NUMBER = "document_number"
    """The number of the document (发文字号): 某政办发〔2030〕1号."""
    DATE = "date"
    """The date of the document (成文日期)."""
    ADDRESSEES = "addressees"
    """Whom the notice is addressed to (主送机关), up to the colon."""
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
    """Whitespace and stray punctuation between the others."""


class Severity(enum.Enum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """Something is not read; ``strict=True`` raises it."""
    WARNING = "warning"
    """It is read; a person should look at it."""
    INFO = "info"
    """Worth knowing; the reading is not in doubt."""
