# SPDX-License-Identifier: EUPL-1.2
"""Bundles by a real server: whatever breaks on the way, each row comes in once, and only sealed files lie there."""

import random
from threading import Thread

import pytest

from builders import SEVEN
from exchange_vaults import a_desk, a_vault, let_in
from spreekuur.desk import exchange
from spreekuur.errors.exchange import Refusal
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.exchange import bundle, sending, taking
from spreekuur.exchange.transport import Online
from spreekuur.store.writing import new_id, save
from spreekuur.team import roster
from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from transport.conftest import ME, QUICK
from webdav_server import Line

_LETTERS = "ACDEFGHJKLMNPQRTUVWXY"


class Evening:
    """A coordinator's laptop and two others, and a folder on a server."""

    def __init__(self, content, served) -> None:
        self.served, self.folder = served, served.folder / "team"
        self.ana, self.bo, self.cy = a_vault("Ana", 0, founds=True), a_vault("Bo", 1), a_vault("Cy", 2)
        let_in(self.ana, self.bo)
        let_in(self.ana, self.cy)
        self.desks = {db: a_desk(db, content) for db in (self.ana, self.bo, self.cy)}
        self.count = 0

    def write(self, db):
        """A client on one laptop, with a name that is nowhere else."""
        self.count += 1
        code = f"{_LETTERS[self.count // 400 % 20]}{self.count % 8 + 2}-{self.count:03}"
        save(db, "client", {"id": new_id(), "code": code, "language": "pl", "given": f"Naam{self.count}"})

    def place(self, port=0):
        return Online(Share(parse(self.served.url("team", port=port)), ME, QUICK))

    def send(self, db, port=0):
        return exchange.send(self.desks[db], self.place(port), SEVEN)

    def receive(self, port=0):
        return exchange.receive(self.desks[self.ana], self.place(port), SEVEN)

    def lying(self):
        return sorted(file for file in self.folder.iterdir() if file.name.endswith(bundle.SUFFIX))


@pytest.fixture
def evening(content, served):
    return Evening(content, served)


def named(db):
    return sorted(name for (name,) in db.execute("SELECT given FROM client").fetchall())


def test_an_evening_comes_in_once_by_a_server(evening):
    evening.write(evening.bo)
    (sent,) = evening.send(evening.bo)
    assert sent.place == f"https://localhost:{evening.served.port}/team/{evening.lying()[0].name}"
    assert [one.sender for one in evening.receive().taken] == ["Bo"]
    again = evening.receive()
    assert (again.taken, again.already, again.needs_a_person) == ([], 1, False)
    assert named(evening.ana) == named(evening.bo) == ["Naam1"]
    assert not any(b"Naam" in file.read_bytes() for file in evening.folder.iterdir())


def test_what_is_for_others_is_not_even_fetched(evening):
    evening.write(evening.bo)
    evening.send(evening.bo)
    evening.send(evening.ana)
    evening.served.asked.clear()
    evening.receive()
    fetched = [path for method, path in evening.served.asked if method == "GET"]
    assert [path.split("-")[2] for path in fetched] == ["0"]


def test_two_laptops_give_at_once(evening):
    given = []
    for db in (evening.bo, evening.cy):
        evening.write(db)
        made = sending.make(db, roster.of(evening.ana).me, SEVEN)
        given.append(Thread(target=evening.place().put, args=(made.name, made.content)))
    for one in given:
        one.start()
    for one in given:
        one.join()
    assert sorted(one.sender for one in evening.receive().taken) == ["Bo", "Cy"]
    assert named(evening.ana) == ["Naam1", "Naam2"]


def test_one_bundle_given_a_hundred_times_comes_in_once(evening):
    evening.write(evening.bo)
    evening.send(evening.bo)
    (file,) = evening.lying()
    content = file.read_bytes()
    for number in range(100):
        name = file.name if number % 2 else f"copy {number}.spreekuur"
        evening.place().put(name, content)
    done = evening.receive()
    assert (len(done.taken), done.already) == (1, 50)
    assert named(evening.ana) == ["Naam1"]


def test_a_line_that_is_cut_at_any_byte_loses_and_doubles_nothing(evening, slow):
    chance, whole = random.Random(8), Line(evening.served.port)
    evening.write(evening.bo)
    with whole.laid() as port:
        evening.send(evening.bo, port)
        to_send, whole.carried = whole.carried, 0
        evening.receive(port)
    to_receive, broken = whole.carried, 0
    for _time in range(300 if slow else 30):
        evening.write(evening.bo)
        for work, most in (
            (lambda port: evening.send(evening.bo, port), to_send),
            (evening.receive, to_receive),
        ):
            with Line(evening.served.port, after=chance.randint(0, most)).laid() as port:
                try:
                    work(port)
                except ShareTrouble as error:
                    broken += 1
                    assert error.why is Trouble.CUT
            for file in evening.lying():
                taking.open_bundle(evening.ana, file.read_bytes())  # whole, or not there
            assert set(named(evening.ana)) <= set(named(evening.bo))
        evening.send(evening.bo)
        done = evening.receive()
        assert (done.refused, done.held) == ([], [])
        assert named(evening.ana) == named(evening.bo)
        assert sorted(evening.folder.iterdir()) == evening.lying()  # nothing unfinished is left
        for file in evening.folder.iterdir():
            file.unlink()
    assert broken > (300 if slow else 30)


def test_a_folder_that_vanishes_in_between_takes_nothing_in_and_keeps_all(evening):
    evening.write(evening.bo)
    evening.send(evening.bo)
    away = evening.served.folder / "away"

    def vanish(asked):
        if asked["REQUEST_METHOD"] == "GET":
            evening.folder.rename(away)

    evening.served.instead = vanish
    with pytest.raises(ShareTrouble) as caught:
        evening.receive()
    assert (caught.value.why, named(evening.ana)) == (Trouble.NO_FOLDER, [])
    evening.write(evening.bo)
    evening.served.instead = lambda asked: None
    with pytest.raises(ShareTrouble):
        evening.send(evening.bo)
    away.rename(evening.folder)
    evening.send(evening.bo)
    assert evening.receive().refused == []
    assert named(evening.ana) == ["Naam1", "Naam2"]


def test_one_giant_among_the_bundles_is_refused_and_the_rest_comes_in(evening):
    evening.write(evening.bo)
    evening.send(evening.bo)
    with (evening.folder / "0.spreekuur").open("wb") as giant:
        giant.truncate(bundle.MOST_BYTES + 1)
    evening.served.asked.clear()
    done = evening.receive()
    assert [(name, error.why) for name, error in done.refused] == [("0.spreekuur", Refusal.TOO_LARGE)]
    assert named(evening.ana) == ["Naam1"]
    assert ("GET", "/team/0.spreekuur") not in evening.served.asked
