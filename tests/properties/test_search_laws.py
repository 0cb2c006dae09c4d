"""Properties of search that hold for every query and every plan."""

from hypothesis import example, given, settings, strategies as st

import workplan
from tests.strategies import plans
from workplan import Duty

PLAN = workplan.load()


@st.composite
def stretches(draw):
    """A measure of the shipped plan, and two or more characters of it."""
    measure = draw(st.sampled_from(PLAN.measures))
    start = draw(st.integers(0, len(measure.text) - 2))
    return measure, measure.text[start : start + draw(st.integers(2, 30))]


@given(stretches())
@settings(max_examples=400)
@example((PLAN.measure("4.5"), '机"抽'))
@example((PLAN.measure("1.3"), ", "))
@example((PLAN.measure("1.1"), "”、“"))
def test_every_substring_of_a_measure_is_found(found):
    measure, query = found
    hits = PLAN.search(query, limit=None)
    assert PLAN.task_of(measure) in [hit.task for hit in hits]


@given(st.text(max_size=30) | st.text('电商假冒侵权"“” <>&', max_size=12))
@example("电商 \ufdfa")
def test_hits_are_in_order_and_every_match_is_at_its_span(query):
    hits = PLAN.search(query, limit=None)
    keys = [(-hit.score, hit.task.number) for hit in hits]
    assert keys == sorted(keys)
    for hit in hits:
        end = 0
        for match in hit.matches:
            assert match.span.start >= end
            assert PLAN.source[match.span] == match.text
            end = match.span.end


# jieba's dictionary is read for every plan: half a second.
@settings(max_examples=12, deadline=None)
@given(plans(), st.text("打击侵权假冒=+<&|甲市局", min_size=1, max_size=4), st.sampled_from(Duty))
def test_any_plan_can_be_searched_and_narrowing_only_leaves_out(plan, query, duty):
    wide = {hit.task.id for hit in plan.search(query, limit=None)}
    for agency in plan.agencies:
        narrow = plan.search(query, limit=None, agency=agency, duty=duty)
        assert {hit.task.id for hit in narrow} <= wide
        for hit in narrow:
            for measure in hit.measures:
                assert any(r.agency == agency and r.duty is duty for r in measure.roles)
    for task in plan.tasks:
        for measure in task.measures:
            if len("".join(measure.text.split())) > 1:
                found = plan.search(measure.text, limit=None)
                assert task.id in {hit.task.id for hit in found}
    plan.keywords()
    plan.concordance(query)
