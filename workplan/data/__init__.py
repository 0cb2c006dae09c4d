"""The package's data, and the one way to read them.

``notice.txt`` is the published text; the rest was reviewed by people or is made from these by
``python -m tests.regenerate``.
"""

import os
from typing import Any

__all__ = ["read"]

_HERE = os.path.dirname(__file__)


def read(*parts: str, folder: str = _HERE) -> bytes:
    """A file of the package, of its data unless in another `folder`; also out of a zip.

    >>> len(read("qingdao-2018", "notice.txt"))
    19126
    """
    # importlib.resources does the same and costs 14 ms of import.
    loader: Any = getattr(__spec__, "loader", None)
    content: bytes = loader.get_data(os.path.join(folder, *parts))
    return content
