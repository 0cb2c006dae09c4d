"""What holds of every spreadsheet, and of every chart."""

import io

import openpyxl
from hypothesis import given, settings, strategies as st

from tests.strategies import plans
from workplan.render.files import make_file_name
from workplan.render.sheet import Sheet, SheetBand, SheetCell, SheetColumn
from workplan.render.workbook import write_workbook

texts = st.text("=+-@\uff1d字。 \nax", max_size=40) | st.text("字x。", min_size=300, max_size=900)


@given(plans())
@settings(max_examples=25, deadline=None)  # openpyxl and altair take their time
def test_any_plan_is_written_alike_twice_whole_and_without_a_formula(plan):
    content = plan.matrix().to_xlsx()
    assert content == plan.matrix().to_xlsx()
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    starts = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r")
    assert not [c for c in cells if isinstance(c.value, str) and c.value.startswith(starts)]
    ids = [c.value for c in book["任务分工表"]["A"] if c.value in {m.id for m in plan.measures}]
    assert ids == [measure.id for measure in plan.measures]


@given(plans())
@settings(max_examples=15, deadline=None)  # openpyxl and altair take their time
def test_any_plan_can_be_drawn(plan):
    chart = plan.matrix(every_agency=True).chart().to_dict()
    assert "</" not in str(chart)
    plan.matrix().workload().chart().to_dict()


@given(st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)  # openpyxl and altair take their time
def test_no_text_is_lost_and_no_row_is_higher_than_a_row_can_be(blocks):
    columns = (SheetColumn("甲", 12, merged=True), SheetColumn("乙", 20))
    made = tuple(tuple((SheetCell(text), SheetCell(text)) for text in block) for block in blocks)
    sheet = Sheet("表", "题", (), columns, (SheetBand("", made),), "来源")
    page = openpyxl.load_workbook(io.BytesIO(write_workbook([sheet], "题")))["表"]
    rows = range(3, page.max_row)
    assert all(page.row_dimensions[row].height <= 409 for row in rows)
    whole = "".join(text for block in blocks for text in block)
    found = "".join(page.cell(row, 2).value or "" for row in rows)
    assert found.replace("'", "") == whole
    tasks = "".join(block[0] for block in blocks)
    assert "".join(page.cell(row, 1).value or "" for row in rows).replace("'", "") == tasks


bands = st.lists(
    st.tuples(
        st.text("题", min_size=1, max_size=20),
        st.lists(
            st.lists(st.text("字x。", max_size=900), min_size=1, max_size=4), min_size=1, max_size=5
        ),
    ),
    min_size=1,
    max_size=8,
)


@given(bands)
@settings(max_examples=40, deadline=None)  # openpyxl takes its time
def test_every_page_holds_its_rows_and_none_ends_in_a_title(drawn):
    columns = (SheetColumn("甲", 12, merged=True), SheetColumn("乙", 40))
    made = [
        SheetBand(
            title,
            tuple(tuple((SheetCell("甲"), SheetCell(text)) for text in block) for block in blocks),
        )
        for title, blocks in drawn
    ]
    sheet = Sheet("表", "标", (), columns, tuple(made), "来源")
    page = openpyxl.load_workbook(io.BytesIO(write_workbook([sheet], "标")))["表"]
    ends = [mark.id for mark in page.row_breaks.brk]
    titles = {str(page.cell(row, 1).value) for row in ends}
    assert not [title for title in titles if title.startswith("题")]
    assert page.max_row - 1 not in ends  # the source is not alone
    heights = [page.row_dimensions[row].height for row in range(1, page.max_row + 1)]
    for first, last in zip([0, *ends], [*ends, page.max_row], strict=True):
        repeated = heights[1] if first else 0
        assert repeated + sum(heights[first:last]) <= 500  # of 501.7 that the paper has


@given(st.text())
def test_a_file_name_is_one_that_any_system_takes(words):
    name = make_file_name(words)
    assert not set(name) & set('/\\:*?"<>|\0\n\u202e')
    assert len(name.encode()) <= 200
