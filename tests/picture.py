"""The responsibility matrix as a picture, for the READMEs: ``docs/matrix.svg``.

Duties are drawn as shapes, not as characters, so that they look the same everywhere; names are text
in any Chinese font that is installed. The picture brings its own background, white or dark as the
reader's system is, because an image cannot know the colour of the page around it.
"""

from collections.abc import Iterator
from html import escape

import workplan
from workplan import Duty

STEP, LEFT, TOP, FOOT = 22, 286, 150, 40
INK = "#1f2a37"
# The dark colour of each light one.
DARK = {INK: "#d5dbe3", "white": "#14181d", "#eef2f6": "#1f252c", "#55606e": "#99a4b0"}
STYLE = "".join(
    f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}'
    for light, dark in DARK.items()
)
SHAPES = {
    Duty.LEAD: f'<circle r="6" fill="{INK}"/>',
    Duty.SOLE: f'<circle r="6" fill="none" stroke="{INK}" stroke-width="1.4"/>'
    f'<circle r="2.6" fill="none" stroke="{INK}" stroke-width="1.4"/>',
    Duty.SHARED: f'<circle r="5" fill="none" stroke="{INK}" stroke-width="1.4"/>',
    Duty.SUPPORTING: f'<path d="M0-5.5 5.5 4.5h-11z" fill="none" stroke="{INK}"'
    ' stroke-width="1.4"/>',
}


def svg(plan: workplan.Plan) -> str:
    """Return the matrix of a plan as SVG."""
    return "\n".join(_draw_lines(plan.matrix())) + "\n"


def _draw_lines(matrix: workplan.ResponsibilityMatrix) -> Iterator[str]:
    width = LEFT + STEP * len(matrix.columns) + 12
    height = TOP + STEP * len(matrix) + FOOT
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
    yield f' width="{width}" height="{height}"'
    yield f' fill="{INK}" font-family="sans-serif" font-size="13">'
    yield f"<style>@media(prefers-color-scheme:dark){{{STYLE}}}</style>"
    yield f"<title>{escape(matrix.provenance.line)}</title>"
    yield f'<rect width="{width}" height="{height}" fill="white"/>'
    for n, agency in enumerate(matrix.columns):
        x = LEFT + STEP * n + STEP / 2
        place = f'x="{x:g}" y="{TOP - 8}" writing-mode="vertical-rl" text-anchor="end"'
        yield f"<text {place}>{_shorten(agency.name, 9)}</text>"
    for n, task in enumerate(matrix.rows):
        y = TOP + STEP * n
        if n % 2 == 0:
            yield f'<rect x="0" y="{y}" width="{width}" height="{STEP}" fill="#eef2f6"/>'
        yield f'<text x="26" y="{y + 16}" text-anchor="end" fill="#55606e">{escape(task.id)}</text>'
        yield f'<text x="34" y="{y + 16}">{_shorten(task.title, 18)}</text>'
        for k, agency in enumerate(matrix.columns):
            if duty := matrix[task, agency]:
                yield _draw_mark(duty, LEFT + STEP * k + STEP / 2, y + STEP / 2)
    for n, duty in enumerate(Duty):
        x = 34 + 150 * n
        yield _draw_mark(duty, x, height - 18)
        yield f'<text x="{x + 12}" y="{height - 13}">{duty.label} {duty.value}</text>'
    yield "</svg>"


def _shorten(text: str, most: int) -> str:
    return escape(text if len(text) <= most else text[: most - 1] + "…")


def _draw_mark(duty: Duty, x: float, y: float) -> str:
    return f'<g transform="translate({x:g} {y:g})">{SHAPES[duty]}</g>'
