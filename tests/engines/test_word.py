"""Word documents as LibreOffice lays them out, with its own fonts: page by page."""

import re

import pdfplumber
import pytest

import workplan

HEADS = ["序号", "工作任务", "具体措施", "牵头单位", "责任单位", "配合单位", "备注"]
# Tasks of many measures, with long titles, so that pages end inside them.
INVENTED = "一、总则\n" + "\n".join(
    f"({number})推进第{number}项重点工作任务落实到位并完善长效机制。"
    + "".join(
        f"{'加强督查，定期通报，' * (3 * at % 7 + 1)}按时完成。(市教育局牵头，市公安局配合)"
        for at in range(number % 4 + 1)
    )
    for number in range(1, 40)
)


def join(text):
    return "".join((text or "").split())


@pytest.fixture
def read_pages(convert, tmp_path):
    """A function that writes a plan, and returns the words and the rows of each page."""

    def run(plan, **options):
        path = tmp_path / "表.docx"
        plan.matrix().to_docx(path, **options)
        with pdfplumber.open(convert(path)) as pdf:
            return [
                (
                    join(page.extract_text()),
                    [[join(cell) for cell in row] for row in page.extract_table()],
                )
                for page in pdf.pages
            ]

    return run


@pytest.fixture(params=["shipped", "invented"])
def plan(request):
    shipped = workplan.load()
    return shipped if request.param == "shipped" else workplan.parse(INVENTED, title="某市要点")


class TestPages:
    @pytest.fixture
    def pages(self, plan, read_pages):
        return read_pages(plan)

    def test_every_page_has_the_heads_and_its_number(self, pages):
        assert len(pages) > 5
        for number, (words, rows) in enumerate(pages, 1):
            assert rows[0] == HEADS
            assert words.endswith(f"—{number}—")

    def test_no_row_is_broken_over_pages(self, pages, plan):
        found = [row[2] for _, rows in pages for row in rows[1:] if row[2]]
        assert found == [join(measure.text) for measure in plan.measures]

    def test_every_page_begins_with_the_task_that_it_is_about(self, pages, plan):
        titles = {join(task.title) for task in plan.tasks}
        for _, rows in pages:
            first = next(row for row in rows[1:] if row[2])
            assert first[1] in titles
            assert first[0]

    def test_no_page_ends_with_the_title_of_a_section(self, pages):
        assert all(rows[-1][2] for _, rows in pages)

    def test_the_places_for_office_and_date_are_below_the_last_row(self, pages):
        words, rows = pages[-1]
        assert len(rows) > 1
        assert re.search("（印发单位）年月日—[0-9]+—$", words)


def test_a_row_longer_than_a_page_is_whole_on_several(read_pages):
    long = "".join(f"第{number}句写明措施，" for number in range(300))
    text = f"一、总则\n(一)抓落实。{long}按时完成。(市教育局牵头)\n"
    text += "(二)抓整改。限期整改。(市财政局负责)"
    pages = read_pages(workplan.parse(text, title="某市要点"))
    assert len(pages) > 2
    assert all(rows[0] == HEADS for _, rows in pages)
    assert long in "".join(row[2] for _, rows in pages for row in rows[1:])
    assert pages[-1][1][-1][2] == "限期整改。"
