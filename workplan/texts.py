"""Text for people: an English template and its values, rendered in English or Chinese.

Templates are written where they are used. Their Chinese is ``data/texts.zh.json``, one entry a
template, which a Chinese writer can review as a whole; a template without an entry is shown in
English, and ``tests/test_texts.py`` names it. Knows no plan.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias, cast, get_args

import attrs

from workplan import data
from workplan.errors import FormatError, OptionError, WorkplanError, fill_template

__all__ = [
    "Lang",
    "Text",
    "Value",
    "Values",
    "check_lang",
    "quote_in_chinese",
    "render_error",
    "translate",
]

Lang = Literal["en", "zh"]
"""Language of text for people: English or Chinese."""

Value: TypeAlias = "str | int | float | bool | Text | None"
"""What a placeholder may stand for; a `Text` is rendered in the language of the whole."""


_Entries: TypeAlias = "tuple[tuple[str, Value], ...]"


def _freeze(given: "Mapping[str, Value] | Iterable[tuple[str, Value]]") -> "_Entries":
    return tuple(dict(given).items())


@attrs.frozen(repr=False, eq=False)
class Values(Mapping[str, "Value"]):
    """An immutable, hashable mapping of named values.

    >>> Values({"count": 3})["count"], Values({"count": 3}) == {"count": 3}
    (3, True)
    """

    entries: "_Entries" = attrs.field(default=(), converter=_freeze)

    def __getitem__(self, name: str) -> "Value":
        for key, value in self.entries:
            if key == name:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __hash__(self) -> int:
        return hash(frozenset(self.entries))

    def __repr__(self) -> str:
        return f"Values({dict(self.entries)!r})"


@attrs.frozen(init=False, repr=False)
class Text:
    """An English template with the values that fill it.

    >>> text = Text("Roles: {count}", count=170)
    >>> str(text), text.render("zh")
    ('Roles: 170', '责任：170项')
    """

    template: str
    """In English; ``{name}`` stands for the value of that name."""
    values: Values
    """Values by name."""

    def __init__(self, template: str, /, **values: "Value") -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", Values(values))

    def render(self, lang: Lang = "en") -> str:
        """Return the text in a language; raise `OptionError` for an unknown one."""
        check_lang(lang)
        values = {
            name: value.render(lang) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }
        return fill_template(translate(self.template, lang), values)

    def __str__(self) -> str:
        return self.render("en")

    def __repr__(self) -> str:
        return f"Text({str(self)!r})"


def check_lang(lang: object) -> None:
    """Raise `OptionError` unless `lang` is a language that texts are written in."""
    if lang not in get_args(Lang):
        raise OptionError("lang", lang, get_args(Lang))


def translate(template: str, lang: Lang) -> str:
    """Return `template` in a language; itself where the catalogue lacks it.

    >>> translate("lead", "zh"), translate("no such template", "zh")
    ('牵头', 'no such template')
    """
    return _catalogue().get(template, template) if lang == "zh" else template


def render_error(error: WorkplanError, lang: Lang = "en") -> str:
    """Return the message of an error in a language; in English it is ``str(error)``.

    Raises `OptionError` for an unknown language.

    >>> render_error(FormatError("is missing", "id"), "zh")
    'id：缺少此项'
    """
    check_lang(lang)
    if lang == "en":
        return str(error)
    values = {name: _render_fact(error, name, fact, lang) for name, fact in error.values.items()}
    message = fill_template(translate(error.template, lang), values)
    # A path or a file's name is no word of ours, even where it is spelt as a heading is.
    place = translate(error.place, lang) if error.place == FormatError.WHOLE else error.place
    return f"{place}：{message}" if place else message


def _render_fact(error: WorkplanError, name: str, fact: object, lang: Lang) -> object:
    """A fact in Chinese: what an error lists is joined by 、, what it quotes is in “”."""
    if isinstance(fact, Text):
        return fact.render(lang)
    given = getattr(error, name, None)
    if isinstance(given, tuple):
        several = map(str, cast("tuple[object, ...]", given))
        return "、".join(translate(each, lang) if name in error.words else each for each in several)
    if name in error.words:
        return translate(str(fact), lang)
    # A path is no quotation, whatever it begins with.
    return fact if fact == given else quote_in_chinese(str(fact))


def quote_in_chinese(quoted: str) -> str:
    """Return a value that English quotes as ``'x'`` in Chinese quotation marks.

    >>> quote_in_chinese("'市局'"), quote_in_chinese("3")
    ('“市局”', '3')
    """
    return re.sub(r"""\A(['"])(.*?)(?:\1)?(…?)\Z""", r"“\2\3”", quoted, flags=re.DOTALL)


@cache
def _catalogue() -> Mapping[str, str]:
    import json

    table: Mapping[str, str] = json.loads(data.read("texts.zh.json"))
    return table
