"""How the site is built: ``python -m sphinx -W -b html docs docs/_build``.

Tables of the data are made here from the data, so that no page can say anything else.
"""

import workplan
from workplan.notice.notes import CODES
from workplan.notice.wordings import LABELS, WORDINGS

project = "workplan"
author = "The workplan authors"
release = workplan.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"workplan {release}"
exclude_patterns = ["_build"]
myst_heading_anchors = 3
myst_enable_extensions = ["substitution"]
autodoc_member_order = "bysource"

plan = workplan.load()


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, with what would end a cell escaped."""
    lines = [head, ["---"] * len(head), *rows]
    cells = [[cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def task_at(span: workplan.Span) -> str:
    return next((task.id for task in plan.tasks if span in task.span), "")


def code(text: str) -> str:
    return f"``{text}``" if text.strip("`") else "(a blank)" if text else "(nothing)"


corrections = table(
    ["task", "printed", "should read", "kind", "confidence", "why"],
    [
        [
            task_at(c.span),
            code(c.printed),
            "no safe reading" if c.reading is None else code(c.reading),
            c.kind.value,
            c.confidence.value,
            c.note,
        ]
        for c in plan.corrections
    ],
)
initiatives = table(
    ["name", "kind", "tasks"],
    [
        [
            i.name,
            i.kind.value,
            ", ".join(dict.fromkeys(task_at(span) or "preamble" for span in i.spans)),
        ]
        for i in plan.initiatives
    ],
)
agencies = table(
    ["name", "full name", "also", "kind", "successor", "note"],
    [
        [
            a.name,
            f"{a.full_name} ({a.full_name_confidence.value})"
            if a.full_name and a.full_name_confidence
            else "not known",
            "、".join(a.aliases),
            a.kind.value,
            "; ".join(f"{s.name} ({s.date}, {s.confidence.value})" for s in a.successors),
            a.note,
        ]
        for a in plan.agencies
    ],
)


def meaning(duty: workplan.Duty | None) -> str:
    return f"{duty.value} ({duty.label})" if duty else "plain"


wordings, labels = (
    table(["word", "duty", "as in"], [[word, meaning(duty), phrase] for word, duty, phrase in rows])
    for rows in (WORDINGS, LABELS)
)
diagnostics = table(
    ["code", "severity", "what it says", "what to do"],
    [[f"`{code}`", sev.value, message, advice] for code, (sev, message, advice) in CODES.items()],
)
noticed = table(
    ["line", "column", "code", "words"],
    [
        [str(note.line), str(note.column), f"`{note.code}`", plan.source[note.span]]
        for note in plan.diagnostics
    ],
)
myst_substitutions = {
    "wordings": wordings,
    "labels": labels,
    "diagnostics": diagnostics,
    "noticed": noticed,
    "agencies": agencies,
    "corrections": corrections,
    "initiatives": initiatives,
}
