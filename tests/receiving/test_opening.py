# SPDX-License-Identifier: EUPL-1.2
"""An inbox is hostile: whatever lies in it is read within bounds or refused, and nothing leaves its place."""

import os
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreekuur.errors.receiving import InboxUnreadable, Refusal
from spreekuur.receiving import opening
from spreekuur.receiving.opening import Arrived, Unopened, arrivals

MADE = {"manifest.json": b"{}", "manifest.json.sig": b"s", "tables/q.csv": b"t", "data.csv": b"d"}


def folder_of(place, files=None):
    for path, content in (files or MADE).items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(content)
    return place


def zip_of(path, files=None, **options):
    with zipfile.ZipFile(path, "w", **options) as archive:
        for name, content in (files or MADE).items():
            archive.writestr(name, content)
    return path


def why(found):
    assert isinstance(found, Unopened)
    return found.error.why


def test_a_package_that_still_arrives_is_left_alone(tmp_path):
    folder_of(tmp_path / "one.0123456789ab.unfinished")
    folder_of(tmp_path / ".one.0123456789ab.part")
    assert list(arrivals(tmp_path)) == []
    folder_of(tmp_path / "one")
    assert [each.name for each in arrivals(tmp_path)] == ["one"]


def test_folders_and_zips_are_found_wherever_they_lie(tmp_path):
    folder_of(tmp_path / "2026" / "one")
    zip_of(tmp_path / "two.ZIP")
    zip_of(tmp_path / "several.zip", {f"{at}/{name}": b for at in "ab" for name, b in MADE.items()})
    (tmp_path / "letter.txt").write_text("hello")
    found = list(arrivals(tmp_path))
    assert [one.name for one in found] == ["2026/one", "several.zip/a", "several.zip/b", "two.ZIP"]
    assert all(dict(one.files) == MADE for one in found)
    assert [one.receipt.name for one in found] == [
        "one.receipt.json",
        "several.zip.a.receipt.json",
        "several.zip.b.receipt.json",
        "two.ZIP.receipt.json",
    ]


def test_an_inbox_may_be_one_package(tmp_path):
    (found,) = arrivals(folder_of(tmp_path / "2026-Q1"))
    assert (found.name, dict(found.files)) == ("2026-Q1", MADE)
    (found,) = arrivals(zip_of(tmp_path / "x.zip"))
    assert (found.name, dict(found.files)) == ("x.zip", MADE)


def test_what_a_computer_leaves_in_folders_is_no_part_of_a_package(tmp_path):
    folder_of(tmp_path / "one", MADE | {".DS_Store": b"x", "Thumbs.db": b"x", "tables/desktop.ini": b"x"})
    (found,) = arrivals(tmp_path)
    assert dict(found.files) == MADE


def test_an_inbox_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InboxUnreadable):
        list(arrivals(tmp_path / "gone"))


def test_no_link_is_followed(tmp_path):
    outside = folder_of(tmp_path / "outside")
    box = tmp_path / "box"
    folder_of(box / "one", {"manifest.json": b"{}"})
    (box / "one" / "data.csv").symlink_to(outside / "data.csv")
    folder_of(box / "two", {"manifest.json": b"{}"})
    (box / "two" / "tables").symlink_to(outside / "tables")
    (box / "three").symlink_to(outside)
    (box / "loop").symlink_to(box)
    (box / "four.zip").symlink_to(zip_of(tmp_path / "z.zip"))
    assert {one.name: why(one) for one in arrivals(box)} == dict.fromkeys(
        ["one", "two", "three", "loop", "four.zip"], Refusal.LINK
    )


def test_a_pipe_is_not_waited_for(tmp_path):
    if not hasattr(os, "mkfifo"):
        return  # Windows has none
    folder_of(tmp_path / "one", {"manifest.json": b"{}"})
    os.mkfifo(tmp_path / "one" / "data.csv")
    (found,) = arrivals(tmp_path)
    assert why(found) is Refusal.LINK


@pytest.mark.parametrize(
    "name",
    ["../manifest.json", "/etc/passwd", "a/../../b", "C:/x", "a\\..\\b", "a//b", "./a", "a\nb", "x" * 300],
)
def test_a_name_that_leads_out_refuses_the_whole_zip(tmp_path, name):
    zip_of(tmp_path / "x.zip", MADE | {name: b"x"})
    (found,) = arrivals(tmp_path)
    assert why(found) is Refusal.PATH
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_two_names_that_are_one_file_somewhere_are_refused(tmp_path):
    zip_of(tmp_path / "case.zip", MADE | {"DATA.csv": b"x"})
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive, pytest.warns(UserWarning):
        for _ in range(2):
            archive.writestr("manifest.json", b"{}")
    assert {why(one) for one in arrivals(tmp_path)} == {Refusal.NAME_TWICE}


def test_a_link_in_a_zip_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("manifest.json", b"{}")
        entry = zipfile.ZipInfo("data.csv")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    (found,) = arrivals(tmp_path)
    assert why(found) is Refusal.LINK


def test_a_bomb_is_not_blown_up(tmp_path):
    """Whether it says how large it is, or says that it is small."""
    big = bytes(opening.LARGEST_FILE + 1)
    path = zip_of(tmp_path / "x.zip", MADE | {"report.pdf": big}, compression=zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 100_000
    lied = path.read_bytes().replace(struct.pack("<I", len(big)), struct.pack("<I", 10))
    (tmp_path / "y.zip").write_bytes(lied)
    found = [why(one) for one in arrivals(tmp_path)]
    assert found[0] is Refusal.TOO_LARGE
    assert found[1] in (Refusal.TOO_LARGE, Refusal.UNREADABLE)


def test_too_much_of_anything_is_refused(tmp_path, monkeypatch):
    files = MADE | {f"tables/{at}.csv": b"" for at in range(opening.MOST_FILES)}
    folder_of(tmp_path / "many", files)
    zip_of(tmp_path / "many.zip", files)
    folder_of(tmp_path.joinpath("deep", *["d"] * (opening.DEEPEST + 2)))
    assert [why(one) for one in arrivals(tmp_path)] == [Refusal.TOO_MANY] * 3
    monkeypatch.setattr(opening, "LARGEST_PACKAGE", 3)
    (found,) = arrivals(folder_of(tmp_path / "fat"))
    assert why(found) is Refusal.TOO_LARGE


def test_a_folder_without_end_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MOST_ENTRIES", 20)
    for at in range(30):
        (tmp_path / f"{at:03}.txt").touch()
    (found,) = arrivals(tmp_path)
    assert why(found) is Refusal.TOO_MANY


def test_a_zip_with_a_password_or_no_package_says_so(tmp_path):
    zip_of(tmp_path / "a.zip", {"holiday.txt": b"x"})
    path = zip_of(tmp_path / "b.zip")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert [why(one) for one in arrivals(tmp_path)] == [Refusal.NO_PACKAGE, Refusal.UNREADABLE]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(at=st.floats(0, 1, exclude_max=True), value=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_zip_never_breaks_the_inbox(tmp_path_factory, at, value, cut):
    box = tmp_path_factory.mktemp("box")
    path = zip_of(box / "x.zip", compression=zipfile.ZIP_DEFLATED)
    content = bytearray(path.read_bytes())
    place = int(at * len(content))
    content[place] = value
    path.write_bytes(content[:place] if cut else content)
    (found,) = arrivals(box)
    assert isinstance(found, Arrived | Unopened)
    if isinstance(found, Arrived):
        assert all(zlib.crc32(found.files[p]) == zlib.crc32(MADE[p]) for p in set(found.files) & set(MADE))
