# SPDX-License-Identifier: EUPL-1.2
"""Files that were saved from a mail are the package again, byte for byte, or nothing of it is taken in."""

import json
import sqlite3
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import received_making as making
from spreekuur.cli.main import run
from spreekuur.errors.receiving import PackageRefused, Refusal
from spreekuur.receiving import bounds
from spreekuur.receiving.checking import check
from spreekuur.receiving.opening import Unopened, arrivals
from spreekuur.receiving.trust import Trust
from spreekuur.security import sshsig
from spreekuur.statistics import flat

NAME = "spreekuur-statistics-aalsmeer-spreekuur-2026-Q1"
PARTS = (*flat.ALONE, flat.REST)


@pytest.fixture(scope="module")
def made():
    return making.packages()


@pytest.fixture(scope="module")
def trust():
    return Trust({"aalsmeer-spreekuur": frozenset({sshsig.public_half(making.key("spreekuur"))})})


def save(box, package, rename=lambda name: name):
    """What a mail program does that saves the files of a mail."""
    box.mkdir(exist_ok=True)
    for name, content in flat.packed(package.name, package.files).items():
        (box / rename(name)).write_bytes(content)
    return box


def test_five_files_that_no_gateway_strips_and_the_two_that_people_read_as_they_are(made):
    files = flat.packed(made[0].name, made[0].files)
    assert list(files) == [f"{NAME}-{part}" for part in PARTS]
    assert {name.rpartition(".")[2] for name in files} == {"pdf", "xlsx", "json", "sig"}
    for part in flat.ALONE:
        assert files[f"{NAME}-{part}"] == made[0].files[part]
    assert b"\r" not in files[f"{NAME}-{flat.REST}"] and files[f"{NAME}-{flat.REST}"].count(b"\n") == 1


def test_a_year_by_mail_leaves_the_same_database_as_a_year_of_folders(tmp_path, made, capfdbinary):
    """Many mails saved into one folder of downloads, beside a holiday picture."""
    downloads, folders = tmp_path / "downloads", tmp_path / "folders"
    keys, dumps = making.trust_folder(tmp_path / "keys", "spreekuur"), []
    for package in made:
        save(downloads, package)
        making.write_folder(package, folders / package.name)
    (downloads / "holiday.jpg").write_bytes(b"x")
    for box in (folders, downloads):
        file = box.with_suffix(".sqlite")
        assert run(["receive", str(box), "--trust", str(keys), "--into", f"sqlite:///{file}", "--json"]) == 0
        assert len(json.loads(capfdbinary.readouterr().out)["taken"]) == 5
        db = sqlite3.connect(file)
        dumps.append(list(db.iterdump()))
        db.close()
    assert dumps[0] == dumps[1]
    for box in (folders, downloads):
        assert json.loads((box / f"{NAME}.receipt.json").read_bytes())["status"] == "taken"


def lose(path, at):
    path.unlink()


def rename(path, at):
    path.rename(path.with_name(path.name.removeprefix(f"{NAME}-").replace(".", "_")))


def change(path, at):
    content = bytearray(path.read_bytes())
    content[at % len(content)] ^= 1
    path.write_bytes(content)


def cut(path, at):
    content = path.read_bytes()
    path.write_bytes(content[: at % len(content)])


def save_again(path, at):
    path.with_name(f"{path.stem} (1){path.suffix}").write_bytes(path.read_bytes())


def save_another(path, at):
    path.with_name(f"{path.stem} (1){path.suffix}").write_bytes(path.read_bytes() + b" ")


def keep(path, at):
    pass


HARMLESS, GONE = {keep, save_again}, {lose, rename}


@settings(deadline=None, derandomize=True, max_examples=80)
@given(
    happened=st.dictionaries(
        st.sampled_from(PARTS), st.sampled_from([save_again, lose, rename, change, cut, save_another])
    ),
    at=st.integers(0, 10_000),
    extra=st.sampled_from(["", "Thumbs.db", f"{NAME}-virus.exe", f"{NAME}-manifest.txt", "manifest.txt"]),
)
def test_whatever_happens_to_the_files_the_package_is_whole_or_refused(
    tmp_path_factory, made, trust, happened, at, extra
):
    box = save(tmp_path_factory.mktemp("box") / "in", made[0])
    save(box, made[1])  # another mail in the same folder is not touched by it
    (box / (extra or "readme.txt")).write_bytes(b"x")
    happens = [happened.get(part, keep) for part in PARTS]
    for part, harm in zip(PARTS, happens, strict=True):
        harm(box / f"{NAME}-{part}", at)
    found = {one.name: one for one in arrivals(box)}
    assert dict(found.pop(made[1].name).files) == dict(made[1].files)
    assert set(found) == (set() if set(happens) <= GONE else {NAME})
    whole = set(happens) <= HARMLESS
    assert not whole or dict(found[NAME].files) == dict(made[0].files)
    for one in found.values():
        assert is_taken(one, made[0], trust) or not whole


def is_taken(one, package, trust):
    """Whether it is: and then it is the package, but for the spelling of a signature that holds all the same."""
    if isinstance(one, Unopened):
        return False
    try:
        files = dict(check(one, trust, lambda principal, public: False).files)
    except PackageRefused:
        return False
    assert files | {"manifest.json.sig": b""} == dict(package.files) | {"manifest.json.sig": b""}
    return True


def test_how_browsers_call_what_is_saved_twice_is_understood(tmp_path, made):
    save(tmp_path / "in", made[0])
    save(tmp_path / "in", made[0], lambda name: f"{name.rpartition('.')[0]} (1).{name.rpartition('.')[2]}")
    save(tmp_path / "in", made[0], lambda name: f"{name.rpartition('.')[0]}(2).{name.rpartition('.')[2]}")
    (found,) = arrivals(tmp_path / "in")
    assert dict(found.files) == dict(made[0].files)


def test_all_files_of_a_mail_as_one_zip_are_the_package_too(tmp_path, made):
    for several in (made[:1], made[:2]):
        with zipfile.ZipFile(tmp_path / "attachments.zip", "w") as archive:
            for package in several:
                for name, content in flat.packed(package.name, package.files).items():
                    archive.writestr(f"mail/{name}", content)
        found = list(arrivals(tmp_path))
        assert [dict(one.files) for one in found] == [dict(package.files) for package in several]
    assert [one.receipt.name for one in found] == [
        f"attachments.zip.{package.name}.receipt.json" for package in several
    ]


def why(found):
    assert isinstance(found, Unopened)
    return found.error.why


def test_links_and_too_much_are_refused_as_in_a_folder(tmp_path, made, monkeypatch):
    box = save(tmp_path / "in", made[0])
    report = box / f"{NAME}-report.pdf"
    report.rename(tmp_path / "report.pdf")
    report.symlink_to(tmp_path / "report.pdf")
    assert [why(one) for one in arrivals(box)] == [Refusal.LINK]
    report.unlink()
    report.write_bytes(bytes(bounds.LARGEST_FILE + 1))
    assert [why(one) for one in arrivals(box)] == [Refusal.TOO_LARGE]
    report.unlink()
    report.mkdir()
    (found,) = arrivals(box)
    assert found.error.files == ["…-report.pdf"], "a folder of that name is no file"


@settings(deadline=None, derandomize=True, max_examples=150)
@given(
    content=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ).map(lambda files: json.dumps({"format": flat.FORMAT, "files": files}).encode())
)
def test_a_file_of_files_that_is_none_says_so_and_does_nothing_else(content):
    try:
        found = flat.unpacked(content)
    except ValueError:
        return
    assert all(isinstance(one, bytes) for one in found.values())


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"format": "spreekuur-statistics-files/1", "files": {"a": "x", "a": "y"}}',
        b'{"format": "spreekuur-statistics-files/1", "files": {"manifest.json": "{}"}}',
        b'{"format": "spreekuur-statistics-files/1", "files": {"a": "\\ud800"}}',
        b'{"format": "spreekuur-statistics-files/2", "files": {}}',
        b'{"format": "spreekuur-statistics-files/1", "files": {}, "more": 1}',
        "\u00e9".encode(),
    ],
)
def test_what_could_be_read_in_two_ways_is_not_read(content):
    with pytest.raises(ValueError):
        flat.unpacked(content)


def test_a_name_in_it_that_leads_out_becomes_no_path(tmp_path, made, trust):
    box = save(tmp_path / "in", made[0])
    rest = json.loads((box / f"{NAME}-{flat.REST}").read_bytes())
    rest["files"]["../outside.csv"] = "x"
    (box / f"{NAME}-{flat.REST}").write_text(json.dumps(rest))
    (found,) = arrivals(box)
    with pytest.raises(PackageRefused) as refused:
        check(found, trust, lambda principal, public: False)
    assert refused.value.why is Refusal.STRANGE_FILE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]
