"""Words of dates and deadlines."""

from workplan.notice.vocabulary.names import (
    COUNTERS,
)
from workplan.notice.vocabulary.responsibility import (
    ACTIONS,
    ADVERBS,
    EXTENTS,
    FIELDS,
    NEGATIONS,
    PERIODS,
    PREPOSITIONS,
    REMARKS,
    STARTS,
    VERBS,
)
from workplan.notice.vocabulary.words import Word, select

YEARS = (
    # Units of dates.
    *select("YEARS", PERIODS),
)
MONTHS = (
    *select("MONTHS", PERIODS),
    Word("月份", "2030年6月份"),
)
DAYS = (*select("DAYS", PERIODS, COUNTERS),)
QUARTERS = (*select("QUARTERS", PERIODS),)
ONGOING = (
    # Work without an end: whatever date is beside it is no last day.
    *select("ONGOING", REMARKS, ADVERBS),
    Word("常态", "2030年6月底前常态化开展"),
    Word("定期", "2030年6月底前定期通报"),
    Word("逐年", "2030年底前逐年提高"),
)
RELATIVE = (
    # Years that depend on another date of the text.
    Word("明年", "明年底前"),
    Word("次年", "次年底前"),
    Word("翌年", "翌年底前"),
    Word("来年", "来年底前"),
    Word("去年", "去年底前"),
    Word("上年", "上年底前"),
    Word("当年", "当年底前"),
)
NO_LIMITS = (
    # A date that is no last day of work, whatever follows it.
    Word("早于", "不早于2030年6月底"),
    Word("原定", "原定2030年6月底前"),
    Word("农历", "农历2030年12月底前"),
    Word("延至", "延至2030年6月底前"),
    *select("NO_LIMITS", NEGATIONS),
)
THIS_YEAR = (
    Word("今年", "今年6月底前"),
    Word("本年", "本年底前"),
)
LIMITS = (
    # Words after a day or an end that make it a deadline; before them any words may be.
    *select("LIMITS", PERIODS),
    Word("以前", "市财政局2030年6月30日以前"),
    Word("前", "市财政局2030年6月30日前"),
    Word("止", "有效期2030年6月30日止"),
)
ENDS = (
    # The end of a period.
    *select("ENDS", EXTENTS),
    Word("底", "市财政局2030年6月底报告"),
    Word("末", "市财政局2030年6月末报告"),
)
WHOLE_YEAR = (*select("WHOLE_YEAR", REMARKS),)
HOURS = (
    # The hour of a day.
    Word("时", "市财政局2030年6月30日24时前"),
    Word("点", "市财政局2030年6月30日18点前"),
)
TENTHS = (
    # Parts of a month, with their last day; `None` is the month's own.
    Word("上旬", "2030年6月上旬", value=10),
    Word("中旬", "2030年6月中旬", value=20),
    Word("下旬", "2030年6月下旬"),
)
HALVES = (
    # Halves of a year, with their last month.
    Word("上半年", "2030年上半年", value=6),
    Word("下半年", "2030年下半年", value=12),
)
DONE = (
    # What follows a date without any word of LIMITS or ENDS.
    *select("DONE", VERBS, FIELDS, ACTIONS),
    Word("建成", "2030年6月建成"),
    Word("出台", "2030年6月出台"),
)
BY = (
    # What precedes such a date.
    *select("BY", PREPOSITIONS),
    Word("到", "到2030年6月", also="RANGES"),
    Word("至", "截至2030年6月", also="RANGES"),
    Word("于", "于2030年6月完成"),
)
SINCE = (
    # What makes a date the first day, not the last.
    Word("自", "自2030年1月1日至6月30日"),
    Word("从", "从2030年1月至6月"),
)
AFTERWARDS = (
    *select("AFTERWARDS", STARTS),
    Word("起", "2030年6月底起"),
    Word("后", "2030年6月底后"),
    Word("以后", "2030年6月底以后"),
    Word("之后", "2030年6月底之后"),
    Word("以来", "2030年6月底以来"),
)
RANGES = (
    # Between the first and the last date.
    *select("RANGES", BY),
    Word("起至", "2030年1月1日起至6月30日"),
)
