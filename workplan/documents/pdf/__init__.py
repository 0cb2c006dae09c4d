"""A PDF file becomes a source: the lines of its pages, and the tables that have rules.

Knows how pages follow each other, and no notice. A page has lines, not paragraphs: their ends are
where its width cuts them. PDFium reads text and rules, so that both have the same places and no
other library opens a hostile file; pdfplumber finds what the rules enclose.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from typing import Any, TypeAlias

import attrs

from workplan.documents.draft import Draft, Mark, Paragraph
from workplan.documents.limits import check_limit
from workplan.documents.pdf.lines import Line, find_lines, sort_blocks
from workplan.documents.pdf.page import SCAN, Box, Char, PageContent, load_page
from workplan.documents.pdf.parts import (
    CellText,
    TablePart,
    has_same_columns,
    list_heads,
    make_grid,
)
from workplan.documents.pdf.streams import check_streams
from workplan.documents.pdf.tables import RuledTable, find_tables
from workplan.documents.pdf.underlines import drop_underlines
from workplan.errors import MissingLibraryError, NoticeError
from workplan.model import Source

__all__ = ["load_source"]

_MOST_PAGES = 2_000
_MOST_UNMAPPED = 0.1
"""Share of a page's characters that its fonts may leave unknown: the bullets of a list do."""
_LEAST_PICTURE = 0.1
"""Least share of the page that a reported picture covers: more than a seal does."""
_MOST_ON_SCAN = 50
"""Characters that a scanner's mark and a page number have at most."""
_SAME_EDGE = 4.0
"""Points by which lines at one margin, or running heads at one height, differ at most."""
_INDENT = 1.5
"""Heights of a line from which on it is indented; paragraphs begin two characters in."""
_LEAST_SHARE = 0.2
_NUMBER = re.compile(r"[\s·.\-—–－―~第]*\d{1,4}(?:\s*/\s*\d{1,4})?[\s·.\-—–－―~页]*")
_DIGITS = re.compile(r"\d+")
_CONTINUED = re.compile(r"[（(]?\s*(?:附?表\s*\d*)?\s*续\s*表?\s*\d*\s*[)）]?|.*[（(]续表?\d*[)）]")
"""The line above a table continued from the page before."""
_TITLE = re.compile(r"\s*(?:附[件表录]|[一二三四五六七八九十]+、)|.*表\s*$")
_MARGIN = 0.1
"""Share of the page within which heads and feet are: a page number of an official document, which
is lower than its text by 7 mm, is 28 mm above the end of the paper."""
_MOST_RUNNING = 3
"""Lines that a header or a footer has at most."""
_HEADER = 1024
"""Bytes within which a PDF file says that it is one."""


def load_source(content: bytes) -> Source:
    """Return the source in the bytes of a PDF file with text.

    Raises `NoticeError` for what is damaged, locked, a scan or larger than is read,
    `MissingLibraryError` without pypdfium2 and pdfplumber.
    """
    try:
        import pypdfium2

        import_module("pdfplumber")  # used where a page has rules
    except ImportError:
        raise MissingLibraryError("reading a PDF file", "pypdfium2 pdfplumber") from None
    if b"%PDF-" not in content[:_HEADER]:
        raise NoticeError("is no PDF file; open it in its program and save it as .docx or .pdf")
    draft = Draft()
    try:
        pages = _load_pages(pypdfium2, content, draft)
    except NoticeError:
        raise
    except Exception as error:  # PDFium, and its numbers in a damaged file, raise many kinds
        template = "is no PDF file, or is damaged; open it in its program and print it to PDF again"
        raise NoticeError(template) from error
    _check_pages(pages)
    _Writer(draft, pages).write()
    return draft.make_source()


def _load_pages(pypdfium2: Any, content: bytes, draft: Draft) -> "list[_Page]":
    check_streams(content)
    document = _open(pypdfium2, content)
    try:
        if pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document) >= 0:
            # Locked against changes only; what it holds can be counted once it is unlocked.
            unlocked = BytesIO()
            document.save(unlocked, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
            check_streams(unlocked.getvalue())
        count = len(document)
        check_limit("has more than {most} pages", count, _MOST_PAGES)
        pages: list[_Page] = []
        for i in range(count):
            draft.check()
            pages.append(_make_page(str(i + 1), load_page(document, i)))
        return pages
    finally:
        document.close()


def _open(pypdfium2: Any, content: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        if getattr(error, "err_code", None) in locked:
            template = "has a password; open it with the password and print it to PDF without one"
            raise NoticeError(template) from error
        raise


# --- pages ---------------------------------------------------------------------------------------


_Block: TypeAlias = "Line | TablePart"


@attrs.frozen
class _Page:
    label: str
    box: Box
    blocks: tuple[_Block, ...]
    marks: tuple[Mark, ...]
    is_scan: bool = False
    is_unmapped: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not (self.blocks or self.is_scan or self.is_unmapped)

    @property
    def tables(self) -> list[int]:
        """Where in its blocks there are tables."""
        return [i for i, block in enumerate(self.blocks) if isinstance(block, TablePart)]


def _make_page(label: str, content: PageContent) -> _Page:
    count = sum(not char.words.isspace() for char in content.chars)
    largest = max(content.pictures, default=0)
    is_scan = (not count and content.has_drawings) or (largest > SCAN and count <= _MOST_ON_SCAN)
    is_unmapped = content.unmapped > _MOST_UNMAPPED * count
    marks = [Mark("unread-page", (("page", label),))] * (is_scan or is_unmapped)
    if not is_scan:
        pictures = sum(
            _LEAST_PICTURE < share <= (SCAN if content.recognised else 1)
            for share in content.pictures
        )
        marks += [Mark("unread-pictures")] * pictures
    if content.recognised:
        marks.append(Mark("recognised-text", (("page", label),)))
    marks += [Mark("hidden-text")] * (content.hidden > 0)
    marks += [Mark("unread-comments")] * content.notes
    marks += [Mark("unread-objects")] * content.fields
    blocks = () if is_unmapped else tuple(_find_blocks(content))
    return _Page(label, content.box, blocks, tuple(marks), is_scan, is_unmapped)


def _find_blocks(content: PageContent) -> Iterator[_Block]:
    """The lines and tables of a page, in reading order."""
    tables = find_tables(drop_underlines(content.rules, content.chars))
    inside: list[list[list[Char]]] = [[[] for _ in table.regions] for table in tables]
    outside: list[Char] = []
    for char in content.chars:
        found = None if char.is_askew else _find_region(tables, char)
        if found is None:
            outside.append(char)
        else:
            inside[found[0]][found[1]].append(char)
    lines = find_lines(char for char in outside if not char.is_turned)
    blocks: list[_Block] = [*_indent(lines)]
    boxes, orders = [line.box for line in lines], [line.order for line in lines]
    for table, parts in zip(tables, inside, strict=True):
        order = min((char.order for part in parts for char in part), default=None)
        if order is not None:
            frames = [table.find_whole(other.box) for other in tables if other is not table]
            texts = [
                CellText(region, tuple(find_lines(part)), i in frames)
                for i, (region, part) in enumerate(zip(table.regions, parts, strict=True))
            ]
            blocks.append(TablePart(table.edges, table.box, tuple(texts)))
            boxes.append(table.box)
            orders.append(order)
    yield from sort_blocks(blocks, boxes, orders)
    yield from find_lines(char for char in outside if char.is_turned)


def _find_region(tables: Iterable[RuledTable], char: Char) -> tuple[int, int] | None:
    for i, table in enumerate(tables):
        region = table.find(char.box.middle)
        if region is not None:
            return i, region
    return None


def _indent(lines: Sequence[Line]) -> list[Line]:
    """Write two blanks before the lines that are indented, as a text file has them.

    The margin is the leftmost place where a fifth of the page's lines begin.
    """
    if any(one.box.top > other.box.top for one, other in pairwise(lines)):
        return list(lines)  # in columns, each with a margin of its own
    lefts = sorted(line.box.left for line in lines)
    least = max(2, _LEAST_SHARE * len(lefts))
    margins = (
        left for i, left in enumerate(lefts) if bisect_right(lefts, left + _SAME_EDGE) - i >= least
    )
    margin = next(margins, math.inf)
    return [
        attrs.evolve(line, words=f"\u3000\u3000{line.words}")
        if line.box.left - margin >= _INDENT * (line.box.bottom - line.box.top)
        and not _NUMBER.fullmatch(line.words)
        else line
        for line in lines
    ]


def _check_pages(pages: Sequence[_Page]) -> None:
    """Raise `NoticeError` where no page has text that can be read."""
    known = [page for page in pages if not page.is_blank]
    if not all(page.is_scan or page.is_unmapped for page in known) or not known:
        return
    if any(page.is_scan for page in known):
        raise NoticeError(
            "is a scan: its pages are pictures without text; have it recognised (OCR)"
            " and save it as .docx or a PDF with text"
        )
    raise NoticeError(
        "has fonts that do not say which characters they show; save the original document as"
        " .docx, or print it to PDF again"
    )


# --- tables over pages ---------------------------------------------------------------------------


class _Writer:
    """Writes pages into a draft; the parts of a table on several pages are one."""

    def __init__(self, draft: Draft, pages: Sequence[_Page]) -> None:
        self._draft = draft
        self._pages = pages
        self._parts: list[tuple[str, TablePart]] = []
        """The parts so far of a table that goes on."""
        self._between: list[Line] = []
        """Page numbers and running heads between its parts."""
        self._marks: list[Mark] = []

    def write(self) -> None:
        """Write all pages down."""
        for i, page in enumerate(self._pages):
            blocks = page.blocks
            goes_on = _goes_on(self._pages, i)
            self._marks += page.marks
            if self._parts:
                at = page.tables[0]
                self._keep(page.label, blocks[at], blocks[:at])
                blocks = blocks[at + 1 :]
                if goes_on and len(page.tables) == 1:
                    self._between += _list_lines(blocks)
                    continue
                self._write_parts()
            else:
                self._draft.begin_page(page.label)
            if goes_on:
                at = max(k for k, block in enumerate(blocks) if isinstance(block, TablePart))
                self._write_blocks(blocks[:at], i)
                self._keep(page.label, blocks[at], blocks[at + 1 :])
            else:
                self._write_blocks(blocks, i)
                self._draft.mark(*self._marks)
                self._marks = []

    def _keep(self, label: str, block: _Block, lines: Iterable[_Block]) -> None:
        assert isinstance(block, TablePart)
        self._parts.append((label, block))
        self._between += _list_lines(lines)

    def _write_parts(self) -> None:
        self._draft.add(make_grid(self._parts))
        for words in (*list_heads(self._parts), *(line.words for line in self._between)):
            self._draft.add(Paragraph(words, is_furniture=True))
        self._parts, self._between = [], []

    def _write_blocks(self, blocks: Iterable[_Block], number: int) -> None:
        page = self._pages[number]
        first = page.blocks[page.tables[0]] if page.tables else None
        running = set(_list_running_lines(self._pages, number))
        is_behind_table = number > 0 and _is_between_tables(self._pages, number - 1)
        for block in blocks:
            if isinstance(block, TablePart):
                is_doubtful = is_behind_table and block is first
                parts = [(page.label, block)]
                self._draft.add(make_grid(parts, is_doubtful=is_doubtful))
            else:
                is_running = block in running
                self._draft.add(Paragraph(block.words, is_furniture=is_running, is_line=True))


def _list_lines(blocks: Iterable[_Block]) -> list[Line]:
    return [block for block in blocks if isinstance(block, Line)]


def _goes_on(pages: Sequence[_Page], number: int) -> bool:
    """Whether the last table of a page goes on as the first one of the next."""
    if not _is_between_tables(pages, number):
        return False
    page, after = pages[number], pages[number + 1]
    table, other = page.blocks[page.tables[-1]], after.blocks[after.tables[0]]
    assert isinstance(table, TablePart)
    assert isinstance(other, TablePart)
    return has_same_columns(table, other)


def _is_between_tables(pages: Sequence[_Page], number: int) -> bool:
    """Whether only page numbers and running heads part two tables, on a page and the next."""
    if number + 1 >= len(pages) or not pages[number].tables or not pages[number + 1].tables:
        return False
    page, after = pages[number], pages[number + 1]
    tail = page.blocks[page.tables[-1] + 1 :]
    head = after.blocks[: after.tables[0]]
    above = _list_running(pages[:number][-1:], slice(-_MOST_RUNNING, None))
    above |= _list_running([after], slice(-_MOST_RUNNING, None))
    below = _list_running([page, *pages[number + 2 : number + 3]], slice(_MOST_RUNNING))
    top = page.blocks[0].box.top - page.box.top + after.box.top
    return all(_is_known(line, above) for line in _list_lines(tail)) and all(
        _is_known(line, below) or _CONTINUED.fullmatch(line.words) or _is_header(line, top)
        for line in _list_lines(head)
    )


def _list_running(pages: Iterable[_Page], place: slice) -> set[str]:
    """The lines at one end of some pages, without their numbers."""
    lines = (line for page in pages for line in _list_lines(page.blocks[place]))
    return {_drop_digits(line) for line in lines}


def _drop_digits(line: Line) -> str:
    return _DIGITS.sub("", line.words.strip())


def _is_known(line: Line, known: set[str]) -> bool:
    """Whether a line is a page number, or one of the running heads."""
    return _NUMBER.fullmatch(line.words) is not None or _drop_digits(line) in known


def _is_header(line: Line, top: float) -> bool:
    """Whether a line is above where the text of pages begins, and is no title of a table."""
    return line.box.bottom <= top and not _TITLE.match(line.words)


def _list_running_lines(pages: Sequence[_Page], number: int) -> Iterator[Line]:
    """The running heads and feet of a page: at the same height of another they are too.

    They are in the margin, and apart from the text, whose first and last lines may be equal on
    forms. What has a wide gap is kept on the first page: a table without rules has such a head.
    """
    for ends in (slice(None), slice(None, None, -1)):
        before, behind = (
            [line for page in others for line in _list_lines(page.blocks[ends][:_MOST_RUNNING])]
            for others in (pages[max(number - 2, 0) : number], pages[number + 1 : number + 3])
        )
        blocks = pages[number].blocks[ends]
        lines: list[Line] = []
        for line in _list_lines(blocks[:_MOST_RUNNING]):
            known = before + behind * ("  " not in line.words.strip())
            is_next = blocks[len(lines)] is line and _is_in_margin(line, pages[number].box)
            if is_next and _is_same(line, known):
                lines.append(line)
        apart = [i for i, line in enumerate(lines, 1) if _is_apart(line, blocks[i:])]
        yield from lines[: max(apart, default=0)]


def _is_in_margin(line: Line, page: Box) -> bool:
    middle = line.box.middle[1]
    return min(middle - page.top, page.bottom - middle) <= _MARGIN * (page.bottom - page.top)


def _is_same(line: Line, others: Iterable[Line]) -> bool:
    """Whether a line has the words and the height of another."""
    return any(
        abs(line.box.top - other.box.top) <= _SAME_EDGE
        and _drop_digits(line) == _drop_digits(other)
        for other in others
    )


def _is_apart(line: Line, blocks: Sequence[_Block]) -> bool:
    """Whether a line's height is free between it and the next of some blocks."""
    box = line.box
    gaps = (max(b.box.top - box.bottom, box.top - b.box.bottom) for b in blocks[:1])
    return all(gap >= box.bottom - box.top for gap in gaps)
