"""A plan out of a file of any kind: text, JSON or Word.

Knows suffixes and encodings; what the words mean is the reader's business, and what Word keeps
where is `msword`'s.
"""

import os
from collections.abc import Callable, Iterable
from typing import TypeVar

from workplan.documents import word as msword
from workplan.errors import FormatError, NoticeError
from workplan.interchange import loads, register
from workplan.model.values import Agency
from workplan.notice import parse
from workplan.plan import Plan

__all__ = ["read", "registry"]

_T = TypeVar("_T")

_FIRST_LEVEL = range(0xB0, 0xD8)  # the rows of GB 2312 with the 3,755 commonest characters


def read(
    path: str | os.PathLike[str],
    registry: Iterable[Agency] | str | bytes | None = None,
    strict: bool = False,
) -> Plan:
    """The plan in a file: a notice as ``.txt`` or ``.docx``, or a plan as ``.json``.

    A text is UTF-8 or GB 18030; a byte order mark and CRLF stay in ``source.text``. A Word
    document gives its paragraphs, with the numbers that Word makes, and the rows of its tables,
    cells parted by a tab. `registry` and `strict` are those of `parse`; a plan in JSON has been
    read, and is taken as it is. Raises `NoticeError` for another kind of file or encoding,
    `FormatError` for JSON that is no plan, `OSError` where there is no file.

    >>> read("plan.pdf")
    Traceback (most recent call last):
    workplan.errors.NoticeError: plan.pdf: workplan reads .txt, .docx and .json, not '.pdf'
    """
    name = os.fspath(path)
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in (".txt", ".docx", ".json") and not os.path.isdir(name):
        raise NoticeError(f"{name}: workplan reads .txt, .docx and .json, not {suffix!r}")
    with open(name, "rb") as file:
        content = file.read()
    if suffix == ".json":
        return _named(name, lambda: loads(content))
    text = msword.text(name) if suffix == ".docx" else _decoded(name, content)
    try:
        return parse(text, registry, strict)
    except NoticeError as error:
        raise NoticeError(f"{name}: {error.problem}", error.diagnostics) from None


def registry(path: str | os.PathLike[str]) -> tuple[Agency, ...]:
    """The agencies in a JSON file: an array of them, in the form that a plan's JSON has.

    Raises `FormatError` with the path of what is wrong.
    """
    with open(path, "rb") as file:
        content = file.read()
    return _named(os.fspath(path), lambda: register(content))


def _named(name: str, read: Callable[[], _T]) -> _T:
    """What `read` gives; an error says in which file the fault is."""
    try:
        return read()
    except FormatError as error:
        raise FormatError(error.problem, error.path, name) from None


def _decoded(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise NoticeError(
            f"{name}: is neither UTF-8 nor GB 18030 (byte {error.start}); save it as UTF-8"
        ) from None
    if not _is_plausible(text):
        raise NoticeError(f"{name}: is not UTF-8, and in GB 18030 no Chinese; save it as UTF-8")
    return text


def _is_plausible(text: str) -> bool:
    """Whether Chinese was decoded, not the bytes of another encoding.

    Nearly every character of a notice is among the commonest; what Big5 or UTF-16 gives is not.
    """
    han = [char for char in text if "\u3400" <= char <= "\u9fff"]
    common = sum(char.encode("gb2312", "replace")[0] in _FIRST_LEVEL for char in han)
    strange = sum(not char.isprintable() and not char.isspace() for char in text)
    return bool(han) and common >= 0.85 * len(han) and not strange
