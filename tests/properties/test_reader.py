"""What holds of reading, on notices whose structure is known and on notices that came to harm."""

import importlib
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import workplan
from workplan import Duty, MissingLibraryError, NoticeError, testing

NOTICE = workplan.load().source.text


# Four lines, cut inside a heading that is run on in its line.
CUT = testing.Written(
    "一、优化营商环境(一)优化农田水利。优化社区养老,见到实效。(市发展和改革\n"
    "局负责,市发展和改革委、市工业和信息化局、市财政局、市财政委配合)(二)优\n"
    "化河湖治理。优化夜间经济,见到实效。(市发展和改革局牵头负责)",
    ("优化营商环境",),
    ("优化农田水利", "优化河湖治理"),
    (
        ("市发展和改革局", Duty.LEAD),
        ("市发展和改革委", Duty.SUPPORTING),
        ("市工业和信息化局", Duty.SUPPORTING),
        ("市财政局", Duty.SUPPORTING),
        ("市财政委", Duty.SUPPORTING),
        ("市发展和改革局", Duty.LEAD),
    ),
)


def read(text):
    try:
        return workplan.parse(text)
    except NoticeError:
        return None


@given(testing.notices())
@example(CUT)
def test_a_notice_is_read_as_it_was_written(written):
    plan = workplan.parse(written.text)
    assert [clean(section.title) for section in plan.sections] == list(written.sections)
    assert [clean(task.title) for task in plan.tasks] == list(written.tasks)
    assert [(role.printed, role.duty) for role in plan.roles] == list(written.roles)
    assert plan.diagnostics == ()


def clean(title):
    return "".join(title.split())


@given(testing.damaged() | testing.damaged(NOTICE) | st.text(max_size=60))
@example("一、")
@example("(一)(市局负责)")
@example("①单与\t百\r;\r\t【\n责任单位\n、")  # a line of nothing but separators
def test_reading_never_fails_but_for_want_of_numbers_and_the_pieces_tile(text):
    plan = read(text)
    if plan is not None:
        assert "".join(piece.text for piece in plan.pieces) == text


@given(testing.damaged())
def test_reading_twice_gives_the_same_plan_and_the_same_diagnostics(text):
    plan = read(text)
    again = read(text)
    assert again == plan
    if plan is not None:
        assert again.diagnostics == plan.diagnostics


@given(testing.damaged())
def test_every_diagnostic_stands_where_it_says(text):
    plan = read(text)
    for note in plan.diagnostics if plan else ():
        before = text[: note.span.start]
        assert note.line == before.count("\n") + 1
        assert note.column == note.span.start - (before.rfind("\n") + 1) + 1


@given(testing.notices())
def test_line_ends_do_not_matter(written):
    plan = workplan.parse(written.text)
    unix = workplan.parse(written.text.replace("\r\n", "\n"))
    assert [task.title for task in plan.tasks] == [task.title for task in unix.tasks]
    assert [(r.printed, r.duty) for r in plan.roles] == [(r.printed, r.duty) for r in unix.roles]


@given(testing.notices(), st.integers(0, 10_000))
def test_a_line_end_inside_a_name_is_no_part_of_it(written, seed):
    name = written.roles[seed % len(written.roles)][0]
    at = written.text.find(name)
    if at < 0:  # the page cut the name itself
        return
    text = written.text[: at + 3] + "\n" + written.text[at + 3 :]
    plan = workplan.parse(text)
    assert [(role.printed, role.duty) for role in plan.roles] == list(written.roles)


def test_both_strategies_say_what_they_made():
    with pytest.raises(NoticeError):
        workplan.parse("")
    written = testing.Written("一、甲", ("甲",), (), ())
    assert repr(written) == "Written('一、甲')"


def test_the_strategies_need_hypothesis(monkeypatch):
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "workplan.testing")
    with pytest.raises(MissingLibraryError, match="python -m pip install hypothesis"):
        importlib.import_module("workplan.testing")
