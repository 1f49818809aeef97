# SPDX-License-Identifier: EUPL-1.2
"""The first start by keys: six steps from no vault at all to the first number in the queue."""

from PySide6.QtWidgets import QWidget

from spreekuur.ui.unlock.unlock_view import UnlockView
from spreekuur.ui.widgets import Field
from spreekuur.ui.wizard.view import WizardView

SENDER = {"street": "Marktplein 4", "postcode": "1234 AB", "city": "Aalsmeer", "phone": "0297 000 000"}


def new_phrase(person, name: QWidget, new, who: str) -> str:
    person.reach(name.hasFocus)
    person.write(who)
    person.reach(new.typed.line.hasFocus)
    words = new.value()
    person.write(words)
    person.press("Enter")
    person.settle()
    assert complaints(person) == [], "one Enter is one step"
    return words


def complaints(person) -> list[str]:
    """What stands in red on the page."""
    page = person.program.shell.currentWidget()
    return [field.error() for field in page.findChildren(Field) if field.isVisible() and field.error()]


def test_from_no_vault_to_the_first_number_by_keys(sit_down, tmp_path):
    home = tmp_path / "nieuw"
    person = sit_down(home)
    wizard = person.program.shell.currentWidget()
    assert isinstance(wizard, WizardView)
    assert not [page for page in person.program.shell.findChildren(UnlockView) if page.isVisible()]
    person.press("Enter")
    mine = new_phrase(person, wizard.words.name_line(), wizard.words.new, "Marta")
    person.reach(wizard.recovery.typed_line().hasFocus)
    person.write("".join(wizard.recovery.groups).lower())
    person.press("Enter")
    for name, text in SENDER.items():
        person.reach(wizard.letters.line(name).hasFocus)
        person.write(text)
    person.press("Enter")
    new_phrase(person, wizard.coordinator.name_line(), wizard.coordinator.new, "Ewa")
    person.wait(lambda: wizard.card.place() == 5)
    person.press("Enter")
    person.wait(lambda: person.program.desk() is not None)
    person.settle()
    assert person.screen("today").today.roster == ("Marta",)
    assert person.screen("today").today.evening is not None  # as the last button said
    person.press("F2", "1", "Enter")
    assert [ticket.number for ticket in person.screen("today").today.waiting] == [1]
    person.leave()

    back = sit_down(home)
    back.unlock(mine)
    assert [ticket.number for ticket in back.screen("today").today.waiting] == [1]


def test_closed_half_way_there_is_no_vault(sit_down, tmp_path):
    home = tmp_path / "nieuw"
    person = sit_down(home)
    person.press("Enter")
    person.leave()
    assert not (home / "keyslots.json").exists()
    assert not (home / "vault.db").exists()
