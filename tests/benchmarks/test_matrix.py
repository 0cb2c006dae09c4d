"""How fast a matrix is counted and drawn, and how that grows with the number of tasks.

``python -m pytest tests/benchmarks/test_matrix.py --benchmark-enable -s`` prints the figures, for
2,700 tasks against 40 agencies: each form against a plain loop over the same cells, and its growth
from a tenth of the tasks. The aim: ten times the tasks take ten times as long (10.0), and a grid is
drawn in less time than its notice is read.
"""

from html import escape
from timeit import repeat

import pytest

import workplan

AGENCIES = 40
TASKS = 2_700
NUMERALS = "一二三四五六七八九十"
NAMES = [f"市{first}{second}局" for first in "甲乙丙丁戊" for second in "金木水火土日月星"]
FORMS = ("to_html", "to_markdown", "to_text", "to_csv", "workload", "overlap")


def best(function, rounds):
    return min(repeat(function, repeat=rounds, number=1))


def write_notice(tasks):
    """A notice of so many tasks in sections of ten, each with two measures of three agencies."""
    lines = []
    for at in range(tasks):
        if at % 10 == 0:
            lines.append(f"{NUMERALS[at // 10 % 10]}、章节标题{at // 10}")
        a, b, c, d, e, f = (NAMES[(at * 7 + step * 3) % AGENCIES] for step in range(6))
        lines.append(
            f"({NUMERALS[at % 10]})做好事情{at}。认真做。({a}牵头,{b}、{c}配合)"
            f"再做。({d}、{e}、{f}按职责分工负责)"
        )
    return "\n".join(lines)


def make_matrix(tasks):
    """A matrix of so many tasks whose contents are known to nobody yet."""
    return workplan.parse(write_notice(tasks)).matrix()


def make(matrix, form):
    """One form of a matrix of which nothing is remembered."""
    return getattr(matrix.transposed().transposed(), form)()


def loop(matrix):
    """The cells as plain HTML: what any grid has to do."""
    roles = {(task.id, r.agency.id): r.duty.mark for task in matrix for r in task.roles}
    return "".join(
        f"<td>{escape(roles.get((task.id, agency.id), ''))}</td>"
        for task in matrix
        for agency in matrix.columns
    )


@pytest.mark.parametrize("form", FORMS)
def test_growth_with_the_tasks(benchmark, form):
    sizes = (27, 270) if benchmark.disabled else (TASKS // 10, TASKS)
    rounds = 1 if benchmark.disabled else 5
    small, large = map(make_matrix, sizes)
    growth = best(lambda: make(large, form), rounds) / best(lambda: make(small, form), rounds)
    ratio = best(lambda: make(large, form), rounds) / best(lambda: loop(large), rounds)
    benchmark.extra_info.update(growth=round(growth, 1), of_a_loop=round(ratio, 2))
    print(
        f"{form}: ten times the tasks take {growth:.1f} times as long, {ratio:.2f} of a plain loop"
    )
    benchmark.pedantic(make, args=(large, form), rounds=1)
    assert len(large) == sizes[1]
    assert len(large.agencies) == AGENCIES
    assert len(large.counted) == 6 * sizes[1]


def test_grid_against_reading_the_notice(benchmark):
    tasks = 270 if benchmark.disabled else TASKS
    text = write_notice(tasks)
    read = best(lambda: workplan.parse(text), 1)
    matrix = workplan.parse(text).matrix()
    drawn = best(lambda: make(matrix, "to_html"), 1)
    benchmark.extra_info.update(of_reading=round(drawn / read, 2))
    print(f"to_html of {tasks:,} tasks takes {drawn / read:.2f} of the time of reading them")
    page = benchmark.pedantic(matrix.to_html, rounds=1)
    assert page.count('scope="row"') == tasks
