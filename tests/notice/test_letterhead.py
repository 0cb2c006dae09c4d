"""Letterheads: invented heads and closings, and what a person reads in them."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, strategies as st

from workplan import testing
from workplan.notice.letterhead import Letterhead, read_letterhead
from workplan.notice.view import make_view

BODY = "一、总则\n（一）抓落实。加强督查。（市水利局负责）"

# What it is; head and closing, the body between them; issuer, number, date, addressees; doubts.
DOCUMENTS = (
    ("nothing", "", "", None, None, None, None, ()),
    ("a title only", "2030年临江市河湖治理工作要点\n", "", None, None, None, None, ()),
    (
        "a letter before the plan",
        ("临江市人民政府办公室关于印发《2030年河湖治理工作要点》的通知\n临政办发〔2030〕9号\n\n"
        "各区、市人民政府，市政府各部门，市直各单位：\n《2030年河湖治理工作要点》已经市政府同意，"
        "现印发给你们，请认真贯彻执行。\n临江市人民政府办公室\n2030年3月5日\n（此件公开发布）\n"
        "2030年河湖治理工作要点\n为做好今年工作，制定本要点。\n"),
        "",
        "临江市人民政府办公室", "临政办发〔2030〕9号", "2030-03-05",
        ("各区、市人民政府", "市政府各部门", "市直各单位"), (),
    ),
    (
        "a plan with its signature at the end, and an annex behind it",
        ("云海省人民政府关于加强河湖治理的意见\n云政发[2030]12号\n"
        "各市、州、县人民政府，省政府各部门：\n为加强河湖治理，提出以下意见。\n"),
        "\n附件：任务清单\n云海省人民政府\n二〇三〇年三月五日\n附件\n任务清单\n2030年6月30日\n",
        "云海省人民政府", "云政发[2030]12号", "2030-03-05",
        ("各市、州、县人民政府", "省政府各部门"), (),
    ),
    (
        "a head only: date in brackets under the title, number in its bracket",
        "临江市水利局关于河湖治理的通知（临水发（2030）3 号）\n（2030年3月5日）\n",
        "",
        "临江市水利局", "临水发（2030）3号", "2030-03-05", None, (),
    ),
    (
        "a tail only",
        "", "\n临江市人民政府\n２０３０年３月５日\n",
        "临江市人民政府", None, "2030-03-05", None, (),
    ),
    (
        "a page: navigation, its own dates, the copies and the printer",
        ("当前位置：首页 > 政务公开 > 文件\n发布日期：2030年3月9日\n发布时间\n2030年3月8日\n"
        "信息来源：市政府办公室\n索引号：00123\n文号：临政办发〔2030〕9号\n"
        "临江市人民政府办公室关于做好河湖治理的通知\n各区人民政府：\n为做好治理，通知如下。\n"),
        ("\n临江市人民政府办公室\n2030年3月5日\n抄送：市委办公室\n"
        "临江市人民政府办公室 2030年3月6日印发\n"),
        "临江市人民政府办公室", "临政办发〔2030〕9号", "2030-03-05", ("各区人民政府",), (),
    ),
    (
        "the printer's line alone has no date of the document",
        "", "\n抄送：市委办公室。\n临江市人民政府办公室2030年3月6日印发\n",
        None, None, None, None, (),
    ),
    (
        "a page's table: 发文机关, 成文日期, 发文字号",
        ("发文机关：云海省人民政府成文日期：2030年03月05日\n"
        "发文字号：云政发〔2030〕12号发布日期：2030年03月19日\n为加强治理，制定本办法。\n"),
        "", "云海省人民政府", "云政发〔2030〕12号", "2030-03-05", None, (),
    ),
    (
        "a date in digits is the document's behind its label only",
        "成文时间：2030-03-05\n2030-03-09\n", "", None, None, "2030-03-05", None, (),
    ),
    (
        "two documents in one file",
        ("临江市水利局关于河湖治理的通知\n临水发〔2030〕3号\n各区水利局：\n现将要点印发你们。\n"
        "临江市水利局\n2030年3月5日\n山阳市水利局关于河湖治理的通知\n山水发〔2030〕7号\n"
        "各县水利局：\n现将要点印发你们。\n山阳市水利局\n2030年4月6日\n"),
        "\n山阳市财政局\n2030年5月7日\n",
        "临江市水利局", "临水发〔2030〕3号", "2030-03-05", ("各区水利局",), (),
    ),
    (
        "numbers that prose cites",
        ("临江市水利局关于河湖治理的通知\n各区水利局：\n根据《云海省河湖治理办法》\n"
        "（云政发〔2029〕5号）\n要求，按照\n云水发〔2029〕6号\n精神，做好治理。\n"),
        "", "临江市水利局", None, None, ("各区水利局",), (),
    ),
    (
        "a cited number behind a title without marks",
        "按照省政府意见（云政发〔2029〕5号）开展治理。\n", "", None, None, None, None, (),
    ),
    (
        "a title that carries out another document has its own number",
        "临江市水利局关于贯彻省政府治理意见的通知\n临水发〔2030〕3号\n各区水利局：\n做好治理。\n",
        "", "临江市水利局", "临水发〔2030〕3号", None, ("各区水利局",), (),
    ),
    (
        "several numbers that stand alone",
        "临水发〔2030〕3号\n临财发〔2030〕4号\n", "", None, None, None, None,
        (("ambiguous-document-number", ("临水发〔2030〕3号", "临财发〔2030〕4号")),),
    ),
    (
        "a number beside its signer, one without letters",
        "临江市人民政府文件\n临政发﹝2030﹞9号\u3000签发人：某人\n（2030）9号要求\n", "",
        "临江市人民政府", "临政发﹝2030﹞9号", None, None, (),
    ),
    (
        "a number without letters on a line of its own",
        "〔2030〕9号\n", "", None, "〔2030〕9号", None, None, (),
    ),
    (
        "a number below the heads of two bodies, spaced out",
        "临江市水利局 临江市财政局关于河湖治理的通知\n临水发〔二〇三〇〕第9号\n", "",
        "临江市水利局、临江市财政局", "临水发〔二〇三〇〕第9号", None, None, (),
    ),
    (
        "two issuers on two lines, and two on one line",
        "", "\n中共临江市委办公室\n临江市人民政府办公室 临江市水利局\n2030年3月5日",
        "中共临江市委办公室、临江市人民政府办公室、临江市水利局", None, "2030-03-05", None, (),
    ),
    (
        "two issuers whose gap the page lost",
        "", "\n临江市财政局山阳市水利局\n2030年3月5日",
        "临江市财政局、山阳市水利局", None, "2030-03-05", None, (),
    ),
    (
        "two issuers of one place and a vertical one, run together",
        "", "\n临江市公安局临江海关国家税务总局临江市税务局\n2030年3月5日",
        "临江市公安局、临江海关、国家税务总局临江市税务局", None, "2030-03-05", None, (),
    ),
    (
        "two issuers without a place whose gap the page lost",
        "", "\n市财政局市水利局\n2030年3月5日", "市财政局、市水利局", None, "2030-03-05", None, (),
    ),
    (
        "a branch is one body",
        "", "\n临江市公安局山阳区分局\n2030年3月5日",
        "临江市公安局山阳区分局", None, "2030-03-05", None, (),
    ),
    (
        "letters spaced out, a seal, and a date on the same line",
        "", "\n临 江 市 人 民 政 府 （章）\u3000\u30002030年3月5日",
        "临江市人民政府", None, "2030-03-05", None, (),
    ),
    (
        "an abbreviated signature is taken as it is printed",
        "云海省人民政府办公厅关于治理的通知\n", "\n省政府办公厅\n2030年3月5日",
        "省政府办公厅", None, "2030-03-05", None, (),
    ),
    (
        "title and signature name two bodies",
        "临江市人民政府办公厅关于治理的通知\n", "\n临江市人民政府办公室\n2030年3月5日",
        None, None, "2030-03-05", None,
        (("ambiguous-issuer", ("临江市人民政府办公室", "临江市人民政府办公厅")),),
    ),
    (
        "the issuers that a title does not list are in the signature",
        "临江市水利局等两部门关于治理的通知\n", "\n市水利局\n市财政局\n2030年3月5日",
        "市水利局、市财政局", None, "2030-03-05", None, (),
    ),
    (
        "the issuers that a title does not list are nowhere",
        "临江市水利局等7部门关于治理的通知\n", "", None, None, None, None,
        (("unread-issuer", ("临江市水利局等7部门",)),),
    ),
    (
        "a title that forwards another body's document",
        "临江市人民政府办公室转发市水利局关于治理意见的通知\n", "",
        "临江市人民政府办公室", None, None, None, (),
    ),
    (
        "the issuer on a line of its own above the title",
        "临江市人民政府办公室\n关于印发河湖治理要点的通知\n", "",
        "临江市人民政府办公室", None, None, None, (),
    ),
    (
        "an issuer whose name the page cut",
        "3.临江市河湖保护和水利工程建设工作领导\n小组办公室关于河湖治理的通知\n", "",
        "临江市河湖保护和水利工程建设工作领导小组办公室", None, None, None, (),
    ),
    (
        "a title cut behind a long line that is no name",
        "这里是网页上与文件没有关系的一行\n财政部关于河湖治理的通知\n", "",
        "财政部", None, None, None, (),
    ),
    (
        "a title without an issuer, and a cited one",
        "关于河湖治理的通知\n为落实国务院关于河湖治理的意见\n", "", None, None, None, None, (),
    ),
    (
        "one unsigned date, printed three times",
        "关于河湖治理的通知（2030年3月5日）\n做好治理。\n2030年3月5日\n", "\n2030年3月5日\n",
        None, None, "2030-03-05", None, (),
    ),
    (
        "two unsigned dates",
        "关于河湖治理的通知\n2030年3月9日\n", "\n2030年3月5日\n", None, None, None, None,
        (("ambiguous-date", ("2030-03-05", "2030-03-09")),),
    ),
    (
        "of two dates that behind the issuer",
        "关于河湖治理的通知\n2030年3月9日\n", "\n临江市水利局\n2030年3月5日\n",
        "临江市水利局", None, "2030-03-05", None, (),
    ),
    (
        "dates of other things",
        ("关于《河湖治理办法》（2029年3月5日）\n某某办法（2029年3月5日）的通知\n会议于\n2030年3月1日\n"
        "召开，2030年3月2日通过。\n（2030年3月3日）起草\n2030年2月30日\n"),
        "\n自2030年3月4日起施行\n",
        None, None, None, None, (),
    ),
    (
        "two issuers on two lines of a title",
        "临江市水利局\n财政部关于治理的通知\n", "", "临江市水利局、财政部", None, None, None, (),
    ),
    (
        "addressees on lines that the page cut",
        ("河湖治理要点\n各县（市）、区人民政府，市水库管委会，各开发（度假）区、湖滨试\n"
        "验（经济合作）区管委会，市直各学\n校：\n做好治理。\n"),
        "", None, None, None,
        ("各县（市）、区人民政府", "市水库管委会", "各开发（度假）区、湖滨试验（经济合作）区管委会",
         "市直各学校"), (),
    ),
    (
        "addressees under a line that has commas and is no list",
        "这是网页，与文件无关\n各区人民政府：\n做好治理。\n", "",
        None, None, None, ("各区人民政府",), (),
    ),
    (
        "addressees under a title with a comma",
        "关于上下游协作，做好河湖治理的通知\n各区人民政府：\n做好治理。\n", "",
        None, None, None, ("各区人民政府",), (),
    ),
    (
        "labels with nothing to read behind them",
        "发文机关：不详\n成文日期：2030年2月30日\n", "", None, None, None, None, (),
    ),
    (
        "addressees under another name",
        "湖滨公园\n各区人民政府：\n做好治理。\n", "", None, None, None, ("各区人民政府",), (),
    ),
    (
        "addressees without a comma",
        "各区、市人民政府、中央、省驻临单位、市直各委、办、局、各人民团体：\n做好治理。\n", "",
        None, None, None,
        ("各区、市人民政府", "中央、省驻临单位", "市直各委、办、局", "各人民团体"), (),
    ),
    (
        "addressees behind their label, in the head and behind the body",
        "主送机关：各区人民政府、\n市水利局。\n做好治理。\n", "\n主送：\n",
        None, None, None, ("各区人民政府", "市水利局"), (),
    ),
    (
        "addressees behind their label at the end",
        "做好治理。\n", "\n临江市水利局\n2030年3月5日\n主送：各区水利局，市财政局\n",
        "临江市水利局", None, "2030-03-05", ("各区水利局", "市财政局"), (),
    ),
    ("a label without addressees", "主送：\n", "", None, None, None, None, ()),
    (
        "labels that end in a colon",
        "责任单位：\n市政府办公室：电话\n：：现将有关事项通知如下：\n各位代表：\n", "",
        None, None, None, None, (),
    ),
    (
        "a list of groups with other things in it",
        "各区人民政府，诸位同志们：\n做好治理。\n", "", None, None, None, None,
        (("unread-addressees", ("各区人民政府，诸位同志们",)),),
    ),
)  # fmt: skip

# One paragraph without line ends: the text before and behind the body.
PARAGRAPHS = (
    (
        "the title printed twice",
        "临江市水利局关于治理的通知临江市水利局关于治理的通知各区水利局：做好治理。", "",
        "临江市水利局", None, None, ("各区水利局",), (),
    ),
    (
        "all in one paragraph",
        ("云海省人民政府关于加强河湖治理的意见云政发〔2030〕12号各市（自治州）人民政府，省政府各部门："
        "为加强治理，提出以下意见。"),
        "各市要抓好落实。云海省人民政府2030年3月5日（此件公开发布）",
        "云海省人民政府", "云政发〔2030〕12号", "2030-03-05",
        ("各市（自治州）人民政府", "省政府各部门"), (),
    ),
    (
        "blanks between signature and date",
        "临江市水利局关于治理的通知（2030年3月5日）临水发〔2030〕3号各区水利局：做好治理。",
        "\u3000抓好落实。临江市水利局   2030年3月5日   （此件有删减）",
        "临江市水利局", "临水发〔2030〕3号", "2030-03-05", ("各区水利局",), (),
    ),
    (
        "a letter run on with the plan that it passes on",
        ("临江市水利局关于印发河湖治理工作要点的通知各区水利局：现将要点印发给你们。临江市水利局"
        "2030年3月5日河湖治理工作要点为做好工作，制定本要点。"), "",
        "临江市水利局", None, "2030-03-05", ("各区水利局",), (),
    ),
    (
        "a day that a sentence names",
        "做好治理。市政府2030年3月5日召开会议。", "（市水利局负责）市政府已于2030年3月5日",
        None, None, None, None, (),
    ),
    (
        "the last row of a table is no signature",
        "", "完善制度。\n市水利局\n2030年6月30日", None, None, None, None, (),
    ),
)  # fmt: skip


def read(head, tail, *, is_closing=True):
    view = make_view(head + BODY + tail)
    front = len(make_view(head).chars)
    end = len(make_view(head + BODY).chars) if is_closing else len(view.chars)
    return view, read_letterhead(view, front, [(end, len(view.chars))])


def get_values(found):
    return [
        field and field.value
        for field in (found.issuer, found.document_number, found.date, found.addressees)
    ]


def check_document(view, found, expected):
    issuer, number, day, addressees, doubts = expected
    dated = day and date.fromisoformat(day)
    assert get_values(found) == [issuer, number, dated, addressees]
    assert tuple((doubt.code, doubt.values) for doubt in found.doubts) == doubts
    check_positions(view, found)


def check_positions(view, found):
    fields = (found.issuer, found.document_number, found.date, found.addressees, *found.doubts)
    for field in filter(None, fields):
        assert 0 <= field.start < field.end <= len(view.chars)
        view.span(field.start, field.end)


@pytest.mark.parametrize("row", DOCUMENTS, ids=[row[0] for row in DOCUMENTS])
def test_a_letterhead_is_read_as_a_person_reads_it(row):
    _, head, tail, *expected = row
    check_document(*read(head, tail), expected)


@pytest.mark.parametrize("row", PARAGRAPHS, ids=[row[0] for row in PARAGRAPHS])
def test_a_letterhead_run_on_is_read_as_a_person_reads_it(row):
    _, head, tail, *expected = row
    check_document(*read(head, tail, is_closing=False), expected)


def test_the_words_at_the_positions_are_those_of_the_value():
    view, found = read(*DOCUMENTS[2][1:3])
    assert view.text(found.issuer.start, found.issuer.end) == "临江市人民政府办公室"
    assert (
        view.text(found.document_number.start, found.document_number.end) == "临政办发〔2030〕9号"
    )
    assert view.text(found.date.start, found.date.end) == "2030年3月5日"
    assert view.chars[found.addressees.end] == ":"


def test_the_shipped_notice_prints_none_of_the_four(notice):
    view = make_view(notice)
    front, end = view.chars.index("一、持续推进"), view.chars.index("条信息每页")
    assert read_letterhead(view, front, [(end, len(view.chars))]) == Letterhead()


def test_a_document_without_a_closing_is_read(notice):
    assert read_letterhead(make_view("做好治理。"), 5, []) == Letterhead()


TEXTS = (
    testing.damaged_notices()
    | testing.damaged_notices("".join(row[1] + BODY + row[2] for row in DOCUMENTS + PARAGRAPHS))
    | st.text()
    | st.text("临江市政府局各区、,，：:。《》关于的通知〔2030〕年3月5日号()（） \n\t一")
    | st.lists(
        st.sampled_from([text for row in DOCUMENTS + PARAGRAPHS for text in row[1:3]]), max_size=3
    ).map("".join)
)


@given(TEXTS, st.integers(-5, 400), st.lists(st.tuples(st.integers(-5, 500), st.integers(-5, 500))))
def test_reading_never_fails_and_no_position_is_outside_the_text(text, front_end, closings):
    view = make_view(text)
    check_positions(view, read_letterhead(view, front_end, closings))
    size = len(view.chars)
    check_positions(view, read_letterhead(view, size, [(size, size)]))
    check_positions(view, read_letterhead(view, 0, [(0, size)]))


@pytest.mark.parametrize(
    "unit",
    ["各", "各区,", "各区:", "市", "市局", "关于", "市局关于治理的通知", "〔2030〕9号",
     "市政〔2030〕9号", "2030年3月5日", "\n2030年3月5日", "市局2030年3月5日\n", "\n市水利局",
     "(", ")", ":", "主送:\n",
     "发文机关:市水利局", "附件\n", "\n各区,\n", "《", "市水利局等部门"],
)  # fmt: skip
@pytest.mark.parametrize("is_front", [True, False])
def test_reading_takes_time_in_proportion_to_the_text(unit, is_front):
    view = make_view(unit * 5_000)
    size = len(view.chars)
    begun = process_time()
    read_letterhead(view, size if is_front else 0, [(size if is_front else 0, size)])
    assert process_time() - begun < 5
