"""The parts of an Excel file: what of them openpyxl gets, and what it does not read itself.

Knows zip files and XML, no cell. openpyxl reads a file without bounds: one hyperlink or merged
range over a whole sheet makes an object of each of its cells, which for 100 columns and 100,000
rows took 95 seconds and 2.8 GB; it also refuses files for a drawing or a style that is not needed
here. So it gets a copy that has only cells, columns, texts and number formats, and that is counted.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from workplan.documents.draft import Draft, Mark
from workplan.documents.limits import check_limit
from workplan.errors import NoticeError

__all__ = ["OBJECT", "PICTURE", "Package", "SheetPart"]

OBJECT = Mark("unread-objects")
PICTURE = Mark("unread-pictures")
_COMMENT = Mark("unread-comments")

_MOST_ROWS = 100_000
_MOST_OTHERS = 200_000
"""Elements that are no row, cell, value or text, as formats; openpyxl takes 50 µs for each."""
_MOST_EQUALS = 3_000_000
"""Attributes and comparisons in formulas; a cell has three attributes at most."""
_LONGEST_TAG = 10_000

_KEPT = {
    "Types": ("Default", "Override"),
    "Relationships": ("Relationship",),
    "workbook": ("workbookPr", "sheets"),
    "worksheet": ("cols", "sheetData"),
    "sst": ("si",),
    "styleSheet": ("numFmts", "cellXfs"),
}
"""The roots of the parts that openpyxl gets, and the children that it gets of each."""
_BESIDE = ("mergeCells", "oleObjects")
"""Children of a sheet that are read here."""


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it."""

    path: str
    is_table: bool
    """Whether it has cells, and is no chart, dialog or macro; openpyxl gets only those."""
    is_hidden: bool


class Package:
    """A file whose parts are each read once, however often a damaged file refers to them.

    Raises `NoticeError` for what is larger than is read, and `ValueError` for what no Office
    program writes.
    """

    def __init__(self, content: bytes, draft: Draft) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._draft = draft
        self._counts = Counter[bytes]()
        self._read_paths: set[str] = set()
        self._beside: dict[str, bytes] = {}
        self.unread_formulas: dict[str, set[str]] = {}
        """By sheet, the cells whose formula has no value stored after it."""
        self.workbook, self._workbook_path = self._copy_parts()
        self.sheets = self._list_sheets()

    def read_merged(self, path: str) -> list[tuple[int, ...]]:
        """The merged ranges of a sheet: first column and row, last column and row.

        openpyxl would drop the texts under them.
        """
        found = (
            element for element, name in _list_elements(self._beside[path]) if name == "mergeCell"
        )
        find_range = import_module("openpyxl.utils.cell").range_boundaries
        return [find_range(element.get("ref")) for element in found]

    def find_objects(self, path: str) -> Iterator[Mark]:
        """Objects, comments, pictures, charts and text boxes of a sheet."""
        relationship = import_module("openpyxl.packaging.relationship")
        yield from (OBJECT for _, name in _list_elements(self._beside[path]) if name == "oleObject")
        own = relationship.get_rels_path(path)
        if own not in self._archive.namelist():
            return
        self._read(own)
        for relation in relationship.get_dependents(self._archive, own):
            kind = relation.Type.rpartition("/")[2]
            if relation.TargetMode != "External" and kind in ("comments", "drawing"):
                yield from _find_drawn(self._read(relation.target))

    def _copy_parts(self) -> tuple[bytes, str]:
        """The file that openpyxl gets, and the path of the workbook in it."""
        names = self._archive.namelist()
        if any(path.lower().endswith("workbook.bin") for path in names):
            _refuse_format(".xlsb")
        kept: dict[str, bytes] = {}
        roots: dict[str, str] = {}
        for path in names:
            if not path.lower().endswith((".xml", ".rels")):
                continue  # its size was not checked
            part = self._archive.read(path)
            root = _ROOT.match(part)
            name = root["local"].decode() if root else ""
            if root is None or name not in _KEPT:
                continue
            roots[path], kept[path] = name, self._cut_part(part, root, _KEPT[name])
            if name == "worksheet":
                self._beside[path] = self._cut_part(part, root, _BESIDE)
                unread = _UNREAD.finditer(kept[path])
                self.unread_formulas[path] = {match[1].decode() for match in unread}
        (workbook,) = (path for path in kept if roots[path] == "workbook")
        if b"purl.oclc.org" in kept[workbook]:
            _refuse_format("Strict Open XML")
        relations = import_module("openpyxl.packaging.relationship").get_rels_path(workbook)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as copy:
            for path, part in kept.items():
                if roots[path] != "Relationships" or path == relations:
                    copy.writestr(path, part)
        return file.getvalue(), workbook

    def _cut_part(self, part: bytes, root: re.Match[bytes], names: Iterable[str]) -> bytes:
        cut = _cut_part(part, root, names)
        self._check_part(cut)
        return cut

    def _list_sheets(self) -> list[SheetPart]:
        """The sheets of the workbook; raises `KeyError` where a part is missing."""
        with zipfile.ZipFile(io.BytesIO(self.workbook)) as archive:
            parser = import_module("openpyxl.reader.workbook").WorkbookParser(
                archive, self._workbook_path
            )
            parser.parse()
            listed = [(relation, sheet.state) for sheet, relation in parser.find_sheets()]
        found: list[SheetPart] = []
        for relation, state in listed:
            path, is_table = relation.target, relation.target in self._beside
            if is_table != relation.Type.endswith("/worksheet"):
                raise ValueError(path)
            self._archive.getinfo(path)
            found.append(SheetPart(path, is_table, is_hidden=state != "visible"))
        if not found or len({part.path for part in found}) < len(parser.sheets):
            raise ValueError(self._workbook_path)
        return found

    def _read(self, path: str) -> bytes:
        if path in self._read_paths or not path.lower().endswith((".xml", ".rels")):
            raise ValueError(path)
        self._read_paths.add(path)
        part = self._archive.read(path)
        self._check_part(part)
        return part

    def _check_part(self, part: bytes) -> None:
        """Count what is in a part before a library makes objects of it."""
        # Entities inside each other may become any size, and another encoding hides tags.
        if b"\0" in part or b"<!DOCTYPE" in part or _ENCODING.match(part):
            raise ValueError(part[:100])
        if re.search(rb"<[^<>]{%d}" % _LONGEST_TAG, part):
            raise ValueError(part[:100])
        counts = self._counts
        counts.update(match[1] for match in _BEGIN.finditer(part))
        counts[b"="] += part.count(b"=")
        self._draft.reserve(0, max(counts[b"c"], counts[b"si"], counts[b"mergeCell"]))
        cells, texts = counts[b"c"], counts[b"si"] + counts[b"is"]
        most = {b"v": cells, b"f": cells, b"is": cells, b"t": texts}
        others = counts.total() - sum(min(counts[name], own) for name, own in most.items())
        others -= sum(counts[name] for name in (b"c", b"row", b"si", b"mergeCell", b"="))
        template = "has too much that is no text; copy what is to be read into a new workbook"
        check_limit("has more than {most} table rows; split it", counts[b"row"], _MOST_ROWS)
        check_limit(template, others, _MOST_OTHERS)
        check_limit(template, counts[b"="], _MOST_EQUALS)
        self._draft.check()


def _refuse_format(kind: str) -> None:
    template = "has the format of {kind}; open it and save it as {wanted}"
    raise NoticeError(template, values={"kind": kind, "wanted": ".xlsx"})


# --- XML as bytes --------------------------------------------------------------------------------

_PREFIX = rb"(?:[^\s<>/:!?]+:)?"
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<\?xml[^<>]*>|<!--[^<>]*-->)*+"
    rb"<(?P<name>%s(?P<local>\w+))[^<>]*>" % _PREFIX
)
_ENCODING = re.compile(
    rb"(?:\xef\xbb\xbf)?<\?xml[^<>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE
)
_BEGIN = re.compile(rb"<%s(\w+)" % _PREFIX)
_CHILD = re.compile(
    rb"<(?P<end>/?)%s(?P<local>%s)(?:\s[^<>]*?)?(?P<empty>/?)>"
    % (_PREFIX, "|".join({*_BESIDE, *(name for own in _KEPT.values() for name in own)}).encode())
)
_UNREAD = re.compile(
    rb"<%(p)sc\s(?>[^<>]*?\br\s*=\s*[\"']([A-Z]+[0-9]+)[\"'])[^<>]*+>\s*+"
    rb"<%(p)sf(?:\s[^<>]*)?(?:/>|>[^<]*</%(p)sf\s*>)\s*+(?!<%(p)sv(?:\s[^<>]*)?>[^<])"
    % {b"p": _PREFIX}
)
"""The address of a cell with a formula, and without a value after it."""


def _cut_part(part: bytes, root: re.Match[bytes], names: Iterable[str]) -> bytes:
    """The root of a part with its children of some names, each as it is."""
    if root[0].endswith(b"/>"):
        return part
    end = b"</%s>" % root["name"]
    if not part.rstrip().endswith(end):
        raise ValueError(part[-100:])
    pieces = [root[0]]
    wanted = {name.encode() for name in names}
    start = -1
    for tag in _CHILD.finditer(part, root.end()):
        if tag["local"] not in wanted:
            continue
        if start < 0:
            if tag["end"]:
                raise ValueError(tag[0])
            start = tag.start()
        if tag["end"] or tag["empty"]:
            pieces.append(part[start : tag.end()])
            start = -1
    if start >= 0:
        raise ValueError(part[start : start + 100])
    return b"".join([*pieces, end])


def _list_elements(part: bytes) -> list[tuple[Any, str]]:
    """The elements of a part and their names, but for what only old programs show."""
    xml = import_module("openpyxl.xml.functions")
    root = xml.fromstring(part)
    for element in list(root.iter()):
        if xml.localname(element) == "Fallback":
            element.clear()
    return [(element, xml.localname(element)) for element in root.iter()]


def _find_drawn(part: bytes) -> Iterator[Mark]:
    """What is in a drawing, or a part of comments."""
    is_shape = False
    for element, name in _list_elements(part):
        if name == "comment":
            yield _COMMENT
        elif name in ("pic", "graphicFrame", "sp", "cxnSp"):
            is_shape = name in ("sp", "cxnSp")
            if not is_shape:
                yield PICTURE if name == "pic" else OBJECT
        elif name == "t" and is_shape and (element.text or "").strip():
            yield OBJECT
            is_shape = False
