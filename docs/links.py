"""Whether every link of the built site resolves: ``python docs/links.py docs/_build``.

Looks at files only, never at the network. A page may name an outside address for a reader to
click; it may not fetch anything from one.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """The anchors of a page, what it links to, and what a browser fetches to show it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value for name, value in attrs if value is not None}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") not in ("canonical", "search"):
            self.fetched.append(given.get("href", ""))
        self.fetched += [given["src"]] if "src" in given else []


def faults(site: Path) -> list[str]:
    """What is wrong, a line for each."""
    pages = {path.resolve(): Page(path) for path in site.rglob("*.html")}
    found = [
        f"{path.relative_to(site)}: {address} {fault}"
        for path, page in pages.items()
        for address in dict.fromkeys((*page.links, *page.fetched))
        for fault in [fault_of(address, path, pages, is_fetched=address in page.fetched)]
        if fault
    ]
    return found or (["no page stands there"] if not pages else [])


def fault_of(address: str, path: Path, pages: dict[Path, Page], *, is_fetched: bool) -> str:
    """What is wrong with one address on the page at `path`, or nothing."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        outside = is_fetched and parts.scheme != "data"
        return "comes from outside" if outside else ""
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_file():
        return "leads nowhere"
    anchors = pages[target].anchors if target in pages else {""}
    return "" if unquote(parts.fragment) in anchors | {""} else "names no anchor"


if __name__ == "__main__":
    wrong = faults(Path(sys.argv[1]).resolve())
    print("\n".join(wrong) or "every link resolves, and nothing comes from outside")
    sys.exit(bool(wrong))
