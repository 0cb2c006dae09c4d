"""Words of responsibility: verbs, manner, labels, fields, and what is beside the names."""

from workplan.model import Duty
from workplan.notice.vocabulary.words import Word, select

LEAD, SUPPORTING = Duty.LEAD, Duty.SUPPORTING

VERBS = (
    # What a list of names may end in, and what a label may begin with: 甲局牵头, 牵头单位:甲局.
    # Without a duty it is plain responsibility, whose duty depends on who else is named.
    Word("牵头", "市甲局牵头", LEAD),
    Word("主办", "市甲局主办", LEAD, also="VERBS_IN_NAMES NO_ENDINGS"),
    Word("主责", "市甲局主责", LEAD),
    Word("主抓", "市甲局主抓", LEAD),
    Word("主导", "市甲局主导", LEAD, also="VERBS_IN_NAMES"),
    Word("总负责", "市甲局总负责", LEAD),
    Word("负总责", "市甲局负总责", LEAD),
    Word("抓总", "市甲局抓总", LEAD),
    Word("牵总", "市甲局牵总", LEAD),
    Word("领衔", "市甲局领衔", LEAD),
    Word("挂帅", "市甲局挂帅", LEAD),
    Word("为主", "以市甲局为主", LEAD),
    Word("配合", "市甲局配合", SUPPORTING, also="ACTIONS"),
    Word("协办", "市甲局协办", SUPPORTING, also="NO_ENDINGS"),
    Word("会办", "市甲局会办", SUPPORTING, also="VERBS_IN_NAMES"),
    Word("协助", "市甲局协助", SUPPORTING, also="VERBS_IN_NAMES"),
    Word("协同", "市甲局协同", SUPPORTING, also="VERBS_IN_NAMES"),
    Word("协作", "市甲局协作", SUPPORTING, also="VERBS_IN_NAMES"),
    Word("参与", "市甲局参与", SUPPORTING, also="VERBS_IN_NAMES"),
    Word("参加", "市甲局参加", SUPPORTING),
    Word("支持", "市甲局支持", SUPPORTING, also="VERBS_IN_NAMES ACTIONS"),
    Word("指导", "市甲局指导", SUPPORTING, also="VERBS_IN_NAMES GUIDANCE ACTIONS"),
    Word("跟进", "市甲局跟进", SUPPORTING, also="VERBS_IN_NAMES"),
    Word("负责", "市甲局负责", also="BARE_LABELS PLAIN_VERBS"),
    Word("落实", "市甲局落实", also="ACTIONS CITES"),
    Word("实施", "市甲局实施", also="VERBS_IN_NAMES ACTIONS"),
    Word("承办", "市甲局承办", also="VERBS_IN_NAMES BARE_LABELS NO_ENDINGS"),
    Word("办理", "市甲局办理", also="VERBS_IN_NAMES"),
    Word("推进", "市甲局推进", also="VERBS_IN_NAMES ACTIONS"),
    Word("推动", "市甲局推动", also="VERBS_IN_NAMES ACTIONS"),
    Word("完成", "市甲局完成", also="FIELDS DEADLINES DONE"),
    Word("执行", "市甲局执行", also="VERBS_IN_NAMES"),
    Word("承担", "市甲局承担"),
    Word("起草", "市甲局起草"),
    Word("抓好", "市甲局抓好"),
    Word("做好", "市甲局做好", also="ACTIONS"),
    Word("统筹", "市甲局统筹", also="VERBS_IN_NAMES"),
    Word("协调", "市甲局协调", also="VERBS_IN_NAMES ACTIONS"),
    Word("主管", "市甲局主管", also="VERBS_IN_NAMES"),
    Word("开展", "市甲局开展", also="VERBS_IN_NAMES ACTIONS"),
    Word("保障", "市甲局保障", also="VERBS_IN_NAMES"),
    Word("各负其责", "市甲局、市乙局各负其责"),
    Word("各司其职", "市甲局、市乙局各司其职"),
    Word("齐抓共管", "市甲局、市乙局齐抓共管"),
    Word("履职", "市甲局、市乙局履职"),
)
VERBS_IN_NAMES = (
    # Verbs that names have, too: 市推进职能转变协调小组.
    *select("VERBS_IN_NAMES", VERBS),
)
GUIDANCE = (
    # A verb that makes nobody else a lead: 甲局指导,各有关部门负责.
    *select("GUIDANCE", VERBS),
)
COMPANIONS = (
    # Between a lead and those who support it: 甲局会同乙局.
    Word("会同", "市甲局会同市乙局负责", SUPPORTING, also="SURE_COMPANIONS LABEL_STEMS"),
    Word("会商", "市甲局会商市乙局负责", SUPPORTING),
    Word("联合", "市甲局联合市乙局负责", SUPPORTING, also="ADVERBS LABEL_STEMS"),
    Word("商", "市甲局商市乙局负责", SUPPORTING),
)
SURE_COMPANIONS = (
    # Those that no name has, whatever is beside them: 市甲局会同乙公司.
    *select("SURE_COMPANIONS", COMPANIONS),
)
OPENERS = (
    # Before the first name of a list, beside `SENTENCE_OPENERS`: 以市甲局为主.
    Word("以", "以市甲局为主"),
    Word("请", "请市甲局牵头"),
    Word("其中", "其中市甲局牵头", also="CITATIONS"),
)
SENTENCE_OPENERS = (
    # What makes a sentence a responsibility, too: 由甲局、乙局负责.
    Word("由", "由市甲局牵头"),
)
NEGATIONS = (
    # Before an opener: whoever follows is not responsible.
    Word("不", "不再由市甲局负责"),
    Word("非", "非由市甲局负责", also="NO_LIMITS"),
    Word("无需", "无需由市甲局负责"),
)
NO_OPENERS = (
    # Words that have an opener in them: 自由.
    Word("自由", "责任单位:市自由贸易办"),
)
COPULAS = (
    # What makes a verb of a label, or a label of one without a colon: 甲局为牵头单位.
    Word("为", "市甲局为责任单位", also="ACTIONS"),
    Word("是", "责任单位是市甲局", also="SENTENCE_WORDS"),
    Word("作为", "市甲局作为责任单位"),
)
ADVERBS = (
    # Words around the verbs, which change nothing: 共同推进, 负责具体工作.
    *select("ADVERBS", COMPANIONS),
    Word("总", "市甲局总牵头", also="LABEL_QUALIFIERS"),
    Word("双", "市甲局、市乙局双牵头"),
    Word("均", "市甲局、市乙局均为责任单位", also="SENTENCE_WORDS"),
    Word("各自", "市甲局、市乙局各自负责", also="OWNERS"),
    Word("分别", "市甲局、市乙局分别负责"),
    Word("自行", "由市甲局自行实施"),
    Word("共同", "市甲局、市乙局共同负责", also="LABEL_QUALIFIERS"),
    Word("分头", "市甲局、市乙局分头负责"),
    Word("组织", "市甲局组织实施", also="ACTIONS WEAK_ENDINGS GROUP_NOUNS"),
    Word("具体", "市甲局具体负责", also="LABEL_QUALIFIERS"),
    Word("统一", "市甲局统一负责"),
    Word("密切", "市甲局密切配合"),
    Word("积极", "市甲局积极配合"),
    Word("主动", "市甲局主动配合"),
    Word("认真", "市甲局认真落实", also="SENTENCE_WORDS"),
    Word("加强", "市甲局加强指导", also="ACTIONS"),
    Word("全力", "市甲局全力推进"),
    Word("全面", "市甲局全面落实"),
    Word("抓紧", "市甲局抓紧实施"),
    Word("持续", "市甲局持续推进", also="REMARKS ONGOING"),
    Word("兜底", "市甲局兜底保障"),
    Word("贯彻", "市甲局贯彻落实", also="CITES"),
    Word("督促", "市甲局督促落实", also="ACTIONS"),
    Word("督导", "市甲局牵头督导", also="OVERSIGHT"),
    Word("予以", "市甲局予以支持"),
    Word("并", "市甲局牵头并负责", also="JOINERS"),
    Word("抓", "市甲局牵头抓落实"),
    Word("属地", "各区政府属地落实", also="OWNERS"),
    Word("相关工作", "市甲局负责相关工作"),
    Word("有关工作", "市甲局负责有关工作"),
    Word("日常工作", "市甲局承担日常工作"),
    Word("工作", "市甲局配合工作", also="OWNERS"),
    Word("各项任务", "市甲局落实各项任务"),
    Word("相关任务", "市甲局落实相关任务"),
    Word("主体责任", "市甲局落实主体责任"),
    Word("监管责任", "市甲局落实监管责任"),
    Word("管理责任", "各区政府落实属地管理责任"),
    Word("责任", "各区政府落实责任", also="LABEL_STEMS NAMELESS_STEMS BARE_LABELS"),
    Word("按期", "市甲局按期完成"),
    Word("按时", "市甲局按时完成"),
    Word("如期", "市甲局如期完成"),
    Word("按要求", "市甲局按要求落实"),
)
PREPOSITIONS = (
    Word("按照", "市甲局、市乙局按照职责负责", also="ACTIONS CITES"),
    Word("按", "市甲局、市乙局按职责负责"),
    Word("依照", "市甲局、市乙局依照职责负责"),
    Word("依据", "市甲局、市乙局依据职责负责", also="CITES"),
    Word("依", "市甲局、市乙局依职责负责"),
    Word("根据", "市甲局、市乙局根据职责负责", also="ACTIONS CITES"),
    Word("结合", "市甲局、市乙局结合职责负责", also="ACTIONS"),
    Word("在", "市甲局、市乙局在职责范围内负责", also="BY"),
)
OWNERS = (
    *select("OWNERS", ADVERBS),
    Word("自身", "市甲局、市乙局按自身职责负责"),
    Word("部门", "市甲局、市乙局按部门职责负责", also="LABEL_NOUNS ENDINGS GROUP_NOUNS COUNTERS"),
    Word("本部门", "市甲局、市乙局按本部门职责负责", also="SENTENCE_WORDS"),
    Word("本单位", "市甲局、市乙局按本单位职责负责", also="SENTENCE_WORDS"),
    Word("本地", "各区政府结合本地实际负责"),
    Word("任务", "市甲局、市乙局按任务分工负责"),
    Word("行业", "市甲局、市乙局按行业分工负责", also="GROUP_WORDS"),
    Word("业务", "市甲局、市乙局按业务分工负责"),
    Word("有关", "市甲局、市乙局按有关职责负责", also="GROUP_WORDS"),
    Word("相关", "市甲局、市乙局按相关职责负责", also="LABEL_STEMS GROUP_WORDS"),
    Word("管理", "各区政府按属地管理原则负责"),
)
GROUNDS = (
    Word("职责", "市甲局、市乙局按职责负责"),
    Word("职能", "市甲局、市乙局按职能负责", also="GROUP_WORDS"),
    Word("职权", "市甲局、市乙局按职权负责"),
    Word("分工", "市甲局、市乙局按分工负责", also="LABEL_ENDINGS"),
    Word("权限", "市甲局、市乙局按权限负责"),
    Word("实际", "各区政府结合实际负责"),
    Word("原则", "各区政府按属地原则落实"),
)
EXTENTS = (
    Word("范围", "市甲局、市乙局按职责范围负责", also="FIELDS"),
    Word("内", "市甲局、市乙局在职责范围内负责", also="ENDS"),
)
LABEL_STEMS = (
    # What a label may begin with beside a verb: 责任单位:甲局.
    *select("LABEL_STEMS", ADVERBS, COMPANIONS, OWNERS),
    Word("成员", "成员单位:市甲局", SUPPORTING, also="MEMBERS"),
)
MEMBERS = (
    # What a label begins with below who heads a body: its members are responsible for nothing.
    *select("MEMBERS", LABEL_STEMS),
)
NAMELESS_STEMS = (
    # Stems that make a label of any words behind them, as a leading verb does: 责任站所:.
    *select("NAMELESS_STEMS", ADVERBS),
)
BARE_LABELS = (
    # What without a duty may be a label by itself: 负责:甲局. Not 完成:6月底.
    *select("BARE_LABELS", ADVERBS, VERBS),
)
LABEL_QUALIFIERS = (
    *select("LABEL_QUALIFIERS", ADVERBS, OWNERS),
    Word("主要", "主要责任单位:市甲局"),
    Word("第一", "第一责任单位:市甲局", also="FIRST_PLACE"),
    Word("省级", "省级责任单位:省甲厅"),
    Word("市级", "市级责任单位:市甲局"),
    Word("区级", "区级责任单位:区甲局"),
    Word("县级", "县级责任单位:县甲局"),
    Word("省", "省责任单位:省甲厅", also="WEAK_ENDINGS PLACES LEVELS OWN_LEVELS FUSED_LEVELS"),
    Word(
        "市",
        "市责任单位:市甲局",
        also="WEAK_ENDINGS PLACES LARGER_PLACES LEVELS OWN_LEVELS FUSED_LEVELS",
    ),
    Word(
        "区",
        "区责任单位:区甲局",
        also="WEAK_ENDINGS PLACES LARGER_PLACES LEVELS OWN_LEVELS FUSED_LEVELS",
    ),
    Word(
        "县",
        "县责任单位:县甲局",
        also="WEAK_ENDINGS PLACES SMALLER_PLACES LEVELS OWN_LEVELS FUSED_LEVELS",
    ),
)
LABEL_NOUNS = (
    *select("LABEL_NOUNS", OWNERS),
    Word("单位", "责任单位:市甲局", also="ENDINGS GROUP_NOUNS"),
    Word("机构", "责任机构:市甲局", also="WEAK_ENDINGS GROUP_NOUNS"),
    Word("处室", "责任处室:甲处", also="GROUP_NOUNS"),
    Word("科室", "责任科室:甲科", also="GROUP_NOUNS"),
    Word("主体", "责任主体:市甲局", also="WEAK_ENDINGS GROUP_NOUNS"),
    Word("方", "责任方:市甲局"),
)
LABEL_ENDINGS = (
    *select("LABEL_ENDINGS", GROUNDS),
    Word("及分工", "责任单位及分工:市甲局"),
    Word("及责任人", "责任单位及责任人:市甲局"),
    Word("名单", "责任单位名单:市甲局"),
)
PLAIN_VERBS = (
    # What says plainly that somebody is responsible, in a bracket that is not read.
    *select("PLAIN_VERBS", VERBS),
)
FIELDS = (
    # What the label of a field has that names nobody: 完成时限:6月底前, 责任人:张三.
    *select("FIELDS", VERBS, EXTENTS),
    Word("时限", "责任单位:市甲局;完成时限:6月底", also="DEADLINES"),
    Word("时间", "责任单位:市甲局;完成时间:6月底", also="DEADLINES PUBLISHED"),
    Word("期限", "责任单位:市甲局;办结期限:6月底", also="DEADLINES"),
    Word("进度", "责任单位:市甲局;进度:6月底", also="DEADLINES"),
    Word("节点", "责任单位:市甲局;时间节点:6月底", also="DEADLINES"),
    Word("整改", "责任单位:市甲局;限期整改:6月底", also="DEADLINES"),
    Word("办结", "责任单位:市甲局;限时办结:6月底", also="DEADLINES DONE"),
    Word("责任人", "责任单位:市甲局;责任人:王某", also="REMARKS"),
    Word("负责人", "责任单位:市甲局;负责人:王某", also="REMARKS"),
    Word("领导", "责任单位:市甲局;责任领导:王某"),
    Word("同志", "责任单位:市甲局;负责同志:王某"),
    Word("电话", "责任单位:市甲局;电话:1234"),
    Word("分管", "责任单位:市甲局;分管:王某"),
    Word("包联", "责任单位:市甲局;包联:王某", also="NO_ENDINGS"),
    Word("联系", "责任单位:市甲局;联系:王某"),
    Word("目标", "责任单位:市甲局;目标值:9成"),
    Word("分值", "责任单位:市甲局;分值:10"),
    Word("备注", "责任单位:市甲局;备注:下同"),
    Word("来源", "责任单位:市甲局;来源:报告"),
    Word("考核", "责任单位:市甲局;考核:10分", also="OVERSIGHT"),
)
DEADLINES = (
    # The labels of fields that are deadlines.
    *select("DEADLINES", FIELDS, VERBS),
)
STARTS = (
    # In the label of a field: its date is the first day, or what was done by then.
    Word("启动", "责任单位:市甲局;启动时间:6月底"),
    Word("开始", "责任单位:市甲局;开始时间:6月底", also="AFTERWARDS"),
    Word("动工", "责任单位:市甲局;动工时间:6月底"),
    Word("开工", "责任单位:市甲局;开工时间:6月底"),
    Word("情况", "责任单位:市甲局;完成情况:6月底"),
)
OVERSIGHT = (
    # Whoever checks the work has no part in it: 验收单位:甲局.
    *select("OVERSIGHT", ADVERBS, FIELDS),
    Word("验收", "验收单位:市甲局;责任单位:市乙局"),
    Word("督办", "督办单位:市甲局;责任单位:市乙局", also="NO_ENDINGS"),
    Word("督查", "督查单位:市甲局;责任单位:市乙局"),
    Word("监督", "监督单位:市甲局;责任单位:市乙局"),
    Word("评估", "评估单位:市甲局;责任单位:市乙局"),
    Word("审核", "审核单位:市甲局;责任单位:市乙局"),
    Word("复核", "复核单位:市甲局;责任单位:市乙局"),
    Word("汇总", "汇总单位:市甲局;责任单位:市乙局"),
    Word("报送", "报送单位:市甲局;责任单位:市乙局"),
    Word("归口", "归口单位:市甲局;责任单位:市乙局"),
    Word("抄送", "抄送单位:市甲局;责任单位:市乙局", also="COPIES"),
    Word(
        "主送", "主送单位:市甲局;责任单位:市乙局", value="addressees", also="LETTER_LABELS COPIES"
    ),
)
OPEN = (
    # What leaves a list open.
    Word("等", "市甲局等部门负责"),
)
NOT_OPEN = (
    # Words whose 等 opens no list: 高等院校.
    Word("高等", "各高等院校负责"),
    Word("初等", "市初等教育局负责"),
    Word("中等", "市中等教育局负责"),
    Word("平等", "市平等就业办负责"),
    Word("同等", "市同等学力办负责"),
    Word("对等", "市对等合作办负责"),
    Word("优等", "市优等品中心负责"),
    Word("等级", "市等级评定委负责"),
    Word("等额", "市等额办负责"),
    Word("等离", "市等离子中心负责"),
)
JOINERS = (
    # Between the last two names of a list: 甲局和乙局.
    *select("JOINERS", ADVERBS),
    Word("以及", "市甲局以及市乙局负责"),
    Word("及", "市甲局及市乙局负责"),
    Word("和", "市甲局和市乙局负责", value="", also="VARIANTS"),
    Word("与", "市甲局与市乙局负责", value="", also="VARIANTS"),
)
POSSESSED = (
    # After 及 or 和: what belongs to the body before, and is no body of its own: 甲局及其所属单位.
    Word("其", "市甲局及其所属单位负责"),
)
UNPOSSESSED = (
    # Behind the word of `POSSESSED` it means others: 甲局及其他部门.
    Word("他", "市甲局及其他部门负责"),
    Word("它", "市甲局及其它部门负责"),
    Word("余", "市甲局及其余部门负责"),
)
REMARKS = (
    # What an item of a list begins with that is no name: 长期坚持, 下同.
    *select("REMARKS", ADVERBS, FIELDS),
    Word("长期", "市甲局负责,长期坚持", also="ONGOING"),
    Word("常态化", "市甲局负责,常态化"),
    Word("全年", "市甲局负责,全年工作", also="WHOLE_YEAR"),
    Word("贯穿", "市甲局负责,贯穿全年"),
    Word("正在", "市甲局负责,正在办"),
    Word("已", "市甲局负责,已完成"),
    Word("基本", "市甲局负责,基本完成"),
    Word("未", "市甲局负责,未完成"),
    Word("尚未", "市甲局负责,尚未完成"),
    Word("详见", "市甲局负责,详见附表", also="CITATIONS"),
    Word("见附", "市甲局负责,见附件"),
    Word("年底", "市甲局负责,年底前完成"),
    Word("即时", "市甲局负责,即时启动"),
    Word("立即", "市甲局负责,立即启动", also="ONGOING"),
    Word("立行立改", "市甲局负责,立行立改"),
    Word("下同", "市甲局负责,下同"),
    Word("不再", "市甲局负责,不再列出"),
    Word("不另", "市甲局负责,不另列出"),
    Word("不一一", "市甲局负责,不一一写明"),
    Word("均需", "市甲局负责,均需落实"),
    Word("按规定", "市甲局负责,按规定办"),
    Word("其他", "市甲局负责,其他为辅", also="GROUP_WORDS"),
    Word("其余", "市甲局负责,其余为辅"),
    Word("按节点", "按节点推进,市甲局负责"),
    Word("按进度", "按进度推进,市甲局负责"),
    Word("按时序", "按时序推进,市甲局负责"),
    Word("按计划", "按计划推进,市甲局负责"),
    Word("每", "市甲局负责,每季度通报", also="ONGOING"),
    Word("按年", "市甲局负责,按年通报"),
    Word("按月", "市甲局负责,按月通报"),
    Word("按季", "市甲局负责,按季通报"),
    Word("按周", "市甲局负责,按周通报"),
    Word("同上", "责任单位:同上"),
    Word("同前", "责任单位:同前"),
    Word("待定", "责任单位:待定"),
    Word("另行", "责任单位:另行通知"),
    Word("联系人", "市甲局负责,联系人王某"),
    Word("适时", "市甲局负责,适时启动", also="ONGOING"),
    Word("同步", "市甲局负责,同步启动"),
)
LATER = (
    # What a remark on other items of the document begins with; whoever it names is named there.
    Word("以下", "市甲局负责,以下均需各区政府落实", also="CITATIONS"),
    Word("此后", "市甲局负责,此后均需各区政府落实"),
    Word("后续", "市甲局负责,后续均需各区政府落实"),
    Word("今后", "市甲局负责,今后均需各区政府落实"),
)
THESE = (
    # Behind names, those names again: 市甲局、市乙局;各责任单位按职责分工负责.
    Word("各责任单位", "市甲局、市乙局,各责任单位按职责分工负责"),
    Word("各责任部门", "市甲局、市乙局,各责任部门按职责分工负责"),
    Word("上述单位", "市甲局、市乙局,上述单位按职责分工负责"),
    Word("上述部门", "市甲局、市乙局,上述部门按职责分工负责"),
)
PERIODS = (
    # What ends a remark of time: 6月底前, 四季度, 10分.
    Word("年", "市甲局负责,2030年", also="YEARS"),
    Word("月", "市甲局负责,6月", also="MONTHS"),
    Word("日", "市甲局负责,6月3日", also="DAYS"),
    Word("分", "市甲局负责,10分", also="LEVEL_COMPOUNDS"),
    Word("季度", "市甲局负责,四季度", also="QUARTERS"),
    Word("底前", "市甲局负责,国庆底前"),
    Word("日前", "市甲局负责,国庆日前"),
    Word("之前", "市甲局负责,国庆之前", also="LIMITS"),
    Word("年内", "市甲局负责,本年内"),
    Word("完毕", "市甲局负责,国庆前完毕"),
)
FIRST_PLACE = (
    # The first listed leads, in whatever words a document states it: 列第一位者为牵头单位,下同.
    *select("FIRST_PLACE", LABEL_QUALIFIERS),
    Word("首位", "市甲局、市乙局负责。列首位者为牵头单位"),
    Word("排首", "市甲局、市乙局负责。排首者为牵头单位"),
    Word("列首", "市甲局、市乙局负责。列首者为牵头单位"),
    Word("居首", "市甲局、市乙局负责。居首者为牵头单位"),
    Word("最前", "市甲局、市乙局负责。排最前者为牵头单位"),
    Word("逗号前", "市甲局、市乙局,市丙局负责。逗号前为牵头单位", also="BEFORE_COMMA"),
)
BEFORE_COMMA = (
    # By this all lead that are before the comma.
    *select("BEFORE_COMMA", FIRST_PLACE),
)
CITATIONS = (
    # What a bracket begins with that is no responsibility: 以下简称甲局, 含甲局.
    *select("CITATIONS", LATER, REMARKS, OPENERS),
    Word("简称", "简称市甲局"),
    Word("含", "含市甲局"),
    Word("包括", "包括市甲局"),
    Word("不含", "不含市甲局"),
    Word("不包括", "不包括市甲局"),
    Word("如", "如市甲局"),
    Word("见", "见市甲局"),
    Word("即", "即市甲局"),
    Word("例如", "例如市甲局"),
    Word("附", "附市甲局"),
    Word("注", "注:市甲局"),
    Word("除", "除市甲局"),
    Word("原", "原市甲局"),
    Word("此件", "此件公开", also="NOTICES"),
    Word("试行", "试行", also="NO_ENDINGS"),
    Word("暂行", "暂行", also="NO_ENDINGS"),
)
PARTICLES = (
    # What is in a sentence and in no name: 做好治理工作的市水利局.
    Word("的", "责任单位:甲的乙", also="SENTENCE_WORDS"),
)
CHAIRS = (
    # Who heads a body whose members are listed below: they are responsible for nothing yet.
    Word("组长", "组长:王某"),
    Word("召集人", "召集人:王某"),
    Word("指挥长", "指挥长:王某"),
)
PERSONS = (
    # What makes a person of a verb: 负责人.
    Word("人", "责任人:王某"),
)
SENTENCE_WORDS = (
    # Words of a sentence, which no name has: 市甲局要加强检查.
    *select("SENTENCE_WORDS", PARTICLES, COPULAS, OWNERS, ADVERBS),
    Word("应当", "责任单位:甲应当乙"),
    Word("必须", "责任单位:甲必须乙"),
    Word("不得", "责任单位:甲不得乙"),
    Word("可以", "责任单位:甲可以乙"),
    Word("进一步", "责任单位:甲进一步乙"),
    Word("切实", "责任单位:甲切实乙"),
    Word("每个", "责任单位:甲每个乙"),
    Word("都要", "责任单位:甲都要乙"),
    Word("需要", "责任单位:甲需要乙"),
)
ACTIONS = (
    # What a clause that says what to do begins with, and no body's name: 加强检查, 制定办法.
    *select("ACTIONS", ADVERBS, VERBS, COPULAS, PREPOSITIONS),
    Word("完善", "责任单位:完善机制"),
    Word("建立", "责任单位:建立机制"),
    Word("制定", "责任单位:制定办法"),
    Word("确保", "责任单位:确保实效"),
    Word("健全", "责任单位:健全机制"),
    Word("强化", "责任单位:强化检查"),
    Word("加快", "责任单位:加快建设"),
    Word("整理", "责任单位:整理清单"),
    Word("对", "责任单位:对标先进"),
    Word("将", "责任单位:将其公开"),
    Word("把", "责任单位:把关"),
    Word("通过", "责任单位:通过检查"),
    Word("要", "责任单位:要公开"),
    Word("力争", "责任单位:力争上游"),
    Word("严格", "责任单位:严格检查"),
    Word("深入", "责任单位:深入检查"),
    Word("公布", "责任单位:公布清单"),
    Word("公开", "责任单位:公开清单"),
    Word("提升", "责任单位:提升服务"),
    Word("优化", "责任单位:优化服务"),
    Word("打造", "责任单位:打造品牌"),
    Word("报", "责任单位:报备", also="WEAK_ENDINGS"),
    Word("明确", "责任单位:明确分工"),
    Word("实现", "责任单位:实现覆盖", also="DONE"),
    Word("构建", "责任单位:构建体系"),
)
