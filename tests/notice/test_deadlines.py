"""Deadlines: wordings, and the last day that a person reads in them."""

from datetime import date
from time import process_time

import pytest
from hypothesis import example, given, strategies as st

from workplan.notice.deadlines import read_deadline, year_of_title


def day(text):
    return None if text is None else date.fromisoformat(text)


# The wording; the year of the plan; the last day that it allows.
DEADLINES = (
    # a month, a quarter, a half, a year
    ("2030年6月底前", None, "2030-06-30"),
    ("2030年6月", None, "2030-06-30"),
    ("2030年6月份", None, "2030-06-30"),
    ("2030年2月", None, "2030-02-28"),
    ("2032年2月底", None, "2032-02-29"),
    ("2030年第三季度", None, "2030-09-30"),
    ("2030年三季度", None, "2030-09-30"),
    ("2030年3季度", None, "2030-09-30"),
    ("2030年四季度末", None, "2030-12-31"),
    ("2030年上半年", None, "2030-06-30"),
    ("2030年下半年", None, "2030-12-31"),
    ("2030年年底前", None, "2030-12-31"),
    ("2030年底", None, "2030-12-31"),
    ("2030年末", None, "2030-12-31"),
    ("2030年内", None, "2030-12-31"),
    ("2030年度", None, "2030-12-31"),
    ("2030年全年", None, "2030-12-31"),
    ("2030年", None, "2030-12-31"),
    ("2030年6月上旬", None, "2030-06-10"),
    ("2030年6月中旬", None, "2030-06-20"),
    ("2030年6月下旬", None, "2030-06-30"),
    ("2031年2月下旬", None, "2031-02-28"),
    # a day
    ("2030年12月31日前", None, "2030-12-31"),
    ("2030年6月30号之前", None, "2030-06-30"),
    ("2030年6月30日24时前", None, "2030-06-30"),
    ("2030.6.30", None, "2030-06-30"),
    ("2030/6/30", None, "2030-06-30"),
    ("2030-06-30", None, "2030-06-30"),
    ("2030—06—30前", None, "2030-06-30"),
    ("2030.6", None, "2030-06-30"),
    # other digits, whitespace, line ends
    ("二〇三〇年六月底", None, "2030-06-30"),
    ("二○三○年十二月三十一日", None, "2030-12-31"),
    ("二O三0年十月", None, "2030-10-31"),
    ("２０３０年６月底", None, "2030-06-30"),
    (" 2030 年\n6 月\u3000底\r\n前", None, "2030-06-30"),
    ("2030年6\ufeff月底前", None, "2030-06-30"),
    # without a year
    ("6月底前", 2030, "2030-06-30"),
    ("9月30日前", 2030, "2030-09-30"),
    ("年底前", 2030, "2030-12-31"),
    ("年内", 2030, "2030-12-31"),
    ("三季度", 2030, "2030-09-30"),
    ("本年度", 2030, "2030-12-31"),
    ("今年6月底", 2030, "2030-06-30"),
    ("6月底前", None, None),
    ("年底前", None, None),
    ("9月30日前", None, None),
    ("本年底", None, None),
    ("全年", 2030, None),
    ("2031年6月底前", 2030, "2031-06-30"),
    # lists and ranges
    ("2030年6月、12月", None, "2030-12-31"),
    ("2030年6月底前和12月底前", None, "2030-12-31"),
    ("2030年6月底前,12月底前", None, "2030-12-31"),
    ("2030年3、6、9、12月底前", None, "2030-12-31"),
    ("2030年1—6月", None, "2030-06-30"),
    ("6-9月", 2030, "2030-09-30"),
    ("2030年6月至2031年3月", None, "2031-03-31"),
    ("2030年6月10日至20日", None, "2030-06-20"),
    ("2030年6月10—20日", None, "2030-06-20"),
    ("2030年1月1日起至12月31日", None, "2030-12-31"),
    ("2030-2032年", None, "2032-12-31"),
    ("2030—2032年底前", None, "2032-12-31"),
    ("2030年、2031年", None, "2031-12-31"),
    ("2030年第一、二季度", None, "2030-06-30"),
    ("2030年12月至3月", None, None),
    ("2030年6月底前;12月底前", None, "2030-12-31"),
    ("2030年6月底前以及12月底前", None, "2030-12-31"),
    ("自2030年1月1日至6月30日", None, "2030-06-30"),
    ("从2030年1月至6月", None, "2030-06-30"),
    ("6月底前、2031年12月底前", None, None),
    # words around it
    ("完成时限:2030年12月底。", None, "2030-12-31"),
    ("(2030年6月底前)", None, "2030-06-30"),
    ("力争到2030年完成", None, "2030-12-31"),
    ("市财政局于2030年6月底前报告进展", None, "2030-06-30"),
    ("2030年6月底前出台方案,6月底前报送", None, "2030-06-30"),
    # what tells no last day
    ("2030年春节前", None, None),
    ("春节前", 2030, None),
    ("每季度末", 2030, None),
    ("常态化", 2030, None),
    ("持续推进", 2030, None),
    ("3年内", 2030, None),
    ("三年内", 2030, None),
    ("10个工作日内", 2030, None),
    ("5日内", 2030, None),
    ("季度末", 2030, None),
    ("底", 2030, None),
    ("2030年1月起", None, None),
    ("自2030年1月1日", None, None),
    ("自2030年1月1日、6月1日", None, None),
    ("2030年6月底前出台方案,12月底前完成", None, None),
    ("2030年6月召开的会议", None, None),
    ("2030年工作要点", None, None),
    ("增长2030.5亿元", None, None),
    # 2030年6月前 may mean the last day of May or of June.
    ("2030年6月前", None, None),
    ("2030年前", None, None),
    ("2030年第三季度前", None, None),
    # impossible
    ("2030年2月30日", None, None),
    ("2030年13月", None, None),
    ("2030年0月", None, None),
    ("2030年6月0日", None, None),
    ("2030年十十月", None, None),
    ("2030年6月十十日", None, None),
    ("2030.6.31", None, None),
    ("0000年6月底", None, None),
    ("OOOO年6月底", None, None),
    ("12030年6月底前", 2030, None),
    ("6月底前", 0, None),
    ("6月底前", 10**30, None),
    ("", 2030, None),
)


@pytest.mark.parametrize(("wording", "year", "last"), DEADLINES)
def test_a_deadline_is_read_as_a_person_reads_it(wording, year, last):
    assert read_deadline(wording, year) == day(last)


# The title; its year.
TITLES = (
    ("2018年某市打击侵权假冒工作要点", 2018),
    ("某市二〇三〇年重点任务", 2030),
    ("某市 2030 年度工作要点", 2030),
    ("2030年要点(2030年版)", 2030),
    ("某市三年行动方案(2018—2020年)", None),
    ("2018年至2020年行动计划", None),
    ("某市工作要点", None),
    ("关于印发某市2031年要点的通知(2030年12月5日)", 2031),
    ("转发某政发〔2030〕9号文件", None),
    ("今年的要点", None),
    ("", None),
)


@pytest.mark.parametrize(("title", "year"), TITLES)
def test_the_year_of_a_title_is_the_only_one_in_it(title, year):
    assert year_of_title(title) == year


CHARS = "0123456789０９〇○零一二三十年月日号底前末内上下半旬第季度每起至到、和-—./,O今本 \n长期"


@given(st.text(CHARS) | st.text(), st.none() | st.integers())
@example("²年³月", 2030)
def test_reading_never_fails(text, year):
    assert isinstance(read_deadline(text, year), date | None)
    assert isinstance(year_of_title(text), int | None)


@given(st.dates())
def test_a_printed_day_is_read_back(expected):
    written = f"{expected.year:04d}年{expected.month}月{expected.day}日前"
    assert read_deadline(written, None) == expected


@pytest.mark.parametrize(
    "unit", ["1", "一", "年", "1、", "2030年", "6月底前,", "第", "一-", "2030."]
)
def test_reading_takes_time_in_proportion_to_the_text(unit):
    begun = process_time()
    read_deadline(unit * 50_000, 2030)
    year_of_title(unit * 50_000)
    assert process_time() - begun < 5
