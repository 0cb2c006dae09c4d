"""A plan as JSON, and back: `dumps`, `loads`, and the schema of what they write.

Knows the model and the form it takes in a file. A shipped plan and a stranger's file take the
same road. In the file a span is ``[start, end]``, a role names its agency by id, and the words
stand beside every span, so that other languages need not count code points.
"""

import enum
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from types import GenericAlias, UnionType
from typing import Any, NoReturn, TypeGuard, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from workplan.errors import FormatError
from workplan.model.values import Agency, Role, Span, Task
from workplan.plan import Plan

__all__ = ["FORMAT", "dumps", "loads", "register", "schema"]

_T = TypeVar("_T")

FORMAT = 1
"""The version of the file format; a file with a newer one is refused."""


def dumps(plan: Plan) -> str:
    """The plan as JSON text: stable, readable, with a final line end.

    >>> import workplan
    >>> plan = workplan.load()
    >>> workplan.loads(workplan.dumps(plan)) == plan
    True
    """
    document = {"format": FORMAT, **_unstructurer().unstructure(plan)}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    # A raw line end cannot stand inside a JSON string, so this folds the spans and only them.
    text = re.sub(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]", r"[\1, \2]", text)
    return _escaped_surrogates(text) + "\n"


def loads(text: str | bytes) -> Plan:
    """The plan that a JSON text holds.

    Raises `FormatError` with the path of what is wrong and what was expected there.

    >>> import workplan
    >>> workplan.loads('{"format": 1}')
    Traceback (most recent call last):
    workplan.errors.FormatError: id: is missing
    """
    document = _document(text)
    _link_agencies(document)
    _link_corrections(document)
    return structured(document, Plan)


def register(text: str | bytes) -> tuple[Agency, ...]:
    """The agencies in a JSON text: an array of them, in the form that a plan's JSON has.

    Raises `FormatError` with the path of what is wrong.

    >>> register('[{"id": "finance", "name": "市财政局"}]')
    (Agency('finance', '市财政局'),)
    """
    try:
        document = json.loads(text.decode("utf-8-sig") if isinstance(text, bytes) else text)
    except ValueError as error:
        raise FormatError(f"is not JSON in UTF-8 ({error})") from None
    except RecursionError:
        raise FormatError("is nested too deeply to be a register") from None
    return structured(document, tuple[Agency, ...])


def structured(value: object, kind: type[_T], path: str = "") -> _T:
    """A value of the model from the part of a document that stands at `path`.

    Raises `FormatError` with the path of what is wrong.

    >>> structured({"id": "finance", "name": "市财政局"}, Agency)
    Agency('finance', '市财政局')
    """
    try:
        return _converter(detailed=False).structure(value, kind)
    except FormatError as error:
        if error.path:
            raise
    except Exception:  # noqa: S110 - whatever it was, the slow road below says where
        pass
    try:
        return _converter(detailed=True).structure(value, kind)
    except Exception as error:
        faults = transform_error(error, path=path, format_exception=_said)
        problem, _, where = faults[0].rpartition(" @ ")
        raise FormatError(problem, where.lstrip(".")) from None


def _document(text: str | bytes) -> dict[str, Any]:
    """The JSON object in `text`, its version checked and taken off."""
    if not isinstance(text, str | bytes):
        raise FormatError(f"expected JSON text, not {type(text).__name__}")
    try:
        if isinstance(text, bytes):
            text = text.decode()
        document = json.loads(
            text.removeprefix("\ufeff"), parse_constant=_no_constant, object_pairs_hook=_unique
        )
    except FormatError:
        raise
    except UnicodeDecodeError as error:
        raise FormatError(f"is not UTF-8 (byte {error.start}: {error.reason})") from None
    except RecursionError:
        raise FormatError("is nested too deeply to be a plan") from None
    except ValueError as error:
        raise FormatError(f"is not JSON ({error})") from None
    if not isinstance(document, dict):
        raise FormatError(f"expected an object, not {_called(document)}")
    version = document.pop("format", None)
    if type(version) is not int or version < 1:
        raise FormatError(f"expected the version of the format, up to {FORMAT}", "format")
    if version > FORMAT:
        newer = f"version {version} is newer than this workplan reads ({FORMAT}); update workplan"
        raise FormatError(newer, "format")
    return document


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FormatError(f"the key {twice!r} stands twice in one object")
    return table


def _no_constant(name: str) -> NoReturn:
    raise FormatError(f"is not JSON ({name} is no JSON value)")


def _escaped_surrogates(text: str) -> str:
    """Lone surrogates as escapes, since UTF-8 has no form for them."""
    return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text)


# --- what the file says once and the objects say where it is used --------------------------------
# These two fill a raw document in before it is structured. Whatever is not of the right shape is
# left as it is: the converter meets it next, and names its path.


def _link_agencies(document: dict[str, Any]) -> None:
    """Put into each role the agency that its id names, each agency made once."""
    if "agencies" not in document:
        return
    agencies = structured(document["agencies"], tuple[Agency, ...], "agencies")
    known = {agency.id: agency for agency in agencies}
    document["agencies"] = list(agencies)
    for path, task in _tasks(document):
        for inner, measure in _entries(task, path, "measures"):
            for _, role in _entries(measure, inner, "roles"):
                if isinstance(role.get("agency"), str):
                    role["agency"] = known.get(role["agency"], role["agency"])


def _link_corrections(document: dict[str, Any]) -> None:
    """Give each task the corrections that stand inside it."""
    corrections = [(entry.get("span"), entry) for _, entry in _entries(document, "", "corrections")]
    placed = [(span[0], span[1], entry) for span, entry in corrections if _is_span(span)]
    for path, task in _tasks(document):
        if "corrections" in task:
            raise FormatError("unknown key 'corrections'; they stand in the document's own", path)
        if _is_span(span := task.get("span")):
            start, end = span
            task["corrections"] = [e for s, t, e in placed if start <= s and t <= end]


def _is_span(value: object) -> TypeGuard[list[int]]:
    return isinstance(value, list) and [type(bound) for bound in value] == [int, int]


def _tasks(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, section in _entries(document, "", "sections"):
        yield from _entries(section, path, "tasks")


def _entries(item: dict[str, Any], path: str, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    values = item.get(key)
    for i, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, dict):
            yield f"{path}.{key}[{i}]".lstrip("."), value


# --- the converter -------------------------------------------------------------------------------


@cache
def _converter(detailed: bool) -> Converter:
    """Exact both ways: cattrs alone would make ``"None"`` of null and 1 of ``"1"``."""
    converter = Converter(detailed_validation=detailed, forbid_extra_keys=True)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(Span, _span)
    converter.register_structure_hook_factory(_is_enum, _enum_hook)
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _tuple_hook(kind, converter))
    converter.register_structure_hook_factory(attrs.has, lambda kind: _object(kind, converter))
    return converter


@cache
def _unstructurer() -> Converter:
    """The other way, made apart so that reading does not pay for it."""
    converter = Converter()
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    # Inner before outer: a class's hook is made with those of its fields as they are then.
    by_id = override(unstruct_hook=lambda agency: agency.id)
    role = make_dict_unstructure_fn(Role, converter, agency=by_id)
    converter.register_unstructure_hook(Role, role)
    task = make_dict_unstructure_fn(Task, converter, corrections=override(omit=True))
    converter.register_unstructure_hook(Task, task)
    return converter


def _object(kind: type, converter: Converter) -> Callable[[Any, Any], Any]:
    linked: Any = {"agency": override(struct_hook=_linked_agency)} if kind is Role else {}
    structure: Callable[[Any, Any], Any] = make_dict_structure_fn(kind, converter, **linked)

    def hook(value: Any, _: Any) -> Any:
        if type(value) is dict:
            return structure(value, kind)
        if isinstance(value, Agency) and kind is Agency:  # put there by _link_agencies
            return value
        raise TypeError(f"expected an object, not {_called(value)}")

    return hook


def _linked_agency(value: Any, _: Any) -> Agency:
    if isinstance(value, Agency):
        return value
    if isinstance(value, str):
        raise ValueError(f"expected the id of one of the document's agencies, not {value!r}")
    raise TypeError(f"expected the id of an agency, not {_called(value)}")


def _exactly(kind: type) -> Callable[[Any, Any], Any]:
    def hook(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"expected {_TYPE_NAMES[kind]}, not {_called(value)}")
        return value

    return hook


def _span(value: Any, _: Any) -> Span:
    if not _is_span(value):
        raise TypeError("expected a span, [start, end]")
    return Span(*value)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, enum.Enum)


def _enum_hook(kind: type[enum.Enum]) -> Callable[[Any, Any], enum.Enum]:
    members: dict[object, enum.Enum] = {member.value: member for member in kind}

    def hook(value: Any, _: Any) -> enum.Enum:
        if type(value) is not str or value not in members:
            options = ", ".join(str(option) for option in members)
            raise ValueError(f"expected one of {options}, not {_called(value)}")
        return members[value]

    return hook


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _tuple_hook(kind: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    item = GenericAlias(list, get_args(kind)[:1])
    structure = converter.get_structure_hook(item)

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError(f"expected an array, not {_called(value)}")
        return tuple(structure(value, item))

    return hook


_TYPE_NAMES = {
    str: "a string",
    int: "a whole number",
    bool: "true or false",
    float: "a number",
    list: "an array",
    dict: "an object",
    type(None): "null",
    Agency: "an object",
}


def _called(value: object) -> str:
    """How a message names a value: short strings and numbers by themselves, the rest by type."""
    if isinstance(value, str) and len(value) <= 40:
        return repr(value)
    return _TYPE_NAMES[type(value)]


def _said(error: BaseException, _: type | None) -> str:
    """What a failure of the converter means, in our words."""
    if isinstance(error, FormatError):
        return error.problem
    if isinstance(error, KeyError):
        return "is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown key {', '.join(sorted(map(repr, error.extra_fields)))}"
    return str(error)


# --- the schema ----------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the form, made from the classes.

    It says what the structure is; `loads` also checks what holds of the whole, such as that the
    words at a span are those that stand there.

    >>> schema()["properties"]["format"]
    {'const': 1}
    """
    definitions: dict[str, Any] = {}
    root = _class_schema(Plan, definitions)
    root["properties"] = {"format": {"const": FORMAT}, **root["properties"]}
    root["required"] = ["format", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A work plan, as workplan.dumps writes it",
        **root,
        "$defs": definitions,
    }


def _class_schema(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
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
            else _type_schema(field.type, definitions)
            for name, field in fields.items()
        },
        "required": [name for name, field in fields.items() if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _type_schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _JSON_TYPES:
        return {"type": _JSON_TYPES[kind]}
    if isinstance(kind, UnionType):
        return {"anyOf": [_type_schema(option, definitions) for option in get_args(kind)]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _type_schema(get_args(kind)[0], definitions)}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # holds the place while the fields are looked at
        if kind is Span:
            definitions["Span"] = _SPAN_SCHEMA
        elif issubclass(kind, enum.Enum):
            definitions[kind.__name__] = {"enum": [member.value for member in kind]}
        else:
            definitions[kind.__name__] = _class_schema(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


_JSON_TYPES: dict[Any, str] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    type(None): "null",
}

_SPAN_SCHEMA = {
    "description": "[start, end], half-open, in code points of source.text; never empty",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
}
