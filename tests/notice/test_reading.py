"""Readings of small invented notices, each a few lines long."""

from datetime import UTC, date, datetime

import pytest

import workplan
from workplan import (
    Agency,
    AgencyKind,
    FormatError,
    Layout,
    NoticeError,
    OptionError,
    Page,
    PieceKind,
    Registry,
    Source,
    Span,
    parse,
)
from workplan.documents import read_registry
from workplan.interchange import loads_registry

DAY = date(2030, 1, 9)


def roles(assignment):
    plan = parse(f"一、总则\n(一)抓落实。加强督查。{assignment}")
    return [(role.printed, role.duty.value) for role in plan.roles]


@pytest.mark.parametrize(
    ("assignment", "expected"),
    [
        ("(市工商局负责)", [("市工商局", "sole")]),
        ("(市工商局牵头负责)", [("市工商局", "lead")]),
        ("(甲局、乙局按职责分工牵头负责)", [("甲局", "lead"), ("乙局", "lead")]),
        ("(甲局、乙局按职责分工负责)", [("甲局", "shared"), ("乙局", "shared")]),
        ("(甲局牵头,乙局等负责)", [("甲局", "lead"), ("乙局", "supporting")]),
        ("(甲局负责,乙局配合)", [("甲局", "lead"), ("乙局", "supporting")]),
        ("(甲局、乙局等罚没部门)", [("甲局", "shared"), ("乙局", "shared")]),
        ("(平安青岛建设)", []),
        ("(IP地址)", []),
        ("(二期)", []),
        ("()", []),
        ("(负责)", []),
        ("(" + "很" * 50 + "长的句子负责)", []),
    ],
)  # fmt: skip
def test_a_bracket_has_these_roles(assignment, expected):
    assert roles(assignment) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("责任单位:市水利局\u3000完成时限:2025年底", [("市水利局", "sole")]),
        ("牵头单位:市城管局 责任人:刘洋 完成时限:12月底", [("市城管局", "lead")]),
        ("牵头领导:陈国华\u3000责任单位:市公安局、市教育局",
         [("市公安局", "shared"), ("市教育局", "shared")]),
        ("牵头单位:市住房局、市市场监管局\u3000配合单位:市财政局",
         [("市住房局", "lead"), ("市市场监管局", "lead"), ("市财政局", "supporting")]),
        ("牵头\n考核单位:市教育局", [("市教育局", "lead")]),
        ("责任单位:市水利局、市住房局(按职责分工)",
         [("市水利局", "shared"), ("市住房局", "shared")]),
        ("(—市水利局负责)", [("市水利局", "sole")]),
        ("(市水利局负责—)", [("市水利局", "sole")]),
    ],
)  # fmt: skip
def test_other_labels_on_the_line_of_a_list_name_nobody(line, expected):
    assert roles("\n" + line) == expected


def test_a_registered_agency_is_used_and_an_unregistered_one_is_made():
    known = Agency("aic", "市工商局")
    plan = parse("一、甲\n(一)乙。丙。(市工商局、各区办公室按职责分工负责)", registry=[known])
    assert plan.agencies == (
        known,
        Agency("各区办公室", "各区办公室", kind=AgencyKind.GROUP),
    )


def test_a_heading_directly_followed_by_its_responsibility_is_a_measure():
    plan = parse("一、甲\n(一)抓落实。(市工商局负责)")
    assert plan.measure("1.1").text == "抓落实。"
    assert plan.task(1).title == "抓落实"


def test_text_before_the_first_task_is_a_preamble_unless_it_has_a_responsibility():
    plan = parse("一、甲\n总的要求。\n(一)乙。丙。")
    assert [task.id for task in plan.tasks] == ["1"]
    assert [p.text for p in plan.pieces if p.kind is PieceKind.PREAMBLE] == ["总的要求。"]
    plan = parse("一、甲\n总的要求。(甲局负责)\n(一)乙。丙。")
    assert [(task.id, task.number) for task in plan.tasks] == [("s1.t1", None), ("1", 1)]


def test_a_section_may_consist_of_its_title():
    assert parse("一、甲\n二、乙\n(一)丙。丁。").section(1).tasks == ()


def test_a_task_that_consists_of_its_heading_is_one_measure():
    plan = parse("一、甲\n(一)推进电商治理\n(二)丙。丁。")
    (measure,) = plan.task(1).measures
    assert (measure.text, measure.roles) == ("推进电商治理", ())
    assert [hit.task.id for hit in plan.search("电商")] == ["1"]


def test_a_responsibility_for_the_whole_task_belongs_to_its_title():
    plan = parse(
        "一、甲\n(一)壮大集群。\n1.引进企业。(甲局负责)\n2.培育企业。(乙局负责)\n责任单位:丙局"
    )
    texts = [(m.id, m.text, m.assignment) for m in plan.measures]
    assert texts == [
        ("1.1", "壮大集群", "责任单位:丙局"),
        ("1.2", "1.引进企业。", "(甲局负责)"),
        ("1.3", "2.培育企业。", "(乙局负责)"),
    ]
    for words, measures in {
        "培育": ["1.3"],
        "丙局": ["1.1"],
        "集群": ["1.1", "1.2", "1.3"],
    }.items():
        (hit,) = plan.search(words, agency="丙局" if words == "丙局" else None)
        assert [measure.id for measure in hit.measures] == measures


def test_a_responsibility_without_a_clause_is_unread():
    plan = parse("一、甲\n(一)壮大集群。(己局牵头)\n1.引进企业。(甲局负责)\n责任单位:丙局")
    codes = [note.code for note in plan.diagnostics]
    assert codes == ["unread-responsibility", "no-responsibility"]


def test_a_section_of_one_sentence_is_one_task():
    plan = parse("一、各单位要对照清单开展自查。\n二、乙\n(一)丙。丁。")
    (task,) = plan.section(1).tasks
    assert [measure.text for measure in task.measures] == ["各单位要对照清单开展自查。"]
    assert [hit.task.id for hit in plan.search("自查")] == [task.id]


def test_a_text_without_heading_numerals_is_not_a_notice():
    with pytest.raises(NoticeError, match="no numbered section or task"):
        parse("没有编号。")


def test_a_heading_may_have_no_title():
    plan = parse("一、。\n(一)甲。乙。(丙局负责)")
    assert (plan.section(1).title, plan.section(1).title_span) == ("", None)


def test_a_conjunction_not_between_two_agencies_is_part_of_a_name():
    assert roles("(责任单位:市体育馆和水上运动)") == [("市体育馆和水上运动", "sole")]


def test_a_short_line_of_a_narrow_page_ends_its_list():
    page = (
        "一、治理全县主要河湖水系改善水环境质量\n(一)清理岸线。对岸线的违建逐一登记造册,限\n"
        "期拆除,恢复河道的自然风貌和行洪能力不减。\n责任单位:县水利局\n建好管护队\n"
        "每个乡镇组建一支队伍,配齐人员和装备,落实\n经费。(县财政局负责)\n"
    )
    assert [role.printed for role in parse(page).roles] == ["县水利局", "县财政局"]


def test_the_title_is_in_the_title_marks_of_the_letter_or_on_its_own_line():
    assert parse("关于印发《某市工作要点》的通知\n一、甲。乙。").title == "某市工作要点"
    assert (
        parse("某省人民政府\n关于节水的实施意见(试行)\n一、甲。乙。").title
        == "关于节水的实施意见(试行)"
    )
    assert parse("前言。\n一、甲。乙。").title == ""
    letter = (
        "某区政府关于印发某区食品安全工作要点的通知\n各单位:现印发给你们。\n"
        "某区食品安全工作要点\n一、甲。乙。"
    )
    assert parse(letter).title == "某区食品安全工作要点"
    in_two_lines = parse("关于印发《某市\n节水方案》的通知\n各单位：现印发给你们。\n一、甲。乙。")
    assert in_two_lines.title == "某市节水方案"
    assert parse("某省政府关于进一步做好毕业\n生就业工作的通知\n一、甲。乙。").title == (
        "某省政府关于进一步做好毕业生就业工作的通知"
    )
    cut = parse("2022年打击侵犯知识产权和\n\n制售假冒伪劣商品工作要点\n一、甲。乙。")
    assert cut.title == "2022年打击侵犯知识产权和制售假冒伪劣商品工作要点"
    escaped = parse("一、甲\n乙。\\[牵头单位:市甲局\\(市丙办\\)\\]")
    assert [role.printed for role in escaped.roles] == ["市甲局(市丙办)"]
    marked = "**某市推进河湖治理与水源保护**\n\n**三年行动方案(试行)**\n\n一、甲。乙。"
    assert parse(marked).title == "某市推进河湖治理与水源保护三年行动方案(试行)"
    for line in ("某市人民政府办公室", "某市", "河湖治理有关情况说明"):
        assert parse(f"{line}\n三年行动方案\n一、甲。乙。").title == "三年行动方案"
    for line in ("某市三年行动方案", "2030年实施方案"):
        assert parse(f"某市推进河湖治理与水源保护\n{line}\n一、甲。乙。").title == line


def test_page_numbers_between_tasks_are_furniture():
    plan = parse("一、甲\n(一)乙。丙。(丁局负责)\n— 2 —\n(二)戊。己。(庚局负责)")
    assert [p.text for p in plan.pieces if p.kind is PieceKind.FURNITURE] == ["\n— 2 —\n"]
    assert [measure.text for measure in plan.measures] == ["丙。", "己。"]


def test_a_line_of_persons_before_the_agencies_is_not_part_of_the_clause():
    plan = parse("一、甲\n(一)乙。丙。\n责任领导:李四\n责任单位:市财政局\n完成时限:年底前\n")
    (measure,) = plan.measures
    assert measure.text == "丙。"
    assert measure.assignment == "责任领导:李四\n责任单位:市财政局\n完成时限:年底前"


def test_a_line_without_a_full_stop_continues_a_hard_wrapped_sentence():
    plan = parse("一、甲\n(一)乙。加强检查,\n加强整改,取得实效\n版权所有,不得转载")
    assert plan.measures[-1].text == "加强检查,\n加强整改,取得实效"


def test_signature_and_annex_are_the_closing_of_the_document():
    plan = parse("一、甲。乙。(丙局负责)\n某市人民政府\n2021年9月2日\n附件:1.清单\n2.名单")
    kept = [(p.kind.value, p.text) for p in plan.pieces if p.text.strip()]
    assert kept[-3:] == [
        ("issuer", "某市人民政府"),
        ("date", "2021年9月2日"),
        ("closing", "\n附件:1.清单\n2.名单"),
    ]
    assert [section.number for section in plan.sections] == [1]


def test_a_number_inside_a_sentence_is_not_a_heading_at_the_start_of_a_line():
    plan = parse(
        "一、融合\n(一)推进。统筹\n二、三产业发展,建设\n2.5公里步道。(甲局负责)\n二、保障。乙。(乙局负责)"
    )
    assert [section.title for section in plan.sections] == ["融合", "保障"]


def test_brackets_inside_an_overlong_bracket_are_responsibilities():
    plan = parse("一、甲\n(一)乙。丙(" + "很长" * 1000 + "(丁局负责)。)戊。(己局负责)")
    assert [role.printed for role in plan.roles] == ["丁局", "己局"]


def test_tasks_before_the_first_section_numeral_are_in_a_section_without_number():
    plan = parse("(一)甲。乙。(丙局负责)\n二、丁\n(一)戊。己。(庚局负责)")
    assert [(section.number, len(section.tasks)) for section in plan.sections] == [
        (None, 1),
        (2, 1),
    ]
    assert [role.printed for role in plan.roles] == ["丙局", "庚局"]


class TestRegistry:
    TEXT = "一、甲\n(一)乙。丙。(市工信局负责)"
    JSON = '[{"id": "gx", "name": "工信局", "aliases": ["市工信局"]}]'

    @pytest.mark.parametrize(
        "make",
        [list, tuple, iter, Registry],
        ids=["a list", "a tuple", "an iterator", "the registry of a plan"],
    )
    def test_is_any_iterable_of_agencies(self, make):
        agencies = (Agency("gx", "市工信局"), Agency("sw", "市商务局"))
        assert [agency.id for agency in parse(self.TEXT, make(agencies)).agencies] == ["gx"]

    @pytest.mark.parametrize("text", [JSON, JSON.encode()], ids=["text", "bytes"])
    def test_in_json_is_loaded_by_interchange(self, text):
        plan = parse(self.TEXT, loads_registry(text))
        assert [agency.id for agency in plan.agencies] == ["gx"]

    def test_in_a_file_is_read_by_documents(self, tmp_path):
        path = tmp_path / "agencies.json"
        path.write_text(self.JSON, encoding="utf-8")
        plan = parse(self.TEXT, read_registry(path))
        assert [agency.id for agency in plan.agencies] == ["gx"]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("{", r"^the document: is not JSON"),
            ("[" * 100_000, "nested too deeply"),
            ('[{"id": "gx"}]', r"^\[0\]\.name: is missing$"),
        ],
        ids=["no JSON", "nested JSON", "an agency without a name"],
    )
    def test_in_broken_json_is_refused_by_interchange(self, text, message):
        with pytest.raises(FormatError, match=message):
            loads_registry(text)

    @pytest.mark.parametrize(
        ("registry", "message"),
        [
            (JSON, "registry: expected agencies, not str"),
            (JSON.encode(), "registry: expected agencies, not bytes"),
            (5, "registry: expected agencies, not int"),
            ([3], "registry[0]: expected an Agency, not int"),
            ([Agency("x", "甲局"), "乙局"], "registry[1]: expected an Agency, not str"),
            (
                [Agency("x", "甲局"), Agency("x", "乙局")],
                "registry[1].id: 'x' is used twice; ids are unique",
            ),
        ],
    )
    def test_anything_but_agencies_with_unique_ids_is_refused(self, registry, message):
        with pytest.raises(FormatError) as caught:
            parse(self.TEXT, registry)
        assert str(caught.value) == message


class TestSource:
    TEXT = "一、甲\n(一)乙。丙。(市工信局负责)"

    def test_of_a_plan_gives_the_plan_again(self, plan):
        again = parse(plan.source, plan.agencies)
        assert (again.source, again.roles, again.pieces) == (plan.source, plan.roles, plan.pieces)

    def test_keeps_its_address_and_layout(self):
        layout = Layout(pages=(Page(1, Span(0, len(self.TEXT))),))
        source = Source(self.TEXT, "https://example.org/notice", None, layout)
        read = parse(source).source
        assert (read.url, read.layout) == ("https://example.org/notice", layout)

    @pytest.mark.parametrize("text", [b"x", None, ["x"]])
    def test_is_text(self, text):
        with pytest.raises(NoticeError) as caught:
            parse(text)
        kind = type(text).__name__
        assert str(caught.value) == f"a notice is text, not {kind}; workplan.read takes files"


def test_an_agency_of_another_level_is_another_agency():
    plan = parse(
        "一、甲\n(一)乙。丙。(市公安局牵头,区公安局配合)",
        registry=[Agency("police", "市公安局", "青岛市公安局")],
    )
    assert [role.agency.id for role in plan.roles] == ["police", "区公安局"]
    assert [note.code for note in plan.diagnostics] == ["unknown-agency"]


@pytest.mark.parametrize(
    ("listed", "agencies", "codes"),
    [
        ("市公安局、林业局", ["police", "forestry"], []),  # 林业局 is the city's, too
        ("青岛市公安局、林业局", ["police", "forestry"], []),
        ("省公安厅、林业局", ["省公安厅", "林业局"], ["unknown-agency"] * 2),
        ("区财政局、经信委", ["区财政局", "经信委"], ["unknown-agency"] * 2),  # also an alias
        ("省公安厅、青岛海关", ["省公安厅", "customs"], ["unknown-agency"]),  # has its place
        ("市公安局、省公安厅、林业局", ["police", "省公安厅", "林业局"], ["unknown-agency"] * 2),
        ("林业局、市公安局", ["forestry", "police"], ["assumed-level"]),
        ("林业局、财政部", ["forestry", "财政部"], ["assumed-level", "unknown-agency"]),
        ("经信委、青岛海关", ["economy", "customs"], []),  # an alias by itself
        ("山东省财政厅、林业局", ["山东省财政厅", "林业局"], ["unknown-agency"] * 2),
        ("黄岛区财政局、林业局", ["黄岛区财政局", "林业局"], ["unknown-agency"] * 2),
        ("市南区财政局、林业局", ["市南区财政局", "林业局"], ["unknown-agency"] * 2),
        (
            "市公安局、市北区财政局、林业局",
            ["police", "市北区财政局", "林业局"],
            ["unknown-agency"] * 2,
        ),
        ("市公安局、各区市双打办", ["police", "districts"], []),  # a group has no level
        (
            "区域合作办公室、林业局",
            ["区域合作办公室", "forestry"],
            ["unknown-agency", "assumed-level"],
        ),
    ],
)
def test_a_name_without_a_level_has_that_of_the_names_before_it(listed, agencies, codes):
    registry = [
        Agency("police", "市公安局", "青岛市公安局"),
        Agency("forestry", "市林业局", "青岛市林业局"),
        Agency("economy", "市经济信息化委", aliases=("经信委",)),
        Agency("customs", "青岛海关"),
        Agency(
            "districts",
            "各区(市)办公室",
            aliases=("区(市)双打办", "各区市双打办"),
            kind=AgencyKind.GROUP,
        ),
    ]
    plan = parse(f"一、甲\n(一)乙。丙。({listed}按职责分工负责)", registry=registry)
    assert [role.agency.id for role in plan.roles] == agencies
    assert [note.code for note in plan.diagnostics] == codes


def test_a_registry_without_levels_takes_names_of_every_level_and_says_so():
    registry = [Agency("forestry", "林业局")]
    text = "一、甲\n(一)乙。丙。(市林业局牵头,区林业局、林业局配合)"
    plan = parse(text, registry=registry)
    assert {role.agency.id for role in plan.roles} == {"forestry"}
    assert [(note.code, text[note.span.start : note.span.end]) for note in plan.diagnostics] == [
        ("assumed-level", "市林业局"), ("assumed-level", "区林业局"),
    ]  # fmt: skip


def test_a_name_that_is_another_agencys_id_gets_an_id_of_its_own():
    registry = [Agency("林业局", "市林业局")]
    plan = parse("一、甲\n(一)乙。丙。(市林业局牵头,省财政厅、林业局配合)", registry=registry)
    assert [(role.agency.id, role.agency.name) for role in plan.roles] == [
        ("林业局", "市林业局"), ("省财政厅", "省财政厅"), ("林业局 (2)", "林业局"),
    ]  # fmt: skip
    assert [note.code for note in plan.diagnostics] == ["unknown-agency"] * 2


def test_a_level_that_is_assumed_is_a_remark_once_for_each_agency():
    registry = [Agency("forestry", "市林业局", "青岛市林业局")]
    text = "一、甲\n(一)乙。丙。(林业局负责)丁。(林业局牵头负责)"
    (note,) = parse(text, registry=registry).diagnostics
    assert (note.severity.value, text[note.span.start : note.span.end]) == ("info", "林业局")
    assert note.message == "林业局 is taken to be 市林业局, and one of them has no level"


class TestFacts:
    TEXT = (
        "某市人民政府办公室文件\n某政办发〔2030〕1号\n关于印发《2030年某市工作要点》的通知\n各区人民政府:\n"
        "一、甲\n(一)乙。丙。(市工信局负责)\n某市人民政府办公室\n2030年1月5日\n"
    )

    def test_that_the_page_does_not_print_are_those_of_the_caller(self):
        bare = "一、甲\n(一)乙。丙。(市工信局负责)"
        known = parse(bare, id="x-2030", title="要点", url="http://www.example.gov.cn/", date=DAY)
        assert (known.id, known.title, known.source.url, known.date) == (
            "x-2030", "要点", "http://www.example.gov.cn/", DAY,
        )  # fmt: skip
        assert known.sections == parse(bare).sections
        assert parse(bare).date is None

    def test_take_the_place_of_what_is_printed(self):
        printed = parse(self.TEXT)
        assert (printed.title, printed.date) == ("2030年某市工作要点", date(2030, 1, 5))
        known = parse(self.TEXT, title="另一个标题", date=DAY)
        assert (known.title, known.date, known.id) == ("另一个标题", DAY, printed.id)
        assert known.issuer == printed.issuer
        source = Source(self.TEXT, "http://www.example.gov.cn/old")
        assert parse(source).source.url == "http://www.example.gov.cn/old"
        assert parse(source, url="http://www.example.gov.cn/").source.url.endswith(".cn/")

    def test_survive_json(self):
        known = parse(self.TEXT, id="x-2030", title="要点", url="http://x.gov.cn/", date=DAY)
        assert workplan.loads(workplan.dumps(known)) == known

    @pytest.mark.parametrize("option", ["id", "title", "url"])
    @pytest.mark.parametrize("value", ["", "  ", " x", "a\nb", "\0", 3, b"x"])
    def test_of_another_type_or_empty_are_refused(self, option, value):
        with pytest.raises(OptionError) as caught:
            parse(self.TEXT, **{option: value})
        assert (caught.value.option, caught.value.value) == (option, value)

    @pytest.mark.parametrize("value", ["2030-01-05", 2030, datetime(2030, 1, 5, 8, tzinfo=UTC)])
    def test_a_date_is_a_date(self, value):
        with pytest.raises(OptionError, match=r"date must be a datetime\.date, got"):
            parse(self.TEXT, date=value)
