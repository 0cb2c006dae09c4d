"""What many tests look at."""

import pytest

import workplan


@pytest.fixture(scope="session")
def plan() -> workplan.Plan:
    """The shipped plan."""
    return workplan.load()


@pytest.fixture(scope="session")
def notice(plan) -> str:
    """The published text."""
    return plan.source.text
