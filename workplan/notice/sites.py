"""Where responsibilities stand: in brackets, or after a label outside them.

Knows the order of brackets, labels and lines; asks `wordings` what a label is, `names` what a body.
"""

import enum
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from workplan.notice.mark import BULLETS, STOPS, Gap, View, brackets
from workplan.notice.names import is_body, is_group, is_placed, is_surely_body
from workplan.notice.read import Stretch
from workplan.notice.tables import Row
from workplan.notice.wordings import ASIDE, LABELS, WORDINGS, is_aside, label

__all__ = ["Kind", "Site", "aside_end", "aside_start", "goes_on", "sites"]

_LONGEST = 2000
_LABELLED = re.compile("|".join(word for word, _, _ in LABELS))
_LAST_VERB = re.compile("|".join(sorted((word for word, _, _ in WORDINGS), key=len, reverse=True)))
_LONGEST_SENTENCE = 300
_LONGEST_NAME = 30
_BEFORE = "。;:)】〕|" + BULLETS  # what a label run on in a paragraph follows
_SEPARATORS = re.compile("[、,;:|]")


class Kind(enum.Enum):
    """How a responsibility may be printed."""

    BRACKET = "bracket"
    LABEL = "label"
    SENTENCE = "sentence"
    ROW = "row"


@attrs.frozen
class Site:
    """A stretch that may be a responsibility."""

    start: int
    end: int
    inner: tuple[Stretch, ...]
    """Its words without brackets."""
    kind: Kind


def sites(
    view: View, start: int, end: int, numerals: Sequence[int], table: Sequence[Row]
) -> Iterator[Site]:
    """The stretches between two positions that may be responsibilities, in order.

    `numerals` are where headings begin; no label's list goes beyond one. `table` are the rows of
    all tables.
    """
    low, high = (bisect_left(table, at, key=lambda row: row.start) for at in (start, end))
    pairs, _ = brackets(view, start, end)
    lines = list(_labelled(view, start, end, pairs, numerals))
    found = [Site(s, e, (Stretch(s + 1, e - 1),), Kind.BRACKET) for s, e in pairs]
    for sentence in _sentences(view, start, end, numerals):
        i = bisect_left(lines, sentence.end, key=lambda site: site.start) - 1
        if i < 0 or lines[i].end <= sentence.start:  # none that a label's list stands in
            found.append(sentence)
    found += [Site(row.start, row.end, row.cells, Kind.ROW) for row in table[low:high]]
    at = start
    for site in sorted([*found, *lines], key=_order):
        if site.start >= at:
            yield site
            at = site.end


def _order(site: Site) -> tuple[int, bool, int]:
    """A table's rows come before what begins there, too; then the longest."""
    return site.start, site.kind is not Kind.ROW, -site.end


def _sentences(view: View, start: int, end: int, numerals: Sequence[int]) -> Iterator[Site]:
    """The sentences of nothing but names and verbs: 由省卫生健康委牵头,省医保局配合."""
    for match in _LAST_VERB.finditer(view.chars, start, end):
        stop = match.end()
        tail = view.chars.find("。", stop, min(stop + _LONGEST_NAME, end))
        if tail > stop and ASIDE.fullmatch(view.chars, stop + 1, tail):
            stop = tail  # 市水利局牵头,4月底前完成。
        if stop < end and not _ends_sentence(view, stop, numerals):
            continue
        low = max(start, stop - _LONGEST_SENTENCE)
        begin = max(
            low, view.chars.rfind("。", low, stop) + 1, view.chars.rfind(")", low, stop) + 1
        )
        if low < begin < match.start():
            yield Site(begin, stop, (Stretch(begin, stop),), Kind.SENTENCE)


def _ends_sentence(view: View, at: int, numerals: Sequence[int]) -> bool:
    if view.chars[at] == "。" or view.gaps[at] == Gap.PARAGRAPH:
        return True
    i = bisect_left(numerals, at)
    begins = (
        numerals[i : i + 1] == [at]
        or label(view, at, len(view.chars)) is not None
        or is_aside(view, at)
    )
    return view.gaps[at] == Gap.LINE and begins


def _labelled(
    view: View, start: int, end: int, pairs: list[tuple[int, int]], numerals: Sequence[int]
) -> Iterator[Site]:
    """The label lines: 责任单位:…, 牵头单位:…;配合单位:…, also run on after a full stop."""
    at = start
    begins = [s for s, _ in pairs]
    for match in _LABELLED.finditer(view.chars, start, end):
        begin = _label_start(view, match.start(), at, start)
        if begin is None:
            continue
        found = label(view, begin, end)
        i = bisect_right(begins, begin) - 1
        inside = i >= 0 and begin < pairs[i][1]
        if found is None or (inside and not (pairs[i][0] == begin and pairs[i][1] <= found[0])):
            continue
        following = bisect_right(numerals, begin)
        limit = min([end, begin + _LONGEST, *numerals[following : following + 1]])
        stop = _stop(view, found[0], limit)
        if stop > found[0]:
            yield Site(begin, stop, (Stretch(begin, stop),), Kind.LABEL)
            at = stop


def _label_start(view: View, word: int, at: int, start: int) -> int | None:
    """Where the label that holds a word at `word` begins: a line, or what follows a full stop."""
    for begin in range(word, max(word - 12, at - 1), -1):
        apart = view.gaps[begin] >= (Gap.WIDE if begin < word else Gap.BLANK)
        if begin == start or apart or view.chars[begin - 1] in _BEFORE:
            return begin
    return None


def _stop(view: View, begin: int, end: int) -> int:
    """Where a label's list ends: its full stop, or the line end that does not cut it in two."""
    full_stop = view.chars.find("。", begin, end)
    end = end if full_stop < 0 else full_stop
    line = view.line_end(begin - 1, end)
    while line < end and goes_on(view, begin, line, end):
        line = view.line_end(line, end)
    return line


def _is_name(words: str) -> bool:
    return len(words) > 2 and is_placed(words) and is_surely_body(words)


def aside_end(view: View, at: int, end: int) -> int:
    """Where the lines end that stand beside a responsibility and name nobody: 完成时限:2025年底."""
    while True:
        start = at
        while start < end and view.chars[start] in STOPS:
            start += 1
        if start >= end or not is_aside(view, start):
            return at
        full_stop = view.chars.find("。", start, end)
        at = view.line_end(start, end if full_stop < 0 else full_stop)


def aside_start(view: View, at: int, low: int) -> int:
    """Where the lines begin that stand before a responsibility and name nobody: 牵头领导:张三."""
    while at > low and view.gaps[at] >= Gap.LINE:
        line = view.line_start(at - 1)
        if line < low or not is_aside(view, line):
            break
        at = line
    return at


def goes_on(view: View, begin: int, line: int, end: int) -> bool:
    """Whether a list that begins at `begin` goes on over a line end: 市财政|局、市教育局."""
    chars = view.chars
    if line <= begin or chars[line - 1] in "、,:" or chars[line] in "、,;:":
        return True
    if chars.count("(", begin, line) > chars.count(")", begin, line):
        return True
    before = label(view, view.line_start(line - 1), end)
    if label(view, line, end) or (before is not None and before[0] == line):
        return True
    if view.gaps[begin] >= Gap.LINE and _is_name(chars[view.line_start(line - 1) : line]):
        return _is_name(chars[line : view.line_end(line, end)])  # one name on each line
    return view.gaps[line] < Gap.PARAGRAPH and _is_cut(view, begin, line, end)


def _is_cut(view: View, begin: int, line: int, end: int) -> bool:
    """Whether a line end stands inside a name of the list that begins at `begin`."""
    chars, after = view.chars, view.line_end(line, end)
    last = max(chars.rfind(mark, begin, line) for mark in "、,;:") + 1
    head = chars[max(last, begin) : line]
    names = [name for name in _SEPARATORS.split(chars[line:after]) if name] or [""]
    whole = head + names[0]
    cut = after < end and view.is_full(after)  # then the last may be cut in two itself
    others = names[1:-1] if cut else names[1:]
    if len(whole) > _LONGEST_NAME or not all(is_body(n) or is_group(n) for n in others):
        return False
    if not is_body(whole):
        return len(names) == 1 and cut and view.is_full(line)
    if not is_body(head):
        return True
    if view.width and not view.is_full(line):
        return False
    # 市发展和改革委|员会 is one name, 市财政局|国务院 are two
    other = is_placed(names[0]) and is_surely_body(names[0]) and len(names[0]) > 2
    return not other and (view.is_full(line) or len(names[0]) < 5)
