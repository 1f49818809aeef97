# SPDX-License-Identifier: EUPL-1.2
"""The sentences about papers: which field, and what to do; never the value itself."""

from spreekuur.errors import letters as errors
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    errors.LetterError: lambda e: _("This paper cannot be made."),
    errors.MissingGlyph: lambda e: _(
        "The character {character} ({code}) in “{field}” cannot be printed. Replace it and try again."
    ).format(**vars(e)),
    errors.ControlCharacter: lambda e: _(
        "“{field}” holds an invisible character ({code}). Type the text anew and try again."
    ).format(**vars(e)),
    errors.CaseUnreadable: lambda e: _("{name} cannot be read as a case: it must be one JSON object.").format(
        **vars(e)
    ),
    errors.UnknownMember: lambda e: _("“{field}” is not known. Check how it is spelled.").format(**vars(e)),
    errors.WrongValue: lambda e: _("“{field}” has a wrong value; expected: {expected}.").format(**vars(e)),
    errors.BsnRefused: lambda e: _(
        "A BSN stands in “{field}”. A BSN never belongs on this paper: take it out and try again."
    ).format(**vars(e)),
    errors.WrongKenmerk: lambda e: _(
        "In this reference number (kenmerk) a digit is wrong, or two are swapped. Check each digit, also the last two."
    ),
    errors.ConsentMissing: lambda e: _(
        "Name, phone or date of birth may be in this letter only if the client agrees to share them with this"
        " organisation. Without them a letter without a name can be made."
    ),
    errors.SecondNameMissing: lambda e: _(
        "Without the client's consent two people decide together what an urgent letter tells. Add the second name,"
        " or leave out what you saw and heard."
    ),
    errors.UnknownRecipient: lambda e: _("There is no organisation “{recipient}” in the directory.").format(
        **vars(e)
    ),
}
