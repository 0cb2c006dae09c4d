"""Words of a plan as a sheet shows them: on unbroken lines, as published or corrected.

Knows spans, corrections, numbers and where the lines of a source end; no table. Its words are
Chinese, as the readers of a sheet are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from workplan.model import Confidence, Contents, Correction, Measure, Section, Span, Task
from workplan.model.numerals import cut_number
from workplan.render.sheet import SheetCell

__all__ = ["Reading", "describe_applied", "describe_noted", "find_inside", "find_outside"]

_CONFIDENCE = {
    Confidence.CERTAIN: "确定",
    Confidence.LIKELY: "很可能",
    Confidence.POSSIBLE: "可能",
}
_LINE_END = re.compile(r"\s*[\t\n\v\f\r\u2028\u2029]\s*")
_CLOSING = tuple("。；;：:！!？?…”》")
"""What a paragraph ends in; a line that ends in anything else may be cut by the page."""
_NEVER_FIRST = tuple("，,。；;、：:！!？?”》）)")
"""What no line begins with unless the page cut it there."""
_SHORTEST_CUT_LINE = 15
"""Characters of a line that a page cut, at least: a shorter one is a heading or an item."""


@attrs.frozen
class Reading:
    """How the words of a plan are shown."""

    contents: Contents
    is_corrected: bool
    """Whether the `CERTAIN` corrections are applied."""

    def read(self, span: Span | None) -> str:
        """Return the words at a span; ``""`` for none.

        A line end is kept where a paragraph ends, and left out where only the page cut a line.
        """
        if span is None:
            return ""
        parts: list[str] = []
        at = span.start
        for edit, words in sorted(self._list_edits(span), key=lambda each: each[0]):
            if edit.start >= at:  # a correction may take the line end beside it along
                parts += [self.contents.source.text[at : edit.start], words]
                at = edit.end
        return "".join((*parts, self.contents.source.text[at : span.end])).strip()

    def is_applied(self, correction: Correction) -> bool:
        """Whether the words are shown with this correction."""
        is_certain = correction.confidence is Confidence.CERTAIN
        return self.is_corrected and is_certain and correction.reading is not None

    def read_heading(self, section: Section) -> str:
        """Return a section's numeral and title; ``""`` where it is shown as a task.

        So it is for a first section that has neither.
        """
        if self.is_flat:
            return ""
        title = self.read(section.title_span)
        if section.numeral:
            return f"{section.numeral}、{title}"
        return title or ("" if section == self.contents.sections[0] else "（标题未识别）")

    @property
    def is_flat(self) -> bool:
        """Whether the notice has one level only, so that its sections are shown as tasks."""
        return self._is_flat

    @cached_property
    def _is_flat(self) -> bool:
        contents = self.contents
        has_titles = any(section.title for section in contents.sections)
        return has_titles and not any(task.numeral or task.title for task in contents.tasks)

    def read_title(self, task: Task) -> str:
        """Return a task's title, or its section's; ``""`` where that is a measure itself."""
        span = task.title_span or self.contents.section_of(task).title_span
        if span is not None and any(each.span.start in span for each in task.measures):
            return ""
        return self.read(span)

    def print_number(self, task: Task) -> str:
        """Return the number of a task as printed: （十）, 10., 第十条; ``""`` for none.

        >>> import workplan
        >>> plan = workplan.load()
        >>> Reading(plan.contents, is_corrected=False).print_number(plan.task(10))
        '(十)'
        """
        if not self.is_flat:
            return task.printed_number
        section = self.contents.section_of(task)
        before = section.title_span.start - section.span.start if section.title_span else 0
        return cut_number(self.contents.source[section.span], section.numeral, before)

    def make_title_cell(self, task: Task) -> SheetCell:
        """Make the cell of a task's title, with the misprints that are in none of its measures."""
        found = find_outside(task)
        if self.is_flat:
            section = self.contents.section_of(task)
            found = [*find_inside(section.title_span, self.contents.corrections), *found]
        return SheetCell(self.read_title(task), self.describe_doubtful(found))

    def make_text_cell(self, task: Task, measure: Measure) -> SheetCell:
        """Make the cell of a measure, with its misprints."""
        inside = find_inside(measure.span, task.corrections)
        return SheetCell(self.read(measure.span), self.describe_doubtful(inside))

    def describe_doubtful(self, corrections: Iterable[Correction]) -> str:
        """Return the comment on misprints, without those that are corrected."""
        return describe_noted(each for each in corrections if not self.is_applied(each))

    def _list_edits(self, span: Span) -> Iterator[tuple[Span, str]]:
        for each in find_inside(span, self.contents.corrections):
            if self.is_applied(each):
                yield each.span, each.reading or ""
        for match in _LINE_END.finditer(self.contents.source.text, span.start, span.end):
            yield Span(*match.span()), self._join_lines(match)

    def _join_lines(self, match: "re.Match[str]") -> str:
        """Return what a line end is shown as."""
        text, (start, end) = match.string, match.span()
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        if after in _NEVER_FIRST:
            return ""
        is_long = start - self._find_line_start(start) >= _SHORTEST_CUT_LINE
        # A blank line, a tab, or an indent of two characters begins something else.
        is_plain = match[0].strip(" \xa0") in ("\n", "\r\n")
        is_known = not self._paragraph_ends.isdisjoint(range(start, end))
        if is_known or not is_plain or not is_long or before in _CLOSING:
            return "\n"
        is_word = (before + after).isascii()
        return " " if is_word else ""

    def _find_line_start(self, end: int) -> int:
        return self.contents.source.text.rfind("\n", 0, end) + 1

    @cached_property
    def _paragraph_ends(self) -> frozenset[int]:
        """Where a document's paragraphs end; empty for plain text, and where lines are pages'."""
        layout = self.contents.source.layout
        return frozenset(each.end for each in layout.paragraphs)


def find_inside(span: Span | None, corrections: Sequence[Correction]) -> list[Correction]:
    """Return the corrections inside a span; they are in the order of the text."""
    if span is None:
        return []
    start = bisect_left(corrections, span.start, key=lambda each: each.span.start)
    end = bisect_left(corrections, span.end, key=lambda each: each.span.start)
    return [each for each in corrections[start:end] if each.span in span]


def find_outside(task: Task) -> list[Correction]:
    """Return the corrections of a task that are in none of its measures."""
    spans = [span for m in task.measures for span in (m.span, m.assignment_span) if span]
    return [each for each in task.corrections if not any(each.span in span for span in spans)]


def describe_noted(corrections: Iterable[Correction]) -> str:
    """Return a line for each correction; the reasons are in English, and not in the sheets."""
    return "\n".join(f"勘误：{_describe_proposal(each)}。" for each in corrections)


def _describe_proposal(correction: Correction) -> str:
    printed, reading = correction.printed, correction.reading
    sure = _CONFIDENCE[correction.confidence]
    if reading is None:  # how sure is about the misprint
        return f"“{printed}”{'' if sure == '确定' else sure}有误，应作何字无法确定"
    if reading == "".join(printed.split()):
        return f"“{reading}”处的空格宜删（{sure}）"
    advice = f"宜作“{reading}”" if reading else "宜删"
    return f"“{printed}”{advice}（{sure}）"


def describe_applied(correction: Correction) -> str:
    """Return what a correction changes, where it is applied.

    >>> import workplan
    >>> describe_applied(workplan.load().task(10).corrections[0])
    '“民管企业”改为“民营企业”'
    """
    printed, reading = correction.printed, correction.reading or ""
    if reading == "".join(printed.split()):
        return f"“{reading}”处删去空格"
    if not reading:
        return f"删去“{printed}”"
    if reading.startswith(printed):
        return f"“{printed}”后补“{reading[len(printed) :]}”"
    return f"“{printed}”改为“{reading}”"
