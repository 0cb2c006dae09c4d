"""The command line: `main` parses arguments, runs one command and reports errors.

Exit codes: 0 done; 1 nothing found, plans differ or verification failed; 2 every error, in one line
on stderr. What each command does is in `commands`, what it prints in `report`.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from workplan.cli.commands import COMMANDS, PLAN, Option, format_error, show_overview
from workplan.errors import ExistingFileError, WorkplanError
from workplan.render.terminal import escape_controls
from workplan.texts import Lang, Text

__all__ = ["main", "make_parser", "script"]


def script() -> NoReturn:
    """Run `main` as the command ``workplan``, on a console of any kind."""
    if sys.stdout is None:
        print("workplan: there is no standard output to write to", file=sys.stderr)
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A C locale or a Windows console cannot encode Chinese; UTF-8 no lone surrogate.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader closed the pipe (`| head`). Python flushes once more at exit: into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    >>> main(["records", "--plan", "nowhere.json"])
    2
    """
    lang: Lang = "en"
    try:
        options = make_parser(lang).parse_args(args)
        code: int = options.run(options)
    except SystemExit as end:  # argparse exits after --help or a wrong argument
        return int(end.code or 0)
    except BrokenPipeError:
        raise
    except (WorkplanError, OSError) as error:
        print(f"workplan: {escape_controls(_describe_error(error, lang))}", file=sys.stderr)
        return 2
    return code


def _describe_error(error: Exception, lang: Lang) -> str:
    """The message of an error in one line."""
    if isinstance(error, ExistingFileError):
        return Text("{path} exists; --force overwrites it", path=error.path).render(lang)
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, WorkplanError):
        return format_error(error, lang)
    return " ".join(str(error).split())


class _Parser(argparse.ArgumentParser):
    """An argument parser that reports a wrong argument in one line, in a language."""

    def __init__(self, *, lang: Lang, **settings: Any) -> None:
        super().__init__(**settings)
        self.lang: Lang = lang

    def error(self, message: str) -> NoReturn:
        text = Text("{message} (workplan --help lists what there is)", message=message)
        self.exit(2, f"workplan: {text.render(self.lang)}\n")


def make_parser(lang: Lang) -> argparse.ArgumentParser:
    """Make the parser of all commands, with its help in a language."""
    shared = _Parser(lang=lang, add_help=False)
    _add_option(shared, PLAN, lang)
    description = Text(
        "Who leads, who is responsible alone, who shares and who supports: in the shipped work"
        " plan, or with --plan in any notice of its kind."
    )
    epilog = Text(
        "Exit codes: 0 done; 1 nothing found, plans differ or verification failed; 2 error."
    )
    parser = _Parser(
        lang=lang,
        prog="workplan",
        description=description.render(lang),
        epilog=epilog.render(lang),
        parents=[shared],
    )
    version = Text("print the version of workplan").render(lang)
    parser.add_argument("--version", action=_PrintVersion, help=version)
    parser.set_defaults(run=show_overview, lang=lang, item=None)
    title = Text("commands").render(lang)
    commands = parser.add_subparsers(title=title, metavar="COMMAND")
    for command in COMMANDS:
        about = command.about.render(lang)
        made = commands.add_parser(
            command.name, lang=lang, help=about, description=about, parents=[shared]
        )
        made.set_defaults(run=command.run, forms=command.forms)
        for option in command.options:
            _add_option(made, option, lang)
    return parser


def _add_option(parser: argparse.ArgumentParser, option: Option, lang: Lang) -> None:
    parser.add_argument(*option.flags, **option.settings, help=option.about.render(lang))


class _PrintVersion(argparse.Action):
    """``--version``, which looks the version up only when asked."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        import workplan

        print(f"workplan {workplan.__version__}")
        parser.exit()
