"""Spans, and the layout of a document."""

import attrs
import pytest
from hypothesis import given, strategies as st

from workplan import FormatError, Layout, OptionError, Page, Remark, Source, Span, TableCell
from workplan.model.layout import Locator, find_overlaps


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
            Layout(furniture=(Span(0, 1),)),
            Layout(remarks=(Remark("hidden-text", Span(0, 1)),)),
        ],
    )
    def test_with_any_part_is_not(self, layout):
        assert not layout.is_empty

    def test_is_part_of_the_equality_and_hash_of_a_source(self):
        plain = Source("一、")
        paged = Source("一、", layout=Layout(pages=(Page("1", Span(0, 2)),)))
        assert plain != paged
        assert hash(paged) == hash(Source("一、", layout=Layout(pages=(Page("1", Span(0, 2)),))))


class TestLocator:
    """The places of a text with a paragraph, a table of two rows and a page that begins in it."""

    TEXT = "一、总则\n序号\t任务\n1\t查网店\v查网络\n尾"
    LAYOUT = Layout(
        paragraphs=(Span(0, 4), Span(18, 19)),
        cells=(
            TableCell(1, 1, 1, Span(5, 7)),
            TableCell(1, 1, 2, Span(8, 10)),
            TableCell(1, 2, 1, Span(11, 12)),
            TableCell(1, 2, 2, Span(13, 20)),
            TableCell(1, 3, 1),
        ),
        pages=(Page("1", Span(0, 10)), Page("2", Span(11, 19))),
    )

    def locate(self, start, end, layout=LAYOUT):
        return Locator(self.TEXT, layout).locate(Span(start, end))

    def test_gives_the_paragraph_the_cells_and_the_page(self):
        where = self.locate(1, 3)
        assert (where.line, where.column, where.paragraph, where.cell) == (1, 2, 1, None)
        assert where.page.label == "1"
        where = self.locate(13, 16)
        assert (where.line, where.column, where.paragraph) == (3, 3, None)
        assert where.cell == where.cells[0] == self.LAYOUT.cells[3]
        assert where.page.label == "2"

    @pytest.mark.parametrize(
        ("start", "end", "place", "chinese"),
        [
            (0, 4, "page 1, paragraph 1", "第1页，第1段"),
            (5, 6, "page 1, table 1, row 1, column 1", "第1页，表1第1行第1列"),
            (5, 10, "page 1, table 1, row 1", "第1页，表1第1行"),
            (8, 14, "page 1, table 1, rows 1 to 2", "第1页，表1第1至2行"),
            (4, 5, "page 1", "第1页"),
        ],
    )
    def test_says_the_place_in_words(self, start, end, place, chinese):
        where = self.locate(start, end)
        assert (str(where), where.text.render("zh")) == (place, chinese)
        assert repr(where) == f"<Location: {place}>"

    def test_says_the_line_of_a_paragraph_that_has_several(self):
        layout = Layout(paragraphs=(Span(0, 10), Span(11, 19)))
        assert str(self.locate(5, 7, layout)) == "paragraph 1, line 2"
        assert self.locate(11, 12, layout).text.render("zh") == "第2段"

    def test_says_both_tables_where_it_reaches_over_two(self):
        cells = (*self.LAYOUT.cells[:2], TableCell(2, 1, 1, Span(11, 12)))
        where = self.locate(5, 12, Layout(cells=cells))
        assert str(where) == "table 1, row 1 to table 2, row 1"
        assert where.text.render("zh") == "表1第1行至表2第1行"

    @pytest.mark.parametrize("span", [(0, 3), None, "一、", Span(0, 999)])
    def test_refuses_what_is_no_span_of_the_source(self, span, plan):
        where = Span(0, len(plan.source.text) + 1) if span == Span(0, 999) else span
        with pytest.raises(OptionError, match="span must be a span of the source"):
            plan.locate(where)

    def test_says_line_and_column_where_nothing_is_known(self):
        assert str(self.locate(11, 12, Layout())) == "line 3, column 1"
        between = Layout(paragraphs=(Span(0, 4),))
        assert str(self.locate(11, 12, between)) == "line 3, column 1"

    @pytest.mark.parametrize(
        ("start", "end", "place", "chinese"),
        [
            (13, 16, "sheet 表, cell B2", "工作表“表”，单元格B2"),
            (11, 16, "sheet 表, row 2", "工作表“表”，第2行"),
            (8, 12, "sheet 表, rows 1 to 2", "工作表“表”，第1至2行"),
        ],
    )
    def test_names_the_cells_of_a_sheet(self, start, end, place, chinese):
        sheet = attrs.evolve(self.LAYOUT, pages=(Page("表", Span(0, 19), is_sheet=True),))
        where = self.locate(start, end, sheet)
        assert (str(where), where.text.render("zh")) == (place, chinese)

    @given(st.integers(0, 18), st.integers(1, 19))
    def test_always_gives_cells_that_the_span_overlaps_and_the_line_of_its_start(self, start, size):
        span = Span(start, min(start + size, 19))
        where = self.locate(span.start, span.end)
        assert self.TEXT[: span.start].count("\n") + 1 == where.line
        inside = [c for c in self.LAYOUT.cells if c.span and c.span.start < span.end]
        assert where.cells == tuple(c for c in inside if span.start < c.span.end)


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
