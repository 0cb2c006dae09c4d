"""How much the streams of a PDF file hold once they are unpacked, counted before a page is built.

Knows the outer form of a PDF file only: objects, packed streams, and which drawing calls which.
PDFium unpacks up to 1 GiB a stream and builds every drawing as often as it is called, so that
a file of 2 kB may take gigabytes before anybody can count.
"""

import base64
import re
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workplan.documents.limits import check_limit
from workplan.errors import NoticeError

__all__ = ["check_streams"]

_MOST_UNPACKED = 200_000_000
"""Of all streams but pictures, which PDFium does not unpack for their text."""
_MOST_IN_ONE = 60_000_000
"""Of one stream; the largest Chinese fonts have 30 million."""
_MOST_DRAWN = 200_000
"""Operators on a page, drawings in drawings as often as they are called; a page of a table in
small print has 3,000, and 200,000 take PDFium 0.2 seconds and 125 MB; 350,000 rectangles
in one path, which were not counted, took 13 seconds and 637 MB."""
_BYTES_AN_OPERATOR = 20
"""Long texts and paths are counted as operators of this length: 4 MB on a page at most."""
_MOST_OBJECTS = 500_000
_MOST_LZW = 30_000
"""Bytes of a stream packed in the old way (LZW), which may unpack to 2,700 times as many."""
_CHUNK = 1 << 20
_LONGEST_HEAD = 20_000

_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s{1,9}\d{1,10}\s{1,9}obj\b")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ENTRY = re.compile(rb"/([^\s/<>\[\]()%]+)\s+(\d+)\s+\d+\s+R\b")
_LIST = re.compile(rb"\[((?:\s*\d+\s+\d+\s+R\b)+)\s*\]")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R\b")
_CALL = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
_OPERATOR = re.compile(rb"T[jJ]|['\"]|\b(?:Do|EI|sh|re|[SsfFBblcm])\b")
_READ = re.compile(rb"FontFile[23]?|ToUnicode|CIDToGIDMap|Encoding|UseCMap")
"""Entries, beside a page's content, whose streams PDFium unpacks, whatever these say themselves."""
_RESOURCES = (b"Resources", b"XObject")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PACKED_OBJECTS = re.compile(rb"/Type\s*/(?:ObjStm|XRef)\b")


class _Stream(NamedTuple):
    """A stream, and the part of its object before it."""

    number: int
    head: bytes
    start: int


class _Drawing(NamedTuple):
    """What a stream draws, as a page or a form."""

    size: int
    calls: Mapping[bytes, int]
    head: bytes
    is_form: bool


def check_streams(content: bytes) -> None:
    """Raise `NoticeError` where a PDF file holds more, once unpacked, than is read.

    The streams of an encrypted file have to be decrypted before.
    """
    count = sum(1 for _ in _OBJECT.finditer(content))
    check_limit("has more than {most} objects", count, _MOST_OBJECTS)
    streams = list(_list_streams(content))
    budget = _Budget(content)
    texts = [content]
    texts += [budget.unpack(s) for s in streams if _PACKED_OBJECTS.search(s.head)]
    names: dict[bytes, set[int]] = {}
    for text in texts:
        for name, number in _ENTRY.findall(text):
            names.setdefault(_clean(name), set()).add(int(number))
    lists = [[int(n) for n in _REFERENCE.findall(m)] for t in texts for m in _LIST.findall(t)]
    drawn = {number for numbers in lists for number in numbers} | names.get(b"Contents", set())
    read = drawn.union(*(n for name, n in names.items() if _READ.fullmatch(name)))
    drawings: dict[int, _Drawing] = {}
    for stream in streams:
        is_form = _FORM.search(stream.head) is not None
        if _PACKED_OBJECTS.search(stream.head):
            continue
        if _IMAGE.search(stream.head) and stream.number not in read:
            continue
        data = budget.unpack(stream)
        if is_form or stream.number in drawn:
            drawings[stream.number] = _measure_drawing(data, stream.head, is_form=is_form)
    costs = _Costs(drawings, names, content)
    for numbers in (*lists, *([number] for number in drawings)):
        cost = sum(costs.of(number) for number in numbers)
        check_limit("has a page with more than {most} drawing operators", cost, _MOST_DRAWN)


def _clean(head: bytes) -> bytes:
    """Names with their escapes resolved: ``/Fl#61te`` is ``/Flate``."""
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), head)


def _list_streams(content: bytes) -> Iterator[_Stream]:
    begin = 0
    for match in _STREAM.finditer(content):
        begin = max(begin, match.start() - _LONGEST_HEAD)
        head = content[begin : match.start()]
        begin = match.end()
        objects = list(_OBJECT.finditer(head))
        if objects:
            head = _clean(head[objects[-1].end() :])
            yield _Stream(int(objects[-1][1]), head, match.end())


class _Budget:
    """Unpacks streams as long as they are not larger, all together, than is read."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._ends = [match.start() for match in re.finditer(b"endstream", content)]
        self._left = _MOST_UNPACKED

    def unpack(self, stream: _Stream) -> bytes:
        """Return what a stream holds; raises `NoticeError` where that is too much."""
        end = bisect_left(self._ends, stream.start)
        last = self._ends[end] if end < len(self._ends) else len(self._content)
        data = self._content[stream.start : last]
        self._take(len(data))
        if b"LZW" in stream.head:
            template = "has a part of more than {most} bytes that is packed with LZW"
            check_limit(template, len(data), _MOST_LZW)
        if b"85" in stream.head:
            data = _decode_ascii85(data)
        elif b"Hex" in stream.head or b"/AHx" in stream.head:
            data = _decode_hex(data)
        else:
            # A packed stream ends where it says so itself, not at the first word "endstream".
            data = self._inflate(self._content, stream.start) or data
            self._take(len(data))
            return self._inflate(data, 0) or data
        for _ in range(2):
            data = self._inflate(data, 0) or data
        self._take(len(data))
        return data

    def _inflate(self, data: bytes, start: int) -> bytes:
        """Unpack what zlib packed; ``b""`` where it did not."""
        machine = zlib.decompressobj()
        parts: list[bytes] = []
        size = 0
        try:
            while start < len(data) and not machine.eof:
                piece = data[start : start + _CHUNK]
                start += _CHUNK
                while piece and not machine.eof:
                    parts.append(machine.decompress(piece, _CHUNK))
                    size += len(parts[-1])
                    self._check(size)
                    piece = machine.unconsumed_tail
        except zlib.error:
            pass
        return b"".join(parts)

    def _take(self, size: int) -> None:
        self._check(size)
        self._left -= size

    def _check(self, size: int) -> None:
        template = "has a part of more than {most} bytes unpacked"
        check_limit(template, size, _MOST_IN_ONE)
        if size > self._left:
            values = {"most": _MOST_UNPACKED}
            raise NoticeError("holds more than {most} bytes unpacked", values=values)


def _decode_ascii85(data: bytes) -> bytes:
    try:
        return base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"))
    except ValueError:
        return data


def _decode_hex(data: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data)
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode())


def _measure_drawing(data: bytes, head: bytes, *, is_form: bool) -> _Drawing:
    operators = sum(1 for _ in _OPERATOR.finditer(data))
    size = operators + len(data) // _BYTES_AN_OPERATOR
    calls = Counter(_clean(name) for name in _CALL.findall(data))
    return _Drawing(size, calls, head, is_form)


class _Costs:
    """What drawings cost with those that they call, as often as they do."""

    def __init__(
        self, drawings: Mapping[int, _Drawing], names: Mapping[bytes, set[int]], content: bytes
    ) -> None:
        self._drawings = drawings
        self._names = names
        self._content = content
        self._starts = {int(m[1]): m.end() for m in _OBJECT.finditer(content)}
        self._steps = 0
        self._known: dict[int, int] = {}

    def of(self, number: int, above: tuple[int, ...] = ()) -> int:
        """Return the cost of a drawing; one that calls itself is called once."""
        if number in self._known or number not in self._drawings:
            return self._known.get(number, 0)
        if number in above:
            return 0
        own = self._drawings[number]
        cost = own.size
        for name, numbers in self._find_forms(own).items():
            inner = [self.of(n, (*above, number)) for n in numbers]
            cost += own.calls[name] * max(inner, default=0)
        self._known[number] = cost
        return cost

    def _find_forms(self, own: _Drawing) -> Mapping[bytes, list[int]]:
        """The forms that the called names may mean: in the drawing's resources, or anywhere."""
        local: dict[bytes, set[int]] = {}
        text = own.head
        for _ in range(3):  # the drawing, its /Resources, their /XObject
            entries = [(_clean(key), int(number)) for key, number in _ENTRY.findall(text)]
            for key, number in entries:
                local.setdefault(key, set()).add(number)
            text = b"".join(self._read_object(n) for key, n in entries if key in _RESOURCES)
        found: dict[bytes, list[int]] = {}
        for name in own.calls:
            numbers = local.get(name) or self._names.get(name, set())
            self._steps += len(numbers)
            check_limit("has more than {most} objects", self._steps, _MOST_OBJECTS)
            drawings = self._drawings
            found[name] = [n for n in numbers if n in drawings and drawings[n].is_form]
        return found

    def _read_object(self, number: int) -> bytes:
        start = self._starts.get(number, len(self._content))
        return self._content[start : start + _LONGEST_HEAD].partition(b"endobj")[0]
