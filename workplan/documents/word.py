"""The text of a Word document: paragraphs with the numbers that Word makes, rows of tables.

Knows what a Word document keeps where, and no notice. What Word numbers by itself (一、 and (一) in
many notices) is not among a paragraph's words; it is counted here as Word counts it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from workplan.errors import MissingLibraryError, NoticeError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

__all__ = ["chinese", "text"]

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {"w": _SPACE}


def text(name: str) -> str:
    """The paragraphs and the rows of tables in a file, a line for each, cells parted by tabs.

    Raises `NoticeError` for what is no Word document, `MissingLibraryError` without python-docx.
    """
    try:
        from docx import Document
    except ImportError:
        raise MissingLibraryError("reading a Word document", "python-docx") from None
    try:
        document = Document(name)
    except Exception:  # python-docx has many, and names none of them in its documentation
        raise NoticeError(f"{name}: is no Word document (.docx)") from None
    return "\n".join(_blocks(document))


def _blocks(document: "Document") -> Iterator[str]:
    """The paragraphs and the rows of tables, in the order of the document."""
    from docx.table import Table

    numbers = _Numbers(_lists(document))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block, numbers)
        else:
            yield numbers.before(block) + block.text


def _rows(table: "Table", numbers: "_Numbers") -> Iterator[str]:
    for row in table.rows:
        # A merged cell is given once for each column that it covers.
        cells = {cell._tc: cell for cell in row.cells}  # noqa: SLF001 - it has no other identity
        yield "\t".join(
            "".join("".join(numbers.before(p) + p.text for p in cell.paragraphs).split())
            for cell in cells.values()
        )


# --- what Word numbers ---------------------------------------------------------------------------


class _Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int
    form: str
    words: str
    """``第%1章``: the number of each level stands for its ``%1``."""
    gap: str
    """What stands between the number and the paragraph's words."""


class _List(NamedTuple):
    """A list that paragraphs may belong to; those with the same counter go on from each other."""

    counter: str
    levels: Mapping[int, _Level]


class _Numbers:
    """The numbers of paragraphs, which are asked for in the order of the document."""

    def __init__(self, lists: Mapping[str, _List]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}

    def before(self, paragraph: "Paragraph") -> str:
        """What Word shows before a paragraph's words: ``一、``, or nothing."""
        found, at = _belongs_to(paragraph)
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

        def written(match: "re.Match[str]") -> str:
            level = int(match[1]) - 1
            known = levels.get(level, own)
            return _written(counts.get(level, known.start), known.form)

        number = re.sub("%([1-9])", written, own.words)
        return number + own.gap if number else ""


def _belongs_to(paragraph: "Paragraph") -> tuple[str, int]:
    """The list of a paragraph and its level in it, by itself or by its style."""
    style: Any = paragraph.style
    own: list[Any] = [paragraph._p]  # noqa: SLF001 - numbers have no public face
    while style is not None and len(own) < _MOST_STYLES:
        own.append(style.element)
        style = style.base_style
    for element in own:
        found = element.find("w:pPr/w:numPr", _NAMES)
        if found is not None:
            return _value(found, "w:numId"), _count(_value(found, "w:ilvl"), 0)
    return "", 0


_MOST_STYLES = 20  # a style may be based on itself in a damaged file


def _lists(document: "Document") -> dict[str, _List]:
    """The lists of a document by their ids."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        root: Any = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return {}
    root = root.element
    kinds = {_own(kind, "abstractNumId"): kind for kind in root.findall("w:abstractNum", _NAMES)}
    lists = {}
    for each in root.findall("w:num", _NAMES):
        kind, own = _value(each, "w:abstractNumId"), _own(each, "numId")
        levels = _levels(kinds[kind]) if kind in kinds else {}
        overrides = each.findall("w:lvlOverride", _NAMES)
        for override in overrides:
            at, start = _count(_own(override, "ilvl"), 0), _value(override, "w:startOverride")
            if at in levels:
                levels[at] = levels[at]._replace(start=_count(start, levels[at].start))
        lists[own] = _List(f"own {own}" if overrides else kind, levels)
    return lists


def _levels(kind: Any) -> dict[int, _Level]:
    return {
        _count(_own(level, "ilvl"), 0): _Level(
            _count(_value(level, "w:start"), 1),
            _value(level, "w:numFmt"),
            _value(level, "w:lvlText"),
            "" if _value(level, "w:suff") == "nothing" else " ",
        )
        for level in kind.findall("w:lvl", _NAMES)
    }


def _value(element: Any, path: str) -> str:
    found = element.find(path, _NAMES)
    return "" if found is None else _own(found, "val")


def _own(element: Any, name: str) -> str:
    value: str = element.get(f"{{{_SPACE}}}{name}", "")
    return value


def _count(words: str, otherwise: int) -> int:
    plain = words.isascii() and words.isdecimal() and len(words) < 6
    return int(words) if plain else otherwise


# --- numerals ------------------------------------------------------------------------------------


def _written(number: int, form: str) -> str:
    """A number in one of Word's forms."""
    if "Counting" in form or "ideographDigital" in form:
        return chinese(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + number - 1)
    return "" if form == "none" else str(number)


def chinese(number: int) -> str:
    """A number below a thousand in Chinese, as headings are numbered; others in digits.

    >>> [chinese(number) for number in (3, 10, 12, 20, 27, 105, 110)]
    ['三', '十', '十二', '二十', '二十七', '一百零五', '一百一十']
    """
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


_DIGITS = "零一二三四五六七八九"
