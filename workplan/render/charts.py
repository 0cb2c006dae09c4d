"""Pictures that a browser draws: a heat map of marks, and stacked bars.

Knows records, labels and colours; no plan. Everything is drawn from the records inside the chart,
by the browser with its own fonts, which have Chinese; nothing is fetched but altair's own scripts,
and with ``chart.save("x.html", inline=True)`` not even those.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workplan.errors import MissingLibraryError
from workplan.render import terminal

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = ["Record", "Scale", "bars", "heat_map"]

Record = Mapping[str, str | int]
Scale = Sequence[tuple[str, str]]
"""What is told apart, the strongest first: what each is called, and its mark or letter."""

# From strong to weak, and the ink that can be read on each; the marks say the same by shape.
_FILLS = ("#08519c", "#3182bd", "#9ecae1", "#e3eef9")
_INKS = ("#ffffff", "#ffffff", "#000000", "#000000")
_BAND = "#e8e8e8"
_STEP = 22
_LONGEST = 44


def heat_map(
    rows: Iterable[tuple[str, Sequence[str]]],
    columns: Sequence[str],
    cells: Iterable[tuple[int, int, int, Mapping[str, str]]],
    scale: Scale,
    *,
    title: str,
    source: str,
) -> "LayerChart":
    """Marks in a grid, the rows in bands; columns as given or, at a click, by load.

    A cell is its row (counted over all bands), its column, its place in `scale`, and what its
    tooltip says. Raises `MissingLibraryError` without altair.
    """
    alt = _altair()
    labels, bands, lines = _labelled(rows)
    heads = _distinct(columns)
    records = [
        {"row": lines[row], "column": heads[column], "what": scale[at][0], "mark": scale[at][1]}
        | {"place": column, "one": 1}
        | {_inert(key): _inert(text) for key, text in about.items()}
        for row, column, at, about in cells
    ]
    said = list(dict.fromkeys(key for record in records for key in record if key not in _OWN))
    filled = {record["column"] for record in records}
    # A column that nothing stands in is still a column.
    empty = [
        {"column": head, "place": at, "one": 0}
        for at, head in enumerate(heads)
        if head not in filled
    ]
    base, y, by_load = _places(alt, labels)
    picked = alt.selection_point(name="picked", fields=["what"], bind="legend")
    faded = alt.when(picked).then(alt.value(1)).otherwise(alt.value(0.15))
    fill = base.mark_rect(stroke="#ffffff").encode(
        y=y,
        color=_colours(alt, scale),
        opacity=faded,
        tooltip=[alt.Tooltip(f"{key}:N") for key in said],
    )
    mark = base.mark_text(fontSize=14, tooltip=None).encode(
        y=y, text="mark:N", color=_inks(alt, scale), opacity=faded
    )
    band = alt.Chart(alt.Data(values=[{"row": label} for label in bands])).mark_rect(color=_BAND)
    layers = (band.encode(y=y), fill.add_params(picked), mark)
    drawn: LayerChart = (
        alt.layer(*layers, data=alt.Data(values=[*records, *empty]))
        .add_params(by_load)
        .resolve_scale(color="independent")
        .properties(title=_title(alt, title, source), width=alt.Step(_STEP), height=alt.Step(_STEP))
    )
    return drawn


_OWN = ("row", "column", "what", "mark", "place", "one")


def _places(alt: Any, labels: Sequence[str]) -> tuple[Any, Any, Any]:
    """A chart with its columns, by load at a click; the rows; and what is clicked."""
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
    # By load, the busiest first and the others as they are listed.
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
    """A bar for each label, with a part for each of `scale`; the order is that of the labels.

    Raises `MissingLibraryError` without altair.
    """
    alt = _altair()
    names = _distinct(labels)
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
        color=_colours(alt, scale),
        tooltip=[alt.Tooltip(key, title=word) for key, word in _SAID.items()],
    )
    mark = base.mark_text(fontSize=10, tooltip=None).encode(
        x=alt.X("middle:Q", axis=axis), text="mark:N", color=_inks(alt, scale)
    )
    drawn: LayerChart = (
        alt.layer(fill, mark)
        .resolve_scale(color="independent")
        .properties(title=_title(alt, title, source), width=640, height=alt.Step(_STEP))
    )
    return drawn


_SAID = {"label:N": "who", "what:N": "what", "count:Q": "count"}


def _labelled(
    rows: Iterable[tuple[str, Sequence[str]]],
) -> tuple[list[str], list[str], list[str]]:
    """Every label of the vertical axis, told apart; then those of the bands, those of the rows."""
    given = [
        (is_band, words)
        for band, lines in rows
        for is_band, words in [(True, band), *((False, line) for line in lines)]
        if words or not is_band
    ]
    labels = _distinct([words for _, words in given])
    bands = [label for (is_band, _), label in zip(given, labels, strict=True) if is_band]
    lines = [label for (is_band, _), label in zip(given, labels, strict=True) if not is_band]
    return labels, bands, lines


def _distinct(labels: Iterable[str]) -> list[str]:
    """Labels short enough for an axis; those that look alike told apart by blanks unseen."""
    seen: dict[str, int] = {}
    told = []
    for label in labels:
        short = _inert(terminal.clipped(label, _LONGEST))
        told.append(short + "\u200b" * seen.setdefault(short, 0))
        seen[short] += 1
    return told


def _inert(text: str) -> str:
    """Text that cannot end the script in which altair puts it into a page.

    The word joiner after a ``<`` is not seen, and breaks ``</script>`` and ``<!--``.
    """
    return text.replace("<", "<\u2060").encode("utf-8", "backslashreplace").decode()


def _title(alt: Any, title: str, source: str) -> Any:
    lines = [_inert(line) for line in terminal.wrapped(source, width=120)]
    return alt.TitleParams(_inert(title), subtitle=lines, anchor="start", subtitleFontSize=10)


def _colours(alt: Any, scale: Scale) -> Any:
    domain = [what for what, _ in scale]
    return alt.Color(
        "what:N",
        scale=alt.Scale(domain=domain, range=list(_FILLS[: len(domain)])),
        legend=alt.Legend(title=None, orient="bottom", symbolType="square"),
    )


def _inks(alt: Any, scale: Scale) -> Any:
    domain = [what for what, _ in scale]
    inks = alt.Scale(domain=domain, range=list(_INKS[: len(domain)]))
    return alt.Color("what:N", scale=inks, legend=None)


def _altair() -> Any:
    try:
        import altair as alt
    except ImportError:
        raise MissingLibraryError("a chart", "altair") from None
    return alt
