# SPDX-License-Identifier: EUPL-1.2
"""What a coordinator is asked: who asks to belong, whether the words are the same, who is taken out."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spreekuur.desk.admitting import Admitted, Asking, Laptop, Reason
from spreekuur.desk.joining import OF_ALL
from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.moving.column_rows import narrow
from spreekuur.ui.settings.panel import Confirm, Panel
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.team import words
from spreekuur.ui.team.joining_panels import PlacePanel
from spreekuur.ui.team.six_words import SixWords
from spreekuur.ui.today.words import day_and_time
from spreekuur.ui.widgets import ComboBox, Field, FoundList, NoteLine, Paragraph

_SHOWN = 4


class RequestsPanel(PlacePanel):
    """The stick with the request; when several laptops ask on it, one of them is chosen."""

    def __init__(self, folder: str, now: datetime) -> None:
        super().__init__(folder)
        self._now = now
        self._found: Sequence[Asking] = ()
        self.list = FoundList()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.itemActivated.connect(lambda _item: self.try_now())
        self.list.hide()
        self.folder.changed.connect(lambda _path: self.show_requests(()))
        self.parts.addWidget(self.list)
        self.retranslate()

    def show_requests(self, found: Sequence[Asking]) -> None:
        """Show who asks, the one that asked last chosen."""
        self._found = found
        self.list.set_rows([words.asking_row(one, self._now) for one in found])
        self.list.setVisible(bool(found))
        self.restyle()
        self.retranslate()
        self.set_busy(busy=False)
        if found:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> Asking | None:
        """Who is chosen; None before anybody looked."""
        chosen = self.list.current_id()
        return next((one for one in self._found if one.request.digest == chosen), None)

    def title(self) -> str:
        """What is asked."""
        return _("Let a laptop in")

    def lead(self) -> str:
        """What it means."""
        return _("On the other laptop: Settings, Team, “Ask to join”. Then bring its stick here.")

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return (_("Go on") if self._found else _("Look who asks")), _("Cancel")

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.list.setFixedHeight(min(max(len(self._found), 1), _SHOWN) * (theme.height(60) + 1) + 4)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.list.setAccessibleName(_("Laptops that ask to belong"))
        self.list.set_rows([words.asking_row(one, self._now) for one in self._found])


class AdmitPanel(Panel):
    """The six words of who asks, the role, and whether it takes the place of another."""

    def __init__(self, asking: Asking, others: Sequence[Laptop], now: datetime) -> None:
        super().__init__()
        self.asking, self._now = asking, now
        self._others = [one.name for one in others if not (one.here or one.founder or one.revoked)]
        self.six = SixWords()
        self.six.show_words(asking.words)
        self._compare, self.noted = NoteLine("users", "info"), NoteLine("triangle-alert", "warn")
        self.role, self._means = PickRow(), Paragraph(role="card", tone="muted")
        self.role.set_choices([(each, "") for each in words.ROLES])
        self.role.set_values([words.ROLES[0]])
        self.role.picked.connect(lambda _role: self.retranslate())
        self.lost = ComboBox(name="team_replaces")
        narrow(self.lost)
        self.accept.set_keys("")
        self._lost = Field("", self.lost)
        for part in (self.six, self._compare, self.noted, self.role, self._means, self._lost):
            self.parts.addWidget(part)
        self._lost.setVisible(bool(self._others))
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Compare the six words")

    def lead(self) -> str:
        """Who asks, and when it did."""
        one, moment = self.asking, day_and_time(self.asking.asked_at, self._now)
        said = _("{name}, with the digit {digit}, asks to belong to the team. Asked: {moment}.")
        return said.format(name=one.name, digit=one.digit, moment=moment)

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("The words are the same: let in"), _("They differ")

    def focus_first(self) -> None:
        """Nobody says yes by accident: the words come first."""
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self._compare.set_words(
            _("The other laptop shows six words, too. Let one of you read them aloud. Are all six the same?")
        )
        self.role.set_label(_("What may this laptop do?"))
        self.role.set_choices([(each, words.role(each)) for each in words.ROLES])
        self._means.set_words(words.role_means(self.role.value() or ""))
        self._lost.set_label(_("In the place of a lost laptop?"))
        self.lost.set_choices([("", _("No, it is one more"))] + [(name, name) for name in self._others])
        self.noted.set_words(" ".join(self._notes()))

    def _notes(self) -> list[str]:
        one, notes = self.asking, []
        if one.holder:
            said = _(
                "{name} has the digit {digit} already. Only in the place of that laptop can this one come; otherwise"
                " let it ask anew with another digit."
            )
            notes.append(said.format(name=one.holder, digit=one.digit))
        if one.known_as:
            notes.append(
                _("It belongs to the team already, as {name}. It gets a new certificate.").format(
                    name=one.known_as
                )
            )
        if one.answered_at:
            said = _("This request was answered {moment}. The newest answer counts.")
            notes.append(said.format(moment=day_and_time(one.answered_at, self._now)))
        if one.old:
            notes.append(
                _(
                    "It is an old request. If the laptop asked again since, only its last request can be answered."
                )
            )
        return notes


class AdmittedPanel(Panel):
    """The laptop belongs: what to do with the stick, and the words that its screen will show."""

    def __init__(self, done: Admitted) -> None:
        super().__init__()
        self._done = done
        self.six = SixWords()
        self.six.show_words(((OF_ALL, done.words),))
        self._written, self._compare = NoteLine("circle-check", "ok"), Paragraph()
        self.cancel.hide()
        for part in (self._written, self._compare, self.six):
            self.parts.addWidget(part)
        self.retranslate()

    def title(self) -> str:
        """What was done."""
        return _("The laptop is let in")

    def lead(self) -> str:
        """Which one."""
        return _("{name} belongs to the team").format(name=self._done.name)

    def words(self) -> tuple[str, str]:
        """The only way on."""
        return _("Done"), _("Done")

    def focus_first(self) -> None:
        """There is one button."""
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self._written.set_words(_("Written on the stick: {file}").format(file=self._done.file))
        self._compare.set_words(
            _(
                "Take the stick back to that laptop and choose “Take in the admission” there. It then shows these six"
                " words of the team. Compare them once more."
            )
        )


class RevokePanel(Confirm):
    """Asks before a laptop is taken out of the team, and why."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.why = PickRow()
        self.why.set_choices([(each.value, "") for each in Reason])
        self.why.set_values([Reason.LOST.value])
        self._does, self._not = NoteLine("check", "muted"), NoteLine("info", "info")
        parts: tuple[QWidget, ...] = (self.why, self._does, self._not)
        for part in parts:
            self.parts.addWidget(part)
        self.retranslate()

    def reason(self) -> Reason:
        """Why."""
        return Reason(self.why.value() or Reason.OTHER.value)

    def title(self) -> str:
        """What is asked."""
        return _("Take this laptop out?")

    def lead(self) -> str:
        """Which one, and that it stays so."""
        stays = _("This cannot be undone. The laptop can come back with a new vault only.")
        return f"{self.name}. {stays}"

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Take out of the team"), _("Let it stay")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.why.set_label(_("Why?"))
        self.why.set_choices([(each.value, words.reason(each)) for each in Reason])
        self._does.set_words(
            _(
                "What it gives from now on is refused here at once, and on the other laptops as soon as they have your"
                " next bundle. What it gave before stays."
            )
        )
        self._not.set_words(
            _(
                "It does not erase anything there: who has that laptop and a passphrase of it can go on reading what is"
                " in it."
            )
        )
