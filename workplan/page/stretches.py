"""The text of a task in stretches: its heading, and for each measure its clause and responsibility.

Knows spans only; what is marked in them is the business of `text`.
"""

from workplan.model import Span, Task

__all__ = ["split_task"]

_STOPS = "。．.：:；;，,、！？!?"
"""Punctuation that closes a heading."""


def split_task(task: Task) -> tuple[Span | None, list[list[Span]]]:
    """Return the heading of a task, and for each measure the stretches of its text.

    Every character but whitespace is in one of them: what is between two, such as a second stop,
    goes with the one before. A responsibility in a merged cell is repeated at each of its rows.

    >>> import workplan
    >>> plan = workplan.load()
    >>> head, bodies = split_task(plan.task(4))
    >>> plan.source[head], [plan.source[span] for span in bodies[1]][1]
    ('(四)加强重点产品管理。', '(市质监局负责)。')
    """
    flow, elsewhere = _order_stretches(task)
    bodies: list[list[Span]] = [[] for _ in task.measures]
    reached = _find_end_of_heading(task, flow)
    head = _strip(task, task.span.start, reached)
    before: list[Span] | None = None
    for span, at in [*flow, (Span(task.span.end, task.span.end + 1), -1)]:
        gap = _strip(task, reached, span.start)
        if gap and before:
            before[-1] = Span(before[-1].start, gap.end)
        elif gap:
            bodies[at].append(gap)
        if at >= 0:
            before = bodies[at]
            before.append(span)
            reached = max(reached, span.end)
    for span, at in elsewhere:
        bodies[at].append(span)
    return head, bodies


_Stretches = list[tuple[Span, int]]
"""Spans, each with the index of its measure."""


def _order_stretches(task: Task) -> tuple[_Stretches, _Stretches]:
    """Clauses and responsibilities of a task as they follow, and those printed elsewhere.

    These are in merged cells that begin in a row before.
    """
    flow: _Stretches = []
    elsewhere: _Stretches = []
    used: set[Span] = set()
    for at, measure in enumerate(task.measures):
        flow.append((measure.span, at))
        own = measure.assignment_span
        if own is not None:
            is_here = own in task.span and own not in used
            (flow if is_here else elsewhere).append((own, at))
            used.add(own)
    return sorted(flow, key=lambda each: each[0]), elsewhere


def _find_end_of_heading(task: Task, flow: _Stretches) -> int:
    """Where the first stretch may begin: after the title and its stops, or after the numeral."""
    if not flow:
        return task.span.end
    if task.title_span is None:
        return flow[0][0].start
    end, first = task.title_span.end, flow[0][0].start
    rest = task.text[end - task.span.start : max(first, end) - task.span.start]
    return end + len(rest) - len(rest.lstrip(_STOPS))


def _strip(task: Task, start: int, end: int) -> Span | None:
    """The part of a task between two positions, without whitespace around it."""
    words = task.text[start - task.span.start : max(start, end) - task.span.start]
    if not words.strip():
        return None
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
