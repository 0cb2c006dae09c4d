"""Characters that a page or a file must not hold as they are.

Knows code points; no format. They are shown as Python writes them, so that nothing is lost and
nothing happens: a terminal obeys control characters, XML forbids most of them, and the marks of
direction show a text in another order than it has.
"""

import re

__all__ = ["UNSAFE", "escape_unsafe"]

UNSAFE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab, line feed and return
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and what is none
)
"""Ranges of a class of a regular expression."""
_UNSAFE = re.compile(f"[{UNSAFE}]")


def escape_unsafe(text: str) -> str:
    """Return `text` with unsafe characters as Python writes them.

    >>> escape_unsafe("市局\\x1b[2J\\u202e")
    '市局\\\\x1b[2J\\\\u202e'
    """
    return _UNSAFE.sub(lambda match: ascii(match[0])[1:-1], text)
