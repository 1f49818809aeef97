# SPDX-License-Identifier: EUPL-1.2
"""What is asked before a passphrase is given, changed, renamed or removed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from spreekuur.desk.leave import PERMIT_MINUTES, Permit
from spreekuur.errors import UserError
from spreekuur.errors.vault import SlotNameInvalid, SlotNameTaken
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.security.vault import NewSlot
from spreekuur.ui.passphrases.asking import AskPassphrase
from spreekuur.ui.passphrases.new_passphrase import NewPassphrase
from spreekuur.ui.settings.panel import Confirm, Panel
from spreekuur.ui.settings.pick_row import PickRow
from spreekuur.ui.settings.slot_work import SlotWork
from spreekuur.ui.widgets import Field, LineEdit, NoteLine, Paragraph


class AskPanel(Panel):
    """Asks for a passphrase before something is done; `allowed` gives the leave that came of it."""

    allowed = Signal(object)  # Permit

    def __init__(self, work: SlotWork, check: Callable[[str], Permit]) -> None:
        super().__init__()
        session = work.session
        self.asking = AskPassphrase(session.jobs, check, work.leave.attempts, session.clock)
        self.asking.passed.connect(self.allowed)
        self.asking.busy_changed.connect(self.set_busy)
        self.parts.addWidget(self.asking)

    def ready(self) -> bool:
        """The field itself says how it went."""
        self.asking.try_now()
        return False

    def focus_first(self) -> None:
        """Begin in the field."""
        self.asking.focus_first()


class LeavePanel(AskPanel):
    """Asks for the passphrase of somebody who may manage others."""

    def __init__(self, work: SlotWork, managers: Sequence[str]) -> None:
        super().__init__(work, work.leave.ask)
        self._managers = managers
        self.allowed.connect(work.leave.give)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("The coordinator decides this")

    def lead(self) -> str:
        """Why, and for how long."""
        return ngettext(
            "The leave holds for {n} minute, or until you go to another screen.",
            "The leave holds for {n} minutes, or until you go to another screen.",
            PERMIT_MINUTES,
        ).format(n=PERMIT_MINUTES)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        names = _(" or ").join(self._managers)
        self.asking.set_label(_("Passphrase of {names}").format(names=names))


class AccessLeave(LeavePanel):
    """The same, before something is changed about who gets in."""

    def lead(self) -> str:
        """Why, and for how long."""
        return ngettext(
            "It changes who can read the whole vault. The leave holds for {n} minute, or until you go to"
            " another screen.",
            "It changes who can read the whole vault. The leave holds for {n} minutes, or until you go to"
            " another screen.",
            PERMIT_MINUTES,
        ).format(n=PERMIT_MINUTES)


class ProofPanel(AskPanel):
    """Asks for one's own passphrase."""

    def __init__(self, work: SlotWork) -> None:
        me = work.me
        super().__init__(work, lambda typed: work.leave.prove(me, typed))
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("First your present passphrase")

    def lead(self) -> str:
        """Why."""
        return _("So that nobody else at this desk can change it.")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.asking.set_label(_("The passphrase you have now"))


class _NamePanel(Panel):
    def __init__(self) -> None:
        super().__init__()
        self.name = Field("", LineEdit(name="slot_name"), required=True)
        self.line().returnPressed.connect(self.try_now)
        self.line().textEdited.connect(lambda _text: self.name.set_error(""))
        self.parts.addWidget(self.name)

    def line(self) -> LineEdit:
        """Where the name is typed."""
        editor = self.name.editor
        assert isinstance(editor, LineEdit)
        return editor

    def typed_name(self) -> str:
        """The name, without spaces around."""
        return " ".join(self.line().text().split())

    def ready(self) -> bool:
        """Is there a name?"""
        if not self.typed_name():
            self.name.set_error(_("Write a first name or initials."))
            self.line().setFocus()
        return bool(self.typed_name())

    def tell(self, error: UserError) -> None:
        """What is wrong with the name is said beside it."""
        if isinstance(error, SlotNameTaken | SlotNameInvalid):
            self.name.set_error(explain(error))
            self.line().setFocus()
        else:
            super().tell(error)

    def focus_first(self) -> None:
        """Begin with the name."""
        self.line().setFocus()
        self.line().selectAll()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.name.set_label(_("First name or initials"))


class AddPanel(_NamePanel):
    """A name, whether it is a coordinator, and a passphrase of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.role, self._role_means = PickRow(), Paragraph(role="card", tone="muted")
        self.new = NewPassphrase()
        self.new.entered.connect(self.try_now)
        self.parts.addWidget(self.role)
        self.parts.addWidget(self._role_means)
        self.parts.addWidget(self.new)
        self.role.set_choices([("volunteer", ""), ("coordinator", "")])
        self.role.set_values(["volunteer"])
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("A passphrase for somebody")

    def lead(self) -> str:
        """Who sits down for it."""
        return _(
            "Let this person sit down here, write the six words down, and type them. The name can be read"
            " without a passphrase."
        )

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Give this passphrase"), _("Cancel")

    def ready(self) -> bool:
        """Is there a name, and was the passphrase typed again?"""
        return super().ready() and self.new.ready()

    def person(self) -> NewSlot:
        """Who gets a passphrase."""
        return NewSlot(self.typed_name(), self.new.value(), self.role.value() == "coordinator")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.role.set_label(_("Role"))
        self._role_means.set_words(
            _("A coordinator manages passphrases, and reads signals until there are confidants.")
        )
        self.role.set_choices([("volunteer", _("Volunteer")), ("coordinator", _("Coordinator"))])
        self.new.retranslate()


class RenamePanel(_NamePanel):
    """Another name for somebody."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.line().setText(name)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Another name for {name}").format(name=self._name)

    def lead(self) -> str:
        """What stays."""
        return _("The passphrase stays the same. What was noted before keeps the name it had then.")

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Rename"), _("Cancel")


class PassphrasePanel(Panel):
    """A new passphrase, for oneself or for somebody who forgot theirs."""

    def __init__(self, name: str, *, mine: bool) -> None:
        super().__init__()
        self._name, self._mine = name, mine
        self.new = NewPassphrase()
        self.new.entered.connect(self.try_now)
        self.parts.addWidget(self.new)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        if self._mine:
            return _("Your new passphrase")
        return _("A new passphrase for {name}").format(name=self._name)

    def lead(self) -> str:
        """What becomes of the old one."""
        return _("The old passphrase then opens this vault no more. Copies made before still open with it.")

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Use the new passphrase"), _("Keep the old one")

    def ready(self) -> bool:
        """Was it typed again?"""
        return self.new.ready()

    def focus_first(self) -> None:
        """Begin where it is typed again."""
        self.new.typed.line.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.new.retranslate()


class RemovePanel(Confirm):
    """Asks before somebody's way in is taken away."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.honest = NoteLine("info", "info")
        self.parts.addWidget(self.honest)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Remove the passphrase of {name}?").format(name=self._name)

    def lead(self) -> str:
        """What it does."""
        return _("It opens this vault no more, from now on. This cannot be undone; a new one can be given.")

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Remove"), _("Do not remove")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.honest.set_words(
            _(
                "The vault gets a new key, and all other passphrases stay. Copies on sticks, and files copied"
                " before, still open with the old passphrase: make new copies and delete the old ones."
            )
        )
