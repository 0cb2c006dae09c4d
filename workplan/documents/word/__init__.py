"""A Word document becomes a source: paragraphs, tables, text boxes, headers and footers.

Knows where a Word document keeps what, and no notice. Tracked changes are read as accepted. What is
not read (footnotes, pictures, hidden text) is counted and reported as a remark of the layout.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from workplan.documents.draft import MOST_SPAN, Block, Cell, Draft, Grid, Mark, Paragraph
from workplan.documents.limits import check_archive
from workplan.documents.word.styles import (
    NAMES,
    Numbers,
    Styles,
    W,
    find_flag,
    parse_count,
    read_value,
)
from workplan.errors import MissingLibraryError, NoticeError
from workplan.model import Source

__all__ = ["load_source"]

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"


def load_source(content: bytes) -> Source:
    """Return the source in a Word file.

    Raises `NoticeError` for what is no Word document, or larger than is read, and
    `MissingLibraryError` without python-docx.
    """
    try:
        from docx import Document
    except ImportError:
        raise MissingLibraryError("reading a Word document", "python-docx") from None
    check_archive(content, ".docx")
    try:
        return _read_document(Document(io.BytesIO(content)))
    except NoticeError:
        raise
    except Exception as error:  # python-docx documents none of the many that it raises
        template = "is no Word document (.docx), or is damaged; open it in Word or WPS and save it"
        raise NoticeError(template) from error


def _read_document(document: Any) -> Source:
    from docx.opc.constants import RELATIONSHIP_TYPE

    draft = Draft()
    root = document.element
    draft.reserve(_count(root, "p"), _count(root, "tc"))
    styles = Styles(document.styles.element)
    try:
        lists = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        lists = None
    reader = _Reader(styles, Numbers(lists, styles), draft.check)
    parts = document.part.related_parts
    for line in _read_furniture(root, "headerReference", parts, reader):
        draft.add(line)
    for block in reader.read_blocks(root.body):
        draft.add(block)
    draft.mark(*reader.take_marks())
    for line in _read_furniture(root, "footerReference", parts, reader):
        draft.add(line)
    return draft.make_source()


def _count(root: Any, name: str) -> int:
    return sum(1 for _ in root.iter(f"{W}{name}"))


def _read_furniture(root: Any, kind: str, parts: Any, reader: "_Reader") -> Iterator[Paragraph]:
    """The lines of all headers, or footers, each part once."""
    ids = [reference.get(f"{_R}id", "") for reference in root.iter(f"{W}{kind}")]
    for part in dict.fromkeys(parts[id_] for id_ in ids):
        for block in reader.read_blocks(part.element):
            yield from _make_furniture(block)


def _make_furniture(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        if block.words.strip() or block.marks:
            yield attrs.evolve(block, is_furniture=True)
    else:
        for cell in block.cells:
            for inner in cell.blocks:
                yield from _make_furniture(inner)


@attrs.define
class _Words:
    """What a paragraph holds, while it is read."""

    style: str = ""
    parts: list[str] = attrs.Factory(list[str])
    marks: list[Mark] = attrs.Factory(list[Mark])
    boxes: list[Any] = attrs.Factory(list[Any])
    """Elements of the text boxes that are anchored in it."""

    def mark(self, code: str) -> None:
        self.marks.append(Mark(code))

    def measure(self) -> int:
        """Return how much it holds, which grows with all that is read."""
        return len(self.parts) + len(self.marks) + len(self.boxes)


def _make_paragraph(number: str, words: _Words) -> Paragraph:
    return Paragraph(number + "".join(words.parts), tuple(words.marks))


@attrs.define
class _Field:
    """A field whose end has not been read."""

    is_inner: bool
    """Whether it is inside the code of another field, which is not shown."""
    code: list[str] = attrs.Factory(list[str])
    begun: int | None = None
    """How much its paragraph held before its result; ``None`` while its code is read."""


@attrs.define
class _OpenCell:
    """A cell whose merged rows are still being counted."""

    row: int
    column: int
    columns: int
    blocks: tuple[Block, ...]
    rows: int = 1


class _Reader:
    """Reads the blocks of a document, in its order."""

    def __init__(self, styles: Styles, numbers: Numbers, check: Callable[[], None]) -> None:
        self._styles = styles
        self._numbers = numbers
        self._check = check
        self._held = _Words()
        """Words of paragraphs whose end was deleted, and marks of what gives no paragraph."""
        self._fields: list[_Field] = []
        """The open fields, the innermost last."""

    def take_marks(self) -> tuple[Mark, ...]:
        """Return the marks that no paragraph has taken."""
        marks, self._held.marks = tuple(self._held.marks), []
        return marks

    def read_blocks(self, parent: Any, *, is_contents: bool = False) -> Iterator[Block]:
        """Yield the paragraphs and tables in an element; `is_contents` in a table of contents."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._read_paragraph(child, is_contents=is_contents)
            elif tag == f"{W}tbl":
                yield from self._flush()
                yield self._read_table(child)
            elif tag == f"{W}altChunk":
                self._held.mark("unread-objects")
            else:
                inner = self._enter(child, self._held)
                if inner is not None:
                    within = is_contents or _is_table_of_contents(child)
                    yield from self.read_blocks(inner, is_contents=within)
        yield from self._flush()

    def _flush(self) -> Iterator[Paragraph]:
        """Yield the words of paragraphs whose end was deleted, where no paragraph follows."""
        if self._held.parts:
            yield _make_paragraph("", self._held)
            self._held = _Words()

    def _enter(self, element: Any, words: _Words) -> Any | None:
        """The element whose children are in a wrapper's place; ``None`` if they are not read.

        Marks the tracked changes among `words`.
        """
        tag = element.tag
        if tag in _WRAPPERS:
            return element
        if tag in (f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom"):
            if _has_words(element):
                words.mark("tracked-changes")
            return element if tag in (f"{W}ins", f"{W}moveTo") else None
        if tag == f"{W}sdt":
            # What a content control shows before somebody has filled it in is no text.
            is_empty = find_flag(element, "w:sdtPr/w:showingPlcHdr")
            return None if is_empty else element.find("w:sdtContent", NAMES)
        if tag == f"{_MC}AlternateContent":
            # One content for new programs and one for old ones.
            choice = element.find(f"{_MC}Choice")
            return choice if choice is not None else element.find(f"{_MC}Fallback")
        return None

    # --- paragraphs ------------------------------------------------------------------------------

    def _read_paragraph(self, element: Any, *, is_contents: bool) -> Iterator[Block]:
        self._check()
        style = read_value(element, "w:pPr/w:pStyle")
        words = _Words(style, self._held.parts, self._held.marks)
        self._held = _Words()
        begun = len(words.parts)
        self._fields = []  # a field's code ends in its paragraph, also in a damaged file
        self._read_inline(element, words)
        end = element.find("w:pPr/w:rPr", NAMES)
        is_deleted = end is not None and end.find("w:del", NAMES) is not None
        is_hidden = end is not None and find_flag(end, "w:vanish") and len(words.parts) == begun
        if is_deleted:
            words.mark("tracked-changes")
        if is_deleted or is_hidden:
            self._held = _Words("", words.parts, words.marks)
        else:
            number, is_known = self._numbers.next_number(element)
            if not is_known:
                words.mark("unformatted-number")
            is_contents = is_contents or self._styles.is_contents(style)
            yield attrs.evolve(_make_paragraph(number, words), is_furniture=is_contents)
        for box in words.boxes:
            yield from self.read_blocks(box)

    def _read_inline(self, parent: Any, words: _Words) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._read_run(child, words)
            elif tag in (f"{_M}oMath", f"{_M}oMathPara", f"{W}subDoc"):
                words.mark("unread-objects")
            else:
                begun = words.measure()
                inner = self._enter(child, words)
                if inner is not None:
                    self._read_inline(inner, words)
                if tag == f"{W}fldSimple" and not self._is_code():
                    _check_field(child.get(f"{W}instr", ""), begun, words)

    def _read_run(self, run: Any, words: _Words) -> None:
        kind = self._find_hiding(run, words.style)
        if kind:
            if _has_words(run):
                words.mark(kind)
            return
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._read_field(child, words)
            elif self._is_code():
                if tag == f"{W}instrText":
                    self._fields[-1].code.append(child.text or "")
            elif tag == f"{W}t" and child.text:
                words.parts.append(child.text)
            elif tag in _CHARACTERS:
                words.parts.append(_CHARACTERS[tag])
            elif tag in _MARKS:
                words.mark(_MARKS[tag])
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                _read_drawing(child, words)
            elif tag == f"{W}ruby":
                for base in child.findall("w:rubyBase", NAMES):
                    self._read_inline(base, words)
            elif tag == f"{_MC}AlternateContent":
                inner = self._enter(child, words)
                if inner is not None:
                    self._read_run(inner, words)

    def _find_hiding(self, run: Any, style: str) -> str:
        """The code of what keeps a run from being text: hidden, or struck out; ``""`` if none."""
        named = read_value(run, "w:rPr/w:rStyle")
        for code, flag in _HIDING:
            own = find_flag(run, f"w:rPr/{flag}")
            if own or (own is None and self._styles.has_flag(named or style, flag)):
                return code
        return ""

    def _read_field(self, element: Any, words: _Words) -> None:
        """Begin or end a field, or begin its result; mark one that is shown without a result."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field(self._is_code()))
        elif self._fields and kind == "separate":
            self._fields[-1].begun = words.measure()
        elif self._fields:
            field = self._fields.pop()
            if not field.is_inner:
                _check_field("".join(field.code), field.begun, words)

    def _is_code(self) -> bool:
        """Whether the code of a field is being read, which is not shown."""
        return bool(self._fields) and (self._fields[-1].is_inner or self._fields[-1].begun is None)

    # --- tables ----------------------------------------------------------------------------------

    def _read_table(self, table: Any) -> Grid:
        cells: list[_OpenCell] = []
        above: dict[int, _OpenCell] = {}
        number = 0
        for row in self._list_parts(table, f"{W}tr"):
            if self._is_left_out(row):
                continue
            number += 1
            open_cells: dict[int, _OpenCell] = {}
            at = 1 + parse_count(read_value(row, "w:trPr/w:gridBefore"), 0)
            before: _OpenCell | None = None
            for element in self._list_parts(row, f"{W}tc"):
                width = _read_width(element)
                merge = _read_merge(element, "w:tcPr/w:vMerge")
                if before is not None and _read_merge(element, "w:tcPr/w:hMerge") == "continue":
                    before.columns += width
                    self._leave_out(element)
                elif merge == "continue" and at in above and above[at].columns == width:
                    before = open_cells[at] = above[at]
                    before.rows = number - before.row + 1
                    self._leave_out(element)
                else:
                    blocks = tuple(self.read_blocks(element))
                    before = _OpenCell(number, at, width, blocks)
                    cells.append(before)
                    if merge:
                        open_cells[at] = before
                at += width
            above = open_cells
        return Grid(tuple(Cell(c.row, c.column, c.blocks, c.rows, c.columns) for c in cells))

    def _list_parts(self, parent: Any, tag: str) -> Iterator[Any]:
        """The rows of a table or the cells of a row, also inside wrappers."""
        for child in parent:
            if child.tag == tag:
                yield child
            else:
                inner = self._enter(child, self._held)
                if inner is not None:
                    yield from self._list_parts(inner, tag)

    def _is_left_out(self, row: Any) -> bool:
        """Whether a row was deleted, or is hidden; an inserted one is marked."""
        properties = row.find("w:trPr", NAMES)
        if properties is None:
            return False
        is_deleted = properties.find("w:del", NAMES) is not None
        if is_deleted or properties.find("w:ins", NAMES) is not None:
            self._held.mark("tracked-changes")
        is_hidden = bool(find_flag(properties, "w:hidden"))
        if is_hidden and not is_deleted and _has_words(row):
            self._held.mark("hidden-cells")
        return is_deleted or is_hidden

    def _leave_out(self, element: Any) -> None:
        """Mark the words of a merged cell that the cell above or before it covers."""
        if _has_words(element):
            self._held.mark("hidden-text")


_HIDING = (
    ("hidden-text", "w:vanish"),
    ("struck-text", "w:strike"),
    ("struck-text", "w:dstrike"),
)
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
)
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_MARKS = {
    f"{W}footnoteReference": "unread-notes",
    f"{W}endnoteReference": "unread-notes",
    f"{W}commentReference": "unread-comments",
    f"{W}sym": "unread-objects",  # a picture from a font such as Wingdings
}


def _check_field(code: str, begun: int | None, words: _Words) -> None:
    """Mark a field that has no result in the file, but is shown by Word: EQ \\o\\ac(○,1)."""
    name = re.split("[^A-Z]", code.strip().upper(), maxsplit=1)[0]
    is_empty = begun is None or begun == words.measure()
    if is_empty and name not in _UNSHOWN_FIELDS:
        words.mark("unread-objects")


_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF")
_UNSHOWN_FIELDS = frozenset(
    (
        *_PAGE_FIELDS,  # shown, and no text of the notice
        *("TOC", "TC", "XE", "TA", "RD", "HYPERLINK", "SET", "ASK"),
        *("ADDIN", "PRIVATE"),  # data of other programs, such as one for references
        *("NEXT", "NEXTIF", "SKIPIF"),  # between the letters of a series
        "IF",  # its result may be empty
    )
)


def _has_words(element: Any) -> bool:
    names = (f"{W}t", f"{W}delText")
    return any(text.text and text.text.strip() for text in element.iter(*names))


def _is_table_of_contents(element: Any) -> bool:
    gallery = read_value(element, "w:sdtPr/w:docPartObj/w:docPartGallery")
    return gallery == "Table of Contents"


def _read_drawing(element: Any, words: _Words) -> None:
    """Find the text boxes in a drawing; mark pictures, charts and other objects."""
    boxes = list(_find_boxes(element))
    words.boxes += boxes
    kinds = [graphic.get("uri", "") for graphic in element.iter(_GRAPHIC)]
    is_object = element.tag == f"{W}object" or next(element.iter(_WORD_ART), None) is not None
    if is_object or any(kind.endswith(_OBJECTS) for kind in kinds):
        words.mark("unread-objects")
    elif not boxes and next(element.iter(*_PICTURES), None) is not None:
        words.mark("unread-pictures")


_OBJECTS = ("/chart", "/diagram")


def _find_boxes(element: Any) -> Iterable[Any]:
    """The contents of text boxes; one inside another is a part of its content."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{_MC}Fallback":
            continue  # the same box, for old programs
        else:
            yield from _find_boxes(child)


def _read_width(cell: Any) -> int:
    """How many columns a cell covers; raises `NoticeError` for what is no such number."""
    found = cell.find("w:tcPr/w:gridSpan", NAMES)
    words = "1" if found is None else found.get(f"{W}val", "")
    width = parse_count(words, 0)
    if not 1 <= width <= MOST_SPAN:
        template = "is damaged: a table cell covers {width} columns; save it again in Word or WPS"
        raise NoticeError(template, values={"width": repr(words[:20])})
    return width


def _read_merge(cell: Any, path: str) -> str:
    """``restart``, ``continue``, or ``""`` for a cell that is not merged."""
    found = cell.find(path, NAMES)
    return "" if found is None else found.get(f"{W}val", "continue")
