"""What changed from one plan to the next."""

import copy
import pickle

import attrs
import pytest

import workplan
from tests import invented_2019
from workplan import FormatError, OptionError, UnknownAgencyError, compare
from workplan.comparison.alignment import TitledText, align
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

    def test_one_in_another_section_or_under_another_number_has_moved(self, found):
        assert tasks(found, "moved") == ["查处侵犯专利权行为", "保护商标专用权"]

    def test_a_task_without_a_partner_was_added_or_removed_and_names_the_nearest(self, found):
        assert tasks(found, "added") == ["推进智慧监管"]
        assert tasks(found, "removed") == ["加强卷烟打假"]
        (removed,) = [change for change in found.tasks if change.kinds == ("removed",)]
        assert removed.new is None
        assert removed.nearest.title == "加强重点产品管理"
        assert removed.similarity < 0.5

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

    def kinds(self, new):
        return {
            change.part.text: change.kinds
            for change in compare(parse(self.TWO), parse(new)).measures
        }

    def test_the_order_in_a_task_is_their_number(self):
        swapped = "一、甲\n(一)乙丙。严查网络销售假药。(市农委负责)整治农村市场乱象。(市公安局负责)"
        assert set(self.kinds(swapped).values()) == {("moved",)}

    def test_one_that_goes_to_another_task_has_moved_wherever_that_is(self):
        apart = self.TWO.replace("严查", "\n(二)丁戊。严查")
        assert self.kinds(apart) == {
            "整治农村市场乱象。": ("kept",),
            "严查网络销售假药。": ("moved",),
        }

    def test_a_list_that_was_closed_and_is_open_now_is_another_wording(self):
        opened = self.TWO.replace("市农委负责", "市农委等负责")
        assert self.kinds(opened)["严查网络销售假药。"] == ("reworded",)

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
            if change.measure.part.id == measure
        ]

    def test_a_changed_duty_names_before_and_after(self, found):
        assert self.kinds(found, "2.1")[:2] == [
            ("changed", ("市公安局", "supporting"), ("市公安局", "lead")),
            ("changed", ("市知识产权局", "lead"), ("市知识产权局", "supporting")),
        ]

    def test_a_successor_is_followed_but_is_not_the_same_body(self, found):
        (change,) = [change for change in found.roles if change.measure.part.id == "1.1"]
        assert change.kind == "succeeded"
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
        lost = [c.old.agency.name for c in found.roles if c.kind == "lost"]
        assert lost == ["市烟草专卖局"]

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

    def test_a_body_with_a_successor_may_still_have_none_in_the_new_plan(self, registry):
        old = parse("一、甲\n(一)乙。丙。(市农委负责)", registry=registry)
        found = compare(old, parse("一、甲\n(一)乙。丙。(市公安局负责)"))
        assert [change.kind for change in found.roles] == ["lost", "gained"]

    @pytest.mark.parametrize(
        ("name", "follows"),
        [
            ("市市场监管局", True),
            ("青岛市市场监督管理局", True),
            ("市市场监管委", False),  # does not end like it
            ("市监局", False),  # too short to tell
            ("市监管市场局", False),  # in another order
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
        assert [change.measure.part.id for change in police.roles] == ["2.1"]
        assert [change.new.id for change in police.tasks] == ["2"]
        assert [change.new.id for change in police.measures] == ["2.1"]
        # Its one task left the second section for the first.
        assert [row.section.part.id for row in police.by_section] == ["1"]

    def test_is_found_by_any_name_that_either_plan_knows(self, found):
        assert [change.kind for change in found.only("市大数据局").roles] == ["gained"]
        assert found.only("质监局").roles == found.only("青岛市质量技术监督局").roles != ()

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
        changes = [change for change in since_2018.roles if change.measure.new]
        # A registry knows 市检察院 as 市人民检察院; without one it is a name of its own.
        registered = "procuratorate" in {agency.id for agency in since_2018.new.agencies}
        names = {"市检察院": "市人民检察院"} if registered else {}
        assert {
            (c.measure.new.id, *name_and_duty(c.old), *name_and_duty(c.new), c.via and c.via.name)
            for c in changes
        } == {tuple(names.get(cell, cell) for cell in row) for row in invented_2019.ROLES}
        lost = [change for change in since_2018.roles if change.measure.new is None]
        assert {change.kind for change in lost} == {"lost"}
        assert len(lost) == invented_2019.ROLES_OF_REMOVED_MEASURES

    def test_the_new_regulator_took_over_thirteen_times(self, since_2018):
        (row,) = [row for row in since_2018.by_agency if row.agency.name == "市市场监管局"]
        assert (row.gained, row.lost, row.changed, row.taken_over) == (1, 0, 0, 13)
        assert repr(row) == "<AgencySummary 市市场监管局: 1 gained, 13 taken over>"

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
        with pytest.raises(UnknownAgencyError, match="no agency is called '市公安局'"):
            since_2018.only(successor="市公安局")


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
            "old_agency": "市烟草专卖局",
            "old_duty": "lead",
        }

    def test_a_record_of_what_is_gone_names_the_nearest(self, found):
        (record,) = [
            r for r in found.to_records() if (r["what"], r["change"]) == ("task", "removed")
        ]
        assert (record["old_text"], record["new"], record["nearest"], record["nearest_text"]) == (
            "加强卷烟打假", None, "1", "加强重点产品管理",
        )  # fmt: skip

    def test_markdown_has_figures_changes_and_provenance(self, found):
        text = found.to_markdown()
        assert "| tasks | 0 | 1 | 2 | 1 | 1 |" in text
        assert "| moved | 3 | 2 | 查处侵犯专利权行为 | 查处侵犯专利权行为 | 1.0 |  |  |" in text
        assert "| 市市场监管局 | 0 | 0 | 0 | 0 | 2 |" in text
        assert "| succeeded | 1.1 | 1.1 | 市质监局 | sole | 市市场监管局 | sole |" in text
        assert found.old.source.sha256 in text

    def test_nothing_of_the_text_is_taken_for_markup(self):
        hostile = parse("一、甲\n(一)<b>*乙*</b>。<script>丙</script>|丁。(<i>戊局负责)")
        other = parse("一、甲\n(一)己。庚。(辛局负责)")
        found = compare(hostile, other)
        for tag in ("<b>", "<script>", "<i>"):
            assert tag not in found.to_html()
        assert "\\<b\\>\\*乙\\*" in found.to_markdown()

    def test_html_is_a_page_that_marks_deletions_and_insertions_inside_the_sentence(self, found):
        html = found.to_html()
        assert html.startswith('<!DOCTYPE html>\n<html lang="zh"><meta charset="utf-8">')
        assert ",<del>严肃</del>查处产品质量违法行为" in html
        assert ",<ins>从严</ins>查处产品质量违法行为" in html
        assert "<td>加强卷烟打假</td><td></td>" in html
        assert "<td>推进智慧监管</td>" in html

    def test_jupyter_shows_the_same_as_a_part_of_its_own_page(self, found):
        assert found._repr_html_() in found.to_html()
        assert found._repr_html_().startswith('<div class="workplan">')

    def test_a_measure_whose_words_are_kept_shows_its_changed_agencies(self, found):
        assert "(市<del>工商</del>局牵头负责)" in found.to_html()

    def test_plans_that_are_alike_have_nothing_to_list_but_figures(self, plan):
        same = compare(plan, plan)
        assert same.to_markdown().count("## ") == 1
        assert same.to_html().count("<table>") == 1

    def test_what_is_like_nothing_names_no_nearest(self):
        found = compare(parse("一、甲\n(一)乙。丙。"), parse("一、丁\n(一)戊。己。"))
        assert "| added |  | 1 |  | 戊 | 0.0 |  |  |" in found.to_markdown()

    def test_repr_shows_the_figures(self, found):
        assert repr(found).endswith(
            "tasks 1 reworded, 2 moved, 1 added, 1 removed; 7 role changes>"
        )
        assert (
            repr(found.tasks[0]) == f"<Change 1 -> 1: reworded ({found.tasks[0].similarity:.2f})>"
        )
        shown = [repr(change) for change in found.roles]
        assert "<RoleChange 4.1: gained, nobody -> 市大数据局 sole>" in shown
        assert "<RoleChange 2.1: lost, 市烟草专卖局 lead -> nobody>" in shown
        assert repr(found.by_section[1]) == "<SectionSummary 加大保护力度: 1 moved, 1 added>"


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
    NAMES = ("sections", "tasks", "measures", "agencies", "roles")

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
        assert [len(same.table(name)) for name in self.NAMES] == [0] * 5

    def test_roles_name_measures_agencies_and_duties(self, found):
        for row, record in zip(found.roles, found.table("roles").to_records(), strict=True):
            assert record["change"] == row.kind
            assert record["new"] == (row.measure.new and row.measure.new.id)
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
        with pytest.raises(OptionError, match="table must be one of sections, tasks, measures, ag"):
            found.table("changes")
