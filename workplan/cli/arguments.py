"""`Parser`: argparse that explains itself, and what is wrong, in English or Chinese.

Knows argparse; no command. argparse has its words from gettext, which has no Chinese for them and
whose domain is the process's; so its few messages are recognised here.
"""

import argparse
import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, NoReturn

from workplan.errors import WorkplanError
from workplan.render import terminal
from workplan.texts import Lang, Text, quote_in_chinese

__all__ = ["Parser", "UsageError"]

_MESSAGES = (
    ("argument (?P<argument>.+?): (?P<message>.+)", Text("argument {argument}: {message}")),
    (
        r"invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)",
        Text("invalid choice: {value} (choose from {choices})"),
    ),
    ("invalid int value: (?P<value>.+)", Text("invalid int value: {value}")),
    (
        "the following arguments are required: (?P<names>.+)",
        Text("the following arguments are required: {names}"),
    ),
    (
        "unrecognized arguments: (?P<names>[—–－].+)",  # a word processor's dashes
        Text("unrecognized arguments: {names}; options begin with two hyphens (--)"),
    ),
    (
        "unrecognized arguments: (?P<names>[^-].*)",
        Text(
            "unrecognized arguments: {names}; a notice is named with --plan, and a name with"
            " spaces is put in double quotation marks"
        ),
    ),
    ("unrecognized arguments: (?P<names>.+)", Text("unrecognized arguments: {names}")),
    ("expected one argument", Text("expected one argument")),
    ("expected at least one argument", Text("expected at least one argument")),
    (
        "ambiguous option: (?P<option>.+) could match (?P<names>.+)",
        Text("ambiguous option: {option} could match {names}"),
    ),
    ("ignored explicit argument (?P<value>.+)", Text("ignored explicit argument {value}")),
)
"""What argparse says of wrong arguments, as templates of the catalogue."""


def _translate_message(message: str, lang: Lang) -> Text:
    """Return a message of argparse as a text; without Chinese where it is none of `_MESSAGES`."""
    for pattern, text in _MESSAGES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            values: dict[str, Any] = match.groupdict()
            for name, value in values.items():
                if name == "message":
                    values[name] = _translate_message(value, lang)
                elif lang == "zh":
                    values[name] = _quote_values(value, is_list=name in ("choices", "names"))
            return Text(text.template, **values)
    return Text("{message}", message=message)


def _quote_values(shown: str, *, is_list: bool) -> str:
    """What argparse quotes, as Chinese quotes it; a list without quotation marks."""
    if is_list:
        return "、".join(each.strip("'") for each in shown.split(", "))
    return quote_in_chinese(shown)


class UsageError(WorkplanError):
    """Options that do not go together; the message says what would."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template, values)
        self._template = template
        self._values = values

    @property
    def template(self) -> str:
        return self._template

    @property
    def values(self) -> Mapping[str, object]:
        return self._values


class _Formatter(argparse.HelpFormatter):
    """Help in lines of a terminal's width, where a Chinese character takes two columns."""

    def __init__(self, *args: Any, lang: Lang, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._lang: Lang = lang

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        if prefix is None:  # a command's own has none: argparse puts it into `prog`
            prefix = Text("usage: ").render(self._lang)
        super().add_usage(usage, actions, groups, prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [*terminal.wrap(text, width=width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(terminal.wrap(text, len(indent), indent, width))


class Parser(argparse.ArgumentParser):
    """An argument parser in a language, which reports a wrong argument in one line."""

    def __init__(self, *, lang: Lang, add_help: bool = True, **settings: Any) -> None:
        formatter = partial(_Formatter, lang=lang)
        super().__init__(add_help=False, formatter_class=formatter, **settings)
        self.lang: Lang = lang
        # Groups of our own, since the titles of argparse's cannot be translated.
        self.arguments = self.add_argument_group(Text("arguments").render(lang))
        self.options = self.add_argument_group(Text("options").render(lang))
        if add_help:
            about = Text("show this help").render(lang)
            self.options.add_argument("-h", "--help", action="help", help=about)

    def format_help(self) -> str:
        """Return the help, with Chinese punctuation after Chinese headings."""
        text = super().format_help()
        for title in ("arguments", "options", "commands"):
            head = Text(title).render(self.lang)
            text = text.replace(
                f"\n{head}:\n", f"\n{Text('{title}:', title=head).render(self.lang)}\n"
            )
        return text

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and exit with 2."""
        text = Text(
            "{message} (workplan --help lists what there is)",
            message=_translate_message(message, self.lang),
        )
        self.exit(2, f"workplan: {terminal.escape_controls(text.render(self.lang))}\n")
