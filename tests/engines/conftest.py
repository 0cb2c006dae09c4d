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
