"""Numerals: read and written by one module, with a round-trip law."""

import pytest

from workplan.model.numerals import CIRCLED, DIGITS, read_numeral, write_numeral

WRITTEN = {
    1: "一", 7: "七", 10: "十", 11: "十一", 19: "十九", 20: "二十", 27: "二十七", 60: "六十",
    100: "一百", 101: "一百零一", 105: "一百零五", 110: "一百一十", 111: "一百一十一",
    200: "二百", 300: "三百", 320: "三百二十", 909: "九百零九", 999: "九百九十九",
}  # fmt: skip


def test_numbers_are_written_as_headings_have_them():
    assert {number: write_numeral(number) for number in WRITTEN} == WRITTEN


@pytest.mark.parametrize("number", [-3, 0, 1000, 2018])
def test_numbers_beyond_headings_are_written_in_digits(number):
    assert write_numeral(number) == str(number)


def test_reading_undoes_writing():
    assert [read_numeral(write_numeral(number)) for number in range(1, 1000)] == [*range(1, 1000)]


def test_every_number_is_written_differently():
    assert len({write_numeral(number) for number in range(1, 1000)}) == 999


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("27", 27),
        ("2018", 2018),
        ("007", 7),
        ("①", 1),
        ("⑳", 20),
        ("〇", 0),
        ("零", 0),
        ("两", 2),
        ("一十二", 12),
        ("一百〇五", 105),
        ("一百五", 105),  # not 150: a heading numeral is not spoken
        ("两百", 200),
    ],
)
def test_other_ways_of_writing_are_read(numeral, value):
    assert read_numeral(numeral) == value


@pytest.mark.parametrize(
    "numeral",
    ["", "十十", "百", "甲", "一千", "二十七 ", "1.2", "-1", "㉑", "①②", "甲百", "甲十", "十甲",
     "\uff11", "二二", "Ⅳ", "²"],
)  # fmt: skip
def test_what_is_no_numeral_has_no_value(numeral):
    assert read_numeral(numeral) is None


def test_tables_of_digits_are_in_order():
    assert [read_numeral(digit) for digit in DIGITS] == list(range(10))
    assert [read_numeral(circled) for circled in CIRCLED] == list(range(1, 21))
