"""A Word document becomes a source: paragraphs with their automatic numbers, rows of tables.

Knows where a Word document keeps what, and no notice. Automatic numbers (一、 and (一) in many
notices) are not in a paragraph's text; they are counted here as Word counts them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from workplan.errors import MissingLibraryError, NoticeError
from workplan.model import Source
from workplan.model.numerals import CIRCLED, write_numeral

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

__all__ = ["load_source"]

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {"w": _NAMESPACE}


def load_source(name: str) -> Source:
    """Return the source in a Word file: a line a paragraph or table row, a tab between cells.

    Raises `NoticeError` for what is no Word document, `MissingLibraryError` without python-docx.
    """
    try:
        from docx import Document
    except ImportError:
        raise MissingLibraryError("reading a Word document", "python-docx") from None
    try:
        document = Document(name)
    except Exception:  # python-docx documents none of the many that it raises
        raise NoticeError("is not a Word document (.docx)") from None
    return Source("\n".join(_read_blocks(document)))


def _read_blocks(document: "Document") -> Iterator[str]:
    """The paragraphs and the rows of tables, in the order of the document."""
    from docx.table import Table

    numbers = _Numbers(_read_lists(document))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _read_rows(block, numbers)
        else:
            yield numbers.next_number(block) + block.text


def _read_rows(table: "Table", numbers: "_Numbers") -> Iterator[str]:
    for row in table.rows:
        # python-docx repeats a merged cell for each column that it covers.
        # Its element is the only identity that a cell has.
        cells = {_element_of(cell, "_tc"): cell for cell in row.cells}
        yield "\t".join(
            "".join("".join(numbers.next_number(p) + p.text for p in cell.paragraphs).split())
            for cell in cells.values()
        )


# --- automatic numbers ---------------------------------------------------------------------------


class _Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int
    form: str
    words: str
    """Such as ``第%1章``, where ``%1`` is the number of the first level."""
    gap: str
    """What separates the number from the paragraph's text."""


class _List(NamedTuple):
    """A list that paragraphs may belong to; lists with one counter continue each other."""

    counter: str
    levels: Mapping[int, _Level]


class _Numbers:
    """Counts the automatic numbers of paragraphs, in the order of the document."""

    def __init__(self, lists: Mapping[str, _List]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}

    def next_number(self, paragraph: "Paragraph") -> str:
        """Count a paragraph and return its number, such as ``一、``; ``""`` if it has none."""
        found, at = _find_list(paragraph)
        if found not in self._lists or at not in self._lists[found].levels:
            return ""
        counter, levels = self._lists[found]
        counts = self._counts.setdefault(counter, {})
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        own = levels[at]
        if own.form == "bullet":
            return ""

        def fill(match: "re.Match[str]") -> str:
            level = int(match[1]) - 1
            known = levels.get(level, own)
            return _format_number(counts.get(level, known.start), known.form)

        number = re.sub("%([1-9])", fill, own.words)
        return number + own.gap if number else ""


def _element_of(item: object, name: str) -> Any:
    """The XML element of a python-docx object, which has no public access to it."""
    return getattr(item, name)


def _find_list(paragraph: "Paragraph") -> tuple[str, int]:
    """The list of a paragraph and its level in it, by itself or by its style."""
    style: Any = paragraph.style
    own: list[Any] = [_element_of(paragraph, "_p")]
    while style is not None and len(own) < _MOST_STYLES:
        own.append(style.element)
        style = style.base_style
    for element in own:
        found = element.find("w:pPr/w:numPr", _NAMES)
        if found is not None:
            return _read_value(found, "w:numId"), _parse_count(_read_value(found, "w:ilvl"), 0)
    return "", 0


_MOST_STYLES = 20  # a style may be based on itself in a damaged file


def _read_lists(document: "Document") -> dict[str, _List]:
    """The lists of a document by their ids."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        root: Any = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return {}
    root = root.element
    kinds = {
        _read_attribute(kind, "abstractNumId"): kind
        for kind in root.findall("w:abstractNum", _NAMES)
    }
    lists: dict[str, _List] = {}
    for each in root.findall("w:num", _NAMES):
        kind, own = _read_value(each, "w:abstractNumId"), _read_attribute(each, "numId")
        levels = _read_levels(kinds[kind]) if kind in kinds else {}
        overrides = each.findall("w:lvlOverride", _NAMES)
        for override in overrides:
            at = _parse_count(_read_attribute(override, "ilvl"), 0)
            start = _read_value(override, "w:startOverride")
            if at in levels:
                levels[at] = levels[at]._replace(start=_parse_count(start, levels[at].start))
        lists[own] = _List(f"own {own}" if overrides else kind, levels)
    return lists


def _read_levels(kind: Any) -> dict[int, _Level]:
    return {
        _parse_count(_read_attribute(level, "ilvl"), 0): _Level(
            _parse_count(_read_value(level, "w:start"), 1),
            _read_value(level, "w:numFmt"),
            _read_value(level, "w:lvlText"),
            "" if _read_value(level, "w:suff") == "nothing" else " ",
        )
        for level in kind.findall("w:lvl", _NAMES)
    }


def _read_value(element: Any, path: str) -> str:
    found = element.find(path, _NAMES)
    return "" if found is None else _read_attribute(found, "val")


def _read_attribute(element: Any, name: str) -> str:
    value: str = element.get(f"{{{_NAMESPACE}}}{name}", "")
    return value


def _parse_count(words: str, otherwise: int) -> int:
    plain = words.isascii() and words.isdecimal() and len(words) < 6
    return int(words) if plain else otherwise


def _format_number(number: int, form: str) -> str:
    """A number in one of Word's number formats (``w:numFmt``)."""
    if "Counting" in form or "ideographDigital" in form:
        return write_numeral(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= len(CIRCLED):
        return CIRCLED[number - 1]
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + number - 1)
    return "" if form == "none" else str(number)
