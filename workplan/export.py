"""Ways out of Python: text and files that other programs read.

Knows tables, text and paths, and no plan.
"""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from workplan.errors import MissingLibraryError

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "categories",
    "csv_text",
    "delivered",
    "frame",
    "inert",
    "markdown_table",
    "markdown_text",
    "save",
]

# What a spreadsheet may take for the beginning of a formula, in either width.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r")


def inert(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: such a text gets an apostrophe before it.

    >>> inert("=1+1"), inert(-1), inert("市商务局")
    ("'=1+1", -1, '市商务局')
    """
    if isinstance(value, str) and value.lstrip(" \n").startswith(_FORMULA):
        return f"'{value}"
    return value


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV with a byte-order mark, so that Excel and WPS know it for UTF-8.

    >>> csv_text(["单位"], [["市商务局"]])
    '\\ufeff单位\\r\\n市商务局\\r\\n'
    """
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(inert, row) for row in rows)
    return out.getvalue()


def markdown_text(text: object) -> str:
    """One line in which nothing is taken for Markdown or HTML.

    >>> markdown_text("<b>*甲*|乙")
    '\\\\<b\\\\>\\\\*甲\\\\*\\\\|乙'
    """
    line = " ".join(("" if text is None else str(text)).split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#&~" else char for char in line)


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as a Markdown table, with a final line end.

    >>> print(markdown_table(["单位", "n"], [["市商务局", 3]]), end="")
    | 单位 | n |
    | --- | --- |
    | 市商务局 | 3 |
    """
    lines = [columns, *rows]
    drawn = [f"| {' | '.join(map(markdown_text, line))} |\n" for line in lines]
    return "".join([drawn[0], f"|{' --- |' * len(columns)}\n", *drawn[1:]])


def frame(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> "DataFrame":
    """Rows as a pandas data frame; raises `MissingLibraryError` without pandas."""
    return _pandas().DataFrame([tuple(row) for row in rows], columns=list(columns))


def categories(
    columns: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    index: Sequence[str],
    order: Sequence[str],
) -> "DataFrame":
    """A pandas data frame whose cells are of one ordered category, the first the greatest."""
    pd = _pandas()
    table = pd.DataFrame([list(row) for row in rows], columns=list(columns), index=list(index))
    return table.astype(pd.CategoricalDtype(order[::-1], ordered=True))


def _pandas() -> Any:
    try:
        import pandas as pd
    except ImportError:
        raise MissingLibraryError("a data frame", "pandas") from None
    return pd


def delivered(text: str, path: str | os.PathLike[str] | None, *, force: bool = False) -> str:
    """`text` itself, saved to `path` too if there is one."""
    if path is not None:
        save(path, text.encode("utf-8", "backslashreplace"), force=force)
    return text


def save(path: str | os.PathLike[str], content: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all.

    Raises `FileExistsError` where there is one already, unless `force`.
    """
    path = os.fspath(path)
    if not force and os.path.exists(path):
        raise FileExistsError(f"{path} exists; --force overwrites it")
    folder = os.path.dirname(path) or "."
    handle, draft = tempfile.mkstemp(dir=folder, prefix=".workplan-")
    try:
        with open(handle, "wb") as file:
            file.write(content)
        # mkstemp makes the file for its owner alone; a file written plainly obeys the umask.
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(draft, 0o666 & ~umask)
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise
