"""`read`: a plan from a file of any supported format.

Knows suffixes and which module turns which format into text; what the words mean is the reader's
business (`notice`), and what is in a plan's JSON is `interchange`'s.
"""

import os
from collections.abc import Callable, Iterable
from typing import TypeVar

from workplan.documents import text, word
from workplan.errors import FormatError, NoticeError
from workplan.interchange import loads, loads_registry
from workplan.model import Agency, Source
from workplan.notice import parse
from workplan.plan import Plan

__all__ = ["read", "read_registry"]

_T = TypeVar("_T")

_SUFFIXES = (".txt", ".docx", ".json")


def read(
    path: str | os.PathLike[str],
    registry: Iterable[Agency] | None = None,
    strict: bool = False,
) -> Plan:
    """Read the plan in a file: a notice as ``.txt`` or ``.docx``, or a plan as ``.json``.

    A text file is UTF-8 or GB 18030; a byte order mark and CRLF stay in ``source.text``. A Word
    document gives its paragraphs, with the numbers that Word generates, and the rows of its
    tables, cells separated by a tab. `registry` and `strict` are those of `parse`; a plan in JSON
    was read already, and is taken as it is. Raises `NoticeError` for another format or encoding,
    `FormatError` for JSON that is no plan, `OSError` where there is no file.

    >>> read("plan.pdf")
    Traceback (most recent call last):
    workplan.errors.NoticeError: plan.pdf: workplan reads .txt, .docx and .json, not '.pdf'
    """
    name = os.fspath(path)
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in _SUFFIXES and not os.path.isdir(name):
        template = "workplan reads .txt, .docx and .json, not {suffix}"
        raise NoticeError(template, file=name, values={"suffix": repr(suffix)})
    with open(name, "rb") as file:
        content = file.read()
    if suffix == ".json":
        return _name_file(name, lambda: loads(content))
    return _name_file(name, lambda: parse(_load_source(name, suffix, content), registry, strict))


def read_registry(path: str | os.PathLike[str]) -> tuple[Agency, ...]:
    """Read the agencies in a JSON file: an array of them, as in a plan's JSON.

    Raises `FormatError` with the path of what is wrong, `OSError` where there is no file.
    """
    with open(path, "rb") as file:
        content = file.read()
    return _name_file(os.fspath(path), lambda: loads_registry(content))


def _load_source(name: str, suffix: str, content: bytes) -> Source:
    return word.load_source(name) if suffix == ".docx" else text.load_source(content)


def _name_file(name: str, read_it: Callable[[], _T]) -> _T:
    """Return what a function reads; put the file's name into its error."""
    try:
        return read_it()
    except FormatError as error:
        raise FormatError(error.template, error.path, name, error.values) from None
    except NoticeError as error:
        raise NoticeError(error.template, error.diagnostics, name, error.values) from None
