# SPDX-License-Identifier: EUPL-1.2
"""What must be true of a vault after its program ended in the middle of anything: held with the app's own eyes."""

from pathlib import Path
from typing import Any

from spreekuur.app import App, open_home
from spreekuur.consultations.talk import Talk
from spreekuur.desk import talks
from spreekuur.desk.backups import LastCopies, last
from spreekuur.errors import UserError
from spreekuur.errors.vault import RecoveryRefused, WrongPassphrase
from spreekuur.security import vault
from spreekuur.store import backup, checking, copying
from spreekuur.store import driver as sqlite

Said = list[dict[str, Any]]


def under_way(said: Said) -> dict[str, Any]:
    """The act that was begun and not acknowledged; empty when there is none."""
    return said[-1] if said and said[-1]["what"] == "doing" else {}


def holds(home: Path, said: Said, phrase: str) -> None:
    """Everything that was acknowledged is there, what was under way is there whole or not at all, all is sound."""
    home = Path(home)
    people_get_in(home, said)
    app = open_home(home, phrase)
    try:
        found = checking.check(app.db, deep=True)
        assert not found, found
        talks_are_kept(app, said)
        drafts_are_kept(app, said)
        the_rest_is_kept(app, said)
        copies_are_whole(home, said, app)
    finally:
        app.close()


def is_old_or_restored(home: Path, said: Said, phrase: str) -> None:
    """A restore that ended anywhere: the vault is the old one with all its talks, or the copy, never between."""
    copied = next(at for at, message in enumerate(said) if message["what"] == "copied")
    old = sorted(message["talk"] for message in said if message["what"] == "talk")
    new = sorted(message["talk"] for message in said[:copied] if message["what"] == "talk")
    app = open_home(home, phrase)
    found = checking.check(app.db, deep=True)
    assert not found, found
    query = "SELECT id FROM consultation WHERE held_on = '2026-11-11' ORDER BY id"
    there = [talk for (talk,) in app.db.execute(query)]
    app.close()
    assert there in ([new] if said[-1]["what"] == "restored" else [old, new])
    if there == new:  # what stood there before is kept aside, whole
        (aside,) = home.glob("replaced-by-*")
        assert sorted(path.name for path in aside.iterdir()) >= ["keyslots.json", "vault.db"]
    assert not list(home.glob("restoring-*"))


def people_get_in(home: Path, said: Said) -> None:
    """Whoever was given a passphrase, or the sheet, gets in; who lost it does not."""
    known = [message for message in said if message["what"] == "slots"]
    if not known:
        return
    now, coming = known[-1], under_way(said)
    changes = coming if coming.get("act") == "slots" else {}
    for name, phrase in now["people"].items():
        if not changes or changes["people"].get(name) == phrase:
            assert vault.unlock(home, phrase).slot_name == name
        elif name in changes["people"]:
            assert _opens(home, phrase) != _opens(home, changes["people"][name])
    for phrase in now["gone"]:
        assert not _opens(home, phrase)
    opened = [_opens_by_sheet(home, sheet) for sheet in {now["sheet"], changes.get("sheet", now["sheet"])}]
    assert sum(opened) == 1


def _opens(home: Path, phrase: str) -> bool:
    try:
        return bool(vault.unlock(home, phrase))
    except WrongPassphrase:
        return False


def _opens_by_sheet(home: Path, sheet: str) -> bool:
    try:
        return bool(vault.unlock_by_recovery(home, bytes.fromhex(sheet)))
    except RecoveryRefused:
        return False


def talks_are_kept(app: App, said: Said) -> None:
    """Each talk that was said to be saved is there once, with all its parts; one under way whole or not at all."""
    kept, coming = _state(said)["talks"], under_way(said)
    for message in kept.values():
        if coming.get("act") == "undoing" and coming["talk"] == message["talk"]:
            assert _is_whole(app, message) or _is_gone(app, message["talk"])
        else:
            assert _is_whole(app, message), "a saved talk is lost"
    if coming.get("act") == "saving" and coming["talk"] not in kept:
        assert _is_whole(app, coming) or _is_gone(app, coming["talk"]), "half a talk"


def _is_whole(app: App, message: dict[str, Any]) -> bool:
    row = app.db.execute(
        "SELECT note, client_id, ticket_id FROM consultation WHERE id = ?", (message["talk"],)
    )
    found = row.fetchone()
    if (
        found is None
        or found[0] != message["note"]
        or ("client" in message and found[1] != message["client"])
    ):
        return False
    topics = app.db.execute(
        "SELECT topic FROM consultation_topic WHERE consultation_id = ? ORDER BY position", (message["talk"],)
    )
    ticket = app.db.execute("SELECT state FROM ticket WHERE id = ?", (found[2],)).fetchone()
    sealed = _count(app, "sealed_note", message["talk"])
    return (
        [topic for (topic,) in topics] == message["topics"]
        and _count(app, "referral", message["talk"]) == message["routes"]
        and _count(app, "consultation_outcome", message["talk"]) == message.get("outcomes", 2)
        and sealed == message.get("sealed", sealed)
        and ticket in (None, ("helped",))
        and not [talk for talk, _at in talks.unfinished(app.desk) if talk.id == message["talk"]]
    )


def _is_gone(app: App, talk_id: str) -> bool:
    tables = ("consultation_topic", "consultation_outcome", "referral", "sealed_note", "stay")
    gone = app.db.execute("SELECT 1 FROM consultation WHERE id = ?", (talk_id,)).fetchone() is None
    return gone and not any(_count(app, table, talk_id) for table in tables)


def _count(app: App, table: str, talk_id: str) -> int:
    query = f"SELECT count(*) FROM {table} WHERE consultation_id = ?"
    return int(app.db.execute(query, (talk_id,)).fetchone()[0])


def drafts_are_kept(app: App, said: Said) -> None:
    """Each form is back as it was last said to be kept, or as the last key made it, with its time."""
    coming = under_way(said)
    there = {talk.id: (talk, at) for talk, at in talks.unfinished(app.desk)}
    for message in _state(said)["drafts"].values():
        if coming.get("act") in ("saving", "undoing") and coming["talk"] == message["talk"]:
            assert message["talk"] in there or _is_whole(app, coming), "a draft is lost"
            continue
        talk, at = there[message["talk"]]
        typing = coming.get("act") == "typing" and coming["talk"] == talk.id
        assert talk.note.startswith(message["note"])
        assert talk.note == message["note"] or (typing and coming["note"].startswith(talk.note))
        assert at == message["saved_at"] or ((typing or not message["saved_at"]) and at > message["saved_at"])


def forms(home: Path, phrase: str) -> list[Talk]:
    """The forms that are open in a vault."""
    app = open_home(home, phrase)
    found = [talk for talk, _at in talks.unfinished(app.desk)]
    app.close()
    return found


def the_rest_is_kept(app: App, said: Said) -> None:
    """Evening, tickets, letters and clients."""
    state, coming = _state(said), under_way(said)
    for evening, closed in state["evenings"].items():
        found = app.db.execute("SELECT closed_at FROM evening WHERE id = ?", (evening,)).fetchone()
        assert found is not None
        assert (found[0] is not None) == closed or coming.get("act") == "closing"
    for table in ("ticket", "client"):
        for row_id in state[table]:
            assert app.db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)).fetchone()
    for kenmerk, paper in state["letters"].items():
        query = "SELECT consultation_id, state FROM paper WHERE kenmerk = ?"
        found = app.db.execute(query, (kenmerk,)).fetchall()
        assert [row[0] for row in found] == [paper["talk"]]
        assert paper["what"] == "letter" or found[0][1] == "printed"
    twice = "SELECT number FROM ticket GROUP BY evening_id, number HAVING count(*) > 1"
    assert app.db.execute(twice).fetchall() == []


def copies_are_whole(home: Path, said: Said, app: App) -> None:
    """A copy that was said to be made is there and opens; whatever has the name of a copy is one."""
    made = [message for message in said if message["what"] == "copy"]
    for place in (home / "backups", home.parent / "stick"):
        for folder in place.iterdir() if place.is_dir() else ():
            if not folder.name.endswith(".part"):
                assert (folder / backup.MANIFEST_NAME).exists(), f"{folder.name} is called a copy"
                rows = backup.read_manifest(folder)["rows"]
                copying.verify(folder / backup.STORE_NAME, app.db.key, rows)
    for message in made:
        assert backup.read_manifest(Path(message["folder"]))["rows"] == message["rows"]
    assert not made or last(app.desk) != LastCopies()


def _state(said: Said) -> dict[str, Any]:
    """What the messages together say should be there."""
    state: dict[str, Any] = {name: {} for name in ("talks", "drafts", "letters", "evenings")}
    state |= {"ticket": [], "client": []}
    for message in said:
        match message["what"]:
            case "draft":
                state["drafts"][message["talk"]] = message
                state["talks"].pop(message["talk"], None)
            case "talk":
                state["talks"][message["talk"]] = message
                state["drafts"].pop(message["talk"], None)
            case "letter" | "printed":
                state["letters"][message["kenmerk"]] = message
            case "evening" | "closed":
                state["evenings"][message["evening"]] = message["what"] == "closed"
            case "ticket" | "client":
                state[message["what"]] += [message[message["what"]]] if message[message["what"]] else []
    return state


def loses(home: Path, said: Said, phrase: str) -> bool:
    """For the controls: is anything of that not true?"""
    try:
        holds(home, said, phrase)
    except (AssertionError, UserError, KeyError, sqlite.Error):
        return True
    return False
