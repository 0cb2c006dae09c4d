"""Pieces: what each stretch of the source is, so that they tile it exactly.

Knows positions and kinds; not what makes a stretch a heading or a responsibility.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from workplan.model import Piece, PieceKind, Span
from workplan.notice.letterhead import Letterhead
from workplan.notice.view import View

__all__ = ["list_letterhead", "tile"]

_WORD = re.compile(r"\w")


def list_letterhead(view: View, letterhead: Letterhead) -> Iterator[Piece]:
    """Yield the pieces of a letterhead."""
    found = (
        (PieceKind.ISSUER, letterhead.issuer),
        (PieceKind.DOCUMENT_NUMBER, letterhead.document_number),
        (PieceKind.DATE, letterhead.date),
        (PieceKind.ADDRESSEES, letterhead.addressees),
    )
    for kind, own in found:
        if own is not None:
            span = view.span(own.start, own.end)
            yield Piece(kind, view.source[span.start : span.end], span)


def _cut_out(source: str, pieces: Iterable[Piece], cuts: Iterable[Piece]) -> list[Piece]:
    """The pieces in order, with others cut out of them."""
    inner = _drop_overlaps(sorted(cuts, key=_find_start))
    kept: list[Piece] = [*inner]
    starts = [piece.span.start for piece in inner]
    for piece in _drop_overlaps(sorted(pieces, key=_find_start)):
        at, end = piece.span.start, piece.span.end
        i = max(bisect_right(starts, at) - 1, 0)
        while i < len(inner) and inner[i].span.start < end:
            own = inner[i].span
            if own.end > at:
                kept += _make_rest(source, piece, at, own.start)
                at = own.end
            i += 1
        kept += [piece] if at == piece.span.start else _make_rest(source, piece, at, end)
    return sorted(kept, key=_find_start)


def _make_rest(source: str, piece: Piece, start: int, end: int) -> list[Piece]:
    """What is left of a piece between two positions; without a word it is a gap."""
    if start >= end:
        return []
    words = source[start:end]
    return [Piece(piece.kind if _WORD.search(words) else PieceKind.GAP, words, Span(start, end))]


def _drop_overlaps(pieces: Sequence[Piece]) -> list[Piece]:
    """Those that do not begin inside the one before: a merged cell is of several rows."""
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or piece.span.start >= kept[-1].span.end:
            kept.append(piece)
    return kept


def _find_start(piece: Piece) -> int:
    return piece.span.start


def tile(text: str, pieces: Iterable[Piece], cuts: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces in order, others cut out of them, with gaps where nothing else is."""
    tiles: list[Piece] = []
    end = 0
    for piece in _cut_out(text, pieces, cuts):
        if end < piece.span.start:
            tiles.append(_make_gap(text, end, piece.span.start))
        tiles.append(piece)
        end = piece.span.end
    if end < len(text):
        tiles.append(_make_gap(text, end, len(text)))
    return tuple(tiles)


def _make_gap(text: str, start: int, end: int) -> Piece:
    words = text[start:end]
    kind = PieceKind.FURNITURE if _WORD.search(words) else PieceKind.GAP  # a page's number
    return Piece(kind, words, Span(start, end))
