"""The letterhead: who issued a document, under which number, when, and to whom.

Knows what is before the first heading numeral and behind the last section, and nothing of
what is between them. Of several documents in one text it reads the first. Where two readings are
possible there is none, and a doubt.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

import attrs

from workplan.notice import vocabulary as v
from workplan.notice.deadlines import DAY, read_deadline
from workplan.notice.names import is_body, is_group, is_placed, is_surely_body
from workplan.notice.view import Gap, View

__all__ = ["Doubt", "Found", "Letterhead", "read_letterhead"]


def _label_of(field: str) -> str:
    """A pattern for the labels of a field."""
    return v.either(word for word in v.LETTER_LABELS if word.value == field)


# --- patterns ------------------------------------------------------------------------------------

_HAN = "\u3400-\u9fff"
_KIND = f"{v.either(set(v.DOCUMENT_KINDS) - set(v.KINDS_IN_NAMES))}"
_DAY = re.compile(DAY)
_OPEN, _CLOSE = "[(【〔\ufe5d]", "[)】〕\ufe5e]"
_SERIAL = re.compile(
    rf"{_OPEN}(?:[0-9]{{4}}|[〇零一二三四五六七八九]{{4}}){_CLOSE}第?[0-9]{{1,5}}号"
)
_CODE = re.compile(rf"[{_HAN}]*\Z")
_LONGEST_CODE = 12  # 国市监竞协发 has six; a title before it without a line end ends in a kind
_TITLE_ENDS = re.compile(rf"(?:{_KIND}|{v.either(v.PAPERS)}|\({DAY}\))\Z")
_TITLE_INSIDE = re.compile(f".*(?:{_KIND}|{v.either(v.PAPERS)})")
_GROUP_WORDS = v.either(v.GROUP_WORDS, v.STATIONED)
_AFTER_TITLE = re.compile(rf"[{_HAN}]{{2,{_LONGEST_CODE}}}{_OPEN}|{_GROUP_WORDS}")
_OFFICES = v.list_words(v.OFFICES)
_CITED = re.compile(v.either(v.CITES))
_GOES_ON = re.compile(rf"(?:[》、,;]|{v.either(v.JOINERS)}|{v.either(v.BY, v.SINCE)})\Z")
_FIELD = {
    field: re.compile(rf"(?:{_label_of(field)}):?")
    for field in ("issuer", "document-number", "date", "addressees")
}
_NUMBER_LABEL = re.compile(rf"(?:{_label_of('document-number')}):?\Z")
_LABELLED_DATE = re.compile(
    rf"(?:{_label_of('date')}):?(?P<day>{DAY}|[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}})"
)
_ANY_LABEL = re.compile(v.either(v.LETTER_LABELS))
_PUBLISHED = re.compile(rf"{v.either(v.PUBLISHED)}:?\Z")
_PRINTED = re.compile(v.either(v.PRINTED))
_CLOSES = re.compile(rf"\(|{v.either(v.ANNEXES, v.COPIES)}")
_ANNEX = re.compile(v.either(v.ANNEXES))
_TITLE = re.compile(rf"{v.either(v.ABOUT)}[^。;:,]{{2,150}}?{_KIND}")
_OPEN_LIST = v.either(v.OPEN)
_FORWARDS = re.compile(v.either(v.FORWARDS))
_SHARED_BY = re.compile(rf"{_OPEN_LIST}(?:(?!{_OPEN_LIST}).){{0,4}}{v.either(v.GROUP_NOUNS)}\Z")
_PAPER = re.compile(rf"{v.either(v.PAPERS)}\Z")
_TITLE_BEGINS = re.compile(
    # …的通知临江市水利局关于…: the title is printed twice in one paragraph
    rf".*(?:[:>|》】]|(?<![0-9])[0-9]{{1,3}}[.、]|{v.either(v.PARTICLES)}{_KIND})"
)
_NAME = re.compile(rf"[{_HAN}“”\"·()]{{2,60}}")
_PLACE = rf"{v.either(v.PLACES, v.ZONES)}"
_WHICH = re.compile(_GROUP_WORDS)
_GENERIC = re.compile(rf"{v.either(v.GROUP_NOUNS, v.GENERIC_NOUNS)}\Z")
_PARTICLE = re.compile(v.either(v.PARTICLES))
_SEAL = re.compile(rf"\({v.either(v.SEALS)}\)\Z")
_OFFICE = re.compile(v.either(v.OFFICES))
_GROUP = re.compile(rf"{v.either(v.GROUP_NOUNS)}\Z")
_REMARK = re.compile(r"\([^()]{1,30}\)")
_HALF = re.compile(rf"(?:.*、)?(?:[{_HAN}]{{0,8}}{v.either(v.EACH)})?{_PLACE}+")
_SINGLE = re.compile(rf"[{_HAN}]")  # 各委、办、局
_NO_NAME = re.compile(
    f"[《》“”。;:]|{v.either(v.ABOUT, v.PAPERS)}|(?!{v.either(v.NO_KINDS)}){_KIND}"
)
_OTHER_PLACE = re.compile(rf"[{_HAN}]{{2,3}}{_PLACE}|{v.either(v.VERTICAL)}")
_LEVEL = re.compile(_PLACE)
_VERTICAL = re.compile(v.either(v.VERTICAL))
_BRANCH = re.compile(rf"{v.either(v.BRANCHES)}\Z")
_MARKS = re.compile("[()、,;]")
_LONGEST_LIST = 600
_LONGEST_NAME = 60
_LONGEST_LINE = 240  # names on one line of a signature
_MOST_SIGNERS = 30
_LONGEST_TAIL = 150


# --- values --------------------------------------------------------------------------------------

_Value = TypeVar("_Value")


class Found(NamedTuple, Generic[_Value]):
    """A value, and the positions of the view between which it is printed."""

    value: _Value
    start: int
    end: int


class Doubt(NamedTuple):
    """Why a field has no value though the document prints something for it."""

    code: str
    """``ambiguous-`` or ``unread-`` and the field."""
    start: int
    end: int
    values: tuple[str, ...]
    """The readings that are possible, or the words that could not be read."""


@attrs.frozen
class Letterhead:
    """Who issued a document, under which number, when, and to whom; ``None`` where unknown."""

    issuer: Found[str] | None = None
    """Several issuers are joined by 、."""
    document_number: Found[str] | None = None
    """As printed, without whitespace."""
    date: Found[dt.date] | None = None
    addressees: Found[tuple[str, ...]] | None = None
    doubts: tuple[Doubt, ...] = ()


@attrs.frozen
class _Zones:
    """The stretches of a view that a letterhead is read from."""

    letter: int
    """Up to here are title, number and addressees: where the first sentence ends."""
    front: int
    """Up to here the first heading numeral is not reached."""
    closing: tuple[int, int]
    """Behind the last section of the first document, without annexes."""


@attrs.frozen
class _Day:
    """A date that may be the document's."""

    value: dt.date
    start: int
    end: int
    rank: int
    """Of several that are equal, the lowest is the place to show."""
    signers: Found[tuple[str, ...]] | None = None
    """The issuers directly before it."""


def read_letterhead(view: View, front_end: int, closings: Sequence[tuple[int, int]]) -> Letterhead:
    """Return the letterhead of the first document of a text.

    `front_end` is where the first heading numeral begins; `closings` are the stretches behind the
    last section of each document. Both are positions of `view`.
    """
    zones = _find_zones(view, front_end, closings)
    doubts: list[Doubt] = []
    number = _choose_number(view, [*_find_numbers(view, zones)], doubts)
    addressees = _find_addressees(view, zones, doubts)
    day = _choose_day([*_find_days(view, zones)], doubts)
    issuer = _choose_issuer(view, zones, day.signers if day else None, doubts)
    dated = Found(day.value, day.start, day.end) if day else None
    return Letterhead(issuer, number, dated, addressees, tuple(doubts))


def _find_zones(view: View, front_end: int, closings: Sequence[tuple[int, int]]) -> _Zones:
    size = len(view.chars)
    front = min(max(front_end, 0), size)
    stop = view.chars.find("。", 0, front)
    start, end = closings[0] if closings else (size, size)
    start = min(max(start, front), size)
    end = min(max(end, start), size)
    if signed := _DAY.search(view.chars, start, end):  # dates of an annex are not the document's
        lines = (line for line in _line_starts(view, signed.start(), end))
        end = next((line for line in lines if _ANNEX.match(view.chars, line)), end)
    return _Zones(front if stop < 0 else stop, front, (start, end))


def _line_starts(view: View, start: int, end: int) -> Iterator[int]:
    """The lines that begin between two positions."""
    at = view.line_end(start, end) if start < end else end
    while at < end:
        yield at
        at = view.line_end(at, end)


def _begins_line(view: View, at: int) -> bool:
    return at == 0 or (at < len(view.chars) and view.gaps[at] >= Gap.LINE)


def _ends_line(view: View, at: int) -> bool:
    return at >= len(view.chars) or view.gaps[at] >= Gap.LINE


def _print(view: View, start: int, end: int) -> str:
    """The words between two positions as printed, without whitespace."""
    return "".join(view.source[i] for i in view.at[start:end])


def _cut(chars: str, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    """The stretches between some marks that are outside brackets."""
    depth, bounds = 0, [start - 1]
    for match in _MARKS.finditer(chars, start, end):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth <= 0 and match[0] in marks:
            bounds.append(match.start())
    return [(a + 1, b) for a, b in pairwise([*bounds, end])]


# --- document number -----------------------------------------------------------------------------


def _find_numbers(view: View, zones: _Zones) -> Iterator[tuple[int, int, bool]]:
    """The numbers that may be the document's own, and whether a label says that it is."""
    chars = view.chars
    for serial in _SERIAL.finditer(chars, 0, zones.letter):
        start, end = _find_code(view, serial.start()), serial.end()
        before = chars[max(0, start - 60) : start]
        if _NUMBER_LABEL.search(before):
            yield start, end, True
        elif _is_own_number(view, start, end, before):
            yield start, end, False


def _find_code(view: View, serial: int) -> int:
    """Where the letters before 〔2030〕9号 begin: behind a gap, a mark, or the end of a title."""
    low = max(0, serial - _LONGEST_CODE)
    start = next((i for i in range(serial - 1, low, -1) if view.gaps[i]), low)
    code = _CODE.search(view.chars, start, serial)
    start = code.start() if code else serial
    title = _TITLE_INSIDE.match(view.chars, start, serial)
    return title.end() if title else start


def _is_own_number(view: View, start: int, end: int, before: str) -> bool:
    """Whether a number is printed as a document's own, and not cited.

    On a line of its own, in brackets on such a line or behind the title, or run on behind the
    title: …的意见临政发〔2030〕9号各区人民政府:.
    """
    chars = view.chars
    if before.endswith("(") and chars[end : end + 1] == ")":
        start, end, before = start - 1, end + 1, before[:-1]
    titled = _TITLE_ENDS.search(before)
    if _GOES_ON.search(before):
        return False  # 《…》(国发〔2029〕5号)
    if titled and not chars.startswith(("、", ",", *v.list_words(v.JOINERS)), end):
        return not (_CITED.search(before) and not _begins_line(view, start))
    if not (_begins_line(view, start) and (_ends_line(view, end) or view.gaps[end] == Gap.WIDE)):
        return False
    line = view.line_start(start - 1) if start else 0
    return not _CITED.search(chars, max(line, start - 60), start)


def _choose_number(
    view: View, numbers: Sequence[tuple[int, int, bool]], doubts: list[Doubt]
) -> Found[str] | None:
    """The only number; of equal ones, that without a label."""
    ordered = sorted(numbers, key=lambda number: number[2])
    if not ordered:
        return None
    start, end, _ = ordered[0]
    printed = {view.chars[s:e]: _print(view, s, e) for s, e, _ in numbers}
    if len(printed) > 1:
        doubts.append(Doubt("ambiguous-document-number", start, end, tuple(printed.values())))
        return None
    return Found(_print(view, start, end), start, end)


# --- addressees ----------------------------------------------------------------------------------


def _find_addressees(
    view: View, zones: _Zones, doubts: list[Doubt]
) -> Found[tuple[str, ...]] | None:
    """The list under 主送:, or the line of names that ends in a colon before the first sentence."""
    for start, end in ((0, zones.letter), zones.closing):
        for line in (start, *_line_starts(view, start, end)):
            if label := _FIELD["addressees"].match(view.chars, line, end):
                return _read_labelled_list(view, label.end(), end)
    low = 0
    unread: Doubt | None = None
    for colon in _COLON.finditer(view.chars, 0, zones.letter):
        at = colon.start()
        low = _find_list_limit(view, max(low, at - _LONGEST_LIST), at)
        begin = _find_list_start(view, low, at)
        if begin is not None:
            return Found(_split_names(view, begin, at), begin, at)
        unread = unread or _doubt_list(view, low, at)
        low = at + 1
    doubts += [unread] if unread else []
    return None


_COLON = re.compile(":")
_LIST_LIMIT = re.compile(rf"{_SERIAL.pattern}\)?|\({DAY}\)|{_KIND}(?={_GROUP_WORDS}|{_PLACE})")


def _read_labelled_list(view: View, start: int, end: int) -> Found[tuple[str, ...]] | None:
    """The list behind 主送:, which goes on in the next line where a mark ends its own."""
    stop = view.line_end(start, end) if start < end else end
    while stop < end and view.chars[stop - 1] in "、,":
        stop = view.line_end(stop, end)
    while stop > start and view.chars[stop - 1] in "。;:.":
        stop -= 1
    return Found(_split_names(view, start, stop), start, stop) if start < stop else None


def _find_list_limit(view: View, low: int, colon: int) -> int:
    """Where a list run on behind title and number begins at the earliest."""
    for match in _LIST_LIMIT.finditer(view.chars, low, colon):
        low = match.end()
    return low


def _find_list_start(view: View, low: int, colon: int) -> int | None:
    """Where the list of names that ends at a colon begins; the page may have cut its lines.

    A line before belongs to it where there is a separator in it, or where the list is cut inside
    a name: 各区人民政府,市直各学|校:.
    """
    if low >= colon or not _may_address(view, colon):
        return None
    start = max(low, view.line_start(colon - 1))
    found = start if _is_list(view, start, colon) else None
    while low < start and view.gaps[start] < Gap.PARAGRAPH:
        before = max(low, view.line_start(start - 1))
        if found == start and len(_cut(view.chars, before, start, "、,")) == 1:
            break
        start = before
        found = start if _is_list(view, start, colon) else found
    return found


def _may_address(view: View, colon: int) -> bool:
    """Whether a colon ends its line, or a list of groups in a paragraph: 各区人民政府:为…."""
    at = max(view.line_start(colon), colon - _LONGEST_NAME)
    return _ends_line(view, colon + 1) or bool(_WHICH.search(view.chars, at, colon))


def _is_list(view: View, start: int, end: int) -> bool:
    """Whether all between two positions are names of bodies or groups."""
    if _NO_NAME.search(view.chars, start, end):
        return False
    return all(_is_addressee(view.chars[s:e]) for s, e in _cut(view.chars, start, end, ",;"))


def _is_addressee(name: str) -> bool:
    bare = _REMARK.sub("", name)
    if _WHICH.search(bare) or is_placed(bare):
        return is_body(bare) or bool(_GROUP.search(bare)) or bool(_HALF.fullmatch(bare))
    return is_body(bare) and not _GENERIC.search(bare)


def _doubt_list(view: View, low: int, colon: int) -> Doubt | None:
    """A doubt where a line that ends in a colon begins as a list of groups and is none."""
    start = max(low, view.line_start(colon - 1)) if low < colon else colon
    chars = view.chars
    if not _ends_line(view, colon + 1) or not chars.startswith(v.list_words(v.EACH), start):
        return None
    if len(_cut(chars, start, colon, ",")) < 2:
        return None
    return Doubt("unread-addressees", start, colon, (_print(view, start, colon),))


def _split_names(view: View, start: int, end: int) -> tuple[str, ...]:
    """The names of a list, cut at its commas; at 、 only where it has none."""
    chars = view.chars
    parts = [(s, e) for s, e in _cut(chars, start, end, ",;") if s < e]
    if len(parts) == 1:
        parts = _join_halves(chars, [(s, e) for s, e in _cut(chars, *parts[0], "、") if s < e])
    return tuple(_print(view, s, e) for s, e in parts)


def _join_halves(chars: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a list cut at 、, those that are one name joined: 各区、市人民政府."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if joined and _goes_on(chars[slice(*joined[-1])], chars[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(left: str, right: str) -> bool:
    """Whether 、 between two parts of a list is inside one name."""
    left, right = _REMARK.sub("", left), _REMARK.sub("", right)
    if _SINGLE.fullmatch(right) or not _is_addressee(left):
        return True  # 市直各委、办、局; 中央、省驻临单位
    return bool(_HALF.fullmatch(left)) and not _WHICH.search(right)


# --- date ----------------------------------------------------------------------------------------


def _find_days(view: View, zones: _Zones) -> Iterator[_Day]:
    """The dates that may be the document's: in its head, run on at its end, in its closing."""
    start, end = zones.closing
    tail = max(zones.front, start - _LONGEST_TAIL)
    for low, high in ((0, zones.front), (tail, start), (start, end)):
        for match in _DAY.finditer(view.chars, low, high):
            if day := _read_day(view, zones, match.start(), match.end()):
                yield day
    for match in _LABELLED_DATE.finditer(view.chars, 0, zones.letter):
        value = read_deadline(match["day"], None)
        if value:
            yield _Day(value, match.start("day"), match.end(), _LABELLED)


_SIGNED, _ALONE, _TITLED, _LABELLED = range(4)


def _read_day(view: View, zones: _Zones, start: int, end: int) -> _Day | None:
    """The date between two positions, where it is printed as a document's is."""
    value = read_deadline(view.chars[start:end], None)
    if value is None:
        return None
    if _is_in_title(view, zones, start, end):
        return _Day(value, start, end, _TITLED)
    if not _closes(view, zones, start, end):
        return None
    signers = _find_signers(view, zones, start)
    if signers:
        return _Day(value, start, end, _SIGNED, signers)
    before = view.chars[max(0, start - 12) : start]
    in_body = zones.front <= start < zones.closing[0]
    if in_body or not _begins_line(view, start):
        return None
    # 会议于|2030年3月5日|召开 on a narrow page; 发布日期|2030年3月5日 in a table of the page
    if _GOES_ON.search(before) or _PUBLISHED.search(before):
        return None
    return _Day(value, start, end, _ALONE)


def _is_in_title(view: View, zones: _Zones, start: int, end: int) -> bool:
    """Whether a date is in brackets behind the title, or on a line of its own under it."""
    chars = view.chars
    before, after = chars[max(0, start - 20) : start], chars[end : end + 1]
    if not before.endswith("(") or after != ")" or start >= zones.letter:
        return False
    if _begins_line(view, start - 1):
        return _ends_line(view, end + 1) and not before.endswith("》(")
    # …的通知(2030年3月5日)临政发〔2030〕9号, but not …办法(2029年3月5日)的通知
    begins = _ends_line(view, end + 1) or bool(_AFTER_TITLE.match(chars, end + 1))
    return begins and bool(_TITLE_ENDS.search(before[:-1]))


def _closes(view: View, zones: _Zones, start: int, end: int) -> bool:
    """Whether nothing goes on behind a date: 2030年3月6日印发 is when it was printed."""
    chars = view.chars
    if _PRINTED.match(chars, end):
        return False
    if end in (zones.front, len(chars)) or view.gaps[end] >= Gap.WIDE or _CLOSES.match(chars, end):
        return True
    # A letter run on with the plan that it passes on: the plan's title is printed twice.
    return chars.find(chars[end : end + 8], max(0, start - 2000), start) >= 0


def _find_signers(view: View, zones: _Zones, day: int) -> Found[tuple[str, ...]] | None:
    """The issuers directly before a date: on its line, or on the lines before it.

    Before the first sentence names and dates are of the page.
    """
    if day < min(zones.letter, zones.closing[0]):
        return None
    start, names = day, tuple[str, ...]()
    if not _begins_line(view, day):
        start = _find_run_on(view, day)
        names = _read_names(view, start, day)
    elif zones.front <= day < zones.closing[0]:
        return None  # the last rows of a table: 市财政局, and on the next line 2030年6月30日
    while (names or start == day) and len(names) < _MOST_SIGNERS and _begins_line(view, start):
        line = max(view.line_start(start - 1), start - _LONGEST_LINE) if start else 0
        more = _read_names(view, line, start)
        if not more:
            break
        names, start = (*more, *names), line
    return Found(names, start, day) if names else None


def _find_run_on(view: View, day: int) -> int:
    """Where the words before a date in its line begin: …抓好落实。国务院办公厅2030年3月5日."""
    low = max(0, day - _LONGEST_LINE)
    marks = (view.chars.rfind(mark, low, day) + 1 for mark in "。)】〕;:")
    return max(low, view.line_start(day - 1), *marks)


def _choose_day(days: Sequence[_Day], doubts: list[Doubt]) -> _Day | None:
    """The first date with a signature, else the only one."""
    signed = next((day for day in days if day.signers), None)
    if signed or not days:
        return signed
    first = min(days, key=lambda day: day.rank)
    values = sorted({day.value for day in days})
    if len(values) > 1:
        dates = tuple(map(str, values))
        doubts.append(Doubt("ambiguous-date", first.start, first.end, dates))
        return None
    return first


# --- issuer --------------------------------------------------------------------------------------


def _choose_issuer(
    view: View, zones: _Zones, signers: Found[tuple[str, ...]] | None, doubts: list[Doubt]
) -> Found[str] | None:
    """The signature; without one the title, then the label, then the line above the title."""
    title = _find_title_issuer(view, zones)
    if signers and title:
        if not all(any(_is_abbreviation(a, b) for b in signers.value) for a in title.value):
            names = ("、".join(signers.value), "、".join(title.value))
            doubts.append(Doubt("ambiguous-issuer", signers.start, signers.end, names))
            return None
    elif title and _SHARED_BY.search(view.chars, title.start, title.end):
        words = _print(view, title.start, title.end)  # 临江市水利局等7部门: the others are unknown
        doubts.append(Doubt("unread-issuer", title.start, title.end, (words,)))
        return None
    found = signers or title or _find_head_issuer(view, zones)
    return Found("、".join(found.value), found.start, found.end) if found else None


def _is_abbreviation(one: str, other: str) -> bool:
    """Whether the characters of one name are all in the other, in order.

    The office of a government is another body than the government.
    """
    short, long = sorted((one, other), key=len)
    if long != short and long.startswith(short) and long.endswith(_OFFICES):
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _find_title_issuer(view: View, zones: _Zones) -> Found[tuple[str, ...]] | None:
    """The bodies before 关于 in the title: 临江市人民政府关于做好…的通知."""
    chars = view.chars
    for about in _TITLE.finditer(chars, 0, zones.letter):
        end = about.start()
        line = view.line_start(end - 1) if _begins_line(view, end) and end else view.line_start(end)
        low = max(line, end - _LONGEST_LINE)
        prefix = _TITLE_BEGINS.match(chars, low, end)
        start = prefix.end() if prefix else low
        found = _read_title_names(view, start, end)
        if found and not _CITED.search(chars, start, end):
            return found
    return None


def _read_title_names(view: View, start: int, end: int) -> Found[tuple[str, ...]] | None:
    """The issuers in the words of a title before 关于."""
    chars = view.chars
    forwards = _FORWARDS.search(chars, start, end)
    end = forwards.start() if forwards else end
    shared = _SHARED_BY.search(chars, start, end)
    stop = shared.start() if shared else end
    if not _begins_with_place(chars[start:stop]):
        start = _find_cut_name(view, start, stop)
    names = _read_names(view, start, stop)
    return Found(names, start, end) if names else None


def _find_cut_name(view: View, start: int, end: int) -> int:
    """Where a name begins that the page cut: …工作领导|小组办公室关于; `start` if it did not."""
    if not 0 < start < end or view.gaps[start] != Gap.LINE:
        return start
    low = max(view.line_start(start - 1), start - _LONGEST_NAME)
    prefix = _TITLE_BEGINS.match(view.chars, low, start)
    low = prefix.end() if prefix else low
    name = view.chars[low:end]
    return low if _begins_with_place(name) and _is_issuer(name) else start


def _begins_with_place(name: str) -> bool:
    return is_placed(name) or bool(_OTHER_PLACE.match(name))


def _find_head_issuer(view: View, zones: _Zones) -> Found[tuple[str, ...]] | None:
    """The body of 发文机关:…, or of a line 临江市人民政府文件."""
    chars = view.chars
    paper: Found[tuple[str, ...]] | None = None
    for start in (0, *_line_starts(view, 0, zones.letter)):
        end = view.line_end(start, zones.letter) if zones.letter else 0
        if label := _FIELD["issuer"].match(chars, start, end):
            other = _ANY_LABEL.search(chars, label.end(), end)
            stop = other.start() if other else end
            if names := _read_names(view, label.end(), stop):
                return Found(names, label.end(), stop)
        paper_end = _PAPER.search(chars, start, end)
        if paper_end and not paper:
            names = _read_names(view, start, paper_end.start())
            paper = Found(names, start, paper_end.start()) if names else None
    return paper


# --- names ---------------------------------------------------------------------------------------


def _read_names(view: View, start: int, end: int) -> tuple[str, ...]:
    """The names of bodies that fill a stretch, cut at 、 and whitespace; none if it has others."""
    if not 0 < end - start <= _LONGEST_LINE:
        return ()
    gaps = [i for i in range(start + 1, end) if view.gaps[i] or view.chars[i - 1] == "、"]
    cuts = [start, *gaps, end]
    pieces = [(a, _trim_name(view.chars, a, b)) for a, b in pairwise(cuts)]
    if all(_is_issuer(view.chars[a:b]) for a, b in pieces):
        return tuple(name for a, b in pieces for name in _split_fused(view, a, b))
    end = _trim_name(view.chars, start, end)
    if _is_issuer(view.chars[start:end]):  # 临 江 市 人 民 政 府
        return tuple(_split_fused(view, start, end))
    return ()


def _trim_name(chars: str, start: int, end: int) -> int:
    """Where a name ends without the separator or the seal behind it."""
    end -= chars[end - 1] == "、"
    seal = _SEAL.search(chars, start, end)
    return seal.start() if seal else end


def _is_issuer(name: str) -> bool:
    """Whether a stretch is the name of one body that may issue documents."""
    if not _NAME.fullmatch(name) or _OFFICE.fullmatch(name) or _PARTICLE.search(name):
        return False
    return is_surely_body(name) and not _GENERIC.search(name) and not is_group(name)


def _split_fused(view: View, start: int, end: int) -> Iterator[str]:
    """The names in a stretch whose gaps the page lost: 临江市财政局临江市水利局.

    A second name begins with a place, or as the first does: 市财政局市水利局. One name are
    国家税务总局临江市税务局 and that of a branch.
    """
    chars = view.chars
    at = start
    for cut in range(start + 3, end - 3):
        left, right = chars[at:cut], chars[cut:end]
        level = _LEVEL.match(left)
        again = right.startswith(level[0] if level else left[:2]) or _OTHER_PLACE.match(right)
        if not again or _VERTICAL.match(left) or not is_surely_body(left):
            continue
        if _is_issuer(right) and not _BRANCH.search(right):
            yield _print(view, at, cut)
            at = cut
    yield _print(view, at, end)
