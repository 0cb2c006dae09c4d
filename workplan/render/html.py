"""HTML for Jupyter and pages: elements, tables and marked text, in one small style sheet.

Knows text, tables and marks, and no plan. A function that is named for an element returns it.
Everything is escaped unless it is `Html` already; no scripts, no external assets; readable on
light and dark backgrounds, and never by colour alone.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

__all__ = [
    "STYLE",
    "Html",
    "RowGroup",
    "box",
    "compare_texts",
    "details",
    "document",
    "facts",
    "grid",
    "heading",
    "join",
    "link",
    "mark_stretches",
    "printed",
    "show_spaces",
    "stack",
    "subheading",
    "table",
    "tag",
    "text",
]  # fmt: skip

RowGroup = tuple[str, Sequence[Sequence[object]]]
"""Rows of a `grid` that belong together: their title, and the cells of each, its head first."""


class Html(str):
    """Text that is HTML already, and is not escaped again."""

    __slots__ = ()


def text(value: object) -> Html:
    """Return any value as HTML: escaped, unless it is HTML already.

    >>> text("<b>"), text(Html("<b>")), text(None)
    ('&lt;b&gt;', '<b>', '')
    """
    if isinstance(value, Html):
        return value
    return Html("" if value is None else html.escape(str(value)))


def tag(name: str, content: object = "", **attributes: str) -> Html:
    """Return one element; an empty attribute is omitted.

    >>> tag("abbr", "<牵头>", title='"', lang="")
    '<abbr title="&quot;">&lt;牵头&gt;</abbr>'
    """
    given = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{name}{given}>{text(content)}</{name}>")


def join(parts: Iterable[object], between: str = "") -> Html:
    """Return several values one after the other.

    >>> join(["<", Html("<br>")], " ")
    '&lt; <br>'
    """
    return Html(html.escape(between).join(text(part) for part in parts))


def heading(words: object) -> Html:
    """Return the heading of a box; no `h4`, which notebooks list in their table of contents."""
    return _mark_lang("p", words, **{"class": "wp-heading"})


def subheading(words: object) -> Html:
    """Return the heading of a part of a box."""
    return tag("p", words, **{"class": "wp-subheading"})


def details(summary: object, content: object) -> Html:
    """Return content that unfolds when its summary is clicked."""
    return tag("details", join([_mark_lang("summary", summary), content]))


def stack(items: Iterable[object]) -> Html:
    """Return several values, each on a line of its own."""
    return join(tag("div", item) for item in items)


def facts(rows: Iterable[tuple[str, object]]) -> Html:
    """Return a table of names and facts, a row each; empty facts are omitted.

    >>> facts([("name", "<b>"), ("note", "")]).partition("</th>")[2]
    '<td style="text-align:left">&lt;b&gt;</td></tr></table>'
    """
    pairs = (
        join(
            [_mark_lang("th", name, scope="row", style=_LEFT), _mark_lang("td", fact, style=_LEFT)]
        )
        for name, fact in rows
        if fact
    )
    return tag("table", join(tag("tr", pair) for pair in pairs), **{"class": "wp-facts"})


# Spelt out, since browsers and urllib parse malformed addresses differently.
_OFFICIAL = re.compile(r"https?://([a-z0-9-]+\.)+gov\.cn(:\d+)?(/[!-\[\]-~]*)?")


def link(address: str) -> Html:
    """Return an address as a link if it is an official page (http, gov.cn), else as text.

    >>> link("https://www.gov.cn/<"), link("javascript:alert(1)")
    ('<a href="https://www.gov.cn/&lt;">https://www.gov.cn/&lt;</a>', 'javascript:alert(1)')
    """
    return tag("a", address, href=address) if _OFFICIAL.fullmatch(address) else text(address)


def printed(*parts: object) -> Html:
    """Return words of a notice as published: a paragraph in Chinese."""
    return tag("p", join(parts), lang="zh", **{"class": "wp-printed"})


def show_spaces(words: str) -> str:
    """Return words whose leading and trailing spaces are visible.

    >>> show_spaces(", ")
    ',␣'
    """
    core = words.strip()
    at = words.find(core)
    return "␣" * at + core + "␣" * (len(words) - len(core) - at)


def mark_stretches(words: str, marks: Iterable[tuple[int, int, str]]) -> Html:
    """Return text with stretches marked: start, end and tooltip of each.

    A mark that overlaps an earlier one is cut or omitted; so is one beyond the text.

    >>> mark_stretches("打击侵权假冒", [(2, 4, "token")])
    '打击<mark title="token">侵权</mark>假冒'
    """
    parts: list[object] = []
    at = 0
    for start, end, note in sorted(marks):
        start, end = max(start, at), min(end, len(words))
        if start < end:
            parts += [words[at:start], tag("mark", words[start:end], title=note)]
            at = end
    return join([*parts, words[at:]])


def compare_texts(old: str | None, new: str | None) -> tuple[Html, Html]:
    """Return two texts with their differences marked: ``del`` in the old, ``ins`` in the new.

    A text without a counterpart is not marked.

    >>> compare_texts("严肃查处违法行为", "从严查处")
    ('<del>严肃</del>查处<del>违法行为</del>', '<ins>从严</ins>查处')
    """
    if old is None or new is None:
        return text(old), text(new)
    before: list[object] = []
    after: list[object] = []
    for is_same, was, now in _align_runs(old, new):
        before += [was if is_same else tag("del", was)] if was else []
        after += [now if is_same else tag("ins", now)] if now else []
    return join(before), join(after)


_LONGEST = 1_000_000
"""Product of the lengths above which texts are not compared character by character: at 1,000 by
1,000 difflib takes 0.02 s, at 10,000 by 10,000 a second, and a page has many pairs."""


def _align_runs(old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    """Stretches of both texts in turn, and whether they are equal.

    A single equal character between two changes belongs to the change: nobody reads 严肃 -> 从严
    as 严 that was kept.
    """
    from difflib import SequenceMatcher

    head = _count_shared(old, new)
    tail = _count_shared(old[head:][::-1], new[head:][::-1])
    was, now = old[head : len(old) - tail], new[head : len(new) - tail]
    runs = [(True, old[:head], new[:head])]
    if len(was) * len(now) > _LONGEST:
        runs.append((False, was, now))
    else:
        for kind, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            is_same = kind == "equal" and j - i > 1
            if runs[-1][0] == is_same:
                _, *last = runs.pop()
                runs.append((is_same, last[0] + was[i:j], last[1] + now[k:m]))
            else:
                runs.append((is_same, was[i:j], now[k:m]))
    yield from runs
    yield True, old[len(old) - tail :], new[len(new) - tail :]


def _count_shared(one: str, other: str) -> int:
    """Length of the common prefix."""
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)


# Where a notebook is not trusted its style sheet is removed; JupyterLab then aligns each cell to
# the right, and a column of Chinese shrinks to one character. It keeps these inline styles, but
# neither `writing-mode` nor `position:sticky`.
_LEFT = "text-align:left"
_BOTTOM = "vertical-align:bottom"
_UPRIGHT = "display:inline-block;width:1.2em;word-break:break-all"


def table(
    heads: Sequence[object], rows: Iterable[Sequence[object]], *, right: Collection[int] = ()
) -> Html:
    """Return a table with one row of heads; numbers and the columns `right` are right-aligned.

    >>> table(["n"], [["<b>"]]).partition("<tbody>")[2]
    '<tr><td style="text-align:left">&lt;b&gt;</td></tr></tbody></table></div>'
    """
    lines = [list(row) for row in rows]
    widths = [_measure_column([line[i] for line in lines]) for i in range(len(heads))]
    head = join(
        _mark_lang("th", value, scope="col", style=f"{_LEFT};min-width:{width}em")
        for value, width in zip(heads, widths, strict=True)
    )
    body = join(
        tag("tr", join(_draw_value(value, i in right) for i, value in enumerate(line)))
        for line in lines
    )
    inner = Html(f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>")
    return tag("div", tag("table", inner), **{"class": "wp-scroll"})


def _measure_column(values: Iterable[object]) -> int:
    """Return the least width of a column in em: that of its text, but a long one may wrap.

    A column of 45 measures, 70 characters on average and 300 at most, is 20 em: a row has up to
    15 lines. Three em are for the heading.
    """
    longest = max((len(_read_words(value)) for value in values), default=0)
    return min(max(longest, 3), 8 + longest // 16, 20)


def _read_words(value: object) -> str:
    """What a reader sees of a value."""
    return html.unescape(_TAG.sub("", text(value)))


_TAG = re.compile("<[^>]*>")


def _draw_value(value: object, is_right: bool) -> Html:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number or is_right:
        return tag("td", value, **{"class": "wp-n"})
    words = text(value)
    return _mark_lang("td", words, style=_LEFT if words else "")


def _mark_lang(name: str, value: object, **attributes: str) -> Html:
    """An element whose language is marked if its text is Chinese."""
    return tag(name, value, lang=_find_lang(value), **attributes)


def _find_lang(value: object) -> str:
    """``"zh"`` for text with more Chinese characters than Latin letters, else ``""``."""
    words = _read_words(value)
    return "zh" if len(_CHINESE.findall(words)) > len(_LATIN.findall(words)) else ""


_CHINESE = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")


def grid(heads: Sequence[object], bands: Iterable[RowGroup]) -> Html:
    """Return a table of marks: upright heads, row heads that stay in sight, rows in bands.

    The first of `heads` and of each row is the head of the rows.
    """
    corner, *upright = heads
    top = [_mark_lang("th", corner, scope="col", style=f"{_LEFT};{_BOTTOM};min-width:12em")]
    top += [
        _mark_lang("th", tag("span", head, style=_UPRIGHT), scope="col", style=_BOTTOM)
        for head in upright
    ]
    body: list[Html] = []
    for title, rows in bands:
        if title:
            # A span, because the cell is as wide as the table: its text stays in sight.
            wide = {"colspan": str(len(heads)), "scope": "rowgroup", "style": _LEFT}
            band = _mark_lang("th", tag("span", title), **wide)
            body.append(tag("tr", band, **{"class": "wp-band"}))
        for head, *cells in rows:
            row = [_mark_lang("th", head, scope="row", style=_LEFT), *(tag("td", c) for c in cells)]
            body.append(tag("tr", join(row)))
    inner = Html(f"<thead>{tag('tr', join(top))}</thead><tbody>{join(body)}</tbody>")
    return tag("div", tag("table", inner, **{"class": "wp-grid"}), **{"class": "wp-scroll"})


def box(*parts: object, provenance: str = "") -> Html:
    """Return parts in one box with the style sheet, and the provenance below them."""
    source = tag("p", provenance, **{"class": "wp-source"}) if provenance else Html("")
    return tag("div", join([STYLE, *parts, source]), **{"class": "workplan"})


def document(title: str, body: Html, lang: str) -> Html:
    """Return a complete page in a language, which a browser opens from a file and prints whole."""
    head = '<meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    head += tag("title", title) + '<meta name="viewport" content="width=device-width">'
    return Html(f"<!DOCTYPE html>\n{tag('html', Html(head + _PAGE + body), lang=lang)}\n")


# Transparent colours work on white and black alike. Only a sticky cell needs a background, to cover
# what scrolls below it: that of JupyterLab, VS Code or the documentation, else the browser's.
_BEHIND = (
    "var(--jp-layout-color0,var(--vscode-editor-background,var(--color-background-primary,Canvas)))"
)
_LINE = "rgba(128,128,128,.35)"
_RULES = (
    ".workplan{max-width:100%;margin:.5em 0;font-size:13px;line-height:1.5}"
    ".workplan table,.workplan p,.workplan li{font-size:inherit}"
    ".workplan .wp-heading{font-weight:600;font-size:1.1em}"
    ".workplan .wp-subheading{font-weight:600;margin-top:.8em}"
    ".workplan .wp-subheading+.wp-printed{margin-top:.2em}"
    ".workplan p{margin:.4em 0;max-width:60em}"
    ".workplan ul{margin:.2em 0;padding-left:1.4em}"
    ".workplan details{margin:.2em 0}.workplan summary{cursor:pointer}"
    ".workplan details>:not(summary){margin-left:1.2em}"
    ".workplan .wp-source{opacity:.75;font-size:.85em;overflow-wrap:anywhere}"
    ".workplan .wp-scroll{overflow:auto;max-height:48em;max-width:100%}"
    ".workplan .wp-whole .wp-scroll{max-height:none}"
    ".workplan table{border-collapse:collapse;margin:.4em 0;table-layout:auto;color:inherit}"
    f".workplan th,.workplan td{{padding:.15em .5em;border:1px solid {_LINE};"
    "vertical-align:top;font-weight:normal;white-space:normal;line-height:inherit}"
    # JupyterLab paints every other row, but not the sticky cells in it.
    ".workplan tr:nth-child(n){background:none}"
    ".workplan .wp-facts th,.workplan .wp-facts td{border:none;padding:0 1em 0 0}"
    ".workplan .wp-facts th{white-space:nowrap;opacity:.75}"
    ".workplan .wp-facts td,.workplan li{overflow-wrap:anywhere}"
    ".workplan .wp-printed{margin-top:.8em;margin-bottom:.2em}"
    ".workplan .wp-printed small{opacity:.85}"
    ".workplan thead th{font-weight:600;vertical-align:bottom}"
    ".workplan td.wp-n{text-align:right}"
    ".workplan mark{background:rgba(255,200,0,.28);color:inherit;text-decoration:underline}"
    ".workplan del{background:rgba(220,60,60,.2);color:inherit;text-decoration:line-through}"
    ".workplan ins{background:rgba(40,160,80,.2);color:inherit;text-decoration:underline}"
    ".workplan table.wp-grid{border-collapse:separate;border-spacing:0}"
    ".workplan .wp-grid td,.workplan .wp-grid th{border-width:0 1px 1px 0}"
    ".workplan .wp-grid thead th{border-top-width:1px}"
    ".workplan .wp-grid tr>th:first-child{border-left-width:1px}"
    ".workplan .wp-grid td{text-align:center;padding:.1em .2em;cursor:default}"
    ".workplan .wp-grid thead th{position:sticky;top:0;z-index:2;padding:.2em .1em}"
    ".workplan .wp-grid thead th>span{writing-mode:vertical-rl;max-height:11em;"
    "white-space:nowrap;overflow:hidden;text-overflow:ellipsis;letter-spacing:.08em;"
    "line-height:1.2}"
    ".workplan .wp-grid tr>th:first-child{position:sticky;left:0;z-index:1;max-width:22em}"
    ".workplan .wp-grid thead tr>th:first-child{z-index:3;padding:.2em .5em}"
    f".workplan .wp-grid th{{background:{_BEHIND}}}"
    ".workplan .wp-grid .wp-band th{font-weight:600}"
    ".workplan .wp-band span{position:sticky;left:.5em}"
    # Paper does not scroll; a sticky cell would cover another there.
    "@media print{.workplan .wp-scroll{max-height:none;overflow:visible}"
    # A head higher than a quarter of the page is not repeated on the next one (CSS Tables 3).
    ".workplan .wp-grid thead th span{max-height:42mm;font-size:6.5pt;letter-spacing:0}"
    ".workplan .wp-grid tr>th,.workplan .wp-grid thead th:first-child{position:static}"
    ".workplan tr{break-inside:avoid}.workplan .wp-band{break-after:avoid}}"
)
# Twice the class, to be more specific than JupyterLab's
# `:not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon td`, which is earlier in the page.
STYLE = Html(f"<style>{_RULES.replace('.workplan', '.workplan.workplan')}</style>")

# A page of its own is scrolled as a whole, and printed on landscape paper, where thirty columns of
# marks fit beside the heads of their rows: 250 + 33 * 20 of 1030 pixels.
_PAGE = Html(
    "<style>"
    "body{margin:1em;font-family:system-ui,sans-serif}"
    "body>.workplan.workplan .wp-scroll{max-height:none}"
    "@media(min-width:60em){body>.workplan.workplan .wp-scroll{overflow:visible}}"
    "@page{size:A4 landscape;margin:12mm}"
    "@media print{body{margin:0}body>.workplan.workplan{font-size:8.5pt;margin:0}"
    "body>.workplan.workplan .wp-scroll{overflow:visible}}"
    "</style>"
)
