# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with a paper. A field is named as in the CASE file (`client.given`); values never are."""

from spreekuur.errors import UserError


class MissingGlyph(UserError):
    """A character that no font of ours has; the paper is not made."""

    def __init__(self, *, field: str, character: str, code: str) -> None:
        super().__init__()
        self.field, self.character, self.code = field, character, code


class ControlCharacter(UserError):
    """An invisible character that could hide or turn text around."""

    def __init__(self, *, field: str, code: str) -> None:
        super().__init__()
        self.field, self.code = field, code


class CaseUnreadable(UserError):
    """The file is absent or is not JSON."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.name = name


class UnknownMember(UserError):
    """The case holds a member that no paper knows; a typing error must not make data vanish silently."""

    def __init__(self, *, field: str) -> None:
        super().__init__()
        self.field = field


class WrongValue(UserError):
    """A member has a value of the wrong kind."""

    def __init__(self, *, field: str, expected: str) -> None:
        super().__init__()
        self.field, self.expected = field, expected


class BsnRefused(UserError):
    """A citizen service number stands in the text; it never belongs on paper of a volunteer."""

    def __init__(self, *, field: str) -> None:
        super().__init__()
        self.field = field


class WrongKenmerk(UserError):
    """The check characters do not fit: a digit was mistyped or two changed places."""


class ConsentMissing(UserError):
    """A name, phone or birth date is to be passed on without consent for this recipient."""


class UnknownRecipient(UserError):
    """No organisation with this id is in the content."""

    def __init__(self, *, recipient: str) -> None:
        super().__init__()
        self.recipient = recipient


class PaperNotMade(UserError):
    """A kind or layout of paper that this version does not print."""

    def __init__(self, *, paper: str) -> None:
        super().__init__()
        self.paper = paper


class PaperExists(UserError):
    """The file is there already, and nobody said that it may be replaced."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.name = name


class PaperNotWritten(UserError):
    """The folder could not be written to."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.name = name
