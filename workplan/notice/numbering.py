"""Heading numerals: which numbers begin a part of the document, and at which level.

Knows how numerals are written and where a heading may begin; no words of responsibility.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

import attrs

from workplan.model.numerals import CIRCLED, read_numeral
from workplan.notice import vocabulary as v
from workplan.notice.view import SHORT_LINE, Gap, View, find_brackets

__all__ = [
    "AREA_LEVEL",
    "ARTICLES",
    "ROW_LEVEL",
    "Heading",
    "begins_with_numeral",
    "find_headings",
    "numeral_end",
]

_CHINESE = "[零〇一二三四五六七八九十百]{1,7}"
# How a heading's numeral is written, the outermost level first. The mark after it is part of it.
_FORMS = (
    rf"第(?P<a>{_CHINESE}){v.either(v.CHAPTERS)}[、:]?",  # 第一部分 总体要求
    rf"(?P<b>{_CHINESE})[、.。]|第(?P<g>{_CHINESE}){v.either(v.ARTICLES)}",  # 一、持续推进三大…
    rf"\((?P<c>{_CHINESE})\)[、.。]?",  # (一)深化互联网领域…
    r"(?P<d>[0-9]{1,3})[.、]",  # 1.推进工业互联网外网建设; 1、…; 1﹒…
    r"\((?P<e>[0-9]{1,3})\)[、.]?",  # (1)…
    rf"(?P<f>[{CIRCLED}])[、.]?",  # ①…
)
_NUMERAL = re.compile("|".join(_FORMS))
_LEVELS = {name: level for level, name in enumerate("abcdef", 1)} | {"g": 2}
AREA_LEVEL = len(_FORMS) + 1
"""Of the area (领域) that parts a table."""
ROW_LEVEL = AREA_LEVEL + 1
"""Of the number of a table's row: whatever heading there is, a row is under it."""
ARTICLES = v.list_words(v.ARTICLES)
_ENDS = "。;!?:)】”》…"  # what a sentence or a responsibility ends in before a numeral run on
# Before 二、: 加快一、二、三产业融通发展.
_GOES_ON = ("、", ",", "第", *v.list_words(v.JOINERS, v.RANGES))
_VERBS = v.list_words(v.VERBS)
_DIGITS = "0123456789"
_LONGEST_TITLE = 60
_LONGEST_LIST = 400


@attrs.frozen
class Heading:
    """A numeral that begins a part of the document."""

    level: int
    """From 1, the outermost form that there is."""
    numeral: str
    number: int | None
    start: int
    """Where the numeral begins, with its opening mark."""
    end: int
    """Where it ends, with its closing mark."""
    title_end: int = 0
    """Where the title ends, if that is known: it is the cell of a table's row."""


def begins_with_numeral(view: View, at: int) -> bool:
    """Return whether a heading's numeral is at a position, wherever that is."""
    return bool(_NUMERAL.match(view.chars, at))


def numeral_end(view: View, at: int) -> int:
    """Return where the numeral ends that is at a position, 0 where there is none."""
    match = _NUMERAL.match(view.chars, at)
    return match.end() if match else 0


@attrs.frozen
class _Candidate:
    """A numeral, and what is before it."""

    view: View
    own: Heading
    before: Heading | None
    """The heading before it."""
    last: int
    """The last number at its level."""
    stop: int
    """Where the last sentence before it ended."""
    in_list: bool
    """Whether it is inside brackets."""

    @property
    def previous(self) -> str:
        return self.view.chars[self.own.start - 1] if self.own.start else "。"

    @property
    def is_after_sentence(self) -> bool:
        return self.previous in _ENDS

    @property
    def follows(self) -> bool:
        """Whether it carries the numbering on, or begins one."""
        return self.own.number in (1, self.last + 1)

    @property
    def begins_line(self) -> bool:
        return self.view.gaps[self.own.start] >= Gap.LINE

    @property
    def goes_on(self) -> bool:
        """Whether the words before it need more: …和, but not 公众参与."""
        before = self.view.chars[max(0, self.own.start - 4) : self.own.start]
        return before.endswith(_GOES_ON) and not before.endswith(_VERBS)

    def match_behind(self, pattern: "re.Pattern[str]") -> bool:
        return bool(pattern.match(self.view.chars, self.own.end))


def find_headings(view: View) -> list[Heading]:
    """Return the numerals that begin a part, in the order of the text.

    The first of `_RULES` that has a verdict decides.
    """
    found: list[Heading] = []
    last: dict[int, int] = {}
    stop = looked = 0
    lists = _find_lists(view)
    for match in _NUMERAL.finditer(view.chars):
        group = match.lastgroup or "a"
        start, level = _find_digits(view, match), _LEVELS[group]
        if start is None:
            continue
        numeral = view.chars[max(start, match.start(group)) : match.end(group)]
        heading = Heading(level, numeral, read_numeral(numeral), start, match.end())
        stop = max(stop, view.chars.rfind("。", looked, heading.start) + 1)
        looked = heading.start
        i = bisect_right(lists, (heading.start, len(view.chars))) - 1
        inside = i >= 0 and lists[i][0] < heading.start < lists[i][1]
        before = found[-1] if found else None
        candidate = _Candidate(view, heading, before, last.get(level, 0), stop, inside)
        if next(verdict for rule in _RULES if (verdict := rule(candidate)) is not None):
            found.append(heading)
            last[level] = heading.number or last.get(level, 0)
    return found


def _find_digits(view: View, match: re.Match[str]) -> int | None:
    """Where a numeral begins, `None` in the midst of a number.

    A line end parts digits, which a view does not show: 监督电话:12345<line end>2.公开结果, and
    附件一<line end>一、总则.
    """
    start = match.start()
    if match.lastgroup not in ("b", "d"):
        return start
    lines = [i for i in range(start, match.end(match.lastgroup)) if view.gaps[i] >= Gap.LINE]
    if lines:
        return lines[-1]
    is_within = match.lastgroup == "d" and start > 0 and view.chars[start - 1] in _DIGITS
    return None if is_within else start


def _find_lists(view: View) -> list[tuple[int, int]]:
    """Brackets that are a list in one paragraph, whose numbers are no headings."""
    pairs, _ = find_brackets(view, 0, len(view.chars))
    return [
        (start, end)
        for start, end in pairs
        if end - start <= _LONGEST_LIST and view.line_end(start, end) == end
    ]


# --- the rules, in order -------------------------------------------------------------------------


def _rule_article(numeral: _Candidate) -> bool | None:
    """第三条 is a heading at the head of a line with a blank behind it: not 依据第三条办理."""
    view, own = numeral.view, numeral.own
    if not view.chars.endswith(ARTICLES, own.start, own.end):
        return None
    behind = view.gaps[own.end] if own.end < len(view.chars) else Gap.NONE
    return numeral.begins_line and behind > Gap.NONE and numeral.follows


def _rule_list(numeral: _Candidate) -> bool | None:
    """(1.甲局牵头;2.乙局配合): a number inside brackets counts the items of a list."""
    return False if numeral.in_list else None


_ENUMERATED = re.compile(
    f"[零〇一二三四五六七八九十]{{1,3}}(?:、|{v.either(v.JOINERS, v.ENUMERATED)})"
)


def _rule_enumeration(numeral: _Candidate) -> bool | None:
    """加快一、二、三产业融通: numerals that are counted up in a sentence."""
    if numeral.own.level > 2 or numeral.is_after_sentence:
        return None
    return False if numeral.match_behind(_ENUMERATED) else None


_DIGIT = re.compile("[0-9]")


def _rule_decimal(numeral: _Candidate) -> bool | None:
    """1.5 is a number; 11.121人才项目 on a line of its own carries the numbering on."""
    if numeral.own.level != 4 or not numeral.match_behind(_DIGIT):
        return None
    carries_on = numeral.own.number == numeral.last + 1 > 1
    return numeral.begins_line and numeral.is_after_sentence and carries_on


def _rule_line(numeral: _Candidate) -> bool | None:
    """At the head of a line a numeral is a heading, unless the sentence before goes on."""
    if not numeral.begins_line:
        return None
    before, at = numeral.before, numeral.own.start
    if numeral.is_after_sentence or at == 0 or (before is not None and before.end == at):
        return True
    if numeral.goes_on:
        return False
    if numeral.view.gaps[at] == Gap.PARAGRAPH:
        return True  # an extract may begin with 三、
    line = numeral.view.line_start(at - 1)
    is_title = at - line < SHORT_LINE or (before is not None and before.start == line)
    return numeral.follows or is_title


def _rule_one(numeral: _Candidate) -> bool | None:
    """…的统一。 is the end of a sentence, not 一."""
    ends = numeral.view.chars[numeral.own.end - 1] == "。" and numeral.own.level == 2
    return False if ends else None


def _rule_run_on(numeral: _Candidate) -> bool | None:
    """Behind a sentence a numeral counts where it carries the numbering on, or one is lost."""
    if not numeral.is_after_sentence:
        return None
    is_next_but_one = numeral.own.level <= 3 and numeral.own.number == numeral.last + 2
    return numeral.follows or is_next_but_one


def _rule_lost_line_end(numeral: _Candidate) -> bool | None:
    """责任单位:甲局、各农商行 2.降低门槛: the line end between a list and a heading is lost."""
    view, own = numeral.view, numeral.own
    carries_on = own.number == numeral.last + 1 > 1 and not numeral.goes_on
    return True if carries_on and 2 <= own.level <= 4 and view.gaps[own.start] else None


def _rule_first(numeral: _Candidate) -> bool | None:
    """一、提升便利度(一)优化再造…: the first of a level right behind a title."""
    before, own = numeral.before, numeral.own
    return (
        before is not None
        and before.level < own.level
        and numeral.follows
        and not numeral.goes_on
        and own.start - before.end <= _LONGEST_TITLE
        and numeral.stop <= before.end
    )


_RULES: tuple[Callable[[_Candidate], bool | None], ...] = (
    _rule_article,
    _rule_list,
    _rule_enumeration,
    _rule_decimal,
    _rule_line,
    _rule_one,
    _rule_run_on,
    _rule_lost_line_end,
    _rule_first,
)
