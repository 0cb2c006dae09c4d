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

from collections.abc import Iterable, Sequence

import attrs

from workplan.errors import MissingLibraryError
from workplan.model import Duty
from workplan.notice import vocabulary as v

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
_UNFAMILIAR = (
    "顺丰速运", "临江农商行", "滨江影城", "云海软件园", "山阳一中", "临江水务", "长桥航运",
    "青禾种业", "临江大戏楼", "晨光乳业",
)  # fmt: skip
"""Names that only their place makes names of bodies."""
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
_ACTIONS = ("优化", "推进", "加强", "规范", "完善", "提升")
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


# --- names ---------------------------------------------------------------------------------------


@st.composite
def _certain_names(draw: st.DrawFn) -> str:
    """A name whose ending tells that it is one body: 市财政局. 市教育单位 are several."""
    ending = draw(_words(word for word in v.ENDINGS if word not in v.LABEL_NOUNS))
    return f"市{draw(st.sampled_from(_FIELDS))}{ending}"


def _words(*tables: Iterable[v.Word]) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(v.list_words(*tables)))


def _pair(names: _Names, duty: Duty) -> _NamedDuties:
    return tuple((name, duty) for name in names)


def _join(names: _Names) -> str:
    return "、".join(names)


# --- wordings ------------------------------------------------------------------------------------


def _verbs(duty: Duty | None) -> st.SearchStrategy[str]:
    """A verb that gives a duty; `None` for plain responsibility."""
    return _words(word for word in v.VERBS if word.duty is duty)


@st.composite
def _plain_verbs(draw: st.DrawFn) -> str:
    """Plain responsibility with what may be before the verb: 按各自职责分工负责, 共同落实."""
    verb = draw(_verbs(None))
    before = draw(st.just("") | _manners() | _words(v.ADVERBS))
    return before + verb if _is_plain(before, verb) else verb


def _is_plain(before: str, verb: str) -> bool:
    """Whether no word is made of the end of one and the beginning of another: 密切 and 实施."""
    words = before + verb
    made = [word for word in v.list_words(v.VERBS, v.SENTENCE_WORDS) if word in words]
    return all(word in verb or word in before for word in made)


@st.composite
def _manners(draw: st.DrawFn) -> str:
    """The manner in which bodies are responsible: 按各自职责, 在职责范围内."""
    owner = draw(st.just("") | _words(v.OWNERS))
    extent = draw(st.just("") | _words(v.EXTENTS))
    return f"{draw(_words(v.PREPOSITIONS))}{owner}{draw(_words(v.GROUNDS))}{extent}"


@st.composite
def _labels(draw: st.DrawFn, duty: Duty | None) -> str:
    """A label that gives a duty: 主要牵头部门:, 【责任单位】."""
    stems = [word for word in (*v.VERBS, *v.LABEL_STEMS) if word.duty is duty]
    stem = draw(_words(stems))
    qualifier = draw(st.just("") | _words(v.LABEL_QUALIFIERS))
    stem = qualifier + stem if _is_plain(qualifier, stem) else stem
    words = f"{stem}{draw(_words(v.LABEL_NOUNS))}"
    return draw(st.sampled_from((f"{words}:", f"【{words}】")))


@st.composite
def _sentences(draw: st.DrawFn, a: _Names, b: _Names) -> tuple[str, _NamedDuties]:
    """Names and verbs, in which `b` support `a`: 市财政局负责,市教育局配合."""
    alone = SOLE if len(a) == 1 else SHARED
    helped = LEAD if len(a) == 1 else SHARED
    lead, plain = draw(_verbs(LEAD)), draw(_plain_verbs())
    support = draw(_verbs(SUPPORTING))
    # Nobody can tell where 商 is in 顺丰速运商临江农商行, or which it is in 市农会商市财政局.
    are_clear = not {a[0], b[0]} & set(_UNFAMILIAR) and not a[0].endswith("会")
    companion = draw(_words(v.COMPANIONS if are_clear else v.SURE_COMPANIONS))
    supporting = _pair(b, SUPPORTING)
    return draw(
        st.sampled_from(
            (
                (f"{_join(a)}{lead}", _pair(a, LEAD)),
                (f"{_join(a)}{plain}", _pair(a, alone)),
                (f"{_join(a)}{lead},{_join(b)}{plain}", _pair(a, LEAD) + supporting),
                (f"{_join(a)}{lead},{_join(b)}{support}", _pair(a, LEAD) + supporting),
                (f"{_join(a)}{plain},{_join(b)}{support}", _pair(a, helped) + supporting),
                (f"{a[0]}{companion}{_join(b)}等部门{plain}", _pair(a[:1], LEAD) + supporting),
            )
        )
    )


@st.composite
def _labelled(draw: st.DrawFn, a: _Names, b: _Names) -> tuple[str, _NamedDuties]:
    """Labels and names: 牵头单位:市财政局;配合单位:市教育局."""
    alone = SOLE if len(a) == 1 else SHARED
    helped = LEAD if len(a) == 1 else SHARED
    lead, plain = draw(_labels(LEAD)), draw(_labels(None))
    support = draw(_labels(SUPPORTING))
    supporting = _pair(b, SUPPORTING)
    return draw(
        st.sampled_from(
            (
                (f"{plain}{_join(a)}", _pair(a, alone)),
                (f"{lead}{_join(a)};{support}{_join(b)}", _pair(a, LEAD) + supporting),
                (f"{plain}{_join(a)};{support}{_join(b)}", _pair(a, helped) + supporting),
                (
                    f"{lead}{_join(a)};{plain}{_join(b)},各区县",
                    _pair(a, LEAD) + _pair((*b, "各区县"), SUPPORTING),
                ),
            )
        )
    )


@st.composite
def _responsibilities(
    draw: st.DrawFn, *, is_unfamiliar: bool, has_lines: bool
) -> tuple[str, _NamedDuties]:
    """A responsibility where one may be: bracket, label in it, line of labels, sentence.

    An unfamiliar name is under a label, beside a certain one, unless it may be anywhere.
    """
    place = draw(
        st.sampled_from(("bracket", "label", "sentence", *(["line"] if has_lines else [])))
    )
    names: st.SearchStrategy[str] = _certain_names()
    if is_unfamiliar or place in ("label", "line"):
        names |= st.sampled_from(_UNFAMILIAR)
    listed = draw(st.lists(names, min_size=2, max_size=5, unique=True))
    if not is_unfamiliar and not set(listed) - set(_UNFAMILIAR):
        listed[draw(st.integers(0, len(listed) - 1))] = draw(_certain_names())
    middle = draw(st.integers(1, len(listed) - 1))
    a, b = listed[:middle], listed[middle:]
    if place in ("label", "line"):
        words, duties = draw(_labelled(a, b))
        return (f"({words})" if place == "label" else f"\n{words}"), duties
    words, duties = draw(_sentences(a, b))
    return (f"({words})" if place == "bracket" else f"由{words}。"), duties


# --- notices -------------------------------------------------------------------------------------


@st.composite
def notices(draw: st.DrawFn, *, unfamiliar: bool = False) -> SampleNotice:
    """Generate a notice with sections and tasks, each task with one responsibility.

    Each part is a line (LF or CRLF), or all are one paragraph, which may be hard-wrapped at some
    width; or the tasks are the rows of tables. Punctuation is full-width or half-width. With
    `unfamiliar`, names that do not end as bodies do are in every place, where a reader may be
    in doubt; otherwise only where a label tells that they are names.
    """
    separator = draw(st.sampled_from(("\n", "\r\n", "\n\u3000\u3000", "", "\t")))
    sections: list[str] = []
    tasks: list[str] = []
    parts: list[str] = []
    roles: _NamedDuties = ()
    titles = iter(draw(st.permutations([verb + noun for verb in _ACTIONS for noun in _OBJECTS])))
    if separator and draw(st.booleans()):
        parts.append(f"临江市{draw(st.sampled_from(_OBJECTS))}{draw(_words(v.DOCUMENT_KINDS))}")
    for numeral in _NUMERALS[: draw(st.integers(1, 4))]:
        sections.append(next(titles))
        parts.append(f"{numeral}、{sections[-1]}")
        many = draw(st.integers(1, 3))
        if separator == "\t":
            parts.append(f"序号\t任务\t{draw(_heads(LEAD))}\t{draw(_heads(SUPPORTING))}")
        for inner in range(many):
            tasks.append(next(titles))
            if separator == "\t":
                listed = draw(st.lists(_certain_names(), min_size=2, max_size=5, unique=True))
                parts.append(f"{inner + 1}\t{tasks[-1]}\t{_join(listed[:1])}\t{_join(listed[1:])}")
                roles += _pair(listed[:1], LEAD) + _pair(listed[1:], SUPPORTING)
                continue
            words, duties = draw(
                _responsibilities(is_unfamiliar=unfamiliar, has_lines=bool(separator))
            )
            parts.append(f"({_NUMERALS[inner]}){tasks[-1]}。{next(titles)},见到实效。{words}")
            roles += duties
    text = _lay_out(draw, parts, separator)
    return SampleNotice(text, tuple(sections), tuple(tasks), roles)


@st.composite
def _heads(draw: st.DrawFn, duty: Duty) -> str:
    """The head of a table's column: 牵头单位."""
    stems = _words(word for word in (*v.VERBS, *v.LABEL_STEMS) if word.duty is duty)
    nouns = _words(word for word in v.LABEL_NOUNS if word.text not in ("处室", "科室"))
    return f"{draw(stems)}{draw(nouns)}"  # a column of divisions (责任处室) is none of bodies


_TO_FULL_WIDTH = str.maketrans("(),;:", "\uff08\uff09\uff0c\uff1b\uff1a")


def _lay_out(draw: st.DrawFn, parts: Sequence[str], separator: str) -> str:
    """The parts as the text of a page."""
    separator = separator.replace("\t", "\n")
    text = separator.join(part.replace("\n", separator) for part in parts)
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
