"""What Jupyter shows: tables and marked text as HTML, in one small style.

Knows text, tables and marks, and no plan. Everything is escaped unless it is `Html` already; no
scripts, no outside assets; readable in light and dark, and not by colour alone.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["STYLE", "Band", "Html", "compared", "details", "document", "facts", "grid", "heading",
           "joined", "lines", "link", "listing", "marked", "page", "printed", "subheading", "table",
           "tag", "text", "visible"]  # fmt: skip

Band = tuple[str, Sequence[tuple["Html", Sequence["Html"]]]]
"""Rows of a `grid` that belong together: what they are called, and for each its head and cells."""


class Html(str):
    """Text that is HTML already, and is not escaped again."""

    __slots__ = ()


def text(value: object) -> Html:
    """Any value as HTML: escaped, unless it is HTML already.

    >>> text("<b>"), text(Html("<b>")), text(None)
    ('&lt;b&gt;', '<b>', '')
    """
    if isinstance(value, Html):
        return value
    return Html("" if value is None else html.escape(str(value)))


def tag(name: str, content: object = "", **attributes: str) -> Html:
    """One element; an attribute that is empty is left out.

    >>> tag("abbr", "<牵头>", title='"', lang="")
    '<abbr title="&quot;">&lt;牵头&gt;</abbr>'
    """
    given = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{name}{given}>{text(content)}</{name}>")


def joined(parts: Iterable[object], between: str = "") -> Html:
    """Several values one after the other.

    >>> joined(["<", Html("<br>")], " ")
    '&lt; <br>'
    """
    return Html(html.escape(between).join(text(part) for part in parts))


def heading(words: object) -> Html:
    """What a box is about; no `h4`, which would stand in the contents of a notebook."""
    return tag("p", words, **{"class": "wp-heading"})


def subheading(words: object) -> Html:
    """What a part of a box is about."""
    return tag("p", words, **{"class": "wp-subheading"})


def details(summary: object, content: object) -> Html:
    """What unfolds when its summary is clicked."""
    return Html(f"<details><summary>{text(summary)}</summary>{text(content)}</details>")


def lines(items: Iterable[object]) -> Html:
    """Several values, each on a line of its own."""
    return joined(tag("div", item) for item in items)


def listing(items: Iterable[object]) -> Html:
    """A plain list."""
    return tag("ul", joined(tag("li", item) for item in items))


def facts(rows: Iterable[tuple[str, object]]) -> Html:
    """What a thing is, a line for each fact; one that is empty is left out.

    >>> facts([("单位", "<局>"), ("note", "")])[24:-13]
    '<tr><th scope="row">单位</th><td>&lt;局&gt;</td>'
    """
    pairs = (joined([tag("th", name, scope="row"), tag("td", fact)]) for name, fact in rows if fact)
    return tag("table", joined(tag("tr", pair) for pair in pairs), **{"class": "wp-facts"})


# Spelt out, since browsers and urllib differ on what a strange address leads to.
_OFFICIAL = re.compile(r"https?://([a-z0-9-]+\.)+gov\.cn(:\d+)?(/[!-\[\]-~]*)?")


def link(address: str) -> Html:
    """An address; to be clicked only where it leads to an official page (gov.cn, the web).

    >>> link("https://www.gov.cn/<"), link("javascript:alert(1)")
    ('<a href="https://www.gov.cn/&lt;">https://www.gov.cn/&lt;</a>', 'javascript:alert(1)')
    """
    return tag("a", address, href=address) if _OFFICIAL.fullmatch(address) else text(address)


def printed(*parts: object) -> Html:
    """Words of a notice as they were published: a paragraph in Chinese."""
    return tag("p", joined(parts), lang="zh", **{"class": "wp-printed"})


def visible(words: str) -> str:
    """Words whose first and last blanks can be seen.

    >>> visible(", ")
    ',␣'
    """
    core = words.strip()
    at = words.find(core)
    return "␣" * at + core + "␣" * (len(words) - len(core) - at)


def marked(words: str, marks: Iterable[tuple[int, int, str]]) -> Html:
    """Text with stretches marked: where each begins and ends, and what its tooltip says.

    Marks that overlap an earlier one are cut or left out; those beyond the text too.

    >>> marked("打击侵权假冒", [(2, 4, "token")])
    '打击<mark title="token">侵权</mark>假冒'
    """
    parts: list[object] = []
    at = 0
    for start, end, note in sorted(marks):
        start, end = max(start, at), min(end, len(words))
        if start < end:
            parts += [words[at:start], tag("mark", words[start:end], title=note)]
            at = end
    return joined([*parts, words[at:]])


def compared(old: str | None, new: str | None) -> tuple[Html, Html]:
    """Two texts, in each of them marked what the other has not: ``del`` before, ``ins`` after.

    A text without a partner is not marked: all of it came or went.

    >>> compared("严肃查处违法行为", "从严查处")
    ('<del>严肃</del>查处<del>违法行为</del>', '<ins>从严</ins>查处')
    """
    if old is None or new is None:
        return text(old), text(new)
    before, after = [], []
    for is_same, was, now in _runs(old, new):
        before += [was if is_same else tag("del", was)] if was else []
        after += [now if is_same else tag("ins", now)] if now else []
    return joined(before), joined(after)


_LONGEST = 1_000_000
"""The product of the lengths above which texts are no longer compared character by character."""


def _runs(old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    """Stretches of both texts in turn, and whether they are the same.

    One character that happens to stand between two changes belongs to the change: nobody reads
    严肃 -> 从严 as 严 that was kept.
    """
    from difflib import SequenceMatcher

    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
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


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)


def table(heads: Sequence[object], rows: Iterable[Sequence[object]]) -> Html:
    """A table with one line of heads; numbers stand to the right.

    >>> table(["单位"], [["<局>"]])[-56:]
    '<tbody><tr><td>&lt;局&gt;</td></tr></tbody></table></div>'
    """
    head = joined(tag("th", cell, scope="col") for cell in heads)
    body = joined(tag("tr", joined(map(_cell, row))) for row in rows)
    inner = Html(f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>")
    return tag("div", tag("table", inner), **{"class": "wp-scroll"})


def _cell(value: object) -> Html:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return tag("td", value, **{"class": "wp-n" if is_number else ""})


def grid(heads: Sequence[object], bands: Iterable[Band], corner: object = "") -> Html:
    """A table of marks: rotated heads and the first column stay in sight, rows stand in bands."""
    top = joined(tag("th", tag("span", head), scope="col") for head in heads)
    body = []
    for name, rows in bands:
        if name:
            wide = Html(f'<th colspan="{len(heads) + 1}" scope="rowgroup">{text(name)}</th>')
            body.append(tag("tr", wide, **{"class": "wp-band"}))
        for head, cells in rows:
            line = [tag("th", head, scope="row"), *(tag("td", cell) for cell in cells)]
            body.append(tag("tr", joined(line)))
    head_row = tag("tr", Html(f"{tag('th', corner, scope='col')}{top}"))
    inner = Html(f"<thead>{head_row}</thead><tbody>{joined(body)}</tbody>")
    return tag("div", tag("table", inner, **{"class": "wp-grid"}), **{"class": "wp-scroll"})


def page(*parts: object, provenance: str = "") -> Html:
    """Parts in one box with the style, and below them where they come from."""
    source = tag("p", provenance, **{"class": "wp-source"}) if provenance else Html("")
    return tag("div", joined([STYLE, *parts, source]), **{"class": "workplan"})


def document(title: str, body: Html) -> Html:
    """A page of its own, which a browser opens from a file and shows light or dark."""
    head = '<meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    return Html(f'<!DOCTYPE html>\n<html lang="zh">{head}{tag("title", title)}{body}</html>\n')


# Transparent colours hold on white and on black alike. Only a sticky cell needs a background, to
# cover what moves below it: that of JupyterLab, VS Code or the documentation, else the browser's.
_BEHIND = "var(--jp-layout-color0,var(--vscode-editor-background,"
_BEHIND += "var(--color-background-primary,Canvas)))"
STYLE = Html(
    "<style>"
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
    ".workplan .wp-scroll{overflow:auto;max-height:36em;max-width:100%}"
    ".workplan table{border-collapse:collapse;margin:.4em 0}"
    ".workplan th,.workplan td{padding:.15em .5em;border:1px solid rgba(128,128,128,.35);"
    "text-align:left;vertical-align:top;font-weight:normal;white-space:normal;"
    "line-height:inherit}"
    ".workplan .wp-facts th,.workplan .wp-facts td{border:none;padding:0 1em 0 0}"
    ".workplan .wp-facts tr:nth-child(n){background:none}"
    ".workplan .wp-facts th{white-space:nowrap;opacity:.75}"
    ".workplan .wp-facts td,.workplan li{overflow-wrap:anywhere}"
    ".workplan .wp-printed{margin-top:.8em;margin-bottom:.2em}"
    ".workplan .wp-printed small{opacity:.85}"
    ".workplan thead th{font-weight:600}"
    # Chinese may be broken anywhere: a narrow page would stand a sentence on its head.
    ".workplan table:not(.wp-grid)>tbody>tr>td:not(.wp-n){min-width:3em}"
    "@media(max-width:60em){.workplan .wp-scroll>table:not(.wp-grid){width:max-content}"
    ".workplan .wp-scroll td{max-width:min(18em,70vw)}}"
    ".workplan td.wp-n{text-align:right}"
    ".workplan mark{background:rgba(255,200,0,.28);color:inherit;text-decoration:underline}"
    ".workplan del{background:rgba(220,60,60,.2);color:inherit;text-decoration:line-through}"
    ".workplan ins{background:rgba(40,160,80,.2);color:inherit;text-decoration:underline}"
    ".workplan table.wp-grid{border-collapse:separate;border-spacing:0}"
    ".workplan .wp-grid td,.workplan .wp-grid th{border-width:0 1px 1px 0}"
    ".workplan .wp-grid thead th{border-top-width:1px}"
    ".workplan .wp-grid tr>th:first-child{border-left-width:1px}"
    ".workplan .wp-grid td{text-align:center;padding:.1em .2em;cursor:default}"
    ".workplan .wp-grid thead th{position:sticky;top:0;z-index:2;vertical-align:bottom;"
    "padding:.2em .1em}"
    ".workplan .wp-grid thead th span{writing-mode:vertical-rl;max-height:11em;"
    "white-space:nowrap;overflow:hidden;text-overflow:ellipsis;letter-spacing:.08em;"
    "line-height:1.2}"
    ".workplan .wp-grid tr>th:first-child{position:sticky;left:0;z-index:1;min-width:12em;"
    "max-width:22em}"
    ".workplan .wp-grid thead tr>th:first-child{z-index:3}"
    f".workplan .wp-grid th{{background:{_BEHIND}}}"
    ".workplan .wp-grid .wp-band th{font-weight:600}"
    "</style>"
)
