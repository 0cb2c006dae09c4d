"""The error family: messages, built-in bases, pickling."""

import copy
import pickle

import pytest

import workplan
from workplan import (
    AmbiguousAgencyError,
    AmbiguousItemError,
    Diagnostic,
    ExistingFileError,
    FormatError,
    MissingLibraryError,
    NoticeError,
    OptionError,
    Severity,
    Span,
    UnknownAgencyError,
    UnknownItemError,
    UnknownPlanError,
    UnknownSuccessorError,
    WorkplanError,
)
from workplan.errors import fill_template
from workplan.texts import Values

GAP = Diagnostic("number-gap", {"number": 4, "previous": 2}, Severity.WARNING, Span(7, 9), 1, 8)

ERRORS = [
    (
        UnknownAgencyError("市食药局", ("市食品药品监管局",)),
        LookupError,
        "no agency is called '市食药局'; did you mean 市食品药品监管局?",
    ),
    (UnknownAgencyError("x"), LookupError, "no agency is called 'x'"),
    (
        UnknownAgencyError("市卫健委", ("市卫计委",), "某市卫生健康委员会", "likely"),
        LookupError,
        (
            "no agency of the plan is called '市卫健委'; 某市卫生健康委员会 is the successor"
            " (likely) of 市卫计委: use successor='市卫健委' (on the command line --successor)"
        ),
    ),
    (
        UnknownSuccessorError("市卫计委"),
        LookupError,
        "no body called '市卫计委' succeeded an agency of the plan",
    ),
    (
        AmbiguousAgencyError("公安", ("a", "b")),
        LookupError,
        "'公安' may be any of a, b; use an id or a full name",
    ),
    (UnknownItemError("task", 99, ("1", "2")), LookupError, "no task is called 99; there are 1, 2"),
    (UnknownItemError("task", 99), LookupError, "no task is called 99"),
    (
        AmbiguousItemError("task", 1, ("s1.t1", "s2.t1")),
        LookupError,
        "several tasks are called 1; use an id (s1.t1, s2.t1)",
    ),
    (UnknownPlanError("x", ("y",)), LookupError, "no shipped plan is called 'x'; there are y"),
    (FormatError("is missing", "id"), ValueError, "id: is missing"),
    (FormatError("is missing", "id", "a.json"), ValueError, "a.json: id: is missing"),
    (FormatError("is not JSON"), ValueError, "the document: is not JSON"),
    (
        FormatError("ends at {end}", "span", values={"end": 3}),
        ValueError,
        "span: ends at 3",
    ),
    (NoticeError("nothing is numbered"), ValueError, "nothing is numbered"),
    (NoticeError("is {what}", (), "a.txt", {"what": "empty"}), ValueError, "a.txt: is empty"),
    (NoticeError("has faults", (GAP,)), ValueError, "has faults"),
    (
        OptionError("by", "row", ("task", "measure")),
        ValueError,
        "by must be one of task, measure, got 'row'",
    ),
    (
        OptionError("limit", -1, ("None or a non-negative integer",)),
        ValueError,
        "limit must be None or a non-negative integer, got -1",
    ),
    (
        ExistingFileError("a.csv"),
        FileExistsError,
        "a.csv exists; pass force=True to overwrite it",
    ),
    (
        MissingLibraryError("to_xlsx", "XlsxWriter"),
        ImportError,
        "to_xlsx needs XlsxWriter: python -m pip install XlsxWriter",
    ),
]


@pytest.mark.parametrize(
    ("error", "builtin", "message"), ERRORS, ids=lambda each: type(each).__name__
)
class TestEveryError:
    def test_message_is_one_line(self, error, builtin, message):
        assert str(error) == message
        assert "\n" not in str(error)

    def test_belongs_to_the_family_and_to_a_builtin(self, error, builtin, message):
        assert isinstance(error, WorkplanError)
        assert isinstance(error, builtin)

    def test_survives_pickling_and_copying(self, error, builtin, message):
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(again) is type(error)
            assert str(again) == message
            assert again.args == error.args
            assert vars(again) == vars(error)


def test_the_table_has_every_class_of_the_family():
    public = {getattr(workplan, name) for name in workplan.__all__ if name.endswith("Error")}
    assert {type(error) for error, _, _ in ERRORS} == public - {WorkplanError}


def test_facts_are_attributes():
    unknown = UnknownAgencyError("市食药局", ("市食品药品监管局",))
    assert (unknown.name, unknown.suggestions) == ("市食药局", ("市食品药品监管局",))
    item = UnknownItemError("task", 99, ("1",))
    assert (item.kind, item.key, item.candidates) == ("task", 99, ("1",))
    bad = FormatError("ends at {end}", "span", "a.json", {"end": 3})
    assert (bad.problem, bad.path, bad.file, bad.values) == (
        "ends at 3",
        "span",
        "a.json",
        {"end": 3},
    )
    notice = NoticeError("line {line}", (GAP,), "a.txt", {"line": 3})
    assert (notice.problem, notice.diagnostics, notice.file) == ("line 3", (GAP,), "a.txt")
    option = OptionError("by", "row", ("task",))
    assert (option.option, option.value, option.allowed) == ("by", "row", ("task",))
    library = MissingLibraryError("x", "y")
    assert (library.feature, library.library) == ("x", "y")
    assert ExistingFileError("a").path == "a"
    plan = UnknownPlanError("x", ("y",))
    assert (plan.plan, plan.available) == ("x", ("y",))
    several = AmbiguousAgencyError("x", ("y",))
    assert (several.name, several.candidates) == ("x", ("y",))


def test_facts_given_as_an_immutable_mapping_are_pickled_too():
    error = FormatError("ends at {end}", "span", values=Values({"end": 3}))
    assert str(pickle.loads(pickle.dumps(error))) == "span: ends at 3"


def test_an_error_without_values_and_place_is_its_template():
    class PlainError(WorkplanError):
        TEMPLATES = ("nothing {here}",)

    assert str(PlainError()) == "nothing {here}"
    assert PlainError().values == {}


class TestFillTemplate:
    @pytest.mark.parametrize(
        ("template", "values", "filled"),
        [
            ("no values", {}, "no values"),
            ("{a} of {b}", {"a": 1, "b": None}, "1 of None"),
            ("{a} and {a}", {"a": "x"}, "x and x"),
            ("{unknown} {}", {"a": 1}, "{unknown} {}"),
            ("a { brace } {0", {"a": 1}, "a { brace } {0"),
            ("{{a}}", {"a": 1}, "{1}"),
        ],
    )
    def test_fills_known_placeholders_only(self, template, values, filled):
        assert fill_template(template, values) == filled

    def test_does_not_fill_what_a_value_brings(self):
        assert fill_template("{a} {b}", {"a": "{b}", "b": "{a}"}) == "{b} {a}"
        error = FormatError("has {there}, not {given}", values={"there": "{given}", "given": "{x"})
        assert error.problem == "has {given}, not {x"


def test_a_hostile_name_does_not_flood_the_message():
    with pytest.raises(UnknownAgencyError) as caught:
        workplan.load().agency("x" * 100_000)
    assert str(caught.value) == f"no agency is called '{'x' * 59}…"


def test_a_line_feed_in_a_name_does_not_break_the_message():
    assert str(UnknownAgencyError("甲\n乙")) == "no agency is called '甲\\n乙'"
