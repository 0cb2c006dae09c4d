"""Deadlines: the last day that the wording of one allows.

Knows how a notice writes dates, periods and lists of them. A wording that does not tell one last
day (长期坚持, 2030年春节前, two days for two things) has none: no date is better than a wrong one.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date
from itertools import pairwise

import attrs

from workplan.model.numerals import DIGITS, read_numeral

__all__ = ["DAY", "read_deadline", "year_of_title"]

# --- the words, each with a phrase that has it ---------------------------------------------------

ONGOING = (
    # Work without an end: whatever date stands beside it is no last day.
    ("长期", "2030年12月起长期坚持,2030年底前"),
    ("持续", "2030年6月底前完成并持续推进"),
    ("常态", "2030年6月底前常态化开展"),
    ("每", "每年底前"),
    ("立即", "立即整改,2030年6月底前"),
    ("定期", "2030年6月底前定期通报"),
    ("适时", "2030年底前适时启动"),
    ("逐年", "2030年底前逐年提高"),
)
RELATIVE = (
    # Years that depend on another date of the text.
    ("明年", "明年底前"),
    ("次年", "次年底前"),
    ("翌年", "翌年底前"),
    ("来年", "来年底前"),
    ("去年", "去年底前"),
    ("上年", "上年底前"),
    ("当年", "当年底前"),
)
THIS_YEAR = (
    ("今年", "今年6月底前"),
    ("本年", "本年底前"),
)
LIMITS = (
    # Words after a day or an end that make it a deadline; before them any words may stand.
    ("之前", "市财政局2030年6月30日之前"),
    ("以前", "市财政局2030年6月30日以前"),
    ("前", "市财政局2030年6月30日前"),
    ("止", "有效期2030年6月30日止"),
)
ENDS = (
    # The end of a period.
    ("底", "市财政局2030年6月底报告"),
    ("末", "市财政局2030年6月末报告"),
    ("内", "市财政局2030年6月内报告"),
)
WHOLE_YEAR = (("全年", "市财政局2030年全年"),)
HOURS = (
    # The hour of a day.
    ("时", "市财政局2030年6月30日24时前"),
    ("点", "市财政局2030年6月30日18点前"),
)
TENTHS = (
    # Parts of a month, with their last day; `None` is the month's own.
    ("上旬", 10, "2030年6月上旬"),
    ("中旬", 20, "2030年6月中旬"),
    ("下旬", None, "2030年6月下旬"),
)
HALVES = (
    # Halves of a year, with their last month.
    ("上半年", 6, "2030年上半年"),
    ("下半年", 12, "2030年下半年"),
)
DONE = (
    # What follows a date without any word of LIMITS or ENDS.
    ("完成", "2030年6月完成"),
    ("办结", "2030年6月办结"),
    ("建成", "2030年6月建成"),
    ("实现", "2030年6月实现全覆盖"),
    ("出台", "2030年6月出台"),
)
BY = (
    # What precedes such a date.
    ("到", "到2030年6月"),
    ("至", "截至2030年6月"),
    ("于", "于2030年6月完成"),
    ("在", "在2030年6月完成"),
)
SINCE = (
    # What makes a date the first day, not the last.
    ("自", "自2030年1月1日至6月30日"),
    ("从", "从2030年1月至6月"),
)
AFTERWARDS = (
    ("起", "2030年6月底起"),
    ("后", "2030年6月底后"),
    ("以后", "2030年6月底以后"),
    ("之后", "2030年6月底之后"),
    ("以来", "2030年6月底以来"),
    ("开始", "2030年6月底开始"),
)
JOINERS = (
    # Between the dates of a list.
    ("、", "2030年6月、12月"),
    (",", "2030年6月底前,12月底前"),
    (";", "2030年6月底前;12月底前"),
    ("和", "2030年6月底前和12月底前"),
    ("与", "2030年6月底前与12月底前"),
    ("以及", "2030年6月底前以及12月底前"),
    ("及", "2030年6月底前及12月底前"),
)
RANGES = (
    # Between the first and the last date.
    ("-", "2030年1-6月"),
    ("至", "2030年6月至2031年3月"),
    ("到", "2030年6月到2031年3月"),
    ("起至", "2030年1月1日起至6月30日"),
)


def _any_of(rows: Iterable[tuple[object, ...]]) -> str:
    """A pattern for the words of a table, the longest first."""
    return "|".join(sorted((re.escape(str(row[0])) for row in rows), key=len, reverse=True))


# --- patterns ------------------------------------------------------------------------------------

# One form for each digit and dash, no invisible characters; ○ and a full-width O as in 二○三○年.
_FOLD = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d~\uff5e\u301c"), "-")
    | dict.fromkeys(map(ord, "\ufeff\u200b"), "")
    | {0x25CB: "〇"}
)
_DIGIT = f"[{DIGITS}〇Oo0]"
_YEAR = f"(?:[0-9]{{4}}|{_DIGIT}{{4}})"
_NUMBER = f"(?:[0-9]{{1,2}}|[{DIGITS[1:]}十]{{1,3}})"
DAY = rf"{_YEAR}年{_NUMBER}月{_NUMBER}日"
"""Pattern of a day in full: 2030年3月5日, 二〇三〇年三月五日."""

_AND = f"(?:{_any_of((*JOINERS, *RANGES))})"
_END = f"(?:{_any_of(ENDS)})"
_LISTED = f"(?:{_NUMBER}{_AND}){{0,11}}"  # 1-6月, 3、6、9、12月: the last number counts
_QUARTER = "[1-4一二三四]"
# 三年内, 12030年6月: a number or a year goes on before the place, so that no date begins here.
_BEGINS = re.compile(f"(?<![0-9{DIGITS}〇两十年])[0-9{DIGITS}〇Oo十第上下年今本]")
_NUMERIC = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[./-])(?P<month>[0-9]{1,2})"
    r"(?:(?P=mark)(?P<day>[0-9]{1,2}))?(?![0-9年月])"
)
_FIRST_YEAR = re.compile(f"(?P<year>{_YEAR})(?=(?:{_any_of(RANGES)}){_YEAR}年)")  # 2030-2032年
_OWN_YEAR = re.compile(f"(?:(?P<year>{_YEAR})年|{_any_of(THIS_YEAR)})度?")
_PERIOD = re.compile(
    rf"{_LISTED}(?P<month>{_NUMBER})月份?"
    rf"(?:{_LISTED}(?P<day>{_NUMBER})[日号]|(?P<tenth>{_any_of(TENTHS)})|(?P<month_end>{_END}))?"
    rf"|第?(?:{_QUARTER}{_AND}第?){{0,3}}(?P<quarter>{_QUARTER})季度(?P<quarter_end>{_END})?"
    rf"|(?P<half>{_any_of(HALVES)})"
    rf"|(?P<year_end>年?{_END}|{_any_of(WHOLE_YEAR)})"
    rf"|{_LISTED}(?P<later_day>{_NUMBER})[日号]"  # 6月10日至20日
)
_LIMIT = re.compile(f"(?:[0-9]{{1,2}}(?:{_any_of(HOURS)}))?(?:{_any_of(LIMITS)})")
_DAY = re.compile(DAY)
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | dict.fromkeys("〇Oo0", 0)

_ENDLESS = re.compile(_any_of((*ONGOING, *RELATIVE)))
_PUNCTUATION = r"[,。;:、()\[\]〔〕【】《》“”\"!.]"
_BEFORE_PLAIN = re.compile(rf"(?:\A|{_PUNCTUATION}|{_any_of(BY)})\Z")
_AFTER_PLAIN = re.compile(rf"\Z|{_PUNCTUATION}|{_any_of(DONE)}")
_SINCE = re.compile(rf"(?:{_any_of(SINCE)})\Z")
_AFTERWARDS = re.compile(_any_of(AFTERWARDS))
_BETWEEN = re.compile(rf"(?:{_AND})+")
_RANGE = re.compile(_any_of(RANGES))


# --- reading -------------------------------------------------------------------------------------


@attrs.frozen
class _Date:
    """A date or a period in a deadline."""

    start: int
    end: int
    last: date | None
    """Its last day; ``None`` for an impossible or unclear date, or one of an unknown year."""
    is_limit: bool
    """Whether its own words make it a deadline: 底, 前."""


@attrs.frozen
class _Known:
    """What an earlier date tells a later one: 2030年6月、12月; 6月10日至20日."""

    year: int | None
    month: int | None = None


def read_deadline(text: str, year: int | None) -> date | None:
    """Return the last day that the wording of a deadline allows, or ``None`` where it tells none.

    `year` is the year of a date that is printed without one, usually that of the plan.

    >>> read_deadline("2030年6月底前", None), read_deadline("9月30日前", 2030)
    (datetime.date(2030, 6, 30), datetime.date(2030, 9, 30))
    >>> read_deadline("长期坚持", 2030) is read_deadline("9月30日前", None) is None
    True
    """
    chars = _fold(text)
    if _ENDLESS.search(chars):
        return None
    dates = tuple(_find_dates(chars, year))
    if not dates or not _is_deadline(chars, dates):
        return None
    days = [found.last for found in dates if found.last is not None]
    if len(days) < len(dates):
        return None
    if len(set(days)) == 1:
        return days[0]
    return days[-1] if _is_list(chars, dates) and days == sorted(days) else None


def year_of_title(title: str) -> int | None:
    """Return the one year that a document's title names, or ``None`` where it has none or several.

    >>> year_of_title("2018年某市工作要点"), year_of_title("三年行动方案(2018—2020年)")
    (2018, None)
    """
    years: set[int] = set()
    chars = _DAY.sub("", _fold(title))  # 关于…的通知(2030年3月5日) is not a plan of that year
    for begin in _BEGINS.finditer(chars):
        match = _FIRST_YEAR.match(chars, begin.start()) or _OWN_YEAR.match(chars, begin.start())
        if match and match["year"]:
            years.add(_read_year(match["year"]))
    return years.pop() if len(years) == 1 else None


def _fold(text: str) -> str:
    """The text in one width, without whitespace."""
    return "".join(text.translate(_FOLD).split())


def _find_dates(chars: str, year: int | None) -> Iterator[_Date]:
    """The dates of a text, in order; each tells the next its year and month."""
    known, at = _Known(year), 0
    while begin := _BEGINS.search(chars, at):
        at = begin.start()
        found = _read_numeric(chars, at) or _read_date(chars, at, known)
        if found:
            date_, known = found
            yield date_
            at = date_.end
        else:
            at += 1


def _read_numeric(chars: str, at: int) -> tuple[_Date, _Known] | None:
    """``year mark month [mark day] [limit]``: 2030.6.30, 2030/6/30, 2030-06-30."""
    match = _NUMERIC.match(chars, at)
    if match is None:
        return None
    known = _Known(int(match["year"]), int(match["month"]))
    last = _make_day(known, int(match["day"]) if match["day"] else None)
    return _end_date(chars, match, last, is_exact=bool(match["day"])), known


def _read_date(chars: str, at: int, known: _Known) -> tuple[_Date, _Known] | None:
    """``([year] period | year) [limit]``: 2030年6月底前, 三季度, 2030年."""
    if first := _FIRST_YEAR.match(chars, at):
        known = _Known(_read_year(first["year"]))
        return _Date(at, first.end(), _make_day(known, None), is_limit=False), known
    if own := _OWN_YEAR.match(chars, at):
        known = _Known(_read_year(own["year"]) if own["year"] else known.year)
    period = _PERIOD.match(chars, own.end() if own else at)
    if own is not None and period is None:
        return _end_date(chars, own, _make_day(known, None), is_exact=False), known
    if period is None or (own is None and period["year_end"] and chars[at] != "年"):
        return None  # 全年 alone
    month, day = _read_period(period, known.month)
    known = _Known(known.year, month)
    is_end = bool(period["month_end"] or period["quarter_end"] or period["year_end"])
    is_exact = bool(is_end or period["day"] or period["later_day"])
    found = _end_date(chars, period, _make_day(known, day), is_exact=is_exact)
    return attrs.evolve(found, start=at, is_limit=is_end or found.is_limit), known


def _end_date(chars: str, words: "re.Match[str]", last: date | None, *, is_exact: bool) -> _Date:
    """The date with the words of LIMITS that follow it.

    2030年6月前 may mean the last day of May or of June; only an exact day or end has one last day.
    """
    limit = _LIMIT.match(chars, words.end())
    if limit is None:
        return _Date(words.start(), words.end(), last, is_limit=False)
    return _Date(words.start(), limit.end(), last if is_exact else None, is_limit=True)


def _read_period(period: "re.Match[str]", known: int | None) -> tuple[int | None, int | None]:
    """The last month and day of a period; no day stands for the last one of the month.

    `known` is the month of the date before: 6月10日至20日.
    """
    if period["quarter"]:
        return 3 * (read_numeral(period["quarter"]) or 0), None
    if period["half"]:
        return next(month for word, month, _ in HALVES if word == period["half"]), None
    if period["year_end"]:
        return 12, None
    month = read_numeral(period["month"]) or 0 if period["month"] else known or 0
    if day := period["day"] or period["later_day"]:
        return month, read_numeral(day) or 0  # 十十日 is no day
    return month, next((day for word, day, _ in TENTHS if word == period["tenth"]), None)


def _read_year(words: str) -> int:
    """The year in four digits of any kind."""
    return int("".join(str(_VALUES.get(char, char)) for char in words))


def _make_day(known: _Known, day: int | None) -> date | None:
    """The day of a known year and month, or their last; ``None`` where there is no such day."""
    year, month = known.year, 12 if known.month is None else known.month
    if year is None or not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    last = monthrange(year, month)[1]
    day = last if day is None else day
    return date(year, month, day) if 1 <= day <= last else None


def _is_deadline(chars: str, dates: Sequence[_Date]) -> bool:
    """Whether what stands around the dates lets the last of them be the last day.

    A date by its own words (底, 前) may stand in any sentence, a plain one only alone: 2030年6月
    and 到2030年6月完成, but not 2030年6月召开的会议.
    """
    first, last = dates[0], dates[-1]
    before, after = chars[max(0, first.start - 4) : first.start], chars[last.end : last.end + 4]
    if _AFTERWARDS.match(after):
        return False
    if _SINCE.search(before):
        return len(dates) > 1 and bool(_RANGE.match(chars, dates[-2].end, last.start))
    if last.is_limit:
        return True
    return bool(_BEFORE_PLAIN.search(before) and _AFTER_PLAIN.match(after))


def _is_list(chars: str, dates: Sequence[_Date]) -> bool:
    """Whether only the words of a list or a range stand between the dates."""
    return all(_BETWEEN.fullmatch(chars, a.end, b.start) for a, b in pairwise(dates))
