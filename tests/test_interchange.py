"""The JSON form, both ways, and its schema."""

import copy
import json
from datetime import date

import attrs
import jsonschema
import pytest

import workplan
from tests.changed import change_measures
from workplan import (
    Agency,
    Confidence,
    Diagnostic,
    Field,
    FormatError,
    Layout,
    Page,
    Remark,
    Severity,
    Span,
    TableCell,
    dumps,
    loads,
    parse,
    schema,
)
from workplan.interchange import loads_registry, structure

SMALL = parse(
    "关于印发《工作要点》的通知\n一、总则\n(一)抓落实。加强督查。(市工商局牵头,市公安局配合)\n",
    registry=[Agency("aic", "市工商局", aliases=("工商",))],
)


@pytest.fixture(scope="module")
def validator():
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


@pytest.fixture
def document():
    return json.loads(dumps(SMALL))


def fails(document, path, problem):
    text = document if isinstance(document, str | bytes) else json.dumps(document)
    with pytest.raises(FormatError) as caught:
        loads(text)
    assert (caught.value.path, caught.value.problem) == (path, problem)


class TestRoundTrip:
    def test_the_shipped_plan_comes_back_equal(self, plan):
        assert loads(dumps(plan)) == plan
        assert loads(dumps(plan).encode()) == plan
        assert loads(b"\xef\xbb\xbf" + dumps(plan).encode()) == plan

    def test_writing_again_gives_the_same_bytes(self, plan):
        assert dumps(loads(dumps(plan))) == dumps(plan)

    def test_diagnostics_come_back_too(self):
        notes = (
            Diagnostic("number-gap", {"number": 4, "previous": 2}, Severity.WARNING, Span(0, 1)),
            Diagnostic("of-tomorrow", {"a": None, "b": 1.5, "c": True}, Severity.INFO, Span(3, 4)),
        )
        noted = attrs.evolve(SMALL, diagnostics=notes)
        assert loads(dumps(noted)).diagnostics == notes

    def test_a_layout_comes_back_too(self):
        layout = Layout(
            paragraphs=(Span(0, 15), Span(16, 20)),
            cells=(
                TableCell(1, 1, 1, Span(21, 30), rows=2),
                TableCell(1, 1, 2, None, columns=3),
            ),
            pages=(Page("1", Span(0, 20)), Page("附表", Span(20, 47), is_sheet=True)),
            furniture=(Span(0, 3),),
            remarks=(Remark("tracked-changes", Span(0, 15), {"count": 2}),),
        )
        laid_out = attrs.evolve(SMALL, source=attrs.evolve(SMALL.source, layout=layout))
        again = loads(dumps(laid_out))
        assert again == laid_out
        assert again.source.layout == layout
        assert again != SMALL

    def test_fields_and_their_dates_come_back_too(self):
        measure = SMALL.measure("1.1")
        span = Span(measure.assignment_span.start + 1, measure.assignment_span.end - 1)
        words = SMALL.source[span]
        fields = (Field("时限", words, span, date(2030, 6, 30)), Field("联系人", words, span))
        made = change_measures(SMALL, {"1.1": {"fields": fields, "confidence": Confidence.LIKELY}})
        again = loads(dumps(made))
        assert again == made
        assert again.measure("1.1").fields == fields
        assert again.measure("1.1").confidence is Confidence.LIKELY
        assert json.loads(dumps(made))["sections"][0]["tasks"][0]["measures"][0]["fields"] == [
            {"label": "时限", "text": words, "span": [span.start, span.end], "date": "2030-06-30"},
            {"label": "联系人", "text": words, "span": [span.start, span.end], "date": None},
        ]

    def test_issuer_number_date_and_addressees_come_back_too(self):
        issued = attrs.evolve(
            SMALL,
            issuer="甲局、乙局",
            document_number="甲发〔2030〕1号",
            date=date(2030, 1, 5),
            addressees=("各区人民政府", "市有关部门"),
        )
        assert loads(dumps(issued)) == issued
        document = json.loads(dumps(issued))
        assert (document["date"], document["addressees"]) == (
            "2030-01-05",
            ["各区人民政府", "市有关部门"],
        )

    def test_a_lone_surrogate_survives_as_an_escape(self):
        odd = parse("一、总则\ud800\n(一)抓落实。(市工商局负责)")
        assert "\\ud800" in dumps(odd)
        assert loads(dumps(odd).encode()) == odd

    def test_each_agency_is_one_object_in_all_its_roles(self, plan):
        again = loads(dumps(plan))
        known = {id(agency) for agency in again.agencies}
        assert {id(role.agency) for role in again.roles} <= known


class TestForm:
    def test_of_anything_but_a_plan_is_refused(self):
        for other, name in [(None, "NoneType"), (SMALL.source, "Source"), ({}, "dict")]:
            with pytest.raises(FormatError) as caught:
                dumps(other)
            assert str(caught.value) == f"the document: expected a Plan, not {name}"

    def test_a_layout_is_written_as_spans_and_counts(self):
        layout = Layout((Span(0, 3),), (TableCell(1, 2, 3, Span(4, 5)),), (Page("1", Span(0, 9)),))
        laid_out = attrs.evolve(SMALL, source=attrs.evolve(SMALL.source, layout=layout))
        assert json.loads(dumps(laid_out))["source"]["layout"] == {
            "paragraphs": [[0, 3]],
            "cells": [{"table": 1, "row": 2, "column": 3, "span": [4, 5]}],
            "pages": [{"label": "1", "span": [0, 9]}],
        }

    def test_a_diagnostic_is_its_code_and_values_with_a_message_for_readers(self):
        gap = Diagnostic(
            "number-gap", {"number": 4, "previous": 2}, Severity.WARNING, Span(0, 1), 1, 1
        )
        noted = attrs.evolve(SMALL, diagnostics=(gap,))
        assert json.loads(dumps(noted))["diagnostics"] == [
            {
                "code": "number-gap",
                "values": {"number": 4, "previous": 2},
                "severity": "warning",
                "span": [0, 1],
                "line": 1,
                "column": 1,
                "message": "a number is missing before this one: 4 follows 2",
            }
        ]

    def test_roles_refer_to_agencies_by_id_and_words_are_beside_spans(self, document):
        role = document["sections"][0]["tasks"][0]["measures"][0]["roles"][0]
        start = SMALL.source.text.index("市工商局")
        assert role == {
            "agency": "aic",
            "duty": "lead",
            "printed": "市工商局",
            "span": [start, start + 4],
        }
        assert all("text" in piece for piece in document["pieces"])

    def test_a_span_is_on_one_line(self):
        assert '"span": [0, ' in dumps(SMALL)

    def test_a_text_that_looks_like_a_span_is_not_touched(self):
        plan = attrs.evolve(SMALL, title="[\n  1,\n  2\n ]")
        assert loads(dumps(plan)).title == "[\n  1,\n  2\n ]"


class TestBadDocuments:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("", "is not JSON (Expecting value: line 1 column 1 (char 0))"),
            ("{", None),
            ("nonsense", None),
            ('{"format": NaN}', "is not JSON (NaN is no JSON value)"),
            ("[]", "expected an object, not an array"),
            ("null", "expected an object, not null"),
            ("1.5", "expected an object, not a number"),
            ("true", "expected an object, not true or false"),
            ('"x"', "expected an object, not 'x'"),
            (b"\xff\xfe", "is not UTF-8 (byte 0: invalid start byte)"),
            ('{"a": 1, "a": 2}', "the key 'a' is used twice in one object"),
            ("[" * 10_000, "is nested too deeply"),
            ('{"format": ' + "9" * 5_000 + "}", None),
        ],
        ids=lambda value: str(value)[:12],
    )
    def test_what_is_no_json_object_is_refused(self, text, problem):
        with pytest.raises(FormatError) as caught:
            loads(text)
        assert caught.value.path == ""
        assert problem in (None, caught.value.problem)

    def test_a_string_of_fifty_million_characters_is_no_plan(self):
        fails('"' + "长" * 50_000_000 + '"', "", "expected an object, not a string")

    @pytest.mark.parametrize("version", [None, 0, -1, "1", 1.0, True, [1]])
    def test_the_format_is_a_whole_number(self, document, version):
        document["format"] = version
        fails(document, "format", "expected the version of the format, up to 1")

    def test_a_newer_format_is_refused_clearly(self, document):
        document["format"] = 2
        newer = "version 2 is newer than this workplan reads (1); update workplan"
        fails(document, "format", newer)


def test_what_is_no_text_is_refused():
    for nothing in (None, 3, {}):
        with pytest.raises(FormatError, match="expected JSON text, not "):
            loads(nothing)


def test_a_byte_order_mark_is_no_part_of_it():
    text = "\ufeff" + dumps(SMALL)
    assert loads(text) == loads(text.encode()) == SMALL


T = "sections[0].tasks[0]"
M = f"{T}.measures[0]"
R = f"{M}.roles[0]"


def put(document, path, value):
    """Set (or with ``...`` delete) the value at a path such as ``a[0].b``."""
    *way, last = path.replace("[", ".").replace("]", "").split(".")
    for step in way:
        document = document[int(step) if step.isdecimal() else step]
    last = int(last) if last.isdecimal() else last
    if value is ...:
        del document[last]
    else:
        document[last] = value


FAULTS = [
    ("id", ..., "id", "is missing"),
    ("id", 1, "id", "expected a string, not a whole number"),
    ("id", None, "id", "expected a string, not null"),
    ("source", "x", "source", "expected an object, not 'x'"),
    ("source.url", 1, "source.url", "expected a string, not a whole number"),
    ("sections", {}, "sections", "expected an array, not an object"),
    ("sections", None, "sections", "expected an array, not null"),
    ("sections[0]", [], "sections[0]", "expected an object, not an array"),
    ("sections[0].number", "1", "sections[0].number", "expected a whole number, not '1'"),
    (
        "sections[0].number",
        True,
        "sections[0].number",
        "expected a whole number, not true or false",
    ),
    ("sections[0].tasks", 3, "sections[0].tasks", "expected an array, not a whole number"),
    (f"{T}.span", [1], f"{T}.span", "expected a span, [start, end]"),
    (f"{T}.span", [1, 1], f"{T}.span", "a span needs 0 <= start < end, got 1, 1"),
    (f"{T}.span", [True, 3], f"{T}.span", "expected a span, [start, end]"),
    (f"{T}.extra", 1, T, "unknown key 'extra'"),
    (
        f"{T}.corrections",
        [],
        T,
        "unknown key 'corrections'; the document lists them itself",
    ),
    (f"{M}.roles", [3], f"{M}.roles[0]", "expected an object, not a whole number"),
    (
        f"{R}.duty",
        "leads",
        f"{R}.duty",
        "expected one of lead, sole, shared, supporting, not 'leads'",
    ),
    (
        f"{R}.duty",
        "牵" * 41,
        f"{R}.duty",
        "expected one of lead, sole, shared, supporting, not a string",
    ),
    (
        f"{R}.duty",
        "牵头",
        f"{R}.duty",
        "expected one of lead, sole, shared, supporting, not '牵头'",
    ),
    (
        f"{R}.duty",
        [],
        f"{R}.duty",
        "expected one of lead, sole, shared, supporting, not an array",
    ),
    (
        f"{R}.agency",
        "nobody",
        f"{R}.agency",
        "expected the id of one of the document's agencies, not 'nobody'",
    ),
    (f"{R}.agency", 3, f"{R}.agency", "expected the id of an agency, not a whole number"),
    (f"{R}.agency", {"id": "aic"}, f"{R}.agency", "expected the id of an agency, not an object"),
    (f"{R}.span", [0, 4], f"{R}.span", "is not inside the assignment of its measure"),
    (f"{R}.printed", "市商务局", f"{R}.span", "the source has '市工商局' here, not '市商务局'"),
    (f"{M}.text", "加强", f"{M}.span", "the source has '加强督查。' here, not '加强'"),
    ("pieces", [], "pieces", "end at 0, the text at 47"),
    (f"{M}.confidence", "sure", f"{M}.confidence",
     "expected one of certain, likely, possible, not 'sure'"),
    (f"{M}.confidence", None, f"{M}.confidence",
     "a responsibility needs the confidence of its reading"),
    (f"{M}.confidence", "possible", f"{M}.confidence", "is possible, and no diagnostic says why"),
    (f"{M}.fields", [{"label": "x"}], f"{M}.fields[0].text", "is missing"),
    (f"{M}.fields", [{"label": "x", "text": "x", "span": [0, 1]}], f"{M}.fields[0].span",
     "the source has '关' here, not 'x'"),
    (f"{M}.fields", [{"label": "x", "text": "关", "span": [0, 1]}], f"{M}.fields[0].span",
     "is not inside the assignment of its measure"),
    (f"{M}.fields", [{"label": "x", "text": "关", "span": [0, 1], "date": "2030"}],
     f"{M}.fields[0].date", "expected a date such as 2030-06-30, not '2030'"),
    ("date", "2030-6-1", "date", "expected a date such as 2030-06-30, not '2030-6-1'"),
    ("date", "20300601", "date", "expected a date such as 2030-06-30, not '20300601'"),
    ("date", "2030-W22-6", "date", "expected a date such as 2030-06-30, not '2030-W22-6'"),
    ("date", "2030-02-30", "date", "expected a date such as 2030-06-30, not '2030-02-30'"),
    ("date", "２０３０-06-30", "date", "expected a date such as 2030-06-30, not '２０３０-06-30'"),
    ("date", "2030-06-30\n", "date", "expected a date such as 2030-06-30, not '2030-06-30\\n'"),
    ("date", 20300630, "date", "expected a date such as 2030-06-30, not a whole number"),
    ("issuer", ["甲局"], "issuer", "expected a string, not an array"),
    ("document_number", 1, "document_number", "expected a string, not a whole number"),
    ("addressees", "甲局", "addressees", "expected an array, not '甲局'"),
    ("addressees", ["甲局", None], "addressees[1]", "expected a string, not null"),
    (
        "agencies[0].kind",
        "x",
        "agencies[0].kind",
        (
            "expected one of municipal_department, vertical_agency, party_organ, judicial, "
            "leading_group_office, peoples_organisation, state_monopoly, group, unknown, not 'x'"
        ),
    ),
    ("agencies", 3, "agencies", "expected an array, not a whole number"),
    (
        "agencies",
        ...,
        f"{R}.agency",
        "expected the id of one of the document's agencies, not 'aic'",
    ),
    ("agencies[0]", 3, "agencies[0]", "expected an object, not a whole number"),
    (
        "corrections",
        [{"span": [900, 901], "printed": "x", "reading": None, "kind": "typo", "note": "",
          "confidence": "certain"}],
        "corrections[0].span",
        "ends at 901, after the text (47 characters)",
    ),
    ("corrections", [{}], "corrections[0].span", "is missing"),
    ("diagnostics", [1], "diagnostics[0]", "expected an object, not a whole number"),
    ("diagnostics[0].values", 3, "diagnostics[0].values", "expected an object, not a whole number"),
    (
        "diagnostics[0].values",
        {"name": ["x"]},
        "diagnostics[0].values",
        "expected a string, a number, true, false or null, not an array",
    ),
    (
        "diagnostics[0].values",
        {"name": {}},
        "diagnostics[0].values",
        "expected a string, a number, true, false or null, not an object",
    ),
    ("diagnostics[0].message", 3, "diagnostics[0]", "expected a string, not a whole number"),
    ("diagnostics[0].advice", "x", "diagnostics[0]", "unknown key 'advice'"),
    ("diagnostics[0].severity", "bad", "diagnostics[0].severity",
     "expected one of error, warning, info, not 'bad'"),
    ("source.layout", [], "source.layout", "expected an object, not an array"),
    ("source.layout", {"lines": []}, "source.layout", "unknown key 'lines'"),
    (
        "source.layout",
        {"paragraphs": [[0, 0]]},
        "source.layout.paragraphs[0]",
        "a span needs 0 <= start < end, got 0, 0",
    ),
    (
        "source.layout",
        {"paragraphs": [[0, 99]]},
        "source.layout.paragraphs[0]",
        "ends at 99, after the text (47 characters)",
    ),
    (
        "source.layout",
        {"cells": [{"table": 1, "row": 0, "column": 1}]},
        "source.layout.cells[0]",
        "row of a table cell counts from 1, got 0",
    ),
    ("source.layout", {"cells": [{"table": 1, "row": 1}]}, "source.layout.cells[0].column",
     "is missing"),
    (
        "source.layout",
        {"cells": [{"table": 1, "row": 1, "column": 1, "span": [0, 99]}]},
        "source.layout.cells[0].span",
        "ends at 99, after the text (47 characters)",
    ),
    ("source.layout", {"pages": [{"label": 1, "span": [0, 1]}]}, "source.layout.pages[0].label",
     "expected a string, not a whole number"),
    (
        "source.layout",
        {"pages": [{"label": "1", "span": [0, 99]}]},
        "source.layout.pages[0].span",
        "ends at 99, after the text (47 characters)",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("at", "value", "path", "problem"), FAULTS, ids=[f[0] for f in FAULTS])
def test_each_fault_is_named_with_its_path_and_what_was_expected(
    document, at, value, path, problem
):
    put(document, at, value)
    with pytest.raises(FormatError) as caught:
        loads(json.dumps(document))
    assert caught.value.path == path
    assert problem in (None, caught.value.problem)


def test_an_id_used_twice_is_named(document):
    document["agencies"].append(document["agencies"][0])
    fails(document, "agencies[2].id", "'aic' is used twice; ids are unique")


class TestSchema:
    def test_it_accepts_what_dumps_writes(self, plan, validator):
        validator.validate(json.loads(dumps(plan)))
        validator.validate(json.loads(dumps(SMALL)))

    def test_a_table_cell_counts_from_one_in_both(self, document, validator):
        cell = {"table": 1, "row": 1, "column": 1}
        document["source"]["layout"] = {"cells": [cell]}
        assert validator.is_valid(document)
        for name in (*cell, "rows", "columns"):
            bad = copy.deepcopy(document)
            bad["source"]["layout"]["cells"][0][name] = 0
            assert not validator.is_valid(bad)
            with pytest.raises(FormatError):
                loads(json.dumps(bad))

    def test_the_shipped_file_is_this_schema(self):
        shipped = json.loads(workplan.data.read("plan.schema.json"))
        assert shipped == schema()

    def test_schema_and_loads_reject_the_same_structural_mutations(self, document, validator):
        document["source"]["layout"] = {
            "paragraphs": [[0, 13]],
            "cells": [
                {"table": 1, "row": 1, "column": 1, "span": [14, 18], "rows": 1, "columns": 1},
                {"table": 1, "row": 1, "column": 2, "span": None},
            ],
            "pages": [{"label": "1", "span": [0, 46]}],
        }
        start = SMALL.source.text.index("牵头")
        measure = document["sections"][0]["tasks"][0]["measures"][0]
        measure["fields"] = [
            {"label": "时限", "text": "牵头", "span": [start, start + 2], "date": "2030-06-30"}
        ]
        document |= {"date": "2030-01-05", "addressees": ["各区人民政府"], "issuer": "市政府"}
        assert validator.is_valid(document)
        loads(json.dumps(document))
        mutants = list(structural_mutants(document))
        assert len(mutants) > 800
        for mutant in mutants:
            assert not validator.is_valid(mutant)
            with pytest.raises(FormatError):
                loads(json.dumps(mutant))

    def test_a_field_with_a_default_may_be_left_out_of_both(self, document, validator):
        del document["initiatives"]
        assert "layout" not in document["source"]  # plain text has none
        assert validator.is_valid(document)
        assert loads(json.dumps(document)) == SMALL


def structural_mutants(document):
    """The document with, at each place in turn, a wrong type, a missing key, an unknown key."""
    for path in places(document, ()):
        *way, last = path
        for value in (None, "x", 1.5, [], {}, True):
            mutant = copy.deepcopy(document)
            parent = mutant
            for step in way:
                parent = parent[step]
            if allowed(path, parent[last], value):
                continue
            parent[last] = value
            yield mutant
        mutant = copy.deepcopy(document)
        parent = mutant
        for step in way:
            parent = parent[step]
        if isinstance(parent, dict) and path[-2:-1] != ("values",):
            parent["unknown"] = 1
            yield mutant


def places(value, path):
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key))


OPTIONAL_TEXTS = {"url", "sha256", "full_name", "english_name", "issuer", "document_number"}
OPTIONAL = OPTIONAL_TEXTS | {
    "number", "title_span", "assignment_span", "full_name_confidence", "confidence", "date",
    "addressees",
}  # fmt: skip


def allowed(path, old, new):
    """Whether the structure permits the new value: the same type, or null where it may be."""
    if path[-2:-1] == ("values",):
        return not isinstance(new, list | dict)
    if path[-1] in {"values", "layout"} and new == {}:
        return True
    if path[-1] == "span" and "cells" in path:
        return new is None
    if new is None:
        return path[-1] in OPTIONAL
    if path[-1] in OPTIONAL and old is None:
        return isinstance(new, str) and path[-1] in OPTIONAL_TEXTS
    if isinstance(old, str) and isinstance(new, str):
        return path[-1] not in {
            "duty", "kind", "full_name_confidence", "severity", "confidence", "date",
        }  # fmt: skip
    return isinstance(old, list) and isinstance(new, list) and path[-1] not in {
        "span", "title_span", "assignment_span",
    }  # fmt: skip


class TestStructure:
    def test_makes_a_value_of_its_part_of_a_document(self):
        (one,) = structure([{"id": "aic", "name": "市工商局"}], tuple[Agency, ...])
        assert one == Agency("aic", "市工商局")

    def test_names_the_path_of_a_fault(self):
        with pytest.raises(FormatError) as caught:
            structure([{"id": "aic"}], tuple[Agency, ...])
        assert str(caught.value) == "[0].name: is missing"

    def test_puts_the_path_of_the_part_in_front(self):
        with pytest.raises(FormatError) as caught:
            structure([{"id": "aic"}], tuple[Agency, ...], "agencies")
        assert str(caught.value) == "agencies[0].name: is missing"


class TestMessageOfADiagnostic:
    @pytest.fixture
    def noted(self):
        one = Diagnostic("unknown-agency", {"name": "甲局"}, Severity.WARNING, Span(0, 1))
        return attrs.evolve(SMALL, diagnostics=(one,))

    def test_is_not_read(self, noted):
        document = json.loads(dumps(noted))
        document["diagnostics"][0]["message"] = "something else"
        assert loads(json.dumps(document)).diagnostics == noted.diagnostics

    def test_may_be_absent(self, noted, validator):
        document = json.loads(dumps(noted))
        del document["diagnostics"][0]["message"]
        assert validator.is_valid(document)
        assert loads(json.dumps(document)).diagnostics == noted.diagnostics


class TestRegistry:
    def test_is_an_array_of_agencies(self):
        text = '[{"id": "aic", "name": "市工商局"}]'
        assert loads_registry(text) == (Agency("aic", "市工商局"),)
        assert loads_registry(b"\xef\xbb\xbf" + text.encode()) == (Agency("aic", "市工商局"),)
        assert loads_registry("[]") == ()

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("{", None),
            (b"\xff", "the document: is not UTF-8 (byte 0: invalid start byte)"),
            ("[" * 100_000, "the document: is nested too deeply"),
            ('[{"id": "aic"}]', "[0].name: is missing"),
            ("{}", "the document: expected an array, not an object"),
            (None, "the document: expected JSON text, not NoneType"),
        ],
        ids=lambda value: str(value)[:12],
    )
    def test_that_is_none_is_refused(self, text, message):
        with pytest.raises(FormatError) as caught:
            loads_registry(text)
        assert message in (None, str(caught.value))


def test_a_value_that_cattrs_cannot_convert_is_an_error_of_the_library():
    with pytest.raises(FormatError, match=r"^share: could not convert string to float: 'x'$"):
        structure("x", float, "share")
