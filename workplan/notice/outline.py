"""The outline of a document: what stands under what, and where it ends. No meaning yet.

Knows numerals, lines, annexes and signatures.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set as AbstractSet

import attrs

from workplan.notice.mark import Heading, View
from workplan.notice.sites import goes_on
from workplan.notice.tables import Row
from workplan.notice.wordings import label

__all__ = ["CLOSING", "Outline", "Part", "ids", "lines", "outline"]

_MATTER = re.compile(  # a line that belongs to a task
    "[。;]|负责|牵头|配合|责任(?!编辑)|单位|部门|(?:完成|整改|办结)[^:]{0,6}:"
)
_LIST = re.compile(r"\([^()]{0,300}[局委办部厅院会][^()]{0,8}\)")  # (市公安局、市财政局)
_ROUND = re.compile("[()]")
_CLAUSE = re.compile(
    "(?!.*(?:版权|转载|关闭|打印))[\u4e00-\u9fff、“”《》]+,[\u4e00-\u9fff,、“”《》]+"
)
CLOSING = re.compile(  # 附件:1.…, 2021年9月2日
    r"抄送:|主送:|\(?此件|附(?:件|表|录)(?:[0-9一二三四五六七八九十]{0,3}[:.、]|[0-9一二三四五六七八九十]{0,3}$)"
    r"|[0-9〇零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日$"
)


@attrs.frozen
class Part:
    """A numeral (or none) with all that stands under it."""

    heading: Heading | None
    start: int
    end: int

    @property
    def body(self) -> int:
        """Where the words after the numeral begin."""
        return self.heading.end if self.heading else self.start

    @property
    def number(self) -> int | None:
        return self.heading.number if self.heading else None

    @property
    def numeral(self) -> str:
        return self.heading.numeral if self.heading else ""


@attrs.frozen
class Outline:
    """What stands under what."""

    start: int
    """Where the first section begins."""
    sections: tuple[tuple[Part, tuple[Part, ...]], ...]
    """Each with its tasks."""
    closings: tuple[tuple[int, int], ...]
    """What follows the last section of each document."""


def outline(view: View, found: Sequence[Heading], table: Sequence[Row]) -> Outline:
    """The order of a text that has headings: the outermost level is the sections'."""
    level = min(heading.level for heading in found)
    known = {row.end for row in table} | {view.line_end(h.start, len(view.chars)) for h in found}
    documents = [(level, *document) for document in _documents(view, found, level, known)]
    annexed = [h for h in found if h.start >= documents[-1][2] and h.is_bare]
    if annexed:  # a table behind the signature
        end = _body_end(view, annexed[-1], len(view.chars), known)
        documents.append((annexed[0].level, annexed[0], end))
    ends = [first.start for _, first, _ in documents[1:]] + [len(view.chars)]
    sections = [p for own, first, end in documents for p in _parts(found, own, first.start, end)]
    return Outline(
        documents[0][1].start,
        tuple((part, tuple(_under(found, part))) for part in sections),
        tuple((end, after) for (_, _, end), after in zip(documents, ends, strict=True)),
    )


def _documents(
    view: View, found: Sequence[Heading], level: int, known: AbstractSet[int]
) -> Iterator[tuple[Heading, int]]:
    """The documents of the text: the first outermost heading of each, and where it ends.

    Numerals that start afresh begin another one: an annex, a plan behind a decision.
    """
    tops = [heading for heading in found if heading.level == level]
    begins = [i for i, top in enumerate(tops) if i == 0 or (top.number == 1 != tops[i - 1].number)]
    for begin, after in zip(begins, [*begins[1:], len(tops)], strict=True):
        first, last = tops[begin], tops[after - 1]
        if begin == 0 and found[0].level == level + 1 and found[0].number == 1:
            first = found[0]  # the first 一、 is missing or damaged
        following = tops[after].start if after < len(tops) else len(view.chars)
        yield first, _body_end(view, last, following, known)


def _body_end(view: View, last: Heading, following: int, known: AbstractSet[int]) -> int:
    """Where the last section ends: after its last line of matter, before annex or signature.

    `known` are the ends of lines that begin with a numeral or are rows of a table.
    """
    end = view.line_end(last.start, following)
    begin = last.end
    """Where the last label's list begins, which a line end may cut."""
    for start, stop in lines(view, end, following):
        if CLOSING.match(view.chars, start, stop):
            break
        found = label(view, start, following)
        begin = found[0] if found else begin
        goes_on = end == start and (
            _is_cut(view, begin, start, following) or _CLAUSE.fullmatch(view.chars, start, stop)
        )
        listed = _LIST.fullmatch(view.chars, start, stop)
        if goes_on or listed or stop in known or _MATTER.search(view.chars, start, stop):
            end = stop
    return end


def _is_cut(view: View, begin: int, line: int, end: int) -> bool:
    """Whether the last line of matter before `line` goes on in it: …市财政局负|责)."""
    chars = view.chars
    near = max(0, line - 300)
    closed = 0
    for mark in reversed(_ROUND.findall(chars, near, line)):
        if mark == "(" and closed == 0:
            return True
        closed += 1 if mark == ")" else -1
    listed = near < begin and chars.rfind("。", begin, line) < 0
    return listed and chars[line - 1] != ")" and goes_on(view, begin, line, end)


def _parts(found: Sequence[Heading], level: int, start: int, end: int) -> list[Part]:
    """What stands between two positions, cut where a numeral of `level` begins.

    What precedes the first such numeral is a part without one.
    """
    own = [h for h in _between(found, start, end) if h.level == level]
    cuts: list[tuple[int, Heading | None]] = [(h.start, h) for h in own]
    if not own or start < own[0].start:
        cuts.insert(0, (start, None))
    ends = [cut for cut, _ in cuts[1:]] + [end]
    return [Part(h, s, e) for (s, h), e in zip(cuts, ends, strict=True) if s < e]


def _between(found: Sequence[Heading], start: int, end: int) -> Sequence[Heading]:
    low = bisect_left(found, start, key=lambda heading: heading.start)
    return found[low : bisect_left(found, end, key=lambda heading: heading.start)]


def _under(found: Sequence[Heading], section: Part) -> list[Part]:
    """The tasks of a section: the outermost numerals under its own, or the whole of it."""
    inner = _between(found, section.body, section.end)
    if not inner:
        return [Part(None, section.body, section.end)] if section.body < section.end else []
    return _parts(found, min(h.level for h in inner), section.body, section.end)


def ids(parts: Sequence[Part], positions: Sequence[str]) -> list[str]:
    """The printed numbers where they are unique, else the positions."""
    numbers = [part.number for part in parts if part.heading]
    unique = None not in numbers and len(set(numbers)) == len(numbers)
    return [
        str(part.number) if unique and part.heading else position
        for part, position in zip(parts, positions, strict=True)
    ]


def lines(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines between two positions."""
    while start < end:
        stop = view.line_end(start, end)
        yield start, stop
        start = stop
