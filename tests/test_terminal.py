"""Text in columns, where a Chinese character takes two."""

import pytest

from workplan.render.terminal import clip, format_grid, format_table, measure_width, pad, wrap


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
def test_what_is_too_long_is_clipped_with_an_ellipsis(text, width, expected):
    assert clip(text, width) == expected
    assert measure_width(expected) <= width


@pytest.mark.parametrize(
    ("text", "width"),
    [("e\u0301", 1), ("市\u200b局", 4), ("\u2060a", 1), ("市\ufe0f", 2), ("", 0), ("ａ", 2)],
    ids=["combining", "zero width space", "word joiner", "variation selector", "empty", "wide"],
)
def test_characters_that_take_no_column_count_as_none(text, width):
    assert measure_width(text) == width
    assert measure_width(pad(text, 6)) == 6


@pytest.mark.parametrize("mark", "、,\uff0c。;\uff1b:\uff1a”)\uff09》")
def test_closing_punctuation_never_begins_a_line(mark):
    width = 6 + measure_width(mark)
    assert list(wrap(f"推进工作{mark}加", width=width)) == ["推进工", f"作{mark}加"]


def test_columns_are_aligned_and_numbers_to_the_right():
    assert format_table(["单位", "n"], [["市", 3], ["市商务局", 12], [None, ""]]).split("\n") == [
        "单位      n",
        "市         3",
        "市商务局  12",
        "",
    ]


def test_a_column_can_be_aligned_to_the_right():
    assert (
        format_table(["a", "b"], [["市", 1], ["市局", 2]], right=[0]) == "   a  b\n  市  1\n市局  2"
    )


def test_nothing_at_all_is_an_empty_grid():
    assert list(format_grid([], [])) == []
