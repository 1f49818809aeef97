# SPDX-License-Identifier: EUPL-1.2
"""The look: the same tokens in both schemes, contrast, live switching, and no lost references."""

import ast
import sys

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QWidget

from architecture.reading import modules
from spreekuur.resources import resource
from spreekuur.ui import theme
from spreekuur.ui.theme import icons
from spreekuur.ui.theme.tokens import DARK, LIGHT
from spreekuur.ui.widgets import Button, Card, Label

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT = [("text", "window"), ("text", "surface"), ("text", "alt"), ("text", "sel"), ("muted", "window")]
TEXT += [("muted", "surface"), ("muted", "alt"), ("accent", "surface"), ("on_accent", "accent")]
TEXT += [(tone, f"{tone}_tint") for tone in ("danger", "warn", "ok", "info")]
TEXT += [("text", f"{tone}_tint") for tone in ("danger", "warn", "ok", "info")]


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_both_schemes_have_the_same_tokens():
    assert LIGHT.keys() == DARK.keys()


@SCHEMES
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(tokens, text, ground):
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@SCHEMES
@pytest.mark.parametrize("line", ["input", "focus", "accent", "danger"])
def test_borders_and_focus_stand_out(tokens, line):
    assert contrast(tokens[line], tokens["surface"]) >= 3


@SCHEMES
def test_topic_words_can_be_read_on_their_tint(tokens, qapp):
    theme.apply(qapp, theme="dark" if tokens is DARK else "light", percent=100)
    for topic in ("care", "housing", "legal", "registration", "work", "safety"):
        assert contrast(tokens[topic], theme.mixed("surface", topic, 0.12).name()) >= 4.5, topic


def pixel(widget: QWidget, x: int, y: int) -> str:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    painter.end()
    widget.render(image)
    return image.pixelColor(x, y).name().upper()


def test_the_scheme_switches_live(shown, qapp):
    card = shown(Card(), 200, 100)
    assert pixel(card, 50, 50) == LIGHT["surface"]
    theme.apply(qapp, theme="dark", percent=100)
    assert pixel(card, 50, 50) == DARK["surface"]


def test_the_text_size_switches_live(shown, qapp):
    label, button = Label("Vandaag", role="title"), Button("Opslaan")
    shown(label), shown(button)
    before = label.sizeHint().width(), button.sizeHint().width(), button.sizeHint().height()
    theme.apply(qapp, theme="light", percent=200)
    after = label.sizeHint().width(), button.sizeHint().width(), button.sizeHint().height()
    assert after[0] == pytest.approx(2 * before[0], rel=0.05)
    assert after[1] > 1.6 * before[1]
    assert after[2] > before[2]


@pytest.mark.parametrize("percent", [90, 100, 125, 150, 200])
def test_targets_are_large_enough_at_every_text_size(percent, qapp):
    theme.apply(qapp, theme="light", percent=percent)
    assert theme.height(40) >= 40


def test_our_family_is_in_use(qapp):
    assert theme.font().family() == "Spreekuur Sans"
    assert theme.font("title").weight() == 600


def icon_names() -> set[str]:
    known = {path.stem for path in resource("icons").glob("*.svg")}
    ui = [tree for file, tree in modules() if "ui" in file.parts]
    nodes = [node for tree in ui for node in ast.walk(tree)]
    calls = [node for node in nodes if isinstance(node, ast.keyword) and node.arg == "icon"]
    named = {word.value.value for word in calls if isinstance(word.value, ast.Constant) and word.value.value}
    assert named <= known
    return known


def test_every_icon_that_is_named_is_there_and_draws():
    for name in icon_names():
        image = icons.pixmap(name, QColor("#000000"), 20).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(20) for y in range(20))
        assert inked > 4, name


def test_icons_have_our_stroke_and_their_licence():
    assert 'stroke-width="1.75"' in icons.source("phone")
    assert "ISC License" in resource("icons", "LICENSE").read_text("utf-8")


def test_qt_calls_keep_the_references_to_none_level(qapp):
    """One release of the bindings lost one at every call and died after some thousands."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _turn in range(500):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("role", ["body", "strong"])
def test_no_letter_of_the_six_languages_comes_from_another_family(qapp, role):
    drawn = QRawFont.fromFont(theme.font(role))
    assert drawn.familyName() == "Spreekuur Sans"
    letters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻăâîșțĂÂÎȘȚáéíóúüñÁÉÍÓÚÜÑ¿¡ëïйщъьюяЖЩЪЮЯ№„“”’–…·→"
    assert [letter for letter in letters if not drawn.supportsCharacter(ord(letter))] == []
