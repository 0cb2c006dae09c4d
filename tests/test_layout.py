"""Spans, and the layout of a document."""

import pytest
from hypothesis import given, strategies as st

from workplan import FormatError, Layout, Page, Source, Span, TableCell
from workplan.model.layout import find_overlaps


class TestSpan:
    @pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (3, 2), (-1, 2)])
    def test_is_never_empty_or_negative(self, start, end):
        with pytest.raises(FormatError) as caught:
            Span(start, end)
        assert str(caught.value) == (
            f"the document: a span needs 0 <= start < end, got {start}, {end}"
        )

    def test_has_a_length(self):
        assert Span(3, 5).length == 2

    def test_sorts_by_position(self):
        assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]

    def test_contains_positions_and_spans(self):
        assert 3 in Span(3, 5)
        assert 2 not in Span(3, 5)
        assert 5 not in Span(3, 5)
        assert Span(3, 5) in Span(3, 5)
        assert Span(3, 6) not in Span(3, 5)
        assert Span(2, 5) not in Span(3, 5)


class TestTableCell:
    @pytest.mark.parametrize("name", ["table", "row", "column", "rows", "columns"])
    def test_counts_from_one(self, name):
        numbers = {"table": 1, "row": 1, "column": 1, "rows": 1, "columns": 1, name: 0}
        with pytest.raises(FormatError) as caught:
            TableCell(**numbers)
        assert caught.value.problem == f"{name} of a table cell counts from 1, got 0"

    def test_covers_one_row_and_column_and_may_be_empty(self):
        assert TableCell(1, 2, 3) == TableCell(1, 2, 3, None, 1, 1)


class TestLayout:
    def test_of_plain_text_is_empty(self):
        assert Layout().is_empty
        assert Source("一、").layout.is_empty

    @pytest.mark.parametrize(
        "layout",
        [
            Layout(paragraphs=(Span(0, 1),)),
            Layout(cells=(TableCell(1, 1, 1),)),
            Layout(pages=(Page("1", Span(0, 1)),)),
        ],
    )
    def test_with_any_part_is_not(self, layout):
        assert not layout.is_empty

    def test_is_part_of_the_equality_and_hash_of_a_source(self):
        plain = Source("一、")
        paged = Source("一、", layout=Layout(pages=(Page("1", Span(0, 2)),)))
        assert plain != paged
        assert hash(paged) == hash(Source("一、", layout=Layout(pages=(Page("1", Span(0, 2)),))))


spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 12), st.integers(1, 6)
)


class TestFindOverlaps:
    def test_touching_spans_do_not_overlap(self):
        assert find_overlaps([Span(2, 4)], [Span(0, 2), Span(4, 6)]) == {Span(2, 4): ()}

    def test_gives_indexes_in_the_order_of_their_starts(self):
        assert find_overlaps([Span(0, 9)], [Span(8, 9), Span(3, 5)]) == {Span(0, 9): (1, 0)}

    def test_of_nothing_is_nothing(self):
        assert find_overlaps([], [Span(0, 1)]) == {}
        assert find_overlaps([Span(0, 1)], []) == {Span(0, 1): ()}

    @given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
    def test_finds_what_shares_a_character_and_nothing_else(self, some, others):
        found = find_overlaps(some, others)
        assert found.keys() == set(some)
        for span, indexes in found.items():
            shared = [
                i for i, other in enumerate(others) if any(at in other for at in range(*ends(span)))
            ]
            assert sorted(indexes) == shared


def ends(span):
    return span.start, span.end
