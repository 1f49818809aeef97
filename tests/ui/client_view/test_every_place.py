# SPDX-License-Identifier: EUPL-1.2
"""Every place of the directory in every language, in a small window with large text."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.desk.client_view import client_view
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme
from spreekuur.ui.client_view.page import ClientPage


def seen_in(page: ClientPage, part: QWidget) -> QRect:
    return QRect(part.mapTo(page, part.rect().topLeft()), part.size())


@pytest.mark.parametrize("code", LANGUAGES)
def test_how_to_get_there_and_the_answers_are_in_sight_without_scrolling(qapp, shown, content, code):
    theme.apply(qapp, theme="light", percent=150)
    window = shown(QWidget(), 1093, 576)
    page = ClientPage(window)
    cut = []
    for route in content.organisations:
        talk = Talk(
            id="t",
            evening_id="e",
            started_at="2026-11-11T18:00:00.000+00:00",
            language=code,
            topics=("work.unpaid", "housing.quality"),
            routes=(ChosenRoute(route, "urgent", ("R029",)),),
        )
        view = client_view(talk, content)
        page.show_view(view, 0)
        page.open()
        qapp.processEvents()
        viewport = seen_in(page, page.place.area.viewport())
        way = [part for part in (page.place.big, page.place.how) if part.isVisible()]
        cut += [(route, part) for part in way if not viewport.contains(seen_in(page, part))]
        cut += [
            (route, answer) for answer in page.ask.answers if not page.rect().contains(seen_in(page, answer))
        ]
    assert cut == []
