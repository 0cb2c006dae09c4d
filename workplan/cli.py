"""The command line: arguments in, text out, no logic of its own.

Exit codes: 0 done; 1 nothing found, plans differ or verification failed; 2 every error, told in
one line on stderr.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, cast

from workplan import catalog
from workplan.errors import NoticeError, OptionError, WorkplanError
from workplan.export import csv_text, file_name, save, save_all
from workplan.model import Agency, AgencyKind, Correction, Diagnostic, Duty, Measure, Task
from workplan.plan import Plan
from workplan.terminal import padded, wrapped

if TYPE_CHECKING:
    from workplan.answers import Answer
    from workplan.hits import Hit
    from workplan.matrix import ResponsibilityMatrix

__all__ = ["main", "script"]


def script() -> NoReturn:
    """What the command ``workplan`` runs: `main` on a console of any kind."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A C locale or a Windows console would refuse Chinese; a lone surrogate anything.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`). Python flushes once more at exit: into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> main(["records", "--plan", "nowhere.json"])
    2
    """
    try:
        options = _parser().parse_args(args)
        return _run(options)
    except SystemExit as end:  # argparse's way out, after --help or a wrong argument
        return int(end.code or 0)
    except BrokenPipeError:
        raise
    except (WorkplanError, OSError) as error:
        print(f"workplan: {_one_line(error)}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    command: Callable[[Plan, argparse.Namespace], int] = options.command
    return command(_plan(options.plan), options)


def _plan(name: str | None) -> Plan:
    """The plan that ``--plan`` names: a file, the id of a shipped plan, or none for the default."""
    if name is None:
        return catalog.load()
    if name in catalog.available():
        return catalog.load(name)
    from workplan.files import read

    return read(name)


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"workplan: {message} (workplan --help tells more)\n")


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--plan",
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="a plan instead of the shipped one",
    )
    parser = _Parser(prog="workplan", description=__doc__, parents=[shared])
    parser.add_argument("--version", action=_Version)
    parser.set_defaults(command=_overview, plan=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Callable[[Plan, argparse.Namespace], int], about: str) -> _Parser:
        made: _Parser = commands.add_parser(name, help=about, description=about, parents=[shared])
        made.set_defaults(command=command)
        return made

    written = [*_add_plan_commands(add), *_add_question_commands(add)]
    for command in written:
        command.add_argument(
            "-o", "--output", metavar="FILE", help="write there, not to the screen"
        )
        command.add_argument("--force", action="store_true", help="overwrite a file that exists")
    add("verify", _verify, "prove again that the data are whole")
    return parser


_Adder = Callable[[str, Callable[[Plan, argparse.Namespace], int], str], _Parser]
_FORMS = ("text", "csv", "md", "html", "json")


def _add_plan_commands(add: _Adder) -> tuple[_Parser, ...]:
    """What shows a plan or writes it; those that can write into a file are returned."""
    show = add("show", _show, "one task with its measures and who is responsible, or the whole")
    show.add_argument("item", nargs="?", help="a task (10, 十) or a measure (10.1)")
    agency = add("agency", _agency, "one agency: its names, its tasks, who succeeded it")
    agency.add_argument("name", help="any of its names")
    records = add("records", _records, "one row for each role")
    records.add_argument("--format", choices=["json", "csv"], default="json")
    export = add("export", _export, "the whole plan as JSON")
    compare = add("compare", _compare, "what changed from one plan to another")
    compare.add_argument("old", metavar="OLD", help="the id of a shipped plan, or a file")
    compare.add_argument("new", metavar="NEW", help="the same")
    compare.add_argument("--agency", metavar="NAME", help="only what concerns one agency")
    compare.add_argument("--format", choices=["md", "html", "json"], default="md")
    parse = add("parse", _parse, "read a notice: what it says, and what the reader noticed")
    parse.add_argument("file", metavar="FILE", help="a notice (.txt, .docx) or a plan (.json)")
    parse.add_argument("--strict", action="store_true", help="refuse a notice with errors")
    parse.add_argument("--registry", metavar="FILE", help="agencies that names may mean (JSON)")
    return records, export, compare, parse


def _add_question_commands(add: _Adder) -> tuple[_Parser, ...]:
    """What answers a question about a plan."""
    matrix = add("matrix", _matrix, "who is responsible for what: tasks against agencies")
    matrix.add_argument("--by", choices=["task", "measure"], default="task")
    matrix.add_argument("--order", choices=["register", "load"], default="register")
    matrix.add_argument("--format", choices=(*_FORMS, "xlsx"), default="text")
    matrix.add_argument(
        "--each-agency",
        action="store_true",
        help="a spreadsheet for each agency, into the folder that -o names",
    )
    workload = add("workload", _workload, "how much each agency has to do")
    workload.add_argument("--format", choices=_FORMS, default="text")
    search = add("search", _search, "the tasks that a query finds, the best first")
    search.add_argument("query", nargs="+", help='terms; a phrase in "quotes" is exact')
    search.add_argument("--agency", metavar="NAME", help="only measures where it has a part")
    search.add_argument("--duty", choices=[duty.value for duty in Duty], help="only this duty")
    search.add_argument("--section", metavar="N", help="only this section")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="so many (10)")
    search.add_argument("--all", action="store_true", help="every term in one task")
    search.add_argument("--format", choices=_FORMS, default="text")
    keywords = add("keywords", _keywords, "the words that tell what a task or all is about")
    keywords.add_argument("task", nargs="?", help="a task (10, 十)")
    keywords.add_argument("--section", metavar="N", help="of this section")
    keywords.add_argument("--agency", metavar="NAME", help="of this agency's measures")
    keywords.add_argument("--top", type=int, default=10, metavar="N", help="so many (10)")
    keywords.add_argument("--format", choices=_FORMS, default="text")
    lines = add("concordance", _concordance, "each place of a term with the words around it")
    lines.add_argument("term")
    lines.add_argument("--format", choices=_FORMS, default="text")
    for command in (matrix, workload):
        command.add_argument("--agency", metavar="NAME", action="append", help="only this one")
        command.add_argument("--section", metavar="N", help="only this section")
        command.add_argument("--duty", choices=[duty.value for duty in Duty], help="only this duty")
        command.add_argument("--successor", metavar="NAME", help="only what this body took over")
    return matrix, workload, search, keywords, lines


class _Version(argparse.Action):
    """``--version``, which looks the version up only when asked."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="the version of workplan")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        import workplan

        print(f"workplan {workplan.__version__}")
        parser.exit()


# --- commands ------------------------------------------------------------------------------------


def _overview(plan: Plan, _: argparse.Namespace) -> int:
    _out(_overview_lines(plan))
    return 0


def _overview_lines(plan: Plan) -> Iterator[str]:
    yield from _summary_lines(plan)
    for section in plan.sections:
        yield ""
        yield _headed(f"{section.numeral}、" if section.numeral else "", section.title)
        for task in section.tasks:
            yield padded(f"  {task.id}", 6) + task.title
            yield from _named(task, 6)
    yield ""
    yield "lead: named to lead; sole: alone; shared: several, nobody named to lead"


def _summary_lines(plan: Plan) -> Iterator[str]:
    groups = sum(agency.kind is AgencyKind.GROUP for agency in plan.agencies)
    agencies = _counted(len(plan.agencies) - groups, "agency", "agencies")
    yield from wrapped(plan.title or plan.id)
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


def _show(plan: Plan, options: argparse.Namespace) -> int:
    if options.item is None:
        return _overview(plan, options)
    if options.item in {measure.id for measure in plan.measures}:
        _out(_measure_lines(plan.measure(options.item)))
    else:
        _out(_task_lines(plan, plan.task(options.item)))
    return 0


def _task_lines(plan: Plan, task: Task) -> Iterator[str]:
    section = plan.section_of(task)
    yield from wrapped(f"{task.id}  {task.title}")
    yield from wrapped(_headed(f"section {section.id}", section.title), 4, "    ")
    for measure in task.measures:
        yield ""
        yield from _measure_lines(measure)
    if task.corrections:
        yield ""
        yield "corrections (the text above stands as it was published):"
        for correction in task.corrections:
            yield from wrapped(_correction_line(task, correction), 4, "  ")


def _measure_lines(measure: Measure) -> Iterator[str]:
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


def _agency(plan: Plan, options: argparse.Namespace) -> int:
    _out(_agency_lines(plan, plan.agency(options.name)))
    return 0


def _agency_lines(plan: Plan, agency: Agency) -> Iterator[str]:
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


def _records(plan: Plan, options: argparse.Namespace) -> int:
    rows = plan.records()
    if options.format == "csv":
        text = csv_text(list(rows[0]) if rows else [], (row.values() for row in rows))
    else:
        text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    return _deliver(text, options)


def _matrix(plan: Plan, options: argparse.Namespace) -> int:
    if options.each_agency or options.format == "xlsx":
        return _spreadsheets(plan, options)
    matrix = _narrowed(plan.matrix(options.by, order=options.order), options)
    _deliver(_written(matrix, options.format), options)
    return 0 if matrix.counted else 1


def _spreadsheets(plan: Plan, options: argparse.Namespace) -> int:
    """One spreadsheet; or one for each agency, numbered as in the register, in a folder."""
    if options.output is None:
        raise OptionError("-o of a spreadsheet", None, ("a file", "a folder with --each-agency"))
    everyone = argparse.Namespace(**vars(options) | {"agency": None})
    matrix = _narrowed(plan.matrix(options.by, order=options.order), everyone)
    named = [plan.agency(name) for name in options.agency or ()]
    if options.each_agency:
        files = {
            f"{at:02} {file_name(agency.name)}.xlsx": matrix.to_xlsx(agency=agency)
            for at, agency in enumerate(plan.agencies, 1)
            if agency in matrix.agencies and (not named or agency in named)
        }
        save_all(options.output, files, force=options.force)
        return 0 if files else 1
    if len(named) == 1:
        matrix.to_xlsx(options.output, agency=named[0], force=options.force)
    else:
        matrix = _narrowed(matrix, options)
        matrix.to_xlsx(options.output, force=options.force)
    return 0 if matrix.counted else 1


def _workload(plan: Plan, options: argparse.Namespace) -> int:
    workload = _narrowed(plan.matrix(), options).workload()
    _deliver(_written(workload, options.format), options)
    return 0 if workload else 1


def _search(plan: Plan, options: argparse.Namespace) -> int:
    hits = plan.search(
        " ".join(options.query),
        limit=options.limit,
        agency=options.agency,
        duty=Duty(options.duty) if options.duty else None,
        section=options.section,
        match="all" if options.all else "any",
    )
    if options.format == "text":
        _deliver("\n".join(_hit_lines(plan, hits, options)) + "\n", options)
    else:
        _deliver(_written(hits, options.format), options)
    return 0 if hits else 1


def _hit_lines(plan: Plan, hits: "Answer[Hit]", options: argparse.Namespace) -> Iterator[str]:
    yield from wrapped(hits.caption)
    form = "terminal" if sys.stdout.isatty() and not options.output else "text"
    for hit in hits:
        yield ""
        section = plan.section_of(hit.task)
        how = ", ".join(dict.fromkeys(match.how for match in hit.matches))
        title = f"{hit.task.title}  (section {section.id}; {how}; {hit.score:.2f})"
        yield from wrapped(title, 6, padded(hit.task.id, 6))
        yield from wrapped(hit.snippet(form), 6, "      ")


def _keywords(plan: Plan, options: argparse.Namespace) -> int:
    found = plan.keywords(
        task=options.task, section=options.section, agency=options.agency, top=options.top
    )
    _deliver(_written(found, options.format), options)
    return 0 if found else 1


def _concordance(plan: Plan, options: argparse.Namespace) -> int:
    found = plan.concordance(options.term)
    _deliver(_written(found, options.format), options)
    return 0 if found else 1


def _narrowed(
    matrix: "ResponsibilityMatrix", options: argparse.Namespace
) -> "ResponsibilityMatrix":
    return matrix.only(
        agencies=options.agency,
        section=options.section,
        duty=Duty(options.duty) if options.duty else None,
        successor=options.successor,
    )


def _written(answer: "ResponsibilityMatrix | Answer[Any]", form: str) -> str:
    """A matrix or an answer in one of the forms that both have."""
    if form == "json":
        return json.dumps(answer.to_records(), ensure_ascii=False, indent=1) + "\n"
    ways = {"text": "to_text", "csv": "to_csv", "md": "to_markdown", "html": "to_html"}
    written: str = getattr(answer, ways[form])()
    return written


def _export(plan: Plan, options: argparse.Namespace) -> int:
    from workplan.interchange import dumps

    return _deliver(dumps(plan), options)


def _compare(_: Plan, options: argparse.Namespace) -> int:
    from workplan.comparison import compare

    found = compare(_plan(options.old), _plan(options.new))
    if options.agency is not None:
        found = found.only(options.agency)
    if options.format == "json":
        text = json.dumps(found.to_records(), ensure_ascii=False, indent=1) + "\n"
    else:
        text = found.to_markdown() if options.format == "md" else found.to_html()
    _deliver(text, options)
    return 0 if found.is_empty else 1


def _parse(_: Plan, options: argparse.Namespace) -> int:
    from workplan import files
    from workplan.interchange import dumps

    known = files.registry(options.registry) if options.registry else None
    try:
        read = files.read(options.file, known, options.strict)
    except NoticeError as error:
        notes = cast("tuple[Diagnostic, ...]", error.diagnostics)
        sys.stdout.writelines(f"{line}\n" for line in _noted(options.file, notes))
        raise
    if options.output is not None:
        _deliver(dumps(read), options)
    _out((*_summary_lines(read), *_noted(options.file, read.diagnostics)))
    return 0


def _noted(file: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    for note in diagnostics:
        yield f"{file}:{note.line}:{note.column}: {note.code} {note.message}"


def _deliver(text: str, options: argparse.Namespace) -> int:
    if options.output is None:
        sys.stdout.write(text)
    else:
        save(options.output, text.encode("utf-8", "backslashreplace"), force=options.force)
    return 0


def _verify(plan: Plan, _: argparse.Namespace) -> int:
    checks = catalog.verify(plan)
    for check in checks:
        print("ok    " if check.passed else "FAILED", check.claim)
    return 0 if all(check.passed for check in checks) else 1


# --- words on a terminal -------------------------------------------------------------------------


def _agencies(item: Task | Measure, duty: Duty) -> tuple[Agency, ...]:
    held: tuple[Agency, ...] = getattr(item, duty.value)
    return held


def _out(lines: Iterable[str]) -> None:
    print("\n".join(lines))


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def _headed(number: str, title: str) -> str:
    return f"{number} {title}" if number[-1:].isascii() else f"{number}{title}"
