"""An invented notice for 2019, and what a reader finds changed in it since the plan of 2018.

No such notice was published. It keeps some tasks of 2018, uses the names that bodies have since the
reorganisation, and was compared with the shipped plan by reading: every row below was typed, none
was copied from the program's output.
"""

NOTICE = """关于印发《2019年青岛市打击侵犯知识产权和制售假冒伪劣商品工作要点》的通知
2019年,全市打击侵权假冒工作要坚持依法治理、打建结合、统筹协作、社会共治的原则。
一、持续推进重点领域治理
(一)持续开展农村和城乡结合部市场治理。针对农村市场侵权假冒行为易发多发的情况,从生产源头、流通渠道、消费终端多管齐下,加强市场监管执法,严厉打击违法犯罪,净化农村市场环境。(市公安局、市农业农村局、市商务局、市市场监管局、市邮政管理局按职责分工负责)严厉打击制售假劣农资违法犯罪行为。深入开展“红盾护农”行动,依法加强农资市场监管。部署开展“绿剑护农”专项行动,净化农资市场环境。在春耕和秋冬时节,重点整治农药、兽药非法添加,肥料有效成分不足、种子无证等严重危害农产品质量安全和侵害农民利益的问题,加大大要案查处和曝光力度。(市农业农村局牵头,市公安局、市市场监管局、市检察院、市中级人民法院按职责分工负责)
二、加强商品质量监管
(二)加强重点产品管理。加快推进重点领域、重点产品追溯体系建设。(市商务局牵头负责)围绕事关生命健康、财产安全、环境保护的重点产品,继续以农资、建材、儿童用品等领域为重点,深入开展“质检利剑”专项行动,严肃查处产品质量违法行为。(市市场监管局负责)严厉打击食品药品违法行为,针对假冒治疗慢性病药品、无证医疗器械和假冒知名化妆品等重点品种,加大打击力度,查处一批典型案件。注重案源线索发掘和研判,严肃查处通过投诉举报、虚假广告监测等渠道发现的违法行为。(市市场监管局负责)
(三)强化无害化销毁。加大侵权假冒商品环境无害化销毁工作力度。公布并定期更新本地具有环境无害化销毁资质的单位名录(市生态环境局负责),罚没部门要确保危险废物交由有资质的单位进行无害化销毁(市公安局、市市场监管局按职责分工负责)
三、加大打击侵犯知识产权工作力度
(四)持续加强商标专用权保护。加大对驰名商标、地理标志、涉外商标、老字号商标等的保护力度。重点打击商标侵权行为。严肃查处商标代理机构不正当竞争等违法行为,规范代理行业秩序。落实查处重大仿冒侵权案件协调机制,加大对侵犯商业机密行为查处力度。(市市场监管局牵头负责)
(五)深入推进软件正版化工作。持续开展政府机关软件正版化,推进正版化自查、软件采购、管理维护、年度报告、考核评议常态化。完善中央、省市企业和大中型金融机构软件正版化工作长效机制,加快推进中小金融机构和民营企业软件正版化工作。推进软件正版化与信息化建设融合,加强技术手段应用,推进政府机关软件正版化督查全覆盖。扩大软件协议供货产品种类,加大推广应用国产软件力度,依法查处软件行业垄断和不正当竞争行为。强化日常监管,加大督查力度,组织开展“回头看”。(市委宣传部牵头,市工业和信息化局、市财政局、市国资委、市市场监管局、市大数据局按职责分工负责)
四、加强刑事打击与司法保护
(六)加大刑事打击力度。以情报导侦带动全面打假工作,完善集群战役发起、组织模式和“一体化”作战机制,强化集群战役攻势。聚焦民生、涉外、公共安全领域,对侵权假冒犯罪行为实施全链条打击。(市公安局负责)
五、推进智慧监管
(七)建设智慧监管平台。汇集执法、信用、物流数据,对高风险网店自动预警。(市大数据局牵头,市市场监管局配合)
六、深化社会共治格局
(八)加强企业知识产权法律服务。试点出口知识产权优势企业培塑计划,为企业创新发展和“走出去”提供支持。(青岛海关、市贸促会按职责分工负责)
"""

# Every section: old id, new id, what became of it, and how many of its tasks are kept, reworded,
# reordered, moved in, moved out, added, removed, merged, split.
SECTIONS = {
    ("1", "1", "reworded", (0, 1, 0, 0, 0, 0, 2, 0, 0)),  # no longer 三大; (一) and (三) gone
    ("2", "2", "kept", (0, 2, 0, 0, 0, 0, 1, 0, 0)),  # (五) gone
    ("3", "3", "kept", (0, 2, 0, 0, 0, 0, 3, 0, 0)),  # (七), (九), (十一) gone
    ("4", "4", "kept", (1, 0, 0, 0, 0, 0, 2, 0, 0)),  # (十三), (十四) gone
    (None, "5", "added", (0, 0, 0, 0, 0, 1, 0, 0, 0)),
    ("8", "6", "kept", (0, 1, 0, 0, 0, 0, 3, 0, 0)),  # (二十一), (二十二), (二十四) gone
    ("5", None, "removed", (0, 0, 0, 0, 0, 0, 3, 0, 0)),
    ("6", None, "removed", (0, 0, 0, 0, 0, 0, 2, 0, 0)),
    ("7", None, "removed", (0, 0, 0, 0, 0, 0, 1, 0, 0)),
    ("9", None, "removed", (0, 0, 0, 0, 0, 0, 2, 0, 0)),
    ("10", None, "removed", (0, 0, 0, 0, 0, 0, 1, 0, 0)),
}

# Every task of 2019, and those of 2018 that are in neither this table nor the notice.
TASKS = {
    ("2", "1", "reworded"),  # the end of 2.2 and the seedlings of 2.3 gone
    ("4", "2", "reworded"),  # 儿童用品; 4.3, 4.5, 4.6 gone
    ("6", "3", "reworded"),  # 6.3 gone
    ("8", "4", "reworded"),  # another heading
    ("10", "5", "reworded"),  # 民管 -> 民营
    ("12", "6", "kept"),
    (None, "7", "added"),
    ("23", "8", "reworded"),  # 23.1 gone
}
REMOVED_TASKS = {
    "1", "3", "5", "7", "9", "11", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22",
    "24", "25", "26", "27",
}  # fmt: skip

MEASURES = {
    ("2.1", "1.1", "kept"),
    ("2.2", "1.2", "reworded"),
    ("4.1", "2.1", "kept"),
    ("4.2", "2.2", "reworded"),
    ("4.4", "2.3", "kept"),  # the third now, but still after the other two
    ("6.1", "3.1", "kept"),
    ("6.2", "3.2", "reworded"),  # 等罚没部门: the list was open, and is closed now
    ("8.1", "4.1", "kept"),
    ("10.1", "5.1", "reworded"),
    ("12.1", "6.1", "kept"),
    (None, "7.1", "added"),
    ("23.2", "8.1", "kept"),
}

# Where who is accountable changed: old and new measure, and what became of it.
LEADS = {
    ("2.2", "1.2", "gained"),  # six shared it; the successor of one leads
    ("10.1", "5.1", "replaced"),  # 市版权局, whose successor is not known, by 市委宣传部
    ("23.2", "8.1", "lost"),  # 青岛海关 alone, and now with 市贸促会
}

# Every role change in a measure that is there in 2019: new id, old body and duty, new body and
# duty, and the successor's full name where the one body followed the other.
_MARKET = "青岛市市场监督管理局"
_INDUSTRY = "青岛市工业和信息化局"
ROLES = {
    ("1.1", "市农委", "shared", "市农业农村局", "shared", "青岛市农业农村局"),
    ("1.1", "市工商局", "shared", "市市场监管局", "shared", _MARKET),
    ("1.1", "市质监局", "shared", "市市场监管局", "shared", _MARKET),
    ("1.1", "市食品药品监管局", "shared", "市市场监管局", "shared", _MARKET),
    ("1.1", "市知识产权局", "shared", "市市场监管局", "shared", _MARKET),
    ("1.1", "市林业局", "shared", None, None, None),
    ("1.2", "市农委", "shared", "市农业农村局", "lead", "青岛市农业农村局"),
    ("1.2", "市工商局", "shared", "市市场监管局", "supporting", _MARKET),
    ("1.2", "市质监局", "shared", "市市场监管局", "supporting", _MARKET),
    ("1.2", "市公安局", "shared", "市公安局", "supporting", None),
    ("1.2", "市人民检察院", "shared", "市检察院", "supporting", None),
    ("1.2", "市中级人民法院", "shared", "市中级人民法院", "supporting", None),
    ("2.2", "市质监局", "sole", "市市场监管局", "sole", _MARKET),
    ("2.3", "市食品药品监管局", "sole", "市市场监管局", "sole", _MARKET),
    ("3.1", "市环保局", "sole", "市生态环境局", "sole", "青岛市生态环境局"),
    ("3.2", "市工商局", "shared", "市市场监管局", "shared", _MARKET),
    ("3.2", "市食品药品监管局", "shared", "市市场监管局", "shared", _MARKET),
    ("4.1", "市工商局", "lead", "市市场监管局", "lead", _MARKET),
    ("5.1", "市版权局", "lead", None, None, None),  # what succeeded it is not known
    ("5.1", None, None, "市委宣传部", "lead", None),
    ("5.1", "市经济信息化委", "supporting", "市工业和信息化局", "supporting", _INDUSTRY),
    ("5.1", "市工商局", "supporting", "市市场监管局", "supporting", _MARKET),
    ("5.1", "市知识产权局", "supporting", "市市场监管局", "supporting", _MARKET),
    ("5.1", "市电政办", "supporting", "市大数据局", "supporting", "青岛市大数据发展管理局"),
    ("7.1", None, None, "市大数据局", "lead", None),
    ("7.1", None, None, "市市场监管局", "supporting", None),
    ("8.1", "青岛海关", "sole", "青岛海关", "shared", None),
    ("8.1", None, None, "市贸促会", "shared", None),
}  # fmt: skip
ROLES_OF_REMOVED_MEASURES = 138
"""170, less the 32 of the eleven measures that are still there: 9+6+1+1+1+1+3+1+7+1+1."""
