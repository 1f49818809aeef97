# SPDX-License-Identifier: EUPL-1.2
"""Who saw which file and when: without content, never undone or corrected, and nameless once the file is erased."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest

import spreekuur
from builders import SEVEN, minutes
from client_lives import KEY, MARKERS, MONTH, TODAY, a_file, a_life, at, consent_of, opened_later
from raw_pages import hits
from spreekuur.clients import seen, store
from spreekuur.clients.model import Purpose
from spreekuur.clients.seen import How
from spreekuur.desk import client_files, due
from spreekuur.desk.client_files_paper import paper_of
from spreekuur.errors.vault import NoRoom, NothingToUndo
from spreekuur.language import LANGUAGES, speaker
from spreekuur.letters.formats import day
from spreekuur.store.writing import undo
from spreekuur.times import months_after

CODE = Path(spreekuur.__file__).parent


def lines(desk):
    return [(line.at, line.slot, line.how, line.code) for line in seen.newest(desk.db, 100)]


def test_opening_and_exporting_are_noted_with_who_when_and_which(on_disk):
    client, unseen = a_file(on_disk), a_file(on_disk)
    assert on_disk.db.opened_by == "Ana", "whose passphrase it was"
    file = client_files.look_into(on_disk, client.id, SEVEN)
    assert file == client_files.open_file(on_disk, client.id, TODAY)
    on_disk.db.author = "Bo"
    client_files.export(on_disk, client.code, SEVEN + minutes(5))
    assert lines(on_disk) == [
        (SEVEN + minutes(5), "Ana (Bo)", How.EXPORTED, client.code),
        (SEVEN, "Ana", How.OPENED, client.code),
    ]
    assert seen.of_file(on_disk.db, unseen.id) == []
    stored = on_disk.db.execute("select * from file_seen").fetchall()
    assert not any(marker in str(stored) for marker in MARKERS), "without content"


def test_the_same_within_the_hour_is_one_line_and_after_it_another(on_disk):
    client = a_file(on_disk)
    for minute in (0, 1, 59, 60, 61):
        client_files.look_into(on_disk, client.id, SEVEN + minutes(minute))
    assert [line[0] for line in lines(on_disk)] == [SEVEN + minutes(60), SEVEN]
    on_disk.db.author = "Bo"
    client_files.look_into(on_disk, client.id, SEVEN + minutes(61))
    assert len(lines(on_disk)) == 3, "somebody else is another line"
    client_files.look_into(on_disk, client.id, SEVEN - minutes(1))
    assert len(lines(on_disk)) == 4, "a clock that was set back hides nothing"


def test_a_file_that_is_not_there_and_a_wrong_code_leave_no_line(on_disk):
    assert client_files.look_into(on_disk, "nobody", SEVEN) is None
    assert lines(on_disk) == []


def test_no_step_holds_a_line_so_that_nothing_takes_one_back(on_disk):
    made = client_files.found(on_disk, "pl", SEVEN, (Purpose.RECORD,))
    client_files.look_into(on_disk, made.client.id, SEVEN)
    undo(on_disk.db, made.step)
    assert [line[3] for line in lines(on_disk)] == [""], "the file is gone, the line stays"
    assert on_disk.db.execute("select count(*) from change where record = 'file_seen'").fetchone() == (0,)
    with pytest.raises(NothingToUndo):
        undo(on_disk.db, made.step)


def test_one_module_writes_the_log_and_only_these_three_ways():
    names = {path.name for path in CODE.rglob("*.py") if "file_seen" in path.read_text("utf-8")}
    assert names == {"migrations.py", "seen.py"}
    tree = ast.parse((CODE / "clients" / "seen.py").read_text("utf-8"))
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    writes = sorted(
        text.split(" file_seen")[0] for text in texts if text.startswith(("insert", "update", "delete"))
    )
    assert writes == ["delete from", "insert or ignore into", "update or ignore"]


def test_of_an_erased_file_the_log_says_only_that_it_was_one(on_disk):
    client = a_file(on_disk)
    a_life(on_disk, client)
    client_files.look_into(on_disk, client.id, SEVEN)
    digest = store.digest_of(on_disk.db, client.code)
    assert client.id in str(on_disk.db.execute("select * from file_seen").fetchall())
    client_files.erase_now(on_disk, client.id, SEVEN)
    assert lines(on_disk) == [(SEVEN, on_disk.db.author, How.OPENED, "")]
    assert on_disk.db.execute("select file from file_seen").fetchall() == [(digest,)]
    assert hits(at(on_disk), KEY, [*MARKERS, client.code]) == 0
    assert len(seen.of_file(on_disk.db, digest)) == 1, "who comes with the card can be told when"


def test_a_closed_file_and_one_in_the_bin_keep_their_lines(on_disk):
    closed, binned = a_file(on_disk), a_file(on_disk)
    for client in (closed, binned):
        client_files.look_into(on_disk, client.id, SEVEN)
    client_files.withdraw(on_disk, consent_of(on_disk, closed, Purpose.RECORD).consent_id, SEVEN)
    client_files.to_bin(on_disk, binned.id, SEVEN)
    assert {line[3] for line in lines(on_disk)} == {closed.code, binned.code}
    due.look_after(on_disk, SEVEN + MONTH)
    assert {line[3] for line in lines(on_disk)} == {closed.code, ""}


def test_a_line_goes_after_twenty_four_months_and_not_a_day_before(on_disk):
    client = a_file(on_disk)
    client_files.look_into(on_disk, client.id, SEVEN)
    over = months_after(TODAY, seen.MONTHS) + timedelta(days=1)
    assert seen.drop_due(on_disk.db, over - timedelta(days=1)) == 0
    assert len(lines(on_disk)) == 1
    opened_later(on_disk, SEVEN + (over - TODAY))
    assert lines(on_disk) == []


def test_the_client_reads_the_days_and_nobody_s_name(on_disk):
    client = a_file(on_disk)
    on_disk.db.author = "Wolontariuszka"
    client_files.look_into(on_disk, client.id, SEVEN)
    client_files.look_into(on_disk, client.id, SEVEN + timedelta(hours=2))
    client_files.export(on_disk, client.code, SEVEN + MONTH)
    shown = client_files.export(on_disk, client.code, SEVEN + MONTH + MONTH).data
    day, later = TODAY.isoformat(), (TODAY + MONTH).isoformat()
    assert shown["seen"] == [{"date": day, "how": "opened"}, {"date": later, "how": "exported"}]
    assert "Wolontariuszka" not in str(shown)


def test_a_full_disk_keeps_nobody_from_a_file(on_disk, monkeypatch):
    client = a_file(on_disk)

    def full(*_note):
        raise NoRoom

    monkeypatch.setattr(seen, "note", full)
    assert client_files.look_into(on_disk, client.id, SEVEN).client.code == client.code
    assert client_files.export(on_disk, client.code, SEVEN).data["client"]["code"] == client.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_says_it_in_the_client_s_language(on_disk, language):
    client = a_file(on_disk)
    on_disk.db.author = "Wolontariuszka"
    client_files.look_into(on_disk, client.id, SEVEN)
    client_files.keep_on(on_disk, client.id, client_files.Why.LEGAL, SEVEN)
    data = client_files.export(on_disk, client.code, SEVEN).data
    assert (data["client"]["kept_because"], data["client"]["kept_until"]) == ("legal", "2027-11-11")
    page = paper_of(data, on_disk.content, on_disk.sender, language)
    say = speaker(language)
    (part,) = [part for part in page.parts if part.heading == say("When this file was looked into")]
    assert part.lines == ((day(TODAY, language), say("opened at the desk")),)
    told = str([part.lines for part in page.parts])
    assert say("Needed for a complaint or a case") in told
    assert "Wolontariuszka" not in told
