# SPDX-License-Identifier: EUPL-1.2
"""The sentences about sending figures to the municipality: what happened, and what to do."""

from collections.abc import Callable, Mapping
from datetime import date

from spreekuur.errors import sending as errors
from spreekuur.errors.sending import WhyKey
from spreekuur.language import _
from spreekuur.messages.figures import period_name
from spreekuur.messages.kind import Sentence

_SAID: Mapping[str, Callable[[], str]] = {
    "ready": lambda: _("Figures of {period}: ready to be sent."),
    "sending": lambda: _("Figures of {period}: on their way; sending goes on where it broke off."),
    "waiting": lambda: _("Figures of {period}: not sent yet. {why}"),
    "needs_you": lambda: _("Figures of {period}: somebody has to look. {why}"),
    "sent": lambda: _("Figures of {period}: sent on {day}. There is no receipt yet."),
    "answered": lambda: _("Figures of {period}: sent on {day}. {why}"),
    "sent_unread": lambda: _(
        "Figures of {period}: sent on {day}. The server shows nobody what lies there, so it was not read back. There is"
        " no receipt yet."
    ),
    "confirmed": lambda: _("Figures of {period}: the municipality confirmed them ({day})."),
}
_NOTICE: Mapping[str, Callable[[], str]] = {
    "ready": lambda: _("Withdrawal of the figures of {period}: ready to be sent."),
    "sending": lambda: _(
        "Withdrawal of the figures of {period}: on its way; sending goes on where it broke off."
    ),
    "waiting": lambda: _("Withdrawal of the figures of {period}: not sent yet. {why}"),
    "needs_you": lambda: _("Withdrawal of the figures of {period}: somebody has to look. {why}"),
    "sent": lambda: _("Withdrawal of the figures of {period}: sent on {day}. There is no receipt yet."),
    "answered": lambda: _("Withdrawal of the figures of {period}: sent on {day}. {why}"),
    "confirmed": lambda: _("Withdrawal of the figures of {period}: the municipality confirmed it ({day})."),
}


def how_far(stage: str, period: str, on: date | None, why: str, *, notice: bool = False) -> str:
    """How far the figures of a period are on their way, since which day, and what stands in the way.

    With `notice` it is the notice that withdraws them.
    """
    day = f"{on.day}-{on.month}-{on.year}" if on else ""
    said = "answered" if stage.startswith("sent") and why else stage
    words = {**_SAID, "sent_unread": _NOTICE["sent"], **_NOTICE} if notice else _SAID
    return words[said]().format(period=period_name(period), day=day, why=why).strip()


KEYS: Mapping[WhyKey, Callable[[], str]] = {
    WhyKey.UNREADABLE: lambda: _(
        "This is no key, or a part of it is missing. Copy the whole line of the municipality's .pub file: it begins"
        " with ssh-ed25519."
    ),
    WhyKey.KIND: lambda: _(
        "Receipts are signed with an Ed25519 key only. Ask the municipality for a line that begins with ssh-ed25519."
    ),
    WhyKey.PRIVATE: lambda: _(
        "This is the secret half of a key. It was not kept. Tell the municipality that somebody has seen it, and ask"
        " for the .pub line of a new one."
    ),
    WhyKey.SEVERAL: lambda: _(
        "These are several keys. Ask the municipality which one signs its receipts, and put in that line only."
    ),
    WhyKey.OWN: lambda: _(
        "With this key a desk signs its own figures. Ask the municipality for the .pub line of its own key."
    ),
}

SENTENCES: dict[type, Sentence] = {
    errors.NoPlaceForFigures: lambda e: _(
        "No place for the figures is known yet. Name a folder, or the address that the municipality gave you."
    ),
    errors.FiguresPlaceAway: lambda e: _(
        "The folder for the figures cannot be used now. The figures are safe here: check the stick or the folder, and"
        " send once more."
    ),
    errors.FiguresFolderClosed: lambda e: _(
        "The folder is there, but nothing can be put into it. It may be full, or closed to you: look at it, or choose"
        " another one."
    ),
    errors.OtherFiguresThere: lambda e: _(
        "Other figures lie under this name already. They were left alone, and nothing was sent: ask the municipality"
        " which ones it wants."
    ),
    errors.FiguresRefused: lambda e: _(
        "The municipality did not take these figures. Its receipt, beside them, says why: phone the municipality."
    ),
    errors.NoticeRefused: lambda e: _(
        "The municipality did not take the notice, so these figures still count there. Its receipt, beside the notice,"
        " says why: phone the municipality."
    ),
    errors.ReceiptUnsigned: lambda e: _(
        "A receipt lies there that nobody signed, so it does not count. Ask the municipality for a signed one."
    ),
    errors.ReceiptOfAnother: lambda e: _(
        "A receipt lies there that is not signed with the key of the municipality, so it does not count. Phone the"
        " municipality, and compare the key in the settings."
    ),
    errors.ReceiptKeyUnusable: lambda e: KEYS[e.why](),
}
