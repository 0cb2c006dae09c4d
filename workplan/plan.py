"""The whole: a plan, its look-ups, and the doors to matrix and search.

Knows the model, and that its laws hold. Does not know how a plan was read, stored or drawn.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from workplan.errors import FormatError, UnknownItemError
from workplan.model.invariants import LAWS
from workplan.model.registry import Agencies, pick
from workplan.model.values import (
    Agency,
    Correction,
    Diagnostic,
    Duty,
    Initiative,
    Measure,
    Piece,
    Provenance,
    Role,
    Section,
    Source,
    Span,
    Task,
    contents,
    duties,
    slips,
)

if TYPE_CHECKING:
    from workplan.matrix import ResponsibilityMatrix
    from workplan.render.html import Html
    from workplan.search.hits import Concordance, Hit, Keyword
    from workplan.search.index import Index
    from workplan.table import Answer

__all__ = ["Plan"]

_Lower = TypeVar("_Lower", Task, Measure)
_Upper = TypeVar("_Upper", Section, Task)


@attrs.frozen(repr=False)
class Plan:
    """A work plan (工作要点): the whole document.

    A plan that is not consistent cannot be made: ids are unique, every text is what stands at
    its span, the pieces tile the source, and every role's agency is one of `agencies`. Raises
    `FormatError` with the path of the first fault otherwise.

    >>> import workplan
    >>> workplan.load()
    <Plan qingdao-2018, revision 1, sha256 32b3de1e: 10 sections, 27 tasks, 45 measures, 170 roles>
    """

    id: str
    """The place and the year, ``qingdao-2018``; of a notice that was read, made from its digest."""
    title: str
    """The words inside 《》."""
    revision: str
    """Of this plan's data; it changes when the data do."""
    source: Source
    """The published text, every character of it."""
    sections: tuple[Section, ...]
    """In the order of the text."""
    agencies: tuple[Agency, ...]
    """The register, in its order; the agency of every role is one of them."""
    corrections: tuple[Correction, ...] = ()
    """All of them, in the order of the text; a task's own are also `task.corrections`."""
    initiatives: tuple[Initiative, ...] = ()
    """The campaigns, systems, mechanisms and days that it names."""
    pieces: tuple[Piece, ...] = ()
    """Stretches that tile the source exactly, each with what it is."""
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), eq=False)
    """What the reader noticed; not part of equality."""

    def __attrs_post_init__(self) -> None:
        for _, law in LAWS:
            for path, problem in law(self):
                raise FormatError(problem, path)

    @property
    def provenance(self) -> Provenance:
        """What every export says of where it comes from."""
        return Provenance(self.id, self.title, self.revision, self.source.url, self.source.sha256)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task, in the order of the text."""
        return self._tasks

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in the order of the text."""
        return self._measures

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role, in the order of the text."""
        return tuple(role for measure in self.measures for role in measure.roles)

    def section(self, key: int | str | Section) -> Section:
        """The section with this number, numeral or id.

        >>> import workplan
        >>> workplan.load().section("三").title
        '加大打击侵犯知识产权工作力度'
        """
        return pick("section", self.sections, key)

    def task(self, key: int | str | Task) -> Task:
        """The task with this id, number or numeral, with or without its brackets.

        Raises `UnknownItemError`, or `AmbiguousItemError` where a number is printed twice.

        >>> import workplan
        >>> plan = workplan.load()
        >>> plan.task(10) is plan.task("10") is plan.task("十") is plan.task("(十)")
        True
        """
        return pick("task", self.tasks, key)

    def measure(self, key: str | Measure) -> Measure:
        """The measure with this id, such as ``"10.1"``."""
        return pick("measure", self.measures, key)

    def agency(self, name: str | Agency) -> Agency:
        """The agency with this id, name, full name or alias.

        Raises `UnknownAgencyError` with suggestions, or `AmbiguousAgencyError`.

        >>> import workplan
        >>> workplan.load().agency("食药监").full_name
        '青岛市食品药品监督管理局'
        """
        return self._register.find(name)

    def section_of(self, task: Task) -> Section:
        """The section that `task` stands in."""
        return _above(self._section_of, "task", task)

    def task_of(self, measure: Measure) -> Task:
        """The task that `measure` belongs to."""
        return _above(self._task_of, "measure", measure)

    def measure_of(self, role: Role) -> Measure:
        """The measure that `role` is a part in."""
        found = self._measure_of.get(role.span) if isinstance(role, Role) else None
        if found is None or role not in found.roles:
            raise UnknownItemError("role", role)
        return found

    def tasks_of(
        self, agency: str | Agency, duty: Duty | str | Iterable[Duty | str] | None = None
    ) -> tuple[Task, ...]:
        """The tasks in which `agency` has a part, or holds `duty`, or one of several.

        Raises what `agency` raises, and `OptionError` for what is no duty.

        >>> import workplan
        >>> [task.id for task in workplan.load().tasks_of("市公安局", duty=Duty.SOLE)]
        ['12']
        """
        wanted = self.agency(agency)
        held = frozenset(Duty) if duty is None else duties(duty)
        return tuple(
            task
            for task in self.tasks
            if any(r.agency == wanted and r.duty in held for r in task.roles)
        )

    def matrix(
        self, by: str = "task", *, order: str = "register", every_agency: bool = False
    ) -> "ResponsibilityMatrix":
        """The responsibility matrix: tasks, or with ``by="measure"`` measures, against agencies.

        The agencies stand in the order of the register, or with ``order="load"`` the most
        measures first; only those that have a part, unless `every_agency`. Raises `OptionError`.

        >>> import workplan
        >>> workplan.load().matrix()[4, "市质监局"]
        Duty.SOLE
        """
        from workplan.matrix import matrix

        return matrix(
            self.sections,
            self.agencies,
            self.corrections,
            self.provenance,
            by=by,
            order=order,
            every_agency=every_agency,
        )

    def search(
        self,
        query: str,
        *,
        limit: int | None = 10,
        agency: str | Agency | None = None,
        duty: Duty | str | Iterable[Duty | str] | None = None,
        section: int | str | Section | None = None,
        match: str = "any",
    ) -> "Answer[Hit]":
        """The tasks that a query finds, the best first; ``limit=None`` gives all.

        `agency`, `duty` and `section` keep the measures where that agency has that duty;
        ``match="all"`` wants every term in one task. A phrase in quotes is exact. Raises
        `OptionError`, and what `agency` and `section` raise.

        >>> import workplan
        >>> [hit.task.id for hit in workplan.load().search("盗版软件", limit=1)]
        ['10']
        """
        return self._searched.search(query, limit, match, self._kept(None, section, agency, duty))

    def keywords(
        self,
        *,
        task: int | str | Task | None = None,
        section: int | str | Section | None = None,
        agency: str | Agency | None = None,
        top: int | None = 10,
        agencies: bool = False,
    ) -> "Answer[Keyword]":
        """The words that tell what a task, a section, an agency's measures or all is about.

        Several of these narrow it together.

        `agencies` lets the names of agencies count as words.

        >>> import workplan
        >>> workplan.load().keywords(task=10, top=1)[0].word
        '软件正版化'
        """
        return self._searched.keywords(
            self._kept(task, section, agency, None), top, agencies=agencies
        )

    def concordance(self, term: str) -> "Concordance":
        """Each place where a term stands in a task as it is, with the words around it.

        What a slip should read, synonyms and responsible bodies are for `search`.

        >>> import workplan
        >>> [line.task.id for line in workplan.load().concordance("双随机")]
        ['2', '4']
        """
        return self._searched.concordance(term)

    def _kept(
        self,
        task: int | str | Task | None,
        section: int | str | Section | None,
        agency: str | Agency | None,
        duty: Duty | str | Iterable[Duty | str] | None,
    ) -> tuple[bool, ...] | None:
        """For each measure whether it is asked for; ``None`` where all are."""
        if not any(asked is not None for asked in (task, section, agency, duty)):
            return None
        spans = [self.task(task).span] if task is not None else []
        spans += [self.section(section).span] if section is not None else []
        who = frozenset(self.agencies) if agency is None else {self.agency(agency)}
        held = frozenset(Duty) if duty is None else duties(duty)
        roles_count = agency is not None or duty is not None
        return tuple(
            all(measure.span in span for span in spans)
            and (
                not roles_count
                or any(role.agency in who and role.duty in held for role in measure.roles)
            )
            for measure in self.measures
        )

    def records(self) -> list[dict[str, str | int | bool]]:
        """One plain dict for each role, for a data frame or a table.

        >>> import workplan
        >>> workplan.load().records()[0]["agency"]
        '市工商局'
        """
        return [
            {
                "plan": self.id,
                "revision": self.revision,
                "section": section.id,
                "task": task.id,
                "measure": measure.id,
                "agency_id": role.agency.id,
                "agency": role.agency.name,
                "printed": role.printed,
                "duty": role.duty.value,
                "open_ended": measure.open_ended,
                "wording": measure.wording,
                "start": role.span.start,
                "end": role.span.end,
            }
            for section in self.sections
            for task in section.tasks
            for measure in task.measures
            for role in measure.roles
        ]

    def _repr_html_(self) -> str:
        from workplan.render import html

        unfolding = [
            html.details(_heading_drawn(section, self.corrections), contents(section.tasks))
            for section in self.sections
        ]
        title = html.heading(self.title or self.id)
        return html.page(title, self._figures, *unfolding, provenance=self.provenance.line)

    @property
    def _figures(self) -> str:
        return (
            f"{len(self.sections)} sections, {len(self.tasks)} tasks,"
            f" {len(self.measures)} measures, {len(self.roles)} roles"
        )

    def __repr__(self) -> str:
        return (
            f"<Plan {self.id}, revision {self.revision or 'none'},"
            f" sha256 {(self.source.sha256 or 'unknown')[:8]}:"
            f" {self._figures}>"
        )

    @cached_property
    def _tasks(self) -> tuple[Task, ...]:
        return tuple(task for section in self.sections for task in section.tasks)

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        return tuple(measure for task in self.tasks for measure in task.measures)

    @property
    def _searched(self) -> "Index":
        index: Index = self._index
        return index

    @cached_property
    def _index(self) -> Any:  # cattrs resolves the annotations, and must not fetch search for it
        from workplan.search.index import index
        from workplan.search.tokenizer import vocabulary

        words = vocabulary(self.source.text, self.id, self.source.sha256)
        return index(self.tasks, self.agencies, words, self.provenance)

    @cached_property
    def _register(self) -> Agencies:
        return Agencies(self.agencies)

    @cached_property
    def _section_of(self) -> Mapping[str, tuple[Task, Section]]:
        return MappingProxyType({t.id: (t, s) for s in self.sections for t in s.tasks})

    @cached_property
    def _task_of(self) -> Mapping[str, tuple[Measure, Task]]:
        return MappingProxyType({m.id: (m, t) for t in self.tasks for m in t.measures})

    @cached_property
    def _measure_of(self) -> Mapping[Span, Measure]:
        return MappingProxyType({r.span: m for m in self.measures for r in m.roles})


def _heading_drawn(section: Section, corrections: Iterable[Correction]) -> "Html":
    from workplan.render import html

    title = html.marked(section.title, slips(section.title_span, corrections))
    return html.joined([section.heading.removesuffix(section.title), title])


def _above(table: Mapping[str, tuple[_Lower, _Upper]], kind: str, item: _Lower) -> _Upper:
    """What `item` stands in, if it is this plan's own."""
    found = table.get(getattr(item, "id", ""))
    if found is None or found[0] != item:
        raise UnknownItemError(kind, item)
    return found[1]
