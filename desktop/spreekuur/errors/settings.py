# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the settings: who may change what, and what must always be left."""

from spreekuur.errors import UserError


class NotCoordinator(UserError):
    """The passphrase is right, but it is not one that may give and take away passphrases."""


class NeedsCoordinator(UserError):
    """Who opened the vault may not do this: it takes a coordinator."""


class NotYourPassphrase(UserError):
    """The passphrase opens the vault, but it is somebody else's than the one to be changed."""


class LastCoordinator(UserError):
    """The only passphrase that manages people, or that opens the sealed signals, cannot be taken away."""


class OwnSlot(UserError):
    """The passphrase that opened the vault cannot be taken away while it is open."""


class PermitOver(UserError):
    """The coordinator's passphrase was given too long ago; it must be given again."""


class KeyNotYetTheirs(UserError):
    """A new key cannot be given to these people, nor to the sheet, before they open the vault once more."""

    def __init__(self, names: tuple[str, ...], *, sheet: bool) -> None:
        super().__init__()  # names stay out of what an exception says of itself
        self.names, self.sheet = names, sheet


class SignalsNotYours(UserError):
    """The passphrase is right, but it does not open what is sealed."""


class ConfidantsFull(UserError):
    """As many confidants as there may be were named already."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class OnlyConfidant(UserError):
    """Nobody else opens what is sealed, so it would stay closed for good."""

    def __init__(self, name: str) -> None:
        super().__init__()  # the name stays out of what an exception says of itself
        self.name = name
