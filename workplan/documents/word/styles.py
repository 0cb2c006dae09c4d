"""The styles of a Word document, and the automatic numbers of its paragraphs.

A number that Word generates (一、 and (一) in many notices) is not in a paragraph's text; it is
counted here as Word counts it. Knows lists and styles, and no paragraph's words.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from string import ascii_lowercase, ascii_uppercase
from typing import Any, NamedTuple

from workplan.errors import NoticeError
from workplan.model.numerals import CIRCLED, DIGITS, write_numeral

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

    def has_flag(self, id_: str, name: str) -> bool:
        """Return whether a style switches a property of text on, such as ``w:vanish``."""
        flags = (find_flag(style, f"w:rPr/{name}") for style in self.list_chain(id_))
        return next((flag for flag in flags if flag is not None), False)

    def is_contents(self, id_: str) -> bool:
        """Return whether a style is one of a table of contents: toc 1."""
        style = next(self.list_chain(id_), None)
        return style is not None and read_value(style, "w:name").lower().startswith("toc ")

    def find_list(self, id_: str) -> str:
        """Return the id of the list that a list style names, ``""`` where it names none."""
        return read_value(self._by_id[id_], _NUMBERED_BY) if id_ in self._by_id else ""


_NUMBERED_BY = "w:pPr/w:numPr/w:numId"
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
    restart: int
    """Paragraphs of the levels below this, counted from 0, make it begin again; 0: none do."""
    is_legal: bool
    """Whether all numbers in it are shown in digits: 1.1 where the first level has 一."""
    begins: bool
    """Whether the first paragraph that a list has in it gets `start`, whatever was before."""
    style: str
    """The style whose paragraphs have this level, ``""`` for none."""


class _List(NamedTuple):
    """A list that paragraphs may belong to; lists of one kind continue each other."""

    kind: str
    levels: Mapping[int, _Level]
    styles: Mapping[str, int]
    """The levels of the styles that they name."""


class Numbers:
    """Counts the automatic numbers of paragraphs, in the order of the document."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._lists = {} if root is None else _read_lists(root, styles)
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        """Lists, and levels in them, that have had a paragraph."""

    def next_number(self, paragraph: Any) -> tuple[str, bool]:
        """Count a paragraph; return its number, and whether it is printed as Word shows it.

        The number is ``""`` for a paragraph without one. One in a format that is not known has
        digits.
        """
        found, at = self._find_list(paragraph)
        if found not in self._lists or at not in self._lists[found].levels:
            return "", True
        kind, levels, _ = self._lists[found]
        counts = self._counts.setdefault(kind, {})
        if levels[at].begins and (found, at) not in self._begun:
            counts.pop(at, None)
        self._begun.add((found, at))
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper, level in levels.items():
            if at < level.restart:
                counts.pop(deeper, None)
        own = levels[at]
        if own.form == "bullet":
            return "", True
        forms: set[str] = set()

        def fill(match: "re.Match[str]") -> str:
            level = int(match[1]) - 1
            known = levels.get(level, own)
            form = "decimal" if own.is_legal else known.form
            forms.add(form)
            return _FORMS.get(form, str)(counts.get(level, known.start))

        number = _check_number(re.sub("%([1-9])", fill, own.words))
        return number + own.gap if number else "", forms <= _FORMS.keys()

    def _find_list(self, paragraph: Any) -> tuple[str, int]:
        """The list of a paragraph and its level in it, each by itself or by its style."""
        chain = self._styles.list_chain(read_value(paragraph, "w:pPr/w:pStyle"))
        elements = (paragraph, *chain)
        own = next(filter(None, (read_value(each, _NUMBERED_BY) for each in elements)), "")
        if own not in self._lists:
            return own, 0
        styles = self._lists[own].styles
        for element in elements:
            level = read_value(element, "w:pPr/w:numPr/w:ilvl")
            at = styles.get(element.get(f"{W}styleId", ""))
            if level or at is not None:
                return own, parse_count(level, at or 0)
        return own, 0


def _read_lists(root: Any, styles: Styles) -> dict[str, _List]:
    """The lists of a document by their ids."""
    kinds = {
        kind.get(f"{W}abstractNumId", ""): kind for kind in root.findall("w:abstractNum", NAMES)
    }
    all_levels = {id_: _read_levels(kind) for id_, kind in kinds.items()}
    numbers = {each.get(f"{W}numId", ""): each for each in root.findall("w:num", NAMES)}
    used = {own: read_value(each, "w:abstractNumId") for own, each in numbers.items()}
    # A kind of list that only names a list style is the kind of list that the style has.
    linked = {
        id_: used[own]
        for id_, kind in kinds.items()
        if (own := styles.find_list(read_value(kind, "w:numStyleLink"))) in used
    }
    lists: dict[str, _List] = {}
    for own, each in numbers.items():
        kind = linked.get(used[own], used[own])
        levels = dict(all_levels.get(kind, {}))
        for override in each.findall("w:lvlOverride", NAMES):
            at = parse_count(override.get(f"{W}ilvl", ""), 0)
            whole = override.find("w:lvl", NAMES)
            if whole is not None and at < _MOST_LEVELS:
                level = _read_level(whole, at)
                # Word takes no notice of a lvlRestart here ([MS-OI29500] 17.9.10).
                levels[at] = level._replace(restart=levels.get(at, level).restart)
            begin = read_value(override, "w:startOverride")
            if begin and at in levels:
                start = parse_count(begin, levels[at].start)
                levels[at] = levels[at]._replace(start=start, begins=True)
        named = {level.style: at for at, level in levels.items() if level.style}
        lists[own] = _List(kind, levels, named)
    return lists


def _read_levels(kind: Any) -> dict[int, _Level]:
    found = (
        (parse_count(each.get(f"{W}ilvl", ""), 0), each) for each in kind.findall("w:lvl", NAMES)
    )
    return {at: _read_level(each, at) for at, each in found if at < _MOST_LEVELS}


def _read_level(level: Any, at: int) -> _Level:
    return _Level(
        start=parse_count(read_value(level, "w:start"), 1),
        # New formats are in an alternate content, of which the first is the one that is shown.
        form=read_value(level, ".//w:numFmt") or "decimal",
        words=_check_number(read_value(level, "w:lvlText")),
        gap="" if read_value(level, "w:suff") == "nothing" else " ",
        restart=min(parse_count(read_value(level, "w:lvlRestart"), at), at),
        is_legal=bool(find_flag(level, "w:isLgl")),
        begins=False,
        style=read_value(level, "w:pStyle"),
    )


_MOST_LEVELS = 9
"""Word has no more; a damaged file could make each list a copy of many."""


def _check_number(words: str) -> str:
    if len(words) > _LONGEST_NUMBER:
        template = "is damaged: an automatic number has more than {most} characters"
        raise NoticeError(template, values={"most": _LONGEST_NUMBER})
    return words


_LONGEST_NUMBER = 255
"""Word writes no longer one."""


# --- number formats ------------------------------------------------------------------------------
# Named in ECMA-376 part 1, 17.18.59. What Word does differently is in [MS-OI29500] 2.1.540 and in
# the first values that [MS-DOCX] 2.4 lists.


def _pick_sign(signs: str, number: int) -> str:
    """The sign of a number; digits where there is none."""
    return signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _write_digits(digits: str, number: int) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _repeat_letter(letters: str, number: int) -> str:
    """After z come aa, bb; digits where there would be more than 30 letters."""
    count, at = divmod(number - 1, len(letters))
    return letters[at] * (count + 1) if 0 <= count < 30 else str(number)


def _write_roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    parts: list[str] = []
    for sign, value in _ROMAN.items():
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def _write_counting(number: int) -> str:
    """九十九 is followed by 一○○."""
    return write_numeral(number) if number < 100 else _write_digits("○" + DIGITS[1:], number)


def _write_japanese(number: int) -> str:
    """百一, not 一百零一."""
    words = write_numeral(number).replace("零", "")
    return words.replace("一百", "百").replace("一十", "十")


def _write_legal(number: int) -> str:
    """壹拾 and 壹佰零壹, in the characters that cannot be altered."""
    words = ("一" if 10 <= number < 20 else "") + write_numeral(number)
    return words.translate(_LEGAL)


_ROMAN = {
    "M": 1000,
    "CM": 900,
    "D": 500,
    "CD": 400,
    "C": 100,
    "XC": 90,
    "L": 50,
    "XL": 40,
    "X": 10,
    "IX": 9,
    "V": 5,
    "IV": 4,
    "I": 1,
}
_LEGAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")

_FORMS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": partial(_write_digits, "０１２３４５６７８９"),
    "decimalFullWidth2": partial(_write_digits, "０１２３４５６７８９"),
    "decimalEnclosedCircle": partial(_pick_sign, CIRCLED),
    "decimalEnclosedCircleChinese": partial(_pick_sign, CIRCLED),
    "decimalEnclosedParen": partial(_pick_sign, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": partial(_pick_sign, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    # Its name says circle; Word shows parentheses.
    "ideographEnclosedCircle": partial(_pick_sign, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"),
    "ideographTraditional": partial(_pick_sign, "甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": partial(_pick_sign, "子丑寅卯辰巳午未申酉戌亥"),
    "ideographDigital": partial(_write_digits, "〇" + DIGITS[1:]),
    "japaneseDigitalTenThousand": partial(_write_digits, "〇" + DIGITS[1:]),
    "japaneseCounting": _write_japanese,
    "chineseCounting": _write_counting,
    "taiwaneseCounting": _write_counting,
    "chineseCountingThousand": lambda number: write_numeral(number).replace("零", "〇"),
    "taiwaneseCountingThousand": write_numeral,
    "chineseLegalSimplified": _write_legal,
    "lowerLetter": partial(_repeat_letter, ascii_lowercase),
    "upperLetter": partial(_repeat_letter, ascii_uppercase),
    "lowerRoman": lambda number: _write_roman(number).lower(),
    "upperRoman": _write_roman,
}
