"""What a plan, a task, an agency or a search looks like on a terminal, line by line.

Knows plans and text in columns; no arguments and no files.
"""

from collections.abc import Iterator
from functools import reduce
from typing import TYPE_CHECKING, cast

from workplan.errors import NoticeError
from workplan.model import (
    Agency,
    AgencyKind,
    Confidence,
    Correction,
    Diagnostic,
    Duty,
    Location,
    Measure,
    Severity,
    Task,
)
from workplan.model.display import describe_statement
from workplan.plan import Plan
from workplan.render.terminal import measure_width, pad, wrap
from workplan.texts import Lang, Text

if TYPE_CHECKING:
    from workplan.search import Hit, SnippetFormat
    from workplan.table import Table

__all__ = [
    "render_agency",
    "render_diagnostics",
    "render_hits",
    "render_measure",
    "render_overview",
    "render_refusal",
    "render_summary",
    "render_task",
]


def render_overview(plan: Plan, lang: Lang) -> Iterator[str]:
    """Return the lines of a whole plan: what it is, then every task and who is named."""
    yield from render_summary(plan, lang)
    for section in plan.sections:
        yield ""
        yield _join_heading(f"{section.numeral}、" if section.numeral else "", section.title)
        for task in section.tasks:
            yield pad(f"  {task.id}", 6) + task.title
            yield from _list_holders(task, 6, lang)
    yield ""
    legend = Text("lead: named to lead; sole: alone; shared: several, nobody named to lead")
    yield legend.render(lang)


def render_summary(plan: Plan, lang: Lang) -> Iterator[str]:
    """Return the lines that say what a plan is, and how much of it there is."""
    if plan.title:
        yield from wrap(plan.title)
    revised = Text("{plan}, revision {revision}", plan=plan.id, revision=plan.revision)
    unrevised = Text("{plan}, revision none", plan=plan.id)
    yield (revised if plan.revision else unrevised).render(lang)
    yield f"sha256 {plan.source.sha256}"
    if plan.source.url:
        yield plan.source.url
    if plan.issuer:
        yield from _render_fact(Text("issuer"), plan.issuer, lang)
    if plan.document_number:
        yield from _render_fact(Text("doc. number"), plan.document_number, lang)
    if plan.date:
        yield from _render_fact(Text("dated"), plan.date.isoformat(), lang)
    groups = sum(agency.kind is AgencyKind.GROUP for agency in plan.agencies)
    figures = {
        "sections": _count_sections(len(plan.sections)),
        "tasks": _count_tasks(len(plan.tasks)),
        "measures": _count_measures(len(plan.measures)),
        "roles": _count_roles(len(plan.roles)),
        "agencies": _count_agencies(len(plan.agencies) - groups),
        "groups": _count_groups(groups),
    }
    without = Text("{sections}, {tasks}, {measures}, {roles}, {agencies}", **figures)
    with_groups = Text(
        "{sections}, {tasks}, {measures}, {roles}, {agencies} and {groups}", **figures
    )
    yield (with_groups if groups else without).render(lang)


def _list_holders(item: Task | Measure, indent: int, lang: Lang) -> Iterator[str]:
    """Who is accountable by name, the others by number."""
    named = (Duty.LEAD, Duty.SOLE)
    width = indent + 3 + max(measure_width(_name_duty(duty, lang)) for duty in named)
    for duty in named:
        if holders := item.holders(duty):
            names = "、".join(agency.name for agency in holders)
            yield from wrap(names, width, pad(" " * indent + _name_duty(duty, lang), width))
    others = [
        Text("{count} {duty}", count=len(holders), duty=_name_duty(duty, lang))
        for duty in (Duty.SHARED, Duty.SUPPORTING)
        if (holders := item.holders(duty))
    ]
    if others:
        whole = reduce(lambda one, two: Text("{first}, {second}", first=one, second=two), others)
        yield " " * indent + whole.render(lang)


def _name_duty(duty: Duty, lang: Lang) -> str:
    return duty.label if lang == "zh" else duty.value


def render_task(plan: Plan, task: Task, lang: Lang) -> Iterator[str]:
    """Return the lines of a task, its measures and its corrections."""
    section = plan.section_of(task)
    yield from wrap(f"{task.id}  {task.title}")
    place = Text("section {section}", section=section.id)
    if section.title:
        place = Text("section {section} {title}", section=section.id, title=section.title)
    yield from wrap(place.render(lang), 4, "    ")
    for measure in task.measures:
        yield ""
        yield from render_measure(measure, lang)
    if task.corrections:
        yield ""
        yield Text("corrections (the text above is as published):").render(lang)
        for correction in task.corrections:
            yield from wrap(_describe_correction(task, correction, lang), 4, "  ")


def render_measure(measure: Measure, lang: Lang) -> Iterator[str]:
    """Return the lines of a measure and who is named for it."""
    yield from wrap(measure.text, 6, pad(measure.id, 6))
    for duty in Duty:
        if holders := measure.holders(duty):
            names = "、".join(agency.name for agency in holders)
            names += " 等" if duty in measure.open_duties else ""
            yield from wrap(names, 18, pad(f"      {_name_duty(duty, lang)}", 18))
    if not measure.roles:
        yield "      " + Text("nobody is named").render(lang)
    for field in measure.fields:
        yield from wrap(field.text, 18, pad(f"      {field.name.render(lang)}", 18))
    if measure.confidence is Confidence.POSSIBLE:
        yield "      " + Text("needs a look").render(lang)


def _describe_correction(task: Task, correction: Correction, lang: Lang) -> str:
    """The misprint in square brackets among the words around it, then what it should read."""
    start, end = correction.span.start - task.span.start, correction.span.end - task.span.start
    before, after = task.text[max(start - 4, 0) : start], task.text[end : end + 4]
    meaning, sure = correction.meaning, Text(correction.confidence.value)
    if correction.reading is None:  # it is the misprint that is sure
        sure = Text("misprint: {value}", value=sure)
    text = Text(
        "{before}[{printed}]{after} -> {meaning} ({confidence}): {note}",
        before=before,
        printed=correction.printed,
        after=after,
        meaning=meaning,
        confidence=sure,
        note=Text(correction.note),
    )
    return text.render(lang)


def render_agency(plan: Plan, agency: Agency, lang: Lang) -> Iterator[str]:
    """Return the lines of an agency: its names, who succeeded it, its tasks by duty."""
    name = Text("{caption} ({note})", caption=agency.name, note=agency.id).render(lang)
    yield agency.name if agency.id == agency.name else name
    if agency.full_name and agency.full_name_confidence:
        sure = agency.full_name_confidence.value
        full_name = describe_statement(agency, "full_name", agency.full_name, sure, lang=lang)
        yield from _render_fact(Text("full name"), full_name, lang)
    if agency.english_name:
        english_name = describe_statement(agency, "english_name", agency.english_name, lang=lang)
        yield from _render_fact(Text("in English"), english_name, lang)
    if agency.aliases:
        yield from _render_fact(Text("also"), "、".join(agency.aliases), lang)
    kind = Text(agency.kind.value.replace("_", " ")).render(lang)
    yield from _render_fact(Text("kind"), describe_statement(agency, "kind", kind, lang=lang), lang)
    for link in agency.successors:
        date = link.date or Text("date not known")
        known = Text("{fact}, {remark}", fact=date, remark=Text(link.confidence.value))
        body = Text("{name} ({confidence})", name=link.name, confidence=known)
        yield from _render_fact(Text("successor"), body.render(lang), lang)
    if agency.note:
        note = describe_statement(agency, "note", Text(agency.note).render(lang), lang=lang)
        yield from _render_fact(Text("note"), note, lang)
    for duty in Duty:
        tasks = plan.tasks_of(agency, duty)
        if tasks:
            yield ""
            count = _count_tasks(len(tasks))
            head = Text("{duty}: {names}", duty=_name_duty(duty, lang), names=count)
            yield f"  {head.render(lang)}"
            for task in tasks:
                yield from wrap(task.title, 8, pad(f"    {task.id}", 8))


def _render_fact(name: Text, fact: str, lang: Lang) -> Iterator[str]:
    yield from wrap(fact, 14, pad(f"  {name.render(lang)}", 14))


def render_hits(plan: Plan, hits: "Table[Hit]", form: "SnippetFormat", lang: Lang) -> Iterator[str]:
    """Return the lines of each task that was found, with a snippet in `form`."""
    yield from wrap(hits.caption_text.render(lang))
    for hit in hits:
        yield ""
        section = Text("section {section}", section=plan.section_of(hit.task).id).render(lang)
        how = "、".join(text.render(lang) for text in hit.how)
        about = Text(
            "{section}; {how}; {score}", section=section, how=how, score=f"{hit.score:.2f}"
        )
        title = Text("{caption} ({note})", caption=hit.task.title, note=about)
        yield from wrap(title.render(lang), 6, pad(hit.task.id, 6))
        yield from wrap(hit.snippet(form), 6, "      ")


def render_diagnostics(file: str, plan: Plan, lang: Lang) -> Iterator[str]:
    """Return all that the reader noticed, errors first, then how much needs a look.

    Each has its severity, number and place, the words there, what is wrong and what to do.
    """
    from workplan.records import count_review

    placed = [(each, plan.locate(each.span)) for each in plan.diagnostics]
    for each, location in sorted(placed, key=lambda pair: _SEVERITIES.index(pair[0].severity)):
        task = plan.contents.task_at(each.span.start)
        words = _shorten(plan.source[each.span])
        yield ""
        yield _render_head(file, each, location, task.printed_number if task else "", lang)
        yield from wrap(Text("words: “{words}”", words=words).render(lang), 4, "    ")
        yield from _render_message(each, lang)
    yield ""
    likely = dict.fromkeys(
        place.task.printed_number or place.section.heading
        for place in plan.contents.places
        if place.measure.confidence is Confidence.LIKELY
    )
    if likely:
        about = Text(
            "names that are only likely, by their place in a list or a table, are in: {tasks}",
            tasks="、".join(likely),
        )
        yield from wrap(about.render(lang))
    supported = dict.fromkeys(
        place.task.printed_number or place.section.heading
        for place in plan.contents.places
        if place.measure.roles and not (place.measure.accountable or place.measure.shared)
    )
    if supported:
        about = Text(
            "only supporters are named, and nobody to lead, in: {tasks}", tasks="、".join(supported)
        )
        yield from wrap(about.render(lang))
    yield count_review(plan.table("review"), plan.measures).text.render(lang)


def render_refusal(file: str, error: NoticeError, lang: Lang) -> Iterator[str]:
    """Return the errors for which a notice was refused, where there is no plan to quote."""
    for each, location in zip(error.diagnostics, error.locations, strict=True):
        diagnostic, place = cast("Diagnostic", each), cast("Location", location)
        yield _render_head(file, diagnostic, place, "", lang)
        yield from _render_message(diagnostic, lang)


_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_LONGEST_WORDS = 60
"""Characters of a place that are repeated: most responsibilities are shorter."""


def _render_head(
    file: str, diagnostic: Diagnostic, location: Location, number: str, lang: Lang
) -> str:
    """Severity, number and place; in English as compilers print them, which editors look for."""
    is_plain = location.paragraph is None and not location.cells and location.page is None
    place = Text("{line}:{column}", line=location.line, column=location.column)
    head = Text(
        "{file}:{place}: {severity} [{code}]{number}",
        file=file,
        place=place if is_plain else Text(" {place}", place=location.text),
        severity=Text(diagnostic.severity.value),
        code=diagnostic.code,
        number=f" {number}" if number else "",
    )
    return head.render(lang)


def _render_message(diagnostic: Diagnostic, lang: Lang) -> Iterator[str]:
    """What is wrong and what to do."""
    text = Text("{one}; {other}", one=diagnostic.message_text, other=diagnostic.advice_text)
    yield from wrap(text.render(lang), 4, "    ")


def _shorten(words: str) -> str:
    """Words in one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_WORDS else f"{line[:_LONGEST_WORDS]}…"


# --- figures -------------------------------------------------------------------------------------
# English has a singular, so each count has two templates.


def _count_sections(count: int) -> Text:
    return Text("1 section") if count == 1 else Text("{count} sections", count=count)


def _count_tasks(count: int) -> Text:
    return Text("1 task") if count == 1 else Text("{count} tasks", count=count)


def _count_measures(count: int) -> Text:
    return Text("1 measure") if count == 1 else Text("{count} measures", count=count)


def _count_roles(count: int) -> Text:
    return Text("1 role") if count == 1 else Text("{count} roles", count=count)


def _count_agencies(count: int) -> Text:
    return Text("1 agency") if count == 1 else Text("{count} agencies", count=count)


def _count_groups(count: int) -> Text:
    return Text("1 group") if count == 1 else Text("{count} groups", count=count)


def _join_heading(number: str, title: str) -> str:
    return f"{number} {title}" if number[-1:].isascii() else f"{number}{title}"
