"""A small text read, and what a reading is in the notation of `tests.notice.readings`."""

from collections.abc import Iterator

from workplan import Confidence, Duty, Measure, PieceKind, Plan, Severity

ASPECTS = {
    "issuer": lambda plan: plan.issuer or "-",
    "number": lambda plan: plan.document_number or "-",
    "date": lambda plan: str(plan.date or "-"),
    "to": lambda plan: "|".join(plan.addressees or ("-",)),
    "title": lambda plan: plan.title or "-",
    "sections": lambda plan: "|".join("".join(section.title.split()) for section in plan.sections),
    "tasks": lambda plan: "|".join("".join(task.title.split()) for task in plan.tasks),
    "texts": lambda plan: "|".join("".join(measure.text.split()) for measure in plan.measures),
    "closing": lambda plan: "|".join(list_closings(plan)) or "-",
    "kinds": lambda plan: "|".join(role.agency.kind.value for role in plan.roles),
    "rule": lambda plan: "|".join(measure.rule for measure in plan.measures),
    "wording": lambda plan: "|".join(measure.wording for measure in plan.measures),
    "notes": lambda plan: "|".join(list_codes(plan, {Severity.INFO})) or "-",
}
"""What a reading may be about beside its responsibilities: name, and how a plan shows it."""

_SURE = {Confidence.CERTAIN: "", Confidence.LIKELY: "~", Confidence.POSSIBLE: "?"}
_BODY = "一、总则\n(一)抓落实。加强督查。"


def write_text(text: str) -> str:
    """Return the notice that a text of the table stands for.

    Without a prefix it is a bracket of the only task; ``+`` is what follows the task, ``head:``
    what precedes the first heading, ``tail:`` what follows the last task, ``due:`` a deadline in
    a plan of 2030, ``doc:`` a whole notice. ⏎ is a line end, → a tab, ␣ a blank.
    """
    prefix, colon, rest = text.partition(":")
    rest = rest.replace("⏎", "\n").replace("→", "\t").replace("␣", " ")
    if colon and prefix == "doc":
        return rest
    if colon and prefix == "head":
        return f"{rest}\n{_BODY}(市水利局负责)"
    if colon and prefix == "tail":
        return f"{_BODY}(市水利局负责)\n{rest}"
    if colon and prefix == "due":
        return f"2030年临江市节水要点\n{_BODY}(责任单位:市甲局;完成时限:{rest})"
    text = text.replace("⏎", "\n").replace("→", "\t").replace("␣", " ")
    if text.startswith(("+", "\n")):
        return f"2030年临江市节水要点\n{_BODY}{text.removeprefix('+')}"
    return f"{_BODY}({text})"


def describe(plan: Plan, expected: str) -> str:
    """Return the reading of a plan, as far as the expected one is about it."""
    names = [item.partition("=")[0] for item in expected.split(" ")]
    wanted = [name for name in names if name in ASPECTS]
    aspects = " ".join(f"{name}={ASPECTS[name](plan)}" for name in wanted)
    if len(wanted) == len(names):
        return aspects
    measures = [measure for measure in plan.measures if measure.assignment_span or measure.fields]
    shown = " / ".join(map(describe_measure, measures)) or "-"
    codes = (f"!{code}" for code in list_codes(plan, {Severity.WARNING, Severity.ERROR}))
    return " ".join([shown, *codes, *([aspects] if aspects else [])])


def describe_measure(measure: Measure) -> str:
    """Return the duties, names, confidence and fields of a measure."""
    lists: dict[Duty, list[str]] = {}
    for role in measure.roles:
        lists.setdefault(role.duty, []).append(role.printed)
    roles = " ".join(
        f"{duty.value}{'+' if duty in measure.open_duties else ''}:{'、'.join(names)}"
        for duty, names in lists.items()
    )
    fields = (
        f"{{{field.label}={field.text}{f'@{field.date}' if field.date else ''}}}"
        for field in measure.fields
    )
    return " ".join([f"{roles}{_SURE[measure.confidence or Confidence.CERTAIN]}", *fields])


def list_codes(plan: Plan, severities: set[Severity]) -> list[str]:
    """Return the codes of the diagnostics of some severities."""
    return [note.code for note in plan.diagnostics if note.severity in severities]


def list_closings(plan: Plan) -> Iterator[str]:
    """Yield the first characters of what follows the last section."""
    for piece in plan.pieces:
        if piece.kind is PieceKind.CLOSING:
            yield "".join(piece.text.split())[:4]
