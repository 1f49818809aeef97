# SPDX-License-Identifier: EUPL-1.2
"""Consents, dates and rows of client files in words, in the language of the screen."""

from datetime import date

from spreekuur.clients.model import Purpose
from spreekuur.content.pack import Content
from spreekuur.desk.client_files import ClientHit, ConsentState, DueFile, Ending, PastTalk, Why
from spreekuur.desk.directory_search import name_of
from spreekuur.language import _, current, ngettext
from spreekuur.ui import words
from spreekuur.ui.widgets import FoundRow

LOOKS = {
    "given": ("circle-check", "ok"),
    "ends_soon": ("clock", "warn"),
    "ended": ("clock", "muted"),
    "withdrawn": ("x", "muted"),
    "never": ("minus", "muted"),
}


def day(on: date, today: date) -> str:
    """A day as short as it can be: the year only when it is another one."""
    # Babel is loaded when the first date is shown, not before the window is there.
    from babel.dates import format_skeleton

    return format_skeleton("MMMd" if on.year == today.year else "yMMMd", on, locale=current())


def talks(count: int) -> str:
    """So many talks."""
    return ngettext("{n} talk", "{n} talks", count).format(n=count)


def row(hit: ClientHit, today: date) -> FoundRow:
    """A client in a list: code, what they are called, language, last talk, how many."""
    parts = [words.language_name(hit.language) if hit.language not in ("", "unknown") else ""]
    if hit.last_on is not None:
        parts.append(_("last talk {date}").format(date=day(hit.last_on, today)))
    parts.append(talks(hit.talks) if hit.talks else _("no talks so far"))
    opened = ngettext("{n} open", "{n} open", hit.open_referrals).format(n=hit.open_referrals)
    badge = ("info", "clock", opened) if hit.open_referrals else None
    title = f"{hit.code} · {hit.label}" if hit.label else hit.code
    return FoundRow(hit.id, "user", title, " · ".join(filter(None, parts)), badge)


def why(which: Why) -> str:
    """Why a file is kept although its time is over."""
    return {
        Why.LEGAL: _("Needed for a complaint or a case"),
        Why.IN_CONTACT: _("Still in contact with us"),
        Why.WAITING: _("An answer is still awaited"),
    }[which]


def what_goes(file: DueFile) -> str:
    """What clearing takes away, without a word of what it says."""
    parts = [_("name, phone or date of birth")] if file.has_personal else []
    if file.talks:
        parts.append(
            ngettext("{n} talk stays as a count", "{n} talks stay as counts", file.talks).format(n=file.talks)
        )
    if file.letters:
        parts.append(ngettext("{n} paper", "{n} papers", file.letters).format(n=file.letters))
    if file.is_closed:
        parts.append(_("consent was withdrawn: only the code is left"))
    return " · ".join(parts) or _("only the code and the consents")


def purpose(which: Purpose, recipient: str = "") -> str:
    """What is agreed to, in a few words."""
    if which is Purpose.SHARE:
        return _("Pass on to {recipient}").format(recipient=recipient) if recipient else _("Pass on")
    return {Purpose.RECORD: _("Keep a file"), Purpose.FOLLOW_UP: _("Ask later how it went")}[which]


def question(which: Purpose, recipient: str = "") -> str:
    """What to ask the client, word for word."""
    if which is Purpose.SHARE and recipient:
        return _("May we pass on what you told us? To: {recipient}").format(recipient=recipient)
    return {
        Purpose.RECORD: _(
            "May we keep your talks together under a code, with your name and phone if you like?"
        ),
        Purpose.FOLLOW_UP: _("May we ask you later how it went?"),
        Purpose.SHARE: _("May we pass on what you told us to an organisation that can help?"),
    }[which]


def state(consent: ConsentState, today: date) -> str:
    """How a consent stands, with its date."""
    ends = day(consent.ends_on, today) if consent.ends_on else ""
    return {
        "given": _("yes, ends on {date}").format(date=ends),
        "ends_soon": _("ends soon: on {date}").format(date=ends),
        "ended": _("ended on {date}").format(date=ends),
        "withdrawn": _("withdrawn"),
        "never": _("not given"),
    }[consent.state]


def past_talk(talk: PastTalk, content: Content) -> str:
    """A talk of before: its topics, where it went, how many papers."""
    speak = current()
    topics = [content.topics[t].label[speak] if t in content.topics else t for t in talk.topics]
    routes = [name_of(content, route, speak) for route in talk.routes]
    said = ", ".join(topics) or _("no topic noted")
    if routes:
        said = f"{said} → {', '.join(routes)}"
    if talk.advised:
        places = ", ".join(name_of(content, route, speak) for route in talk.advised)
        said = _("{talk} · thinks over: {places}").format(talk=said, places=places)
    if talk.papers:
        papers = ngettext("{n} paper", "{n} papers", talk.papers).format(n=talk.papers)
        said = f"{said} · {papers}"
    return said


def endings(ending: Ending) -> list[str]:
    """What a withdrawal ends, each in a sentence."""
    said = []
    if ending.becomes_anonymous:
        count = ending.talks_kept
        said.append(
            ngettext(
                "{n} talk stays as an anonymous count; nobody can find it by the code any more.",
                "{n} talks stay as anonymous counts; nobody can find them by the code any more.",
                count,
            ).format(n=count)
            if count
            else _("The code finds nothing any more.")
        )
    if ending.name_and_phone_erased:
        said.append(_("Name and phone are erased at once."))
    if ending.follow_ups_stopped:
        count = ending.follow_ups_stopped
        said.append(ngettext("{n} follow-up stops.", "{n} follow-ups stop.", count).format(n=count))
    if ending.tasks:
        count = ending.tasks
        said.append(ngettext("{n} task is erased.", "{n} tasks are erased.", count).format(n=count))
    if ending.letters:
        count = ending.letters
        said.append(
            ngettext(
                "{n} letter is erased here; a printed one stays with who has it.",
                "{n} letters are erased here; printed ones stay with who has them.",
                count,
            ).format(n=count)
        )
    return said
