"""Which diagnostics doubt a responsibility, and which belong to none."""

import pytest

from tests.merged_cell import make_merged_plan, make_table_plan
from workplan import Diagnostic, Severity, Span
from workplan.model.doubts import find_doubts


def note(code, start, end, severity=Severity.WARNING):
    return Diagnostic(code, {}, severity, Span(start, end))


class TestAt:
    @pytest.mark.parametrize(("start", "end"), [(6, 7), (11, 12), (0, 7), (6, 12), (0, 12)])
    def test_are_those_that_overlap_the_responsibility(self, start, end):
        odd = note("number-gap", start, end)
        found = find_doubts(make_merged_plan().measures, [odd])
        assert found.at == {Span(6, 12): (odd,)}
        assert found.elsewhere == ()

    def test_are_listed_once_for_a_merged_cell_in_the_order_of_the_text(self):
        later, first = note("number-gap", 8, 9), note("unbalanced-bracket", 7, 8, Severity.ERROR)
        found = find_doubts(make_merged_plan().measures, [later, first])
        assert found.at == {Span(6, 12): (first, later)}

    def test_are_none_where_it_is_only_worth_knowing_or_a_look_up(self):
        notes = [note("no-verb", 6, 12, Severity.INFO), note("unknown-agency", 6, 10)]
        assert find_doubts(make_merged_plan().measures, notes) == ({Span(6, 12): ()}, ())


class TestElsewhere:
    def test_are_those_that_overlap_no_responsibility(self):
        odd = note("number-gap", 0, 6)
        found = find_doubts(
            make_merged_plan().measures, [odd, note("no-verb", 0, 6, Severity.INFO)]
        )
        assert found == ({Span(6, 12): ()}, (odd,))

    def test_leave_out_the_look_up_of_a_name_in_a_cell_above_its_row(self):
        measures = make_table_plan().measures[1:]
        name, other = note("unknown-agency", 3, 7), note("unknown-agency", 21, 23)
        assert find_doubts(measures, [name, other]).elsewhere == (other,)

    def test_are_all_where_nobody_is_responsible(self):
        odd = note("number-gap", 0, 6)
        assert find_doubts((), [odd]) == ({}, (odd,))
