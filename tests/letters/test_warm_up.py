# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

from spreekuur import letters
from spreekuur.letters.sender import example
from spreekuur.printing import raster


def made_by(content, monkeypatch):
    made = []
    plain = letters.make
    monkeypatch.setattr(letters, "make", lambda *given: made.append(plain(*given)))
    letters.warm_up(content, example())
    return made


def test_the_throw_away_letter_is_a_whole_one_with_a_code_and_two_pages(content, monkeypatch):
    [pdf] = made_by(content, monkeypatch)
    assert raster.pages(pdf) == 2


def test_a_content_with_nobody_to_write_to_makes_none(content, monkeypatch):
    assert made_by(replace(content, letter_kinds={}, letter_kinds_by_signal={}), monkeypatch) == []
