"""The command line: arguments in, text out, no logic of its own.

Exit codes: 0 done; 1 nothing found, plans differ or verification failed; 2 every error, told in
one line on stderr.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, cast

from workplan import catalog
from workplan.cli import report
from workplan.errors import FormatError, NoticeError, OptionError, UnknownPlanError, WorkplanError
from workplan.model.values import Diagnostic, Duty, Provenance
from workplan.plan import Plan
from workplan.render import html
from workplan.render.files import csv_text, file_name, save, save_all
from workplan.render.terminal import harmless

if TYPE_CHECKING:
    from workplan.matrix import ResponsibilityMatrix
    from workplan.table import Answer

__all__ = ["main", "script"]


def script() -> NoReturn:
    """What the command ``workplan`` runs: `main` on a console of any kind."""
    if sys.stdout is None:
        print("workplan: there is no standard output to write to", file=sys.stderr)
        sys.exit(2)
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
        print(f"workplan: {harmless(_one_line(error))}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    command: Callable[[Any, argparse.Namespace], int] = options.command
    if command in (_parse, _compare):  # their plans are their own arguments
        return command(None, options)
    try:
        plan = _plan(getattr(options, "plan", None))
    except FormatError as error:
        if command is not _verify:
            raise
        _out([f"FAILED {_one_line(error)}"])
        return 1
    return command(plan, options)


def _plan(name: str | None) -> Plan:
    """The plan that ``--plan`` names: a file, the id of a shipped plan, or none for the default."""
    if name is None:
        return catalog.load()
    if name in catalog.available():
        return catalog.load(name)
    if not os.path.splitext(name)[1] and not os.path.exists(name):
        raise UnknownPlanError(name, catalog.available())
    from workplan.documents import read

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
    parser = _Parser(
        prog="workplan",
        description="Who leads, who answers alone, who shares and who supports: in the shipped work"
        " plan, or with --plan in any notice of its kind.",
        epilog="Exit codes: 0 done; 1 nothing found, plans differ or verification failed; 2 error.",
        parents=[shared],
    )
    parser.add_argument("--version", action=_Version)
    parser.set_defaults(command=_overview)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, command: Callable[[Any, argparse.Namespace], int], about: str) -> _Parser:
        made: _Parser = commands.add_parser(name, help=about, description=about, parents=[shared])
        made.set_defaults(command=command)
        return made

    written = [*_add_plan_commands(add), *_add_question_commands(add)]
    for command in written:
        command.add_argument(
            "-o",
            "--output",
            metavar="FILE",
            type=lambda name: None if name == "-" else name,
            help="write there, not to the screen (-)",
        )
        command.add_argument("--force", action="store_true", help="overwrite a file that exists")
    add("verify", _verify, "prove again that the data are whole")
    return parser


_Adder = Callable[[str, Callable[[Any, argparse.Namespace], int], str], _Parser]


def _add_forms(command: _Parser, *forms: str) -> None:
    """The forms in which a command writes, the usual one first."""
    about = f"by default what the name of the output file ends in, else {forms[0]}"
    command.add_argument("--format", choices=forms, help=about)
    command.set_defaults(forms=forms)


_FORMS = ("text", "csv", "md", "html", "json")


def _duty(given: str) -> str:
    """A duty's value, which may be given by its Chinese label."""
    return next((duty.value for duty in Duty if duty.label == given), given)


_DUTY_HELP = "only this: " + ", ".join(f"{duty.value} ({duty.label})" for duty in Duty)


def _add_plan_commands(add: _Adder) -> tuple[_Parser, ...]:
    """What shows a plan or writes it; those that can write into a file are returned."""
    show = add("show", _show, "one task with its measures and who is responsible, or the whole")
    show.add_argument("item", nargs="?", help="a task (10, 十) or a measure (10.1)")
    agency = add("agency", _agency, "one agency: its names, its tasks, who succeeded it")
    agency.add_argument("name", help="any of its names")
    records = add("records", _records, "one row for each role")
    _add_forms(records, "json", "csv")
    export = add("export", _export, "the whole plan as JSON")
    compare = add("compare", _compare, "what changed from one plan to another")
    compare.add_argument("old", metavar="OLD", help="the id of a shipped plan, or a file")
    compare.add_argument("new", metavar="NEW", help="the same")
    compare.add_argument("--agency", metavar="NAME", help="only what concerns one agency")
    compare.add_argument("--successor", metavar="NAME", help="only what this body took over")
    _add_forms(compare, "md", "html", "json")
    parse = add("parse", _parse, "read a notice: what it says, and what the reader noticed")
    parse.add_argument("file", metavar="FILE", help="a notice (.txt, .docx) or a plan (.json)")
    parse.add_argument("--strict", action="store_true", help="refuse a notice with errors")
    parse.add_argument("--registry", metavar="FILE", help="agencies that names may mean (JSON)")
    return records, export, compare, parse


def _add_question_commands(add: _Adder) -> tuple[_Parser, ...]:
    """What answers a question about a plan."""
    matrix = add("matrix", _matrix, "who is responsible for what: tasks against agencies")
    rows, order = ("task", "measure"), ("register", "load")
    matrix.add_argument("--by", choices=rows, default="task", help="what a row is (task)")
    matrix.add_argument(
        "--order", choices=order, default="register", help="the agencies: by load, the most first"
    )
    _add_forms(matrix, *_FORMS, "xlsx")
    matrix.add_argument(
        "--each-agency",
        action="store_true",
        help="a spreadsheet for each agency, into the folder that -o names",
    )
    workload = add("workload", _workload, "how much each agency has to do")
    search = add("search", _search, "the tasks that a query finds, the best first")
    search.add_argument("query", nargs="+", help='terms; a phrase in "quotes" is exact')
    search.add_argument("--agency", metavar="NAME", help="only measures where it has a part")
    search.add_argument("--duty", metavar="DUTY", type=_duty, help=_DUTY_HELP)
    search.add_argument("--section", metavar="N", help="only this section")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="so many (10)")
    search.add_argument("--all", action="store_true", help="every term in one task")
    keywords = add("keywords", _keywords, "the words that tell what a task or all is about")
    keywords.add_argument("task", nargs="?", help="a task (10, 十)")
    keywords.add_argument("--section", metavar="N", help="of this section")
    keywords.add_argument("--agency", metavar="NAME", help="of this agency's measures")
    keywords.add_argument("--top", type=int, default=10, metavar="N", help="so many (10)")
    lines = add("concordance", _concordance, "each place of a term with the words around it")
    lines.add_argument("term")
    for command in (workload, search, keywords, lines):
        _add_forms(command, *_FORMS)
    for command in (matrix, workload):
        command.add_argument("--agency", metavar="NAME", action="append", help="only this one")
        command.add_argument("--section", metavar="N", help="only this section")
        command.add_argument("--duty", metavar="DUTY", type=_duty, help=_DUTY_HELP)
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
    _out(report.overview_lines(plan))
    return 0


def _show(plan: Plan, options: argparse.Namespace) -> int:
    if options.item is None:
        return _overview(plan, options)
    if options.item in {measure.id for measure in plan.measures}:
        _out(report.measure_lines(plan.measure(options.item)))
    else:
        _out(report.task_lines(plan, plan.task(options.item)))
    return 0


def _agency(plan: Plan, options: argparse.Namespace) -> int:
    _out(report.agency_lines(plan, plan.agency(options.name)))
    return 0


def _records(plan: Plan, options: argparse.Namespace) -> int:
    rows = plan.records()
    if _form(options) == "csv":
        source = dict(zip(Provenance.COLUMNS, plan.provenance.cells, strict=True))
        lines = [{**row, **source} for row in rows]
        text = csv_text(list(lines[0]) if lines else [], (line.values() for line in lines))
    else:
        text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    return _deliver(text, options)


def _matrix(plan: Plan, options: argparse.Namespace) -> int:
    if options.each_agency and options.format not in (None, "xlsx"):
        raise OptionError("--format with --each-agency", options.format, ("xlsx",))
    if options.each_agency or _form(options) == "xlsx":
        return _spreadsheets(plan, options)
    matrix = _narrowed(plan.matrix(options.by, order=options.order), options)
    _deliver(_written(plan, matrix, _form(options)), options)
    return 0 if matrix.counted else 1


def _spreadsheets(plan: Plan, options: argparse.Namespace) -> int:
    """One spreadsheet; or one for each agency, numbered as in the register, in a folder."""
    if options.output is None:
        raise OptionError(
            "-o of a spreadsheet", "the screen", ("a file", "a folder with --each-agency")
        )
    everyone = argparse.Namespace(**vars(options) | {"agency": None})
    matrix = _narrowed(plan.matrix(options.by, order=options.order), everyone)
    named = [plan.agency(name) for name in options.agency or ()]
    if options.each_agency:
        files = {
            f"{at:02} {file_name(agency.name)}.xlsx": matrix.to_xlsx(agency=agency)
            for at, agency in enumerate(plan.agencies, 1)
            if agency in matrix.agencies and (not named or agency in named)
        }
        if not files:
            print("workplan: nobody has a part in what was asked for", file=sys.stderr)
            return 1
        save_all(options.output, files, force=options.force)
        return 0
    if len(named) == 1:
        matrix.to_xlsx(options.output, agency=named[0], force=options.force)
    else:
        matrix = _narrowed(matrix, options)
        matrix.to_xlsx(options.output, force=options.force)
    return 0 if matrix.counted else 1


def _workload(plan: Plan, options: argparse.Namespace) -> int:
    workload = _narrowed(plan.matrix(), options).workload()
    _deliver(_written(plan, workload, _form(options)), options)
    return 0 if workload else 1


def _search(plan: Plan, options: argparse.Namespace) -> int:
    hits = plan.search(
        " ".join(options.query),
        limit=options.limit,
        agency=options.agency,
        duty=options.duty,
        section=options.section,
        match="all" if options.all else "any",
    )
    if _form(options) == "text":
        form = "terminal" if sys.stdout.isatty() and not options.output else "text"
        _deliver("\n".join(report.hit_lines(plan, hits, form)) + "\n", options)
    else:
        _deliver(_written(plan, hits, _form(options)), options)
    return 0 if hits else 1


def _keywords(plan: Plan, options: argparse.Namespace) -> int:
    found = plan.keywords(
        task=options.task, section=options.section, agency=options.agency, top=options.top
    )
    _deliver(_written(plan, found, _form(options)), options)
    return 0 if found else 1


def _concordance(plan: Plan, options: argparse.Namespace) -> int:
    found = plan.concordance(options.term)
    _deliver(_written(plan, found, _form(options)), options)
    return 0 if found else 1


def _narrowed(
    matrix: "ResponsibilityMatrix", options: argparse.Namespace
) -> "ResponsibilityMatrix":
    return matrix.only(
        agencies=options.agency,
        section=options.section,
        duty=options.duty,
        successor=options.successor,
    )


def _form(options: argparse.Namespace) -> str:
    """The form that is asked for, by name or by what the output file ends in."""
    suffix = os.path.splitext(options.output or "")[1].lower()
    endings = {".txt" if form == "text" else f".{form}": form for form in options.forms}
    form: str = options.format or endings.get(suffix, suffix) or options.forms[0]
    if form not in options.forms:
        raise OptionError("the ending of -o, without --format,", suffix, tuple(endings))
    return form


def _written(plan: Plan, answer: "ResponsibilityMatrix | Answer[Any]", form: str) -> str:
    """A matrix or an answer in one of the forms that both have; HTML as a page of its own."""
    if form == "json":
        return json.dumps(answer.to_records(), ensure_ascii=False, indent=1) + "\n"
    if form == "html":
        return html.document(plan.title or plan.id, html.Html(answer.to_html()))
    ways = {"text": "to_text", "csv": "to_csv", "md": "to_markdown"}
    written: str = getattr(answer, ways[form])()
    return written


def _export(plan: Plan, options: argparse.Namespace) -> int:
    from workplan.interchange import dumps

    return _deliver(dumps(plan), options)


def _compare(_: None, options: argparse.Namespace) -> int:
    from workplan.comparison import compare

    found = compare(_plan(options.old), _plan(options.new))
    if options.agency is not None or options.successor is not None:
        found = found.only(options.agency, successor=options.successor)
    form = _form(options)
    if form == "json":
        text = json.dumps(found.to_records(), ensure_ascii=False, indent=1) + "\n"
    else:
        text = found.to_markdown() if form == "md" else found.to_html()
    _deliver(text, options)
    return 0 if found.is_empty else 1


def _parse(_: None, options: argparse.Namespace) -> int:
    from workplan import documents as files
    from workplan.interchange import dumps

    known = files.registry(options.registry) if options.registry else None
    try:
        read = files.read(options.file, known, options.strict)
    except NoticeError as error:
        notes = cast("tuple[Diagnostic, ...]", error.diagnostics)
        _out(report.noted(options.file, notes))
        raise
    if options.output is not None:
        _deliver(dumps(read), options)
    _out((*report.summary_lines(read), *report.noted(options.file, read.diagnostics)))
    return 0


def _deliver(text: str, options: argparse.Namespace) -> int:
    if options.output is None:
        _print(text)
    else:
        save(options.output, text.encode("utf-8", "backslashreplace"), force=options.force)
    return 0


def _verify(plan: Plan, _: argparse.Namespace) -> int:
    checks = catalog.verify(plan)
    _out(f"{'ok    ' if check.passed else 'FAILED'} {check.claim}" for check in checks)
    return 0 if all(check.passed for check in checks) else 1


def _out(lines: Iterable[str]) -> None:
    _print("".join(f"{line}\n" for line in lines))


def _print(text: str) -> None:
    """To a pipe every character, as in a file; a terminal shows what it would obey."""
    sys.stdout.write(harmless(text) if sys.stdout.isatty() else text)
