"""Plans that Hypothesis makes up, with hostile names and texts."""

from hypothesis import strategies as st

from workplan import (
    Agency,
    Confidence,
    Diagnostic,
    Duty,
    Field,
    Measure,
    Piece,
    PieceKind,
    Plan,
    Role,
    Section,
    Severity,
    Source,
    Span,
    Task,
)

HOSTILE = (
    "=1+1", "+市局", "-1", "@SUM(A1)", "\uff1d1", "<script>alert(1)</script>", "a|b", "`x`", "*甲*",
    "\"'&", "市[局]/\\:*?", "'市局", "~", "\u202e局", "&amp;",
)  # fmt: skip
names = st.sampled_from(HOSTILE) | st.text("市局委办甲乙丙<>&|=+-@\"'", min_size=1, max_size=6)
words = st.sampled_from(HOSTILE) | st.text("打击侵权假冒。,<&|=\n\t", min_size=1, max_size=12)


class _TextBuilder:
    """The text of a source while it is made."""

    def __init__(self):
        self.text = ""

    def add(self, words):
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


@st.composite
def plans(draw):
    """A plan of a few tasks, whose roles are of any duty, also where that is odd.

    Readings are of any confidence, and some have fields; what is doubtful has a diagnostic.
    """
    known = draw(st.lists(names, min_size=1, max_size=6, unique_by=str.casefold))
    agencies = tuple(Agency(f"id{i}", name) for i, name in enumerate(known))
    text = _TextBuilder()
    sections, number = [], 0
    for n in range(1, draw(st.integers(1, 3)) + 1):
        start = text.add(f"{n}、")
        title = text.add("标题")
        tasks = []
        for _ in range(draw(st.integers(0, 3))):
            number += 1
            tasks.append(_draw_task(draw, text, number, agencies))
        whole = Span(start.start, len(text.text))
        sections.append(Section(str(n), n, str(n), "标题", title, whole, tuple(tasks)))
    pieces = (Piece(PieceKind.TEXT, text.text, Span(0, len(text.text))),)
    return Plan(
        "made-up", "=甲", "", Source(text.text), tuple(sections), agencies, pieces=pieces,
        diagnostics=_draw_diagnostics(draw, sections), issuer=draw(st.none() | names),
        document_number=draw(st.none() | names), date=draw(st.none() | st.dates()),
        addressees=draw(st.none() | st.lists(names, min_size=1, max_size=3).map(tuple)),
    )  # fmt: skip


def _draw_diagnostics(draw, sections):
    """One for each doubtful responsibility, and some at headings of sections."""
    places = [
        measure.assignment_span
        for section in sections
        for task in section.tasks
        for measure in task.measures
        if measure.confidence is Confidence.POSSIBLE
    ]
    places += [section.title_span for section in sections if draw(st.booleans())]
    return tuple(
        Diagnostic("unread-responsibility", {}, Severity.ERROR, Span(place.start, place.start + 1))
        for place in sorted(places)
    )


def _draw_task(draw, text, number, agencies):
    start = text.add(f"({number})").start
    title = text.add(draw(words))
    measures = []
    for k in range(1, draw(st.integers(0, 3)) + 1):
        clause = text.add(draw(words))
        at = len(text.text)
        roles = []
        for agency in draw(st.lists(st.sampled_from(agencies), max_size=4)):
            span = text.add(agency.name)
            printed = "".join(agency.name.split())
            # Sometimes two duties in one place: a role is identified by its index, not by its span.
            duties = draw(st.lists(st.sampled_from(Duty), min_size=1, max_size=2, unique=True))
            roles += [Role(agency, duty, printed, span) for duty in duties]
            text.add("、")
        fields = []
        for label in draw(st.lists(names, max_size=2)) if roles else ():
            text.add(f";{label}:")
            span = text.add(draw(words))
            day = draw(st.none() | st.dates())
            fields.append(Field("".join(label.split()), text.text[span.start :], span, day))
        assigned = Span(at, len(text.text)) if roles else None
        open_duties = tuple({role.duty: 0 for role in roles if draw(st.booleans())})
        measures.append(
            Measure(
                f"{number}.{k}", text.text[clause.start : clause.end], clause,
                text.text[at:], assigned, draw(words) if roles else "", tuple(roles), open_duties,
                fields=tuple(fields),
                confidence=draw(st.sampled_from(Confidence)) if roles else None,
            )
        )  # fmt: skip
    whole = Span(start, len(text.text))
    words_ = text.text[title.start : title.end]
    return Task(
        str(number), number, str(number), words_, title, text.text[start:], whole, tuple(measures)
    )
