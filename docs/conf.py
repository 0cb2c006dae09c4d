"""How the site is built: ``python -m sphinx -W -E -b html docs docs/_build``.

What the pages say of the data is made from the data, by `pages.py`; the notebooks are run. No
step needs the network, and the site fetches nothing from outside.
"""

import re
import sys
from pathlib import Path

import workplan

sys.path.insert(0, str(Path(__file__).parent))
import pages

project = "workplan"
author = "The workplan authors"
copyright = "2026 The workplan authors"
release = workplan.__version__
extensions = ["myst_nb", "sphinx.ext.autodoc"]
exclude_patterns = ["_build", "**.ipynb_checkpoints"]

html_theme = "furo"
html_title = f"workplan {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False

myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
toc_object_entries_show_parents = "hide"
default_role = "py:obj"  # `Plan` in a docstring is a link, `True` is code


def setup(app):
    """Put what is made into each page as it is read, and lead every type to its entry."""

    def fill(_, __, source):
        source[0] = _without_last_blank(pages.filled(source[0]))

    def find(_, env, node, words):
        # A type is named by the room it lives in, its entry by the name that users import.
        name = node.get("reftarget", "").rpartition(".")[2]
        if name not in workplan.__all__:
            return None
        python, at = env.get_domain("py"), (env, node["refdoc"], app.builder)
        return python.resolve_xref(*at, "obj", f"workplan.{name}", node, words)

    app.connect("source-read", fill)
    app.connect("missing-reference", find)


def _without_last_blank(page):
    """An example ends where it ends; the blank line before its fence is for doctest."""
    return re.sub(r"(?ms)^(```(?:python|pycon)\n.*?)\n+```$", r"\1\n```", page)
