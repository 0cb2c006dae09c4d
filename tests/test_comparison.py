"""What changed from one plan to the next."""

import copy
import pickle

import attrs
import pytest

import workplan
from workplan import UnknownAgencyError, compare
from workplan.notice import parse

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
def register(plan):
    return plan.agencies


@pytest.fixture(scope="module")
def found(register):
    return compare(parse(OLD, registry=register), parse(NEW))


def tasks(comparison, kind):
    return [change.part.title for change in comparison.tasks if kind in change.kinds]


class TestTasks:
    def test_a_reworded_one_is_matched_with_its_similarity(self, found):
        (change,) = [change for change in found.tasks if "reworded" in change.kinds]
        assert (change.old.id, change.new.id, change.kinds) == ("1", "1", ("reworded",))
        assert 0.8 < change.similarity < 1

    def test_one_in_another_section_or_under_another_number_has_moved(self, found):
        assert tasks(found, "moved") == ["查处侵犯专利权行为", "保护商标专用权"]

    def test_what_finds_no_partner_was_added_or_removed_and_names_the_nearest(self, found):
        assert tasks(found, "added") == ["推进智慧监管"]
        assert tasks(found, "removed") == ["加强卷烟打假"]
        (removed,) = [change for change in found.tasks if change.kinds == ("removed",)]
        assert removed.new is None
        assert removed.nearest.title == "加强重点产品管理"
        assert removed.similarity < 0.5

    def test_a_higher_threshold_matches_less(self, register):
        strict = compare(parse(OLD), parse(NEW), threshold=0.99)
        assert "加强重点产品管理" in tasks(strict, "added")

    def test_a_task_with_a_new_heading_is_still_the_same(self):
        renamed = compare(parse(OLD), parse(OLD.replace("查处侵犯专利权行为", "保护发明人")))
        assert renamed.counts["tasks_reworded"] == 1
        assert renamed.counts["tasks_added"] == 0

    def test_a_task_with_a_new_text_under_its_heading_is_still_the_same(self):
        clause = "深入开展质检利剑专项行动,严肃查处产品质量违法行为"
        rewritten = compare(parse(OLD), parse(OLD.replace(clause, "推行首席质量官制度")))
        assert rewritten.counts["tasks_reworded"] == 1
        assert rewritten.counts["tasks_added"] == 0


class TestRoles:
    def kinds(self, comparison, measure):
        return [
            (
                change.kind,
                change.old and (change.old.agency.name, change.old.duty.value),
                change.new and (change.new.agency.name, change.new.duty.value),
            )
            for change in comparison.roles
            if change.measure == measure
        ]

    def test_a_changed_duty_tells_before_and_after(self, found):
        assert self.kinds(found, "2.1")[:2] == [
            ("changed", ("市公安局", "supporting"), ("市公安局", "lead")),
            ("changed", ("市知识产权局", "lead"), ("市知识产权局", "supporting")),
        ]

    def test_a_successor_is_followed_but_is_not_the_same_body(self, found):
        (change,) = [change for change in found.roles if change.measure == "1.1"]
        assert change.kind == "succeeded"
        assert (change.old.agency.name, change.new.agency.name) == ("市质监局", "市市场监管局")
        assert change.via.name == "青岛市市场监督管理局"
        assert change.via.confidence is workplan.Confidence.LIKELY

    def test_without_a_register_nothing_is_known_of_successors(self):
        unlinked = compare(parse(OLD), parse(NEW))
        assert self.kinds(unlinked, "1.1") == [
            ("lost", ("市质监局", "sole"), None),
            ("gained", None, ("市市场监管局", "sole")),
        ]

    def test_an_added_measure_gains_its_roles_and_a_removed_one_loses_them(self, found):
        assert self.kinds(found, "4.1") == [("gained", None, ("市大数据局", "sole"))]
        lost = [c.old.agency.name for c in found.roles if c.kind == "lost"]
        assert lost == ["市烟草专卖局"]

    def test_two_printed_forms_of_one_body_are_one_body(self, register):
        one = "一、甲\n(一)乙。加强食品药品监管工作。(市食品药品监管局负责)"
        other = one.replace("市食品药品监管局", "市食品药品监督管理局")
        assert compare(parse(one, registry=register), parse(other)).is_empty
        assert compare(parse(other), parse(one, registry=register)).is_empty

    def test_can_be_asked_for_one_agency(self, found):
        assert [change.measure for change in found.only("市公安局").roles] == ["2.1"]
        assert [change.kind for change in found.only("市大数据局").roles] == ["gained"]
        with pytest.raises(UnknownAgencyError):
            found.only("市气象局")


class TestLaws:
    def test_a_plan_compared_with_itself_has_not_changed(self, plan):
        same = compare(plan, plan)
        assert same.is_empty
        assert same.counts["tasks_kept"] == 27
        assert same.counts["measures_kept"] == 45
        assert not same.to_records()

    def test_layout_alone_is_no_change(self):
        assert compare(parse(OLD), parse(OLD.replace("\n", "\r\n  "))).is_empty

    def test_swapping_the_plans_swaps_added_and_removed_gained_and_lost(self, found):
        back = compare(found.new, found.old)
        swapped = {"added": "removed", "removed": "added", "gained": "lost", "lost": "gained"}
        for name, count in found.counts.items():
            what, _, kind = name.partition("_")
            assert back.counts[f"{what}_{swapped.get(kind, kind)}"] == count, name

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


class TestWaysOut:
    def test_records_are_plain_and_leave_out_what_is_kept(self, found):
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
        assert records[-1]["what"] == "role"

    def test_markdown_tells_counts_changes_and_provenance(self, found):
        text = found.to_markdown()
        assert "| tasks | 0 | 1 | 2 | 1 | 1 |" in text
        assert "- 3 → 2 查处侵犯专利权行为: moved (1.00)" in text
        assert "- 4 推进智慧监管: added; nearest" in text
        assert found.old.source.sha256 in text

    def test_nothing_of_the_text_is_taken_for_markup(self):
        hostile = parse("一、甲\n(一)<b>*乙*</b>。<script>丙</script>|丁。(<i>戊局负责)")
        other = parse("一、甲\n(一)己。庚。(辛局负责)")
        found = compare(hostile, other)
        assert "<b>" not in found.to_html()
        assert "<script>" not in found.to_html()
        assert "\\<b\\>\\*乙\\*" in found.to_markdown()

    def test_html_marks_what_went_and_what_came_inside_the_sentence(self, found):
        html = found._repr_html_()
        assert ",严<del>肃</del>查处产品质量违法行为" in html
        assert ",<ins>从</ins>严查处产品质量违法行为" in html

    def test_plans_that_are_alike_have_nothing_to_list(self, plan):
        same = compare(plan, plan)
        assert "<ul>" not in same.to_html()
        assert "##" not in same.to_markdown()

    def test_what_is_like_nothing_names_no_nearest(self):
        found = compare(parse("一、甲\n(一)乙。丙。"), parse("一、丁\n(一)戊。己。"))
        assert "- 1 丁: added\n" in found.to_markdown()

    def test_a_body_with_a_successor_may_still_have_no_heir_here(self, register):
        old = parse("一、甲\n(一)乙。丙。(市农委负责)", registry=register)
        found = compare(old, parse("一、甲\n(一)乙。丙。(市公安局负责)"))
        assert [change.kind for change in found.roles] == ["lost", "gained"]

    def test_repr_says_the_figures(self, found):
        assert repr(found).endswith(
            "tasks 1 reworded, 2 moved, 1 added, 1 removed; 7 role changes>"
        )
        assert (
            repr(found.tasks[0]) == f"<Change 1 -> 1: reworded ({found.tasks[0].similarity:.2f})>"
        )
        shown = [repr(change) for change in found.roles]
        assert "<RoleChange 4.1: gained, nobody -> 市大数据局 sole>" in shown
        assert "<RoleChange 2.1: lost, 市烟草专卖局 lead -> nobody>" in shown
