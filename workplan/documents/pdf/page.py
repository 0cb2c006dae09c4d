"""One page of a PDF file as PDFium gives it: characters, rules, pictures, with their places.

Knows PDFium, and turns every page so that its text runs from left to right and downwards, whether
the page is turned or the text on it is; what the characters and rules make is not known here.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import attrs

from workplan.documents.limits import check_limit

__all__ = ["SCAN", "Box", "Char", "PageContent", "Rule", "load_page"]

SCAN = 0.5
"""Share of the page that a picture covers at least to be a scan of it."""

_MOST_CHARACTERS = 50_000
"""On a page; one of small print has 5,000."""
_MOST_DEPTH = 15
"""Drawings inside drawings."""
_MOST_SKEW = 0.1
"""Radians that a line of text may lean, as on a page that was scanned and recognised."""
_MOST_SLOPE = 0.01
_THICKEST = 4.0
"""Points that a filled rectangle is high or wide at most to be a rule."""
_SHORTEST, _LONGEST = 0.5, 20_000
"""Points that a rule is long; the largest page that PDF allows has 14,400."""
_SAME_PLACE = 0.3
"""Share of its height by which a character is shifted at most where it is printed twice for bold;
the narrowest neighbours, two commas, are half of it apart."""

_LEAST_SHIFT, _MOST_SHIFT = 0.3, 5.0
"""Points by which it is shifted."""
_INVISIBLE = 3
"""The mode of text that is not painted: what was recognised on a scan lies on it so."""
_MOST_CLIPS, _MOST_SIDES = 10, 10
"""Paths that clip a text, and their sides, so that many texts take no minutes; LibreOffice clips
a cell by one rectangle."""

_Point: TypeAlias = tuple[float, float]
_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


class Box(NamedTuple):
    """A rectangle on the page, in points; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point is inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


class Char(NamedTuple):
    """A character and its box; `order` is its place in the page's content."""

    words: str
    box: Box
    order: int
    is_turned: bool = False
    """Whether it runs in another direction than most of the page."""
    is_askew: bool = False
    """Whether it is printed at an angle, as a watermark is."""


class Rule(NamedTuple):
    """A straight line, across at a height or down at a distance from the left."""

    is_across: bool
    at: float
    begin: float
    end: float


@attrs.frozen
class PageContent:
    """The contents of a page."""

    box: Box
    """The part of it that is shown."""
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[float, ...]
    """The shares of the page that pictures cover, from 0 to 1."""
    has_drawings: bool
    """Whether it has pictures or paths at all."""
    unmapped: int
    """Characters whose font does not say which they are."""
    hidden: int
    """Characters that are left out since the page does not show them."""
    recognised: int
    """Characters that are not painted, but lie over the picture of a page."""
    notes: int
    """Comments and highlights."""
    fields: int
    """Form fields, text boxes and stamps, which are laid over the page."""


def load_page(document: Any, index: int) -> PageContent:
    """Read a page, counted from 0; raises `NoticeError` where it holds more than is read."""
    import pypdfium2.raw as pdfium

    page = document[index]
    try:
        left, bottom, right, top = page.get_bbox()
        shown = Box(left, bottom, right, top)
        paths: list[list[_Point]] = []
        pictures: list[float] = []
        has_drawings = False
        for kind, item, matrix in _list_objects(pdfium, page):
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                has_drawings = True
                paths += _read_path(pdfium, item, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                has_drawings = True
                pictures.append(_measure_picture(pdfium, item, matrix, shown))
            elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
                has_drawings = True
        text = page.get_textpage()
        try:
            is_scan = max(pictures, default=0) > SCAN
            chars = _read_chars(pdfium, text, _Painting(pdfium, page, shown), is_scan=is_scan)
        finally:
            text.close()
        turn = chars.turn
        rules = [rule for path in paths for rule in _find_rules([_turn(p, turn) for p in path])]
        notes, fields = _count_annotations(pdfium, page)
    finally:
        page.close()
    return PageContent(
        _turn_box(shown, turn),
        tuple(_drop_doubles(chars.turn_all())),
        tuple(rules),
        tuple(pictures),
        has_drawings,
        chars.unmapped,
        chars.hidden,
        chars.recognised,
        notes,
        fields,
    )


# --- characters ----------------------------------------------------------------------------------


class _Chars:
    """The characters of a page as they are found on it."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Box, int | None, int]] = []
        """Each with its box, its quarter turns and its place in the content."""
        self.unmapped = self.hidden = self.recognised = 0

    @property
    def turn(self) -> int:
        """The quarter turns of most."""
        known = (turn for words, _, turn, _ in self.found if turn is not None and words.strip())
        turns = Counter(known)
        return turns.most_common(1)[0][0] if turns else 0

    def turn_all(self) -> list[Char]:
        """Turn the page so that most of them run from left to right."""
        turn = self.turn
        return [
            Char(words, _turn_box(box, turn), i, own != turn, own is None)
            for words, box, own, i in self.found
        ]


class _Painting:
    """Knows which characters of a page are painted."""

    def __init__(self, pdfium: Any, page: Any, shown: Box) -> None:
        self._pdfium = pdfium
        self._shown = shown
        numbers = range(pdfium.FPDFPage_CountObjects(page))
        self._own = {_find_address(pdfium.FPDFPage_GetObject(page, i)) for i in numbers}
        """The objects that are on the page itself: what clips others is in their own measure."""
        self._known: dict[int | None, tuple[bool, list[Box]]] = {}

    def find(self, text: Any, index: int) -> tuple[bool, list[Box]]:
        """Return whether a character is invisible, and the boxes outside which it is not seen."""
        item = self._pdfium.FPDFText_GetTextObject(text, index)
        address = _find_address(item)
        if address not in self._known:
            mode = self._pdfium.FPDFTextObj_GetTextRenderMode(item)
            clips = self._list_clips(item) if address in self._own else ()
            self._known[address] = (mode == _INVISIBLE, [self._shown, *clips])
        return self._known[address]

    def _list_clips(self, item: Any) -> Iterator[Box]:
        pdfium = self._pdfium
        clip = pdfium.FPDFPageObj_GetClipPath(item)
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(min(pdfium.FPDFClipPath_CountPaths(clip), _MOST_CLIPS)):
            count = pdfium.FPDFClipPath_CountPathSegments(clip, i)
            points: list[_Point] = []
            for k in range(count if count <= _MOST_SIDES else 0):
                segment = pdfium.FPDFClipPath_GetPathSegment(clip, i, k)
                pdfium.FPDFPathSegment_GetPoint(segment, x, y)
                points.append((x.value, y.value))
            if points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                yield Box(min(xs), min(ys), max(xs), max(ys))


def _find_address(item: Any) -> int | None:
    return ctypes.cast(item, ctypes.c_void_p).value


def _read_chars(pdfium: Any, text: Any, painting: _Painting, *, is_scan: bool) -> _Chars:
    """Read the characters that are seen, and those that were recognised on a scan."""
    count = text.count_chars()
    check_limit("has a page with more than {most} characters", count, _MOST_CHARACTERS)
    chars = _Chars()
    half = ""
    rectangle = pdfium.FS_RECTF()
    for i in range(count):
        if pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        words = half + _read_char(pdfium, text, i)
        half = words if len(words) == 1 and "\ud800" <= words <= "\udbff" else ""
        if half:
            continue
        if len(words) == 2:
            words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        pdfium.FPDFText_GetLooseCharBox(text, i, rectangle)
        box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        is_invisible, frames = painting.find(text, i)
        is_seen = all(frame.holds(box.middle) for frame in frames)
        if not is_seen or (is_invisible and not is_scan):
            chars.hidden += not words.isspace()
            continue
        chars.recognised += is_invisible and not words.isspace()
        chars.unmapped += _is_unmapped(words) or pdfium.FPDFText_HasUnicodeMapError(text, i) == 1
        turn = _count_turns(pdfium.FPDFText_GetCharAngle(text, i))
        chars.found.append((words, box, turn, i))
    return chars


def _read_char(pdfium: Any, text: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, index)
    # A hyphen at the end of a line: PDFium would have it dropped, and the word joined.
    if code in (0x02, 0xFFFE) and pdfium.FPDFText_IsHyphen(text, index) == 1:
        return "-"
    return chr(code) if code < 0x110000 else "\ufffd"


def _is_unmapped(words: str) -> bool:
    """Whether a character is none: a control, one for private use, a replacement."""
    code = ord(words[0])
    is_control = code < 0x20 and not words.isspace()
    return is_control or words in "\ufffd\ufffe" or 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def _count_turns(angle: float) -> int | None:
    """The quarter turns by which text leans, ``None`` where it is at an angle."""
    turns = -angle / (math.pi / 2)
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) * math.pi / 2 <= _MOST_SKEW else None


def _turn(point: _Point, turn: int) -> _Point:
    """A point of the page, whose y runs upwards, where text that leans by `turn` runs right."""
    x, y = point
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]


def _turn_box(box: Box, turn: int) -> Box:
    (a, b), (c, d) = _turn((box.left, box.top), turn), _turn((box.right, box.bottom), turn)
    return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _drop_doubles(chars: list[Char]) -> Iterator[Char]:
    """All but those printed once more at nearly the same place, which makes them look bold."""
    known: dict[tuple[str, int, int], list[Box]] = {}
    for char in chars:
        box = char.box
        size = min(box.bottom - box.top, 2 * (box.right - box.left))
        reach = min(max(_SAME_PLACE * size, _LEAST_SHIFT), _MOST_SHIFT)
        x, y = round(box.left / _MOST_SHIFT), round(box.top / _MOST_SHIFT)
        near = (
            other
            for i in (x - 1, x, x + 1)
            for j in (y - 1, y, y + 1)
            for other in known.get((char.words, i, j), ())
            if abs(box.left - other.left) < reach and abs(box.top - other.top) < reach
        )
        if not char.words.isspace() and any(near):
            continue
        known.setdefault((char.words, x, y), []).append(box)
        yield char


# --- rules and pictures --------------------------------------------------------------------------


def _list_objects(pdfium: Any, page: Any) -> Iterator[tuple[int, Any, _Matrix]]:
    """The objects of the page and of the drawings on it, with what moves them there."""
    count = pdfium.FPDFPage_CountObjects(page)
    stack = [(pdfium.FPDFPage_GetObject(page, i), _IDENTITY, 0) for i in range(count)]
    while stack:
        item, matrix, depth = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
            inner = _multiply(_read_matrix(pdfium, item), matrix)
            numbers = range(pdfium.FPDFFormObj_CountObjects(item))
            stack += [(pdfium.FPDFFormObj_GetObject(item, i), inner, depth + 1) for i in numbers]
        else:
            yield kind, item, matrix


def _read_matrix(pdfium: Any, item: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiply(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    (x0, y0), (x1, y1), (x2, y2) = _move((a, b), outer), _move((c, d), outer), _move((e, f), outer)
    dx, dy = outer[4], outer[5]
    return x0 - dx, y0 - dy, x1 - dx, y1 - dy, x2, y2


def _move(point: _Point, matrix: _Matrix) -> _Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _read_path(pdfium: Any, item: Any, outer: _Matrix) -> Iterator[list[_Point]]:
    """The straight pieces of a path; a filled one that is thin, as the line in its middle."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    matrix = _multiply(_read_matrix(pdfium, item), outer)
    for points in _list_subpaths(pdfium, item, matrix):
        lefts, lows = [x for x, _ in points], [y for _, y in points]
        width, height = max(lefts) - min(lefts), max(lows) - min(lows)
        if stroke.value and min(width, height) > _THICKEST:
            yield from ([p, q] for p, q in pairwise(points))
        elif stroke.value or min(width, height) <= _THICKEST:
            x, y = (min(lefts) + max(lefts)) / 2, (min(lows) + max(lows)) / 2
            if width >= height:
                yield [(min(lefts), y), (max(lefts), y)]
            else:
                yield [(x, min(lows)), (x, max(lows))]


def _list_subpaths(pdfium: Any, item: Any, matrix: _Matrix) -> Iterator[list[_Point]]:
    """The pieces of a path between which the pen is lifted; curves part them too."""
    count = pdfium.FPDFPath_CountSegments(item)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point] = []
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(_move((x.value, y.value), matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _find_rules(points: list[_Point]) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = points
    width, height = abs(x1 - x0), abs(y1 - y0)
    is_across = width >= height
    length, rise = (width, height) if is_across else (height, width)
    if _SHORTEST <= length < _LONGEST and rise <= _MOST_SLOPE * length + 1:
        ends, ats = ((x0, x1), (y0, y1)) if is_across else ((y0, y1), (x0, x1))
        yield Rule(is_across, sum(ats) / 2, min(ends), max(ends))


def _measure_picture(pdfium: Any, item: Any, outer: _Matrix, shown: Box) -> float:
    """The share of the page that a picture covers."""
    matrix = _multiply(_read_matrix(pdfium, item), outer)
    corners = [_move((x, y), matrix) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    width = min(max(xs), shown.right) - max(min(xs), shown.left)
    height = min(max(ys), shown.bottom) - max(min(ys), shown.top)
    area = (shown.right - shown.left) * (shown.bottom - shown.top)
    return max(width, 0) * max(height, 0) / area if area else 0


def _count_annotations(pdfium: Any, page: Any) -> tuple[int, int]:
    """How many comments there are, and how many fields, text boxes and stamps."""
    kinds: Counter[int] = Counter()
    for i in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        kinds[pdfium.FPDFAnnot_GetSubtype(annotation)] += 1
        pdfium.FPDFPage_CloseAnnot(annotation)
    over = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
    apart = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
    fields = sum(kinds[kind] for kind in over)
    return sum(n for kind, n in kinds.items() if kind not in over + apart), fields
