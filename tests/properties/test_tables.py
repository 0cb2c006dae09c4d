"""Properties of tables: every form has the records, and loses nothing."""

import csv
import io

import pandas as pd
import polars as pl
from hypothesis import given, settings

from tests.strategies import plans
from workplan import Confidence
from workplan.records import TABLES, count_review
from workplan.render.sheet import neutralize_formula


def as_text(cell):
    """A plain value as CSV writes it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return str(neutralize_formula(cell))


@given(plans())
@settings(max_examples=60)
def test_csv_read_back_has_the_records(plan):
    for name in TABLES:
        table = plan.table(name)
        heads, *lines = csv.reader(io.StringIO(table.to_csv(), newline=""))
        records = table.to_records()
        assert [dict(zip(heads, line, strict=True)) for line in lines] == [
            {key: as_text(cell) for key, cell in record.items()} for record in records
        ]


@given(plans())
@settings(max_examples=30)
def test_pandas_and_polars_read_every_row_of_hostile_text(plan):
    for name in ("roles", "measures", "tasks", "agencies"):
        table = plan.table(name)
        text = table.to_csv()
        read = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        rows = [[as_text(cell) for cell in record.values()] for record in table.to_records()]
        assert read.to_numpy().tolist() == rows
        again = pl.read_csv(text.encode(), infer_schema=False).fill_null("")
        assert [list(row) for row in again.rows()] == rows


@given(plans())
@settings(max_examples=40)
def test_arrow_and_frame_have_the_records(plan):
    for name in TABLES:
        table = plan.table(name)
        records = table.to_records()
        assert table.to_arrow().to_pylist() == records
        frame = table.to_frame()
        assert list(frame.columns) == [column.name for column in table.columns]
        assert len(frame) == len(records)
        for column in table.columns:
            cells = frame[column.name].astype(object)
            values = [
                None if isna else cell
                for cell, isna in zip(cells, frame[column.name].isna(), strict=True)
            ]
            assert values == [record[column.name] for record in records]


@given(plans())
@settings(max_examples=40)
def test_positions_count_tasks_and_measures_from_one(plan):
    measures = plan.table("measures").to_records()
    assert [record["measure_position"] for record in measures] == [
        *range(1, len(plan.measures) + 1)
    ]
    for record in plan.records():
        task = plan.tasks[record["task_position"] - 1]
        measure = plan.measures[record["measure_position"] - 1]
        assert (record["task"], record["measure"]) == (task.id, measure.id)
        assert measure in task.measures


@given(plans())
@settings(max_examples=40)
def test_review_lists_every_doubtful_reading_and_every_other_warning_once(plan):
    rows = plan.table("review")
    doubtful = [m.id for m in plan.measures if m.confidence is Confidence.POSSIBLE]
    assert [row.measure.id for row in rows if row.measure] == doubtful
    listed = [diagnostic for row in rows for diagnostic in row.diagnostics]
    assert sorted(listed, key=id) == sorted(plan.diagnostics, key=id)
    assert [row.span.start for row in rows] == sorted(row.span.start for row in rows)
    readings = [m for m in plan.measures if m.confidence is not None]
    assert count_review(rows, plan.measures) == (
        len(doubtful),
        len(readings),
        len(rows) - len(doubtful),
    )


@given(plans())
@settings(max_examples=40)
def test_every_row_is_one_line_of_markdown_and_of_html(plan):
    for name in TABLES:
        table = plan.table(name)
        rows = [line for line in table.to_markdown().splitlines() if line.startswith("|")]
        assert len(rows) == len(table) + 2
        assert table.draw().count("<tr>") == len(table) + 1
