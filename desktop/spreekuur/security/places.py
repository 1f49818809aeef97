# SPDX-License-Identifier: EUPL-1.2
"""Where a vault may live: on a disk of this computer that nothing copies behind our back."""

import os
import re
from pathlib import Path

from spreekuur.errors import UserError
from spreekuur.errors.vault import CloudFolder, UnsuitableDisk

_SERVICES = {
    "OneDrive": r"onedrive( - .*)?",
    "Dropbox": r"dropbox( \(.*\))?",
    "iCloud": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Google Drive": r"google ?drive.*|googledrive-.*|my drive",
    "Nextcloud": r"nextcloud\d?|owncloud\d?",
    "pCloud": r"pcloud ?drive|pclouddrive",
    "Box": r"box( sync)?-?box|box sync",
    "MEGA": r"mega(sync)?",
    "Proton Drive": r"proton ?drive|protondrive-.*",
    "STACK": r"stack ?drive|transip stack",
}
_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "davfs", "fuse.davfs", "fuse.sshfs", "fuse.rclone")
)
_OLD = frozenset(("vfat", "msdos", "exfat", "fuseblk.exfat"))
_MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4


def objection(home: Path) -> UserError | None:
    """Why a vault should not be in this folder: to refuse when founding, to warn of when unlocking."""
    place = _resolved(home)
    service = cloud_service(place)
    if service:
        return CloudFolder(service)
    kind = file_system(place)
    if kind in _NETWORK or kind in _OLD:
        return UnsuitableDisk(kind)
    return None


def cloud_service(place: Path) -> str:
    """The service that copies this folder, empty when none is known to."""
    marked = os.environ.get("OneDrive", "")  # noqa: SIM112 - so Windows names it, whatever the folder is called
    if marked and place.is_relative_to(marked):
        return "OneDrive"
    for part in place.parts:
        for service, pattern in _SERVICES.items():
            if re.fullmatch(pattern, part.casefold()):
                return service
    return ""


def file_system(place: Path) -> str:
    """The kind of file system a folder is on; empty where the system does not say."""
    if os.name == "nt":
        return _windows_file_system(place)
    try:
        mounts = _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return _kind_of(place, mounts)


def _kind_of(place: Path, mounts: list[str]) -> str:
    best, kind = -1, ""
    for line in mounts:
        fields = line.split(" ")
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1]))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _windows_file_system(place: Path) -> str:
    import ctypes

    root = place.anchor
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    if root.startswith("\\\\") or kernel.GetDriveTypeW(root) == _DRIVE_REMOTE:
        return "smbfs"
    name = ctypes.create_unicode_buffer(64)
    kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    return {"FAT32": "vfat", "FAT": "msdos", "exFAT": "exfat"}.get(name.value, name.value.lower())


def _resolved(home: Path) -> Path:
    return home.expanduser().resolve()
