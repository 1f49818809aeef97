# SPDX-License-Identifier: EUPL-1.2
"""What is said when a number stands in a field that it must not stand in."""

from spreekuur.identifiers import Identifier
from spreekuur.language import _


def sentence_for(kind: Identifier) -> str:
    """Which identifier it looks like, and what to do."""
    return {
        Identifier.BSN: _("This looks like a BSN. We do not keep that: take it out."),
        Identifier.PESEL: _("This looks like a PESEL. We do not keep that: take it out."),
        Identifier.EGN: _("This looks like an EGN. We do not keep that: take it out."),
        Identifier.CNP: _("This looks like a CNP. We do not keep that: take it out."),
        Identifier.NIE: _("This looks like a NIE or DNI. We do not keep that: take it out."),
        Identifier.IBAN: _("This looks like a bank account number. We do not keep that: take it out."),
        Identifier.EMAIL: _("An e-mail address does not belong here: take it out."),
    }[kind]
