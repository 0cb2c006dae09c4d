"""The reviewed data: the registry, the annotations; and that derived files are up to date."""

import json
import re
from collections import Counter
from types import MappingProxyType
from urllib.parse import urlparse

import pytest

import workplan
from tests import regenerate
from workplan import (
    AgencyKind,
    Basis,
    Confidence,
    CorrectionKind,
    InitiativeKind,
    UnknownAgencyError,
    data,
)
from workplan.model import fold


@pytest.mark.parametrize("path", regenerate.files(), ids=lambda path: path.name)
def test_a_derived_file_is_what_regenerate_writes_byte_for_byte(path):
    assert path.read_bytes() == regenerate.files()[path].encode()


class TestRegistry:
    def test_no_name_belongs_to_two_agencies(self, plan):
        names = Counter(
            name for agency in plan.agencies for name in {fold(n).text for n in agency.names}
        )
        assert [name for name, count in names.items() if count > 1] == []

    def test_every_printed_name_resolves_to_the_agency_of_its_role(self, plan):
        assert all(plan.agency(role.printed) is role.agency for role in plan.roles)

    @pytest.mark.parametrize(
        ("name", "agency"),
        [
            ("食药监", "food-drug"),
            ("市食药监局", "food-drug"),
            ("食药局", "food-drug"),
            ("市食药局", "food-drug"),
            ("市药监局", "food-drug"),
            ("质监局", "quality-supervision"),
            ("市发改委", "development-reform"),
            ("青岛市发改委", "development-reform"),
            ("工商局", "industry-commerce"),
            ("青岛市工商局", "industry-commerce"),
            ("市卫计委", "health"),
            ("市综治办", "public-order"),
            ("经信委", "economy-it"),
            ("中院", "intermediate-court"),
            ("青岛市中级人民法院", "intermediate-court"),
            ("林业局", "forestry"),
            ("市邮政局", "postal"),
            ("市人行", "peoples-bank"),
            ("市“双打”办", "leading-group-office"),
            ("中国国际贸易促进委员会青岛市分会", "trade-promotion"),
            ("各区\uff08市\uff09打击侵权假冒领导小组办公室", "district-leading-group-offices"),
            ("市打击侵权假冒领导小组办公室", "leading-group-office"),
        ],
    )
    def test_colloquial_and_varied_names_are_found(self, plan, name, agency):
        assert plan.agency(name).id == agency

    @pytest.mark.parametrize(
        ("name", "meant"),
        [
            ("国资委", "市国资委"),  # of the State Council
            ("发改委", "市发展改革委"),
            ("发展改革委", "市发展改革委"),  # as State Council notices print the national one
            ("人民银行", "人民银行青岛市中心支行"),  # the head office
            ("青岛中支", "人民银行青岛市中心支行"),  # insurers have one, too
            ("检察院", "市人民检察院"),
            ("宣传部", "市委宣传部"),
            ("知识产权局", "市知识产权局"),
            ("版权局", "市版权局"),
            ("打假办", "市打击侵权假冒工作领导小组办公室"),  # commonly quality supervision's
            ("药监局", "市食品药品监管局"),
            ("文化局", "市文广新局"),  # the bureau before 2010
            ("人行", "人民银行青岛市中心支行"),
            ("市国税局", "市税务局"),  # one of the two that were merged into it
            ("公安", "市公安局"),
        ],
    )
    def test_a_short_form_that_may_mean_another_body_suggests_ours(self, plan, name, meant):
        with pytest.raises(UnknownAgencyError) as caught:
            plan.agency(name)
        assert (caught.value.suggestions, caught.value.successor) == ((meant,), None)

    def test_an_ambiguous_name_is_no_name_of_any_agency(self, plan):
        ambiguous = {name for agency in plan.agencies for name in agency.ambiguous_names}
        assert not ambiguous & {name for agency in plan.agencies for name in agency.names}
        assert all(plan.contents.registry.find_all(name) == () for name in ambiguous)

    def test_these_are_found_without_their_level_and_no_others(self, plan):
        """Forms that no national or provincial body has, each looked at by a person.

        The bodies above have another name (部, 厅), or 省, 国家 or 全国 in front of the same one
        wherever they are printed.
        """
        names = {name for agency in plan.agencies for name in agency.names if name[0] == "市"}
        bare = {name[1:] for name in names if not name.startswith("市委")}
        found = {name for name in bare if plan.contents.registry.find_all(name)}
        assert found == {
            "工商局", "工商行政管理局", "质监局", "食品药品监管局", "食品药品监督管理局",
            "食品药品监督局", "食药监局", "食药局", "公安局", "农委", "文广新局", "林业局",
            "网络办", "商务局", "经信委", "经济信息化委", "经济和信息化委", "税务局", "环保局",
            "财政局", "电政办", "中级人民法院", "中级法院", "中院", "司法局",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("listed", "ours"),
        [
            # As State Council and provincial notices list their own.
            ("发展改革委、人民银行、国资委、知识产权局、邮政局、版权局、网信办、烟草局", []),
            ("省公安厅、省财政厅、林业局、工商局、质监局、经信委、税务局、食品药品监管局", []),
            ("省通信管理局、邮政管理局、烟草专卖局、贸促会、检察院", []),
            ("全国双打办、中央宣传部、中央综治办、国务院新闻办", []),
            ("区财政局、公安局、司法局、环保局、农委", []),
            (
                "市公安局、林业局、国资委、知识产权局",
                ["市知识产权局", "市公安局", "市林业局", "市国资委"],
            ),
        ],
    )
    def test_another_bodys_name_is_not_read_as_ours(self, plan, listed, ours):
        read = workplan.parse(
            f"一、甲\n(一)乙。丙。({listed}按职责分工负责)", registry=plan.agencies
        )
        known = {agency.id for agency in plan.agencies}
        assert [agency.name for agency in read.agencies if agency.id in known] == ours
        assert len(read.roles) == listed.count("、") + 1

    @pytest.mark.parametrize(
        ("name", "successor", "predecessors"),
        [
            ("市场监管局", "青岛市市场监督管理局", 4),
            ("市监局", "青岛市市场监督管理局", 4),
            ("青岛市市场监管局", "青岛市市场监督管理局", 4),
            ("农业农村局", "青岛市农业农村局", 1),
            ("卫健委", "青岛市卫生健康委员会", 1),
            ("青岛市卫健委", "青岛市卫生健康委员会", 1),
            ("文旅局", "青岛市文化和旅游局", 1),
            ("生态环境局", "青岛市生态环境局", 1),
            ("市园林和林业局", "青岛市园林和林业局", 1),
            ("工信局", "青岛市工业和信息化局", 1),
            ("大数据局", "青岛市大数据发展管理局", 1),
            ("人行青岛分行", "中国人民银行青岛市分行", 1),
            ("市委政法委", "中共青岛市委政法委员会", 1),
            ("市委网信办", "中共青岛市委网络安全和信息化委员会办公室", 1),
        ],
    )
    def test_a_name_of_today_is_answered_with_its_predecessors(
        self, plan, name, successor, predecessors
    ):
        with pytest.raises(UnknownAgencyError) as caught:
            plan.agency(name)
        assert caught.value.successor == successor
        before = plan.contents.registry.predecessors(name)
        assert caught.value.suggestions == tuple(agency.name for agency in before)
        assert len(before) == predecessors
        tasks = {task.id for agency in before for task in plan.tasks_of(agency)}
        assert {task.id for task in plan.tasks_of(successor=name)} == tasks

    @pytest.mark.parametrize(
        "name", ["市旅游局", "市园林局", "中国银行", "中共青岛市委", "市文化局"]
    )
    def test_a_name_of_another_body_is_no_successors(self, plan, name):
        with pytest.raises(UnknownAgencyError) as caught:
            plan.agency(name)
        assert caught.value.successor is None

    def test_a_successor_has_the_same_short_forms_wherever_it_is_one(self, plan):
        links = [link for agency in plan.agencies for link in agency.successors]
        assert len({(link.name, link.aliases) for link in links}) == len({n.name for n in links})

    def test_what_is_not_known_is_empty(self, plan):
        for name in ("市网络办", "市贸促会"):
            assert plan.agency(name).full_name is None
            assert plan.agency(name).full_name_confidence is None
        for name in ("市版权局", "市司法局"):
            assert plan.agency(name).successors == ()
        assert plan.agency("市网络办").kind is AgencyKind.UNKNOWN
        assert [s.name for s in plan.agency("市文广新局").successors] == ["青岛市文化和旅游局"]

    def test_the_one_succession_that_is_only_possible_says_why(self, plan):
        for agency in plan.agencies:
            assert agency.full_name_confidence is not Confidence.POSSIBLE
            assert (agency.full_name is None) == (agency.full_name_confidence is None)
        links = [(agency.name, link) for agency in plan.agencies for link in agency.successors]
        # No page seen states a succession, so none is certain.
        assert Counter(link.confidence for _, link in links) == {
            Confidence.LIKELY: 13, Confidence.POSSIBLE: 1,
        }  # fmt: skip
        ((name, link),) = [each for each in links if each[1].confidence is Confidence.POSSIBLE]
        assert name == "市网络办"
        assert link.note.startswith("Only if 市网络办 is the cyberspace office.")

    def test_each_statement_has_the_basis_that_it_rests_on(self, plan):
        for agency in plan.agencies:
            stated = {
                "full_name": agency.full_name,
                "english_name": agency.english_name,
                "kind": agency.kind is not AgencyKind.UNKNOWN,
                "note": agency.note,
            }
            assert [each.statement for each in agency.origins] == [
                name for name, value in stated.items() if value
            ]
            for origin in agency.origins:
                assert (origin.basis is Basis.OFFICIAL) == (origin.source is not None)
                assert origin.source is None or origin.source in agency.sources

    def test_a_full_name_that_the_notice_does_not_print_is_not_its(self, plan):
        for agency in plan.agencies:
            origin = agency.origin_of("full_name")
            if origin and origin.basis is Basis.NOTICE:
                assert agency.full_name.removeprefix("青岛") in plan.source.text

    def test_a_note_does_not_assert_that_a_name_was_kept(self, plan):
        for agency in plan.agencies:
            assert "Name unchanged" not in agency.note or "as far as known" in agency.note

    def test_the_plain_name_of_a_successor_has_no_remark(self, plan):
        for agency in plan.agencies:
            for succession in agency.successors:
                assert not set("(()) ") & set(succession.name)

    def test_links_lead_to_official_pages_only(self, plan):
        links = [url for agency in plan.agencies for url in agency.sources]
        links += [s.source for a in plan.agencies for s in a.successors if s.source]
        links += [each.source for a in plan.agencies for each in a.origins if each.source]
        links += [plan.source.url]
        assert all(urlparse(url).hostname.endswith(".gov.cn") for url in links)
        assert not any("http" in agency.note for agency in plan.agencies)

    def test_the_one_group_is_the_offices_of_the_districts(self, plan):
        (group,) = [agency for agency in plan.agencies if agency.kind is AgencyKind.GROUP]
        assert group.name == "各区(市)打击侵权假冒领导小组办公室"

    def test_four_agencies_became_the_market_supervision_bureau(self, plan):
        heirs = [
            agency.name
            for agency in plan.agencies
            for succession in agency.successors
            if succession.name == "青岛市市场监督管理局"
        ]
        assert heirs == ["市工商局", "市质监局", "市食品药品监管局", "市知识产权局"]


class TestSource:
    def test_the_notice_is_the_published_file(self, plan):
        assert plan.source.text.encode() == data.read("qingdao-2018", "notice.txt")
        assert plan.source.sha256.startswith("32b3de1e4a60726193e03213ed0185bd")

    def test_its_address_is_the_page_that_carries_it(self, plan):
        assert plan.source.url.endswith("/difangfg/201809/20180900199395.shtml")


class TestCorrections:
    @pytest.mark.parametrize(
        ("task", "printed", "reading", "kind"),
        [
            (1, "范国", "范围", CorrectionKind.TYPO),
            (4, '"', "”", CorrectionKind.QUOTE),
            (10, "民管企业", "民营企业", CorrectionKind.TYPO),
            (18, "平合", "平台", CorrectionKind.TYPO),
            (21, "林业局", "市林业局", CorrectionKind.NAME),
            (23, "尽职调整", "尽职调查", CorrectionKind.TYPO),
        ],
    )
    def test_plain_misprints_are_certain(self, plan, task, printed, reading, kind):
        found = [c for c in plan.task(task).corrections if c.printed == printed]
        assert [(c.reading, c.kind, c.confidence) for c in found] == [
            (reading, kind, Confidence.CERTAIN)
        ]

    @pytest.mark.parametrize(
        ("task", "printed", "reading", "statement"),
        [
            (1, "追溯源", "追踪溯源", "typo, likely"),
            (1, "深化", "加大", "grammar, likely"),
            (1, "以打击侵权假冒、虚假宣传等违法行为", None, "misplaced, likely"),
            (2, "林木种子经营许可证", "林木种子生产经营许可证", "term, possible"),
            (3, "出口优势企业", "出口知识产权优势企业", "term, likely"),
            (5, "抓实", "扎实", "typo, possible"),
            (8, "商业机密", "商业秘密", "term, likely"),
            (9, "音质", "印制", "typo, likely"),
            (20, "系统全面上线应用。直报系统全面上线应用。", None, "duplication, likely"),
            (25, "加强与有关国家和地区开展", None, "grammar, likely"),
            (27, "月度、工作信息", "月度工作信息", "punctuation, likely"),
        ],
    )
    def test_what_is_less_sure_says_so(self, plan, task, printed, reading, statement):
        (found,) = [c for c in plan.task(task).corrections if c.printed == printed]
        assert found.reading == reading
        assert f"{found.kind.value}, {found.confidence.value}" == statement

    def test_there_are_so_many_of_each_confidence(self, plan):
        assert Counter(correction.confidence for correction in plan.corrections) == {
            Confidence.CERTAIN: 19, Confidence.LIKELY: 14, Confidence.POSSIBLE: 14,
        }  # fmt: skip

    def test_a_stop_that_is_missing_or_printed_twice_at_a_bracket_is_marked(self, plan):
        text = plan.source.text
        found = {
            measure.id: (measure.text[-1] == "。", text[measure.assignment_span.end] == "。")
            for measure in plan.measures
        }
        twice = [id_ for id_, stops in found.items() if stops == (True, True)]
        missing = [id_ for id_, stops in found.items() if stops == (False, False)]
        assert (twice, missing) == (["4.2", "4.4"], ["3.1", "6.1", "6.3", "18.3", "25.1"])
        places = {
            id_: plan.measure(id_).assignment_span.end
            if id_ in twice
            else plan.measure(id_).span.end - 1
            for id_ in (*twice, *missing)
        }
        starts = {correction.span.start for correction in plan.corrections}
        # After the bracket of 6.1 the sentence goes on.
        assert [id_ for id_, at in places.items() if at not in starts] == ["6.1"]
        # A stop behind the bracket instead of before it is a variant, and not marked.
        behind = [id_ for id_, stops in found.items() if stops == (False, True)]
        assert behind == ["6.2", "27.1"]
        ends = {plan.measure(id_).span.end - 1 for id_ in behind}
        assert not ends & starts

    def test_the_title_of_section_seven_has_no_safe_reading(self, plan):
        span = plan.section(7).title_span
        (found,) = [c for c in plan.corrections if c.span in span]
        assert found.reading is None

    def test_each_changes_something_and_says_why(self, plan):
        for correction in plan.corrections:
            assert correction.reading != correction.printed
            assert correction.note.endswith(".")

    def test_a_usual_short_form_is_no_misprint(self, plan):
        printed = {correction.printed for correction in plan.corrections}
        assert not printed & {"市卫计委", "市检察院"}

    def test_the_reading_of_a_task_applies_the_certain_ones_only(self, plan):
        reading = plan.task(23).reading
        assert "尽职调查规范" in reading
        assert "执业平台" in reading
        assert "第一类消毒" in plan.task(4).reading
        assert "“双随机”抽查" in plan.task(4).reading
        assert "市质监局负责)进一步" in plan.task(4).reading


class TestInitiatives:
    @pytest.mark.parametrize(
        ("name", "kind", "tasks"),
        [
            ("“剑网行动”", InitiativeKind.CAMPAIGN, [1]),
            ("“秋风2018”专项行动", InitiativeKind.CAMPAIGN, [9]),
            ("“双随机”抽查", InitiativeKind.INSPECTION, [2, 4]),
            ("出口知识产权优势企业培塑计划", InitiativeKind.PROGRAMME, [23]),
            ("案件协查制度", InitiativeKind.MECHANISM, [15]),
            ("“一带一路”", InitiativeKind.PROGRAMME, [3, 25]),
            ("两法衔接", InitiativeKind.MECHANISM, [16, 16, 16, 27]),
            ("“两法衔接”信息共享系统", InitiativeKind.SYSTEM, [16]),
            ("一票否决权制", InitiativeKind.MECHANISM, [19]),
            ("“3·15”国际消费者权益日", InitiativeKind.OBSERVANCE, [24]),
        ],
    )
    def test_each_is_where_the_notice_mentions_it(self, plan, name, kind, tasks):
        (found,) = [initiative for initiative in plan.initiatives if initiative.name == name]
        at = [t.number for span in found.spans for t in plan.tasks if span in t.span]
        assert (found.kind, at) == (kind, tasks)

    HEADS = MappingProxyType({
        InitiativeKind.CAMPAIGN: ("行动", "行动”", "整治", "执法活动", "(二期)"),
        InitiativeKind.INSPECTION: ("检查", "抽查", "监测", "“回头看”"),
        InitiativeKind.SYSTEM: ("系统", "平台"),
        InitiativeKind.MECHANISM: ("制度", "机制", "模式", "体系", "制", "衔接"),
        InitiativeKind.PROGRAMME: ("计划", "改革", "活动", "建设", "“一带一路”"),
        InitiativeKind.OBSERVANCE: ("日",),
    })  # fmt: skip
    """The head nouns of each kind, or what a name without one ends in."""

    def test_the_kind_of_each_follows_the_head_noun_of_its_name(self, plan):
        used = set()
        for each in plan.initiatives:
            heads = [head for head in self.HEADS[each.kind] if each.name.endswith(head)]
            assert heads, each
            used.update((each.kind, head) for head in heads)
        assert used == {(kind, head) for kind, heads in self.HEADS.items() for head in heads}

    def test_every_phrase_in_quotation_marks_is_one_or_is_left_out_for_a_reason(self, plan):
        left_out = {
            "“假海淘”", "“假代购”", "“傍名牌”",  # what the plan fights
            "“走出去”",  # an aim
        }  # fmt: skip
        named = {span for each in plan.initiatives for span in each.spans}
        for quoted in re.finditer('“[^”"]+[”"]', plan.source.text):
            inside = any(s.start <= quoted.start() and quoted.end() <= s.end for s in named)
            assert inside != (quoted[0] in left_out), quoted[0]

    def test_names_are_unique_and_every_mention_is_listed(self, plan):
        names = [initiative.name for initiative in plan.initiatives]
        assert len(set(names)) == len(names)
        for initiative in plan.initiatives:
            for words in set(initiative.printed):
                at = [found.start() for found in re.finditer(re.escape(words), plan.source.text)]
                listed = {span.start for span in initiative.spans}
                # The platform's name is the end of 地方公共信用信息共享平合 but for a misprint, and
                # 两法衔接 without its marks is inside the same with them.
                assert all(any(abs(s - start) <= 1 for s in listed) for start in at), words

    def test_what_is_in_doubt_says_why(self, plan):
        for each in plan.initiatives:
            assert each.note.endswith(".") or (each.note, each.confidence) == (
                "", Confidence.CERTAIN,
            )  # fmt: skip


def test_annotations_are_written_in_the_order_of_the_text():
    added = json.loads(data.read("qingdao-2018", "annotations.json"))
    spans = [entry["span"] for entry in added["corrections"]]
    assert spans == sorted(spans)
