"""What Jupyter shows of values: complete, escaped, without scripts and foreign links."""

from datetime import date
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given

from tests.strategies import HOSTILE, plans
from workplan import (
    Agency,
    Confidence,
    Correction,
    CorrectionKind,
    Duty,
    Field,
    Measure,
    Span,
    Succession,
    Task,
    parse,
)

KNOWN_TAGS = {
    "a", "b", "details", "div", "li", "mark", "p", "small", "span", "style", "summary",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
KNOWN_ATTRIBUTES = {"class", "colspan", "href", "lang", "scope", "style", "title"}


class Drawn(HTMLParser):
    """What a browser finds: words, links, tooltips; fails where elements are not balanced."""

    def __init__(self, value):
        super().__init__()
        self.words, self.links, self.tooltips, self.marked, self.open = "", [], [], [], []
        self.feed(value._repr_html_())
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        assert tag in KNOWN_TAGS
        assert {name for name, _ in attrs} <= KNOWN_ATTRIBUTES
        self.open.append(tag)
        given = dict(attrs)
        self.links += [given["href"]] if "href" in given else []
        self.tooltips += [given["title"]] if "title" in given else []

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += "" if self.open[-1] == "style" else data
        self.marked += [data] if self.open[-1] == "mark" else []


class TestMeasure:
    def test_shows_each_duty_with_its_mark_and_its_agencies(self, plan):
        words = Drawn(plan.measure("10.1")).words
        assert "● 牵头 lead市版权局△ 配合 supporting市经济信息化委、市财政局" in words

    def test_shows_the_responsibility_as_it_was_printed_and_that_a_list_is_open(self, plan):
        words = Drawn(plan.measure("6.2")).words
        assert "(市公安局、市工商局、市食品药品监管局等罚没部门)" in words
        assert "○ 分工负责 shared市公安局、市工商局、市食品药品监管局等" in words

    def test_without_roles_names_nobody(self):
        alone = Measure("1.1", "加强督查。", Span(0, 5))
        assert Drawn(alone).words == "1.1加强督查。nobody is named"

    def test_shows_that_its_reading_needs_a_look(self, plan):
        doubtful = attrs.evolve(plan.measure("10.1"), confidence=Confidence.POSSIBLE)
        drawn = Drawn(doubtful)
        assert "needs a look" in drawn.words
        assert drawn.marked == ["needs a look"]
        for sure in (Confidence.LIKELY, Confidence.CERTAIN, None):
            assert "look" not in Drawn(attrs.evolve(doubtful, confidence=sure)).words

    def test_shows_fields_under_the_responsibility(self, plan):
        span = Span(0, 1)
        fields = (
            Field("完成时限", "2030年6月底前", span, date(2030, 6, 30)),
            Field("联系人", "<甲>", span),
        )
        words = Drawn(attrs.evolve(plan.measure("10.1"), fields=fields)).words
        assert words.endswith("完成时限2030年6月底前 (2030-06-30)联系人<甲>")


class TestTask:
    def test_marks_a_misprint_and_shows_what_it_should_read(self, plan):
        drawn = Drawn(plan.task(10))
        assert drawn.marked == ["民管企业", "(\xa0"]
        assert drawn.tooltips == ["民营企业 (certain)", "( (certain)"]
        assert "民管企业民营企业certain管 for 营, alike in shape." in drawn.words

    def test_marks_misprints_in_the_heading_and_in_a_name(self, plan):
        assert "深化" in Drawn(plan.task(1)).marked
        assert "林业局" in Drawn(plan.task(21)).marked

    def test_a_space_at_the_edge_of_a_misprint_is_visible(self, plan):
        assert "(␣(certain" in Drawn(plan.task(10)).words

    def test_shows_where_no_reading_is_safe_and_where_words_are_surplus(self, plan):
        assert "等违法行为no safe readinglikely" in Drawn(plan.task(1)).words
        assert "、nothingpossible" in Drawn(plan.task(1)).words

    def test_a_task_without_misprints_has_no_list_of_them(self, plan):
        assert "corrections" not in Drawn(plan.task(7)).words

    def test_every_clause_and_agency_is_there(self, plan):
        for task in plan.tasks:
            words = Drawn(task).words
            assert all(measure.text in words for measure in task.measures)
            assert all(role.agency.name in words for role in task.roles)


class TestSectionAndPlan:
    def test_a_section_unfolds_into_its_tasks(self, plan):
        drawn = Drawn(plan.section(3))
        assert drawn.words.startswith("三、加大打击侵犯知识产权工作力度7 严肃查处侵犯专利权行为")

    def test_a_plan_shows_its_figures_and_its_provenance(self, plan):
        words = Drawn(plan).words
        assert words.startswith(plan.title + "10 sections, 27 tasks, 45 measures, 170 roles一、")
        assert words.endswith(plan.provenance.line)

    def test_a_plan_shows_who_issued_it_when_and_to_whom_where_that_is_printed(self, plan):
        assert "issuer" not in Drawn(plan).words
        issued = attrs.evolve(
            plan,
            issuer="甲局、乙局",
            document_number="甲发〔2030〕1号",
            date=date(2030, 1, 5),
            addressees=("丙局", "丁局"),
        )
        assert (
            "issuer甲局、乙局document number甲发〔2030〕1号date2030-01-05addressees丙局、丁局"
            "10 sections"
        ) in Drawn(issued).words

    def test_a_plan_marks_the_misprint_in_a_section_title(self, plan):
        assert "积极推进社会共治" in Drawn(plan).marked

    def test_a_plan_without_a_title_goes_by_its_id_and_a_section_without_a_numeral_by_its_title(
        self,
    ):
        made = parse("一、甲\n(一)乙。丙。(市局负责)")
        assert Drawn(made).words.startswith(made.id)
        bare = attrs.evolve(made.sections[0], numeral="", number=None)
        assert Drawn(bare).words.startswith("甲1 乙")
        assert bare.heading == "甲"
        assert Drawn(attrs.evolve(made, sections=(bare,))).words.startswith(
            f"{made.id}1 sections, 1 tasks, 1 measures, 1 roles甲1 乙"
        )


class TestAgency:
    def test_shows_its_names_and_its_successors(self, plan):
        drawn = Drawn(plan.agency("市工商局"))
        assert "full name青岛市工商行政管理局 (likely, ours)" in drawn.words
        assert "successor青岛市市场监督管理局 (2019-01, likely) http://www.qingdao" in drawn.words

    def test_shows_what_is_not_known(self, plan):
        assert "full namenot known" in Drawn(plan.agency("市网络办")).words
        assert "(2019, likely) no official page seen" in Drawn(plan.agency("市林业局")).words
        undated = Agency(
            "a", "甲局", successors=(Succession("乙局", None, None, Confidence.LIKELY),)
        )
        assert "乙局 (date not known, likely)" in Drawn(undated).words

    def test_every_source_of_the_registry_is_a_link(self, plan):
        for agency in plan.agencies:
            shown = [s.source for s in agency.successors if s.source] + list(agency.sources)
            assert Drawn(agency).links == shown

    @pytest.mark.parametrize(
        "address",
        [
            "javascript:alert(1)", "JAVASCRIPT:alert(1)//.gov.cn", "data:text/html,x.gov.cn",
            "ftp://www.gov.cn/", "http://www.gov.cn.example/", "http://example/?.gov.cn",
            "http://www.gov.cn@example/", "http://example\\.gov.cn/", "http://examplegov.cn/",
            "http://www.gov.cn:80@example/", "http://www.gov.cn/ x", "http://www.gov.cn/\n", "",
            "//www.gov.cn/", "http://www.gov.cn\\@example/",
        ],
    )  # fmt: skip
    def test_another_address_is_shown_and_not_linked(self, address):
        drawn = Drawn(Agency("a", "甲局", sources=(address,)))
        assert drawn.links == []
        assert address in drawn.words

    def test_the_kind_is_in_words(self, plan):
        assert "kindmunicipal department" in Drawn(plan.agency("市商务局")).words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_they_are(words):
    note = Correction(Span(0, 1), words, words, CorrectionKind.TYPO, words, Confidence.CERTAIN)
    task = Task(
        words, 1, words, words, Span(0, len(words)), words, Span(0, len(words)),
        (Measure(words, words, Span(0, len(words))),), (note,),
    )  # fmt: skip
    assert Drawn(task).words.count(words) == 7
    assert Drawn(task).tooltips[0] == f"{words} (certain)"
    agency = Agency(words, words, words, Confidence.CERTAIN, words, (words,), note=words)
    assert Drawn(agency).words.count(words) == 5


@given(plans())
def test_any_plan_is_drawn_completely_and_escaped(plan):
    for value in (plan, *plan.sections, *plan.tasks, *plan.measures, *plan.agencies):
        Drawn(value)
    for measure in plan.measures:
        words = Drawn(measure).words
        assert measure.text in words
        assert all(measure.list_names(duty) in words for duty in Duty)
