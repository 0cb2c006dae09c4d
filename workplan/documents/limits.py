"""How much is read at most of a file, and of what a zipped one holds once it is unpacked.

Knows sizes and zip files only.
"""

import io
import zipfile
from collections.abc import Iterable

from workplan.errors import NoticeError

__all__ = ["check_archive", "check_limit"]

_MOST_BYTES = 300_000_000
"""Of all parts, pictures too, which are not looked at."""
_MOST_XML = 60_000_000
"""Of all parts in XML; 86 pages of a notice, saved by LibreOffice, have 0.4 million."""
_MOST_TAGS = 3_000_000
"""In all parts in XML: the library builds an object for each element before anybody can count."""
_MOST_PARTS = 10_000
_OLD = b"\xd0\xcf\x11\xe0"
"""What a .doc, .xls or .wps file begins with, and a .docx or .xlsx with a password."""


def check_archive(content: bytes, kind: str) -> None:
    """Raise `NoticeError` unless `content` is a zip file of a size that is read.

    `kind` is the suffix that it should have.
    """
    if content.startswith(_OLD):
        template = (
            "has the format of an old Office or WPS file, or has a password;"
            " open it and save it as {kind} without a password"
        )
        raise NoticeError(template, values={"kind": kind})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            check_limit("has more than {most} parts", len(parts), _MOST_PARTS)
            check_limit("holds more than {most} bytes unpacked", _add_sizes(parts), _MOST_BYTES)
            check_limit("holds more than {most} bytes of XML unpacked", _add_sizes(xml), _MOST_XML)
            tags = sum(_count_tags(archive, part) for part in xml)
            check_limit("holds more than {most} tags of XML", tags, _MOST_TAGS)
    except NoticeError:
        raise
    except Exception as error:  # zipfile raises many kinds for damaged files
        template = "is no {kind} file, or is damaged; open it in its program and save it again"
        raise NoticeError(template, values={"kind": kind}) from error


def check_limit(template: str, actual: float, most: int) -> None:
    """Raise `NoticeError` with the number that `template` names, if something is larger."""
    if actual > most:
        raise NoticeError(template, values={"most": most})


def _add_sizes(parts: Iterable[zipfile.ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _count_tags(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    count = 0
    with archive.open(part) as file:
        while chunk := file.read(1 << 20):
            count += chunk.count(b"<")
    return count
