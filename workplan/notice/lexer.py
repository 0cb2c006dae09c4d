"""From characters to tokens: names, verbs, labels, and what is beside them.

Knows how a stretch is cut into items; what an item is it asks of `items`, what a label is of
`labels`. What the tokens mean together is the business of `grammar`.
"""

import re
from collections.abc import Iterator, Sequence

from workplan.model.numerals import CIRCLED
from workplan.notice import vocabulary as v
from workplan.notice.items import read_item, read_names
from workplan.notice.labels import (
    find_field,
    find_glued_label,
    find_label,
    is_marked_label,
    match_head,
)
from workplan.notice.names import Shape, is_body, is_group, is_placed, is_surely_body
from workplan.notice.tokens import Kind, Token
from workplan.notice.verbs import LATER, THESE, find_duty, find_tail, is_all_verb, is_remark
from workplan.notice.view import STOPS, View

__all__ = ["tokenize"]

_SEPARATORS = re.compile(f"“[^“”]{{1,24}}”|[()、,;。|/{CIRCLED}]")
"""Marks that may part two names, and quotations, inside which they do not: “双随机、一公开”."""
_DEADLINE = re.compile(v.either(v.DEADLINES))
_BY = re.compile(f"(?<!均){v.either(v.SENTENCE_OPENERS)}")
_ROUND = re.compile("[()]")
_ENDS_FIELD = ";。|"


def tokenize(view: View, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch, in order.

    >>> from workplan.notice.view import make_view
    >>> view = make_view("市甲局牵头,市乙局等部门配合")
    >>> [view.chars[token.start:token.end] for token in tokenize(view, 0, 14)]
    ['市甲局', '牵头', ',', '市乙局', '等部门', '配合']
    """
    tokens: list[Token] = []
    field = later = -1
    """Where the field, or the remark on later items, begins that is being read; -1 outside one."""
    for begin, stop, mark in _split_items(view, start, end):
        s, e = _trim(view.chars, begin, stop)
        label = find_label(view, s, end) if s < e else None
        if label is None and not tokens and mark == "" and (head := match_head(view, s, e)):
            label = head  # (责任单位、市公安局): the mark behind the label is a wrong one
        if field >= 0:
            if label is None and not _ends_field(view, field, (s, e), mark, end):
                continue
            tokens.append(_make_field(view, field, begin - (mark != "")))
            field = -1
        if later >= 0:
            if label is None and mark not in tuple(_ENDS_FIELD):
                tokens[-1] = tokens[-1]._replace(end=max(stop, tokens[-1].end))
                continue
            later = -1
        if mark and mark not in CIRCLED:
            tokens.append(Token(Kind.SEPARATOR, begin - 1, begin))
        if s == e:
            continue
        if _says_these(view.chars[s:e], tokens):
            tokens.append(Token(Kind.REMARK, s, e))
            continue
        noted = LATER.match(view.chars, s, e)
        if noted or (
            mark == "。"
            and label is None
            and not find_field(view, s, end, known=True)
            and not _assigns(view, s, end)
        ):
            # 今后由市乙局负责 may be of this item; 今后均需各县落实 is of others.
            is_own = noted is not None and _BY.search(view.chars, noted.end(), e) is not None
            tokens.append(Token(Kind.REMARK, s, e, doubt="unread-words" if is_own else ""))
            later = s
            continue
        if label is not None:
            tokens.append(Token(Kind.LABEL, s, label.end, label.duty))
            s, e = _trim(view.chars, label.end, max(label.end, e))
        elif 0 < find_field(view, s, end) <= stop + 1:
            field = s
            continue
        tokens += _read_item(view, s, e)
    if field >= 0:
        tokens.append(_make_field(view, field, end))
    return tokens


def _says_these(item: str, tokens: Sequence[Token]) -> bool:
    """Whether an item says of the names before it what they do: ,各责任单位按职责分工负责.

    With a duty of its own (各责任单位配合), or behind somebody who leads, it means others.
    """
    match = THESE.match(item)
    if match is None or not is_all_verb(item[match.end() :]) or find_duty(item) is not None:
        return False
    return any(t.kind is Kind.NAME for t in tokens) and not any(t.duty for t in tokens)


def _assigns(view: View, start: int, end: int) -> bool:
    """Whether a sentence behind another one names somebody: not 具体任务涉及各县,不再分工."""
    full_stop = view.chars.find("。", start, end)
    sentence = view.chars[start : full_stop if full_stop >= 0 else end]
    return any(
        0 < find_tail(clause, 0, len(clause)) < len(clause)
        and not is_remark(clause, 0, len(clause))
        for clause in re.split("[,;]", sentence)
    )


def _make_field(view: View, start: int, end: int) -> Token:
    _, stop = _trim(view.chars, start, end)
    doubt = ""
    if not find_field(view, start, end, known=True):
        text = view.chars.find(":", start, end) + 1
        items = _split_items(view, text, stop)
        tokens = (token for s, e, _ in items for token in read_names(view.chars, s, e))
        named = any(
            t.shape is Shape.SURE and is_placed(view.chars[t.start : t.end]) for t in tokens
        )
        doubt = "unknown-label" if named and text < stop else ""
    return Token(Kind.FIELD, start, max(stop, start + 1), doubt=doubt)


def _ends_field(view: View, field: int, item: tuple[int, int], mark: str, last: int) -> bool:
    """Whether an item does not belong to the field before it: ;…, or 甲局负责."""
    start, end = item
    if mark in tuple(_ENDS_FIELD) or mark == "" or find_field(view, start, last):
        return True
    tail = find_tail(view.chars, start, end)
    name = view.chars[start:tail]
    if not is_surely_body(name):
        return False
    # 完成时限:6月底,市甲局: no date is a body, but the persons of a list may belong to one.
    is_deadline = _DEADLINE.search(view.chars, field, view.chars.find(":", field, start))
    return tail < end or (mark == "," and is_placed(name) and is_deadline is not None)


def _split_items(view: View, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The stretches between separators outside brackets, each with the mark before it.

    Cut again where a gap parts two names or comes before a label: the line end between them was
    all that parted them.
    """
    depth, at, mark = 0, start, ""
    alone = _find_unclosed(view.chars, start, end)
    for match in _SEPARATORS.finditer(view.chars, start, end):
        i, char = match.start(), match[0]
        if char == "(" and i not in alone:
            depth += 1
        elif char == ")":
            depth = max(depth - 1, 0)
        elif depth == 0 and char[0] != "“":
            yield from _split_at_gaps(view, at, i, mark, end)
            at, mark = i + 1, char
    yield from _split_at_gaps(view, at, end, mark, end)


def _find_unclosed(chars: str, start: int, end: int) -> frozenset[int]:
    """The opening brackets of a stretch that have no partner in it."""
    if chars.count("(", start, end) <= chars.count(")", start, end):
        return frozenset()
    stack: list[int] = []
    for match in _ROUND.finditer(chars, start, end):
        if match[0] == "(":
            stack.append(match.start())
        elif stack:
            stack.pop()
    return frozenset(stack)


def _split_at_gaps(
    view: View, start: int, end: int, mark: str, last: int
) -> Iterator[tuple[int, int, str]]:
    at = start
    if end - start > 1 and any(view.gaps[start + 1 : end]):
        for i in range(start + 1, end):
            if view.gaps[i] and _parts(view, at, i, end, last):
                yield at, i, mark
                at, mark = i, ""
    mark_at = view.chars.find("【", at + 1, end)
    if mark_at > at and is_marked_label(view, mark_at, last):
        yield at, mark_at, mark  # 【牵头单位】市公安局【配合单位】市司法局
        yield from _split_at_gaps(view, mark_at, end, "", last)
        return
    colon = view.chars.find(":", at, end)
    cut = find_glued_label(view, at, colon, last) if colon >= 0 else 0
    if cut:
        yield at, cut, mark
        at, mark = cut, ""
    yield at, end, mark


def _parts(view: View, start: int, at: int, end: int, last: int) -> bool:
    """Whether the gap before a position is between two names, or before a label."""
    following = next((i for i in range(at + 1, end) if view.gaps[i]), end)
    if find_field(view, start, last, known=True) > at:
        return False  # 完成<line end>时限:
    if find_field(view, at, last, known=True):
        own = find_label(view, start, last)
        return own is None or own.end <= at  # not 牵头<line end>考核单位:
    if find_label(view, at, last):
        return True
    if is_surely_body(view.chars[start:at]) and find_field(view, at, last):
        return True  # 县水利局 试点地区:乙园区
    left, right = view.chars[start:at], view.chars[at:following]
    if is_surely_body(left) and is_group(right):
        return True  # 市财政局 各区
    if not (is_surely_body(left) and is_placed(right) and len(right) > 2):
        return False
    return is_body(right[: find_tail(right, 0, len(right))]) or is_body(
        view.chars[at : find_tail(view.chars, at, end)]
    )


_LIST_NUMBER = re.compile(rf"[{CIRCLED}]|\([0-9]{{1,2}}\)")


def _trim(chars: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the marks around it, and without the number of its place in a list."""
    while start < end and (chars[start] in STOPS + "-—" or _LIST_NUMBER.match(chars, start, end)):
        number = _LIST_NUMBER.match(chars, start, end)
        start = number.end() if number else start + 1
    while start < end and chars[end - 1] in STOPS + "-—":
        end -= 1
    return start, end


def _read_item(view: View, start: int, end: int) -> Iterator[Token]:
    """The tokens of an item at its place."""
    if start >= end:
        return
    chars = view.chars
    if chars[start] == "(" and chars.find(")", start, end) == end - 1:
        yield from tokenize(view, start + 1, end - 1)  # 责任单位:(市甲局、市乙局)
        return
    for kind, first, last, duty, doubt, shape, says in read_item(chars[start:end]):
        at, stop = start + first, start + last
        if kind is Kind.NAME and not doubt and _has_gap_between(view, at, stop):
            doubt = "fused-names"
        yield Token(kind, at, stop, duty, doubt, shape, says)


_OFFICES = v.list_words(v.OFFICES)


def _has_gap_between(view: View, start: int, end: int) -> bool:
    """Whether a blank in a name has a whole name on either side: 各区 市教育局; not 市委 办公室."""
    for i in range(start + 1, end):
        if not view.gaps[i]:
            continue
        blank = view.source[view.at[i - 1] + 1 : view.at[i]]
        if "\n" in blank or "\r" in blank:
            continue  # a line end here is one that only the page made
        left, right = view.chars[start:i], view.chars[i:end]
        is_whole = is_surely_body(left) or (len(left) > 1 and is_group(left))
        if is_whole and is_surely_body(right) and right not in _OFFICES:
            return True
    return False
