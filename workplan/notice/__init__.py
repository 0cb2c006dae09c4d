"""The reader: how a notice of the genre is written, and what that means.

The only place that knows what 牵头 means. Three steps, each a module: `mark` finds characters,
numerals and brackets; `arrange` makes sections, tasks and measures of them, asking `sites` where
responsibilities stand; `read` makes roles of the words of a responsibility, asking `names` what
is one. `notes` keeps what was noticed, `files` fetches the text.
"""

from collections.abc import Iterable

from workplan.errors import FormatError, NoticeError
from workplan.model.invariants import digest
from workplan.model.values import Agency, Diagnostic, Severity, Source
from workplan.notice.arrange import arranged
from workplan.notice.mark import viewed
from workplan.notice.notes import Notebook
from workplan.notice.read import Registrar
from workplan.plan import Plan

__all__ = ["parse"]


def parse(
    text: str, registry: Iterable[Agency] | str | bytes | None = None, strict: bool = False
) -> Plan:
    """Read a notice into a plan whose pieces tile `text` exactly.

    `registry` are the agencies that its names may mean, as objects or as JSON; a name that none of
    them goes by becomes an agency of its own. What the reader noticed is in `plan.diagnostics`;
    with `strict`, those that are errors are raised together. Raises `NoticeError` for that, and
    where nothing looks like a section or a task; `FormatError` for a registry that is none.

    >>> plan = parse("一、总则\\n(一)抓落实。加强督查。(市工商局负责)")
    >>> plan.task(1).sole
    (Agency('市工商局', '市工商局'),)
    """
    if not isinstance(text, str):
        raise NoticeError(f"a notice is text, not {type(text).__name__}; workplan.read takes files")
    registrar, notes = Registrar(_agencies(registry)), Notebook(text)
    layout = arranged(viewed(text), registrar, notes)
    if not layout.sections:
        raise NoticeError(
            "no numbered section or task begins any line or sentence of the text; looked for"
            " 一、 (一) 1. (1) and ①"
        )
    sha256 = digest(text)
    tasks = [task for section in layout.sections for task in section.tasks]
    diagnostics = notes.diagnostics
    faults = tuple(note for note in diagnostics if note.severity is Severity.ERROR)
    if strict and faults:
        raise NoticeError(_told(faults), faults)
    return Plan(
        id=f"notice-{sha256[:12]}",
        title=layout.title,
        revision="",
        source=Source(text, None, sha256),
        sections=layout.sections,
        agencies=registrar.agencies(role for task in tasks for role in task.roles),
        pieces=layout.pieces,
        diagnostics=diagnostics,
    )


def _agencies(registry: Iterable[Agency] | str | bytes | None) -> tuple[Agency, ...]:
    if isinstance(registry, str | bytes):
        from workplan.interchange import register

        return register(registry)
    if registry is not None and not isinstance(registry, Iterable):
        raise FormatError(f"expected agencies, not {type(registry).__name__}", "registry")
    agencies = tuple(registry or ())
    ids: set[str] = set()
    for at, agency in enumerate(agencies):
        if not isinstance(agency, Agency):
            raise FormatError(f"expected an Agency, not {type(agency).__name__}", f"registry[{at}]")
        if agency.id in ids:
            raise FormatError(f"{agency.id!r} stands twice; an id is unique", f"registry[{at}].id")
        ids.add(agency.id)
    return agencies


def _told(faults: tuple[Diagnostic, ...]) -> str:
    first = faults[0]
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    return f"line {first.line}, column {first.column}: {first.message}{more}; {first.advice}"
