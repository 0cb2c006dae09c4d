"""Word files for tests, written as the XML that Word keeps."""

import io

import docx
from docx.oxml import parse_xml

SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)


def run(words, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*runs, properties=""):
    """A paragraph of runs; of a text without tags one run is made."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p>{properties}{inner}</w:p>"


def cell(*blocks, properties=""):
    inner = "".join(each if each.startswith("<") else para(each) for each in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or para()}</w:tc>"


def row(*cells, properties=""):
    inner = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr>{properties}{inner}</w:tr>"


def table(*rows, properties=""):
    return f"<w:tbl>{properties}{''.join(rows)}</w:tbl>"


def make_document(*blocks):
    """A python-docx document whose body is these blocks; a text without tags is a paragraph."""
    document = docx.Document()
    inner = "".join(each if each.startswith("<") else para(each) for each in blocks)
    body = document.element.body
    section = body[-1]
    for child in list(body):
        body.remove(child)
    for child in parse_xml(f"<w:body {SPACES}>{inner}</w:body>"):
        body.append(child)
    body.append(section)
    return document


def save(document):
    """The bytes of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def make_file(*blocks):
    return save(make_document(*blocks))
