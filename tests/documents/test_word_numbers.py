"""Word documents with automatic numbers: they are read as Word shows them."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

import workplan
from workplan.documents import word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at, form, words, start=1, gap=""):
    suffix = f'<w:suff w:val="{gap}"/>' if gap else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{suffix}'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
    )


def add_list(document, *levels, override=""):
    """A list of these levels in the document; its id."""
    root = document.part.numbering_part.element
    kind, own = 900 + len(root), 900 + len(root)
    abstract = parse_xml(
        f'<w:abstractNum {W} w:abstractNumId="{kind}">{"".join(levels)}</w:abstractNum>'
    )
    root.insert(0, abstract)
    root.append(number(own, kind, override))
    return own


def number(own, kind, override=""):
    return parse_xml(
        f'<w:num {W} w:numId="{own}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'
    )


def add_paragraph(where, words, own, at=0):
    """A paragraph that belongs to a list."""
    paragraph = where.add_paragraph(words)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{at}"/><w:numId w:val="{own}"/></w:numPr>')
    )
    return paragraph


def lines(document, path):
    document.save(path)
    return word.load_source(path.read_bytes()).text.split("\n")


@pytest.fixture
def document():
    return docx.Document()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "notice.docx"


def test_a_notice_numbered_by_word_is_a_plan(document, path):
    own = add_list(
        document,
        level(0, "chineseCountingThousand", "%1、", gap="nothing"),
        level(1, "chineseCounting", "(%2)", gap="nothing"),
    )
    document.add_paragraph("某市2025年工作要点")
    add_paragraph(document, "总体要求", own)
    add_paragraph(document, "加强督查。按季通报。(市政府办公室负责)", own, 1)
    add_paragraph(document, "抓好落实。逐项销号。(市财政局牵头,市公安局配合)", own, 1)
    add_paragraph(document, "重点任务", own)
    add_paragraph(document, "排查隐患。全面排查。(市应急局负责)", own, 1)
    document.save(path)
    plan = workplan.read(path)
    assert [section.heading for section in plan.sections] == ["一、总体要求", "二、重点任务"]
    assert [(task.numeral, task.title) for task in plan.tasks] == [
        ("一", "加强督查"),
        ("二", "抓好落实"),
        ("一", "排查隐患"),
    ]
    assert len(plan.roles) == 4


@pytest.mark.parametrize(
    ("form", "words", "shown"),
    [
        ("japaneseCounting", "第%1章", "第二章 甲"),
        ("decimal", "%1.", "2. 甲"),
        ("decimalEnclosedCircleChinese", "%1", "② 甲"),
        ("lowerLetter", "%1)", "b) 甲"),
        ("upperLetter", "%1)", "B) 甲"),
        ("upperRoman", "%1.", "2. 甲"),  # of no meaning to a notice
        ("none", "%1", "甲"),
        ("bullet", "-", "甲"),
    ],
)
def test_each_form_of_number(document, path, form, words, shown):
    own = add_list(document, level(0, form, words, start=2))
    add_paragraph(document, "甲", own)
    assert lines(document, path) == [shown]


def test_deeper_levels_begin_again_and_name_the_outer_ones(document, path):
    own = add_list(document, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", gap="space"))
    for words, at in [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1)]:
        add_paragraph(document, words, own, at)
    assert lines(document, path) == ["1. 甲", "1.1 乙", "1.2 丙", "2. 丁", "2.1 戊"]


def test_a_level_whose_outer_one_was_never_used_counts_from_its_start(document, path):
    own = add_list(document, level(0, "decimal", "%1.", start=3), level(1, "decimal", "%1.%2"))
    add_paragraph(document, "甲", own, 1)
    assert lines(document, path) == ["3.1 甲"]


def test_lists_of_one_kind_go_on_unless_one_has_its_own_start(document, path):
    own = add_list(document, level(0, "decimal", "%1."))
    root = document.part.numbering_part.element
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    strange = '<w:lvlOverride w:ilvl="8"><w:startOverride w:val="1"/></w:lvlOverride>'
    root.append(number(1001, own))
    root.append(number(1002, own, restart + strange))
    for words, list_ in [("甲", own), ("乙", 1001), ("丙", 1002), ("丁", 1001)]:
        add_paragraph(document, words, list_)
    assert lines(document, path) == ["1. 甲", "2. 乙", "7. 丙", "3. 丁"]


def test_a_style_may_number_its_paragraphs(document, path):
    document.add_paragraph("甲", style="List Number")
    document.add_paragraph("乙", style="List Number")
    document.add_paragraph("丙")
    assert lines(document, path) == ["1. 甲", "2. 乙", "丙"]


def test_rows_of_a_table_may_be_numbered(document, path):
    own = add_list(document, level(0, "decimal", "%1"))
    table = document.add_table(3, 3)
    for cell, words in zip(table.rows[0].cells, ["序号", "任务", "牵头单位"], strict=True):
        cell.text = words
    for row, work, body in [(1, "植树", "县林业局"), (2, "护林", "县公安局")]:
        cells = table.rows[row].cells
        cells[0]._tc.remove(cells[0].paragraphs[0]._p)
        add_paragraph(cells[0], "", own)
        cells[1].text, cells[2].text = work, body
    document.save(path)
    plan = workplan.read(path)
    assert [section.title for section in plan.sections] == [""]
    assert [(t.numeral, t.title) for t in plan.tasks] == [("1", "植树"), ("2", "护林")]
    assert [role.printed for role in plan.roles] == ["县林业局", "县公安局"]


@pytest.mark.parametrize("at", ["x", "9", "99999999"])
def test_a_list_or_a_level_that_is_not_there_numbers_nothing(document, path, at):
    add_paragraph(document, "甲", add_list(document, level(0, "decimal", "%1.")), at)
    add_paragraph(document, "乙", "none")
    add_paragraph(document, "丙", 0)
    shown = "甲" if at == "9" else "1. 甲"  # what is no level's number is the first
    assert lines(document, path) == [shown, "乙", "丙"]


def test_a_list_of_no_kind_numbers_nothing(document, path):
    document.part.numbering_part.element.append(number(1003, 12345))
    add_paragraph(document, "甲", 1003)
    assert lines(document, path) == ["甲"]


def test_a_style_that_is_based_on_itself_ends(document, path):
    style = document.styles.add_style("round", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = style
    document.add_paragraph("甲", style=style)
    assert lines(document, path) == ["甲"]


def test_a_document_without_any_list(document, path):
    part = document.part
    relation = next(i for i, rel in part.rels.items() if rel.reltype.endswith("/numbering"))
    part.rels.pop(relation)
    document.add_paragraph("甲")
    assert lines(document, path) == ["甲"]


def test_forms_that_have_an_end_go_on_in_digits(document, path):
    circles = add_list(document, level(0, "decimalEnclosedCircle", "%1", start=20))
    letters = add_list(document, level(0, "lowerLetter", "%1", start=26))
    for own in (circles, circles, letters, letters):
        add_paragraph(document, "甲", own)
    assert lines(document, path) == ["⑳ 甲", "21 甲", "z 甲", "27 甲"]


def test_ideographic_digits_and_a_level_without_a_start(document, path):
    no_start = level(0, "ideographDigital", "%1、").replace('<w:start w:val="1"/>', "")
    add_paragraph(document, "甲", add_list(document, no_start))
    assert lines(document, path) == ["一、 甲"]


def test_two_lists_with_starts_of_their_own_count_apart(document, path):
    own = add_list(document, level(0, "decimal", "%1."))
    root = document.part.numbering_part.element
    for list_, start in ((1001, 3), (1002, 7)):
        restart = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        root.append(number(list_, own, restart))
    for list_ in (1001, 1002, 1001, 1002):
        add_paragraph(document, "甲", list_)
    assert lines(document, path) == ["3. 甲", "7. 甲", "4. 甲", "8. 甲"]
