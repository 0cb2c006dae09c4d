"""Step three: the words of a responsibility, made into roles.

Knows wordings and names, and nothing of where in the document they stand.
"""

import re
from collections.abc import Iterable

import attrs

from workplan.errors import UnknownAgencyError
from workplan.lookup import Agencies
from workplan.model import Agency, AgencyKind, Duty, Role, Span
from workplan.notice.mark import BLANKS

__all__ = ["Reading", "Registrar", "assignment"]

# What a list of names may end in, in the order tried, and what that makes of it. `None`: plain
# responsibility, whose duty depends on whether somebody else leads.
_WORDINGS: tuple[tuple[str, Duty | None], ...] = (
    ("按职责分工牵头负责", Duty.LEAD),  # 19.1
    ("牵头负责", Duty.LEAD),  # 4.1
    ("牵头", Duty.LEAD),  # 10.1
    ("按职责分工分别负责", None),  # 11.1
    ("按职责分工负责", None),  # 1.1
    ("负责", None),  # 4.2
    ("配合", Duty.SUPPORTING),
)
_OPEN = re.compile("等[^、,,;;]*$")  # 15.1: 市邮政管理局等; 6.2: …等罚没部门
# A list without any verb (6.2) is a responsibility only if every name in it ends like a body.
_BODY = re.compile("[局委办院部会]$|办公室$|海关$|支行$")
_GROUP = re.compile("^各")  # 27.1: 各区(市)打击侵权假冒领导小组办公室
_LONGEST_NAME = 40


@attrs.frozen
class Reading:
    """What an assignment says: `Measure`'s own fields."""

    wording: str
    roles: tuple[Role, ...]
    open_duties: tuple[Duty, ...]


@attrs.frozen
class _List:
    """Names under one verb."""

    names: tuple[tuple[int, int], ...]
    verb: str
    duty: Duty | None
    is_open: bool
    separator: str
    """The mark before the list."""


class Registrar:
    """Says which agency a printed name means, and keeps those that it has met."""

    def __init__(self, registry: Iterable[Agency]) -> None:
        self._register = Agencies(tuple(registry))
        self._met: dict[str, Agency] = {}

    def agency(self, printed: str) -> Agency:
        """The registered agency of that name, or a new one."""
        try:
            found = self._register.find(printed)
        except UnknownAgencyError:
            kind = AgencyKind.GROUP if _GROUP.match(printed) else AgencyKind.UNKNOWN
            found = Agency(printed, printed, kind=kind)
        return self._met.setdefault(found.id, found)

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Those met: the registered ones in the order of the register, then the others."""
        registered = [agency for agency in self._register if agency.id in self._met]
        return tuple(dict.fromkeys((*registered, *self._met.values())))


def assignment(text: str, start: int, end: int, registrar: Registrar) -> Reading | None:
    """What the words between two positions assign, or ``None`` where they assign nothing."""
    lists = _lists(text, start, end)
    names = [text[s:e] for found in lists for s, e in found.names]
    if not names or any(len(name) > _LONGEST_NAME for name in names):
        return None
    if not any(found.verb for found in lists) and not all(map(_BODY.search, names)):
        return None
    duties = _duties(lists)
    roles = tuple(
        Role(registrar.agency(name), duty, name, Span(s, e))
        for found, duty in zip(lists, duties, strict=True)
        for s, e in found.names
        for name in ["".join(text[s:e].split())]
    )
    still_open = dict.fromkeys(d for f, d in zip(lists, duties, strict=True) if f.is_open)
    return Reading(_wording(lists, duties), roles, tuple(still_open))


def _duties(lists: tuple[_List, ...]) -> tuple[Duty, ...]:
    """The duty of each list: a plain one supports where another leads, else it shares."""
    if any(found.duty is Duty.LEAD for found in lists):
        plain = Duty.SUPPORTING
    elif any(found.duty is Duty.SUPPORTING for found in lists):
        plain = Duty.LEAD  # A负责,B配合
    else:
        several = sum(len(found.names) for found in lists) > 1
        plain = Duty.SHARED if several or any(found.is_open for found in lists) else Duty.SOLE
    return tuple(found.duty or plain for found in lists)


def _wording(lists: tuple[_List, ...], duties: tuple[Duty, ...]) -> str:
    """The verbs, ``…`` standing for each list that supports."""
    words = ""
    for found, duty in zip(lists, duties, strict=True):
        if words and found.verb:
            words += found.separator
        words += ("…" if words and duty is Duty.SUPPORTING else "") + found.verb
    return words


def _lists(text: str, start: int, end: int) -> tuple[_List, ...]:
    """The lists of names; one without a verb takes that of the next (27.1: A、B,C负责)."""
    lists: list[_List] = []
    waiting: list[_List] = []
    for begin, stop in _split(text, start, end, ",,;;"):
        found = _list(text, begin, stop, text[begin - 1] if begin > start else "")
        waiting.append(found)
        if found.verb:
            lists += [attrs.evolve(w, duty=found.duty) for w in waiting]
            waiting = []
    return (*lists, *waiting)


def _list(text: str, start: int, end: int, separator: str) -> _List:
    start, end = _trim(text, start, end)
    verb, duty = next(((v, d) for v, d in _WORDINGS if text.endswith(v, start, end)), ("", None))
    end -= len(verb)
    opened = _OPEN.search(text[start:end])
    if opened:
        end = start + opened.start()
    names = tuple(
        bounds
        for s, e in _split(text, start, end, "、")
        for bounds in [_trim(text, s, e)]
        if bounds[0] < bounds[1]
    )
    return _List(names, verb, duty, opened is not None, separator)


def _split(text: str, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    """The stretches between `marks` that stand outside brackets."""
    parts, depth, at = [], 0, start
    for i in range(start, end):
        if text[i] in "((":
            depth += 1
        elif text[i] in "))":
            depth -= 1
        elif text[i] in marks and depth == 0:
            parts.append((at, i))
            at = i + 1
    return [*parts, (at, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip(BLANKS))
    return start, start + len(stretch.strip(BLANKS))
