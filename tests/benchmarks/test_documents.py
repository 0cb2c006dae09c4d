"""How long a file takes to become text and layout, against its library alone.

``python -m pytest tests/benchmarks --benchmark-enable -s`` prints for a table of responsibility of
1,000 rows in each container how many times as long `load_source` takes as the baseline does, and
how the time grows with ten times the rows. The figures are printed; what is read is asserted.
"""

import io
import time

import docx
import openpyxl
import pypdfium2
import pytest
from lxml import etree

from tests.documents.containers import CONTAINERS
from workplan.documents import excel, pdf, web, word

HEAD = ["序号", "工作任务", "牵头单位", "配合单位"]


def make_table(size):
    rows = [
        [str(i), "修订城镇用水定额", "市水利局", "市城管局\n市教育局"] for i in range(1, size + 1)
    ]
    return ["某市2030年节水工作任务分工表", [HEAD, *rows]]


def read_cells(content):
    document = docx.Document(io.BytesIO(content))
    return [[c.text for c in row.cells] for table in document.tables for row in table.rows]


def read_pages(content):
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


# Each container, what reads it, and its library alone.
FORMATS = {
    "typed.docx": (word.load_source, read_cells),
    "page.html": (web.load_source, etree.HTML),
    "sheet.xlsx": (excel.load_source, lambda content: openpyxl.load_workbook(io.BytesIO(content))),
    "print.pdf": (pdf.load_source, read_pages),
}


def seconds(work, content):
    start = time.process_time()
    work(content)
    return time.process_time() - start


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_read_in_a_time_that_grows_with_its_rows(benchmark, name):
    load, baseline = FORMATS[name]
    sizes = (5, 50) if benchmark.disabled else (100, 1000)
    small, large = (CONTAINERS[name](make_table(size)) for size in sizes)
    ratio = seconds(load, large) / seconds(baseline, large)
    growth = seconds(load, large) / seconds(load, small) / 10
    benchmark.extra_info.update(ratio=round(ratio, 2), growth=round(growth, 2))
    source = benchmark.pedantic(load, args=(large,), rounds=1)
    print(f"{name}: {ratio:.1f} times its library; ten times the rows, {growth:.2f} times each")
    assert source.text.count("市水利局") == sizes[1]
    assert sum(cell.columns for cell in source.layout.cells) >= 4 * sizes[1]
