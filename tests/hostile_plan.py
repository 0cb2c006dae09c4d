"""A legal plan whose every name and text tries to break out of the page that shows it."""

from workplan import (
    Agency,
    Confidence,
    Correction,
    CorrectionKind,
    Diagnostic,
    Duty,
    Field,
    Initiative,
    InitiativeKind,
    Measure,
    Piece,
    PieceKind,
    Plan,
    Role,
    Section,
    Severity,
    Source,
    Span,
    Succession,
    Task,
)

ATTACK = (
    "</script></style></template></title>--><script>alert(1)</script><img src=x onerror=alert(1)>"
    "\"'`&amp;${alert(1)}\u202e\u2066\x00\x1b\u0085\ud800\ufffe"
)  # fmt: skip
NAME = f"{ATTACK}局"


class _Text:
    def __init__(self):
        self.text = ""

    def add(self, words):
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def make_hostile_plan():
    """A plan with `ATTACK` wherever a notice, a registry or an annotation has words."""
    text = _Text()
    prose = text.add(f"前言{ATTACK}\n")
    heading = text.add(ATTACK)
    start = text.add("(").start
    title = text.add(ATTACK)
    clause = text.add(f"。{ATTACK}。")
    bracket = text.add("(").start
    place = text.add(NAME)
    text.add("负责;时限:")
    due = text.add(ATTACK)
    assigned = Span(bracket, text.add(")").end)
    today = Succession(f"今{ATTACK}", ATTACK, None, Confidence.LIKELY, "", (f"简{ATTACK}",))
    agency = Agency(
        f"id {ATTACK}", NAME, f"全称{ATTACK}", Confidence.LIKELY, ATTACK, (f"又称{ATTACK}",),
        successors=(today,),
    )  # fmt: skip
    role = Role(agency, Duty.SOLE, NAME, place)
    correction = Correction(
        Span(clause.start, clause.start + 3), text.text[clause.start : clause.start + 3], ATTACK,
        CorrectionKind.TYPO, ATTACK, Confidence.POSSIBLE,
    )  # fmt: skip
    measure = Measure(
        f"m {ATTACK}", text.text[clause.start : clause.end], clause,
        text.text[assigned.start : assigned.end], assigned, ATTACK, (role,), (Duty.SOLE,), ATTACK,
        (Field(ATTACK, ATTACK, due),), Confidence.POSSIBLE,
    )  # fmt: skip
    task = Task(
        f"t {ATTACK}", None, ATTACK, ATTACK, title, text.text[start:],
        Span(start, len(text.text)), (measure,), (correction,),
    )  # fmt: skip
    section = Section(
        f"s {ATTACK}", None, ATTACK, ATTACK, heading, Span(heading.start, len(text.text)), (task,)
    )
    pieces = (
        Piece(PieceKind.PREAMBLE, text.text[: prose.end], prose),
        Piece(PieceKind.TEXT, text.text[prose.end :], Span(prose.end, len(text.text))),
    )
    named = Initiative(InitiativeKind.CAMPAIGN, ATTACK, (title,), (ATTACK,))
    return Plan(
        f"plan {ATTACK}", ATTACK, ATTACK, Source(text.text, f"javascript:{ATTACK}"), (section,),
        (agency,), (correction,), (named,),
        pieces, (Diagnostic("unread-responsibility", {}, Severity.ERROR, assigned),), ATTACK,
        ATTACK, None, (ATTACK,),
    )  # fmt: skip
