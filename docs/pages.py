"""What the pages take from the data and the code, as Markdown and HTML.

A page holds a line ``<!-- made: name -->``; `filled` puts there what the function of that name
gives. So no page can say anything else than the package does.
"""

import ast
import enum
import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib import import_module
from itertools import chain, pairwise
from urllib.parse import urlsplit

import attrs

import workplan
from workplan import Agency, Correction, Duty, Measure, Span, Task
from workplan.model.diagnostics import DIAGNOSTICS
from workplan.model.display import describe_statement, mark_corrections
from workplan.notice import vocabulary
from workplan.notice.grammar import DUTY_RULES
from workplan.records import TABLES
from workplan.render import html
from workplan.table import columns_of

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
    parts = [
        raw(html.printed(mark_corrections(piece.text, piece.span, PLAN.corrections)))
        for piece in PLAN.pieces
        if piece.kind is workplan.PieceKind.PREAMBLE
    ]
    for section in PLAN.sections:
        title = section.title_span
        parts += [f"(section-{section.id})=\n## {section.heading}"]
        parts += [
            f"Misprint: {describe_correction(c)}"
            for c in PLAN.corrections
            if title and c.span in title
        ]
        parts += chain.from_iterable(map(task_parts, section.tasks))
    return "\n\n".join(parts)


def task_parts(task: Task) -> Iterable[str]:
    yield f"(task-{task.id})=\n### {task.id} {task.title}"
    for measure in task.measures:
        yield raw(printed(measure, task.corrections))
        yield raw(html.facts(parties(measure)) if measure.roles else "nobody is named")
    if task.corrections:
        yield "Misprints:\n\n" + "\n".join(f"- {describe_correction(c)}" for c in task.corrections)


def printed(measure: Measure, corrections: tuple[Correction, ...]) -> html.Html:
    clause = mark_corrections(measure.text, measure.span, corrections)
    assigned = mark_corrections(measure.assignment, measure.assignment_span, corrections)
    return html.printed(html.tag("b", measure.id + " "), clause, html.tag("small", assigned))


def parties(measure: Measure) -> Iterable[tuple[str, html.Html]]:
    for duty in Duty:
        agencies = [to_agency(role.agency) for role in measure.roles if role.duty is duty]
        more = "等" if duty in measure.open_duties else ""
        names = html.join([html.join(agencies, "、"), more])
        yield f"{duty.mark} {duty.label} {duty.value}", names


def describe_correction(correction: Correction) -> str:
    meant = shown(correction.reading) if correction.reading else str(correction.meaning)
    sure = correction.confidence.value
    return f"{shown(correction.printed)} → {meant} ({sure}): {correction.note}"


def agencies() -> str:
    """The register, each with its tasks."""
    heads = ["agency", "tasks", "names", "successor", "note and sources"]
    rows = [
        [
            html.stack([
                html.tag("b", agency.name, id=f"agency-{agency.id}"),
                describe_statement(agency, "kind", agency.kind.value.replace("_", " ")),
            ]),
            html.stack(filter(None, (held(agency, duty) for duty in Duty))),
            html.stack(names_of(agency)),
            html.stack(map(successor, agency.successors)),
            html.stack([
                describe_statement(agency, "note", agency.note),
                html.join(map(page_link, agency.sources), ", "),
            ]),
        ]
        for agency in PLAN.agencies
    ]  # fmt: skip
    return raw(html.table(heads, rows))


def names_of(agency: Agency) -> Iterator[str]:
    """The full name, the English one, the aliases, and what may mean another body."""
    yield sure(agency)
    yield describe_statement(agency, "english_name", agency.english_name or "")
    if agency.aliases:
        yield f"also {'、'.join(agency.aliases)}"
    if agency.ambiguous_names:
        yield f"not by {'、'.join(agency.ambiguous_names)}"


def held(agency: Agency, duty: Duty) -> html.Html | None:
    links = [
        html.tag("a", task.id, href=f"plan.html#task-{task.id}", title=task.title)
        for task in PLAN.tasks_of(agency, duty)
    ]
    return html.join([f"{duty.mark} ", html.join(links, ", ")]) if links else None


def sure(agency: Agency) -> str:
    confidence = agency.full_name_confidence
    if not agency.full_name or not confidence:
        return "full name not known"
    return describe_statement(agency, "full_name", agency.full_name, confidence.value)


def successor(link: workplan.Succession) -> html.Html:
    source = page_link(link.source) if link.source else "no official page seen"
    return html.join([f"{link.name} ({link.date}, {link.confidence.value}) ", source])


def origins() -> str:
    """How many statements about agencies rest on what."""
    names = {
        "full_name": "full name",
        "english_name": "English name",
        "kind": "kind",
        "note": "note",
    }
    found = Counter((o.statement, o.basis) for agency in PLAN.agencies for o in agency.origins)
    rows = [
        [title, *(found[statement, basis] for basis in workplan.Basis)]
        for statement, title in names.items()
    ]
    return raw(html.table(["statement", *(basis.value for basis in workplan.Basis)], rows))


def page_link(address: str) -> html.Html:
    return html.tag("a", urlsplit(address).hostname, href=address, title=address)


def corrections() -> str:
    heads = ["task", "printed", "should read", "kind", "confidence", "why"]
    rows = [
        [
            to_place(c.span),
            html.show_spaces(c.printed),
            html.show_spaces(str(c.meaning)),
            c.kind.value,
            c.confidence.value,
            c.note,
        ]
        for c in PLAN.corrections
    ]
    return raw(html.table(heads, rows))


def initiatives() -> str:
    rows = [
        [
            i.name,
            i.kind.value,
            html.join(dict.fromkeys(map(to_place, i.spans)), ", "),
            i.confidence.value,
            i.note,
        ]
        for i in PLAN.initiatives
    ]
    return raw(html.table(["name", "kind", "task", "confidence", "note"], rows))


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
            html.join(map(to_measure, measures), ", "),
            measures[0].assignment,
        ]
        for (wording, duties), measures in sorted(found.items(), key=lambda item: -len(item[1]))
    ]
    return raw(html.table(["wording", "duties", "measures", "first of them as printed"], rows))


def dictionary() -> str:
    """Every class with its fields and what follows from them, each with a real value."""
    classes = [class_table(example) for example in examples()]
    return "\n\n".join([*classes, *map(enum_table, ENUMS), error_table()])


ENUMS = [
    Duty, workplan.Confidence, workplan.Basis, workplan.AgencyKind, workplan.CorrectionKind,
    workplan.InitiativeKind, workplan.PieceKind, workplan.Severity,
]  # fmt: skip


def examples() -> list[object]:
    """One of each public class, of the shipped plan."""
    task, office, matrix = PLAN.task(10), PLAN.agency("市工商局"), PLAN.matrix()
    workload, places = matrix.workload(), PLAN.concordance("双随机")
    hit = PLAN.search("民营企业")[0]
    found = workplan.compare(PLAN, NEXT)
    role = next(change for change in found.roles if change.via)
    postponed = workplan.compare(DOUBTFUL, make_doubtful_plan(LATER, date(2030, 9, 30)))
    return [
        PLAN, PLAN.section(3), task, task.measures[0], task.roles[0], office,
        office.successors[0], office.origins[0], PLAN.corrections[0], PLAN.initiatives[0],
        PLAN.source, task.span,
        PLAN.pieces[-2], PLAN.diagnostics[0], PLAN.provenance, PLAN.contents,
        PLAN.contents.registry,
        matrix, workload, workload.columns[0], workload[0], matrix.overlap()[0],
        DOUBTFUL.measures[0].fields[0],
        *(next(iter(PLAN.table(name) or DOUBTFUL.table(name))) for name in TABLES),
        *LAYOUT, PLAN.table("roles").caption_text,
        hit, hit.matches[0], PLAN.keywords(task=10)[0], places, places[0],
        found, found.measures[0], role, found.leads[0], postponed.fields[0], found.by_section[0],
        found.by_agency[0], found.by_succession[0], found.table("summary")[0],
    ]  # fmt: skip


# What a table of two cells would give; the shipped plan is plain text.
LAYOUT = (
    workplan.Layout((Span(0, 4),), (workplan.TableCell(1, 1, 1, Span(5, 9)),)),
    workplan.TableCell(1, 1, 1, Span(5, 9)),
    workplan.Page("1", Span(0, 9)),
    workplan.Remark("tracked-changes", Span(5, 9), {"count": 2}),
    workplan.Location(2, 1, cells=(workplan.TableCell(1, 1, 1, Span(5, 9)),)),
)

# A deadline, and a reading in doubt: invented, since the shipped notice has neither.
DUE, LATER = "2030年6月底前", "2030年9月底前"


def make_doubtful_plan(due: str, day: date) -> workplan.Plan:
    text = f"一、优化服务\n(一)压缩时限。平均压缩一半。(市审批局负责;完成时限:{due})"
    read = workplan.parse(text)
    (section,), start = read.sections, text.index(due)
    (task,) = section.tasks
    measure = attrs.evolve(
        task.measures[0],
        fields=(workplan.Field("完成时限", due, Span(start, start + len(due)), day),),
        confidence=workplan.Confidence.POSSIBLE,
    )
    place = Span(start - len("完成时限:"), start + len(due))
    odd = workplan.Diagnostic(
        "unread-responsibility", {}, workplan.Severity.ERROR, place, 2, place.start - 6
    )
    sections = (attrs.evolve(section, tasks=(attrs.evolve(task, measures=(measure,)),)),)
    return attrs.evolve(read, sections=sections, diagnostics=(odd,))


DOUBTFUL = make_doubtful_plan(DUE, date(2030, 6, 30))

# Who leads next year is the successor of who led, or nobody: invented, since no such notice is
# shipped.
NEXT = workplan.parse(
    f"一、打击侵犯知识产权\n(一)查处专利侵权。{PLAN.measure('7.1').text}(市市场监管局牵头负责)\n"
    f"(二)加大刑事打击力度。{PLAN.measure('12.1').text}(市公安局、市司法局按职责分工负责)"
)


def class_table(example: object) -> str:
    kind = type(example)
    said = said_of(kind)
    fields = {field.name: type_name(field.type) for field in attrs.fields(kind)}
    constants = {
        name: "tuple" if isinstance(getattr(kind, name), tuple) else "Mapping"
        for name in dict.fromkeys(chain.from_iterable(vars(base) for base in kind.__mro__[:2]))
        if name.isupper() and not name.startswith("_")
    }
    rows = [
        [
            html.tag("code", name),
            type_,
            coded(said.get(name) or _EVERYWHERE.get(name, "")),
            html.tag("code", value_of(example, name)),
        ]
        for name, type_ in (fields | constants).items()
    ]
    rows += [
        [
            html.tag("code", name),
            type_name(inspect.signature(member.fget).return_annotation),
            coded(summary(member)),
            html.tag("code", value_of(example, name)),
        ]
        for name, member in chain.from_iterable(vars(base).items() for base in kind.__mro__)
        if isinstance(member, property) and not name.startswith("_")
    ]
    return (
        f"{entry(kind)}\n\n{raw(html.table(['name', 'type', 'what it is', 'for example'], rows))}"
    )


def enum_table(kind: type[enum.Enum]) -> str:
    said = said_of(kind)
    rows = [
        [
            html.tag("code", f"{kind.__name__}.{member.name}"),
            html.tag("code", member.value),
            coded(said.get(member.name, "")),
        ]
        for member in kind
    ]
    rows += [
        [
            html.tag("code", name),
            html.tag("code", ", ".join(str(getattr(each, name)) for each in kind)),
            coded(summary(member)),
        ]
        for name, member in vars(kind).items()
        if isinstance(member, property)
    ]
    return f"{entry(kind)}\n\n{raw(html.table(['name', 'value', 'what it is'], rows))}"


def error_table() -> str:
    """Every error, as what else it can be caught, and what it says."""
    rows = [
        [
            html.tag("code", type(error).__name__),
            html.join([html.tag("code", base.__name__) for base in type(error).__bases__], ", "),
            coded(summary(type(error))),
            html.tag("code", str(error)),
        ]
        for error in ERRORS
    ]
    table = html.table(["name", "is also a", "what it is", "for example"], rows)
    root = summary(workplan.WorkplanError)
    return f"## Errors\n\n`WorkplanError`: {root}\n\n{raw(table)}"


ERRORS = [
    workplan.UnknownAgencyError("国资委", ("市国资委",)),
    workplan.UnknownSuccessorError("市监局", ("青岛市市场监督管理局",)),
    workplan.AmbiguousAgencyError("市监局", ("market", "prison")),
    workplan.UnknownItemError("task", 28, ("1", "2", "3", "…", "26", "27")),
    workplan.AmbiguousItemError("task", 1, ("s1.t1", "s2.t1")),
    workplan.UnknownPlanError("qingdao-2019", workplan.available()),
    workplan.FormatError("expected an array, not 'none'", "sections[2].tasks", "next.json"),
    workplan.ExistingFileError("matrix.csv"),
    workplan.NoticeError("no section is numbered: 一、 or the like was looked for"),
    workplan.OptionError("by", "agency", ("task", "measure")),
    workplan.MissingLibraryError("to_xlsx", "XlsxWriter"),
]


def entry(kind: type) -> str:
    """The heading of a class, what it is, and the way to its methods."""
    name = kind.__name__
    link = html.tag("a", html.tag("code", f"workplan.{name}"), href=f"api.html#workplan.{name}")
    return f"## {name}\n\n{summary(kind)} In the reference: {link}."


# What a name says wherever it stands, and needs no line of its own in the code.
_EVERYWHERE = {
    "id": "A promise: it never means anything else.",
    "span": "Where it stands in the source.",
    "title": "Its heading, without numeral and final stop.",
}


def said_of(kind: type) -> dict[str, str]:
    """What the code says of each attribute of a class: the string that stands below it."""
    said: dict[str, str] = {}
    for base in kind.__mro__:
        if not base.__module__.startswith("workplan."):
            continue
        (tree,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(base))).body
        for line, below in pairwise(tree.body):
            if isinstance(line, ast.AnnAssign | ast.Assign) and isinstance(below, ast.Expr):
                target = line.target if isinstance(line, ast.AnnAssign) else line.targets[0]
                said.setdefault(target.id, plain(below.value.value))
    if attrs.has(kind):
        said |= {column.name: column.meaning for column in columns_of(kind)}
    return said


def summary(thing: object) -> str:
    return plain((inspect.getdoc(thing) or "").split("\n\n")[0])


def plain(text: str) -> str:
    """Words of a docstring as Markdown: one line, code between single backticks."""
    return " ".join(text.replace("``", "`").split())


def coded(text: str) -> html.Html:
    """The same as HTML."""
    parts = text.split("`")
    return html.join(html.tag("code", p) if n % 2 else p for n, p in enumerate(parts))


def type_name(kind: object) -> str:
    name = kind if isinstance(kind, str) else inspect.formatannotation(kind)
    name = re.sub(r"\b(workplan|typing|collections)\.(\w+\.)*", "", name)
    name = re.sub(r"Optional\[(.+)\]$", r"\1 | None", name)
    return name.replace("+_PartT_co", "Section | Task | Measure").replace("+_Row_co", "row")


def value_of(example: object, name: str) -> str:
    value = " ".join(repr(getattr(example, name)).split())
    return value if len(value) <= 100 else value[:96] + " …"


# --- the reference -------------------------------------------------------------------------------

_ROOMS = {
    "Shipped plans": ("catalog",),
    "Reading a notice": ("notice", "documents"),
    "The plan": ("plan",),
    "What a plan is made of": ("model",),
    "Tables": ("table", "records"),
    "The matrix": ("matrix",),
    "Search": ("search",),
    "Comparing": ("comparison",),
    "JSON": ("interchange",),
    "Errors": ("errors",),
    "Texts": ("texts",),
}


def api() -> str:
    """The public names, each under the room that it lives in, as users import it."""
    return "\n\n".join(f"## {title}\n\n{room(rooms)}" for title, rooms in _ROOMS.items())


def room(names: Iterable[str]) -> str:
    blocks = "\n".join(chain.from_iterable(map(entries, names)))
    return f"```{{eval-rst}}\n{blocks}\n```"


def entries(name: str) -> Iterator[str]:
    module = import_module(f"workplan.{name}")
    public = [getattr(module, each) for each in module.__all__ if each in workplan.__all__]
    for thing in sorted(public, key=place_in_code):
        is_class = isinstance(thing, type)
        yield f".. {'autoclass' if is_class else 'autofunction'}:: workplan.{thing.__name__}"
        yield from ("   :members:", "   :undoc-members:") if is_class else ()
        yield "   :show-inheritance:\n" if is_class and thing.__bases__ != (object,) else ""


def place_in_code(thing: object) -> tuple[str, int]:
    return inspect.getmodule(thing).__name__, inspect.getsourcelines(thing)[1]


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
    return f"`{html.show_spaces(words)}`"


def reader_duties() -> str:
    """The decision table of duties (口径): the first row that applies decides."""
    rows = [[rule.when, rule.phrase, meaning(rule.duty)] for rule in DUTY_RULES]
    return raw(html.table(["what else is named", "as in", "the one plainly responsible"], rows))


def reader_verbs() -> str:
    """The verbs that the reader knows, each with a phrase that has it."""
    return raw(words_table(vocabulary.VERBS))


def reader_labels() -> str:
    """What a label may begin with beside a verb."""
    return raw(words_table(vocabulary.LABEL_STEMS))


def reader_companions() -> str:
    """What joins a lead to those who support it."""
    return raw(words_table(vocabulary.COMPANIONS))


def words_table(words: Iterable[vocabulary.Word]) -> html.Html:
    rows = [[word.text, meaning(word.duty), word.phrase] for word in words]
    return html.table(["word", "duty", "as in"], rows)


def reader_vocabulary() -> str:
    """Every other table of words, each word once, with a phrase that has one of them."""
    shown = ("VERBS", "LABEL_STEMS", "COMPANIONS")
    rows = [
        [
            name.lower().replace("_", " "),
            "、".join(dict.fromkeys(word.text for word in table)),
            table[-1].phrase,
        ]
        for name, table in vocabulary.TABLES.items()
        if name not in shown
    ]
    return raw(html.table(["table", "words", "as in"], rows))


def meaning(duty: Duty | None) -> str:
    return f"{duty.value} ({duty.label})" if duty else "plain"


def reader_diagnostics() -> str:
    rows = [[k.code, k.severity.value, k.message, k.advice] for k in DIAGNOSTICS.values()]
    return raw(html.table(["code", "severity", "what it says", "what to do"], rows))


def document_remarks() -> str:
    """What a document may have besides text."""
    kinds = [DIAGNOSTICS[code] for code in DOCUMENT_CODES]
    rows = [[k.code, k.severity.value, k.message, k.advice] for k in kinds]
    return raw(html.table(["code", "severity", "what it says", "what to do"], rows))


DOCUMENT_CODES = (
    "tracked-changes",
    "struck-text",
    "unread-notes",
    "unread-objects",
    "nested-table",
    "cut-table",
    "unread-table",
    "unread-page",
    "recognised-text",
    "hidden-sheet",
    "hidden-cells",
    "unread-formula",
    "unformatted-number",
    "hidden-text",
    "unread-comments",
    "unread-pictures",
)


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
        origins,
        corrections,
        initiatives,
        wordings,
        dictionary,
        api,
        reader_duties,
        reader_verbs,
        reader_labels,
        reader_companions,
        reader_vocabulary,
        reader_diagnostics,
        document_remarks,
        reader_noticed,
    )
}
