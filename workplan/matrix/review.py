"""What a person should check before the table is handed out (待核对).

Knows the table "review" of a plan, and which of its rows are of the measures shown. Its words are
Chinese, as its readers are.
"""

from collections.abc import Mapping
from functools import cached_property

import attrs

from workplan.matrix.view import View
from workplan.model import Confidence, Measure, Provenance, Span
from workplan.records import ReviewRow, count_review, make_contents_table

__all__ = ["NOT_CHECKED", "Review", "describe_advice"]

NOT_CHECKED = "待核对"
_LONGEST_NOTE = 1_000
"""Characters of the comment on a doubtful measure; the sheet 待核对 has all of it."""


@attrs.frozen
class Review:
    """The places of a view that a person should look at."""

    view: View
    provenance: Provenance

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """Every place of the plan, or those of the measures shown where these are not all."""
        return self._rows

    @property
    def notes(self) -> Mapping[str, str]:
        """What is to be checked in each doubtful measure that is shown, by its id."""
        return self._notes

    def make_warning(self, *, is_marked: bool) -> str:
        """Return what is to be checked in one sentence; ``""`` where nothing is.

        `is_marked` tells that the sheet shades the measures.
        """
        if not self.rows:
            return ""
        counts = count_review(self.rows, self.view.measures).text.render("zh")
        marked = "，相关措施已用底色标出" if is_marked and self.notes else ""
        return f"{counts}{marked}。核对、改正后再印发。"

    @cached_property
    def _rows(self) -> tuple[ReviewRow, ...]:
        contents = self.view.contents
        table = make_contents_table("review", contents, self.provenance, "zh")
        rows: tuple[ReviewRow, ...] = table.rows
        if len(self.view.measures) == len(contents.measures):
            return rows
        # A merged cell is outside of the measures that it is for.
        places = {measure.assignment_span for measure in self.view.measures}
        return tuple(row for row in rows if row.span in places or self._find_measures(row))

    def _find_measures(self, row: ReviewRow) -> list[Measure]:
        """The measures shown in whose text a place is."""
        near = row.task.measures if row.task else ()
        return [each for each in near if row.span.start in each.span and each.id in self._shown]

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(measure.id for measure in self.view.measures)

    @cached_property
    def _doubtful(self) -> Mapping[Span | None, list[Measure]]:
        """The measures shown whose responsibility is doubtful, by its place."""
        doubtful: dict[Span | None, list[Measure]] = {}
        for measure in self.view.measures:
            if measure.confidence is Confidence.POSSIBLE:
                doubtful.setdefault(measure.assignment_span, []).append(measure)
        return doubtful

    def _list_doubtful(self, row: ReviewRow) -> list[Measure]:
        """The measures shown that a place makes doubtful."""
        return self._doubtful.get(row.span) or self._find_measures(row)

    @cached_property
    def _notes(self) -> Mapping[str, str]:
        notes: dict[str, list[str]] = {}
        for row in self.rows:
            for measure in self._list_doubtful(row):
                notes.setdefault(measure.id, []).append(_describe_row(row))
        return {key: _shorten("\n".join(lines)) for key, lines in notes.items()}


def _describe_row(row: ReviewRow) -> str:
    return f"{NOT_CHECKED}：{row.message.render('zh')}。{describe_advice(row)}"


def describe_advice(row: ReviewRow) -> str:
    """Return what to do about a place, each advice once."""
    advice = dict.fromkeys(each.advice_text.render("zh") for each in row.diagnostics)
    known = "；".join(filter(None, advice))
    return f"{known}。" if known else ""


def _shorten(note: str) -> str:
    return note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}……"
