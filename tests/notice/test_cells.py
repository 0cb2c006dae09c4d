"""Tables of responsibility are read to rows of cells, from a layout and from every drawn form."""

import time
from itertools import pairwise

import pytest

from tests.notice.drawn_pages import BARRED, MERGED, PAGES, WRAPPED
from tests.notice.drawn_paragraphs import PARAGRAPHS
from tests.notice.drawn_tables import CASES, Drawn
from tests.notice.table_names import print_doubts, print_rows, tables
from workplan.model import Duty, Layout, Source, Span, TableCell
from workplan.notice.cells import ColumnRole, RowKind, Table, words
from workplan.notice.view import View


@pytest.mark.parametrize(
    "case", [*CASES, *BARRED, *MERGED, *PAGES, *PARAGRAPHS, *WRAPPED], ids=lambda case: case.claim
)
def test_a_table_is_read_as_a_person_reads_it(case: Drawn) -> None:
    source = case.source if isinstance(case.source, Source) else Source(case.source)
    view, found = tables(source.text, source.layout)
    rows = [row.replace("\n", "⏎").replace("\v", "⏎") for t in found for row in print_rows(view, t)]
    assert rows == list(case.rows)
    assert [doubt for t in found for doubt in print_doubts(view, t)] == list(case.doubts)
    if case.rest:
        _check(view, found)
        assert view.chars[found[-1].end :].replace(":", "：") == case.rest


def _check(view: View, found: tuple[Table, ...]) -> None:
    """No stretch is empty, each row has every column, and no two tables overlap."""
    for table in found:
        assert table.heads
        for row in table.rows:
            assert table.start <= row.start < row.end <= table.end
            assert len(row.cells) == len(table.columns)
            assert all(row.cells[index] for index in row.merged)
            assert all(0 <= s < e <= len(view.chars) for cell in row.cells for s, e in cell)
        assert all(doubt.start < doubt.end for doubt in table.doubts)
    assert all(before.end <= after.start for before, after in pairwise(found))


_N = 3 * 10**4
_LONG = {
    "tabs": "任务\t责任单位\n植树" + "\t" * _N + "县甲局\n",
    "lines of tabs": "任务\t责任单位\n" + "\t\n" * _N,
    "bars": "|任务|责任单位|\n" + "|" * _N,
    "lines of bars": "|任务|责任单位|\n" + "|\n" * _N,
    "lines": "序号\n任务\n责任单位\n" + "植树\n" * _N,
    "bodies": "任务\t责任单位\n植树\t县甲局\n" + "县乙局\n" * _N,
    "rows": "任务\t责任单位\n" + "植树\t县甲局\n" * (_N // 4),
    "short rows": "序号\t任务\t责任单位\n" + "1\t植树\n" * (_N // 10),
    "heads": "序号\t任务\t责任单位\n" * (_N // 10),
    "heads of lines": "序号\n任务\n责任单位\n" * (_N // 10),
    "rows of lines": "任务\n责任单位\n" + "植树\n县甲局\n" * (_N // 10),
    "numbers": "序号\n任务\n责任单位\n" + "".join(f"{i}\n植树\n县甲局\n" for i in range(1, 1000)),
    "quotation marks": "任务\t责任单位\n" + '植树\t"县\n' * (_N // 10),
    "blanks": "任务 责任单位\n" + "植 " * _N + "县甲局\n",
    "bars on lines": "任务\n|\n责任单位\n|\n植树\n|\n县甲局\n|\n" + "|\n" * _N,
    "rows between bars": "任务 |\n责任单位 |\n" + "植树 |\n县甲局 |\n" * (_N // 4),
    "heads between bars": "任务 |\n责任单位 |\n" * (_N // 10),
    "a cell without a bar": "任务 |\n责任单位 |\n" + "植树\n" * _N,
    "names below blanks": "序号 任务 责任单位 配合单位\n" + "1 植树 县甲局\n县乙局\n" * (_N // 10),
    "paragraphs of text": "序号\n\n任务\n\n责任单位\n\n" + "植树\n\n" * _N,
    "paragraphs of bodies": "序号\n\n任务\n\n责任单位\n\n" + "县甲局\n\n" * _N,
    "paragraphs of rows": "序号\n\n任务\n\n责任单位\n\n" + "1\n\n植树\n\n县甲局\n\n" * (_N // 10),
    "paragraphs of heads with remarks": "序号\n\n任务\n\n责任单位\n\n备注：某某\n\n" * (_N // 10),
    "paragraphs of heads": "序号\n\n任务\n\n责任单位\n\n" * (_N // 30),
    "a long cell": "任务\t责任单位\n植树\t" + "县甲局、\v" * (_N // 4),
}


@pytest.mark.parametrize("text", _LONG.values(), ids=_LONG)
def test_time_grows_with_the_length_of_the_text_only(text: str) -> None:
    began = time.perf_counter()
    view, found = tables(text)
    # Ten times what the slowest takes; where time grew with the square it would be hours.
    assert time.perf_counter() - began < 30
    _check(view, found)


def test_the_first_rows_end_the_heads_of_a_table_with_a_cell_a_paragraph() -> None:
    _, found = tables(
        "序号\n\n任务\n\n责任单位\n\n1\n\n植树\n\n县甲局\n\n编号\n\n事项\n\n责任单位\n\n1\n\n浇水\n\n县乙局\n"
    )
    assert [table.form for table in found] == ["paragraphs", "paragraphs"]


def test_merged_cells_without_end_cost_nothing() -> None:
    text = "任务\t责任单位\n植树\n县甲局\n修渠\t县乙局"
    merged = (
        TableCell(1, 1, 1, Span(0, 2)),
        TableCell(1, 1, 2, Span(3, 7)),
        TableCell(1, 2, 1, Span(8, 10), 10**9, 1),
        TableCell(1, 2, 2, None, 1, 10**9),
        TableCell(1, 3, 2, Span(11, 14)),
        TableCell(1, 4, 1, Span(15, 17)),
        TableCell(1, 4, 2, Span(18, 21), 2, 2),
        TableCell(2, 1, 1),
    )
    view, (table,) = tables(text, Layout(cells=merged))
    assert print_rows(view, table) == [
        "H: 任务 | 责任单位",
        "T: 植树 | ",
        "C: ^植树 | 县甲局",
        "T: 修渠 | 县乙局",
    ]


def test_a_table_says_what_its_columns_hold() -> None:
    _, (table,) = tables(
        "序号\t领域\t任务\t措施\t牵头单位\t配合单位\t责任人\t口径\n1\t\t\t\t县甲局\n"
    )
    assert [(column.role, column.duty) for column in table.columns] == [
        (ColumnRole.NUMBER, None),
        (ColumnRole.AREA, None),
        (ColumnRole.TASK, None),
        (ColumnRole.MEASURE, None),
        (ColumnRole.DUTY, Duty.LEAD),
        (ColumnRole.DUTY, Duty.SUPPORTING),
        (ColumnRole.FIELD, None),
        (ColumnRole.UNKNOWN, None),
    ]
    assert [row.kind for row in table.heads] == [RowKind.HEAD]


@pytest.mark.parametrize("name", words.TABLES)
def test_each_word_of_tables_is_known_by_its_phrase(name: str) -> None:
    table, pattern = words.TABLES[name]
    for word in table:
        assert word.text in word.phrase
        assert pattern.search(word.phrase.replace("|", "")), word
