"""What changed from one plan to the next.

Knows two plans and how their parts are matched; not where they come from.

The rule. Two parts are alike by the share of character pairs that they have in common (Dice's
coefficient over the sets of neighbouring characters, blanks left out): a section by its title, a
measure by its clause, a task by its whole text or by the mean of that and of its title, whichever
is more. Of all pairs that are alike enough (`threshold`) the most alike is matched first, then the
next that is still free; among equals the one that moved least. Measures are matched inside matched
tasks first, then over the whole document. What finds no partner was added or removed.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Generic, TypeVar

import attrs

from workplan.errors import AmbiguousAgencyError, UnknownAgencyError
from workplan.lookup import Agencies, folded
from workplan.model import Agency, Duty, Measure, Role, Section, Succession, Task
from workplan.plan import Plan

__all__ = ["Change", "Comparison", "RoleChange", "compare"]

_AnyPart = Section | Task | Measure
_Part = TypeVar("_Part", bound=_AnyPart)
_Part_co = TypeVar("_Part_co", bound=_AnyPart, covariant=True)

KINDS = ("kept", "reworded", "moved", "added", "removed")
ROLE_KINDS = ("gained", "lost", "changed", "succeeded")


@attrs.frozen(repr=False)
class Change(Generic[_Part_co]):
    """A section, task or measure in the old plan, in the new one, or in both."""

    old: _Part_co | None
    new: _Part_co | None
    similarity: float
    """From 0 to 1; that of the pair, or of the nearest where there is no pair."""
    kinds: tuple[str, ...]
    """``kept`` alone, ``added`` alone, ``removed`` alone, or ``reworded`` and ``moved``."""
    nearest: _Part_co | None = None
    """Where there is no pair: the part of the other plan that is most alike, if any is."""

    @property
    def part(self) -> _Part_co:
        """The part as it is now, or as it was where it is gone."""
        return next(part for part in (self.new, self.old) if part is not None)

    def __repr__(self) -> str:
        ids = " -> ".join(part.id for part in (self.old, self.new) if part is not None)
        return f"<Change {ids}: {', '.join(self.kinds)} ({self.similarity:.2f})>"


@attrs.frozen(repr=False)
class RoleChange:
    """What became of one agency's part in a measure."""

    kind: str
    """``gained``, ``lost``, ``changed`` (another duty) or ``succeeded`` (another body)."""
    old: Role | None
    new: Role | None
    measure: str
    """The id of the measure: the new one, or the old where it is gone."""
    via: Succession | None = None
    """How the one body became the other, with its confidence; they are not the same body."""

    def __repr__(self) -> str:
        was = f"{self.old.agency.name} {self.old.duty.value}" if self.old else "nobody"
        now = f"{self.new.agency.name} {self.new.duty.value}" if self.new else "nobody"
        return f"<RoleChange {self.measure}: {self.kind}, {was} -> {now}>"


@attrs.frozen(repr=False)
class Comparison:
    """What is kept, reworded, moved, added and removed between two plans."""

    old: Plan
    new: Plan
    sections: tuple[Change[Section], ...]
    tasks: tuple[Change[Task], ...]
    measures: tuple[Change[Measure], ...]
    roles: tuple[RoleChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not self.roles and not any(changes for _, changes in self._changed())

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each: ``tasks_added``, ``measures_reworded``, ``roles_lost`` and so on.

        A part that was both reworded and moved counts in both.
        """
        counts: Counter[str] = Counter()
        for name in ("sections", "tasks", "measures"):
            found = Counter(kind for change in getattr(self, name) for kind in change.kinds)
            counts.update({f"{name}_{kind}": found[kind] for kind in KINDS})
        roles = Counter(change.kind for change in self.roles)
        counts.update({f"roles_{kind}": roles[kind] for kind in ROLE_KINDS})
        return MappingProxyType(dict(counts))

    def only(self, agency: str) -> "Comparison":
        """The role changes of one agency alone, by a name that either plan knows.

        Raises `UnknownAgencyError` where neither does.
        """
        wanted = [*_known(self.old, agency), *_known(self.new, agency)]
        if not wanted:
            self.new.agency(agency)  # says which names are near
        roles = tuple(
            change
            for change in self.roles
            if any(role and role.agency in wanted for role in (change.old, change.new))
        )
        return attrs.evolve(self, sections=(), tasks=(), measures=(), roles=roles)

    def to_records(self) -> list[dict[str, str | float | None]]:
        """One plain dict for each change; what is kept is left out."""
        parts = [
            {
                "what": what,
                "change": ", ".join(change.kinds),
                "old": change.old.id if change.old else None,
                "new": change.new.id if change.new else None,
                "title": _label(change.part),
                "similarity": round(change.similarity, 3),
                "nearest": change.nearest.id if change.nearest else None,
            }
            for what, changes in self._changed()
            for change in changes
        ]
        return parts + [_role_record(change) for change in self.roles]

    def _changed(self) -> Iterator[tuple[str, list[Change[_AnyPart]]]]:
        for what in ("section", "task", "measure"):
            changes = getattr(self, f"{what}s")
            yield what, [change for change in changes if change.kinds != ("kept",)]

    def to_markdown(self) -> str:
        """The counts, then each change, as Markdown."""
        return "\n".join(_markdown(self))

    def to_html(self) -> str:
        """Old and new side by side, what went and what came marked inside the sentence."""
        return "".join(_html(self))

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        tasks = {kind: self.counts[f"tasks_{kind}"] for kind in KINDS}
        shown = ", ".join(f"{count} {kind}" for kind, count in tasks.items() if count)
        return (
            f"<Comparison {self.old.id} -> {self.new.id}: tasks {shown or 'none'};"
            f" {len(self.roles)} role changes>"
        )


def compare(old: Plan, new: Plan, *, threshold: float = 0.5) -> Comparison:
    """What changed from `old` to `new`.

    `threshold` (0 to 1) is how alike two parts must be to count as one that was reworded.

    >>> import workplan
    >>> plan = workplan.load()
    >>> compare(plan, plan).is_empty
    True
    """
    sections = _matched(old.sections, new.sections, _by_title, threshold)
    tasks = _matched(old.tasks, new.tasks, _by_task, threshold)
    measures = _matched_measures(old, new, tasks, threshold)
    same_section = {(pair.old.id, pair.new.id) for pair in sections if pair.old and pair.new}
    same_task = {(pair.old.id, pair.new.id) for pair in tasks if pair.old and pair.new}

    def task_stays(was: Task, now: Task) -> bool:
        ids = (old.section_of(was).id, new.section_of(now).id)
        return was.number == now.number and ids in same_section

    def measure_stays(was: Measure, now: Measure) -> bool:
        return (old.task_of(was).id, new.task_of(now).id) in same_task

    bodies = _Bodies(old, new)
    judged_measures = _judged(measures, measure_stays)
    return Comparison(
        old,
        new,
        _judged(sections, lambda was, now: was.number == now.number),
        _judged(tasks, task_stays),
        judged_measures,
        tuple(change for pair in judged_measures for change in bodies.changes(pair.old, pair.new)),
    )


# --- matching ------------------------------------------------------------------------------------

_Sims = dict[tuple[int, int], float]
_Measure_ = Callable[[Sequence[_Part], Sequence[_Part]], _Sims]


def _matched(
    olds: Sequence[_Part], news: Sequence[_Part], similarities: _Measure_[_Part], threshold: float
) -> list[Change[_Part]]:
    """Every part once, with its partner or alone, in the order of the new plan, then the old."""
    alike = similarities(olds, news)
    ranked = sorted(alike, key=lambda ij: (-alike[ij], abs(ij[0] - ij[1]), ij[0] + ij[1]))
    partner_of_old: dict[int, int] = {}
    partner_of_new: dict[int, int] = {}
    nearest_old: dict[int, int] = {}
    nearest_new: dict[int, int] = {}
    for i, j in ranked:
        nearest_old.setdefault(j, i)
        nearest_new.setdefault(i, j)
        if alike[i, j] >= threshold and i not in partner_of_old and j not in partner_of_new:
            partner_of_old[i] = j
            partner_of_new[j] = i
    changes: list[Change[_Part]] = []
    for j, new in enumerate(news):
        if j in partner_of_new:
            i = partner_of_new[j]
            changes.append(Change(olds[i], new, alike[i, j], ()))
        else:
            near = nearest_old.get(j)
            sim = 0.0 if near is None else alike[near, j]
            nearest = None if near is None else olds[near]
            changes.append(Change(None, new, sim, ("added",), nearest))
    for i, old in enumerate(olds):
        if i not in partner_of_old:
            close = nearest_new.get(i)
            sim = 0.0 if close is None else alike[i, close]
            nearest = None if close is None else news[close]
            changes.append(Change(old, None, sim, ("removed",), nearest))
    return changes


def _matched_measures(
    old: Plan, new: Plan, tasks: Iterable[Change[Task]], threshold: float
) -> list[Change[Measure]]:
    """Measures matched inside their tasks, and what is left over the whole document."""
    inside = [
        change
        for pair in tasks
        if pair.old and pair.new
        for change in _matched(pair.old.measures, pair.new.measures, _by_text, threshold)
        if change.old and change.new
    ]
    placed = {change.old.id for change in inside if change.old}
    taken = {change.new.id for change in inside if change.new}
    rest = _matched(
        [measure for measure in old.measures if measure.id not in placed],
        [measure for measure in new.measures if measure.id not in taken],
        _by_text,
        threshold,
    )
    order = {measure.id: at for at, measure in enumerate(new.measures)}
    last = len(order)
    return sorted(inside + rest, key=lambda c: order[c.new.id] if c.new else last)


def _judged(
    changes: Iterable[Change[_Part]], stays: Callable[[_Part, _Part], bool]
) -> tuple[Change[_Part], ...]:
    """The pairs with what happened to each."""
    judged = []
    for change in changes:
        if change.old is not None and change.new is not None:
            kinds = ["reworded"] if _words(change.old) != _words(change.new) else []
            kinds += [] if stays(change.old, change.new) else ["moved"]
            change = attrs.evolve(change, kinds=tuple(kinds) or ("kept",))
        judged.append(change)
    return tuple(judged)


def _words(part: _AnyPart) -> str:
    """What a part says, without numerals, responsibilities and blanks."""
    if isinstance(part, Section):
        return folded(part.title)
    if isinstance(part, Measure):
        return folded(part.text)
    return folded(part.title + "".join(measure.text for measure in part.measures))


def _by_title(olds: Sequence[Section], news: Sequence[Section]) -> _Sims:
    return _dice([folded(part.title) for part in olds], [folded(part.title) for part in news])


def _by_text(olds: Sequence[Measure], news: Sequence[Measure]) -> _Sims:
    return _dice([_words(part) for part in olds], [_words(part) for part in news])


def _by_task(olds: Sequence[Task], news: Sequence[Task]) -> _Sims:
    texts = _dice([_words(task) for task in olds], [_words(task) for task in news])
    titles = _dice([folded(task.title) for task in olds], [folded(task.title) for task in news])
    return {
        pair: max(texts.get(pair, 0.0), (texts.get(pair, 0.0) + titles.get(pair, 0.0)) / 2)
        for pair in texts | titles
    }


def _dice(olds: Sequence[str], news: Sequence[str]) -> _Sims:
    """Dice's coefficient of each pair that has any two neighbouring characters in common.

    The pairs are counted through an index from character pair to texts, so that texts with nothing
    in common cost nothing.
    """
    index: dict[str, list[int]] = {}
    sizes = []
    for j, text in enumerate(news):
        pairs = _pairs(text)
        sizes.append(len(pairs))
        for pair in pairs:
            index.setdefault(pair, []).append(j)
    alike: _Sims = {}
    for i, text in enumerate(olds):
        pairs = _pairs(text)
        common: Counter[int] = Counter()
        for pair in pairs:
            common.update(index.get(pair, ()))
        for j, count in common.items():
            alike[i, j] = 2 * count / (len(pairs) + sizes[j])
    return alike


def _pairs(text: str) -> set[str]:
    padded = f"\x02{text}\x03" if text else ""
    return {padded[i : i + 2] for i in range(len(padded) - 1)}


# --- agencies ------------------------------------------------------------------------------------


class _Bodies:
    """Which agencies of two plans are the same body, under whatever name."""

    def __init__(self, old: Plan, new: Plan) -> None:
        registers = (Agencies(old.agencies), Agencies(new.agencies))
        self._body: dict[str, str] = {}
        for agency in (*old.agencies, *new.agencies):
            ids = {agency.id, *(found for each in registers for found in _found(each, agency))}
            bodies = {self._body.get(id_, id_) for id_ in ids}
            body = min(bodies)
            for id_ in ids:
                self._body[id_] = body
            for id_, known in self._body.items():
                self._body[id_] = body if known in bodies else known

    def changes(self, old: Measure | None, new: Measure | None) -> Iterator[RoleChange]:
        """What became of each agency's part between a measure and its partner."""
        measure = (new or old).id  # type: ignore[union-attr]
        was, now = self._strongest(old), self._strongest(new)
        for body, after in now.items():
            before = was.get(body)
            if before is not None and before.duty is not after.duty:
                yield RoleChange("changed", before, after, measure)
        lost = [role for body, role in was.items() if body not in now]
        gained = [role for body, role in now.items() if body not in was]
        linked = [(b, a, via) for b in lost for a in gained if (via := _link(b, a))]
        for before, after, via in linked:
            yield RoleChange("succeeded", before, after, measure, via)
        for role in lost:
            if not any(role is before for before, _, _ in linked):
                yield RoleChange("lost", role, None, measure)
        for role in gained:
            if not any(role is after for _, after, _ in linked):
                yield RoleChange("gained", None, role, measure)

    def _strongest(self, measure: Measure | None) -> dict[str, Role]:
        """The role of each body; where one is named twice, the stronger duty."""
        roles: dict[str, Role] = {}
        for role in sorted(measure.roles if measure else (), key=_strength):
            roles.setdefault(self._body[role.agency.id], role)
        return roles


def _strength(role: Role) -> int:
    return tuple(Duty).index(role.duty)


def _found(register: Agencies, agency: Agency) -> Iterator[str]:
    """The ids under which a register knows any of the agency's names."""
    for name in agency.names:
        try:
            yield register.find(name).id
        except (UnknownAgencyError, AmbiguousAgencyError):
            continue


def _link(before: Role, after: Role) -> Succession | None:
    """How one body became the other, looked up in either's successors."""
    for earlier, later in ((before.agency, after.agency), (after.agency, before.agency)):
        for succession in earlier.successors:
            if any(_is_short_for(name, succession.name) for name in later.names):
                return succession
    return None


def _is_short_for(name: str, full: str) -> bool:
    """Whether a printed name is a short form of a full one: 市市场监管局, 青岛市市场监督管理局.

    It is where its characters stand in the full name in this order, the last ones at the end.
    """
    short = folded(name)
    rest = iter(folded(full).removesuffix("员会"))
    return len(short) >= 4 and all(char in rest for char in short.removesuffix("员会"))


# --- what is shown -------------------------------------------------------------------------------


def _label(part: _AnyPart) -> str:
    return part.text[:30] if isinstance(part, Measure) else part.title


def _known(plan: Plan, agency: str) -> tuple[Agency, ...]:
    try:
        return (plan.agency(agency),)
    except UnknownAgencyError:
        return ()


def _role_record(change: RoleChange) -> dict[str, str | float | None]:
    old, new = change.old, change.new
    return {
        "what": "role",
        "change": change.kind,
        "measure": change.measure,
        "old_agency": old.agency.name if old else None,
        "old_duty": old.duty.value if old else None,
        "new_agency": new.agency.name if new else None,
        "new_duty": new.duty.value if new else None,
        "via": change.via.name if change.via else None,
        "via_confidence": change.via.confidence.value if change.via else None,
    }


def _role_line(change: RoleChange) -> str:
    was = f"{change.old.agency.name} ({change.old.duty.label})" if change.old else "—"
    now = f"{change.new.agency.name} ({change.new.duty.label})" if change.new else "—"
    via = f"; {change.via.name}, {change.via.confidence.value}" if change.via else ""
    return f"{change.measure} {change.kind}: {was} → {now}{via}"


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield f"# {_title(comparison.old)} → {_title(comparison.new)}"
    yield ""
    yield f"old: {comparison.old.provenance.line}  "
    yield f"new: {comparison.new.provenance.line}"
    yield ""
    yield f"| | {' | '.join(KINDS)} |"
    yield f"| --- |{' ---: |' * len(KINDS)}"
    for what in ("sections", "tasks", "measures"):
        numbers = " | ".join(str(comparison.counts[f"{what}_{kind}"]) for kind in KINDS)
        yield f"| {what} | {numbers} |"
    for what, changes in comparison._changed():  # noqa: SLF001 - the class's own drawing
        if changes:
            yield from ("", f"## {what}s", "")
        for change in changes:
            yield f"- {_markdown_safe(_change_line(change))}"
    if comparison.roles:
        yield from ("", "## roles", "")
        for role in comparison.roles:
            yield f"- {_markdown_safe(_role_line(role))}"
    yield ""


def _html(comparison: Comparison) -> Iterator[str]:
    yield f"<section class='workplan'><style>{_STYLE}</style>"
    yield f"<h3>{escape(_title(comparison.old))} → {escape(_title(comparison.new))}</h3>"
    sources = (escape(plan.provenance.line) for plan in (comparison.old, comparison.new))
    yield f"<p>{'<br>'.join(sources)}</p>"
    yield "<table><thead><tr><th></th><th>old</th><th>new</th></tr></thead><tbody>"
    for what, changes in comparison._changed():  # noqa: SLF001 - the class's own drawing
        for change in changes:
            old, new = _marked(*(_shown(part) for part in (change.old, change.new)))
            head = escape(f"{what} {_ids(change)}: {', '.join(change.kinds)}")
            yield f"<tr><th scope='row'>{head}</th><td>{old}</td><td>{new}</td></tr>"
    yield "</tbody></table>"
    if comparison.roles:
        lines = "".join(f"<li>{escape(_role_line(role))}</li>" for role in comparison.roles)
        yield f"<ul>{lines}</ul>"
    yield "</section>"


_STYLE = (
    ".workplan{max-width:72em;overflow-x:auto}.workplan td{vertical-align:top;text-align:left;"
    "white-space:normal}.workplan del{text-decoration:line-through;background:#f802}"
    ".workplan ins{text-decoration:underline;background:#0a82}"
)


def _marked(old: str, new: str) -> tuple[str, str]:
    """Two texts as HTML, what only one of them has marked in it."""
    left, right = "", ""
    for _, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = escape(old[i:j]), escape(new[k:m])
        left += was if was == now else f"<del>{was}</del>" if was else ""
        right += now if was == now else f"<ins>{now}</ins>" if now else ""
    return left, right


def _shown(part: _AnyPart | None) -> str:
    if part is None:
        return ""
    return part.title if isinstance(part, Section) else part.text


def _title(plan: Plan) -> str:
    return plan.title or plan.id


def _ids(change: Change[_AnyPart]) -> str:
    ids = [part.id for part in (change.old, change.new) if part is not None]
    return " → ".join(dict.fromkeys(ids))


def _change_line(change: Change[_AnyPart]) -> str:
    line = f"{_ids(change)} {_label(change.part)}: {', '.join(change.kinds)}"
    if change.old is not None and change.new is not None:
        return f"{line} ({change.similarity:.2f})"
    if change.nearest is not None:
        return f"{line}; nearest {change.nearest.id} ({change.similarity:.2f})"
    return line


def _markdown_safe(text: str) -> str:
    """One line in which nothing of the text is taken for Markdown or HTML."""
    return "".join(
        f"\\{char}" if char in "\\`*_[]<>|#" else char for char in " ".join(text.split())
    )
