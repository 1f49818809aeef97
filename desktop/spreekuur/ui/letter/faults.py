# SPDX-License-Identifier: EUPL-1.2
"""Which field of the letter an error is about, in words that stand beside it."""

from spreekuur.desk.letter_extras import EXTRAS
from spreekuur.errors import UserError
from spreekuur.errors.letters import BsnRefused, ControlCharacter, MissingGlyph, SecondNameMissing, WrongValue
from spreekuur.language import _
from spreekuur.messages import explain

_OF_CLIENT = "client."
_EXTRAS = {extra.member: extra.name for extra in EXTRAS}


def field_fault(error: UserError) -> tuple[str, str]:
    """The name of the field and what to do there; empty when the error is about no field of the form."""
    if isinstance(error, SecondNameMissing):
        return "second_name", explain(error)
    field = str(getattr(error, "field", ""))
    name = _EXTRAS.get(field) or (field.removeprefix(_OF_CLIENT) if field.startswith(_OF_CLIENT) else "")
    return (name, _sentence(error)) if name else ("", "")


def _sentence(error: UserError) -> str:
    if isinstance(error, MissingGlyph):
        return _("The sign “{character}” cannot be printed. Write it in another way.").format(
            character=error.character
        )
    if isinstance(error, ControlCharacter):
        return _("There is an invisible sign in it. Erase the field and type it again.")
    if isinstance(error, BsnRefused):
        return _("This looks like a BSN. We do not keep that: take it out.")
    if isinstance(error, WrongValue):
        return _("This cannot be printed like this. Write it in another way.")
    return ""
