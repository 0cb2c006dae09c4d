"""The reader: how a notice of the genre is written, and what that means.

The only package that knows what 牵头 means. Reads like a compiler: `view` normalises the
characters; `numbering` and `outline` find what is under what; `hardwrap` joins the lines that the
page cut; `cells` and `rows` find the tables, `sites` where a responsibility may be; `lexer` makes
tokens of it and `grammar` duties; `builder` puts sections, tasks and measures together, and
`diagnostics` says what was noticed. Every Chinese word of the genre is in `vocabulary`.
"""

from collections.abc import Iterable

import attrs

from workplan.errors import FormatError, NoticeError, OptionError
from workplan.model import (
    Agency,
    Confidence,
    Diagnostic,
    Measure,
    Section,
    Severity,
    Source,
    Task,
)
from workplan.model.dates import datetime
from workplan.model.doubts import find_doubts
from workplan.model.invariants import check_source, digest
from workplan.notice.builder import build_document
from workplan.notice.diagnostics import Notebook
from workplan.notice.registrar import Registrar
from workplan.plan import Plan

__all__ = ["parse"]


def parse(
    text: str | Source,
    registry: Iterable[Agency] | None = None,
    strict: bool = False,
    *,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    date: datetime.date | None = None,
) -> Plan:
    """Read a notice into a plan whose pieces tile the text exactly.

    `text` is a text, or the `Source` of a plan, whose address and layout are kept. `registry` are
    the agencies that its names may mean; a name that none of them has becomes an agency of its
    own. `id`, `title`, `url` and `date` are facts that the caller knows and the page may not
    print; they take the place of what is read. What the reader noticed is in `plan.diagnostics`;
    with `strict`, errors are raised together. Raises `NoticeError` for that, and where nothing
    looks like a section or a task; `FormatError` for a registry that is none, `OptionError` for a
    fact that is none.

    >>> text = "一、总则\\n(一)抓落实。加强督查。(市工商局负责)"
    >>> plan = parse(text, id="linjiang-2030", date=datetime.date(2030, 1, 9))
    >>> plan.id, plan.date.isoformat(), plan.task(1).sole
    ('linjiang-2030', '2030-01-09', (Agency('市工商局', '市工商局'),))
    """
    for option, fact in (("id", id), ("title", title), ("url", url)):
        if fact is not None and not (isinstance(fact, str) and _is_one_line(fact)):
            raise OptionError(option, fact, ("one line of text without spaces around it",))
    if date is not None and type(date) is not datetime.date:  # a time of day is no date of a notice
        raise OptionError("date", date, ("a datetime.date",))
    source = Source(text) if isinstance(text, str) else text
    if not isinstance(source, Source):
        raise NoticeError(
            "a notice is text, not {type}; workplan.read takes files",
            values={"type": type(text).__name__},
        )
    check_source(source)
    registrar, notes = Registrar(_check_registry(registry)), Notebook(source)
    document = build_document(source, registrar, notes)
    diagnostics = notes.diagnostics
    errors = tuple(note for note in diagnostics if note.severity is Severity.ERROR)
    if errors and (strict or not document.sections):
        raise _refuse(errors, notes)
    if not document.sections:
        raise NoticeError(
            "no numbered section or task begins any line or sentence of the text; looked for"
            " 一、 (一) 1. (1) and ①"
        )
    head = document.letterhead
    sha256 = digest(source.text)
    tasks = [task for section in document.sections for task in section.tasks]
    return Plan(
        id=id or f"notice-{sha256[:12]}",
        title=title or document.title,
        revision="",
        source=Source(source.text, url or source.url, sha256, source.layout),
        sections=_mark_doubtful(document.sections, notes.all_diagnostics),
        agencies=registrar.list_agencies(role for task in tasks for role in task.roles),
        pieces=document.pieces,
        diagnostics=diagnostics,
        issuer=head.issuer and head.issuer.value,
        document_number=head.document_number and head.document_number.value,
        date=date or (head.date and head.date.value),
        addressees=head.addressees and head.addressees.value,
    )


def _is_one_line(text: str) -> bool:
    return bool(text) and text.isprintable() and text == text.strip()


def _check_registry(registry: Iterable[Agency] | None) -> tuple[Agency, ...]:
    """The agencies of a registry, each once; raises `FormatError`."""
    if registry is not None and (
        isinstance(registry, str | bytes) or not isinstance(registry, Iterable)
    ):
        values = {"type": type(registry).__name__}
        raise FormatError("expected agencies, not {type}", "registry", values=values)
    agencies = tuple(registry or ())
    ids: set[str] = set()
    for at, agency in enumerate(agencies):
        path = f"registry[{at}]"
        if not isinstance(agency, Agency):
            values = {"type": type(agency).__name__}
            raise FormatError("expected an Agency, not {type}", path, values=values)
        if agency.id in ids:
            values = {"id": repr(agency.id)}
            raise FormatError("{id} is used twice; ids are unique", f"{path}.id", values=values)
        ids.add(agency.id)
    return agencies


def _mark_doubtful(
    sections: tuple[Section, ...], diagnostics: tuple[Diagnostic, ...]
) -> tuple[Section, ...]:
    """The sections, each responsibility that a diagnostic doubts with `Confidence.POSSIBLE`."""
    tasks = [task for section in sections for task in section.tasks]
    doubts = find_doubts((m for task in tasks for m in task.measures), diagnostics).at
    if not any(doubts.values()):
        return sections

    def mark(measure: Measure) -> Measure:
        span = measure.assignment_span
        is_doubted = span is not None and doubts[span]
        return attrs.evolve(measure, confidence=Confidence.POSSIBLE) if is_doubted else measure

    def mark_task(task: Task) -> Task:
        return attrs.evolve(task, measures=tuple(map(mark, task.measures)))

    return tuple(attrs.evolve(s, tasks=tuple(map(mark_task, s.tasks))) for s in sections)


def _refuse(errors: tuple[Diagnostic, ...], notes: Notebook) -> NoticeError:
    """The error that a strict reading raises for some diagnostics."""
    one = "{place}: {message}; {advice}"
    many = "{place}: {message}, and {more} more; {advice}"
    first, locations = errors[0], tuple(notes.locate(each.span) for each in errors)
    values = {
        "place": locations[0].text,
        "message": first.message_text,
        "advice": first.advice_text,
        "more": len(errors) - 1,
    }
    template = many if len(errors) > 1 else one
    return NoticeError(template, errors, values=values, locations=locations)
