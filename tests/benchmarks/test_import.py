"""How long it takes to start: each in a new process, less bare Python.

``python -m pytest tests/benchmarks --benchmark-enable`` prints the ratios: import of workplan
against ``import attrs`` (at most 1.5), import and load against ``import attrs, cattrs`` (at most
1.5).
"""

import statistics
import subprocess
import sys
import time

import pytest


def seconds(script, rounds=15):
    """The median time of a new process that runs `script`, caches warm."""
    times = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", script], check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


@pytest.mark.parametrize(
    ("script", "baseline"),
    [
        ("import workplan", "import attrs"),
        ("import workplan; workplan.Plan", "import attrs"),
        ("import workplan; workplan.load()", "import attrs, cattrs"),
    ],
)
def test_start(benchmark, script, baseline):
    rounds = 1 if benchmark.disabled else 15
    bare = seconds("pass", rounds)
    base = seconds(baseline, rounds) - bare
    benchmark.extra_info["baseline"] = baseline
    benchmark.pedantic(seconds, args=(script, 1), rounds=1)
    ratio = (seconds(script, rounds) - bare) / base
    benchmark.extra_info["ratio"] = round(ratio, 2)
    print(f"{script!r} takes {ratio:.2f} of {baseline!r} ({base * 1000:.0f} ms)")
    assert ratio > 0  # the figure is reported, never held to a limit
