"""What the pages take from the data and the code, as Markdown and HTML.

A page holds a line ``<!-- made: name -->``; `filled` puts there what the function of that name
gives. So no page can say anything else than the package does.
"""

import enum
import inspect
import re
from collections.abc import Callable, Iterable
from itertools import chain
from typing import get_args
from urllib.parse import urlsplit

import attrs
from sphinx.pycode import ModuleAnalyzer

import workplan
from workplan import Agency, Correction, Duty, Measure, Span, Task, html
from workplan.model import slips
from workplan.notice.notes import CODES
from workplan.notice.wordings import LABELS, WORDINGS

PLAN = workplan.load()


def filled(page: str) -> str:
    """A page with what is made put where it says so."""
    made, count = re.subn(r"<!-- made: (\w+) -->", lambda found: MADE[found[1]](), page)
    return f"{made}\n\n{html.STYLE}\n" if count else page


def figures() -> str:
    groups = sum(agency.kind is workplan.AgencyKind.GROUP for agency in PLAN.agencies)
    return (
        f"{len(PLAN.sections)} sections, {len(PLAN.tasks)} tasks, {len(PLAN.measures)} measures, "
        f"and the {len(PLAN.roles)} roles in which {len(PLAN.agencies) - groups} agencies and "
        f"{groups} group of agencies lead, answer alone, share or support"
    )


def matrix() -> str:
    return raw(PLAN.matrix().to_html())


def sections() -> str:
    """The whole plan, task by task."""
    parts = []
    for section in PLAN.sections:
        title = section.title_span
        parts += [f"(section-{section.id})=\n## {section.heading}"]
        parts += [f"Slip: {slip(c)}" for c in PLAN.corrections if title and c.span in title]
        parts += chain.from_iterable(map(task_parts, section.tasks))
    return "\n\n".join(parts)


def task_parts(task: Task) -> Iterable[str]:
    yield f"(task-{task.id})=\n### {task.id} {task.title}"
    for measure in task.measures:
        yield raw(printed(measure, task.corrections))
        yield raw(html.facts(parties(measure)) if measure.roles else "nobody is named")
    if task.corrections:
        yield "Slips:\n\n" + "\n".join(f"- {slip(c)}" for c in task.corrections)


def printed(measure: Measure, corrections: tuple[Correction, ...]) -> html.Html:
    clause = html.marked(measure.text, slips(measure.span, corrections))
    assigned = html.marked(measure.assignment, slips(measure.assignment_span, corrections))
    return html.printed(html.tag("b", measure.id + " "), clause, html.tag("small", assigned))


def parties(measure: Measure) -> Iterable[tuple[str, html.Html]]:
    for duty in Duty:
        agencies = [to_agency(role.agency) for role in measure.roles if role.duty is duty]
        more = "等" if duty in measure.open_duties else ""
        names = html.joined([html.joined(agencies, "、"), more])
        yield f"{duty.mark} {duty.label} {duty.value}", names


def slip(correction: Correction) -> str:
    meant = shown(correction.reading) if correction.reading else correction.meant
    sure = correction.confidence.value
    return f"{shown(correction.printed)} → {meant} ({sure}): {correction.note}"


def agencies() -> str:
    """The register, each with its tasks."""
    heads = ["agency", "tasks", "full name", "also", "kind", "successor", "sources", "note"]
    rows = [
        [
            html.tag("b", agency.name, id=f"agency-{agency.id}"),
            html.lines(filter(None, (held(agency, duty) for duty in Duty))),
            sure(agency.full_name, agency.full_name_confidence),
            "、".join(agency.aliases),
            agency.kind.value.replace("_", " "),
            html.lines(map(successor, agency.successors)),
            html.lines(map(page_link, agency.sources)),
            agency.note,
        ]
        for agency in PLAN.agencies
    ]
    return raw(html.table(heads, rows))


def held(agency: Agency, duty: Duty) -> html.Html | None:
    links = [
        html.tag("a", task.id, href=f"plan.html#task-{task.id}", title=task.title)
        for task in PLAN.tasks_of(agency, duty)
    ]
    return html.joined([f"{duty.mark} ", html.joined(links, ", ")]) if links else None


def sure(fact: str | None, confidence: workplan.Confidence | None) -> str:
    return f"{fact} ({confidence.value})" if fact and confidence else "not known"


def successor(link: workplan.Succession) -> html.Html:
    source = page_link(link.source) if link.source else "no official page seen"
    return html.joined([f"{link.name} ({link.date}, {link.confidence.value}) ", source])


def page_link(address: str) -> html.Html:
    return html.tag("a", urlsplit(address).hostname, href=address, title=address)


def corrections() -> str:
    heads = ["task", "printed", "should read", "kind", "confidence", "why"]
    rows = [
        [
            to_place(c.span),
            html.visible(c.printed),
            html.visible(c.meant),
            c.kind.value,
            c.confidence.value,
            c.note,
        ]
        for c in PLAN.corrections
    ]
    return raw(html.table(heads, rows))


def initiatives() -> str:
    rows = [
        [i.name, i.kind.value, html.joined(dict.fromkeys(map(to_place, i.spans)), ", ")]
        for i in PLAN.initiatives
    ]
    return raw(html.table(["name", "kind", "task"], rows))


def wordings() -> str:
    """Each wording that the notice has, what it makes of the names, and where it stands."""
    found: dict[tuple[str, str], list[Measure]] = {}
    for measure in PLAN.measures:
        duties = dict.fromkeys(role.duty for role in measure.roles)
        key = (measure.wording, ", ".join(f"{d.mark} {d.label} {d.value}" for d in duties))
        found.setdefault(key, []).append(measure)
    rows = [
        [
            wording or "(no verb)",
            duties,
            html.joined(map(to_measure, measures), ", "),
            measures[0].assignment,
        ]
        for (wording, duties), measures in sorted(found.items(), key=lambda item: -len(item[1]))
    ]
    return raw(html.table(["wording", "duties", "measures", "first of them as printed"], rows))


def dictionary() -> str:
    """Every class with its fields and what follows from them, each with a real value."""
    task = PLAN.task(10)
    examples = [
        PLAN, PLAN.source, PLAN.section(3), task, task.measures[0], task.roles[0],
        PLAN.agency("市工商局"), PLAN.agency("市工商局").successors[0], PLAN.corrections[0],
        PLAN.initiatives[0], PLAN.pieces[-2], task.span, PLAN.provenance,
        PLAN.matrix().workload(), PLAN.matrix().workload()[0], PLAN.matrix().joint_leads()[0],
        PLAN.matrix().overlap()[0], PLAN.diagnostics[0],
    ]  # fmt: skip
    enums = [Duty, workplan.Confidence, workplan.AgencyKind, workplan.CorrectionKind,
             workplan.InitiativeKind, workplan.PieceKind, workplan.Severity]  # fmt: skip
    return "\n\n".join([*map(class_table, examples), *map(enum_table, enums)])


def class_table(example: object) -> str:
    kind = type(example)
    said = ModuleAnalyzer.for_module(kind.__module__).find_attr_docs()
    rows = [
        [
            html.tag("code", field.name),
            type_name(field.type),
            meaning_of(field, said.get((kind.__name__, field.name), [])),
            html.tag("code", value_of(example, field.name)),
        ]
        for field in attrs.fields(kind)
    ]
    rows += [
        [
            html.tag("code", name),
            type_name(inspect.signature(member.fget).return_annotation),
            summary(member),
            html.tag("code", value_of(example, name)),
        ]
        for name, member in vars(kind).items()
        if isinstance(member, property) and not name.startswith("_")
    ]
    table = html.table(["name", "type", "what it is", "for example"], rows)
    return f"## {kind.__name__}\n\n{summary(kind)}\n\n{raw(table)}"


# What a name says wherever it stands, and needs no line of its own in the code.
_EVERYWHERE = {
    "id": "A promise: it never means anything else.",
    "span": "Where it stands in the source.",
    "number": "As printed; none where the text has no numeral at this level.",
    "numeral": "As printed, without marks.",
    "title": "Its heading, without numeral and final stop.",
    "title_span": "Where the title stands in the source.",
    "printed": "As the notice prints it.",
    "note": "What else is known, in words.",
    "kind": "Of what sort it is.",
}


_OURS = ("workplan.model", "workplan.lookup")


def meaning_of(field: attrs.Attribute, said: list[str]) -> str:
    """What the code says of a field, else what its name or the class of its values does."""
    kinds = (field.type, *get_args(field.type))
    inner = next((kind for kind in kinds if getattr(kind, "__module__", "") in _OURS), None)
    own = " ".join(said) or _EVERYWHERE.get(field.name, "")
    return plain(own or (summary(inner) if inner else "")).replace("`", "")


def enum_table(kind: type[enum.Enum]) -> str:
    said = ModuleAnalyzer.for_module(kind.__module__).find_attr_docs()
    rows = [
        [
            html.tag("code", f"{kind.__name__}.{member.name}"),
            html.tag("code", member.value),
            getattr(member, "label", " ".join(said.get((kind.__name__, member.name), []))),
        ]
        for member in kind
    ]
    return (
        f"## {kind.__name__}\n\n{summary(kind)}\n\n{raw(html.table(['name', 'value', ''], rows))}"
    )


def summary(thing: object) -> str:
    return plain((inspect.getdoc(thing) or "").split("\n\n")[0])


def plain(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


def type_name(kind: object) -> str:
    name = kind if isinstance(kind, str) else inspect.formatannotation(kind)
    return re.sub(r"\b(workplan|typing)\.(\w+\.)*", "", name)


def value_of(example: object, name: str) -> str:
    value = repr(getattr(example, name))
    return value if len(value) <= 100 else value[:96] + " …"


# --- words in HTML -------------------------------------------------------------------------------


def raw(made: str) -> str:
    """HTML that Markdown leaves alone: one line in a box of our style."""
    return f'<div class="workplan">{made}</div>'.replace("\n", "&#10;")


def to_agency(agency: Agency) -> html.Html:
    return html.tag("a", agency.name, href=f"agencies.html#agency-{agency.id}")


def to_measure(measure: Measure) -> html.Html:
    task = PLAN.task_of(measure)
    return html.tag("a", measure.id, href=f"plan.html#task-{task.id}", title=task.title)


def to_place(span: Span) -> html.Html:
    task = next((task for task in PLAN.tasks if span in task.span), None)
    section = next((section for section in PLAN.sections if span in section.span), None)
    if task:
        return html.tag("a", task.id, href=f"plan.html#task-{task.id}", title=task.title)
    if section:
        return html.tag("a", section.heading, href=f"plan.html#section-{section.id}")
    return html.text("preamble")


def shown(words: str) -> str:
    return f"`{html.visible(words)}`"


def reader_wordings() -> str:
    """The verbs that the reader knows (口径), each with a phrase that has it."""
    return raw(
        html.table(_KNOWN, [[word, meaning(duty), phrase] for word, duty, phrase in WORDINGS])
    )


def reader_labels() -> str:
    return raw(html.table(_KNOWN, [[word, meaning(duty), phrase] for word, duty, phrase in LABELS]))


_KNOWN = ["word", "duty", "as in"]


def meaning(duty: Duty | None) -> str:
    return f"{duty.value} ({duty.label})" if duty else "plain"


def reader_diagnostics() -> str:
    rows = [[code, level.value, says, advice] for code, (level, says, advice) in CODES.items()]
    return raw(html.table(["code", "severity", "what it says", "what to do"], rows))


def reader_noticed() -> str:
    """What the reader noticed in the shipped notice."""
    rows = [[f"{n.line}:{n.column}", n.code, PLAN.source[n.span]] for n in PLAN.diagnostics]
    return raw(html.table(["line and column", "code", "words"], rows))


MADE: dict[str, Callable[[], str]] = {
    made.__name__: made
    for made in (
        figures,
        matrix,
        sections,
        agencies,
        corrections,
        initiatives,
        wordings,
        dictionary,
        reader_wordings,
        reader_labels,
        reader_diagnostics,
        reader_noticed,
    )
}
