"""How the site is built: ``python -m sphinx -W -E -b html docs docs/_build``.

What the pages say of the data is made from the data, by `pages.py`; the notebooks are run. No
step needs the network, and the site fetches nothing from outside.
"""

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


def setup(app):
    """Put what is made into each page as it is read, and our one style into the site's."""

    def fill(_, __, source):
        source[0] = pages.filled(source[0])

    app.connect("source-read", fill)
