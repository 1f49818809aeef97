# SPDX-License-Identifier: EUPL-1.2
import threading
from dataclasses import replace

import pytest

from directory.made import LIBRARY, a_finding, a_place
from spreekuur.content.directory import Directory, Overlay
from spreekuur.content.model import Check
from spreekuur.directory.model import FindingState, Kind, PlaceState
from spreekuur.directory.overlay import laid_over

ACCEPTED, REFUSED = FindingState.ACCEPTED, FindingState.REFUSED


@pytest.fixture
def known(content):
    """A content of one's own, to lay over."""
    return content.for_a_desk()


def lay(known, entries=(), findings=()):
    known.directory.lay(laid_over(known.directory.shipped, entries, findings))
    return known


def test_a_corrected_number_stands_in_the_place_of_the_old_one(known):
    lay(known, findings=[a_finding(value="088-1 / 088-2", kind=Kind.CORRECTED, org="uwv", state=ACCEPTED)])
    uwv = known.organisations["uwv"]
    assert (uwv.phone, uwv.phones) == ("088-1 / 088-2", ("088-1", "088-2"))
    assert uwv.shows("phone") and uwv.assurance["phone"] == "corroborated"
    assert uwv.checks["phone"] == Check("2026-11-12", "Bo")


def test_a_confirmed_number_counts_as_verified_on_that_day_by_that_name(known):
    shipped = known.organisations["politie"]
    lay(known, findings=[a_finding(value="", kind=Kind.CONFIRMED, org="politie", state=ACCEPTED)])
    police = known.organisations["politie"]
    assert police.phone == shipped.phone and police.assurance["phone"] == "verified"
    assert police.checked("phone") == "2026-11-12" and police.checked("url") == shipped.checked_on


def test_what_waits_is_seen_on_the_laptop_where_it_was_entered_and_nowhere_else(known):
    lay(known, [a_place()], [a_finding()])
    library = known.organisations[LIBRARY]
    assert library.local and library.shows("phone") and library.assurance["phone"] == "local"
    lay(known, [a_place(here=False)], [a_finding(here=False)])
    assert LIBRARY not in known.organisations
    lay(known, [a_place(state=PlaceState.ACCEPTED, here=False)], [a_finding(here=False, state=ACCEPTED)])
    assert not known.organisations[LIBRARY].local and known.organisations[LIBRARY].phone == "0297-123456"


def test_what_the_coordinator_refused_is_as_if_nobody_had_said_it(known):
    shipped = known.organisations["uwv"]
    lay(known, findings=[a_finding(org="uwv", kind=Kind.CORRECTED, state=REFUSED)])
    assert known.organisations["uwv"] == shipped


def test_a_reported_number_is_not_shown_until_somebody_finds_the_right_one(known):
    report = a_finding(value="", kind=Kind.REPORTED, org="politie")
    lay(known, findings=[report])
    police = known.organisations["politie"]
    assert not police.shows("phone") and police.doubts["phone"] == Check("2026-11-11", "Ana")
    assert police.checked_on == known.directory.shipped["politie"].checked_on
    lay(known, findings=[report, a_finding(kind=Kind.CORRECTED, org="politie", state=ACCEPTED)])
    assert known.organisations["politie"].shows("phone") and not known.organisations["politie"].doubts


def test_a_number_that_may_save_a_life_stays_in_sight_when_somebody_doubts_it(known):
    lay(known, findings=[a_finding(value="", kind=Kind.REPORTED, org="alarm_112")])
    assert known.organisations["alarm_112"].shows("phone") and known.organisations["alarm_112"].doubts


def test_the_latest_finding_counts_whatever_the_order_of_the_rows(known):
    old = a_finding(value="1111111", kind=Kind.CORRECTED, org="uwv", state=ACCEPTED)
    new = replace(old, id="z", value="2222222", decided_at="2026-12-01T08:00:00.000+00:00")
    for order in ([old, new], [new, old]):
        lay(known, findings=order)
        assert known.organisations["uwv"].phone == "2222222"


def test_a_corrected_text_is_not_mixed_with_a_translation_of_the_old_one(known):
    lay(known, findings=[a_finding("what", "Helpt bij brieven.", Kind.CORRECTED, org="uwv", state=ACCEPTED)])
    assert known.text("org.uwv.what", "pl") == known.text("org.uwv.what", "nl") == "Helpt bij brieven."
    assert known.has_text("org.uwv.what", "nl") and not known.has_text("org.uwv.what", "pl")
    assert known.text("org.svb.what", "pl") != known.text("org.svb.what", "nl")


def test_an_entry_of_the_team_has_its_texts_things_and_languages(known):
    found = [
        a_finding("name", "Taalhuis"),
        a_finding("bring", "paspoort\n\nbrief"),
        a_finding("languages", "nl pl"),
    ]
    lay(known, [a_place()], found)
    there = known.organisations[LIBRARY]
    assert known.text(f"org.{LIBRARY}.name", "bg") == "Taalhuis" and there.languages == ("nl", "pl")
    assert [known.text(item, "ro") for item in there.bring] == ["paspoort", "brief"]
    assert there.topics == ("info.dutch",)


def test_whom_an_old_referral_names_is_still_known_but_nobody_is_sent_there(known):
    lay(
        known,
        [a_place("woon", PlaceState.RETIRED), a_place("snf", PlaceState.MERGED, merged_into="abu_nbbu")],
    )
    directory = known.directory
    assert known.organisations["woon"].retired and "woon" not in directory.current()
    assert [directory.instead(key) for key in ("woon", "snf", "uwv", "nobody")] == [
        None, "abu_nbbu", "uwv", None,
    ]  # fmt: skip


def test_entries_that_were_merged_in_a_circle_lead_nowhere_and_hang_nothing(known):
    pair = [a_place(a, PlaceState.MERGED, merged_into=b) for a, b in (("snf", "woon"), ("woon", "snf"))]
    lay(known, pair)
    assert known.directory.instead("snf") is None


def test_rows_about_what_the_pack_does_not_know_any_more_change_nothing(known):
    lay(known, findings=[a_finding(org="gone_since"), a_finding("no_such_field", org="uwv")])
    assert dict(known.organisations) == dict(known.directory.shipped)


def test_what_one_desk_lays_over_another_does_not_see(content):
    one, other = content.for_a_desk(), content.for_a_desk()
    lay(one, [a_place()], [a_finding("name", "Taalhuis")])
    assert LIBRARY in one.organisations and LIBRARY not in other.organisations
    assert LIBRARY not in content.organisations and not content.text(f"org.{LIBRARY}.name", "nl")


def test_whoever_reads_while_it_is_swapped_sees_all_of_the_old_or_all_of_the_new(content):
    directory = Directory(content.directory.shipped)
    uwv = directory["uwv"]
    overlays = [Overlay({"uwv": replace(uwv, phone=sign, door=sign)}) for sign in "ab"]
    directory.lay(overlays[0])
    over = threading.Event()

    def swap():
        while not over.is_set():
            for overlay in overlays:
                directory.lay(overlay)

    thread = threading.Thread(target=swap)
    thread.start()
    seen = {(there.phone, there.door) for _ in range(2000) for there in (directory["uwv"],)}
    over.set()
    thread.join()
    assert seen <= {("a", "a"), ("b", "b")}
