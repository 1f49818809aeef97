# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with a paper. A field is named as in the CASE file (`client.given`); values never are."""

from spreekuur.errors import UserError


class LetterError(UserError):
    """A paper cannot be made as asked; none is written."""


class MissingGlyph(LetterError):
    """A character that no font of ours has; the paper is not made."""

    def __init__(self, *, field: str, character: str, code: str) -> None:
        super().__init__()
        self.field, self.character, self.code = field, character, code


class ControlCharacter(LetterError):
    """An invisible character that could hide or turn text around."""

    def __init__(self, *, field: str, code: str) -> None:
        super().__init__()
        self.field, self.code = field, code


class CaseUnreadable(LetterError):
    """The file is absent or is not JSON."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.name = name


class UnknownMember(LetterError):
    """The case holds a member that no paper knows; a typing error must not make data vanish silently."""

    def __init__(self, *, field: str) -> None:
        super().__init__()
        self.field = field


class WrongValue(LetterError):
    """A member has a value of the wrong kind."""

    def __init__(self, *, field: str, expected: str) -> None:
        super().__init__()
        self.field, self.expected = field, expected


class BsnRefused(LetterError):
    """A citizen service number stands in the text; it never belongs on paper of a volunteer."""

    def __init__(self, *, field: str) -> None:
        super().__init__()
        self.field = field


class WrongKenmerk(LetterError):
    """The check characters do not fit: a digit was mistyped or two changed places."""


class ConsentMissing(LetterError):
    """A name, phone or birth date is to be passed on without consent for this recipient."""


class SecondNameMissing(LetterError):
    """An urgent handover without consent tells something, and nobody decided it together with the writer."""


class UnknownRecipient(LetterError):
    """No organisation with this id is in the content."""

    def __init__(self, *, recipient: str) -> None:
        super().__init__()
        self.recipient = recipient
