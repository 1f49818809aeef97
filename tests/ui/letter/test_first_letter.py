# SPDX-License-Identifier: EUPL-1.2
from spreekuur.ui.letter import first_letter
from spreekuur.ui.letter.first_letter import FirstLetter


def test_it_prepares_once_however_many_talks_begin(jobs, qtbot, monkeypatch, qapp):
    asked = []
    monkeypatch.setattr(first_letter, "CALM", 0)
    monkeypatch.setattr(jobs, "read", lambda owner, work: asked.append(owner))
    first = FirstLetter(jobs, qapp)
    first.prepare_soon()
    first.prepare_soon()
    qtbot.waitUntil(lambda: asked == [first])
    qapp.processEvents()
    assert asked == [first]
