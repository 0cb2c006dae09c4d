"""Deadlines: the last day that the wording of one allows.

Knows how a notice writes dates, periods and lists of them. A wording that does not tell one last
day (长期坚持, 2030年春节前, two days for two things) has none: no date is better than a wrong one.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date
from itertools import pairwise

import attrs

from workplan.model.numerals import DIGITS, read_numeral
from workplan.notice import vocabulary as v

__all__ = ["DAY", "MONTH", "is_deadline", "read_deadline", "year_of_title"]

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
_Y, _M, _D = v.either(v.YEARS), v.either(v.MONTHS), v.either(v.DAYS)
MONTH = rf"{_YEAR}{_Y}{_NUMBER}{_M}"
"""Pattern of a month: 2030年3月."""
DAY = rf"{MONTH}{_NUMBER}{_D}"
"""Pattern of a day in full: 2030年3月5日, 二〇三〇年三月五日."""

_RANGES = f"(?:-|{v.either(v.RANGES)})"
_AND = f"(?:[、,;]|{_RANGES}|{v.either(v.JOINERS)})"
_END = f"{v.either(v.ENDS)}"
_LISTED = f"(?:{_NUMBER}{_AND}){{0,11}}"  # 1-6月, 3、6、9、12月: the last number counts
_QUARTER = "[1-4一二三四]"
# 三年内, 12030年6月: a number or a year goes on before the place, so that no date begins here.
_BEGINS = re.compile(f"(?<![0-9{DIGITS}〇两十年])[0-9{DIGITS}〇Oo十第上下年今本]")
_NUMERIC = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[./-])(?P<month>[0-9]{1,2})"
    r"(?:(?P=mark)(?P<day>[0-9]{1,2}))?(?![0-9年月])"
)
_FIRST_YEAR = re.compile(f"(?P<year>{_YEAR})(?={_RANGES}{_YEAR}{_Y})")  # 2030-2032年
_OWN_YEAR = re.compile(f"(?:(?P<year>{_YEAR}){_Y}|{v.either(v.THIS_YEAR)})度?")
_PERIOD = re.compile(
    rf"{_LISTED}(?P<month>{_NUMBER}){_M}"
    rf"(?:{_LISTED}(?P<day>{_NUMBER}){_D}|(?P<tenth>{v.either(v.TENTHS)})|(?P<month_end>{_END}))?"
    rf"|第?(?:{_QUARTER}{_AND}第?){{0,3}}(?P<quarter>{_QUARTER}){v.either(v.QUARTERS)}(?P<quarter_end>{_END})?"
    rf"|(?P<half>{v.either(v.HALVES)})"
    rf"|(?P<year_end>{_Y}?{_END}|{v.either(v.WHOLE_YEAR)})"
    rf"|{_LISTED}(?P<later_day>{_NUMBER}){_D}"  # 6月10日至20日
)
_YEARS = v.list_words(v.YEARS)
_LAST = {w.text: w.value for w in (*v.HALVES, *v.TENTHS) if isinstance(w.value, int)}
_LIMIT = re.compile(f"(?:[0-9]{{1,2}}{v.either(v.HOURS)})?{v.either(v.LIMITS)}")
_DAY = re.compile(DAY)
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | dict.fromkeys("〇Oo0", 0)

_ENDLESS = re.compile(v.either(v.ONGOING, v.RELATIVE, v.NO_LIMITS))
_LASTING = re.compile(f"(?:{v.either(v.ONGOING)})+(?:坚持|推进|开展|实施|落实|进行)?")
_BEGINNING = re.compile(v.either(v.STARTS))
_PUNCTUATION = r"[,。;:、()\[\]〔〕【】《》“”\"!.]"
_BEFORE_PLAIN = re.compile(rf"(?:\A|{_PUNCTUATION}|{v.either(v.BY)})\Z")
_AFTER_PLAIN = re.compile(rf"\Z|{_PUNCTUATION}|{v.either(v.DONE)}")
_SINCE = re.compile(rf"{v.either(v.SINCE)}\Z")
_AFTERWARDS = re.compile(v.either(v.AFTERWARDS))
_BETWEEN = re.compile(rf"(?:{_AND})+")
_RANGE = re.compile(_RANGES)


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


def is_deadline(text: str, *, is_alone: bool = True) -> bool:
    """Return whether words say when work is due, also where they tell no last day.

    Words of lasting work do so only if they are alone: 长期坚持, not 市甲局持续落实.

    >>> [is_deadline(words) for words in ("9月底前完成", "2031年6月前", "长期坚持", "6月底前启动")]
    [True, True, True, False]
    """
    chars = _fold(text)
    if _BEGINNING.search(chars):
        return False
    dates = tuple(_find_dates(chars, None))
    if dates:
        return _is_deadline(chars, dates)
    return is_alone and _LASTING.fullmatch(chars) is not None


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
    if period is None or (own is None and period["year_end"] and not chars.startswith(_YEARS, at)):
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
        return _LAST[period["half"]], None
    if period["year_end"]:
        return 12, None
    month = read_numeral(period["month"]) or 0 if period["month"] else known or 0
    if day := period["day"] or period["later_day"]:
        return month, read_numeral(day) or 0  # 十十日 is no day
    return month, _LAST.get(period["tenth"])


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
    """Whether what is around the dates lets the last of them be the last day.

    A date by its own words (底, 前) may be in any sentence, a plain one only alone: 2030年6月
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
    """Whether only the words of a list or a range are between the dates."""
    return all(_BETWEEN.fullmatch(chars, a.end, b.start) for a, b in pairwise(dates))
