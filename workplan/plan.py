"""`Plan`, the root object: metadata, look-ups and entry points.

Knows its `Contents`, that the invariants hold, and where matrix, search and tables come from. Does
not know how a plan was read, stored or drawn.
"""

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, overload

import attrs

from workplan.errors import AmbiguousItemError, OptionError, UnknownItemError
from workplan.model import (
    Agency,
    Contents,
    Correction,
    Diagnostic,
    Duties,
    Duty,
    Initiative,
    Location,
    Measure,
    Piece,
    Provenance,
    Registry,
    Role,
    Section,
    Source,
    Span,
    Task,
    fold,
    parse_duties,
)
from workplan.model.dates import datetime
from workplan.model.invariants import check_parts
from workplan.texts import Lang

if TYPE_CHECKING:  # what loading a plan does not need: it would double the time of a load
    from workplan import records
    from workplan.matrix import By, Order, ResponsibilityMatrix
    from workplan.search import Hit, Index, Keyword, KwicLine, MatchMode
    from workplan.table import Cell, Table

__all__ = ["Plan", "TableName"]

TableName = Literal[
    "roles",
    "measures",
    "tasks",
    "sections",
    "agencies",
    "corrections",
    "initiatives",
    "fields",
    "diagnostics",
    "review",
]
"""Names of a plan's tables."""


@attrs.frozen(repr=False)
class Plan:
    """A work plan (工作要点): the whole document.

    An inconsistent plan cannot be made: ids are unique, every text is at its span, the pieces
    tile the source, and every role's agency is one of `agencies`. Raises `FormatError` with the
    path of the first fault otherwise.

    >>> import workplan
    >>> workplan.load()
    <Plan qingdao-2018, revision 2, sha256 32b3de1e: 10 sections, 27 tasks, 45 measures, 170 roles>
    """

    id: str
    """The place and the year, ``qingdao-2018``; of a notice that was read, made from its digest."""
    title: str
    """The words inside 《》."""
    revision: str
    """Revision of this plan's data; it changes when the data do."""
    source: Source
    """The published text, every character of it."""
    sections: tuple[Section, ...]
    """In the order of the text."""
    agencies: tuple[Agency, ...]
    """The registry, in its order; the agency of every role is one of them."""
    corrections: tuple[Correction, ...] = ()
    """Misprints, in the order of the text; a task's own are also `task.corrections`."""
    initiatives: tuple[Initiative, ...] = ()
    """Campaigns, systems, mechanisms and days that it names."""
    pieces: tuple[Piece, ...] = ()
    """Stretches that tile the source exactly, each with its kind."""
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), eq=False)
    """What the reader noticed; not part of equality."""
    issuer: str | None = None
    """Who issued it (发文机关), as printed, several joined by 、; ``None`` where that is not."""
    document_number: str | None = None
    """Its number (发文字号), as printed; ``None`` where that is not."""
    date: datetime.date | None = None
    """Its date (成文日期); ``None`` where none is printed."""
    addressees: tuple[str, ...] | None = None
    """Whom it is addressed to (主送机关), as printed; ``None`` where nobody is."""

    def __attrs_post_init__(self) -> None:
        check_parts(self)

    @property
    def contents(self) -> Contents:
        """All that the plan contains in one object, with its look-ups."""
        return self._contents

    @property
    def provenance(self) -> Provenance:
        """Which plan an export is of."""
        return Provenance(self.id, self.title, self.revision, self.source.url, self.source.sha256)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task, in the order of the text."""
        return self.contents.tasks

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in the order of the text."""
        return self.contents.measures

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role, in the order of the text."""
        return self.contents.roles

    # --- look-ups --------------------------------------------------------------------------------

    def section(self, key: int | str | Section) -> Section:
        """Return the section with this number, numeral or id.

        >>> import workplan
        >>> workplan.load().section("三").title
        '加大打击侵犯知识产权工作力度'
        """
        return self.contents.section(key)

    def task(self, key: int | str | Task) -> Task:
        """Return the task with this id, number or numeral, with or without its brackets.

        Raises `UnknownItemError`, or `AmbiguousItemError` where a number is printed twice.

        >>> import workplan
        >>> plan = workplan.load()
        >>> plan.task(10) is plan.task("10") is plan.task("十") is plan.task("(十)")
        True
        """
        return self.contents.task(key)

    def measure(self, key: str | Measure) -> Measure:
        """Return the measure with this id, such as ``"10.1"``."""
        return self.contents.measure(key)

    def agency(self, name: str | Agency) -> Agency:
        """Return the agency with this id, name, full name or alias.

        Raises `UnknownAgencyError` with suggestions, or `AmbiguousAgencyError`.

        >>> import workplan
        >>> workplan.load().agency("食药监").full_name
        '青岛市食品药品监督管理局'
        """
        return self.contents.agency(name)

    def section_of(self, task: Task) -> Section:
        """Return the section that `task` is in."""
        return self.contents.section_of(task)

    def task_of(self, measure: Measure) -> Task:
        """Return the task that `measure` is in."""
        return self.contents.task_of(measure)

    def measure_of(self, role: Role) -> Measure:
        """Return the measure that `role` is a part of.

        Raises `UnknownItemError` for a foreign role, and `AmbiguousItemError` where several
        measures hold an equal one.
        """
        return self.contents.measure_of(role)

    def locate(self, span: Span) -> Location:
        """Return where a span is in the document that the plan was read from.

        That is a paragraph, the cells of a table, a page or a sheet; in a plain text, as that of
        the shipped plan, a line and a column.

        >>> import workplan
        >>> plan = workplan.load()
        >>> str(plan.locate(plan.task(10).span))
        'line 21, column 5'
        """
        return self.contents.locate(span)

    def initiative(self, name: str | Initiative) -> Initiative:
        """Return the initiative with this name, or with these words in the text.

        Quotation marks do not matter, and a part of the name is enough where no other has it.
        Raises `UnknownItemError`, or `AmbiguousItemError` where several have it.

        >>> import workplan
        >>> plan = workplan.load()
        >>> plan.initiative("剑网行动").kind.value, plan.initiative("龙腾").name
        ('campaign', '“龙腾”专项行动(二期)')
        """
        if isinstance(name, Initiative):
            name = name.name
        key = _strip_marks(name) if isinstance(name, str) else ""
        names = [
            (each, {_strip_marks(words) for words in (each.name, *each.printed)})
            for each in self.initiatives
        ]
        found = [each for each, words in names if key in words]
        if not found and key:
            found = [each for each, words in names if any(key in word for word in words)]
        if len(found) > 1:
            raise AmbiguousItemError("initiative", name, tuple(each.name for each in found))
        if not found:
            from difflib import get_close_matches

            near = get_close_matches(key, [_strip_marks(each.name) for each in self.initiatives])
            close = (each.name for each in self.initiatives if _strip_marks(each.name) in near)
            raise UnknownItemError("initiative", name, tuple(close))
        return found[0]

    def tasks_of(
        self,
        agency: str | Agency | None = None,
        duty: Duties | None = None,
        *,
        successor: str | None = None,
    ) -> tuple[Task, ...]:
        """Return the tasks in which `agency` has a part, or holds `duty`, or one of several.

        `successor` is a body of today instead: the tasks of all the agencies that it succeeded.
        Raises what `agency` raises, and `OptionError` for what is no duty.

        >>> import workplan
        >>> plan = workplan.load()
        >>> [task.id for task in plan.tasks_of("市公安局", duty="sole")]
        ['12']
        >>> len(plan.tasks_of("市质监局")), len(plan.tasks_of(successor="市市场监管局"))
        (8, 18)
        """
        measures = self.measures_of(agency, duty, successor=successor)
        return tuple({task.id: task for task in map(self.task_of, measures)}.values())

    def measures_of(
        self,
        agency: str | Agency | None = None,
        duty: Duties | None = None,
        *,
        successor: str | None = None,
    ) -> tuple[Measure, ...]:
        """Return the measures in which `agency` has a part; otherwise as `tasks_of`.

        >>> import workplan
        >>> [measure.id for measure in workplan.load().measures_of("市贸促会", duty="sole")]
        ['25.2']
        """
        ids = self.contents.select_agencies(agency, successor)
        if ids is None:
            raise OptionError("agency", None, ("a name, unless successor= is given",))
        held = frozenset(Duty) if duty is None else parse_duties(duty)
        return tuple(measure for measure in self.measures if _has_role(measure, ids, held))

    # --- matrix and search -----------------------------------------------------------------------

    def matrix(
        self,
        by: "By" = "task",
        *,
        order: "Order" = "registry",
        every_agency: bool = False,
        lang: Lang = "en",
    ) -> "ResponsibilityMatrix":
        """Return the responsibility matrix: tasks by agency, or ``by="measure"`` or ``"section"``.

        The agencies are in the order of the registry, or with ``order="load"`` those with most
        measures first; only those that have a part, unless `every_agency`. `lang` is the language
        of its captions, headings and legends. Raises `OptionError`.

        >>> import workplan
        >>> workplan.load().matrix()[4, "市质监局"]
        Duty.SOLE
        """
        from workplan.matrix import make_matrix

        return make_matrix(
            self.contents,
            self.provenance,
            by=by,
            order=order,
            every_agency=every_agency,
            lang=lang,
        )

    def search(
        self,
        query: str,
        *,
        limit: int | None = 10,
        agency: str | Agency | None = None,
        duty: Duties | None = None,
        section: int | str | Section | None = None,
        match: "MatchMode" = "any",
        successor: str | None = None,
        lang: Lang = "en",
    ) -> "Table[Hit]":
        """Return the tasks that a query finds, the best first; ``limit=None`` gives all.

        `agency`, `duty` and `section` keep the measures where that agency has that duty, and
        `successor` those of the agencies that a body of today succeeded; ``match="all"`` wants
        every term in one task. A phrase in quotes is exact. `lang` is the language of the table's
        headings and caption. Raises `OptionError`, and what `agency` and `section` raise.

        >>> import workplan
        >>> [hit.task.id for hit in workplan.load().search("盗版软件", limit=1)]
        ['10']
        """
        kept = self._select(None, section, agency, duty, successor)
        return self._searched.search(query, limit, match, kept).translate(lang)

    def keywords(
        self,
        *,
        task: int | str | Task | None = None,
        section: int | str | Section | None = None,
        agency: str | Agency | None = None,
        top: int | None = 10,
        agencies: bool = False,
        successor: str | None = None,
        lang: Lang = "en",
    ) -> "Table[Keyword]":
        """Return the words that tell what a task, a section, an agency's measures or all is about.

        Several of these narrow it together, and `successor` is a body of today, for all that it
        succeeded; `agencies` lets names of agencies count as words.

        >>> import workplan
        >>> workplan.load().keywords(task=10, top=1)[0].word
        '软件正版化'
        """
        kept = self._select(task, section, agency, None, successor)
        return self._searched.keywords(kept, top, agencies=agencies).translate(lang)

    def concordance(self, term: str, *, lang: Lang = "en") -> "Table[KwicLine]":
        """Return each occurrence of a term in a task, in context (KWIC).

        Finds the published words only; readings, synonyms and agencies are for `search`.

        >>> import workplan
        >>> [line.task.id for line in workplan.load().concordance("双随机")]
        ['2', '4']
        """
        return self._searched.concordance(term).translate(lang)

    def _select(
        self,
        task: int | str | Task | None,
        section: int | str | Section | None,
        agency: str | Agency | None,
        duty: Duties | None,
        successor: str | None,
    ) -> tuple[bool, ...] | None:
        """For each measure whether it is asked for; ``None`` where all are."""
        if not any(asked is not None for asked in (task, section, agency, duty, successor)):
            return None
        spans = [self.task(task).span] if task is not None else []
        spans += [self.section(section).span] if section is not None else []
        ids = self.contents.select_agencies(agency, successor)
        held = frozenset(Duty) if duty is None else parse_duties(duty)
        needs_role = ids is not None or duty is not None
        return tuple(
            all(measure.span in span for span in spans)
            and (not needs_role or _has_role(measure, ids, held))
            for measure in self.measures
        )

    # --- tables ----------------------------------------------------------------------------------

    @overload
    def table(self, name: Literal["roles"], *, lang: Lang = "en") -> "Table[records.RoleRow]": ...
    @overload
    def table(
        self, name: Literal["measures"], *, lang: Lang = "en"
    ) -> "Table[records.MeasureRow]": ...
    @overload
    def table(self, name: Literal["tasks"], *, lang: Lang = "en") -> "Table[records.TaskRow]": ...
    @overload
    def table(
        self, name: Literal["sections"], *, lang: Lang = "en"
    ) -> "Table[records.SectionRow]": ...
    @overload
    def table(
        self, name: Literal["agencies"], *, lang: Lang = "en"
    ) -> "Table[records.AgencyRow]": ...
    @overload
    def table(
        self, name: Literal["corrections"], *, lang: Lang = "en"
    ) -> "Table[records.CorrectionRow]": ...
    @overload
    def table(
        self, name: Literal["initiatives"], *, lang: Lang = "en"
    ) -> "Table[records.InitiativeRow]": ...
    @overload
    def table(self, name: Literal["fields"], *, lang: Lang = "en") -> "Table[records.FieldRow]": ...
    @overload
    def table(
        self, name: Literal["diagnostics"], *, lang: Lang = "en"
    ) -> "Table[records.DiagnosticRow]": ...
    @overload
    def table(
        self, name: Literal["review"], *, lang: Lang = "en"
    ) -> "Table[records.ReviewRow]": ...
    def table(self, name: TableName, *, lang: Lang = "en") -> "Table[Any]":
        """Return one of the plan's tables, with headings and caption in a language.

        `name` is ``"roles"``, ``"measures"`` (also those that name nobody), ``"tasks"``,
        ``"sections"``, ``"agencies"``, ``"corrections"``, ``"initiatives"``, ``"fields"``,
        ``"diagnostics"`` or ``"review"`` (what a person should look at). Raises `OptionError` for
        another name or language.

        >>> import workplan
        >>> measures = workplan.load().table("measures")
        >>> measures.row("10.1").lead, len(measures)
        ('市版权局', 45)
        """
        from workplan.records import make_contents_table

        return make_contents_table(name, self.contents, self.provenance, lang)

    def records(self) -> "list[dict[str, Cell]]":
        """Return one plain dict a role: the records of ``table("roles")``.

        >>> import workplan
        >>> workplan.load().records()[0]["agency"]
        '市工商局'
        """
        return self.table("roles").to_records()

    # --- a page ----------------------------------------------------------------------------------

    def to_page(
        self, path: str | os.PathLike[str] | None = None, *, lang: Lang = "en", force: bool = False
    ) -> str:
        """Return the whole plan as one offline HTML page; also write it to `path` if given.

        The page filters by agency, duty, section and keyword without a network; its own words are
        in a language, what it shows of the notice is as published. Raises `OptionError` for an
        unknown language, and `ExistingFileError` where the file exists, unless `force`.

        >>> import workplan
        >>> page = workplan.load().to_page(lang="zh")
        >>> page.count("<article"), len(page.encode()) <= 120_000
        (60, True)
        """
        from workplan.page import make_page
        from workplan.render import files

        page = make_page(
            self.contents,
            self.provenance,
            pieces=self.pieces,
            issuer=self.issuer,
            document_number=self.document_number,
            date=self.date,
            addressees=self.addressees,
            lang=lang,
        )
        if path is not None:
            files.save_text(path, page, force=force)
        return page

    def _repr_html_(self) -> str:
        from workplan.model import display
        from workplan.render import html

        unfolding = [
            html.details(
                display.draw_heading(section, self.corrections), display.draw_tasks(section.tasks)
            )
            for section in self.sections
        ]
        title = html.heading(self.title or self.id)
        facts = display.draw_document_facts(
            self.issuer, self.document_number, self.date, self.addressees
        )
        return html.box(title, facts, self._figures, *unfolding, provenance=self.provenance.line)

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

    # --- derived once ----------------------------------------------------------------------------

    @cached_property
    def _contents(self) -> Contents:
        return Contents(
            self.sections,
            Registry(self.agencies),
            self.corrections,
            self.source,
            self.initiatives,
            self.diagnostics,
        )

    @property
    def _searched(self) -> "Index":
        index: Index = self._index
        return index

    @cached_property
    def _index(self) -> Any:  # cattrs resolves the annotations, and must not load search for it
        from workplan.search import make_index

        return make_index(self.contents, self.provenance)


def _has_role(measure: Measure, ids: frozenset[str] | None, duties: frozenset[Duty]) -> bool:
    """Whether one of these agencies, ``None`` for any, has one of these duties in a measure."""
    return any(
        role.duty in duties and (ids is None or role.agency.id in ids) for role in measure.roles
    )


def _strip_marks(words: str) -> str:
    """The letters and digits of a name, folded: “剑网行动” and 剑网行动 are one."""
    return "".join(filter(str.isalnum, fold(words).text))
