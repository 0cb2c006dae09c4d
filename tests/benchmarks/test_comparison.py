"""How long a comparison takes as plans grow: 27, 100, 300 and 1,000 tasks against as many.

``python -m pytest tests/benchmarks/test_comparison.py --benchmark-enable`` measures all four; the
aim is 1,000 against 1,000 in well under a minute. The tasks are mixtures of the shipped plan's own
clauses, so that nearly every two have something in common, which is the hardest case.
"""

import random

import pytest

import workplan
from workplan import compare
from workplan.notice import parse

DIGITS = "零一二三四五六七八九"


def numeral(number):
    """A Chinese numeral below a thousand."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += f"{DIGITS[tens]}十" if text or tens > 1 else "十"
    elif text and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")


def mixture(tasks, seed):
    """A plan of so many tasks, twenty in a section, numbered from one in each."""
    plan = workplan.load()
    chance = random.Random(seed)
    clauses = [c for m in plan.measures for c in m.text.split("。") if len(c) > 8 and "(" not in c]
    lines = []
    for at in range(tasks):
        if at % 20 == 0:
            lines.append(f"{numeral(at // 20 + 1)}、{chance.choice(clauses)[:15]}")
        body = "。".join(chance.choices(clauses, k=4))
        heading = chance.choice(clauses)[:12]
        lines.append(f"({numeral(at % 20 + 1)}){heading}。{body}。(市公安局、市农委按职责分工负责)")
    return parse("\n".join(lines))


@pytest.mark.parametrize("tasks", [27, 100, 300, 1000])
def test_growth(benchmark, tasks):
    size = min(tasks, 30) if benchmark.disabled else tasks
    old, new = mixture(size, 1), mixture(size, 2)
    found = benchmark.pedantic(compare, args=(old, new), rounds=1)
    assert len([change for change in found.tasks if change.new]) == size
    assert compare(old, old).is_empty
