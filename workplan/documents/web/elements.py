"""What a browser does with an element, by its name, its attributes and its style attribute.

Knows elements one by one, and no style sheet; not how their words make a text.
"""

import re
from collections.abc import Mapping

import attrs

from workplan.documents.web.layout import read_form, read_integer

__all__ = ["Tag", "begins_line", "is_list"]


def _read_names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS = _read_names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing"
    " main marquee menu nav ol optgroup p plaintext pre search section summary table tbody td tfoot"
    " th thead tr ul xmp"
)
_LEFT_OUT = _read_names(
    "datalist input meter option progress rp rt rtc script select style title xml"
)
"""Elements whose words are no text of the page."""
_HIDDEN = _read_names("noembed noframes noscript template textarea")
"""Elements whose words may be text, but are not shown as text."""
_STRUCK = _read_names("del s strike")
_PICTURES = _read_names("canvas img video")
_FRAMES = _read_names("frame iframe")
_OBJECTS = _read_names("applet audio embed frame iframe object")
_KEEPING_LINES = _read_names("listing plaintext pre xmp")
_LISTS = _read_names("dir menu ol ul")
_CELLS = _read_names("td th")
_PARTS = _read_names("tbody td tfoot th thead tr")
"""Elements of a table that hold cells, or are some."""
_CONTENT = _read_names("article main section td th")
"""Elements whose headers and footers are their own, and not those of the page."""
_FURNITURE = _read_names("aside nav")
_MARGINS = _read_names("footer header")
_FURNITURE_ROLES = _read_names("banner complementary contentinfo navigation")
_UNDRAWN = _read_names("defs desc metadata symbol")

_STYLE = re.compile(
    r"(?:^|;)\s*(display|visibility|text-decoration(?:-line)?|white-space|list-style(?:-type)?"
    r"|width|height)\s*:([^;]*)",
    re.IGNORECASE,
)
_IMPORTANT = re.compile(r"!\s*important")


def begins_line(name: str) -> bool:
    """Return whether words behind the beginning of an element are on a line of their own."""
    return name in _BLOCKS or name == "br"


def is_list(name: str) -> bool:
    """Return whether an element has a counter for its items."""
    return name in _LISTS


@attrs.frozen
class Tag:
    """The tag that begins an element."""

    name: str
    attributes: Mapping[str, str]
    style: Mapping[str, str]
    """Those properties of the style attribute that count here."""

    @classmethod
    def read(cls, name: str, attributes: Mapping[str, str]) -> "Tag":
        """Return the tag with the properties in its style attribute."""
        if "style" not in attributes:
            return cls(name, attributes, {})
        found = _STYLE.finditer(attributes["style"])
        style = {each[1].lower(): _IMPORTANT.sub("", each[2].lower()).strip() for each in found}
        return cls(name, attributes, style)

    @property
    def display(self) -> str:
        """How it is shown, ``""`` where the style attribute does not say it."""
        return self.style.get("display", "")

    @property
    def is_left_out(self) -> bool:
        """Whether its words are no text of the page."""
        return self.name in _LEFT_OUT

    @property
    def is_hidden(self) -> bool:
        """Whether it takes no room."""
        is_closed = self.name == "dialog" and "open" not in self.attributes
        has_it = "hidden" in self.attributes or self.display == "none"
        return has_it or is_closed or self.name in _HIDDEN

    @property
    def is_invisible(self) -> bool:
        """Whether it takes room, but is not to be seen."""
        return self.style.get("visibility") in ("hidden", "collapse")

    @property
    def is_struck(self) -> bool:
        """Whether its words are struck out."""
        decoration = (self.style.get(f"text-decoration{end}", "") for end in ("", "-line"))
        return self.name in _STRUCK or "line-through" in " ".join(decoration)

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture that has no text."""
        return self.name in _PICTURES

    @property
    def is_object(self) -> bool:
        """Whether it shows what is not in the page."""
        return self.name in _OBJECTS

    @property
    def is_empty(self) -> bool:
        """Whether it has no end tag, which libxml2 does not know."""
        return self.name == "embed"

    @property
    def is_frame(self) -> bool:
        """Whether it shows another page."""
        return self.name in _FRAMES

    @property
    def is_pixel(self) -> bool:
        """Whether it is there only to be counted by who keeps the site."""
        sides = ("width", "height")
        sizes = [self.style.get(side, self.attributes.get(side, "")) for side in sides]
        return all(re.fullmatch(r"\s*[01](?:px)?\s*", size) for size in sizes)

    @property
    def is_undrawn(self) -> bool:
        """Whether its words are not shown in a drawing."""
        return self.name in _UNDRAWN

    @property
    def is_part(self) -> bool:
        """Whether it is a cell, a row or a group of rows."""
        return self.name in _PARTS

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell."""
        return self.name in _CELLS

    @property
    def is_list(self) -> bool:
        """Whether it has a counter for its items."""
        return is_list(self.name)

    @property
    def is_content(self) -> bool:
        """Whether headers and footers in it are its own, and not those of the page."""
        return self.name in _CONTENT

    def is_furniture(self, is_in_content: bool) -> bool:
        """Return whether it is a header, a footer or navigation of the page."""
        if _FURNITURE_ROLES.intersection(self.attributes.get("role", "").lower().split()):
            return True
        return self.name in _FURNITURE or (self.name in _MARGINS and not is_in_content)

    def is_block(self, is_in_drawing: bool) -> bool:
        """Return whether its words are apart from those before and behind it."""
        if self.name == "text":
            return is_in_drawing
        if self.display == "inline":
            return self.is_part or self.name == "table"
        return self.name in _BLOCKS or self.display == "block"

    def keeps_lines(self, otherwise: bool) -> bool:
        """Return whether line ends in it are shown; `otherwise` is whether those around it are."""
        space = self.style.get("white-space", "")
        if space:
            return space.startswith(("pre", "break"))
        return otherwise or self.name in _KEEPING_LINES

    def read_form(self, otherwise: str) -> str:
        """Return the form of the numbers of a list or an item."""
        style = f"{self.style.get('list-style-type', '')} {self.style.get('list-style', '')}"
        return read_form(self.attributes.get("type", ""), style, otherwise)

    def read_integer(self, name: str) -> int | None:
        """Return the integer in an attribute, ``None`` where there is none."""
        return read_integer(self.attributes.get(name, ""))
