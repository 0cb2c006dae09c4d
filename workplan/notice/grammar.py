"""From tokens to duties: the lists of names of a responsibility, and what each gives.

Each function has its production as docstring and returns a value. Knows tokens and duties; not
where in the document they are, and no agencies.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from workplan.model import Duty
from workplan.notice.lexer import Kind, Token, tokenize
from workplan.notice.names import Shape, is_body, is_group, is_placed, joins
from workplan.notice.view import View
from workplan.notice.vocabulary import GUIDANCE, LEAD, SUPPORTING

__all__ = ["DUTY_RULES", "Doubt", "NamedDuty", "Reading", "Stretch", "read_responsibility"]


@attrs.frozen
class Stretch:
    """Words to be read together; a table's cell has its label in the head of its column."""

    start: int
    end: int
    label: str = ""
    duty: Duty | None = None


class NamedDuty(NamedTuple):
    """A name of a responsibility with the duty that it has there."""

    start: int
    end: int
    duty: Duty
    shape: Shape


class Doubt(NamedTuple):
    """Why a person should look at some words, as the code of a diagnostic."""

    code: str
    start: int
    end: int


@attrs.frozen
class Reading:
    """What a responsibility says."""

    wording: str
    names: tuple[NamedDuty, ...]
    open_duties: tuple[Duty, ...]
    rule: str
    """Words by which the first listed leads, where they govern."""
    fields: tuple[Token, ...]
    doubts: tuple[Doubt, ...]
    is_named: bool
    """Whether a verb or a label says that these are responsible."""
    is_sure: bool
    """Whether somebody leads and nothing is in doubt: enough outside any bracket."""


@attrs.frozen
class _Name:
    """A name of a list, with its own duty where a bracket behind it gives one."""

    start: int
    end: int
    shape: Shape
    doubt: str
    duty: Duty | None = None


@attrs.frozen
class _Group:
    """A list of names under one label or before one verb."""

    names: tuple[_Name, ...]
    duty: Duty | None
    """`None` for plain responsibility."""
    words: tuple[Token, ...]
    """Every token of it that is not a name, in order."""
    label: str = ""
    """The head of its column, if it is a cell."""
    has_label: bool = False
    has_verb: bool = False
    is_open: bool = False
    is_vague: bool = False
    """Whether words behind the verb say what for."""


# --- tokens to groups ----------------------------------------------------------------------------


def _read_groups(view: View, tokens: Sequence[Token], stretch: Stretch) -> Iterator[_Group]:
    """responsibility = group*"""
    at = 0
    label, duty = stretch.label, stretch.duty
    joined = False
    while at < len(tokens):
        group, at, joined = _read_group(view, tokens, at, (label, duty, joined))
        if group.has_label or group.has_verb:
            label, duty = "", None
        yield group


def _read_group(
    view: View, tokens: Sequence[Token], at: int, head: tuple[str, Duty | None, bool]
) -> tuple[_Group, int, bool]:
    """group = LABEL? names (MANNER* VERB+ REMARK?)? | names JOIN"""
    label, duty, joined = head
    names: list[_Name] = []
    words: list[Token] = []
    has_label, has_verb, is_open, is_vague = bool(label), False, False, False
    begin = at
    while at < len(tokens):
        token = tokens[at]
        if token.kind is Kind.LABEL:
            if at > begin and (names or has_label or has_verb):
                break
            has_label, duty, joined = True, token.duty, False
        elif token.kind is Kind.JOIN:
            if not names and not has_verb and not has_label:
                duty, joined = SUPPORTING, True
            else:
                words.append(token)
                return (
                    _Group(tuple(names), duty or LEAD, tuple(words), label, has_label, True, is_open),
                    at + 1,
                    True,
                )
        elif token.kind is Kind.NAME:
            if has_verb:
                break
            names = _add_name(view, names, token, tokens[at - 1] if at > begin else None)
        elif token.kind is Kind.REMARK and token.duty and names and tokens[at - 1].kind is Kind.NAME:
            names[-1] = attrs.evolve(names[-1], duty=token.duty)
        elif token.kind is Kind.OPEN:
            is_open = True
        elif token.kind is Kind.VERB:
            has_verb = True
            if token.duty and not joined and duty is not LEAD:
                duty = token.duty
        elif token.kind is Kind.MANNER and names and not has_verb:
            has_verb = has_verb or _says_plainly(view, token)
        elif token.kind is Kind.REMARK and has_verb and tokens[at - 1].kind in (Kind.VERB, Kind.MANNER):
            is_vague = True
        elif token.kind is Kind.SEPARATOR and has_verb:
            break
        words.append(token)
        at += 1
    if joined:
        duty = SUPPORTING
        has_verb = True
    while at < len(tokens) and tokens[at].kind is Kind.SEPARATOR and has_verb:
        break
    return (
        _Group(tuple(names), duty, tuple(words), label, has_label, has_verb, is_open, is_vague),
        max(at, begin + 1),
        False,
    )


def _add_name(
    view: View, names: list[_Name], token: Token, before: Token | None
) -> list[_Name]:
    """names = NAME (SEPARATOR NAME)*, where 、 inside a group of places separates nothing"""
    if names and before is not None and before.kind is Kind.SEPARATOR:
        last = names[-1]
        is_comma = view.chars[before.start : before.end] == "、" and last.end == before.start
        if is_comma and joins(view.chars[last.start : last.end], view.chars[token.start : token.end]):
            return [*names[:-1], _Name(last.start, token.end, Shape.SURE, last.doubt)]
    return [*names, _Name(token.start, token.end, token.shape, token.doubt)]


def _says_plainly(view: View, token: Token) -> bool:
    """Whether a manner says 负责 by itself: 甲局、乙局按职责分工."""
    return token.end - token.start > 2 or view.chars[token.start : token.end] in ("分工", "职责")


# --- a responsibility ----------------------------------------------------------------------------


def read_responsibility(view: View, stretches: Sequence[Stretch], rule: str) -> Reading | None:
    """Return what some stretches assign together, or ``None`` where they assign nothing.

    `rule` are the words by which the first listed leads, if any govern here.
    """
    groups: list[_Group] = []
    for stretch in stretches:
        tokens = tokenize(view, stretch.start, stretch.end)
        groups += _read_groups(view, tokens, stretch)
    named = [group for group in groups if group.names]
    if not named:
        return None
    is_named = any(group.has_label or group.has_verb for group in named)
    doubts = tuple(_find_doubts(view, groups, is_named=is_named))
    if not is_named and (doubts or not _are_bodies(view, named)):
        return None
    if any(d.code == "doubtful-name" for d in doubts) and not _has_whole_name(view, named):
        return None
    if all(group.is_vague or not group.has_verb for group in named) and named[0].is_vague:
        return None
    rule = _choose_rule(view, named, rule)
    duties = _choose_duties(view, named, rule)
    names = tuple(
        NamedDuty(name.start, name.end, duty, name.shape)
        for group, held in zip(named, duties, strict=True)
        for name, duty in zip(group.names, held, strict=True)
    )
    opened = dict.fromkeys(h[-1] for g, h in zip(named, duties, strict=True) if g.is_open)
    leads = any(group.has_verb and group.duty is LEAD for group in named)
    return Reading(
        _make_wording(view, groups, dict(zip(map(id, named), duties, strict=True))),
        names,
        tuple(opened),
        rule,
        tuple(token for group in groups for token in group.words if token.kind is Kind.FIELD),
        doubts,
        is_named,
        not doubts
        and not any(group.is_vague for group in named)
        and (leads or view.chars.startswith("由", stretches[0].start))
        and all(name.shape >= Shape.WEAK for name in names),
    )


def _has_whole_name(view: View, groups: Sequence[_Group]) -> bool:
    """Whether a list has a label or a name that is one for certain: not 一网通办、一网协同."""
    return any(
        group.has_label
        or (name.shape is Shape.SURE and (is_placed(text) or is_group(text)))
        for group in groups
        for name in group.names
        for text in [view.chars[name.start : name.end]]
    )


def _find_doubts(view: View, groups: Sequence[_Group], *, is_named: bool) -> Iterator[Doubt]:
    """What a person should look at in a responsibility."""
    names = [(group, name) for group in groups for name in group.names]
    for i, (group, name) in enumerate(names):
        if name.doubt:
            yield Doubt(name.doubt, name.start, name.end)
        elif name.shape is Shape.PLAIN and not group.has_label:
            beside = (names[i - 1][1] if i else None, names[i + 1][1] if i + 1 < len(names) else None)
            if not all(other and other.shape is Shape.SURE for other in beside):
                yield Doubt("doubtful-name", name.start, name.end)
    for group in groups:
        for token in group.words:
            if token.kind is Kind.OTHER:
                yield Doubt(token.doubt, token.start, token.end)
        if not group.names:
            yield from _find_missing(view, group)
        if group.is_open:
            yield from _find_odd_openings(view, group)


def _find_missing(view: View, group: _Group) -> Iterator[Doubt]:
    """A verb or a label that gives a duty and has nobody: 牵头 in (牵头,市公安局配合)."""
    for token in group.words:
        if token.kind is Kind.LABEL or (token.kind is Kind.VERB and token.duty):
            yield Doubt("nobody-named", token.start, token.end)
            return


def _find_odd_openings(view: View, group: _Group) -> Iterator[Doubt]:
    """等 before a name where a sort of bodies should be: 甲局等乙局."""
    for token in group.words:
        words = view.chars[token.start + 1 : token.end]
        if token.kind is Kind.OPEN and len(words) > 3 and is_body(words) and not is_group(words):
            if is_placed(words) and not words.endswith(("部门", "单位", "机构", "企业", "组织")):
                yield Doubt("unread-words", token.start, token.end)


def _are_bodies(view: View, groups: Sequence[_Group]) -> bool:
    """Whether names without a verb and a label are surely bodies: 市公安局、…等罚没部门."""
    names = [name for group in groups for name in group.names]
    printed = [view.chars[name.start : name.end] for name in names]
    if len(printed) == 1:
        (name,), (text,) = names, printed
        is_one = name.shape is Shape.SURE and is_body(text)
        return is_one and is_placed(text) and len(text) > 2
    sure = [name.shape is Shape.SURE and (is_body(t) or is_group(t)) for name, t in zip(names, printed, strict=True)]
    likely = [s or (is_placed(t) and is_body(t)) for s, t in zip(sure, printed, strict=True)]
    known = any(s and is_body(t) for s, t in zip(sure, printed, strict=True))
    # …、市科协、临江日报社: one that is only likely does not undo the many that are certain.
    return known and (all(likely) or (2 * len(sure) < 3 * sum(sure) and all(map(is_body, printed))))


# --- duties --------------------------------------------------------------------------------------

DUTY_RULES: tuple[tuple[str, str, Duty], ...] = (
    ("a statement that the first listed leads, and nobody leads by name: the first", "甲局、乙局负责(列第一位者牵头)", LEAD),
    ("a statement that the first listed leads, and nobody leads by name: the others", "甲局、乙局负责(列第一位者牵头)", SUPPORTING),
    ("beside a lead", "甲局牵头,乙局、丙局按职责分工负责", SUPPORTING),
    ("one body, others support", "甲局负责,乙局配合", LEAD),
    ("several or a group, others support", "甲局、乙局负责,丙局配合", Duty.SHARED),
    ("one body, nobody beside it", "甲局负责", Duty.SOLE),
    ("several or an open list, nobody leads", "甲局、乙局负责", Duty.SHARED),
)
"""The duty of a name whose verb or label says plain responsibility (口径): case, phrase, duty."""


def _choose_rule(view: View, groups: Sequence[_Group], rule: str) -> str:
    """The rule, where it governs: several plain names, the first of them named, nobody leading."""
    plain = [name for group in groups if group.duty is None for name in group.names]
    leads = any(g.duty is LEAD or any(n.duty is LEAD for n in g.names) for g in groups)
    several = len(plain) > 1 or any(g.is_open and g.duty is None for g in groups)
    if not rule or leads or not plain or not several:
        return ""
    return "" if is_group(view.chars[plain[0].start : plain[0].end]) else rule


def _choose_duties(view: View, groups: Sequence[_Group], rule: str) -> list[list[Duty]]:
    """The duty of each name; `DUTY_RULES` says what a plain one has."""
    if rule:
        first = next(group for group in groups if group.duty is None).names[0]
        return [
            [LEAD if n is first else n.duty or group.duty or SUPPORTING for n in group.names]
            for group in groups
        ]
    plain = _choose_plain_duty(view, groups)
    return [[name.duty or group.duty or plain for name in group.names] for group in groups]


def _choose_plain_duty(view: View, groups: Sequence[_Group]) -> Duty:
    held = [name.duty or group.duty for group in groups for name in group.names]
    if LEAD in held:
        return SUPPORTING
    plain = [n for g in groups for n in g.names if (n.duty or g.duty) is None]
    several = len(plain) > 1 or any(g.is_open for g in groups if g.duty is None)
    if SUPPORTING in held:
        if len(plain) != 1 or several:
            return Duty.SHARED
        is_many = is_group(view.chars[plain[0].start : plain[0].end])
        return Duty.SHARED if is_many and _only_guides(view, groups) else LEAD
    return Duty.SHARED if several else Duty.SOLE


def _only_guides(view: View, groups: Sequence[_Group]) -> bool:
    """Whether those who support only guide: 甲局指导,各有关部门负责 gives nobody the lead."""
    verbs = [
        view.chars[token.start : token.end]
        for group in groups
        if group.duty is SUPPORTING
        for token in group.words
        if token.duty is SUPPORTING
    ]
    return all(GUIDANCE in verb for verb in verbs)


# --- wording -------------------------------------------------------------------------------------


def _make_wording(
    view: View, groups: Sequence[_Group], duties: dict[int, list[Duty]]
) -> str:
    """All words that are no name, ``…`` standing for each list that supports."""
    words = ""
    for group in groups:
        said, separator = "", ""
        label = f"{group.label}:" if group.label else ""
        for token in group.words:
            text = _text(view, token)
            if token.kind in (Kind.NAME, Kind.OPEN, Kind.FIELD):
                continue
            if token.kind is Kind.SEPARATOR:
                separator = text if not said and not label else separator
            elif token.kind is Kind.LABEL:
                label = f"{_trim_label(text)}:"
            else:
                said += text
        supports = duties.get(id(group), [LEAD])[-1] is SUPPORTING
        if words and (said or label):
            words += separator
        words += label
        words += ("…" if words and supports else "") + said
    return words


def _text(view: View, token: Token) -> str:
    if token.kind is Kind.SEPARATOR:
        return view.source[view.at[token.start]]
    return "".join(view.text(token.start, token.end).split())


def _trim_label(text: str) -> str:
    return text.strip("【】〔〕()()::—为是")
