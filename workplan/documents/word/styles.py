"""The styles of a Word document, and the automatic numbers of its paragraphs.

A number that Word generates (一、 and (一) in many notices) is not in a paragraph's text; it is
counted here as Word counts it. Knows lists and styles, and no paragraph's words.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workplan.errors import NoticeError
from workplan.model.numerals import CIRCLED, write_numeral

__all__ = ["NAMES", "Numbers", "Styles", "W", "find_flag", "parse_count", "read_value"]

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {"w": _NAMESPACE}
W = f"{{{_NAMESPACE}}}"
"""What the tags and attributes of Word's main namespace begin with."""


def read_value(element: Any, path: str, name: str = "val") -> str:
    """Return an attribute of the element at a path below another, ``""`` where there is none."""
    found = element.find(path, NAMES)
    return "" if found is None else found.get(f"{W}{name}", "")


def find_flag(element: Any, path: str) -> bool | None:
    """Return whether a property is switched on at a path, ``None`` where it says nothing."""
    found = element.find(path, NAMES)
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")


def parse_count(words: str, otherwise: int) -> int:
    """Return a count of up to five digits; `otherwise` for anything else."""
    plain = words.isascii() and words.isdecimal() and len(words) < 6
    return int(words) if plain else otherwise


# --- styles --------------------------------------------------------------------------------------


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Any) -> None:
        self._by_id = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
        self._default = next(
            (
                id_
                for id_, style in self._by_id.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1"
            ),
            "",
        )

    def list_chain(self, id_: str) -> Iterator[Any]:
        """Yield a style and those that it is based on; for no style the default of paragraphs."""
        id_ = id_ if id_ in self._by_id else self._default
        for _ in range(_MOST_STYLES):
            if id_ not in self._by_id:
                return
            yield self._by_id[id_]
            id_ = read_value(self._by_id[id_], "w:basedOn")

    def is_hidden(self, id_: str) -> bool:
        """Return whether a style hides text."""
        flags = (find_flag(style, "w:rPr/w:vanish") for style in self.list_chain(id_))
        return next((flag for flag in flags if flag is not None), False)

    def is_contents(self, id_: str) -> bool:
        """Return whether a style is one of a table of contents: toc 1."""
        style = next(self.list_chain(id_), None)
        return style is not None and read_value(style, "w:name").lower().startswith("toc ")


_MOST_STYLES = 20  # a style may be based on itself in a damaged file


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


class Numbers:
    """Counts the automatic numbers of paragraphs, in the order of the document."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._lists = {} if root is None else _read_lists(root)
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}

    def next_number(self, paragraph: Any) -> str:
        """Count a paragraph and return its number, such as ``一、``; ``""`` if it has none."""
        found, at = self._find_list(paragraph)
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

    def _find_list(self, paragraph: Any) -> tuple[str, int]:
        """The list of a paragraph and its level in it, each by itself or by its style."""
        style = read_value(paragraph, "w:pPr/w:pStyle")
        own, level = "", ""
        for element in (paragraph, *self._styles.list_chain(style)):
            own = own or read_value(element, "w:pPr/w:numPr/w:numId")
            level = level or read_value(element, "w:pPr/w:numPr/w:ilvl")
        return own, parse_count(level, 0)


def _read_lists(root: Any) -> dict[str, _List]:
    """The lists of a document by their ids."""
    kinds = {
        kind.get(f"{W}abstractNumId", ""): kind for kind in root.findall("w:abstractNum", NAMES)
    }
    lists: dict[str, _List] = {}
    for each in root.findall("w:num", NAMES):
        kind, own = read_value(each, "w:abstractNumId"), each.get(f"{W}numId", "")
        levels = _read_levels(kinds[kind]) if kind in kinds else {}
        overrides = each.findall("w:lvlOverride", NAMES)
        for override in overrides:
            at = parse_count(override.get(f"{W}ilvl", ""), 0)
            start = read_value(override, "w:startOverride")
            if at in levels:
                levels[at] = levels[at]._replace(start=parse_count(start, levels[at].start))
        lists[own] = _List(f"own {own}" if overrides else kind, levels)
    return lists


def _read_levels(kind: Any) -> dict[int, _Level]:
    return {
        parse_count(level.get(f"{W}ilvl", ""), 0): _Level(
            parse_count(read_value(level, "w:start"), 1),
            read_value(level, "w:numFmt"),
            _check_number(read_value(level, "w:lvlText")),
            "" if read_value(level, "w:suff") == "nothing" else " ",
        )
        for level in kind.findall("w:lvl", NAMES)
    }


def _check_number(words: str) -> str:
    if len(words) > _LONGEST_NUMBER:
        template = "is damaged: an automatic number has more than {most} characters"
        raise NoticeError(template, values={"most": _LONGEST_NUMBER})
    return words


_LONGEST_NUMBER = 255
"""Word writes no longer one."""


def _format_number(number: int, form: str) -> str:
    """A number in one of Word's number formats (``w:numFmt``)."""
    if "Counting" in form or "ideographDigital" in form:
        return write_numeral(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= len(CIRCLED):
        return CIRCLED[number - 1]
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + number - 1)
    return "" if form == "none" else str(number)
