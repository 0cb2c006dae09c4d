"""How fast a notice is read, and how that grows with its length.

``python -m pytest tests/benchmarks --benchmark-enable -s`` prints the figures: characters per
second against those of a plain scan for numerals, and the growth from 10 KB to 10 MB. The aim:
ten times the text takes about ten times as long.
"""

import re
import time
from itertools import pairwise

import pytest

import workplan

NOTICE = workplan.load().source.text
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)  # bytes of UTF-8


def seconds(work, text):
    start = time.perf_counter()
    work(text)
    return time.perf_counter() - start


def scan(text):
    return len(re.findall("[一二三四五六七八九十]+、", text))


def of_size(size):
    return NOTICE * max(1, round(size / len(NOTICE.encode())))


def test_growth(benchmark):
    sizes = SIZES[:2] if benchmark.disabled else SIZES
    times = [min(seconds(workplan.parse, of_size(size)) for _ in range(2)) for size in sizes]
    growth = [round(b / a, 1) for a, b in pairwise(times)]
    benchmark.extra_info.update(growth=growth)
    benchmark.pedantic(workplan.parse, args=(NOTICE,), rounds=1)
    print(f"ten times the text takes {growth} times as long, up to {sizes[-1]:,} bytes")
    assert len(growth) == len(sizes) - 1  # the figures are printed, and held to no limit


def test_speed(benchmark):
    rounds = 1 if benchmark.disabled else 10
    text = of_size(100_000)
    read = min(seconds(workplan.parse, text) for _ in range(rounds))
    plain = min(seconds(scan, text) for _ in range(rounds))
    benchmark.extra_info.update(characters_per_second=round(len(text) / read))
    benchmark.pedantic(workplan.parse, args=(NOTICE,), rounds=1)
    print(f"{len(text) / read:,.0f} characters a second, {read / plain:.0f} times a plain scan")
    assert read > plain


HARD = {
    "100,000 open brackets": "一、甲\n(一)乙。" + "(" * 100_000,
    "100,000 nested brackets": "一、甲\n(一)乙。" + "(" * 50_000 + ")" * 50_000,
    "a million characters without a full stop": "一、甲\n(一)乙" + "好" * 1_000_000,
    "a list of half a million names": "一、甲\n(一)乙(" + "局、" * 250_000 + "负责)",
    "a hundred thousand labels": "一、甲\n(一)乙。" + "责任单位:" * 100_000,
    "numerals only": "一、" * 100_000,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_texts_finish(benchmark, text):
    benchmark.pedantic(workplan.parse, args=(text,), rounds=1)
    assert "".join(piece.text for piece in workplan.parse(text).pieces) == text
