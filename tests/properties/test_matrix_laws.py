"""Laws of every matrix, whatever the plan."""

import csv
import io
import pickle
from collections import Counter
from html.parser import HTMLParser

from hypothesis import given, strategies as st

from tests.strategies import plans
from workplan import Duty, Section

ALLOWED_TAGS = {
    "div", "style", "p", "table", "thead", "tbody", "tr", "th", "td", "span",
}  # fmt: skip

BY = st.sampled_from(["task", "measure", "section"])


def list_roles(row):
    """The roles of a task, a measure or a section."""
    parts = row.tasks if isinstance(row, Section) else [row]
    return [role for part in parts for role in part.roles]


@given(plans(), BY)
def test_a_cell_holds_the_strongest_of_its_roles_and_every_role_stands_in_one(plan, by):
    matrix = plan.matrix(by)
    found = Counter()
    for row in matrix:
        for agency in matrix.columns:
            roles = matrix.roles(row, agency)
            duties = [role.duty for role in list_roles(row) if role.agency == agency]
            assert [role.duty for role in roles] == duties
            assert matrix[row, agency] == max(duties, default=None)
            found.update(role.span for role in roles)
    assert found == Counter(role.span for role in plan.roles)


@given(plans(), BY, st.sampled_from(["registry", "load"]))
def test_transposing_twice_is_the_identity_and_once_swaps_the_ends(plan, by, order):
    matrix = plan.matrix(by, order=order)
    turned = matrix.transposed()
    assert turned.transposed() == matrix
    assert hash(turned.transposed()) == hash(matrix)
    assert pickle.loads(pickle.dumps(matrix)) == matrix
    assert (turned.rows, turned.columns) == (matrix.columns, matrix.rows)
    for row in matrix:
        for agency in turned:
            assert turned[agency, row] == matrix[row, agency]


@given(plans(), BY, st.booleans())
def test_the_grid_has_the_cells_of_the_matrix_under_names_of_their_own(plan, by, is_turned):
    matrix = plan.matrix(by, every_agency=True)
    matrix = matrix.transposed() if is_turned else matrix
    table = matrix.table()
    assert [row.item for row in table] == list(matrix) == [row for row in matrix if row in matrix]
    names = [column.name for column in table.columns]
    assert len({"plan", "revision", *names}) == len(names) + 2
    for row, record in zip(matrix, table.to_records(), strict=True):
        cells = [matrix[row, column] for column in matrix.columns]
        assert list(record.values())[3:] == [duty.value if duty else None for duty in cells]


@given(plans())
def test_the_workload_adds_up_to_the_duties_in_the_measures(plan):
    rows = plan.matrix(every_agency=True).workload()
    assert {row.agency for row in rows} == set(plan.agencies)
    for row in rows:
        held = Counter()
        for measure in plan.measures:
            duties = [role.duty for role in measure.roles if role.agency == row.agency]
            if duties:
                held[max(duties)] += 1
        assert [row.lead, row.sole, row.shared, row.supporting] == [held[d] for d in Duty]
        assert row.measures == held.total()
        assert row.tasks == len(plan.tasks_of(row.agency))


@given(plans(), st.sampled_from(Duty), st.data())
def test_narrowing_drops_roles_and_nothing_else(plan, duty, data):
    matrix = plan.matrix()
    agency = data.draw(st.sampled_from(plan.agencies))
    section = data.draw(st.sampled_from(plan.sections))
    narrowed = matrix.only(duty=duty, agencies=agency, section=section.id)
    wanted = [
        role
        for task in section.tasks
        for role in task.roles
        if (role.duty, role.agency) == (duty, agency)
    ]
    assert list(narrowed.counted) == wanted
    assert [row.role for row in narrowed.table("roles")] == wanted
    assert (
        narrowed == matrix.only(section=section.id).only(agencies=agency.id).only(duty=[duty])
        or narrowed.counted == ()
    )
    for row in narrowed:
        assert narrowed[row, agency] in (duty, None)


@given(plans())
def test_the_questions_agree_with_the_measures(plan):
    matrix = plan.matrix()
    unled = [row.measure for row in matrix.without_lead()]
    assert unled == [m for m in plan.measures if not m.lead]
    nobody = [row.measure for row in matrix.without_accountable()]
    assert nobody == [m for m in unled if not m.sole]
    assert [r.measure for r in matrix.open_ended()] == [m for m in plan.measures if m.open_ended]
    assert [r.measure for r in matrix.joint_leads()] == [
        m for m in plan.measures if len(m.lead) > 1
    ]
    pairs = Counter()
    for measure in plan.measures:
        holders = {role.agency.id for role in measure.roles}
        pairs.update((a, b) for a in holders for b in holders if a < b)
    assert {(r.first.id, r.second.id): r.measures for r in matrix.overlap()} == pairs


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.text = Counter(), ""

    def handle_starttag(self, tag, attributes):
        self.seen[tag] += 1
        assert all(not name.startswith("on") for name, _ in attributes)

    def handle_data(self, data):
        self.text += data


@given(plans())
def test_nothing_of_a_text_becomes_markup_a_formula_or_a_cell_border(plan):
    matrix = plan.matrix(every_agency=True)
    for table in (matrix, matrix.transposed(), matrix.workload(), matrix.without_lead()):
        tags = Tags()
        tags.feed(table.to_html())
        assert set(tags.seen) <= ALLOWED_TAGS
    tags.feed(matrix.to_html())
    assert all(agency.name in tags.text for agency in plan.agencies)
    tables = (matrix, matrix.table(), matrix.workload(), matrix.without_accountable())
    for table in tables:
        for line in csv.reader(io.StringIO(table.to_csv(), newline="")):
            for cell in line:
                assert not cell.strip(" \n").startswith(tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20"))
    lines = [x for x in matrix.to_markdown().splitlines() if x.startswith("|")]
    borders = {line.replace("\\\\", "").replace("\\|", "").count("|") for line in lines}
    assert len(borders) == 1
