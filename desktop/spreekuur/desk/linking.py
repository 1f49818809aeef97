# SPDX-License-Identifier: EUPL-1.2
"""A talk and the client file it stands in. Pure: a talk goes in, a talk comes out.

A talk about health or violence stands in a file only after an explicit yes to that; without any consent no talk does.
"""

from dataclasses import replace

from spreekuur.clients.model import Purpose
from spreekuur.consultations.talk import Talk
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
    return replace(talk, client_id=client_id, client_agreed=agreed)


def unlink(talk: Talk) -> Talk:
    """Make the talk anonymous again."""
    return replace(talk, client_id=None, client_agreed=())


def sensitive(talk: Talk, content: Content) -> tuple[str, ...]:
    """The topics of this talk that are about health, violence or a crime (AVG art. 9 and 10)."""
    return tuple(t for t in talk.topics if t in content.topics and content.topics[t].protected)


def to_ask(talk: Talk, content: Content) -> tuple[str, ...]:
    """The sensitive topics for which the client did not yet say that they may stand in the file."""
    if client_of(talk) is None:
        return ()
    return tuple(t for t in sensitive(talk, content) if t not in talk.client_agreed)


def agree(talk: Talk, content: Content) -> Talk:
    """The client said yes: these topics may stand in the file."""
    return replace(talk, client_agreed=sensitive(talk, content))


def as_agreed(talk: Talk, content: Content) -> Talk:
    """The talk as it may be saved: anonymous as long as the question about its topics is open."""
    return unlink(talk) if to_ask(talk, content) else talk
