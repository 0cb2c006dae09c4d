"""Files written whole or not at all.

Knows paths and bytes; not what is in them.
"""

import contextlib
import errno
import os
from collections.abc import Mapping

from workplan.errors import ExistingFileError

__all__ = ["make_file_name", "save", "save_all", "save_text"]

_LONGEST_NAME = 50
"""Characters: at most 200 bytes in UTF-8, of the 255 that a file name may have."""
_RESERVED = '/\\:*?"<>|'


def make_file_name(words: str) -> str:
    """Return words as part of a file name that any system takes.

    >>> make_file_name("市局/甲:乙?")
    '市局_甲_乙_'
    """
    kept = words[:_LONGEST_NAME]
    return "".join(c if c.isprintable() and c not in _RESERVED else "_" for c in kept).strip()


def save(path: str | os.PathLike[str], content: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all.

    Raises `ExistingFileError` where it exists, unless `force`; `OSError` where it cannot be
    written, or is no regular file. A link stays, and what it leads to is written.
    """
    _save({os.fspath(path): content}, force=force)


def save_text(path: str | os.PathLike[str], text: str, *, force: bool = False) -> None:
    """Write a text in UTF-8; what UTF-8 cannot encode (a lone surrogate) is escaped."""
    save(path, text.encode("utf-8", "backslashreplace"), force=force)


def save_all(
    folder: str | os.PathLike[str], files: Mapping[str, bytes], *, force: bool = False
) -> None:
    """Write files into a folder, which is made if need be: all of them, or none that is new.

    Raises `ExistingFileError` where one of them exists, unless `force`.
    """
    folder = os.fspath(folder)
    is_new = not os.path.isdir(folder)
    os.makedirs(folder, exist_ok=True)
    try:
        _save({os.path.join(folder, name): files[name] for name in files}, force=force)
    except BaseException:
        if is_new:
            os.rmdir(folder)
        raise


def _save(files: Mapping[str, bytes], *, force: bool) -> None:
    """Write every file aside, and move them into place when all are whole."""
    # A link stays, and what it leads to is written: /dev/stdout, a file kept elsewhere.
    files = {
        os.path.realpath(path) if os.path.islink(path) else path: files[path] for path in files
    }
    existing = [path for path in files if os.path.exists(path)]
    for path in existing:
        if not (os.path.isfile(path) or os.path.isdir(path)):
            # To replace /dev/null would break the system.
            raise OSError(errno.ENOTSUP, "is no regular file", path)
    if existing and not force:
        raise ExistingFileError(existing[0])
    made: list[str] = []
    try:
        drafts: dict[str, str] = {}
        for path, content in files.items():
            handle, drafts[path] = _open_draft(path)
            made.append(drafts[path])
            with open(handle, "wb") as file:
                file.write(content)
        for path, draft in drafts.items():
            _move(draft, path)
            made += [] if path in existing else [path]
    except BaseException:
        for path in made:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
        raise


def _move(draft: str, path: str) -> None:
    """Move a draft into place; an error names `path`."""
    try:
        os.replace(draft, path)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, path) from None


def _open_draft(path: str) -> tuple[int, str]:
    """Open a new file beside `path`; an error names `path`, not a draft that nobody knows."""
    if not path:
        raise FileNotFoundError(errno.ENOENT, "an empty name is no file", path)
    # Not tempfile: it makes files for their owner alone, and to widen that by the umask the umask
    # must be read, which changes it for every thread. The kernel applies it to this mode.
    draft = os.path.join(os.path.dirname(path) or ".", f".workplan-{os.urandom(8).hex()}")
    try:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        return os.open(draft, flags, 0o666), draft
    except OSError as error:
        raise type(error)(error.errno, error.strerror, path) from None
