"""What the cells of a table are in the plan: sections, tasks, measures, roles and fields."""

import pytest

from tests.notice.describe import describe_fields, describe_roles
from tests.notice.table_names import draw_layout
from workplan import Confidence, parse


def outline(plan):
    """Sections with their tasks: ``造林[1 植树,2 护林]``."""
    return [
        f"{s.title}[{','.join(f'{t.numeral} {t.title}'.strip() for t in s.tasks)}]"
        for s in plan.sections
    ]


def measures(plan):
    return [(measure.text, describe_roles(measure)) for measure in plan.measures]


def doubts(plan):
    return [
        (note.code, plan.source[note.span])
        for note in plan.diagnostics
        if note.severity.value != "info"
    ]


class TestNumberedRows:
    TEXT = (
        "序号\t任务\t牵头单位\t配合单位\t完成时限\n"
        "1\t植树\t县甲局\t县乙局\t2030年6月底前\n2\t护林\t县丙局\t\t\n"
    )

    def test_are_tasks_of_one_section_without_title(self):
        plan = parse(self.TEXT)
        assert outline(plan) == ["[1 植树,2 护林]"]
        assert plan.task(2).title == "护林"

    def test_are_tasks_of_the_section_that_they_are_in(self):
        assert outline(parse("一、造林\n" + self.TEXT)) == ["造林[1 植树,2 护林]"]

    def test_have_the_duties_of_the_heads_and_fields_of_the_others(self):
        first, second = parse(self.TEXT).measures
        assert describe_roles(first) == "lead:县甲局 supporting:县乙局"
        assert describe_fields(first) == [("完成时限", "2030年6月底前", "2030-06-30")]
        assert describe_roles(second) == "lead:县丙局"
        assert {first.confidence, second.confidence} == {Confidence.CERTAIN}

    def test_may_name_nobody(self):
        plan = parse("序号\t任务\t责任单位\n1\t植树\t长期坚持\n2\t护林\t县甲局\n")
        assert measures(plan) == [("植树", ""), ("护林", "sole:县甲局")]
        assert [note.code for note in plan.diagnostics] == ["no-responsibility"]

    def test_may_have_several_measures(self):
        plan = parse(
            "序号\t任务\t措施\t牵头单位\n1\t植树\t挖坑\t县甲局\n\t\t浇水\t县乙局\n2\t护林\t巡查\t县丙局\n"
        )
        assert outline(plan) == ["[1 植树,2 护林]"]
        assert measures(plan) == [
            ("挖坑", "lead:县甲局"),
            ("浇水", "lead:县乙局"),
            ("巡查", "lead:县丙局"),
        ]


class TestLayout:
    def test_of_a_merged_area_parts_the_table_into_sections(self):
        plan = parse(
            draw_layout(
                [
                    ["领域", "序号", "任务", "牵头单位"],
                    [("造林", 2, 1), "1", "植树", "县甲局"],
                    ["2", "护林", "县乙局"],
                    ["治水", "3", "修渠", "县丙局"],
                ]
            )
        )
        assert outline(plan) == ["造林[1 植树,2 护林]", "治水[3 修渠]"]

    def test_of_a_row_of_one_cell_is_the_title_of_a_section(self):
        plan = parse(
            draw_layout(
                [
                    ["序号", "任务", "牵头单位"],
                    [("一、造林", 1, 3)],
                    ["1", "植树", "县甲局"],
                    [("二、治水", 1, 3)],
                    ["2", "修渠", "县乙局"],
                ]
            )
        )
        assert outline(plan) == ["造林[1 植树]", "治水[2 修渠]"]

    def test_of_a_row_without_words_of_its_own_adds_to_the_row_above(self):
        plan = parse(
            draw_layout(
                [
                    ["序号", "任务", "牵头单位", "配合单位"],
                    [("1", 2, 1), ("植树", 2, 1), "县甲局", "县乙局"],
                    ["县丙局", "县丁局"],
                    ["2", "护林", "县戊局", ""],
                ]
            )
        )
        assert measures(plan) == [
            ("植树", "lead:县甲局、县丙局 supporting:县乙局、县丁局"),
            ("护林", "lead:县戊局"),
        ]

    def test_of_a_merged_responsibility_is_that_of_each_row(self):
        plan = parse(
            draw_layout(
                [
                    ["序号", "任务", "措施", "牵头单位"],
                    [("1", 2, 1), ("植树", 2, 1), "挖坑", ("县甲局", 2, 1)],
                    ["浇水"],
                ]
            )
        )
        assert measures(plan) == [("挖坑", "lead:县甲局"), ("浇水", "lead:县甲局")]
        assert plan.measures[0].roles[0].span == plan.measures[1].roles[0].span

    def test_of_lines_in_a_cell_are_a_name_each(self):
        plan = parse(
            draw_layout([["序号", "任务", "牵头单位"], ["1", "植树", "县甲局\n县文化和旅游局"]])
        )
        assert measures(plan) == [("植树", "lead:县甲局、县文化和旅游局")]


class TestTold:
    def test_a_column_of_bodies_under_another_head(self):
        plan = parse(
            "序号\t单位\t任务\t责任单位\n1\t县丁局\t植树\t县甲局\n2\t县戊局\t护林\t县乙局\n"
        )
        assert doubts(plan) == [("unknown-column", "单位")]
        assert measures(plan) == [("植树", "sole:县甲局"), ("护林", "sole:县乙局")]

    def test_a_cell_that_may_be_merged_or_mean_nobody(self):
        plan = parse(
            "序号\t任务\t牵头单位\t配合单位\n1\t植树\t县甲局\t县乙局\n\t\t\t县丙局\n2\t护林\t县丁局\t\n"
        )
        assert [code for code, _ in doubts(plan)] == ["empty-cell"]
        assert plan.measures[0].confidence is Confidence.POSSIBLE

    def test_cells_that_do_not_fit_their_columns(self):
        plan = parse("任务\t责任单位\t落实单位\n牵头单位\t配合单位\n植树\t县甲局\t县乙局\n")
        assert doubts(plan) == [("ragged-row", "牵头单位\t配合单位")]


def test_a_row_that_says_nothing_to_do_is_told():
    table = "任务\t牵头单位\n\t县甲局\n植树\t县乙局\n"
    plan = parse("一、甲\n(一)乙。见下表。\n" + table)
    assert doubts(plan) == [("unread-responsibility", "县甲局")]
    assert measures(plan) == [("见下表。", ""), ("植树", "lead:县乙局")]


def test_words_above_a_table_are_a_measure_of_their_own():
    plan = parse(
        "一、甲\n(一)乙。见下表。\n任务\t牵头单位\n植树\t县甲局\n护林\t县乙局\n(二)丙。(县丙局负责)"
    )
    assert outline(plan) == ["甲[一 乙,二 丙]"]
    assert measures(plan) == [
        ("见下表。", ""),
        ("植树", "lead:县甲局"),
        ("护林", "lead:县乙局"),
        ("丙。", "sole:县丙局"),
    ]


@pytest.mark.parametrize("mark", ["\t", " | ", "  "])
def test_cells_may_be_parted_by_tabs_bars_or_wide_blanks(mark):
    rows = (("序号", "任务", "牵头单位"), ("1", "植树", "县甲局"), ("2", "护林", "县乙局"))
    plan = parse("".join(mark.join(row) + "\n" for row in rows))
    assert measures(plan) == [("植树", "lead:县甲局"), ("护林", "lead:县乙局")]
