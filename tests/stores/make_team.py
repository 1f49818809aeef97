# SPDX-License-Identifier: EUPL-1.2
"""Makes the frozen vault of a coordinator from before the team's keys were held by coordinators alone.

It was run once with the program of that day and never again: the keys in it lie as that program kept them, readable for
whoever opens the vault. That they are taken out of reach is the test (`tests/desk/test_before_leading.py`).
"""

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])  # the other tests, which pytest finds by itself

from frozen_pages import PACKED, packed, unpacked

PEOPLE = {
    "Cora": "appel boom citroen dorp eend fiets",
    "Ana": "gans huis ijsje jas kaas lamp",
    "Dees": "maan noot oor peer raam soep",
    "Bo": "taart uil vis wolk zon zee",
}
COORDINATORS = ("Cora", "Dees")
SHEET, SHEETS = b"r" * 20, b"s" * 20
MOMENT = datetime(2026, 11, 11, 19, 0, tzinfo=UTC)
FOLDER = Path(__file__).with_name("team-before-leading")
PASSWORD = "wachtwoord-van-de-gemeente"


def thaw_vault(home: Path) -> dict[str, str]:
    """Put that vault on the disk as it was left; gives the secrets that lay readable in it, by name."""
    shutil.copytree(FOLDER, home, ignore=shutil.ignore_patterns(f"*{PACKED}", "told.json"))
    told: dict[str, str] = json.loads((FOLDER / "told.json").read_text("utf-8"))
    for frozen in FOLDER.rglob(f"*{PACKED}"):
        place = home / frozen.relative_to(FOLDER)
        place.with_suffix("").write_bytes(unpacked(frozen.read_bytes(), bytes.fromhex(told["db_key"])))
    return told


def _make(home: Path) -> dict[str, str]:
    from builders import SENDER
    from exchange_vaults import a_vault
    from figures_desk import APRIL_15, signed, some_talks
    from journey.vaults import CHEAP
    from spreekuur.app import Founding, found_home
    from spreekuur.desk import exchange_place, figures_place, team
    from spreekuur.security import slots
    from spreekuur.security.vault import NewSlot
    from spreekuur.statistics.periods import Period
    from spreekuur.store import backup, vault_settings
    from spreekuur.team import membership, packs

    moment = APRIL_15
    people = tuple(NewSlot(name, words, coordinator=name in COORDINATORS) for name, words in PEOPLE.items())
    founding = Founding("Pools spreekuur", SENDER, 0, people, SHEET)
    app = found_home(home, founding, cost=CHEAP, clock=lambda: moment)
    slots.add_sheets(home, app.unlocked, SHEETS)
    desk = app.desk
    some_talks(desk, each=2)
    signed(desk, Period(2026, 1))
    for number, role in enumerate(("volunteer", "coordinator", "volunteer"), 1):
        other = a_vault(f"Laptop {number}", number)
        request, _words = membership.ask(other, f"Laptop {number}", "nl", moment)
        team.admit(desk, team.read_request(request), role, moment)
    team.revoke(desk, "Laptop 3", moment)
    packs.signing_key(app.db, moment)
    figures_place.put(desk, figures_place.Place("https://cijfers.example/in", "punt", PASSWORD))
    exchange_place.put(desk, exchange_place.Place("https://bundels.example/in", "punt", "een-ander"))
    backup.back_up_locally(app.db)
    told = {
        "db_key": app.db.key.hex(),
        "identity": vault_settings.get(app.db, "identity")["signing_key"],
        "statistics_key": vault_settings.get(app.db, "statistics_key"),
        "pack_key": vault_settings.get(app.db, "pack_key")["key"],
        "figures_place": PASSWORD,
    }
    app.close()
    return told


if __name__ == "__main__":
    if FOLDER.exists():
        raise SystemExit(f"{FOLDER.name} is frozen: it is never made again")
    with TemporaryDirectory() as folder:
        made = Path(folder) / "home"
        secrets = _make(made)
        for store in made.rglob("vault.db"):
            store.with_name(store.name + PACKED).write_bytes(
                packed(store.read_bytes(), bytes.fromhex(secrets["db_key"]))
            )
            store.unlink()
        (made / "told.json").write_text(json.dumps(secrets, indent=1) + "\n", "utf-8")
        for rest in [*made.glob("log"), *made.glob("vault.lock"), *made.glob("settings.toml")]:
            shutil.rmtree(rest) if rest.is_dir() else rest.unlink()
        shutil.copytree(made, FOLDER)
