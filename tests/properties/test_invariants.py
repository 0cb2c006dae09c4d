"""Invariants of reading, copying and look-up, tried on notices that Hypothesis damages."""

import copy
import enum
import hashlib
import pickle
import sys
from types import MappingProxyType

import attrs
import pytest
from hypothesis import example, given, strategies as st

import workplan
from tests.strategies import plans
from workplan import NoticeError, Registry, UnknownAgencyError, dumps, loads, parse
from workplan.catalog import verify
from workplan.model.invariants import digest

NOTICE = workplan.load().source.text
CHARACTERS = "(())【】、。,,;;一二十百 \n\r\u3000\xa0等负责牵头配合市局各\ud800A"


@st.composite
def damaged(draw):
    """The shipped notice, cut off, with a few characters inserted and deleted."""
    start = draw(st.integers(0, len(NOTICE) - 1))
    text = NOTICE[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        deleted = draw(st.integers(0, 5))
        text = text[:at] + draw(st.text(CHARACTERS, max_size=4)) + text[at + deleted :]
    return text


def read(text):
    try:
        return parse(text)
    except NoticeError:
        return None


@given(damaged() | st.text(CHARACTERS, max_size=60) | st.text(max_size=40))
@example("一、")
@example("(一)(市局负责)")
def test_reading_fails_only_where_nothing_is_numbered_and_the_pieces_tile_the_text(text):
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


@given(plans())
def test_a_plan_of_hostile_names_comes_back_from_json_pickle_and_copy(plan):
    for again in (loads(dumps(plan)), pickle.loads(pickle.dumps(plan)), copy.deepcopy(plan)):
        assert again == plan
        assert hash(again) == hash(plan)


@given(plans())
def test_every_plan_that_can_be_made_keeps_the_invariants(plan):
    assert all(check.passed for check in verify(plan))


@given(plans())
def test_every_role_has_its_own_key(plan):
    keys = [key for place in plan.contents.places for key, _ in place.role_keys]
    assert len(set(keys)) == len(keys) == len(plan.roles)
    roles = [plan.measure(measure).roles[at] for measure, at in keys]
    assert roles == list(plan.roles)


@given(st.text())
@example("市")
@example("青岛")
@example("\u3000")
def test_any_text_finds_an_agency_or_is_unknown(name):
    try:
        found = workplan.load().agency(name)
    except UnknownAgencyError:
        found = None
    assert found is None or found in workplan.load().agencies


@given(st.data())
def test_every_name_finds_its_agency_in_either_width_with_spaces_and_without_its_place(data):
    plan = workplan.load()
    agency = data.draw(st.sampled_from(plan.agencies))
    name = data.draw(st.sampled_from(agency.names))
    wide = str.maketrans("()", "\uff08\uff09")
    at = data.draw(st.integers(0, len(name)))
    spaced = f"{name[:at]}\u3000{name[at:]}"
    forms = [name, name.translate(wide), spaced]
    bare = name.removeprefix("青岛市")
    if bare not in {each for other in plan.agencies for each in other.ambiguous_names}:
        forms.append(bare)  # 知识产权局 alone may be the national one
    for form in forms:
        assert plan.agency(form) is agency
    assert Registry(plan.agencies).find(agency.id) is agency


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


@pytest.mark.parametrize("missing", [(), ("_sha2",), ("_sha2", "_sha256")])
def test_the_digest_is_sha256_whichever_module_has_it(monkeypatch, missing):
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    for text in ("", "打击侵权假冒", "\ud800"):
        expected = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        assert digest(text) == expected
