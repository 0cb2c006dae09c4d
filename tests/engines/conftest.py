"""Programs that people open our files with: Chromium, LibreOffice, JupyterLab.

Every test in this folder is marked `engines`, and runs with ``pytest -m engines`` only.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.engines)


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium of the system; Playwright's own download is not needed."""
    from playwright.sync_api import sync_playwright

    # Without these flags Chromium looks for updates on the network.
    flags = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    flags += ["--no-first-run", "--disable-gpu", "--disable-quic"]
    flags += ["--no-sandbox"] if os.geteuid() == 0 else []  # as root there is no sandbox
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        yield found
        found.close()


@pytest.fixture
def convert(tmp_path):
    """A function that turns a file into a PDF with LibreOffice, and returns the PDF's path."""

    def run(path):
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["libreoffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, tmp_path, path], check=True, capture_output=True, timeout=300)
        return tmp_path / f"{Path(path).stem}.pdf"

    return run


@pytest.fixture(scope="session")
def execute(tmp_path_factory):
    """A function that executes the cells of a notebook, and returns the notebook."""
    import nbformat
    from nbclient import NotebookClient

    def run(sources):
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        found = nbformat.v4.new_notebook(cells=cells)
        home = tmp_path_factory.mktemp("jupyter")
        folders = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "RUNTIME")}
        client = NotebookClient(found, resources={"metadata": {"path": HERE.parent.parent}})
        client.execute(env=os.environ | folders)
        return found

    return run


@pytest.fixture(scope="session")
def export():
    """A function that turns a notebook into a page with JupyterLab's template."""
    from nbconvert import HTMLExporter

    def run(notebook, theme):
        return HTMLExporter(template_name="lab", theme=theme).from_notebook_node(notebook)[0]

    return run
