"""How fast a notice is read, and how the time grows with its length.

``python -m pytest tests/benchmarks --benchmark-enable -s`` prints the figures: characters per
second against those of a plain scan for numerals, and the growth from 10 KB to 10 MB. The aim:
a character takes as long in a long text as in a short one (1.0). The figures are printed; what is
read is asserted.
"""

import re
import time
from itertools import pairwise

import pytest

import workplan

NOTICE = workplan.load().source.text
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)  # bytes of UTF-8


def seconds(work, text):
    start = time.process_time()  # of this process only: other load on the machine is left out
    work(text)
    return time.process_time() - start


def find_section_numerals(text):
    """The baseline: one plain scan for what a section may begin with."""
    return [match.start() for match in re.finditer("[一二三四五六七八九十]+、", text)]


def copies_of_size(size):
    return max(1, round(size / len(NOTICE.encode())))


def count(plan):
    return len(plan.sections), len(plan.tasks), len(plan.roles)


def test_a_long_notice_is_read_like_a_short_one_in_linear_time(benchmark):
    sizes = SIZES[:2] if benchmark.disabled else SIZES
    copies = [copies_of_size(size) for size in sizes]
    texts = [NOTICE * n for n in copies]
    each = [min(seconds(workplan.parse, t) for _ in range(2)) / len(t) for t in texts]
    growth = [round(b / a, 2) for a, b in pairwise(each)]
    benchmark.extra_info.update(growth=growth)
    plan = benchmark.pedantic(workplan.parse, args=(texts[-1],), rounds=1)
    print(
        f"with ten times the text a character takes {growth} times as long, to {sizes[-1]:,} bytes"
    )
    assert count(workplan.parse(NOTICE)) == (10, 27, 170)
    assert count(plan) == (10 * copies[-1], 27 * copies[-1], 170 * copies[-1])
    assert "".join(piece.text for piece in plan.pieces) == texts[-1]


def test_speed_against_a_plain_scan_which_finds_the_same_sections(benchmark):
    rounds = 1 if benchmark.disabled else 10
    text = NOTICE * copies_of_size(100_000)
    read = min(seconds(workplan.parse, text) for _ in range(rounds))
    plain = min(seconds(find_section_numerals, text) for _ in range(rounds))
    benchmark.extra_info.update(characters_per_second=round(len(text) / read))
    plan = benchmark.pedantic(workplan.parse, args=(text,), rounds=1)
    print(f"{len(text) / read:,.0f} characters a second, {read / plain:.0f} times a plain scan")
    assert {section.span.start for section in plan.sections} <= set(find_section_numerals(text))


HARD = {
    "100,000 open brackets": "一、甲\n(一)乙。" + "(" * 100_000,
    "100,000 nested brackets": "一、甲\n(一)乙。" + "(" * 50_000 + ")" * 50_000,
    "a million characters without a full stop": "一、甲\n(一)乙" + "好" * 1_000_000,
    "a list of half a million names": "一、甲\n(一)乙(" + "局、" * 250_000 + "负责)",
    "a hundred thousand labels": "一、甲\n(一)乙。" + "责任单位:" * 100_000,
    "numerals only": "一、" * 100_000,
    "a million lines": "一、甲\n(一)乙。\n" + "好\n" * 1_000_000,
    "a million brackets": "一、甲\n(一)乙。" + "()" * 500_000,
    "a million separators": "一、甲\n(一)乙。\n责任单位:" + "、" * 1_000_000,
    "half a million verbs": "一、甲\n(一)乙。" + "负责" * 500_000,
    "fifty thousand names in a cell": (
        "序号\t任务\t责任单位\n1\t植树\t" + "市甲局、" * 50_000 + "市乙局\n2\t护林\t市丙局\n"
    ),
    "half a million cells": "一、甲\n(一)乙。" + "甲 " * 500_000,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_texts_finish(benchmark, text):
    plan = benchmark.pedantic(workplan.parse, args=(text,), rounds=1)
    assert "".join(piece.text for piece in plan.pieces) == text
