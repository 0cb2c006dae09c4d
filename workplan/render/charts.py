"""Charts that a browser draws: heat maps of marks or numbers, and stacked bars.

Knows records, labels and colours; no plan. A chart contains its data, and the browser draws it with
its own fonts, which have Chinese. Nothing is fetched but altair's scripts, and with
``chart.save("x.html", inline=True)`` not even those.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from workplan.errors import MissingLibraryError
from workplan.render import terminal
from workplan.texts import Lang, translate

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = ["Scale", "bars", "count_map", "heat_map"]

Scale = Sequence[tuple[str, str]]
"""Categories, the strongest first: the label of each, and its mark."""

Rows: TypeAlias = Iterable[tuple[str, Sequence[str]]]
"""Labels of rows in bands, each under its title, which may be ``""``."""

Cells: TypeAlias = Iterable[tuple[int, int, int, Mapping[str, str]]]
"""Index of the row (over all bands) and of the column, a value, and the tooltip by name."""


_Cell: TypeAlias = tuple[int, int, int, Mapping[str, str | int]]
"""Index of its row and of its column, how much it adds to the load of the column, its values."""


class _About(NamedTuple):
    """What a chart says of itself."""

    title: str
    source: str
    """Provenance, below the title."""
    lang: Lang
    """Of its controls and legends."""


# The page behind a chart may be white or black: it shows through, each colour is far from both, and
# what is stronger has more colour, not less light. Black is readable on all of them (6:1 at least);
# the weakest is an outline.
_FILLS = ("#2f8cff", "#5f9de0", "#869bb0", "transparent")
_INKS = ("#000000", "#000000", "#000000", "#767676")
_COUNTS = ("#8d9dad", "#2f8cff")
# 4.5:1 on white, 4.6:1 on black, 4.2:1 on JupyterLab's #111.
_TEXT = "#767676"
_LINE = "rgba(128,128,128,.35)"
_BAND = "rgba(128,128,128,.2)"
_CONFIG: Mapping[str, Mapping[str, str]] = {
    "axis": {"labelColor": _TEXT, "gridColor": _LINE, "domainColor": _LINE, "tickColor": _LINE},
    "legend": {"labelColor": _TEXT, "titleColor": _TEXT},
    "title": {"color": _TEXT, "subtitleColor": _TEXT},
    "view": {"stroke": _LINE},
}
_STEP = 22  # pixels
_LABEL_WIDTH = 44
"""Columns of a label, at most: with 420 pixels a title and its id."""


def heat_map(
    rows: Rows,
    columns: Sequence[str],
    cells: Cells,
    scale: Scale,
    *,
    title: str,
    source: str,
    lang: Lang = "en",
) -> "LayerChart":
    """Return marks in a grid, the rows in bands; columns as given or, at a click, by load.

    The value of a cell is its index in `scale`. Raises `MissingLibraryError` without altair.
    """

    def draw(alt: Any, base: Any, tooltips: list[str]) -> tuple[Any, Any]:
        picked = alt.selection_point(name="picked", fields=["what"], bind="legend")
        # What is not picked in the legend is faded.
        opacity = alt.when(picked).then(alt.value(1)).otherwise(alt.value(0.15))
        fill = base.mark_rect(stroke=_TEXT, strokeWidth=0.5).encode(
            color=_make_fills(alt, scale), opacity=opacity, tooltip=tooltips
        )
        mark = base.mark_text(fontSize=14, tooltip=None).encode(
            text="mark:N", color=_make_inks(alt, scale), opacity=opacity
        )
        return fill.add_params(picked), mark

    marked: list[_Cell] = [
        (row, column, 1, {"what": scale[at][0], "mark": scale[at][1], **tooltip})
        for row, column, at, tooltip in cells
    ]
    return _make_map(rows, columns, marked, draw, _About(title, source, lang))


def count_map(
    rows: Rows,
    columns: Sequence[str],
    cells: Cells,
    *,
    title: str,
    source: str,
    lang: Lang = "en",
) -> "LayerChart":
    """Return numbers in a grid, a larger one in more colour; otherwise as `heat_map`.

    The value of a cell is what it counts. Raises `MissingLibraryError` without altair.
    """

    def draw(alt: Any, base: Any, tooltips: list[str]) -> tuple[Any, Any]:
        legend = alt.Legend(
            title=translate("measures", lang), orient="bottom", format="d", tickMinStep=1
        )
        color = alt.Color(
            "mark:Q", scale=alt.Scale(range=list(_COUNTS), domainMin=1), legend=legend
        )
        filled = base.transform_filter("datum.one")  # not an empty column
        fill = filled.mark_rect(stroke=_TEXT, strokeWidth=0.5).encode(color=color, tooltip=tooltips)
        mark = filled.mark_text(fontSize=12, tooltip=None, color=_INKS[0]).encode(text="mark:Q")
        return fill, mark

    counted: list[_Cell] = [
        (row, column, n, {"mark": n, **tooltip}) for row, column, n, tooltip in cells
    ]
    return _make_map(rows, columns, counted, draw, _About(title, source, lang))


def _make_map(
    rows: Rows,
    columns: Sequence[str],
    cells: Sequence[_Cell],
    draw: Callable[[Any, Any, list[str]], tuple[Any, Any]],
    about: _About,
) -> "LayerChart":
    """Bands, fills and marks over each other; `draw` makes the last two from their base chart."""
    alt = _import_altair()
    labels, bands, lines = _make_labels(rows)
    heads = _make_distinct(columns)
    loads = Counter[int]()
    for _, column, load, _ in cells:
        loads[column] += load
    busiest = sorted(range(len(heads)), key=lambda column: -loads[column])
    places = [{"column": h, "place": i, "rank": busiest.index(i)} for i, h in enumerate(heads)]
    records = [
        {"row": lines[row], "one": 1} | places[column] | _escape_values(values)
        for row, column, _, values in cells
    ]
    tooltips = list(dict.fromkeys(key for record in records for key in record if key not in _KEYS))
    # An empty column is still a column.
    empty = [{**place, "one": 0} for i, place in enumerate(places) if i not in loads]
    base, y, by_load = _make_axes(alt, labels, about.lang)
    layers = [
        alt.Chart(alt.Data(values=[{"row": label} for label in bands]))
        .mark_rect(color=_BAND)
        .encode(y=y),
        *draw(alt, base.encode(y=y), [f"{key}:N" for key in tooltips]),
    ]
    chart = (
        alt.layer(*layers, data=alt.Data(values=[*records, *empty]))
        .add_params(by_load)
        .resolve_scale(color="independent")
    )
    return _finish(alt, chart, about, width=alt.Step(_STEP))


_KEYS = ("row", "column", "what", "mark", "place", "rank", "one")
"""Keys of a record that are no line of the tooltip."""


def _make_axes(alt: Any, labels: Sequence[str], lang: Lang) -> tuple[Any, Any, Any]:
    """The base chart with its horizontal axis; the vertical axis; the parameter of the order."""
    by_load = alt.param(
        name="order",
        value="given",
        bind=alt.binding_radio(
            options=["given", "load"],
            labels=[translate("as listed", lang), translate("by load", lang)],
            name=translate("columns: ", lang),
        ),
    )
    x = alt.X(
        "column:N",
        sort=alt.EncodingSortField("at", op="min", order="ascending"),
        axis=alt.Axis(
            title=None, orient="top", labelAngle=-60, labelLimit=200, grid=True, zindex=0
        ),
    )
    y = alt.Y(
        "row:N",
        scale=alt.Scale(domain=labels),
        axis=alt.Axis(title=None, labelLimit=420, ticks=False, domain=False),
    )
    at = "order == 'load' ? datum.rank : datum.place"
    return alt.Chart().transform_calculate(at=at).encode(x=x), y, by_load


def bars(
    labels: Sequence[str],
    counts: Sequence[Sequence[int]],
    scale: Scale,
    *,
    title: str,
    source: str,
    lang: Lang = "en",
) -> "LayerChart":
    """Return a bar for each label, with a part for each of `scale`, in the order of the labels.

    Raises `MissingLibraryError` without altair.
    """
    alt = _import_altair()
    names = _make_distinct(labels)
    records = [
        {"label": name, "what": what, "mark": f"{mark}{n}", "count": n, "at": at, "from": start}
        | {"middle": start + n / 2, "to": start + n}
        for name, line in zip(names, counts, strict=True)
        for at, ((what, mark), n) in enumerate(zip(scale, line, strict=True))
        for start in [sum(line[:at])]
        if n
    ]
    axis = alt.Axis(title=None, tickMinStep=1, orient="top")
    y = alt.Y("label:N", scale=alt.Scale(domain=names), axis=alt.Axis(title=None, labelLimit=420))
    base = alt.Chart(alt.Data(values=records)).encode(y=y)
    fill = base.mark_bar(stroke=_TEXT, strokeWidth=0.5).encode(
        x=alt.X("from:Q", axis=axis),
        x2="to:Q",
        color=_make_fills(alt, scale),
        tooltip=[
            alt.Tooltip("label:N", title=translate("who", lang)),
            alt.Tooltip("what:N", title=translate("what", lang)),
            alt.Tooltip("count:Q", title=translate("count", lang)),
        ],
    )
    mark = base.mark_text(fontSize=10, tooltip=None).encode(
        x=alt.X("middle:Q", axis=axis), text="mark:N", color=_make_inks(alt, scale)
    )
    chart = alt.layer(fill, mark).resolve_scale(color="independent")
    return _finish(alt, chart, _About(title, source, lang), width=640)


def _finish(alt: Any, chart: Any, about: _About, width: object) -> "LayerChart":
    """Give a chart its title, size and colours."""
    lines = [_escape_markup(line) for line in terminal.wrap(about.source, width=120)]
    title = alt.TitleParams(
        _escape_markup(about.title), subtitle=lines, anchor="start", subtitleFontSize=10
    )
    made: LayerChart = chart.properties(
        title=title,
        width=width,
        height=alt.Step(_STEP),
        background="transparent",
        config={part: dict(colors) for part, colors in _CONFIG.items()},
    )
    return made


def _make_labels(
    rows: Iterable[tuple[str, Sequence[str]]],
) -> tuple[list[str], list[str], list[str]]:
    """All labels of the vertical axis, distinct; those of the bands; those of the rows."""
    given = [
        (is_band, words)
        for band, lines in rows
        for is_band, words in [(True, band), *((False, line) for line in lines)]
        if words or not is_band
    ]
    labels = _make_distinct([words for _, words in given])
    bands = [label for (is_band, _), label in zip(given, labels, strict=True) if is_band]
    lines = [label for (is_band, _), label in zip(given, labels, strict=True) if not is_band]
    return labels, bands, lines


def _make_distinct(labels: Iterable[str]) -> list[str]:
    """Labels short enough for an axis, equal ones made distinct by zero-width spaces."""
    seen: dict[str, int] = {}
    distinct: list[str] = []
    for label in labels:
        short = _escape_markup(terminal.clip(label, _LABEL_WIDTH))
        distinct.append(short + "\u200b" * seen.setdefault(short, 0))
        seen[short] += 1
    return distinct


def _escape_values(values: Mapping[str, str | int]) -> dict[str, str | int]:
    return {
        _escape_markup(key): value if isinstance(value, int) else _escape_markup(value)
        for key, value in values.items()
    }


def _escape_markup(text: str) -> str:
    """Return text that cannot end the script in which altair puts it into a page.

    The word joiner after a ``<`` is invisible, and breaks ``</script>`` and ``<!--``.
    """
    return text.replace("<", "<\u2060").encode("utf-8", "backslashreplace").decode()


def _make_fills(alt: Any, scale: Scale) -> Any:
    domain = [what for what, _ in scale]
    return alt.Color(
        "what:N",
        scale=alt.Scale(domain=domain, range=list(_FILLS[: len(domain)])),
        legend=alt.Legend(title=None, orient="bottom", symbolType="square"),
    )


def _make_inks(alt: Any, scale: Scale) -> Any:
    domain = [what for what, _ in scale]
    inks = alt.Scale(domain=domain, range=list(_INKS[: len(domain)]))
    return alt.Color("what:N", scale=inks, legend=None)


def _import_altair() -> Any:
    try:
        import altair as alt
    except ImportError:
        raise MissingLibraryError("a chart", "altair") from None
    return alt
