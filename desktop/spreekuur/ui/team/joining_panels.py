# SPDX-License-Identifier: EUPL-1.2
"""What a laptop is asked that wants to join: where to write its request, where the answer lies, whether it is right."""

from pathlib import Path

from PySide6.QtCore import Qt

from spreekuur.desk.admitting import Standing
from spreekuur.desk.joining import OF_ALL, Offer
from spreekuur.errors import UserError
from spreekuur.errors.papers import FolderLocked, FolderMissing
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.settings.panel import Panel
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.team import words
from spreekuur.ui.team.six_words import SixWords
from spreekuur.ui.widgets import FolderField, NoteLine, Paragraph


class PlacePanel(Panel):
    """Asks for a stick or a folder. What is wrong with it is said beside the field."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = FolderField(name="team_folder", required=True)
        self.folder.line.setText(folder)
        self.folder.line.returnPressed.connect(self.try_now)
        self.parts.addWidget(self.folder)

    def place(self) -> Path:
        """The folder that was chosen."""
        found = self.folder.folder()
        assert found is not None
        return found

    def ready(self) -> bool:
        """Is a folder named?"""
        named = self.folder.folder() is not None
        if not named:
            self.refuse(_("Put the stick in, and choose it here."))
        return named

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the place."""
        self.folder.set_error(sentence)
        self.folder.line.setFocus()

    def tell(self, error: UserError) -> None:
        """Say why it is not done."""
        self.set_busy(busy=False)
        if isinstance(error, FolderMissing | FolderLocked):
            self.refuse(explain(error))
        else:
            super().tell(error)

    def focus_first(self) -> None:
        """Begin with the button that finds the stick; with the field where a folder stands already."""
        part = self.folder.line if self.folder.line.text() else self.folder.button
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.folder.set_label(_("Stick or folder"))
        self.folder.retranslate()


class AskToJoinPanel(PlacePanel):
    """The digit of this laptop, while no letter carries it, and where the request is written."""

    def __init__(self, standing: Standing, folder: str) -> None:
        super().__init__(folder)
        self._digit = standing.digit
        self.digit = PickRow()
        self.digit.set_choices([(str(n), str(n)) for n in range(10)])
        self.digit.set_values([str(standing.digit)])
        self._digit_means = Paragraph(role="card", tone="muted")
        for part in (self.digit, self._digit_means):
            self.parts.addWidget(part)
            part.setVisible(standing.may_change_digit)
        self.retranslate()

    def chosen_digit(self) -> int:
        """The digit to ask with."""
        return int(self.digit.value() or self._digit)

    def title(self) -> str:
        """What is asked."""
        return _("Ask to join a team")

    def lead(self) -> str:
        """What happens."""
        return _(
            "Spreekuur writes a small file on a stick. Take the stick to the coordinator's laptop. There is nothing"
            " secret in the file."
        )

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Write the request"), _("Cancel")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.digit.set_label(_("Digit of this laptop"))
        self._digit_means.set_words(
            _("Each laptop of the team has another one: it stands in the numbers of its letters.")
        )


class FindAdmissionPanel(PlacePanel):
    """Where the answer of the coordinator lies."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Take in the admission")

    def lead(self) -> str:
        """What happens."""
        return _(
            "Bring back the stick on which the coordinator's laptop wrote. The right file is found by itself."
        )

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Look for the admission"), _("Cancel")


class OfferPanel(Panel):
    """The six words of the team: two people compare them before this laptop belongs to it."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        self.six = SixWords()
        self.six.show_words(((OF_ALL, offer.words),))
        self._role = Paragraph(role="card")
        self._compare = NoteLine("users", "info")
        self.accept.set_keys("")
        for part in (self.six, self._compare, self._role):
            self.parts.addWidget(part)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Compare the six words")

    def lead(self) -> str:
        """Why it is asked."""
        said = _("This laptop will give what it writes to the coordinator of this team: {name}.")
        return said.format(name=self.offer.founder)

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("The words are the same: join"), _("They differ")

    def focus_first(self) -> None:
        """Nobody says yes by accident: the words come first."""
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self._compare.set_words(
            _(
                "The coordinator's laptop shows six words, too. Let one of you read them aloud. Are all six the same?"
            )
        )
        said = _("In the team this laptop is called {name}, and its role is: {role}.")
        role = words.role(self.offer.role)
        self._role.set_words(
            f"{said.format(name=self.offer.name, role=role)} {words.role_means(self.offer.role)}"
        )
