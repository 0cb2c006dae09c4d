"""Statements that the first listed leads (列第一位者为牵头单位), and what they govern.

Knows such statements and where they are; who leads by one is the business of `grammar`.
"""

import re
from bisect import bisect_left

from workplan.notice import vocabulary as v
from workplan.notice.verbs import FIRST
from workplan.notice.view import Gap, View

__all__ = ["Rules"]

_BEFORE = re.compile("[^。;,():]{0,12}$")
_AFTER = re.compile("[^。;,()]{0,12}")
_ASSIGNS = re.compile(f"{v.either(v.PLAIN_VERBS)}|{v.either(v.LABEL_NOUNS)}:")


class Rules:
    """The statements of a document, in the order of the text."""

    def __init__(self, view: View) -> None:
        self._found = _find_rules(view)

    def find(self, end: int) -> str:
        """Return the words that govern a responsibility which ends at `end`, ``""`` if none do."""
        i = bisect_left(self._found, end, key=lambda rule: rule[0]) - 1
        return self._found[i][1] if i >= 0 else ""


def _find_rules(view: View) -> list[tuple[int, str]]:
    """Where the text says that the first listed leads, and in which words."""
    found: list[tuple[int, str]] = []
    last = max((match.start() for match in _ASSIGNS.finditer(view.chars)), default=-1)
    for match in FIRST.finditer(view.chars):
        at, after = match.span()
        before = _BEFORE.search(view.chars[max(0, at - 12) : at])
        start = at - len(before[0]) if before else at
        line = view.line_start(at)
        start = max(start, line) if view.gaps[line] >= Gap.PARAGRAPH else start
        behind = _AFTER.match(view.chars, after)
        end = behind.end() if behind else after
        # A note at the end of the document governs what is before it.
        governs = start if last >= end else 0
        found.append((governs, view.text(start, end)))
    return sorted(found)
