# SPDX-License-Identifier: EUPL-1.2
"""What lies beside the vault is believed only if the vault says so, and is written anew from it."""

import pytest

from exchange_vaults import a_vault
from pack_making import a_pack, installed
from spreekuur.store import vault_settings
from spreekuur.team import pack_beside, packs


@pytest.fixture
def ana():
    return a_vault("Ana", 0, founds=True)


def test_without_a_pack_it_is_the_content_of_the_program(ana, tmp_path):
    loaded = pack_beside.load(tmp_path)
    assert pack_beside.believed(tmp_path, ana, loaded) is loaded
    assert not (tmp_path / "content").exists()


def test_what_was_laid_beside_is_used_as_it_is(ana, tmp_path):
    installed(ana, ana)
    pack_beside.write(tmp_path, ana)
    loaded = pack_beside.load(tmp_path)
    assert loaded.municipality.name == "Voorbeeldstad"
    assert pack_beside.believed(tmp_path, ana, loaded) is loaded


@pytest.mark.parametrize("bad", [b"", b"{}", b"\xff" * 100, "other"])
def test_what_somebody_else_laid_there_is_not_believed(ana, tmp_path, bad):
    installed(ana, ana)
    pack_beside.write(tmp_path, ana)
    path = tmp_path / "content" / "content.json"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"0900 000 01 06", b"0900 666 66 66") if bad == "other" else bad)
    content = pack_beside.believed(tmp_path, ana, pack_beside.load(tmp_path))
    assert content.organisations["vb_veilig"].phone == "0900 000 01 06"
    assert path.read_bytes() == good


def test_a_vault_without_a_pack_believes_nothing_that_lies_beside_it(ana, tmp_path):
    other = a_vault("Eve", 1, founds=True)
    installed(other, other)
    pack_beside.write(tmp_path, other)
    content = pack_beside.believed(tmp_path, ana, pack_beside.load(tmp_path))
    assert content.municipality.name == "Aalsmeer"
    assert not (tmp_path / "content").exists()


def test_a_pack_that_this_program_cannot_read_locks_nobody_out(ana, tmp_path):
    installed(ana, ana)
    vault_settings.put(ana, "pack_file", "AAAA")
    assert pack_beside.believed(tmp_path, ana, pack_beside.load(tmp_path)).municipality.name == "Aalsmeer"
    assert packs.installed(ana).version == "2"
    assert packs.offered(ana, a_pack(ana, "9")).told.version == "9"
