"""Ways out of Python: text and files that other programs read.

Knows tables, text and paths, and no plan.
"""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["csv_text", "save"]

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


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV with a byte-order mark, so that Excel and WPS know it for UTF-8.

    >>> csv_text(["单位"], [{"单位": "市商务局"}])
    '\\ufeff单位\\r\\n市商务局\\r\\n'
    """
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([inert(row[column]) for column in columns] for row in rows)
    return out.getvalue()


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
