"""What is drawn is escaped, and nothing else."""

import pytest

from workplan import html


def test_everything_is_escaped_unless_it_is_html_already():
    assert html.text("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#x27;"
    assert html.text(html.text("<b>")) == "&lt;b&gt;"
    assert html.tag("td", "<", title='">') == '<td title="&quot;&gt;">&lt;</td>'


def test_a_list_and_what_unfolds_hold_what_they_are_given():
    assert html.listing(["<", html.tag("b", "x")]) == "<ul><li>&lt;</li><li><b>x</b></li></ul>"
    assert html.details("<", "y") == "<details><summary>&lt;</summary>y</details>"


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "甲&lt;乙"),
        ([(0, 1, "")], "<mark>甲</mark>&lt;乙"),
        ([(1, 2, "<")], '甲<mark title="&lt;">&lt;</mark>乙'),
        ([(1, 3, "a"), (0, 2, "b")], '<mark title="b">甲&lt;</mark><mark title="a">乙</mark>'),
        ([(0, 2, "a"), (1, 2, "b")], '<mark title="a">甲&lt;</mark>乙'),
        ([(2, 99, "")], "甲&lt;<mark>乙</mark>"),
        ([(9, 12, "")], "甲&lt;乙"),
    ],
)
def test_marks_cover_each_character_once(marks, expected):
    assert html.marked("甲<乙", marks) == expected


def test_a_page_says_where_it_comes_from():
    assert html.page("x", provenance="<y>").endswith('x<p class="wp-source">&lt;y&gt;</p></div>')
    assert html.page("x").endswith("</style>x</div>")
