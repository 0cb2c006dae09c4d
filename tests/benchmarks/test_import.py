"""How long it takes to start: in new processes, less bare Python, against a baseline.

``python -m pytest tests/benchmarks --benchmark-enable -s`` prints the ratios. The aims: naming a
class at most 1.5 of ``import attrs``; load at most 1.5 of ``import attrs, cattrs``.
"""

import subprocess
import sys
import time

import pytest

BARE = "pass"


def seconds(script):
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", script], check=True)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("script", "baseline"),
    [
        ("import workplan", "import attrs"),
        ("import workplan; workplan.Plan", "import attrs"),
        ("import workplan; workplan.load()", "import attrs, cattrs"),
    ],
)
def test_start(benchmark, script, baseline):
    rounds = 1 if benchmark.disabled else 20
    best = dict.fromkeys((BARE, baseline, script), float("inf"))
    for _ in range(rounds):  # taken in turn, so that a busy moment is everybody's
        for each in best:
            best[each] = min(best[each], seconds(each))
    ratio = (best[script] - best[BARE]) / (best[baseline] - best[BARE])
    benchmark.extra_info.update(baseline=baseline, ratio=round(ratio, 2))
    benchmark.pedantic(seconds, args=(script,), rounds=1)
    print(f"{script!r} takes {ratio:.2f} of {baseline!r}")
    assert len(best) == 3  # the figure is printed, and held to no limit
