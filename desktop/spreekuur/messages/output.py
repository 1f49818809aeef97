# SPDX-License-Identifier: EUPL-1.2
"""The sentences about the files that commands write."""

from spreekuur.errors.output import AlreadyThere, CannotWrite, FolderNotEmpty
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    AlreadyThere: lambda e: _("{name} exists already. Use --force to overwrite it.").format(**vars(e)),
    FolderNotEmpty: lambda e: _("This folder is not empty. Name a new one, so that nothing is overwritten."),
    CannotWrite: lambda e: _("{name} could not be written ({reason}).").format(**vars(e)),
}
