"""Word documents with automatic numbers: they are read as Word shows them."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

import workplan
from tests.documents.word_files import make_file, para, run
from workplan.documents import word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at, form, words, start=1, *, gap="", more=""):
    suffix = f'<w:suff w:val="{gap}"/>' if gap else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}{suffix}'
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
    assert lines(document, path) == ["1. 甲", "2. 乙", "7. 丙", "8. 丁"]


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
    last = add_list(document, level(0, "lowerLetter", "%1", start=780))
    for own in (circles, circles, letters, letters, last, last):
        add_paragraph(document, "甲", own)
    assert lines(document, path) == [
        "⑳ 甲",
        "21 甲",
        "z 甲",
        "aa 甲",
        "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz 甲",
        "781 甲",
    ]


def test_ideographic_digits_and_a_level_without_a_start(document, path):
    no_start = level(0, "ideographDigital", "%1、").replace('<w:start w:val="1"/>', "")
    add_paragraph(document, "甲", add_list(document, no_start))
    assert lines(document, path) == ["一、 甲"]


def test_a_list_with_a_start_of_its_own_has_it_once(document, path):
    own = add_list(document, level(0, "decimal", "%1."))
    root = document.part.numbering_part.element
    for list_, start in ((1001, 3), (1002, 7)):
        restart = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        root.append(number(list_, own, restart))
    for list_ in (1001, 1002, 1001, 1002):
        add_paragraph(document, "甲", list_)
    assert lines(document, path) == ["3. 甲", "7. 甲", "8. 甲", "9. 甲"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "0 1 9 10 11 20 21 101 110"),
        ("decimalHalfWidth", "0 1 9 10 11 20 21 101 110"),
        ("decimalZero", "00 01 09 10 11 20 21 101 110"),
        ("decimalFullWidth", "０ １ ９ １０ １１ ２０ ２１ １０１ １１０"),
        ("decimalFullWidth2", "０ １ ９ １０ １１ ２０ ２１ １０１ １１０"),
        ("decimalEnclosedCircle", "0 ① ⑨ ⑩ ⑪ ⑳ 21 101 110"),
        ("decimalEnclosedCircleChinese", "0 ① ⑨ ⑩ ⑪ ⑳ 21 101 110"),
        ("decimalEnclosedParen", "0 ⑴ ⑼ ⑽ ⑾ ⒇ 21 101 110"),
        ("decimalEnclosedFullstop", "0 ⒈ ⒐ ⒑ ⒒ ⒛ 21 101 110"),
        ("ideographEnclosedCircle", "0 ㈠ ㈨ ㈩ 11 20 21 101 110"),
        ("ideographTraditional", "0 甲 壬 癸 11 20 21 101 110"),
        ("ideographZodiac", "0 子 申 酉 戌 20 21 101 110"),
        ("ideographDigital", "〇 一 九 一〇 一一 二〇 二一 一〇一 一一〇"),
        ("japaneseDigitalTenThousand", "〇 一 九 一〇 一一 二〇 二一 一〇一 一一〇"),
        ("japaneseCounting", "0 一 九 十 十一 二十 二十一 百一 百十"),
        ("chineseCounting", "0 一 九 十 十一 二十 二十一 一○一 一一○"),
        ("taiwaneseCounting", "0 一 九 十 十一 二十 二十一 一○一 一一○"),
        ("chineseCountingThousand", "0 一 九 十 十一 二十 二十一 一百〇一 一百一十"),
        ("taiwaneseCountingThousand", "0 一 九 十 十一 二十 二十一 一百零一 一百一十"),
        ("chineseLegalSimplified", "0 壹 玖 壹拾 壹拾壹 贰拾 贰拾壹 壹佰零壹 壹佰壹拾"),
        ("lowerLetter", "0 a i j k t u wwww fffff"),
        ("upperLetter", "0 A I J K T U WWWW FFFFF"),
        ("lowerRoman", "0 i ix x xi xx xxi ci cx"),
        ("upperRoman", "0 I IX X XI XX XXI CI CX"),
    ],
)
def test_each_form_around_its_ends(document, path, form, shown):
    for start in (0, 1, 9, 10, 11, 20, 21, 101, 110):
        add_paragraph(document, "", add_list(document, level(0, form, "%1", start)))
    document.save(path)
    source = word.load_source(path.read_bytes())
    assert " ".join(source.text.split()) == shown
    assert source.layout.remarks == ()


def test_roman_numbers_have_an_end(document, path):
    own = add_list(document, level(0, "upperRoman", "%1.", start=3999))
    for words in ("甲", "乙"):
        add_paragraph(document, words, own)
    assert lines(document, path) == ["MMMCMXCIX. 甲", "4000. 乙"]


def read_marks(document, path):
    document.save(path)
    source = word.load_source(path.read_bytes())
    remarks = [
        (each.code, each.values["count"], source[each.span]) for each in source.layout.remarks
    ]
    return source.text.split("\n"), remarks


@pytest.mark.parametrize("form", ["ordinalText", "custom", "koreanCounting", "bullet"])
def test_a_form_that_is_not_known_has_digits_and_is_told(document, path, form):
    own = add_list(document, level(0, form, "%1."), level(1, "decimal", "%1.%2"))
    for words, at in [("甲", 1), ("乙", 1)]:
        add_paragraph(document, words, own, at)
    assert read_marks(document, path) == (
        ["1.1 甲", "1.2 乙"],
        [("unformatted-number", 2, "1.1 甲")],
    )


def test_a_form_of_a_new_version_stands_before_the_one_for_old_programs(document, path):
    new = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    own = add_list(document, level(0, "X", "%1").replace('<w:numFmt w:val="X"/>', new))
    add_paragraph(document, "甲", own)
    assert read_marks(document, path) == (["1 甲"], [("unformatted-number", 1, "1 甲")])


def test_a_level_without_a_form_has_digits(document, path):
    own = add_list(document, level(0, "X", "%1").replace('<w:numFmt w:val="X"/>', ""))
    add_paragraph(document, "甲", own)
    assert read_marks(document, path) == (["1 甲"], [])


@pytest.mark.parametrize(
    ("restart", "shown"),
    [
        ("", ["一", "1", "(1)", "2", "(1)", "二", "1", "(1)"]),
        ("0", ["一", "1", "(1)", "2", "(2)", "二", "1", "(3)"]),
        ("1", ["一", "1", "(1)", "2", "(2)", "二", "1", "(1)"]),
        ("2", ["一", "1", "(1)", "2", "(1)", "二", "1", "(1)"]),
        ("8", ["一", "1", "(1)", "2", "(1)", "二", "1", "(1)"]),
    ],
)
def test_a_level_restarts_after_the_level_that_it_names(document, path, restart, shown):
    names = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    own = add_list(
        document,
        level(0, "chineseCounting", "%1"),
        level(1, "decimal", "%2"),
        level(2, "decimal", "(%3)", more=names),
    )
    for at in (0, 1, 2, 1, 2, 0, 1, 2):
        add_paragraph(document, "", own, at)
    assert [line.strip() for line in lines(document, path)] == shown


def test_the_numbers_of_a_legal_level_are_digits(document, path):
    own = add_list(
        document,
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
        level(2, "decimal", "%1.%2.%3", more='<w:isLgl w:val="0"/>'),
    )
    for at in (0, 1, 2):
        add_paragraph(document, "甲", own, at)
    assert lines(document, path) == ["一、 甲", "1.1 甲", "一.1.1 甲"]


def test_a_list_may_define_a_level_anew(document, path):
    own = add_list(
        document,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2", more='<w:lvlRestart w:val="0"/>'),
    )
    anew = "".join(
        f'<w:lvlOverride w:ilvl="{at}">{level(at, form, words, start=5)}</w:lvlOverride>'
        for at, form, words in [
            (0, "chineseCounting", "%1、"),
            (1, "upperRoman", "%2."),
            (2, "lowerLetter", "%3)"),
            (9, "decimal", "%1"),
        ]
    )
    document.part.numbering_part.element.append(number(1001, own, anew))
    begun = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    begun += level(0, "chineseCounting", "%1、", start=5) + "</w:lvlOverride>"
    document.part.numbering_part.element.append(number(1002, own, begun))
    for list_, at in [(own, 0), (own, 1), (1001, 0), (1001, 1), (1001, 2), (1001, 9), (1002, 0)]:
        add_paragraph(document, "甲", list_, at)
    # Without a start of its own it goes on, and the level keeps its restart.
    assert lines(document, path) == [
        "1. 甲",
        "1.1 甲",
        "二、 甲",
        "II. 甲",
        "e) 甲",
        "甲",
        "七、 甲",
    ]


def add_list_style(document, name, own):
    style = f'<w:style {W} w:type="numbering" w:styleId="{name}"><w:name w:val="{name}"/>'
    style += f'<w:pPr><w:numPr><w:numId w:val="{own}"/></w:numPr></w:pPr></w:style>'
    document.styles.element.append(parse_xml(style))


def test_a_list_may_take_the_levels_of_a_list_style(document, path):
    link = f'<w:styleLink {W} w:val="notice"/>'
    source = add_list(document, link, level(0, "chineseCounting", "%1、"))
    add_list_style(document, "notice", source)
    linked = add_list(document, '<w:numStyleLink w:val="notice"/>')
    lost = add_list(document, '<w:numStyleLink w:val="none"/>')
    add_list_style(document, "round", lost + 1)
    round_ = add_list(document, '<w:numStyleLink w:val="round"/>')
    for words, own in [
        ("甲", linked),
        ("乙", linked),
        ("丙", source),
        ("丁", lost),
        ("戊", round_),
    ]:
        add_paragraph(document, words, own)
    assert lines(document, path) == ["一、 甲", "二、 乙", "三、 丙", "丁", "戊"]


def add_style(document, name, properties, base=None):
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = base
    style.element.get_or_add_pPr().append(parse_xml(f"<w:numPr {W}>{properties}</w:numPr>"))
    return style


def test_a_level_may_name_the_style_that_has_it(document, path):
    own = add_list(
        document,
        level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="first"/>'),
        level(1, "chineseCounting", "(%2)", more='<w:pStyle w:val="second"/>'),
        level(2, "decimal", "%3.", more='<w:pStyle w:val="own"/>'),
    )
    listed = f'<w:numId w:val="{own}"/>'
    first = add_style(document, "first", listed)
    second = add_style(document, "second", listed)
    third = add_style(document, "third", '<w:ilvl w:val="2"/>', first)
    like = add_style(document, "like", "", second)
    other = add_style(document, "other", listed)
    own_level = add_style(document, "own", '<w:ilvl w:val="1"/>' + listed)
    for style in (first, second, third, like, other, own_level):
        document.add_paragraph("甲", style=style)
    add_paragraph(document, "乙", own, 2).style = first
    assert lines(document, path) == [
        "一、 甲",
        "(一) 甲",
        "1. 甲",
        "(二) 甲",
        "二、 甲",
        "(一) 甲",
        "1. 乙",
    ]


def test_a_number_is_no_longer_than_word_writes_one(document, path):
    for words in ("甲" * 256, "%1" * 100):
        own = add_list(document, level(0, "lowerLetter", words, start=700))
        paragraph = add_paragraph(document, "乙", own)
        with pytest.raises(workplan.NoticeError, match="an automatic number has more than 255"):
            lines(document, path)
        paragraph._p.getparent().remove(paragraph._p)
        root = document.part.numbering_part.element
        root.remove(root[0])


# --- fields --------------------------------------------------------------------------------------


def field(code, result=None):
    """A field; with ``None`` for a result it has none, as many that Word draws itself."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    half = len(code) // 2
    codes = "".join(
        each if each.startswith("<") else f"<w:r><w:instrText>{each}</w:instrText></w:r>"
        for each in ([code] if code.startswith("<") else [code[:half], code[half:]])
    )
    return begin + codes + ("" if result is None else separate + result) + end


EMPTY = "<w:r><w:t/></w:r>"


@pytest.mark.parametrize(
    "shown",
    [
        field("EQ \\o\\ac(○,1)"),
        field(" eq \\o\\ac(○,1)", ""),
        field("FORMCHECKBOX", EMPTY),
        field(" FORMDROPDOWN "),
        field("=1+1"),
        field("HYPERLINK x", field("EQ x")),
        field("EQ x", '<w:ins w:id="1" w:author="a"/>'),
        '<w:fldSimple w:instr="EQ x"/>',
        f'<w:fldSimple w:instr="REF x">{EMPTY}</w:fldSimple>',
    ],
)
def test_a_field_that_is_shown_without_a_result_is_told(shown):
    source = word.load_source(make_file(para("甲", shown, "乙")))
    assert source.text == "甲乙"
    remarks = [(each.code, each.values["count"]) for each in source.layout.remarks]
    assert remarks == [("unread-objects", 1)]


@pytest.mark.parametrize(
    "names",
    [
        "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF",
        "TOC TC XE TA RD HYPERLINK SET ASK ADDIN PRIVATE NEXT NEXTIF SKIPIF IF",
    ],
)
def test_a_field_that_shows_no_text_of_the_notice_is_left_out(names):
    fields = [
        each
        for name in names.split()
        for each in (
            field(f" {name.lower()} x"),
            field(f"{name}\\* MERGEFORMAT", EMPTY),
            f'<w:fldSimple w:instr="{name}"/>',
        )
    ]
    source = word.load_source(make_file(para("甲", *fields, "乙")))
    assert (source.text, source.layout.remarks) == ("甲乙", ())


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (field("EQ x", run("①")), "甲①乙"),
        (field("REF x", field("REF y", run("丙"))), "甲丙乙"),
        (
            field(
                field("EQ x") + '<w:fldSimple w:instr="EQ x"/>' + field("EQ y", run("no")),
                run("丁"),
            ),
            "甲丁乙",
        ),
        (f'<w:fldSimple w:instr="EQ x">{run("戊")}</w:fldSimple>', "甲戊乙"),
    ],
)
def test_a_field_with_a_result_is_its_result(shown, text):
    source = word.load_source(make_file(para("甲", shown, "乙")))
    assert (source.text, source.layout.remarks) == (text, ())
