"""Ways out of Python: text and files that other programs read.

Knows tables, text and paths, and no plan.
"""

import contextlib
import csv
import errno
import io
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workplan.errors import MissingLibraryError

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "categories",
    "csv_text",
    "delivered",
    "file_name",
    "frame",
    "inert",
    "markdown_table",
    "markdown_text",
    "save",
    "save_all",
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


def file_name(words: str) -> str:
    """Words as part of a file's name that any system takes.

    >>> file_name("市局/甲:乙?")
    '市局_甲_乙_'
    """
    return "".join(c if c.isprintable() and c not in _NO_NAME else "_" for c in words[:50]).strip()


# 50 characters are 200 bytes at most, of the 255 that a name may have.
_NO_NAME = '/\\:*?"<>|'


def save(path: str | os.PathLike[str], content: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all.

    Raises `FileExistsError` where there is one already, unless `force`.
    """
    _save({os.fspath(path): content}, force=force)


def save_all(
    folder: str | os.PathLike[str], files: Mapping[str, bytes], *, force: bool = False
) -> None:
    """Write files into a folder, which is made if need be: all of them or none that is new.

    Raises `FileExistsError` where one of them is there already, unless `force`.
    """
    folder = os.fspath(folder)
    is_new = not os.path.isdir(folder)
    os.makedirs(folder, exist_ok=True)
    try:
        _save({os.path.join(folder, name): files[name] for name in files}, force=force)
    except BaseException:
        if is_new:
            os.rmdir(folder)
        raise


def _save(files: Mapping[str, bytes], *, force: bool) -> None:
    """Write every file aside, and move them to their places when all are whole."""
    there = [path for path in files if os.path.exists(path)]
    if there and not force:
        raise FileExistsError(f"{there[0]} exists; --force overwrites it")
    made: list[str] = []
    try:
        drafts = {}
        for path, content in files.items():
            handle, drafts[path] = _draft(path)
            made.append(drafts[path])
            with open(handle, "wb") as file:
                file.write(content)
            # mkstemp makes the file for its owner alone; a file written plainly obeys the umask.
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(drafts[path], 0o666 & ~umask)
        for path, draft in drafts.items():
            _place(draft, path)
            made += [] if path in there else [path]
    except BaseException:
        for path in made:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
        raise


def _place(draft: str, path: str) -> None:
    """Move a draft to its place; a fault is told of `path`."""
    try:
        os.replace(draft, path)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, path) from None


def _draft(path: str) -> tuple[int, str]:
    """A new file beside `path`; a fault is told of `path`, not of a name nobody knows."""
    if not path:
        raise FileNotFoundError(errno.ENOENT, "an empty name is no file", path)
    try:
        return tempfile.mkstemp(dir=os.path.dirname(path) or ".", prefix=".workplan-")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, path) from None
