"""Words of names: what a body's name begins and ends with, places, and groups."""

from workplan.notice.vocabulary.responsibility import (
    ACTIONS,
    ADVERBS,
    CITATIONS,
    FIELDS,
    GROUNDS,
    JOINERS,
    LABEL_NOUNS,
    LABEL_QUALIFIERS,
    OVERSIGHT,
    OWNERS,
    PERIODS,
    REMARKS,
    VERBS,
)
from workplan.notice.vocabulary.words import Word, select

ENDINGS = (
    # What makes a body's name of a word by itself.
    *select("ENDINGS", LABEL_NOUNS, OWNERS),
    Word("局", "市甲局", also="LEVEL_COMPOUNDS"),
    Word("委", "市甲委", also="LEVEL_COMPOUNDS"),
    Word("办", "市甲办"),
    Word("院", "市法院"),
    Word("部", "市委甲部"),
    Word("厅", "省甲厅"),
    Word("署", "省审计署"),
    Word("会", "市甲会"),
    Word("海关", "临江海关"),
    Word("银行", "临江银行"),
    Word("分行", "人民银行临江分行"),
    Word("支行", "人民银行临江支行"),
    Word("政府", "市政府", also="PLACE_BODIES LEVEL_COMPOUNDS"),
    Word("公司", "市甲公司"),
    Word("集团", "市甲集团"),
    Word("国企", "市属国企"),
    Word("中心", "市甲中心", also="HOTLINES"),
    Word("办公室", "市甲办公室", value="办", also="OFFICES CUT_ENDINGS VARIANTS"),
    Word("供销社", "市供销社"),
    Word("总社", "市供销总社"),
    Word("新华社", "新华社"),
    Word("联社", "市供销联社"),
    Word("工商联", "市工商联"),
    Word("残联", "市残联"),
    Word("文联", "市文联"),
    Word("妇联", "市妇联"),
    Word("科协", "市科协"),
    Word("侨联", "市侨联"),
    Word("总队", "省甲总队"),
    Word("支队", "市甲支队", also="BRANCHES"),
    Word("大队", "县甲大队"),
    Word("专班", "市甲专班"),
    Word("小组", "市甲小组"),
    Word("工作组", "市甲工作组"),
    Word("军区", "省军区"),
    Word("警备区", "市警备区"),
    Word("军分区", "市军分区"),
    Word("电视台", "市电视台"),
    Word("人行", "市人行"),
    Word("督查室", "市督查室"),
    Word("研究室", "市研究室"),
    Word("团中央", "共青团中央"),
    Word("开发区", "甲开发区", also="ZONES"),
    Word("合作社", "市供销合作社"),
    Word("联盟", "市甲联盟"),
    Word("法庭", "市甲法庭"),
)
WEAK_ENDINGS = (
    # What a body's name may end in, and other words too (试行, 园区): a name where others say so.
    *select("WEAK_ENDINGS", ACTIONS, LABEL_QUALIFIERS, LABEL_NOUNS, ADVERBS),
    Word("行", "市农商行"),
    Word("社", "临江日报社"),
    Word("关", "市税关"),
    Word("室", "市甲室"),
    Word("处", "甲处"),
    Word("科", "甲科"),
    Word("组", "甲组"),
    Word("队", "甲队"),
    Word("所", "市研究所", also="COUNTERS"),
    Word("站", "市甲站"),
    Word("台", "市气象台"),
    Word("馆", "市博物馆"),
    Word("团", "县文工团"),
    Word("联", "市社科联"),
    Word("协", "市作协"),
    Word("军", "驻军"),
    Word("学", "甲大学"),
    Word("校", "市党校"),
    Word("厂", "甲厂"),
    Word("园", "甲园"),
    Word("库", "甲库"),
    Word("港", "甲港"),
    Word("网", "国家电网"),
    Word("州", "甲州", also="PLACES LARGER_PLACES LEVELS OWN_LEVELS"),
    Word("镇", "甲镇", also="PLACES LEVELS"),
    Word("乡", "甲乡", also="PLACES LEVELS"),
    Word("旗", "甲旗", also="PLACES SMALLER_PLACES LEVELS OWN_LEVELS"),
    Word("盟", "甲盟", also="PLACES LARGER_PLACES LEVELS OWN_LEVELS"),
    Word("村", "甲村", also="PLACES"),
    Word("街道", "甲街道", also="PLACES"),
    Word("地方", "各地方", also="GROUP_NOUNS"),
    Word("企业", "甲企业", also="GROUP_NOUNS"),
    Word("方面", "甲方面", also="GROUP_NOUNS"),
    Word("电力", "国网临江电力"),
    Word("石油", "临江石油"),
    Word("石化", "临江石化"),
    Word("电信", "临江电信"),
    Word("移动", "临江移动"),
    Word("联通", "临江联通"),
    Word("铁塔", "临江铁塔"),
    Word("供电", "国网临江供电"),
    Word("机场", "临江机场"),
    Word("铁路", "临江铁路"),
    Word("街", "甲街", also="PLACES"),
    Word("庭", "甲庭"),
    Word("司", "甲司"),
    Word("营", "甲营"),
    Word("级", "甲级", also="RANKS LEVEL_COMPOUNDS ENUMERATED"),
    Word("基地", "甲基地"),
    Word("供销", "市供销"),
    Word("运营商", "三大运营商"),
)
NO_ENDINGS = (
    # Words that end as bodies do: 全部, 社会.
    *select("NO_ENDINGS", CITATIONS, OVERSIGHT, FIELDS, VERBS),
    Word("全部", "全部"),
    Word("内部", "内部"),
    Word("外部", "外部"),
    Word("干部", "干部"),
    Word("局部", "局部"),
    Word("机会", "机会"),
    Word("社会", "社会"),
    Word("进行", "进行"),
    Word("参会", "参会"),
    Word("开会", "开会"),
    Word("与会", "与会"),
    Word("例会", "例会"),
    Word("履行", "市甲局履行"),
    Word("推行", "市甲局推行"),
    Word("实行", "市甲局实行"),
    Word("查处", "市甲局查处"),
    Word("部署", "市甲局部署"),
    Word("把关", "市甲局把关"),
    Word("攻关", "市甲局攻关"),
    Word("包村", "市甲局包村"),
    Word("帮办", "市甲局帮办"),
    Word("领办", "市甲局领办"),
    Word("经办", "市甲局经办"),
    Word("交办", "市甲局交办"),
)
PLACES = (
    # Kinds of places, whose bodies a group names: 各区、县级市; 各旗、县政府.
    *select("PLACES", WEAK_ENDINGS, LABEL_QUALIFIERS),
    Word("设区的市", "各设区的市、县"),
    Word("县级市", "各区、县级市"),
    Word("自治区", "各省、自治区", also="OWN_LEVELS"),
    Word("直辖市", "各省、直辖市"),
    Word("自治县", "各县、自治县"),
    Word("自治州", "各市、自治州"),
    Word("社区", "各村、社区"),
    Word("特区", "各市、特区"),
    Word("地", "各市、地", also="LARGER_PLACES"),
)
LARGER_PLACES = (
    # Places that have smaller ones under them: 各市、县市场监管局 is one group.
    *select("LARGER_PLACES", LABEL_QUALIFIERS, WEAK_ENDINGS, PLACES),
)
SMALLER_PLACES = (
    # Places under those: 各镇、县财政局 are two groups.
    *select("SMALLER_PLACES", LABEL_QUALIFIERS, WEAK_ENDINGS),
)
ZONES = (
    # Places with a body of their own kind, which no 各区县 before them governs: 各区县、开发区.
    *select("ZONES", ENDINGS),
    Word("园区", "各区、园区"),
    Word("功能区", "各区、功能区"),
    Word("高新区", "各区、高新区"),
    Word("新区", "各区、新区"),
    Word("管理区", "各区、管理区"),
)
RANKS = (
    # Behind a place, all of its level: 各省级政府.
    *select("RANKS", WEAK_ENDINGS),
)
PLACE_BODIES = (
    # What governs a place: 各市、县人民政府.
    *select("PLACE_BODIES", ENDINGS),
    Word("人民政府", "各市、县人民政府", also="CUT_ENDINGS"),
    Word("管委会", "各区、园区管委会", also="CUT_ENDINGS"),
    Word("管理委员会", "各区、园区管理委员会"),
    Word("党委", "各乡、镇党委", also="PARTY_BODIES"),
    Word("党工委", "各镇、街道党工委", also="PARTY_BODIES"),
    Word("办事处", "各镇、街道办事处"),
)
PARTY_BODIES = (
    # Of the Party, named before the government of the same places: 各级党委、政府.
    *select("PARTY_BODIES", PLACE_BODIES),
)
HOTLINES = (
    # What a body with a telephone number for a name has: 12345政务服务热线办.
    *select("HOTLINES", ENDINGS),
    Word("热线", "12345便民热线办"),
    Word("平台", "12345便民平台办"),
)
LEVELS = (
    # What a body's name begins with, its level or place: 市财政局, 国务院.
    *select("LEVELS", LABEL_QUALIFIERS, WEAK_ENDINGS),
    Word("国", "国务院、财政部"),
    Word("中央", "中央甲部", also="OWN_LEVELS"),
    Word("中共", "中共甲委"),
    Word("中国", "中国甲局", also="VERTICAL"),
    Word("全国", "全国甲会", also="OWN_LEVELS"),
    Word("各", "各甲局", also="GROUP_WORDS EACH"),
)
VERTICAL = (
    # How the names of bodies begin that hold another body's name: 国家税务总局临江市税务局.
    *select("VERTICAL", LEVELS),
    Word("国家", "国家税务总局临江市税务局", also="OWN_LEVELS FUSED_LEVELS"),
)
OWN_LEVELS = (
    # What two printed forms of one name may differ in: 市检察院, 检察院.
    *select("OWN_LEVELS", VERTICAL, LEVELS, LABEL_QUALIFIERS, PLACES, WEAK_ENDINGS),
)
FUSED_LEVELS = (
    # What begins a second name right behind a whole one: 市公安局市文化和旅游局.
    *select("FUSED_LEVELS", LABEL_QUALIFIERS, VERTICAL),
)
ODD_JOINERS = (
    # What joins names in a way that nobody can count on: 市财政局或市教育局.
    Word("或", "责任单位:市甲局或市乙局"),
    Word("跟", "责任单位:市甲局跟市乙局"),
    Word("暨", "责任单位:市甲局暨市乙局"),
    Word("兼", "责任单位:市甲局兼市乙局"),
)
LEVEL_COMPOUNDS = (
    # What makes one word with a level before it: 市直, 市委.
    *select("LEVEL_COMPOUNDS", WEAK_ENDINGS, ENDINGS, PERIODS),
    Word("场", "责任单位:市工商市场监管局"),
    Word("直", "市直部门"),
    Word("属", "市属企业"),
    Word("机关", "县机关单位", also="GENERIC_NOUNS"),
)
GROUP_WORDS = (
    # What makes a group of a noun: 有关部门, 各地区.
    *select("GROUP_WORDS", LEVELS, OWNERS, REMARKS, GROUNDS),
    Word("其它", "其它部门"),
    Word("所有", "所有部门"),
    Word("全体", "全体成员单位"),
    Word("上述", "上述单位"),
    Word("前述", "前述单位"),
    Word("以上", "以上单位"),
    Word("所属", "所属单位"),
    Word("直属", "直属单位"),
    Word("市直", "市直单位"),
    Word("省直", "省直单位"),
    Word("区直", "区直单位"),
    Word("县直", "县直单位"),
    Word("州直", "州直单位"),
    Word("市属", "各区、市属企业"),
    Word("县属", "各乡镇、县属企业"),
    Word("省属", "各市、省属企业"),
)
EACH = (
    # What begins a group by itself: 各地区各部门.
    *select("EACH", LEVELS),
)
STATIONED = (
    # What makes addressees of bodies of another place: 驻临单位.
    Word("驻", "各区、驻临单位"),
)
GROUP_NOUNS = (
    # What a group consists of: 各有关部门, 有抽检任务的科室.
    *select("GROUP_NOUNS", OWNERS, LABEL_NOUNS, WEAK_ENDINGS, ADVERBS),
    Word("地区", "各有关地区"),
    Word("各地", "各地"),
    Word("院校", "各有关院校"),
    Word("高校", "各有关高校"),
    Word("学校", "各有关学校"),
    Word("团体", "各人民团体"),
    Word("党派", "各民主党派"),
)
GENERIC_NOUNS = (
    # Nouns beside `GROUP_NOUNS` that are no name by themselves.
    *select("GENERIC_NOUNS", LEVEL_COMPOUNDS),
)
COUNTERS = (
    # After a number in a name: 9个包联小组牵头单位.
    *select("COUNTERS", WEAK_ENDINGS, OWNERS),
    Word("个", "9个包联小组牵头单位", also="GROUP_COUNTERS"),
    Word("家", "3家金融机构", also="GROUP_COUNTERS"),
    Word("大", "3大运营商", also="GROUP_COUNTERS"),
    Word("类", "3类部门"),
    Word("名", "3名组长单位"),
    Word("号", "3号院管委会", also="DAYS"),
)
GROUP_COUNTERS = (
    # After a number, what makes a group: 三大运营商.
    *select("GROUP_COUNTERS", COUNTERS),
)
BRANCHES = (
    # How the name of a branch ends, which follows its parent's: 临江市公安局山阳区分局.
    *select("BRANCHES", ENDINGS),
    Word("分局", "临江市公安局山阳区分局"),
)
OFFICES = (
    # Parts of a body, whose name begins with the body's: 临江市人民政府 办公室.
    *select("OFFICES", ENDINGS),
    Word("办公厅", "云海省人民政府 办公厅", also="CUT_ENDINGS"),
)
CUT_ENDINGS = (
    # Endings whose last characters alone are half of a name, which a cell or a line cut.
    *select("CUT_ENDINGS", ENDINGS, PLACE_BODIES, OFFICES),
    Word("委员会", "市甲委员会", value="委", also="VARIANTS"),
    Word("服务中心", "市甲服务中心"),
    Word("监督管理局", "市甲监督管理局"),
    Word("领导小组", "市甲领导小组", also="WHOLE_NAMES"),
)
WHOLE_NAMES = (
    # Those that are a name by themselves.
    *select("WHOLE_NAMES", CUT_ENDINGS),
)
VARIANTS = (
    # What two printed forms of one name may differ in, with the short form.
    *select("VARIANTS", CUT_ENDINGS, ENDINGS, JOINERS),
    Word("监督管理", "市甲监督管理局", value="监管"),
    Word("人民", "市人民检察院", value=""),
)
