"""Verbs, manner and remarks: what the words beside the names of a responsibility are.

Knows the words of the vocabulary and how a run of them reads; of names only how they end.
"""

import re

from workplan.model import Duty
from workplan.notice import vocabulary as v
from workplan.notice.names import is_body
from workplan.notice.tokens import Kind, Token

__all__ = [
    "FIRST",
    "INNER",
    "LATER",
    "RULE",
    "STEMS",
    "THESE",
    "find_duty",
    "find_tail",
    "has_verb",
    "is_all_verb",
    "is_remark",
    "read_run",
]

_DUTIES = {word.text: word.duty for word in v.VERBS}
STEMS = {word.text: word.duty for word in (*v.VERBS, *v.LABEL_STEMS)}
"""What a label may begin with, and the duty that it gives."""
_GROUND = f"(?:(?:、|{v.either(v.JOINERS)})?{v.either(v.GROUNDS)})"
_MANNER = f"{v.either(v.PREPOSITIONS)}{v.either(v.OWNERS)}*{_GROUND}+{v.either(v.EXTENTS)}*"
_NOUN = v.either(v.LABEL_NOUNS)
# 为牵头单位, 作为责任部门: a label as a verb.
_AS_VERB = f"{v.either(v.COPULAS)}{v.either(v.VERBS, v.LABEL_STEMS)}{_NOUN}"
_WORD = re.compile(
    f"(?P<manner>{_MANNER})|(?P<as>{_AS_VERB})|(?P<verb>{v.either(v.VERBS)})"
    f"|(?P<ground>{_GROUND}+{v.either(v.EXTENTS)}*)|(?P<adverb>{v.either(v.ADVERBS)})"
)
# Possessive, as each word has one longest reading and nothing is to be tried again.
_RUN = f"(?>{_MANNER}|{_AS_VERB}|{v.either(v.VERBS, v.ADVERBS)}|{_GROUND}+{v.either(v.EXTENTS)}*)++"
_TAIL = re.compile(f"{_RUN}$")
INNER = re.compile(_RUN)
"""A run of verbs and manner anywhere in an item."""
_LAST_CHARS = frozenset(
    word[-1] for word in v.list_words(v.VERBS, v.ADVERBS, v.GROUNDS, v.EXTENTS, v.LABEL_NOUNS)
)
_SAYS = frozenset({"manner", "as", "verb", "ground"})
"""The groups of `_WORD` that say 负责 by themselves: 甲局、乙局按职责分工."""


def read_run(chars: str, start: int, end: int) -> list[Token]:
    """The tokens of a run of verbs, adverbs and manner."""
    return [_make_word(match) for match in _WORD.finditer(chars, start, end)]


def _make_word(match: "re.Match[str]") -> Token:
    at, end = match.span()
    if match["verb"]:
        return Token(Kind.VERB, at, end, _DUTIES[match[0]], says=True)
    if match["as"]:
        return Token(Kind.VERB, at, end, find_duty(match[0]), says=True)
    return Token(Kind.MANNER, at, end, says=match.lastgroup in _SAYS)


def find_duty(words: str) -> Duty | None:
    """The duty of the words of a label: that of the strongest of its stems."""
    words = re.sub(r"\(.*", "", words)  # 责任单位(第一个为牵头单位)
    found = {duty for stem, duty in STEMS.items() if stem in words}
    return next((duty for duty in (v.LEAD, v.SUPPORTING) if duty in found), None)


def find_tail(chars: str, start: int, end: int) -> int:
    """Where the verbs and the manner at the end of an item begin; `end` where it has none.

    Words that the name before them needs are left to it: 各级党组织 in 各级党组织负责.
    """
    if end <= start or chars[end - 1] not in _LAST_CHARS:
        return end
    match = _TAIL.search(chars, start, end)
    if match is None:
        return end
    words = list(_WORD.finditer(chars, match.start(), end))
    last = max((i for i, word in enumerate(words) if word.lastgroup in _SAYS), default=-1)
    if last < 0:
        return end
    starts = [word.start() for word in words[: last + 1]]
    if starts[0] == start:
        return start
    return next((at for at in starts if is_body(chars[start:at])), starts[0])


def is_all_verb(words: str) -> bool:
    """Return whether words are verbs and manner only: 按职责分工负责.

    >>> is_all_verb("按职责分工负责"), is_all_verb("市甲局负责")
    (True, False)
    """
    return bool(words) and find_tail(words, 0, len(words)) == 0


def has_verb(chars: str, start: int, end: int) -> bool:
    """Return whether a run of such words has a verb in it.

    >>> has_verb("共同负责", 0, 4), has_verb("共同", 0, 2)
    (True, False)
    """
    return any(word.lastgroup in ("verb", "as") for word in _WORD.finditer(chars, start, end))


# --- remarks -------------------------------------------------------------------------------------

_LEADING_VERBS = [word for word in v.VERBS if word.duty is v.LEAD]
FIRST = re.compile(
    f"{v.either(v.FIRST_PLACE)}(?!{v.either(_LEADING_VERBS)}{v.either(v.LABEL_NOUNS)})"  # a label
    f"[^。;,()]{{0,12}}{v.either(_LEADING_VERBS)}"
)
"""列第一位者为牵头单位: the first listed leads, in whatever words a document states it."""
RULE = re.compile(f"[^。;,()]{{0,12}}{FIRST.pattern}[^。;()]{{0,12}}")
_TIME = re.compile(
    rf"[^、]{{0,20}}(?:{v.either(v.PERIODS)}{v.either(v.DONE)}?|{v.either(v.LIMITS)}{v.either(v.DONE)})"
    rf"|[0-9一二三四五六七八九十]+{v.either(v.PERIODS)}.*"
    r"|[^、]*[0-9.]+%[^、]*|[0-9.]+"
)
_REMARK = re.compile(f"{v.either(v.JOINERS)}?{v.either(v.REMARKS)}")


# 以下均需各县落实,不再列出: names in it are those of other items. Not 以下单位.
LATER = re.compile(f"{v.either(v.LATER)}(?!{v.either(v.EACH)}?{_NOUN})")


THESE = re.compile(v.either(v.THESE))
"""各责任单位 behind names: they are those of the list."""


def is_remark(chars: str, start: int, end: int) -> bool:
    """Return whether words are nothing but a remark: 下同, 6月底前.

    >>> is_remark("下同", 0, 2)
    True
    """
    return bool(_REMARK.match(chars, start, end) or _TIME.fullmatch(chars, start, end))
