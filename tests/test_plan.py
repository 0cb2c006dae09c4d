"""Look-ups over the whole, and what no plan can be."""

import attrs
import pytest

import workplan
from workplan import (
    Agency,
    AmbiguousItemError,
    Duty,
    FormatError,
    Plan,
    Source,
    Span,
    UnknownAgencyError,
    UnknownItemError,
)
from workplan.notice import parse

REPEATED = parse(
    "一、甲\n(一)抓落实。加强督查。(市工商局负责)\n二、乙\n(一)抓宣传。加强宣传。(市文广新局负责)"
)


class TestTask:
    @pytest.mark.parametrize(
        "key", [10, "10", "十", "(十)", "\uff08十\uff09", "\uff11\uff10", " 10 "]
    )
    def test_is_found_by_id_number_and_numeral(self, plan, key):
        assert plan.task(key).title == "深入推进软件正版化工作"

    @pytest.mark.parametrize("key", [0, 28, -1, "28", "", "()", None, 10.0, True, "二十八", []])
    def test_an_unknown_one_is_an_error_that_says_which_there_are(self, plan, key):
        with pytest.raises(UnknownItemError) as caught:
            plan.task(key)
        assert caught.value.candidates == ("1", "2", "3", "…", "26", "27")

    def test_a_number_printed_twice_is_ambiguous_and_has_ids_by_position(self):
        with pytest.raises(AmbiguousItemError) as caught:
            REPEATED.task(1)
        assert caught.value.candidates == ("s1.t1", "s2.t1")
        assert REPEATED.task("s2.t1").title == "抓宣传"
        assert [measure.id for measure in REPEATED.measures] == ["s1.t1.m1", "s2.t1.m1"]


class TestSectionAndMeasure:
    @pytest.mark.parametrize("key", [3, "3", "三", "三、"])
    def test_a_section_is_found_by_number_and_numeral(self, plan, key):
        assert plan.section(key).title == "加大打击侵犯知识产权工作力度"

    def test_a_measure_is_found_by_id_only(self, plan):
        assert plan.measure("10.1").wording == "牵头,…按职责分工负责"
        for key in ("10", 10, "10.2", "", None):
            with pytest.raises(UnknownItemError):
                plan.measure(key)

    def test_few_candidates_are_all_named(self):
        with pytest.raises(UnknownItemError, match=r"there are s1\.t1\.m1, s2\.t1\.m1"):
            REPEATED.measure("x")


class TestUpwards:
    def test_each_thing_knows_its_place_through_the_plan(self, plan):
        for section in plan.sections:
            for task in section.tasks:
                assert plan.section_of(task) is section
                for measure in task.measures:
                    assert plan.task_of(measure) is task
                    assert all(plan.measure_of(role) is measure for role in measure.roles)

    def test_a_stranger_has_no_place(self, plan):
        for ask, stranger in [
            (plan.section_of, REPEATED.tasks[0]),
            (plan.task_of, REPEATED.measures[0]),
            (plan.measure_of, REPEATED.roles[0]),
            (plan.section_of, attrs.evolve(plan.task(1), title="x")),
            (plan.measure_of, attrs.evolve(plan.roles[0], duty=Duty.LEAD)),
            (plan.measure_of, "10.1"),
            (plan.section_of, None),
        ]:
            with pytest.raises(UnknownItemError):
                ask(stranger)


class TestTasksOf:
    def test_gives_the_tasks_of_an_agency_by_any_name(self, plan):
        # (十) and (二十六), read in the notice
        assert [t.number for t in plan.tasks_of("市电政办")] == [10]
        assert [t.number for t in plan.tasks_of("市检察院")] == [2, 13, 16, 26]
        assert plan.tasks_of(plan.agency("市检察院")) == plan.tasks_of("市人民检察院")

    def test_can_ask_for_one_duty(self, plan):
        assert [t.number for t in plan.tasks_of("市检察院", duty=Duty.LEAD)] == [16]
        assert [t.number for t in plan.tasks_of("市检察院", Duty.SOLE)] == [13]

    def test_fails_as_agency_does(self, plan):
        with pytest.raises(UnknownAgencyError):
            plan.tasks_of("市气象局")


class TestRecords:
    def test_are_one_plain_dict_for_each_role(self, plan):
        records = plan.records()
        assert len(records) == 170
        assert list(records[0].items()) == [
            ("plan", "qingdao-2018"),
            ("revision", plan.revision),
            ("section", "1"),
            ("task", "1"),
            ("measure", "1.1"),
            ("agency_id", "industry-commerce"),
            ("agency", "市工商局"),
            ("printed", "市工商局"),
            ("duty", "shared"),
            ("open_ended", False),
            ("wording", "按职责分工负责"),
            ("start", plan.roles[0].span.start),
            ("end", plan.roles[0].span.end),
        ]

    def test_are_fresh_each_time(self, plan):
        plan.records()[0]["agency"] = "x"
        assert plan.records()[0]["agency"] == "市工商局"


def refused(made, path):
    with pytest.raises(FormatError) as caught:
        made()
    assert caught.value.path == path
    return caught.value.problem


class TestWhatNoPlanCanBe:
    def with_task(self, plan, **changes):
        section = plan.sections[0]
        task = attrs.evolve(section.tasks[0], **changes)
        return attrs.evolve(
            plan,
            sections=(attrs.evolve(section, tasks=(task, *section.tasks[1:])), *plan.sections[1:]),
        )

    def with_measure(self, plan, **changes):
        first, *rest = plan.tasks[0].measures
        return self.with_task(plan, measures=(attrs.evolve(first, **changes), *rest))

    def with_role(self, plan, **changes):
        first, *rest = plan.roles[:11]
        return self.with_measure(plan, roles=(attrs.evolve(first, **changes), *rest))

    def test_its_digest_is_that_of_its_text(self, plan):
        bad = attrs.evolve(plan.source, sha256="0" * 64)
        assert "is not the digest" in refused(
            lambda: attrs.evolve(plan, source=bad), "source.sha256"
        )

    def test_an_id_stands_once(self, plan):
        refused(lambda: self.with_task(plan, id="2"), "sections[0].tasks[1].id")
        twice = (*plan.agencies, plan.agencies[0])
        refused(lambda: attrs.evolve(plan, agencies=twice), "agencies[33].id")

    def test_a_text_stands_at_its_span(self, plan):
        refused(lambda: self.with_task(plan, text="x"), "sections[0].tasks[0].span")
        refused(lambda: self.with_task(plan, title="x"), "sections[0].tasks[0].title_span")
        where = "sections[0].tasks[0].measures[0]"
        refused(lambda: self.with_measure(plan, text="x"), f"{where}.span")
        refused(lambda: self.with_measure(plan, assignment="x"), f"{where}.assignment_span")

    def test_an_assignment_has_a_span(self, plan):
        where = "sections[0].tasks[0].measures[0].assignment_span"
        refused(lambda: self.with_measure(plan, assignment_span=None, roles=()), where)

    def test_a_span_ends_inside_the_text(self, plan):
        last = attrs.evolve(plan.sections[-1], span=Span(6000, 99999))
        sections = (*plan.sections[:-1], last)
        refused(lambda: attrs.evolve(plan, sections=sections), "sections[9].span")

    def test_things_stand_in_order_and_inside_what_they_are_part_of(self, plan):
        backwards = plan.sections[::-1]
        refused(lambda: attrs.evolve(plan, sections=backwards), "sections[1].span")
        tasks = plan.sections[0].tasks
        short = attrs.evolve(plan.sections[0], span=tasks[0].span)
        sections = (short, *plan.sections[1:])
        refused(lambda: attrs.evolve(plan, sections=sections), "sections[0].tasks[1].span")

    def test_its_pieces_tile_the_source(self, plan):
        refused(lambda: attrs.evolve(plan, pieces=plan.pieces[:-1]), "pieces")
        refused(lambda: attrs.evolve(plan, pieces=plan.pieces[1:]), "pieces[0].span")
        other = (attrs.evolve(plan.pieces[0], text="x"), *plan.pieces[1:])
        refused(lambda: attrs.evolve(plan, pieces=other), "pieces[0].span")

    def test_a_role_is_of_one_of_its_agencies_and_stands_in_the_assignment(self, plan):
        where = "sections[0].tasks[0].measures[0].roles[0]"
        refused(lambda: self.with_role(plan, agency=Agency("x", "x")), f"{where}.agency")
        refused(lambda: self.with_role(plan, span=Span(0, 4)), f"{where}.span")
        refused(lambda: self.with_role(plan, printed="市商务局"), f"{where}.span")

    def test_corrections_do_not_overlap_and_belong_to_their_tasks(self, plan):
        twice = (plan.corrections[0], *plan.corrections)
        refused(lambda: attrs.evolve(plan, corrections=twice), "corrections[1].span")
        some = next(i for i, task in enumerate(plan.tasks) if task.corrections)
        assert some == 0
        refused(lambda: self.with_task(plan, corrections=()), "sections[0].tasks[0].corrections")

    def test_an_initiative_has_its_words_at_each_span(self, plan):
        first, *rest = plan.initiatives
        short = attrs.evolve(first, printed=())
        refused(lambda: attrs.evolve(plan, initiatives=(short, *rest)), "initiatives[0].printed")
        other = attrs.evolve(first, printed=("x",) * len(first.printed))
        refused(lambda: attrs.evolve(plan, initiatives=(other, *rest)), "initiatives[0].spans[0]")

    def test_diagnostics_are_not_part_of_equality(self, plan):
        assert attrs.evolve(plan, diagnostics=()) == plan


def test_the_smallest_plan_is_an_empty_one():
    empty = Plan("empty", "", "", Source(""), (), ())
    assert repr(empty) == (
        "<Plan empty, revision none, sha256 unknown: 0 sections, 0 tasks, 0 measures, 0 roles>"
    )
    assert empty.records() == []


class TestWhatLookUpsTake:
    def test_the_librarys_own_objects(self, plan):
        assert plan.agency(plan.agencies[0]) is plan.agencies[0]
        assert plan.section(plan.sections[2]) is plan.sections[2]
        assert plan.task(plan.tasks[9]) is plan.tasks[9]
        assert plan.measure(plan.measures[3]) is plan.measures[3]

    def test_another_kind_of_object_is_no_key(self, plan):
        with pytest.raises(UnknownItemError, match="no task is called <Section 3"):
            plan.task(plan.section(3))
        with pytest.raises(UnknownItemError, match="no measure is called <Task 4"):
            plan.measure(plan.task(4))
        with pytest.raises(workplan.UnknownAgencyError, match="no agency is called 5"):
            plan.matrix().only(agencies=5)

    def test_a_duty_by_value_or_several(self, plan):
        assert [task.id for task in plan.tasks_of("市版权局", duty="lead")] == ["10"]
        both = plan.tasks_of("市质监局", duty=[workplan.Duty.LEAD, "sole"])
        assert [task.id for task in both] == ["4", "5"]
        assert plan.matrix().only(duty="lead") == plan.matrix().only(duty=[workplan.Duty.LEAD])
        found = plan.search("侵权", duty=["lead", "sole"], limit=None)
        assert {hit.task.number for hit in found} <= {t.number for t in plan.tasks if t.accountable}

    @pytest.mark.parametrize("duty", ["牵头", 3, ["lead", None], "LEAD"])
    def test_what_is_no_duty_is_refused(self, plan, duty):
        for ask in (
            lambda: plan.tasks_of("市版权局", duty=duty),
            lambda: plan.search("侵权", duty=duty),
            lambda: plan.matrix().only(duty=duty),
        ):
            with pytest.raises(workplan.OptionError, match="duty is one of lead, sole, shared"):
                ask()

    @pytest.mark.parametrize("cell", ["10", 10, (1, 2, 3)])
    def test_a_cell_is_a_row_and_a_column(self, plan, cell):
        with pytest.raises(workplan.OptionError, match="a cell is one of matrix"):
            plan.matrix()[cell]

    def test_text_is_text(self, plan):
        with pytest.raises(workplan.OptionError, match="query is one of any text, not None"):
            plan.search(None)
        with pytest.raises(workplan.OptionError, match="term is one of any text, not 3"):
            plan.concordance(3)
