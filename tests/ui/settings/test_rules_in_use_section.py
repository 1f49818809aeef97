# SPDX-License-Identifier: EUPL-1.2
"""The coordinator sees which rules are passed over or never used, in words."""

from builders import a_talk
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import evening as evenings
from spreekuur.desk import talks

from .conftest import JAN, give_leave


def test_passed_over_rules_stand_first_and_say_why_below(parts, desk, watch):
    evening = evenings.start(desk, watch(), ("Marta",))
    own = ChosenRoute("voedselbank", "normal", (), "client_wish", ("R029",))
    talks.finish(desk, a_talk(evening, routes=(own,)), watch())
    parts.list.choose("rules_in_use")
    section = parts.sections["rules_in_use"]
    section.show_button.click()
    give_leave(section, JAN)
    assert section.list.rows() == []
    section.go_back()
    section.show_button.click()
    give_leave(section)
    first, second = section.list.rows()[:2]
    assert first.words == "chosen 0-4 · passed over 0-4 · The client wants this"
    assert (first.badge[2], second.badge[2]) == ("often passed over", "never used")
    assert section.fares.words() == first.words
    section.list.select("1")
    assert not section.fares.isVisible()
    assert section.why.words() == second.words
    parts.list.choose("people")
    assert section.list.rows() == []
