"""What many tests look at."""

import pytest

import workplan

collect_ignore = ["typing"]  # read by type checkers, never run


@pytest.fixture(scope="session")
def plan() -> workplan.Plan:
    """The shipped plan."""
    return workplan.load()


@pytest.fixture(scope="session")
def notice(plan) -> str:
    """The published text."""
    return plan.source.text
