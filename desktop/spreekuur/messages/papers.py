# SPDX-License-Identifier: EUPL-1.2
"""The sentences about a paper that could not leave the desk."""

from spreekuur.errors import papers as errors
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    errors.PrinterSilent: lambda e: _(
        "The printer does not answer. Switch it on, or save the paper as PDF. The paper was kept."
    ),
    errors.PrinterGone: lambda e: _(
        "This printer is not there any more. Choose another one, or save the paper as PDF. The paper was kept."
    ),
    errors.PaperErased: lambda e: _(
        "This paper was erased: 14 days after its evening, or at once where it must not stay. Make a new one."
    ),
    errors.FolderMissing: lambda e: _(
        "This folder is not there. Put the stick in, or choose another folder."
    ),
    errors.FolderLocked: lambda e: _("Nothing can be saved in this folder. Choose another one."),
}
