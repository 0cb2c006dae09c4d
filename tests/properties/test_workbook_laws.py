"""What holds of every spreadsheet, and of every chart."""

import io

import openpyxl
from hypothesis import given, settings, strategies as st

from tests.strategies import plans
from workplan.render.files import make_file_name
from workplan.render.lines import count_lines
from workplan.render.sheet import DocumentProperties, Sheet, SheetBand, SheetCell, SheetColumn
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
    chosen = plan.matrix().to_xlsx(columns=["id"])
    found = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(chosen))["任务分工表"]["A"]]
    ids = [measure.id for measure in plan.measures]
    assert [value for value in found if value in ids] == ids


@given(plans())
@settings(max_examples=15, deadline=None)  # openpyxl and altair take their time
def test_any_plan_can_be_drawn(plan):
    chart = plan.matrix(every_agency=True).chart().to_dict()
    assert "</" not in str(chart)
    plan.matrix().workload().chart().to_dict()


def write(*bands):
    columns = (SheetColumn("甲", 12, merged=True), SheetColumn("乙", 40))
    sheet = Sheet("表", "标", (), columns, bands, closing=("年月日",))
    content = write_workbook([sheet], DocumentProperties("标"))
    return openpyxl.load_workbook(io.BytesIO(content))["表"]


def make_block(task, measures):
    return tuple((SheetCell(task), SheetCell(text)) for text in measures)


@given(st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)  # openpyxl takes its time
def test_no_text_is_lost_and_no_row_is_higher_than_a_row_can_be(blocks):
    page = write(SheetBand("", tuple(make_block("甲", block) for block in blocks)))
    rows = range(3, page.max_row)
    assert all(page.row_dimensions[row].height <= 409 for row in rows)
    whole = "".join(text for block in blocks for text in block)
    found = "".join(page.cell(row, 2).value or "" for row in rows)
    assert found.replace("'", "") == whole.replace("'", "")


bands = st.lists(
    st.tuples(
        st.text("题", min_size=1, max_size=20),
        st.lists(
            st.tuples(
                st.text("甲", min_size=1, max_size=90),
                st.lists(st.text("字x。", max_size=900), min_size=1, max_size=4),
            ),
            min_size=1,
            max_size=5,
        ),
    ),
    min_size=1,
    max_size=8,
)


@given(bands)
@settings(max_examples=60, deadline=None)  # openpyxl takes its time
def test_every_page_is_filled_holds_its_rows_and_does_not_end_in_a_title(drawn):
    page = write(
        *(
            SheetBand(title, tuple(make_block(*block) for block in blocks))
            for title, blocks in drawn
        )
    )
    ends = [mark.id for mark in page.row_breaks.brk]
    titles = {str(page.cell(row, 1).value) for row in ends}
    assert not [title for title in titles if title.startswith("题")]
    assert page.max_row - 1 not in ends  # the closing line is not alone
    heights = [page.row_dimensions[row].height for row in range(1, page.max_row + 1)]
    bounds = list(zip([0, *ends], [*ends, page.max_row], strict=True))
    printed = [sum(heights[a:b]) + (heights[1] if a else 0) for a, b in bounds]
    assert all(height <= 502 for height in printed)  # of 501.7 that the paper has
    assert all(height >= 502 * 2 / 3 for height in printed[:-1])
    merged = [area for area in page.merged_cells.ranges if area.max_col == 1]
    for area in merged:  # what a page break cuts is on both pages, and has room there
        assert not [end for end in ends if area.min_row <= end < area.max_row]
        needed = 14.5 * count_lines(page.cell(area.min_row, 1).value, 11) + 6
        assert sum(heights[area.min_row - 1 : area.max_row]) >= min(needed, 409) - 1


@given(st.text())
def test_a_file_name_is_one_that_any_system_takes(words):
    name = make_file_name(words)
    assert not set(name) & set('/\\:*?"<>|\0\n\u202e')
    assert len(name.encode()) <= 200
