"""Tables as people leave them in documents: cut in two, with dragged borders, without known heads."""

# ruff: noqa: E501 - a Chinese character counts as two columns

from collections.abc import Sequence

import pytest

import workplan
from tests.notice.table_names import (
    Rows,
    draw_document,
    draw_layout,
    print_doubts,
    print_rows,
    tables,
)
from workplan.model import Confidence, Layout, Page, PieceKind, Source, Span, TableCell

HEAD = ["序号", "任务", "责任单位"]
FIRST: Rows = [[*HEAD], ["1", "植树", "县甲局"]]


def read(source: Source) -> tuple[list[str], list[str]]:
    """The rows and doubts of all tables; a line between two tables is ``--``."""
    view, found = tables(source.text, source.layout)
    rows: list[str] = []
    for table in found:
        rows += ["--", *print_rows(view, table)] if rows and table.rows else print_rows(view, table)
    return [row.replace("\v", "⏎") for row in rows], [
        doubt for table in found for doubt in print_doubts(view, table)
    ]


def outline(plan: workplan.Plan) -> list[tuple[str, list[tuple[int | None, str]]]]:
    return [(s.title, [(t.number, t.title) for t in s.tasks]) for s in plan.sections]


def roles(plan: workplan.Plan) -> list[tuple[str, list[str]]]:
    return [(m.text, [role.printed for role in m.roles]) for m in plan.measures]


def codes(plan: workplan.Plan) -> list[str]:
    return [note.code for note in plan.diagnostics]


class TestTablesThatGoOn:
    """A page break or a heading cuts a table; the second part has no head."""

    def test_have_the_columns_of_the_last_one_where_their_numbers_go_on(self) -> None:
        second: Rows = [["2", "护林", "县乙局"], ["3", "修渠", "县丙局"]]
        assert read(draw_document(FIRST, "\n", second)) == (
            [
                "H: 序号 | 任务 | 责任单位",
                "T1: 1 | 植树 | 县甲局",
                "--",
                "T2: 2 | 护林 | 县乙局",
                "T3: 3 | 修渠 | 县丙局",
            ],
            [],
        )

    def test_stand_under_the_heading_between_them(self) -> None:
        plan = workplan.parse(
            draw_document(
                "一、农业\n",
                FIRST,
                "二、工业\n",
                [["2", "护林", "县乙局"], ["3", "修渠", "县丙局"]],
            )
        )
        assert outline(plan) == [("农业", [(1, "植树")]), ("工业", [(2, "护林"), (3, "修渠")])]
        assert {m.confidence for m in plan.measures} == {Confidence.CERTAIN}

    @pytest.mark.parametrize("number", ["5", "1"])
    def test_are_told_row_by_row_where_their_numbers_do_not(self, number: str) -> None:
        second: Rows = [[number, "护林", "县乙局"], ["9", "修渠", "无"]]
        rows, doubts = read(draw_document(FIRST, second))
        assert rows[3:] == [f"T{number}: {number} | 护林 | 县乙局", "T9: 9 | 修渠 | 无"]
        assert doubts == [f"ragged-row @{number}→护林→县乙局", "ragged-row @9→修渠→无"]

    def test_are_told_row_by_row_where_there_are_no_numbers(self) -> None:
        rows, doubts = read(
            draw_document([["任务", "责任单位"], ["植树", "县甲局"]], [["护林", "县乙局"]])
        )
        assert rows[-1] == "T: 护林 | 县乙局"
        assert doubts == ["ragged-row @护林→县乙局"]

    def test_may_begin_with_a_subheading(self) -> None:
        second: Rows = [[("二、工业", 1, 3)], ["2", "护林", "县乙局"]]
        assert read(draw_document(FIRST, second))[0][3:] == [
            "S: 二、工业 |  | ",
            "T2: 2 | 护林 | 县乙局",
        ]

    def test_may_go_on_behind_a_subheading_that_ends_the_page(self) -> None:
        first: Rows = [*FIRST, [("二、工业", 1, 3)]]
        plan = workplan.parse(draw_document(first, [["2", "护林", "县乙局"]]))
        assert outline(plan) == [("", [(1, "植树")]), ("工业", [(2, "护林")])]

    def test_may_have_an_empty_column_that_the_first_one_has_too(self) -> None:
        first: Rows = [[*HEAD, "备注"], ["1", "植树", "县甲局", "按月调度"]]
        assert read(draw_document(first, [["2", "护林", "县乙局", ""]]))[0][3:] == [
            "T2: 2 | 护林 | 县乙局 | "
        ]

    def test_of_a_sheet_lack_the_empty_cells_of_their_first_row(self) -> None:
        first = draw_layout([[*HEAD, "备注"], ["1", "植树", "县甲局", "按月调度"]])
        text = "2\t县乙局\n3\t修渠\t县丙局\t按季调度\n"
        at = len(first.text)
        cells = [
            TableCell(9, 1, 1, Span(at, at + 1)),
            TableCell(9, 1, 3, Span(at + 2, at + 5)),
            TableCell(9, 2, 1, Span(at + 6, at + 7)),
            TableCell(9, 2, 2, Span(at + 8, at + 10)),
            TableCell(9, 2, 3, Span(at + 11, at + 14)),
            TableCell(9, 2, 4, Span(at + 15, at + 19)),
        ]
        layout = Layout(cells=(*first.layout.cells, *cells))
        assert read(Source(first.text + text, layout=layout))[0][3:] == [
            "T2: 2 |  | 县乙局 | ",
            "T3: 3 | 修渠 | 县丙局 | 按季调度",
        ]

    @pytest.mark.parametrize(
        "other",
        [
            [["2", "护林"]],
            [["2", "护林", "县乙局", "5月", "好"]],
            [["序号", "姓名", "电话"], ["1", "张三", "123"]],
            [["2", "护林", "5月"]],
            [["3", "护林", ""]],
            [[("2", 1, 3)]],
        ],
        ids=lambda rows: str(rows[0]),
    )
    def test_are_others_where_columns_or_cells_differ(self, other: Rows) -> None:
        assert read(draw_document(FIRST, other))[0] == [
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 县甲局",
        ]

    def test_are_none_where_all_they_have_is_a_note(self) -> None:
        other: Rows = [["注：", "护林", "县乙局"]]
        first: Rows = [["任务", "措施", "责任单位"], ["植树", "选苗", "县甲局"]]
        assert len(read(draw_document(first, other))[0]) == 2


WIDE_HEAD: Sequence[str | tuple[str, int, int]] = ["序号", ("任务", 1, 2), "牵头单位", "配合单位"]


class TestDraggedBorders:
    """Borders of rows that do not stand where those of the head do."""

    def test_of_a_row_with_as_many_cells_are_put_in_order(self) -> None:
        rows: Rows = [
            WIDE_HEAD,
            ["1", ("植树", 1, 2), "县甲局", "县乙局"],
            ["2", "护林", ("县丙局", 1, 2), "县丁局"],
            ["3", "修渠", ("县丙局", 1, 2), ""],
        ]
        assert read(draw_layout(rows)) == (
            [
                "H: 序号 | 任务 | 牵头单位 | 配合单位",
                "T1: 1 | 植树 | 县甲局 | 县乙局",
                "T2: 2 | 护林 | 县丙局 | 县丁局",
                "T3: 3 | 修渠 | 县丙局 | ",
            ],
            [],
        )

    def test_of_a_row_that_seems_to_have_two_cells_under_a_head_are_put_in_order_too(self) -> None:
        rows: Rows = [
            ["序号", ("任务", 1, 3), "牵头单位", "配合单位"],
            ["1", "植树", ("县甲局", 1, 2), ("县乙局", 1, 2)],
        ]
        assert read(draw_layout(rows)) == (
            ["H: 序号 | 任务 | 牵头单位 | 配合单位", "T1: 1 | 植树 | 县甲局 | 县乙局"],
            [],
        )

    def test_do_not_matter_where_the_cells_in_order_would_not_fit(self) -> None:
        rows: Rows = [WIDE_HEAD, ["1", "绿化", "植树", ("县甲局", 1, 2)]]
        assert read(draw_layout(rows)) == (
            ["H: 序号 | 任务 | 牵头单位 | 配合单位", "T1: 1 | 绿化 / 植树 | 县甲局 | "],
            ["ragged-row @1→绿化→植树→县甲局"],
        )

    def test_of_a_row_with_fewer_cells_put_each_to_the_head_that_it_overlaps_most(self) -> None:
        rows: Rows = [
            ["序号", ("任务", 1, 3), ("责任单位", 1, 2), "备注"],
            ["1", ("植树", 1, 2), ("县甲局", 1, 4)],
        ]
        assert read(draw_layout(rows)) == (
            ["H: 序号 | 任务 | 责任单位 | 备注", "T1: 1 | 植树 | 县甲局 | "],
            ["ragged-row @1→植树→县甲局"],
        )

    def test_let_a_cell_stand_under_the_head_that_it_covers_whole(self) -> None:
        rows: Rows = [WIDE_HEAD, ["1", "植树", ("县甲局", 1, 3)]]
        assert read(draw_layout(rows)) == (
            ["H: 序号 | 任务 | 牵头单位 | 配合单位", "T1: 1 | 植树 | 县甲局 | "],
            ["ragged-row @1→植树→县甲局"],
        )

    def test_of_a_head_repeated_make_its_own_columns(self) -> None:
        rows: Rows = [
            WIDE_HEAD,
            ["1", ("植树", 1, 2), "县甲局", "县乙局"],
            ["序号", "任务", ("牵头单位", 1, 2), "配合单位"],
            ["2", "护林", ("县丙局", 1, 2), "县丁局"],
        ]
        rows_read, doubts = read(draw_layout(rows))
        assert rows_read[2:] == [
            "H: 序号 | 任务 | 牵头单位 | 配合单位",
            "T2: 2 | 护林 | 县丙局 | 县丁局",
        ]
        assert doubts == []


class TestCellsUnderOneHead:
    def test_are_lines_of_one_cell(self) -> None:
        rows: Rows = [
            ["序号", "任务", ("责任单位", 1, 2)],
            ["1", "植树", "水利", "城管"],
            ["2", "护林", ("县丙局", 1, 2)],
        ]
        assert read(draw_layout(rows))[0] == [
            "H: 序号 | 任务 | 责任单位",
            "T1: 1 | 植树 | 水利 / 城管",
            "T2: 2 | 护林 | 县丙局",
        ]

    def test_one_of_which_is_merged_are_told(self) -> None:
        rows: Rows = [
            ["序号", "任务", ("责任单位", 1, 2)],
            ["1", "植树", ("县甲局", 2, 1), "县乙局"],
            ["2", "护林", "县丙局"],
        ]
        assert read(draw_layout(rows)) == (
            [
                "H: 序号 | 任务 | 责任单位",
                "T1: 1 | 植树 | 县甲局 / 县乙局",
                "T2: 2 | 护林 | 县丙局",
            ],
            ["ragged-row @2→护林→县丙局"],
        )

    def test_without_a_head_are_a_column_whose_first_body_names_it(self) -> None:
        cells = ["任务", "责任单位", "植树", "县甲局", "县乙局"]
        text = "任务\t\t责任单位\n植树\t县乙局\t县甲局\n"
        where = [Span(text.index(words), text.index(words) + len(words)) for words in cells]
        layout = Layout(
            cells=(
                TableCell(1, 1, 1, where[0]),
                TableCell(1, 1, 3, where[1]),
                TableCell(1, 2, 1, where[2]),
                TableCell(1, 2, 2, where[4]),
                TableCell(1, 2, 3, where[3]),
            )
        )
        assert read(Source(text, layout=layout)) == (
            ["H: 任务 |  | 责任单位", "T: 植树 | 县乙局 | 县甲局"],
            ["unknown-column 县乙局@县乙局"],
        )

    def test_may_cover_each_other_in_a_layout_that_nobody_drew(self) -> None:
        text = "任务\t责任单位\t口径\n植树\t县甲局\n"
        layout = Layout(
            cells=(
                TableCell(1, 1, 1, Span(0, 2)),
                TableCell(1, 1, 2, Span(3, 7), 1, 2),
                TableCell(1, 1, 3),
                TableCell(1, 1, 999, Span(8, 10)),
                TableCell(1, 2, 1, Span(11, 13)),
                TableCell(1, 2, 2, Span(14, 17)),
            )
        )
        assert read(Source(text, layout=layout))[0] == [
            "H: 任务 | 责任单位",
            "T: 植树 | 县甲局",
        ]

    def test_beyond_the_most_columns_are_not_read(self) -> None:
        head = [
            "任务",
            "责任单位",
            *(f"口径{i}" for i in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"),
        ]
        rows: Rows = [[*head, "备注"], ["植树", "县甲局"], [("", 1, 24), "好"]]
        found, doubts = read(draw_layout(rows))
        assert found[1:] == ["T: 植树 | 县甲局" + " | " * 22]
        assert doubts == []


class TestTwoRecordsSideBySide:
    def test_are_two_rows(self) -> None:
        rows: Rows = [
            [*HEAD, *HEAD],
            ["1", "植树", "县甲局", "2", "护林", "县乙局"],
            ["3", "修渠", "县丙局", "", "", ""],
        ]
        plan = workplan.parse(draw_layout(rows))
        assert outline(plan) == [("", [(1, "植树"), (2, "护林"), (3, "修渠")])]
        assert roles(plan) == [("植树", ["县甲局"]), ("护林", ["县乙局"]), ("修渠", ["县丙局"])]
        assert codes(plan) == []

    def test_do_not_say_whose_a_merged_cell_is(self) -> None:
        rows: Rows = [
            [*HEAD, *HEAD],
            ["1", "植树", ("县甲局", 2, 1), "2", "护林", "县乙局"],
            ["3", "修渠", "4", "补坝", "县丙局"],
        ]
        assert read(draw_layout(rows)) == (
            [
                "H: 序号 | 任务 | 责任单位",
                "T1: 1 | 植树 | 县甲局",
                "T2: 2 | 护林 | 县乙局",
                "T3: 3 | 修渠 | ",
                "T4: 4 | 补坝 | 县丙局",
            ],
            ["ragged-row @3→修渠"],
        )


class TestTablesThatAreNotRead:
    """Whatever heads say, a column of bodies is told."""

    @pytest.mark.parametrize("head", ["牵头", "主责", "包保单位", "归口管理"])
    def test_are_told_at_the_head_of_the_column_of_bodies(self, head: str) -> None:
        rows: Rows = [["序号", "任务", head], ["1", "植树", "县甲局"], ["2", "护林", "县乙局"]]
        assert read(draw_layout(rows)) == ([], [f"unknown-column {head}@{head}"])

    def test_are_told_at_the_first_body_where_there_is_no_head(self) -> None:
        assert read(draw_layout([["甲任务", "县甲局"]])) == ([], ["unknown-column 县甲局@县甲局"])

    @pytest.mark.parametrize(
        "rows",
        [
            [["县甲局", "县乙局"], ["2030年1月2日", "2030年1月2日"]],
            [["县甲局", ("文件", 2, 1)], ["县乙局"]],
            [["加强植树", "(县甲局负责)"]],
            [["加强植树", "责任单位:县甲局"]],
            [["加强植树", "县甲局"], ["加强护林", "好"], ["加强修渠", "好"]],
            [[("加强植树", 1, 2)], [("县甲局", 1, 2)], ["甲", "乙"]],
            [[""]],
        ],
        ids=str,
    )
    def test_are_signatures_letterheads_and_prose_too_and_nothing_is_told(self, rows: Rows) -> None:
        assert read(draw_layout(rows)) == ([], [])

    def test_leave_the_reading_of_the_text_as_it_is(self) -> None:
        text = "一、总则\n(一)查网店。逐户登记。(县甲局负责)\n"
        table: Rows = [["任务", "主责"], ["(二)查市场。逐户登记。(县乙局负责)", "县丙局"]]
        plan = workplan.parse(draw_document(text, table))
        assert [role.printed for role in plan.roles] == ["县甲局", "县乙局"]
        assert codes(plan).count("unknown-column") == 1


class TestSubheadings:
    @pytest.mark.parametrize("words", ["填表人：张三　联系电话：123", "以下空白", "三、其他"])
    def test_without_rows_below_are_notes(self, words: str) -> None:
        plan = workplan.parse(draw_layout([*FIRST, [(words, 1, 3)]]))
        assert outline(plan) == [("", [(1, "植树")])]
        assert roles(plan) == [("植树", ["县甲局"])]
        assert codes(plan) == []

    def test_leave_what_stands_above_the_first_in_a_section_without_a_title(self) -> None:
        plan = workplan.parse(draw_layout([*FIRST, [("保障措施", 1, 3)], ["2", "护林", "县乙局"]]))
        assert outline(plan) == [("", [(1, "植树")]), ("保障措施", [(2, "护林")])]
        assert codes(plan) == []

    def test_that_are_headings_of_the_document_do_so_too(self) -> None:
        rows: Rows = [*FIRST, [("二、保障措施", 1, 3)], ["2", "护林", "县乙局"]]
        plan = workplan.parse(draw_layout(rows))
        assert outline(plan) == [("", [(1, "植树")]), ("保障措施", [(2, "护林")])]
        assert codes(plan) == []

    def test_behind_a_heading_of_the_document_leave_the_rows_under_that(self) -> None:
        rows: Rows = [*FIRST, [("二、保障措施", 1, 3)], ["2", "护林", "县乙局"]]
        plan = workplan.parse(draw_document("一、任务\n", rows))
        assert outline(plan) == [("任务", [(1, "植树")]), ("保障措施", [(2, "护林")])]


class TestNotesBehindATable:
    def test_are_rows_of_it_as_in_plain_text(self) -> None:
        source = draw_document(FIRST, "注：按月调度。\n各单位抓好落实。\n")
        plan = workplan.parse(source)
        assert roles(plan) == roles(workplan.parse(source.text))
        assert read(source) == read(Source(source.text))
        assert "注：按月调度。" in "".join(
            p.text for p in plan.pieces if p.kind is PieceKind.FURNITURE
        )

    @pytest.mark.parametrize("between", ["各单位抓好落实。\n", ""])
    def test_are_none_where_other_text_or_a_table_stands_between(self, between: str) -> None:
        other: Rows = [["注：", "甲"]]
        rows = read(draw_document(FIRST, between, other, "注：按月调度。\n"))[0]
        assert rows == ["H: 序号 | 任务 | 责任单位", "T1: 1 | 植树 | 县甲局"]


class TestLinesOfACell:
    @pytest.mark.parametrize(
        "cell",
        [
            "1.水利局\n2.财政局",
            "(1)水利局\n(2)财政局",
            "①水利局\n②财政局",
            "一、水利局\n二、财政局",
        ],
    )
    def test_that_are_counted_are_names_without_their_numbers(self, cell: str) -> None:
        plan = workplan.parse(draw_layout([HEAD, ["1", "植树", cell]]))
        assert roles(plan) == [("植树", ["水利局", "财政局"])]
        assert codes(plan) == []

    def test_that_begin_with_a_label_are_no_cut_names(self) -> None:
        cell = "牵头单位：市教育局\n配合：市财政局"
        plan = workplan.parse(draw_layout([HEAD, ["1", "植树", cell]]))
        assert [(role.printed, role.duty.value) for role in plan.roles] == [
            ("市教育局", "lead"),
            ("市财政局", "supporting"),
        ]
        assert codes(plan) == []


class TestRowsThatSomebodyCut:
    ROWS: tuple[tuple[str, ...], ...] = (
        ("序号", "任务", "牵头单位", "配合单位"),
        ("1", "植树", "市水利局、市财", "市教育局"),
    )

    def test_are_told_where_a_name_may_go_on(self) -> None:
        assert read(draw_layout([*self.ROWS, ["", "", "政局", ""]])) == (
            [
                "H: 序号 | 任务 | 牵头单位 | 配合单位",
                "T1: 1 | 植树 | 市水利局、市财 | 市教育局",
                "C: " + " |  | 政局 | ",
            ],
            ["cut-cell 牵头单位@政局"],
        )

    def test_are_none_where_a_name_is_whole(self) -> None:
        assert read(draw_layout([*self.ROWS, ["", "", "市林业局", "科技局"]]))[1] == []

    def test_are_none_where_the_cell_of_the_task_is_merged(self) -> None:
        rows: Rows = [
            self.ROWS[0],
            [("1", 2, 1), ("植树", 2, 1), "市水利局、市财", "市教育局"],
            ["政局", ""],
        ]
        assert read(draw_layout(rows))[1] == []


class TestColumnsOfText:
    def read(self, *rows: list[str]) -> workplan.Plan:
        return workplan.parse(draw_layout([[*row] for row in rows]))

    def test_the_first_of_two_tasks_is_the_title_and_the_other_what_it_consists_of(self) -> None:
        read = self.read(
            ["序号", "重点工作", "具体任务", "责任单位"],
            ["1", "工业", "修订定额", "市工信局"],
            ["2", "服务", "推进技改", "市科技局"],
        )
        assert [(task.title, task.measures[0].text) for task in read.tasks] == [
            ("工业", "修订定额"),
            ("服务", "推进技改"),
        ]

    def test_several_columns_of_measures_are_one_measure(self) -> None:
        read = self.read(
            ["序号", "工作任务", "工作目标", "主要措施", "责任单位"],
            ["1", "工业", "减少能耗", "修订定额", "市工信局"],
        )
        assert [measure.text for measure in read.measures] == ["减少能耗\t修订定额"]


class TestAreas:
    HEAD = ("序号", "领域", "工作任务", "责任单位")

    def sections(self, *rows: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        read = workplan.parse(draw_layout([[*row] for row in (self.HEAD, *rows)]))
        assert read.diagnostics == ()
        return [(each.title, [task.title for task in each.tasks]) for each in read.sections]

    def test_that_are_printed_in_each_row_are_one_section(self) -> None:
        assert self.sections(
            ("1", "工业", "修订定额", "市工信局"),
            ("2", "工业", "推进技改", "市科技局"),
            ("3", "农业", "推广灌溉", "市农业局"),
        ) == [("工业", ["修订定额", "推进技改"]), ("农业", ["推广灌溉"])]

    def test_rows_before_the_first_are_a_section_without_title(self) -> None:
        assert self.sections(
            ("1", "", "修订定额", "市工信局"), ("2", "农业", "推广灌溉", "市农业局")
        ) == [("", ["修订定额"]), ("农业", ["推广灌溉"])]


class TestSheets:
    @pytest.mark.parametrize(("is_sheet", "codes"), [(True, ["empty-cell"]), (False, [])])
    def test_an_empty_cell_of_a_list_that_can_be_filtered_is_told(
        self, is_sheet: bool, codes: list[str]
    ) -> None:
        rows = [["序号", "任务", "牵头单位", "配合单位"], ["1", "植树", "市甲局", "市乙局"]]
        source = draw_layout([[*row] for row in (*rows, ["2", "护林", "", "市丙局"])])
        pages = (Page("表", Span(0, len(source.text)), is_sheet=True),) if is_sheet else ()
        layout = Layout(cells=source.layout.cells, pages=pages)
        read = workplan.parse(Source(source.text, layout=layout))
        assert [note.code for note in read.diagnostics] == codes
