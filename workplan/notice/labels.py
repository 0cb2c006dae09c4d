"""Labels before lists of names (牵头单位:), and labels of fields (完成时限:).

Knows how labels look, and of names how they begin and end.
"""

import re
from typing import NamedTuple

from workplan.model import Duty
from workplan.notice import vocabulary as v
from workplan.notice.names import is_body, is_placed, is_surely_body
from workplan.notice.verbs import STEMS, find_duty
from workplan.notice.view import Gap, View

__all__ = [
    "LABEL_MARKS",
    "Label",
    "find_field",
    "find_glued_label",
    "find_label",
    "is_marked_label",
    "match_head",
]

_NOUN = v.either(v.LABEL_NOUNS)


class Label(NamedTuple):
    """A label before a list of names: 牵头单位:."""

    end: int
    """Where its list begins."""
    duty: Duty | None


LABEL_MARKS = "【】()（）:：—〔〕" + "".join(v.list_words(v.COPULAS))
"""What a label may have around its words."""
# Stems that make a label of any words behind them: 责任站所:, 牵头科室:.
_LED = v.either([word for word in v.VERBS if word.duty is v.LEAD], v.NAMELESS_STEMS)
_ANY_STEM = v.either(v.VERBS, v.LABEL_STEMS)
_LABEL_WORDS = (
    f"(?:{v.either(v.LABEL_QUALIFIERS, v.VERBS, v.LABEL_STEMS)}|、|{v.either(v.JOINERS)}){{1,6}}"
)
_WHOLE_NOUNS = "|".join(word for word in v.list_words(v.LABEL_NOUNS) if len(word) == 2)
_LABEL = re.compile(
    rf"[【(]?(?P<words>{_LABEL_WORDS}(?P<noun>{_NOUN})?{v.either(v.LABEL_ENDINGS)}?"
    rf"(?:\([^():]{{1,14}}\))?)"
    rf"(?P<end>[】)]?(?::|——)|[】)]|(?<={_WHOLE_NOUNS}){v.either(v.COPULAS)})?"
)
# 牵头考核单位: with other words between.
_LONG_LABEL = re.compile(
    rf"[【(]?(?P<words>[\u4e00-\u9fff]{{2,12}}{_NOUN}|{_LED}[\u4e00-\u9fff]{{1,6}})"
    r"(?P<end>[】)]?:)"
)
_ANY_NOUN = re.compile(_NOUN)
_CELL = re.compile("[^、,;。:]{2,40}")
_NOUNS = v.list_words(v.LABEL_NOUNS)
_BARE_STEMS = (*(stem for stem, duty in STEMS.items() if duty), *v.list_words(v.BARE_LABELS))
"""What a label may be without 单位: 牵头:甲局. Not 完成:6月底."""


def find_label(view: View, at: int, end: int) -> Label | None:
    """Return the label that begins at a position.

    >>> from workplan.notice.view import make_view
    >>> find_label(make_view("牵头单位:市商务局"), 0, 9)
    Label(end=5, duty=Duty.LEAD)
    """
    # Most positions are no label: without a colon near by it begins with 【 or ends in 单位.
    chars, near = view.chars, at + _LONGEST_LABEL
    has_colon = chars.find(":", at, near) >= 0
    if not has_colon and (
        chars[at : at + 1] not in _LABEL_FIRST
        or not (chars[at] in "【(" or _ANY_NOUN.search(chars, at, near))
    ):
        return None
    match = _LABEL.match(view.chars, at, end)
    if has_colon and (match is None or match["end"] is None):
        match = _find_long_label(view, at, end) or match
    if match is None:
        return None
    words = match["words"]
    if not re.search(_ANY_STEM, words):
        return None
    if match["end"] is None:
        if not (_is_beside_names(view, match, end) or _is_glued(view, match, end)):
            return None
    elif match["end"] in tuple(")】") and match[0][0] not in "(【":
        return None
    elif (
        match.re is _LONG_LABEL
        and not words.endswith(_NOUNS)
        and find_field(view, at, end, known=True)
    ):
        return None  # 责任领导:
    elif match.re is _LABEL and not match["noun"] and not words.endswith(_BARE_ENDINGS):
        return None
    return Label(match.end(), find_duty(words))


_LONGEST_LABEL = 20
"""主要牵头考核督办单位及分工: has 13 characters; words around it leave room for more."""
_LABEL_FIRST = frozenset(
    [word.text[0] for table in (v.LABEL_QUALIFIERS, v.VERBS, v.LABEL_STEMS) for word in table]
    + ["【", "("]
)
_BARE_ENDINGS = (*_BARE_STEMS, *v.list_words(v.LABEL_ENDINGS), ")")


def is_marked_label(view: View, at: int, end: int) -> bool:
    """Return whether a label in 【】 begins at a position: 【配合单位】.

    >>> from workplan.notice.view import make_view
    >>> is_marked_label(make_view("【配合单位】市乙局"), 0, 9)
    True
    """
    match = _LABEL.match(view.chars, at, end)
    return match is not None and bool(match["noun"]) and find_label(view, at, end) is not None


def _is_beside_names(view: View, match: "re.Match[str]", end: int) -> bool:
    """Whether names follow a label without a colon, as a table's cells come out."""
    stop = match.end()
    if not match["noun"] or stop >= end or view.gaps[stop] == Gap.NONE:
        return False
    first = _CELL.match(view.chars, stop, end)
    if first is None:
        return False
    cell = next((i for i in range(stop + 1, first.end()) if view.gaps[i] >= Gap.WIDE), first.end())
    if _LABEL.fullmatch(view.chars, stop, cell):
        return False  # the head of a table
    return is_body(view.chars[stop:cell]) or is_body(view.chars[stop : first.end()])


def _is_glued(view: View, match: "re.Match[str]", end: int) -> bool:
    """Whether the colon behind a label is lost: 责任单位市公安局."""
    first = _CELL.match(view.chars, match.end(), end)
    return bool(
        match["noun"]
        and first
        and is_placed(first[0])
        and len(first[0]) > 2
        and is_surely_body(first[0])
    )


def _find_long_label(view: View, at: int, end: int) -> "re.Match[str] | None":
    """A label with other words in it, unless a gap inside begins one: 市商务局|配合单位:."""
    match = _LONG_LABEL.match(view.chars, at, end)
    if match is not None:
        gaps = (i for i in range(at + 1, match.end()) if view.gaps[i])
        inner = (_LABEL.match(view.chars, i, end) for i in gaps)
        if any(found is not None and found["end"] for found in inner):
            return None
        if find_glued_label(view, at, match.end() - 1, end):
            return None  # 市甲局责任单位:市乙局
    return match


def match_head(view: View, start: int, end: int) -> Label | None:
    """Return the label that is the whole head of a table's column: 牵头单位.

    >>> from workplan.notice.view import make_view
    >>> match_head(make_view("牵头单位"), 0, 4)
    Label(end=4, duty=Duty.LEAD)
    """
    match = _LABEL.fullmatch(view.chars, start, end)
    if match is None or not re.search(_ANY_STEM, match["words"]):
        return None
    if not (match["noun"] or match["words"].endswith(v.list_words(v.LABEL_ENDINGS))):
        return None
    return Label(end, find_duty(match["words"]))


_FIELD = re.compile(
    rf"[\u4e00-\u9fff]{{0,6}}(?:{v.either(v.FIELDS)}(?![^:]{{0,8}}{_NOUN}:)[^:、,;。]{{0,8}}"
    rf"|{v.either(v.OVERSIGHT)}{_NOUN}):"
)
_UNKNOWN_FIELD = re.compile(r"[\u4e00-\u9fff]{2,10}:")


def find_field(view: View, at: int, end: int, *, known: bool = False) -> int:
    """Return where the text of a labelled field begins whose label is at a position, or 0.

    With `known` only the labels of the vocabulary count, else any words before a colon.

    >>> from workplan.notice.view import make_view
    >>> find_field(make_view("完成时限:6月底前"), 0, 9)
    5
    """
    if view.chars.find(":", at, at + _LONGEST_LABEL) < 0:
        return 0
    match = _FIELD.match(view.chars, at, end)
    if match is None and not known:
        match = _UNKNOWN_FIELD.match(view.chars, at, end)
    return match.end() if match else 0


def find_glued_label(view: View, start: int, colon: int, last: int) -> int:
    """Return where a label begins behind a name to which it is glued, 0 where none does.

    >>> from workplan.notice.view import make_view
    >>> find_glued_label(make_view("市甲局责任单位:市乙局"), 0, 7, 11)
    3
    """
    for at in range(max(start + 2, colon - 12), colon):
        label = _LABEL.match(view.chars, at, last)
        if label and label["end"] and label["noun"] and is_surely_body(view.chars[start:at]):
            return at
    return 0
