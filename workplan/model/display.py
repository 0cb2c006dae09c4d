"""What Jupyter shows of a value of the model, as HTML.

Knows which facts of a value are shown and in which order; how HTML is written is `render.html`'s.
"""

from collections.abc import Iterable
from functools import reduce

from workplan.model.dates import datetime
from workplan.model.duties import Confidence, Duty
from workplan.model.layout import Span
from workplan.model.values import Agency, Correction, Field, Measure, Section, Succession, Task
from workplan.render import html
from workplan.render.html import Html
from workplan.texts import Lang, Text

__all__ = [
    "describe_statement",
    "draw_agency",
    "draw_document_facts",
    "draw_heading",
    "draw_measure",
    "draw_section",
    "draw_task",
    "draw_tasks",
    "mark_corrections",
]


def mark_corrections(text: str, span: Span | None, corrections: Iterable[Correction]) -> Html:
    """Return `text`, which is at `span`, with each misprint marked and its reading as a tooltip."""
    marks = [
        (c.span.start - span.start, c.span.end - span.start, f"{c.meaning} ({c.confidence.value})")
        for c in corrections
        if span is not None and c.span in span
    ]
    return html.mark_stretches(text, marks)


def describe_statement(
    agency: Agency, statement: str, value: str, *remarks: str, lang: Lang = "en"
) -> str:
    """Return a statement about an agency with what it rests on: 青岛市财政局 (likely, ours).

    `remarks` come before the basis; nothing is added to what is empty.
    """
    origin = agency.origin_of(statement)
    words = [Text(word) for word in (*remarks, *([origin.basis.value] if origin else []))]
    if not value or not words:
        return value
    shown = reduce(lambda one, other: Text("{fact}, {remark}", fact=one, remark=other), words)
    return Text("{name} ({confidence})", name=value, confidence=shown).render(lang)


def draw_agency(agency: Agency) -> Html:
    """Return the facts about an agency as a box."""
    confidence = agency.full_name_confidence
    sure = (confidence.value,) if confidence else ()
    full_name = describe_statement(agency, "full_name", agency.full_name or "", *sure)
    kind = agency.kind.value.replace("_", " ")
    rows: list[tuple[str, object]] = [
        ("full name", full_name or "not known"),
        ("in English", describe_statement(agency, "english_name", agency.english_name or "")),
        ("also", "、".join(agency.aliases)),
        ("kind", describe_statement(agency, "kind", kind)),
        ("successor", html.stack(map(_draw_succession, agency.successors))),
        ("sources", html.stack(map(html.link, agency.sources))),
        ("note", describe_statement(agency, "note", agency.note)),
    ]
    return html.box(html.heading(agency.name), html.facts(rows))


def draw_document_facts(
    issuer: str | None,
    document_number: str | None,
    date: datetime.date | None,
    addressees: tuple[str, ...] | None,
) -> Html:
    """Return who issued a document, when and to whom; empty where it prints none of that."""
    rows: list[tuple[str, object]] = [
        ("issuer", issuer),
        ("document number", document_number),
        ("date", date),
        ("addressees", "、".join(addressees or ())),
    ]
    return html.facts(rows) if any(fact for _, fact in rows) else Html("")


def draw_section(section: Section) -> Html:
    """Return a section's heading and its tasks, each to unfold."""
    return html.box(html.heading(section.heading), draw_tasks(section.tasks))


def draw_heading(section: Section, corrections: Iterable[Correction]) -> Html:
    """Return the heading of a section with its misprints marked."""
    title = mark_corrections(section.title, section.title_span, corrections)
    return html.join([section.heading.removesuffix(section.title), title])


def draw_tasks(tasks: Iterable[Task]) -> Html:
    """Return tasks that unfold at a click."""
    return html.join(html.details(f"{t.id} {t.title}", _draw_task_body(t)) for t in tasks)


def draw_task(task: Task) -> Html:
    """Return a task's heading, its measures and its corrections as a box."""
    title = mark_corrections(task.title, task.title_span, task.corrections)
    return html.box(html.heading(html.join([task.id, title], " ")), _draw_task_body(task))


def draw_measure(measure: Measure) -> Html:
    """Return what is to be done, and below it who is responsible, as a box."""
    return html.box(html.heading(measure.id), _draw_measure_body(measure))


def _draw_task_body(task: Task) -> Html:
    parts: list[Html] = []
    for measure in task.measures:
        parts += [html.subheading(measure.id), _draw_measure_body(measure, task.corrections)]
    if task.corrections:
        rows = [
            (
                html.show_spaces(c.printed),
                html.show_spaces(str(c.meaning)),
                c.confidence.value,
                c.note,
            )
            for c in task.corrections
        ]
        heads = ["printed", "should read", "confidence", "why"]
        parts.append(html.details(f"corrections: {len(rows)}", html.table(heads, rows)))
    return html.join(parts)


def _draw_measure_body(measure: Measure, corrections: Iterable[Correction] = ()) -> Html:
    clause = mark_corrections(measure.text, measure.span, corrections)
    assigned = mark_corrections(measure.assignment, measure.assignment_span, corrections)
    held = [(f"{duty.mark} {duty.label} {duty.value}", measure.list_names(duty)) for duty in Duty]
    parts = [html.printed(clause, html.tag("small", assigned))]
    if measure.confidence is Confidence.POSSIBLE:
        why = "the reading of this responsibility is in doubt; the diagnostics say why"
        parts.append(html.tag("p", html.tag("mark", "needs a look", title=why)))
    parts.append(html.facts(held) if measure.roles else html.tag("p", "nobody is named"))
    if measure.fields:
        parts.append(html.facts((str(each.name), _draw_field(each)) for each in measure.fields))
    return html.join(parts)


def _draw_field(field: Field) -> str:
    return f"{field.text} ({field.date.isoformat()})" if field.date else field.text


def _draw_succession(succession: Succession) -> Html:
    when = f" ({succession.date or 'date not known'}, {succession.confidence.value}) "
    source = html.link(succession.source) if succession.source else "no official page seen"
    return html.join([succession.name, when, source])
