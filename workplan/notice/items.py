"""Items: what is between two separators of a list, as tokens.

Knows names, verbs and remarks, and no label. An item is a string: notices repeat them (市财政局,
各区县政府按职责分工负责), so each is read once.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from workplan.notice import vocabulary as v
from workplan.notice.names import (
    Shape,
    find_body,
    is_body,
    is_cut,
    is_group,
    is_placed,
    is_surely_body,
    judge,
    split_names,
)
from workplan.notice.tokens import Kind, Token
from workplan.notice.verbs import (
    FIRST,
    INNER,
    LATER,
    RULE,
    find_tail,
    has_verb,
    is_remark,
    read_run,
)

__all__ = ["read_item", "read_names"]

_ROUND = re.compile("[()]")
_BESIDE_NAME = re.compile(r"[(【](?P<words>[^()【】]{2,40})[)】]$")


@lru_cache(maxsize=1 << 14)
def read_item(words: str) -> tuple[Token, ...]:
    """Return the tokens of what is between two separators: names, then verbs; or a remark.

    >>> [token.kind.value for token in read_item("市甲局牵头")]
    ['name', 'verb']
    """
    return tuple(_read_item(words, 0, len(words)))


def _read_item(chars: str, start: int, end: int) -> Iterator[Token]:
    if RULE.fullmatch(chars, start, end):
        yield Token(Kind.RULE, start, end)
        return
    remark = _find_end_remark(chars, start, end)
    if remark > start:
        yield from _read_item(chars, start, remark)
        is_rule = FIRST.search(chars, remark, end) is not None
        yield Token(Kind.RULE if is_rule else Kind.REMARK, remark, end)
        return
    tail = find_tail(chars, start, end)
    cut = _find_inner_verb(chars, start, tail)
    if cut is not None:
        verb, stop = cut
        yield from _read_core(chars, start, verb)
        yield from read_run(chars, verb, stop)
        if stop < tail and _begins_with_name(chars, stop, tail):
            yield from _read_item(chars, stop, end)
        else:
            yield Token(Kind.REMARK, stop, end)  # the object of the verb: 负责资金保障
        return
    core = list(_read_core(chars, start, tail))
    named = [token for token in core if token.kind is Kind.NAME]
    if is_remark(chars, start, end) and (
        not named or any(token.shape < Shape.SURE or token.doubt for token in named)
    ):
        yield Token(Kind.REMARK, start, end)
        return
    last = core[-1] if core and tail < end else None
    if last is not None and last.shape is Shape.WEAK and _may_act(chars[last.start : last.end]):
        core[-1] = last._replace(doubt=last.doubt or "doubtful-name")
    yield from core
    yield from read_run(chars, tail, end)


_ACTING = v.list_words(v.select("ACTIONS", v.WEAK_ENDINGS))


def _may_act(name: str) -> bool:
    """Whether the end of a name may be a verb before another: 顺丰速运组织|实施."""
    return name.endswith(_ACTING) and not is_group(name)


def _find_end_remark(chars: str, start: int, end: int) -> int:
    """Where a bracket begins that ends an item and is a remark on it: 甲局负责(下同); 0 if none."""
    if chars[end - 1] != ")":
        return 0
    depth = 0
    for match in reversed(list(_ROUND.finditer(chars, start, end))):
        depth += 1 if match[0] == ")" else -1
        if depth == 0:
            at = match.start()
            inner = (at + 1, end - 1)
            noted = LATER.match(chars, *inner) or FIRST.search(chars, *inner)
            is_beside = noted or is_remark(chars, *inner)
            return at if is_beside or start < find_tail(chars, start, at) < at else 0
    return 0


def _begins_with_name(chars: str, start: int, end: int) -> bool:
    listed = split_names(chars, start, end)
    return bool(listed.names) and is_body(chars[slice(*listed.names[0])])


_BAD_AFTER_VERB = re.compile(v.either(v.LABEL_NOUNS, v.PARTICLES, v.PERSONS))
_COMPANION = re.compile(v.either(v.COMPANIONS))
_SURE_COMPANIONS = v.list_words(v.SURE_COMPANIONS)
_LAST_JOINER = re.compile(f"{v.either(v.JOINERS)}$")


def _find_inner_verb(chars: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a verb is behind a whole name and before other words: 甲局牵头乙局, 负责资金."""
    for match in INNER.finditer(chars, start + 2, end):
        at, stop = match.span()
        if not has_verb(chars, at, stop):
            continue
        if stop >= end - 1 or _BAD_AFTER_VERB.match(chars, stop, end):
            continue
        if is_cut(chars[stop:end]):
            continue  # 市安委会办公室
        left = chars[start:at]
        if left.count("(") != left.count(")"):
            continue
        listed = split_names(chars, start, at)
        last = chars[slice(*listed.names[-1])] if listed.names else ""
        if (
            is_surely_body(last)
            or (is_group(last) and is_body(last))
            or (is_placed(last) and is_body(last))
        ):
            return at, stop
        if listed.openings and listed.openings[-1][1] == at:
            return at, stop
    return None


def _read_core(chars: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of names alone, in which 会同 may be."""
    at = start
    for match in _COMPANION.finditer(chars, start, end):
        before, after = chars[at : match.start()], chars[match.end() : match.end() + 1]
        if not after or match.end() >= end:
            continue
        # 甲局商乙局, not 市商务局: both sides must be whole. 会同 is in no name: 顺丰速运会同乙局.
        joiner = _LAST_JOINER.search(chars, at, match.start())
        cut = joiner.start() if joiner else match.start()  # 甲局并会同乙局
        before = chars[at:cut]
        # 联合市 is in no name, whatever is before it; 商 alone may be: 临江工商市场监管所.
        is_between = is_placed(after) and (
            is_surely_body(before) or (len(match[0]) > 1 and len(before) > 1)
        )
        if not is_between and match[0] not in _SURE_COMPANIONS:
            continue
        if before:
            yield from read_names(chars, at, cut)
        if cut < match.start():
            yield Token(Kind.MANNER, cut, match.start())
        yield Token(Kind.JOIN, match.start(), match.end(), v.SUPPORTING)
        at = match.end()
    yield from read_names(chars, at, end)


def read_names(chars: str, start: int, end: int) -> Iterator[Token]:
    """The names of a stretch in order, with what opens the list and what joins them."""
    listed = split_names(chars, start, end)
    at = start
    parts = [(s, e, Kind.NAME) for s, e in listed.names]
    parts += [(s, e, Kind.OPEN) for s, e in listed.openings]
    for s, e, kind in sorted(parts):
        if at < s:
            yield Token(Kind.SEPARATOR if at > start else Kind.MANNER, at, s)
        if kind is Kind.OPEN:
            yield Token(kind, s, e)
        else:
            yield from _read_name(chars, s, e)
        at = e
    if at < end:
        yield Token(Kind.OTHER, at, end, doubt="unread-words")


def _read_name(chars: str, start: int, end: int) -> Iterator[Token]:
    """One name, with the remark in brackets that is its own: 市商务局(牵头)."""
    remark = _BESIDE_NAME.search(chars[start:end])
    own = _read_own(chars, start + remark.start(), end) if remark is not None else None
    if own is not None:
        end = own.start
    if start < end:
        name = judge(chars[start:end])
        # A whole name with words behind it that no name has: 市民政局发愤图强.
        body = find_body(chars[start:end]) if name.shape <= Shape.PLAIN else 0
        if body:
            yield Token(Kind.NAME, start, start + body, shape=Shape.SURE)
        if name.shape is Shape.NONE or body:
            yield Token(Kind.OTHER, start + body, end, doubt="unread-words")
        else:
            doubt = name.doubt or ("unread-words" if _has_odd_alias(chars[start:end]) else "")
            yield Token(Kind.NAME, start, end, doubt=doubt, shape=name.shape)
    if own is not None:
        yield own


_ALIAS = re.compile(r"[^()]+\(([^()]+)\)")
_NO_ALIAS = re.compile(v.either(v.CITATIONS))


def _has_odd_alias(name: str) -> bool:
    """Whether a whole name has words in a bracket behind it that are no body: 市财政局(张三)."""
    match = _ALIAS.fullmatch(name)
    if match is None or not is_surely_body(name[: match.start(1) - 1]):
        return False
    if _NO_ALIAS.match(match[1]) or is_remark(match[1], 0, len(match[1])):
        return False  # 各区政府(含园区管委会), 市财政局(下同)
    return all(judge(words).shape < Shape.WEAK for words in match[1].split("、"))


_NOUN_AT_END = re.compile(f"{v.either(v.LABEL_NOUNS)}$")


def _read_own(chars: str, start: int, end: int) -> Token | None:
    """The token of a bracket behind a name that says what its part is: (牵头), (按职责分工)."""
    inner = (start + 1, end - 1)
    if FIRST.search(chars, *inner):
        return Token(Kind.RULE, start, end)
    noun = _NOUN_AT_END.search(chars, *inner)  # 市财政局(牵头单位)
    inner = (inner[0], noun.start() if noun else inner[1])
    if inner[0] == inner[1] or find_tail(chars, *inner) != inner[0]:
        return None
    duties = [token.duty for token in read_run(chars, *inner)]
    return Token(Kind.REMARK, start, end, next((duty for duty in duties if duty), None))
