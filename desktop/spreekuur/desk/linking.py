# SPDX-License-Identifier: EUPL-1.2
"""A talk and the client file it stands in. Pure: a talk goes in, a talk comes out.

A talk about health or violence stands in a file only after an explicit yes to that; without any consent no talk does.
"""

from dataclasses import replace

from spreekuur.clients.model import Purpose
from spreekuur.consultations.talk import Companion, Talk
from spreekuur.content.pack import Content
from spreekuur.desk.client_files_history import ClientFile
from spreekuur.desk.records import without_consent


def has_record(file: ClientFile) -> bool:
    """Does the client agree, now, that a file is kept? Only then are there a name, a phone and new talks in it."""
    shut = file.client.closed_at is not None or file.deleted_at is not None
    return not shut and any(c.purpose is Purpose.RECORD and c.live for c in file.consents)


def may_stand_in_file(talk: Talk) -> bool:
    """May this talk stand in a file at all? Not after a no."""
    return not without_consent(talk)


def client_of(talk: Talk) -> str | None:
    """The file this talk stands in; None when it is anonymous."""
    return talk.client_id if may_stand_in_file(talk) else None


def link(talk: Talk, client_id: str) -> Talk:
    """Put the talk into a file; what was agreed to for another one does not count for this one."""
    agreed = talk.client_agreed if talk.client_id == client_id else ()
    others = tuple(one for one in talk.companions if one.client_id != client_id)
    return replace(talk, client_id=client_id, client_agreed=agreed, companions=others)


def bring(talk: Talk, client_id: str) -> Talk:
    """One person more has a file, into which the talk is put too; there are at least as many persons as files."""
    if client_id in files(talk):
        return talk
    if talk.client_id is None:
        return link(talk, client_id)
    several = replace(talk, companions=(*talk.companions, Companion(client_id)))
    return replace(several, persons=max(talk.persons, len(files(several))))


def files(talk: Talk) -> tuple[str, ...]:
    """The files this talk is put into, that of the first person first."""
    first = (talk.client_id,) if talk.client_id is not None else ()
    return (*first, *(one.client_id for one in talk.companions))


def unlink(talk: Talk, client_id: str | None = None) -> Talk:
    """Take the talk out of this file, or out of the first person's; the others stay, and one of them is first then.

    How many sat there does not change by it.
    """
    if client_id is not None and client_id != talk.client_id:
        return replace(talk, companions=tuple(one for one in talk.companions if one.client_id != client_id))
    first, *rest = talk.companions or (None,)
    if first is None:
        return replace(talk, client_id=None, client_agreed=())
    return replace(talk, client_id=first.client_id, client_agreed=first.agreed, companions=tuple(rest))


def sensitive(talk: Talk, content: Content) -> tuple[str, ...]:
    """The topics of this talk that are about health, violence or a crime (AVG art. 9 and 10)."""
    return tuple(t for t in talk.topics if t in content.topics and content.topics[t].protected)


def asking(talk: Talk, content: Content) -> tuple[str, tuple[str, ...]] | None:
    """Who must be asked next whether sensitive topics may stand in their file, and which; None when nobody must be.

    Each person says it for themselves.
    """
    if client_of(talk) is None:
        return None
    about = sensitive(talk, content)
    said = [(talk.client_id or "", talk.client_agreed), *((c.client_id, c.agreed) for c in talk.companions)]
    left = ((file, tuple(topic for topic in about if topic not in agreed)) for file, agreed in said)
    return next(((file, topics) for file, topics in left if topics), None)


def to_ask(talk: Talk, content: Content) -> tuple[str, ...]:
    """The sensitive topics for which somebody did not yet say that they may stand in their file."""
    asked = asking(talk, content)
    return asked[1] if asked is not None else ()


def agree(talk: Talk, content: Content) -> Talk:
    """Whoever was asked said yes: these topics may stand in that person's file."""
    asked = asking(talk, content)
    about = sensitive(talk, content)
    if asked is None or asked[0] == talk.client_id:
        return replace(talk, client_agreed=about)
    yes = (replace(one, agreed=about) if one.client_id == asked[0] else one for one in talk.companions)
    return replace(talk, companions=tuple(yes))


def disagree(talk: Talk, content: Content) -> Talk:
    """Whoever was asked said no: the talk does not stand in that person's file."""
    asked = asking(talk, content)
    return unlink(talk, asked[0]) if asked is not None else talk


def as_agreed(talk: Talk, content: Content) -> Talk:
    """The talk as it may be saved: in nobody's file for whom the question about its topics is open."""
    while to_ask(talk, content):
        talk = disagree(talk, content)
    return talk
