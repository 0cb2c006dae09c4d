"""Charts that a browser draws: a heat map of marks, and stacked bars.

Knows records, labels and colours; no plan. A chart contains its data, and the browser draws it with
its own fonts, which have Chinese. Nothing is fetched but altair's scripts, and with
``chart.save("x.html", inline=True)`` not even those.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workplan.errors import MissingLibraryError
from workplan.render import terminal

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = ["Scale", "bars", "heat_map"]

Scale = Sequence[tuple[str, str]]
"""Categories, the strongest first: the label of each, and its mark."""

# From strong to weak, and a text colour readable on each; the marks differ by shape, too.
_FILLS = ("#08519c", "#3182bd", "#9ecae1", "#e3eef9")
_INKS = ("#ffffff", "#ffffff", "#000000", "#000000")
_BAND = "#e8e8e8"
_STEP = 22  # pixels
_LABEL_WIDTH = 44
"""Columns of a label, at most: with 420 pixels a title and its id."""


def heat_map(
    rows: Iterable[tuple[str, Sequence[str]]],
    columns: Sequence[str],
    cells: Iterable[tuple[int, int, int, Mapping[str, str]]],
    scale: Scale,
    *,
    title: str,
    source: str,
) -> "LayerChart":
    """Return marks in a grid, the rows in bands; columns as given or, at a click, by load.

    A cell is the index of its row (over all bands), of its column and in `scale`, and the lines of
    its tooltip by name. Raises `MissingLibraryError` without altair.
    """
    alt = _import_altair()
    labels, bands, lines = _make_labels(rows)
    heads = _make_distinct(columns)
    records = [
        {"row": lines[row], "column": heads[column], "what": scale[at][0], "mark": scale[at][1]}
        | {"place": column, "one": 1}
        | {_escape_markup(key): _escape_markup(text) for key, text in tooltip.items()}
        for row, column, at, tooltip in cells
    ]
    tooltips = list(dict.fromkeys(key for record in records for key in record if key not in _KEYS))
    filled = {record["column"] for record in records}
    # An empty column is still a column.
    empty = [
        {"column": head, "place": at, "one": 0}
        for at, head in enumerate(heads)
        if head not in filled
    ]
    base, y, by_load = _make_axes(alt, labels)
    picked = alt.selection_point(name="picked", fields=["what"], bind="legend")
    layers = [
        alt.Chart(alt.Data(values=[{"row": label} for label in bands]))
        .mark_rect(color=_BAND)
        .encode(y=y),
        *_make_mark_layers(alt, base.encode(y=y), scale, picked, tooltips),
    ]
    chart: LayerChart = (
        alt.layer(*layers, data=alt.Data(values=[*records, *empty]))
        .add_params(by_load)
        .resolve_scale(color="independent")
        .properties(
            title=_make_title(alt, title, source), width=alt.Step(_STEP), height=alt.Step(_STEP)
        )
    )
    return chart


def _make_mark_layers(
    alt: Any, base: Any, scale: Scale, picked: Any, tooltips: Sequence[str]
) -> tuple[Any, Any]:
    """The layer of filled cells and that of the marks on them; what is not picked is faded."""
    faded = alt.when(picked).then(alt.value(1)).otherwise(alt.value(0.15))
    fill = base.mark_rect(stroke="#ffffff").encode(
        color=_make_fills(alt, scale),
        opacity=faded,
        tooltip=[alt.Tooltip(f"{key}:N") for key in tooltips],
    )
    mark = base.mark_text(fontSize=14, tooltip=None).encode(
        text="mark:N", color=_make_inks(alt, scale), opacity=faded
    )
    return fill.add_params(picked), mark


_KEYS = ("row", "column", "what", "mark", "place", "one")
"""Keys of a record that are no line of the tooltip."""


def _make_axes(alt: Any, labels: Sequence[str]) -> tuple[Any, Any, Any]:
    """The base chart with its horizontal axis; the vertical axis; the parameter of the order."""
    by_load = alt.param(
        name="order",
        value="given",
        bind=alt.binding_radio(options=["given", "load"], labels=["as listed", "by load"],
                               name="columns: "),
    )  # fmt: skip
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
    # By load: the busiest first, and those with the same load as they are listed.
    base = (
        alt.Chart()
        .transform_joinaggregate(load="sum(one)", groupby=["column"])
        .transform_calculate(at="order == 'load' ? datum.place - datum.load * 100000 : datum.place")
        .encode(x=x)
    )
    return base, y, by_load


def bars(
    labels: Sequence[str],
    counts: Sequence[Sequence[int]],
    scale: Scale,
    *,
    title: str,
    source: str,
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
    fill = base.mark_bar(stroke="#ffffff").encode(
        x=alt.X("from:Q", axis=axis),
        x2="to:Q",
        color=_make_fills(alt, scale),
        tooltip=[alt.Tooltip(key, title=word) for key, word in _BAR_TOOLTIP.items()],
    )
    mark = base.mark_text(fontSize=10, tooltip=None).encode(
        x=alt.X("middle:Q", axis=axis), text="mark:N", color=_make_inks(alt, scale)
    )
    chart: LayerChart = (
        alt.layer(fill, mark)
        .resolve_scale(color="independent")
        .properties(title=_make_title(alt, title, source), width=640, height=alt.Step(_STEP))
    )
    return chart


_BAR_TOOLTIP = {"label:N": "who", "what:N": "what", "count:Q": "count"}


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


def _escape_markup(text: str) -> str:
    """Return text that cannot end the script in which altair puts it into a page.

    The word joiner after a ``<`` is invisible, and breaks ``</script>`` and ``<!--``.
    """
    return text.replace("<", "<\u2060").encode("utf-8", "backslashreplace").decode()


def _make_title(alt: Any, title: str, source: str) -> Any:
    lines = [_escape_markup(line) for line in terminal.wrap(source, width=120)]
    return alt.TitleParams(
        _escape_markup(title), subtitle=lines, anchor="start", subtitleFontSize=10
    )


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
