"""Which modules of the package a piece of its code imports, read with `ast`.

Every import counts: at the top, inside a function, under ``if TYPE_CHECKING``, relative, and by
``import_module`` with a literal name.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import workplan

PACKAGE = Path(workplan.__file__).parent


def name_module(path: Path) -> str:
    """The module in a file, without ``workplan.``: ``model.values``, ``model`` or ``__init__``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def is_module(name: str) -> bool:
    """Whether `name`, without ``workplan.``, is a module or a package."""
    path = PACKAGE.joinpath(*name.split("."))
    return (path / "__init__.py").is_file() or path.with_suffix(".py").is_file()


MODULES = {name_module(path): path for path in sorted(PACKAGE.rglob("*.py"))}
"""The file of each module of the package."""


def read_imports(source: str, package: str = "workplan") -> set[str]:
    """The modules of the package that some code imports, without ``workplan.``.

    `package` is the package that the code is in, for relative imports. ``__init__`` stands for
    `workplan` itself.
    """
    imported = set(_find_imports(ast.parse(source), package))
    return {_shorten(name) for name in imported if name.split(".")[0] == "workplan"}


def has_computed_import(source: str) -> bool:
    """Whether some code imports a module whose name is not literal."""
    calls = _find_import_calls(ast.parse(source))
    return any(not (call.args and isinstance(call.args[0], ast.Constant)) for call in calls)


def _find_imports(tree: ast.AST, package: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _resolve(node, package)
            for alias in node.names:
                full = f"{base}.{alias.name}"
                # `from workplan import data` imports a module, `from workplan import Duty` none.
                yield full if is_module(full.removeprefix("workplan.")) else base
    for call in _find_import_calls(tree):
        if call.args and isinstance(call.args[0], ast.Constant):
            yield str(call.args[0].value)


def _resolve(node: ast.ImportFrom, package: str) -> str:
    """The absolute name of what an ``import from`` imports from."""
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    return ".".join([*parts[: len(parts) - node.level + 1], *filter(None, [node.module])])


def _find_import_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in ("import_module", "__import__"):
                yield node


def _shorten(name: str) -> str:
    return name.removeprefix("workplan").lstrip(".") or "__init__"
