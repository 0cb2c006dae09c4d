"""Fields beside a responsibility: deadlines without a label, and merged cells of tables."""

import pytest

import workplan
from tests.changed import change_measures
from tests.notice.table_names import Rows, draw_layout
from workplan import FormatError

HEAD = ["序号", "工作任务", "责任单位", "完成时限"]


def fields(plan: workplan.Plan) -> list[list[tuple[str, str, str]]]:
    """Label, text and day of the fields of each measure."""
    return [
        [(each.label, each.text, str(each.date or "")) for each in measure.fields]
        for measure in plan.measures
    ]


def read(rows: Rows) -> workplan.Plan:
    return workplan.parse(draw_layout(rows))


class TestWithoutLabel:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("市甲局牵头，市乙局配合；2031年9月底前完成", "2031年9月底前完成"),
            ("市甲局牵头，市乙局配合，2031年9月底前完成", "2031年9月底前完成"),
            ("市甲局负责)(2031年9月底前完成", "2031年9月底前完成"),
            ("2031年9月底前完成，市甲局负责", "2031年9月底前完成"),
            ("市甲局2031年9月底前完成", "2031年9月底前完成"),
            ("市甲局负责；9月30日前", "9月30日前"),  # of the year in the title
            ("市甲局负责，2031年6月底前启动，2031年9月底前完成", "2031年9月底前完成"),
            ("市甲局负责；整改责任人：王某；2031年9月底前完成", "2031年9月底前完成"),
        ],
    )
    def test_a_deadline_is_a_field_with_its_day(self, words: str, found: str) -> None:
        plan = workplan.parse(f"2031年工作要点\n一、甲\n(一)乙。丙。({words})\n")
        field = plan.measures[0].fields[-1]
        assert (field.label, field.text, str(field.date)) == ("", found, "2031-09-30")
        assert [each for each in plan.measures[0].fields if each.is_deadline] == [field]
        assert plan.source[field.span] == found
        assert (str(field.name), field.name.render("zh")) == ("deadline", "完成时限")

    @pytest.mark.parametrize(
        "words",
        ["市甲局负责", "市甲局负责，6月底前启动", "市甲局牵头，2031年考核", "市甲局持续落实"],
    )
    def test_a_start_or_another_date_is_none(self, words: str) -> None:
        assert fields(workplan.parse(f"一、甲\n(一)乙。丙。({words})\n")) == [[]]

    @pytest.mark.parametrize("words", ["长期坚持", "9月底前完成", "2031年6月前完成", "持续推进"])
    def test_one_without_a_last_day_is_kept_without_a_date(self, words: str) -> None:
        plan = workplan.parse(f"一、甲\n(一)乙。丙。(市甲局负责，{words})\n")
        assert fields(plan) == [[("", words, "")]]

    def test_two_are_both_kept(self) -> None:
        words = "市甲局2031年6月底前、市乙局2031年9月底前完成"
        plan = workplan.parse(f"一、甲\n(一)乙。丙。({words})\n")
        assert [day for _, _, day in fields(plan)[0]] == ["2031-06-30", "2031-09-30"]
        words = "市甲局负责，2031年6月前完成，2031年12月底前验收"
        plan = workplan.parse(f"一、甲\n(一)乙。丙。({words})\n")
        assert [text for _, text, _ in fields(plan)[0]] == ["2031年6月前完成", "2031年12月底前验收"]

    def test_where_a_label_names_one_it_is_the_only_one(self) -> None:
        words = "市甲局负责；完成时限：2031年6月底前；2031年9月底前报告"
        plan = workplan.parse(f"一、甲\n(一)乙。丙。({words})\n")
        assert [field[0] for field in fields(plan)[0]] == ["完成时限"]

    def test_in_the_words_of_a_measure_it_is_no_field(self) -> None:
        plan = workplan.parse("一、甲\n(一)乙。2031年9月底前完成丙。(市甲局负责)\n")
        assert fields(plan) == [[]]


class TestCells:
    def test_that_are_merged_are_fields_of_each_row(self) -> None:
        rows: Rows = [
            HEAD,
            ["1", "植树", "县甲局", ("2031年6月底前", 2, 1)],
            ["2", "护林", "县乙局"],
            ["3", "修渠", "县丙局", "长期坚持"],
        ]
        june = ("完成时限", "2031年6月底前", "2031-06-30")
        assert fields(read(rows)) == [[june], [june], [("完成时限", "长期坚持", "")]]

    def test_beside_merged_names_are_fields_of_their_rows(self) -> None:
        rows: Rows = [
            HEAD,
            ["1", "植树", ("县甲局", 2, 1), "2031年6月底前"],
            ["2", "护林", "2031年9月底前"],
        ]
        days = [found[0][2] for found in fields(read(rows))]
        assert days == ["2031-06-30", "2031-09-30"]

    def test_parted_from_the_names_by_words_are_fields_too(self) -> None:
        rows: Rows = [
            ["序号", "责任单位", "工作任务", "完成时限"],
            ["1", "县甲局", "植树", "2031年6月底前"],
        ]
        assert fields(read(rows)) == [[("完成时限", "2031年6月底前", "2031-06-30")]]

    def test_of_a_row_that_names_nobody_are_fields_of_its_measure(self) -> None:
        rows: Rows = [
            HEAD,
            ["1", "植树", "县甲局", "2031年6月底前"],
            ["2", "护林", "", "2031年9月底前"],
        ]
        plan = read(rows)
        assert fields(plan)[1] == [("完成时限", "2031年9月底前", "2031-09-30")]
        assert (plan.measures[1].roles, plan.measures[1].confidence) == ((), None)
        assert workplan.loads(workplan.dumps(plan)) == plan

    def test_of_a_row_below_a_merged_task_are_not_repeated(self) -> None:
        rows: Rows = [
            HEAD,
            ["1", ("植树", 2, 1), "县甲局", ("2031年6月底前", 2, 1)],
            ["", "县乙局"],
        ]
        assert len(fields(read(rows))[0]) == 1

    def test_of_a_row_below_a_merged_task_and_its_names_are_kept(self) -> None:
        rows: Rows = [
            HEAD,
            ["1", ("植树", 2, 1), ("县甲局", 2, 1), "2031年6月底前"],
            ["", "2031年9月底前"],
        ]
        assert [day for _, _, day in fields(read(rows))[0]] == ["2031-06-30", "2031-09-30"]

    @pytest.mark.parametrize("upper", ["", "—", "〃", "待定"])
    @pytest.mark.parametrize("lower", ["〃", "相关单位", "√"])
    def test_of_rows_whose_names_cannot_be_read_do_no_harm(self, upper: str, lower: str) -> None:
        rows: Rows = [HEAD, ["1", "植树", upper, ""], ["", "", lower, "2031年9月底前"]]
        assert read(rows).measures

    def test_that_say_nothing_are_none(self) -> None:
        rows: Rows = [HEAD, ["1", "植树", "县甲局", "—"], ["2", "护林", "", "/"]]
        assert fields(read(rows)) == [[], []]

    def test_of_plain_text_stay_with_the_row_that_prints_them(self) -> None:
        text = "\n".join(
            "\t".join(row)
            for row in [HEAD, ["1", "植树", "县甲局", "6月"], ["2", "护林", "县乙局", ""]]
        )
        assert [len(found) for found in fields(workplan.parse(text + "\n"))] == [1, 0]


def test_a_field_in_another_row_is_refused() -> None:
    rows: Rows = [HEAD, ["1", "植树", "县甲局", "6月"], ["2", "护林", "县乙局", "9月"]]
    plan = read(rows)
    other = {plan.measures[1].id: {"fields": plan.measures[0].fields}}
    with pytest.raises(FormatError, match="is not inside the assignment of its measure"):
        change_measures(plan, other)
