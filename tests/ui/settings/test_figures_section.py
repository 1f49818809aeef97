# SPDX-License-Identifier: EUPL-1.2
"""How figures go to the municipality: one way of three, tried out for real, kept in the vault alone."""

import pytest
from PySide6.QtWidgets import QLineEdit

from spreekuur.desk import figures_place, figures_receipts
from spreekuur.desk.figures_place import Place
from spreekuur.security import sshsig
from spreekuur.store import practice
from transport.conftest import authority, certificate, davd, served, trusted
from webdav_server import PASSWORD, USER, Davd

from .conftest import give_leave, press

__all__ = ["authority", "certificate", "davd", "served", "trusted"]


@pytest.fixture
def section(parts):
    parts.list.choose("figures")
    return parts.sections["figures"]


def typed(section, served, password=PASSWORD):
    server = section.ways.server
    server.address.setText(served.url("team"))
    server.user.setText(USER)
    server.password.setText(password)


def said(section):
    return section.ways.foot.said.words()


def test_nothing_is_chosen_at_first_and_nothing_is_called(section, desk):
    assert section.summary() == "not chosen yet"
    assert section.ways.foot.remove.isHidden()
    section.ways.foot.test.click()
    assert section.ways.server.error() == "Type an address that begins with https://."
    assert figures_place.get(desk) == Place()


def test_a_server_is_tried_out_and_what_happened_is_told_in_words(section, served, desk):
    typed(section, served)
    section.ways.foot.test.click()
    assert said(section).startswith("It works")
    assert list((served.folder / "team").iterdir()) == []
    typed(section, served, "wrong")
    section.ways.foot.test.click()
    assert (
        said(section)
        == "localhost does not take this user name and password. Type them again, or ask whoever gave you this address."
    )
    assert figures_place.get(desk) == Place(), "nothing is kept by trying"


def test_a_server_that_takes_files_and_shows_none_works_and_is_told(section, served):
    typed(section, served)
    shows = ("GET", "HEAD", "PROPFIND")
    served.instead = lambda asked: ("405 No", {}, b"") if asked["REQUEST_METHOD"] in shows else None
    section.ways.foot.test.click()
    assert "shows nobody what lies there" in said(section)
    assert list((served.folder / "team").iterdir()) == []


HTML = {"Content-Type": "text/html"}


ANSWERS = (
    (("200 OK", HTML, b"<html>Wi-Fi</html>"), "open the browser, log in"),
    (("302 Found", {"Location": "https://portal.example/"}, b""), "points to another address"),
    (("404 Not Found", {}, b""), "not on localhost"),
    (("403 Forbidden", {}, b""), "does not let this user"),
    (("423 Locked", {}, b""), "Somebody else is using"),
    (("429 Too Many", {}, b""), "too busy"),
    (("500 Oops", {}, b""), "has a fault"),
    (("507 Full", {}, b""), "no room left"),
)


def test_each_answer_of_a_server_has_its_sentence(section, served):
    typed(section, served)
    for answer, words in ANSWERS:
        served.instead = lambda request, answer=answer: answer
        section.ways.foot.test.click()
        assert words in said(section)


def test_a_box_in_between_is_named_by_who_signed_its_certificate(section, served, monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    typed(section, served)
    section.ways.foot.test.click()
    assert "may be reading along" in said(section) and "Test authority" in said(section)


def test_a_certificate_of_another_host_is_told(section, authority, trusted, tmp_path):
    other = Davd(tmp_path, authority.certificate("other.example"))
    typed(section, other)
    section.ways.foot.test.click()
    other.close()
    assert said(section).startswith("Another computer answers in the place of localhost.")


def test_a_folder_is_tried_out_and_a_stick_that_is_away_is_told(section, tmp_path):
    section.ways.how.chips[1].click()
    section.ways.foot.use.click()
    assert section.ways.folder.error() == "Choose a folder first, for instance on the stick."
    share = tmp_path / "share"
    section.ways.folder.set_folder(share)
    section.ways.foot.test.click()
    assert said(section).startswith("The folder for the figures cannot be used now.")
    share.mkdir()
    section.ways.foot.test.click()
    assert said(section).startswith("It works")
    assert list(share.iterdir()) == []


def test_the_way_is_kept_with_leave_shown_as_dots_and_taken_back(section, served, desk, tmp_path):
    offers = []
    section.undo_offered.connect(lambda words, back: offers.append((words, back)))
    typed(section, served)
    section.ways.foot.use.click()
    assert figures_place.get(desk) == Place(), "the coordinator is asked first"
    give_leave(section)
    kept = figures_place.get(desk)
    assert kept == Place(served.url("team") + "/", USER, PASSWORD)
    assert section.summary() == "to localhost"
    assert said(section) == "Kept in the vault. Nothing was sent yet."
    assert section.ways.server.password.echoMode() == QLineEdit.EchoMode.Password
    section.ways.how.chips[1].click()
    section.ways.folder.set_folder(tmp_path)
    section.ways.foot.use.click()
    assert figures_place.get(desk) == Place(str(tmp_path))
    assert (section.summary(), section.ways.server.password.text()) == ("into a folder", "")
    words, back = offers[-1]
    back()
    assert words == "The way of the figures was changed"
    assert figures_place.get(desk) == kept
    assert section.ways.server.password.text() == PASSWORD
    section.ways.how.chips[2].click()
    assert section.ways.foot.test.isHidden(), "nobody is called"
    section.ways.foot.use.click()
    assert figures_place.get(desk) == Place(by_hand=True)
    assert section.summary() == "by mail or by hand"
    section.ways.foot.remove.click()
    assert figures_place.get(desk) == Place()


def test_what_was_typed_and_not_kept_goes_when_one_leaves(section, served, parts):
    typed(section, served)
    parts.list.choose("looks")
    assert section.ways.server.password.text() == ""


def test_the_password_lies_in_no_file_of_the_laptop(section, served, home, again, caplog):
    typed(section, served, "Zonnebloem-77")
    section.ways.foot.use.click()
    give_leave(section)
    again().close()
    told = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert told
    assert not any(secret in content for content in told for secret in (b"Zonnebloem", b"https://localhost"))
    assert "Zonnebloem" not in caplog.text


def test_a_practice_and_a_laptop_that_does_not_lead_have_no_such_section(parts, desk, window):
    assert not parts.list.items["figures"].isHidden()
    practice.mark(desk.db)
    window.screens()["settings"].showing()
    assert parts.list.items["figures"].isHidden()


def test_the_key_for_receipts_is_compared_kept_with_leave_and_taken_back(section, desk):
    part, offers = section.receipts, []
    section.undo_offered.connect(lambda words, back: offers.append((words, back)))
    public = sshsig.public_half(bytes(range(32)))
    line = sshsig.key_line(public)
    part.line.setFocus()
    press("ssh-ed25519 AAAA")
    assert part.short.words() == ""
    part.use.click()
    assert part.field.error().startswith("This is no key")
    part.line.selectAll()
    press(line + " it@aalsmeer")
    assert sshsig.fingerprint(public) in part.short.words() and part.field.error() == ""
    part.use.click()
    assert figures_receipts.municipality_key(desk) is None, "the coordinator is asked first"
    give_leave(section)
    assert figures_receipts.municipality_key(desk) == public
    assert (part.line.text(), part.remove.isHidden()) == (line, False)
    part.remove.click()
    assert figures_receipts.municipality_key(desk) is None and part.line.text() == ""
    words, back = offers[-1]
    back()
    assert words == "The key for receipts was changed"
    assert figures_receipts.municipality_key(desk) == public
    assert part.line.text() == line


def test_a_secret_key_that_is_pasted_does_not_stay_in_sight(section, desk):
    section.receipts.line.setText("-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjE")
    section.receipts.use.click()
    assert section.receipts.line.text() == ""
    assert section.receipts.field.error().startswith("This is the secret half")
    assert figures_receipts.municipality_key(desk) is None
