"""`Plan`: look-ups, entry points, and the invariants of every plan."""

from datetime import date

import attrs
import pytest

from tests.changed import change_measures
from tests.merged_cell import CELLS, LEAD, MERGED, make_merged_plan, make_table_plan
from workplan import (
    Agency,
    AmbiguousItemError,
    Confidence,
    Diagnostic,
    Duty,
    Field,
    FormatError,
    Layout,
    OptionError,
    Page,
    Plan,
    Severity,
    Source,
    Span,
    TableCell,
    UnknownAgencyError,
    UnknownItemError,
    parse,
)

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


class TestParents:
    def test_are_found_through_the_plan(self, plan):
        for section in plan.sections:
            for task in section.tasks:
                assert plan.section_of(task) is section
                for measure in task.measures:
                    assert plan.task_of(measure) is task
                    assert all(plan.measure_of(role) is measure for role in measure.roles)

    def test_of_a_foreign_object_are_none(self, plan):
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

    def test_takes_a_duty_by_its_label(self, plan):
        assert [t.number for t in plan.tasks_of("市检察院", "牵头")] == [16]
        assert [t.number for t in plan.tasks_of("市检察院", ["牵头", "sole"])] == [13, 16]

    def test_fails_as_agency_does(self, plan):
        with pytest.raises(UnknownAgencyError):
            plan.tasks_of("市气象局")


class TestMeasuresOf:
    def test_gives_the_measures_of_an_agency_that_holds_a_duty(self, plan):
        assert [m.id for m in plan.measures_of("市版权局")] == ["10.1"]
        assert [m.id for m in plan.measures_of("市司法局")] == ["23.1", "24.1"]
        assert [m.id for m in plan.measures_of("市司法局", "sole")] == ["23.1"]

    def test_of_a_body_of_today_are_those_of_all_that_it_succeeded(self, plan):
        before = ["市工商局", "市质监局", "市食品药品监管局", "市知识产权局"]
        expected = {m.id for name in before for m in plan.measures_of(name, "lead")}
        found = plan.measures_of(successor="青岛市市场监督管理局", duty="lead")
        assert [m.id for m in found] == [m.id for m in plan.measures if m.id in expected]
        assert expected == {"5.1", "7.1", "8.1", "18.2"}

    def test_an_agency_and_a_successor_narrow_each_other(self, plan):
        both = plan.measures_of("市质监局", successor="市市场监管局")
        assert both == plan.measures_of("市质监局")
        assert plan.measures_of("市公安局", successor="市市场监管局") == ()
        assert plan.tasks_of("市公安局", successor="市市场监管局") == ()

    def test_need_one_of_the_two(self, plan):
        for ask in (plan.measures_of, plan.tasks_of):
            with pytest.raises(OptionError) as caught:
                ask()
            assert str(caught.value) == (
                "agency must be a name, unless successor= is given, got None"
            )

    @pytest.mark.parametrize("name", ["市公安局", "", 3])
    def test_what_succeeded_nobody_is_an_error(self, plan, name):
        for ask in (plan.measures_of, plan.tasks_of, plan.keywords):
            with pytest.raises(UnknownAgencyError):
                ask(successor=name)


class TestInitiative:
    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("剑网行动", "“剑网行动”"),
            ("“剑网行动”", "“剑网行动”"),
            ("\uff02剑网行动\uff02", "“剑网行动”"),
            ("双随机抽查", "“双随机”抽查"),
            ("龙腾", "“龙腾”专项行动(二期)"),  # a part that no other has
            ("两法衔接", "两法衔接"),  # the whole of one, and a part of another
            ("行政执法与刑事司法衔接", "两法衔接"),  # as printed in one place
            ("信用信息共享平台", "信用信息共享平台"),
            ("3·15", "“3·15”国际消费者权益日"),
        ],
    )
    def test_is_found_by_its_name_a_part_of_it_or_its_words(self, plan, name, found):
        initiative = plan.initiative(name)
        assert initiative.name == found
        assert plan.initiative(initiative) is initiative

    def test_a_part_that_several_have_is_ambiguous(self, plan):
        with pytest.raises(AmbiguousItemError) as caught:
            plan.initiative("护农")
        assert caught.value.candidates == ("“红盾护农”行动", "“绿剑护农”专项行动")
        assert str(caught.value) == (
            "several initiatives have '护农' in their name; use one of"
            " “红盾护农”行动, “绿剑护农”专项行动"
        )

    def test_an_unknown_one_has_the_nearest_names(self, plan):
        with pytest.raises(UnknownItemError) as caught:
            plan.initiative("卷烟打假专项整治行动")
        assert caught.value.candidates[0] == "卷烟打假专项整治"

    @pytest.mark.parametrize("name", ["碧水行动", "", "“”", None, 3])
    def test_an_unknown_one_is_an_error(self, plan, name):
        with pytest.raises(UnknownItemError, match="no initiative is called"):
            plan.initiative(name)

    def test_of_a_plan_that_names_none_is_an_error(self):
        with pytest.raises(UnknownItemError):
            REPEATED.initiative("剑网行动")


class TestSearch:
    """The entry points only: what they find is proved in `test_search`."""

    def test_keywords_may_be_of_a_task_a_section_an_agency_or_all(self, plan):
        assert plan.keywords(task=10, top=1)[0].word == "软件正版化"
        assert plan.keywords(section="三", top=1) != plan.keywords(top=1)
        assert plan.keywords(agency="市版权局", top=3) != plan.keywords(top=3)

    def test_a_concordance_is_of_the_published_words(self, plan):
        assert [line.task.id for line in plan.concordance("双随机")] == ["2", "4"]

    def test_a_search_keeps_what_agency_duty_and_section_allow(self, plan):
        hits = plan.search("正版", agency="市版权局", duty="牵头", section=3, limit=None)
        assert [hit.task.id for hit in hits] == ["10"]


class TestProvenance:
    def test_names_plan_source_and_digest(self, plan):
        found = plan.provenance
        assert (found.plan, found.title, found.revision) == (plan.id, plan.title, plan.revision)
        assert (found.url, found.sha256) == (plan.source.url, plan.source.sha256)


def refused(made, path, problem=None):
    with pytest.raises(FormatError) as caught:
        made()
    assert caught.value.path == path
    assert problem in (None, caught.value.problem)


class TestInvariants:
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

    def test_the_digest_is_that_of_the_text(self, plan):
        bad = attrs.evolve(plan.source, sha256="0" * 64)
        refused(
            lambda: attrs.evolve(plan, source=bad),
            "source.sha256",
            f"is not the digest of the text ({plan.source.sha256})",
        )
        unknown = attrs.evolve(plan, source=attrs.evolve(plan.source, sha256=None))
        assert unknown.source.sha256 is None

    @pytest.mark.parametrize(
        ("layout", "path"),
        [
            (Layout(paragraphs=(Span(0, 1), Span(3, 9999))), "paragraphs[1]"),
            (
                Layout(cells=(TableCell(1, 1, 1), TableCell(1, 1, 2, Span(3, 9999)))),
                "cells[1].span",
            ),
            (Layout(pages=(Page("1", Span(0, 9999)),)), "pages[0].span"),
        ],
    )
    def test_a_layout_is_inside_the_text(self, plan, layout, path):
        source = attrs.evolve(plan.source, layout=layout)
        refused(
            lambda: attrs.evolve(plan, source=source),
            f"source.layout.{path}",
            f"ends at 9999, after the text ({len(source.text)} characters)",
        )

    @pytest.mark.parametrize(
        ("layout", "message"),
        [
            (
                Layout(paragraphs=(Span(5, 9), Span(0, 6))),
                "source.layout.paragraphs[1]: begins at 0, before 9",
            ),
            (
                Layout(pages=(Page("1", Span(0, 5)), Page("2", Span(4, 9)))),
                "source.layout.pages[1]: begins at 4, before 5",
            ),
            (
                Layout(cells=(TableCell(1, 1, 1), TableCell(1, 1, 1, Span(0, 2)))),
                "source.layout.cells[1]: is at the place of another cell",
            ),
        ],
    )
    def test_a_layout_is_in_order_and_each_cell_at_its_own_place(self, plan, layout, message):
        with pytest.raises(FormatError) as caught:
            attrs.evolve(plan, source=attrs.evolve(plan.source, layout=layout))
        assert str(caught.value) == message

    @pytest.mark.parametrize("name", [[], {}, None, "role"])
    def test_a_table_of_another_name_is_refused(self, plan, name):
        with pytest.raises(OptionError, match=r"^table must be one of roles, measures, tasks"):
            plan.table(name)

    def test_a_layout_inside_the_text_is_legal(self, plan):
        end = len(plan.source.text)
        layout = Layout((Span(0, end),), (TableCell(1, 1, 1),), (Page("1", Span(0, end)),))
        made = attrs.evolve(plan, source=attrs.evolve(plan.source, layout=layout))
        assert made.source.layout == layout

    def test_ids_are_unique(self, plan):
        refused(
            lambda: self.with_task(plan, id="2"),
            "sections[0].tasks[1].id",
            "'2' is used twice; ids are unique",
        )
        refused(
            lambda: self.with_measure(plan, id="1.2"),
            "sections[0].tasks[0].measures[1].id",
            "'1.2' is used twice; ids are unique",
        )
        sections = (attrs.evolve(plan.sections[0], id="2"), *plan.sections[1:])
        refused(lambda: attrs.evolve(plan, sections=sections), "sections[1].id")
        twice = (*plan.agencies, plan.agencies[0])
        refused(
            lambda: attrs.evolve(plan, agencies=twice),
            "agencies[33].id",
            "'industry-commerce' is used twice; ids are unique",
        )

    def test_a_section_and_a_task_may_have_one_id(self, plan):
        assert plan.section("1").id == plan.task("1").id

    def test_a_text_is_at_its_span(self, plan):
        at_span = f"the source has {plan.tasks[0].text[:20]!r} here, not 'x'"
        refused(lambda: self.with_task(plan, text="x"), "sections[0].tasks[0].span", at_span)
        refused(lambda: self.with_task(plan, title="x"), "sections[0].tasks[0].title_span")
        title = (attrs.evolve(plan.sections[0], title="x"), *plan.sections[1:])
        refused(lambda: attrs.evolve(plan, sections=title), "sections[0].title_span")
        where = "sections[0].tasks[0].measures[0]"
        refused(lambda: self.with_measure(plan, text="x"), f"{where}.span")
        refused(lambda: self.with_measure(plan, assignment="x"), f"{where}.assignment_span")

    def test_an_assignment_has_a_span(self, plan):
        where = "sections[0].tasks[0].measures[0].assignment_span"
        refused(
            lambda: self.with_measure(plan, assignment_span=None, roles=()),
            where,
            "an assignment needs its span",
        )

    def test_a_span_ends_inside_the_text(self, plan):
        last = attrs.evolve(plan.sections[-1], span=Span(6000, 99999))
        sections = (*plan.sections[:-1], last)
        refused(
            lambda: attrs.evolve(plan, sections=sections),
            "sections[9].span",
            f"ends at 99999, after the text ({len(plan.source.text)} characters)",
        )

    def test_items_are_in_order_and_inside_their_parents(self, plan):
        backwards = plan.sections[::-1]
        start, end = plan.sections[8].span.start, plan.sections[9].span.end
        refused(
            lambda: attrs.evolve(plan, sections=backwards),
            "sections[1].span",
            f"begins at {start}, before {end}",
        )
        tasks = plan.sections[0].tasks
        short = attrs.evolve(plan.sections[0], span=tasks[0].span)
        sections = (short, *plan.sections[1:])
        refused(
            lambda: attrs.evolve(plan, sections=sections),
            "sections[0].tasks[1].span",
            f"is not inside its parent ({tasks[0].span!r})",
        )
        measures = plan.tasks[0].measures[::-1]
        refused(
            lambda: self.with_task(plan, measures=measures), "sections[0].tasks[0].measures[1].span"
        )

    def test_its_pieces_tile_the_source(self, plan):
        length, last = len(plan.source.text), plan.pieces[-1].span.start
        refused(
            lambda: attrs.evolve(plan, pieces=plan.pieces[:-1]),
            "pieces",
            f"end at {last}, the text at {length}",
        )
        refused(
            lambda: attrs.evolve(plan, pieces=plan.pieces[1:]),
            "pieces[0].span",
            f"begins at {plan.pieces[1].span.start}, not at 0",
        )
        other = (attrs.evolve(plan.pieces[0], text="x"), *plan.pieces[1:])
        refused(lambda: attrs.evolve(plan, pieces=other), "pieces[0].span")

    def test_a_role_names_one_of_its_agencies_inside_the_assignment(self, plan):
        where = "sections[0].tasks[0].measures[0].roles[0]"
        refused(
            lambda: self.with_role(plan, agency=Agency("x", "x")),
            f"{where}.agency",
            "'x' is not one of the plan's agencies",
        )
        changed = attrs.evolve(plan.agencies[0], note="x")
        refused(lambda: self.with_role(plan, agency=changed), f"{where}.agency")
        refused(
            lambda: self.with_role(plan, span=Span(0, 4)),
            f"{where}.span",
            "is not inside the assignment of its measure",
        )
        refused(
            lambda: self.with_role(plan, printed="市商务局"),
            f"{where}.span",
            "the source has '市工商局' here, not '市商务局'",
        )
        refused(
            lambda: self.with_measure(plan, assignment="", assignment_span=None),
            f"{where}.span",
            "is not inside the assignment of its measure",
        )

    def test_corrections_do_not_overlap_and_are_those_of_their_tasks(self, plan):
        first = plan.corrections[0]
        refused(
            lambda: attrs.evolve(plan, corrections=(first, *plan.corrections)),
            "corrections[1].span",
            f"begins at {first.span.start}, before {first.span.end}",
        )
        other = (attrs.evolve(first, printed="x"), *plan.corrections[1:])
        refused(lambda: attrs.evolve(plan, corrections=other), "corrections[0].span")
        assert plan.tasks[0].corrections
        refused(
            lambda: self.with_task(plan, corrections=()),
            "sections[0].tasks[0].corrections",
            "are not the plan's own corrections inside the task",
        )

    def test_an_initiative_has_its_words_at_each_span(self, plan):
        first, *rest = plan.initiatives
        short = attrs.evolve(first, printed=())
        refused(
            lambda: attrs.evolve(plan, initiatives=(short, *rest)),
            "initiatives[0].printed",
            "needs the words at each span",
        )
        other = attrs.evolve(first, printed=("x",) * len(first.printed))
        refused(lambda: attrs.evolve(plan, initiatives=(other, *rest)), "initiatives[0].spans[0]")

    def test_two_measures_may_share_an_assignment_and_two_roles_a_span(self):
        plan = make_merged_plan()
        assert len(plan.roles) == 3
        assert len({role.span for role in plan.roles}) == 1

    def test_a_merged_cell_may_name_who_is_responsible_for_each_of_its_rows(self):
        plan = make_table_plan()
        assert [role.printed for role in plan.measure("1.2").roles] == ["市公安局", "乙局"]
        assert [field.label for field in plan.measure("1.2").fields] == ["时限"]

    @pytest.mark.parametrize(
        "cell",
        [
            attrs.evolve(MERGED, rows=1),
            attrs.evolve(MERGED, row=3),
            attrs.evolve(MERGED, table=2),
            attrs.evolve(MERGED, span=Span(4, 9)),
            attrs.evolve(MERGED, span=None),
        ],
        ids=["of one row", "of other rows", "of another table", "beside the name", "empty"],
    )
    def test_another_cell_may_not(self, cell):
        cells = (CELLS[0], cell, *CELLS[2:])
        where = "sections[0].tasks[0].measures[1].roles[0].span"
        refused(
            lambda: make_table_plan(cells), where, "is not inside the assignment of its measure"
        )

    def test_the_rows_of_a_measure_are_those_of_its_clause_or_of_its_assignment(self):
        without_clause = tuple(cell for cell in CELLS if cell.span != Span(21, 23))
        without_both = tuple(cell for cell in CELLS if cell.row == 1)
        assert make_table_plan(without_clause).measure("1.2").roles[0] == LEAD
        refused(
            lambda: make_table_plan(without_both),
            "sections[0].tasks[0].measures[1].roles[0].span",
        )

    def test_a_merged_cell_makes_no_responsibility_where_there_is_none(self):
        refused(
            lambda: make_table_plan(
                assignment="", assignment_span=None, confidence=None, fields=(), roles=(LEAD,)
            ),
            "sections[0].tasks[0].measures[1].roles[0].span",
        )

    def test_a_field_has_its_words_inside_the_responsibility(self, plan):
        where = "sections[0].tasks[0].measures[0].fields[0].span"
        measure = plan.measures[0]
        start = measure.assignment_span.start
        inside, before = Span(start, start + 2), Span(start - 2, start)
        words = {span: plan.source[span] for span in (inside, before)}
        made = self.with_measure(plan, fields=(Field("时限", words[inside], inside),))
        assert made.measures[0].fields[0].text == words[inside]
        for field, problem in [
            (Field("时限", "x", inside), f"the source has {words[inside]!r} here, not 'x'"),
            (
                Field("时限", words[before], before),
                "is not inside the assignment of its measure",
            ),
        ]:
            refused(lambda field=field: self.with_measure(plan, fields=(field,)), where, problem)

    def test_a_reading_is_as_sure_as_it_says_exactly_where_there_is_one(self, plan):
        where = "sections[0].tasks[0].measures[0].confidence"
        refused(
            lambda: self.with_measure(plan, confidence=None),
            where,
            "a responsibility needs the confidence of its reading",
        )
        refused(
            lambda: self.with_measure(
                plan, assignment="", assignment_span=None, roles=(), wording=""
            ),
            where,
            "is for a responsibility, and there is none",
        )
        likely = self.with_measure(plan, confidence=Confidence.LIKELY)
        assert likely.measures[0].confidence is Confidence.LIKELY

    def test_two_measures_may_hold_an_equal_role_which_is_then_ambiguous(self):
        for plan in (make_merged_plan(), make_table_plan()):
            role = plan.measure("1.1").roles[0]
            with pytest.raises(AmbiguousItemError) as caught:
                plan.measure_of(role)
            assert caught.value.candidates == ("1.1", "1.2")
            assert plan.measure_of(plan.measure("1.2").roles[1]).id == "1.2"

    def test_diagnostics_are_not_part_of_equality(self, plan):
        assert attrs.evolve(plan, diagnostics=()) == plan


class TestDoubts:
    """A reading is possible exactly where a warning or an error says why."""

    DOUBTED = parse("一、甲\n(一)乙。丙。(丁局负责)戊。(己局负责)")
    WHERE = "sections[0].tasks[0].measures[0].confidence"

    def note(self, code, span, severity=Severity.WARNING):
        return Diagnostic(code, {"name": "x", "count": 1, "kind": "y"}, severity, span)

    def with_notes(self, *notes, first=Confidence.CERTAIN, second=Confidence.CERTAIN):
        changes = {"1.1": {"confidence": first}, "1.2": {"confidence": second}}
        return change_measures(self.DOUBTED, changes, diagnostics=notes)

    @property
    def place(self):
        return self.DOUBTED.measures[0].assignment_span

    def test_without_any_diagnostic_nothing_is_possible(self):
        refused(
            lambda: self.with_notes(first=Confidence.POSSIBLE),
            self.WHERE,
            "is possible, and no diagnostic says why",
        )

    @pytest.mark.parametrize("severity", [Severity.WARNING, Severity.ERROR])
    def test_a_warning_or_error_at_a_responsibility_makes_it_possible(self, severity):
        note = self.note("number-gap", Span(self.place.start + 1, self.place.end + 2), severity)
        made = self.with_notes(note, first=Confidence.POSSIBLE)
        assert made.measures[0].confidence is Confidence.POSSIBLE
        for sure in (Confidence.LIKELY, Confidence.CERTAIN):
            refused(
                lambda sure=sure: self.with_notes(note, first=sure),
                self.WHERE,
                "must be possible where a diagnostic says number-gap",
            )

    def test_what_is_only_worth_knowing_does_not(self):
        note = self.note("no-verb", self.place, Severity.INFO)
        assert self.with_notes(note).diagnostics == (note,)
        refused(lambda: self.with_notes(note, first=Confidence.POSSIBLE), self.WHERE)

    @pytest.mark.parametrize("code", ["unknown-agency", "ambiguous-agency"])
    def test_a_look_up_in_the_registry_does_not(self, code):
        note = self.note(code, self.place)
        assert self.with_notes(note).diagnostics == (note,)

    def test_what_touches_a_responsibility_does_not(self):
        notes = (
            self.note("number-gap", Span(self.place.start - 1, self.place.start)),
            self.note("number-gap", Span(self.place.end, self.place.end + 1)),
        )
        assert self.with_notes(*notes).diagnostics == notes

    def test_where_diagnostics_are_not_listed_any_more_it_may_be_either(self):
        more = self.note("more-of-a-kind", Span(self.place.start + 1, self.place.end))
        for sure in Confidence:
            made = self.with_notes(more, first=sure, second=sure)
            assert [measure.confidence for measure in made.measures] == [sure, sure]

    def test_what_ends_before_that_place_is_not_exempt(self):
        more = self.note("more-of-a-kind", Span(self.place.end, self.place.end + 1))
        refused(lambda: self.with_notes(more, first=Confidence.POSSIBLE), self.WHERE)
        made = self.with_notes(more, second=Confidence.POSSIBLE)
        assert made.measures[1].confidence is Confidence.POSSIBLE


class TestDocument:
    """Who issued a notice, under which number, when and to whom."""

    def test_is_not_printed_on_the_shipped_page(self, plan):
        assert (plan.issuer, plan.document_number, plan.date, plan.addressees) == (None,) * 4

    def test_is_part_of_equality(self, plan):
        issued = attrs.evolve(plan, issuer="某市人民政府办公室", date=date(2030, 1, 5))
        assert issued != plan
        assert issued == attrs.evolve(plan, issuer=issued.issuer, date=issued.date)


def test_the_smallest_plan_is_an_empty_one():
    empty = Plan("empty", "", "", Source(""), (), ())
    assert repr(empty) == (
        "<Plan empty, revision none, sha256 unknown: 0 sections, 0 tasks, 0 measures, 0 roles>"
    )
    assert empty.records() == []


class TestArguments:
    def test_the_librarys_own_objects_are_keys(self, plan):
        assert plan.agency(plan.agencies[0]) is plan.agencies[0]
        assert plan.section(plan.sections[2]) is plan.sections[2]
        assert plan.task(plan.tasks[9]) is plan.tasks[9]
        assert plan.measure(plan.measures[3]) is plan.measures[3]

    def test_another_kind_of_object_is_no_key(self, plan):
        with pytest.raises(UnknownItemError, match="no task is called <Section 3"):
            plan.task(plan.section(3))
        with pytest.raises(UnknownItemError, match="no measure is called <Task 4"):
            plan.measure(plan.task(4))
        with pytest.raises(UnknownAgencyError, match="no agency is called 5"):
            plan.matrix().only(agencies=5)

    def test_a_duty_by_value_or_several(self, plan):
        assert [task.id for task in plan.tasks_of("市版权局", duty="lead")] == ["10"]
        both = plan.tasks_of("市质监局", duty=[Duty.LEAD, "sole"])
        assert [task.id for task in both] == ["4", "5"]
        assert plan.matrix().only(duty="lead") == plan.matrix().only(duty=[Duty.LEAD])
        found = plan.search("侵权", duty=["lead", "sole"], limit=None)
        assert {hit.task.number for hit in found} <= {t.number for t in plan.tasks if t.accountable}

    @pytest.mark.parametrize("duty", ["负责", 3, ["lead", None], "LEAD"])
    def test_what_is_no_duty_is_refused(self, plan, duty):
        for ask in (
            lambda: plan.tasks_of("市版权局", duty=duty),
            lambda: plan.search("侵权", duty=duty),
            lambda: plan.matrix().only(duty=duty),
        ):
            with pytest.raises(OptionError, match="duty must be one of lead, sole, shared"):
                ask()

    @pytest.mark.parametrize("cell", ["10", 10, (1, 2, 3)])
    def test_a_cell_is_a_row_and_a_column(self, plan, cell):
        with pytest.raises(UnknownItemError) as caught:
            plan.matrix()[cell]
        wanted = f"no cell is called {cell!r}; there are matrix[row, column]"
        assert str(caught.value) == wanted

    def test_text_is_text(self, plan):
        with pytest.raises(OptionError, match=r"^query must be text, got None$"):
            plan.search(None)
        with pytest.raises(OptionError, match=r"^term must be text, got 3$"):
            plan.concordance(3)
