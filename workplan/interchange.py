"""A plan as JSON, and back: `dumps`, `loads`, and the schema of what they write.

Knows the model and its form in a file. A shipped plan and a user's file are read by the same code.
In the file a span is ``[start, end]``, a role names its agency by id, and the words are repeated
beside every span, so that other languages need not count code points.
"""

import enum
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from types import GenericAlias, UnionType
from typing import Any, NoReturn, TypeGuard, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from workplan.errors import FormatError
from workplan.model import (
    Agency,
    Diagnostic,
    Layout,
    Page,
    Role,
    Source,
    Span,
    TableCell,
    Task,
)
from workplan.model.dates import datetime
from workplan.plan import Plan
from workplan.texts import Text, Values

__all__ = ["FORMAT", "dumps", "loads", "loads_registry", "schema", "structure"]

_T = TypeVar("_T")

FORMAT = 1
"""Version of the file format; a file with a newer one is refused."""


def dumps(plan: Plan) -> str:
    """Return the plan as JSON text: stable, readable, with a final line feed.

    Raises `FormatError` for anything but a plan.

    >>> import workplan
    >>> plan = workplan.load()
    >>> workplan.loads(workplan.dumps(plan)) == plan
    True
    """
    if not isinstance(plan, Plan):
        raise FormatError("expected a Plan, not {type}", values={"type": type(plan).__name__})
    document = {"format": FORMAT, **_unstructurer().unstructure(plan)}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    # JSON strings hold no raw line feed, so this joins the lines of spans and of nothing else.
    text = re.sub(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]", r"[\1, \2]", text)
    return _escape_surrogates(text) + "\n"


def loads(text: str | bytes) -> Plan:
    """Return the plan in a JSON text.

    Raises `FormatError` with the path of what is wrong and what was expected there.

    >>> import workplan
    >>> workplan.loads('{"format": 1}')
    Traceback (most recent call last):
    workplan.errors.FormatError: id: is missing
    """
    document = _parse_document(text)
    _link_agencies(document)
    _link_corrections(document)
    return structure(document, Plan)


def loads_registry(text: str | bytes) -> tuple[Agency, ...]:
    """Return the agencies in a JSON text: an array of them, as in a plan's JSON.

    Raises `FormatError` with the path of what is wrong.

    >>> loads_registry('[{"id": "finance", "name": "市财政局"}]')
    (Agency('finance', '市财政局'),)
    """
    return structure(_parse_json(text), tuple[Agency, ...])


def structure(value: object, kind: type[_T], path: str = "") -> _T:
    """Return a value of the model made from the part of a document at `path`.

    Raises `FormatError` with the path of what is wrong.

    >>> structure({"id": "finance", "name": "市财政局"}, Agency)
    Agency('finance', '市财政局')
    """
    # Detailed validation, which knows the path of a fault, doubles the time of a load: the plain
    # converter reads what is right, and only a failure is read again for its path.
    try:
        return _converter(detailed=False).structure(value, kind)
    except FormatError as error:
        if error.path:
            raise
    except Exception:  # noqa: S110 - whatever it was, the detailed pass below finds its place
        pass
    try:
        return _converter(detailed=True).structure(value, kind)
    except Exception as error:
        raise _find_first_fault(error, path) from None


def _find_first_fault(error: Exception, path: str) -> FormatError:
    """The first fault that the detailed converter found, with its path."""
    faults: list[FormatError] = []

    def keep(fault: BaseException, _: type | None) -> str:
        faults.append(_explain(fault))
        return ""

    _, _, where = transform_error(error, path=path, format_exception=keep)[0].rpartition(" @ ")
    return FormatError(faults[0].template, where.lstrip("."), values=faults[0].values)


def _explain(fault: BaseException) -> FormatError:
    """A failure of the converter as a `FormatError`."""
    if isinstance(fault, FormatError):
        return fault
    if isinstance(fault, KeyError):
        return FormatError("is missing")
    if isinstance(fault, ForbiddenExtraKeysError):
        keys = ", ".join(sorted(map(repr, fault.extra_fields)))
        return FormatError("unknown key {keys}", values={"keys": keys})
    return FormatError("{reason}", values={"reason": str(fault)})


def _parse_json(text: str | bytes) -> Any:
    """The value of a JSON text, each key once in an object and no NaN."""
    if not isinstance(text, str | bytes):
        raise FormatError("expected JSON text, not {type}", values={"type": type(text).__name__})
    try:
        if isinstance(text, bytes):
            text = text.decode()
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_constant=_refuse_constant,
            object_pairs_hook=_make_object,
        )
    except FormatError:
        raise
    except UnicodeDecodeError as error:
        values = {"byte": error.start, "reason": error.reason}
        raise FormatError("is not UTF-8 (byte {byte}: {reason})", values=values) from None
    except RecursionError:
        raise FormatError("is nested too deeply") from None
    except ValueError as error:
        raise FormatError("is not JSON ({reason})", values={"reason": str(error)}) from None


def _parse_document(text: str | bytes) -> dict[str, Any]:
    """The JSON object in `text`, its version checked and removed."""
    document: object = _parse_json(text)
    if not _is_object(document):
        raise _expect(Text("an object"), document)
    version = document.pop("format", None)
    if type(version) is not int or version < 1:
        values = {"format": FORMAT}
        raise FormatError(
            "expected the version of the format, up to {format}", "format", "", values
        )
    if version > FORMAT:
        values = {"version": version, "format": FORMAT}
        raise FormatError(
            "version {version} is newer than this workplan reads ({format}); update workplan",
            "format",
            values=values,
        )
    return document


def _make_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise FormatError(
            "the key {key} is used twice in one object", values={"key": repr(repeated)}
        )
    return table


def _refuse_constant(name: str) -> NoReturn:
    raise FormatError("is not JSON ({name} is no JSON value)", values={"name": name})


def _escape_surrogates(text: str) -> str:
    """Return text with lone surrogates escaped, since UTF-8 cannot encode them."""
    return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text)


# --- what the file states once and the objects hold where it is used -----------------------------
# These two complete a raw document before it is structured. Whatever has the wrong shape is left as
# it is: the converter meets it next, and names its path.


def _link_agencies(document: dict[str, Any]) -> None:
    """Put the agency into each role that has its id, each agency made once."""
    if "agencies" not in document:
        return
    agencies = structure(document["agencies"], tuple[Agency, ...], "agencies")
    known = {agency.id: agency for agency in agencies}
    document["agencies"] = list(agencies)
    for path, task in _tasks(document):
        for inner, measure in _entries(task, path, "measures"):
            for _, role in _entries(measure, inner, "roles"):
                if isinstance(role.get("agency"), str):
                    role["agency"] = known.get(role["agency"], role["agency"])


def _link_corrections(document: dict[str, Any]) -> None:
    """Give each task the corrections inside it."""
    corrections = [(entry.get("span"), entry) for _, entry in _entries(document, "", "corrections")]
    placed = [(span[0], span[1], entry) for span, entry in corrections if _is_span(span)]
    for path, task in _tasks(document):
        if "corrections" in task:
            raise FormatError("unknown key 'corrections'; the document lists them itself", path)
        if _is_span(span := task.get("span")):
            start, end = span
            task["corrections"] = [e for s, t, e in placed if start <= s and t <= end]


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return type(value) is dict


def _is_array(value: object) -> TypeGuard[list[Any]]:
    return type(value) is list


def _is_span(value: object) -> TypeGuard[list[int]]:
    return _is_array(value) and len(value) == 2 and type(value[0]) is type(value[1]) is int


def _tasks(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, section in _entries(document, "", "sections"):
        yield from _entries(section, path, "tasks")


def _entries(item: dict[str, Any], path: str, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    values = item.get(key)
    for i, value in enumerate(values if _is_array(values) else ()):
        if _is_object(value):
            yield f"{path}.{key}[{i}]".lstrip("."), value


# --- the converter -------------------------------------------------------------------------------


@cache
def _converter(detailed: bool) -> Converter:
    """The converter from JSON values: exact, where cattrs alone makes ``"None"`` of null."""
    converter = Converter(detailed_validation=detailed, forbid_extra_keys=True)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _make_exact_hook(kind))
    converter.register_structure_hook(Span, _structure_span)
    converter.register_structure_hook(datetime.date, _structure_date)
    converter.register_structure_hook(Values, _structure_values)
    converter.register_structure_hook_factory(_is_enum, _make_enum_hook)
    make_tuple_hook = partial(_make_tuple_hook, converter=converter)
    converter.register_structure_hook_factory(_is_tuple, make_tuple_hook)
    make_object_hook = partial(_make_object_hook, converter=converter)
    converter.register_structure_hook_factory(attrs.has, make_object_hook)
    hook = _make_object_hook(Diagnostic, converter)
    converter.register_structure_hook(
        Diagnostic, lambda value, _: _structure_diagnostic(value, hook)
    )
    return converter


@cache
def _unstructurer() -> Converter:
    """The converter to JSON values, made apart so that reading does not pay for it."""
    converter = Converter()
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_unstructure_hook(datetime.date, lambda date: date.isoformat())
    # Inner before outer: a class's hook is made with those of its fields as they are then.
    by_id = override(unstruct_hook=lambda agency: agency.id)
    role = make_dict_unstructure_fn(Role, converter, agency=by_id)
    converter.register_unstructure_hook(Role, role)
    task = make_dict_unstructure_fn(Task, converter, corrections=override(omit=True))
    converter.register_unstructure_hook(Task, task)
    converter.register_unstructure_hook(Values, dict)
    # Plain text has no layout, and its JSON none either; most cells cover one row and column.
    for kind in (TableCell, Page, Layout):
        hook = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)
        converter.register_unstructure_hook(kind, hook)
    layout = override(omit_if_default=True)
    source = make_dict_unstructure_fn(Source, converter, layout=layout)
    converter.register_unstructure_hook(Source, source)
    diagnostic = make_dict_unstructure_fn(Diagnostic, converter)
    converter.register_unstructure_hook(
        Diagnostic, lambda each: {**diagnostic(each), _MESSAGE: each.message}
    )
    return converter


def _make_object_hook(kind: type[Any], converter: Converter) -> Callable[[Any, Any], Any]:
    linked: Any = {"agency": override(struct_hook=_structure_linked_agency)} if kind is Role else {}

    @cache  # made at first use: a plan of plain text needs no code for table cells
    def make_structure() -> Callable[[Any, Any], Any]:
        return make_dict_structure_fn(kind, converter, **linked)

    def hook(value: Any, _: Any) -> Any:
        if _is_object(value):
            return make_structure()(value, kind)
        if isinstance(value, Agency) and kind is Agency:  # put there by _link_agencies
            return value
        raise _expect(Text("an object"), value)

    return hook


def _structure_diagnostic(value: Any, hook: Callable[[Any, Any], Any]) -> Any:
    """A diagnostic; its message is only checked, since code and values make it again."""
    if _is_object(value) and _MESSAGE in value:
        value = value.copy()
        if type(message := value.pop(_MESSAGE)) is not str:
            raise _expect(Text("a string"), message)
    return hook(value, Diagnostic)


_MESSAGE = "message"
"""Key of a diagnostic's English message, which is written for reading only."""


def _structure_linked_agency(value: Any, _: Any) -> Agency:
    if isinstance(value, Agency):
        return value
    if isinstance(value, str):
        raise FormatError(
            "expected the id of one of the document's agencies, not {value}",
            values={"value": repr(value)},
        )
    raise _expect(Text("the id of an agency"), value)


def _make_exact_hook(kind: type) -> Callable[[Any, Any], Any]:
    def hook(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise _expect(_TYPE_NAMES[kind], value)
        return value

    return hook


def _structure_span(value: Any, _: Any) -> Span:
    if not _is_span(value):
        raise FormatError("expected a span, [start, end]")
    return Span(*value)


def _structure_date(value: Any, _: Any) -> datetime.date:
    # `fromisoformat` alone takes other forms of ISO 8601 too, such as 20300630 and 2030-W26-7.
    if type(value) is str and re.fullmatch(_DATE_SCHEMA["pattern"], value, re.ASCII):
        with suppress(ValueError):  # 2030-02-30
            return datetime.date.fromisoformat(value)
    raise _expect(Text("a date such as 2030-06-30"), value)


def _structure_values(value: Any, _: Any) -> Values:
    if not _is_object(value):
        raise _expect(Text("an object"), value)
    for each in value.values():
        if _is_array(each) or _is_object(each):
            raise _expect(Text("a string, a number, true, false or null"), each)
    return Values(value)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _make_enum_hook(kind: type[enum.Enum]) -> Callable[[Any, Any], enum.Enum]:
    members: dict[object, enum.Enum] = {member.value: member for member in kind}

    def hook(value: Any, _: Any) -> enum.Enum:
        if type(value) is not str or value not in members:
            options = ", ".join(str(option) for option in members)
            values = {"options": options, "value": _describe_value(value)}
            raise FormatError("expected one of {options}, not {value}", values=values)
        return members[value]

    return hook


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _make_tuple_hook(kind: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    item = GenericAlias(list, get_args(kind)[:1])
    structure = converter.get_structure_hook(item)

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if not _is_array(value):
            raise _expect(Text("an array"), value)
        return tuple(structure(value, item))

    return hook


_TYPE_NAMES: dict[type[Any], Text] = {
    str: Text("a string"),
    int: Text("a whole number"),
    bool: Text("true or false"),
    float: Text("a number"),
    list: Text("an array"),
    dict: Text("an object"),
    type(None): Text("null"),
    Agency: Text("an object"),
}


def _describe_value(value: Any) -> str | Text:
    """How a message names a value: a short string by itself, everything else by its type."""
    if isinstance(value, str) and len(value) <= _LONGEST_SHOWN:
        return repr(value)
    return _TYPE_NAMES[type(value)]  # JSON has no other types


_LONGEST_SHOWN = 40
"""Characters of a string that a message repeats: enough for an id, and still one line."""


def _expect(expected: Text, value: object) -> FormatError:
    return FormatError(
        "expected {expected}, not {value}",
        values={"expected": expected, "value": _describe_value(value)},
    )


# --- the schema ----------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format, made from the classes.

    It describes the structure; `loads` also checks the invariants, such as that the words beside a
    span are those of the source.

    >>> schema()["properties"]["format"]
    {'const': 1}
    """
    definitions: dict[str, Any] = {}
    root = _make_class_schema(Plan, definitions)
    root["properties"] = {"format": {"const": FORMAT}, **root["properties"]}
    root["required"] = ["format", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A work plan, as workplan.dumps writes it",
        **root,
        "$defs": definitions,
    }


def _make_class_schema(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = {
        field.name: field
        for field in attrs.fields(attrs.resolve_types(kind))
        if (kind, field.name) != (Task, "corrections")
    }
    return {
        "type": "object",
        "properties": {
            name: {"type": "string"}
            if (kind, name) == (Role, "agency")
            else _make_type_schema(field.type, definitions) | dict(field.metadata)
            for name, field in fields.items()
        }
        | ({_MESSAGE: {"type": "string"}} if kind is Diagnostic else {}),
        "required": [name for name, field in fields.items() if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _make_type_schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind is datetime.date:
        return dict(_DATE_SCHEMA)
    if kind in _JSON_TYPES:
        return {"type": _JSON_TYPES[kind]}
    if isinstance(kind, UnionType):
        return {"anyOf": [_make_type_schema(option, definitions) for option in get_args(kind)]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _make_type_schema(get_args(kind)[0], definitions)}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # keeps the order while the fields are visited
        if kind is Span:
            definitions["Span"] = _SPAN_SCHEMA
        elif kind is Values:
            definitions["Values"] = _VALUES_SCHEMA
        elif issubclass(kind, enum.Enum):
            definitions[kind.__name__] = {"enum": [member.value for member in kind]}
        else:
            definitions[kind.__name__] = _make_class_schema(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


_JSON_TYPES: dict[Any, str] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    type(None): "null",
}

_DATE_SCHEMA = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
"""A date of ISO 8601, in its long form; validators need not know formats."""

_SPAN_SCHEMA = {
    "description": "[start, end], half-open, in code points of source.text; never empty",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
}

_VALUES_SCHEMA = {
    "description": "named values of a message",
    "type": "object",
    "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
}
