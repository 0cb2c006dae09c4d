"""Word documents are read as Word shows them, and what is not read is told."""

import io
import re
import time
import zipfile
from contextlib import suppress

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

import workplan
from tests.documents.word_files import (
    SPACES,
    cell,
    make_document,
    make_file,
    para,
    row,
    run,
    save,
    table,
)
from workplan import NoticeError
from workplan.documents import word
from workplan.documents.word.styles import NAMES


def read(*blocks):
    return word.load_source(make_file(*blocks))


def remarks(source):
    return [(each.code, each.values["count"], source[each.span]) for each in source.layout.remarks]


def cells(source):
    """Each cell: table, row, column, rows, columns, text."""
    return [
        (c.table, c.row, c.column, c.rows, c.columns, source[c.span] if c.span else None)
        for c in source.layout.cells
    ]


def tracked(kind, *runs):
    return f'<w:{kind} w:id="1" w:author="a">{"".join(runs)}</w:{kind}>'


def deleted(words):
    return tracked("del", f"<w:r><w:delText>{words}</w:delText></w:r>")


class TestParagraphs:
    def test_are_lines_and_the_empty_ones_are_lines_of_the_text_only(self):
        source = read("一、总则", para(), "二、附则")
        assert source.text == "一、总则\n\n二、附则"
        assert [source[span] for span in source.layout.paragraphs] == ["一、总则", "二、附则"]

    def test_keep_tabs_and_line_ends_and_hyphens(self):
        words = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t>"
        more = "<w:ptab/><w:t>戊</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>己</w:t></w:r>"
        assert read(para(words + more)).text == "甲\t乙\n丙\n丁\t戊-己"

    def test_are_read_inside_links_smart_tags_and_custom_xml(self):
        wrapped = "".join(
            f"<w:{name}>{run(name)}</w:{name}>"
            for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
        )
        assert read(para(wrapped)).text == "hyperlinksmartTagcustomXmlfldSimpledirbdo"

    def test_give_the_base_of_a_ruby_and_not_its_reading(self):
        ruby = (
            f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby>"
            "</w:r>"
        )
        assert read(para(ruby, run("字"))).text == "汉字"


class TestFields:
    def field(self, *, code="PAGE", result="7", end='<w:fldChar w:fldCharType="end"/>'):
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f"<w:r><w:instrText>{code}</w:instrText></w:r>{run('CODE')}"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f"{run(result)}<w:r>{end}</w:r>"
        )

    def test_give_their_result_and_not_their_code(self):
        assert read(para("第", self.field(), "页")).text == "第7页"

    def test_inside_the_code_of_a_field_are_code(self):
        inner = self.field(result="inner")
        outer = (
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}{run("still code")}'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("结果")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        assert read(para(outer, "后")).text == "结果后"

    def test_without_an_end_take_no_text_of_the_next_paragraph(self):
        begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        assert read(para(begun, "CODE"), para("一、总则", ended, "续")).text == "\n一、总则续"


class TestTrackedChanges:
    def test_are_read_as_accepted_and_told_once(self):
        source = read(
            "一、总则",
            para(
                "(一)查网店。逐户登记。(市甲局牵头,",
                tracked("ins", run("市乙局、")),
                tracked("moveTo", run("市丙局")),
                deleted("市丁局"),
                tracked("moveFrom", run("市戊局")),
                "配合)",
            ),
        )
        line = "(一)查网店。逐户登记。(市甲局牵头,市乙局、市丙局配合)"
        assert source.text == f"一、总则\n{line}"
        assert remarks(source) == [("tracked-changes", 4, line)]
        plan = workplan.parse(source)
        assert [(role.printed, role.duty.value) for role in plan.roles] == [
            ("市甲局", "lead"),
            ("市乙局", "supporting"),
            ("市丙局", "supporting"),
        ]
        told = [note for note in plan.diagnostics if note.code == "tracked-changes"]
        assert [note.message for note in told] == ["4 tracked changes, read as accepted"]
        assert str(plan.locate(told[0].span)) == "paragraph 2"

    def test_of_a_paragraphs_end_join_it_with_the_next(self):
        ended = f"<w:pPr><w:rPr>{tracked('del')}</w:rPr></w:pPr>"
        source = read(para("一、", properties=ended), "总则", para("二、", properties=ended))
        assert source.text == "一、总则\n二、"
        assert remarks(source) == [("tracked-changes", 2, "一、总则")]

    def test_of_a_paragraphs_end_before_a_table_leave_it_a_paragraph(self):
        ended = f"<w:pPr><w:rPr>{tracked('del')}</w:rPr></w:pPr>"
        source = read(para("甲", properties=ended), table(row("1", "2")), "乙")
        assert source.text == "甲\n1\t2\n乙"

    def test_of_rows_take_and_give_rows(self):
        gone = f"<w:trPr>{tracked('del')}</w:trPr>"
        new = f"<w:trPr>{tracked('ins')}</w:trPr>"
        source = read(
            table(
                row("甲", "乙"),
                row("丙", "丁", properties=gone),
                row("戊", "己", properties=new),
                row("庚", "辛", properties="<w:trPr/>"),
            )
        )
        assert source.text == "甲\t乙\n戊\t己\n庚\t辛"
        assert remarks(source) == [("tracked-changes", 2, "戊")]

    def test_without_words_are_none(self):
        source = read(para("甲", tracked("ins"), tracked("del", "<w:r><w:br/></w:r>")))
        assert (source.text, source.layout.remarks) == ("甲", ())


class TestWrappers:
    def test_content_controls_are_read_in_place(self):
        def control(inner):
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

        source = read(
            control(para("一、总则")),
            para("甲", control(run("乙")), "丙"),
            table(control(row("1", "2")), row("3", control(cell("4")))),
        )
        assert source.text == "一、总则\n甲乙丙\n1\t2\n3\t4"
        assert [c[-1] for c in cells(source)] == ["1", "2", "3", "4"]

    def test_a_content_control_that_nobody_filled_in_is_empty(self):
        shown = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        control = f"<w:sdt>{shown}<w:sdtContent>{run('单击此处输入文字')}</w:sdtContent></w:sdt>"
        assert read(para("甲", control, "乙")).text == "甲乙"

    def test_a_table_of_contents_is_furniture(self):
        gallery = (
            '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
            "</w:sdtPr>"
        )
        contents = f"<w:sdt>{gallery}<w:sdtContent>{para('一、总则……1')}</w:sdtContent></w:sdt>"
        source = read(contents, "一、总则")
        assert [source[span] for span in source.layout.furniture] == ["一、总则……1"]
        assert [source[span] for span in source.layout.paragraphs] == ["一、总则"]

    def test_so_is_a_paragraph_in_a_style_of_contents(self):
        document = make_document(
            para("一、总则……1", properties='<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>'), "一、总则"
        )
        style = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(f"{word.W}styleId", "TOC1")
        source = word.load_source(save(document))
        assert [source[span] for span in source.layout.furniture] == ["一、总则……1"]


class TestTextBoxes:
    BOX = f"<w:txbxContent>{para('某政办〔2030〕5号')}{para('第二行')}</w:txbxContent>"

    def test_are_read_behind_their_paragraph_once_for_both_programs(self):
        new = f"<mc:Choice><w:drawing><wps:txbx>{self.BOX}</wps:txbx></w:drawing></mc:Choice>"
        old = f"<mc:Fallback><w:pict><v:textbox>{self.BOX}</v:textbox></w:pict></mc:Fallback>"
        both = f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"
        source = read(para("通知", both), "一、总则")
        assert source.text == "通知\n某政办〔2030〕5号\n第二行\n一、总则"
        assert source.layout.remarks == ()

    def test_of_old_programs_only_are_read_too(self):
        old = (
            "<w:r><mc:AlternateContent><mc:Fallback><w:pict><v:textbox>"
            f"{self.BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert read(para("通知", old)).text == "通知\n某政办〔2030〕5号\n第二行"

    def test_inside_a_drawing_with_a_fallback_are_read_once(self):
        drawing = (
            f"<w:r><w:drawing><mc:AlternateContent><mc:Choice>{self.BOX}</mc:Choice>"
            f"<mc:Fallback>{self.BOX}</mc:Fallback></mc:AlternateContent></w:drawing></w:r>"
        )
        assert read(para("通知", drawing)).text == "通知\n某政办〔2030〕5号\n第二行"

    def test_in_a_cell_are_lines_of_the_cell(self):
        box = f"<w:r><w:pict><v:textbox>{self.BOX}</v:textbox></w:pict></w:r>"
        source = read(table(row("1", cell(para("甲", box)))))
        assert source.text == "1\t甲\v某政办〔2030〕5号\v第二行"

    def test_an_alternative_without_content_is_nothing(self):
        nothing = "<w:r><mc:AlternateContent/></w:r>"
        assert read(para("甲", nothing, "<mc:AlternateContent/>")).text == "甲"


class TestHiddenText:
    HIDDEN = "<w:rPr><w:vanish/></w:rPr>"

    def test_is_not_read_and_is_counted(self):
        source = read(
            para("甲", run("密", self.HIDDEN), run(" ", self.HIDDEN), "乙"),
            para(run("密", self.HIDDEN), "丙"),
        )
        assert source.text == "甲乙\n丙"
        assert remarks(source) == [("hidden-text", 2, "甲乙")]

    def test_a_hidden_paragraph_is_no_line(self):
        end = f"<w:pPr>{self.HIDDEN}</w:pPr>"
        source = read("甲", para(run("密", self.HIDDEN), properties=end), "乙")
        assert source.text == "甲\n乙"
        assert remarks(source) == [("hidden-text", 1, "乙")]

    def test_by_a_style_is_hidden_unless_the_run_says_otherwise(self):
        document = make_document(
            para(
                "密",
                run("示", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
                properties='<w:pPr><w:pStyle w:val="secret"/></w:pPr>',
            ),
            para("丙", run("密", '<w:rPr><w:rStyle w:val="dim"/></w:rPr>')),
        )
        for name, kind in (
            ("secret", WD_STYLE_TYPE.PARAGRAPH),
            ("dim", WD_STYLE_TYPE.CHARACTER),
        ):
            style = document.styles.add_style(name, kind)
            style.font.hidden = True
        source = word.load_source(save(document))
        assert source.text == "示\n丙"
        assert remarks(source) == [("hidden-text", 2, "示")]

    @pytest.mark.parametrize("flag", ["strike", "dstrike"])
    def test_that_is_struck_out_is_told_as_such(self, flag):
        struck = run("市水利局、", f"<w:rPr><w:{flag}/></w:rPr>")
        source = read("一、任务", para("(一)修订。逐户登记。(", struck, "市城管局牵头)"))
        assert source.text == "一、任务\n(一)修订。逐户登记。(市城管局牵头)"
        assert remarks(source) == [("struck-text", 1, "(一)修订。逐户登记。(市城管局牵头)")]

    def test_of_a_row_is_counted_as_a_row(self):
        hidden = "<w:trPr><w:hidden/></w:trPr>"
        source = read(
            table(row("甲", "乙"), row("丙", "丁", properties=hidden), row("", properties=hidden))
        )
        assert source.text == "甲\t乙"
        assert remarks(source) == [("hidden-cells", 1, "乙")]


class TestWhatIsNotRead:
    @pytest.mark.parametrize(
        ("inner", "code"),
        [
            ('<w:r><w:footnoteReference w:id="2"/></w:r>', "unread-notes"),
            ('<w:r><w:endnoteReference w:id="2"/></w:r>', "unread-notes"),
            ('<w:r><w:commentReference w:id="0"/></w:r>', "unread-comments"),
            ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "unread-objects"),
            ("<m:oMath/>", "unread-objects"),
            ("<w:subDoc/>", "unread-objects"),
            ("<w:r><w:pict><v:shape><v:textpath/></v:shape></w:pict></w:r>", "unread-objects"),
            ("<m:oMathPara/>", "unread-objects"),
            ("<w:r><w:object/></w:r>", "unread-objects"),
            ("<w:r><w:drawing><pic:pic/></w:drawing></w:r>", "unread-pictures"),
            ("<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>", "unread-pictures"),
            (
                '<w:r><w:drawing><a:graphicData uri="http://x/2006/chart"/></w:drawing></w:r>',
                "unread-objects",
            ),
            (
                '<w:r><w:drawing><a:graphicData uri="http://x/2006/diagram"/></w:drawing></w:r>',
                "unread-objects",
            ),
        ],
    )
    def test_is_told_with_its_count_where_the_first_stands(self, inner, code):
        source = read("一、总则", para("甲", inner, "乙", inner), para(inner))
        assert source.text == "一、总则\n甲乙\n"
        assert remarks(source) == [(code, 3, "甲乙")]

    def test_in_a_table_is_told_in_each_row_where_it_may_be_a_name(self):
        picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
        source = read(
            para(picture, "甲"),
            table(row("1", cell(para(picture)), "市教育局"), row("2", cell(para(picture)))),
        )
        assert remarks(source) == [
            ("unread-pictures", 1, "甲"),
            ("unread-objects", 1, "1"),
            ("unread-objects", 1, "2"),
        ]

    def test_a_line_is_no_picture(self):
        line = "<w:r><w:pict><v:line/></w:pict></w:r>"
        assert read(para("甲", line)).layout.remarks == ()

    def test_a_document_in_the_document_is_told(self):
        source = read("甲", '<w:altChunk r:id="rId9"/>')
        assert remarks(source) == [("unread-objects", 1, "甲")]

    def test_before_any_text_is_told_at_the_first(self):
        source = read('<w:altChunk r:id="rId9"/>', "甲")
        assert remarks(source) == [("unread-objects", 1, "甲")]

    def test_elements_that_nobody_knows_are_left_out(self):
        assert read("<w:permStart/>", para("甲", "<w:proofErr/>")).text == "甲"


class TestTables:
    def test_two_paragraphs_in_a_cell_are_two_lines(self):
        source = read(table(row("1", "查网络", "市市场监管局", cell("市公安局", "市文化和旅游局"))))
        assert source.text == "1\t查网络\t市市场监管局\t市公安局\v市文化和旅游局"

    def test_tabs_and_line_ends_in_a_cell_separate_no_cells(self):
        inner = para("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>")
        assert read(table(row("1", cell(inner)))).text == "1\t甲 乙\v丙"

    def test_merged_cells_are_one_over_rows_and_columns(self):
        begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        wide = '<w:gridSpan w:val="2"/>'
        source = read(
            table(
                row(cell("一、城市管理", properties='<w:gridSpan w:val="3"/>')),
                row("1", cell("市甲局", properties=begin + wide)),
                row("2", cell("", properties=go_on + wide)),
                row("3", cell("市乙局", properties=wide)),
            )
        )
        assert source.text == "一、城市管理\n1\t市甲局\n2\t\n3\t市乙局"
        assert cells(source) == [
            (1, 1, 1, 1, 3, "一、城市管理"),
            (1, 2, 1, 1, 1, "1"),
            (1, 2, 2, 2, 2, "市甲局"),
            (1, 3, 1, 1, 1, "2"),
            (1, 4, 1, 1, 1, "3"),
            (1, 4, 2, 1, 2, "市乙局"),
        ]

    def test_cells_merged_in_the_old_way_are_one(self):
        begin, go_on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
        source = read(
            table(row(cell("甲", properties=begin), cell("", properties=go_on), "乙"), row("1"))
        )
        assert cells(source)[:2] == [(1, 1, 1, 1, 2, "甲"), (1, 1, 3, 1, 1, "乙")]

    def test_text_that_a_merged_cell_covers_is_not_read_and_told(self):
        begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        source = read(
            table(row("1", cell("甲", properties=begin)), row("2", cell("乙", properties=go_on)))
        )
        assert source.text == "1\t甲\n2\t"
        assert remarks(source) == [("hidden-text", 1, "2")]

    @pytest.mark.parametrize(
        "rows",
        [
            (row("1", cell("甲", properties="<w:vMerge/>")), row("2", "乙")),
            (
                row(cell("1", properties='<w:vMerge w:val="restart"/>'), "甲"),
                row(cell("2", properties='<w:vMerge/><w:gridSpan w:val="2"/>')),
            ),
        ],
        ids=["nothing above", "another width above"],
    )
    def test_uneven_merged_cells_are_cells_of_their_own(self, rows):
        source = read(table(*rows))
        assert all(c.rows == 1 for c in source.layout.cells)
        assert {source[c.span] for c in source.layout.cells} >= {"1", "2", "甲"}

    def test_a_row_may_begin_behind_the_first_column(self):
        before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        source = read(table(row("1", "甲"), row("乙", properties=before)))
        assert cells(source)[-1] == (1, 2, 2, 1, 1, "乙")

    def test_a_table_around_a_table_is_a_frame(self):
        inner = table(row("1", "查网店", "市甲局"), row("2", "查网络", "市乙局"))
        source = read(table(row(cell("附件"), cell(inner))))
        assert source.text == "附件\n1\t查网店\t市甲局\n2\t查网络\t市乙局"
        assert [c[:3] for c in cells(source)] == [(1, r, c) for r in (1, 2) for c in (1, 2, 3)]

    def test_a_small_table_inside_a_cell_is_lines_of_it_and_told(self):
        inner = table(row("乡镇", "数量"), row("甲镇", "3"))
        source = read(table(row("1", "逐户登记网店并按季公布结果", cell("附表:", inner), "市甲局")))
        assert source.text == "1\t逐户登记网店并按季公布结果\t附表:\v乡镇 数量\v甲镇 3\t市甲局"
        assert remarks(source) == [("nested-table", 1, "附表:\v乡镇 数量\v甲镇 3")]

    def test_numbers_that_word_generates_are_in_the_cells(self):
        document = make_document(table(row("", "查网店"), row("", "查网络")))
        kind = (
            f'<w:abstractNum {SPACES} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1"/></w:lvl>'
            "</w:abstractNum>"
        )
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(kind))
        own = f'<w:num {SPACES} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'
        numbering.append(parse_xml(own))
        numbered = f'<w:pPr {SPACES}><w:numPr><w:numId w:val="91"/></w:numPr></w:pPr>'
        for each in document.element.body.findall(".//w:tc[1]/w:p", NAMES):
            each.insert(0, parse_xml(numbered))
        assert word.load_source(save(document)).text == "1\t查网店\n2\t查网络"


class TestFurniture:
    def test_headers_and_footers_are_furniture_each_once(self):
        document = make_document("一、总则")
        section = document.sections[0]
        section.header.paragraphs[0].text = "某市人民政府"
        section.header.add_table(1, 2, 100).rows[0].cells[1].text = "公报"
        section.footer.paragraphs[0].text = "— 1 —"
        section.footer.add_paragraph("")
        document.add_section()
        source = word.load_source(save(document))
        assert source.text == "某市人民政府\n公报\n一、总则\n\n— 1 —"
        assert [source[span] for span in source.layout.furniture] == [
            "某市人民政府",
            "公报",
            "— 1 —",
        ]
        assert [source[span] for span in source.layout.paragraphs] == ["一、总则"]
        plan = workplan.parse("一、总则\n(一)查网店。逐户登记。(市甲局牵头)")
        assert plan.roles  # what follows is the same with furniture

    def test_no_responsibility_is_read_in_furniture(self):
        document = make_document("一、总则", "(一)查网店。逐户登记。(市甲局牵头)")
        document.sections[0].header.paragraphs[0].text = "(市乙局负责)"
        plan = workplan.parse(word.load_source(save(document)))
        assert [role.printed for role in plan.roles] == ["市甲局"]
        kinds = {piece.kind.value for piece in plan.pieces if "市乙局" in piece.text}
        assert kinds == {"furniture"}

    def test_marks_in_a_header_are_told_though_it_has_no_text(self):
        document = make_document("一、总则")
        picture = f"<w:r {SPACES}><w:drawing><pic:pic/></w:drawing></w:r>"
        document.sections[0].header.paragraphs[0]._p.append(parse_xml(picture))
        assert remarks(word.load_source(save(document))) == [("unread-pictures", 1, "一、总则")]


def change(content, part, old, new):
    """A Word file with something replaced in one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert re.search(old, data)
                data = re.sub(old, new, data, flags=re.DOTALL)
            target.writestr(name, data)
    return made.getvalue()


DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
NOTICE = make_file("一、总则", "(一)查网店。(市甲局牵头)", table(row("1", cell("甲", "乙"))))


class TestDamagedFiles:
    @pytest.mark.parametrize(
        ("part", "old", "new"),
        [
            (DOCUMENT, rb"<w:body>.*</w:body>", b""),
            (DOCUMENT, rb"w:body", b"w:bodies"),
            (DOCUMENT, rb"</w:body>", b""),
            (DOCUMENT, rb"<w:body>", b"<w:body>&unknown;"),
            (DOCUMENT, rb".*", b""),
            (DOCUMENT, rb"<w:tcPr/>", b'<w:tcPr><w:gridSpan w:val="x"/></w:tcPr>'),
            (DOCUMENT, rb"<w:tcPr/>", b'<w:tcPr><w:gridSpan w:val="0"/></w:tcPr>'),
            (DOCUMENT, rb"<w:tcPr/>", b'<w:tcPr><w:gridSpan w:val="-3"/></w:tcPr>'),
            (DOCUMENT, rb"<w:tcPr/>", b'<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'),
            (DOCUMENT, rb"<w:tcPr/>", b"<w:tcPr><w:gridSpan/></w:tcPr>"),
            (RELATIONS, rb"relationships/numbering", b"relationships/styles9"),
            (RELATIONS, rb"relationships/styles", b"relationships/numbering"),
            (RELATIONS, rb'Target="styles.xml"', b'Target="theme/theme1.xml"'),
            (RELATIONS, rb'Target="styles.xml"', b'Target="nothing.xml"'),
            ("_rels/.rels", rb"relationships/officeDocument", b"relationships/other"),
            ("_rels/.rels", rb'Target="word/document.xml"', b'Target="word/styles.xml"'),
            ("[Content_Types].xml", rb".*", b"<Types/>"),
            ("[Content_Types].xml", rb"document\.main\+xml", b"template.main+xml"),
            ("word/styles.xml", rb"<w:styles.*", b""),
        ],
    )
    def test_are_refused_or_read_whole(self, part, old, new):
        read = None
        with suppress(NoticeError):
            read = word.load_source(change(NOTICE, part, old, new)).text
        assert read in (None, "一、总则\n(一)查网店。(市甲局牵头)\n1\t甲\v乙")

    def test_with_a_style_without_a_name_are_read(self):
        broken = change(NOTICE, DOCUMENT, rb"<w:p><w:r>", b"<w:p><w:pPr><w:pStyle/></w:pPr><w:r>")
        assert word.load_source(broken).text == "一、总则\n(一)查网店。(市甲局牵头)\n1\t甲\v乙"

    def test_with_a_header_that_is_not_there_are_refused(self):
        gone = b'<w:sectPr><w:headerReference r:id="rId99"/>'
        with pytest.raises(NoticeError, match="is damaged"):
            word.load_source(change(NOTICE, DOCUMENT, rb"<w:sectPr[^>]*>", gone))

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
    def test_that_are_cut_are_refused(self, share):
        with pytest.raises(NoticeError, match="or is damaged"):
            word.load_source(NOTICE[: int(len(NOTICE) * share)])

    @pytest.mark.parametrize("content", [b"", b"PK", b"no archive"])
    def test_that_are_no_archive_are_refused(self, content):
        with pytest.raises(NoticeError) as caught:
            word.load_source(content)
        assert caught.value.problem == (
            "is no .docx file, or is damaged; open it in its program and save it again"
        )

    def test_of_old_word_are_told_how_to_save(self):
        with pytest.raises(NoticeError, match=r"save it as \.docx without a password"):
            word.load_source(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))

    def test_without_text_are_refused(self):
        with pytest.raises(NoticeError, match="has no text"):
            word.load_source(make_file(para(), table(row("", ""))))


class TestHostileFiles:
    """Small files that would take minutes, or gigabytes."""

    @pytest.fixture(autouse=True)
    def soon(self):
        begun = time.monotonic()
        yield
        assert time.monotonic() - begun < 20

    @pytest.mark.parametrize(
        ("inner", "message"),
        [
            (b"<w:p/>" * 1_000_000, "has more than 100000 paragraphs"),
            (b"<w:p><w:r/></w:p>" * 1_000_000, "holds more than 3000000 tags"),
            (
                b"<w:tbl>" + (b"<w:tr>" + b"<w:tc/>" * 1000 + b"</w:tr>") * 210 + b"</w:tbl>",
                "has more than 200000 table cells",
            ),
            (b"<w:p><w:r><w:t>" + b"a" * 6_000_000 + b"</w:t></w:r></w:p>", "5000000 characters"),
            (b" " * 61_000_000, "holds more than 60000000 bytes of XML"),
            (b"<w:sdt><w:sdtContent>" * 400, "damaged"),
        ],
        ids=["paragraphs", "tags", "cells", "characters", "bytes", "depth"],
    )
    def test_are_refused_soon(self, inner, message):
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(NOTICE)) as source,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                data = source.read(name)
                if name == DOCUMENT:
                    data = data.replace(b"<w:body>", b"<w:body>" + inner)
                target.writestr(name, data)
        assert len(packed.getvalue()) < 400_000
        with pytest.raises(NoticeError, match=message):
            word.load_source(packed.getvalue())

    def test_a_number_of_a_million_characters_is_not_repeated_for_ever(self):
        document = make_document(*["甲"] * 20)
        words = "%1" * 500_000
        kind = (
            f'<w:abstractNum {SPACES} w:abstractNumId="90"><w:lvl w:ilvl="0">'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{words}"/></w:lvl></w:abstractNum>'
        )
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(kind))
        own = f'<w:num {SPACES} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'
        numbering.append(parse_xml(own))
        numbered = f'<w:pPr {SPACES}><w:numPr><w:numId w:val="91"/></w:numPr></w:pPr>'
        for each in document.paragraphs:
            each._p.insert(0, parse_xml(numbered))
        with pytest.raises(NoticeError, match="automatic number has more than 255 characters"):
            word.load_source(save(document))

    def test_an_archive_of_too_many_parts_or_bytes_is_refused(self):
        many, large = io.BytesIO(), io.BytesIO()
        with zipfile.ZipFile(many, "w") as target:
            for at in range(10_001):
                target.writestr(str(at), b"")
        with zipfile.ZipFile(large, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
            target.writestr("a.png", bytes(301_000_000))
        with pytest.raises(NoticeError, match="more than 10000 parts"):
            word.load_source(many.getvalue())
        with pytest.raises(NoticeError, match="more than 300000000 bytes"):
            word.load_source(large.getvalue())


def test_the_relations_of_the_numbers_are_optional():
    document = make_document("一、总则")
    part = document.part
    numbering = next(
        id_ for id_, each in part.rels.items() if each.reltype == RELATIONSHIP_TYPE.NUMBERING
    )
    part.drop_rel(numbering)
    part.rels.pop(numbering, None)
    assert word.load_source(save(document)).text == "一、总则"
