"""From tokens to duties: the lists of names of a responsibility, and what each gives.

Each function has its production as docstring and returns a value. Knows tokens and duties; not
where in the document they are, and no agencies.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from workplan.model import Duty
from workplan.notice import vocabulary as v
from workplan.notice.labels import LABEL_MARKS
from workplan.notice.lexer import tokenize
from workplan.notice.names import Shape, is_body, is_group, is_placed, joins
from workplan.notice.tokens import Kind, Token
from workplan.notice.view import View
from workplan.notice.vocabulary import LEAD, SUPPORTING

__all__ = [
    "DUTY_RULES",
    "Doubt",
    "DutyRule",
    "NamedDuty",
    "Reading",
    "Stretch",
    "read_responsibility",
]

_OPENERS = v.list_words(v.SENTENCE_OPENERS)
_GUIDANCE = re.compile(v.either(v.GUIDANCE))
_BEFORE_COMMA = re.compile(v.either(v.BEFORE_COMMA))


@attrs.frozen
class Stretch:
    """Words to be read together; a table's cell has its label in the head of its column."""

    start: int
    end: int
    label: str = ""
    duty: Duty | None = None
    continues: bool = False
    """Whether it is a further line of a cell, under the label of the first."""

    @property
    def is_labelled(self) -> bool:
        """Whether the head of its column is its label."""
        return bool(self.label) or self.continues


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
    """A list of names under one label, or before one verb."""

    tokens: tuple[Token, ...]
    names: tuple[_Name, ...]
    duty: Duty | None
    """`None` for plain responsibility."""
    label: str
    """The head of its column, if it is a cell."""
    has_label: bool
    has_verb: bool
    is_open: bool
    is_vague: bool
    """Whether words behind the verb say what for: 市财政局负责资金."""

    @property
    def is_named(self) -> bool:
        """Whether a verb or a label says that its names are responsible."""
        return self.has_label or self.has_verb


# --- tokens to groups ----------------------------------------------------------------------------


def _read_groups(view: View, stretch: Stretch) -> Iterator[_Group]:
    """responsibility = group*"""
    tokens = tokenize(view, stretch.start, stretch.end)
    groups = _cut_groups(view, tokens)
    for i, group in enumerate(groups):
        head = stretch if i == 0 and stretch.is_labelled else None
        leads = i + 1 < len(groups) and any(t.kind is Kind.JOIN for t in groups[i + 1][:2])
        yield _make_group(view, group, head, leads=leads)


def _cut_groups(view: View, tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """group = SEPARATOR? (LABEL | JOIN)? names (MANNER | VERB)* REMARK?

    A group ends behind its verbs, and before the label or the 会同 of the next; also at the last
    comma before names whose verb is theirs alone: 牵头单位:甲局,乙局配合.
    """
    groups: list[list[Token]] = [[]]
    says = False
    for token in tokens:
        own = groups[-1]
        if token.kind in (Kind.LABEL, Kind.JOIN):
            begun = any(t.kind in (Kind.NAME, Kind.VERB, Kind.LABEL) for t in own)
            if begun:
                # The separator is printed before the group that follows.
                last = [own.pop()] if own[-1].kind is Kind.SEPARATOR else []
                groups.append(last)
            says = False
        elif says and token.kind in (Kind.SEPARATOR, Kind.NAME):
            groups.append([])
            says = False
        elif token.kind is Kind.VERB and not says:
            comma = _find_own_comma(view, token, own)
            if comma is not None:
                groups.append(own[comma:])
                del own[comma:]
        groups[-1].append(token)
        says = says or _says(token, own)
    return [tuple(group) for group in groups if group]


def _says(token: Token, own: Sequence[Token]) -> bool:
    """Whether a token says that the names before it are responsible."""
    return token.says and (token.kind is Kind.VERB or any(t.kind is Kind.NAME for t in own))


def _find_own_comma(view: View, verb: Token, before: Sequence[Token]) -> int | None:
    """The last comma before a verb if its names are those behind it: 甲局、乙局,丙局配合.

    Where all names are parted by commas, nothing tells whose the verb is: 甲局,乙局,丙局牵头.
    """
    marks = [i for i, t in enumerate(before) if t.kind is Kind.SEPARATOR]
    commas = [i for i in marks if view.chars[before[i].start] != "、"]
    if not commas or not any(t.kind is Kind.NAME for t in before[: commas[-1]]):
        return None
    is_mixed = len(commas) < len(marks) and verb.duty is not None
    is_alone = verb.duty is SUPPORTING and all(
        before[i + 1].kind is Kind.FIELD for i in commas[:-1]
    )
    is_other = verb in _find_contradictions((*before, verb))
    return commas[-1] if is_other or is_mixed or is_alone else None


def _find_contradictions(tokens: Sequence[Token]) -> Iterator[Token]:
    """The verbs that give another duty than the label of their list: 牵头单位:甲局、乙局配合."""
    duties = {token.duty for token in tokens if token.kind is Kind.LABEL and token.duty}
    for token in tokens:
        if duties and token.kind is Kind.VERB and token.duty and token.duty not in duties:
            yield token


def _is_said(tokens: Sequence[Token]) -> bool:
    """Whether some of the tokens say that the names before them are responsible."""
    first = next((i for i, token in enumerate(tokens) if token.kind is Kind.NAME), len(tokens))
    return any(t.says and (t.kind is Kind.VERB or i > first) for i, t in enumerate(tokens))


def _make_group(
    view: View, tokens: tuple[Token, ...], head: Stretch | None, *, leads: bool
) -> _Group:
    """The group that some tokens make; `head` is the label of their column, if there is one."""
    label = next((token for token in tokens if token.kind is Kind.LABEL), None)
    joined = any(token.kind is Kind.JOIN for token in tokens)
    has_verb = joined or leads or _is_said(tokens)
    kinds = [token.kind for token in tokens]
    return _Group(
        tokens,
        _read_names(view, tokens),
        _find_duty(tokens, label.duty if label else head.duty if head else None, joined, leads),
        head.label if head and label is None else "",
        label is not None or head is not None,
        has_verb,
        Kind.OPEN in kinds,
        any(_is_object(view, *pair) for pair in pairwise(tokens)),
    )


def _is_object(view: View, verb: Token, remark: Token) -> bool:
    """Whether a remark is the object of a verb: 负责资金, but not 负责(下同)."""
    is_bare = remark.kind is Kind.REMARK and view.chars[remark.start] != "("
    return verb.kind is Kind.VERB and is_bare


def _find_duty(tokens: Sequence[Token], own: Duty | None, joined: bool, leads: bool) -> Duty | None:
    """The duty of a list: of its verbs, else of its label; whoever 会同 others leads."""
    if joined:
        return SUPPORTING
    verbs = {token.duty for token in tokens if token.kind is Kind.VERB}
    if LEAD in verbs or own is LEAD or (leads and not verbs):
        return LEAD
    return SUPPORTING if SUPPORTING in verbs else own


def _read_names(view: View, tokens: Sequence[Token]) -> tuple[_Name, ...]:
    """names = NAME REMARK? (SEPARATOR NAME REMARK?)* OPEN?

    、 inside a group of places separates nothing: 各市、县人民政府.
    """
    names: list[_Name] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.kind is Kind.NAME:
            own = _Name(token.start, token.end, token.shape, token.doubt)
            if names and _is_one(view, names[-1], before, own):
                own = attrs.evolve(
                    own, start=names[-1].start, shape=Shape.SURE, doubt=names[-1].doubt
                )
                names.pop()
            names.append(own)
        elif (
            token.kind is Kind.REMARK
            and token.duty
            and names
            and before
            and before.kind is Kind.NAME
        ):
            names[-1] = attrs.evolve(names[-1], duty=token.duty)
    return tuple(names)


def _is_one(view: View, last: _Name, before: Token | None, own: _Name) -> bool:
    """Whether two names with 、 between them are one."""
    return (
        before is not None
        and before.kind is Kind.SEPARATOR
        and last.end == before.start
        and view.chars[before.start : before.end] == "、"
        and joins(view.chars[last.start : last.end], view.chars[own.start : own.end])
    )


# --- a responsibility ----------------------------------------------------------------------------


def read_responsibility(view: View, stretches: Sequence[Stretch], rule: str) -> Reading | None:
    """Return what some stretches assign together, or ``None`` where they assign nothing.

    `rule` are the words by which the first listed leads, if any govern here.
    """
    groups = [group for stretch in stretches for group in _read_groups(view, stretch)]
    named = [group for group in groups if group.names]
    is_named = any(group.is_named for group in named)
    doubts = tuple(_find_doubts(view, groups))
    if not named or not _is_responsibility(view, named, doubts, is_named=is_named):
        return None
    rule = _choose_rule(view, named, rule)
    duties = _choose_duties(view, named, rule)
    names = tuple(
        NamedDuty(name.start, name.end, duty, name.shape)
        for group, held in zip(named, duties, strict=True)
        for name, duty in zip(group.names, held, strict=True)
    )
    opened = dict.fromkeys(h[-1] for g, h in zip(named, duties, strict=True) if g.is_open)
    return Reading(
        _make_wording(view, groups, dict(zip(map(id, named), duties, strict=True))),
        names,
        tuple(opened),
        rule,
        tuple(token for group in groups for token in group.tokens if token.kind is Kind.FIELD),
        doubts,
        is_named,
        not doubts
        and not any(group.is_vague for group in named)
        and (
            any(name.duty is LEAD for name in names)
            or view.chars.startswith(_OPENERS, stretches[0].start)
        )
        and all(_is_whole(view, name) for name in names),
    )


def _is_responsibility(
    view: View, named: Sequence[_Group], doubts: Sequence[Doubt], *, is_named: bool
) -> bool:
    """Whether lists of names with what is beside them say who is responsible."""
    if not is_named:
        return not doubts and _are_bodies(view, named)
    if all(group.is_vague or not group.has_verb for group in named) and named[0].is_vague:
        return False  # 市财政局负责资金
    doubtful = any(doubt.code == "doubtful-name" for doubt in doubts)
    return not doubtful or _has_whole_name(view, named)


def _is_whole(view: View, name: NamedDuty) -> bool:
    """Whether a name is one outside any bracket, too: not 实行省 in 实行省负总责."""
    words = view.chars[name.start : name.end]
    return name.shape is Shape.SURE or (name.shape is Shape.WEAK and is_placed(words))


def _has_whole_name(view: View, groups: Sequence[_Group]) -> bool:
    """Whether a list has a label or a name that is one for certain: not 一网通办、一网协同."""
    return any(
        group.has_label or (name.shape is Shape.SURE and (is_placed(text) or is_group(text)))
        for group in groups
        for name in group.names
        for text in [view.chars[name.start : name.end]]
    )


def _find_doubts(view: View, groups: Sequence[_Group]) -> Iterator[Doubt]:
    """What a person should look at in a responsibility."""
    names = [(group, name) for group in groups for name in group.names]
    for i, (group, name) in enumerate(names):
        if name.doubt:
            yield Doubt(name.doubt, name.start, name.end)
        elif name.shape is Shape.PLAIN and name.end - name.start < 4:
            yield Doubt("doubtful-name", name.start, name.end)  # a person: 责任单位:王某某
        elif name.shape is Shape.PLAIN and not group.has_label:
            beside = [
                other.shape for _, other in (*names[max(i - 1, 0) : i], *names[i + 1 : i + 2])
            ]
            if beside != [Shape.SURE, Shape.SURE]:
                yield Doubt("doubtful-name", name.start, name.end)
    for group in groups:
        for token in _find_contradictions(group.tokens):
            yield Doubt("unread-words", token.start, token.end)
        for token in group.tokens:
            if token.kind in (Kind.FIELD, Kind.REMARK) and token.doubt:
                yield Doubt(token.doubt, token.start, token.end)
            if token.kind is Kind.OTHER or (token.kind is Kind.OPEN and _is_odd(view, token)):
                yield Doubt("unread-words", token.start, token.end)
        missing = None if group.names else _find_missing(group)
        if missing is not None:
            yield Doubt("nobody-named", missing.start, missing.end)


def _find_missing(group: _Group) -> Token | None:
    """A verb or a label that gives a duty and has nobody: 牵头 in (牵头,市公安局配合)."""
    gives = (t for t in group.tokens if t.kind is Kind.LABEL or (t.kind is Kind.VERB and t.duty))
    return next(gives, None)


def _is_odd(view: View, token: Token) -> bool:
    """Whether 等 is before a name where a sort of bodies should be: 甲局等乙局."""
    words = view.chars[token.start + 1 : token.end]
    return len(words) > 3 and is_placed(words) and is_body(words) and not is_group(words)


def _are_bodies(view: View, groups: Sequence[_Group]) -> bool:
    """Whether names without a verb and a label are surely bodies: 市公安局、…等罚没部门."""
    names = [name for group in groups for name in group.names]
    printed = [view.chars[name.start : name.end] for name in names]
    if len(printed) == 1:
        (name,), (text,) = names, printed
        is_one = name.shape is Shape.SURE and is_body(text)
        return is_one and is_placed(text) and len(text) > 2
    sure = [n.shape is Shape.SURE for n in names]
    likely = [s or (is_placed(t) and is_body(t)) for s, t in zip(sure, printed, strict=True)]
    # …、市科协、临江日报社: one that is only likely does not undo the many that are certain.
    mostly = sure[0] and 2 * sum(sure) >= len(sure) and all(map(is_body, printed))
    return any(sure) and (all(likely) or mostly)


# --- duties --------------------------------------------------------------------------------------


class _Case(NamedTuple):
    """What else a responsibility says, beside a plain list: who leads and who supports."""

    is_led: bool
    is_supported: bool
    is_one: bool
    """Whether the plain lists have one name, and none is open."""
    is_guided_group: bool
    """Whether that one is a group, and whoever supports it only guides."""


@attrs.frozen
class DutyRule:
    """A row of the decision table of duties."""

    when: str
    phrase: str
    applies: Callable[[_Case], bool]
    duty: Duty


DUTY_RULES = (
    DutyRule("somebody leads", "甲局牵头,乙局负责", lambda case: case.is_led, SUPPORTING),
    DutyRule(
        "a group that somebody guides",
        "甲局指导,各有关部门负责",
        lambda case: case.is_guided_group,
        Duty.SHARED,
    ),
    DutyRule(
        "one, and others support it",
        "甲局负责,乙局配合",
        lambda case: case.is_one and case.is_supported,
        LEAD,
    ),
    DutyRule("one alone", "甲局负责", lambda case: case.is_one, Duty.SOLE),
    DutyRule("several, or an open list", "甲局、乙局负责", lambda _: True, Duty.SHARED),
)
"""The duty of whoever is plainly responsible (口径); the first row that applies decides."""


def _choose_rule(view: View, groups: Sequence[_Group], rule: str) -> str:
    """The rule, where it governs: several plain names, the first of them named, nobody leading."""
    plain = [name for group in groups if group.duty is None for name in group.names]
    leads = any(g.duty is LEAD or any(n.duty is LEAD for n in g.names) for g in groups)
    several = len(plain) > 1 or any(g.is_open and g.duty is None for g in groups)
    if not rule or leads or not plain or not several:
        return ""
    if is_group(view.chars[plain[0].start : plain[0].end]):
        return ""
    return rule if not _BEFORE_COMMA.search(rule) or _find_comma(view, groups) else ""


def _find_comma(view: View, groups: Sequence[_Group]) -> int:
    """Where the first comma between two plain names is, 0 where there is none."""
    plain = [group for group in groups if group.duty is None and group.names][:1]
    commas = (
        token.start
        for group in plain
        for token in group.tokens
        if token.kind is Kind.SEPARATOR
        and view.chars[token.start] == ","
        and group.names[0].end <= token.start < group.names[-1].start
    )
    return next(commas, 0)


def _choose_duties(view: View, groups: Sequence[_Group], rule: str) -> list[list[Duty]]:
    """The duty of each name; `DUTY_RULES` says what a plain one has."""
    if rule:
        first = next(group for group in groups if group.duty is None).names[0]
        # Whoever is before the comma leads, or else the first alone.
        end = _find_comma(view, groups) if _BEFORE_COMMA.search(rule) else first.end
        return [
            [
                LEAD
                if _is_led_by(n, group, first.start, end)
                else n.duty or group.duty or SUPPORTING
                for n in group.names
            ]
            for group in groups
        ]
    plain = _choose_plain_duty(view, groups)
    return [[name.duty or group.duty or plain for name in group.names] for group in groups]


def _is_led_by(name: _Name, group: _Group, start: int, end: int) -> bool:
    return group.duty is None and start <= name.start < end


def _choose_plain_duty(view: View, groups: Sequence[_Group]) -> Duty:
    """The duty that `DUTY_RULES` give to plain names."""
    held = [name.duty or group.duty for group in groups for name in group.names]
    plain = [n for g in groups for n in g.names if (n.duty or g.duty) is None]
    is_one = len(plain) == 1 and not any(g.is_open for g in groups if g.duty is None)
    is_group_alone = is_one and is_group(view.chars[plain[0].start : plain[0].end])
    is_supported = SUPPORTING in held
    guided = is_group_alone and is_supported and _only_guides(view, groups)
    case = _Case(LEAD in held, is_supported, is_one, guided)
    return next(rule.duty for rule in DUTY_RULES if rule.applies(case))


def _only_guides(view: View, groups: Sequence[_Group]) -> bool:
    """Whether those who support only guide: 甲局指导,各有关部门负责 gives nobody the lead."""
    verbs = [
        view.chars[token.start : token.end]
        for group in groups
        if group.duty is SUPPORTING
        for token in group.tokens
        if token.duty is SUPPORTING
    ]
    return all(_GUIDANCE.search(verb) for verb in verbs)


# --- wording -------------------------------------------------------------------------------------


def _make_wording(
    view: View, groups: Sequence[_Group], duties: Mapping[int, Sequence[Duty]]
) -> str:
    """All words that are no name, ``…`` standing for each list that supports."""
    words = ""
    for group in groups:
        supports = duties.get(id(group), (LEAD,))[-1] is SUPPORTING
        words += _word_group(view, group, supports=supports, is_first=not words)
    return words


def _word_group(view: View, group: _Group, *, supports: bool, is_first: bool) -> str:
    """The words of one group, with the separator before it."""
    words = f"{group.label}:" if group.label else ""
    separator, before = "", ""
    for token in group.tokens:
        if token.kind is Kind.SEPARATOR:
            before = _print_token(view, token)
            separator = separator or (before if not words else "")
        elif token.kind in (Kind.NAME, Kind.OPEN):
            if supports and "…" not in words and (words or not is_first):
                words += "…"
            before = ""
        elif token.kind is not Kind.FIELD:
            text = _print_token(view, token)
            words += (before if words else "") + text
            before = ""
    return (separator if words and not is_first else "") + words


def _print_token(view: View, token: Token) -> str:
    """The printed words of a token without whitespace; a label with one colon behind it."""
    if token.kind is Kind.SEPARATOR:
        return view.source[view.at[token.start]]
    words = "".join(view.text(token.start, token.end).split())
    return f"{words.strip(LABEL_MARKS)}:" if token.kind is Kind.LABEL else words
