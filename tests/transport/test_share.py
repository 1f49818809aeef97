# SPDX-License-Identifier: EUPL-1.2
"""A folder on a real WebDAV server: what is written is there whole, once, and comes back; each refusal is named."""

from threading import Thread

import pytest

from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.transport.address import parse
from spreekuur.transport.share import Share
from spreekuur.transport.terms import Credentials
from transport.conftest import QUICK
from webdav_server import PASSWORD, USER

NAME = "1-0123abcd-0-89ab4567-000001.spreekuur"


def names(served):
    return sorted(file.name for file in (served.folder / "team").iterdir())


def why(work):
    with pytest.raises(ShareTrouble) as caught:
        work()
    assert "geheim" not in repr(caught.value) + str(caught.value)
    assert caught.value.__cause__ is None
    return caught.value.why


def test_a_file_that_is_written_is_there_and_is_read_back(served, share):
    content = bytes(range(256)) * 2000
    with share.opened() as there:
        there.write(NAME, content)
        assert [(file.name, file.size) for file in there.files()] == [(NAME, len(content))]
        assert there.read(NAME, len(content)) == content
    assert (served.folder / "team" / NAME).read_bytes() == content


def test_trying_out_leaves_nothing_behind(served, share):
    share.try_out()
    assert names(served) == []


def test_the_same_file_twenty_times_stands_there_once(served, share):
    for _time in range(20):
        with share.opened() as there:
            there.write(NAME, b"sealed")
    assert names(served) == [NAME]


def test_a_file_that_says_something_else_is_never_replaced(served, share):
    (served.folder / "team" / NAME).write_bytes(b"another's")
    with share.opened() as there:
        assert why(lambda: there.write(NAME, b"sealed")) is Trouble.CHANGED
    assert names(served) == [NAME]
    assert (served.folder / "team" / NAME).read_bytes() == b"another's"


def test_names_with_all_kinds_of_signs_come_back_as_they_were(served, share):
    odd = [
        "Ана мария.spreekuur",
        "50% & meer?.spreekuur".replace("?", ""),
        "a b#c.spreekuur",
        "ł+ș.spreekuur",
    ]
    with share.opened() as there:
        for name in odd:
            there.write(name, name.encode())
        assert [file.name for file in there.files()] == sorted(odd)
        assert [there.read(name, 100).decode() for name in odd] == odd


def test_two_laptops_at_once_both_get_their_files_there(served, share):
    def give(laptop):
        with share.opened() as there:
            for number in range(10):
                there.write(f"{laptop}-{number}.spreekuur", laptop.encode() * 5000)

    threads = [Thread(target=give, args=(laptop,)) for laptop in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(served)) == 20
    assert all(
        (served.folder / "team" / name).read_bytes() == name[0].encode() * 5000 for name in names(served)
    )


def test_two_that_write_other_things_under_one_name_leave_one_of_them_whole(served, share):
    said = []

    def give(content):
        try:
            with share.opened() as there:
                there.write(NAME, content)
            said.append("there")
        except ShareTrouble as error:
            said.append(error.why)

    contents = [bytes([number]) * 60_000 for number in range(6)]
    threads = [Thread(target=give, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count("there") == 1, said
    assert names(served) == [NAME]
    assert (served.folder / "team" / NAME).read_bytes() in contents


@pytest.mark.parametrize(
    ("user", "password"), [("", ""), (USER, "wrong"), ("nobody", PASSWORD), ("ł", "ș\U0001f600")]
)
def test_a_wrong_password_is_named(served, share, user, password):
    strange = Share(share.address, Credentials(user, password), QUICK)
    assert why(strange.try_out) is Trouble.PASSWORD
    assert names(served) == []


def test_a_folder_that_is_not_there_is_named(served, share):
    assert why(Share(parse(served.url("elsewhere")), share.credentials, QUICK).try_out) is Trouble.NO_FOLDER


def test_a_folder_that_vanishes_is_named_and_there_again_later(served, share):
    team = served.folder / "team"
    with share.opened() as there:
        there.write(NAME, b"sealed")
        away = team.rename(served.folder / "away")
        assert why(lambda: there.write("2.spreekuur", b"more")) in (Trouble.CONFLICT, Trouble.NO_FOLDER)
        assert why(lambda: there.read(NAME, 100)) is Trouble.NO_FOLDER
        assert why(there.files) is Trouble.NO_FOLDER
        away.rename(team)
        there.write("2.spreekuur", b"more")
    assert names(served) == [NAME, "2.spreekuur"]


STATUSES = {
    "301 Moved": Trouble.REDIRECTED,
    "401 Unauthorized": Trouble.PASSWORD,
    "403 Forbidden": Trouble.FORBIDDEN,
    "404 Not Found": Trouble.NO_FOLDER,
    "405 Method Not Allowed": Trouble.NOT_A_SHARE,
    "409 Conflict": Trouble.CONFLICT,
    "412 Precondition Failed": Trouble.CHANGED,
    "413 Too Large": Trouble.TOO_LARGE,
    "418 Teapot": Trouble.NOT_A_SHARE,
    "423 Locked": Trouble.LOCKED,
    "429 Too Many Requests": Trouble.BUSY,
    "500 Internal Server Error": Trouble.SERVER,
    "501 Not Implemented": Trouble.NOT_A_SHARE,
    "503 Unavailable": Trouble.BUSY,
    "507 Insufficient Storage": Trouble.FULL,
    "511 Network Authentication Required": Trouble.LOGIN_PAGE,
}


@pytest.mark.parametrize("method", ["PROPFIND", "PUT", "GET", "MOVE"])
@pytest.mark.parametrize(("status", "meant"), STATUSES.items())
def test_each_answer_at_each_step_is_named_and_leaves_nothing(served, share, method, status, meant):
    served.instead = lambda asked: (status, {}, b"") if asked["REQUEST_METHOD"] == method else None
    if (method, meant) in {("GET", Trouble.NO_FOLDER), ("GET", Trouble.TOO_LARGE)}:
        meant = Trouble.DIFFERENT  # it said that it took the file
    assert why(share.try_out) is meant
    assert names(served) == []


def test_a_server_that_is_busy_once_takes_the_same_file_later(served, share):
    served.instead = lambda asked: ("503 Busy", {}, b"") if asked["REQUEST_METHOD"] == "MOVE" else None
    with share.opened() as there:
        assert why(lambda: there.write(NAME, b"sealed")) is Trouble.BUSY
        served.instead = lambda asked: None
        there.write(NAME, b"sealed")
    assert names(served) == [NAME]


def test_a_server_that_keeps_something_else_is_found_out(served, share):
    def spoil(asked):
        if asked["REQUEST_METHOD"] == "GET":
            return "200 OK", {}, b"something else"
        return None

    served.instead = spoil
    with share.opened() as there:
        assert why(lambda: there.write(NAME, b"sealed")) is Trouble.DIFFERENT
    assert names(served) == []


def test_a_server_that_only_says_it_gave_the_name_is_found_out(served, share):
    served.instead = lambda asked: ("201 Created", {}, b"") if asked["REQUEST_METHOD"] == "MOVE" else None
    with share.opened() as there:
        assert why(lambda: there.write(NAME, b"sealed")) is Trouble.DIFFERENT
    assert [name for name in names(served) if name.endswith(".spreekuur")] == []


def test_a_connection_that_lay_still_is_made_anew(served, share):
    with share.opened() as there:
        there.files()
        there._server._line.sock.shutdown(2)
        assert there.files() == []


def test_a_file_that_is_longer_than_wanted_is_not_read(served, share):
    (served.folder / "team" / NAME).write_bytes(bytes(5_000_000))
    with share.opened() as there:
        assert why(lambda: there.read(NAME, 1_000_000)) is Trouble.TOO_LARGE
        assert [file.size for file in there.files()] == [5_000_000]
