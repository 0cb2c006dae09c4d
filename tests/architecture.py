"""The packages and who imports whom, read from the code; drawn as ``docs/architecture.svg``.

``python -m tests.regenerate`` writes the picture, and a test says when it is stale.
"""

from collections.abc import Iterator
from html import escape

from tests.imports import MODULES, read_imports

ENTRY_POINTS = {"__init__", "__main__"}


def read_packages() -> dict[str, set[str]]:
    """Each package, or module beside the packages, with the others that it imports."""
    found: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        own = module.partition(".")[0]
        if own not in ENTRY_POINTS:
            imported = {n.partition(".")[0] for n in read_imports(path.read_text(encoding="utf-8"))}
            found.setdefault(own, set()).update(imported - {own} - ENTRY_POINTS)
    return found


def layers_of(imports: dict[str, set[str]]) -> list[list[str]]:
    """The packages in rows, the highest first, each just below the lowest that imports it."""
    depth: dict[str, int] = {}

    def measure(name: str) -> int:
        if name not in depth:
            importers = [other for other, imported in imports.items() if name in imported]
            depth[name] = 1 + max(map(measure, importers), default=-1)
        return depth[name]

    for name in imports:
        measure(name)
    rows = [[] for _ in range(max(depth.values()) + 1)]
    for name in sorted(depth):
        rows[depth[name]].append(name)
    return rows


def reduce_edges(imports: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The imports that do not follow from others: with a → b and b → c, a → c is left out."""

    def reach(name: str) -> set[str]:
        return set().union(*({below} | reach(below) for below in imports[name]))

    for name in sorted(imports):
        for below in sorted(imports[name]):
            if not any(below in reach(other) for other in imports[name] - {below}):
                yield name, below


# --- drawing -------------------------------------------------------------------------------------

WIDE, HIGH, GAP, ROW = 128, 34, 22, 78


def draw() -> str:
    """The picture: a box a package, a line an import, the lower one imported by the upper."""
    imports = read_packages()
    rows = layers_of(imports)
    width = max(len(row) for row in rows) * (WIDE + GAP) + GAP
    at: dict[str, tuple[float, float]] = {}
    for y, row in enumerate(rows):
        left = (width - len(row) * (WIDE + GAP) + GAP) / 2
        for x, name in enumerate(row):
            at[name] = (left + x * (WIDE + GAP) + WIDE / 2, GAP + y * ROW + HIGH / 2)
    height = len(rows) * ROW
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        f' width="{width}" height="{height}" role="img"',
        ' font-family="sans-serif" font-size="14" text-anchor="middle">',
        "<title>The packages of workplan: each imports what it is joined to below</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for upper, lower in reduce_edges(imports):
        (x, y), (u, v) = at[upper], at[lower]
        top, bottom = y + HIGH / 2, v - HIGH / 2
        middle = (top + bottom) / 2
        curve = f"M{x:g} {top:g}C{x:g} {middle:g} {u:g} {middle:g} {u:g} {bottom:g}"
        lines.append(f'<path d="{curve}" fill="none" stroke="#8a8a8a"/>')
    for name, (x, y) in at.items():
        box = f'x="{x - WIDE / 2:g}" y="{y - HIGH / 2:g}" width="{WIDE}" height="{HIGH}" rx="4"'
        lines.append(f'<rect {box} fill="#eef3fa" stroke="#3182bd"/>')
        lines.append(f'<text x="{x:g}" y="{y + 5:g}">{escape(name)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"
