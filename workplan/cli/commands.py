"""The commands: one entry each, its options beside its body.

Knows which question goes to which method of a plan, and where the answer is written. No logic of
its own: what a plan answers is the plan's business.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from workplan import catalog
from workplan.cli import report
from workplan.cli.arguments import UsageError
from workplan.errors import (
    FormatError,
    NoticeError,
    UnknownAgencyError,
    UnknownPlanError,
    WorkplanError,
)
from workplan.model import Agency, Duty
from workplan.plan import Plan
from workplan.render import files, html
from workplan.render.terminal import escape_controls, pad
from workplan.table import Table
from workplan.texts import Lang, Text, render_error

if TYPE_CHECKING:
    from workplan.matrix import ResponsibilityMatrix
    from workplan.search import SnippetFormat

__all__ = ["COMMANDS", "LANG", "PLAN", "Command", "Option", "format_error", "show_overview"]

Options = argparse.Namespace
Run = Callable[[Options], int]


@attrs.frozen
class Option:
    """One option or argument of a command, as `argparse` takes it."""

    flags: tuple[str, ...]
    about: Text
    settings: Mapping[str, Any] = MappingProxyType({})


@attrs.frozen
class Command:
    """One command: its name, what it is for, its options, and the function that runs it."""

    name: str
    about: Text
    options: tuple[Option, ...]
    run: Run

    only_form: str = ""
    """The format that it writes where there is no choice."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The formats that it writes, the usual one first."""
        for option in self.options:
            if "--format" in option.flags:
                found: tuple[str, ...] = option.settings["choices"]
                return found
        return (self.only_form,)


COMMANDS: list[Command] = []
"""Every command, in the order of the help."""


def _option(*flags: str, about: Text, **settings: Any) -> Option:
    return Option(flags, about, settings)


def _command(name: str, about: Text, *options: Option, only_form: str = "") -> Callable[[Run], Run]:
    """Register a function as a command; it gets the values of the options as its argument."""

    def register(run: Run) -> Run:
        COMMANDS.append(Command(name, about, options, run, only_form))
        return run

    return register


def format_error(error: WorkplanError, lang: Lang) -> str:
    """Return the message of an error in one line, even where a quoted value has several."""
    return " ".join(render_error(error, lang).split())


# --- options that several commands have ----------------------------------------------------------

PLAN = _option(
    "--plan",
    metavar="FILE",
    default=argparse.SUPPRESS,  # so that it counts before the command as well as after it
    about=Text("a plan instead of the shipped one"),
)
LANG = _option(
    "--lang",
    dest="asked_lang",
    choices=("zh", "en"),
    default=argparse.SUPPRESS,
    about=Text("language of what is shown; by default that of the system"),
)


def _parse_columns(given: str) -> list[str]:
    """The names of columns, joined by commas in either width."""
    return [name.strip() for name in re.split("[,，、]", given)]


def _parse_output(given: str) -> str | None:
    """The file to write, or ``None`` for the screen."""
    return None if given == "-" else given


_DUTIES = reduce(
    lambda one, other: Text("{first}, {second}", first=one, second=other),
    (Text("{duty} ({label})", duty=duty.value, label=duty.label) for duty in Duty),
)
_DUTY = _option(
    "--duty",
    metavar="DUTY",
    about=Text("only this duty: {duties}", duties=_DUTIES),
)
_SECTION = _option("--section", metavar="SECTION", about=Text("only this section"))
_OUTPUT = (
    _option(
        "-o",
        "--output",
        metavar="FILE",
        type=_parse_output,
        about=Text("write to a file, not to the screen (-)"),
    ),
    _option("--force", action="store_true", about=Text("overwrite a file that exists")),
)
_SUCCESSOR = _option(
    "--successor", metavar="NAME", about=Text("only what this body of today took over")
)
_NARROWING = (
    _option("--agency", metavar="NAME", action="append", about=Text("only this agency")),
    _SECTION,
    _DUTY,
    _SUCCESSOR,
)
_FORMS = ("text", "csv", "md", "html", "json")
_OFFICE_FORMS = ("xlsx", "docx")
"""What an office circulates."""


def _write_as(*forms: str) -> tuple[Option, ...]:
    """The options of a command that writes in several formats, the usual one first."""
    about = Text("by default what the name of the output file ends in, else {form}", form=forms[0])
    return (_option("--format", choices=forms, about=about), *_OUTPUT)


# --- a plan --------------------------------------------------------------------------------------


def show_overview(options: Options) -> int:
    """Print the whole plan: every task and who is named to lead it."""
    _print_lines(report.render_overview(_load(options), options.lang))
    return 0


@_command(
    "show",
    Text("one task with its measures and who is responsible, or the whole plan"),
    _option("item", nargs="?", metavar="ITEM", about=Text("a task (10, 十) or a measure (10.1)")),
)
def _run_show(options: Options) -> int:
    if options.item is None:
        return show_overview(options)
    plan = _load(options)
    if options.item in {measure.id for measure in plan.measures}:
        _print_lines(report.render_measure(plan.measure(options.item), options.lang))
    else:
        _print_lines(report.render_task(plan, plan.task(options.item), options.lang))
    return 0


@_command(
    "agency",
    Text("one agency: its names, its tasks, who succeeded it"),
    _option(
        "name",
        metavar="NAME",
        about=Text("any of its names, or a body of today that succeeded it"),
    ),
)
def _run_agency(options: Options) -> int:
    plan = _load(options)
    agencies: tuple[Agency, ...]
    try:
        agencies = (plan.agency(options.name),)
    except UnknownAgencyError as error:
        if error.successor is None:
            raise
        agencies = tuple(plan.contents.registry.predecessors(options.name))
        title = Text(
            "{successor} is the successor ({confidence}) of {names}",
            successor=error.successor,
            confidence=Text(error.confidence or ""),
            names="、".join(agency.name for agency in agencies),
        )
        _print_lines([title.render(options.lang), ""])
    for at, agency in enumerate(agencies):
        _print_lines([""] if at else [])
        _print_lines(report.render_agency(plan, agency, options.lang))
    return 0


@_command("records", Text("one row for each role"), *_write_as("json", "csv"))
def _run_records(options: Options) -> int:
    plan = _load(options)
    return _deliver_table(plan, plan.table("roles", lang=options.lang), options)


@_command("export", Text("the whole plan as JSON"), *_OUTPUT, only_form="json")
def _run_export(options: Options) -> int:
    from workplan.interchange import dumps

    _choose_form(options)
    return _deliver(dumps(_load(options)), options)


@_command(
    "compare",
    Text("what changed from one plan to another"),
    _option("old", metavar="OLD", about=Text("the id of a shipped plan, or a file")),
    _option("new", metavar="NEW", about=Text("the id of a shipped plan, or a file")),
    _option("--agency", metavar="NAME", about=Text("only what concerns one agency")),
    _SUCCESSOR,
    *_write_as("text", "md", "html", "json"),
)
def _run_compare(options: Options) -> int:
    from workplan.comparison import compare

    plans = [_load_plan(name, options) for name in (options.old, options.new)]
    found = compare(*plans)
    if options.agency is not None or options.successor is not None:
        found = found.only(options.agency, successor=options.successor)
    form = _choose_form(options)
    if form == "json":
        text = _format_json(found.to_records())
    elif form == "html":
        text = found.to_html(lang=options.lang)
    else:
        text = (found.to_markdown if form == "md" else found.to_text)(lang=options.lang)
    _deliver(text, options)
    return 0 if found.is_empty else 1


@_command(
    "parse",
    Text("read a notice: what it says, and what the reader noticed"),
    _option(
        "file",
        metavar="FILE",
        about=Text("a notice (.txt, .docx, .xlsx, .html, .pdf) or a plan (.json)"),
    ),
    _option("--strict", action="store_true", about=Text("refuse a notice with errors")),
    _option("--registry", metavar="FILE", about=Text("agencies that names may mean (JSON)")),
    *_OUTPUT,
    only_form="json",
)
def _run_parse(options: Options) -> int:
    from workplan.documents import read, read_registry
    from workplan.interchange import dumps

    _choose_form(options)
    known = read_registry(options.registry) if options.registry else None
    try:
        plan = read(options.file, known, options.strict)
    except NoticeError as error:
        _print_lines(report.render_refusal(options.file, error, options.lang))
        raise
    if options.output is not None:
        _deliver(dumps(plan), options)
    _print_lines(report.render_summary(plan, options.lang))
    _print_lines(report.render_diagnostics(options.file, plan, options.lang))
    if options.output is not None:
        _report_doubts(options.file, plan, options)
    return 0


# --- questions about a plan ----------------------------------------------------------------------


@_command(
    "matrix",
    Text("who is responsible for what: tasks against agencies"),
    _option(
        "--by",
        choices=("task", "measure", "section"),
        default="task",
        about=Text("what a row is (task)"),
    ),
    _option(
        "--order",
        choices=("registry", "load"),
        default="registry",
        about=Text("order of the agencies: by load, most measures first"),
    ),
    *_write_as(*_FORMS, *_OFFICE_FORMS),
    _option(
        "--each-agency",
        action="store_true",
        about=Text("a file for each agency (xlsx, docx), into the folder that -o names"),
    ),
    _option(
        "--columns",
        metavar="NAMES",
        type=_parse_columns,
        about=Text("columns of the table (xlsx, docx): task,lead or 工作任务,牵头单位"),
    ),
    _option(
        "--reading",
        action="store_true",
        about=Text("apply the certain corrections, and list them (xlsx, docx)"),
    ),
    *_NARROWING,
)
def _run_matrix(options: Options) -> int:
    if options.each_agency and options.format not in (None, *_OFFICE_FORMS):
        raise UsageError("--each-agency writes Word or Excel files: add --format docx or xlsx")
    plan = _load(options)
    matrix = plan.matrix(options.by, order=options.order, lang=options.lang)
    if options.each_agency:
        return _write_each_agency(plan, matrix, options)
    form = _choose_form(options)
    if form in _OFFICE_FORMS:
        return _write_office_file(plan, matrix, options, form)
    if options.columns is not None or options.reading:
        raise UsageError(
            "--columns and --reading are for Word and Excel files:"
            " add -o with a name that ends in .docx or .xlsx"
        )
    matrix = _narrow(matrix, options, options.agency)
    _deliver_table(plan, matrix, options)
    return 0 if matrix.counted else 1


def _write_office_file(
    plan: Plan, matrix: "ResponsibilityMatrix", options: Options, form: str
) -> int:
    """Write one table to hand out; of one agency, with everyone named for its measures."""
    if options.output is None:
        raise UsageError("a Word or Excel file needs a name: add -o FILE")
    agencies = _find_agencies(plan, options)
    agency = agencies[0] if len(agencies) == 1 else None
    found = _narrow(matrix, options, options.agency)
    if not found.counted and agency is not None:
        return _report_nobody(options)
    whole = found if agency is None else _narrow(matrix, options, None)
    files.save(options.output, _make_office_file(whole, agency, options, form), force=options.force)
    return 0 if found.counted else 1


def _report_nobody(options: Options) -> int:
    text = Text("nobody has a part in what was asked for").render(options.lang)
    print(f"workplan: {text}", file=sys.stderr)
    return 1


def _make_office_file(
    matrix: "ResponsibilityMatrix", agency: Agency | None, options: Options, form: str
) -> bytes:
    make = matrix.to_docx if form == "docx" else matrix.to_xlsx
    return make(agency=agency, columns=options.columns, reading=options.reading)


def _write_each_agency(plan: Plan, matrix: "ResponsibilityMatrix", options: Options) -> int:
    """Write a table for each agency, numbered as in the registry, into a folder."""
    if options.output is None:
        raise UsageError("--each-agency needs a folder to write to: add -o FOLDER")
    if os.path.splitext(options.output)[1].lower() in (".docx", ".xlsx"):
        raise UsageError(
            "--each-agency writes a folder, not {name}: add --format docx or xlsx, and -o FOLDER",
            name=options.output,
        )
    matrix = _narrow(matrix, options, None)
    agencies = _find_agencies(plan, options) or plan.agencies
    form = options.format or "xlsx"
    tables = {
        f"{at:02} {files.make_file_name(agency.name)}.{form}": _make_office_file(
            matrix, agency, options, form
        )
        for at, agency in enumerate(plan.agencies, 1)
        if agency in matrix.agencies and agency in agencies
    }
    if not tables:
        return _report_nobody(options)
    files.save_all(options.output, tables, force=options.force)
    return 0


def _find_agencies(plan: Plan, options: Options) -> tuple[Agency, ...]:
    return tuple(dict.fromkeys(plan.agency(name) for name in options.agency or ()))


@_command("workload", Text("how much each agency has to do"), *_write_as(*_FORMS), *_NARROWING)
def _run_workload(options: Options) -> int:
    plan = _load(options)
    workload = _narrow(plan.matrix(lang=options.lang), options, options.agency).workload()
    _deliver_table(plan, workload, options)
    return 0 if workload else 1


@_command(
    "search",
    Text("the tasks that a query finds, the best first"),
    _option(
        "query",
        nargs="+",
        metavar="TERM",
        about=Text('terms; a phrase in "quotes" is exact'),
    ),
    _option("--agency", metavar="NAME", about=Text("only measures where it has a part")),
    _SUCCESSOR,
    _DUTY,
    _SECTION,
    _option("--limit", type=int, default=10, metavar="N", about=Text("how many (10)")),
    _option("--all", action="store_true", about=Text("every term in one task")),
    *_write_as(*_FORMS),
)
def _run_search(options: Options) -> int:
    plan = _load(options)
    hits = plan.search(
        " ".join(options.query),
        limit=options.limit,
        agency=options.agency,
        duty=options.duty,
        section=options.section,
        match="all" if options.all else "any",
        successor=options.successor,
        lang=options.lang,
    )
    if _choose_form(options) == "text":
        form: SnippetFormat = "terminal" if sys.stdout.isatty() and not options.output else "text"
        lines = report.render_hits(plan, hits, form, options.lang)
        _deliver("\n".join(lines) + "\n", options)
    else:
        _deliver_table(plan, hits, options)
    return 0 if hits else 1


@_command(
    "keywords",
    Text("the words that tell what a task or the plan is about"),
    _option("task", nargs="?", metavar="TASK", about=Text("a task (10, 十)")),
    _SECTION,
    _option("--agency", metavar="NAME", about=Text("only measures where it has a part")),
    _SUCCESSOR,
    _option("--top", type=int, default=10, metavar="N", about=Text("how many (10)")),
    *_write_as(*_FORMS),
)
def _run_keywords(options: Options) -> int:
    plan = _load(options)
    found = plan.keywords(
        task=options.task,
        section=options.section,
        agency=options.agency,
        top=options.top,
        successor=options.successor,
        lang=options.lang,
    )
    _deliver_table(plan, found, options)
    return 0 if found else 1


@_command(
    "concordance",
    Text("each occurrence of a term in context"),
    _option("term", metavar="TERM", about=Text("the term, as published")),
    *_write_as(*_FORMS),
)
def _run_concordance(options: Options) -> int:
    plan = _load(options)
    found = plan.concordance(options.term, lang=options.lang)
    _deliver_table(plan, found, options)
    return 0 if found else 1


@_command("verify", Text("check again that the data are whole"))
def _run_verify(options: Options) -> int:
    try:
        plan = _load(options)
    except FormatError as error:  # a file that breaks an invariant is what verify looks for
        _print_lines([f"{Text('FAILED').render(options.lang)} {format_error(error, options.lang)}"])
        return 1
    checks = catalog.verify(plan)
    _print_lines(
        pad(Text("ok" if check.passed else "FAILED").render(options.lang), 7)
        + check.claim.render(options.lang)
        for check in checks
    )
    return 0 if all(check.passed for check in checks) else 1


@_command(
    "page",
    Text("the whole plan as one offline page with filters"),
    *_OUTPUT,
    only_form="html",
)
def _run_page(options: Options) -> int:
    _choose_form(options)
    return _deliver(_load(options).to_page(lang=options.lang), options)


# --- plans in, text out --------------------------------------------------------------------------


def _load(options: Options) -> Plan:
    """The plan that ``--plan`` names, or the shipped one."""
    name: str | None = getattr(options, "plan", None)
    return catalog.load() if name is None else _load_plan(name, options)


def _load_plan(name: str, options: Options) -> Plan:
    """The shipped plan with this id, or the plan in a file."""
    if name in catalog.available():
        return catalog.load(name)
    if not os.path.splitext(name)[1] and not os.path.exists(name):
        raise UnknownPlanError(name, catalog.available())
    from workplan.documents import read

    plan = read(name)
    _report_doubts(name, plan, options)
    return plan


def _report_doubts(file: str, plan: Plan, options: Options) -> None:
    """Say on stderr how much of a notice needs a look, wherever something is made of it.

    Where nothing does, only what is written from the notice itself needs that line.
    """
    from workplan.records import count_review

    counts = count_review(plan.table("review"), plan.measures)
    is_written = getattr(options, "output", None) is not None and not file.endswith(".json")
    if counts.doubtful or counts.elsewhere or is_written:
        text = Text("{file}: {reason}", file=file, reason=counts.text)
        print(f"workplan: {escape_controls(text.render(options.lang))}", file=sys.stderr)


def _narrow(
    matrix: "ResponsibilityMatrix", options: Options, agencies: list[str] | None
) -> "ResponsibilityMatrix":
    return matrix.only(
        agencies=agencies,
        section=options.section,
        duty=options.duty,
        successor=options.successor,
    )


def _choose_form(options: Options) -> str:
    """The format that is asked for, by name or by what the output file ends in."""
    forms: tuple[str, ...] = options.forms
    suffix = os.path.splitext(options.output or "")[1].lower()
    if not re.fullmatch(r"\.[a-z0-9]{1,5}", suffix):
        suffix = ""  # 2018.5月 is a name, and no format
    endings = {".txt" if form == "text" else f".{form}": form for form in forms}
    known = endings | ({".htm": "html"} if "html" in forms else {})
    form: str = getattr(options, "format", None) or known.get(suffix, suffix) or forms[0]
    if form not in forms:
        raise UsageError(
            "this command does not write {suffix} files; name one that ends in {endings}",
            suffix=suffix,
            endings="、".join(endings) if options.lang == "zh" else ", ".join(endings),
        )
    return form


def _deliver_table(plan: Plan, table: "ResponsibilityMatrix | Table[Any]", options: Options) -> int:
    """Write a matrix or a table in the format that is asked for."""
    form = _choose_form(options)
    if form == "csv" and options.output is not None:
        table.to_csv(options.output, force=options.force, lang=options.asked_lang)
        return 0
    if form == "json":
        text = _format_json(table.to_records())
    elif form == "html":
        text = html.document(plan.title or plan.id, html.Html(table.to_html()), table.lang)
    elif form == "csv":
        text = table.to_csv(lang=options.asked_lang)
    else:
        text = table.to_markdown() if form == "md" else table.to_text()
    return _deliver(text, options)


def _format_json(records: object) -> str:
    return json.dumps(records, ensure_ascii=False, indent=1, default=_write_date) + "\n"


def _write_date(value: date) -> str:
    """A date as JSON has it: the only plain value of a record that is none of JSON's own."""
    return value.isoformat()


def _deliver(text: str, options: Options) -> int:
    if options.output is None:
        _print(text)
    else:
        files.save_text(options.output, text, force=options.force)
    return 0


def _print_lines(lines: Iterable[str]) -> None:
    _print("".join(f"{line}\n" for line in lines))


def _print(text: str) -> None:
    """Print text; a terminal gets its control characters escaped, a pipe gets them as they are."""
    sys.stdout.write(escape_controls(text) if sys.stdout.isatty() else text)
