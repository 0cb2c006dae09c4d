"""Expected readings, typed by a person: one or more for each row of the vocabulary.

A line has words of the table, a text with ``{}`` for the word, and what a person reads in it by
the Duties table and “How sure a reading is” of the design; names and bodies are invented. Where
the words are ``-`` the text has the word of the line above. The notation is that of
`tests.notice.notation`: duties with their names, ``+`` for an open list, ``~`` for LIKELY and
``?`` for POSSIBLE; ``{label=text@last day}`` for a field, ``!code`` for a warning or an error.
"""

from typing import NamedTuple

__all__ = ["READINGS", "Reading"]


class Reading(NamedTuple):
    """A small text, and what a person reads in it."""

    text: str
    expected: str


_TYPED = {
    # --- responsibility --------------------------------------------------------------------------
    "VERBS": """
        牵头 主办 主责 主抓 主导 总负责 负总责 抓总 牵总 领衔 挂帅 | 市甲局、市乙局{} | lead:市甲局、市乙局
        为主 | 以市甲局为主,市乙局配合 | lead:市甲局 supporting:市乙局
        配合 协办 会办 协助 协同 协作 参与 参加 支持 指导 跟进 | 市甲局、市乙局{} | supporting:市甲局、市乙局
        负责 落实 实施 承办 办理 推进 推动 完成 执行 承担 抓好 做好 统筹 协调 主管 开展 保障 | 市甲局、市乙局{} | shared:市甲局、市乙局
        各负其责 各司其职 齐抓共管 履职 | 市甲局、市乙局{} | shared:市甲局、市乙局
        牵头 负责 配合 | 市甲局{}资金保障,市乙局牵头 | wording={}资金保障,牵头
        """,
    "VERBS_IN_NAMES": """
        主办 主导 会办 协作 协同 协助 参与 支持 指导 实施 推进 推动 执行 统筹 协调 主管 开展 保障 办理 承办 跟进 | 责任单位:市甲局、市数字{}中心 | shared:市甲局、市数字{}中心
        """,
    "GUIDANCE": """
        指导 | 市甲局指导,各有关部门负责 | supporting:市甲局 shared:各有关部门
        - | 指导单位:市甲局;责任单位:各有关部门 | supporting:市甲局 shared:各有关部门
        """,
    "COMPANIONS": "会同 会商 联合 商 | 市甲局{}市乙局负责 | lead:市甲局 supporting:市乙局",
    "SURE_COMPANIONS": """
        会同 会商 | 责任单位:市甲局{}顺丰速运公司 | lead:市甲局 supporting:顺丰速运公司
        - | 长桥航运会同市甲局负责 | lead:长桥航运 supporting:市甲局? !doubtful-name
        """,
    "OPENERS": """
        请 | {}市甲局牵头 | lead:市甲局
        以 | 以市甲局为主 | lead:市甲局
        其中 | 市甲局、市乙局负责,其中市丙局牵头 | supporting:市甲局、市乙局 lead:市丙局
        """,
    "SENTENCE_OPENERS": """
        由 | 由市甲局牵头 | lead:市甲局
        由 | +由市甲局、市乙局负责。 | shared:市甲局、市乙局
        """,
    "NEGATIONS": """
        不 非 无需 | 市甲局、{}由市乙局负责 | sole:市甲局? !unread-words
        """,
    "NO_OPENERS": "自由 | 责任单位:自由贸易片区办、市甲局 | shared:自由贸易片区办、市甲局",
    "COPULAS": """
        为 作为 | 市甲局{}牵头单位,市乙局{}责任单位 | lead:市甲局 supporting:市乙局
        是 | 牵头单位是市甲局,配合单位是市乙局 | lead:市甲局 supporting:市乙局
        """,
    "ADVERBS": """
        总 双 | 市甲局、市乙局{}牵头 | lead:市甲局、市乙局
        均 | 市甲局、市乙局均为责任单位 | shared:市甲局、市乙局
        各自 分别 共同 联合 分头 组织 具体 统一 密切 积极 主动 认真 加强 全力 全面 抓紧 持续 贯彻 督促 抓 属地 按期 按时 如期 按要求 | 市甲局、市乙局{}落实 | shared:市甲局、市乙局
        自行 | 由各县自行实施 | sole:各县
        兜底 | 市甲局、市乙局兜底保障 | shared:市甲局、市乙局
        督导 | 市甲局、市乙局牵头督导 | lead:市甲局、市乙局
        予以 | 市甲局、市乙局予以支持 | supporting:市甲局、市乙局
        并 | 市甲局、市乙局牵头并负责 | lead:市甲局、市乙局
        相关工作 有关工作 日常工作 工作 | 市甲局、市乙局承担{} | shared:市甲局、市乙局 wording=承担{}
        各项任务 相关任务 主体责任 监管责任 管理责任 责任 | 市甲局、市乙局落实{} | shared:市甲局、市乙局 wording=落实{}
        """,
    "PREPOSITIONS": """
        按照 按 依照 依据 依 根据 结合 | 市甲局、市乙局{}职责负责 | shared:市甲局、市乙局
        在 | 市甲局、市乙局在职责范围内负责 | shared:市甲局、市乙局
        """,
    "OWNERS": """
        各自 自身 部门 本部门 本单位 本地 工作 任务 行业 业务 有关 相关 属地 管理 | 市甲局、市乙局按{}职责负责 | shared:市甲局、市乙局
        """,
    "GROUNDS": "职责 职能 职权 分工 权限 实际 原则 | 市甲局、市乙局按{} | shared:市甲局、市乙局",
    "EXTENTS": """
        范围 | 市甲局、市乙局按职责范围负责 | shared:市甲局、市乙局
        内 | 市甲局、市乙局在职责内负责 | shared:市甲局、市乙局
        """,
    "LABEL_STEMS": """
        责任 | ⏎责任单位:市甲局、市乙局 | shared:市甲局、市乙局
        会同 联合 成员 | ⏎{}单位:市甲局、市乙局 | supporting:市甲局、市乙局
        """,
    "NAMELESS_STEMS": "责任 | ⏎责任站所:市甲站、市乙所 | shared:市甲站、市乙所",
    "BARE_LABELS": "责任 负责 承办 | ⏎{}:市甲局、市乙局 | shared:市甲局、市乙局",
    "LABEL_QUALIFIERS": """
        第一 | ⏎第一牵头单位:市甲局⏎责任单位:市乙局、市丙局 | lead:市甲局 supporting:市乙局、市丙局 rule=
        主要 共同 具体 第一 总 相关 省级 市级 区级 县级 省 市 区 县 | ⏎{}责任单位→市甲局、市乙局 | shared:市甲局、市乙局
        """,
    "LABEL_NOUNS": "单位 部门 机构 处室 科室 主体 方 | ⏎配合{}:市甲局、市乙局 | supporting:市甲局、市乙局",
    "LABEL_ENDINGS": "分工 及分工 及责任人 名单 | ⏎配合单位{}:市甲局、市乙局 | supporting:市甲局、市乙局",
    "PLAIN_VERBS": "负责 | 如皋市甲局{} | - !unread-responsibility",
    "FIELDS": """
        时限 期限 节点 完成 整改 办结 | ⏎责任单位:市甲局⏎限期{}:6月底 | sole:市甲局 {限期{}=6月底@2030-06-30}
        时间 进度 | ⏎责任单位:市甲局⏎推进{}:6月底 | sole:市甲局 {推进{}=6月底@2030-06-30}
        责任人 负责人 | ⏎责任单位:市甲局⏎{}:王某 | sole:市甲局 {{}=王某}
        领导 同志 | ⏎责任单位:市甲局⏎市里{}:王某 | sole:市甲局 {市里{}=王某}
        电话 分管 包联 联系 目标 分值 备注 来源 范围 考核 | ⏎责任单位:市甲局⏎本项{}:甲乙 | sole:市甲局 {本项{}=甲乙}
        """,
    "DEADLINES": """
        时限 期限 节点 完成 整改 办结 | 责任单位:市甲局;限期{}:2030年6月底 | sole:市甲局 {限期{}=2030年6月底@2030-06-30}
        时间 进度 | 责任单位:市甲局;推进{}:2030年6月底 | sole:市甲局 {推进{}=2030年6月底@2030-06-30}
        """,
    "STARTS": """
        启动 开始 | ⏎责任单位:市甲局⏎{}时间:6月底 | sole:市甲局 {{}时间=6月底}
        情况 | ⏎责任单位:市甲局⏎完成情况:6月底 | sole:市甲局 {完成情况=6月底}
        """,
    "OVERSIGHT": """
        验收 督办 督查 督导 监督 考核 评估 审核 复核 汇总 报送 归口 抄送 主送 | {}单位:市甲局;责任单位:市乙局 | sole:市乙局 {{}单位=市甲局}
        """,
    "OPEN": "等 | 市甲局、市乙局等部门负责 | shared+:市甲局、市乙局",
    "NOT_OPEN": """
        高等 | 市甲局、市高等院校管理局负责 | shared:市甲局、市高等院校管理局
        初等 中等 | 市甲局、市{}教育局负责 | shared:市甲局、市{}教育局
        平等 同等 对等 优等 | 市甲局、市{}就业办负责 | shared:市甲局、市{}就业办
        等级 等额 等离 | 市甲局、市{}管理办负责 | shared:市甲局、市{}管理办
        """,
    "JOINERS": "以及 及 和 与 并 | 市甲局{}市乙局负责 | shared:市甲局、市乙局",
    "POSSESSED": "其 | 市甲局及其所属单位负责 | sole:市甲局及其所属单位",
    "UNPOSSESSED": "他 它 余 | 市甲局及其{}部门负责 | shared:市甲局、其{}部门",
    "REMARKS": """
        长期 持续 正在 已 基本 未 尚未 即时 立即 适时 同步 | 市甲局、市乙局负责,{}启动 | shared:市甲局、市乙局
        常态化 立行立改 下同 | 市甲局、市乙局负责,{} | shared:市甲局、市乙局
        全年 贯穿 不再 不另 不一一 均需 年底 | 市甲局、市乙局负责,{}发文 | shared:市甲局、市乙局
        详见 见附 | 市甲局、市乙局负责,{}表 | shared:市甲局、市乙局
        按规定 按节点 按进度 按时序 按计划 每 按年 按月 按季 按周 | 市甲局、市乙局负责,{}通报 | shared:市甲局、市乙局
        其他 其余 | 市甲局、市乙局负责,{}为辅 | shared:市甲局、市乙局
        责任人 联系人 负责人 | 市甲局、市乙局负责,{}王某 | shared:市甲局、市乙局
        同上 同前 待定 另行 | 市甲局、市乙局负责,{} | shared:市甲局、市乙局
        """,
    "LATER": "以下 此后 后续 今后 | 市甲局、市乙局负责,{}均由各区政府落实 | shared:市甲局、市乙局",
    "PERIODS": """
        年 | 市甲局、市乙局负责,国庆年 | shared:市甲局、市乙局
        月 日 分 季度 | 市甲局、市乙局负责,本{} | shared:市甲局、市乙局
        底前 日前 之前 年内 完毕 | 市甲局、市乙局负责,国庆{} | shared:市甲局、市乙局
        """,
    "FIRST_PLACE": """
        第一 | 市甲局、市乙局负责。列第一位者为牵头单位 | lead:市甲局 supporting:市乙局 rule=列第一位者为牵头单位
        首位 排首 列首 居首 最前 | 市甲局、市乙局负责。{}者为牵头单位 | lead:市甲局 supporting:市乙局 rule={}者为牵头单位
        逗号前 | 市甲局,市乙局负责。逗号前为牵头单位 | lead:市甲局 supporting:市乙局 rule=逗号前为牵头单位
        """,
    "BEFORE_COMMA": "逗号前 | 市甲局、市乙局,市丙局负责。逗号前为牵头单位 | lead:市甲局、市乙局 supporting:市丙局",
    "CITATIONS": """
        以下 | 以下称负责市区 | -
        简称 含 包括 不含 不包括 如 见 即 例如 详见 附 注 除 其中 原 此件 试行 暂行 | {}市甲局 | -
        """,
    "PARTICLES": """
        的 | 市甲局、有抽检任务的科室负责 | shared:市甲局、有抽检任务的科室~
        - | 市甲局负责的资金 | - !unread-responsibility
        - | tail:做好治理工作的市水利局⏎2030年3月5日 | issuer=-
        """,
    "PERSONS": "人 | 市甲局负责人王某牵头 | lead:市甲局? !unread-words",
    "SENTENCE_WORDS": """
        的 应当 必须 不得 可以 进一步 是 本部门 本单位 认真 切实 每个 均 都要 需要 | 责任单位:市甲局、企业{}守法 | sole:市甲局? !unread-words
        """,
    "ACTIONS": """
        加强 完善 建立 开展 落实 制定 组织 督促 指导 配合 协调 做好 确保 推动 推进 健全 强化 支持 实施 加快 整理 对 将 把 通过 为 要 力争 严格 深入 公布 公开 提升 优化 打造 结合 按照 根据 报 明确 实现 构建 | 责任单位:市甲局、{}节水宣传 | sole:市甲局? !unread-words
        """,
    # --- names -----------------------------------------------------------------------------------
    "ENDINGS": """
        局 委 办 院 部 厅 署 会 海关 银行 分行 支行 政府 公司 集团 国企 中心 办公室 供销社 总社 新华社 联社 工商联 残联 文联 妇联 科协 侨联 总队 支队 大队 专班 小组 工作组 军区 警备区 军分区 电视台 人行 督查室 研究室 团中央 单位 部门 开发区 合作社 联盟 法庭 | 市滨江{} | sole:市滨江{}
        """,
    "WEAK_ENDINGS": """
        行 社 关 室 处 科 组 队 所 站 台 馆 团 联 协 军 学 校 厂 园 库 港 网 报 市 县 区 州 省 镇 乡 旗 盟 村 街道 地方 机构 企业 组织 方面 电力 石油 石化 电信 移动 联通 铁塔 供电 机场 铁路 街 庭 司 营 主体 级 基地 供销 运营商 | 市甲局、市滨江{} | shared:市甲局、市滨江{}
        """,
    "NO_ENDINGS": """
        全部 内部 外部 干部 机会 社会 试行 暂行 进行 参会 开会 与会 例会 履行 推行 实行 督办 查处 把关 攻关 包联 包村 帮办 领办 经办 交办 | 责任单位:市甲局、市滨江{} | shared:市甲局、市滨江{}~
        承办 主办 协办 | 市甲局{}人员牵头 | lead:市甲局? !unread-words
        局部 部署 | 责任单位:市甲局、{} | shared:市甲局、{}? !doubtful-name
        """,
    "CUT_ENDINGS": """
        委员会 | 责任单位:市甲局、员会 | shared:市甲局、员会? !cut-name
        办公室 | 责任单位:市甲局、公室 | shared:市甲局、公室? !cut-name
        服务中心 | 责任单位:市甲局、务中心 | shared:市甲局、务中心? !cut-name
        管委会 | 责任单位:市甲局、委会 | shared:市甲局、委会? !cut-name
        监督管理局 | 责任单位:市甲局、督管理局 | shared:市甲局、督管理局? !cut-name
        领导小组 | 责任单位:市甲局、导小组 | shared:市甲局、导小组? !cut-name
        人民政府 | 责任单位:市甲局、民政府 | shared:市甲局、民政府? !cut-name
        办公厅 | 责任单位:市甲局、公厅 | shared:市甲局、公厅? !cut-name
        """,
    "WHOLE_NAMES": "领导小组 | 责任单位:市甲局、领导小组 | shared:市甲局、领导小组",
    "PLACES": """
        设区的市 县级市 自治区 直辖市 自治县 自治州 街道 社区 市 县 区 州 盟 旗 乡 镇 村 街 省 特区 地 | 各省、{}人民政府负责 | sole:各省、{}人民政府
        """,
    "LARGER_PLACES": "市 州 盟 区 地 | 各{}、县市场监管局负责 | sole:各{}、县市场监管局",
    "SMALLER_PLACES": "县 旗 | 各市、{}市场监管局负责 | sole:各市、{}市场监管局",
    "ZONES": "园区 功能区 开发区 高新区 新区 管理区 | head:各{}、镇人民政府: | to=各{}、镇人民政府",
    "RANKS": "级 | 各省、市级政府负责 | sole:各省、市级政府",
    "PLACE_BODIES": "人民政府 政府 管委会 管理委员会 党委 党工委 办事处 | 各区、镇{}负责 | sole:各区、镇{}",
    "PARTY_BODIES": "党委 党工委 | 各级{}、政府负责 | sole:各级{}、政府",
    "HOTLINES": """
        热线 平台 | 责任单位:市甲局、12345便民{}办 | shared:市甲局、12345便民{}办
        中心 | 责任单位:市甲局、120急救中心 | shared:市甲局、120急救中心
        """,
    "LEVELS": "国 中央 中共 中国 全国 省 市 区 县 州 旗 盟 镇 乡 各 | {}江防局 | sole:{}江防局",
    "VERTICAL": """
        国家 | tail:国家税务总局临江市税务局⏎2030年3月5日 | issuer=国家税务总局临江市税务局
        中国 | tail:中国人民银行临江市银行⏎2030年3月5日 | issuer=中国人民银行临江市银行
        """,
    "OWN_LEVELS": "国家 中央 全国 省 市 区 县 自治区 州 盟 旗 | 省江防局、{}水利局、水利局负责 | notes=likely-variant",
    "FUSED_LEVELS": "省 市 县 区 国家 | 责任单位:省财政局{}水利局 | sole:省财政局{}水利局? !fused-names",
    "ODD_JOINERS": """
        或 跟 暨 兼 | 责任单位:市甲局{}市乙局 | sole:市甲局{}市乙局? !fused-names
        """,
    "LEVEL_COMPOUNDS": """
        直 属 级 委 政府 机关 | 责任单位:省财贸委市{}工委 | sole:省财贸委市{}工委
        场 | 责任单位:市工商市{}监管局 | sole:市工商市{}监管局
        分 | 责任单位:临江银行市分行办公室 | sole:临江银行市分行办公室
        局 | 责任单位:省公安厅市局机关党委 | sole:省公安厅市局机关党委
        """,
    "GROUP_WORDS": """
        各 有关 相关 其他 其它 所有 全体 上述 前述 以上 所属 直属 市直 省直 区直 县直 州直 行业 职能 市属 县属 省属 | 市甲局、{}团体负责 | shared:市甲局、{}团体
        """,
    "EACH": "各 | 各地区各部门负责 | shared:各地区、各部门",
    "STATIONED": "驻 | head:各区、驻临单位: | to=各区|驻临单位",
    "GROUP_NOUNS": """
        部门 单位 地方 各地 机构 企业 科室 处室 院校 高校 学校 主体 方面 团体 党派 | 各有关部门、{}负责 | sole:各有关部门、{}
        地区 | 市甲局、市乙局等部门和地区负责 | shared+:市甲局、市乙局
        组织 | 责任单位:市甲局、有抽检任务的组织 | shared:市甲局、有抽检任务的组织~
        """,
    "GENERIC_NOUNS": "机关 | head:制定机关: | to=-",
    "COUNTERS": """
        个 家 类 | 责任单位:市甲局、3{}部门 | shared:市甲局、3{}部门
        大 | 责任单位:市甲局、3大运营商 | shared:市甲局、3大运营商
        所 | 责任单位:市甲局、3所高校 | shared:市甲局、3所高校~
        名 | 责任单位:市甲局、3名组长单位 | shared:市甲局、3名组长单位
        号 | 责任单位:市甲局、市3号院管委会 | shared:市甲局、市3号院管委会
        部门 | 责任单位:市甲局、市10部门联席办 | shared:市甲局、市10部门联席办
        """,
    "GROUP_COUNTERS": "个 家 大 | 责任单位:市甲局、三{}运营商 | kinds=unknown|group",
    "BRANCHES": "分局 支队 | tail:临江市公安局山阳区{}⏎2030年3月5日 | issuer=临江市公安局山阳区{}",
    "OFFICES": "办公室 办公厅 | tail:云海省人民政府␣{}⏎2030年3月5日 | issuer=云海省人民政府{}",
    "VARIANTS": """
        委员会 | 市甲委员会、市甲委负责 | notes=likely-variant
        办公室 | 市甲办公室、市甲办负责 | notes=likely-variant
        监督管理 | 市市场监督管理局、市市场监管局负责 | notes=likely-variant
        人民 | 市人民检察院、市检察院负责 | notes=likely-variant
        和 与 | 市教育{}体育局、市教育体育局负责 | notes=likely-variant
        """,
    # --- the document ----------------------------------------------------------------------------
    "DOCUMENT_KINDS": """
        通知 意见 方案 要点 计划 规划 办法 措施 政策 决定 安排 细则 清单 分解表 分工表 任务分工 条 纲要 规定 举措 通报 公告 批复 | head:临江市节水{} | title=临江市节水{}
        通知 意见 方案 要点 计划 办法 措施 决定 细则 清单 通报 公告 批复 | head:临江市人民政府关于节水的{}临政发〔2030〕9号各区人民政府: | issuer=临江市人民政府 number=临政发〔2030〕9号 to=各区人民政府
        """,
    "KINDS_IN_NAMES": """
        规划 政策 条 规定 安排 | head:临{}发〔2030〕9号 | number=临{}发〔2030〕9号
        """,
    "NO_KINDS": "计划单列 | head:各省、计划单列市人民政府: | to=各省、计划单列市人民政府",
    "LETTER_KINDS": "通知 | head:关于印发《临江节水》的通知 | title=临江节水",
    "ABOUT": "关于 | head:临江市人民政府关于节水的通知 | issuer=临江市人民政府",
    "FORWARDS": "转发 批转 印发 发布 | head:临江市人民政府{}市水利局关于节水意见的通知 | issuer=临江市人民政府",
    "PAPERS": "文件 | head:临江市人民政府文件 | issuer=临江市人民政府",
    "CITES": "根据 按照 依据 贯彻 落实 | head:{}省政府要求⏎云政发〔2029〕5号 | number=-",
    "LETTER_LABELS": """
        发文机关 | head:发文机关:临江市人民政府 | issuer=临江市人民政府
        发文字号 文号 | head:{}:临政发〔2030〕9号成文 | number=临政发〔2030〕9号
        成文日期 成文时间 | head:{}:2030-03-05 | date=2030-03-05
        主送机关 主送 | head:{}:临江市水利处,山阳 | to=临江市水利处|山阳
        """,
    "PUBLISHED": "日期 时间 | head:发布{}⏎2030年3月8日 | date=-",
    "PRINTED": "印发 | tail:临江市人民政府办公室␣␣2030年3月6日␣␣印发 | date=-",
    "ANNEXES": "附件 附表 附录 | tail:{}1 | closing={}1",
    "COPIES": """
        抄送 | tail:抄送:市水务处 | closing=抄送:市
        主送 | tail:主送:市水务处 | closing=主送: to=市水务处
        """,
    "NOTICES": "此件 | tail:此件公开 | closing=此件公开",
    "FOOTERS": """
        版权 | +节水⏎版权所有,不得复制 | texts=加强督查。节水
        转载 | +节水⏎欢迎转载,注明出处 | texts=加强督查。节水
        关闭 | +节水⏎关闭窗口,返回顶部 | texts=加强督查。节水
        打印 | +节水⏎打印本页,返回顶部 | texts=加强督查。节水
        """,
    "SEALS": "盖章 印章 代章 章 | tail:临江市水利局({})⏎2030年3月5日 | issuer=临江市水利局",
    "CHAPTERS": "部分 章 篇 | doc:第一{}␣节水⏎一、甲乙⏎丙丁。⏎第二{}␣保水⏎一、戊己⏎庚辛。 | sections=节水|保水",
    "ARTICLES": "条 | doc:第一条␣节水。⏎第二条␣保水。 | texts=节水。|保水。",
    "ENUMERATED": "次 级 线 产 | doc:第一章␣加快一、二{}项目⏎第二章␣乙丙 | sections=加快一、二{}项目|乙丙",
    # --- dates -----------------------------------------------------------------------------------
    "YEARS": "年 | due:2031年6月底 | sole:市甲局 {完成时限=2031年6月底@2031-06-30}",
    "MONTHS": "月 月份 | due:6{} | sole:市甲局 {完成时限=6{}@2030-06-30}",
    "DAYS": "日 号 | due:6月3{} | sole:市甲局 {完成时限=6月3{}@2030-06-03}",
    "QUARTERS": "季度 | due:三季度 | sole:市甲局 {完成时限=三季度@2030-09-30}",
    "ONGOING": "长期 持续 每 立即 适时 常态 定期 逐年 | due:6月底前{} | sole:市甲局 {完成时限=6月底前{}}",
    "RELATIVE": "明年 次年 翌年 来年 去年 上年 当年 | due:{}底前 | sole:市甲局 {完成时限={}底前}",
    "NO_LIMITS": """
        早于 | due:不早于6月底前 | sole:市甲局 {完成时限=不早于6月底前}
        原定 农历 延至 非 | due:{}6月底前 | sole:市甲局 {完成时限={}6月底前}
        """,
    "THIS_YEAR": "今年 本年 | due:{}6月底前 | sole:市甲局 {完成时限={}6月底前@2030-06-30}",
    "LIMITS": "之前 以前 前 止 | due:市甲局6月30日{} | sole:市甲局 {完成时限=市甲局6月30日{}@2030-06-30}",
    "ENDS": "底 末 内 | due:市甲局6月{}报告 | sole:市甲局 {完成时限=市甲局6月{}报告@2030-06-30}",
    "WHOLE_YEAR": "全年 | due:2031年全年 | sole:市甲局 {完成时限=2031年全年@2031-12-31}",
    "HOURS": "时 点 | due:市甲局6月30日18{}前 | sole:市甲局 {完成时限=市甲局6月30日18{}前@2030-06-30}",
    "TENTHS": """
        上旬 | due:6月上旬 | sole:市甲局 {完成时限=6月上旬@2030-06-10}
        中旬 | due:6月中旬 | sole:市甲局 {完成时限=6月中旬@2030-06-20}
        下旬 | due:6月下旬 | sole:市甲局 {完成时限=6月下旬@2030-06-30}
        """,
    "HALVES": """
        上半年 | due:上半年 | sole:市甲局 {完成时限=上半年@2030-06-30}
        下半年 | due:下半年 | sole:市甲局 {完成时限=下半年@2030-12-31}
        """,
    "DONE": "完成 办结 建成 实现 出台 | due:6月{} | sole:市甲局 {完成时限=6月{}@2030-06-30}",
    "BY": "到 至 于 在 | due:市甲局{}6月完成 | sole:市甲局 {完成时限=市甲局{}6月完成@2030-06-30}",
    "SINCE": "自 从 | due:{}6月底 | sole:市甲局 {完成时限={}6月底}",
    "AFTERWARDS": "起 后 以后 之后 以来 开始 | due:6月底{} | sole:市甲局 {完成时限=6月底{}}",
    "RANGES": """
        至 到 | due:6月{}2031年3月 | sole:市甲局 {完成时限=6月{}2031年3月@2031-03-31}
        起至 | due:1月1日起至6月30日 | sole:市甲局 {完成时限=1月1日起至6月30日@2030-06-30}
        """,
}


def _read_table() -> dict[tuple[str, str], tuple[Reading, ...]]:
    """The readings of each row: its table and its word."""
    found: dict[tuple[str, str], tuple[Reading, ...]] = {}
    for table, typed in _TYPED.items():
        words: list[str] = []
        for line in typed.strip().splitlines():
            listed, text, expected = (part.strip() for part in line.split(" | "))
            words = words if listed == "-" else listed.split()
            for word in words:
                reading = Reading(text.replace("{}", word), expected.replace("{}", word))
                found[table, word] = (*found.get((table, word), ()), reading)
    return found


READINGS = _read_table()
"""The readings by table and word."""
