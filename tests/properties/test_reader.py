"""Properties of reading, on notices of known structure and on damaged ones."""

import importlib
import re
import sys

import pytest
from hypothesis import example, given, strategies as st

import workplan
from workplan import Confidence, Duty, MissingLibraryError, NoticeError, Severity, testing

NOTICE = workplan.load().source.text
PLACEHOLDER = re.compile(r"\{\w+\}")


# Three lines, hard-wrapped inside a heading that does not begin its line.
WRAPPED = testing.SampleNotice(
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
    """The plan of a text, or ``None`` where it is not a notice."""
    try:
        return workplan.parse(text)
    except NoticeError:
        return None


def list_roles(plan):
    return [(role.printed, role.duty) for role in plan.roles]


def list_warnings(plan):
    return [note for note in plan.diagnostics if note.severity is not Severity.INFO]


def remove_whitespace(title):
    return "".join(title.split())


@given(testing.notices())
@example(WRAPPED)
def test_a_notice_is_read_as_it_was_written(sample):
    plan = workplan.parse(sample.text)
    titles = [remove_whitespace(section.title) for section in plan.sections]
    assert titles == list(sample.sections)
    assert [remove_whitespace(task.title) for task in plan.tasks] == list(sample.tasks)
    assert list_roles(plan) == list(sample.roles)
    assert list_warnings(plan) == []


@given(testing.notices(unfamiliar=True))
def test_a_wrong_reading_is_told(sample):
    """Of names that nothing but their place makes names: 由顺丰速运牵头."""
    plan = workplan.parse(sample.text)
    assert list_roles(plan) == list(sample.roles) or list_warnings(plan)


@given(testing.notices(unfamiliar=True))
def test_an_unfamiliar_name_changes_no_heading(sample):
    plan = workplan.parse(sample.text)
    titles = [remove_whitespace(section.title) for section in plan.sections]
    assert titles == list(sample.sections)
    assert [remove_whitespace(task.title) for task in plan.tasks] == list(sample.tasks)


@given(testing.damaged_notices() | testing.damaged_notices(NOTICE) | st.text(max_size=60))
@example("一、")
@example("(一)(市局负责)")
@example("①单与\t百\r;\r\t【\n责任单位\n、")  # a line of nothing but separators
def test_reading_fails_only_without_heading_numerals_and_the_pieces_tile_the_text(text):
    plan = read(text)
    if plan is not None:
        assert "".join(piece.text for piece in plan.pieces) == text


@given(testing.damaged_notices())
def test_reading_twice_gives_the_same_plan_and_the_same_diagnostics(text):
    plan = read(text)
    again = read(text)
    assert again == plan
    if plan is not None:
        assert again.diagnostics == plan.diagnostics


@given(testing.damaged_notices())
def test_every_diagnostic_has_the_line_and_column_of_its_span(text):
    plan = read(text)
    for note in plan.diagnostics if plan else ():
        before = text[: note.span.start]
        assert note.line == before.count("\n") + 1
        assert note.column == note.span.start - (before.rfind("\n") + 1) + 1


@given(testing.damaged_notices())
def test_every_diagnostic_has_the_values_that_its_message_needs(text):
    plan = read(text)
    for note in plan.diagnostics if plan else ():
        assert not PLACEHOLDER.search(note.message + note.advice)


@given(testing.damaged_notices())
def test_strict_reading_fails_exactly_where_there_is_an_error(text):
    plan = read(text)
    errors = [n for n in plan.diagnostics if n.severity is Severity.ERROR] if plan else []
    if plan is not None and not errors:
        assert workplan.parse(text, strict=True) == plan
        return
    with pytest.raises(NoticeError) as caught:
        workplan.parse(text, strict=True)
    if plan is not None:
        assert list(caught.value.diagnostics) == errors
    else:  # what stands in the way of a section, if it was noticed
        assert {each.severity for each in caught.value.diagnostics} <= {Severity.ERROR}


def overlaps(one, other):
    return one.start < other.end and other.start < one.end


@given(testing.notices().map(lambda sample: sample.text) | testing.damaged_notices())
@example("一、甲\n(一)乙。(牵头,市甲局配合)")
@example("一、甲\n(一)乙。(市甲局、市乙局负责。")  # the bracket is in the responsibility
@example("一、甲\n(一)乙。(市甲局、顺丰速运负责)")
@example("一、甲\n(一)乙\n(三)丙(市甲局负责)")  # a number is odd, and no responsibility
def test_a_reading_is_possible_exactly_where_a_warning_or_an_error_overlaps_it(text):
    plan = read(text)
    if plan is None:
        return
    places = [note.span for note in plan.diagnostics if note.severity is not Severity.INFO]
    for measure in plan.measures:
        span = measure.assignment_span
        if span is None:
            assert measure.confidence is None
        else:
            doubted = any(overlaps(place, span) for place in places)
            assert (measure.confidence is Confidence.POSSIBLE) is doubted


@given(testing.notices())
def test_what_is_read_without_a_warning_is_certain_where_names_are_bodies(sample):
    """市财政局 is a body by its words, 顺丰速运 by its place under a label alone."""
    for measure in workplan.parse(sample.text).measures:
        are_bodies = all(re.match("市|各区县", role.printed) for role in measure.roles)
        expected = Confidence.CERTAIN if are_bodies else Confidence.LIKELY
        assert measure.confidence in (None, expected)


WORDS = [
    "市教育局", "市水利局", "各区县", "各市、", "顺丰速运", "务中心", "某市政府", "王某",
    "牵头", "负责", "配合", "按职责分工", "会同", "并", "等", "等部门", "由", "以", "及",
    "其", "为", "的",
    "责任单位:", "牵头单位:", "完成时限:", "2030年", "下同", "以下", "列第一位的为牵头单位",
    "逗号前",
    "、", ",", ";", "。", ":", "(", ")", "【", "】", "〔", "〕", "“", "”",
    "一、", "二、", "(一)", "1.", "①", "附件", "第一章", "第一条", "加强检查", "通知",
    "2021年9月2日",
    "\n", "\n\n", "\u3000\u3000", "\u200b",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_words_of_the_genre_in_any_order_are_read_or_refused(words):
    text = "一、总则\n(一)抓落实。" + "".join(words)
    plan = read(text)
    assert plan is None or "".join(piece.text for piece in plan.pieces) == text


@given(testing.notices())
def test_crlf_and_lf_give_the_same_reading(sample):
    plan = workplan.parse(sample.text)
    unix = workplan.parse(sample.text.replace("\r\n", "\n"))
    assert [task.title for task in plan.tasks] == [task.title for task in unix.tasks]
    assert list_roles(plan) == list_roles(unix)


@given(testing.notices(), st.integers(0, 10_000))
def test_a_line_feed_inside_a_name_is_not_part_of_the_name(sample, seed):
    name = sample.roles[seed % len(sample.roles)][0]
    at = sample.text.find(name)
    if at < 0 or "\t" in sample.text:  # hard-wrapped inside the name already, or a row of cells
        return
    plan = workplan.parse(sample.text[: at + 3] + "\n" + sample.text[at + 3 :])
    is_known = name.startswith("市")  # where 顺丰速|运 ends nobody can tell
    assert list_roles(plan) == list(sample.roles) or (not is_known and list_warnings(plan))


def test_a_sample_notice_shows_its_text():
    sample = testing.SampleNotice("一、甲", ("甲",), (), ())
    assert repr(sample) == "SampleNotice('一、甲')"


def test_a_text_without_any_character_is_not_a_notice():
    with pytest.raises(NoticeError, match="no numbered section or task"):
        workplan.parse("")


def test_the_strategies_need_hypothesis(monkeypatch):
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "workplan.testing")
    with pytest.raises(MissingLibraryError, match="python -m pip install hypothesis"):
        importlib.import_module("workplan.testing")
