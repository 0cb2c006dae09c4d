"""Hypothesis strategies: notices whose structure is known, and notices that came to harm.

For the tests of those who build on `workplan`, and for its own (extra ``[hypothesis]``). Knows how
a notice is written down, never how one is read; no other room knows it.

>>> import workplan
>>> from hypothesis import given
>>> @given(notices())
... def test_my_table(written):
...     plan = workplan.parse(written.text)
...     assert [task.title for task in plan.tasks] == list(written.tasks)
"""

from collections.abc import Callable, Sequence

import attrs

from workplan.errors import MissingLibraryError
from workplan.model.values import Duty

try:
    from hypothesis import strategies as st
except ImportError:
    raise MissingLibraryError("workplan.testing", "hypothesis") from None

__all__ = ["Written", "damaged", "notices"]

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
_Duties = tuple[tuple[str, Duty], ...]


@attrs.frozen(repr=False)
class Written:
    """A notice and what it says."""

    text: str
    sections: tuple[str, ...]
    """The titles of its sections, in order."""
    tasks: tuple[str, ...]
    """The titles of its tasks, in order."""
    roles: _Duties
    """Every name with its duty, in order."""

    def __repr__(self) -> str:
        return f"Written({self.text!r})"


def _each(names: _Names, duty: Duty) -> _Duties:
    return tuple((name, duty) for name in names)


def _list(names: _Names) -> str:
    return "、".join(names)


def _plain(names: _Names) -> Duty:
    return SOLE if len(names) == 1 else SHARED


# How a responsibility is written, and what it says: the words, then the duties. The first list is
# of those who answer, the second of those who support.
_WORDINGS: tuple[Callable[[_Names, _Names], tuple[str, _Duties]], ...] = (
    lambda a, _: (f"{_list(a)}牵头负责", _each(a, LEAD)),
    lambda a, _: (f"{_list(a)}按职责分工负责", _each(a, _plain(a))),
    lambda a, _: (f"责任单位:{_list(a)}", _each(a, _plain(a))),
    lambda a, b: (
        f"{_list(a)}牵头,{_list(b)}按职责分工负责",
        _each(a, LEAD) + _each(b, SUPPORTING),
    ),
    lambda a, b: (f"{_list(a)}负责,{_list(b)}配合", _each(a, LEAD) + _each(b, SUPPORTING)),
    lambda a, b: (
        f"牵头单位:{_list(a)};配合单位:{_list(b)}",
        _each(a, LEAD) + _each(b, SUPPORTING),
    ),
    lambda a, b: (
        f"牵头单位:{_list(a)};责任单位:{_list(b)},各区县",
        _each(a, LEAD) + _each((*b, "各区县"), SUPPORTING),
    ),
    lambda a, b: (
        f"{a[0]}会同{_list(b)}等部门负责",
        _each(a[:1], LEAD) + _each(b, SUPPORTING),
    ),
)


def _agencies() -> st.SearchStrategy[str]:
    return st.builds("市{}{}".format, st.sampled_from(_FIELDS), st.sampled_from(("局", "委")))


@st.composite
def notices(draw: st.DrawFn) -> Written:
    """A notice with sections and tasks, each task with one responsibility.

    Printed as a page with a line for each part, with CRLF, run on in one paragraph, or with lines
    cut at some width; in full-width or in half-width marks.
    """
    sections: list[str] = []
    tasks: list[str] = []
    parts: list[str] = []
    roles: _Duties = ()
    objects = iter(draw(st.permutations([v + o for v in _VERBS for o in _OBJECTS])))
    for numeral in _NUMERALS[: draw(st.integers(1, 4))]:
        sections.append(next(objects))
        parts.append(f"{numeral}、{sections[-1]}")
        for inner in _NUMERALS[: draw(st.integers(1, 3))]:
            tasks.append(next(objects))
            names = draw(st.lists(_agencies(), min_size=2, max_size=5, unique=True))
            cut = draw(st.integers(1, len(names) - 1))
            words, duties = draw(st.sampled_from(_WORDINGS))(names[:cut], names[cut:])
            parts.append(f"({inner}){tasks[-1]}。{next(objects)},见到实效。({words})")
            roles += duties
    text = _printed(draw, parts)
    return Written(text, tuple(sections), tuple(tasks), roles)


_WIDE = str.maketrans("(),;:", "\uff08\uff09\uff0c\uff1b\uff1a")


def _printed(draw: st.DrawFn, parts: Sequence[str]) -> str:
    separator = draw(st.sampled_from(("\n", "\r\n", "\n\u3000\u3000", "")))
    text = separator.join(parts)
    if draw(st.booleans()):
        text = text.translate(_WIDE)
    width = draw(st.sampled_from((0, 24, 37))) if not separator else 0
    if width:
        text = "\n".join(text[i : i + width] for i in range(0, len(text), width))
    return text


_MARKS = (
    "(())\uff08\uff09【】〔〕、。,\uff0c;\uff1b:\uff1a.|/《》“”一二三十百1①"
    " \t\r\n\u3000\xa0\ufeff各市区局委办部等及和与由会同负责牵头配合责任单位首位第序号"
)


@st.composite
def damaged(draw: st.DrawFn, text: str | None = None) -> str:
    """A notice, `text` or one of `notices`, that came to harm.

    Cut down at either end, with a few characters put in, taken out or put in another's place.
    """
    words = draw(notices()).text if text is None else text
    start = draw(st.integers(0, len(words)))
    words = words[start : start + draw(st.integers(0, 1500))]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(words)))
        gone = draw(st.integers(0, 5))
        words = words[:at] + draw(st.text(_MARKS, max_size=4)) + words[at + gone :]
    return words
