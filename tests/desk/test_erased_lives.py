# SPDX-License-Identifier: EUPL-1.2
"""Whatever a client's life at the desk was, once the file is erased nothing of it stands anywhere in the store."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from builders import SEVEN, a_talk, minutes
from client_lives import KEY, MONTH, TODAY, at, counts, opened_later
from raw_pages import hits
from spreekuur.clients import store
from spreekuur.clients.keeping import MONTHS, Why
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, due, papers, talks
from spreekuur.desk import evening as evenings
from spreekuur.errors.vault import NothingToUndo, UndoOvertaken
from spreekuur.store.backup import back_up_locally
from spreekuur.store.writing import undo
from spreekuur.times import months_after

SEED = 20261111
LIVES, LIVES_SLOW = 3, 20
STEPS = 14


class Life:
    """One client with words that stand nowhere else, and what is done with the file, by chance."""

    def __init__(self, desk, chance: Random, number: int) -> None:
        self.desk, self.chance = desk, chance
        self.words = [f"{stem}{number}x" for stem in ("Żerdźmarka", "Gżegżółka", "Zakłopotka", "Rabarbarka")]
        self.phone = f"+48 600 {number + 100} {chance.randrange(100, 999)}"
        made = client_files.found(
            desk, "pl", SEVEN, tuple(Purpose), given=self.words[0], family=self.words[1], phone=self.phone,
            birth_date="17-5-1990", recipients=("juridisch_loket",),
        )  # fmt: skip
        self.client, self.steps = made.client, []
        self.open_forms = 0

    @property
    def markers(self) -> list[str]:
        return [*self.words, self.phone, self.client.code]

    def live(self) -> None:
        """Some steps by chance, with each kind of trace at least once."""
        doings = [self.talk, self.letter, self.form, self.correct, self.consent, self.look, self.bin_and_back,
                  self.keep, self.take_back, self.undo_one]  # fmt: skip
        rest = [self.chance.choice(doings) for _step in range(STEPS)]
        todo = [*doings, *rest]
        self.chance.shuffle(todo)
        for doing in todo:
            doing()

    def talk(self, **more) -> str:
        note = f"{self.words[2]} " * self.chance.randint(1, 60)
        talk = a_talk(evenings.current(self.desk), client_id=self.client.id, note=note, **more)
        saved = talks.finish(self.desk, talk, SEVEN + minutes(self.chance.randrange(50)))
        return saved.consultation.id

    def letter(self) -> None:
        said = {"given": self.words[0], "family": self.words[1], "phone": self.phone}
        talk = a_talk(evenings.current(self.desk), client_id=self.client.id, letter=said)
        talks.keep(self.desk, talk)
        case = papers.letter_case(self.desk.content, talk, "juridisch_loket", TODAY, shared=True)
        papers.make(self.desk, talk, case, SEVEN)
        talks.finish(self.desk, replace(talk, note=self.words[3]), SEVEN)

    def form(self) -> None:
        talks.keep(
            self.desk, a_talk(evenings.current(self.desk), client_id=self.client.id, note=self.words[3])
        )

    def correct(self) -> None:
        family = self.words[1] * self.chance.randint(1, 9)
        self.steps.append(client_files.correct(self.desk, replace(self.client, family=family), SEVEN))

    def consent(self) -> None:
        purpose = self.chance.choice((Purpose.RECORD, Purpose.FOLLOW_UP))
        self.steps.append(client_files.give(self.desk, self.client.id, purpose, SEVEN))

    def look(self) -> None:
        when = SEVEN + minutes(self.chance.randrange(500))
        client_files.look_into(self.desk, self.client.id, when)
        client_files.export(self.desk, self.client.code, when)

    def bin_and_back(self) -> None:
        client_files.to_bin(self.desk, self.client.id, SEVEN)
        self.steps.append(client_files.out_of_bin(self.desk, self.client.id))
        undo(self.desk.db, self.steps.pop())
        client_files.out_of_bin(self.desk, self.client.id)

    def keep(self) -> None:
        self.steps.append(
            client_files.keep_on(self.desk, self.client.id, self.chance.choice(list(Why)), SEVEN)
        )

    def take_back(self) -> None:
        note = f"{self.words[3]} " * self.chance.randint(1, 40)
        talk = a_talk(evenings.current(self.desk), client_id=self.client.id, note=note)
        talks.take_back(self.desk, talks.finish(self.desk, talk, SEVEN))

    def undo_one(self) -> None:
        if not self.steps:
            return
        step = self.steps.pop(self.chance.randrange(len(self.steps)))
        try:
            undo(self.desk.db, step)
        except (UndoOvertaken, NothingToUndo):
            return

    def throw_away_forms(self) -> None:
        for talk, _saved in talks.unfinished(self.desk):
            if talk.client_id == self.client.id:
                talks.throw_away(self.desk, talk.id)


def at_once(desk, life: Life) -> None:
    client_files.erase_now(desk, life.client.id, SEVEN)


def by_the_bin(desk, life: Life) -> None:
    client_files.to_bin(desk, life.client.id, SEVEN)
    due.look_after(desk, SEVEN + MONTH)


def by_time(desk, life: Life) -> None:
    """After twenty-four months, cleared from the list by a person, and thirty days in the bin."""
    over = SEVEN + (months_after(TODAY, MONTHS + 13) - TODAY)  # past every reason to keep it
    life.throw_away_forms()
    listed = [line.id for line in client_files.due(desk, over.date())]
    assert life.client.id in listed
    client_files.clear(desk, [life.client.id], over)
    opened_later(desk, over + MONTH)


WAYS = (at_once, by_the_bin, by_time)


def everything(db) -> str:
    """Every value of every table, as text."""
    names = [name for (name,) in db.execute("select name from sqlite_master where type = 'table'").fetchall()]
    return "\n".join(str(db.execute(f"select * from {name}").fetchall()) for name in names)


@pytest.mark.parametrize("seed", [SEED], ids=lambda seed: f"seed {seed}")
@pytest.mark.parametrize("way", WAYS)
def test_an_erased_life_stands_nowhere_in_the_store(on_disk, slow, way, seed):
    chance = Random(f"{seed} {way.__name__}")
    for number in range(LIVES_SLOW if slow else LIVES):
        life, stays = Life(on_disk, chance, 2 * number), Life(on_disk, chance, 2 * number + 1)
        life.live()
        stays.live()
        stays.keep()
        hit = [hits(at(on_disk), KEY, [marker]) for marker in life.markers]
        assert all(hit), "the search is not blind"
        assert life.client.id in str(on_disk.db.execute("select file from file_seen").fetchall())
        before = counts(on_disk.db)
        way(on_disk, life)
        told = everything(on_disk.db)
        assert [marker for marker in life.markers if marker in told] == []
        assert hits(at(on_disk), KEY, life.markers) == 0
        log = at(on_disk).with_name("vault.db-wal")
        assert not log.exists() or log.stat().st_size == 0
        assert hits(back_up_locally(on_disk.db).folder / "vault.db", KEY, life.markers) == 0
        assert life.client.id not in str(on_disk.db.execute("select file from file_seen").fetchall())
        assert all(hits(at(on_disk), KEY, [marker]) for marker in (stays.words[0], stays.client.code))
        assert {row[0] for row in counts(on_disk.db)} == {row[0] for row in before}, "the counts stay"


def test_no_table_of_samples_could_keep_what_was_erased(on_disk):
    """The statistics of ANALYZE, which copy values, are not in the store."""
    Life(on_disk, Random(SEED), 1).live()
    due.look_after(on_disk, SEVEN + timedelta(days=1))
    names = [name for (name,) in on_disk.db.execute("select name from sqlite_master").fetchall()]
    assert len(names) > 20
    assert [name for name in names if name.startswith("sqlite_stat")] == []


@pytest.mark.parametrize("way", WAYS)
def test_the_index_of_words_holds_nothing_of_an_erased_person(on_disk, way):
    """Words are folded in it, and what two share at the beginning is written once: the end of each is looked for."""
    life, stays = Life(on_disk, Random(SEED), 1), Life(on_disk, Random(SEED), 2)
    for each, name in ((life, "Xarquevbiluno"), (stays, "Xarquevbiludo")):
        each.live()
        for family in (name, f"Anna {name}", name):  # written often, so that the index has several parts
            client = store.get(on_disk.db, each.client.id)
            client_files.correct(on_disk, replace(client, family=family), SEVEN)
    ends = ["uevbiluno", "kevbiluno", "evbiluno"]
    assert hits(at(on_disk), KEY, ends), "the search is not blind"
    way(on_disk, life)
    assert hits(at(on_disk), KEY, ends) == 0
    assert hits(at(on_disk), KEY, ["evbiludo"])
    assert [hit.id for hit in client_files.search(on_disk, "xarquevbi", TODAY)] == [stays.client.id]
