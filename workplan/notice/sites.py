"""Where responsibilities are: in brackets, behind labels, in sentences of names and in table rows.

Knows the order of brackets, labels and lines between two headings; what the words mean it asks of
`grammar`.
"""

import enum
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from workplan.notice import vocabulary as v
from workplan.notice.grammar import Doubt, Reading, Stretch, read_responsibility
from workplan.notice.labels import find_field, find_label
from workplan.notice.lexer import tokenize
from workplan.notice.names import Shape, is_placed, is_surely_body
from workplan.notice.numbering import begins_with_numeral
from workplan.notice.tokens import Kind
from workplan.notice.verbs import is_remark
from workplan.notice.view import BULLETS, STOPS, Gap, View, find_brackets

__all__ = [
    "Place",
    "Site",
    "find_fields_end",
    "find_fields_start",
    "find_sites",
    "find_unread_labels",
    "find_unread_leads",
    "is_unread",
    "read_site",
]

_LONGEST = 2000
_LONGEST_REMARK = 300
_LONGEST_LINE = 40
_LABEL_STEM = re.compile(v.either(v.VERBS, v.LABEL_STEMS))
_VERB = re.compile(v.either(v.VERBS))
_CITATION = re.compile(f"{v.either(v.CITATIONS)}(?!{v.either(v.LABEL_NOUNS)})")
# Words without which a bracket says nothing of responsibility: a verb, or what a body ends in.
_MAY_NAME = re.compile(v.either(v.VERBS, v.LABEL_STEMS, v.ENDINGS))
_OPENER = re.compile(v.either(v.OPENERS))
_SENTENCE_OPENERS = v.list_words(v.SENTENCE_OPENERS)
_LONGEST_SENTENCE = 300
_LONGEST_NAME = 30
_BEFORE = "。;,:)】|" + BULLETS  # what a label run on in a paragraph follows


class Place(enum.Enum):
    """How a responsibility may be printed."""

    BRACKET = "bracket"
    UNCLOSED = "unclosed"
    """A bracket without its partner, up to the end of its sentence or line."""
    LABEL = "label"
    SENTENCE = "sentence"
    ROW = "row"


@attrs.frozen
class Site:
    """A stretch that may be a responsibility."""

    start: int
    end: int
    inner: tuple[Stretch, ...]
    """Its words without brackets."""
    place: Place


def find_sites(view: View, start: int, end: int, rows: Sequence[Site]) -> Iterator[Site]:
    """Yield the stretches between two headings that may be responsibilities, in order.

    `rows` are those of all tables, in the order of the text.
    """
    low, high = (bisect_left(rows, at, key=lambda row: row.start) for at in (start, end))
    pairs, alone = find_brackets(view, start, end)
    labelled = list(_find_labelled(view, start, end, pairs))
    found = [Site(s, e, (Stretch(s + 1, e - 1),), Place.BRACKET) for s, e in pairs]
    found += _find_unclosed(view, alone, end)
    found += _find_sentences(view, start, end)
    found += rows[low:high]
    at = start
    for site in sorted([*found, *labelled], key=_order):
        if site.start >= at:
            yield site
            at = site.end


def _order(site: Site) -> tuple[int, bool, int]:
    """A table's rows come before what begins there, too; then the longest."""
    return site.start, site.place is not Place.ROW, -site.end


def _find_unclosed(view: View, alone: Sequence[int], end: int) -> Iterator[Site]:
    """What follows an opening bracket that is never closed, to the end of its sentence."""
    for at in alone:
        if view.chars[at] not in "(【":
            continue
        line = view.line_end(at, min(end, at + _LONGEST_REMARK))
        full_stop = view.chars.find("。", at, line)
        stop = line if full_stop < 0 else full_stop
        if stop > at + 1:
            yield Site(at, stop, (Stretch(at + 1, stop),), Place.UNCLOSED)


def _find_sentences(view: View, start: int, end: int) -> Iterator[Site]:
    """The sentences of nothing but names and verbs: 由省卫生健康委牵头,省医保局配合."""
    for match in _VERB.finditer(view.chars, start, end):
        stop = match.end()
        tail = view.chars.find("。", stop, min(stop + _LONGEST_NAME, end))
        if tail > stop + 1 and view.chars[stop] == ",":
            remark = tokenize(view, stop + 1, tail)
            if [token.kind for token in remark] == [Kind.REMARK]:
                stop = tail  # 市水利局牵头,4月底前完成。
        if stop < end and not _ends_sentence(view, stop, end):
            continue
        low = max(start, stop - _LONGEST_SENTENCE)
        begin = max(low, *(view.chars.rfind(mark, low, stop) + 1 for mark in "。()"))
        if view.chars.find(":", begin, stop) >= 0:
            begin = max(begin, view.line_start(match.start()))  # below 责任单位:市甲局
        if low < begin < match.start() and not _PROSE.search(view.chars, begin, stop):
            yield Site(begin, stop, (Stretch(begin, stop),), Place.SENTENCE)


# What no sentence of nothing but names and verbs has: a quick test, as most text is prose.
_BESIDE_VERBS = {*v.list_words(v.ADVERBS, v.OWNERS)}  # 均, 本单位
_PROSE = re.compile(
    v.either(word for word in v.SENTENCE_WORDS if word.text not in _BESIDE_VERBS) + "|[《“:;]"
)


def _ends_sentence(view: View, at: int, end: int) -> bool:
    if view.chars[at] == "。" or view.gaps[at] == Gap.PARAGRAPH:
        return True
    if view.gaps[at] < Gap.LINE:
        return False
    return find_label(view, at, end) is not None or find_field(view, at, end, known=True) > 0


def _find_labelled(
    view: View, start: int, end: int, pairs: list[tuple[int, int]]
) -> Iterator[Site]:
    """The label lines: 责任单位:…, 牵头单位:…;配合单位:…, also run on after a full stop."""
    at = start
    begins = [s for s, _ in pairs]
    for match in _LABEL_STEM.finditer(view.chars, start, end):
        begin = _find_label_start(view, match.start(), at, start)
        if begin is None:
            continue
        found = find_label(view, begin, end)
        i = bisect_right(begins, begin) - 1
        inside = i >= 0 and begin < pairs[i][1]
        if found is None or (inside and not (pairs[i][0] == begin and pairs[i][1] <= found.end)):
            continue
        stop = _find_list_end(view, found.end, min(end, begin + _LONGEST))
        if stop > found.end:
            yield Site(begin, stop, (Stretch(begin, stop),), Place.LABEL)
            at = stop


def _find_label_start(view: View, word: int, at: int, start: int) -> int | None:
    """Where the label that holds a word at `word` begins: a line, or what follows a full stop."""
    for begin in range(word, max(word - 12, at - 1), -1):
        apart = view.gaps[begin] >= (Gap.WIDE if begin < word else Gap.BLANK)
        if begin == start or apart or view.chars[begin - 1] in _BEFORE:
            return begin
    return None


def _find_list_end(view: View, begin: int, end: int) -> int:
    """Where a label's list ends: its full stop, or its line."""
    full_stop = view.chars.find("。", begin, end)
    end = view.line_end(begin - 1, end if full_stop < 0 else full_stop)
    # 各农商行 2.降低门槛: the line end before a number is lost.
    lost = (i for i in range(begin + 1, end) if view.gaps[i] and begins_with_numeral(view, i))
    return next(lost, end)


_LABEL_END = re.compile(f"{v.either(v.LABEL_NOUNS)}:")
_LABEL_WORDS = re.compile("[\u4e00-\u9fff]{2,8}")


def find_unread_labels(view: View, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the labels on lines of their own that are not read, each with the code that says why.

    包联单位:县水利局 has an unknown label, 责任单位:(1)市公安局 a number where its list should be.
    """
    for match in _LABEL_END.finditer(view.chars, start, end):
        at = max(start, view.line_start(match.start()))
        if not _LABEL_WORDS.fullmatch(view.chars, at, match.start()):
            continue
        stop = _find_list_end(view, match.end(), end)
        if find_label(view, at, end) is not None:
            if stop == match.end():
                yield "nobody-named", at, stop
        elif not find_field(view, at, end, known=True) and stop > match.end():
            tokens = tokenize(view, match.end(), stop)
            if any(token.shape is Shape.SURE for token in tokens):
                yield "unknown-label", at, stop


# 由甲局、乙局牵头, with whatever follows the comma.
_BY_SOMEBODY = re.compile(
    f"{v.either(v.SENTENCE_OPENERS)}[^。;:()]{{2,60}}?"
    f"{v.either(word for word in v.VERBS if word.duty is v.LEAD)}(?=[,;。])"
)


def find_unread_leads(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of prose that are certain bodies and a verb of the lead, after 由.

    试点工作由市甲局牵头,建立机制,… may be a responsibility or describe one.
    """
    for match in _BY_SOMEBODY.finditer(view.chars, start, end):
        tokens = tokenize(view, *match.span())
        names = [token for token in tokens if token.kind is Kind.NAME]
        is_sure = all(
            token.shape is Shape.SURE and is_placed(view.chars[token.start : token.end])
            for token in names
        )
        if names and is_sure and not any(token.kind in _BESIDE or token.doubt for token in tokens):
            yield match.span()


def find_fields_end(view: View, at: int, end: int) -> int:
    """Return where the fields end that follow a responsibility: 完成时限:2025年底."""
    while True:
        start = at
        while start < end and view.chars[start] in STOPS:
            start += 1
        if start >= end:
            return at
        if view.chars[start] == "(":
            close = view.chars.find(")", start, min(end, start + _LONGEST_NAME))
            inner = (start + 1, close)
            is_number = view.chars[slice(*inner)].isdigit()  # (2)公开结果
            is_beside = close > 0 and not is_number and is_remark(view.chars, *inner)
            if not is_beside and not (close > 0 and find_field(view, *inner, known=True)):
                return at
            at = close + 1  # (主要责任单位:…)(下同)
            continue
        if not find_field(view, start, end, known=True):
            return at
        full_stop = view.chars.find("。", start, end)
        at = view.line_end(start, end if full_stop < 0 else full_stop)


def find_fields_start(view: View, at: int, low: int) -> int:
    """Return where the fields begin on lines before a responsibility: 牵头领导:张三."""
    while at > low:
        line = view.line_start(at - 1)
        if line < low or not find_field(view, line, at, known=True):
            break
        at = line
    return at


# --- which of them are responsibilities ----------------------------------------------------------


def read_site(view: View, site: Site, end: int, rule: str) -> Reading | None:
    """Return what a site assigns, or ``None`` where it is no responsibility.

    `end` is where the next heading begins; `rule` are the words by which the first listed leads.
    """
    first = site.inner[0] if site.inner else None
    is_cited = _is_citation(view, site)
    # (其中市甲局牵头) may be a responsibility, (含市甲局) is none.
    if first is None or (is_cited and not _OPENER.match(view.chars, first.start, first.end)):
        return None
    if site.place is Place.BRACKET and not _MAY_NAME.search(view.chars, first.start, first.end):
        return None  # (一), (2030—2035年): most brackets
    reading = read_responsibility(view, site.inner, rule)
    if reading is None or (is_cited and (not reading.is_named or reading.doubts)):
        return None
    if site.place is Place.SENTENCE:
        return reading if reading.is_sure or _is_own_line(view, site, reading) else None
    if site.place is Place.UNCLOSED:
        sure = all(name.shape is Shape.SURE for name in reading.names)
        return reading if reading.is_named and sure and not reading.doubts else None
    if site.place is Place.LABEL and _lists_members(view, site):
        return None
    if site.place is Place.LABEL and _may_be_cut(view, reading, site.end, end):
        cut = Doubt("cut-name", reading.names[-1].start, site.end)
        reading = attrs.evolve(reading, doubts=(*reading.doubts, cut))
    if site.place is Place.LABEL and all(n.shape < Shape.WEAK for n in reading.names):
        return reading if len(reading.names) < 4 and not reading.doubts else None
    if reading.is_named and any(name.shape >= Shape.WEAK for name in reading.names):
        return reading
    if reading.is_named:
        return reading if site.place is not Place.BRACKET or _has_label(view, site) else None
    return reading if _ends_clause(view, site, end) and not _explains(view, site) else None


def _is_own_line(view: View, site: Site, reading: Reading) -> bool:
    """Whether names with a verb are a line of their own: 市甲局、市乙局按职责分工负责."""
    names = (view.chars[name.start : name.end] for name in reading.names)
    line = view.line_end(site.start, len(view.chars))
    return (
        view.gaps[site.start] >= Gap.LINE
        and not view.chars[site.end : line].strip(STOPS)
        and not reading.doubts
        and all(is_surely_body(name) and is_placed(name) for name in names)
    )


def _may_be_cut(view: View, reading: Reading, stop: int, end: int) -> bool:
    """Whether the line that a list ends in may cut its last name: 各地级|以上市人民政府."""
    last = reading.names[-1]
    is_open = view.width > 0 and last.end == stop < end and view.gaps[stop] == Gap.LINE
    return is_open and last.shape is not Shape.SURE


_MEMBERS = v.list_words(v.MEMBERS)
_CHAIR = re.compile(f"[^。;:]{{0,6}}{v.either(v.CHAIRS)}:")


def _lists_members(view: View, site: Site) -> bool:
    """Whether a label is that of a body's members: 成员单位: on the line below 组长:."""
    before = view.line_start(site.start - 1) if site.start else 0
    is_of_members = view.chars.startswith(_MEMBERS, site.start)
    return is_of_members and _CHAIR.match(view.chars, before, site.start) is not None


def _has_label(view: View, site: Site) -> bool:
    return find_label(view, site.inner[0].start, site.inner[0].end) is not None


def _is_citation(view: View, site: Site) -> bool:
    """Whether a bracket is a remark on the words before it: (以下简称甲局), (含甲局)."""
    inner = site.inner[0]
    bracket = site.place in (Place.BRACKET, Place.UNCLOSED)
    return bracket and bool(_CITATION.match(view.chars, inner.start, inner.end))


def _ends_clause(view: View, site: Site, end: int) -> bool:
    before, after = (view.chars[max(at, 0) : at + 1] for at in (site.start - 1, site.end))
    line = site.end >= end or view.gaps[site.end] >= Gap.LINE
    return before in "。;" or line or after in tuple("。;(")


def _explains(view: View, site: Site) -> bool:
    """Whether a bracket explains a name: 领导小组办公室(市应急局)."""
    return is_surely_body(view.chars[max(0, site.start - 12) : site.start])


_STRONG = re.compile(
    v.either((word for word in v.VERBS if word.duty is v.LEAD), v.PLAIN_VERBS)
    + f"|{v.either(v.VERBS, v.LABEL_STEMS)}{v.either(v.LABEL_NOUNS)}"
)


def is_unread(view: View, site: Site, end: int) -> bool:
    """Return whether a stretch that is not read speaks of responsibility all the same."""
    if site.place is Place.SENTENCE:
        by = view.chars.startswith(_SENTENCE_OPENERS, site.start)
        return by and _is_names_and_verbs(view, site.inner[0])  # 由顺丰速运牵头
    if site.place is Place.LABEL:
        # 责任单位:王某某, 责任单位:同上; a label before a sentence is none: 各牵头单位:要加强领导.
        is_short = site.end - site.start <= _LONGEST_LINE
        is_line = view.gaps[site.start] >= Gap.LINE and site.inner != ()
        return is_short and is_line and not _lists_members(view, site)
    if site.place is not Place.BRACKET:
        return False
    if _is_citation(view, site):
        # Places begin as citations do: (如皋市财政局牵头), (原阳县财政局牵头), not (含市甲局).
        inner = site.inner[0]
        is_strong = _STRONG.search(view.chars, inner.start, inner.end) is not None
        return is_strong and _is_names_and_verbs(view, inner)
    start, stop = site.start + 1, site.end - 1
    if not 0 < stop - start <= _LONGEST_REMARK:
        return False
    is_labelled = view.chars.find(":", start, stop) >= 0
    if is_labelled and any(t.doubt == "unknown-label" for t in tokenize(view, start, stop)):
        return True  # (包干单位:市甲局)
    if find_field(view, start, stop, known=True):
        return False  # (牵头领导:王某)
    if _STRONG.search(view.chars, start, stop):
        return True
    if not _ends_clause(view, site, end):
        return not _explains(view, site) and _lists_bodies(view, site.inner[0])
    return _is_names_and_verbs(view, site.inner[0]) or (  # (顺丰速运主管)
        not _explains(view, site) and _has_name(view, site)
    )


_BESIDE = frozenset((Kind.LABEL, Kind.FIELD, Kind.REMARK, Kind.RULE))


def _is_names_and_verbs(view: View, words: Stretch) -> bool:
    """Whether words are names, of whatever form, and verbs, and no more: 顺丰速运牵头."""
    tokens = tokenize(view, words.start, words.end)
    kinds = {token.kind for token in tokens}
    # A word of two characters is rather one of prose: 现场办理.
    is_named = any(token.kind is Kind.NAME and token.end - token.start > 2 for token in tokens)
    return is_named and Kind.VERB in kinds and kinds.isdisjoint(_BESIDE)


def _lists_bodies(view: View, words: Stretch) -> bool:
    """Whether words are certain bodies and nothing else: (市财政局、市教育局) in mid-sentence."""
    tokens = tokenize(view, words.start, words.end)
    names = [token for token in tokens if token.kind is not Kind.SEPARATOR]
    return bool(names) and all(
        token.shape is Shape.SURE and is_placed(view.chars[token.start : token.end])
        for token in names
    )


def _has_name(view: View, site: Site) -> bool:
    """Whether half of the names in a bracket are whole: 市民政局发愤图强, 市甲局、顺丰速运."""
    inner = site.inner[0]
    tokens = tokenize(view, inner.start, inner.end)
    names = [t for t in tokens if t.kind is Kind.NAME]
    sure = [
        (t.shape is Shape.SURE and not t.doubt) or _begins_with_body(view.chars[t.start : t.end])
        for t in names
    ]
    return sum(sure) * 2 >= len(sure) > 0


# 云海省, 临江市, 山阳区, 临江经济技术开发区.
_AREA = re.compile("[\u4e00-\u9fff]{2,10}?[省市区县州盟旗]")


# 临江市政府2030年印发 says where words are from.
_ORIGIN = re.compile(f"[0-9]|{v.either(v.FORWARDS)}")


def _begins_with_body(words: str) -> bool:
    """Whether words are the body of a named place and an unknown verb: 临江市税务局|编纂."""
    area = _AREA.match(words)
    ends = range(area.end() + 1, len(words)) if area else ()
    return any(
        is_surely_body(words[:end]) and not _ORIGIN.match(words, end) for end in reversed(ends)
    )
