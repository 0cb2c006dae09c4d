"""The responsibility matrix: who has which part in what, and the questions people ask of it.

Knows sections, agencies and where they come from; not the plan that they make up, nor how a
notice is read. A matrix is roles in rows and columns: narrowing it drops roles first, and every
cell and count follows from those that are left. Who leads a measure, and whether anybody does, is
the text's and does not depend on the view.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import attrs

from workplan.errors import OptionError, UnknownAgencyError
from workplan.matrix import sheet as sheets
from workplan.matrix.grid import Grid, Label, Line, Mark
from workplan.matrix.questions import Overlap, Part, Standing, Workload
from workplan.model.registry import Agencies, pick
from workplan.model.values import (
    Agency,
    Correction,
    Duty,
    Measure,
    Provenance,
    Role,
    Section,
    Span,
    Succession,
    Task,
    duties,
    strongest,
)
from workplan.render import files as export
from workplan.render import terminal, workbook
from workplan.table import Answer, Cell

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

__all__ = ["ResponsibilityMatrix", "matrix"]

Item = Task | Measure
_Key = int | str | Task | Measure | Agency
_ORDER = tuple(Duty)

_AnyRow = TypeVar("_AnyRow", Workload, Standing, Overlap, Part)


@attrs.frozen(repr=False)
class ResponsibilityMatrix:
    """Roles in rows and columns (任务分工): tasks or measures against agencies.

    >>> import workplan
    >>> matrix = workplan.load().matrix()
    >>> matrix[10, "市版权局"], matrix[10, "市财政局"], matrix[10, "市公安局"]
    (Duty.LEAD, Duty.SUPPORTING, None)
    >>> [role.printed for role in matrix.roles(1, "市食药监局")]
    ['市食品药品监管局']
    """

    sections: tuple[Section, ...]
    """All of the plan's."""
    register: Agencies
    """All of the plan's agencies."""
    corrections: tuple[Correction, ...]
    """All of the plan's."""
    provenance: Provenance
    """Of which plan it is."""
    by: str
    """What the items are: ``"task"`` or ``"measure"``."""
    items: tuple[Item, ...]
    """The tasks or measures shown, in the order of the text."""
    measures: tuple[Measure, ...]
    """The measures that count, in the order of the text."""
    agencies: tuple[Agency, ...]
    """The agencies shown."""
    counted: tuple[Role, ...]
    """The roles that count, in the order of the text."""
    note: str = ""
    """What the matrix was narrowed to, in words."""
    is_transposed: bool = False
    """Whether the agencies are the rows."""

    @property
    def rows(self) -> tuple[Item, ...] | tuple[Agency, ...]:
        """The tasks or measures; the agencies where it is transposed."""
        return self.agencies if self.is_transposed else self.items

    @property
    def columns(self) -> tuple[Item, ...] | tuple[Agency, ...]:
        """The agencies; the tasks or measures where it is transposed."""
        return self.items if self.is_transposed else self.agencies

    def __iter__(self) -> Iterator[Item | Agency]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, cell: tuple[_Key, _Key]) -> Duty | None:
        """The duty shown in a cell, the strongest, or ``None``; fails as `roles` does."""
        if not isinstance(cell, tuple) or len(cell) != 2:
            raise OptionError("a cell", cell, ("matrix[row, column]",))
        return strongest(role.duty for role in self.roles(*cell))

    def __contains__(self, cell: tuple[_Key, _Key]) -> bool:
        """Whether a cell is filled; fails as `roles` does."""
        return self[cell] is not None

    def roles(self, row: _Key, column: _Key) -> tuple[Role, ...]:
        """Every role behind a cell, in the order of the text.

        Takes what `plan.task` (or `plan.measure`) and `plan.agency` take, and the objects
        themselves. Raises `UnknownItemError`, `AmbiguousItemError`, `UnknownAgencyError` or
        `AmbiguousAgencyError` as they do; an agency that has no part is no error.
        """
        item, agency = (column, row) if self.is_transposed else (row, column)
        return self._cells.get((self._item(item).id, self._agency(agency).id), ())

    def transposed(self) -> "ResponsibilityMatrix":
        """The same with agencies as rows; twice, it is the first again."""
        return attrs.evolve(self, is_transposed=not self.is_transposed)

    def only(
        self,
        *,
        agencies: str | Agency | Iterable[str | Agency] | None = None,
        section: int | str | Section | None = None,
        duty: Duty | str | Iterable[Duty | str] | None = None,
        successor: str | None = None,
    ) -> "ResponsibilityMatrix":
        """The matrix of some roles only; rows and columns without any are left out.

        `successor` is a body of today: it keeps the roles of all the agencies that it succeeded,
        which stay bodies of their own; `note` names each with the confidence of the link.

        >>> import workplan
        >>> matrix = workplan.load().matrix()
        >>> [task.id for task in matrix.only(agencies="市公安局", duty=Duty.SOLE)]
        ['12']
        """
        roles, measures, notes = self.counted, self.measures, [self.note] if self.note else []
        if section is not None:
            chosen = pick("section", self.sections, section)
            measures = tuple(measure for measure in measures if measure.span in chosen.span)
            notes.append(chosen.heading)
        if agencies is not None:
            given = [agencies] if isinstance(agencies, str | Agency) else agencies
            if not isinstance(given, Iterable):
                raise UnknownAgencyError(given)
            wanted = dict.fromkeys(self._agency(agency) for agency in given)
            roles = tuple(role for role in roles if role.agency in wanted)
            notes.append("、".join(agency.name for agency in wanted))
        if successor is not None:
            links = self.register.predecessors(successor)
            roles = tuple(role for role in roles if role.agency in links)
            notes.append(_union(links))
        if duty is not None:
            held = duties(duty)
            roles = tuple(role for role in roles if role.duty in held)
            notes.append("、".join(each.label for each in Duty if each in held))
        return self._narrowed(measures, roles, "; ".join(notes))

    def _narrowed(
        self, measures: tuple[Measure, ...], roles: tuple[Role, ...], note: str
    ) -> "ResponsibilityMatrix":
        """Only these; a measure stays without a role only where none of its own was dropped."""
        inside = {role.span for measure in measures for role in measure.roles}
        counted = tuple(role for role in roles if role.span in inside)
        if len(counted) < sum(role.span in inside for role in self.counted):
            spans = {role.span for role in counted}
            measures = tuple(m for m in measures if any(r.span in spans for r in m.roles))
        holders = {role.agency for role in counted}
        shown = {measure.span for measure in measures}
        return attrs.evolve(
            self,
            items=tuple(i for i in self.items if any(m.span in shown for m in _measures(i))),
            measures=measures,
            agencies=tuple(agency for agency in self.agencies if agency in holders),
            counted=counted,
            note=note,
        )

    # --- questions -------------------------------------------------------------------------------

    def workload(self) -> Answer[Workload]:
        """How much each agency has to do, the most measures first.

        >>> import workplan
        >>> workplan.load().matrix().workload()[0]
        <Workload 市工商局: lead 2, sole 1, shared 11, supporting 6, in 15 tasks>
        """
        rows = [self._workload(agency) for agency in self.agencies]
        rows.sort(key=lambda row: (-row.measures, -row.accountable))
        caption = f"In how many measures each agency holds which duty: agencies {len(rows)}"
        return self._answer(rows, Workload, caption)

    def without_lead(self) -> Answer[Standing]:
        """The measures where the text puts nobody in the lead, and who is named instead.

        Where one body holds it alone, `named` is ``"sole"``.
        """
        found = [row for row in self._standings if not row.measure.lead]
        held = Counter(row.named for row in found)
        kinds = [Duty.SOLE.value, Duty.SHARED.value, Duty.SUPPORTING.value, "nobody"]
        parts = ", ".join(f"{kind} {held[kind]}" for kind in kinds if held[kind])
        caption = f"Measures that nobody is named to lead: {len(found)}" + (parts and f", {parts}")
        return self._answer(found, Standing, caption)

    def without_accountable(self) -> Answer[Standing]:
        """The measures for which no body is accountable: none leads, and none holds it alone."""
        found = [row for row in self._standings if not row.measure.accountable]
        unnamed = sum(not row.measure.roles for row in found)
        caption = f"Measures for which nobody is accountable: {len(found)}"
        caption += f", of which {unnamed} name nobody" if unnamed else ""
        return self._answer(found, Standing, caption)

    def joint_leads(self) -> Answer[Standing]:
        """The measures that several bodies lead together."""
        found = [row for row in self._standings if len(row.measure.lead) > 1]
        return self._answer(found, Standing, f"Measures that several lead together: {len(found)}")

    def open_ended(self) -> Answer[Standing]:
        """The measures whose list ends in 等, so that those named are a lower bound."""
        found = [row for row in self._standings if row.measure.open_ended]
        caption = f"Measures whose list ends in 等, so that more are meant than named: {len(found)}"
        return self._answer(found, Standing, caption)

    def overlap(self) -> Answer[Overlap]:
        """Which agencies stand in the same measures, the most often first."""
        counts: Counter[tuple[int, int, int]] = Counter()
        place = {agency: at for at, agency in enumerate(self.agencies)}
        for row in self._standings:
            held = {place[a]: _ORDER.index(d) for a, d in self._held(row.measure).items()}
            pairs = ((a, b) for a in held for b in held if a < b)
            counts.update((a, b, (held[a] > held[b]) - (held[a] < held[b])) for a, b in pairs)
        rows = [
            Overlap(
                self.agencies[a],
                self.agencies[b],
                leading=counts[a, b, -1],
                following=counts[a, b, 1],
                equal=counts[a, b, 0],
            )
            for a, b in sorted({(a, b) for a, b, _ in counts})
        ]
        rows.sort(key=lambda row: -row.measures)
        caption = f"Pairs of agencies that stand in the same measures: {len(rows)}"
        return self._answer(rows, Overlap, caption)

    # --- ways out --------------------------------------------------------------------------------

    def to_records(self) -> list[dict[str, Cell]]:
        """One plain dict for each role that counts, with where it stands and of which plan.

        >>> import workplan
        >>> workplan.load().matrix().to_records()[0]["agency"]
        '市工商局'
        """
        return self._parts.to_records()

    def to_csv(self, path: str | os.PathLike[str] | None = None, *, force: bool = False) -> str:
        """The records as CSV text, which Excel and WPS open; written to `path` if one is given.

        Raises `FileExistsError` where there is a file already, unless `force`.
        """
        return self._parts.to_csv(path, force=force)

    def to_markdown(self) -> str:
        """The table of marks as Markdown, with its legend and where it comes from."""
        return self._grid.to_markdown()

    def to_text(self, width: int = terminal.WIDTH) -> str:
        """The table of marks for a terminal, letters for duties, `width` columns wide."""
        return self._grid.to_text(width)

    def to_html(self) -> str:
        """The table of marks as escaped HTML; a mark's tooltip has the measure's wording."""
        return self._grid.to_html()

    def to_frame(self, *, wide: bool = False) -> "DataFrame":
        """A pandas data frame: one line for each role, or with `wide` the table itself.

        The wide table has ids as index, names as columns and a categorical of duties in the
        order of their strength. Raises `MissingLibraryError` without pandas.
        """
        return self._grid.to_frame() if wide else self._parts.to_frame()

    def to_xlsx(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        agency: str | Agency | None = None,
        force: bool = False,
    ) -> bytes:
        """The table that a coordinating office hands out (任务分工表), as an Excel workbook.

        Four sheets: measures with who is named for them, the matrix, each agency's own list,
        and the workload. With `agency`, two: its measures only, with everyone who stands in them,
        and its list, whose title says the workload; the matrix would say no more than they do.
        Written to `path` if one is given; the same bytes each time. Raises `FileExistsError`
        where there is a file already, unless `force`; `MissingLibraryError` without XlsxWriter.
        """
        one = None if agency is None else self._agency(agency)
        shown = self if one is None else self._about(one)
        content = workbook.written(sheets.sheets(_extract(shown, one)), self.provenance.title)
        if path is not None:
            export.save(path, content, force=force)
        return content

    def chart(self) -> "LayerChart":
        """An interactive heat map: marks, tooltips with the wording, columns by load at a click.

        ``chart.save("x.html", inline=True)`` writes a page that opens with no network. Raises
        `MissingLibraryError` without altair.
        """
        return self._grid.chart()

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        way = "agencies by " if self.is_transposed else ""
        note = f", only {self.note}" if self.note else ""
        return (
            f"<ResponsibilityMatrix of {self.provenance.plan}: {way}{len(self.items)} {self.by}s,"
            f" {len(self.agencies)} agencies, {len(self.counted)} roles{note}>"
        )

    # --- inside ----------------------------------------------------------------------------------

    def _item(self, key: object) -> Item:
        if self.by == "measure":
            return pick("measure", self._all_measures, key)
        return pick("task", self._all_tasks, key)

    def _agency(self, key: _Key) -> Agency:
        return self.register.find(key)

    def _answer(
        self, rows: Iterable[_AnyRow], kind: type[_AnyRow], caption: str
    ) -> Answer[_AnyRow]:
        note = f" ({self.note})" if self.note else ""
        return Answer(tuple(rows), kind, caption + note, self.provenance)

    def _workload(self, agency: Agency) -> Workload:
        held = [m for measure in self.measures for m in [self._held(measure)] if agency in m]
        duties = Counter(each[agency] for each in held)
        tasks = sum(any(r.agency == agency for r in self._counted(t)) for t in self._all_tasks)
        lead, sole, shared, supporting = (duties[duty] for duty in Duty)
        return Workload(agency, lead, sole, shared, supporting, tasks)

    def _held(self, measure: Measure) -> dict[Agency, Duty]:
        """The strongest duty of each agency in a measure."""
        held: dict[Agency, Duty] = {}
        for role in sorted(self._counted(measure), key=lambda role: _ORDER.index(role.duty)):
            held.setdefault(role.agency, role.duty)
        return held

    def _counted(self, item: Item) -> tuple[Role, ...]:
        return tuple(role for role in item.roles if role.span in self._spans)

    @property
    def _grid(self) -> Grid:
        """What is shown, in words and marks."""
        return Grid(
            self._caption,
            self.provenance.line,
            ("agency", self.by) if self.is_transposed else (self.by, "agency"),
            tuple(map(_label, self.columns)),
            tuple((name, tuple(map(self._line, rows))) for name, rows in _banded(self)),
        )

    def _line(self, row: Item | Agency) -> Line:
        return Line(_label(row), tuple(self._mark(row, column) for column in self.columns))

    def _mark(self, row: Item | Agency, column: Item | Agency) -> Mark | None:
        duty = self[row, column]
        if duty is None:
            return None
        held = [(self._standing_of[r.span].measure, r.duty) for r in self.roles(row, column)]
        return Mark(
            duty,
            tuple(f"{m.id} {each.label}: {m.wording or '(no verb)'}" for m, each in held),
            tuple(f"{m.id} {m.text}" for m, _ in held),
        )

    @property
    def _caption(self) -> str:
        figures = f"{self.by}s {len(self.items)}, agencies {len(self.agencies)}"
        note = f" ({self.note})" if self.note else ""
        return f"Who is responsible for what: {figures}, roles {len(self.counted)}{note}"

    def _about(self, agency: Agency) -> "ResponsibilityMatrix":
        """The measures in which `agency` stands, with everyone else in them; no note is added."""
        spans = {role.span for role in self.counted if role.agency == agency}
        measures = tuple(m for m in self.measures if any(r.span in spans for r in m.roles))
        roles = tuple(role for measure in measures for role in self._counted(measure))
        return self._narrowed(measures, roles, self.note)

    @cached_property
    def _all_tasks(self) -> tuple[Task, ...]:
        return tuple(task for section in self.sections for task in section.tasks)

    @cached_property
    def _all_measures(self) -> tuple[Measure, ...]:
        return tuple(measure for task in self._all_tasks for measure in task.measures)

    @cached_property
    def _standings(self) -> tuple[Standing, ...]:
        shown = {measure.span for measure in self.measures}
        pairs = ((task, measure) for task in self._all_tasks for measure in task.measures)
        return tuple(Standing(task, m) for task, m in pairs if m.span in shown)

    @cached_property
    def _standing_of(self) -> Mapping[Span, Standing]:
        return MappingProxyType({r.span: row for row in self._standings for r in row.measure.roles})

    @cached_property
    def _spans(self) -> frozenset[Span]:
        return frozenset(role.span for role in self.counted)

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str], tuple[Role, ...]]:
        cells: dict[tuple[str, str], tuple[Role, ...]] = {}
        for item in self.items:
            for role in self._counted(item):
                key = (item.id, role.agency.id)
                cells[key] = (*cells.get(key, ()), role)
        return MappingProxyType(cells)

    @cached_property
    def _parts(self) -> Answer[Part]:
        """Each role with where it stands."""
        rows = tuple(
            Part(section, task, measure, role)
            for section in self.sections
            for task in section.tasks
            for measure in task.measures
            for role in self._counted(measure)
        )
        return self._answer(rows, Part, f"Roles: {len(rows)}")


def matrix(
    sections: tuple[Section, ...],
    agencies: tuple[Agency, ...],
    corrections: tuple[Correction, ...],
    provenance: Provenance,
    *,
    by: str = "task",
    order: str = "register",
    every_agency: bool = False,
) -> ResponsibilityMatrix:
    """All the roles of `sections` as a matrix; the options are those of `Plan.matrix`."""
    if by not in ("task", "measure"):
        raise OptionError("by", by, ("task", "measure"))
    if order not in ("register", "load"):
        raise OptionError("order", order, ("register", "load"))
    tasks = tuple(task for section in sections for task in section.tasks)
    measures = tuple(measure for task in tasks for measure in task.measures)
    roles = tuple(role for measure in measures for role in measure.roles)
    holders = {role.agency for role in roles}
    shown = tuple(agency for agency in agencies if every_agency or agency in holders)
    items = tasks if by == "task" else measures
    made = ResponsibilityMatrix(
        sections, Agencies(agencies), corrections, provenance, by, items, measures, shown, roles
    )
    if order == "load":
        made = attrs.evolve(made, agencies=tuple(row.agency for row in made.workload()))
    return made


def _banded(
    matrix: ResponsibilityMatrix,
) -> list[tuple[str, tuple[Item, ...] | tuple[Agency, ...]]]:
    """The rows under their sections; agencies have none."""
    if matrix.is_transposed:
        return [("", matrix.agencies)]
    bands = [(s, tuple(i for i in matrix.items if i.span in s.span)) for s in matrix.sections]
    return [(section.heading, items) for section, items in bands if items]


def _extract(matrix: ResponsibilityMatrix, agency: Agency | None) -> sheets.Extract:
    """What the spreadsheet shows; the lists and the workload of `agency` alone, if given."""
    upright = matrix.transposed() if matrix.is_transposed else matrix
    loads = [row for row in upright.workload() if agency in (None, row.agency)]
    marks = [
        (
            name,
            [
                (row.id, _worded(row), [duty.mark if duty else "" for duty in duties])
                for row in rows
                for duties in [[upright[row, column] for column in upright.agencies]]
            ],
        )
        for name, rows in _banded(upright)
    ]
    return sheets.Extract(
        matrix.sections,
        matrix.corrections,
        frozenset(measure.id for measure in matrix.measures),
        frozenset(role.span for role in matrix.counted),
        tuple(each for each in matrix.agencies if agency in (None, each)),
        loads,
        [each.name for each in matrix.agencies],
        marks,
        matrix.provenance,
        matrix.note,
        agency,
    )


def _measures(item: Item) -> tuple[Measure, ...]:
    return item.measures if isinstance(item, Task) else (item,)


def _label(thing: Item | Agency) -> Label:
    if isinstance(thing, Agency):
        return Label(thing.name, thing.name, _worded(thing))
    title = f"{thing.id} {_worded(thing)}"
    return Label(thing.id, title, title)


def _worded(item: Item | Agency) -> str:
    if isinstance(item, Agency):
        return item.full_name or item.name
    return item.title if isinstance(item, Task) else item.text


def _union(links: Mapping[Agency, Succession]) -> str:
    """What a union over predecessors is, each link with its confidence."""
    body = next(link.name for link in links.values())
    each = "、".join(f"{agency.name} ({link.confidence.value})" for agency, link in links.items())
    return f"{body} ← {each}"  # read in Chinese tables, too
