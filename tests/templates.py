"""Every English template that the package writes for people, read from its code.

``python -m tests.templates`` prints those that ``data/texts.zh.json`` lacks, as JSON to fill in.
"""

import ast
import inspect
import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import get_args

import attrs

from tests.imports import MODULES
from workplan import (
    AgencyKind,
    Basis,
    Confidence,
    CorrectionKind,
    Duty,
    InitiativeKind,
    Severity,
    WorkplanError,
    comparison,
    load,
)
from workplan.data import read
from workplan.errors import FormatError
from workplan.model.diagnostics import DIAGNOSTICS
from workplan.records import TABLES
from workplan.search import MatchKind
from workplan.table import columns_of

# Calls whose first argument is a template.
CALLS = {"Text", "translate", "FormatError", "NoticeError", "check_limit", "UsageError"}
# Modules whose calls hand on a template that another one wrote.
HANDS_ON = {"texts", "errors"}


def collect() -> set[str]:
    """Every template."""
    found = set(from_calls()) | set(from_errors()) | set(from_columns()) | set(from_values())
    found |= set(from_notes())
    found |= {kind.caption for kind in TABLES.values()}
    found |= {caption for _, caption in comparison._TABLES.values()}
    found |= {text for k in DIAGNOSTICS.values() for text in (k.message, k.advice)}
    return {template for template in found if _without_values(template)}


def _without_values(template: str) -> str:
    return re.sub(r"\{\w+\}", "", template)


def placeholders(template: str) -> set[str]:
    """The names of its values."""
    return set(re.findall(r"\{(\w+)\}", template))


def missing() -> list[str]:
    """The templates that have no Chinese."""
    return sorted(collect() - json.loads(read("texts.zh.json")).keys())


# --- from the code -------------------------------------------------------------------------------


def from_calls() -> Iterator[str]:
    for name in MODULES.keys() - HANDS_ON:
        yield from calls_in(ast.parse(MODULES[name].read_text(encoding="utf-8")))


def calls_in(tree: ast.AST) -> Iterator[str]:
    """The literal templates of calls in a module, also where a variable holds one."""
    constants: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else []
            values = node.value.elts if isinstance(node.value, ast.Tuple) else []
            pairs = [*zip(targets, values, strict=False), (node.targets[0], node.value)]
            for target, value in pairs:
                if isinstance(target, ast.Name):
                    constants.setdefault(target.id, []).append(value)
    for node in ast.walk(tree):
        name = getattr(getattr(node, "func", None), "id", None)
        if isinstance(node, ast.Call) and name in CALLS and node.args:
            yield from literals(node.args[0], constants)
        if isinstance(node, ast.Call) and name in WORDS:
            yield from words_in(node, WORDS[name], constants)


# The arguments of errors that are words of the library: the kind of an item, an option and the
# description of what it accepts, what needs a library.
WORDS = {
    "UnknownItemError": (0,),
    "AmbiguousItemError": (0,),
    "OptionError": (0, 2),
    "MissingLibraryError": (0,),
}


def words_in(
    call: ast.Call, places: tuple[int, ...], constants: dict[str, list[ast.expr]]
) -> Iterator[str]:
    for place in places:
        argument = call.args[place]
        values = constants.get(argument.id, []) if isinstance(argument, ast.Name) else [argument]
        for value in values:
            if isinstance(value, ast.Tuple):
                found = literals(value.elts[0], {}) if len(value.elts) == 1 else ()
                yield from (words for words in found if " " in words)
            elif isinstance(value, ast.Constant):
                # The name of a parameter is no word, nor that of a module.
                is_word = places == (0,) and "." not in value.value
                yield from [value.value] if is_word or " " in value.value else []


def literals(node: ast.expr, constants: dict[str, list[ast.expr]]) -> Iterator[str]:
    """The strings that an expression may be; an f-string is no template."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body, constants)
        yield from literals(node.orelse, constants)
    elif isinstance(node, ast.Name):
        for value in constants.get(node.id, []):
            yield from literals(value, constants)
    elif isinstance(node, ast.JoinedStr):
        raise TypeError(f"line {node.lineno}: an f-string is no template: {ast.unparse(node)}")


def from_errors() -> Iterator[str]:
    kinds = [WorkplanError]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        yield from kind.TEMPLATES
    yield FormatError.WHOLE


def from_columns() -> Iterator[str]:
    """The headings of every row class of the package, and of the columns that all tables have."""
    yield from ("plan", "revision")
    for name in MODULES.keys() - {"__init__", "__main__"}:
        module = import_module(f"workplan.{name}")
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if attrs.has(kind) and kind.__module__ == module.__name__:
                for column in columns_of(kind):
                    yield from (each.heading for each in (column, column.words) if each)


def from_notes() -> Iterator[str]:
    """What the shipped plan's data say in English of misprints, initiatives and agencies."""
    plan = load()
    links = (link for agency in plan.agencies for link in agency.successors)
    for item in (*plan.corrections, *plan.initiatives, *plan.agencies, *links):
        yield item.note


def from_values() -> Iterator[str]:
    """The values of enumerations, which lines and tables for people translate."""
    for kind in (AgencyKind, Basis, Confidence, CorrectionKind, Duty, InitiativeKind, Severity):
        yield from (member.value.replace("_", " ") for member in kind)
    for kind in (comparison.Change, comparison.RoleChange, comparison.FieldChange):
        yield from kind.KINDS
    yield from (*comparison.Finding.TABLES, *comparison.Finding.TABLES.values())
    yield from get_args(MatchKind)
    yield from ("nobody", comparison._FIGURES)


if __name__ == "__main__":
    print(json.dumps(dict.fromkeys(missing(), ""), ensure_ascii=False, indent=1))
