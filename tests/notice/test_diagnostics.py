"""The diagnostics of the reader: which text has which, where, and what strict reading refuses."""

import pickle

import pytest

import workplan
from workplan import Agency, NoticeError, Severity
from workplan.model.diagnostics import DIAGNOSTICS


def codes(text, **options):
    return [note.code for note in workplan.parse(text, **options).diagnostics]


def task(clause):
    return f"一、总则\n(一)抓落实。加强督查{clause}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (task("。(甲局负责)"), []),
        (task("。(谁主管谁负责)"), ["no-responsibility", "unread-responsibility"]),
        ("一、甲\n丙。(谁主管谁负责)", ["no-responsibility", "unread-responsibility"]),
        (task("(市财政局负责资金)。(甲局负责)"), ["unread-responsibility"]),
        (task("(包括牵头单位)。(甲局负责)"), []),
        (task("(以下简称两区。(甲局负责)"), ["unbalanced-bracket"]),
        (task("两区)。(甲局负责)"), ["unbalanced-bracket"]),
        (task("(市甲局、市乙局)"), ["no-verb"]),
        (task("。"), ["no-responsibility"]),
        (task("。(甲局负责)其余事项另行通知。"), ["no-responsibility"]),
        ("一、甲\n(一)乙\n(二)丙。丁。(甲局负责)", ["no-responsibility"]),
        ("一、甲。\n二、乙。丙。(甲局负责)", ["no-responsibility"]),
        (task("(市甲局、市乙局,列第一位的为牵头单位,下同)"), []),
        ("一、甲。乙。(甲局负责)\n三、丙。丁。(甲局负责)", ["number-gap"]),
        ("一、甲。乙。(甲局负责)\n一、丙。丁。(甲局负责)", ["number-order"]),
        ("一、甲\n(一)乙。丙。(甲局负责)\n(三)丁。戊。(甲局负责)", ["number-gap"]),
        ("一、甲\n(一)乙。丙。(甲局负责)\n(一)丁。戊。(甲局负责)", ["number-order"]),
        ("一、甲\n(二)乙。丙。(甲局负责)\n二、丁\n(五)戊。己。(甲局负责)", ["number-gap"] * 2),
        ("一、甲\n(三)乙。丙。(甲局负责)\n二、丁\n(二)戊。己。(甲局负责)",
         ["number-gap", "number-order"]),
        ("一、甲\n(一)乙。丙。(甲局负责)\n二、丁\n5.戊。己。(甲局负责)", []),
        ("一、甲。乙。(甲局负责)\n二、甲。丁。(甲局负责)", ["duplicate-heading"]),
        ("一、甲\n(一)乙。丙。(甲局负责)\n(二)乙。丁。(甲局负责)", ["duplicate-heading"]),
        (task("。(市检察院、市人民检察院负责)"), ["likely-variant"]),
        (task("。(市发展改革委、市发展和改革委员会负责)"), ["likely-variant"]),
    ],
)  # fmt: skip
def test_each_text_has_these_diagnostics(text, expected):
    assert codes(text) == expected


def test_a_name_missing_from_the_registry_has_a_diagnostic():
    known = [Agency("a", "市甲局"), Agency("b", "市乙局", aliases=("乙",)), Agency("c", "区乙局")]
    assert codes(task("。(市甲局负责)"), registry=known) == []
    assert codes(task("。(市丙局负责)"), registry=known) == ["unknown-agency"]
    plan = workplan.parse(task("。(乙局负责)"), registry=known)
    assert [note.code for note in plan.diagnostics] == ["ambiguous-agency"]
    assert plan.roles[0].agency == Agency("乙局", "乙局")


def test_the_shipped_notice_has_one_diagnostic_for_a_list_without_a_verb(plan):
    (note,) = plan.diagnostics
    assert (note.code, note.severity, note.line) == ("no-verb", Severity.INFO, 16)
    assert plan.source[note.span].startswith("(市公安局、市工商局、市食品药品监管局等")


def test_a_diagnostic_has_a_place_a_message_and_advice():
    (_, note) = workplan.parse(task("。(谁主管谁负责)")).diagnostics
    assert (note.line, note.column) == (2, 13)
    assert note.message == (
        "these words are about responsibility, but no list of names could be read"
    )
    assert note.advice == (
        "check whether they name anybody; the reader assigns nothing when in doubt"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (task("。(市检察院、市人民检察院负责)"),
         "this name may mean the same body as another one: 市人民检察院, 市检察院"),
        ("一、甲。乙。(甲局负责)\n三、丙。丁。(甲局负责)",
         "a number is missing before this one: 3 follows 1"),
        ("一、甲。乙。(甲局负责)\n一、丙。丁。(甲局负责)",
         "this number is repeated or out of order: 1 follows 1"),
        ("一、甲。乙。(甲局负责)\n二、甲。丁。(甲局负责)",
         "another heading has the same words: 甲"),
    ],
)  # fmt: skip
def test_a_message_names_what_is_odd(text, message):
    (note,) = workplan.parse(text).diagnostics
    assert note.message == message


def test_a_message_names_the_agency_that_the_registry_lacks():
    (note,) = workplan.parse(task("。(市丙局负责)"), registry=[Agency("a", "市甲局")]).diagnostics
    assert note.message == "the registry has no agency of this name: 市丙局"


def test_strict_raises_all_errors_together():
    text = task("(以下简称两区。(谁审批谁负责)通报。(谁主管谁负责)")
    with pytest.raises(NoticeError) as caught:
        workplan.parse(text, strict=True)
    assert str(caught.value) == (
        "line 2, column 12: this bracket has no partner, and 2 more;"
        " check whether a responsibility follows it"
    )
    assert [note.code for note in caught.value.diagnostics] == [
        "unbalanced-bracket",
        "unread-responsibility",
        "unread-responsibility",
    ]
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == caught.value.diagnostics


def test_strict_names_a_single_error_alone():
    with pytest.raises(NoticeError) as caught:
        workplan.parse(task("。(谁主管谁负责)"), strict=True)
    assert str(caught.value) == (
        "line 2, column 13: these words are about responsibility, but no list of names could be"
        " read; check whether they name anybody; the reader assigns nothing when in doubt"
    )


def test_strict_accepts_what_is_merely_odd():
    assert workplan.parse(task("(市甲局、市乙局)"), strict=True).diagnostics


def test_every_kind_of_diagnostic_has_a_severity_a_message_and_advice():
    for code, kind in DIAGNOSTICS.items():
        assert code == kind.code == code.lower()
        assert isinstance(kind.severity, Severity)
        assert kind.message
        assert kind.advice
