"""The values themselves."""

import copy
import pickle
import subprocess
import sys
from datetime import date
from importlib import import_module

import attrs
import pytest

from workplan import (
    Agency,
    AgencyKind,
    AmbiguousAgencyError,
    Basis,
    Confidence,
    Correction,
    CorrectionKind,
    Diagnostic,
    Duty,
    Field,
    Initiative,
    InitiativeKind,
    Measure,
    OptionError,
    Origin,
    Piece,
    PieceKind,
    Provenance,
    Registry,
    Role,
    Section,
    Severity,
    Source,
    Span,
    Succession,
    Task,
    Text,
    UnknownAgencyError,
    UnknownSuccessorError,
)
from workplan.model import dates, parse_duties
from workplan.model.diagnostics import DIAGNOSTICS, LOOKUP_CODES, MORE_OF_A_KIND

OFFICE = Agency("commerce", "市商务局", "青岛市商务局", aliases=("商务委",))
SLIP = Correction(Span(4, 6), "范国", "范围", CorrectionKind.TYPO, "", Confidence.CERTAIN)


class TestDuty:
    def test_has_the_values_and_labels_of_the_design(self):
        assert [(duty.value, duty.label) for duty in Duty] == [
            ("lead", "牵头"),
            ("sole", "单独负责"),
            ("shared", "分工负责"),
            ("supporting", "配合"),
        ]

    def test_has_one_symbol_and_one_letter_each(self):
        assert [(duty.mark, duty.letter) for duty in Duty] == [
            ("●", "L"),
            ("◎", "A"),
            ("○", "S"),
            ("△", "H"),
        ]

    def test_lead_and_sole_are_accountable(self):
        assert [duty for duty in Duty if duty.is_accountable] == [Duty.LEAD, Duty.SOLE]

    def test_iterates_strongest_first(self):
        assert list(Duty) == [Duty.LEAD, Duty.SOLE, Duty.SHARED, Duty.SUPPORTING]
        assert list(Duty) == sorted(Duty, reverse=True)

    def test_compares_by_strength(self):
        assert Duty.LEAD > Duty.SOLE > Duty.SHARED > Duty.SUPPORTING
        assert Duty.SUPPORTING < Duty.SHARED <= Duty.SHARED < Duty.LEAD
        assert not Duty.LEAD < Duty.SOLE
        assert max(Duty.SUPPORTING, Duty.LEAD, Duty.SHARED) is Duty.LEAD
        assert min(Duty) is Duty.SUPPORTING

    def test_has_no_order_with_anything_else(self):
        for other in ("lead", 1, None, Confidence.CERTAIN):
            with pytest.raises(TypeError):
                assert other > Duty.LEAD

    @pytest.mark.parametrize("duty", Duty)
    def test_is_made_of_its_value_and_of_its_label(self, duty):
        assert Duty(duty.value) is Duty(duty.label) is Duty(duty) is duty

    @pytest.mark.parametrize("value", ["负责", "LEAD", "●", "L", "", None, 3])
    def test_is_made_of_nothing_else(self, value):
        with pytest.raises(ValueError, match="is not a valid Duty"):
            Duty(value)

    def test_is_the_same_object_after_copying(self):
        for duty in Duty:
            assert pickle.loads(pickle.dumps(duty)) is copy.deepcopy(duty) is duty


class TestParseDuties:
    @pytest.mark.parametrize(
        ("given", "duties"),
        [
            (Duty.LEAD, {Duty.LEAD}),
            ("lead", {Duty.LEAD}),
            ("牵头", {Duty.LEAD}),
            (["配合", "sole", Duty.SHARED], {Duty.SUPPORTING, Duty.SOLE, Duty.SHARED}),
            (("分工负责", "shared"), {Duty.SHARED}),
            (Duty, set(Duty)),
            ((), set()),
            (iter(["单独负责"]), {Duty.SOLE}),
        ],
    )
    def test_takes_one_or_several_by_object_value_or_label(self, given, duties):
        assert parse_duties(given) == duties

    @pytest.mark.parametrize(
        ("given", "bad"),
        [
            ("负责", "负责"),
            (3, 3),
            (None, None),
            (["lead", "LEAD"], "LEAD"),
            ([["lead"]], ["lead"]),
        ],
    )
    def test_refuses_anything_else(self, given, bad):
        with pytest.raises(OptionError) as caught:
            parse_duties(given)
        assert caught.value.value == bad
        assert str(caught.value) == (
            f"duty must be one of lead, sole, shared, supporting, got {bad!r}"
        )


class TestRegistry:
    registry = Registry(
        (
            OFFICE,
            Agency("customs", "青岛海关"),
            Agency("province", "省公安厅", aliases=("公安",)),
            Agency("city", "市公安局", "青岛市公安局", aliases=("公安", "市公安")),
        )
    )

    @pytest.mark.parametrize(
        "name",
        ["commerce", "市商务局", "青岛市商务局", "商务局", "青岛商务局", " 市 商务局", "商务委"],
    )
    def test_find_by_every_name_and_its_ordinary_variations(self, name):
        assert self.registry.find(name) is OFFICE

    def test_find_folds_width_and_case(self):
        group = Agency("group", "各区(市)办公室")
        assert Registry((group,)).find("各区\uff08市\uff09办公室") is group
        assert Registry((group,)).find("GROUP") is group

    def test_an_exact_name_comes_before_one_without_its_level(self):
        assert self.registry.find("市公安").id == "city"

    def test_an_alias_without_a_level_keeps_that_of_its_agency(self):
        registry = Registry((Agency("province", "省公安厅", aliases=("公安厅",)),))
        assert registry.find("公安厅").id == registry.find("省公安厅").id == "province"
        with pytest.raises(UnknownAgencyError):
            registry.find("市公安厅")

    @pytest.mark.parametrize("name", ["区商务局", "省商务局", "青岛省商务局"])
    def test_another_level_is_another_body(self, name):
        with pytest.raises(UnknownAgencyError, match="did you mean 市商务局"):
            self.registry.find(name)

    def test_a_name_of_two_is_ambiguous(self):
        with pytest.raises(AmbiguousAgencyError) as caught:
            self.registry.find("公安")
        assert caught.value.candidates == ("province", "city")

    @pytest.mark.parametrize(
        ("name", "suggestions"),
        [
            ("市商务厅", ("市商务局",)),
            ("海关总署", ("青岛海关",)),
            ("气象", ()),
        ],
    )
    def test_an_unknown_name_is_answered_with_the_nearest(self, name, suggestions):
        with pytest.raises(UnknownAgencyError) as caught:
            self.registry.find(name)
        assert caught.value.suggestions == suggestions

    @pytest.mark.parametrize("name", ["", " ", "市", "青岛", None, 3, "\ud800"])
    def test_what_is_no_name_is_unknown(self, name):
        with pytest.raises(UnknownAgencyError):
            self.registry.find(name)

    def test_is_counted_and_iterated(self):
        assert len(self.registry) == 4
        assert next(iter(self.registry)) is OFFICE

    def test_find_all_gives_every_agency_of_a_name_and_fails_for_none(self):
        assert [each.id for each in self.registry.find_all("公安")] == ["province", "city"]
        assert self.registry.find_all("商务委") == (OFFICE,)
        assert self.registry.find_all("气象局") == ()

    def test_an_agency_finds_itself_by_id(self):
        assert self.registry.find(Agency("commerce", "另一个名字")) is OFFICE
        with pytest.raises(UnknownAgencyError, match="no agency is called 'weather'"):
            self.registry.find(Agency("weather", "市商务局"))

    def test_the_whole_place_is_no_name(self):
        # 青岛市 is the place of the registry, and nothing is left of it.
        with pytest.raises(UnknownAgencyError):
            self.registry.find("青岛市")

    def test_a_name_that_begins_with_a_market_has_no_level(self):
        market = Agency("market", "市市场监管局", "青岛市市场监督管理局")
        for name in ("市场监管局", "市市场监管局"):
            assert Registry((market,)).find(name) is market
        plain = Agency("plain", "市场监管局")
        assert Registry((plain,)).find_all("市市场监管局") == (plain,)
        assert Registry((plain,)).find_all("场监管局") == ()

    @pytest.mark.parametrize("name", ["市政公用局", "区域合作局", "县域经济办公室", "市场监管局"])
    def test_words_that_begin_like_a_level_have_none(self, name):
        agency = Agency("a", f"市{name}")
        registry = Registry((agency,))
        assert registry.level_of(name) == ""
        assert registry.find_all(name) == registry.find_all(f"市{name}") == (agency,)
        assert registry.level_of(f"市{name}") == "市"
        assert registry.level_of("市政府办公室") == "市"

    def test_an_ambiguous_name_of_one_agency_is_found_of_another(self):
        health = Agency("health", "市卫生计生委", ambiguous_names=("卫生局", "卫计委"))
        bureau = Agency("bureau", "市卫生局")
        registry = Registry((health, bureau))
        assert registry.find("卫生局") is bureau
        assert registry.find_all("卫计委") == ()
        assert registry.find_possible("卫计委") == (health,)
        with pytest.raises(UnknownAgencyError, match="did you mean 市卫生计生委"):
            registry.find("卫计委")

    def test_keeps_nothing_of_itself_in_its_equality(self):
        again = Registry(self.registry.members)
        assert self.registry.find("商务局") is OFFICE  # its tables are made now
        assert again == self.registry
        assert hash(again) == hash(self.registry)
        assert pickle.loads(pickle.dumps(self.registry)) == copy.deepcopy(self.registry) == again


def link(name, date="2019-01"):
    return Succession(name, date, None, Confidence.LIKELY)


class TestOrigin:
    def test_is_of_a_statement_and_has_a_page_where_it_is_official(self):
        origin = Origin("note", Basis.OFFICIAL, "http://www.gov.cn/")
        agency = Agency("a", "甲局", note="乙。", origins=(origin,))
        assert agency.origin_of("note") is origin
        assert agency.origin_of("kind") is None

    @pytest.mark.parametrize(
        ("statement", "basis", "source", "option"),
        [
            ("aliases", Basis.OURS, None, "statement"),
            ("note", Basis.OFFICIAL, None, "source"),
            ("note", Basis.OURS, "http://www.gov.cn/", "source"),
        ],
    )
    def test_of_anything_else_is_refused(self, statement, basis, source, option):
        with pytest.raises(OptionError) as caught:
            Origin(statement, basis, source)
        assert caught.value.option == option

    def test_of_what_is_no_statement_is_refused(self):
        with pytest.raises(OptionError, match="statement must be one of full_name, english_name"):
            Agency("a", "甲局").origin_of("fullname")


class TestPredecessors:
    health = attrs.evolve(link("青岛市卫生健康委员会"), aliases=("市卫生健康委员会", "市卫健委"))
    old = Agency("old", "市卫生局", "青岛市卫生局", successors=(health,))
    older = Agency("older", "市计生委", successors=(attrs.evolve(health, date="2014"),))
    split = Agency(
        "split", "市文广新局", successors=(link("青岛市文化和旅游局"), link("青岛市广播电视局"))
    )
    registry = Registry((old, OFFICE, older, split))

    @pytest.mark.parametrize(
        "name",
        [
            "青岛市卫生健康委员会",
            "市卫生健康委员会",
            "市卫健委",
            "青岛市卫健委",
            "卫健委",
            " 市卫健委",
        ],
    )
    def test_are_found_by_full_name_and_short_form(self, name):
        assert self.registry.predecessors(name) == {
            self.old: self.health,
            self.older: attrs.evolve(self.health, date="2014"),
        }

    def test_a_name_of_today_is_answered_with_the_successor(self):
        with pytest.raises(UnknownAgencyError) as caught:
            self.registry.find("青岛市卫健委")
        error = caught.value
        assert (error.successor, error.confidence) == ("青岛市卫生健康委员会", "likely")
        assert error.suggestions == ("市卫生局", "市计生委")
        start = (
            "no agency of the plan is called '青岛市卫健委'; 青岛市卫生健康委员会 is the successor"
        )
        end = "use successor='青岛市卫健委' (on the command line --successor)"
        assert str(error) == f"{start} (likely) of 市卫生局, 市计生委: {end}"
        assert pickle.loads(pickle.dumps(error)).successor == error.successor

    @pytest.mark.parametrize("name", ["市卫生委", "市旅游局", "卫健局"])
    def test_a_name_that_nobody_listed_is_no_successors(self, name):
        with pytest.raises(UnknownAgencyError) as caught:
            self.registry.find(name)
        assert caught.value.successor is None

    def test_an_agency_may_have_several_successors(self):
        assert self.registry.predecessors("青岛市广播电视局") == {
            self.split: link("青岛市广播电视局")
        }

    @pytest.mark.parametrize("name", ["市商务局", "", None, 3, "市委", OFFICE])
    def test_of_another_body_are_an_error(self, name):
        with pytest.raises(UnknownSuccessorError, match=r"^no body called .* succeeded an agency"):
            self.registry.predecessors(name)

    def test_of_a_misspelt_body_suggest_it(self):
        with pytest.raises(UnknownSuccessorError) as caught:
            self.registry.predecessors("青岛市文化与旅游局")
        assert caught.value.suggestions[0] == "青岛市文化和旅游局"

    def test_short_forms_are_those_of_every_link_to_the_successor(self):
        bare = attrs.evolve(self.health, aliases=())
        for links in ((bare, self.health), (self.health, bare)):
            one, other = (
                Agency(f"{at}", f"市{at}局", successors=(each,)) for at, each in enumerate(links)
            )
            assert list(Registry((one, other)).predecessors("市卫健委")) == [one, other]

    def test_a_full_name_is_found_without_the_place_of_the_registry(self):
        new = Agency("new", "市城管局", "青岛市城管局", successors=(link("青岛市城市管理局"),))
        assert list(Registry((new,)).predecessors("市城市管理局")) == [new]

    def test_of_another_body_are_none_where_that_is_no_error(self):
        assert self.registry.find_predecessors("市商务局") == {}


def measure(*roles, **more):
    return Measure("1.1", "抓落实", Span(0, 3), "(…)", Span(3, 6), "牵头", roles, **more)


class TestViews:
    roles = tuple(
        Role(Agency(name, name), duty, name, Span(3, 4))
        for name, duty in [
            ("甲", Duty.LEAD),
            ("乙", Duty.SOLE),
            ("丙", Duty.SHARED),
            ("丁", Duty.SUPPORTING),
            ("甲", Duty.LEAD),
        ]
    )

    @pytest.mark.parametrize(
        ("view", "names"),
        [
            ("lead", ["甲"]),
            ("sole", ["乙"]),
            ("shared", ["丙"]),
            ("supporting", ["丁"]),
            ("accountable", ["甲", "乙"]),
        ],
    )
    def test_a_measure_and_a_task_give_agencies_by_duty_each_once(self, view, names):
        one = measure(*self.roles)
        task = Task("1", 1, "一", "", None, "抓落实(…)", Span(0, 6), (one,))
        assert [agency.name for agency in getattr(one, view)] == names
        assert [agency.name for agency in getattr(task, view)] == names

    def test_holders_are_in_the_order_of_the_text(self):
        one = measure(*self.roles)
        names = [agency.name for agency in one.holders(Duty.SUPPORTING, Duty.LEAD)]
        assert names == ["甲", "丁"]
        assert one.holders() == ()

    def test_names_are_listed_as_printed_and_end_in_deng_where_the_list_is_open(self):
        one = measure(*self.roles, open_duties=(Duty.SUPPORTING,))
        assert one.list_names(Duty.LEAD) == "甲"
        assert one.list_names(Duty.LEAD, Duty.SUPPORTING) == "甲、丁等"
        assert one.list_names(Duty.SUPPORTING) == "丁等"
        assert measure(open_duties=(Duty.SHARED,)).list_names(Duty.SHARED) == "等"
        assert one.list_names() == ""

    def test_a_measure_is_open_ended_when_any_list_is(self):
        assert measure(open_duties=(Duty.SUPPORTING,)).open_ended
        assert not measure().open_ended


class TestReading:
    def test_applies_the_certain_corrections_only(self):
        text = "监管范国,平合建设"
        likely = attrs.evolve(SLIP, span=Span(12, 14), printed="平合", reading="平台")
        task = Task("1", 1, "一", "", None, text, Span(7, 16), ())
        certain = attrs.evolve(SLIP, span=Span(9, 11))
        likely = attrs.evolve(likely, confidence=Confidence.LIKELY)
        task = attrs.evolve(task, corrections=(certain, likely))
        assert task.reading == "监管范围,平合建设"
        assert task.text == text

    def test_a_correction_without_a_reading_leaves_the_text(self):
        task = Task("1", 1, "一", "", None, "监管范国", Span(2, 6), ())
        unread = attrs.evolve(SLIP, reading=None)
        assert attrs.evolve(task, corrections=(unread,)).reading == "监管范国"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Duty.LEAD, "Duty.LEAD"),
        (Span(1, 2), "Span(1, 2)"),
        (Source("一", sha256="0123456789"), "<Source: 1 characters, sha256 01234567>"),
        (Source(""), "<Source: 0 characters, sha256 unknown>"),
        (
            Succession("青岛市市场监督管理局", "2019-01", None, Confidence.LIKELY),
            "Succession('青岛市市场监督管理局', '2019-01', LIKELY)",
        ),
        (OFFICE, "Agency('commerce', '市商务局')"),
        (Registry((OFFICE,)), "<Registry: 1>"),
        (SLIP, "Correction('范国' -> '范围', CERTAIN)"),
        (Role(OFFICE, Duty.LEAD, "市商务局", Span(1, 5)), "Role('市商务局', LEAD)"),
        (Field("完成时限", "6月底前", Span(1, 6)), "Field('完成时限', '6月底前')"),
        (
            Field("完成时限", "2030年6月底前", Span(1, 10), date(2030, 6, 30)),
            "Field('完成时限', '2030年6月底前', 2030-06-30)",
        ),
        (measure(), "<Measure 1.1: 牵头, 0 roles>"),
        (Measure("1.1", "抓", Span(0, 1)), "<Measure 1.1: no verb, 0 roles>"),
        (
            Task("1", 1, "一", "总则", Span(0, 2), "总则", Span(0, 2), ()),
            "<Task 1 总则: 0 measures, 0 roles>",
        ),
        (
            Section("1", 1, "一", "总则", Span(0, 2), Span(0, 2), ()),
            "<Section 1 总则: 0 tasks>",
        ),
        (Provenance("x", "", "", None, None), "<Provenance: x, revision none>"),
        (Provenance("x", "", "3", None, None), "<Provenance: x, revision 3>"),
        (
            Initiative(InitiativeKind.SYSTEM, "平台", (), ()),
            "Initiative(SYSTEM, '平台')",
        ),
        (Piece(PieceKind.GAP, "\n", Span(0, 1)), "Piece(GAP, 0, 1)"),
        (
            Diagnostic("unknown-agency", {"name": "甲局"}, Severity.INFO, Span(0, 1), 1, 2),
            "<Diagnostic unknown-agency at 1:2: the registry has no agency of this name: 甲局>",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_repr_is_short_and_readable(value, shown):
    assert repr(value) == shown


class TestProvenance:
    def test_is_one_line_with_all_that_is_known(self):
        full = Provenance("qd", "《要点》", "2", "http://www.gov.cn/1", "32b3")
        assert full.line == "《要点》 (qd, revision 2, sha256 32b3), http://www.gov.cn/1"
        bare = Provenance("qd", "", "", None, None)
        assert bare.line == "(qd, no revision, sha256 None)"
        assert bare.render_line("en") == bare.line


class TestCorrection:
    @pytest.mark.parametrize(
        ("reading", "meaning"),
        [("范围", "范围"), (None, Text("no safe reading")), ("", Text("nothing"))],
    )
    def test_means_its_reading_or_says_that_there_is_none(self, reading, meaning):
        assert attrs.evolve(SLIP, reading=reading).meaning == meaning


class TestDiagnostic:
    def test_has_the_words_of_its_code_with_its_values(self):
        gap = Diagnostic("number-gap", {"number": 4, "previous": 2}, Severity.WARNING, Span(7, 9))
        assert gap.message == "a number is missing before this one: 4 follows 2"
        assert gap.advice == "check whether a heading was lost; the printed number is kept"
        assert (gap.line, gap.column) == (1, 1)

    def test_of_an_unknown_code_has_the_code_as_message(self):
        odd = Diagnostic("of-tomorrow", {}, Severity.INFO, Span(0, 1))
        assert (odd.message, odd.advice) == ("of-tomorrow", "")

    def test_is_immutable_and_hashable(self):
        values = {"name": "甲"}
        one = Diagnostic("unknown-agency", values, Severity.INFO, Span(0, 1))
        values["name"] = "乙"
        assert one.values == {"name": "甲"}
        assert hash(one) == hash(copy.deepcopy(one)) == hash(pickle.loads(pickle.dumps(one)))

    def test_kinds_are_listed_by_code_with_a_message_and_an_advice_each(self):
        assert list(DIAGNOSTICS) == [
            "unread-responsibility",
            "unbalanced-bracket",
            "stray-responsibility",
            "unread-table",
            "unread-page",
            "unread-formula",
            "unread-words",
            "unknown-label",
            "nobody-named",
            "doubtful-name",
            "cut-name",
            "fused-names",
            "number-in-name",
            "long-name",
            "unknown-column",
            "empty-cell",
            "ragged-row",
            "cut-cell",
            "tracked-changes",
            "struck-text",
            "recognised-text",
            "unread-notes",
            "unread-objects",
            "nested-table",
            "cut-table",
            "hidden-sheet",
            "hidden-cells",
            "unformatted-number",
            "ambiguous-issuer",
            "unread-issuer",
            "ambiguous-document-number",
            "ambiguous-date",
            "unread-addressees",
            "unknown-agency",
            "ambiguous-agency",
            "assumed-level",
            "number-gap",
            "number-order",
            "duplicate-heading",
            "more-of-a-kind",
            "hidden-text",
            "unread-comments",
            "unread-pictures",
            "likely-variant",
            "no-verb",
            "no-responsibility",
        ]
        assert all(kind.code == code for code, kind in DIAGNOSTICS.items())
        assert all(kind.message and kind.advice for kind in DIAGNOSTICS.values())

    def test_of_a_kind_that_is_not_listed_any_more_says_how_many_are_left(self):
        more = Diagnostic(
            MORE_OF_A_KIND, {"count": 7, "kind": "number-gap"}, Severity.WARNING, Span(7, 9)
        )
        assert more.message == "7 more of the kind number-gap follow from here on, not listed"
        assert DIAGNOSTICS[MORE_OF_A_KIND].severity is Severity.WARNING

    def test_codes_of_look_ups_are_codes_of_kinds(self):
        assert DIAGNOSTICS.keys() > LOOKUP_CODES


class TestField:
    def test_is_a_value(self):
        one = Field("完成时限", "2030年6月底前", Span(1, 10), date(2030, 6, 30))
        again = pickle.loads(pickle.dumps(one))
        assert again == copy.deepcopy(one) == one
        assert hash(again) == hash(one)
        assert one != Field("完成时限", "2030年6月底前", Span(1, 10))

    @pytest.mark.parametrize(
        "label",
        [
            "完成时限",
            "办结期限",
            "限期整改",
            "报告时间",
            "时间节点",
            "进度安排",
            "完成日期",
            "完成时限(月)",
            "",
        ],
    )
    def test_is_a_deadline_by_its_label_or_without_one(self, label):
        assert Field(label, "长期坚持", Span(1, 5)).is_deadline

    @pytest.mark.parametrize(
        "label",
        [
            "启动时间",
            "开始时间",
            "工作时间",
            "完成情况",
            "完成标准",
            "整改责任人",
            "整改措施",
            "责任人",
        ],
    )
    def test_a_start_or_another_matter_is_no_deadline(self, label):
        assert not Field(label, "6月底", Span(1, 4)).is_deadline

    def test_what_has_a_last_day_is_a_deadline(self):
        assert Field("安排", "6月底", Span(1, 4), date(2030, 6, 30)).is_deadline


class TestDates:
    def test_are_those_of_the_standard_library(self):
        assert dates.datetime.date is date

    def test_need_no_accelerator(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "_datetime", None)
        assert dates._import_dates() is import_module("datetime")


def test_a_task_does_not_print_its_text(plan):
    assert all(len(repr(task)) < 80 for task in plan.tasks)


class TestImmutability:
    def test_no_field_of_any_object_can_be_set_or_added(self, plan):
        task = plan.task(10)
        for item in (plan, plan.section(1), task, task.measures[0], task.roles[0], plan.source):
            with pytest.raises(AttributeError):
                item.id = "x"
            with pytest.raises(AttributeError):
                item.something_new = 1
            with pytest.raises(AttributeError):
                del item.text

    def test_every_class_matches_by_position(self):
        match Role(OFFICE, Duty.LEAD, "市商务局", Span(1, 5)):
            case Role(Agency(id_), Duty.LEAD, printed, Span(start, _)):
                assert (id_, printed, start) == ("commerce", "市商务局", 1)

    def test_kinds_of_agency_come_from_the_research(self):
        assert {kind.value for kind in AgencyKind} == {
            "municipal_department",
            "vertical_agency",
            "party_organ",
            "judicial",
            "leading_group_office",
            "peoples_organisation",
            "state_monopoly",
            "group",
            "unknown",
        }


class TestCopies:
    def test_copies_and_pickles_are_equal_and_hash_alike(self, plan):
        for again in (copy.copy(plan), copy.deepcopy(plan), pickle.loads(pickle.dumps(plan))):
            assert again == plan
            assert hash(again) == hash(plan)
            assert again.task(10).reading == plan.task(10).reading

    def test_a_pickle_is_the_same_plan_in_another_process(self, plan, tmp_path):
        path = tmp_path / "plan.pickle"
        path.write_bytes(pickle.dumps(plan))
        script = (
            "import pickle, sys, workplan\n"
            "plan = pickle.load(open(sys.argv[1], 'rb'))\n"
            "assert plan == workplan.load() and hash(plan) == hash(workplan.load())\n"
            "print(plan.task(10).lead[0].name)\n"
        )
        done = subprocess.run(
            [sys.executable, "-W", "error", "-X", "utf8", "-c", script, str(path)],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        assert done.stdout.strip() == "市版权局"
