"""One table gives the same rows and columns in every form in which it may be drawn.

Whatever the text, reading never raises.
"""

# ruff: noqa: E501 - a Chinese character counts as two columns

from hypothesis import given, settings, strategies as st

from tests.notice.table_names import draw_layout, print_rows, tables
from workplan.model import Layout, Source, Span, TableCell

_PLACES = ("市", "县")
_BODIES = ("甲局", "乙委", "丙办", "丁中心", "农业农村局", "发展改革委")
_bodies = st.builds(str.__add__, st.sampled_from(_PLACES), st.sampled_from(_BODIES))
_lists = st.lists(_bodies, min_size=1, max_size=3, unique=True).map("、".join)
_texts = st.text("修植补渠树坝路桥", min_size=2, max_size=8)
_heads = st.sampled_from(
    (
        ("序号", "工作任务", "牵头单位", "配合单位", "完成时限", "备注"),
        ("序号", "重点领域", "任务", "具体措施", "责任单位", "备注"),
        ("工作任务", "牵头单位", "配合单位"),
        ("序号", "事项", "责任单位", "完成时限"),
        ("单位", "任务"),
    )
)


@st.composite
def _drawn(draw: st.DrawFn) -> list[list[str]]:
    """A head and rows, whose cells of fields may be empty."""
    head = draw(_heads)
    rows = [list(head)]
    for number in range(1, draw(st.integers(1, 6)) + 1):
        row = []
        for words in head:
            if words == "序号":
                row.append(str(number))
            elif words.endswith("单位"):
                row.append(draw(_lists))
            elif words == "完成时限":
                row.append(draw(st.sampled_from(("5月底前", "长期坚持", ""))))
            elif words == "备注":
                row.append(draw(st.sampled_from(("按月调度", "另行通知", ""))))
            else:
                row.append(draw(_texts))
        rows.append(row)
    return rows


def _read(text: str, layout: Layout | None = None) -> list[tuple[list[str], list[object]]]:
    view, found = tables(text, layout)
    return [
        (
            print_rows(view, table),
            [(column.role, column.words, column.duty) for column in table.columns],
        )
        for table in found
    ]


@given(_drawn())
@settings(deadline=None)
def test_a_table_is_the_same_in_every_form(rows: list[list[str]]) -> None:
    source = draw_layout([list(row) for row in rows])
    assert isinstance(source, Source)
    rule = ["---"] * len(rows[0])
    expected = _read(source.text, source.layout)
    assert len(expected) == 1
    assert len(expected[0][0]) == len(rows)
    assert _read("\n".join("\t".join(row) for row in rows)) == expected
    assert _read("\n".join("|".join(row) for row in rows)) == expected
    drawn = ["| " + " | ".join(row) + " |" for row in (rows[0], rule, *rows[1:])]
    assert _read("\n".join(drawn)) == expected
    assert _read("\n".join(cell for row in rows for cell in row if cell)) == expected


_SCRAPS = (
    "序号", "任务", "责任单位", "牵头单位", "配合单位", "时限", "备注", "领域", "1", "2", "3", "县甲局",
    "市乙局、", "县农业", "农村局", "植树", "护林。", "一、城管", "注:", "合计", "\t", "\t\t", "\n", "\n\n",
    "|", "  ", " ", "\u3000", "\v", '"', '""', "---", "<br>", "2030年1月2日", "责任", "局", "务中心",
    "本厅内部主责科", "各有关部门", "(", "\r\n", "\f", "\u200b",
)  # fmt: skip
_HEADS = (
    "", "序号\t任务\t责任单位\n", "序号|任务|责任单位|备注\n", "序号\n任务\n牵头单位\n配合单位\n",
    "任务\n责任单位\n时限\n", "序号  任务  责任单位\n", "序号 任务 责任单位\n", "单位\t任务\n", "单位\n任务\n",
)  # fmt: skip
_texts_of_scraps = st.tuples(
    st.sampled_from(_HEADS), st.lists(st.sampled_from(_SCRAPS), max_size=60).map("".join)
).map("".join)


@st.composite
def _laid_out(draw: st.DrawFn) -> tuple[str, Layout]:
    """A text and cells anywhere in it, or behind it."""
    text = draw(_texts_of_scraps)
    counts = st.sampled_from((1, 1, 2, 10**9))
    spans = st.tuples(st.integers(0, len(text)), st.integers(1, 20)).map(
        lambda at: Span(at[0], at[0] + at[1])
    )
    places = st.integers(1, 5)
    cell = st.builds(
        TableCell, st.integers(1, 2), places, places, st.none() | spans, counts, counts
    )
    return text, Layout(cells=tuple(draw(st.lists(cell, max_size=20))))


@given(_laid_out())
@settings(deadline=None)
def test_reading_never_raises_and_no_stretch_is_empty(drawn: tuple[str, Layout]) -> None:
    view, found = tables(*drawn)
    for table in found:
        for row in table.rows:
            assert row.start < row.end
            assert len(row.cells) == len(table.columns)
            assert all(row.cells[index] for index in row.merged)
            assert all(s < e <= len(view.chars) for cell in row.cells for s, e in cell)
        assert all(doubt.start < doubt.end for doubt in table.doubts)
