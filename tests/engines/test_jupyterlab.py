"""A notebook as JupyterLab shows it: executed, exported with its template, measured in Chromium."""

import re

import pytest

CELLS = (
    "import altair, workplan; altair.renderers.enable('svg'); plan = workplan.load(); plan",
    "plan.section(3)",
    "plan.task(10)",
    "plan.measure('10.1')",
    "plan.agency('市工商局')",
    "plan.matrix()",
    "plan.matrix(lang='zh').transposed()",
    "plan.matrix().workload()",
    "plan.search('电商 假冒', limit=5)",
    "plan.table('measures')[:9]",
    "notice = '一、总则\\n(一)抓落实。查网店。(市甲局、小明负责)查网站。(请负责)'",
    "other = workplan.parse(notice); other.table('review')",
    "workplan.compare(plan, other)",
    "plan.matrix().to_frame(lang='zh').head()",
    "plan.matrix().chart()",
    "plan.matrix('section').transposed().chart()",
)
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 17, 17)"}
# Of every element that a selector finds: its text, rectangle and some computed styles.
MEASURE = """selector => [...document.querySelectorAll(selector)].map(each => {
    const style = getComputedStyle(each), box = each.getBoundingClientRect()
    return {words: each.textContent, align: style.textAlign, left: box.left, width: box.width,
            height: box.height, behind: style.backgroundColor, color: style.color}
})"""

# Of the pixels of a picture: how many show what is behind it, are white, and are black.
SHARES = """async image => {
    await image.decode()
    const {naturalWidth: width, naturalHeight: height} = image
    const context = new OffscreenCanvas(width, height).getContext("2d")
    context.drawImage(image, 0, 0)
    const data = context.getImageData(0, 0, width, height).data
    const counts = [0, 0, 0]
    for (let at = 0; at < data.length; at += 4) {
        const [red, green, blue, alpha] = data.slice(at, at + 4)
        if (alpha < 128) counts[0]++
        else if (Math.min(red, green, blue) > 245) counts[1]++
        else if (Math.max(red, green, blue) < 10) counts[2]++
    }
    return counts.map(each => each / (width * height))
}"""


@pytest.fixture(scope="module")
def notebook(execute):
    return execute(CELLS)


@pytest.fixture(params=BACKGROUNDS)
def theme(request):
    return request.param


@pytest.fixture
def show(notebook, export, browser, tmp_path):
    """A function that opens the notebook, with or without our style sheet, and returns the page."""
    pages = []

    def run(theme, width=1280, *, is_trusted=True):
        text = export(notebook, theme)
        if not is_trusted:
            text = re.sub(r"(<div class=\"workplan\">)<style>.*?</style>", r"\1", text)
        path = tmp_path / f"{theme}.html"
        path.write_text(text, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
        # The template asks for MathJax.
        page.route(re.compile("^http"), lambda route: route.abort())
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield run
    for page in pages:
        page.close()


def find_open_cells(page, selector):
    """Measures of the elements that are shown."""
    return [each for each in page.evaluate(MEASURE, selector) if each["width"]]


@pytest.mark.parametrize("is_trusted", [True, False])
class TestCells:
    def test_of_text_begin_at_the_left(self, show, theme, is_trusted):
        page = show(theme, is_trusted=is_trusted)
        chosen = ".workplan table:not(.wp-grid) :is(th, td:not(.wp-n, :empty)), .wp-grid tbody th"
        cells = find_open_cells(page, chosen)
        assert len(cells) > 500
        assert {cell["align"] for cell in cells} == {"left"}

    def test_of_numbers_end_at_the_right(self, show, theme, is_trusted):
        cells = find_open_cells(show(theme, is_trusted=is_trusted), ".workplan td.wp-n")
        assert {cell["align"] for cell in cells} == {"right"}

    @pytest.mark.parametrize("width", [1280, 500])
    def test_of_text_are_three_characters_wide(self, show, theme, is_trusted, width):
        page = show(theme, width, is_trusted=is_trusted)
        cells = find_open_cells(page, ".workplan td:not(.wp-n, .wp-grid td)")
        assert min(cell["width"] for cell in cells) >= 36

    def test_of_marks_are_narrow_and_their_heads_upright(self, show, theme, is_trusted):
        page = show(theme, is_trusted=is_trusted)
        assert max(cell["width"] for cell in find_open_cells(page, ".wp-grid td")) < 32
        heads = find_open_cells(page, ".wp-grid thead th:not(:first-child) > span")
        assert all(head["height"] > head["width"] for head in heads if len(head["words"]) > 2)


class TestMatrix:
    def test_heads_of_rows_and_sections_stay_in_sight(self, show, theme):
        page = show(theme, 500)
        box = page.locator(".wp-scroll", has=page.locator(".wp-grid")).first
        box.evaluate("each => { each.scrollLeft = 300; each.scrollTop = 200 }")
        assert box.evaluate("each => each.scrollLeft") == 300
        left = box.bounding_box()["x"]
        band = box.locator(".wp-band span").first.bounding_box()
        assert left <= band["x"] < left + 20
        head = box.locator("tbody th[scope=row]").first.bounding_box()
        assert left <= head["x"] < left + 2
        corner = box.locator("thead th").first.bounding_box()
        assert corner["y"] - box.bounding_box()["y"] < 10

    def test_what_stays_covers_what_scrolls_in_the_colour_of_the_page(self, show, theme):
        heads = find_open_cells(show(theme), ".wp-grid th")
        assert {head["behind"] for head in heads} == {BACKGROUNDS[theme]}

    def test_rows_are_not_striped(self, show, theme):
        rows = find_open_cells(show(theme), ".workplan tr")
        assert {row["behind"] for row in rows} == {"rgba(0, 0, 0, 0)"}


class TestCharts:
    def test_have_no_block_of_white_or_black(self, show, theme):
        charts = show(theme).locator(".jp-RenderedSVG img")
        assert charts.count() == 2
        for chart in charts.all():
            transparent, white, black = chart.evaluate(SHARES)
            assert transparent > 0.4
            assert white == 0
            assert black < 0.05  # marks and numbers on colours


def test_everything_is_shown_and_nothing_failed(notebook):
    shown = [cell.outputs for cell in notebook.cells]
    assert [len(outputs) for outputs in shown] == [1] * 10 + [0] + [1] * 5
    kinds = [next(iter(outputs[0].data.keys() - {"text/plain"})) for outputs in shown if outputs]
    assert kinds == ["text/html"] * 13 + ["image/svg+xml"] * 2
