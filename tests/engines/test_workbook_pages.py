"""Workbooks as LibreOffice prints them: each page is one that we planned, and no text is cut."""

import io

import openpyxl
import pypdfium2
import pytest

import workplan
from workplan.notice import parse

TALL = "一、总则\n" + "\n".join(
    f"({n})任务{n}。{'做好各项服务工作，' * 40}第{n}项。(市局负责)" for n in range(1, 9)
)


def list_pages(path):
    with pypdfium2.PdfDocument(path) as document:
        return [
            "".join(page.get_textpage().get_text_bounded().split())
            for page in (document[at] for at in range(len(document)))
        ]


@pytest.mark.parametrize(
    ("name", "options"),
    [("shipped", {}), ("shipped", {"reading": True, "agency": "市工商局"}), ("tall", {})],
)
def test_pages_are_those_that_were_planned(convert, tmp_path, name, options):
    plan = workplan.load() if name == "shipped" else parse(TALL)
    path = tmp_path / "表.xlsx"
    content = plan.matrix().to_xlsx(path, **options)
    planned = sum(
        len(page.row_breaks.brk) + 1 for page in openpyxl.load_workbook(io.BytesIO(content))
    )
    pages = list_pages(convert(path))
    assert len(pages) == planned
    assert "原文SHA-256" in pages[-1]
    heads = "工作任务具体措施牵头单位责任单位配合单位"
    assert heads in pages[0]
    assert heads in pages[1]
    printed = "".join(pages)
    for measure in plan.measures if not options else ():
        assert "".join(measure.text.split())[-12:] in printed
