"""A Word file around its text: paper, styles, fonts, page numbers, comments, properties.

Knows GB/T 9704-2012 (党政机关公文格式) and python-docx; no table. All is set by named styles,
so that a clerk changes the font or the line spacing of all cells in one place.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import attrs

from workplan.errors import MissingLibraryError
from workplan.render.characters import escape_unsafe
from workplan.render.sheet import DocumentProperties

__all__ = [
    "STYLES",
    "TEXT_HEIGHT",
    "TEXT_WIDTH",
    "ParagraphStyle",
    "make_attribute",
    "make_package",
    "make_runs",
]


def make_package(body: str, notes: Sequence[str], properties: DocumentProperties) -> bytes:
    """Return a Word file of `body`, which is XML; the place of a note is its number there.

    Raises `MissingLibraryError` without python-docx.
    """
    document = _create_document()
    _drop_template_parts(document)
    _set_styles(document)
    _set_fonts(document)
    _set_paper(document)
    _set_properties(document, properties)
    # In place: to move children from one document into another takes time that is quadratic.
    old = document.element.body
    filled = _parse(f"<w:body {_W}>{body}</w:body>")
    filled.append(old.sectPr)
    document.element.replace(old, filled)
    if notes:
        _add_comments(document, notes)
    out = io.BytesIO()
    document.save(out)
    return _fix_times(out.getvalue())


def _create_document() -> Any:
    try:
        from docx import Document
    except ImportError:
        raise MissingLibraryError("a Word document", "python-docx") from None
    return Document()


# --- paper ---------------------------------------------------------------------------------------

_MM = 1440 / 25.4
"""Twips, twentieths of a point, in which Word measures."""
# GB/T 9704, 5.2.1: a page has 37 mm above and 28 at the binding edge (订口), and 156 × 225 mm of
# text, which leaves 35 below and 26 at the fore edge (切口). Part 8: a table set across (横排表格)
# has its head at the binding edge of an odd page. So above are 28 mm and below 26, and left and
# right are bottom and top of the page as it is bound. On an even page the head is at the fore edge,
# where 2 mm less would be above it: Word cannot mirror above and below.
_PAGE = round(297 * _MM), round(210 * _MM)
_TOP, _BOTTOM, _LEFT, _RIGHT = (round(mm * _MM) for mm in (28, 26, 35, 37))
TEXT_WIDTH = _PAGE[0] - _LEFT - _RIGHT
TEXT_HEIGHT = _PAGE[1] - _TOP - _BOTTOM
# 7.5: the dashes of a page number are 7 mm below the text; its line has 16 points. By part 8 it is
# where the other pages of a document have it, which is the left edge of this one. A table that is
# circulated by itself is read across, and so has it at its foot: at the right of an odd page and at
# the left of an even one, one character from the edge.
_FOOTER = round(_BOTTOM - 7 * _MM - 16 * 20)
_HEADER = round(15 * _MM)


def _set_paper(document: Any) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Twips

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Twips, _PAGE)
    section.top_margin, section.bottom_margin = Twips(_TOP), Twips(_BOTTOM)
    section.left_margin, section.right_margin = Twips(_LEFT), Twips(_RIGHT)
    section.header_distance, section.footer_distance = Twips(_HEADER), Twips(_FOOTER)
    for footer, style in ((section.footer, "Odd"), (section.even_page_footer, "Even")):
        footer.is_linked_to_previous = False
        _refill(
            footer.part.element,
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{make_runs("— ")}'
            f'<w:fldSimple w:instr=" PAGE ">{make_runs("1")}</w:fldSimple>{make_runs(" —")}</w:p>',
        )


# --- styles --------------------------------------------------------------------------------------

_SONG, _HEI, _FANGSONG, _XIAOBIAOSONG = "宋体", "黑体", "仿宋_GB2312", "方正小标宋简体"
_FONTS = {
    # Word takes the alternative where a font is missing; every machine with Chinese has this one.
    _FANGSONG: ("宋体", "modern", "fixed"),
    _HEI: ("宋体", "modern", "fixed"),
    _XIAOBIAOSONG: ("宋体", "script", "variable"),
    _SONG: ("SimSun", "auto", "variable"),
}
"""Alternative name, family and pitch of each font."""


@attrs.frozen
class ParagraphStyle:
    """A style of paragraphs: its name in Word, its font, and how its lines are set."""

    name: str
    font: str
    points: float
    line: int
    """Height of a line in points, fixed."""
    alignment: str = "left"
    space: int = 0
    """Space above and below, in points."""
    indent: int = 0
    """Distance from the edge that it is aligned to, in characters."""
    is_custom: bool = True

    @property
    def character(self) -> int:
        """Width of a half-width character in twips; a Chinese one has two."""
        return round(self.points * 10)


STYLES = {
    # 5.2.2 and 5.2.3: 三号仿宋, 22 lines a page, which offices set as 28 points a line.
    "Normal": ParagraphStyle("Normal", _FANGSONG, 16, 28, is_custom=False),
    "Label": ParagraphStyle("附件标识", _HEI, 16, 28),
    "Title": ParagraphStyle("Title", _XIAOBIAOSONG, 22, 34, "center", space=4, is_custom=False),
    "Remark": ParagraphStyle("表前说明", _FANGSONG, 12, 20, space=2),
    # 五号 (10.5 points), since 小四 (12) leaves 14 characters a line to the measures and takes 25
    # pages for the shipped plan. Of 14, 16 and 18 points a line, which take 13, 15 and 16 pages, 14
    # looked crowded and 18 loose; 28 points were more space than letters.
    "Head": ParagraphStyle("表头", _HEI, 10.5, 16, "center"),
    "Band": ParagraphStyle("表内标题", _HEI, 10.5, 16),
    "Text": ParagraphStyle("表内文字", _FANGSONG, 10.5, 16),
    "Centred": ParagraphStyle("表内居中", _FANGSONG, 10.5, 16, "center"),
    "Closing": ParagraphStyle("落款", _FANGSONG, 16, 28, "right", indent=4),  # 7.3.5: 右空四字
    # A document cannot end with a table; this paragraph must not begin a page.
    "End": ParagraphStyle("表后空段", _FANGSONG, 1, 1),
    "Odd": ParagraphStyle("单页页码", _SONG, 14, 16, "right", indent=1),
    "Even": ParagraphStyle("双页页码", _SONG, 14, 16, "left", indent=1),
    "CommentText": ParagraphStyle("annotation text", _SONG, 10.5, 16, is_custom=False),
}
"""Every style of paragraphs, by its id."""
_OTHER_STYLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _set_styles(document: Any) -> None:
    """Replace the styles and settings of python-docx's template, which are English."""
    # No gap between Chinese and digits, and no punctuation in the margin of a cell, where it would
    # touch the line: so a line has as many characters as the width of its cell says. Nor are lines
    # of a long row moved to the next page to have company there.
    paragraph = (
        '<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0"/>'
    )
    language = '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_format_font(_FANGSONG)}{language}</w:rPr>"
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = "".join(_format_style(key, style) for key, style in STYLES.items())
    _refill(document.styles.element, defaults + styles + _OTHER_STYLES)
    _refill(document.settings.element, _SETTINGS)


_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:useFELayout/>'
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>'
)


def _format_style(key: str, style: ParagraphStyle) -> str:
    kind = ' w:default="1"' if key == "Normal" else ' w:customStyle="1"' * style.is_custom
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    size = round(style.points * 2)
    spacing = (
        f'<w:spacing w:before="{style.space * 20}" w:after="{style.space * 20}"'
        f' w:line="{style.line * 20}" w:lineRule="exact"/>'
    )
    indent = f'<w:ind w:{style.alignment}="{style.indent * style.character * 2}"/>'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{key}"><w:name w:val="{style.name}"/>{based}'
        f"<w:qFormat/><w:pPr>{spacing}{indent * bool(style.indent)}"
        f'<w:jc w:val="{style.alignment}"/></w:pPr><w:rPr>{_format_font(style.font)}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _format_font(name: str) -> str:
    """The font for every script: digits and Latin letters are set in the Chinese font, too."""
    scripts = " ".join(f'w:{script}="{name}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {scripts}/>"


def _set_fonts(document: Any) -> None:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, (other, family, pitch) in _FONTS.items()
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:fonts {_W}>{fonts}</w:fonts>'.encode()
    package = document.part.package
    name, kind = PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE
    document.part.relate_to(Part(name, kind, content, package), RELATIONSHIP_TYPE.FONT_TABLE)


# --- properties, comments, the zip file ----------------------------------------------------------

_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - the least date of a zip file, which has no zones
_AUTHOR = "workplan"
_LONGEST_PROPERTY = 255
"""Characters of a property, more than which python-docx refuses."""


def _set_properties(document: Any, properties: DocumentProperties) -> None:
    """Set title and provenance; fixed times, so that the same content gives the same bytes."""
    core = document.core_properties
    core.title = escape_unsafe(properties.title)[:_LONGEST_PROPERTY]
    core.comments = escape_unsafe(properties.comments)[:_LONGEST_PROPERTY]
    core.author = core.last_modified_by = _AUTHOR
    core.created = core.modified = _CREATED
    core.language = "zh-CN"
    core.revision = 1


_DROPPED = (
    "/thumbnail", "/extended-properties", "/customXml", "/numbering", "/stylesWithEffects",
    "/webSettings", "/fontTable",
)  # fmt: skip


def _drop_template_parts(document: Any) -> None:
    """Drop what python-docx's template has for others, such as a picture of an English page."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_DROPPED)]:
            del rels[key]


def _add_comments(document: Any, notes: Sequence[str]) -> None:
    """Add the comments in one go; python-docx looks for a free number once a comment."""
    document.comments.add_comment()  # makes the part, and is replaced
    parts = document.part.package.iter_parts()
    part = next(part for part in parts if part.partname == "/word/comments.xml")
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    comments = "".join(
        f'<w:comment w:id="{at}" w:author="{_AUTHOR}" w:date="{_CREATED.isoformat()}Z"'
        f' w:initials="wp"><w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{mark}'
        f"{make_runs(note)}</w:p></w:comment>"
        for at, note in enumerate(notes)
    )
    _refill(part.element, comments)


def _refill(element: Any, content: str) -> None:
    """Replace the children of an element by those that `content` describes."""
    for child in list(element):
        element.remove(child)
    for child in list(_parse(f"<w:body {_W}>{content}</w:body>")):
        element.append(child)


def _parse(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)


def _fix_times(content: bytes) -> bytes:
    """Return the same zip file with fixed times, as if written on one system."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name)
            part.create_system, part.compress_type = 0, zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()


# --- text ----------------------------------------------------------------------------------------

_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LONGEST_TEXT = 1_000_000
"""Characters of a text node; a parser takes 10 million bytes."""


def make_runs(text: str) -> str:
    """Return a text as the XML of a run, with its line breaks and tabs; ``""`` for no text."""
    lines = ("<w:tab/>".join(map(_make_text, line.split("\t"))) for line in _BREAK.split(text))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>" if text else ""


def make_attribute(text: str) -> str:
    """Return a text as the quoted value of an XML attribute."""
    return quoteattr(escape_unsafe(text))


def _make_text(text: str) -> str:
    clean = escape_unsafe(text)
    return "".join(
        f'<w:t xml:space="preserve">{escape(clean[at : at + _LONGEST_TEXT])}</w:t>'
        for at in range(0, len(clean), _LONGEST_TEXT)
    )
