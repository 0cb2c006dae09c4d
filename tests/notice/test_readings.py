"""The reader against readings that a person typed: see `tests.notice.readings`."""

import pytest

from tests.deletions import find_unneeded, list_rows, read, replaced_table
from tests.notice.readings import READINGS, Reading
from workplan.notice import parse
from workplan.notice.vocabulary import LEAD, TABLES, VERBS, Word, select

CASES = [reading for readings in READINGS.values() for reading in readings]


@pytest.mark.parametrize("case", CASES, ids=[case.text for case in CASES])
def test_a_text_is_read_as_a_person_reads_it(case):
    assert read(case, parse) == case.expected


def test_every_row_has_a_reading_and_every_reading_a_row():
    rows = {(name, word.text) for name, table in TABLES.items() for word in table}
    assert sorted(rows - READINGS.keys()) == []
    assert sorted(READINGS.keys() - rows) == []


class TestTables:
    def test_a_word_stands_once_in_a_table(self):
        for name, table in TABLES.items():
            words = [word.text for word in table]
            assert len(words) == len(set(words)), name

    def test_a_word_is_written_once(self):
        """What several tables have is one row, which says so."""
        rows = {word for table in TABLES.values() for word in table}
        words = sorted(word.text for word in rows)
        assert words == sorted(set(words))

    def test_a_row_names_tables_that_have_it(self):
        for word in {word for table in TABLES.values() for word in table}:
            for name in word.also.split():
                assert word in TABLES[name], (word.text, name)

    def test_a_phrase_has_its_word(self):
        for table in TABLES.values():
            for word in table:
                assert word.text in word.phrase


def test_the_loss_of_a_row_is_noticed():
    """A sample; ``python -m tests.deletions`` tries every row."""
    assert find_unneeded(list_rows()[::40], jobs=1) == []


@pytest.fixture(scope="module")
def new_parse():
    """The reader with one verb more."""
    with replaced_table("VERBS", (*VERBS, Word("扛旗", "市甲局扛旗", LEAD))) as reader:
        yield reader


class TestNewVerb:
    """A row added to VERBS works in every place where a verb may stand."""

    TEXTS = (
        Reading("市甲局扛旗", "lead:市甲局"),
        Reading("市甲局扛旗市乙局配合", "lead:市甲局 supporting:市乙局"),
        Reading("市甲局扛旗,市乙局配合", "lead:市甲局 supporting:市乙局"),
        Reading("市甲局扛旗资金保障,市乙局配合", "lead:市甲局 supporting:市乙局"),
        Reading("市甲局(扛旗)、市乙局", "lead:市甲局 supporting:市乙局"),
        Reading("市甲局为扛旗单位,市乙局配合", "lead:市甲局 supporting:市乙局"),
        Reading("⏎扛旗单位:市甲局", "lead:市甲局"),
        Reading("⏎扛旗:市甲局;配合:市乙局", "lead:市甲局 supporting:市乙局"),
        Reading("⏎扛旗考核科室:甲处室", "lead:甲处室~"),
        Reading("⏎【扛旗单位】市甲局", "lead:市甲局"),
        Reading("+由市甲局扛旗,市乙局配合。", "lead:市甲局 supporting:市乙局"),
        Reading(
            "市甲局、市乙局负责。列首位者扛旗",
            "lead:市甲局 supporting:市乙局 rule=列首位者扛旗",
        ),
        Reading("谁审批谁扛旗", "- !unread-responsibility"),
        Reading(
            "doc:一、总则⏎序号→任务→扛旗单位→配合单位⏎1→抓落实→市甲局→市乙局",
            "lead:市甲局 supporting:市乙局",
        ),
    )

    @pytest.mark.parametrize("case", TEXTS, ids=[case.text for case in TEXTS])
    def test_is_read(self, case, new_parse):
        assert read(case, new_parse) == case.expected

    def test_is_not_read_without_its_row(self):
        assert all(read(case, parse) != case.expected for case in self.TEXTS)


def test_select_takes_the_rows_that_name_a_table():
    rows = (Word("甲", "甲", also="A BC"), Word("乙", "乙", also="AB"), Word("丙", "丙"))
    assert [word.text for word in select("A", rows)] == ["甲"]
