# SPDX-License-Identifier: EUPL-1.2
"""How the two copies stand, and what is said of each."""

from dataclasses import dataclass
from datetime import datetime

from spreekuur.language import _
from spreekuur.ui.today.words import clock

BUSY, DONE, FAILED = "busy", "done", "failed"


@dataclass(slots=True)
class Copies:
    """A state (empty before the first try) and a sentence for the copy on this laptop and for the other."""

    here: tuple[str, str] = ("", "")
    there: tuple[str, str] = ("", "")

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return BUSY in (self.here[0], self.there[0])

    @property
    def failed(self) -> bool:
        """Whether a copy could not be made."""
        return FAILED in (self.here[0], self.there[0])

    def start(self, *, two: bool) -> None:
        """The copy on this laptop is being made; with `two` the other waits."""
        self.here = (BUSY, _("Copy on this laptop: being made and read back …"))
        self.there = (BUSY, _("Copy in the folder: waits.")) if two else ("", "")

    def here_ended(self, why_not: str, moment: datetime | None) -> None:
        """The copy on this laptop was made at a moment, or could not be."""
        if moment is None:
            self.here = (FAILED, _("Copy on this laptop: not made. {sentence}").format(sentence=why_not))
        else:
            made = _("Copy on this laptop: made at {time}, read back and found equal.")
            self.here = (DONE, made.format(time=clock(moment)))
        if self.there[0] == BUSY:
            self.there = (BUSY, _("Copy in the folder: being made and read back …"))

    def there_ended(self, why_not: str, moment: datetime | None) -> None:
        """The copy in the folder was made at a moment, or could not be."""
        if moment is None:
            self.there = (FAILED, _("Copy in the folder: not made. {sentence}").format(sentence=why_not))
        else:
            made = _("Copy in the folder: made at {time}, read back and found equal.")
            self.there = (DONE, made.format(time=clock(moment)))

    def standing(self) -> tuple[str, str]:
        """How it stands in a few words, and the state of the step."""
        if self.busy:
            return _("being made"), "part"
        if self.here[0] != DONE:
            return (_("not made") if self.here[0] else _("still to make")), "open"
        if self.there[0] == DONE:
            return _("done"), "done"
        return _("on this laptop only"), "part"
