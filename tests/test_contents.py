"""`Contents`: look-ups, parents, and what identifies a role."""

import copy
import pickle

import attrs
import pytest

from tests.merged_cell import CITY, ROLE, make_merged_plan
from workplan import (
    Agency,
    AmbiguousAgencyError,
    AmbiguousItemError,
    Contents,
    Duty,
    Measure,
    Registry,
    Section,
    Source,
    Span,
    Task,
    UnknownAgencyError,
    UnknownItemError,
    parse,
)

PROVINCE = Agency("province", "省公安厅", aliases=("公安",))


@pytest.fixture(scope="module")
def merged():
    return make_merged_plan().contents


@pytest.fixture(scope="module")
def contents(plan):
    return plan.contents


class TestParts:
    def test_are_those_of_the_plan(self, plan, contents):
        assert contents.sections is plan.sections
        assert contents.registry == Registry(plan.agencies)
        assert contents.corrections is plan.corrections
        assert contents.source is plan.source

    def test_are_in_the_order_of_the_text(self, contents):
        assert [task.id for task in contents.tasks] == [str(n) for n in range(1, 28)]
        assert [m.id for m in contents.measures[:4]] == ["1.1", "1.2", "1.3", "2.1"]
        assert (len(contents.measures), len(contents.roles)) == (45, 170)
        starts = [role.span.start for role in contents.roles]
        assert starts == sorted(starts)

    def test_repr_is_short(self, contents):
        assert repr(contents) == "<Contents: 10 sections, 27 tasks>"

    def test_equal_contents_hash_alike_and_survive_copying(self, contents):
        assert contents.task("10")  # its tables are made now
        again = Contents(
            contents.sections,
            contents.registry,
            contents.corrections,
            contents.source,
            contents.initiatives,
        )
        assert again == contents == pickle.loads(pickle.dumps(contents)) == copy.deepcopy(contents)
        assert hash(again) == hash(contents)

    def test_of_nothing_are_empty(self):
        empty = Contents((), Registry(()), (), Source(""))
        assert empty.tasks == empty.measures == empty.roles == empty.places == ()
        with pytest.raises(UnknownItemError) as caught:
            empty.task("1")
        assert str(caught.value) == "no task is called '1'"


class TestLookUp:
    @pytest.mark.parametrize("key", [3, "3", "三", "(三)", "三、"])
    def test_of_a_section(self, contents, key):
        assert contents.section(key) is contents.sections[2]

    @pytest.mark.parametrize("key", [10, "10", "十", "(十)", "\uff08十\uff09", "10."])
    def test_of_a_task(self, contents, key):
        assert contents.task(key) is contents.tasks[9]

    def test_of_a_measure_by_id_only(self, contents):
        assert contents.measure("10.1").id == "10.1"
        with pytest.raises(UnknownItemError) as caught:
            contents.measure(10)
        assert str(caught.value) == (
            "no measure is called 10; there are 1.1, 1.2, 1.3, …, 26.1, 27.1"
        )

    def test_of_an_agency_is_that_of_the_registry(self, contents):
        assert contents.agency("工商局").id == "industry-commerce"
        with pytest.raises(UnknownAgencyError):
            contents.agency("市气象局")
        both = Contents((), Registry((CITY, PROVINCE)), (), Source(""))
        with pytest.raises(AmbiguousAgencyError):
            both.agency("公安")

    def test_tries_an_id_then_a_numeral_then_a_number(self):
        def make_task(id_, number, numeral, at):
            return Task(id_, number, numeral, "", None, "甲", Span(at, at + 1), ())

        tasks = (make_task("2", 1, "1", 0), make_task("1", 3, "3", 1), make_task("x", 2, "3", 2))
        section = Section("s", None, "", "", None, Span(0, 3), tasks)
        made = Contents((section,), Registry(()), (), Source("甲甲甲"))
        assert made.task("1").id == "1"  # the id, though another has the numeral
        assert made.task(1).id == "2"  # a whole number is a printed number
        assert made.task("2").id == "2"
        assert made.task(2).id == "x"
        with pytest.raises(AmbiguousItemError) as caught:
            made.task("3")
        assert str(caught.value) == "several tasks are called '3'; use an id (1, x)"

    @pytest.mark.parametrize("key", ["9" * 5000, "0000000010", True, 1.0, (), b"1"])
    def test_of_a_strange_key_is_an_error(self, contents, key):
        with pytest.raises(UnknownItemError):
            contents.task(key)

    @pytest.mark.parametrize("key", ["\u0661\u0660", "\uff11\uff10", "①⓪", "010"])
    def test_takes_the_digits_of_any_script(self, contents, key):
        assert contents.task(key).id == "10"


class TestPlaces:
    def test_have_every_measure_with_its_parents_and_positions(self, contents):
        assert [place.measure for place in contents.places] == list(contents.measures)
        assert [place.measure_position for place in contents.places] == list(range(1, 46))
        last = contents.places[-1]
        assert (last.section.id, last.task.id, last.task_position) == ("10", "27", 27)
        for place in contents.places:
            assert place.measure in place.task.measures
            assert place.task in place.section.tasks
            assert contents.tasks[place.task_position - 1] is place.task

    def test_give_each_role_its_key(self, contents):
        place = contents.places[contents.position_of(contents.measure("10.1")) - 1]
        assert [(key, role.printed) for key, role in place.role_keys][:3] == [
            (("10.1", 0), "市版权局"),
            (("10.1", 1), "市经济信息化委"),
            (("10.1", 2), "市财政局"),
        ]
        assert len({key for place in contents.places for key, _ in place.role_keys}) == 170

    def test_position_counts_from_one(self, contents):
        assert contents.position_of(contents.tasks[9]) == 10
        assert contents.position_of(contents.measures[0]) == 1
        assert contents.position_of(contents.measures[44]) == 45

    def test_position_of_a_foreign_item_is_an_error(self, contents):
        changed = attrs.evolve(contents.tasks[9], title="甲")
        for foreign in (changed, Measure("99.9", "甲", Span(0, 1)), "10"):
            with pytest.raises(UnknownItemError):
                contents.position_of(foreign)


class TestTaskAt:
    def test_is_the_task_around_a_position(self, contents):
        task = contents.task(10)
        assert contents.task_at(task.span.start) is task
        assert contents.task_at(task.span.end - 1) is task

    def test_is_none_before_between_and_behind_the_tasks(self, contents):
        assert contents.task_at(0) is None
        assert contents.task_at(contents.sections[1].span.start) is None
        assert contents.task_at(len(contents.source.text) - 1) is None


class TestSectionAt:
    def test_is_the_section_around_a_position(self, contents):
        section = contents.section(3)
        assert contents.section_at(section.span.start) is section
        assert contents.section_at(contents.task(10).span.start) is section

    def test_is_none_outside_of_every_section(self, contents):
        assert contents.section_at(0) is None
        assert contents.section_at(len(contents.source.text) - 1) is None


class TestParents:
    def test_are_found_for_every_task_measure_and_role(self, contents):
        for section in contents.sections:
            for task in section.tasks:
                assert contents.section_of(task) is section
                for measure in task.measures:
                    assert contents.task_of(measure) is task
                    assert all(contents.measure_of(role) is measure for role in measure.roles)

    def test_of_an_equal_object_are_found_too(self, contents):
        assert contents.section_of(copy.deepcopy(contents.tasks[3])) is contents.sections[1]
        assert contents.measure_of(copy.deepcopy(contents.roles[0])).id == "1.1"

    @pytest.mark.parametrize("stranger", ["x", None, 3])
    def test_of_anything_else_is_an_error_of_its_kind(self, contents, stranger):
        for ask, kind in [
            (contents.section_of, "task"),
            (contents.task_of, "measure"),
            (contents.measure_of, "role"),
        ]:
            with pytest.raises(UnknownItemError) as caught:
                ask(stranger)
            assert str(caught.value) == f"no {kind} is called {stranger!r}"

    def test_of_a_changed_object_are_none(self, contents):
        for ask, stranger in [
            (contents.section_of, attrs.evolve(contents.tasks[0], title="x")),
            (contents.task_of, attrs.evolve(contents.measures[0], wording="x")),
            (contents.measure_of, attrs.evolve(contents.roles[0], duty=Duty.LEAD)),
            (contents.section_of, contents.measures[0]),
        ]:
            with pytest.raises(UnknownItemError):
                ask(stranger)


class TestIdentityOfARole:
    """A role is the measure's id and its index there: neither span nor value is unique."""

    def test_an_equal_role_of_several_measures_is_ambiguous(self, merged):
        with pytest.raises(AmbiguousItemError) as caught:
            merged.measure_of(ROLE)
        assert caught.value.candidates == ("1.1", "1.2")
        assert str(caught.value) == (
            "several roles are called Role('市公安局', LEAD); use an id (1.1, 1.2)"
        )

    def test_a_role_at_the_same_span_with_another_duty_is_not(self, merged):
        assert merged.measure_of(merged.measure("1.2").roles[1]).id == "1.2"

    def test_keys_tell_equal_roles_apart(self, merged):
        keys = [key for place in merged.places for key, _ in place.role_keys]
        assert keys == [("1.1", 0), ("1.2", 0), ("1.2", 1)]
        assert len(merged.roles) == 3

    def test_tables_of_the_plan_have_every_one(self):
        plan = make_merged_plan()
        rows = [(row.measure.id, row.duty) for row in plan.table("roles")]
        assert rows == [("1.1", Duty.LEAD), ("1.2", Duty.LEAD), ("1.2", Duty.SUPPORTING)]

    def test_a_role_listed_twice_in_one_measure_is_in_that_measure(self):
        plan = make_merged_plan()
        task = plan.tasks[0]
        twice = attrs.evolve(task.measures[0], roles=(ROLE, ROLE))
        section = attrs.evolve(plan.sections[0], tasks=(attrs.evolve(task, measures=(twice,)),))
        made = attrs.evolve(plan, sections=(section,)).contents
        assert made.measure_of(ROLE) is twice
        assert [key for place in made.places for key, _ in place.role_keys] == [
            ("1.1", 0),
            ("1.1", 1),
        ]


def test_a_part_without_numeral_is_found_by_its_id_alone():
    contents = parse("一、总则\n抓落实。加强督查。(市工商局负责)").contents
    (task,) = contents.tasks
    assert (task.number, task.numeral) == (None, "")
    assert contents.task(task.id) is task
    with pytest.raises(UnknownItemError):
        contents.task("")
