# SPDX-License-Identifier: EUPL-1.2
"""Where a vault may live, and that only one program has it open."""

import subprocess
import sys
from pathlib import Path

import pytest

from spreekuur.errors.vault import AlreadyOpen, CloudFolder, UnsuitableDisk
from spreekuur.security import places
from spreekuur.security.instance import InstanceLock

CLOUDS = {
    "/thuis/ana/OneDrive/spreekuur": "OneDrive",
    "/thuis/ana/OneDrive - Gemeente/Documenten": "OneDrive",
    "/thuis/ana/Dropbox/x": "Dropbox",
    "/thuis/ana/Dropbox (Persoonlijk)/x": "Dropbox",
    "/thuis/ana/Library/Mobile Documents/com~apple~CloudDocs/x": "iCloud",
    "/thuis/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive": "Google Drive",
    "/thuis/ana/Nextcloud/x": "Nextcloud",
    "/thuis/ana/ownCloud": "Nextcloud",
    "/thuis/ana/.local/share/spreekuur": "",
    "/thuis/dropboxer/boxen/mega-project": "",
}


@pytest.mark.parametrize(("folder", "service"), CLOUDS.items())
def test_a_folder_that_is_copied_to_a_cloud_is_known(folder, service):
    assert places.cloud_service(Path(folder)) == service


def test_windows_says_itself_where_its_cloud_folder_is(monkeypatch):
    monkeypatch.setenv("OneDrive", "/thuis/ana/Wolk")
    assert places.cloud_service(Path("/thuis/ana/Wolk/Documenten")) == "OneDrive"


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
/dev/sdb1 /media/ana/STICK vfat rw 0 0
server:/home /thuis/net nfs4 rw 0 0
/dev/sdc1 /media/ana/Oude\040Stick exfat rw 0 0
""".strip().splitlines()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/thuis/ana", "ext4"),
        ("/media/ana/STICK/vault", "vfat"),
        ("/thuis/net/ana", "nfs4"),
        ("/media/ana/Oude Stick/x", "exfat"),
    ],
)
def test_the_innermost_mount_says_the_kind(folder, kind):
    assert places._kind_of(Path(folder), MOUNTS) == kind


def test_sticks_and_network_drives_are_objected_to(tmp_path, monkeypatch):
    (tmp_path / "mounts").write_text(f"x / ext4 rw\ny {tmp_path / 'stick'} vfat rw\n")
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "mounts")
    objection = places.objection(tmp_path / "stick" / "vault")
    assert isinstance(objection, UnsuitableDisk)
    assert objection.kind == "vfat"
    assert isinstance(places.objection(tmp_path / "Dropbox" / "vault"), CloudFolder)
    assert places.objection(tmp_path / "vault") is None


def test_a_second_program_is_kept_out_and_let_in_again(tmp_path):
    code = "import sys; from pathlib import Path; from spreekuur.security.instance import InstanceLock\n"
    code += "InstanceLock(Path(sys.argv[1]))"
    run = [sys.executable, "-c", code, str(tmp_path)]
    env = {"PYTHONPATH": str(Path(places.__file__).parents[2])}
    with InstanceLock(tmp_path):
        with pytest.raises(AlreadyOpen):
            InstanceLock(tmp_path)
        assert b"AlreadyOpen" in subprocess.run(run, env=env, capture_output=True).stderr
    assert subprocess.run(run, env=env).returncode == 0
    InstanceLock(tmp_path).release()


def test_a_killed_program_leaves_no_lock(tmp_path):
    code = "import sys, os; from pathlib import Path; from spreekuur.security.instance import InstanceLock\n"
    code += "lock = InstanceLock(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    env = {"PYTHONPATH": str(Path(places.__file__).parents[2])}
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=env).returncode == -9
    InstanceLock(tmp_path).release()
