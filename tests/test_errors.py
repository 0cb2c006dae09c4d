"""The one family of errors."""

import copy
import pickle

import pytest

import workplan
from workplan import (
    AmbiguousAgencyError,
    AmbiguousItemError,
    FormatError,
    MissingLibraryError,
    NoticeError,
    UnknownAgencyError,
    UnknownItemError,
    UnknownPlanError,
    WorkplanError,
)

ERRORS = [
    (
        UnknownAgencyError("市食药局", ("市食品药品监管局",)),
        LookupError,
        "no agency is called '市食药局'; did you mean 市食品药品监管局?",
    ),
    (UnknownAgencyError("x"), LookupError, "no agency is called 'x'"),
    (
        AmbiguousAgencyError("公安", ("a", "b")),
        LookupError,
        "'公安' may be any of a, b; say which by its id or its full name",
    ),
    (UnknownItemError("task", 99, ("1", "2")), LookupError, "no task is called 99; there are 1, 2"),
    (UnknownItemError("task", 99), LookupError, "no task is called 99"),
    (
        AmbiguousItemError("task", 1, ("s1.t1", "s2.t1")),
        LookupError,
        "several tasks are numbered 1: say which by its id (s1.t1, s2.t1)",
    ),
    (UnknownPlanError("x", ("y",)), LookupError, "no shipped plan is called 'x'; there are y"),
    (FormatError("is missing", "id"), ValueError, "id: is missing"),
    (FormatError("is missing", "id", "a.json"), ValueError, "a.json: id: is missing"),
    (FormatError("is not JSON"), ValueError, "the document: is not JSON"),
    (NoticeError("nothing is numbered"), ValueError, "nothing is numbered"),
    (
        MissingLibraryError("to_xlsx", "XlsxWriter"),
        ImportError,
        "to_xlsx needs XlsxWriter: python -m pip install XlsxWriter",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "message"), ERRORS)
class TestEveryError:
    def test_says_in_one_line_what_where_and_what_would_be_right(self, error, builtin, message):
        assert str(error) == message
        assert "\n" not in str(error)

    def test_is_of_the_family_and_of_the_builtin_that_people_catch(self, error, builtin, message):
        assert isinstance(error, WorkplanError)
        assert isinstance(error, builtin)

    def test_survives_pickling_and_copying(self, error, builtin, message):
        for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
            assert type(again) is type(error)
            assert again.args == error.args
            assert vars(again) == vars(error)


def test_a_hostile_name_does_not_flood_the_message():
    with pytest.raises(UnknownAgencyError) as caught:
        workplan.load().agency("x" * 100_000)
    assert len(str(caught.value)) < 200
