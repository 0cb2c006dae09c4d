"""The responsibility matrix: who is responsible for what, and the questions people ask of it.

`ResponsibilityMatrix` is the entry point: it parses keys and options, and hands a `View` (which
roles are shown) to `questions` (counts), `grid` (marks) and `sheet` (the table handed out). Knows
contents and provenance; not the plan, nor how a notice is read.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any, Literal, get_args, overload

import attrs

from workplan.errors import OptionError, UnknownAgencyError, UnknownItemError
from workplan.matrix import questions
from workplan.matrix.grid import Grid, GridRow
from workplan.matrix.questions import Overlap, Workload
from workplan.matrix.sheet import Handout, make_handout
from workplan.matrix.view import By, Item, View, make_view
from workplan.model import (
    Agency,
    Contents,
    Duties,
    Duty,
    Measure,
    Provenance,
    Role,
    Section,
    Succession,
    Task,
    parse_duties,
)
from workplan.records import MeasureRow, RoleRow
from workplan.render import files, terminal, word, workbook
from workplan.table import Cell, Table, make_table
from workplan.texts import Lang, Text, check_lang

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

__all__ = [
    "By",
    "GridRow",
    "Order",
    "Overlap",
    "ResponsibilityMatrix",
    "View",
    "Workload",
    "make_matrix",
]

Order = Literal["registry", "load"]
"""The order of the agencies: that of the registry, or those with most measures first."""

Key = int | str | Task | Measure | Section | Agency
"""What names a row or a column."""


@attrs.frozen(repr=False)
class ResponsibilityMatrix:
    """Tasks, measures or sections against agencies, and who has which duty (任务分工).

    Iterating gives the rows, and ``in`` asks about them.

    >>> import workplan
    >>> matrix = workplan.load().matrix()
    >>> matrix[10, "市版权局"], matrix[10, "市财政局"], matrix[10, "市公安局"]
    (Duty.LEAD, Duty.SUPPORTING, None)
    >>> [role.printed for role in matrix.roles(1, "市食药监局")]
    ['市食品药品监管局']
    """

    view: View
    """Which roles it shows, in which rows and columns."""
    provenance: Provenance
    """Which plan it is of."""
    lang: Lang = "en"
    """Language of captions, headings and legends in the forms for people."""

    @property
    def contents(self) -> Contents:
        """Contents of the plan, also what is not shown."""
        return self.view.contents

    @property
    def by(self) -> By:
        """What the items are: ``"task"``, ``"measure"`` or ``"section"``."""
        return self.view.by

    @property
    def items(self) -> tuple[Item, ...]:
        """The tasks, measures or sections shown, in the order of the text."""
        return self.view.items

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that count, in the order of the text."""
        return self.view.measures

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies shown."""
        return self.view.agencies

    @property
    def counted(self) -> tuple[Role, ...]:
        """The roles that count, in the order of the text."""
        return self.view.counted

    @property
    def note(self) -> str:
        """What the matrix was narrowed to, in words; ``""`` where it is whole."""
        return self.view.note.render(self.lang) if self.view.note else ""

    @property
    def is_transposed(self) -> bool:
        """Whether the agencies are the rows."""
        return self.view.is_transposed

    @property
    def rows(self) -> tuple[Item, ...] | tuple[Agency, ...]:
        """The tasks, measures or sections; the agencies where it is transposed."""
        return self.view.rows

    @property
    def columns(self) -> tuple[Item, ...] | tuple[Agency, ...]:
        """The agencies; the tasks, measures or sections where it is transposed."""
        return self.view.columns

    def __iter__(self) -> Iterator[Item | Agency]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    # --- cells -----------------------------------------------------------------------------------

    def __getitem__(self, cell: tuple[Key, Key]) -> Duty | None:
        """Return the strongest duty in a cell, or ``None``.

        Raises what `roles` raises, and `UnknownItemError` for what is no pair of keys.
        """
        if type(cell) is not tuple or len(cell) != 2:
            raise UnknownItemError("cell", cell, ("matrix[row, column]",))
        return max((role.duty for role in self.roles(*cell)), default=None)

    def roles(self, row: Key, column: Key) -> tuple[Role, ...]:
        """Return every role behind a cell, in the order of the text.

        Takes what `Plan.task` (`measure`, `section`) and `Plan.agency` take, objects included.
        Raises `UnknownItemError`, `AmbiguousItemError`, `UnknownAgencyError` or
        `AmbiguousAgencyError` as they do; an agency that has no part is no error.
        """
        item, agency = (column, row) if self.is_transposed else (row, column)
        keys = self._find_item(item), self.contents.agency(agency)
        found = self.view.find_roles(*(reversed(keys) if self.is_transposed else keys))
        return tuple(role for _, role in found)

    def _find_item(self, key: Key) -> Item:
        match self.by:
            case "task":
                return self.contents.task(key)
            case "measure":
                return self.contents.measure(key)
            case _:
                return self.contents.section(key)

    # --- other matrices --------------------------------------------------------------------------

    def transposed(self) -> "ResponsibilityMatrix":
        """Return the matrix with agencies as rows; of a transposed one, the first again."""
        return attrs.evolve(self, view=self.view.transpose())

    def only(
        self,
        *,
        agencies: str | Agency | Iterable[str | Agency] | None = None,
        section: int | str | Section | None = None,
        duty: Duties | None = None,
        successor: str | None = None,
    ) -> "ResponsibilityMatrix":
        """Return the matrix of some roles only; rows and columns without any are left out.

        `successor` is a body of today: it keeps the roles of all the agencies that it succeeded,
        which remain separate; `note` names each with the confidence of the link. Raises
        `UnknownAgencyError`, `UnknownItemError` and `OptionError`.

        >>> import workplan
        >>> matrix = workplan.load().matrix()
        >>> [task.id for task in matrix.only(agencies="市公安局", duty="sole")]
        ['12']
        """
        view, measures, keys = self.view, self.measures, self.view.role_keys
        notes = [view.note] if view.note else []
        if section is not None:
            chosen = self.contents.section(section)
            inside = {measure.id for task in chosen.tasks for measure in task.measures}
            measures = tuple(measure for measure in measures if measure.id in inside)
            notes.append(Text("{words}", words=chosen.heading))
        if agencies is not None:
            several = [agencies] if isinstance(agencies, str | Agency) else agencies
            _check_iterable(several)
            found = map(self.contents.agency, several)
            names = {agency.id: agency.name for agency in found}
            keys &= view.select_roles(names)
            notes.append(_join_words(names.values()))
        if successor is not None:
            links = self.contents.registry.predecessors(successor)
            keys &= view.select_roles(agency.id for agency in links)
            notes.append(_describe_succession(links))
        if duty is not None:
            duties = parse_duties(duty)
            keys &= view.select_duties(duties)
            notes.append(_join_words(each.label for each in Duty if each in duties))
        note = reduce(_add_note, notes) if notes else None
        return attrs.evolve(self, view=view.narrow(measures, keys, note))

    # --- questions -------------------------------------------------------------------------------

    def workload(self) -> Table[Workload]:
        """Return how much each agency has to do, the one with most measures first.

        >>> import workplan
        >>> workplan.load().matrix().workload()[0]
        <Workload 市工商局: lead 2, sole 1, shared 11, supporting 6, in 15 tasks>
        """
        return questions.make_workload(self.view, self.provenance).translate(self.lang)

    def without_lead(self) -> Table[MeasureRow]:
        """Return the measures where the text puts nobody in the lead, and who is named instead.

        Where one agency is responsible alone, `named` is ``"sole"``.
        """
        return questions.make_without_lead(self.view, self.provenance).translate(self.lang)

    def without_accountable(self) -> Table[MeasureRow]:
        """Return the measures that nobody leads and nobody is responsible for alone.

        `named` is ``"shared"`` where agencies are named, ``"nobody"`` where none is.
        """
        return questions.make_without_accountable(self.view, self.provenance).translate(self.lang)

    def joint_leads(self) -> Table[MeasureRow]:
        """Return the measures that several agencies lead together."""
        return questions.make_joint_leads(self.view, self.provenance).translate(self.lang)

    def open_ended(self) -> Table[MeasureRow]:
        """Return the measures whose list ends in 等, so that those named are a lower bound."""
        return questions.make_open_ended(self.view, self.provenance).translate(self.lang)

    def overlap(self) -> Table[Overlap]:
        """Return which agencies have a part in the same measures, the most often first."""
        return questions.make_overlap(self.view, self.provenance).translate(self.lang)

    # --- tables and files ------------------------------------------------------------------------

    @overload
    def table(self, name: Literal["grid"] = "grid") -> Table[GridRow]: ...
    @overload
    def table(self, name: Literal["roles"]) -> Table[RoleRow]: ...
    def table(self, name: Literal["grid", "roles"] = "grid") -> Table[Any]:
        """Return the matrix as a table: the grid, or ``"roles"``, a row for each that counts.

        The grid has a column for each column of the matrix: an agency's name, or its id where two
        have the same name. Raises `OptionError` for another name.

        >>> import workplan
        >>> grid = workplan.load().matrix().table()
        >>> grid.to_records()[9]["市版权局"]
        'lead'
        """
        if name == "roles":
            return self._make_role_table()
        if name != "grid":
            raise OptionError("table", name, ("grid", "roles"))
        return self._grid.make_table()

    def to_records(self) -> list[dict[str, Cell]]:
        """Return one plain dict for each role that counts: the records of ``table("roles")``.

        >>> import workplan
        >>> workplan.load().matrix().to_records()[0]["agency"]
        '市工商局'
        """
        return self.table("roles").to_records()

    def to_csv(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        bom: bool = True,
        force: bool = False,
        lang: Lang | None = None,
    ) -> str:
        """Return the records as CSV text; also write it to `path` if given: see `Table.to_csv`.

        Raises `ExistingFileError` where the file exists, unless `force`.
        """
        return self.table("roles").to_csv(path, bom=bom, force=force, lang=lang)

    def to_markdown(self) -> str:
        """Return the grid of marks as Markdown, with legend and provenance."""
        return self.table().to_markdown()

    def to_text(self, width: int = terminal.WIDTH) -> str:
        """Return the grid for a terminal `width` columns wide, letters for duties."""
        return self._grid.format_text(width)

    def to_html(self) -> str:
        """Return the grid of marks as escaped HTML; a mark's tooltip has the measure's wording."""
        return self.table().to_html()

    def to_frame(self, *, wide: bool = False, lang: Lang | None = None) -> "DataFrame":
        """Return a pandas data frame: a row for each role, or with `wide` the grid.

        The wide frame has ids as index, names as columns and an ordered categorical of duties.
        With `lang` both have what people read: titles, texts, names and the words for duties.
        Raises `MissingLibraryError` without pandas.
        """
        if wide:
            return self._grid.make_frame(lang)
        return self.table("roles").to_frame(lang=lang)

    def to_xlsx(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        agency: str | Agency | None = None,
        columns: Iterable[str] | None = None,
        reading: bool = False,
        force: bool = False,
    ) -> bytes:
        """Return the table that a coordinating office hands out (任务分工表), an Excel workbook.

        Sheets: measures with who is named for them, the matrix, each agency's own list, the
        workload, what a person should check (待核对) where there is anything, and an explanation.
        With `agency`, its measures with everyone named for them, and no matrix and workload.
        `columns` are those of the first sheet, by name or head (``"task"``, ``"工作任务"``; an
        unknown one raises `OptionError`, which lists all). With `reading` the `CERTAIN` corrections
        are applied, and listed in a last column. Also written to `path` if given; the same bytes
        each time. Raises `ExistingFileError` where the file exists, unless `force`;
        `MissingLibraryError` without XlsxWriter.

        >>> import workplan
        >>> matrix = workplan.load().matrix()
        >>> content = matrix.to_xlsx(columns=["number", "task", "lead", "status"])
        """
        handout = self._make_handout(agency, columns, reading=reading)
        content = workbook.write_workbook(handout.sheets, handout.properties)
        if path is not None:
            files.save(path, content, force=force)
        return content

    def to_docx(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        agency: str | Agency | None = None,
        columns: Iterable[str] | None = None,
        reading: bool = False,
        force: bool = False,
    ) -> bytes:
        """Return the responsibility table (任务分工表) as a Word document, to print and hand out.

        The first sheet of `to_xlsx`, with the same options, on pages of A4 set across after GB/T
        9704. Also written to `path` if given; the same bytes each time. Raises `OptionError`,
        `ExistingFileError` where the file exists, unless `force`; `MissingLibraryError` without
        python-docx.

        >>> import workplan
        >>> content = workplan.load().matrix().to_docx(agency="市公安局")
        """
        handout = self._make_handout(agency, columns, reading=reading)
        content = word.write_document(handout.measure_sheet, handout.properties)
        if path is not None:
            files.save(path, content, force=force)
        return content

    def _make_handout(
        self, agency: str | Agency | None, columns: Iterable[str] | None, *, reading: bool
    ) -> Handout:
        holder = None if agency is None else self.contents.agency(agency)
        return make_handout(
            self.view, self.provenance, agency=holder, columns=columns, reading=reading
        )

    def chart(self) -> "LayerChart":
        """Return an interactive heat map: marks, tooltips, columns in order of load at a click.

        By section it shows how many measures each agency has in each. ``chart.save("x.html",
        inline=True)`` writes a page that opens with no network. Raises `MissingLibraryError`
        without altair.
        """
        return self._grid.make_chart()

    def _make_role_table(self) -> Table[RoleRow]:
        rows = [
            RoleRow(*place, role)
            for place in self.view.places
            for role in self.view.list_roles(place.measure)
        ]
        caption = self.view.add_note(Text("Roles: {count}", count=len(rows)))
        return make_table(RoleRow, rows, caption, self.provenance, self.lang)

    @cached_property
    def _grid(self) -> Grid:
        return Grid(self.view, self.provenance, self.lang)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        direction = "agencies by " if self.is_transposed else ""
        note = f", only {self.note}" if self.note else ""
        return (
            f"<ResponsibilityMatrix of {self.provenance.plan}: {direction}{len(self.items)}"
            f" {self.by}s, {len(self.agencies)} agencies, {len(self.view.role_keys)} roles{note}>"
        )


def make_matrix(
    contents: Contents,
    provenance: Provenance,
    *,
    by: By = "task",
    order: Order = "registry",
    every_agency: bool = False,
    lang: Lang = "en",
) -> ResponsibilityMatrix:
    """Make the matrix of all the roles of `contents`; the options are those of `Plan.matrix`."""
    check_lang(lang)
    if by not in get_args(By):
        raise OptionError("by", by, get_args(By))
    if order not in get_args(Order):
        raise OptionError("order", order, get_args(Order))
    view = make_view(contents, by, every_agency=every_agency)
    if order == "load":
        busiest = tuple(row.agency for row in questions.count_workload(view))
        view = attrs.evolve(view, agencies=busiest)
    return ResponsibilityMatrix(view, provenance, lang)


def _check_iterable(agencies: object) -> None:
    """Raise `UnknownAgencyError` for what is neither an agency nor several."""
    if not isinstance(agencies, Iterable):
        raise UnknownAgencyError(agencies)


def _join_words(words: Iterable[str]) -> Text:
    return Text("{words}", words="、".join(words))


def _add_note(notes: Text, note: Text) -> Text:
    return Text("{first}; {rest}", first=notes, rest=note)


def _describe_succession(links: Mapping[Agency, Succession]) -> Text:
    """The successor, and each agency that it succeeded with the confidence of the link."""
    each = (
        Text("{name} ({confidence})", name=agency.name, confidence=Text(link.confidence.value))
        for agency, link in links.items()
    )
    names = reduce(lambda one, other: Text("{first}, {second}", first=one, second=other), each)
    body = next(link.name for link in links.values())
    return Text("{successor} ← {names}", successor=body, names=names)
