"""Words of the document: titles, letterhead, headings, annexes, and the page around it."""

from workplan.notice.vocabulary.names import (
    WEAK_ENDINGS,
)
from workplan.notice.vocabulary.responsibility import (
    ADVERBS,
    CITATIONS,
    FIELDS,
    OVERSIGHT,
    PREPOSITIONS,
    VERBS,
)
from workplan.notice.vocabulary.words import Word, select

DOCUMENT_KINDS = (
    # What a document's title ends in: …工作要点.
    Word("通知", "某市关于节水的通知", also="LETTER_KINDS"),
    Word("意见", "某市关于节水的意见"),
    Word("方案", "某市节水方案"),
    Word("要点", "某市节水要点"),
    Word("计划", "某市节水计划"),
    Word("规划", "某市节水规划", also="KINDS_IN_NAMES"),
    Word("办法", "某市节水办法"),
    Word("措施", "某市节水措施"),
    Word("政策", "某市节水政策", also="KINDS_IN_NAMES"),
    Word("决定", "某市节水决定"),
    Word("安排", "某市节水安排", also="KINDS_IN_NAMES"),
    Word("细则", "某市节水细则"),
    Word("清单", "某市节水清单"),
    Word("分解表", "某市节水分解表"),
    Word("分工表", "某市节水分工表"),
    Word("任务分工", "某市节水任务分工"),
    Word("条", "某市节水二十条", also="KINDS_IN_NAMES ARTICLES"),
    Word("纲要", "某市节水纲要"),
    Word("规定", "某市节水规定", also="KINDS_IN_NAMES"),
    Word("举措", "某市节水八大举措"),
    Word("通报", "临江市人民政府关于河湖治理的通报"),
    Word("公告", "临江市人民政府关于河湖治理的公告"),
    Word("批复", "临江市人民政府关于河湖治理的批复"),
)
KINDS_IN_NAMES = (
    # Kinds that names and numbers have, too: 市规划局, 临规划发〔2030〕9号.
    *select("KINDS_IN_NAMES", DOCUMENT_KINDS),
)
NO_KINDS = (
    # Words that have a kind in them and are none.
    Word("计划单列", "各省、计划单列市人民政府"),
)
LETTER_KINDS = (
    # What a letter is that passes on a plan: 关于印发《…》的通知.
    *select("LETTER_KINDS", DOCUMENT_KINDS),
)
ABOUT = (Word("关于", "临江市人民政府关于做好河湖治理的通知"),)
CAMPAIGNS = (
    # Beside `ACTIONS` what the first line of a title has whose kind is on the next one.
    Word("打击", "2030年全市打击非法捕捞"),
    Word("整治", "2030年全市整治非法捕捞"),
)
FORWARDS = (
    # Between the issuer of a title and the body whose document it passes on.
    Word("转发", "临江市人民政府办公室转发市水利局关于河湖治理意见的通知"),
    Word("批转", "临江市人民政府批转市水利局关于河湖治理意见的通知"),
    Word("印发", "临江市人民政府印发关于河湖治理意见的通知", also="PRINTED"),
    Word("发布", "临江市人民政府关于发布节水方案的通知"),
)
PAPERS = (Word("文件", "临江市人民政府文件"),)
CITES = (
    # Before another document's number.
    *select("CITES", PREPOSITIONS, ADVERBS, VERBS),
)
LETTER_LABELS = (
    # Labels of the table above a published document, with the field that each is of.
    *select("LETTER_LABELS", OVERSIGHT),
    Word("发文机关", "发文机关:临江市人民政府", value="issuer"),
    Word("发文字号", "发文字号:临政发〔2030〕9号", value="document-number"),
    Word("文号", "文号:临政发〔2030〕9号", value="document-number"),
    Word("成文日期", "成文日期:2030年3月5日", value="date"),
    Word("成文时间", "成文时间:2030年3月5日", value="date"),
    Word("主送机关", "主送机关:各区人民政府,市政府各部门", value="addressees"),
)
PUBLISHED = (
    # Ends of the labels of other dates; a date on the next line is theirs.
    *select("PUBLISHED", FIELDS),
    Word("日期", "发布日期"),
)
PRINTED = (*select("PRINTED", FORWARDS),)
ANNEXES = (
    # What a line begins with that begins an annex, or a list of annexes: 附件:1.清单.
    Word("附件", "附件:1.清单"),
    Word("附表", "附表1"),
    Word("附录", "附录1"),
)
COPIES = (
    # Who else gets the document, below it: 抄送:市委办公室.
    *select("COPIES", OVERSIGHT),
)
NOTICES = (
    # What a remark on the whole document begins with: 此件公开发布.
    *select("NOTICES", CITATIONS),
)
FOOTERS = (
    # Words of a web page below the document.
    Word("版权", "版权所有,不得复制"),
    Word("转载", "欢迎转载,注明出处"),
    Word("关闭", "关闭窗口,返回顶部"),
    Word("打印", "打印本页,返回顶部"),
)
SEALS = (
    # Where the seal was, behind the name of a signature.
    Word("盖章", "临江市水利局(盖章)"),
    Word("印章", "临江市水利局(印章)"),
    Word("代章", "临江市水利局(代章)"),
    Word("章", "临江市水利局(章)", also="CHAPTERS"),
)
CHAPTERS = (
    # What a heading counts above 一、.
    *select("CHAPTERS", SEALS),
    Word("部分", "第一部分总体要求"),
    Word("篇", "第一篇总则"),
)
ARTICLES = (
    # What a heading counts at the level of 一、.
    *select("ARTICLES", DOCUMENT_KINDS),
)
ENUMERATED = (
    # What is counted in a sentence: 一二三产.
    *select("ENUMERATED", WEAK_ENDINGS),
    Word("次", "一二次产业"),
    Word("线", "一二线城市"),
    Word("产", "一二三产融合"),
)
