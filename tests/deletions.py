"""Deletes one row of the vocabulary at a time, and lists those whose loss no reading notices.

``python -m tests.deletions [TABLE ...]`` prints nothing when every row is needed by a reading of
`tests.notice.readings`. A row that no reading needs gets one, or is removed.
"""

import importlib
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import workplan
from tests.notice.notation import describe, write_text
from tests.notice.readings import READINGS, Reading
from workplan import notice
from workplan.errors import NoticeError
from workplan.notice import vocabulary
from workplan.notice.vocabulary import TABLES, Word
from workplan.plan import Plan

Key = tuple[str, str]
"""A row: its table and its word."""

Parse = Callable[[str], Plan]


def list_rows(names: Sequence[str] = ()) -> list[Key]:
    """Return the rows of some tables, of all where none is named."""
    return [(name, word.text) for name in names or TABLES for word in TABLES[name]]


def find_unneeded(rows: Sequence[Key], jobs: int = 0) -> list[Key]:
    """Return those of some rows whose deletion no reading notices."""
    if jobs == 1:
        needed = list(map(is_needed, rows))
    else:
        with multiprocessing.get_context("spawn").Pool(jobs or None) as pool:
            needed = list(pool.imap(is_needed, rows, chunksize=4))
    return [row for row, found in zip(rows, needed, strict=True) if not found]


def is_needed(row: Key) -> bool:
    """Return whether a reading fails without a row; its own readings are tried first."""
    table, word = row
    try:
        with replaced_table(table, [each for each in TABLES[table] if each.text != word]) as parse:
            return any(not is_read(reading, parse) for reading in _order_readings(row))
    except Exception:  # whatever a reader without the row raises, it is noticed
        return True


@contextmanager
def replaced_table(table: str, rows: Sequence[Word]) -> Iterator[Parse]:
    """Give a reader whose table has other rows; the reader of everybody else stays as it is."""
    present = {name: sys.modules[name] for name in _list_modules()}
    setattr(vocabulary, table, tuple(rows))
    try:
        yield _import_reader()
    finally:
        setattr(vocabulary, table, TABLES[table])
        for name in _list_modules():
            del sys.modules[name]
        sys.modules.update(present)
        workplan.notice = present.get("workplan.notice", workplan.notice)


def _import_reader() -> Parse:
    """Import the reader anew, with its patterns made of the present tables."""
    for name in _list_modules():
        del sys.modules[name]
    return importlib.import_module("workplan.notice").parse


def _list_modules() -> list[str]:
    """The modules of the reader without the vocabulary."""
    return [
        name
        for name in sys.modules
        if name.startswith("workplan.notice") and not name.startswith("workplan.notice.vocabulary")
    ]


def _order_readings(row: Key) -> Iterator[Reading]:
    yield from READINGS.get(row, ())
    for key, readings in READINGS.items():
        if key != row:
            yield from readings


def is_read(reading: Reading, parse: Parse) -> bool:
    """Return whether a text is read as expected."""
    return read(reading, parse) == reading.expected


def read(reading: Reading, parse: Parse) -> str:
    """Return the reading of a text in the notation of the table."""
    try:
        return describe(parse(write_text(reading.text)), reading.expected)
    except NoticeError:
        return "no notice"


def main(names: Sequence[str]) -> int:
    """Print the rows that no reading needs."""
    wrong = [r.text for each in READINGS.values() for r in each if not is_read(r, notice.parse)]
    if wrong:
        sys.exit(f"these are not read as expected, so that they show nothing: {wrong}")
    unneeded = find_unneeded(list_rows(names))
    for table, word in unneeded:
        print(table, word)
    return 1 if unneeded else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
