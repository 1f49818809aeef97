# SPDX-License-Identifier: EUPL-1.2
"""What the settings do with passphrases and the recovery sheet."""

from dataclasses import replace

from PySide6.QtCore import Signal

from spreekuur.desk import settings, settings_confidants, settings_people
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.settings_people import Renewed
from spreekuur.errors.settings import PermitOver
from spreekuur.language import _
from spreekuur.security.slots import Change
from spreekuur.security.vault import NewSlot
from spreekuur.ui.settings.slot_work import SlotWork


class SlotActions(SlotWork):
    """Each says what was done in a sentence, with what takes it back where that is possible."""

    looked = Signal(object)  # People

    def look(self) -> None:
        """Read who has a passphrase."""
        home, me = self.session.home, self.me
        self.session.jobs.read(
            self, lambda _desk: settings_people.look(home, me), self.looked.emit, self.failed.emit
        )

    def add(self, person: NewSlot) -> None:
        """Give somebody a passphrase."""
        home, now = self.session.home, self.session.clock()
        said = _("{name} has a passphrase now").format(name=person.name)

        def done(change: Change) -> None:
            self.happened.emit(said, lambda: self.take_back(change, lambda _change: self.look()))

        self.run_with_leave(lambda permit: settings_people.add(home, permit, person, now), said, done)

    def rename(self, name: str, to: str) -> None:
        """Call somebody otherwise; on the desk too, when that is who opened the vault."""
        home, me, permit, now = self.session.home, self.me, self.leave.permit(), self.session.clock()
        said = _("{name} is called {to} now").format(name=name, to=to)

        def done(change: Change) -> None:
            self._call_me(name, to)
            self.happened.emit(said, lambda: self.take_back(change, lambda _change: back()))

        def back() -> None:
            self._call_me(to, name)
            self.look()

        self.run(lambda: settings_people.rename(home, me, permit, name, to, now), done)

    def change_own(self, proof: Permit, new: str) -> None:
        """Take a new passphrase of one's own."""
        home, me, now = self.session.home, self.me, self.session.clock()
        said = _("Your new passphrase counts from now on")
        self.run(
            lambda: settings_people.change_own(home, me, proof, new, now),
            lambda _change: self.happened.emit(said, None),
        )

    def change_other(self, name: str, new: str) -> None:
        """Give somebody a new passphrase."""
        home, now = self.session.home, self.session.clock()
        said = _("The new passphrase of {name} counts from now on").format(name=name)
        self.run_with_leave(lambda permit: settings_people.change_other(home, permit, name, new, now), said)

    def remove(self, name: str) -> None:
        """Take somebody's passphrase away; the vault gets a new key."""
        home, me, now = self.session.home, self.me, self.session.clock()
        said = _("The passphrase of {name} was removed, and the vault has a new key").format(name=name)
        self.renew(
            lambda desk, permit: settings_people.remove(desk, home, me, permit, name, now),
            lambda renewed: self.happened.emit(_with_left(said, renewed), None),
            "settings",
        )

    def trust(self, name: str, leave: Permit, *, on: bool) -> None:
        """Make somebody a confidant, or no longer; whoever opened the vault and reads no more forgets that key."""
        home, now = self.session.home, self.session.clock()
        work = settings_confidants.name if on else settings_confidants.unname
        said = _("{name} is a confidant now") if on else _("{name} is no confidant any more")

        def done(change: Change) -> None:
            self.session.unlocked = replace(self.me, confidant_key=None)
            self.happened.emit(
                said.format(name=name), lambda: self.take_back(change, lambda _change: self.look())
            )

        self.run(lambda: work(home, leave, name, now), done)

    def begin_anew(self) -> None:
        """Begin a new key for what is sealed from now on."""
        home, now, permit = self.session.home, self.session.clock(), self.leave.permit()
        said = _("What is sealed from now on has a new key, which the coordinator holds")
        if permit is None:
            self.failed.emit(PermitOver())
            return
        self.session.jobs.write(
            self,
            lambda desk: settings_confidants.begin_anew(desk, home, permit, now),
            changed="settings",
            then=lambda _nothing: self.happened.emit(said, None),
            failed=self.failed.emit,
        )

    def new_sheet(self, secret: bytes) -> None:
        """Let a new recovery sheet count, and note when; the vault gets a new key."""
        home, me, now = self.session.home, self.me, self.session.clock()
        said = _("The new recovery sheet counts from now on, and the vault has a new key")

        def work(desk: Desk, permit: Permit) -> Renewed:
            renewed = settings_people.new_sheet(desk, home, me, permit, secret, now)
            settings.note_new_sheet(desk)
            return renewed

        self.renew(work, lambda renewed: self.happened.emit(_with_left(said, renewed), None), "settings")

    def _call_me(self, name: str, to: str) -> None:
        if self.me.slot_name == name:
            self.session.unlocked = replace(self.me, slot_name=to)
            self.session.jobs.write(
                self, lambda desk: settings.call_author(desk, name, to), changed="settings"
            )


def _with_left(said: str, renewed: Renewed) -> str:
    if not renewed.left:
        return said
    return f"{said}. " + _("The old key still opens these folders beside it: {names}").format(
        names=", ".join(renewed.left)
    )
