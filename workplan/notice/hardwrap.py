"""Hard-wrapped lines: which line ends are only where a page was full.

Lines are joined once, before anything is read, so that nothing further down asks whether a line
goes on. Knows lines, and asks `labels` what a label and `names` what a body is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import attrs

from workplan.notice import vocabulary as v
from workplan.notice.labels import find_field, find_label
from workplan.notice.names import Shape, is_body, is_cut, is_group, is_placed, is_surely_body, judge
from workplan.notice.numbering import begins_with_numeral, numeral_end
from workplan.notice.verbs import is_all_verb
from workplan.notice.view import Gap, View, find_brackets

__all__ = ["join_lines"]

_LONGEST_NAME = 30
_LONGEST_LIST = 400
_LONGEST_LABEL = 20
_SEPARATORS = re.compile("[、,;:|]")
_ENDS = "。;:!?)】"
"""A full line that ends so may be whole: the signature behind a last sentence is not of it."""
_AFTER_CUT = "、,;:。)】》”"
"""What no line begins with: closing punctuation belongs to the line before."""


def join_lines(view: View, tables: Sequence[tuple[int, int]] = ()) -> View:
    """Return the view with the lines joined that only the width of the page cut.

    The end of a full line leaves no gap, another that is joined a `Gap.BLANK`. `tables` are
    stretches whose lines are rows.

    >>> from workplan.notice.view import make_view
    >>> len(join_lines(make_view("(市发展和改\\n革委负责)")).lines)
    1
    """
    pairs, _ = find_brackets(view, 0, len(view.chars))
    opens = [start for start, _ in pairs]
    rows = [start for start, _ in tables]
    gaps, kept = bytearray(view.gaps), list(view.lines[:1])
    for at in view.lines[1:]:
        i, j = bisect_left(opens, at) - 1, bisect_right(rows, at) - 1
        inside = i >= 0 and at < pairs[i][1]
        in_table = j >= 0 and at <= tables[j][1]
        if not in_table and _goes_on(view, kept[-1], at, inside=inside):
            gaps[at] = Gap.NONE if view.is_full(at) else Gap.BLANK
        else:
            kept.append(at)
    return attrs.evolve(view, gaps=gaps, lines=tuple(kept))


def _goes_on(view: View, begin: int, at: int, *, inside: bool) -> bool:
    """Whether the logical line that begins at `begin` goes on in the physical one at `at`."""
    chars = view.chars
    previous, end = chars[at - 1], view.line_end(at, len(chars))
    if begins_with_numeral(view, at) and (previous in "。;:)】" or not inside):
        return previous in "、," and numeral_end(view, begin) != at
    if inside or previous in "、," or chars[at] in _AFTER_CUT:
        return True
    if at - begin < _LONGEST_LABEL:
        label = find_label(view, begin, end)
        if label is not None and label.end >= at:
            return True  # 牵头|考核单位:, 责任单位:|市财政局
    if view.gaps[at] >= Gap.PARAGRAPH:
        return False
    if find_label(view, at, end) or find_field(view, at, end, known=True):
        return False
    is_full = view.is_full(at)
    if is_full and previous not in _ENDS and not _may_have_label(view, begin, at):
        return True  # most lines of a page
    if view.width and chars[at] in "“《" and previous not in "。;:!?)”":
        return True  # 双城经济圈|“放管服”改革: a line is cut before a quotation
    own = _find_last_label(view, begin, at)
    if own is not None:
        return _list_goes_on(view, own, at)
    return is_full and previous not in _ENDS


def _may_have_label(view: View, begin: int, at: int) -> bool:
    """Whether a line may have a label: it has a colon, 【】, or 单位 and a gap behind it."""
    low = max(begin, at - _LONGEST_LIST)
    if view.chars.find(":", low, at) >= 0 or view.chars.find("【", low, at) >= 0:
        return True
    has_gap = view.gaps.count(0, low + 1, at) < at - low - 1
    return has_gap and _NOUN.search(view.chars, low, at) is not None


_NOUN = re.compile(v.either(v.LABEL_NOUNS))
_MARK = re.compile("[。;,:)】]")


def _find_last_label(view: View, begin: int, at: int) -> int | None:
    """Where the list of the last label of a line begins, if the line ends in one."""
    low = max(begin, at - _LONGEST_LIST)
    full_stop = view.chars.rfind("。", low, at)
    if not _may_have_label(view, max(low, full_stop), at):
        return None
    starts = {begin, *(match.end() for match in _MARK.finditer(view.chars, low, at))}
    starts |= {i for i in range(low + 1, at) if view.gaps[i]}
    for start in sorted(starts, reverse=True):
        if start <= full_stop or start >= at:
            continue
        label = find_label(view, start, at)
        if label is not None:
            is_closed = view.chars.count(")", label.end, at) > view.chars.count("(", label.end, at)
            return None if is_closed else label.end  # (责任单位:市财政局)(二)规范社|区养老
        if find_field(view, start, at, known=True):
            return None
    return None


def _list_goes_on(view: View, begin: int, line: int) -> bool:
    """Whether the list of names that begins at `begin` goes on over a line end."""
    chars, after = view.chars, view.line_end(line, len(view.chars))
    last = max(chars.rfind(mark, begin, line) for mark in "、,;:") + 1
    head = chars[max(last, begin) : line]
    full_stop = chars.find("。", line, after)
    names = [
        n for n in _SEPARATORS.split(chars[line : full_stop if full_stop >= 0 else after]) if n
    ]
    first = names[0] if names else ""
    whole = head + first
    if len(whole) > _LONGEST_NAME:
        return False
    if not is_body(head):
        return is_body(whole) or view.is_full(line)  # 协调中|心
    if first.startswith("(") or (is_body(whole) and (is_cut(first) or len(first) < 3)):
        return True  # 各县|(区)人民政府, 有关部|门
    if is_all_verb(first):
        return True  # 市甲局等部门|按职责分工
    if view.is_full(line):
        return all(map(_may_follow, names[:-1] or names))
    if _is_name(head) and _is_name(chars[line:after]):
        return not _DATE.match(chars, after)  # one name on each line, and no signature
    if view.width or not is_body(whole) or not all(is_body(n) or is_group(n) for n in names[1:]):
        return False
    # 市发展和改革委|员会 is one name, 市财政局|国务院 are two
    other = is_placed(first) and is_surely_body(first) and len(first) > 2
    return not other and len(first) < 5


# 2030年3月5日: the name on the line before is who signs.
_DATE = re.compile("[0-9〇零一二三四五六七八九十]{4}年")


def _may_follow(words: str) -> bool:
    """Whether the words may follow a whole name in a list: 市财政局, 按职责分工."""
    name = judge(words)
    return (name.shape >= Shape.WEAK and not name.doubt) or is_all_verb(words)


def _is_name(words: str) -> bool:
    return len(words) > 2 and is_placed(words) and is_surely_body(words)
