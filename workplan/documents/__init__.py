"""`read`: a plan from a file of any supported format.

Knows suffixes and which module turns which format into text; what the words mean is the reader's
business (`notice`), and what is in a plan's JSON is `interchange`'s.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from workplan.documents.limits import check_limit
from workplan.errors import FormatError, NoticeError
from workplan.interchange import loads, loads_registry
from workplan.model import Agency, Source
from workplan.notice import parse
from workplan.plan import Plan

__all__ = ["read", "read_registry"]

_T = TypeVar("_T")

_READ = (".txt", ".docx", ".xlsx", ".html", ".htm", ".pdf")
_JSON = ".json"
_SUFFIXES = ", ".join([*_READ, _JSON])
_SAVED_AS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".docm", ".dotx"), ".docx"),
        **dict.fromkeys((".xls", ".et", ".ods", ".xlsm", ".xlsb", ".csv"), ".xlsx"),
        **dict.fromkeys((".ofd", ".ceb"), ".docx"),
        **dict.fromkeys((".mht", ".mhtml"), ".html"),
    }
)
"""What a file of another format is to be saved as, in the program that opens it."""
_MOST_BYTES = 100_000_000


def read(
    path: str | os.PathLike[str],
    registry: Iterable[Agency] | None = None,
    strict: bool = False,
) -> Plan:
    """Read the plan in a file: a notice in one of the formats below, or a plan as ``.json``.

    ===================  ======================================================================
    file                 what is read
    ===================  ======================================================================
    ``.txt``             UTF-8 or GB 18030; a byte order mark and CRLF stay in ``source.text``
    ``.docx``            paragraphs with the numbers that Word generates, tables, text boxes
    ``.html``, ``.htm``  the blocks of a web page, its tables and lists
    ``.xlsx``            the visible cells of all sheets, numbers as they are shown
    ``.pdf``             lines of text, and tables that have rules; no scan
    ``.json``            a plan as `dumps` writes it, taken as it is
    ===================  ======================================================================

    All but text keep paragraphs, table cells and pages in ``source.layout``, and what they have
    besides (tracked changes, footnotes, hidden rows) as diagnostics. `registry` and `strict` are
    those of `parse`. Raises `NoticeError` for another format, a damaged file or one larger than is
    read, `FormatError` for JSON that is no plan, `MissingLibraryError` where the format's extra is
    not installed, `OSError` where there is no file.

    >>> read("plan.doc")
    Traceback (most recent call last):
    workplan.errors.NoticeError: plan.doc: open it in its program and save it as .docx
    """
    name = os.fspath(path)
    suffix = os.path.splitext(name)[1].lower()
    if not os.path.isdir(name):
        _check_suffix(name, suffix)
    with open(name, "rb") as file:
        if suffix == _JSON:
            content = file.read()
            return _name_file(name, lambda: loads(content))
        content = file.read(_MOST_BYTES + 1)

    def parse_content() -> Plan:
        check_limit("has more than {most} bytes", len(content), _MOST_BYTES)
        return parse(_load_source(suffix, content), registry, strict)

    return _name_file(name, parse_content)


def _check_suffix(name: str, suffix: str) -> None:
    """Raise `NoticeError` for a file whose format is not read."""
    if suffix in _SAVED_AS:
        template = "open it in its program and save it as {suffix}"
        raise NoticeError(template, file=name, values={"suffix": _SAVED_AS[suffix]})
    if suffix != _JSON and suffix not in _READ:
        template = "workplan reads {known}, not {suffix}"
        values = {"known": _SUFFIXES, "suffix": repr(suffix)}
        raise NoticeError(template, file=name, values=values)


def read_registry(path: str | os.PathLike[str]) -> tuple[Agency, ...]:
    """Read the agencies in a JSON file: an array of them, as in a plan's JSON.

    Raises `FormatError` with the path of what is wrong, `OSError` where there is no file.
    """
    with open(path, "rb") as file:
        content = file.read()
    return _name_file(os.fspath(path), lambda: loads_registry(content))


def _load_source(suffix: str, content: bytes) -> Source:
    """Return the source in a file of one of the formats that are read."""
    # Imported where used: all of them together take 60 ms, of which a text needs 5.
    if suffix == ".docx":
        from workplan.documents.word import load_source
    elif suffix == ".xlsx":
        from workplan.documents.excel import load_source
    elif suffix == ".pdf":
        from workplan.documents.pdf import load_source
    elif suffix == ".txt":
        from workplan.documents.text import load_source
    else:
        from workplan.documents.web import load_source
    return load_source(content)


def _name_file(name: str, read_it: Callable[[], _T]) -> _T:
    """Return what a function reads; put the file's name into its error."""
    try:
        return read_it()
    except FormatError as error:
        raise FormatError(error.template, error.path, name, error.values) from None
    except NoticeError as error:
        facts = (error.diagnostics, name, error.values, error.locations)
        raise NoticeError(error.template, *facts) from None
