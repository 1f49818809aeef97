# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a vault, in the real window: each has a sentence of its own, and nothing is changed."""

import pytest
from PySide6.QtWidgets import QWidget

from journey.vaults import PHRASE, SECRET, opened
from spreekuur import language
from spreekuur.errors import vault as errors
from spreekuur.messages import explain
from spreekuur.security import recovery
from spreekuur.security.instance import InstanceLock
from spreekuur.store import backup

pytestmark = pytest.mark.usefixtures("undressed")


def said(person) -> str:
    """Every word that stands in the window now."""
    parts = person.program.shell.findChildren(QWidget)
    seen = [part for part in parts if part.isVisible()]
    words = [part.words() if hasattr(part, "words") else getattr(part, "text", str)() for part in seen]
    return " | ".join(word for word in words if isinstance(word, str))


def says(person, error) -> None:
    sentence = explain(error)
    person.wait(lambda: sentence in said(person))
    assert person.program.desk() is None


def contents(home) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in home.iterdir() if file.suffix in (".db", ".json")}


def test_a_wrong_passphrase_is_said_and_the_next_one_opens(sit_down):
    person = sit_down()
    person.try_phrase("zes verkeerde woorden op een rij")
    says(person, errors.WrongPassphrase())
    assert person.program.unlock.field.line.selectedText()
    person.unlock()


def damage_slots(home) -> None:
    (home / "keyslots.json").write_text("{", "utf-8")


def lose_slots(home) -> None:
    (home / "keyslots.json").unlink()


def damage_store(home) -> None:
    data = bytearray((home / "vault.db").read_bytes())
    data[2000] ^= 1
    (home / "vault.db").write_bytes(bytes(data))


def lose_store(home) -> None:
    (home / "vault.db").unlink()


def come_from_a_newer_program(home) -> None:
    app = opened(home)
    app.db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('spreekuur', 'm999_later', '')"
    )
    app.close()


FAULTS = {
    damage_slots: errors.DamagedKeyslots,
    lose_slots: errors.KeyslotsMissing,
    damage_store: errors.DamagedStore,
    lose_store: errors.StoreMissing,
    come_from_a_newer_program: errors.NewerSchema,
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_is_said_and_nothing_is_changed(sit_down, home, fault):
    fault(home)
    before = contents(home)
    person = sit_down()
    person.try_phrase(PHRASE)
    says(person, FAULTS[fault]())
    person.leave()
    assert contents(home) == before


def test_a_vault_that_is_open_elsewhere_is_said_and_opens_later(sit_down, home):
    elsewhere = InstanceLock(home)
    person = sit_down()
    person.try_phrase(PHRASE)
    says(person, errors.AlreadyOpen())
    elsewhere.release()
    person.press("Enter")
    person.unlock()


def test_a_damaged_vault_is_put_back_from_its_copy_in_the_window(sit_down, home):
    app = opened(home)
    backup.back_up_locally(app.db)
    app.close()
    damage_store(home)
    person = sit_down()
    person.try_phrase(PHRASE)
    says(person, errors.DamagedStore())
    person.wait(lambda: person.field() == "passphrase")
    person.write(PHRASE)
    person.press("Enter")
    person.wait(lambda: person.program.desk() is not None)


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_sheet(sit_down):
    person = sit_down()
    person.reach(person.program.unlock.forgotten_button.hasFocus)
    person.press("Space")
    person.write(" ".join(recovery.to_groups(SECRET)))
    person.press("Enter")
    new = person.program.shell.currentWidget().recovery.new
    person.reach(new.typed.line.hasFocus)
    person.write(new.value())
    person.press("Enter")
    person.wait(lambda: person.program.desk() is not None)


def test_no_two_faults_share_a_sentence():
    kinds = [*FAULTS.values(), errors.WrongPassphrase, errors.AlreadyOpen]
    for code in language.LANGUAGES:
        language.use(code)
        assert len({explain(kind()) for kind in kinds}) == len(kinds), code
    language.use("en")
