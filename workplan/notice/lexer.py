"""From characters to tokens: names, verbs, labels, and what stands beside them.

Knows how the words of a responsibility look (`vocabulary`) and what a name looks like (`names`);
not what they mean together, which is the business of `grammar`.
"""

import enum
import re
from collections.abc import Iterator
from typing import NamedTuple

from workplan.model import Duty
from workplan.model.numerals import CIRCLED
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
from workplan.notice.view import STOPS, Gap, View

__all__ = [
    "FIRST",
    "LABEL_MARKS",
    "Kind",
    "Label",
    "Token",
    "find_field",
    "find_label",
    "is_all_verb",
    "is_remark",
    "match_head",
    "says_plainly",
    "tokenize",
]


class Kind(enum.Enum):
    """What a token is."""

    NAME = "name"
    """市财政局."""
    VERB = "verb"
    """牵头, 负责."""
    LABEL = "label"
    """牵头单位:."""
    FIELD = "field"
    """完成时限:6月底前, the label of something that is no name with what follows."""
    MANNER = "manner"
    """按职责分工, 由, 共同: what changes no duty."""
    JOIN = "join"
    """会同: the one before leads."""
    SEPARATOR = "separator"
    """、 or 和."""
    OPEN = "open"
    """等有关部门: the list names some only."""
    REMARK = "remark"
    """下同, 长期坚持; behind a verb its object; behind a name in brackets its own duty."""
    RULE = "rule"
    """列第一位者为牵头单位: the first listed leads."""
    OTHER = "other"
    """What is none of these."""


class Token(NamedTuple):
    """A few characters of a responsibility that mean something together."""

    kind: Kind
    start: int
    end: int
    duty: Duty | None = None
    """Of a verb, a label or a remark behind a name."""
    doubt: str = ""
    """Code of a diagnostic that says why to look at it."""
    shape: Shape = Shape.NONE
    """Of a name: how much it looks like one."""


# --- verbs and manner ----------------------------------------------------------------------------

_DUTIES = {word.text: word.duty for word in v.VERBS}
_STEMS = {word.text: word.duty for word in (*v.VERBS, *v.LABEL_STEMS)}
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
_INNER = re.compile(_RUN)
_LAST_CHARS = frozenset(
    word[-1] for word in v.list_words(v.VERBS, v.ADVERBS, v.GROUNDS, v.EXTENTS, v.LABEL_NOUNS)
)
_SAYS = frozenset({"manner", "as", "verb", "ground"})
"""The groups of `_WORD` that say 负责 by themselves: 甲局、乙局按职责分工."""


def _read_run(chars: str, start: int, end: int) -> list[Token]:
    """The tokens of a run of verbs, adverbs and manner."""
    return [_make_word(match) for match in _WORD.finditer(chars, start, end)]


def _make_word(match: "re.Match[str]") -> Token:
    if match["verb"]:
        return Token(Kind.VERB, match.start(), match.end(), _DUTIES[match[0]])
    if match["as"]:
        return Token(Kind.VERB, match.start(), match.end(), _find_duty(match[0]))
    return Token(Kind.MANNER, match.start(), match.end())


def says_plainly(view: View, token: Token) -> bool:
    """Return whether a manner says 负责 by itself: 甲局、乙局按职责分工."""
    match = _WORD.fullmatch(view.chars, token.start, token.end)
    return match is not None and match.lastgroup in _SAYS


def _find_duty(words: str) -> Duty | None:
    """The duty of the words of a label: that of the strongest of its stems."""
    words = re.sub(r"\(.*", "", words)  # 责任单位(第一个为牵头单位)
    found = {duty for stem, duty in _STEMS.items() if stem in words}
    return next((duty for duty in (v.LEAD, v.SUPPORTING) if duty in found), None)


def _find_tail(chars: str, start: int, end: int) -> int:
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
    return bool(words) and _find_tail(words, 0, len(words)) == 0


# --- labels and fields ---------------------------------------------------------------------------


class Label(NamedTuple):
    """A label before a list of names: 牵头单位:."""

    end: int
    """Where its list begins."""
    duty: Duty | None


LABEL_MARKS = "【】()（）:：—〔〕" + "".join(v.list_words(v.COPULAS))
"""What a label may have around its words."""
# Stems that make a label of any words behind them: 责任站所:, 牵头科室:.
_LEADING_VERBS = [word for word in v.VERBS if word.duty is v.LEAD]
_LED = v.either(_LEADING_VERBS, v.NAMELESS_STEMS)
_ANY_STEM = v.either(v.VERBS, v.LABEL_STEMS)
_LABEL_WORDS = (
    f"(?:{v.either(v.LABEL_QUALIFIERS, v.VERBS, v.LABEL_STEMS)}|、|{v.either(v.JOINERS)}){{1,6}}"
)
_WHOLE_NOUNS = "|".join(word for word in v.list_words(v.LABEL_NOUNS) if len(word) == 2)
_LABEL = re.compile(
    rf"[【(]?(?P<words>{_LABEL_WORDS}(?P<noun>{_NOUN})?{v.either(v.LABEL_ENDINGS)}?"
    rf"(?:\([^():]{{1,14}}\))?)"
    rf"(?P<end>[】)]?(?::|——)|[】)]|(?<={_WHOLE_NOUNS}){v.either(v.COPULAS)})?"
)
# 牵头考核单位: with other words between.
_LONG_LABEL = re.compile(
    rf"[【(]?(?P<words>[\u4e00-\u9fff]{{2,12}}{_NOUN}|{_LED}[\u4e00-\u9fff]{{1,6}})"
    r"(?P<end>[】)]?:)"
)
_CELL = re.compile("[^、,;。:]{2,40}")
_NOUNS = v.list_words(v.LABEL_NOUNS)
_BARE_STEMS = (*(stem for stem, duty in _STEMS.items() if duty), *v.list_words(v.BARE_LABELS))
"""What a label may be without 单位: 牵头:甲局. Not 完成:6月底."""


def find_label(view: View, at: int, end: int) -> Label | None:
    """Return the label that begins at a position.

    >>> from workplan.notice.view import make_view
    >>> find_label(make_view("牵头单位:市商务局"), 0, 9)
    Label(end=5, duty=Duty.LEAD)
    """
    # Most positions are no label: the first character or a colon near by would tell.
    has_colon = view.chars.find(":", at, min(end, at + _LONGEST_LABEL)) >= 0
    if not has_colon and view.chars[at : at + 1] not in _LABEL_FIRST:
        return None
    match = _LABEL.match(view.chars, at, end)
    if has_colon and (match is None or match["end"] is None):
        match = _find_long_label(view, at, end) or match
    if match is None:
        return None
    words = match["words"]
    if not re.search(_ANY_STEM, words):
        return None
    if match["end"] is None:
        if not (_is_beside_names(view, match, end) or _is_glued(view, match, end)):
            return None
    elif match["end"] in tuple(")】") and match[0][0] not in "(【":
        return None
    elif (
        match.re is _LONG_LABEL
        and not words.endswith(_NOUNS)
        and find_field(view, at, end, known=True)
    ):
        return None  # 责任领导:
    elif match.re is _LABEL and not match["noun"] and not words.endswith(_BARE_ENDINGS):
        return None
    return Label(match.end(), _find_duty(words))


_LONGEST_LABEL = 20
"""主要牵头考核督办单位及分工: has 13 characters; words around it leave room for more."""
_LABEL_FIRST = frozenset(
    [word.text[0] for table in (v.LABEL_QUALIFIERS, v.VERBS, v.LABEL_STEMS) for word in table]
    + ["【", "("]
)
_BARE_ENDINGS = (*_BARE_STEMS, *v.list_words(v.LABEL_ENDINGS), ")")


def _is_beside_names(view: View, match: "re.Match[str]", end: int) -> bool:
    """Whether names follow a label without a colon, as a table's cells come out."""
    stop = match.end()
    if not match["noun"] or stop >= end or view.gaps[stop] == Gap.NONE:
        return False
    first = _CELL.match(view.chars, stop, end)
    if first is None:
        return False
    cell = next((i for i in range(stop + 1, first.end()) if view.gaps[i] >= Gap.WIDE), first.end())
    if _LABEL.fullmatch(view.chars, stop, cell):
        return False  # the head of a table
    return is_body(view.chars[stop:cell]) or is_body(view.chars[stop : first.end()])


def _is_glued(view: View, match: "re.Match[str]", end: int) -> bool:
    """Whether the colon behind a label is lost: 责任单位市公安局."""
    first = _CELL.match(view.chars, match.end(), end)
    return bool(
        match["noun"]
        and first
        and is_placed(first[0])
        and len(first[0]) > 2
        and is_surely_body(first[0])
    )


def _find_long_label(view: View, at: int, end: int) -> "re.Match[str] | None":
    """A label with other words in it, unless a gap inside begins one: 市商务局|配合单位:."""
    match = _LONG_LABEL.match(view.chars, at, end)
    if match is not None:
        gaps = (i for i in range(at + 1, match.end()) if view.gaps[i])
        inner = (_LABEL.match(view.chars, i, end) for i in gaps)
        if any(found is not None and found["end"] for found in inner):
            return None
        if _find_inner_label(view, at, match.end() - 1, end):
            return None  # 市甲局责任单位:市乙局
    return match


def match_head(view: View, start: int, end: int) -> Label | None:
    """Return the label that is the whole head of a table's column: 牵头单位.

    >>> from workplan.notice.view import make_view
    >>> match_head(make_view("牵头单位"), 0, 4)
    Label(end=4, duty=Duty.LEAD)
    """
    match = _LABEL.fullmatch(view.chars, start, end)
    if match is None or not re.search(_ANY_STEM, match["words"]):
        return None
    if not (match["noun"] or match["words"].endswith(v.list_words(v.LABEL_ENDINGS))):
        return None
    return Label(end, _find_duty(match["words"]))


_FIELD = re.compile(
    rf"[\u4e00-\u9fff]{{0,6}}(?:{v.either(v.FIELDS)}(?![^:]{{0,8}}{_NOUN}:)[^:、,;。]{{0,8}}"
    rf"|{v.either(v.OVERSIGHT)}{_NOUN}):"
)
_UNKNOWN_FIELD = re.compile(r"[\u4e00-\u9fff]{2,10}:")


def find_field(view: View, at: int, end: int, *, known: bool = False) -> int:
    """Return where the text of a labelled field begins whose label is at a position, or 0.

    With `known` only the labels of the vocabulary count, else any words before a colon.

    >>> from workplan.notice.view import make_view
    >>> find_field(make_view("完成时限:6月底前"), 0, 9)
    5
    """
    if view.chars.find(":", at, min(end, at + _LONGEST_LABEL)) < 0:
        return 0
    match = _FIELD.match(view.chars, at, end)
    if match is None and not known:
        match = _UNKNOWN_FIELD.match(view.chars, at, end)
    return match.end() if match else 0


# --- remarks -------------------------------------------------------------------------------------

FIRST = re.compile(f"{v.either(v.FIRST_PLACE)}[^。;,()]{{0,12}}{v.either(_LEADING_VERBS)}")
"""列第一位者为牵头单位: the first listed leads, in whatever words a document states it."""
_RULE = re.compile(f"[^。;,()]{{0,12}}{FIRST.pattern}[^。;()]{{0,12}}")
_TIME = re.compile(
    rf"[^、]{{0,20}}{v.either(v.PERIODS)}|[0-9一二三四五六七八九十]+{v.either(v.PERIODS)}.*"
    r"|[^、]*[0-9.]+%[^、]*|[0-9.]+"
)
_REMARK = re.compile(f"{v.either(v.JOINERS)}?{v.either(v.REMARKS)}")
_BESIDE_NAME = re.compile(r"[(【](?P<words>[^()【】]{2,40})[)】]$")


# 以下均需各县落实,不再列出: names in it are those of other items. Not 以下单位.
_LATER = re.compile(f"{v.either(v.LATER)}(?!{v.either(v.EACH)}?{_NOUN})")


def is_remark(view: View, start: int, end: int) -> bool:
    """Return whether words are nothing but a remark: 下同, 6月底前.

    >>> from workplan.notice.view import make_view
    >>> is_remark(make_view("下同"), 0, 2)
    True
    """
    return _is_remark(view.chars, start, end)


def _is_remark(chars: str, start: int, end: int) -> bool:
    return bool(_REMARK.match(chars, start, end) or _TIME.fullmatch(chars, start, end))


# --- tokens --------------------------------------------------------------------------------------

_SEPARATORS = re.compile(f"“[^“”]{{1,24}}”|[()、,;。|/{CIRCLED}]")
"""Marks that may part two names, and quotations, inside which they do not: “双随机、一公开”."""
_DEADLINE = re.compile(v.either(v.DEADLINES))
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
                tokens[-1] = Token(Kind.REMARK, later, max(stop, tokens[-1].end))
                continue
            later = -1
        if mark and mark not in CIRCLED:
            tokens.append(Token(Kind.SEPARATOR, begin - 1, begin))
        if s == e:
            continue
        if _LATER.match(view.chars, s, e) or (
            mark == "。"
            and label is None
            and not find_field(view, s, end, known=True)
            and not _assigns(view, s, end)
        ):
            tokens.append(Token(Kind.REMARK, s, e))
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


def _assigns(view: View, start: int, end: int) -> bool:
    """Whether a sentence behind another one names somebody: not 具体任务涉及各县,不再分工."""
    full_stop = view.chars.find("。", start, end)
    sentence = view.chars[start : full_stop if full_stop >= 0 else end]
    return any(
        0 < _find_tail(clause, 0, len(clause)) < len(clause)
        and not _is_remark(clause, 0, len(clause))
        for clause in re.split("[,;]", sentence)
    )


def _make_field(view: View, start: int, end: int) -> Token:
    _, stop = _trim(view.chars, start, end)
    doubt = ""
    if not find_field(view, start, end, known=True):
        text = view.chars.find(":", start, end) + 1
        tokens = (t for s, e, _ in _split_items(view, text, stop) for t in _read_names(view, s, e))
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
    tail = _find_tail(view.chars, start, end)
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
    inner = _LABEL.match(view.chars, mark_at, last) if mark_at > at else None
    if inner is not None and inner["noun"] and find_label(view, mark_at, last):
        yield at, mark_at, mark  # 【牵头单位】市公安局【配合单位】市司法局
        yield from _split_at_gaps(view, mark_at, end, "", last)
        return
    colon = view.chars.find(":", at, end)
    cut = _find_inner_label(view, at, colon, last) if colon >= 0 else 0
    if cut:
        yield at, cut, mark
        at, mark = cut, ""
    yield at, end, mark


def _find_inner_label(view: View, start: int, colon: int, last: int) -> int:
    """Where a label begins behind a name to which it is glued: 市甲局责任单位:市乙局."""
    for at in range(max(start + 2, colon - 12), colon):
        label = _LABEL.match(view.chars, at, last)
        if label and label["end"] and label["noun"] and is_surely_body(view.chars[start:at]):
            return at
    return 0


def _parts(view: View, start: int, at: int, end: int, last: int) -> bool:
    """Whether the gap before a position stands between two names, or before a label."""
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
    if not (is_surely_body(left) and is_placed(right) and len(right) > 2):
        return False
    return is_body(right[: _find_tail(right, 0, len(right))]) or is_body(
        view.chars[at : _find_tail(view.chars, at, end)]
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
    """The tokens of what stands between two separators: names, then verbs; or a remark."""
    chars = view.chars
    if start >= end:
        return
    if _RULE.fullmatch(chars, start, end):
        yield Token(Kind.RULE, start, end)
        return
    if chars[start] == "(" and chars.find(")", start, end) == end - 1:
        yield from tokenize(view, start + 1, end - 1)  # 责任单位:(市甲局、市乙局)
        return
    remark = _find_end_remark(chars, start, end)
    if remark > start:
        yield from _read_item(view, start, remark)
        is_rule = FIRST.search(chars, remark, end) is not None
        yield Token(Kind.RULE if is_rule else Kind.REMARK, remark, end)
        return
    tail = _find_tail(chars, start, end)
    cut = _find_inner_verb(chars, start, tail)
    if cut is not None:
        verb, stop = cut
        yield from _read_core(view, start, verb)
        yield from _read_run(chars, verb, stop)
        if stop < tail and _begins_with_name(chars, stop, tail):
            yield from _read_item(view, stop, end)
        else:
            yield Token(Kind.REMARK, stop, end)  # the object of the verb: 负责资金保障
        return
    core = list(_read_core(view, start, tail))
    named = [token for token in core if token.kind is Kind.NAME]
    if _is_remark(chars, start, end) and (
        not named or any(token.shape < Shape.SURE or token.doubt for token in named)
    ):
        yield Token(Kind.REMARK, start, end)
        return
    yield from core
    yield from _read_run(chars, tail, end)


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
            noted = _LATER.match(chars, *inner) or FIRST.search(chars, *inner)
            is_remark = noted or _is_remark(chars, *inner)
            return at if is_remark or start < _find_tail(chars, start, at) < at else 0
    return 0


def _begins_with_name(chars: str, start: int, end: int) -> bool:
    listed = split_names(chars, start, end)
    return bool(listed.names) and is_body(chars[slice(*listed.names[0])])


_BAD_AFTER_VERB = re.compile(v.either(v.LABEL_NOUNS, v.PARTICLES, v.PERSONS))
_COMPANION = re.compile(v.either(v.COMPANIONS))
_SURE_COMPANIONS = v.list_words(v.SURE_COMPANIONS)
_LAST_JOINER = re.compile(f"{v.either(v.JOINERS)}$")


def _find_inner_verb(chars: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a verb stands behind a whole name and before other words: 甲局牵头乙局, 负责资金."""
    for match in _INNER.finditer(chars, start + 2, end):
        at, stop = match.span()
        if not any(word.lastgroup in ("verb", "as") for word in _WORD.finditer(chars, at, stop)):
            continue
        if stop >= end - 1 or _BAD_AFTER_VERB.match(chars, stop, end):
            continue
        if is_cut(chars[stop:end]):
            continue  # 市安委会办公室
        left = chars[start:at]
        if left.count("(") != left.count(")"):
            continue
        names = split_names(chars, start, at).names
        last = chars[slice(*names[-1])] if names else ""
        if (
            is_surely_body(last)
            or (is_group(last) and is_body(last))
            or (is_placed(last) and is_body(last))
        ):
            return at, stop
        opened = split_names(chars, start, at).openings
        if opened and opened[-1][1] == at:
            return at, stop
    return None


def _read_core(view: View, start: int, end: int) -> Iterator[Token]:
    """The tokens of names alone, in which 会同 may stand."""
    chars = view.chars
    at = start
    for match in _COMPANION.finditer(chars, start, end):
        before, after = chars[at : match.start()], chars[match.end() : match.end() + 1]
        if not after or match.end() >= end:
            continue
        # 甲局商乙局, not 市商务局: both sides must be whole.
        joiner = _LAST_JOINER.search(chars, at, match.start())
        cut = joiner.start() if joiner else match.start()  # 甲局并会同乙局
        before = chars[at:cut]
        is_first = not before
        whole = match[0] in _SURE_COMPANIONS or (is_placed(after) and is_surely_body(before))
        if is_first:
            whole = whole and match[0] in _SURE_COMPANIONS
        if not whole or (before and not (is_body(before) or "(" in before)):
            continue
        if not is_first:
            yield from _read_names(view, at, cut)
        if cut < match.start():
            yield Token(Kind.MANNER, cut, match.start())
        yield Token(Kind.JOIN, match.start(), match.end(), v.SUPPORTING)
        at = match.end()
    yield from _read_names(view, at, end)


def _read_names(view: View, start: int, end: int) -> Iterator[Token]:
    """The names of a stretch in order, with what opens the list and what joins them."""
    chars = view.chars
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
            yield Token(Kind.NAME, start, end, doubt=name.doubt, shape=name.shape)
    if own is not None:
        yield own


def _read_own(chars: str, start: int, end: int) -> Token | None:
    """The token of a bracket behind a name that says what its part is: (牵头), (按职责分工)."""
    inner = (start + 1, end - 1)
    if FIRST.search(chars, *inner):
        return Token(Kind.RULE, start, end)
    if _find_tail(chars, *inner) != inner[0]:
        return None
    duties = [token.duty for token in _read_run(chars, *inner)]
    return Token(Kind.REMARK, start, end, next((duty for duty in duties if duty), None))
