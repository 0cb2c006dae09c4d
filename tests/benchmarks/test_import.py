"""How long starting takes: in new processes, less bare Python, against a baseline.

``python -m pytest tests/benchmarks/test_import.py --benchmark-enable -s`` prints the ratios. The
aims: naming a class at most 1.5 of ``import attrs``; load at most 1.5, reading a short notice at
most 2.0 of ``import attrs, cattrs``. Figures are printed, not compared with the aims: a busy
machine is not a failure. What each script loads is tested in ``tests/test_package.py``.
"""

import subprocess
import sys
import time

import pytest

BARE = "print()"
SHORT_NOTICE = "一、总则\\n(一)抓落实。加强督查。(市工商局负责)"


def run(script):
    command = [sys.executable, "-I", "-X", "utf8", "-c", script]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def seconds(script):
    start = time.perf_counter()
    run(script)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    ("script", "baseline", "printed"),
    [
        ("import workplan; print(workplan.__name__)", "import attrs", "workplan"),
        ("import workplan; print(workplan.Duty.LEAD.label)", "import attrs", "牵头"),
        ("import workplan; print(workplan.Plan.__name__)", "import attrs", "Plan"),
        (
            "import workplan; print(len(workplan.load().roles))",
            "import attrs, cattrs",
            "170",
        ),
        (
            f"import workplan; print(workplan.parse('{SHORT_NOTICE}').roles[0].printed)",
            "import attrs, cattrs",
            "市工商局",
        ),
    ],
    ids=["import workplan", "a value class", "Plan", "load()", "parse()"],
)
def test_start(benchmark, script, baseline, printed):
    rounds = 1 if benchmark.disabled else 20
    best = dict.fromkeys((BARE, baseline, script), float("inf"))
    for _ in range(rounds):  # alternating, so that a busy moment slows all of them
        for each in best:
            best[each] = min(best[each], seconds(each))
    ratio = (best[script] - best[BARE]) / (best[baseline] - best[BARE])
    benchmark.extra_info.update(baseline=baseline, ratio=round(ratio, 2))
    benchmark.pedantic(seconds, args=(script,), rounds=1)
    print(f"{script!r} takes {ratio:.2f} of {baseline!r}")
    assert run(script) == printed
