"""What a name looks like: how it ends and begins, what joins two of them, what casts doubt on one.

Knows the shape of names, and no list of bodies, no verb of responsibility. Works on the
characters of a `View`: one width of punctuation, no whitespace.
"""

import enum
import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from workplan.notice import vocabulary as v

__all__ = [
    "Listed",
    "Name",
    "Shape",
    "find_body",
    "is_body",
    "is_cut",
    "is_group",
    "is_placed",
    "is_surely_body",
    "joins",
    "judge",
    "split_names",
]


class Shape(enum.IntEnum):
    """How much a stretch looks like a name."""

    NONE = 0
    """It cannot be one: a date, a verb with its object, a sentence."""
    PLAIN = 1
    """Nothing speaks against it, and only its place speaks for it: 顺丰速运."""
    WEAK = 2
    """It ends as bodies and other things do: 临江日报社, 产业园."""
    SURE = 3
    """It ends as only bodies do, or is a group of them: 市财政局, 各地区."""


@attrs.frozen
class Name:
    """What a stretch is as a name."""

    shape: Shape
    doubt: str = ""
    """Code of the diagnostic that says why a person should look at it."""


_REMARK = re.compile(r"\([^()]{0,30}\)$")  # 各区(市), 市委办公厅(室)
_ENDINGS = v.list_words(v.ENDINGS)
_WEAK_ENDINGS = v.list_words(v.WEAK_ENDINGS)
_NO_ENDINGS = v.list_words(v.NO_ENDINGS)
_PLACES = v.either(v.PLACES)
_PLACE = f"{v.either(v.PLACES, v.ZONES)}+"
_NOUN = v.either(v.GROUP_NOUNS)
_BODY = v.either(v.PLACE_BODIES)
_BRACKET = r"(?:\([^()]{1,20}\))?"
_WORDS = v.either(v.GROUP_WORDS)
_LEVEL = v.either(v.LEVELS)
_LEVELLED = re.compile(_LEVEL)
_RANK = v.either(v.RANKS)
_EACH_OF = v.either(v.EACH)

# Generic words, no name by themselves: 县级市 in 各区、县级市, 单位 in 各部门、单位.
_BARE = re.compile(
    rf"(?:{_PLACES}+{_BRACKET}{_RANK}?{_BODY}?|{_NOUN}|{_BODY}){_BRACKET}"
    rf"|{_PLACES}+\([^()]{{1,20}}\)[^、]{{0,10}}{v.either(v.ENDINGS)}{_BRACKET}"  # 县(旗)粮食局
    # 区财政部门, not 区直部门
    rf"|{_PLACES}(?!{v.either(v.LEVEL_COMPOUNDS, v.GROUP_WORDS)})[\u4e00-\u9fff]{{2,6}}{_NOUN}"
)
# What such a word may follow: a group that is cut before its own body (各市 in 各市、县人民政府).
_HALF = re.compile(rf"{_LEVEL}*{_WORDS}*(?:{_PLACES}+{_BRACKET}|{_WORDS}{_NOUN})")
# 各级党委、政府, 乡镇党委、政府: both are of the same places.
_PARTY = re.compile(
    f"{v.either(v.GROUP_WORDS, v.PLACES, v.RANKS)}+{_BRACKET}{v.either(v.PARTY_BODIES)}"
)
_STATE = re.compile(_BODY)
# 各市、县市场监管局 is one group, 各镇、县财政局 are two: a county is under a city.
_LARGER = re.compile(f"{v.either(v.LARGER_PLACES)}$")
_SMALLER = re.compile(rf"{v.either(v.SMALLER_PLACES)}[^、]{{1,10}}{v.either(v.ENDINGS)}{_BRACKET}")
_GROUP = re.compile(
    rf"{_WORDS}|.*{v.either(v.GROUP_WORDS)}.{{0,6}}{_NOUN}"
    rf"|.*[0-9一二三四五六七八九十]+{v.either(v.GROUP_COUNTERS)}"
    rf"|.*{v.either(v.VERBS, v.LABEL_STEMS)}{_NOUN}"
)
# A group that a clause describes: 有抽检任务的科室, 其他承办该项业务的科室.
_PARTICLE = v.either(v.PARTICLES)
_DESCRIBED = re.compile(
    rf"(?:(?!{_PARTICLE}).){{2,30}}{_PARTICLE}{_WORDS}?{_PLACES}*(?:{_NOUN}|{_BODY})"
)
_ENDS_IN_NOUN = re.compile(f"{_NOUN}$|{_EACH_OF}{_PLACE}$")
_PLACE_ONLY = re.compile(_PLACES)
# 各地区各部门
_EACH = re.compile(f"{_EACH_OF}(?:(?!{_EACH_OF})[^()、]){{1,10}}(?={_EACH_OF}.)")
_JOINER = re.compile(
    f"{v.either(v.JOINERS)}(?!{v.either(v.POSSESSED)}(?!{v.either(v.UNPOSSESSED)}))"
)
_OPEN = re.compile(v.either(v.OPEN))
# 市中等教育局, but not 山阳一中等部门.
_NOT_OPEN = re.compile(f"{v.either(v.NOT_OPEN)}(?!{v.either(v.LABEL_NOUNS)})")
# 由, but not that of 自由.
_BY = "".join(
    [*(f"(?<!{word[:-1]})" for word in v.list_words(v.NO_OPENERS)), v.either(v.SENTENCE_OPENERS)]
)
_LEADING = re.compile(
    f"(?:(?!{v.either(v.NEGATIONS)})[^、]){{0,4}}?{_BY}"
    f"|(?!{_WORDS}(?:{_WORDS}|{_NOUN})){v.either(v.OPENERS, v.JOINERS)}"
    f"|{v.either(v.COMPANIONS)}(?={_LEVEL})|:"
)
"""Before the first name: 由市商务局牵头, 省级层面由省发展改革委负责, 以市商务局为主."""

_SENTENCE = re.compile(f"[?!《》%。;:,=]|{v.either(v.SENTENCE_WORDS)}|{_BY}")
_ACTION = re.compile(v.either(v.ACTIONS))
# 各部门要贯彻落实省委: no name has such a verb inside, but 各牵头单位 has a label.
_VERB_INSIDE = re.compile(
    f"{v.either(set(v.VERBS) - set(v.VERBS_IN_NAMES))}(?!{v.either(v.LABEL_NOUNS)}|$)"
)
_NUMBER = re.compile("[0-9]+")
_COUNT = re.compile(
    f"[0-9]+{v.either(v.COUNTERS)}|(?<=第)[0-9]+|[0-9]{{3,5}}(?=.{{0,8}}{v.either(v.HOTLINES)})"
)
# 市教育局(市财政局牵头): another body's duty in a bracket.
_BRACKETED = re.compile(rf"\([^()]*{v.either(w for w in v.VERBS if w.duty)}[^()]*\)")
# 市公安局市文化和旅游局, 顺丰速运商市财政局: a whole name, then what another one begins with.
_FUSED = re.compile(
    f"(?<=..){v.either(v.ENDINGS, v.COMPANIONS)}"
    f"(?={v.either(v.FUSED_LEVELS)}(?!{v.either(v.LEVEL_COMPOUNDS)}).{{1,24}}{v.either(v.ENDINGS)}$)"
)
# 市甲局联合临江农商行: a whole name in one that has no sure ending itself.
_ALLIED = re.compile(
    f"(?<=..){v.either(v.ENDINGS)}{v.either(w for w in v.COMPANIONS if len(w.text) > 1)}(?=..)"
)
# 市甲局·市乙局, 市甲局或市乙局: a mark or a word that joins no names elsewhere.
_ODD_JOINER = re.compile(
    rf"[·.](?![0-9A-Za-z])|{v.either(v.ENDINGS)}(?:[-+~&→\\]|{v.either(v.ODD_JOINERS)})"
)
_ODD = re.compile(rf"[*#_~=<>^$@\\]|{v.either(v.PAPERS)}.")
"""What a page or its markup has left in a name: 市规划***资源局, 市规划云海省政府文件资源局."""
_LONGEST = 34
"""国务院推进职能转变和“放管服”改革协调小组优化营商环境专题组 has 30 characters."""


def is_surely_body(name: str) -> bool:
    """Return whether a name ends as only a body's does: 市财政局.

    >>> is_surely_body("市财政局"), is_surely_body("园区"), is_surely_body("全部")
    (True, False, False)
    """
    name = _REMARK.sub("", name)
    return len(name) > 1 and name.endswith(_ENDINGS) and not name.endswith(_NO_ENDINGS)


def is_body(name: str) -> bool:
    """Return whether a name ends as a body's may, where other words say that it is one."""
    name = _REMARK.sub("", name)
    return (
        len(name) > 1
        and name.endswith((*_ENDINGS, *_WEAK_ENDINGS))
        and not name.endswith(_NO_ENDINGS)
    )


def is_placed(name: str) -> bool:
    """Return whether a name begins with its level or its place: 市财政局, 国务院."""
    return bool(_LEVELLED.match(name))


def is_group(name: str) -> bool:
    """Return whether a name is of several bodies: 各地区, 国务院相关部门."""
    return bool(_GROUP.match(name))


def joins(left: str, right: str) -> bool:
    """Return whether two stretches between which 、 is are one name.

    After a whole body 、 separates, before one it does not.

    >>> joins("各区", "县级市"), joins("各市", "县人民政府"), joins("各镇人民政府", "园区管委会")
    (True, True, False)
    """
    last = left.rpartition("、")[2]
    if _PARTY.fullmatch(last) and _STATE.fullmatch(right):
        return True
    if not _HALF.fullmatch(last):
        return False
    return bool(_BARE.fullmatch(right) or (_LARGER.search(last) and _SMALLER.fullmatch(right)))


@lru_cache(maxsize=1 << 14)
def judge(name: str) -> Name:
    """Return what a stretch is as a name.

    >>> judge("市财政局").shape.name, judge("顺丰速运").shape.name, judge("加强检查").shape.name
    ('SURE', 'PLAIN', 'NONE')
    >>> judge("市公安局市文化和旅游局").doubt
    'fused-names'
    """
    bare = _REMARK.sub("", name)
    if _PLACE_ONLY.fullmatch(bare) and len(bare) < 2:
        return Name(Shape.WEAK, "cut-name")  # 州 in 各市、州、县人民政府; no name by itself
    if len(bare) < 2 or _NUMBER.fullmatch(bare):
        return Name(Shape.NONE)
    if is_group(bare) and _HALF.fullmatch(bare):
        return Name(Shape.SURE)  # 各设区的市
    if _DESCRIBED.fullmatch(bare) and not _ACTION.match(bare):
        return Name(Shape.WEAK)
    if _SENTENCE.search(re.sub(r"\([^()]*\)", "", bare)):
        return Name(Shape.NONE)
    shape = _find_shape(bare)
    doubt = _find_doubt(name, bare, shape)
    if shape < Shape.SURE and _ACTION.match(bare):
        return Name(Shape.NONE)
    return Name(shape, doubt)


def _find_shape(bare: str) -> Shape:
    if is_surely_body(bare):
        return Shape.SURE
    if is_group(bare) and len(bare) > 2 and (is_body(bare) or _ENDS_IN_NOUN.search(bare)):
        return Shape.SURE
    return Shape.WEAK if is_body(bare) else Shape.PLAIN


def _find_doubt(name: str, bare: str, shape: Shape) -> str:
    """The code of what speaks against a name; empty where nothing does."""
    if is_cut(bare):
        return "cut-name"
    numbers = len(_NUMBER.findall(bare))
    if numbers > len(_COUNT.findall(bare)):
        return "number-in-name"
    if name.count("(") != name.count(")"):
        return "cut-name"
    if _ODD.search(bare):
        return "unread-words"
    if shape is Shape.SURE and (
        _FUSED.search(bare) or _ODD_JOINER.search(bare) or _is_twice_of_a_level(bare)
    ):
        return "fused-names"
    if shape is not Shape.SURE and _ALLIED.search(bare):
        return "fused-names"
    if len(bare) > _LONGEST and "、" not in bare:
        return "long-name"
    if _ACTION.match(bare) or _VERB_INSIDE.search(bare) or _BRACKETED.search(name):
        return "doubtful-name"
    if _SYMBOL.search(name):
        return "doubtful-name"
    return ""


def _is_twice_of_a_level(name: str) -> bool:
    """Whether a name is two whole ones of one level: 区供销社区财政局."""
    return name[:1] in _LEVELS and any(
        name[at] == name[0] and is_surely_body(name[:at]) and is_surely_body(name[at:])
        for at in range(3, len(name) - 2)
    )


_LEVELS = v.list_words(v.LEVELS)


# What marks a name in a list, and may say who leads or who is meant: ☑市甲局☐市乙局; and what asks
# for a name: 谁主管谁负责.
_SYMBOL = re.compile("[\u2190-\u23ff\u2500-\u27bf√*谁]")
# Endings that are cut by a cell's or a line's end: 务中心 of 服务中心, 员会 of 委员会.
_CUT = v.list_words(v.CUT_ENDINGS)
_TAILS = frozenset(word[i:] for word in _CUT for i in range(len(word))) - {
    *v.list_words(v.WHOLE_NAMES)
}


def is_cut(name: str) -> bool:
    """Return whether a name is only what another one ends in: 务中心, 员会.

    >>> is_cut("务中心"), is_cut("政务中心"), is_cut("领导小组")
    (True, False, False)
    """
    return name in _TAILS


def find_body(name: str) -> int:
    """Return the length of the longest sure body that a name begins with, 0 where it has none.

    >>> find_body("市民政局兜底"), find_body("顺丰速运")
    (4, 0)
    """
    if not is_placed(name):
        return 0
    ends = (end for end in range(len(name) - 1, 2, -1) if is_surely_body(name[:end]))
    return next(ends, 0)


@attrs.frozen
class Listed:
    """The names in a stretch without 、, in order, and where 等 leaves the list open."""

    names: tuple[tuple[int, int], ...]
    openings: tuple[tuple[int, int], ...] = ()
    """Where 等 is, with what it says of the sort: 等国务院相关部门."""


def split_names(chars: str, start: int, end: int) -> Listed:
    """Return the names in a stretch without 、, and where 等 leaves the list open.

    >>> split_names("体育总局等国务院相关部门及各地区", 0, 16)
    Listed(names=((0, 4), (13, 16)), openings=((4, 12),))
    """
    while leading := _LEADING.match(chars, start, end):
        start = leading.end()
    opened = _find_opening(chars, start, end)
    if opened < 0:
        return Listed(tuple(_split(chars, start, end)))
    found = list(_split(chars, start, opened))
    # What follows 等 says what sort of bodies; only what is joined to it is a name.
    stop = end
    for joiner in _JOINER.finditer(chars, opened + 1, end):
        if not _NOUN_ONLY.fullmatch(chars, joiner.end(), end):  # 等部门和单位
            stop = joiner.start()
            found += _split(chars, joiner.end(), end)
            break
    return Listed(tuple(found), ((opened, stop),))


_NOUN_ONLY = re.compile(f"{_NOUN}")


def _find_opening(chars: str, start: int, end: int) -> int:
    """Where 等 is that leaves a list open, -1 where there is none."""
    for match in _OPEN.finditer(chars, start, end):
        at = match.start()
        inside = chars.count("(", start, at) > chars.count(")", start, at)
        if not inside and not any(
            _NOT_OPEN.match(chars, i, end) for i in (at - 1, at) if i >= start
        ):
            return at
    return -1


def _split(chars: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names between 和, 与 or 及 where these join names and are not inside one."""
    while inner := _EACH.match(chars, start, end):
        yield start, inner.end()
        start = inner.end()
    depth_at = start
    for joiner in _JOINER.finditer(chars, start, end):
        if chars.count("(", depth_at, joiner.start()) > chars.count(")", depth_at, joiner.start()):
            continue
        following = _JOINER.search(chars, joiner.end(), end)
        right = chars[joiner.end() : following.start() if following else end]
        if _separates(chars[start : joiner.start()], right, chars[joiner.end() : end]):
            yield start, joiner.start()
            start = depth_at = joiner.end()
    if start < end:
        yield start, end


def _separates(left: str, right: str, rest: str) -> bool:
    """Whether 和 between two stretches separates names: not 发展和改革委, 有关部门和单位."""
    if not is_body(left) or len(rest) < 2 or _BARE.fullmatch(right):
        return False
    return is_surely_body(left) or is_group(left) or is_body(right)
