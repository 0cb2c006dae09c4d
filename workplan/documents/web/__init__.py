"""A web page becomes a source: its blocks as paragraphs, its tables, the numbers of its lists.

Knows which elements of a page a browser shows, and how; no notice. Style attributes count, style
sheets and scripts do not. What is hidden or no text is counted and reported in the layout.
"""

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any

import attrs

from workplan.documents.draft import Block, Draft, Mark, Paragraph
from workplan.documents.limits import check_limit
from workplan.documents.text import decode
from workplan.documents.web.elements import Tag, begins_line, is_list
from workplan.documents.web.layout import Items, Table, write_number
from workplan.errors import MissingLibraryError, NoticeError
from workplan.model import Source

__all__ = ["load_source"]

_MOST_BYTES = 10_000_000
_MOST_TAGS = 1_000_000
"""A table of 20,000 cells that Word saved has about 400,000."""
_MOST_DEPTH = 1000
"""Elements inside each other; browsers keep 512. libxml2 compares an end tag with all that are
open: 2 s for a million of them at this depth."""
_MOST_TABLES = 20
"""Tables inside each other; as many as `Draft` reads."""
_CHECKED_EACH = 10_000
"""Tags between two looks at the clock."""
_DAMAGED = (
    "is no web page, or is damaged; open it in a browser and save it as “web page, HTML only”"
)
_END = "workplan-end"
"""Name of an element put behind the page, which shows that all of it has been read."""


def load_source(content: bytes) -> Source:
    """Return the source in a web page.

    Raises `NoticeError` for what is no web page, or larger than is read, and `MissingLibraryError`
    without lxml.
    """
    try:
        etree: Any = import_module("lxml.etree")
    except ImportError:
        raise MissingLibraryError("reading a web page", "lxml") from None
    page = f"{_decode_page(content)}<{_END}>".encode()

    def parse(target: object) -> None:
        # lxml hands on each tag and builds no tree: a tree of libxml2 ends at a depth of 256 or
        # 2048 without an error. BeautifulSoup needs 1.8 s (lxml) or 3.3 s (html.parser) for the
        # tree of a page of 5 MB, all of this 1.4 s; and its html.parser nests unclosed cells.
        parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
        etree.fromstring(page, parser)

    try:
        counter = _ItemCounter()
        if b"reversed" in page.lower():
            parse(counter)
        reader = _Reader(counter.counts)
        parse(reader)
        return reader.make_source()
    except NoticeError:
        raise
    except Exception as error:  # lxml documents none of what it raises
        raise NoticeError(_DAMAGED) from error


# --- encoding ------------------------------------------------------------------------------------

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ENCODINGS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("gb2312", "gb_2312-80", "csgb2312", "gb18030"), "gb18030"),
        **dict.fromkeys(("gbk", "x-gbk", "cp936", "ms936"), "gb18030"),
        **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    }
)
"""Encodings that a page may declare, by name. Others have no Chinese, or are found without it."""
_DECLARATION = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN = 4096
"""Bytes; a browser looks at the first 1024."""
_ARCHIVE = re.compile(rb"\s*(?:[a-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)
"""A web archive is a mail message, which begins with the headers of one."""
_OTHERS = (b"%PDF", b"{\\rtf")
"""What other files without NUL begin with."""
_TAG = re.compile("<[a-z!/?]", re.IGNORECASE)


def _decode_page(content: bytes) -> str:
    """Return the text of a page; raises `NoticeError` for what is none."""
    template = "has more than {most} bytes; save it as “web page, HTML only”, without its pictures"
    check_limit(template, len(content), _MOST_BYTES)
    check_limit("has more than {most} tags; split it", content.count(b"<"), _MOST_TAGS)
    begin = content[:_DECLARED_WITHIN]
    if _ARCHIVE.match(begin):
        template = (
            "is a web archive (MHTML), which is not read;"
            " open it in a browser and save it as “web page, HTML only”"
        )
        raise NoticeError(template)
    text = _decode_bytes(content, begin)
    if "\0" in text or content.startswith(_OTHERS) or not _TAG.search(text):
        raise NoticeError(_DAMAGED)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_bytes(content: bytes, begin: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise NoticeError(_DAMAGED) from error
    declared = _DECLARATION.search(begin)
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    for encoding in ("utf-8", _ENCODINGS.get(name, "utf-8")):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    if b"\0" in content:
        raise NoticeError(_DAMAGED)
    return decode(content)


# --- reading -------------------------------------------------------------------------------------

_HIDDEN_TEXT = Mark("hidden-text")
_STRUCK_TEXT = Mark("struck-text")
_PICTURE = Mark("unread-pictures")
_OBJECT = Mark("unread-objects")
_LINE_END = re.compile("[\v\f\r\x1c-\x1e\x85\u2028\u2029]")
"""What `Draft` takes for a line end besides U+000A."""
_WHITESPACE = re.compile("[ \t\n\f\r]+")


class _ItemCounter:
    """Counts the items of each <ol>; the numbers of a reversed list begin with their count."""

    def __init__(self) -> None:
        self.counts: list[int] = []
        self._open: list[int | None] = []

    def start(self, name: str, _: Mapping[str, str]) -> None:
        if is_list(name):
            self._open.append(len(self.counts) if name == "ol" else None)
            if name == "ol":
                self.counts.append(0)
        elif name == "li" and self._open:
            own = self._open[-1]
            if own is not None:
                self.counts[own] += 1

    def end(self, name: str) -> None:
        if is_list(name):
            self._open.pop()

    def close(self) -> None:
        """Do nothing; lxml calls it."""


@attrs.define
class _Element:
    """An element that is open, and what holds for the words in it."""

    is_block: bool = False
    is_furniture: bool = False
    is_in_content: bool = False
    is_drawing: bool = False
    keeps_lines: bool = False
    items: Items | None = None
    numbers: int = 0
    """How many numbers of items were waiting for words when it began."""
    pieces: int = 0
    """How many pieces of text there were when it began."""


class _Reader:
    """Takes the tags and the words of a page from lxml, and makes the source."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._draft = Draft()
        self._counts = counts
        self._ordered = 0
        """How many <ol> have begun."""
        self._open = [_Element()]
        self._tables: list[Table] = []
        self._parts: list[str] = []
        """The words of the block so far."""
        self._marks: list[Mark] = []
        self._numbers: list[str] = []
        """The numbers of items that have no words yet."""
        self._skipped = 0
        """How many elements are open in the outermost whose words are left out, and it."""
        self._takes_room = self._has_words = False
        self._left_out: Mark | None = None
        """What the words in the element that is skipped count as."""
        """Of what is left out: whether it is counted, takes room, and has words."""
        self._tags = self._lines = self._places = self._pieces = 0
        self._has_frames = False
        self._is_complete = False

    def make_source(self) -> Source:
        """Return the source; raises `NoticeError` where the page has no text or no end."""
        if not self._is_complete:
            raise NoticeError(_DAMAGED)
        self._flush()
        if self._has_frames and not self._lines:
            template = (
                "has no text, only frames that show other pages;"
                " open the page in the frame by itself and save it as “web page, HTML only”"
            )
            raise NoticeError(template)
        self._draft.check()
        return self._draft.make_source()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element; lxml calls it."""
        self._is_complete = name == _END
        self._check_size()
        self._ordered += name == "ol"
        if self._skipped:
            self._skipped += 1
            if self._takes_room:
                self._break_line(name)
            return
        tag = Tag.read(name, attributes)
        if tag.is_left_out or (self._open[-1].is_drawing and tag.is_undrawn):
            self._skip()
        elif tag.is_hidden:
            self._skip(_HIDDEN_TEXT)
        elif tag.is_picture or tag.is_object:
            self._has_frames = self._has_frames or tag.is_frame
            if not tag.is_pixel:
                self._marks.append(_PICTURE if tag.is_picture else _OBJECT)
            if tag.is_empty:  # libxml2 takes what follows for its content
                self._open.append(attrs.evolve(self._open[-1], is_block=False))
            else:
                self._skip()
        elif tag.is_struck or tag.is_invisible:
            if tag.is_part:
                self._flush()
                self._begin_part(tag)
            self._skip(_STRUCK_TEXT if tag.is_struck else _HIDDEN_TEXT, takes_room=True)
            self._break_line(name)
        else:
            self._begin(tag)

    def data(self, words: str) -> None:
        """Take words; lxml calls it."""
        self._is_complete = False
        has_words = bool(words.strip())
        if self._skipped:
            self._has_words = self._has_words or has_words
            return
        if not self._open[-1].keeps_lines:
            words = _WHITESPACE.sub(" ", words)
            if self._parts and self._parts[-1].endswith((" ", "\n")):
                words = words.removeprefix(" ")
        self._pieces += has_words
        if words:
            self._parts.append(words)

    def end(self, name: str) -> None:
        """End an element; lxml calls it."""
        if self._skipped:
            self._skipped -= 1
            if not self._skipped and self._left_out is not None and self._has_words:
                self._marks.append(self._left_out)
            return
        element = self._open[-1]
        if element.is_block:
            self._flush()
        self._open.pop()
        if name == "li":
            del self._numbers[element.numbers :]
        elif name == "svg" and element.pieces == self._pieces:
            self._marks.append(_PICTURE)
        elif name == "table":
            self._write(self._tables.pop().make_grid())
        else:
            self._end_part(name)

    def close(self) -> None:
        """Do nothing; lxml calls it."""

    def _check_size(self) -> None:
        if len(self._open) + self._skipped > _MOST_DEPTH:
            template = (
                "has more than {most} elements inside each other;"
                " copy its text into a Word document"
            )
            raise NoticeError(template, values={"most": _MOST_DEPTH})
        self._tags += 1
        if not self._tags % _CHECKED_EACH:
            self._draft.check()

    def _skip(self, mark: Mark | None = None, *, takes_room: bool = False) -> None:
        """Leave out the element that begins."""
        self._skipped = 1
        self._left_out, self._takes_room, self._has_words = mark, takes_room, False

    def _break_line(self, name: str) -> None:
        """Begin a line after a block whose words are left out."""
        if begins_line(name):
            self._parts.append("\n")

    def _begin(self, tag: Tag) -> None:
        """Begin an element whose words are read."""
        above = self._open[-1]
        is_furniture = tag.is_furniture(above.is_in_content)
        element = _Element(
            is_block=is_furniture or tag.is_block(above.is_drawing),
            is_furniture=is_furniture or above.is_furniture,
            is_in_content=above.is_in_content or tag.is_content,
            is_drawing=above.is_drawing or tag.name == "svg",
            keeps_lines=tag.keeps_lines(above.keeps_lines),
            items=self._make_items(tag) if tag.is_list else above.items,
            numbers=len(self._numbers),
            pieces=self._pieces,
        )
        if element.is_block:
            self._flush()
        if tag.name == "br":
            self._parts.append("\n")
        elif tag.name == "table":
            self._begin_table()
        elif tag.is_part:
            self._begin_part(tag)
        elif tag.name == "li":
            self._begin_item(tag)
        self._open.append(element)

    # Blocks.

    def _flush(self) -> None:
        """Write the block down that has been collected."""
        if not self._parts and not self._marks:
            return
        words = _LINE_END.sub("\n", "".join(self._parts))
        self._parts.clear()
        self._draft.reserve(self._lines + words.count("\n"), 0)
        lines = [stripped for line in words.split("\n") if (stripped := line.strip())]
        self._lines += len(lines)
        self._draft.reserve(self._lines, 0)
        marks = tuple(self._marks)
        self._marks.clear()
        if lines:
            words = "".join(self._numbers) + "\n".join(lines)
            self._numbers.clear()
            self._write(Paragraph(words, marks, self._open[-1].is_furniture))
        elif marks and not any(table.keep_marks(marks) for table in reversed(self._tables)):
            self._draft.mark(*marks)

    def _write(self, block: Block) -> None:
        """Write a block into the cell that is open, or into the page; before a table without."""
        for table in reversed(self._tables):
            if table.is_in_cell:
                table.add(block)
                return
        self._draft.add(block)

    # Tables.

    def _begin_table(self) -> None:
        template = "has more than {most} tables inside each other"
        check_limit(template, len(self._tables) + 1, _MOST_TABLES)
        self._parts += self._numbers
        self._numbers.clear()
        self._flush()
        self._tables.append(Table(self._reserve))

    def _begin_part(self, tag: Tag) -> None:
        """Begin a group of rows, a row or a cell; without a table they are only blocks."""
        if not self._tables:
            return
        table = self._tables[-1]
        if tag.is_cell:
            rows, columns = tag.read_integer("rowspan"), tag.read_integer("colspan")
            table.begin_cell(1 if rows is None else rows, columns or 1)
        elif tag.name == "tr":
            table.begin_row()
        else:
            table.begin_group(tag.name)

    def _end_part(self, name: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None:
            return
        if name in ("td", "th"):
            table.end_cell()
        elif name == "tr":
            table.end_row()
        elif name in ("thead", "tbody", "tfoot"):
            table.end_group()

    def _reserve(self, places: int) -> None:
        """Count the places that cells cover; raises `NoticeError` for more than are read."""
        self._places += places
        self._draft.reserve(0, self._places)

    # Lists.

    def _make_items(self, tag: Tag) -> Items:
        is_ordered = tag.name == "ol"
        is_reversed = is_ordered and "reversed" in tag.attributes
        number = tag.read_integer("start")
        if number is None:
            number = self._counts[self._ordered - 1] if is_reversed else 1
        form = tag.read_form("decimal" if is_ordered else "disc")
        return Items(form, number, -1 if is_reversed else 1)

    def _begin_item(self, tag: Tag) -> None:
        items = self._open[-1].items
        if items is None:
            return
        number = items.count(tag.read_integer("value"))
        if tag.display in ("", "list-item"):
            self._numbers.append(write_number(number, tag.read_form(items.form)))
