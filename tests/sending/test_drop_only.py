# SPDX-License-Identifier: EUPL-1.2
"""A server that takes files and shows none is used, and it is told that nobody could read them back."""

import shutil

import pytest

from sending.parcels import FILES, NAME, PARCEL, found, put, whole
from spreekuur.errors.sending import OtherFiguresThere
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.messages import explain
from spreekuur.sending.delivery import deliver
from spreekuur.sending.receipt import Said
from spreekuur.sending.ways import Parcel, ToServer
from spreekuur.transport import tree
from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from transport.conftest import ME, QUICK
from transport.test_hostile import said
from webdav_server import Line, saying

BLIND = ("GET", "HEAD", "PROPFIND", "DELETE")
BY_SIZE = ("GET", "HEAD", "DELETE")
TAKES = [BLIND, ("GET", "PROPFIND"), BY_SIZE, ("GET",), ("PROPFIND",)]
OTHER = Parcel("2-1", NAME, FILES | {"report.pdf": b"%PDF of another laptop"}, "ba9876543210")


def refusing(served, methods, status="405 Method Not Allowed"):
    page = {"Content-Type": "text/html"}, b"<html>" + b"no " * 200
    served.instead = lambda asked: (status, *page) if asked["REQUEST_METHOD"] in methods else None


@pytest.fixture(params=["403 Forbidden", "405 Method Not Allowed", "501 Not Implemented"])
def status(request):
    return request.param


@pytest.mark.parametrize("methods", TAKES, ids=" ".join)
def test_a_package_arrives_whole_and_what_was_not_read_back_is_told(served, server, team, methods, status):
    refusing(served, methods, status)
    (outcome,) = deliver([PARCEL], [], server)
    assert (outcome.arrived, outcome.error) == (True, None)
    assert outcome.unread == ("GET" in methods)
    assert found(team / NAME) == FILES
    assert [path.name for path in team.iterdir()] == [NAME]


def test_a_package_that_lies_there_is_known_by_its_sizes_and_another_is_not_replaced(served, server, team):
    refusing(served, BY_SIZE)
    for _time in range(3):
        assert deliver([PARCEL], [], server)[0].unread
    assert type(deliver([OTHER], [], server)[0].error) is OtherFiguresThere
    whole(team)
    assert [method for method, _path in served.asked].count("MOVE") == 1


def test_a_name_that_is_taken_where_nothing_is_shown_needs_somebody(served, server, team):
    put(server)
    refusing(served, BLIND)
    (outcome,) = deliver([OTHER], [], server)
    assert (outcome.arrived, outcome.error.why) == (False, Trouble.UNREADABLE)
    assert "does not show what" in explain(outcome.error)
    assert found(team / NAME) == FILES


@pytest.mark.parametrize("methods", [BLIND, BY_SIZE], ids=" ".join)
def test_a_line_that_breaks_anywhere_is_gone_on_from(davd, served, server, team, methods):
    """Where nothing is shown, and the answer to the last rename was lost for good, somebody has to look."""
    refusing(served, methods)
    whole_way = Line(davd.port)
    with whole_way.laid() as port:
        put(ToServer(Share(parse(davd.url("team", port=port)), ME, QUICK)))
    for part in range(1, 12):
        shutil.rmtree(team / NAME)
        line = Line(davd.port, after=whole_way.carried * part // 12)
        with line.laid() as port:
            (broken,) = deliver([PARCEL], [], ToServer(Share(parse(davd.url("team", port=port)), ME, QUICK)))
        assert not broken.arrived or found(team / NAME) == FILES
        (outcome,) = deliver([PARCEL], [], server)
        assert found(team / NAME) == FILES
        assert outcome.arrived or outcome.error.why is Trouble.UNREADABLE


def test_an_answer_to_the_rename_that_is_lost_is_found_by_the_folder_that_is_free_again(served, server, team):
    refusing(served, BLIND)
    refused, lost = served.instead, []

    def losing(asked):
        if asked["REQUEST_METHOD"] == "MOVE" and ".new." not in asked["PATH_INFO"] and not lost:
            lost.append((team / asked["PATH_INFO"].split("/")[2]).rename(team / NAME))
            return "500 Internal Server Error", {}, b""
        return refused(asked)

    served.instead = losing
    (outcome,) = deliver([PARCEL], [], server)
    assert (outcome.arrived, outcome.unread) == (True, True)
    assert found(team / NAME) == FILES


@pytest.mark.parametrize("methods", [("MOVE",), ("MOVE", *BLIND), ("MOVE", "MKCOL", *BLIND)], ids=" ".join)
def test_where_nobody_may_rename_nothing_is_left_under_the_name_and_it_is_said(
    served, server, team, methods, status
):
    refusing(served, methods, status)
    (outcome,) = deliver([PARCEL], [], server)
    assert not outcome.arrived
    named = "MKCOL" in methods and not status.startswith("405")
    assert outcome.error.why is (Trouble.NO_RENAME if not named else outcome.error.why)
    assert not (team / NAME).exists()
    if "PROPFIND" in methods:
        assert "PUT" not in [method for method, _path in served.asked], "no figure went to such a server"
    if not named:
        assert "make and rename folders" in explain(outcome.error)


def test_a_receipt_that_may_not_be_read_is_none_yet(served, server, team):
    refusing(served, ("GET",))
    put(server)
    (outcome,) = deliver([], [PARCEL], server)
    assert (outcome.arrived, outcome.said, outcome.error) == (True, Said(), None)


def test_trying_out_says_whether_it_comes_back_and_leaves_nothing_where_it_may(served, share, team):
    assert tree.try_out(share) is True
    refusing(served, ("GET", "HEAD", "PROPFIND"))
    assert tree.try_out(share) is False
    assert list(team.iterdir()) == []
    refusing(served, ("MOVE",))
    with pytest.raises(ShareTrouble) as caught:
        tree.try_out(share)
    assert caught.value.why is Trouble.NO_RENAME
    assert list(team.iterdir()) == []


@pytest.mark.parametrize("shown", ["405 No", "403 No", "404 Not Found", "200 OK"])
@pytest.mark.parametrize("made", ["200 OK", "201 Created", "204 No Content"])
def test_a_server_that_says_yes_to_everything_and_shows_nothing_is_found_out(
    certificate, trusted, shown, made
):
    def yes(request):
        return said(shown if request.split()[0] in (b"GET", b"HEAD", b"PROPFIND") else made)

    with saying(certificate, yes) as listener:
        way = ToServer(Share(parse(f"https://localhost:{listener.port}/team"), ME, QUICK))
        assert not deliver([PARCEL], [], way)[0].arrived
