"""What a plan, a task, an agency or a search says on a terminal, line by line.

Knows plans and columns of text; no arguments and no files.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workplan.model.values import Agency, AgencyKind, Correction, Diagnostic, Duty, Measure, Task
from workplan.plan import Plan
from workplan.render.terminal import padded, wrapped

if TYPE_CHECKING:
    from workplan.search.hits import Hit
    from workplan.table import Answer

__all__ = [
    "agency_lines",
    "hit_lines",
    "measure_lines",
    "noted",
    "overview_lines",
    "summary_lines",
    "task_lines",
]


def overview_lines(plan: Plan) -> Iterator[str]:
    """The whole plan: what it is, then every task and who is named."""
    yield from summary_lines(plan)
    for section in plan.sections:
        yield ""
        yield _headed(f"{section.numeral}、" if section.numeral else "", section.title)
        for task in section.tasks:
            yield padded(f"  {task.id}", 6) + task.title
            yield from _named(task, 6)
    yield ""
    yield "lead: named to lead; sole: alone; shared: several, nobody named to lead"


def summary_lines(plan: Plan) -> Iterator[str]:
    """What a plan is, and how much of it there is."""
    groups = sum(agency.kind is AgencyKind.GROUP for agency in plan.agencies)
    agencies = _counted(len(plan.agencies) - groups, "agency", "agencies")
    if plan.title:
        yield from wrapped(plan.title)
    yield f"{plan.id}, revision {plan.revision or 'none'}"
    yield f"sha256 {plan.source.sha256}"
    if plan.source.url:
        yield plan.source.url
    yield (
        f"{_counted(len(plan.sections), 'section')}, {_counted(len(plan.tasks), 'task')},"
        f" {_counted(len(plan.measures), 'measure')}, {_counted(len(plan.roles), 'role')},"
        f" {agencies}" + (f" and {_counted(groups, 'group')}" if groups else "")
    )


def _named(item: Task | Measure, indent: int) -> Iterator[str]:
    """Who is accountable by name, the others by number."""
    holding = {d: _agencies(item, d) for d in Duty}
    for duty in (Duty.LEAD, Duty.SOLE):
        if holding[duty]:
            names = "、".join(agency.name for agency in holding[duty])
            yield from wrapped(names, indent + 7, padded(" " * indent + duty.value, indent + 7))
    others = [
        f"{len(holding[duty])} {duty.value}"
        for duty in (Duty.SHARED, Duty.SUPPORTING)
        if holding[duty]
    ]
    if others:
        yield " " * indent + ", ".join(others)


def task_lines(plan: Plan, task: Task) -> Iterator[str]:
    """A task, its measures and its corrections."""
    section = plan.section_of(task)
    yield from wrapped(f"{task.id}  {task.title}")
    yield from wrapped(_headed(f"section {section.id}", section.title), 4, "    ")
    for measure in task.measures:
        yield ""
        yield from measure_lines(measure)
    if task.corrections:
        yield ""
        yield "corrections (the text above stands as it was published):"
        for correction in task.corrections:
            yield from wrapped(_correction_line(task, correction), 4, "  ")


def measure_lines(measure: Measure) -> Iterator[str]:
    """A measure and who is named for it."""
    yield from wrapped(measure.text, 6, padded(measure.id, 6))
    for duty in Duty:
        if agencies := _agencies(measure, duty):
            names = "、".join(agency.name for agency in agencies)
            names += " 等" if duty in measure.open_duties else ""
            yield from wrapped(names, 18, padded(f"      {duty.value}", 18))
    if not measure.roles:
        yield "      nobody is named"


def _correction_line(task: Task, correction: Correction) -> str:
    """The slip in square brackets among the words around it, then what it should read."""
    start, end = correction.span.start - task.span.start, correction.span.end - task.span.start
    before, after = task.text[max(start - 4, 0) : start], task.text[end : end + 4]
    sure = correction.confidence.value
    return (
        f"{before}[{correction.printed}]{after} -> {correction.meant} ({sure}): {correction.note}"
    )


def agency_lines(plan: Plan, agency: Agency) -> Iterator[str]:
    """An agency: its names, who succeeded it, its tasks by duty."""
    yield f"{agency.name} ({agency.id})"
    if agency.full_name and agency.full_name_confidence:
        yield f"  full name   {agency.full_name} ({agency.full_name_confidence.value})"
    if agency.english_name:
        yield from wrapped(agency.english_name, 14, "  in English  ")
    if agency.aliases:
        yield from wrapped("、".join(agency.aliases), 14, "  also        ")
    yield f"  kind        {agency.kind.value.replace('_', ' ')}"
    for succession in agency.successors:
        when = f" ({succession.date}, {succession.confidence.value})"
        yield from wrapped(succession.name + when, 14, "  successor   ")
    if agency.note:
        yield from wrapped(agency.note, 14, "  note        ")
    for duty in Duty:
        tasks = plan.tasks_of(agency, duty)
        if tasks:
            yield ""
            yield f"  {duty.value}: {_counted(len(tasks), 'task')}"
            for task in tasks:
                yield from wrapped(task.title, 8, padded(f"    {task.id}", 8))


def hit_lines(plan: Plan, hits: "Answer[Hit]", form: str) -> Iterator[str]:
    """Each task that was found, with a snippet in `form`, as `Hit.snippet` takes it."""
    yield from wrapped(hits.caption)
    for hit in hits:
        yield ""
        section = plan.section_of(hit.task)
        how = ", ".join(dict.fromkeys(match.how for match in hit.matches))
        title = f"{hit.task.title}  (section {section.id}; {how}; {hit.score:.2f})"
        yield from wrapped(title, 6, padded(hit.task.id, 6))
        yield from wrapped(hit.snippet(form), 6, "      ")


def noted(file: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """What the reader noticed, as compilers say it: file, line, column, code."""
    for note in diagnostics:
        yield f"{file}:{note.line}:{note.column}: {note.code} {note.message}"


def _agencies(item: Task | Measure, duty: Duty) -> tuple[Agency, ...]:
    held: tuple[Agency, ...] = getattr(item, duty.value)
    return held


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _headed(number: str, title: str) -> str:
    return f"{number} {title}" if number[-1:].isascii() else f"{number}{title}"
