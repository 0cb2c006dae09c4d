"""`Table` and `Column`: the one shape of every tabular result, and every form it leaves Python in.

A row class describes its columns once, in the metadata of its attrs fields and on its properties:
name, type, heading, meaning. CSV, Markdown, HTML, text, data frame, Arrow schema and the data
dictionary all come from that description. Knows rows and forms; not which tables there are.
"""

import csv
import enum
import inspect
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from itertools import count
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    NamedTuple,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    overload,
)

import attrs

from workplan.errors import AmbiguousItemError, MissingLibraryError, OptionError, UnknownItemError
from workplan.model import Agency, Duty, Provenance, Registry
from workplan.render import files, html, terminal
from workplan.render.sheet import neutralize_formula
from workplan.texts import Lang, Text, check_lang, translate

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

__all__ = [
    "Band",
    "Cell",
    "Column",
    "Table",
    "as_column",
    "column",
    "columns_of",
    "escape_markdown",
    "format_markdown",
    "make_table",
    "read_cell",
]

Cell = str | int | float | bool | date | None
"""A plain value, as records and CSV have it."""

PlainType = type[str | int | float | bool | date]
"""Type of the plain values of a column."""

_SHOWN = 12
"""Rows in a `repr`: what a console shows without scrolling."""
_KEY = "workplan.column"


# --- columns -------------------------------------------------------------------------------------


@attrs.frozen
class Column:
    """One column of a table: what it is called, what it holds, and where a row keeps it."""

    name: str
    """Key in records and head in CSV; never translated."""
    heading: str
    """English heading in tables for people; `texts` has its Chinese."""
    type: PlainType = str
    """Type of its plain values."""
    meaning: str = ""
    """What it says, in one line, for the data dictionary."""
    path: tuple[str | int, ...] = ()
    """Attributes and indexes that lead from a row to the value."""
    is_optional: bool = False
    """Whether a value may be missing (``None``)."""
    is_key: bool = False
    """Whether `Table.row` looks here."""
    mark: str = ""
    """Symbol of the part that it is of a bar, where the counts add up to one."""
    align: str = ""
    """``"right"`` to align text to the right."""
    markup: str = ""
    """Attribute of a row that has the value as HTML, where that says more."""
    is_duty: bool = False
    """Whether its values are duties, which have an order."""
    is_mark: bool = False
    """Whether duties show as symbols, under an upright heading."""
    title: str = ""
    """Tooltip of the heading."""
    tooltip: tuple[str | int, ...] = ()
    """Path to the tooltip of a value."""
    is_data: bool = False
    """Whether it is for programs only, as a position is, and is left out in a language."""
    words: "Column | None" = None
    """The column beside it in a language: the title beside an id."""

    def value(self, row: object) -> object:
        """Return the value of a row, as the row keeps it."""
        return _follow(row, self.path)

    def render_heading(self, lang: Lang) -> str:
        """Return the heading in a language."""
        return translate(self.heading, lang)


def _follow(row: object, path: tuple[str | int, ...]) -> object:
    value: Any = row
    for step in path:
        if value is not None:
            value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


class _Description(NamedTuple):
    """What a row class says of a column, beside its name and type."""

    order: int
    """Place among all descriptions: fields and properties keep the order of their class."""
    meaning: str
    name: str
    """``""`` for the name of the field or property."""
    attribute: str
    words: str
    options: Mapping[str, Any]
    heading: str = ""
    """``""`` for the name in words."""


_order = count()
_Function = TypeVar("_Function", bound=Callable[..., object])


def column(
    meaning: str,
    *,
    attribute: str = "",
    is_key: bool = False,
    mark: str = "",
    align: str = "",
    is_data: bool = False,
    words: str = "",
    heading: str = "",
) -> dict[str, object]:
    """Return the metadata that makes an attrs field a column, named as the field.

    `attribute` is the attribute of the field's value that the column shows, as text: the name of
    an agency, the id of a task. `words` is the one that is beside it in a language: the title.
    `heading` is its heading where the name in words would mean something else.
    """
    options = {"is_key": is_key, "mark": mark, "align": align, "is_data": is_data}
    return {_KEY: _Description(next(_order), meaning, "", attribute, words, options, heading)}


def as_column(
    *, name: str = "", markup: str = "", is_data: bool = False, heading: str = ""
) -> Callable[[_Function], _Function]:
    """Make a property of a row class a column, named as the property unless `name` is given.

    Goes between ``@property`` and the function, whose docstring is the column's meaning. `markup`
    is an attribute of the row that has the value as HTML, `heading` is as in `column`.
    """

    def describe(function: _Function) -> _Function:
        meaning = " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())
        options = {"markup": markup, "is_data": is_data}
        vars(function)[_KEY] = _Description(next(_order), meaning, name, "", "", options, heading)
        return function

    return describe


@cache
def columns_of(kind: type) -> tuple[Column, ...]:
    """Return the columns that a row class describes: its own, then those of its bases.

    Fields and properties are in the order of the class body.

    >>> from workplan import Workload
    >>> columns_of(Workload)[1].name, columns_of(Workload)[1].type
    ('lead', <class 'int'>)
    """
    found: list[tuple[int, int, Column]] = []
    fields = [field for field in attrs.fields(kind) if _KEY in field.metadata]
    hints = get_type_hints(kind) if fields else {}
    for field in fields:
        described: _Description = field.metadata[_KEY]
        made = _make_column(field.name, hints[field.name], described)
        found.append((0, described.order, made))
    for depth, base in enumerate(kind.__mro__):
        for name, member in vars(base).items():
            if isinstance(member, property) and _KEY in vars(member.fget):
                described = vars(member.fget)[_KEY]
                hint = get_type_hints(member.fget)["return"]
                found.append((depth, described.order, _make_column(name, hint, described)))
    return tuple(each for _, _, each in sorted(found, key=lambda entry: entry[:2]))


def _make_column(name: str, hint: Any, described: "_Description") -> Column:
    attribute, words = described.attribute, described.words
    # A union with a type variable is a `typing.Union`, others are a `types.UnionType`.
    types = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    plain = next((kind for kind in types if kind in _ARROW_TYPES), str)
    whole = described.name or name
    return Column(
        whole,
        described.heading or _make_heading(whole),
        str if attribute else plain,
        described.meaning,
        (name, attribute) if attribute else (name,),
        type(None) in types,
        is_duty=Duty in types,
        words=_make_words(name, words) if words else None,
        **described.options,
    )


def _make_words(name: str, attribute: str) -> Column:
    """The column beside an id: section title, measure text."""
    whole = f"{name}_{attribute}"
    return Column(whole, _make_heading(whole), path=(name, attribute), is_optional=True)


def _make_heading(name: str) -> str:
    return name.replace("_", " ")


# --- tables --------------------------------------------------------------------------------------

_Row_co = TypeVar("_Row_co", covariant=True)


@attrs.frozen
class Band:
    """Rows of a table that belong together, under a title of their own."""

    title: str
    """As printed; ``""`` for rows under none."""
    start: int
    """Index of its first row."""


@attrs.frozen(repr=False)
class Table(Sequence[_Row_co], Generic[_Row_co]):
    """An immutable sequence of rows with columns, a caption and provenance.

    >>> import workplan
    >>> table = workplan.load().matrix().joint_leads()
    >>> len(table), table[0].measure.id, table.columns[0].name
    (4, '16.1', 'measure')
    """

    rows: tuple[_Row_co, ...]
    """In the order of the question."""
    columns: tuple[Column, ...]
    """What each row has, in order."""
    caption_text: Text
    """What is counted, with the figures."""
    provenance: Provenance
    """Which plan it is of."""
    lang: Lang = "en"
    """Language of headings and caption in the forms for people."""
    bands: tuple[Band, ...] = ()
    """Row groups, in order; shown in HTML."""
    legend: str = ""
    """What its symbols mean."""
    key: Column | None = None
    """The column by which `row` finds a row; ``None`` where a row is about nothing of its own."""

    @overload
    def __getitem__(self, index: int) -> _Row_co: ...
    @overload
    def __getitem__(self, index: slice) -> "Table[_Row_co]": ...
    def __getitem__(self, index: int | slice) -> "_Row_co | Table[_Row_co]":
        if not isinstance(index, slice):
            return self.rows[index]
        rows, caption = self.rows[index], self.caption_text
        if len(rows) < len(self):
            template = "{caption} ({shown} of {total} shown)"
            caption = Text(template, caption=caption, shown=len(rows), total=len(self))
        return attrs.evolve(self, rows=rows, caption_text=caption, bands=())

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[_Row_co]:
        return iter(self.rows)

    @property
    def caption(self) -> str:
        """What is counted, with the figures, in the language of the table."""
        return self.caption_text.render(self.lang)

    def row(self, key: object) -> _Row_co:
        """Return the row of an agency, a section, a task or a measure.

        An agency is found by any of its names, the others by id; the objects themselves work too.
        Raises `UnknownItemError` or `UnknownAgencyError`; `AmbiguousItemError` with their indexes
        where several rows have the key; `OptionError` for a table without key.

        >>> import workplan
        >>> workplan.load().matrix().workload().row("工商局").tasks
        15
        """
        found = self.key
        if found is None:
            allowed = ("one with a row for each agency, section, task or measure",)
            raise OptionError("the table of row()", self.caption, allowed)
        things = [_follow(row, found.path[:1]) for row in self.rows]
        # Each once: several rows of one agency are ambiguous, its name is not.
        agencies = tuple({each.id: each for each in things if isinstance(each, Agency)}.values())
        wanted: object = Registry(agencies).find(key) if agencies else key
        at = [i for i, thing in enumerate(things) if _is_key_of(wanted, thing)]
        if not at:
            keys = dict.fromkeys(str(found.value(row)) for row in self.rows)
            raise UnknownItemError("row", key, tuple(keys)[:5])
        if len(at) > 1:
            raise AmbiguousItemError("row", key, tuple(map(str, at[:5])))
        return self.rows[at[0]]

    def select(self, *names: str) -> "Table[_Row_co]":
        """Return the table with these columns only, in this order.

        Raises `OptionError` for an unknown name, one given twice, and none at all.
        """
        known = {each.name: each for each in self.columns}
        for name in names:
            if not isinstance(name, str) or name not in known:
                raise OptionError("a column", name, tuple(known))
        if not names or len(set(names)) < len(names):
            raise OptionError("the columns", names, ("one name or several, each once",))
        chosen = (attrs.evolve(known[name], is_data=False, words=None) for name in names)
        return attrs.evolve(self, columns=tuple(chosen))

    def translate(self, lang: Lang) -> "Table[_Row_co]":
        """Return the table with headings and caption in a language.

        Raises `OptionError` for an unknown one.

        >>> import workplan
        >>> workplan.load().matrix().workload().translate("zh").headings[:2]
        ['单位', '牵头']
        """
        check_lang(lang)
        return attrs.evolve(self, lang=lang)

    # --- forms for programs ----------------------------------------------------------------------

    def to_records(self) -> list[dict[str, Cell]]:
        """Return one plain dict a row: plan, revision, then the columns; dates are `datetime.date`.

        >>> import workplan
        >>> record = workplan.load().matrix().workload().to_records()[0]
        >>> record["plan"], record["agency"], record["lead"]
        ('qingdao-2018', '市工商局', 2)
        """
        source: dict[str, Cell] = {
            "plan": self.provenance.plan,
            "revision": self.provenance.revision,
        }
        return [
            source | {each.name: read_cell(each.value(row)) for each in self.columns}
            for row in self.rows
        ]

    def to_csv(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        bom: bool = True,
        force: bool = False,
        lang: Lang | None = None,
    ) -> str:
        """Return the records as CSV text; also write it to `path` if given.

        Heads are the columns' names, or with `lang` what people read. The file begins with a byte
        order mark, by which Excel and WPS know UTF-8, unless ``bom=False``; the returned text has
        none. Text that a spreadsheet takes for a formula gets an apostrophe. Raises
        `ExistingFileError` where the file exists, unless `force`, and `OptionError` for an unknown
        language.
        """
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        columns = self._choose_columns(lang)
        if lang is None:
            heads = ["plan", "revision", *(each.name for each in columns)]
        else:
            named = ("plan", "revision", *(each.heading for each in columns))
            heads = [translate(head, lang) for head in named]
        # An agency's name may be the head of a column, and begin as a formula does.
        writer.writerow([neutralize_formula(head) for head in heads])
        source = (self.provenance.plan, self.provenance.revision)
        for row in self.rows:
            cells = (_write_cell(each.value(row), lang) for each in columns)
            writer.writerow([neutralize_formula(cell) for cell in (*source, *cells)])
        text = out.getvalue()
        if path is not None:
            files.save_text(path, ("\ufeff" if bom else "") + text, force=force)
        return text

    def to_frame(self, *, lang: Lang | None = None) -> "pd.DataFrame":
        """Return a pandas data frame of the columns; `frame.attrs` has caption and provenance.

        Heads are the columns' names and values those of the records, or with `lang` what people
        read: titles and texts beside ids, no offsets, and duties as an ordered category. Dates stay
        `datetime.date`, in a column of objects. Raises `OptionError` for another language,
        `MissingLibraryError` without pandas.

        >>> import workplan
        >>> workplan.load().table("roles").to_frame(lang="zh").iloc[0, 1]
        '持续推进三大重点领域治理'
        """
        columns = self._choose_columns(lang)
        try:
            import pandas as pd
        except ImportError:
            raise MissingLibraryError("a data frame", "pandas") from None
        weakest_first = [read_cell(duty, lang) for duty in sorted(Duty)]
        data: dict[int, Any] = {}
        for i, each in enumerate(columns):
            values = [each.value(row) for row in self.rows]
            is_ordered = lang is not None and each.is_duty
            dtype: Any = (
                pd.CategoricalDtype(weakest_first, ordered=True)
                if is_ordered
                else _frame_type(each)
            )
            data[i] = pd.Series([read_cell(value, lang) for value in values], dtype=dtype)
        frame = pd.DataFrame(data)
        frame.columns = pd.Index(
            [each.name if lang is None else each.render_heading(lang) for each in columns]
        )
        frame.attrs = {"caption": self.caption_text.render(lang or "en"), **self._source}
        return frame

    def to_arrow(self) -> Any:
        """Return the records as a `pyarrow.Table`, whose metadata has caption and provenance.

        Raises `MissingLibraryError` without pyarrow.
        """
        try:
            pa: Any = import_module("pyarrow")  # it has no types
        except ImportError:
            raise MissingLibraryError("an Arrow table", "pyarrow") from None
        source = [pa.field(name, pa.string(), nullable=False) for name in ("plan", "revision")]
        fields = [
            pa.field(each.name, getattr(pa, _ARROW_TYPES[each.type])(), nullable=each.is_optional)
            for each in self.columns
        ]
        metadata = {"caption": str(self.caption_text), **self._source}
        schema = pa.schema([*source, *fields], metadata={k: v or "" for k, v in metadata.items()})
        return pa.Table.from_pylist(self.to_records(), schema=schema)

    def _choose_columns(self, lang: Lang | None) -> tuple[Column, ...]:
        """The columns of a frame or CSV with names and plain values, or of one in a language."""
        if lang is None:
            return self.columns
        check_lang(lang)
        pairs = ((each, each.words) for each in self.columns if not each.is_data)
        return tuple(each for pair in pairs for each in pair if each)

    @property
    def _source(self) -> dict[str, str | None]:
        found = self.provenance
        return {
            "plan": found.plan,
            "title": found.title,
            "revision": found.revision,
            "url": found.url,
            "sha256": found.sha256,
        }

    # --- forms for people ------------------------------------------------------------------------

    @property
    def headings(self) -> list[str]:
        """The headings of the columns, in the language of the table."""
        return [each.render_heading(self.lang) for each in self.columns]

    def list_cells(self) -> Iterator[list[str]]:
        """Return the cells of each row as text for people."""
        return ([_show(each, row, self.lang) for each in self.columns] for row in self.rows)

    def to_text(self) -> str:
        """Return the rows in aligned columns for a terminal, below the caption."""
        right = [i for i, each in enumerate(self.columns) if each.align == "right"]
        shown = terminal.format_table(self.headings, self.list_cells(), right=right)
        return "\n".join([*terminal.wrap(self.caption), "", shown]) + "\n"

    def to_markdown(self) -> str:
        """Return the rows as a Markdown table, between caption and provenance."""
        body = format_markdown(self.headings, self.list_cells())
        source = self.provenance.render_line(self.lang)
        caption, legend, source = map(escape_markdown, (self.caption, self.legend, source))
        return f"{caption}\n\n{body}\n" + (f"{legend}\n\n" if legend else "") + f"{source}\n"

    def to_html(self) -> str:
        """Return the rows as one escaped HTML table, with its style and nothing from outside."""
        parts = [html.heading(self.caption), self.draw()]
        parts += [html.tag("p", self.legend)] if self.legend else []
        return html.box(*parts, provenance=self.provenance.render_line(self.lang))

    def draw(self) -> html.Html:
        """Return the rows as an HTML table alone, without caption, style and provenance."""
        rows = [[self._draw_cell(each, row) for each in self.columns] for row in self.rows]
        if any(each.is_mark for each in self.columns):
            heads = [
                html.tag("span", head, title=each.title) if each.is_mark else head
                for head, each in zip(self.headings, self.columns, strict=True)
            ]
            return html.grid(heads, _split_bands(rows, self.bands))
        right = [i for i, each in enumerate(self.columns) if each.align == "right"]
        return html.table(self.headings, rows, right=right)

    def chart(self) -> "alt.LayerChart":
        """Return the counts as stacked bars, a row each, where the columns add up to one.

        ``chart.save("x.html", inline=True)`` writes a page that opens with no network. Raises
        `OptionError` where the rows count nothing, `MissingLibraryError` without altair.
        """
        from workplan.render import charts

        parts = [each for each in self.columns if each.mark]
        if not parts:
            allowed = ("one with counts, such as workload() or overlap()",)
            raise OptionError("the table of a chart", self.caption, allowed)
        names = [each for each in self.columns if each.type is str]
        return charts.bars(
            [" · ".join(str(each.value(row)) for each in names) for row in self.rows],
            [[cast("int", each.value(row)) for each in parts] for row in self.rows],
            [(f"{p.mark} {p.render_heading(self.lang)}", p.mark) for p in parts],
            title=self.caption,
            source=self.provenance.render_line(self.lang),
            lang=self.lang,
        )

    def _draw_cell(self, each: Column, row: object) -> object:
        if each.markup:
            return html.Html(_follow(row, (each.markup,)))
        value = each.value(row)
        if each.tooltip and value is not None:
            shown = _show(each, row, self.lang)
            return html.tag("span", shown, title=str(_follow(row, each.tooltip)))
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return value if is_number else _show(each, row, self.lang)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        more = f"… {len(self) - _SHOWN} more" if len(self) > _SHOWN else ""
        return attrs.evolve(self, rows=self.rows[:_SHOWN]).to_text() + more


def make_table(
    kind: type[_Row_co],
    rows: Iterable[_Row_co],
    caption: Text,
    provenance: Provenance,
    lang: Lang = "en",
) -> Table[_Row_co]:
    """Make a table of rows of one class, which names the columns; raises `OptionError`."""
    check_lang(lang)
    columns = columns_of(cast("type", kind))
    key = next((each for each in columns if each.is_key), None)
    return Table(tuple(rows), columns, caption, provenance, lang, key=key)


def _is_key_of(key: object, thing: object) -> bool:
    """Whether a key is the id of what a row is about, or an object of its class with that id."""
    wanted = getattr(key, "id", key) if isinstance(key, type(thing)) else key
    return bool(getattr(thing, "id", thing) == wanted)


def _split_bands(rows: Sequence[object], bands: Sequence[Band]) -> Iterator[tuple[str, Any]]:
    """The rows of each band under its title; all under none where there are no bands."""
    bands = bands or (Band("", 0),)
    starts = [band.start for band in bands]
    ends = [*starts[1:], len(rows)]
    for band, start, end in zip(bands, starts, ends, strict=False):
        yield band.title, rows[start:end]


# --- cells ---------------------------------------------------------------------------------------


def read_cell(value: object, lang: Lang | None = None) -> Cell:
    """Return a value as records have it, or with a language as people read it.

    >>> read_cell(Duty.LEAD), read_cell(Duty.LEAD, "zh")
    ('lead', '牵头')
    """
    if isinstance(value, tuple):
        return "、".join(str(read_cell(each, lang)) for each in cast("tuple[object, ...]", value))
    if isinstance(value, Text):
        return value.render(lang or "en")
    if isinstance(value, Duty) and lang == "zh":
        return value.label
    if isinstance(value, enum.Enum):
        name = str(value.value)
        return name if lang is None else translate(name.replace("_", " "), lang)
    return cast("Cell", value)


def _write_cell(value: object, lang: Lang | None) -> Cell:
    """A value as CSV has it; with a language, as people read it."""
    cell = read_cell(value, lang)
    return translate("true" if cell else "false", lang or "en") if isinstance(cell, bool) else cell


def _show(each: Column, row: object, lang: Lang) -> str:
    """A cell as text for people."""
    value = each.value(row)
    if each.is_mark:
        return value.mark if isinstance(value, Duty) else ""
    shown = _write_cell(value, lang)
    return "" if shown is None else str(shown)


_ARROW_TYPES: Mapping[type, str] = {
    bool: "bool_",
    int: "int64",
    float: "float64",
    date: "date32",
    str: "string",
}
"""Types of plain values, and the Arrow type of each."""
_FRAME_TYPES: Mapping[type, tuple[str, str]] = {
    bool: ("bool", "boolean"),
    int: ("int64", "Int64"),
    float: ("float64", "Float64"),
}
"""pandas' dtype of each type, and the nullable one for values that may be missing."""


def _frame_type(each: Column) -> str:
    return _FRAME_TYPES.get(each.type, ("object", "object"))[each.is_optional]


# --- Markdown ------------------------------------------------------------------------------------


def escape_markdown(text: object) -> str:
    """Return text as one line in which nothing is taken for Markdown or HTML.

    >>> escape_markdown("<b>*甲*|乙")
    '\\\\<b\\\\>\\\\*甲\\\\*\\\\|乙'
    """
    line = " ".join(("" if text is None else str(text)).split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#&~" else char for char in line)


def format_markdown(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as a Markdown table, with a final line feed.

    >>> print(format_markdown(["单位", "n"], [["市商务局", 3]]), end="")
    | 单位 | n |
    | --- | --- |
    | 市商务局 | 3 |
    """
    head, *lines = [f"| {' | '.join(map(escape_markdown, line))} |\n" for line in (heads, *rows)]
    return "".join([head, f"|{' --- |' * len(heads)}\n", *lines])
