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

from workplan.documents.draft import Block, Cell, Draft, Grid, Mark, Paragraph
from workplan.documents.limits import check_limit
from workplan.documents.pdf.lines import Line, find_lines, sort_blocks
from workplan.documents.pdf.page import Char, PageContent, load_page
from workplan.documents.pdf.streams import check_streams
from workplan.documents.pdf.tables import Region, RuledTable, find_tables
from workplan.errors import MissingLibraryError, NoticeError
from workplan.model import Source

__all__ = ["load_source"]

_MOST_PAGES = 2_000
_MOST_UNMAPPED = 0.1
"""Share of a page's characters that its fonts may leave unknown: the bullets of a list do."""
_LEAST_PICTURE = 0.1
"""Share of the page that a picture covers at least to be told: more than a seal does."""
_SCAN = 0.5
_MOST_ON_SCAN = 50
"""Characters that a scanner's mark and a page number have at most."""
_SAME_EDGE = 4.0
"""Points by which the columns of a table differ at most between two pages."""
_INDENT = 1.5
"""Heights of a line from which on it is indented; paragraphs begin two characters in."""
_LEAST_SHARE = 0.2
_PADDING = 8.0
"""Points between the side of a cell and its text at most; Word and WPS have 5.4."""
_ROOM = 2.5
"""Heights of a line that a next word needs: a character, and marks that begin no line."""
_NUMBER = re.compile(r"[\s·.\-—–－―~第]*\d{1,4}(?:\s*/\s*\d{1,4})?[\s·.\-—–－―~页]*")
_DIGITS = re.compile(r"\d+")
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


@attrs.frozen
class _Text:
    """The text of a table's region."""

    region: Region
    lines: tuple[Line, ...]
    is_frame: bool = False
    """Whether there is another table in it."""


@attrs.frozen
class _Table:
    """A table, or its part on one page."""

    edges: tuple[float, ...]
    texts: tuple[_Text, ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(text.region.row + text.region.rows - 1 for text in self.texts)

    def sign_row(self, row: int) -> list[tuple[int, str]]:
        """What is in a row, to compare it with another."""
        return [
            (text.region.column, "".join(line.words for line in text.lines))
            for text in self.texts
            if text.region.row == row
        ]


_Block: TypeAlias = "Line | _Table"


@attrs.frozen
class _Page:
    label: str
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
        return [i for i, block in enumerate(self.blocks) if isinstance(block, _Table)]

    @property
    def edges(self) -> list[tuple[float, ...]]:
        """The columns of the tables."""
        return [block.edges for block in self.blocks if isinstance(block, _Table)]


def _make_page(label: str, content: PageContent) -> _Page:
    count = sum(not char.words.isspace() for char in content.chars)
    largest = max(content.pictures, default=0)
    is_scan = (not count and content.has_drawings) or (largest > _SCAN and count <= _MOST_ON_SCAN)
    is_unmapped = content.unmapped > _MOST_UNMAPPED * count
    marks = [Mark("unread-page", (("page", label),))] * (is_scan or is_unmapped)
    if not is_scan:
        pictures = sum(share > _LEAST_PICTURE for share in content.pictures)
        marks += [Mark("unread-pictures")] * pictures
    marks += [Mark("hidden-text")] * (content.outside > 0)
    marks += [Mark("unread-comments")] * content.notes
    marks += [Mark("unread-objects")] * content.fields
    blocks = () if is_unmapped else tuple(_find_blocks(content))
    return _Page(label, blocks, tuple(marks), is_scan, is_unmapped)


def _find_blocks(content: PageContent) -> Iterator[_Block]:
    """The lines and tables of a page, in reading order."""
    tables = find_tables(content.rules)
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
                _Text(region, tuple(find_lines(part)), i in frames)
                for i, (region, part) in enumerate(zip(table.regions, parts, strict=True))
            ]
            blocks.append(_Table(table.edges, tuple(texts)))
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
        self._parts: list[tuple[str, _Table]] = []
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
                at = max(k for k, block in enumerate(blocks) if isinstance(block, _Table))
                self._write_blocks(blocks[:at], i)
                self._keep(page.label, blocks[at], blocks[at + 1 :])
            else:
                self._write_blocks(blocks, i)
                self._draft.mark(*self._marks)
                self._marks = []

    def _keep(self, label: str, block: _Block, lines: Iterable[_Block]) -> None:
        assert isinstance(block, _Table)
        self._parts.append((label, block))
        self._between += _list_lines(lines)

    def _write_parts(self) -> None:
        self._draft.add(_make_grid(self._parts))
        for line in self._between:
            self._draft.add(Paragraph(line.words, is_furniture=True))
        self._parts, self._between = [], []

    def _write_blocks(self, blocks: Iterable[_Block], number: int) -> None:
        page = self._pages[number]
        first = page.blocks[page.tables[0]] if page.tables else None
        is_behind_table = number > 0 and _is_between_tables(self._pages, number - 1)
        for block in blocks:
            if isinstance(block, _Table):
                is_doubtful = is_behind_table and block is first
                parts = [(page.label, block)]
                self._draft.add(_make_grid(parts, is_doubtful=is_doubtful))
            else:
                self._draft.add(Paragraph(block.words, is_line=True))


def _list_lines(blocks: Iterable[_Block]) -> list[Line]:
    return [block for block in blocks if isinstance(block, Line)]


def _goes_on(pages: Sequence[_Page], number: int) -> bool:
    """Whether the last table of a page goes on as the first one of the next."""
    if not _is_between_tables(pages, number):
        return False
    page, after = pages[number], pages[number + 1]
    edges, others = page.edges[-1], after.edges[0]
    return len(edges) == len(others) and all(
        abs((edge - edges[0]) - (other - others[0])) <= _SAME_EDGE
        for edge, other in zip(edges, others, strict=True)
    )


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
    return _are_running(tail, above) and _are_running(head, below)


def _list_running(pages: Iterable[_Page], place: slice) -> set[str]:
    """The lines at one end of some pages, without their numbers."""
    lines = (line for page in pages for line in _list_lines(page.blocks[place]))
    return {_DIGITS.sub("", line.words) for line in lines}


def _are_running(blocks: Iterable[_Block], known: set[str]) -> bool:
    return all(
        _NUMBER.fullmatch(line.words) or _DIGITS.sub("", line.words) in known
        for line in _list_lines(blocks)
    )


def _make_grid(parts: Sequence[tuple[str, _Table]], *, is_doubtful: bool = False) -> Grid:
    """The table that parts on several pages make, with what may be cut told.

    `is_doubtful` is a table that begins a page behind another with other columns.
    """
    cells: list[Cell] = []
    pages: list[tuple[int, str]] = []
    rows = 0
    numbers = _find_numbers(table for _, table in parts)
    for label, table in parts:
        own = [_make_cell(text, rows) for text in table.texts]
        if rows:
            heads = _count_heads(parts[0][1], table)
            pages.append((rows + 1, label))
            cells, own = _join_part(cells, own, (rows, rows + heads + 1), numbers, label)
        elif is_doubtful and not own[0].blocks:
            own = _mark_cut(own, 1, label)
        cells += own
        rows += table.rows
    return Grid(tuple(cells), tuple(pages))


def _make_cell(text: _Text, rows: int) -> Cell:
    region = text.region
    marks = (Mark("nested-table"),) * text.is_frame
    blocks = tuple(
        Paragraph(words, () if i else marks, is_line=True)
        for i, words in enumerate(_join_lines(text))
    )
    return Cell(region.row + rows, region.column, blocks, region.rows, region.columns)


def _join_lines(text: _Text) -> Iterator[str]:
    """The paragraphs of a cell: a line ends one where the next word would have fitted on it."""
    words = ""
    width = text.region.box.right - text.region.box.left - 2 * _PADDING
    for line in text.lines:
        words += line.words
        room = width - (line.box.right - line.box.left)
        if room >= _ROOM * (line.box.bottom - line.box.top):
            yield words
            words = ""
        else:
            words += "\n"
    if words:
        yield words.rstrip("\n")


def _count_heads(first: _Table, table: _Table) -> int:
    """How many rows at the top of a part repeat those at the top of the first."""
    count = 0
    while count < table.rows - 1 and first.sign_row(count + 1) == table.sign_row(count + 1):
        count += 1
    return count


def _find_numbers(tables: Iterable[_Table]) -> int | None:
    """The column whose cells are numbers (序号), but for the head; it tells where a row begins."""
    counts: dict[int, list[int]] = {}
    for text in (text for table in tables for text in table.texts if text.lines):
        words = "".join(line.words for line in text.lines)
        counts.setdefault(text.region.column, [0, 0])[words.isdecimal()] += 1
    found = [column for column, (others, own) in counts.items() if own > max(1, others)]
    return min(found, default=None)


def _join_part(
    cells: list[Cell], own: list[Cell], rows: tuple[int, int], numbers: int | None, label: str
) -> tuple[list[Cell], list[Cell]]:
    """Join a part to the cells above it.

    `rows` are the last one above, and the first one of the part behind a repeated head. Where the
    column of `numbers` has none in that row, it is the rest of the row above, and its words go on
    there. Without such a column, a row that has fewer filled cells than the one above, or none in
    front, may be one. Both are told. Cells without text in front of the filled ones are those
    above, going on.
    """
    last, row = rows
    begun = sorted((c for c in own if c.row == row), key=lambda c: c.column)
    filled = [cell for cell in begun if cell.blocks]
    if not filled:
        return cells, own
    ended = [cell for cell in cells if cell.row + cell.rows - 1 == last]
    is_rest = numbers is not None and all(cell.column != numbers for cell in filled)
    if numbers is None and (
        not begun[0].blocks or len(filled) < sum(bool(c.blocks) for c in ended)
    ):
        own = _mark_cut(own, row, label)
    if row != last + 1:
        return cells, _mark_cut(own, row, label) if is_rest else own
    above = {(c.column, c.columns): c for c in ended if c.blocks or is_rest}
    gone: list[tuple[int, int]] = []
    for cell in begun:
        place = (cell.column, cell.columns)
        if place not in above or (cell.blocks and not is_rest):
            break
        over = above[place]
        joined = attrs.evolve(
            over, rows=over.rows + cell.rows, blocks=_join_blocks(over.blocks, cell.blocks)
        )
        cells = [joined if each is over else each for each in cells]
        gone.append(place)
    own = [c for c in own if c.row != row or (c.column, c.columns) not in gone]
    return (_mark_cut(cells, last, label), own) if is_rest else (cells, own)


def _join_blocks(above: tuple[Block, ...], below: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a cell that a page break cuts: what ends the page may go on behind it."""
    ends = [block for block in (*above[-1:], *below[:1]) if isinstance(block, Paragraph)]
    if len(ends) < 2:
        return above + below
    words, marks = "\n".join(end.words for end in ends), ends[0].marks + ends[1].marks
    return (*above[:-1], Paragraph(words, marks, is_line=True), *below[1:])


def _mark_cut(cells: Sequence[Cell], row: int, label: str) -> list[Cell]:
    """Mark the first filled cell of a row as perhaps the rest of the row above."""
    mark = Mark("cut-table", (("page", label),))
    marked = list(cells)
    filled = [i for i, cell in enumerate(marked) if cell.row == row and cell.blocks]
    for i in filled[:1]:
        first, *others = marked[i].blocks
        assert isinstance(first, Paragraph)
        first = attrs.evolve(first, marks=(*first.marks, mark))
        marked[i] = attrs.evolve(marked[i], blocks=(first, *others))
    return marked
