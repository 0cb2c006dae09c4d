"""What a document's layout says is asked, and not guessed from its text."""

import pytest

import workplan
from tests.notice.table_names import draw_layout
from workplan import (
    Confidence,
    Diagnostic,
    FormatError,
    Layout,
    NoticeError,
    Page,
    PieceKind,
    Remark,
    Severity,
    Source,
    Span,
    TableCell,
)

NOTICE = "一、总则\n(一)查网店。逐户登记。(市甲局牵头,市乙局配合)\n(二)查市场。(市丙局负责)"


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def told(plan: workplan.Plan) -> list[tuple[str, str]]:
    return [(note.code, plan.source[note.span]) for note in plan.diagnostics]


def roles(plan: workplan.Plan) -> list[tuple[str, str]]:
    return [(role.printed, role.duty.value) for role in plan.roles]


class TestParagraphs:
    # In a text a number in the hundreds of a list begins a task only behind an empty line.
    TEXT = (
        "任务清单\n18．开展汽车以旧换新。发放补贴。（市商务局牵头）\n"
        "19．开展家电以旧换新。发放补贴。（市商务局负责）\n"
    )

    def test_begin_as_those_behind_an_empty_line(self) -> None:
        lines = self.TEXT.split("\n")[:-1]
        starts = [self.TEXT.index(line) for line in lines]
        spans = tuple(Span(a, a + len(line)) for a, line in zip(starts, lines, strict=True))
        read = workplan.parse(Source(self.TEXT, layout=Layout(paragraphs=spans)))
        spaced = workplan.parse(self.TEXT.replace("\n", "\n\n"))
        assert [(t.numeral, t.title) for t in read.tasks] == [
            (t.numeral, t.title) for t in spaced.tasks
        ]
        assert roles(read) == roles(spaced) == [("市商务局", "lead"), ("市商务局", "sole")]

    def test_begin_at_the_rows_of_a_table_too(self) -> None:
        rows = self.TEXT.split("\n")[:-1]
        read = workplan.parse(draw_layout([[row] for row in rows]))
        assert roles(read) == [("市商务局", "lead"), ("市商务局", "sole")]

    def test_that_are_lines_of_a_page_are_joined_as_lines(self) -> None:
        """A PDF file saved as Word has a paragraph for each line."""
        text = (
            "一、强化全市节约用水管理工作的总体要求和基本\n"
            "原则，切实加强组织领导，明确各方面工作责任。\n"
            "（一）严格用水定额管理，对超定额用户逐户进行\n"
            "约谈，年底前全部完成整改。（市水利局、市城市\n"
            "管理局负责）\n"
        )
        starts = [0, *(i + 1 for i, c in enumerate(text[:-1]) if c == "\n")]
        spans = tuple(Span(a, text.index("\n", a)) for a in starts)
        read = workplan.parse(Source(text, layout=Layout(paragraphs=spans)))
        assert [role.printed for role in read.roles] == ["市水利局", "市城市管理局"]


class TestFurniture:
    def test_is_a_piece_of_its_own_and_nothing_is_read_of_it(self) -> None:
        text = f"首页\n(市丁局负责)\n{NOTICE}\n主办单位:市戊局"
        spans = (Span(0, 11), find(text, "主办单位:市戊局"))
        read = workplan.parse(Source(text, layout=Layout(furniture=spans)))
        assert [role.printed for role in read.roles] == ["市甲局", "市乙局", "市丙局"]
        assert read.diagnostics == ()
        kinds = {
            p.text.strip(): p.kind for p in read.pieces if "市丁局" in p.text or "戊" in p.text
        }
        assert set(kinds.values()) == {PieceKind.FURNITURE}


class TestRemarks:
    def read(self, *remarks: Remark) -> workplan.Plan:
        return workplan.parse(Source(NOTICE, layout=Layout(remarks=remarks)))

    def test_are_told_at_their_place_each_time_the_text_is_read(self) -> None:
        span = find(NOTICE, "逐户登记")
        read = self.read(Remark("unread-notes", span, {"count": 2}))
        assert told(read) == [("unread-notes", "逐户登记")]
        assert read.diagnostics[0].message == "footnotes and endnotes, which are not read: 2"
        again = workplan.loads(workplan.dumps(read))
        assert again == workplan.parse(again.source) == read
        assert again.diagnostics == workplan.parse(again.source).diagnostics == read.diagnostics

    def test_at_a_responsibility_make_its_reading_doubtful(self) -> None:
        read = self.read(Remark("tracked-changes", find(NOTICE, "市乙局"), {"count": 1}))
        assert [m.confidence for m in read.measures] == [Confidence.POSSIBLE, Confidence.CERTAIN]
        (row,) = read.table("review")
        assert (row.measure and row.measure.id, row.codes) == ("1.1", ("tracked-changes",))

    def test_of_another_version_are_warnings(self) -> None:
        (note,) = self.read(Remark("of-tomorrow", Span(0, 2))).diagnostics
        assert (note.code, note.severity, note.message) == (
            "of-tomorrow",
            Severity.WARNING,
            "of-tomorrow",
        )

    def test_that_say_why_nothing_is_read_are_the_error(self) -> None:
        layout = Layout(remarks=(Remark("unread-page", Span(0, 2), {"page": "2", "count": 1}),))
        with pytest.raises(NoticeError) as caught:
            workplan.parse(Source("通知", layout=layout))
        assert str(caught.value).startswith("line 1, column 1: page 2 has no text that can be read")
        (note,) = caught.value.diagnostics
        assert isinstance(note, Diagnostic)
        assert note.code == "unread-page"


class TestLayoutsThatDoNotFit:
    @pytest.mark.parametrize(
        ("layout", "path"),
        [
            (Layout(paragraphs=(Span(0, 999),)), "paragraphs[0]"),
            (Layout(cells=(TableCell(1, 1, 1, Span(990, 999)),)), "cells[0].span"),
            (Layout(furniture=(Span(900, 999),)), "furniture[0]"),
            (Layout(furniture=(Span(3, 6), Span(5, 7))), "furniture[1]"),
            (Layout(remarks=(Remark("hidden-text", Span(0, 999)),)), "remarks[0].span"),
        ],
    )
    def test_are_refused_before_anything_is_read(self, layout: Layout, path: str) -> None:
        with pytest.raises(FormatError) as caught:
            workplan.parse(Source(NOTICE, layout=layout))
        assert caught.value.path == f"source.layout.{path}"


class TestPages:
    """Text of a PDF: its lines are those of the page, its tables are cells or not to be had."""

    HEAD = "序号 工作任务 牵头单位 配合单位"

    def page(self, text: str, cells: tuple[TableCell, ...] = ()) -> Source:
        return Source(text, layout=Layout(cells=cells, pages=(Page("1", Span(0, len(text))),)))

    def test_a_table_without_cells_is_an_error_and_nobody_is_read_of_it(self) -> None:
        table = f"{self.HEAD}\n1 规范门店 县甲乙委 县丙局\n2 规范市场 县丁局 县戊局"
        text = f"{NOTICE}\n{table}\n"
        assert len(workplan.parse(text).roles) == 7
        read = workplan.parse(self.page(text))
        assert [role.printed for role in read.roles] == ["市甲局", "市乙局", "市丙局"]
        assert told(read) == [("unread-table", self.HEAD)]
        assert read.diagnostics[0].severity is Severity.ERROR

    def test_nothing_but_such_a_table_is_refused_with_the_reason(self) -> None:
        with pytest.raises(NoticeError, match="page 1: this looks like a table, but its cells"):
            workplan.parse(self.page(f"{self.HEAD}\n1 规范门店 县甲乙委 县丙局\n"))

    @pytest.mark.parametrize(
        ("cell", "names", "codes"),
        [
            ("市教育局\v\v团市委", ["市教育局", "团市委"], []),
            ("市教育局\v团市委", ["市教育局", "团市委"], ["cut-cell"]),
            ("市发展和改\v革委", ["市发展和改革委"], []),
            ("市教育局、市发展和改\v革委", ["市教育局", "市发展和改革委"], []),
        ],
    )
    def test_lines_of_a_cell_are_cut_unless_an_empty_one_parts_them(
        self, cell: str, names: list[str], codes: list[str]
    ) -> None:
        source = draw_layout([["序号", "工作任务", "责任单位"], ["1", "开展宣传", cell]])
        pages = (Page("1", Span(0, len(source.text))),)
        layout = Layout(cells=source.layout.cells, pages=pages)
        read = workplan.parse(Source(source.text, layout=layout))
        assert [role.printed for role in read.roles] == names
        assert [note.code for note in read.diagnostics] == codes

    def test_lines_of_a_cell_of_a_sheet_were_typed(self) -> None:
        source = draw_layout(
            [["序号", "工作任务", "责任单位"], ["1", "开展宣传", "市教育局\v团市委"]]
        )
        pages = (Page("表", Span(0, len(source.text)), is_sheet=True),)
        layout = Layout(cells=source.layout.cells, pages=pages)
        read = workplan.parse(Source(source.text, layout=layout))
        assert [role.printed for role in read.roles] == ["市教育局", "团市委"]
        assert read.diagnostics == ()


class TestHeadsOfTables:
    def test_that_are_not_read_are_told_once_a_table(self) -> None:
        rows: list[list[str | tuple[str, int, int]]] = [
            ["事项"],
            ["责任单位"],
            ["牵头单位"],
            ["一、甲"],
        ]
        read = workplan.parse(draw_layout(rows))
        assert told(read)[:1] == [("unread-responsibility", "责任单位")]
        assert [code for code, _ in told(read)].count("unread-responsibility") == 1

    def test_lines_with_a_label_in_cells_are_none(self) -> None:
        rows = NOTICE.split("\n")
        rows[1] = "(一)查网店。逐户登记。"
        read = workplan.parse(
            draw_layout([[row] for row in [*rows[:2], "责任单位:市甲局", rows[2]]])
        )
        assert "unread-responsibility" not in [code for code, _ in told(read)]
        assert roles(read) == [("市甲局", "sole"), ("市丙局", "sole")]


class TestCellsThatNameNobody:
    @pytest.mark.parametrize(
        "words", ["〃", "√", "？", "相关单位", "本单位", "（待定）", "按职责分工"]
    )
    def test_are_told_and_their_row_is_a_measure_all_the_same(self, words: str) -> None:
        rows = [["序号", "任务", "牵头单位"], ["1", "植树", "市甲局"], ["2", "护林", words]]
        read = workplan.parse(draw_layout([[*row] for row in rows]))
        assert [(m.text, len(m.roles)) for m in read.measures] == [("植树", 1), ("护林", 0)]
        assert ("unread-words", words) in told(read)

    @pytest.mark.parametrize("words", ["—", "无", "/", ""])
    def test_are_not_told_where_they_say_so(self, words: str) -> None:
        rows = [["序号", "任务", "牵头单位"], ["1", "植树", "市甲局"], ["2", "护林", words]]
        read = workplan.parse(draw_layout([[*row] for row in rows]))
        assert [code for code, _ in told(read)] == ["no-responsibility"]

    def test_are_told_beside_one_that_names_somebody(self) -> None:
        rows = [["任务", "牵头单位", "配合单位"], ["植树", "〃", "市乙局"]]
        read = workplan.parse(draw_layout([[*row] for row in rows]))
        assert roles(read) == [("市乙局", "supporting")]
        assert told(read) == [("unread-words", "〃")]

    def test_with_a_mark_before_a_name_are_told(self) -> None:
        rows = [["任务", "牵头单位"], ["植树", "☑市甲局☐市乙局"]]
        read = workplan.parse(draw_layout([[*row] for row in rows]))
        assert told(read) == [("doubtful-name", "☑市甲局☐市乙局")]


class TestParts:
    def document(self, *lines: str) -> workplan.Plan:
        text = "\n".join(lines)
        starts = [text.index(line) for line in lines]
        spans = tuple(Span(a, a + len(line)) for a, line in zip(starts, lines, strict=True))
        return workplan.parse(Source(text, layout=Layout(paragraphs=spans)))

    def test_a_title_ends_with_its_paragraph(self) -> None:
        read = self.document("一、任务", "（一）改造管网", "市水利局负责第一片区改造工作")
        assert read.task(1).title == "改造管网"

    def test_a_numeral_does_not_go_on_over_a_line_end(self) -> None:
        read = self.document("附件一", "一、任务", "（一）改造管网。逐户改造。（市水利局负责）")
        assert [section.heading for section in read.sections] == ["一、任务"]

    def test_short_rows_of_a_table_say_nothing_of_the_width_of_a_page(self) -> None:
        rows = [["序号", "工作任务", "牵头单位", "配合单位"]]
        rows += [[str(i), f"开展第{i}项宣传", "市水利局", "市教育局"] for i in range(1, 9)]
        table = draw_layout([[*row] for row in rows], "市水利局2030年节水任务分工表\n")
        title = Span(0, table.text.index("\n"))
        layout = Layout(paragraphs=(title,), cells=table.layout.cells)
        read = workplan.parse(Source(table.text, layout=layout))
        assert read.title == "市水利局2030年节水任务分工表"
        assert len(read.tasks) == 8
