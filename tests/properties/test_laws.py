"""What holds always, tried on notices that Hypothesis damages."""

import copy
import enum
import pickle
from types import MappingProxyType

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

import workplan
from workplan import Agencies, NoticeError, UnknownAgencyError, dumps, loads
from workplan.notice import parse

NOTICE = workplan.load().source.text
MARKS = "(())【】、。,,;;一二十百 \n\r\u3000\xa0等负责牵头配合市局各\ud800A"


@st.composite
def damaged(draw):
    """The shipped notice, cut down and with a few characters put in, taken out or doubled."""
    start = draw(st.integers(0, len(NOTICE) - 1))
    text = NOTICE[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 5))
        text = text[:at] + draw(st.text(MARKS, max_size=4)) + text[at + gone :]
    return text


def read(text):
    try:
        return parse(text)
    except NoticeError:
        return None


@given(damaged() | st.text(MARKS, max_size=60) | st.text(max_size=40))
@example("一、")
@example("(一)(市局负责)")
def test_reading_never_fails_but_for_want_of_numbers_and_the_pieces_tile(text):
    plan = read(text)
    if plan is not None:
        assert "".join(piece.text for piece in plan.pieces) == text
        assert all(piece.text == plan.source[piece.span] for piece in plan.pieces)


@given(damaged())
def test_json_pickle_and_copy_give_an_equal_plan(text):
    plan = read(text)
    if plan is not None:
        for again in (loads(dumps(plan)), pickle.loads(pickle.dumps(plan)), copy.deepcopy(plan)):
            assert again == plan
            assert hash(again) == hash(plan)


@given(st.text())
@example("市")
@example("青岛")
@example("\u3000")
def test_an_agency_is_found_by_a_name_or_refused_with_an_error_of_ours(name):
    try:
        found = workplan.load().agency(name)
    except UnknownAgencyError:
        found = None
    assert found is None or found in workplan.load().agencies


@given(st.data())
def test_every_name_finds_its_agency_in_either_width_with_blanks_and_without_its_place(data):
    plan = workplan.load()
    agency = data.draw(st.sampled_from(plan.agencies))
    name = data.draw(st.sampled_from(agency.names))
    wide = str.maketrans("()", "\uff08\uff09")
    at = data.draw(st.integers(0, len(name)))
    spaced = f"{name[:at]}\u3000{name[at:]}"
    for form in (name, name.translate(wide), spaced, name.removeprefix("青岛市") or name):
        assert plan.agency(form) is agency
    assert Agencies(plan.agencies).find(agency.id) is agency


def test_no_mutable_value_is_reachable_from_the_plan():
    seen = set()

    def walk(value):
        if id(value) in seen:
            return
        seen.add(id(value))
        if attrs.has(type(value)):
            assert not hasattr(value, "__dict__"), type(value)
            for field in attrs.fields(type(value)):
                walk(getattr(value, field.name))
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        elif isinstance(value, MappingProxyType):
            for pair in value.items():
                walk(pair)
        else:
            assert value is None or isinstance(value, str | int | enum.Enum), type(value)

    walk(workplan.load())
    assert len(seen) > 1000
