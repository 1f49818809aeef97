# SPDX-License-Identifier: EUPL-1.2
"""What servers and lines do wrong on the way of a package: each is named, and the package goes later, whole."""

import random
import threading

import pytest

from sending.parcels import FILES, NAME, PARCEL, found, put, whole
from spreekuur.errors.sending import OtherFiguresThere
from spreekuur.errors.transport import Trouble
from spreekuur.sending.delivery import deliver
from spreekuur.sending.ways import ToServer
from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Patience
from transport.conftest import ME, QUICK
from transport.test_hostile import MULTISTATUS, said
from webdav_server import Line, saying


@pytest.mark.parametrize(
    "seed", [*range(30), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(30, 300))]
)
def test_a_connection_that_is_cut_at_random_bytes_is_gone_on_from(davd, server, team, seed):
    line = Line(davd.port, after=random.Random(seed).randrange(200, 160_000))
    with line.laid() as port:
        cut = ToServer(Share(parse(davd.url("team", port=port)), ME, QUICK))
        outcome = deliver([PARCEL], [], cut)[0]
    assert outcome.arrived or outcome.error.why in (Trouble.CUT, Trouble.NOT_PRIVATE, Trouble.NOBODY_ANSWERS)
    if outcome.arrived or (team / NAME).exists():
        assert found(team / NAME) == FILES
    put(server)
    assert found(team / NAME) == FILES


STATUSES = {
    "301 Moved": Trouble.REDIRECTED,
    "401 Unauthorized": Trouble.PASSWORD,
    "403 Forbidden": Trouble.FORBIDDEN,
    "404 Not Found": Trouble.NO_FOLDER,
    "409 Conflict": Trouble.CONFLICT,
    "423 Locked": Trouble.LOCKED,
    "429 Too Many Requests": Trouble.BUSY,
    "500 Internal Server Error": Trouble.SERVER,
    "507 Insufficient Storage": Trouble.FULL,
    "511 Network Authentication Required": Trouble.LOGIN_PAGE,
}


@pytest.mark.parametrize("method", ["PROPFIND", "MKCOL", "PUT", "GET", "MOVE"])
@pytest.mark.parametrize(("status", "meant"), STATUSES.items())
def test_each_answer_at_each_step_is_named_and_the_package_goes_later(
    served, server, team, method, status, meant
):
    served.instead = lambda asked: (status, {}, b"") if asked["REQUEST_METHOD"] == method else None
    (outcome,) = deliver([PARCEL], [], server)
    if method == "GET" and meant in (Trouble.CONFLICT, Trouble.NO_FOLDER):
        meant = Trouble.DIFFERENT  # it took the file, and then has it not
    if meant is Trouble.FORBIDDEN and method in ("PROPFIND", "GET"):
        assert (outcome.arrived, outcome.unread) == (True, method == "GET")
    else:
        meant = Trouble.NO_RENAME if (method, meant) == ("MOVE", Trouble.FORBIDDEN) else meant
        assert (outcome.arrived, outcome.error.why) == (False, meant)
        assert not (team / NAME).exists()
    served.instead = lambda asked: None
    put(server)
    whole(team)


@pytest.mark.parametrize("method", ["PUT", "MOVE"])
def test_an_etag_that_does_not_fit_needs_somebody_and_replaces_nothing(served, server, team, method):
    refusal = ("412 Precondition Failed", {}, b"")
    served.instead = lambda asked: refusal if asked["REQUEST_METHOD"] == method else None
    (outcome,) = deliver([PARCEL], [], server)
    assert (outcome.arrived, type(outcome.error)) == (False, OtherFiguresThere)
    assert not (team / NAME).exists()


@pytest.mark.parametrize("method", ["PROPFIND", "MKCOL", "PUT", "GET", "MOVE"])
def test_silence_at_each_step_ends_and_the_package_goes_later(served, server, team, method):
    over = threading.Event()

    def silent(asked):
        if asked["REQUEST_METHOD"] == method:
            over.wait(20)
        return

    served.instead = silent
    hasty = Share(server.share.address, ME, Patience(silence=0.3, question=2))
    (outcome,) = deliver([PARCEL], [], ToServer(hasty))
    over.set()
    assert (outcome.arrived, outcome.error.why) == (False, Trouble.SLOW)
    served.instead = lambda asked: None
    put(server)
    assert found(team / NAME) == FILES


def test_a_folder_on_the_server_that_vanishes_is_named_and_there_again_later(served, server, team):
    away = team.rename(served.folder / "away")
    assert deliver([PARCEL], [], server)[0].error.why in (Trouble.NO_FOLDER, Trouble.CONFLICT)
    away.rename(team)
    put(server)
    whole(team)


def test_the_wifi_page_and_the_server_that_says_yes_to_everything_are_found_out(certificate, trusted):
    page = said("200 OK", b"<html>Log in</html>", Content_Type="text/html")

    def yes(request):
        return said("207 Multi-Status", MULTISTATUS) if request.startswith(b"PROPFIND") else said("200 OK")

    for answer, meant in ((lambda request: page, Trouble.LOGIN_PAGE), (yes, None)):
        with saying(certificate, answer) as listener:
            way = ToServer(Share(parse(f"https://localhost:{listener.port}/team"), ME, QUICK))
            (outcome,) = deliver([PARCEL], [], way)
        assert not outcome.arrived
        assert isinstance(outcome.error, OtherFiguresThere) if meant is None else outcome.error.why is meant


def test_a_server_that_keeps_something_else_or_only_says_it_moved_is_found_out(served, server, team):
    for method, answer in (("PUT", "201 Created"), ("MOVE", "201 Created")):
        served.instead = lambda asked, method=method, answer=answer: (
            (answer, {}, b"") if asked["REQUEST_METHOD"] == method else None
        )
        (outcome,) = deliver([PARCEL], [], server)
        assert (outcome.arrived, outcome.error.why) == (False, Trouble.DIFFERENT)
        assert not (team / NAME).exists()
