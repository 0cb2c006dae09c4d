"""What changed from one plan to the next."""

import copy
import pickle
import re
from datetime import date

import attrs
import pytest

import workplan
from tests import edited_2019, invented_2019
from workplan import (
    Agency,
    FormatError,
    OptionError,
    UnknownAgencyError,
    UnknownSuccessorError,
    compare,
)
from workplan.comparison.alignment import TitledText, align
from workplan.comparison.fields import is_plain_deadline
from workplan.comparison.summary import Finding, fit_page
from workplan.notice import parse, vocabulary
from workplan.render.terminal import measure_width
from workplan.table import escape_markdown

OLD = """一、加强商品质量监管
(一)加强重点产品管理。深入开展质检利剑专项行动,严肃查处产品质量违法行为。(市质监局负责)
(二)加强卷烟打假。联合公安、交通、邮政等部门抓实卷烟打假专项整治行动。(市烟草专卖局牵头负责)
二、加大保护力度
(三)查处侵犯专利权行为。开展雷霆专项行动,加大对专利假冒行为的打击力度。(市知识产权局牵头,市公安局、市农委配合)
(四)保护商标专用权。加大对驰名商标、地理标志、老字号商标的保护力度。(市工商局牵头负责)
"""
NEW = """一、加强商品质量监管
(一)加强重点产品管理。深入开展质检利剑专项行动,从严查处产品质量违法行为。(市市场监管局负责)
(二)查处侵犯专利权行为。开展雷霆专项行动,加大对专利假冒行为的打击力度。(市公安局牵头,市知识产权局、市农业农村局配合)
二、加大保护力度
(三)保护商标专用权。加大对驰名商标、地理标志、老字号商标的保护力度。(市市场监管局牵头负责)
(四)推进智慧监管。建设全市统一的云平台。(市大数据局负责)
"""


@pytest.fixture(scope="module")
def registry(plan):
    return plan.agencies


@pytest.fixture(scope="module")
def found(registry):
    return compare(parse(OLD, registry=registry), parse(NEW))


def tasks(comparison, kind):
    return [change.part.title for change in comparison.tasks if kind in change.kinds]


def name_and_duty(role):
    return (role.agency.name, role.duty.value) if role else (None, None)


class TestTasks:
    def test_a_reworded_one_is_matched_with_its_similarity(self, found):
        (change,) = [change for change in found.tasks if "reworded" in change.kinds]
        assert (change.old.id, change.new.id, change.kinds) == ("1", "1", ("reworded",))
        assert 0.8 < change.similarity < 1

    def test_one_in_another_section_has_moved_and_one_under_another_number_has_not(self, found):
        assert tasks(found, "moved") == ["查处侵犯专利权行为"]
        assert tasks(found, "kept") == ["保护商标专用权"]  # (四) is (三) now

    def test_a_task_without_a_partner_was_added_or_removed_and_names_the_nearest(self, found):
        assert tasks(found, "added") == ["推进智慧监管"]
        assert tasks(found, "removed") == ["加强卷烟打假"]
        (removed,) = [change for change in found.tasks if change.kinds == ("removed",)]
        assert removed.new is None
        assert removed.nearest.title == "加强重点产品管理"
        assert removed.similarity < 0.5

    def test_those_that_changed_their_order_have_moved(self):
        lines = OLD.splitlines()
        found = compare(parse(OLD), parse("\n".join([*lines[:4], lines[5], lines[4]])))
        assert tasks(found, "moved") == ["保护商标专用权", "查处侵犯专利权行为"]
        assert tasks(found, "kept") == ["加强重点产品管理", "加强卷烟打假"]
        assert [(row.kept, row.reordered, row.moved_in) for row in found.by_section] == [
            (2, 0, 0),
            (0, 2, 0),
        ]

    def test_one_that_goes_to_the_end_has_moved_and_the_others_stayed(self):
        four = "一、甲\n(一){}\n(二){}\n(三){}\n(四){}"
        texts = ["整治农村市场。", "严查网络销售。", "公布典型案例。", "培训基层骨干。"]
        found = compare(parse(four.format(*texts)), parse(four.format(*texts[1:], texts[0])))
        assert tasks(found, "moved") == ["整治农村市场"]
        assert len(tasks(found, "kept")) == 3

    def test_a_task_with_a_new_heading_is_still_the_same(self):
        renamed = compare(parse(OLD), parse(OLD.replace("查处侵犯专利权行为", "保护发明人")))
        assert renamed.counts["tasks_reworded"] == 1
        assert renamed.counts["tasks_added"] == 0

    def test_a_task_with_a_new_text_under_its_heading_is_still_the_same(self):
        clause = "深入开展质检利剑专项行动,严肃查处产品质量违法行为"
        rewritten = compare(parse(OLD), parse(OLD.replace(clause, "推行首席质量官制度")))
        assert rewritten.counts["tasks_reworded"] == 1
        assert rewritten.counts["tasks_added"] == 0

    def test_one_section_with_its_tasks_is_the_same_under_a_new_title(self):
        renamed = compare(parse(OLD), parse(OLD.replace("加大保护力度", "发明与创造")))
        assert [change.kinds for change in renamed.sections] == [("kept",), ("reworded",)]
        assert renamed.counts["tasks_kept"] == 4


class TestMergedAndSplit:
    """(一) and (二) of `APART` are one task in `TOGETHER`, with the measures of both."""

    APART = """一、甲
(一)充分履行检察职能。重点办理一批情节严重、影响恶劣的案件,适时公布参考案例。(市人民检察院负责)
(二)加大司法保护力度。依法加强对重点行业、重点领域刑事、民事和行政案件的审判工作。(市中级人民法院牵头负责)
"""
    TOGETHER = APART.replace("\n(二)加大司法保护力度。", "")

    @pytest.fixture
    def merged(self):
        return compare(parse(self.APART), parse(self.TOGETHER))

    @pytest.fixture
    def split(self):
        return compare(parse(self.TOGETHER), parse(self.APART))

    def test_a_task_most_of_whose_words_are_in_another_was_merged_into_that(self, merged):
        (change,) = [change for change in merged.tasks if change.kinds == ("merged",)]
        assert (change.old.id, change.new, change.nearest.title) == ("2", None, "充分履行检察职能")
        assert change.counterparts == (change.old, change.nearest)
        assert change.similarity > 0.5

    def test_a_task_most_of_whose_words_were_in_another_was_split_from_that(self, split):
        (change,) = [change for change in split.tasks if change.kinds == ("split",)]
        assert (change.old, change.new.id, change.nearest.title) == (None, "2", "充分履行检察职能")
        assert change.counterparts == (change.nearest, change.new)

    def test_measures_go_along_and_are_no_change_of_the_other_task(self, merged, split):
        for found in (merged, split):
            assert {change.kinds for change in found.measures} == {("kept",)}
            assert found.counts["tasks_kept"] == 1
            assert found.roles == ()

    def test_other_words_of_the_other_task_are_a_finding_of_their_own(self):
        reworded = self.TOGETHER.replace("适时公布", "及时公布")
        found = compare(parse(self.APART), parse(reworded))
        rows = [(row.kind, row.was, row.now) for row in found.table("summary")]
        assert rows == [
            ("task merged into another", None, "充分履行检察职能"),
            ("task reworded", "…的案件,适时公布参…", "…的案件,及时公布参…"),
        ]

    def test_measures_that_become_one_are_compared_together(self):
        one = self.TOGETHER.replace("(市人民检察院负责)", "").replace(
            "(市中级人民法院牵头负责)", "(市人民检察院牵头,市中级人民法院配合)"
        )
        found = compare(parse(self.APART), parse(one))
        assert sorted(change.kinds for change in found.measures) == [("merged",), ("reworded",)]
        assert [
            (c.kind, name_and_duty(c.old), name_and_duty(c.new), c.old_measure.id, c.new_measure.id)
            for c in found.roles
        ] == [
            ("changed", ("市人民检察院", "sole"), ("市人民检察院", "lead"), "1.1", "1.1"),
            ("changed", ("市中级人民法院", "lead"), ("市中级人民法院", "supporting"), "2.1", "1.1"),
        ]

    def test_a_section_whose_tasks_are_in_another_was_merged_into_that(self):
        two = self.APART.replace("\n(二)", "\n二、乙\n(二)")
        found = compare(parse(two), parse(self.APART))
        assert [change.kinds for change in found.sections] == [("kept",), ("merged",)]
        assert {change.kinds for change in found.tasks} == {("kept",)}
        back = compare(parse(self.APART), parse(two))
        assert [change.kinds for change in back.sections] == [("kept",), ("split",)]

    def test_either_section_counts_the_task(self):
        three = f"{self.APART}二、乙\n(三)推进智慧监管。建设全市统一的云平台。(市大数据局负责)\n"
        other = three.replace("\n二、乙", "").replace("(三)", "二、乙\n(三)") + (
            "依法加强对重点行业、重点领域刑事、民事和行政案件的审判工作。(市中级人民法院牵头负责)"
        )
        other = other.replace(
            "(二)加大司法保护力度。依法加强对重点行业、重点领域刑事、民事和行政案件的审判工作。(市中级人民法院牵头负责)\n",
            "",
        )
        found = compare(parse(three), parse(other))
        assert [(row.kept, row.merged) for row in found.by_section] == [(1, 1), (1, 1)]
        back = compare(parse(other), parse(three))
        assert [(row.kept, row.split) for row in back.by_section] == [(1, 1), (1, 1)]


class TestThreshold:
    def test_a_higher_one_matches_less(self):
        strict = compare(parse(OLD), parse(NEW), threshold=0.99)
        assert "加强重点产品管理" in tasks(strict, "added")

    def test_a_lower_one_matches_more(self):
        clause = "加强卷烟打假。联合公安、交通、邮政等部门抓实卷烟打假专项整治行动"
        other = OLD.replace(clause, "整治无证摊点。取缔夜市摊点,抓实卷烟打假培训")
        assert tasks(compare(parse(OLD), parse(other)), "added") == ["整治无证摊点"]
        assert tasks(compare(parse(OLD), parse(other), threshold=0.1), "added") == []

    def test_one_that_is_just_reached_is_enough(self):
        # Four character pairs and five, the ends counted, of which they have three in common.
        old, new = parse("一、甲乙\n(一)子丑寅。\n"), parse("一、甲乙\n(一)子丑寅卯。\n")
        (match,) = compare(old, new, threshold=0).tasks
        assert match.similarity == pytest.approx(2 * 3 / (4 + 5))
        assert compare(old, new, threshold=match.similarity).counts["tasks_reworded"] == 1
        assert compare(old, new, threshold=match.similarity + 1e-9).counts["tasks_added"] == 1

    @pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), "0.5", None])
    def test_a_value_outside_0_to_1_is_refused(self, plan, value):
        with pytest.raises(OptionError, match=r"^threshold must be a number from 0 to 1, got "):
            compare(plan, plan, threshold=value)

    def test_what_is_no_plan_is_refused(self, plan):
        with pytest.raises(FormatError, match=r"^old: expected a Plan, not NoneType"):
            compare(None, plan)
        with pytest.raises(FormatError, match=r"^new: expected a Plan, not str"):
            compare(plan, "next.json")

    def test_the_shipped_plans_own_parts_lie_far_below_the_usual_one(self, plan):
        def most(*items):
            plain = [
                TitledText(*("".join(filter(str.isalnum, text)) for text in item)) for item in items
            ]
            alone = (align([one], [o for o in plain if o is not one], 2.0)[-1] for one in plain)
            return max(match.similarity for match in alone)

        texts = [m.text for m in plan.measures]
        of_task = {t.id: t.title + "".join(m.text for m in t.measures) for t in plan.tasks}
        assert 0.3 < most(*((task.title, of_task[task.id]) for task in plan.tasks)) < 0.4
        assert most(*(("", text) for text in texts)) < 0.25
        assert (
            most(
                *(
                    (s.title, s.title + "".join(of_task[t.id] for t in s.tasks))
                    for s in plan.sections
                )
            )
            < 0.25
        )


class TestMeasures:
    TWO = "一、甲\n(一)乙丙。整治农村市场乱象。(市公安局负责)严查网络销售假药。(市农委负责)"
    SWAPPED = "一、甲\n(一)乙丙。严查网络销售假药。(市农委负责)整治农村市场乱象。(市公安局负责)"

    def kinds(self, new):
        return {
            change.part.text: change.kinds
            for change in compare(parse(self.TWO), parse(new)).measures
        }

    def test_the_order_in_a_task_is_their_number(self):
        assert set(self.kinds(self.SWAPPED).values()) == {("moved",)}

    def test_one_that_goes_to_another_task_has_moved_wherever_that_is(self):
        rest = "\n(二)丁戊。公布典型案例,曝光违法企业,发布消费警示。(市商务局负责)"
        moved = "严查网络销售假药。(市农委负责)"
        found = compare(parse(self.TWO + rest), parse(self.TWO.replace(moved, "") + rest + moved))
        assert [change.kinds for change in found.measures] == [("kept",), ("kept",), ("moved",)]
        assert [change.kinds for change in found.tasks] == [("reworded",), ("reworded",)]

    def test_a_list_that_was_closed_and_is_open_now_is_another_wording(self):
        opened = self.TWO.replace("市农委负责", "市农委等负责")
        assert self.kinds(opened)["严查网络销售假药。"] == ("reworded",)

    def test_their_number_alone_is_no_move(self):
        assert self.kinds(self.TWO.replace("整治农村市场乱象。(市公安局负责)", "")) == {
            "整治农村市场乱象。": ("removed",),
            "严查网络销售假药。": ("kept",),
        }

    def test_of_two_that_are_equal_the_one_under_the_same_task_is_paired(self):
        three = (
            "一、甲\n(一)农村乱象。加强监管。\n(二)网络假药。加强监管。\n(三)进口冷链。加强监管。"
        )
        two = "一、甲\n(一)网络假药。加强监管。\n(二)进口冷链。加强监管。"
        pairs = [(c.old.id, c.new and c.new.id) for c in compare(parse(three), parse(two)).measures]
        assert pairs == [("2.1", "1.1"), ("3.1", "2.1"), ("1.1", None)]


class TestRoles:
    def kinds(self, comparison, measure):
        return [
            (change.kind, name_and_duty(change.old), name_and_duty(change.new))
            for change in comparison.roles
            if measure == (change.new_measure or change.old_measure).id
        ]

    def test_a_changed_duty_names_before_and_after(self, found):
        assert self.kinds(found, "2.1")[:2] == [
            ("changed", ("市公安局", "supporting"), ("市公安局", "lead")),
            ("changed", ("市知识产权局", "lead"), ("市知识产权局", "supporting")),
        ]

    def test_a_successor_is_followed_but_is_not_the_same_body(self, found):
        (change,) = [change for change in found.roles if change.task.part.id == "1"]
        assert (change.kind, change.is_handover) == ("succeeded", True)
        assert (change.old.agency.name, change.new.agency.name) == ("市质监局", "市市场监管局")
        assert change.via.name == "青岛市市场监督管理局"
        assert change.via.confidence is workplan.Confidence.LIKELY

    def test_without_a_registry_nothing_is_known_of_successors(self):
        unlinked = compare(parse(OLD), parse(NEW))
        assert self.kinds(unlinked, "1.1") == [
            ("lost", ("市质监局", "sole"), (None, None)),
            ("gained", (None, None), ("市市场监管局", "sole")),
        ]

    def test_an_added_measure_gains_its_roles_and_a_removed_one_loses_them(self, found):
        assert self.kinds(found, "4.1") == [("gained", (None, None), ("市大数据局", "sole"))]
        (lost,) = [change for change in found.roles if change.kind == "lost"]
        assert name_and_duty(lost.old) == ("市烟草专卖局", "lead")
        assert (lost.old_measure.id, lost.new_measure, lost.task.kinds) == (
            "2.1",
            None,
            ("removed",),
        )

    def test_a_lost_role_names_the_measure_that_is_left_without_it(self):
        text = "一、甲\n(一)乙。加强监管工作。({}负责)"
        shared = parse(text.format("市公安局、市农委按职责分工"))
        (change,) = (
            compare(shared, parse(text.format("市公安局、市林业局按职责分工"))).only("市农委").roles
        )
        assert (change.old_measure.id, change.new_measure.id, change.task.part.title) == (
            "1.1", "1.1", "乙",
        )  # fmt: skip

    REWRITTEN = "一、甲\n(一)整治直播带货。{}(市公安局、市农委按职责分工负责){}"

    def test_where_a_measure_was_rewritten_the_roles_of_old_and_new_words_are_compared(self):
        before = self.REWRITTEN.format(
            "加强监管工作。", "严查网络销售假药。(市网络办、市工商局负责)"
        )
        after = self.REWRITTEN.format(
            "加强监管工作。", "约谈平台负责人。(市网络办牵头,市商务局配合)"
        )
        found = compare(parse(before), parse(after))
        assert [change.kinds for change in found.measures] == [("kept",), ("added",), ("removed",)]
        ends = [(c.kind, c.old_measure, c.new_measure) for c in found.roles]
        old, new = parse(before).measure("1.2"), parse(after).measure("1.2")
        assert ends == [("changed", old, new), ("lost", old, None), ("gained", None, new)]
        assert [lead.kind for lead in found.leads] == ["gained"]

    def test_words_that_only_came_or_only_went_are_compared_with_nothing(self):
        before = self.REWRITTEN.format("", "严查网络销售假药。(市网络办负责)")
        after = self.REWRITTEN.format("", "")
        for pair, kind in (((before, after), "lost"), ((after, before), "gained")):
            found = compare(*map(parse, pair))
            assert [(change.kind, *map(name_and_duty, change.roles)) for change in found.roles] == [
                (kind, ("市网络办", "sole"))
            ]
            assert found.leads == ()  # the work came or went, not who is accountable for it

    def test_two_printed_forms_of_one_body_are_one_body(self, registry):
        one = "一、甲\n(一)乙。加强食品药品监管工作。(市食品药品监管局负责)"
        other = one.replace("市食品药品监管局", "市食品药品监督管理局")
        assert compare(parse(one, registry=registry), parse(other)).is_empty
        assert compare(parse(other), parse(one, registry=registry)).is_empty

    @pytest.mark.parametrize(
        ("before", "after", "same"),
        [
            ("市林业局", "林业局", True),
            ("市商务厅", "省商务厅", False),
            ("市烟草专卖局", "区烟草专卖局", False),
            ("市公安局", "市公安分局", False),
        ],
    )
    def test_the_level_may_be_left_out_but_is_never_another(self, before, after, same):
        text = "一、甲\n(一)乙。加强监管工作。({}负责)"
        assert compare(parse(text.format(before)), parse(text.format(after))).is_empty is same

    def test_a_name_that_may_be_either_of_two_bodies_is_neither(self):
        text = "一、甲\n(一)乙。加强监管工作。({}负责)"
        both = parse(text.format("市林业局、区林业局按职责分工"))
        (gained, *lost) = reversed(compare(both, parse(text.format("林业局"))).roles)
        assert [change.kind for change in (gained, *lost)] == ["gained", "lost", "lost"]

    def test_a_body_that_is_named_twice_counts_with_the_stronger_duty(self):
        once = parse("一、甲\n(一)乙。丙丁。(市公安局牵头,市农委配合)")
        twice = parse("一、甲\n(一)乙。丙丁。(市公安局牵头,市农委、市公安局配合)")
        assert compare(once, twice).is_empty

    def test_an_id_is_no_name(self):
        text = "一、甲\n(一)乙。丙。({}牵头,{}配合)"
        first = [Agency("a1", "市公安局"), Agency("a2", "市农委")]
        other = [Agency("a1", "市司法局"), Agency("a2", "市商务局")]
        swapped = [Agency("a2", "市公安局"), Agency("a1", "市农委")]
        old = parse(text.format("市公安局", "市农委"), registry=first)
        found = compare(old, parse(text.format("市司法局", "市商务局"), registry=other))
        assert sorted(change.kind for change in found.roles) == ["gained", "gained", "lost", "lost"]
        assert [lead.kind for lead in found.leads] == ["replaced"]
        found = compare(old, parse(text.format("市农委", "市公安局"), registry=swapped))
        assert {repr(change) for change in found.roles} == {
            "<RoleChange 1.1: changed, 市农委 supporting -> 市农委 lead>",
            "<RoleChange 1.1: changed, 市公安局 lead -> 市公安局 supporting>",
        }
        assert compare(old, parse(text.format("市公安局", "市农委"), registry=swapped)).is_empty

    TWO = (
        "一、甲\n(一)乙。公布典型案例,定期通报平台整改情况。(市公安局负责)"
        "{}({}){}({})培训基层骨干,考试合格后持证上岗。(市农委负责)"
    )

    def test_rewritten_measures_between_the_same_neighbours_are_compared_one_by_one(self):
        old = self.TWO.format(
            "清理刷单炒信。", "市网络办负责", "约谈平台负责人。", "市商务局牵头负责"
        )
        new = self.TWO.format(
            "建立信用档案。",
            "市网络办、市商务局按职责分工负责",
            "督促整改到位。",
            "市商务局牵头负责",
        )
        found = compare(parse(old), parse(new))
        assert [repr(change) for change in found.roles] == [
            "<RoleChange 1.2: changed, 市网络办 sole -> 市网络办 shared>",
            "<RoleChange 1.2: gained, nobody -> 市商务局 shared>",
        ]
        assert [repr(lead) for lead in found.leads] == [
            "<LeadChange 1.2: lost, 市网络办 -> nobody>"
        ]

    def test_a_part_of_a_measure_that_became_one_is_compared_with_it(self):
        whole = "公布典型案例,定期通报整改情况,督促平台企业落实主体责任。约谈平台负责人。"
        first, second = (f"{words}。" for words in whole.split("。")[:2])
        one = parse(f"一、甲\n(一)乙。{whole}(市公安局牵头,市农委配合)")
        two = parse(f"一、甲\n(一)乙。{first}(市公安局牵头,市农委配合){second}(市农委牵头负责)")
        found = compare(one, two)
        assert [change.kinds for change in found.measures] == [("reworded",), ("added",)]
        assert [repr(change) for change in found.roles] == [
            "<RoleChange 1.2: changed, 市农委 supporting -> 市农委 lead>"
        ]
        back = compare(two, one)
        assert [repr(change) for change in back.roles] == [
            "<RoleChange 1.1: changed, 市农委 lead -> 市农委 supporting>"
        ]
        # Words that were nowhere before are no part of it.
        other = parse(
            f"一、甲\n(一)乙。{first}(市公安局牵头,市农委配合)培训基层骨干。(市农委牵头负责)"
        )
        assert [change.kind for change in compare(one, other).roles] == ["gained"]

    def test_a_body_with_a_successor_may_still_have_none_in_the_new_plan(self, registry):
        old = parse("一、甲\n(一)乙。丙。(市农委负责)", registry=registry)
        found = compare(old, parse("一、甲\n(一)乙。丙。(市公安局负责)"))
        assert [change.kind for change in found.roles] == ["lost", "gained"]

    @pytest.mark.parametrize(
        ("name", "follows"),
        [
            ("市市场监管局", True),
            ("青岛市市场监督管理局", True),
            ("市监局", True),
            ("市场监管局", True),
            ("市市场监管委", False),
            ("市市场局", False),  # not listed, though its characters are in the full name
        ],
    )
    def test_a_successor_is_known_by_its_full_name_or_a_short_form_of_it(
        self, registry, name, follows
    ):
        text = "一、甲\n(一)乙。丙。({}负责)"
        found = compare(parse(text.format("市工商局"), registry=registry), parse(text.format(name)))
        assert (found.counts["roles_succeeded"] == 1) is follows

    def test_a_commission_is_known_by_its_first_character(self, registry):
        text = "一、甲\n(一)乙。丙。({}负责)"
        old = parse(text.format("市卫生计生委"), registry=registry)
        (change,) = compare(old, parse(text.format("市卫健委"))).roles
        assert change.via.name == "青岛市卫生健康委员会"


class TestOneAgency:
    def test_has_its_role_changes_and_the_parts_it_is_in(self, found):
        police = found.only("市公安局")
        assert [change.new_measure.id for change in police.roles] == ["2.1"]
        assert [change.new.id for change in police.tasks] == ["2"]
        assert [change.new.id for change in police.measures] == ["2.1"]
        # Its one task left the second section for the first.
        assert [repr(row) for row in police.by_section] == [
            "<SectionSummary 加强商品质量监管: 1 moved in>",
            "<SectionSummary 加大保护力度: 1 moved out>",
        ]
        assert police.only("市公安局") == police

    def test_is_found_by_any_name_that_either_plan_knows(self, found):
        assert [change.kind for change in found.only("市大数据局").roles] == ["gained"]
        assert found.only("质监局").roles == found.only("青岛市质量技术监督局").roles != ()

    def test_of_today_that_neither_plan_names_is_answered_with_its_predecessors(self, plan):
        same = compare(plan, plan)
        with pytest.raises(UnknownAgencyError) as caught:
            same.only("市卫健委")
        assert caught.value.successor == "青岛市卫生健康委员会"
        with pytest.raises(UnknownSuccessorError, match="no body called '市公安局' succeeded"):
            same.only(successor="市公安局")

    def test_is_followed_under_the_name_that_only_the_other_plan_knows(self, registry):
        old = parse("一、甲\n(一)乙。丙。(市食品药品监管局负责)", registry=registry)
        new = parse("一、甲\n(一)乙。丙。\n(二)丁。戊。(市食品药品监督管理局负责)")
        assert compare(old, new).only("食药监").counts["roles_gained"] == 1

    def test_that_neither_plan_knows_is_an_error_with_the_nearest_of_both(self, found):
        with pytest.raises(UnknownAgencyError) as error:
            found.only("邮政储蓄银行")
        assert error.value.suggestions == ()
        with pytest.raises(UnknownAgencyError, match=r"did you mean .*市大数据局"):
            found.only("市大数剧局")


@pytest.fixture(scope="module", params=["unregistered", "registered"])
def since_2018(request, plan):
    registry = plan.agencies if request.param == "registered" else None
    return compare(plan, parse(invented_2019.NOTICE, registry=registry))


class TestAnInventedNoticeFor2019:
    def ids(self, changes):
        return {(c.old and c.old.id, c.new and c.new.id, ", ".join(c.kinds)) for c in changes}

    def test_every_section_is_what_a_reader_finds(self, since_2018):
        assert {
            (c.old and c.old.id, c.new and c.new.id, *c.kinds, row.figures)
            for row in since_2018.by_section
            for c in [row.section]
        } == invented_2019.SECTIONS

    def test_every_task_is_what_a_reader_finds(self, since_2018):
        gone = {(id_, None, "removed") for id_ in invented_2019.REMOVED_TASKS}
        assert self.ids(since_2018.tasks) == invented_2019.TASKS | gone

    def test_every_measure_is_what_a_reader_finds(self, since_2018, plan):
        left = {old for old, _, _ in invented_2019.MEASURES}
        gone = {(m.id, None, "removed") for m in plan.measures if m.id not in left}
        assert len(gone) == 34
        assert self.ids(since_2018.measures) == invented_2019.MEASURES | gone

    def test_every_role_is_what_a_reader_finds(self, since_2018, plan):
        changes = [change for change in since_2018.roles if change.new_measure]
        # A registry knows 市检察院 as 市人民检察院; without one it is a name of its own.
        registered = "procuratorate" in {agency.id for agency in since_2018.new.agencies}
        names = {"市检察院": "市人民检察院"} if registered else {}
        assert {
            (c.new_measure.id, *name_and_duty(c.old), *name_and_duty(c.new), c.via and c.via.name)
            for c in changes
        } == {tuple(names.get(cell, cell) for cell in row) for row in invented_2019.ROLES}
        lost = [change for change in since_2018.roles if change.new_measure is None]
        assert {change.kind for change in lost} == {"lost"}
        assert len(lost) == invented_2019.ROLES_OF_REMOVED_MEASURES

    def test_every_lead_is_what_a_reader_finds(self, since_2018):
        changes = [(lead.changes[0], lead.kind) for lead in since_2018.leads]
        assert {
            (c.old_measure.id, c.new_measure.id, kind) for c, kind in changes
        } == invented_2019.LEADS

    def test_the_new_regulator_took_over_seven_roles(self, since_2018):
        # 1.1, 1.2, 2.2, 2.3, 3.2, 4.1 and 5.1, from thirteen of its predecessors.
        (row,) = [row for row in since_2018.by_agency if row.agency.name == "市市场监管局"]
        assert (row.gained, row.lost, row.changed, row.taken_over) == (1, 0, 0, 7)
        assert repr(row) == "<AgencySummary 市市场监管局: 1 gained, 7 taken over>"
        handed_over = {row.agency.name: row.handed_over for row in since_2018.by_agency}
        names = ("市工商局", "市质监局", "市食品药品监管局", "市知识产权局")
        assert [handed_over[name] for name in names] == [5, 3, 3, 2]

    def test_what_concerns_a_body_of_today_is_its_predecessors_and_itself(self, since_2018, plan):
        regulator = since_2018.only(successor="市市场监管局")
        assert regulator == since_2018.only(successor="青岛市市场监督管理局")
        before = [a.name for a in plan.matrix().only(successor="市市场监管局").agencies]
        names = {row.agency.name for row in regulator.by_agency}
        assert names == {*before, "市市场监管局"}
        office = regulator.only("市工商局")
        assert office == since_2018.only("市工商局") == since_2018.only(plan.agency("工商局"))
        assert since_2018.only(successor="市市场监管局", agency="市公安局").roles == ()

    def test_a_body_that_succeeded_nobody_is_an_error(self, since_2018):
        with pytest.raises(UnknownSuccessorError, match="no body called '市公安局' succeeded"):
            since_2018.only(successor="市公安局")


@pytest.fixture(scope="module", params=["unregistered", "registered"])
def edited(request, plan):
    registry = plan.agencies if request.param == "registered" else None
    return compare(plan, parse(edited_2019.NOTICE, registry=registry))


class TestTheNoticeOf2018WithTwelveEdits:
    def test_the_summary_has_the_edits_and_nothing_else(self, edited):
        columns = ("change", "old", "new", "title", "was", "now")
        rows = [tuple(map(record.get, columns)) for record in edited.table("summary").to_records()]
        assert rows == edited_2019.SUMMARY

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_the_summary_is_a_page(self, edited, lang):
        """At most 58 lines, which A4 has in 10 pt with 20 mm around, and 80 columns."""
        lines = edited.to_text(lang=lang).splitlines()
        page = lines[: lines.index({"en": "Figures", "zh": "数量统计"}[lang])]
        assert len(page) <= 58
        assert max(map(measure_width, page)) <= 80

    def test_every_section_with_a_change_is_listed(self, edited):
        rows = edited.table("sections")
        assert {row.section.part.id: row.figures for row in rows} == edited_2019.SECTIONS
        assert {row.section.kinds for row in rows} == {("kept",)}

    def test_measures_are_listed_where_their_words_changed(self, edited):
        assert {
            (c.old and c.old.id, c.new and c.new.id, *c.kinds) for c in edited.table("measures")
        } == edited_2019.MEASURES

    def test_no_words_are_printed_twice(self, edited, plan):
        text = edited.to_markdown()
        texts = {measure.text for side in (plan, edited.new) for measure in side.measures}
        assert (
            sum(text.count(escape_markdown(each)) for each in texts)
            == len(edited_2019.MEASURES) + 1
        )
        assert max(text.count(escape_markdown(each)) for each in texts) == 1

    def test_each_agency_of_the_reform_has_one_line(self, edited):
        rows = edited.table("successions")
        names = [row.old_agency.name for row in rows]
        assert len(names) == len(set(names)) == 12
        assert {row.new_agency.name for row in rows} < set(edited_2019.SUCCESSORS.values())
        text = edited.to_markdown().partition("## Changes in roles")[2]
        shown, _, reform = text.partition("## Roles that went")
        assert "| succeeded | 10.1 | 11.1 |" in shown  # from supporting to shared
        assert "| succeeded | 1.1 | 1.1 |" not in shown
        assert reform.count("| 市农委 |") == 2  # there, and in the figures of agencies

    def test_roles_that_only_the_reform_changed_are_in_the_records(self, edited):
        assert len(edited.table("roles")) == len(edited.roles)
        handed = [change for change in edited.roles if change.is_handover]
        assert len(handed) == sum(row.roles for row in edited.by_succession) == 82
        assert sum(r["change"] == "succeeded" for r in edited.to_records()) == 82 + 11


class TestSummary:
    """Findings that the edited notice has none of."""

    ONE = "一、甲\n(一)整治直播带货。公布典型案例。({})"

    def rows(self, old, new):
        columns = ("change", "old", "new", "title", "was", "now")
        return [
            tuple(map(record.get, columns))
            for record in compare(old, new).table("summary").to_records()
        ]

    def change_roles(self, old, new, registry=None):
        return self.rows(
            parse(self.ONE.format(old), registry=registry), parse(self.ONE.format(new))
        )

    def test_another_agency_leads(self):
        assert self.change_roles("市公安局牵头,市农委配合", "市农委牵头,市公安局配合") == [
            (
                "held by another body, not its successor", "1.1", "1.1", "整治直播带货",
                "lead: 市公安局; supporting: 市农委", "lead: 市农委; supporting: 市公安局",
            )
        ]  # fmt: skip

    def test_one_more_agency_leads_or_one_less(self):
        two, one = "市公安局、市农委牵头负责", "市公安局牵头负责"
        row = ("1.1", "1.1", "整治直播带货")
        assert self.change_roles(one, two) == [("agency added", *row, None, "lead: 市农委")]
        assert self.change_roles(two, one) == [("agency dropped", *row, "lead: 市农委", None)]

    def test_a_successor_that_leads_is_the_reform(self, registry):
        assert self.change_roles("市农委牵头负责", "市农业农村局牵头负责", registry) == [
            ("successor, same duty", None, None, "1 role", "市农委", "市农业农村局")
        ]

    def test_a_successor_that_leads_where_one_of_two_predecessors_did(self, registry):
        before = "市工商局牵头,市质监局、市公安局配合"
        after = "市市场监管局、市公安局牵头负责"
        rows = self.change_roles(before, after, registry)
        assert [(row[0], row[-2], row[-1]) for row in rows] == [
            ("duty changed", "supporting: 市公安局", "lead: 市公安局"),
            ("successor, same duty", "市工商局", "市市场监管局"),
            ("successor, same duty", "市质监局", "市市场监管局"),
        ]

    def test_those_that_shared_a_measure_and_are_one_body_now(self, registry):
        before, after = "市工商局、市质监局按职责分工负责", "市市场监管局负责"
        rows = self.change_roles(before, after, registry)
        assert [row[0] for row in rows] == ["successor, same duty"] * 2
        # With another that shared it, one that has it alone is news.
        rows = self.change_roles(f"市公安局、{before}", after, registry)
        assert [row[0] for row in rows][:2] == [
            "led or held alone now, not before",
            "agency dropped",
        ]

    def test_a_successor_that_does_not_lead(self, registry):
        assert self.change_roles(
            "市农委牵头,市公安局配合", "市农业农村局、市公安局按职责分工负责", registry
        ) == [
            (
                "no longer led or held alone", "1.1", "1.1", "整治直播带货",
                "lead: 市农委", "shared: 市农业农村局",
            ),
            (
                "duty changed", "1.1", "1.1", "整治直播带货",
                "supporting: 市公安局", "shared: 市公安局",
            ),
        ]  # fmt: skip

    def test_a_successor_that_only_supports_does_not_lead(self, registry):
        for before in ("市工商局牵头,市质监局配合", "市工商局、市质监局牵头负责"):
            old = parse(self.ONE.format(before), registry=registry)
            new = parse(self.ONE.format("市市场监管局配合"))
            assert [lead.kind for lead in compare(old, new).leads] == ["lost"]
            assert [lead.kind for lead in compare(new, old).leads] == ["gained"]

    def test_an_agency_that_came_with_a_split_task_is_new_to_the_measure_only(self):
        a, b = (
            "加大对驰名商标、地理标志、涉外商标、老字号商标的保护力度,定期通报查处情况。",
            "对持有林木种子生产经营许可证的企业开展随机抽查,公布不合格种苗的生产企业名单。",
        )
        shared = "(市公安局、市财政局按职责分工负责)"
        old = parse(f"一、甲\n(一)加大保护力度。{a}{shared}{b}(市林业局负责)")
        new = parse(
            f"一、甲\n(一)加大保护力度。{a}{shared}"
            f"(二)抽查种苗质量。{b}(市林业局、市公安局按职责分工负责)"
        )
        kinds = [row.kind for row in compare(old, new).table("summary")]
        assert "agency added to a measure" in kinds
        assert "agency added" not in kinds
        kinds = [row.kind for row in compare(new, old).table("summary")]
        assert "agency dropped from a measure" in kinds
        assert "agency dropped" not in kinds

    def test_an_agency_that_came_with_a_measure_to_a_new_task_is_new(self):
        measure = "督查直播带货,公布典型案例。({}牵头)"
        old = f"一、甲\n(一)查网络。整治网店售假。(市丙局负责){measure.format('市甲局')}"
        new = "一、甲\n(一)查网络。整治网店售假。(市丙局负责)\n(二)查直播。"
        rows = self.rows(parse(old), parse(new + measure.format("市甲局、市乙局")))
        assert ("agency added", "1.2", "2.1", "查直播", None, "lead: 市乙局") in rows

    def test_each_kind_of_role_change_in_a_measure_is_a_row(self):
        before, after = "市公安局、市农委按职责分工负责", "市公安局、市商务局按职责分工负责"
        row = ("1.1", "1.1", "整治直播带货")
        assert self.change_roles(before, after) == [
            ("agency added", *row, None, "shared: 市商务局"),
            ("agency dropped", *row, "shared: 市农委", None),
        ]

    def test_an_agency_that_the_task_still_has_was_dropped_from_a_measure(self, registry):
        two = "一、甲\n(一)乙。丙丁。(市公安局、市工商局按职责分工负责)戊己。({})"
        old = parse(two.format("市公安局、市农委、市质监局按职责分工负责"), registry=registry)
        new = parse(two.replace("市工商局", "市市场监管局").format("市农委负责"))
        rows = [(row[0], row[1], row[-2]) for row in self.rows(old, new)]
        assert ("agency dropped from a measure", "1.2", "shared: 市公安局、市质监局") in rows
        rows = [(row[0], row[1], row[-1]) for row in self.rows(new, old)]
        assert ("agency added to a measure", "1.2", "shared: 市公安局、市质监局") in rows

    SECTIONS = (
        "一、加强监管\n(一)整治直播带货。公布典型案例,约谈平台负责人,督促平台建立信用档案。\n"
        "二、推进共治\n(二)培训基层骨干。考试合格后上岗。\n(三)建设吹哨热线。七日内回复。\n"
    )

    def test_sections_in_another_order(self):
        one, two = self.SECTIONS.split("二、")
        assert self.rows(
            parse(self.SECTIONS), parse(f"一、{two}{one.replace('一、', '二、')}")
        ) == [
            ("section in another order", "2", "1", "推进共治", None, None),
            ("section in another order", "1", "2", "加强监管", None, None),
        ]

    def test_a_section_under_another_title(self):
        other = self.SECTIONS.replace("推进共治", "深化共治格局")
        assert self.rows(parse(self.SECTIONS), parse(other)) == [
            ("section retitled", "2", "2", "深化共治格局", "推进共治", "深化共治格局")
        ]

    def test_a_section_that_was_merged_into_another(self):
        other = self.SECTIONS.replace("一、加强监管\n", "").replace("二、推进共治\n", "")
        other = f"二、推进共治\n{other}"
        assert self.rows(parse(self.SECTIONS), parse(other)) == [
            ("section merged into another", "1", "2", "加强监管", None, "推进共治")
        ]
        assert self.rows(parse(other), parse(self.SECTIONS)) == [
            ("section split from another", "2", "1", "加强监管", "推进共治", None)
        ]

    def test_tasks_in_another_order(self):
        one, two = self.SECTIONS.split("(二)")[1].splitlines()
        first, second = (line.removeprefix("(三)") for line in (one, two))
        other = self.SECTIONS.replace(first, "…").replace(second, first).replace("…", second)
        assert self.rows(parse(self.SECTIONS), parse(other)) == [
            ("task in another order", "3", "2", "建设吹哨热线", None, None),
            ("task in another order", "2", "3", "培训基层骨干", None, None),
        ]

    def test_words_that_only_came(self):
        other = self.SECTIONS.replace("信用档案。", "信用档案,按月通报。")
        assert self.rows(parse(self.SECTIONS), parse(other)) == [
            (
                "task reworded", "1", "1", "整治直播带货",
                "…信用档案。", "…信用档案,按月通报。",
            )
        ]  # fmt: skip

    def test_a_list_of_agencies_that_is_open_now(self):
        shared = self.ONE.format("市公安局、市农委按职责分工负责")
        assert self.rows(parse(shared), parse(shared.replace("市农委", "市农委等"))) == [
            ("list of agencies open now", "1.1", "1.1", "整治直播带货", None, None)
        ]
        assert self.rows(parse(shared.replace("市农委", "市农委等")), parse(shared)) == [
            ("list of agencies closed now", "1.1", "1.1", "整治直播带货", None, None)
        ]

    def test_measures_that_are_divided_otherwise(self):
        text = "一、甲\n(一)乙。公布典型案例。{}约谈平台负责人。(市公安局负责)"
        one, two = (parse(text.format(words)) for words in ("", "(市公安局负责)"))
        row = ("measures divided otherwise", "1", "1", "乙", None, None)
        assert self.rows(one, two) == [row]
        # As many measures, but the first bracket is one sentence further on.
        text = "一、甲\n(一)乙。公布典型案例。{}约谈平台负责人。{}清理刷单炒信。(市公安局负责)"
        bracket = "(市公安局负责)"
        one, two = (parse(text.format(*words)) for words in ((bracket, ""), ("", bracket)))
        assert not compare(one, two).is_empty
        assert self.rows(one, two) == [row]

    def test_quotation_marks_of_either_kind_are_the_same(self, plan):
        marks = str.maketrans("“”", '""')
        again = parse(plan.source.text.translate(marks), registry=plan.agencies)
        assert compare(plan, again).is_empty

    def test_the_published_text_read_without_a_registry_has_not_changed(self, plan):
        # It prints 林业局 once, and 市林业局 elsewhere.
        assert compare(plan, parse(plan.source.text)).is_empty

    def test_a_task_whose_measures_are_in_others_now_says_where(self):
        measures = [
            "汇集执法数据,对高风险网店自动预警,定期通报平台整改情况。(市公安局负责)",
            "分批轮训乡镇干部,考试合格后持证上岗,每年复训一次。(市农委负责)",
        ]
        task, a, b = (
            "(三)推进智慧监管。{}{}",
            "(一)整治直播。公布案例。(市商务局负责)",
            "(二)培训骨干。上岗考核。(市财政局负责)",
        )
        old = parse("一、甲\n" + "\n".join((a, b, task.format(*measures))))
        new = parse("一、甲\n" + "\n".join((a + measures[0], b + measures[1])))
        rows = self.rows(old, new)
        assert ("task removed", "3", None, "推进智慧监管", "its measures: 1、2", None) in rows
        back = self.rows(new, old)
        assert ("task added", None, "3", "推进智慧监管", None, "its measures: 1、2") in back
        assert not compare(old, new).roles

    def test_a_task_without_a_title_is_named_by_its_first_words(self):
        text = "一、甲\n加强市场监管,净化市场环境,维护消费者权益,定期通报情况。({})"
        one, two = (
            parse(text.format(words))
            for words in ("市公安局牵头,市农委配合", "市公安局、市农委按职责分工负责")
        )
        lines = compare(one, two).to_text().splitlines()
        at = lines.index("no longer led or held alone")
        assert "加强市场监管,净化市场环境" in lines[at + 1]
        assert "lead: 市公安局 → shared: 市公安局" in "".join(lines[at + 1 : at + 4]).replace(
            " " * 17, ""
        )

    @pytest.mark.parametrize("notice", [edited_2019.NOTICE, invented_2019.NOTICE])
    @pytest.mark.parametrize("known", [True, False])
    def test_no_row_has_the_same_on_both_sides_or_an_agency_that_stayed(self, plan, notice, known):
        found = compare(plan, parse(notice, registry=plan.agencies if known else None))
        for row in found.table("summary"):
            assert row.was is None or str(row.was) != str(row.now)
            if row.kind in ("agency added", "agency dropped"):
                is_added = row.kind == "agency added"
                task = (
                    (plan.task_of(plan.measure(row.old)) if row.old else None)
                    if is_added
                    else (found.new.task_of(found.new.measure(row.new)) if row.new else None)
                )
                shown = str(row.now if is_added else row.was)
                names = {role.agency.name for role in task.roles} if task else set()
                assert not [name for name in names if name in shown.split(": ", 1)[1].split("、")]

    def test_a_task_with_another_title_and_other_words(self):
        other = self.SECTIONS.replace("整治直播带货", "整治直播乱象").replace(
            "典型案例", "典型判例"
        )
        assert [row[0] for row in self.rows(parse(self.SECTIONS), parse(other))] == [
            "task retitled",
            "task reworded",
        ]

    def test_a_task_that_is_nothing_but_its_title_is_not_reworded_too(self):
        one, other = (parse(f"一、甲\n(一)推进{word}共治。(市公安局负责)") for word in ("", "社会"))
        assert [row[0] for row in self.rows(one, other)] == ["task retitled"]

    def test_is_narrowed_to_an_agency(self, plan):
        found = compare(plan, parse(edited_2019.NOTICE)).only("市网络办")
        assert [row.kind for row in found.table("summary")] == ["task reworded", "duty changed"]

    def test_what_does_not_fit_a_page_is_counted(self, since_2018):
        lines = since_2018.to_text().splitlines()
        (at,) = [at for at, line in enumerate(lines) if " more: task removed " in line]
        removed = [f.old for f in since_2018.table("summary") if f.kind == "task removed"]
        left = int(lines[at].split()[0])
        assert lines[at] == f"{left} more: task removed (table tasks)"
        assert lines[at + 1] == "  " + "、".join(removed[-left:])
        shown = lines[lines.index("task removed") + 1 : at]
        assert [line[:17].strip() for line in shown if line[:17].strip()] == removed[:-left]

    def test_what_is_left_out_and_has_no_place_is_counted_only(self, since_2018):
        lines = since_2018.to_text().splitlines()
        (at,) = [at for at, line in enumerate(lines) if "more: successor, same duty" in line]
        assert lines[at + 1] == ""

    def test_a_finding_shows_what_was_and_is(self):
        finding = Finding("task retitled", "8", "9", "保护商标", "保护商标行为", "保护商标")
        assert repr(finding) == "<Finding task retitled: 保护商标, 保护商标行为 -> 保护商标>"

    def test_many_ids_are_cut(self):
        many = [Finding("task added", new=str(at), title="甲") for at in range(99)]
        assert fit_page(many)[-1].new == "、".join(map(str, range(29, 59))) + "…"

    def test_a_page_of_every_kind_of_finding_has_a_line_for_each(self):
        many = [Finding(kind) for kind in Finding.TABLES for _ in range(99)]
        rows = fit_page(many)
        assert [row.more for row in rows] == [99] * len(Finding.TABLES)
        assert str(rows[0].change) == "99: led or held alone now, not before (table roles)"

    def test_an_agency_has_the_name_of_the_registry_not_the_printed_one(self, registry):
        text = "一、甲\n(一)整治直播带货。公布典型案例。({})"
        old = parse(text.format("市公安局、市邮政管理局按职责分工负责"), registry=registry)
        new = parse(text.format("市公安局牵头,市邮政局配合"))
        found = compare(old, new)
        assert [row.agency.name for row in found.by_agency] == ["市公安局", "市邮政管理局"]
        back = compare(new, old)
        assert [row.agency.name for row in back.by_agency] == ["市公安局", "市邮政管理局"]
        assert str(found.table("summary")[1].now) == "supporting: 市邮政管理局"


class TestFields:
    """Deadlines and other labelled fields of measures that correspond."""

    TASK = "一、甲\n(一)整治直播带货。公布典型案例,约谈平台负责人。(责任单位:市公安局{})"

    def compare(self, old, new):
        return compare(parse(self.TASK.format(old)), parse(self.TASK.format(new)))

    def rows(self, found):
        columns = ("change", "old", "new", "title", "was", "now")
        records = found.table("summary").to_records()
        return [tuple(map(record.get, columns)) for record in records]

    @pytest.fixture
    def postponed(self):
        return self.compare(";完成时限:2031年6月底前", ";完成时限:2031年9月底前")

    def test_a_deadline_alone_is_a_change(self, postponed):
        (change,) = postponed.fields
        assert (change.kind, change.label) == ("changed", "完成时限")
        assert change.texts == ("2031年6月底前", "2031年9月底前")
        assert (change.old_date, change.new_date) == (date(2031, 6, 30), date(2031, 9, 30))
        assert change.task is postponed.tasks[0]
        assert (change.old_measure, change.new_measure) == (
            postponed.old.measure("1.1"), postponed.new.measure("1.1"),
        )  # fmt: skip
        assert not postponed.is_empty
        assert postponed.counts["fields_changed"] == 1
        # Neither words nor roles are another.
        assert postponed.roles == ()
        assert [c.kinds for c in (*postponed.tasks, *postponed.measures)] == [("kept",)] * 2
        assert repr(postponed).endswith("tasks 1 kept; 0 role changes, 1 field changes>")

    def test_a_deadline_that_changed_shows_before_and_after(self, postponed):
        assert self.rows(postponed) == [
            ("deadline changed", "1.1", "1.1", "整治直播带货", "2031年6月底前", "2031年9月底前")
        ]
        row = "  1.1            整治直播带货: 2031年6月底前 → 2031年9月底前"
        lines = postponed.to_text().splitlines()
        assert lines[lines.index("deadline changed") + 1] == row

    def test_one_that_came_or_went(self):
        due = ";完成时限:2031年6月底前"
        found, back = self.compare("", due), self.compare(due, "")
        row = ("1.1", "1.1", "整治直播带货")
        assert self.rows(found) == [("deadline added", *row, None, "2031年6月底前")]
        assert self.rows(back) == [("deadline dropped", *row, "2031年6月底前", None)]
        ends = [(c.kind, c.old_text, c.new_text) for c in (*found.fields, *back.fields)]
        assert ends == [("added", None, "2031年6月底前"), ("removed", "2031年6月底前", None)]
        assert [c.label for c in (*found.fields, *back.fields)] == ["完成时限"] * 2
        assert (found.counts["fields_added"], back.counts["fields_removed"]) == (1, 1)
        assert [repr(c) for c in (*found.fields, *back.fields)] == [
            "<FieldChange 1.1: 完成时限 added, nothing -> 2031年6月底前>",
            "<FieldChange 1.1: 完成时限 removed, 2031年6月底前 -> nothing>",
        ]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (";完成时限:2031年6月底前", ";完成时限：２０３１年 6月底前"),
            (";完成时限:2031年6月底前", ";完成 时限:2031年6月底前"),
            (";备注:见“双随机”方案", ';备注:见"双随机"方案'),
            (";备注:使用APP", ";备注:使用app"),
            (";完成时限:6月底;备注:下同", ";备注:下同;完成时限:6月底"),
        ],
    )
    def test_width_whitespace_case_quotation_marks_and_order_are_no_change(self, old, new):
        assert parse(self.TASK.format(new)).measures[0].fields
        assert self.compare(old, new).is_empty

    def test_other_words_for_the_same_day_are_a_change(self):
        (change,) = self.compare(";完成时限:2031年6月底前", ";完成时限:2031年6月30日前").fields
        assert (change.kind, change.old_date) == ("changed", change.new_date)

    def test_the_same_words_in_another_year_are_none(self):
        old, new = (
            parse(f"{year}年工作要点\n{self.TASK.format(';完成时限:6月底前')}")
            for year in (2030, 2031)
        )
        assert old.measures[0].fields[0].date != new.measures[0].fields[0].date
        assert compare(old, new).fields == ()

    @pytest.mark.parametrize("label", [word.text for word in vocabulary.DEADLINES])
    def test_every_word_that_the_reader_has_for_deadlines_is_a_plain_label(self, label):
        assert is_plain_deadline(label)

    @pytest.mark.parametrize(
        "label", ["完成时间", "任务完成时限", "工作进度", "计划完成时间", "完成时限要求", ""]
    )
    def test_a_deadline_is_the_same_under_another_name_or_none(self, label):
        old = self.relabel(parse(self.TASK.format(";完成时限:2031年6月底前")), "完成时限")
        same = self.relabel(old, label)
        later = self.relabel(parse(self.TASK.format(";完成时限:2031年9月底前")), label)
        assert compare(old, same).is_empty
        assert compare(same, old).is_empty
        for found in (compare(old, later), compare(later, old)):
            assert [(c.kind, c.is_deadline) for c in found.fields] == [("changed", True)]
            assert [row[0] for row in self.rows(found)] == ["deadline changed"]
        assert compare(old, later).fields[0].label == (label or "完成时限")

    def relabel(self, plan, *labels):
        """The plan with other labels for the fields of its one measure."""
        (section,), (task,), (measure,) = plan.sections, plan.tasks, plan.measures
        fields = tuple(map(lambda f, each: attrs.evolve(f, label=each), measure.fields, labels))
        task = attrs.evolve(task, measures=(attrs.evolve(measure, fields=fields),))
        return attrs.evolve(plan, sections=(attrs.evolve(section, tasks=(task,)),))

    def test_a_deadline_without_a_label_has_none_to_show(self):
        old, new = (
            self.relabel(parse(self.TASK.format(f";完成时限:{due}")), "")
            for due in ("6月底", "长期坚持")
        )
        found = compare(old, new)
        assert self.rows(found) == [
            ("deadline changed", "1.1", "1.1", "整治直播带货", "6月底", "长期坚持")
        ]
        assert repr(found.fields[0]) == "<FieldChange 1.1: deadline changed, 6月底 -> 长期坚持>"

    @pytest.mark.parametrize("verb", ["完成", "办结", ""])
    def test_a_deadline_in_the_sentence_may_have_a_label_and_no_verb_now(self, verb):
        old, same, later = (
            parse(self.TASK.format(words))
            for words in (
                f";2031年6月底前{verb}", ";完成时限:2031年6月底前", ";完成时限:2031年9月底前",
            )
        )  # fmt: skip
        assert [field.label for field in old.measures[0].fields] == [""]
        assert compare(old, same).is_empty
        assert compare(same, old).is_empty
        assert [(c.kind, c.label) for c in compare(old, later).fields] == [("changed", "完成时限")]
        # Without a day a verb is all that it says.
        assert self.compare(";进度:完成", ";进度:未完成").counts["fields_changed"] == 1

    def test_where_several_deadlines_are_left_none_is_taken_for_another(self):
        plan = parse(self.TASK.format(";完成时限:3月底;备注:6月底"))
        old, new = (
            self.relabel(plan, *labels)
            for labels in (("完成时限", "办结时限"), ("完成时间", "时限"))
        )
        kinds = [(c.kind, c.label) for c in compare(old, new).fields]
        assert kinds == [
            ("added", "完成时间"), ("added", "时限"),
            ("removed", "完成时限"), ("removed", "办结时限"),
        ]  # fmt: skip

    def test_a_label_that_says_more_is_another_field(self):
        found = self.compare(";报告时限:6月底", ";完成时限:6月底")
        assert [(row[0], *row[4:]) for row in self.rows(found)] == [
            ("deadline added", None, "6月底"),
            ("deadline dropped", "报告时限: 6月底", None),
        ]

    def test_other_fields_have_their_label_and_come_after_roles(self):
        found = compare(
            parse(self.TASK.format("、市财政局;责任人:王某;目标值:9成")),
            parse(self.TASK.format("、市财政局、市农委;责任人:李某;备注:下同")),
        )
        assert [(row[0], *row[4:]) for row in self.rows(found)] == [
            ("agency added", None, "shared: 市农委"),
            ("field changed", "责任人: 王某", "责任人: 李某"),
            ("field added", None, "备注: 下同"),
            ("field dropped", "目标值: 9成", None),
        ]

    def test_what_starts_is_no_deadline(self):
        found = self.compare(";启动时间:6月底", ";启动时间:9月底")
        assert [row[0] for row in self.rows(found)] == ["field changed"]

    def test_of_several_fields_with_one_label_each_is_compared_with_the_next(self):
        found = self.compare(";备注:甲;备注:乙;备注:丙", ";备注:乙;备注:丁;备注:乙")
        assert [(c.kind, *c.texts) for c in found.fields] == [
            ("changed", "甲", "丁"),
            ("removed", "丙", None),
        ]

    TWO = (
        "一、甲\n(一)整治直播带货。公布典型案例,约谈平台负责人。(责任单位:市公安局{})"
        "\n(二)培训基层骨干。分批轮训乡镇干部,考试合格后持证上岗。(责任单位:市农委{})"
    )

    def test_fields_of_a_task_that_was_added_or_removed_are_no_changes(self):
        due = ";完成时限:2031年6月底前"
        two = self.TWO.format(due, due)
        one = two.partition("\n(二)")[0]
        for found in (compare(parse(one), parse(two)), compare(parse(two), parse(one))):
            assert found.fields == ()
            assert len(found.table("summary")) == 1

    def test_a_measure_that_moved_with_another_deadline(self):
        head, first, second = self.TWO.format(";完成时限:6月底", ";完成时限:3月底").splitlines()
        moved = second.replace("(二)", "(一)").replace("3月底", "9月底")
        found = compare(
            parse(f"{head}\n{first}\n{second}"),
            parse(f"{head}\n{moved}\n{first.replace('(一)', '(二)')}"),
        )
        (change,) = found.fields
        assert (change.old_measure.id, change.new_measure.id, *change.texts) == (
            "2.1", "1.1", "3月底", "9月底",
        )  # fmt: skip
        assert change.task.kinds == ("moved",)

    def test_changes_are_in_the_order_of_the_new_plan(self):
        old = self.TWO.format(";完成时限:6月底", ";完成时限:3月底")
        found = compare(parse(old), parse(old.replace("月底", "月中旬")))
        assert [change.new_measure.id for change in found.fields] == ["1.1", "2.1"]

    def test_a_rewritten_measure_is_compared_with_what_is_in_its_place(self):
        old = self.TASK.format(";完成时限:6月底")
        new = old.replace("公布典型案例,约谈平台负责人", "清理网店刷单炒信").replace("6月", "9月")
        found = compare(parse(old), parse(new))
        assert {change.kinds for change in found.measures} == {("added",), ("removed",)}
        assert [(c.kind, *c.texts) for c in found.fields] == [("changed", "6月底", "9月底")]

    def test_rewritten_measures_of_another_number_are_compared_together(self):
        lead = "一、甲\n(一)整治直播带货。"
        old = parse(f"{lead}公布典型案例。(责任单位:市公安局;完成时限:6月底)")
        new = parse(
            f"{lead}清理刷单炒信。(责任单位:市公安局;完成时限:6月底)"
            "督促整改到位。(责任单位:市公安局;完成时限:9月底)"
        )
        ends = [
            [(c.kind, c.old_measure.id, c.new_measure.id) for c in found.fields]
            for found in (compare(old, new), compare(new, old))
        ]
        assert ends == [[("added", "1.1", "1.2")], [("removed", "1.2", "1.1")]]

    def test_what_was_merged_is_compared_with_what_it_was_merged_into(self):
        apart = TestMergedAndSplit.APART.replace("人民检察院负责", "人民检察院负责;完成时限:6月底")
        one = TestMergedAndSplit.TOGETHER.replace("(市人民检察院负责)", "").replace(
            "(市中级人民法院牵头负责)",
            "(市人民检察院牵头,市中级人民法院配合;完成时限:6月底)",
        )
        found, back = compare(parse(apart), parse(one)), compare(parse(one), parse(apart))
        # The court's measure had no deadline, the procuratorate's is the same.
        ends = [(c.kind, c.old_measure.id, c.new_measure.id) for c in found.fields]
        assert ends == [("added", "2.1", "1.1")]
        ends = [(c.kind, c.old_measure.id, c.new_measure.id) for c in back.fields]
        assert ends == [("removed", "1.1", "2.1")]

    def test_fields_of_one_task_that_changed_alike_share_a_row(self):
        text = "一、甲\n(一)乙。" + "".join(
            f"{clause}。(责任单位:市公安局;完成时限:{{}})"
            for clause in ("公布典型案例", "约谈平台负责人", "清理刷单炒信")
        )
        found = compare(
            parse(text.format("6月底", "6月底", "3月底")),
            parse(text.format("9月底", "9月底", "5月底")),
        )
        assert len(found.fields) == 3
        assert self.rows(found) == [
            ("deadline changed", "1.1、1.2", "1.1、1.2", "乙", "6月底", "9月底"),
            ("deadline changed", "1.3", "1.3", "乙", "3月底", "5月底"),
        ]

    def test_is_narrowed_to_those_of_an_agency_s_measures(self, registry):
        text = self.TWO.replace("市农委", "市工商局")
        old = parse(text.format(";完成时限:6月底", ";完成时限:6月底"), registry=registry)
        new = parse(text.format(";完成时限:9月底", ";完成时限:9月底"), registry=registry)
        found = compare(old, new)
        assert [c.new_measure.id for c in found.only("市公安局").fields] == ["1.1"]
        assert [c.new_measure.id for c in found.only("工商局").fields] == ["2.1"]
        regulator = found.only(successor="市市场监管局")
        assert [c.new_measure.id for c in regulator.fields] == ["2.1"]
        assert not regulator.is_empty
        assert [row[:2] for row in self.rows(regulator)] == [("deadline changed", "2.1")]

    def test_a_record_has_label_words_and_days(self, postponed):
        (record,) = postponed.to_records()
        assert {key: value for key, value in record.items() if value is not None} == {
            "what": "field", "change": "changed", "old": "1.1", "new": "1.1",
            "title": "整治直播带货", "label": "完成时限",
            "old_text": "2031年6月底前", "new_text": "2031年9月底前",
            "old_date": date(2031, 6, 30), "new_date": date(2031, 9, 30),
        }  # fmt: skip

    def test_pages_have_a_table_with_the_changed_words_marked(self, postponed):
        row = (
            "| changed | 1.1 | 1.1 | 整治直播带货 | 完成时限 |"
            " 2031年6月底前 | 2031-06-30 | 2031年9月底前 | 2031-09-30 |"
        )
        assert row in postponed.to_markdown()
        assert "Changes in deadlines and other fields: 1" in postponed.to_text()
        html = postponed.to_html()
        assert "2031年<del>6</del>月底前" in html
        assert "2031年<ins>9</ins>月底前" in html

    def test_pages_are_in_chinese(self, postponed):
        for write in (postponed.to_text, postponed.to_markdown, postponed.to_html):
            assert "时限调整" in write(lang="zh")
            assert "时限等字段变动：1项" in write(lang="zh")

    def test_the_table_is_of_the_changes(self, postponed):
        table = postponed.table("fields")
        assert tuple(table) == postponed.fields
        assert table.caption == "Changes in deadlines and other fields: 1"
        assert all(column.meaning.endswith(".") for column in table.columns)
        assert len(compare(postponed.old, postponed.old).table("fields")) == 0

    def test_long_words_are_cut_to_what_changed(self):
        long = "甲" * 40
        (row,) = self.rows(self.compare(f";备注:{long}乙{long}", f";备注:{long}丙{long}"))
        assert row[4:] == ("备注: …甲甲甲甲乙甲甲甲甲…", "备注: …甲甲甲甲丙甲甲甲甲…")
        (row,) = self.rows(self.compare("", f";备注:{long}"))
        assert row[4:] == (None, f"备注: {'甲' * 32}…")


class TestInvariants:
    def test_a_plan_compared_with_itself_has_not_changed(self, plan):
        same = compare(plan, plan)
        assert same.is_empty
        assert same.counts["tasks_kept"] == 27
        assert same.counts["measures_kept"] == 45
        assert not same.to_records()

    def test_layout_alone_is_no_change(self):
        assert compare(parse(OLD), parse(OLD.replace("\n", "\r\n  "))).is_empty

    def test_is_immutable_hashable_and_copied(self, found):
        assert pickle.loads(pickle.dumps(found)) == found
        assert copy.deepcopy(found) == found
        assert hash(found) == hash(copy.deepcopy(found))
        with pytest.raises(AttributeError):
            found.tasks = ()
        with pytest.raises(TypeError):
            found.counts["tasks_kept"] = 0

    def test_empty_parts_compare_with_nothing(self, plan):
        bare = attrs.evolve(
            plan, sections=(), corrections=(), initiatives=(), agencies=(), title=""
        )
        assert compare(bare, bare).is_empty
        assert compare(bare, plan).counts["tasks_added"] == 27
        assert repr(compare(bare, bare)).startswith(
            "<Comparison qingdao-2018 -> qingdao-2018: tasks none"
        )


class TestForms:
    def test_records_are_plain_have_the_same_keys_and_leave_out_what_is_kept(self, found):
        records = found.to_records()
        assert {record["change"] for record in records} == {
            "reworded",
            "moved",
            "added",
            "removed",
            "changed",
            "succeeded",
            "gained",
            "lost",
        }
        assert len({tuple(record) for record in records}) == 1
        assert records[-1] == dict.fromkeys(records[0]) | {
            "what": "role",
            "change": "lost",
            "old": "2.1",
            "title": "加强卷烟打假",
            "old_agency": "市烟草专卖局",
            "old_duty": "lead",
        }

    def test_a_section_is_a_record_of_its_title(self):
        one, other = (
            parse(f"一、{title}\n(一)推进共治。(市公安局负责)")
            for title in ("强化监管", "强化治理")
        )
        (record,) = compare(one, other).to_records()
        values = {key: value for key, value in record.items() if value is not None}
        assert values == {
            "what": "section", "change": "reworded", "old": "1", "new": "1",
            "old_text": "强化监管", "new_text": "强化治理", "similarity": 0.667,
        }  # fmt: skip

    def test_a_record_of_what_is_gone_names_the_nearest(self, found):
        (record,) = [
            r for r in found.to_records() if (r["what"], r["change"]) == ("task", "removed")
        ]
        assert (record["old_text"], record["new"], record["nearest"], record["nearest_title"]) == (
            "加强卷烟打假", None, "1", "加强重点产品管理",
        )  # fmt: skip

    def test_markdown_has_figures_changes_and_provenance(self, found):
        text = found.to_markdown()
        assert "| tasks | 1 | 1 | 1 | 1 | 1 | 0 | 0 |" in text
        assert "| moved | 3 | 2 |  | 查处侵犯专利权行为 | 1.0 |  |  |" in text
        assert "| 市市场监管局 | 0 | 0 | 0 | 0 | 2 |" in text
        assert "| 市质监局 | 市市场监管局 | 青岛市市场监督管理局 | likely | 1 | 1.1 |" in text
        assert "| succeeded | 1.1 |" not in text  # the reform alone
        assert "| lost | 2.1 |  | 加强卷烟打假 | 市烟草专卖局 | lead |  |  |  |  |" in text
        assert found.old.source.sha256 in text

    def test_the_summary_and_the_figures_come_first(self, found):
        heads = [line for line in found.to_markdown().splitlines() if line.startswith("#")]
        assert [head.partition(":")[0] for head in heads[1:]] == [
            "## Summary", "## Figures", "## Sections whose tasks or titles changed",
            "## Changes in tasks", "## Changes in measures",
            "## Changes in roles, without those of successors below",
            "## Roles that went to a successor, unchanged", "## Agencies whose roles changed",
        ]  # fmt: skip
        assert [
            line for line in found.to_text().splitlines() if ":" in line and line[0] in "SC"
        ] == [
            "Summary: 8",
            "Sections whose tasks or titles changed: 2",
            "Changes in tasks: 4",
            "Changes in measures: 3",
            "Changes in roles, without those of successors below: 4",
        ]

    def test_pages_are_in_either_language(self, found):
        for write in (found.to_text, found.to_markdown, found.to_html):
            chinese = write(lang="zh")
            assert "变动摘要：" in chinese
            assert "新增任务" in chinese
            assert not re.search(r"Summary|Figures|task|lead|reworded|old:", chinese)
            with pytest.raises(OptionError):
                write(lang="de")

    def test_nothing_of_the_text_is_taken_for_markup(self):
        hostile = parse("一、甲\n(一)<b>*乙*</b>。<script>丙</script>|丁。(<i>戊局负责)")
        other = parse("一、甲\n(一)己。庚。(辛局负责)")
        found = compare(hostile, other)
        for tag in ("<b>", "<script>", "<i>"):
            assert tag not in found.to_html()
        assert "\\<b\\>\\*乙\\*" in found.to_markdown()

    def test_html_is_a_page_that_marks_deletions_and_insertions_inside_the_sentence(self, found):
        html = found.to_html()
        assert html.startswith('<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8">')
        assert found.to_html(lang="zh").startswith('<!DOCTYPE html>\n<html lang="zh">')
        assert ",<del>严肃</del>查处产品质量违法行为" in html
        assert ",<ins>从严</ins>查处产品质量违法行为" in html
        assert ">加强卷烟打假</td><td></td>" in html
        assert ">推进智慧监管</td>" in html

    def test_jupyter_shows_the_same_as_a_part_of_its_own_page(self, found):
        assert found._repr_html_() in found.to_html()
        assert found._repr_html_().startswith('<div class="workplan">')

    def test_a_measure_with_other_words_shows_its_changed_agencies_too(self, found):
        assert "(市<del>质监</del>局负责)" in found.to_html()

    def test_words_that_are_kept_are_printed_once_or_not_at_all(self, found):
        html = found.to_html()
        assert "加大对驰名商标" not in html  # kept, though another agency leads
        moved = compare(parse(TestMeasures.TWO), parse(TestMeasures.SWAPPED))
        assert moved.to_markdown().count("| moved | 1.2 | 1.1 |  | 严查网络销售假药。") == 1

    def test_plans_that_are_alike_have_nothing_to_list_but_figures(self, plan):
        same = compare(plan, plan)
        heads = [line for line in same.to_markdown().splitlines() if line.startswith("##")]
        assert heads == ["## Nothing changed.", "## Figures"]
        assert same.to_html().count("<table>") == 1
        assert "Nothing changed." in same.to_html()
        assert "没有变动。" in same.to_text(lang="zh")

    def test_what_is_like_nothing_names_no_nearest(self):
        found = compare(parse("一、甲\n(一)乙。丙。"), parse("一、丁\n(一)戊。己。"))
        assert "| added |  | 1 |  | 戊 | 0.0 |  |  |" in found.to_markdown()

    def test_repr_shows_the_figures(self, found):
        assert repr(found).endswith(
            "tasks 1 kept, 1 reworded, 1 moved, 1 added, 1 removed; 7 role changes>"
        )
        assert (
            repr(found.tasks[0]) == f"<Change 1 -> 1: reworded ({found.tasks[0].similarity:.2f})>"
        )
        shown = [repr(change) for change in found.roles]
        assert "<RoleChange 4.1: gained, nobody -> 市大数据局 sole>" in shown
        assert "<RoleChange 2.1: lost, 市烟草专卖局 lead -> nobody>" in shown
        assert (
            repr(found.by_section[1])
            == "<SectionSummary 加大保护力度: 1 kept, 1 moved out, 1 added>"
        )
        assert (
            repr(found.by_succession[0]) == "<SuccessionSummary 市质监局 -> 市市场监管局: 1 roles>"
        )
        assert repr(found.leads) == "(<LeadChange 2.1: replaced, 市知识产权局 -> 市公安局>,)"


def test_a_section_into_which_more_came_than_it_had_keeps_its_name(plan):
    """Found by Hypothesis: (四) moved into section 五, which lost (十六); (五) moved away."""
    tasks = {task.id: task.text.replace("\n", "") for task in plan.tasks}
    kept = {"1": "5 1 2 3", "2": "6", "3": "7 8 9 10 11", "4": "12 13 14", "5": "4 15 17"}
    lines = []
    for section, ids in kept.items():
        lines += [plan.section(section).heading, *(tasks[id_] for id_ in ids.split())]
    found = compare(plan, parse("\n".join(lines), registry=plan.agencies))
    both = [change for change in found.sections if change.old and change.new]
    assert all(change.old.title == change.new.title for change in both)
    assert len(both) == 5


class TestTables:
    # That of fields, of which these two notices have none, is in `TestFields`.
    NAMES = ("summary", "sections", "tasks", "measures", "roles", "successions", "agencies")

    @pytest.mark.parametrize("name", NAMES)
    def test_have_captions_and_provenance_of_the_new_plan(self, found, name):
        table = found.table(name)
        assert len(table) > 0
        assert table.caption.endswith(f": {len(table)}")
        assert table.provenance == found.new.provenance
        assert all(column.meaning.endswith(".") for column in table.columns)
        assert found.table(name, lang="zh").caption != table.caption

    def test_of_the_same_plan_are_empty(self, plan):
        same = compare(plan, plan)
        assert [len(same.table(name)) for name in self.NAMES] == [0] * 7

    def test_roles_name_measures_agencies_and_duties(self, found):
        for row, record in zip(found.roles, found.table("roles").to_records(), strict=True):
            assert record["change"] == row.kind
            assert record["new"] == (row.new_measure and row.new_measure.id)
            assert record["title"] == row.task.part.title
            assert record["old_agency"] == (row.old and row.old.agency.name)
            assert record["new_duty"] == (row.new and row.new.duty.value)

    def test_a_part_is_found_by_its_id_in_the_new_plan(self, found):
        changes = found.table("tasks")
        for change in changes:
            if change.new:
                assert changes.row(change.new.id) is change

    def test_an_agency_is_found_by_its_name(self, found):
        summary = found.by_agency[0]
        assert found.table("agencies").row(summary.agency.name) == summary

    def test_another_name_is_refused(self, found):
        with pytest.raises(OptionError, match="table must be one of summary, sections, tasks, m"):
            found.table("changes")
