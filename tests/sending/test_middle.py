# SPDX-License-Identifier: EUPL-1.2
"""What happens in the middle of a sending, at each question in turn: it is named, and the package goes later, whole."""

import shutil
import threading
from datetime import timedelta

import pytest

from sending.parcels import FILES, NAME, PARCEL, found, lay_receipt, put, whole
from spreekuur.errors.sending import OtherFiguresThere
from spreekuur.errors.transport import Trouble
from spreekuur.messages import explain
from spreekuur.sending.delivery import deliver
from spreekuur.sending.receipt import Said
from spreekuur.sending.ways import Parcel, ToServer
from spreekuur.transport import tree
from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Patience
from transport.conftest import ME, QUICK
from webdav_server import Authority, Line, saying

METHODS = ["PROPFIND", "MKCOL", "PUT", "GET", "MOVE"]
BESIDE = f"{NAME}.{PARCEL.mark}.unfinished"
PAGE = b"<html><body>Welcome to the hall's Wi-Fi. Log in.</body></html>"


@pytest.fixture
def questions(served, server, team):
    """How many questions a package takes that goes for the first time."""
    put(server)
    shutil.rmtree(team / NAME)
    return len(served.asked)


class At:
    """Does something at the question of that number, and gives what is to be answered in its place."""

    def __init__(self, number, work):
        self.left, self.work = number, work

    def __call__(self, asked):
        self.left -= 1
        return self.work() if self.left == -1 else None


def once(method, work):
    done = []

    def at(asked):
        if asked["REQUEST_METHOD"] == method and not done:
            done.append(method)
            return work()
        return None

    return at


@pytest.mark.parametrize("hook", ["instead", "done"])
def test_silence_at_any_question_ends_and_nothing_goes_twice(served, server, team, questions, hook):
    """Before the server did what it was asked, and after: then only its answer is lost."""
    hasty = ToServer(Share(server.share.address, ME, Patience(silence=0.06, question=5)))
    for number in range(questions):
        over = threading.Event()

        def silent(over=over):
            over.wait(20)
            return "503 Too late", {}, b""

        setattr(served, hook, At(number, silent))
        (outcome,) = deliver([PARCEL], [], hasty)
        over.set()
        served.instead = served.done = lambda asked: None
        assert outcome.arrived or outcome.error.why is Trouble.SLOW
        assert not outcome.arrived or (hook, served.asked[-1][0]) == ("done", "GET"), (
            "the rename was looked for"
        )
        assert not (team / NAME).exists() or found(team / NAME) == FILES
        put(server)
        assert found(team / NAME) == FILES
        shutil.rmtree(team / NAME)


def test_a_folder_that_vanishes_at_any_question_is_named_and_the_package_goes_later(
    served, server, team, questions
):
    away = served.folder / "away"
    for number in range(questions):
        served.instead = At(number, lambda: team.rename(away) and None)
        (outcome,) = deliver([PARCEL], [], server)
        served.instead = lambda asked: None
        assert (outcome.arrived, outcome.error.why in (Trouble.NO_FOLDER, Trouble.CONFLICT)) == (False, True)
        away.rename(team)
        put(server)
        assert found(team / NAME) == FILES
        shutil.rmtree(team / NAME)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("target", ["https://localhost:{}/team/", "http://127.0.0.1:{}/team/", "/else/"])
def test_no_question_follows_to_another_place(served, server, team, certificate, method, target):
    heard = []
    with saying(certificate, lambda request: heard.append(request) or b"") as elsewhere:
        location = {"Location": target.format(elsewhere.port)}
        served.instead = once(method, lambda: ("307 Temporary Redirect", location, b""))
        (outcome,) = deliver([PARCEL], [], server)
    assert (outcome.arrived, outcome.error.why) == (False, Trouble.REDIRECTED)
    assert (elsewhere.calls, heard) == (0, [])
    assert not (team / NAME).exists()


@pytest.mark.parametrize("method", METHODS)
def test_a_log_in_page_at_any_step_is_named(served, server, team, method):
    html = {"Content-Type": "text/html; charset=utf-8"}
    for page in (PAGE, PAGE * 2000):
        served.instead = once(method, lambda page=page: ("200 OK", html, page))
        (outcome,) = deliver([PARCEL], [], server)
        assert (outcome.arrived, outcome.error.why) == (False, Trouble.LOGIN_PAGE)
        assert not (team / NAME).exists()
    served.instead = lambda asked: None
    put(server)
    whole(team)


def test_a_box_that_begins_to_read_along_in_the_middle_is_named_and_gets_nothing(
    davd, team, server, tmp_path
):
    box, heard = Authority(tmp_path, "Inspecting Box"), []
    with saying(box.certificate("localhost"), lambda request: heard.append(request) or b"") as inside:
        line = Line(davd.port, after=12_000)

        def change():
            line.to, line.after = inside.port, 10**12

        line.cut = change
        with line.laid() as port:
            way = ToServer(Share(parse(davd.url("team", port=port)), ME, QUICK))
            (outcome,) = deliver([PARCEL], [], way)
    assert (outcome.error.why, heard) == (Trouble.UNKNOWN_ISSUER, [])
    assert "Inspecting Box" in explain(outcome.error)
    put(server)
    whole(team)


def test_a_line_that_was_closed_while_the_laptop_slept_is_laid_anew_once(davd, team):
    other = Parcel("2-1", NAME + "-other", FILES, PARCEL.mark)
    line = Line(davd.port)
    with line.laid() as port, tree.opened(Share(parse(davd.url("team", port=port)), ME, QUICK)) as there:
        assert there.place(PARCEL.name, PARCEL.files, PARCEL.mark, "manifest.json")
        for again in (2, 3):
            line.drop()
            assert there.place(other.name, other.files, other.mark, "manifest.json")
            assert line.calls == again
        line.after = line.carried + 100
        line.drop()
        with pytest.raises(Exception, match="cut") as caught:
            there.place(other.name, other.files, other.mark, "manifest.json")
        assert caught.value.why is Trouble.CUT
        assert line.calls == 4
    assert found(team / NAME) == found(team / other.name) == FILES


@pytest.mark.parametrize("files", [FILES, FILES | {"report.pdf": b"%PDF another"}], ids=["same", "another"])
def test_somebody_who_takes_the_name_between_our_look_and_our_rename_keeps_it(served, server, team, files):
    def take():
        for path, content in files.items():
            (team / NAME / path).parent.mkdir(parents=True, exist_ok=True)
            (team / NAME / path).write_bytes(content)

    served.instead = once("MOVE", take)
    (outcome,) = deliver([PARCEL], [], server)
    assert outcome.arrived == (files == FILES)
    assert outcome.arrived or type(outcome.error) is OtherFiguresThere
    assert found(team / NAME) == files


def test_somebody_who_writes_into_our_file_before_we_read_it_back_is_found_out(served, server, team):
    def spoil(asked):
        if asked["REQUEST_METHOD"] == "PUT" and asked["PATH_INFO"].endswith("report.pdf"):
            (team / BESIDE / "report.pdf").write_bytes(b"another's")

    served.done = spoil
    (outcome,) = deliver([PARCEL], [], server)
    assert (outcome.arrived, outcome.error.why) == (False, Trouble.DIFFERENT)
    assert not (team / NAME).exists()
    served.done = lambda asked: None
    put(server)
    whole(team)


def test_what_half_an_upload_left_is_sent_anew(server, team):
    (team / BESIDE / "tables").mkdir(parents=True)
    (team / BESIDE / "report.pdf").write_bytes(FILES["report.pdf"][:10_000])
    (team / BESIDE / "manifest.json").write_bytes(FILES["manifest.json"])
    put(server)
    whole(team)


@pytest.mark.parametrize("year", ["1999", "2099"])
def test_a_server_whose_clock_is_wrong_is_used_as_any_other(served, server, team, year):
    served.also = {
        "Date": f"Fri, 01 Jan {year} 00:00:00 GMT",
        "Last-Modified": "Sat, 01 Jan 2124 00:00:00 GMT",
        "ETag": 'W/"x"',
    }
    put(server)
    lay_receipt(team, "taken")
    (outcome,) = deliver([], [PARCEL], server)
    assert (b'"taken"' in outcome.said.content, outcome.error) == (True, None)


def test_a_certificate_that_begins_tomorrow_asks_about_the_date(authority, trusted):
    later = authority.certificate("localhost", begins_in=timedelta(days=1), ends_in=timedelta(days=9))
    with saying(later, lambda request: b"") as listener:
        way = ToServer(Share(parse(f"https://localhost:{listener.port}/team"), ME, QUICK))
        (outcome,) = deliver([PARCEL], [], way)
    assert outcome.error.why is Trouble.DATE
    assert "date of this laptop" in explain(outcome.error)


def test_answers_that_are_too_large_are_not_read(served, server, team):
    huge = {"Content-Type": "application/octet-stream"}
    served.instead = once("PROPFIND", lambda: ("207 Multi-Status", huge, b" " * 9_000_000))
    assert deliver([PARCEL], [], server)[0].error.why is Trouble.TOO_LARGE
    served.instead = once("GET", lambda: ("200 OK", huge, b"x" * 3_000_000))
    assert type(deliver([PARCEL], [], server)[0].error) is OtherFiguresThere
    served.instead = lambda asked: None
    put(server)
    (team / f"{NAME}.receipt.json").write_bytes(b'{"format": "spreekuur-receipt/1"' + b" " * 3_000_000 + b"}")
    (outcome,) = deliver([], [PARCEL], server)
    assert (outcome.arrived, outcome.said, outcome.error) == (True, Said(), None)


def test_a_lock_that_is_told_in_a_list_of_answers_is_a_lock(served, server, team):
    told = b'<D:multistatus xmlns:D="DAV:"><D:response><D:status>HTTP/1.1 %d X</D:status></D:response>'
    body = told % 424 + told % 423 + b"</D:multistatus>"
    for method in ("MKCOL", "PUT", "MOVE"):
        served.instead = once(method, lambda: ("207 Multi-Status", {"Content-Type": "text/xml"}, body))
        assert deliver([PARCEL], [], server)[0].error.why is Trouble.LOCKED
        assert not (team / NAME).exists()
