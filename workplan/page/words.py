"""What the page says: its labels, and the messages that its script fills in.

A label is a place ``$name`` of ``page.html``. A message keeps its ``{placeholders}``: the script
takes it from the page, so that the script itself is without words.
"""

from collections.abc import Mapping
from types import MappingProxyType

from workplan.render import html
from workplan.render.html import Html
from workplan.texts import Lang, Text

__all__ = ["LABELS", "draw_messages"]

LABELS: Mapping[str, Text] = MappingProxyType(
    {
        "skip": Text("Skip to the tasks"),
        "filter": Text("Filter"),
        "agency": Text("Agency"),
        "any_agency": Text("All agencies"),
        "duty": Text("Duty"),
        "section": Text("Section"),
        "any_section": Text("All sections"),
        "keyword": Text("Keyword"),
        "keyword_hint": Text("in the text, its readings and names"),
        "clear": Text("Clear the filters"),
        "copy": Text("Copy the address"),
        "address": Text("Address of this view"),
        "print": Text("Print"),
        "tasks_heading": Text("Tasks"),
        "agencies_heading": Text("Agencies"),
        "how_to_read": Text("How to read this page"),
        "open_lists": Text(
            "等 (“and others”) at the end of a list: more bodies may be meant than are named."
        ),
        "misprints": Text(
            "A wavy line marks what seems to be misprinted; in 〔〕 is what it should read,"
            " with ？ where that is not certain. The text itself is as published."
        ),
        "about": Text("About this page"),
    }
)
"""Words of ``page.html``, by the name of their place."""

_MESSAGES: Mapping[str, Text] = MappingProxyType(
    {
        "successor": Text("successor"),
        "bodies": Text("Responsible bodies"),
        "today": Text("Bodies of today that took over"),
        "all": Text("All is shown: {tasks} tasks, {measures} measures."),
        "shown": Text("Shown: {tasks} of {allTasks} tasks, {measures} of {allMeasures} measures."),
        "nothing": Text("Nothing matches the filters."),
        "hits": Text("Occurrences of the keyword in what is shown: {count}."),
        "beyond": Text("Measures that match in a reading or a name only: {count}."),
        "stated": Text("Filters: {filters}"),
        "one": Text("{name}: {value}"),
        "pair": Text("{one}; {other}"),
        "rest": Text("Measures of this task that do not match: {count}."),
        "whole": Text("Show the whole task"),
        "copied": Text("The address is on the clipboard."),
        "select": Text("Press Ctrl+C to copy the address."),
        "unknownKey": Text("The address has a part that is no filter: {value}"),
        "unknownAnchor": Text("The address names a place that is not here: {value}"),
        "repeated": Text("The address names a filter twice; the first counts: {value}"),
        "unknownAgency": Text("No responsible body is called {value}."),
        "unknownToday": Text("No body of today that took over is called {value}."),
        "unknownSection": Text("There is no section {value}."),
        "unknownDuty": Text("There is no duty {value}."),
        "ambiguous": Text("Several are called {value}:"),
        "perhaps": Text("Perhaps you mean:"),
        "isAgency": Text("{value} is a body: filter by it"),
        "inHeading": Text("The keyword is in the heading of this section."),
        "wholeSection": Text("Show the whole section"),
    }
)
"""What the script says; it fills the placeholders in."""


def draw_messages(lang: Lang) -> Html:
    """Return the messages of the script in a language, each an element named by ``data-w``."""
    return html.join(
        html.tag("p", text.render(lang), **{"data-w": name}) for name, text in _MESSAGES.items()
    )
