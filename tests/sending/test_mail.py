# SPDX-License-Identifier: EUPL-1.2
"""Signed figures for a mail: whoever has the mail and no program of ours reads them, opens them, and checks them."""

import hashlib
import json
import shutil
import subprocess
from datetime import timedelta

import pytest

from figures_desk import APRIL_15, leave
from spreekuur.desk import figures_mail, figures_waiting, statistics_signing
from spreekuur.errors.figures import WasWithdrawn
from spreekuur.errors.papers import FolderMissing
from spreekuur.errors.proof import PackageThere
from spreekuur.receiving.opening import arrivals
from spreekuur.security import sshsig
from spreekuur.statistics.periods import Period

Q1 = Period(2026, 1)
NAME = "spreekuur-statistics-aalsmeer-poolsspreekuur-2026-Q1"


def test_the_files_lie_in_a_folder_of_their_own_and_the_text_beside_it(signed_desk, tmp_path):
    saved = figures_mail.save(signed_desk, Q1, tmp_path, APRIL_15)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{NAME}-mail", f"{NAME}-mail.txt"]
    assert {path.name: path.read_bytes() for path in saved.folder.iterdir()} == dict(saved.mail.files)
    assert saved.text.read_text("utf-8") == f"{saved.mail.subject}\n\n{saved.mail.body}"
    (found,) = arrivals(saved.folder)
    assert dict(found.files) == statistics_signing.release_files(signed_desk, Q1)
    again = figures_mail.save(signed_desk, Q1, tmp_path, APRIL_15 + timedelta(days=3))
    assert again == saved, "the same bytes each time"


def test_it_counts_as_given_by_hand_once(signed_desk, tmp_path):
    for day in range(2):
        figures_mail.save(signed_desk, Q1, tmp_path, APRIL_15 + timedelta(days=day))
    (one,) = figures_waiting.packages(signed_desk)
    assert (one.by_hand, one.waits, len(one.entry.steps)) == (True, False, 1)


def test_the_mail_names_its_files_and_no_person(signed_desk, tmp_path):
    mail = figures_mail.save(signed_desk, Q1, tmp_path, APRIL_15).mail
    assert mail.subject == "Cijfers van het spreekuur aalsmeer-poolsspreekuur, eerste kwartaal van 2026"
    assert all(name in mail.body for name in mail.files)
    assert f"{len(mail.files)} bijlagen, samen {mail.kilobytes} kB" in mail.body
    assert "Ana" not in mail.subject + mail.body
    assert "{" not in mail.body and mail.kilobytes < 200


def test_what_the_mail_says_about_checking_is_so_with_ssh_keygen(signed_desk, tmp_path):
    """The lines of the mail itself are run, in the folder of the attachments."""
    if shutil.which("ssh-keygen") is None:
        return  # a computer without it has the same check in tests/security
    saved = figures_mail.save(signed_desk, Q1, tmp_path, APRIL_15)
    public = bytes.fromhex(next(iter(figures_waiting.packages(signed_desk))).entry.told["public_key"])
    (saved.folder / "allowed_signers").write_text(sshsig.allowed_signers(public, "aalsmeer-poolsspreekuur"))
    commands = [
        line[line.index("ssh-keygen") :] for line in saved.mail.body.splitlines() if "ssh-keygen" in line
    ]
    assert len(commands) == 2
    for command in commands:
        arguments, _into, manifest = command.partition(" < ")
        content = (saved.folder / manifest).read_bytes()
        done = subprocess.run(
            arguments.split(), input=content, cwd=saved.folder, capture_output=True, check=True
        )
        assert done.stdout.startswith(b'Good "spreekuur-statistics@v1" signature')
        assert sshsig.fingerprint(public).encode() in done.stdout
    told = json.loads((saved.folder / f"{NAME}-manifest.json").read_bytes())
    listed = {one["path"]: one["sha256"] for one in told["files"]}
    for part in ("report.pdf", "tables.xlsx"):
        content = (saved.folder / f"{NAME}-{part}").read_bytes()
        assert hashlib.sha256(content).hexdigest() == listed[part]


def test_nothing_is_half_saved_and_nothing_of_others_is_replaced(signed_desk, tmp_path):
    with pytest.raises(FolderMissing):
        figures_mail.save(signed_desk, Q1, tmp_path / "gone", APRIL_15)
    (tmp_path / f"{NAME}-mail").mkdir()
    (tmp_path / f"{NAME}-mail" / "letter.txt").write_text("x")
    with pytest.raises(PackageThere):
        figures_mail.save(signed_desk, Q1, tmp_path, APRIL_15)
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}-mail"]
    assert not figures_waiting.packages(signed_desk)[0].by_hand


def test_withdrawn_figures_are_mailed_no_more(signed_desk, tmp_path):
    (one,) = figures_waiting.packages(signed_desk)
    statistics_signing.withdraw(signed_desk, one.entry.id, "wrong", leave(APRIL_15), APRIL_15)
    with pytest.raises(WasWithdrawn):
        figures_mail.save(signed_desk, Q1, tmp_path, APRIL_15)
    assert list(tmp_path.iterdir()) == []
