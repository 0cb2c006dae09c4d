"""What many tests look at."""

import os

import pytest
from hypothesis import settings

import workplan

# A busy machine is no failure: time is measured in tests/benchmarks, as ratios. The same commit
# passes or fails on every machine; new failures are looked for by `--hypothesis-profile=thorough`
# and kept as named examples.
settings.register_profile("workplan", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=5000)
settings.load_profile("workplan")

# The command line speaks English in tests, whatever the language of the machine is.
os.environ["LC_ALL"] = "C.UTF-8"

collect_ignore = ["typing"]  # read by type checkers, never run


@pytest.fixture(scope="session")
def plan() -> workplan.Plan:
    """The shipped plan."""
    return workplan.load()


@pytest.fixture(scope="session")
def notice(plan) -> str:
    """The published text."""
    return plan.source.text
