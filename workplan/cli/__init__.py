"""The command line: `main` parses arguments, runs one command and reports errors.

Exit codes: 0 done; 1 nothing found, plans differ or verification failed; 2 every error, in one line
on stderr. What each command does is in `commands`, what it prints in `report`.
"""

import argparse
import errno
import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from workplan.cli.arguments import Parser
from workplan.cli.commands import COMMANDS, LANG, PLAN, Option, format_error, show_overview
from workplan.cli.language import find_language, read_windows_language
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
    lang = find_language(os.environ, read_windows_language)
    try:
        lang = _find_asked(args, lang) or lang
        options = make_parser(lang).parse_args(args)
        options.lang = lang = options.asked_lang or lang  # an abbreviation is found only now
        code: int = options.run(options)
    except SystemExit as end:  # argparse exits after --help or a wrong argument
        return int(end.code or 0)
    except BrokenPipeError:
        raise
    except (WorkplanError, OSError) as error:
        print(f"workplan: {escape_controls(_describe_error(error, lang))}", file=sys.stderr)
        return 2
    return code


def _find_asked(args: Sequence[str] | None, lang: Lang) -> Lang | None:
    """The language that ``--lang`` asks for, in which help and errors are too."""
    parser = Parser(lang=lang, add_help=False, allow_abbrev=False)
    _add_options(parser, (LANG,))
    parser.set_defaults(asked_lang=None)
    found: Lang | None = parser.parse_known_args(args)[0].asked_lang
    return found


def _describe_error(error: Exception, lang: Lang) -> str:
    """The message of an error in one line."""
    if isinstance(error, ExistingFileError):
        return Text("{path} exists; --force overwrites it", path=error.path).render(lang)
    if isinstance(error, OSError) and error.strerror and error.filename:
        reason = _SYSTEM_ERRORS.get(error.errno or 0, Text("{message}", message=error.strerror))
        return Text("{file}: {reason}", file=str(error.filename), reason=reason).render(lang)
    if isinstance(error, WorkplanError):
        return format_error(error, lang)
    return " ".join(str(error).split())


_SYSTEM_ERRORS = {
    errno.ENOENT: Text("No such file or directory"),
    errno.EACCES: Text("Permission denied"),
    errno.EISDIR: Text("Is a directory"),
    errno.ENOTDIR: Text("Not a directory"),
    errno.ENOSPC: Text("No space left on device"),
    errno.EROFS: Text("Read-only file system"),
    errno.ENOTSUP: Text("is no regular file"),
    errno.ENAMETOOLONG: Text("File name too long"),
}
"""Errors of the system that a person may meet, in its own words."""


def make_parser(lang: Lang) -> Parser:
    """Make the parser of all commands, with its help in a language."""
    description = Text(
        "Who leads, who is responsible alone, who shares and who supports: in the shipped work"
        " plan, or with --plan in any notice of its kind."
    )
    epilog = Text(
        "Exit codes: 0 done; 1 nothing found, plans differ or verification failed; 2 error."
    )
    parser = Parser(
        lang=lang,
        prog="workplan",
        description=description.render(lang),
        epilog=epilog.render(lang),
    )
    _add_options(parser, (PLAN, LANG))
    version = Text("print the version of workplan").render(lang)
    parser.options.add_argument("--version", action=_PrintVersion, help=version)
    parser.set_defaults(run=show_overview, lang=lang, asked_lang=None, item=None)
    title = Text("commands").render(lang)
    commands = parser.add_subparsers(title=title, metavar="COMMAND")
    for command in COMMANDS:
        about = command.about.render(lang)
        made = commands.add_parser(command.name, lang=lang, help=about, description=about)
        made.set_defaults(run=command.run, forms=command.forms)
        _add_options(made, (*command.options, PLAN, LANG))
    return parser


def _add_options(parser: Parser, options: Iterable[Option]) -> None:
    for option in options:
        group = parser.options if option.flags[0].startswith("-") else parser.arguments
        about = option.about.render(parser.lang)
        group.add_argument(*option.flags, **option.settings, help=about)


class _PrintVersion(argparse.Action):
    """``--version``, which looks the version up only when asked."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        import workplan

        print(f"workplan {workplan.__version__}")
        parser.exit()
