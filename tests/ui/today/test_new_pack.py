# SPDX-License-Identifier: EUPL-1.2
"""A content pack that came with a bundle is told once, with what it changes; "seen" can be taken back."""

from exchange_vaults import a_vault
from pack_making import installed
from spreekuur.store import vault_settings
from spreekuur.team import packs


def test_a_new_pack_is_told_once(opened, desk, evening):
    ana = a_vault("Ana", 0, founds=True)
    installed(ana, ana)
    for name in ("pack", "pack_file"):
        vault_settings.put(desk.db, name, vault_settings.get(ana, name))
    view = opened()
    (row,) = view.parts.todo.rows
    said = row.button.accessibleDescription()
    assert said.startswith("New content: version 2, ") and "addresses, 163 rules" in said
    offered = []
    view.undo_offered.connect(lambda words, back: offered.append((words, back)))
    row.button.click()
    assert packs.installed(desk.db).seen
    view.showing()
    assert view.parts.todo.rows == []
    ((words, back),) = offered
    assert words == "You have seen what changed"
    back(desk)
    view.showing()
    assert len(view.parts.todo.rows) == 1
