"""Step three: the words of a responsibility, made into roles.

Knows lists and duties, and nothing of where in the document they stand. What a verb or a label
means it asks of `wordings`, what a name is of `names`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from workplan.model import Agency, AgencyKind, Duty, Registry, Role, fold
from workplan.notice.mark import STOPS, View
from workplan.notice.names import is_body, is_group, is_placed, is_surely_body, joined, names
from workplan.notice.wordings import (
    ASIDE,
    EXCEPTIONS,
    LEAD,
    RULE,
    SUPPORTING,
    ending,
    is_aside,
    label,
)

__all__ = ["Reading", "Registrar", "Stretch", "assignment"]

_SENTENCE = re.compile(
    "[?!《》%]|的|(?<!自)由|应当|必须|不得|可以|进一步|对.{2,}|将.{2,}|要.{3,}|是"
)
_INFIX = re.compile(  # 甲局牵头乙局配合, 甲局会同乙局
    "(?:牵头|主办|主责)(?:负责|办理|组织|实施|落实|推进|抓总|督导)?"
    "(?!总|单位|部门|机构|负责|办理|组织|实施|落实|推进|抓总|督导|推动|做好|统筹|协调|的|人|并)"
    "(?=..)|(?=会同..)|(?<=[局委办部厅院])(?=(?:会商|联合|商)[国省市区县各].)|(?<=会)(?=联合[国省市区县各].)"
)
_LONGEST_NAME = 40


@attrs.frozen
class Reading:
    """What an assignment says: `Measure`'s own fields."""

    wording: str
    roles: tuple[Role, ...]
    open_duties: tuple[Duty, ...]
    rule: str
    is_named: bool
    """Whether a verb or a label says that these are responsible."""
    is_certain: bool
    """Whether all are surely bodies, and one of them leads: enough outside any bracket."""


@attrs.frozen
class Stretch:
    """Words to be read together; a table's cell has its label in the head of its column."""

    start: int
    end: int
    label: str = ""
    duty: Duty | None = None


class Registrar:
    """Says which agency a printed name means."""

    def __init__(self, registry: Iterable[Agency]) -> None:
        self._registry = Registry(tuple(registry))
        self._ids = frozenset(agency.id for agency in self._registry)
        self._known: dict[str, Agency] = {}

    def role(self, view: View, start: int, end: int, duty: Duty) -> Role:
        """The role of the name between two positions."""
        span = view.span(start, end)
        printed = "".join(view.source[span.start : span.end].split())
        return Role(self._agency(printed), duty, printed, span)

    @property
    def has_registry(self) -> bool:
        """Whether the caller passed any agency."""
        return bool(self._ids)

    def agencies(self, roles: Iterable[Role]) -> tuple[Agency, ...]:
        """Those of `roles`: the registered ones in the order of the registry, then the others."""
        met = {role.agency.id: role.agency for role in roles}
        registered = {agency.id: agency for agency in self._registry if agency.id in met}
        return tuple((registered | met).values())

    def unknown(self, roles: Iterable[Role]) -> tuple[Role, ...]:
        """The first of `roles` for each agency that the registry does not have."""
        first: dict[str, Role] = {}
        for role in roles:
            if role.agency.id not in self._ids:
                first.setdefault(role.agency.id, role)
        return tuple(first.values())

    def is_ambiguous(self, printed: str) -> bool:
        """Whether several registered agencies go by this name."""
        return len(self._registry.find_all(printed)) > 1

    def _agency(self, printed: str) -> Agency:
        """The registered agency of that name, or a new one."""
        key = fold(printed).text
        if key not in self._known:
            found = self._registry.find_all(printed)
            kind = AgencyKind.GROUP if is_group(key) else AgencyKind.UNKNOWN
            agency = found[0] if len(found) == 1 else Agency(printed, printed, kind=kind)
            self._known[key] = agency
        return self._known[key]


# --- from words to lists ---------------------------------------------------------------------


@attrs.define
class _List:
    """Names under one verb or label, while it is being read."""

    separator: str = ""
    label: str = ""
    verb: str = ""
    duty: Duty | None = None
    names: list[tuple[int, int, Duty | None]] = attrs.Factory(list[tuple[int, int, Duty | None]])
    is_open: bool = False
    is_aside: bool = False
    is_vague: bool = False
    """Whether words behind the verb say what for: 市财政局负责资金保障."""
    is_joined: bool = False
    """Whether 会同 opens it."""


def assignment(
    view: View, stretches: Sequence[Stretch], registrar: Registrar, rule: str
) -> Reading | None:
    """What the words of some stretches assign together, or ``None`` where they assign nothing.

    `rule` are the words by which the first listed leads, if any govern here.
    """
    reading = _assignment(view, stretches, registrar, rule)
    if reading is None and len(stretches) == 1:
        only = stretches[0]
        stop = view.chars.find("。", only.start, only.end - 1)
        if stop > 0:  # (市水利局负责。以下各项均需各县落实,不再列出。)
            reading = _assignment(view, [attrs.evolve(only, end=stop)], registrar, rule)
    return reading


def _assignment(
    view: View, stretches: Sequence[Stretch], registrar: Registrar, rule: str
) -> Reading | None:
    lists: list[_List] = []
    for stretch in stretches:
        if EXCEPTIONS.match(view.chars, stretch.start, stretch.end):
            return None
        lists += _lists(view, stretch)
    lists = [found for found in lists if found.names and not found.is_aside]
    if all(found.is_vague for found in lists):
        return None
    chars = view.chars
    is_named = any(found.label or found.verb for found in lists)
    printed = [chars[s:e] for found in lists for s, e, _ in found.names]
    if not (_plausible(lists, chars) if is_named else _bodies(printed)):
        return None
    rule = _governing(lists, chars, rule)
    duties = _duties(lists, rule)
    roles = tuple(
        registrar.role(view, s, e, own or duty)
        for found, held in zip(lists, duties, strict=True)
        for (s, e, own), duty in zip(found.names, held, strict=True)
    )
    opened = dict.fromkeys(h[-1] for f, h in zip(lists, duties, strict=True) if f.is_open)
    leads = any(found.verb and found.duty is LEAD for found in lists)
    leads = leads and not any(found.is_vague for found in lists)
    certain = leads or chars.startswith("由", stretches[0].start)
    certain = certain and all(is_body(name) and "由" not in name for name in printed)
    return Reading(_wording(lists, duties), roles, tuple(opened), rule, is_named, certain)


def _plausible(lists: Sequence[_List], chars: str) -> bool:
    """Whether every name may be one; under a label more may be."""
    return all(
        1 < e - s <= _LONGEST_NAME
        and not _SENTENCE.search(chars, s, e)
        and (found.label or is_body(chars[s:e]) or (is_group(chars[s:e]) and e - s < 10))
        for found in lists
        for s, e, _ in found.names
    )


def _bodies(printed: Sequence[str]) -> bool:
    """Whether names without a verb are surely bodies (6.2: 市公安局、…等罚没部门)."""
    sure = [is_surely_body(name) and len(name) <= _LONGEST_NAME for name in printed]
    if len(printed) == 1:
        return sure[0] and is_placed(printed[0]) and len(printed[0]) > 2
    likely = [is_group(n) or (is_placed(n) and is_body(n)) for n in printed]
    known = any(sure) or any(name.startswith("各") for name in printed)
    if any(map(_COUNTED.search, printed)):
        return False
    certain = [s or g for s, g in zip(sure, likely, strict=True)]
    # …、市科协、临江日报社: one that is only likely does not undo the many that are certain.
    many = 2 * len(certain) < 3 * sum(certain) and all(map(is_body, printed))
    return known and (all(certain) or many)


_COUNTED = re.compile("[0-9]|[一二两三]名$")  # 各部门各明确1名 is no name


def _items(chars: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The stretches between separators that stand outside brackets, each with the mark before."""
    depth, at, mark = 0, start, ""
    for match in re.finditer("[()、,;。|/]", chars[start:end]):
        i, char = start + match.start(), match[0]
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(depth - 1, 0)
        elif depth == 0:
            yield at, i, mark
            at, mark = i + 1, char
    yield at, end, mark


def _pieces(view: View, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The items, cut again where a verb stands inside one or a label begins a line."""
    for s, e, mark in _items(view.chars, start, end):
        cuts = {m.end() for m in _INFIX.finditer(view.chars, s, e) if s < m.start()}
        if e - s > 1 and any(view.gaps[s + 1 : e]):
            cuts |= {i for i in range(s + 1, e) if view.gaps[i] and _parts(view, s, i, e, end)}
        at = s
        for cut in sorted(cuts):
            yield at, cut, mark
            at, mark = cut, ""
        yield at, e, mark


def _parts(view: View, start: int, at: int, end: int, last: int) -> bool:
    """Whether the blank before a position stands between two names, or before a label."""
    left = view.chars[start:at]
    right = view.chars[at : ending(view.chars, at, end)[2]]
    if is_aside(view, at):  # 市水利局<blank>完成时限:2025年底, but not 牵头<line end>考核单位:
        own = label(view, start, last)
        return own is None or own[0] <= at
    return label(view, at, last) is not None or (
        is_surely_body(left) and is_placed(right) and len(right) > 2 and is_body(right)
    )


def _lists(view: View, stretch: Stretch) -> list[_List]:
    """The lists of names in a stretch; one without a verb takes that of the next (27.1)."""
    made = [_List(label=stretch.label, duty=stretch.duty)]
    for start, end, mark in _pieces(view, stretch.start, stretch.end):
        separator = view.source[view.at[start - 1]] if mark else ""
        labelled = label(view, start, stretch.end)
        if labelled:
            start, words, duty = labelled
            made.append(_List(separator, words, duty=duty))
        elif is_aside(view, start):
            made.append(_List(is_aside=True))
        if not made[-1].is_aside:
            s, e = _trimmed(view.chars, start, max(start, end))
            _take(made, view.chars, s, e, (mark, separator))
    return made


def _take(made: list[_List], chars: str, start: int, end: int, marks: tuple[str, str]) -> None:
    """One item put to the last list; its verb ends that list."""
    mark, separator = marks
    beside = ASIDE.fullmatch(chars, start, end) or RULE.fullmatch(chars, start, end)
    if start == end or beside:
        return
    if joins := _JOINS.match(chars, start, end):
        made[-1].duty = made[-1].duty or LEAD
        made[-1].verb = made[-1].verb or joins[0]
        made.append(_List(separator, duty=SUPPORTING, is_joined=True))
    own = made[-1]
    verb, duty, end = ending(chars, start, end)
    if not verb and not own.label and (found := _with_object(chars, start, end)):
        verb, duty, end = found
        own.is_vague = True
    if not own.names and not own.label:
        own.separator = separator
    _add(own, chars, start, end, mark)
    if verb:
        own.verb = own.verb or verb
        if not own.is_joined and not (own.label and duty is None):
            own.duty = duty
        made.append(_List())


_JOINS = re.compile("会同|(?:会商|联合|商)(?=[国省市区县各])")  # 甲局会同乙局: the first leads
_OBJECT = re.compile("(牵头|负责|配合|协助|参与|参加|协办|支持)[^、,;。()]{2,14}")


def _with_object(chars: str, start: int, end: int) -> tuple[str, Duty | None, int] | None:
    """The verb after a body's name that has an object behind it, its duty, and where it begins."""
    match = _OBJECT.search(chars, start + 2, end)
    if match is None or match.end() < end or not is_surely_body(chars[start : match.start()]):
        return None
    verb, duty, at = ending(chars, match.start(), match.end(1))
    return verb, duty, at


def _trimmed(chars: str, start: int, end: int) -> tuple[int, int]:
    while start < end and chars[start] in STOPS + "-—":
        start += 1
    while start < end and chars[end - 1] in STOPS + "-—":
        end -= 1
    return start, end


def _add(own: _List, chars: str, start: int, end: int, mark: str) -> None:
    """The names of one item put to the list that is being read."""
    own_duty: Duty | None = None
    remark = re.search(r"\(([^()]{2,6})\)$", chars[start:end])
    verb, duty, rest = ending(remark[1], 0, len(remark[1])) if remark else ("", None, 0)
    if remark and verb and rest == 0 and duty:  # 市商务局(牵头)、市财政局(参与)
        own_duty = duty
        end = start + remark.start()
    elif beside := re.search(r"\([^()]*(?:第一|首位|按.{0,4}职责)[^()]*\)$", chars[start:end]):
        # 市商务局(排第一位的为牵头单位,下同)、市财政局(按职责分工)
        end = start + beside.start()
    found, opened = names(chars, start, end)
    own.is_open = own.is_open or opened
    for s, e in found:
        if (
            s == found[0][0]
            and mark == "、"
            and own.names
            and joined(chars[own.names[-1][0] : own.names[-1][1]], chars[s:e])
        ):
            own.names[-1] = (own.names[-1][0], e, own_duty)
        else:
            own.names.append((s, e, own_duty))


# --- from lists to duties --------------------------------------------------------------------


def _governing(lists: Sequence[_List], chars: str, rule: str) -> str:
    """The rule, where it governs: several plain names, the first of them named, nobody leading."""
    plain = [name for found in lists if found.duty is None for name in found.names]
    leads = any(f.duty is LEAD or any(n[2] is LEAD for n in f.names) for f in lists)
    several = len(plain) > 1 or any(f.is_open and f.duty is None for f in lists)
    if not rule or leads or not plain or not several:
        return ""
    return "" if is_group(chars[plain[0][0] : plain[0][1]]) else rule


def _duties(lists: Sequence[_List], rule: str) -> list[list[Duty]]:
    """The duty of each name: a plain one supports where another leads, else it shares."""
    held = [name[2] or found.duty for found in lists for name in found.names]
    plain = [found for found in lists if found.duty is None]
    if rule:
        first = plain[0].names[0]
        return [
            [LEAD if n is first else n[2] or found.duty or SUPPORTING for n in found.names]
            for found in lists
        ]
    if LEAD in held:
        otherwise = SUPPORTING
    elif SUPPORTING in held:
        otherwise = LEAD  # A负责,B配合
    else:
        several = len(held) > 1 or any(found.is_open for found in lists)
        otherwise = Duty.SHARED if several else Duty.SOLE
    return [[n[2] or found.duty or otherwise for n in found.names] for found in lists]


def _wording(lists: Sequence[_List], duties: Sequence[Sequence[Duty]]) -> str:
    """The labels and verbs, ``…`` standing for each list that supports."""
    words = ""
    for found, held in zip(lists, duties, strict=True):
        if words and (found.verb or found.label):
            words += found.separator
        words += f"{found.label}:" if found.label else ""
        supports = held[-1] is SUPPORTING
        words += ("…" if words and supports else "") + found.verb
    return words
