"""The builder of sources: text and layout fit together, whatever a document holds."""

import re

import pytest
from hypothesis import given, strategies as st

from workplan import NoticeError, Span
from workplan.documents import draft as module
from workplan.documents.draft import Cell, Draft, Grid, Mark, Paragraph
from workplan.model import Locator
from workplan.model.invariants import check_source


def cell(row, column, *blocks, rows=1, columns=1):
    made = tuple(Paragraph(each) if isinstance(each, str) else each for each in blocks)
    return Cell(row, column, made, rows, columns)


def grid(*rows):
    """A table without merged cells, from rows of texts and tables."""
    return Grid(
        tuple(cell(i, j, each) for i, own in enumerate(rows, 1) for j, each in enumerate(own, 1))
    )


def make(*blocks):
    draft = Draft()
    for block in blocks:
        draft.add(Paragraph(block) if isinstance(block, str) else block)
    return draft.make_source()


def place(source, words):
    at = source.text.index(words)
    return str(Locator(source.text, source.layout).locate(Span(at, at + len(words))))


class TestText:
    def test_parts_paragraphs_rows_cells_and_lines(self):
        source = make("甲", grid(("1", "查网店"), ("2", "a\nb")), "乙\n丙")
        assert source.text == "甲\n1\t查网店\n2\ta\vb\n乙\n丙"
        assert [source[span] for span in source.layout.paragraphs] == ["甲", "乙\n丙"]

    def test_of_a_merged_cell_stands_in_its_first_row_and_leaves_its_place_empty(self):
        source = make(
            Grid(
                (
                    cell(1, 1, "甲"),
                    cell(1, 2, "乙", rows=2),
                    cell(1, 3, "丙"),
                    cell(2, 1, "丁"),
                    cell(2, 3, "戊"),
                )
            )
        )
        assert source.text == "甲\t乙\t丙\n丁\t\t戊"
        assert source.layout.cells[1].rows == 2

    def test_has_no_halves_of_characters_and_no_nul(self):
        assert make("甲\ud800乙\x00").text == "甲\ufffd乙\ufffd"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\u2028", "\u2029", "\x85"])
    def test_has_one_kind_of_line_end(self, end):
        assert make(f"甲{end}乙", grid(("1", f"丙{end}丁"))).text == "甲\n乙\n1\t丙\v丁"

    def test_is_wanted(self):
        for blocks in ((), ("", " \n "), (grid(("", "")),)):
            with pytest.raises(NoticeError, match="has no text; a picture of a text is not read"):
                make(*blocks)

    def test_of_a_line_of_a_page_is_no_paragraph(self):
        source = make(Paragraph("甲", is_line=True), Paragraph("乙", is_furniture=True))
        assert (source.text, source.layout.paragraphs) == ("甲\n乙", ())
        assert [source[span] for span in source.layout.furniture] == ["乙"]


class TestPlaces:
    def test_are_paragraphs_and_cells_and_rows(self):
        source = make("甲", grid(("序号", "任务"), ("1", "查网店"), ("2", "查网络")), "乙")
        assert place(source, "甲") == "paragraph 1"
        assert place(source, "网店") == "table 1, row 2, column 2"
        assert place(source, "1\t查") == "table 1, row 2"
        assert place(source, "查网店\n2") == "table 1, rows 2 to 3"
        assert place(source, "乙") == "paragraph 2"

    def test_are_pages(self):
        draft = Draft()
        for number in ("1", "2"):
            draft.begin_page(number)
            draft.add(Paragraph(f"第{number}行", is_line=True))
            draft.add(grid(("甲", number)))
        draft.begin_page("3")
        source = draft.make_source()
        assert [(p.label, source[p.span]) for p in source.layout.pages] == [
            ("1", "第1行\n甲\t1"),
            ("2", "第2行\n甲\t2"),
        ]
        assert place(source, "第2行") == "page 2"
        assert place(source, "甲\t2") == "page 2, table 2, row 1"

    def test_are_pages_that_begin_inside_a_table(self):
        draft = Draft()
        draft.begin_page("1")
        draft.add(Grid(grid(("甲", "乙"), ("丙", "丁"), ("戊", "己")).cells, ((2, "2"),)))
        source = draft.make_source()
        assert [(p.label, source[p.span]) for p in source.layout.pages] == [
            ("1", "甲\t乙"),
            ("2", "丙\t丁\n戊\t己"),
        ]

    def test_are_cells_of_a_sheet_by_its_names(self):
        draft = Draft()
        draft.begin_page("分工表", is_sheet=True)
        draft.add(
            Grid((cell(3, 1, "甲"), cell(3, 28, "乙"), cell(5, 52, "丙"), cell(5, 703, "丁")))
        )
        source = draft.make_source()
        assert place(source, "甲") == "sheet 分工表, cell A3"
        assert place(source, "乙") == "sheet 分工表, cell AB3"
        assert place(source, "丙") == "sheet 分工表, cell AZ5"
        assert place(source, "丁") == "sheet 分工表, cell AAA5"
        assert place(source, "甲\t乙") == "sheet 分工表, row 3"
        assert place(source, "乙\n丙") == "sheet 分工表, rows 3 to 5"


class TestMarks:
    def test_of_one_kind_are_one_remark_where_the_first_is(self):
        page = Mark("unread-page", (("page", "3"),))
        draft = Draft()
        draft.mark(Mark("unread-pictures"))
        draft.add(Paragraph("甲", (Mark("hidden-text"), page)))
        draft.add(Paragraph("", (Mark("hidden-text"),)))
        draft.add(Grid((Cell(1, 1, ()), cell(1, 2, Paragraph("乙", (Mark("hidden-text"),))))))
        draft.mark(Mark("unread-notes"))
        source = draft.make_source()
        assert [(r.code, source[r.span], dict(r.values)) for r in source.layout.remarks] == [
            ("hidden-text", "甲", {"count": 3}),
            ("unread-page", "甲", {"page": "3", "count": 1}),
            ("unread-pictures", "甲", {"count": 1}),
            ("unread-notes", "乙", {"count": 1}),
        ]


class TestFrames:
    def test_a_table_of_one_column_is_paragraphs(self):
        source = make(grid(("一、总则",), ("甲\n乙",)))
        assert source.text == "一、总则\n甲\n乙"
        assert source.layout.cells == ()

    def test_a_table_of_one_column_on_a_sheet_is_cells(self):
        draft = Draft()
        draft.begin_page("1", is_sheet=True)
        draft.add(grid(("一、总则",), ("甲",)))
        assert len(draft.make_source().layout.cells) == 2

    def test_a_table_whose_tables_hold_most_of_it_is_a_frame(self):
        inner = grid(("1", "查网店查网店"))
        assert make(grid(("导航", inner))).text == "导航\n1\t查网店查网店"
        told = make(grid(("导航导航导航导航", inner)))
        assert told.text == "导航导航导航导航\t1 查网店查网店"
        assert [remark.code for remark in told.layout.remarks] == ["nested-table"]

    def test_a_table_one_cell_of_which_holds_nearly_all_of_it_is_a_frame(self):
        lines = ["一、总则,其余各条从略,共计二十个字以上"] * 10
        page = Grid((cell(1, 1, "导航"), cell(1, 2, *lines)))
        assert len(make(page).layout.paragraphs) == 11
        assert make(Grid((cell(1, 1, "导航"), cell(1, 2, *lines[:9])))).layout.paragraphs == ()
        half = Grid((cell(1, 1, "".join(lines)), cell(1, 2, *lines)))
        assert make(half).layout.paragraphs == ()

    def test_a_table_of_tasks_one_of_which_has_many_lines_is_none(self):
        lines = [
            f"{i}.组织实施第{i}片区老旧供水管网改造提升工程,按期完成年度目标。" for i in range(12)
        ]
        head = (cell(1, 1, "责任单位"), cell(1, 2, "工作任务"))
        source = make(Grid((*head, cell(2, 1, "市水利局"), cell(2, 2, *lines))))
        assert len(source.layout.cells) == 4
        assert source.layout.paragraphs == ()

    def test_a_list_inside_a_cell_is_lines_of_it_however_long(self):
        names = grid(("市水利局供水管理处",), ("市财政局农业处",), ("市教育局基础教育处",))
        source = make(grid(("序号", "任务", "牵头单位"), ("1", "甲", names)))
        assert source.text == (
            "序号\t任务\t牵头单位\n1\t甲\t市水利局供水管理处\v市财政局农业处\v市教育局基础教育处"
        )
        assert source.layout.remarks == ()

    def test_tables_inside_tables_have_a_limit(self):
        inner = grid(("甲",))
        for _ in range(19):
            inner = Grid((cell(1, 1, inner),))
        assert make(inner).text == "甲"
        with pytest.raises(NoticeError, match="has more than 20 tables inside each other"):
            make(Grid((cell(1, 1, inner),)))


class TestLimits:
    @pytest.mark.parametrize(
        ("name", "blocks"),
        [
            ("_MOST_PARAGRAPHS", ["甲"] * 4),
            ("_MOST_PARAGRAPHS", [""] * 4),
            ("_MOST_PARAGRAPHS", [grid(("甲", "乙"), ("丙", "丁"))]),
            ("_MOST_CELLS", [grid(("甲", "乙"), ("丙", "丁"), ("戊", ""))]),
            ("_MOST_CHARACTERS", ["甲乙丙丁", "戊"]),
        ],
    )
    def test_are_told_with_their_number(self, monkeypatch, name, blocks):
        monkeypatch.setattr(module, name, 3)
        noun = name.rsplit("_")[-1].lower()
        with pytest.raises(NoticeError, match=f"has more than 3 (table )?{noun}; split it"):
            make(*blocks)

    def test_of_time_is_told(self, monkeypatch):
        draft = Draft()
        monkeypatch.setattr(module, "_MOST_SECONDS", -1)
        with pytest.raises(NoticeError, match=re.escape("takes over -1 s; split it")):
            draft.check()


words = st.text(st.sampled_from("甲乙一、(1)\t\n\v \u2028\x00\ud800"), max_size=8)
marks = st.lists(st.sampled_from([Mark("hidden-text"), Mark("unread-notes")]), max_size=2)
paragraphs = st.builds(
    Paragraph, words, marks.map(tuple), is_furniture=st.booleans(), is_line=st.booleans()
)


def tables(blocks):
    """Tables with cells that cover rows and columns, each place once."""

    @st.composite
    def draw_table(draw):
        heights, widths = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        taken, cells = set(), []
        for i in range(1, heights + 1):
            for j in range(1, widths + 1):
                if (i, j) in taken or not draw(st.integers(0, 4)):
                    continue
                rows = draw(st.integers(1, heights - i + 1))
                columns = 1
                while (
                    j + columns <= widths and (i, j + columns) not in taken and draw(st.booleans())
                ):
                    columns += 1
                taken |= {(i + a, j + b) for a in range(rows) for b in range(columns)}
                cells.append(Cell(i, j, tuple(draw(st.lists(blocks, max_size=2))), rows, columns))
        return Grid(tuple(cells))

    return draw_table()


blocks = st.recursive(paragraphs, tables, max_leaves=8)


@given(st.lists(st.tuples(blocks, st.integers(0, 3)), max_size=6))
def test_text_and_layout_always_fit_together(given_blocks):
    draft = Draft()
    for block, page in given_blocks:
        if page:
            draft.begin_page(str(page), is_sheet=page == 2)
        draft.add(block)
        draft.mark(*[Mark("unread-objects")][: page % 2])
    try:
        source = draft.make_source()
    except NoticeError:
        return
    check_source(source)  # every span is inside, in order, and no cell at another's place
    outside = [*source.layout.paragraphs, *source.layout.furniture]
    assert all(
        source[span].strip() and source[span] == source[span].strip("\n") for span in outside
    )
    for each in source.layout.cells:
        if each.span:
            assert not set(source[each.span]) & {"\n", "\t"}
            around = (
                source.text[each.span.start - 1 : each.span.start],
                source.text[each.span.end :][:1],
            )
            assert set(around) <= {"", "\n", "\t"}
    source.text.encode()
