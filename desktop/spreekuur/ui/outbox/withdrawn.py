# SPDX-License-Identifier: EUPL-1.2
"""What is said of figures that were withdrawn, and of the notice about it on its way."""

from spreekuur.desk.figures_outbox import Item
from spreekuur.language import _
from spreekuur.sending.outbox import OPEN, Stage


def line(item: Item, day: str) -> str:
    """The small line of its row: since when, and how far the notice is."""
    said = _("withdrawn on {day}").format(day=day)
    note = item.note
    if note is None:
        return said
    if note.stage in OPEN:
        goes = _("notice saved by hand") if item.notice_by_hand else _("notice not there yet")
    else:
        goes = _("notice confirmed") if note.stage is Stage.CONFIRMED else _("notice sent")
    return f"{said} · {goes}"


def told(item: Item, day: str, noted: str) -> list[str]:
    """Since when they are not to be used, and what is known of the notice; `noted` is the day of its last step."""
    gone = _("Withdrawn on {day}. Nobody is to use these figures any more.").format(day=day)
    note = item.note
    if note is None:
        if item.by_hand_at is None:
            return [gone]
        return [
            gone,
            _("Their files were saved by hand: save the notice too, and take it to the same place."),
        ]
    if note.stage is Stage.CONFIRMED:
        notice = _("The municipality confirmed on {day} that it has the notice.").format(day=noted)
    elif note.stage is Stage.SENT:
        notice = _("The notice lies there since {day}. There is no receipt yet.").format(day=noted)
    elif item.notice_by_hand:
        notice = _("The notice was saved by hand: whether the municipality has it is not known here.")
    else:
        notice = _("The notice still has to get there: “Send now” takes it along.")
    return [gone, notice]
