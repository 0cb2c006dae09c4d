"""Pages that are saved: complete on the screen, on a narrow one, and on paper."""

import re

import pdfplumber
import pytest

from tests import edited_2019
from workplan import compare, parse
from workplan.cli import main


@pytest.fixture
def matrix_page(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    path = tmp_path / "matrix.html"
    assert main(["matrix", "--format", "html", "-o", str(path)]) == 0
    return path


@pytest.fixture
def comparison_page(plan, tmp_path):
    path = tmp_path / "comparison.html"
    found = compare(plan, parse(edited_2019.NOTICE, registry=plan.agencies))
    path.write_text(found.to_html(), encoding="utf-8")
    return path


@pytest.fixture
def show(browser):
    """A function that opens a file and returns the page; it fails where a page asks for more."""
    pages, requests = [], []

    def run(path, width=1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield run
    for page in pages:
        page.close()
    assert all(url.startswith("file:") for url in requests)


@pytest.fixture
def print_page(show, tmp_path):
    """A function that prints a file, and returns the size and the words of each sheet."""

    def run(path):
        show(path).pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
        with pdfplumber.open(tmp_path / "x.pdf") as pdf:
            return [(sheet.width, sheet.height, sheet.extract_text()) for sheet in pdf.pages]

    return run


class TestMatrix:
    def test_unrolls(self, show, matrix_page):
        box = show(matrix_page).locator(".wp-scroll")
        assert box.evaluate("each => each.scrollHeight - each.clientHeight") == 0
        assert box.evaluate("each => getComputedStyle(each).overflowY") == "visible"

    def test_its_heads_stay_in_sight(self, show, matrix_page):
        page = show(matrix_page)
        page.evaluate("scrollTo(0, 300)")
        assert page.evaluate("scrollY") > 0
        assert page.locator(".wp-grid thead th").first.bounding_box()["y"] == 0

    def test_prints_whole_on_landscape_paper(self, plan, print_page, matrix_page):
        sheets = print_page(matrix_page)
        assert len(sheets) == 2
        assert {(round(width), round(height)) for width, height, _ in sheets} == {(842, 595)}
        words = "\n".join(text for *_, text in sheets)
        # Not the titles: in a PDF some characters come back as radicals.
        assert re.findall(r"^(\d+) ", words, re.MULTILINE) == [task.id for task in plan.tasks]
        assert words.count("●") == 20 + 1  # with the legend
        # The heads are repeated.
        assert all("task" in text for *_, text in sheets)

    def test_fits_the_width_of_the_paper(self, show, matrix_page):
        page = show(matrix_page, width=1032)  # A4 without its margins, in pixels
        page.emulate_media(media="print")
        assert page.locator(".wp-grid").bounding_box()["width"] < 1032


class TestComparison:
    def test_on_a_narrow_screen_tables_scroll_in_their_own_boxes(self, show, comparison_page):
        page = show(comparison_page, width=500)
        assert page.evaluate("document.documentElement.scrollWidth") <= 500
        boxes = page.locator(".wp-scroll")
        assert boxes.first.evaluate("each => each.scrollWidth > each.clientWidth")
        cells = page.locator(".wp-scroll td:not(.wp-n)")
        assert min(cells.evaluate_all("all => all.map(each => each.clientWidth)")) >= 36

    def test_prints_whole(self, print_page, comparison_page):
        words = "".join("".join(text.split()) for *_, text in print_page(comparison_page))
        for caption in ("Summary:27", "Figures", "Agencieswhoseroleschanged:30"):
            assert caption in words

    def test_its_language_is_that_of_its_words(self, show, comparison_page):
        page = show(comparison_page)
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("td", has_text="建设智慧监管平台").first.get_attribute("lang") == "zh"
