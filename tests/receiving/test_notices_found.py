# SPDX-License-Identifier: EUPL-1.2
"""Notices are found wherever a desk or a mail program puts them: beside packages, among their files, and in ZIPs."""

import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import received_making as making
from receiving.test_withdrawing import Place
from spreekuur.errors.receiving import Refusal
from spreekuur.receiving.opening import Arrived, Notice, Unopened, arrivals
from spreekuur.statistics import flat

PACKAGE = {"manifest.json": b"{}", "manifest.json.sig": b"s", "tables/q.csv": b"t"}
NOTICE = {"x.withdrawn.json": b"{}", "x.withdrawn.json.sig": b"sig"}


def zip_of(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def told(found):
    return [(one.name, type(one).__name__, one.receipt.name) for one in found]


def test_in_a_zip_they_lie_alone_beside_or_among_the_files_of_a_package(tmp_path):
    zip_of(tmp_path / "alone.zip", NOTICE)
    zip_of(tmp_path / "among.zip", {**PACKAGE, **NOTICE})
    zip_of(tmp_path / "beside.zip", {f"p/{name}": b for name, b in PACKAGE.items()} | NOTICE)
    zip_of(
        tmp_path / "deep.zip",
        {f"a/b/{name}": b for name, b in NOTICE.items()} | {"__MACOSX/._x.withdrawn.json": b"x"},
    )
    found = list(arrivals(tmp_path))
    assert told(found) == [
        ("alone.zip/x.withdrawn.json", "Notice", "alone.zip.x.withdrawn.json.receipt.json"),
        ("among.zip", "Arrived", "among.zip.receipt.json"),
        ("among.zip/x.withdrawn.json", "Notice", "among.zip.x.withdrawn.json.receipt.json"),
        ("beside.zip", "Arrived", "beside.zip.receipt.json"),
        ("beside.zip/x.withdrawn.json", "Notice", "beside.zip.x.withdrawn.json.receipt.json"),
        ("deep.zip/a/b/x.withdrawn.json", "Notice", "deep.zip.a_b_x.withdrawn.json.receipt.json"),
    ]
    assert all(dict(one.files) == PACKAGE for one in found if isinstance(one, Arrived))
    assert all((one.content, one.signature) == (b"{}", b"sig") for one in found if isinstance(one, Notice))


def test_in_a_folder_they_may_lie_among_the_files_of_a_package_again_and_again(tmp_path):
    folder = tmp_path / "q1"
    for path, content in {**PACKAGE, **NOTICE}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    for _time in range(2):
        package, notice = arrivals(tmp_path)
        assert (package.name, dict(package.files)) == ("q1", PACKAGE)
        assert (notice.name, notice.signature) == ("q1/x.withdrawn.json", b"sig")
        notice.receipt.write_bytes(b"{}")
        notice.receipt.with_name(notice.receipt.name + ".sig").write_bytes(b"signed")


def test_what_is_too_large_or_empty_is_told_and_stops_no_other(tmp_path):
    large = {"large.withdrawn.json": b" " * 70_000, "none.withdrawn.json": b"{}"}
    path = zip_of(tmp_path / "some.zip", {**PACKAGE, **large})
    package, refused, unsigned = arrivals(path)
    assert isinstance(package, Arrived)
    assert isinstance(refused, Unopened) and refused.error.why is Refusal.TOO_LARGE
    assert (unsigned.content, unsigned.signature) == (b"{}", b"")


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_a_damaged_zip_with_a_notice_is_read_or_refused(tmp_path_factory, noise, at):
    path = tmp_path_factory.mktemp("zip") / "x.zip"
    content = bytearray(zip_of(path, {**PACKAGE, **NOTICE}).read_bytes())
    content[at % len(content) : at % len(content) + len(noise)] = noise
    path.write_bytes(bytes(content))
    for one in arrivals(path):
        assert isinstance(one, Arrived | Notice | Unopened)
        if isinstance(one, Notice):
            assert len(one.content) <= 1 << 16


@pytest.fixture
def place(tmp_path, capfdbinary):
    return Place(tmp_path, capfdbinary)


def test_a_notice_in_a_zip_or_beside_the_files_of_a_mail_takes_its_package_out(place):
    place.receive()
    first, second = place.made["spreekuur"][:2]
    for package in (first, second):
        path = place.notice(package)
        files = {one.name: one.read_bytes() for one in (path, path.with_name(path.name + ".sig"))}
        for name in files:
            (place.box / name).unlink()
        if package is first:
            zip_of(place.box / "mail.zip", files)
            continue
        mail = place.box / "mail"
        mail.mkdir()
        for name, content in {**files, **flat.packed(second.name, second.files)}.items():
            (mail / name).write_bytes(content)
    told = place.receive()
    assert sorted(one["period"] for one in told["withdrawn"]) == ["2026-Q1", "2026-Q2"]
    answers = [json.loads(one.read_bytes()) for one in place.box.rglob("*withdrawn.json.receipt.json")]
    assert sorted((one["status"], one["period"]) for one in answers) == [
        ("withdrawn", "2026-Q1"),
        ("withdrawn", "2026-Q2"),
    ]
    assert {row[0] for row in place.rows("SELECT period FROM standing WHERE desk = 'spreekuur'")} == set()
    again = place.receive()
    assert (again["withdrawn"], again["refused"]) == ([], [])


def test_a_zip_of_packages_only_says_still_that_there_is_none(tmp_path):
    (found,) = arrivals(zip_of(tmp_path / "x.zip", {"letter.txt": b"hello"}))
    assert found.error.why is Refusal.NO_PACKAGE
    making.write_zip(making.packages()[0], tmp_path / "y.zip")
    assert len(list(arrivals(tmp_path / "y.zip"))) == 1
