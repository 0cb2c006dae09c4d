"""Rows of tables become tasks and measures of a plan, each body printed where it stands."""

# ruff: noqa: E501 - texts of tables, in lines as they come

import datetime as dt

import pytest
from hypothesis import given, settings, strategies as st

import workplan
from tests.notice.table_names import draw_layout, tables
from workplan.errors import NoticeError
from workplan.model import Confidence, PieceKind, Severity, Source, Span
from workplan.notice.rows import find_row_headings, judge_names, list_rows
from workplan.notice.view import make_view

_TITLE = "某市2030年工作要点\n"


def _outline(plan: workplan.Plan) -> list[tuple[str, list[tuple[int | None, str]]]]:
    """The sections' titles, each with the numbers and titles of its tasks."""
    return [(s.title, [(t.number, t.title) for t in s.tasks]) for s in plan.sections]


def _roles(plan: workplan.Plan) -> list[tuple[str, str]]:
    """Each measure's text with its roles: ``L`` leads, ``1`` is sole, ``S`` shares, ``+`` supports."""
    marks = {"lead": "L", "sole": "1", "shared": "S", "supporting": "+"}
    return [
        (m.text, " ".join(f"{marks[r.duty.value]}{r.printed}" for r in m.roles))
        for m in plan.measures
    ]


def _warnings(plan: workplan.Plan) -> list[str]:
    return [n.code for n in plan.diagnostics if n.severity is not Severity.INFO]


class TestNumberedRows:
    def test_numbered_rows_are_tasks_of_one_section_without_a_title(self) -> None:
        plan = workplan.parse(
            _TITLE
            + "序号\t任务\t牵头单位\t配合单位\n1\t植树。\t市甲局\t市乙局、市丙局\n2\t修路\t市丁局\t\n"
        )
        assert _outline(plan) == [("", [(1, "植树"), (2, "修路")])]
        assert _roles(plan) == [("植树。", "L市甲局 +市乙局 +市丙局"), ("修路", "L市丁局")]
        assert _warnings(plan) == []
        assert plan.title == "某市2030年工作要点"

    def test_a_document_may_be_nothing_but_a_table(self) -> None:
        plan = workplan.parse("序号|任务|责任单位\n1|植树|市甲局\n2|修路|市乙局、市丙局\n")
        assert _outline(plan) == [("", [(1, "植树"), (2, "修路")])]
        assert _roles(plan) == [("植树", "1市甲局"), ("修路", "S市乙局 S市丙局")]

    def test_rows_without_a_number_column_are_tasks_without_a_number(self) -> None:
        plan = workplan.parse(_TITLE + "任务\t责任单位\n植树\t市甲局\n修路\t市丙局\n")
        assert _outline(plan) == [("", [(None, "植树"), (None, "修路")])]
        assert _roles(plan) == [("植树", "1市甲局"), ("修路", "1市丙局")]

    def test_a_task_over_several_rows_has_a_measure_for_each(self) -> None:
        plan = workplan.parse(
            _TITLE
            + "序号\t任务\t措施\t责任单位\n1\t绿化\t植树\t市甲局\n\t\t护林\t市乙局\n2\t交通\t修路\t市丙局\n"
        )
        assert _outline(plan) == [("", [(1, "绿化"), (2, "交通")])]
        assert _roles(plan) == [("植树", "1市甲局"), ("护林", "1市乙局"), ("修路", "1市丙局")]

    def test_the_title_is_the_task_where_the_measure_stands_behind_the_bodies(self) -> None:
        plan = workplan.parse(_TITLE + "任务\t责任人\t责任单位\t措施\n植树\t张某\t市甲局\t选苗\n")
        assert _outline(plan) == [("", [(None, "植树")])]
        assert _roles(plan) == [("选苗", "1市甲局")]
        assert "植树" in [p.text for p in plan.pieces if p.kind is PieceKind.HEADING]

    def test_a_second_table_is_a_section_of_its_own(self) -> None:
        plan = workplan.parse(
            _TITLE + "序号\t任务\t责任单位\n1\t植树\t市甲局\n说明在此。\n"
            "序号\t事项\t牵头单位\t配合单位\n1\t修路\t市丙局\t市乙局\n"
        )
        assert _outline(plan) == [("", [(1, "植树")]), ("", [(1, "修路")])]
        assert _roles(plan) == [
            ("植树", "1市甲局"),
            ("说明在此。", ""),
            ("修路", "L市丙局 +市乙局"),
        ]
        heads = [p.text for p in plan.pieces if p.kind is PieceKind.FURNITURE]
        assert heads == ["序号\t任务\t责任单位", "序号\t事项\t牵头单位\t配合单位"]


def test_a_label_below_a_row_whose_words_have_its_title_in_them_is_told() -> None:
    plan = workplan.parse("任务\t单位\n植树.护林\n责任单位\t单位")
    assert [(measure.text, measure.roles) for measure in plan.measures] == [
        ("植树.护林", ()),
        ("责任单位\t单位", ()),
    ]
    assert "unread-responsibility" in [note.code for note in plan.diagnostics]


class TestSections:
    def test_an_area_column_gives_the_sections(self) -> None:
        plan = workplan.parse(
            _TITLE
            + "序号\t领域\t任务\t责任单位\n1\t绿化\t植树\t市甲局\n2\t\t护林\t市乙局\n3\t交通\t修路\t市丙局\n"
        )
        assert _outline(plan) == [("绿化", [(1, "植树"), (2, "护林")]), ("交通", [(3, "修路")])]

    def test_an_area_before_the_numbers_gives_the_sections(self) -> None:
        plan = workplan.parse(
            "领域\t序号\t任务\t责任单位\n绿化\t1\t植树\t市甲局\n\t2\t护林\t市乙局\n交通\t3\t修路\t市丙局\n"
        )
        assert _outline(plan) == [("绿化", [(1, "植树"), (2, "护林")]), ("交通", [(3, "修路")])]

    def test_subheadings_between_rows_give_the_sections(self) -> None:
        plan = workplan.parse(
            "序号\n任务\n责任单位\n绿化工作\n1\n植树\n市甲局\n2\n护林\n市乙局\n交通工作\n3\n修路\n市丙局\n"
        )
        assert _outline(plan) == [
            ("绿化工作", [(1, "植树"), (2, "护林")]),
            ("交通工作", [(3, "修路")]),
        ]

    def test_subheadings_give_the_sections_also_where_there_are_areas(self) -> None:
        plan = workplan.parse(
            "| 序号 | 领域 | 任务 | 责任单位 |\n|---|---|---|---|\n| 生态行动 |\n| 1 | 绿化 | 植树 | 市甲局 |\n"
            "| 2 | 水利 | 修渠 | 市乙局 |\n| 交通行动 |\n| 3 | 道路 | 修路 | 市丙局 |\n"
        )
        assert _outline(plan) == [
            ("生态行动", [(1, "植树"), (2, "修渠")]),
            ("交通行动", [(3, "修路")]),
        ]

    def test_rows_behind_the_last_section_stand_under_none_of_its_heading(self) -> None:
        plan = workplan.parse(
            "一、总则\n(一)护林。巡山。(市甲局负责)\n市政府\n2030年1月2日\n附件\n"
            "序号\t任务\t责任单位\n1\t植树\t市乙局\n"
        )
        assert [section.heading for section in plan.sections] == ["一、总则", "s2"]
        assert [band.title for band in plan.matrix().table().bands] == ["一、总则", "s2"]

    def test_numbered_subheadings_are_the_documents_own(self) -> None:
        plan = workplan.parse(
            "序号\t任务\t责任单位\n一、绿化\t\t\n1\t植树\t市甲局\n二、交通\t\t\n2\t修路\t市丙局\n"
        )
        assert _outline(plan) == [("绿化", [(1, "植树")]), ("交通", [(2, "修路")])]
        assert [section.number for section in plan.sections] == [1, 2]

    def test_under_a_heading_of_the_document_an_area_is_none(self) -> None:
        plan = workplan.parse(
            "一、任务分工\n序号\t领域\t任务\t责任单位\n1\t绿化\t植树\t市甲局\n2\t交通\t修路\t市丙局\n"
        )
        assert _outline(plan) == [("任务分工", [(1, "植树"), (2, "修路")])]

    def test_under_a_heading_rows_without_numbers_are_its_measures(self) -> None:
        plan = workplan.parse("一、任务分工\n任务\t责任单位\n植树\t市甲局\n修路\t市丙局\n")
        assert _outline(plan) == [("任务分工", [(None, "")])]
        assert _roles(plan) == [("植树", "1市甲局"), ("修路", "1市丙局")]

    def test_words_around_a_table_stay_with_their_headings(self) -> None:
        plan = workplan.parse(
            "一、总则\n认真落实。\n二、任务分工\n下表列出任务。\n序号\t任务\t责任单位\n1\t植树\t市甲局\n"
            "三、要求\n(一)抓紧。加强督查。(市丁局负责)\n"
        )
        assert _outline(plan) == [
            ("总则", [(None, "")]),
            ("任务分工", [(1, "植树")]),
            ("要求", [(1, "抓紧")]),
        ]
        assert _roles(plan)[1:] == [("植树", "1市甲局"), ("加强督查。", "1市丁局")]

    def test_words_above_rows_without_numbers_are_a_measure_of_nobody(self) -> None:
        plan = workplan.parse("一、任务分工\n下表列出任务。\n任务\t责任单位\n植树\t市甲局\n")
        assert _roles(plan) == [("下表列出任务。", ""), ("植树", "1市甲局")]

    def test_a_table_behind_the_signature_is_a_section(self) -> None:
        plan = workplan.parse(
            "一、绿化\n(一)植树。多植树。(市丁局负责)\n某市人民政府\n2030年1月2日\n附件\n任务分工表\n"
            "序号\t任务\t责任单位\n1\t护林\t市甲局\n2\t修路\t市丙局\n"
        )
        assert _outline(plan) == [("绿化", [(1, "植树")]), ("", [(1, "护林"), (2, "修路")])]
        assert plan.date == dt.date(2030, 1, 2)


class TestBodies:
    def test_an_agency_before_its_tasks_is_responsible_for_each(self) -> None:
        plan = workplan.parse("单位\t任务\n市甲局\t植树\n\t护林\n市乙局\t修路\n")
        assert _roles(plan) == [("植树", "1市甲局"), ("护林", "1市甲局"), ("修路", "1市乙局")]
        first, second, _ = plan.measures
        assert first.assignment_span == second.assignment_span == Span(6, 9)

    def test_a_cell_of_a_full_wording_says_itself_who_leads(self) -> None:
        plan = workplan.parse(
            "序号\t任务\t责任单位及分工\n1\t植树\t市甲局牵头,市乙局配合\n2\t修路\t市丙局、市丁局按职责分工负责\n"
        )
        assert _roles(plan) == [("植树", "L市甲局 +市乙局"), ("修路", "S市丙局 S市丁局")]

    @pytest.mark.parametrize("nobody", ["无", "暂无", "—", "/", "-", "——"])
    def test_a_placeholder_names_nobody_and_casts_no_doubt(self, nobody: str) -> None:
        plan = workplan.parse(f"序号\t任务\t牵头单位\t配合单位\n1\t植树\t市甲局\t{nobody}\n")
        assert _roles(plan) == [("植树", "L市甲局")]
        assert _warnings(plan) == []
        assert [m.assignment for m in plan.measures] == [f"市甲局\t{nobody}"]

    @pytest.mark.parametrize("words", ["同上", "下同", "待定"])
    def test_a_remark_in_the_place_of_bodies_is_told(self, words: str) -> None:
        plan = workplan.parse(
            f"序号\t任务\t牵头单位\t配合单位\n1\t植树\t市甲局\t市乙局\n2\t修路\t市丙局\t{words}\n3\t护林\t{words}\t\n"
        )
        assert _roles(plan) == [("植树", "L市甲局 +市乙局"), ("修路", "L市丙局"), ("护林", "")]
        assert _warnings(plan) == ["unread-words", "unread-words"]
        told = [n for n in plan.diagnostics if n.severity is Severity.WARNING]
        assert [plan.source[n.span] for n in told] == [words, words]
        assert plan.measures[1].confidence is Confidence.POSSIBLE

    def test_a_row_of_a_placeholder_is_a_task_of_nobody(self) -> None:
        plan = workplan.parse(
            "序号\t任务\t责任单位\n1\t植树\t市甲局\n2\t修路\t无\n3\t护林\t市乙局\n"
        )
        assert _outline(plan) == [("", [(1, "植树"), (2, "修路"), (3, "护林")])]
        assert _roles(plan) == [("植树", "1市甲局"), ("修路", ""), ("护林", "1市乙局")]
        assert _warnings(plan) == []

    def test_a_row_whose_cell_of_bodies_is_empty_is_told(self) -> None:
        plan = workplan.parse("序号\t任务\t责任单位\n1\t植树\t市甲局\n2\t修路\t\n3\t护林\t市乙局\n")
        assert _outline(plan) == [("", [(1, "植树"), (2, "修路"), (3, "护林")])]
        assert _roles(plan) == [("植树", "1市甲局"), ("修路", ""), ("护林", "1市乙局")]
        assert _warnings(plan) == ["empty-cell"]

    def test_each_line_of_a_cell_is_a_body(self) -> None:
        plan = workplan.parse("|序号|任务|责任单位|\n|1|植树|市甲局<br>市乙局|\n")
        assert _roles(plan) == [("植树", "S市甲局 S市乙局")]

    def test_a_row_of_bodies_only_adds_to_the_row_above(self) -> None:
        plan = workplan.parse(
            draw_layout(
                [
                    ["序号", "任务", "责任单位", "时限"],
                    [("1", 2, 1), ("植树", 2, 1), "市甲局", "5月"],
                    ["市乙局", "6月"],
                    ["2", "修路", "市丙局", ""],
                ],
                _TITLE,
            )
        )
        assert _roles(plan) == [("植树", "S市甲局 S市乙局"), ("修路", "1市丙局")]
        first = plan.measures[0]
        assert first.assignment == "市甲局\t5月\n市乙局\t6月"
        assert [(f.text, f.date) for f in first.fields] == [
            ("5月", dt.date(2030, 5, 31)),
            ("6月", dt.date(2030, 6, 30)),
        ]

    @pytest.mark.parametrize("body", ["市甲局", "无"])
    def test_a_bracket_of_bodies_in_a_cell_of_words_is_told(self, body: str) -> None:
        plan = workplan.parse(
            f"序号\t任务\t责任单位\n1\t植树。(市己局负责)\t{body}\n2\t修路(二期)\t市乙局\n"
        )
        assert [plan.source[n.span] for n in plan.diagnostics if n.severity is Severity.ERROR] == [
            "(市己局负责)"
        ]

    def test_labels_in_a_head_are_no_responsibility(self) -> None:
        plan = workplan.parse("一、任务\n牵头单位\t任务\t配合单位\n市甲局\t植树\t市乙局\n")
        assert _roles(plan) == [("植树", "L市甲局 +市乙局")]

    def test_without_a_layout_a_lead_printed_elsewhere_is_told_and_not_given(self) -> None:
        plan = workplan.parse(
            "一、任务\n牵头单位\t任务\t配合单位\n市甲局\t植树\t市乙局\n\t护林\t市丙局\n"
        )
        assert _roles(plan) == [("植树", "L市甲局 +市乙局"), ("护林", "+市丙局")]
        assert _warnings(plan) == ["empty-cell"]
        assert plan.measures[1].confidence is Confidence.POSSIBLE


class TestMergedCells:
    _PLAN = draw_layout(
        [
            ["序号", "任务", "牵头单位", "配合单位", "完成时限"],
            ["1", "植树", ("市甲局", 2, 1), "市乙局", "5月"],
            ["2", "护林", "市丙局", "6月"],
            ["3", "修路", "市丁局", "", ""],
        ],
        _TITLE,
    )

    def test_roles_of_a_merged_cell_repeat_where_it_is_printed(self) -> None:
        plan = workplan.parse(self._PLAN)
        assert _roles(plan) == [
            ("植树", "L市甲局 +市乙局"),
            ("护林", "L市甲局 +市丙局"),
            ("修路", "L市丁局"),
        ]
        first, second, _ = plan.measures
        assert first.roles[0] == second.roles[0]
        assert plan.source[second.roles[0].span] == "市甲局"

    def test_the_assignment_is_the_rows_own_cells(self) -> None:
        plan = workplan.parse(self._PLAN)
        assert [m.assignment for m in plan.measures] == [
            "市甲局\t市乙局\t5月",
            "市丙局\t6月",
            "市丁局",
        ]

    def test_the_assignment_is_the_merged_cell_where_the_row_has_none(self) -> None:
        plan = workplan.parse(
            draw_layout(
                [
                    ["序号", "任务", "措施", "责任单位"],
                    [("1", 2, 1), ("绿化", 2, 1), "植树", ("市甲局\n市乙局", 2, 1)],
                    ["护林"],
                    ["2", "交通", "修路", "市丁局"],
                ]
            )
        )
        assert _outline(plan) == [("", [(1, "绿化"), (2, "交通")])]
        assert _roles(plan) == [
            ("植树", "S市甲局 S市乙局"),
            ("护林", "S市甲局 S市乙局"),
            ("修路", "1市丁局"),
        ]
        first, second, _ = plan.measures
        assert first.assignment_span == second.assignment_span
        assert second.fields == ()

    def test_a_merged_cell_over_two_tasks_counts_for_both(self) -> None:
        plan = workplan.parse(
            draw_layout(
                [["序号", "任务", "责任单位"], ["1", "植树", ("市甲局", 2, 1)], ["2", "护林"]]
            )
        )
        assert [(t.number, [a.name for a in t.sole]) for t in plan.tasks] == [
            (1, ["市甲局"]),
            (2, ["市甲局"]),
        ]


class TestFields:
    def test_fields_of_a_row_are_those_of_its_measure(self) -> None:
        plan = workplan.parse(
            _TITLE
            + "序号\t任务\t责任单位\t责任人\t完成时限\n1\t植树\t市甲局\t张某\t6月底前\n2\t修路\t市乙局\t\t长期坚持\n"
        )
        assert [[(f.label, f.text, f.date) for f in m.fields] for m in plan.measures] == [
            [("责任人", "张某", None), ("完成时限", "6月底前", dt.date(2030, 6, 30))],
            [("完成时限", "长期坚持", None)],
        ]

    def test_a_field_apart_from_the_bodies_is_left_out(self) -> None:
        plan = workplan.parse("序号\t完成时限\t任务\t责任单位\n1\t5月\t植树\t市甲局\n")
        (measure,) = plan.measures
        assert measure.fields == ()
        assert measure.assignment == "市甲局"


class TestRowsThemselves:
    def test_a_row_says_where_its_parts_are(self) -> None:
        view, (table,) = tables("序号\t任务\t责任单位\t时限\n1\t植树\t市甲局\t5月\n")
        (row,) = list_rows(view, table, has_headings=False)
        assert view.text(row.start, row.end) == "1\t植树\t市甲局\t5月"
        assert view.text(*row.assigned) == "市甲局\t5月"
        assert row.clause is not None
        assert view.text(*row.clause) == "植树"
        assert [(f.label, view.text(f.start, f.end)) for f in row.fields] == [("时限", "5月")]

    def test_a_row_without_words_and_bodies_is_none(self) -> None:
        view, (table,) = tables("序号\t任务\t责任单位\t时限\n1\t\t\t5月\n")
        assert list(list_rows(view, table, has_headings=False)) == []

    def test_a_heading_is_the_number_and_the_words_of_a_task(self) -> None:
        view, found = tables("序号\t任务\t责任单位\n(1)\t植树\t市甲局\n")
        (heading,) = find_row_headings(view, found, ())
        assert (heading.numeral, heading.number) == ("1", 1)
        assert view.text(heading.end, heading.title_end) == "植树"

    def test_a_cut_name_is_no_sure_one_and_verbs_are_none(self) -> None:
        for words, names in (
            ("市甲局", "certain"),
            ("产业园", "likely"),
            ("务中心", "likely"),
            ("植树造林", "none"),
            ("按职责分工负责", "none"),
            ("责任单位", "none"),
            ("。", "none"),
        ):
            assert judge_names(make_view(words), 0, len(words)) == names


_BODIES = st.sampled_from(
    ("市甲局", "县乙委、市丙办", "市丁中心\n市戊局", "无", "—", "", "市甲局牵头,市乙局配合")
)
_TEXTS = st.sampled_from(("植树。", "修路", "护林;补坝", "修渠,做好登记。(市己局负责)", ""))
_FIELDS = st.sampled_from(("5月", "长期", "", "张某"))
_HEADS = st.sampled_from(
    (
        ("序号", "任务", "责任单位", "时限"),
        ("领域", "序号", "任务", "牵头单位", "配合单位"),
        ("序号", "领域", "任务", "措施", "责任单位", "备注"),
        ("单位", "任务"),
        ("牵头单位", "任务", "配合单位", "责任人"),
        ("任务", "责任人", "责任单位", "措施"),
    )
)


@st.composite
def _grids(draw: st.DrawFn) -> list[list[str]]:
    head = draw(_HEADS)
    rows = [list(head)]
    for number in range(1, draw(st.integers(1, 5)) + 1):
        row = []
        for words in head:
            if words == "序号":
                row.append(draw(st.sampled_from((str(number), str(number), ""))))
            elif words.endswith("单位"):
                row.append(draw(_BODIES))
            elif words in ("时限", "备注", "责任人"):
                row.append(draw(_FIELDS))
            else:
                row.append(draw(_TEXTS))
        rows.append(row)
    return rows


def _check(source: str | Source) -> None:
    """Parse, which checks every invariant of a plan, and see that its pieces are the text."""
    try:
        plan = workplan.parse(source)
    except NoticeError:
        return  # nothing looks like a task
    assert "".join(piece.text for piece in plan.pieces) == plan.source.text


_AROUND = st.tuples(
    st.sampled_from(("", _TITLE, "一、任务\n", "一、总则\n(一)甲。乙。(市甲局负责)\n")),
    st.sampled_from(
        ("", "\n以上落实。", "\n二、要求\n(一)丙。丁。(市乙局负责)", "\n某市政府\n2030年1月2日\n")
    ),
)


@given(_grids(), _AROUND, st.sampled_from(("\t", "|", "\n", "\n|\n")))
@settings(deadline=None, max_examples=150)
def test_pieces_are_the_text_in_every_form(
    rows: list[list[str]], around: tuple[str, str], mark: str
) -> None:
    end = mark if mark == "\n|\n" else "\n"
    cells = [[c.replace("\n", "、") for c in row if c or mark != "\n"] for row in rows]
    _check(around[0] + end.join(mark.join(row) for row in cells) + around[1])


@given(_grids(), st.data())
@settings(deadline=None, max_examples=150)
def test_pieces_are_the_text_of_a_layout_with_merged_cells(
    rows: list[list[str]], data: st.DataObject
) -> None:
    drawn: list[list[str | tuple[str, int, int]]] = [list(rows[0])]
    reach = [0] * len(rows[0])
    for r, row in enumerate(rows[1:], 1):
        cells: list[str | tuple[str, int, int]] = []
        for i, words in enumerate(row):
            if reach[i] > r:
                continue
            height = data.draw(st.integers(1, len(rows) - r))
            reach[i] = r + height
            cells.append((words, height, 1))
        drawn.append(cells)
    _check(draw_layout([row for row in drawn if row], data.draw(st.sampled_from(("", _TITLE)))))
