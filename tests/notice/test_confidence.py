"""How sure a reading is, and what it is told for: the confidence of a measure and its doubts."""

import pytest

from tests.notice.describe import describe_roles, list_doubts, read_measure
from workplan import Agency, Confidence, Severity, parse

# The words of a responsibility, duties and names, and each doubt as code and words.
POSSIBLE = (
    # a token is left over
    ("(责任单位:市教育局王某某)", "sole:市教育局", [("unread-words", "王某某")]),
    ("(责任单位:市教育局2030年6月)", "sole:市教育局", [("unread-words", "2030年6月")]),
    ("(责任单位:市教育局、加强检查)", "sole:市教育局", [("unread-words", "加强检查")]),
    ("(市教育局、市水利局狠抓落实)", "shared:市教育局、市水利局", [("unread-words", "狠")]),
    ("(市教育局等市水利局负责)", "shared+:市教育局", [("unread-words", "等市水利局")]),
    # a bracket behind a name has a person, or a place
    (
        "(责任单位:市财政局(张三)、市教育局)",
        "shared:市财政局(张三)、市教育局",
        [("unread-words", "市财政局(张三)")],
    ),
    (
        "(责任单位:市财政局(张三、李四))",
        "sole:市财政局(张三、李四)",
        [("unread-words", "市财政局(张三、李四)")],
    ),
    # a remark on later items may be of this one
    (
        "(由市甲局牵头,今后由市乙局负责,市丙局配合)",
        "lead:市甲局",
        [("unread-words", "今后由市乙局负责,市丙局配合")],
    ),
    # a verb or a label has nobody
    ("(牵头,市公安局配合)", "supporting:市公安局", [("nobody-named", "牵头")]),
    ("(牵头单位:,配合单位:市公安局)", "supporting:市公安局", [("nobody-named", "牵头单位:")]),
    # a name looks cut
    ("(责任单位:市甲局,务中心)", "shared:市甲局、务中心", [("cut-name", "务中心")]),
    ("(责任单位:市甲局、州)", "shared:市甲局、州", [("cut-name", "州")]),
    # two names look fused
    ("(市公安局市财政局负责)", "sole:市公安局市财政局", [("fused-names", "市公安局市财政局")]),
    ("(市水利局·市教育局负责)", "sole:市水利局·市教育局", [("fused-names", "市水利局·市教育局")]),
    # a name has what names have not
    (
        "(责任单位:(1)市教育局(2)市水利局)",
        "sole:市教育局(2)市水利局",
        [("number-in-name", "市教育局(2)市水利局")],
    ),
    (
        "(市推进职能转变和放管服改革协调小组优化营商环境专题组提升政务服务能力专项工作办公室负责)",
        "sole:市推进职能转变和放管服改革协调小组优化营商环境专题组提升政务服务能力专项工作办公室",
        [
            (
                "long-name",
                "市推进职能转变和放管服改革协调小组优化营商环境专题组提升政务服务能力专项工作办公室",
            )
        ],
    ),
    (
        "(责任单位:市甲局、推动市乙局)",
        "shared:市甲局、推动市乙局",
        [("doubtful-name", "推动市乙局")],
    ),
    # a name is one by its place alone, and the place is doubtful
    ("(市商务局、顺丰速运负责)", "shared:市商务局、顺丰速运", [("doubtful-name", "顺丰速运")]),
    ("(责任单位:市甲局、王某某)", "shared:市甲局、王某某", [("doubtful-name", "王某某")]),
    ("(责任单位:谁主管谁负责)", "sole:谁主管谁", [("doubtful-name", "谁主管谁")]),
    ("(区供销社区财政局负责)", "sole:区供销社区财政局", [("fused-names", "区供销社区财政局")]),
    (
        "(区委宣传部区委网信办负责)",
        "sole:区委宣传部区委网信办",
        [("fused-names", "区委宣传部区委网信办")],
    ),
    ("(责任单位:王某某)", "sole:王某某", [("doubtful-name", "王某某")]),
    # a page's head or its markup stands in it
    (
        "(责任单位:市教育局、市规划自然资云海省政府文件源局)",
        "shared:市教育局、市规划自然资云海省政府文件源局",
        [("unread-words", "市规划自然资云海省政府文件源局")],
    ),
    (
        "(责任单位:市教育局、市规划##资源局)",
        "shared:市教育局、市规划##资源局",
        [("unread-words", "市规划##资源局")],
    ),
    # its last word may be a verb
    (
        "(市甲局为主,顺丰速运组织主管)",
        "lead:市甲局 supporting:顺丰速运组织",
        [("doubtful-name", "顺丰速运组织")],
    ),
    # an unknown label names a body
    (
        "(责任单位:市公安局,补充说明:市水利局另行通知)",
        "sole:市公安局",
        [("unknown-label", "补充说明:市水利局另行通知")],
    ),
    # a bracket is never closed
    ("(市甲局、市乙局负责。", "shared:市甲局、市乙局", [("unbalanced-bracket", "(")]),
)  # fmt: skip


@pytest.mark.parametrize(("words", "roles", "doubts"), POSSIBLE, ids=[row[0] for row in POSSIBLE])
def test_what_is_left_over_cut_or_fused_is_possible_and_told_at_its_own_words(words, roles, doubts):
    measure = read_measure(words)
    assert describe_roles(measure) == roles
    assert measure.confidence is Confidence.POSSIBLE
    assert list_doubts(words) == doubts


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("(市商务局、顺丰速运、市财政局负责)", "shared:市商务局、顺丰速运、市财政局"),
        ("(责任单位:顺丰速运、市财政局)", "shared:顺丰速运、市财政局"),
        ("\n责任单位:顺丰速运", "sole:顺丰速运"),
        ("(有抽检任务的科室负责)", "sole:有抽检任务的科室"),
        ("(甲处、乙处按职责分工负责)", "shared:甲处、乙处"),
        ("(责任单位:各旗县区政府、自贸片区)", "shared:各旗县区政府、自贸片区"),
    ],
)
def test_a_name_by_its_position_only_is_likely_and_not_told(words, roles):
    measure = read_measure(words)
    assert describe_roles(measure) == roles
    assert measure.confidence is Confidence.LIKELY
    assert list_doubts(words) == []


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("(市教育局牵头,市财政局配合)", "lead:市教育局 supporting:市财政局"),
        ("(责任单位:市教育局、各区县)", "shared:市教育局、各区县"),
        ("(责任单位:市甲局、12345热线办)", "shared:市甲局、12345热线办"),
        ("(市推进职能转变协调小组负责)", "sole:市推进职能转变协调小组"),
        ("(国家电网负责)", "sole:国家电网"),
        (
            "(市甲局、各区政府(含园区管委会)按职责负责)",
            "shared:市甲局、各区政府(含园区管委会)",
        ),
        ("(市甲局、各区政府(下同)按职责负责)", "shared:市甲局、各区政府(下同)"),
    ],
)
def test_names_by_suffix_or_as_a_group_are_certain(words, roles):
    measure = read_measure(words)
    assert describe_roles(measure) == roles
    assert measure.confidence is Confidence.CERTAIN
    assert list_doubts(words) == []


class TestRegistry:
    KNOWN = (Agency("sf", "顺丰速运"),)

    def test_makes_a_name_by_position_certain(self):
        measure = read_measure("(责任单位:顺丰速运)", registry=self.KNOWN)
        assert measure.confidence is Confidence.CERTAIN

    def test_settles_a_doubtful_name(self):
        assert list_doubts("(市商务局、顺丰速运负责)", registry=self.KNOWN) == [
            ("unknown-agency", "市商务局")
        ]

    def test_makes_no_reading_less_sure_by_the_names_that_it_lacks(self):
        measure = read_measure("(市商务局负责)", registry=self.KNOWN)
        assert measure.confidence is Confidence.CERTAIN


def test_a_measure_without_a_responsibility_has_no_confidence():
    assert read_measure("").confidence is None


def test_a_doubt_about_the_numbering_inside_a_responsibility_makes_it_possible():
    plan = parse("一、甲\n(一)乙。(市甲局负责)\n(三)丙(市乙局负责)")
    assert [note.code for note in plan.diagnostics] == ["number-gap"]
    assert [measure.confidence for measure in plan.measures] == [Confidence.CERTAIN] * 2


class TestMoreOfAKind:
    """Of each code a thousand are listed; one more says how many are not."""

    PLAN = parse("一、甲\n(一)乙。" + "丙。(责任单位:王某某)" * 1003)

    def test_stands_for_all_that_are_not_listed(self):
        codes = [note.code for note in self.PLAN.diagnostics]
        assert codes == ["doubtful-name"] * 1000 + ["more-of-a-kind"]
        last = self.PLAN.diagnostics[-1]
        assert (last.values["count"], last.values["kind"]) == (3, "doubtful-name")
        assert last.severity is Severity.WARNING

    def test_is_at_the_first_that_is_not_listed(self):
        measure = self.PLAN.measures[1000]
        assert self.PLAN.diagnostics[-1].span == measure.roles[0].span

    def test_leaves_every_doubted_reading_possible(self):
        assert {measure.confidence for measure in self.PLAN.measures} == {Confidence.POSSIBLE}
