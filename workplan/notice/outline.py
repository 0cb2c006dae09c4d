"""The outline of a document: what is under what, and where it ends.

Knows numerals, lines, annexes and signatures; no words of responsibility.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

import attrs

from workplan.notice import vocabulary as v
from workplan.notice.deadlines import DAY
from workplan.notice.numbering import AREA_LEVEL, ARTICLES, ROW_LEVEL, Heading
from workplan.notice.view import View, list_lines

__all__ = ["Outline", "Part", "is_closing", "make_ids", "make_outline"]

_COUNT = "[0-9一二三四五六七八九十]{0,3}"
_CLOSING = re.compile(
    rf"{v.either(v.COPIES)}:|\(?{v.either(v.NOTICES)}|{v.either(v.ANNEXES)}{_COUNT}(?:[:.、]|$)|{DAY}$"
)
_PROSE = re.compile("[。;]")
# A line that goes on the sentence before it, and no footer of a web page.
_CLAUSE = re.compile(
    f"(?!.*{v.either(v.FOOTERS)})[\u4e00-\u9fff、“”《》]+,[\u4e00-\u9fff,、“”《》]+"
)


@attrs.frozen
class Part:
    """A numeral (or none) with all that is under it."""

    heading: Heading | None
    start: int
    end: int

    @property
    def body(self) -> int:
        """Where the words after the numeral begin."""
        return min(self.heading.end, self.end) if self.heading else self.start

    @property
    def number(self) -> int | None:
        return self.heading.number if self.heading else None

    @property
    def numeral(self) -> str:
        return self.heading.numeral if self.heading else ""


@attrs.frozen
class Outline:
    """What is under what."""

    start: int
    """Where the first section begins."""
    sections: tuple[tuple[Part, tuple[Part, ...]], ...]
    """Each with its tasks."""
    closings: tuple[tuple[int, int], ...]
    """What follows the last section of each document."""


def is_closing(view: View, start: int, end: int) -> bool:
    """Return whether a line begins what follows a document: 附件:1.…, 2021年9月2日."""
    return bool(_CLOSING.match(view.chars, start, end))


def make_outline(
    view: View, found: Sequence[Heading], is_matter: Callable[[int, int], bool]
) -> Outline:
    """Return the outline of a text that has headings: the outermost level is the sections'.

    `is_matter` says whether a line belongs to a task whatever its words look like: it is a row
    of a table, or somebody's responsibility.
    """
    annexes = _find_annexes(view, found)
    found = [h for h in found if not any(start <= h.start < end for start, end in annexes)]
    level = min(heading.level for heading in found)
    starts = frozenset(heading.start for heading in found)

    def is_own(start: int, stop: int) -> bool:
        return start in starts or is_matter(start, stop)

    documents = [
        (level, *document) for document in _find_documents(view, found, level, annexes, is_own)
    ]
    annexed = [h for h in found if h.start >= documents[-1][2] and h.level >= AREA_LEVEL]
    if annexed:  # a table behind the signature
        end = _find_body_end(view, annexed[-1], len(view.chars), is_own)
        documents.append((annexed[0].level, annexed[0], end))
    ends = [first.start for _, first, _ in documents[1:]] + [len(view.chars)]
    sections = [
        part
        for own, first, end in documents
        for part in _cut(found, own, first.start, end, own == ROW_LEVEL)
    ]
    return Outline(
        documents[0][1].start,
        tuple((part, tuple(_find_tasks(found, part))) for part in sections),
        tuple((end, after) for (_, _, end), after in zip(documents, ends, strict=True)),
    )


def _find_annexes(view: View, found: Sequence[Heading]) -> list[tuple[int, int]]:
    """Where annexes with chapters are, which do not outrank the plan before them.

    They end where a plan with 一、 begins anew.
    """
    annexes: list[tuple[int, int]] = []
    has_plan = False
    for heading in found:
        is_article = view.chars.endswith(ARTICLES, heading.start, heading.end)
        if heading.level == 2 and not is_article:
            if annexes and annexes[-1][1] > heading.start and heading.number == 1:
                annexes[-1] = (annexes[-1][0], heading.start)
            has_plan = True
        elif heading.level == 1 and has_plan:
            if not annexes or annexes[-1][1] <= heading.start:
                annexes.append((heading.start, len(view.chars)))
        elif heading.level == 1 and not has_plan:
            return []
    return annexes


def _find_documents(
    view: View,
    found: Sequence[Heading],
    level: int,
    annexes: Sequence[tuple[int, int]],
    is_matter: Callable[[int, int], bool],
) -> Iterator[tuple[Heading, int]]:
    """The documents of the text: the first outermost heading of each, and where it ends.

    Numerals that start afresh begin another one: an annex, a plan behind a decision.
    """
    tops = [heading for heading in found if heading.level == level]
    if level >= AREA_LEVEL:
        yield tops[0], _find_body_end(view, tops[-1], len(view.chars), is_matter)
        return
    begins = [
        i
        for i, top in enumerate(tops)
        if i == 0 or (top.number == 1 and _is_apart(view, tops[i - 1], top))
    ]
    for begin, after in zip(begins, [*begins[1:], len(tops)], strict=True):
        first, last = tops[begin], tops[after - 1]
        is_headless = found[0].number == 1 or first.number != 1
        if begin == 0 and found[0].level == level + 1 and is_headless:
            first = found[0]  # the first 一、 is missing or damaged, or this is an extract
        following = tops[after].start if after < len(tops) else len(view.chars)
        annex = next((start for start, _ in annexes if start > last.start), following)
        yield first, _find_body_end(view, last, min(following, annex), is_matter)


def _is_apart(view: View, before: Heading, heading: Heading) -> bool:
    """Whether a heading with the number 1 begins a document: 一、 behind 一、 and 附件 does too."""
    return before.number != 1 or any(
        is_closing(view, start, stop)
        for start, stop in list_lines(
            view, view.line_end(before.start, heading.start), heading.start
        )
    )


def _find_body_end(
    view: View, last: Heading, following: int, is_matter: Callable[[int, int], bool]
) -> int:
    """Where the last section ends: after its last line of matter, before annex or signature."""
    end = view.line_end(last.start, following)
    for start, stop in list_lines(view, end, following):
        if is_closing(view, start, stop) and not is_matter(start, stop):
            break
        goes_on = end == start and bool(_CLAUSE.fullmatch(view.chars, start, stop))
        if goes_on or _PROSE.search(view.chars, start, stop) or is_matter(start, stop):
            end = stop
    return end


def _cut(
    found: Sequence[Heading], level: int, start: int, end: int, is_table: bool = False
) -> list[Part]:
    """What is between two positions, cut where a numeral of `level` begins.

    What precedes the first such numeral is a part without one. The rows of a table are one part,
    and where their numbers begin afresh another table does.
    """
    inside = [h for h in _between(found, start, end) if h.level == level]
    own = [] if is_table else inside
    cuts: list[tuple[int, Heading | None]] = [(h.start, h) for h in own]
    if not own or start < own[0].start:
        cuts.insert(0, (start, None))
    if is_table:
        cuts += [(h.start, None) for h in inside if h.number == 1 and h.start > start]
    ends = [cut for cut, _ in cuts[1:]] + [end]
    return [Part(h, s, e) for (s, h), e in zip(cuts, ends, strict=True) if s < e]


def _between(found: Sequence[Heading], start: int, end: int) -> Sequence[Heading]:
    low = bisect_left(found, start, key=lambda heading: heading.start)
    return found[low : bisect_left(found, end, key=lambda heading: heading.start)]


def _find_tasks(found: Sequence[Heading], section: Part) -> list[Part]:
    """The tasks of a section: the outermost numerals under its own, or the whole of it."""
    # The heading of an area is its words, so that it begins where its body does.
    inner = [h for h in _between(found, section.body, section.end) if h is not section.heading]
    if not inner:
        return [Part(None, section.body, section.end)] if section.body < section.end else []
    return _cut(inner, min(h.level for h in inner), section.body, section.end)


def make_ids(parts: Sequence[Part], positions: Sequence[str]) -> list[str]:
    """Return the printed numbers where they are unique, else the positions."""
    numbers = [part.number for part in parts if part.heading]
    unique = None not in numbers and len(set(numbers)) == len(numbers)
    return [
        str(part.number) if unique and part.heading else position
        for part, position in zip(parts, positions, strict=True)
    ]
