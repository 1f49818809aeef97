# SPDX-License-Identifier: EUPL-1.2
"""The content of `--content`: a folder, a pack, or a signed pack. Nothing else is imported for the first two."""

from pathlib import Path

from spreekuur.content import pack
from spreekuur.content.pack import Content
from spreekuur.content.signed import MAGIC, is_signed_pack
from spreekuur.outside import read_plain


def load(path: Path | None = None) -> Content:
    """As `content.pack.load`, and a signed pack too, if nobody changed it after it was signed.

    Whose word it is, is asked when it is installed: here somebody named the file.

    Raises: ContentError, PackRefused.
    """
    if path is None or not path.is_file() or not _is_signed(path):
        return pack.load(path)
    from spreekuur.team import pack_files

    return pack_files.content_of(pack_files.read(pack_files.read_file(path)))


def _is_signed(path: Path) -> bool:
    try:
        return is_signed_pack(read_plain(path, len(MAGIC)))
    except OSError:
        return False  # `pack.load` says what is wrong
