"""Charts that are saved with their scripts: what a person clicks and points at."""

import pytest

WIDTH = {"width": 1400, "height": 1000}


@pytest.fixture
def show(browser, tmp_path):
    """A function that saves a chart and opens it; it fails where the page asks for more."""
    pages, requests = [], []

    def run(chart):
        chart.save(tmp_path / "chart.html", inline=True, embed_options={"renderer": "svg"})
        page = browser.new_page(viewport=WIDTH)
        page.on("request", lambda request: requests.append(request.url))
        page.goto((tmp_path / "chart.html").as_uri())
        page.wait_for_selector("svg.marks")
        pages.append(page)
        return page

    yield run
    for page in pages:
        page.close()
    assert all(url.startswith(("file:", "data:", "blob:")) for url in requests)


def point_at_cells(page):
    """Move over the chart until a tooltip is shown, and return its words."""
    box = page.locator("svg.marks").first.bounding_box()
    for step in range(1, 60):
        page.mouse.move(box["x"] + 260 + step * 4, box["y"] + 180 + step * 2)
        tooltip = page.locator("#vg-tooltip-element.visible")
        if tooltip.count():
            return tooltip.inner_text()
    return ""


@pytest.mark.parametrize("by", ["task", "section"])
def test_a_tooltip_says_what_a_cell_means(plan, show, by):
    words = point_at_cells(show(plan.matrix(by, lang="zh").chart()))
    assert "单位" in words
    assert "措施" in words


def list_columns(page):
    """The labels of the horizontal axis, from the left."""
    labels = page.locator(".role-axis-label").first.locator("text")
    found = labels.evaluate_all(
        "all => all.map(each => [each.getBoundingClientRect().left, each.textContent])"
    )
    return [words for _, words in sorted(found)]


@pytest.mark.parametrize("by", ["task", "section"])
def test_columns_by_load_are_one_click_away(plan, show, by):
    matrix = plan.matrix(by, lang="zh")
    page = show(matrix.chart())
    listed = list_columns(page)
    assert sorted(listed) == sorted(agency.name for agency in matrix.agencies)
    assert listed[0] == "市工商局"
    page.get_by_text("按任务多少").click()
    page.wait_for_timeout(300)
    assert list_columns(page) != listed
    page.get_by_text("按原顺序").click()
    page.wait_for_timeout(300)
    assert list_columns(page) == listed
