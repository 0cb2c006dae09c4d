"""Hypothesis strategies for tests: notices of known structure, and damaged notices.

For the tests of libraries that build on `workplan`, and for its own (extra ``[hypothesis]``). Knows
how a notice is written, not how it is read; no other module imports it.

>>> import workplan
>>> from hypothesis import given
>>> @given(notices())
... def test_my_table(sample):
...     plan = workplan.parse(sample.text)
...     assert [task.title for task in plan.tasks] == list(sample.tasks)
"""

from collections.abc import Callable, Sequence

import attrs

from workplan.errors import MissingLibraryError
from workplan.model import Duty

try:
    from hypothesis import strategies as st
except ImportError:
    raise MissingLibraryError("workplan.testing", "hypothesis") from None

__all__ = ["SampleNotice", "damaged_notices", "notices"]

LEAD, SOLE, SHARED, SUPPORTING = Duty.LEAD, Duty.SOLE, Duty.SHARED, Duty.SUPPORTING

_FIELDS = (
    "发展和改革", "工业和信息化", "财政", "教育", "人力资源和社会保障", "住房和城乡建设",
    "商务", "文化和旅游", "市场监督管理", "数据资源", "林业和园林", "退役军人事务",
)  # fmt: skip
_OBJECTS = (
    "营商环境",
    "农田水利",
    "社区养老",
    "河湖治理",
    "夜间经济",
    "古树名木",
    "绿色出行",
    "档案管理",
)
_VERBS = ("优化", "推进", "加强", "规范", "完善", "提升")
_NUMERALS = "一二三四五六七八九十"

_Names = Sequence[str]
_NamedDuties = tuple[tuple[str, Duty], ...]


@attrs.frozen(repr=False)
class SampleNotice:
    """A notice of known structure."""

    text: str
    sections: tuple[str, ...]
    """Titles of the sections, in order."""
    tasks: tuple[str, ...]
    """Titles of the tasks, in order."""
    roles: _NamedDuties
    """Names with their duties, in order."""

    def __repr__(self) -> str:
        return f"SampleNotice({self.text!r})"


def _pair(names: _Names, duty: Duty) -> _NamedDuties:
    return tuple((name, duty) for name in names)


def _join(names: _Names) -> str:
    return "、".join(names)


def _choose_plain_duty(names: _Names) -> Duty:
    """The duty of a list without a lead."""
    return SOLE if len(names) == 1 else SHARED


# Each makes a responsibility of two lists of names, those that answer for the measure and those
# that support it: the words, and the duties that they give.
_WORDINGS: tuple[Callable[[_Names, _Names], tuple[str, _NamedDuties]], ...] = (
    lambda a, _: (f"{_join(a)}牵头负责", _pair(a, LEAD)),
    lambda a, _: (f"{_join(a)}按职责分工负责", _pair(a, _choose_plain_duty(a))),
    lambda a, _: (f"责任单位:{_join(a)}", _pair(a, _choose_plain_duty(a))),
    lambda a, b: (
        f"{_join(a)}牵头,{_join(b)}按职责分工负责",
        _pair(a, LEAD) + _pair(b, SUPPORTING),
    ),
    lambda a, b: (
        f"{_join(a)}负责,{_join(b)}配合",
        _pair(a, LEAD if len(a) == 1 else SHARED) + _pair(b, SUPPORTING),
    ),
    lambda a, b: (
        f"牵头单位:{_join(a)};配合单位:{_join(b)}",
        _pair(a, LEAD) + _pair(b, SUPPORTING),
    ),
    lambda a, b: (
        f"牵头单位:{_join(a)};责任单位:{_join(b)},各区县",
        _pair(a, LEAD) + _pair((*b, "各区县"), SUPPORTING),
    ),
    lambda a, b: (
        f"{a[0]}会同{_join(b)}等部门负责",
        _pair(a[:1], LEAD) + _pair(b, SUPPORTING),
    ),
)


def _agency_names() -> st.SearchStrategy[str]:
    return st.builds("市{}{}".format, st.sampled_from(_FIELDS), st.sampled_from(("局", "委")))


@st.composite
def notices(draw: st.DrawFn) -> SampleNotice:
    """Generate a notice with sections and tasks, each task with one responsibility.

    Each part is a line (LF or CRLF), or all are one paragraph, which may be hard-wrapped at some
    width. Punctuation is full-width or half-width.
    """
    sections: list[str] = []
    tasks: list[str] = []
    parts: list[str] = []
    roles: _NamedDuties = ()
    titles = iter(draw(st.permutations([verb + noun for verb in _VERBS for noun in _OBJECTS])))
    for numeral in _NUMERALS[: draw(st.integers(1, 4))]:
        sections.append(next(titles))
        parts.append(f"{numeral}、{sections[-1]}")
        for inner in _NUMERALS[: draw(st.integers(1, 3))]:
            tasks.append(next(titles))
            names = draw(st.lists(_agency_names(), min_size=2, max_size=5, unique=True))
            middle = draw(st.integers(1, len(names) - 1))
            words, duties = draw(st.sampled_from(_WORDINGS))(names[:middle], names[middle:])
            parts.append(f"({inner}){tasks[-1]}。{next(titles)},见到实效。({words})")
            roles += duties
    text = _lay_out(draw, parts)
    return SampleNotice(text, tuple(sections), tuple(tasks), roles)


_TO_FULL_WIDTH = str.maketrans("(),;:", "\uff08\uff09\uff0c\uff1b\uff1a")


def _lay_out(draw: st.DrawFn, parts: Sequence[str]) -> str:
    """The parts as the text of a page."""
    separator = draw(st.sampled_from(("\n", "\r\n", "\n\u3000\u3000", "")))
    text = separator.join(parts)
    if draw(st.booleans()):
        text = text.translate(_TO_FULL_WIDTH)
    width = draw(st.sampled_from((0, 24, 37))) if not separator else 0
    if width:
        text = "\n".join(text[i : i + width] for i in range(0, len(text), width))
    return text


_INSERTED = (
    "(())\uff08\uff09【】〔〕、。,\uff0c;\uff1b:\uff1a.|/《》“”一二三十百1①"
    " \t\r\n\u3000\xa0\ufeff各市区局委办部等及和与由会同负责牵头配合责任单位首位第序号"
)
"""Characters that have a meaning for a reader, and so may mislead it."""


@st.composite
def damaged_notices(draw: st.DrawFn, text: str | None = None) -> str:
    """Generate a damaged notice: `text`, or one of `notices`.

    It is cut off at either end, with a few characters inserted, deleted or replaced.
    """
    damaged = draw(notices()).text if text is None else text
    start = draw(st.integers(0, len(damaged)))
    damaged = damaged[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(damaged)))
        length = draw(st.integers(0, 5))
        damaged = damaged[:at] + draw(st.text(_INSERTED, max_size=4)) + damaged[at + length :]
    return damaged
