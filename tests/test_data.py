"""The reviewed data: the registry, the annotations; and that derived files are up to date."""

import json
from collections import Counter
from urllib.parse import urlparse

import pytest

from tests import regenerate
from workplan import AgencyKind, Confidence, CorrectionKind, InitiativeKind, data
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
            ("质监", "quality-supervision"),
            ("发改委", "development-reform"),
            ("工商局", "industry-commerce"),
            ("青岛市工商局", "industry-commerce"),
            ("卫计委", "health"),
            ("综治办", "public-order"),
            ("经信委", "economy-it"),
            ("中院", "intermediate-court"),
            ("林业局", "forestry"),
            ("市邮政局", "postal"),
            ("各区\uff08市\uff09打击侵权假冒领导小组办公室", "district-leading-group-offices"),
            ("市打击侵权假冒领导小组办公室", "leading-group-office"),
        ],
    )
    def test_colloquial_and_varied_names_are_found(self, plan, name, agency):
        assert plan.agency(name).id == agency

    def test_what_is_not_known_is_empty(self, plan):
        for name in ("市网络办", "市贸促会"):
            assert plan.agency(name).full_name is None
            assert plan.agency(name).full_name_confidence is None
        for name in ("市版权局", "市网络办", "市司法局"):
            assert plan.agency(name).successors == ()
        assert [s.name for s in plan.agency("市文广新局").successors] == ["青岛市文化和旅游局"]

    def test_nothing_is_shipped_that_is_only_possible(self, plan):
        for agency in plan.agencies:
            assert agency.full_name_confidence is not Confidence.POSSIBLE
            assert (agency.full_name is None) == (agency.full_name_confidence is None)
            for succession in agency.successors:
                assert succession.confidence is not Confidence.POSSIBLE
                # Without an official page a fact is likely at most.
                assert succession.source or succession.confidence is Confidence.LIKELY

    def test_the_plain_name_of_a_successor_has_no_remark(self, plan):
        for agency in plan.agencies:
            for succession in agency.successors:
                assert not set("(()) ") & set(succession.name)

    def test_links_lead_to_official_pages_only(self, plan):
        links = [url for agency in plan.agencies for url in agency.sources]
        links += [s.source for a in plan.agencies for s in a.successors if s.source]
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

    def test_there_are_about_forty_some_twenty_of_them_certain(self, plan):
        sure = Counter(correction.confidence for correction in plan.corrections)
        assert 35 <= len(plan.corrections) <= 50
        assert 15 <= sure[Confidence.CERTAIN] <= 25

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
            ("“双随机”抽查", InitiativeKind.MECHANISM, [2, 4]),
            ("“两法衔接”信息共享系统", InitiativeKind.SYSTEM, [16]),
            ("一票否决权制", InitiativeKind.MECHANISM, [19]),
            ("“3·15”国际消费者权益日", InitiativeKind.OBSERVANCE, [24]),
        ],
    )
    def test_each_is_where_the_notice_mentions_it(self, plan, name, kind, tasks):
        (found,) = [initiative for initiative in plan.initiatives if initiative.name == name]
        at = [t.number for span in found.spans for t in plan.tasks if span in t.span]
        assert (found.kind, at) == (kind, tasks)

    def test_names_are_unique_and_every_mention_is_listed(self, plan):
        names = [initiative.name for initiative in plan.initiatives]
        assert len(set(names)) == len(names)
        for initiative in plan.initiatives:
            for words in set(initiative.printed):
                listed = initiative.printed.count(words)
                if "两法衔接" not in words or "系统" in words:  # part of the system's name, too
                    assert plan.source.text.count(words) == listed


def test_annotations_are_written_in_the_order_of_the_text():
    added = json.loads(data.read("qingdao-2018", "annotations.json"))
    spans = [entry["span"] for entry in added["corrections"]]
    assert spans == sorted(spans)
