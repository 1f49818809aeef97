# SPDX-License-Identifier: EUPL-1.2
"""The tip on Today: one line, closed for the evening by its button."""

from spreekuur import language


def test_an_evening_shows_one_tip_that_can_be_closed(opened, evening):
    view = opened()
    tip = view.parts.tip
    assert tip.isVisible()
    assert tip._words.words().startswith("Tip: Ctrl+Z")
    tip.close_button.click()
    assert not tip.isVisible()
    view.showing()
    assert not tip.isVisible()


def test_before_the_evening_there_is_none(opened):
    assert not opened().parts.tip.isVisible()


def test_it_speaks_the_language_in_use(opened, evening):
    view = opened()
    language.use("pl")
    view.retranslate()
    assert view.parts.tip._words.words().startswith("Wskazówka:")
