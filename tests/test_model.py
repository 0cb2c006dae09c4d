"""The values themselves."""

import copy
import pickle
import subprocess
import sys

import attrs
import pytest

from workplan import (
    Agencies,
    Agency,
    AgencyKind,
    AmbiguousAgencyError,
    Confidence,
    Correction,
    CorrectionKind,
    Diagnostic,
    Duty,
    FormatError,
    Initiative,
    InitiativeKind,
    Measure,
    Piece,
    PieceKind,
    Role,
    Section,
    Severity,
    Source,
    Span,
    Succession,
    Task,
    UnknownAgencyError,
)

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

    def test_lead_and_sole_are_accountable(self):
        assert [duty for duty in Duty if duty.is_accountable] == [Duty.LEAD, Duty.SOLE]


class TestSpan:
    @pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (3, 2), (-1, 2)])
    def test_is_never_empty_or_negative(self, start, end):
        with pytest.raises(FormatError, match="a span needs 0 <= start < end"):
            Span(start, end)

    def test_has_a_length(self):
        assert Span(3, 5).length == 2

    def test_sorts_by_position(self):
        assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]

    def test_contains_positions_and_spans(self):
        assert 3 in Span(3, 5)
        assert 5 not in Span(3, 5)
        assert Span(3, 5) in Span(3, 5)
        assert Span(3, 6) not in Span(3, 5)


class TestAgencies:
    register = Agencies(
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
        assert self.register.find(name) is OFFICE

    def test_find_folds_width_and_case(self):
        group = Agency("group", "各区(市)办公室")
        assert Agencies((group,)).find("各区\uff08市\uff09办公室") is group
        assert Agencies((group,)).find("GROUP") is group

    def test_an_exact_name_comes_before_one_without_its_level(self):
        assert self.register.find("市公安").id == "city"

    def test_an_alias_without_a_level_keeps_that_of_its_agency(self):
        register = Agencies((Agency("province", "省公安厅", aliases=("公安厅",)),))
        assert register.find("公安厅").id == register.find("省公安厅").id == "province"
        with pytest.raises(UnknownAgencyError):
            register.find("市公安厅")

    @pytest.mark.parametrize("name", ["区商务局", "省商务局", "青岛省商务局"])
    def test_another_level_is_another_body(self, name):
        with pytest.raises(UnknownAgencyError, match="did you mean 市商务局"):
            self.register.find(name)

    def test_a_name_of_two_is_ambiguous(self):
        with pytest.raises(AmbiguousAgencyError) as caught:
            self.register.find("公安")
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
            self.register.find(name)
        assert caught.value.suggestions == suggestions

    @pytest.mark.parametrize("name", ["", " ", "市", "青岛", None, 3, "\ud800"])
    def test_what_is_no_name_is_unknown(self, name):
        with pytest.raises(UnknownAgencyError):
            self.register.find(name)

    def test_is_counted_and_iterated(self):
        assert len(self.register) == 4
        assert next(iter(self.register)) is OFFICE


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
        (Agencies((OFFICE,)), "<Agencies: 1>"),
        (SLIP, "Correction('范国' -> '范围', CERTAIN)"),
        (Role(OFFICE, Duty.LEAD, "市商务局", Span(1, 5)), "Role('市商务局', LEAD)"),
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
        (
            Initiative(InitiativeKind.SYSTEM, "平台", (), ()),
            "Initiative(SYSTEM, '平台')",
        ),
        (Piece(PieceKind.GAP, "\n", Span(0, 1)), "Piece(GAP, 0, 1)"),
        (
            Diagnostic("number-gap", Severity.INFO, Span(0, 1), 1, 2, "no 三", "check it"),
            "<Diagnostic number-gap at 1:2: no 三>",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_repr_is_short_and_readable(value, shown):
    assert repr(value) == shown


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
