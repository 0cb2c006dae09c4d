"""Text in columns, where a Chinese character takes two."""

import pytest

from workplan.render.terminal import clipped, columns, grid, table


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("市商务局", 8, "市商务局"),
        ("市商务局", 7, "市商务…"),
        ("市商务局", 6, "市商…"),
        ("a\n b", 10, "a b"),
        ("", 3, ""),
    ],
)
def test_what_is_too_long_is_clipped_and_says_so(text, width, expected):
    assert clipped(text, width) == expected
    assert columns(expected) <= width


def test_columns_line_up_and_numbers_stand_to_the_right():
    assert table(["单位", "n"], [["市", 3], ["市商务局", 12], [None, ""]]).split("\n") == [
        "单位      n",
        "市         3",
        "市商务局  12",
        "",
    ]


def test_nothing_at_all_is_an_empty_grid():
    assert list(grid([], [])) == []
