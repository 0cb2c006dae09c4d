"""HTML: elements, tables and marked text, everything escaped."""

import pytest

from workplan.render import html

LEFT = ' style="text-align:left"'
WIDE = ' style="text-align:left;min-width:{}em"'


def test_everything_is_escaped_unless_it_is_html_already():
    assert html.text("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#x27;"
    assert html.text(html.text("<b>")) == "&lt;b&gt;"
    assert html.tag("td", "<", title='">') == '<td title="&quot;&gt;">&lt;</td>'


def test_none_is_empty_and_an_empty_attribute_is_omitted():
    assert html.text(None) == ""
    assert html.tag("td", None, title="") == "<td></td>"
    assert html.tag("td", 3, **{"class": "x"}) == '<td class="x">3</td>'


def test_parts_are_escaped_one_by_one():
    bold = html.tag("b", "x")
    assert html.join(["<", bold, None, 3], "&") == "&lt;&amp;<b>x</b>&amp;&amp;3"
    assert html.stack(["<", bold]) == "<div>&lt;</div><div><b>x</b></div>"
    assert html.details("<", "y") == "<details><summary>&lt;</summary>y</details>"
    assert html.heading("<") == '<p class="wp-heading">&lt;</p>'
    assert html.subheading("<") == '<p class="wp-subheading">&lt;</p>'
    assert html.printed("<", bold) == '<p lang="zh" class="wp-printed">&lt;<b>x</b></p>'


def test_facts_that_are_empty_are_omitted():
    assert html.facts([("name", "<"), ("empty", ""), ("none", None), ("zero", "0")]) == (
        f'<table class="wp-facts"><tr><th scope="row"{LEFT}>name</th><td{LEFT}>&lt;</td></tr>'
        f'<tr><th scope="row"{LEFT}>zero</th><td{LEFT}>0</td></tr></table>'
    )


class TestTable:
    def test_aligns_numbers_and_chosen_columns_to_the_right(self):
        made = html.table(["a", "<", "c"], [["x", 3, "甲"], [True, 1.5, None]], right=[2])
        assert made == (
            f'<div class="wp-scroll"><table><thead><tr><th scope="col"{WIDE.format(4)}>a</th>'
            f'<th scope="col"{WIDE.format(3)}>&lt;</th><th scope="col"{WIDE.format(3)}>c</th></tr>'
            f'</thead><tbody><tr><td{LEFT}>x</td><td class="wp-n">3</td><td class="wp-n">甲</td>'
            f'</tr><tr><td{LEFT}>True</td><td class="wp-n">1.5</td><td class="wp-n"></td></tr>'
            "</tbody></table></div>"
        )

    def test_of_no_rows_has_its_heads(self):
        assert html.table(["a"], []) == (
            f'<div class="wp-scroll"><table><thead><tr><th scope="col"{WIDE.format(3)}>a</th></tr>'
            "</thead><tbody></tbody></table></div>"
        )

    @pytest.mark.parametrize(
        ("words", "width"),
        [("", 3), ("甲乙丙丁", 4), ("甲" * 12, 8), ("甲" * 96, 14), ("甲" * 999, 20)],
    )
    def test_gives_a_column_the_width_that_its_text_needs(self, words, width):
        assert f"min-width:{width}em" in html.table(["a"], [[words], [html.tag("b", "甲")]])

    def test_marks_the_language_of_chinese_cells(self):
        made = html.table(["单位", "who"], [["市局", "lead: 市局"], [html.tag("i", "甲乙"), None]])
        assert made.count('lang="zh"') == 3
        assert f'<th lang="zh" scope="col"{WIDE.format(3)}>单位</th>' in made
        assert f'<td lang="zh"{LEFT}>市局</td><td{LEFT}>lead: 市局</td>' in made
        assert f'<td lang="zh"{LEFT}><i>甲乙</i></td><td></td>' in made


class TestGrid:
    def test_has_bands_under_their_titles(self):
        made = html.grid(["row", "甲"], [("<一>", [["1", "●"]]), ("", [["2", html.tag("b", "○")]])])
        assert made == (
            '<div class="wp-scroll"><table class="wp-grid"><thead><tr>'
            '<th scope="col" style="text-align:left;vertical-align:bottom;min-width:12em">row</th>'
            '<th lang="zh" scope="col" style="vertical-align:bottom">'
            '<span style="display:inline-block;width:1.2em;word-break:break-all">甲</span></th>'
            '</tr></thead><tbody><tr class="wp-band">'
            f'<th lang="zh" colspan="2" scope="rowgroup"{LEFT}><span>&lt;一&gt;</span></th></tr>'
            f'<tr><th scope="row"{LEFT}>1</th><td>●</td></tr>'
            f'<tr><th scope="row"{LEFT}>2</th><td><b>○</b></td></tr>'
            "</tbody></table></div>"
        )


class TestLink:
    @pytest.mark.parametrize(
        "address", ["http://www.gov.cn", "https://a-b.gov.cn:8080/x?y=%20#z", "http://a.gov.cn/"]
    )
    def test_leads_to_an_official_page(self, address):
        assert html.link(address) == f'<a href="{address}">{address}</a>'

    @pytest.mark.parametrize(
        "address",
        ["javascript:alert(1)", "https://www.gov.cn.example/", "http://x@www.gov.cn/\n", "<", ""],
    )
    def test_to_anything_else_is_text(self, address):
        assert html.link(address) == html.text(address)


@pytest.mark.parametrize(
    ("words", "shown"), [(", ", ",␣"), (" a b ", "␣a b␣"), ("", ""), ("\xa0(", "␣("), ("  ", "␣␣")]
)
def test_spaces_at_the_edges_are_visible(words, shown):
    assert html.show_spaces(words) == shown


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
    assert html.mark_stretches("甲<乙", marks) == expected


def test_every_rule_is_more_specific_than_those_of_jupyterlab():
    rules = html.STYLE.removeprefix("<style>").replace("@media print{", "")
    selectors = [each for rule in rules.split("}") for each in rule.split("{")[0].split(",")]
    assert all(each.startswith(".workplan.workplan") for each in selectors[:-1] if each)


def test_headings_and_summaries_mark_their_language():
    assert html.heading("10 深化工作") == '<p lang="zh" class="wp-heading">10 深化工作</p>'
    assert html.subheading("Roles") == '<p class="wp-subheading">Roles</p>'
    assert html.details("一、甲", "y") == (
        '<details><summary lang="zh">一、甲</summary>y</details>'
    )


def test_a_box_ends_with_its_provenance():
    assert html.box("x", provenance="<y>").endswith('x<p class="wp-source">&lt;y&gt;</p></div>')
    assert html.box("x").endswith("</style>x</div>")


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("严查假药", "严查假药", "严查假药", "严查假药"),
        (None, "严查假药", "", "严查假药"),  # a text without a counterpart is not marked
        ("<严查>", None, "&lt;严查&gt;", ""),
        (None, None, "", ""),
        ("", "", "", ""),
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
def test_differences_of_two_texts_are_marked_in_each(old, new, before, after):
    assert html.compare_texts(old, new) == (before, after)


def test_very_long_differences_are_marked_as_one():
    old, new = "首" + "甲乙" * 5000 + "尾", "首" + "乙丙" * 5000 + "尾"
    before, after = html.compare_texts(old, new)
    assert before == f"首<del>{old[1:-1]}</del>尾"
    assert after == f"首<ins>{new[1:-1]}</ins>尾"


def test_a_document_is_a_complete_page_in_light_and_dark():
    made = html.document("<甲>", html.box("x"), "en")
    assert made.startswith('<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8">')
    assert '<meta name="color-scheme" content="light dark"><title>&lt;甲&gt;</title>' in made
    assert made.endswith("</style>x</div></html>\n")
