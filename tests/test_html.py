"""What is drawn is escaped, and nothing else."""

import pytest

from workplan.render import html


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


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("严查假药", "严查假药", "严查假药", "严查假药"),
        (None, "严查假药", "", "严查假药"),  # all of it came
        ("严查假药", "", "<del>严查假药</del>", ""),
        (
            "严查<假>药",
            "严查<劣>药",
            "严查&lt;<del>假</del>&gt;药",
            "严查&lt;<ins>劣</ins>&gt;药",
        ),
        # 查 alone is the same in both, and is marked with its word all the same.
        (
            "对药严查网店",
            "对药从查处网店",
            "对药<del>严查</del>网店",
            "对药<ins>从查处</ins>网店",
        ),
        # Two characters that both have are not marked.
        (
            "甲严查乙丁",
            "甲从严查丙丁",
            "甲严查<del>乙</del>丁",
            "甲<ins>从</ins>严查<ins>丙</ins>丁",
        ),
    ],
)
def test_of_two_texts_each_shows_what_went_and_what_came(old, new, before, after):
    assert html.compared(old, new) == (before, after)


def test_very_long_texts_that_differ_throughout_are_marked_whole_and_at_once():
    old, new = "首" + "甲乙" * 5000 + "尾", "首" + "乙丙" * 5000 + "尾"
    before, after = html.compared(old, new)
    assert before == f"首<del>{old[1:-1]}</del>尾"
    assert after == f"首<ins>{new[1:-1]}</ins>尾"


def test_a_document_is_a_page_of_its_own_in_light_and_dark():
    made = html.document("<甲>", html.page("x"))
    assert made.startswith('<!DOCTYPE html>\n<html lang="zh"><meta charset="utf-8">')
    assert '<meta name="color-scheme" content="light dark"><title>&lt;甲&gt;</title>' in made
    assert made.endswith("</style>x</div></html>\n")
