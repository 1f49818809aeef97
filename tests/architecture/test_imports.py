# SPDX-License-Identifier: EUPL-1.2
"""Each library has its place; beside the layers of pyproject.toml, which import-linter holds."""

import subprocess
import sys

import pytest

from architecture.reading import PACKAGE, imported, place

HOMES = {
    "PySide6": ["ui"],
    "sqlcipher3": ["store"],
    "sqlite_utils": ["store"],
    "reportlab": ["printing", "letters"],
    "pikepdf": ["printing", "letters"],
    "segno": ["printing", "letters"],
    "pypdfium2": ["printing", "letters", "ui"],
    "openpyxl": ["moving"],
    "defusedxml": ["moving", "transport"],
    "xlsxwriter": ["moving", "statistics", "receiving"],
    "highspy": ["statistics"],
    "numpy": ["statistics"],
    "zipfile": ["moving", "receiving"],
    "yaml": ["content"],
    "cryptography": ["security", "store", "content", "transport"],
    "pyrage": ["security"],
    "babel": ["language.py", "messages", "content", "printing", "letters", "ui", "times.py"],
    # The municipality keeps figures that anybody may read; nothing personal ever comes there.
    "sqlite3": ["receiving"],
    "psycopg": ["receiving"],
    "pickle": [],
    "socket": ["transport"],
    "ssl": ["transport"],
    "truststore": ["transport"],
    "urllib": ["letters", "printing", "content", "transport"],
    "http": ["transport"],
    "httpx": [],
    "requests": [],
    "logging": ["ui", "cli", "app.py"],
    "webbrowser": [],
}


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_only_at_home(library):
    allowed = {PACKAGE / name for name in HOMES[library]}
    strangers = [
        place(file)
        for file, names in imported()
        if library in names and file not in allowed and not allowed & set(file.parents)
    ]
    assert strangers == []


def test_only_one_module_imports_the_database_driver():
    """The driver opens a plain, unencrypted file when it gets no key, so only one place may touch it."""
    importers = {place(file) for file, names in imported() if "sqlcipher3" in names}
    assert len(importers) == 1


def test_what_a_start_does_not_need_is_not_imported():
    """YAML alone would more than double the time to the first window."""
    libraries = {"yaml", "reportlab", "pikepdf", "segno", "babel", "sqlite_utils", "PySide6"}
    libraries |= {"openpyxl", "defusedxml", "xlsxwriter", "pyrage", "truststore", "ssl", "http"}
    libraries |= {"highspy", "numpy"}
    code = f"""if True:
        import sys, spreekuur.cli.main, spreekuur.content.pack, spreekuur.referral.engine
        print(sorted({libraries} & set(sys.modules)))
    """
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("[]", "")
