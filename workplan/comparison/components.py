"""Connected components of a graph that is given by its edges.

Knows nodes and edges; not that they are agencies or measures.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

__all__ = ["find_components"]


_NodeT = TypeVar("_NodeT", str, tuple[str, str])


def find_components(edges: Iterable[tuple[_NodeT, _NodeT]]) -> Mapping[_NodeT, _NodeT]:
    """Return the least node of its component for each node; a node alone has an edge to itself.

    >>> dict(find_components([("b", "c"), ("d", "d"), ("c", "a")]))
    {'b': 'a', 'c': 'a', 'd': 'd', 'a': 'a'}
    """
    roots: dict[_NodeT, _NodeT] = {}

    def find_root(node: _NodeT) -> _NodeT:
        while (above := roots.setdefault(node, node)) != node:
            roots[node] = roots[above]  # path halving: later look-ups are shorter
            node = above
        return node

    for one, other in edges:
        least, most = sorted((find_root(one), find_root(other)))
        roots[most] = least
    return MappingProxyType({node: find_root(node) for node in list(roots)})
