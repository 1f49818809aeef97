# SPDX-License-Identifier: EUPL-1.2
"""Every key on every screen of the desk: what it does, or why it does nothing there."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from screenshots import scenes, stage
from screenshots.run import shown
from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme
from spreekuur.ui.keys import KEYS, Keys
from spreekuur.ui.main_window import MainWindow

# Where a key means nothing, and why. Whatever is not here must do something.
BY_ITSELF = "all of it is kept at once"
ONE_THING = "there is nothing here to go on from"
NOTHING_TO_FIND = "everything is in sight"
NO_PAPER = "no paper belongs to it"
NO_TAKING_BACK = "what was undone here is done again by hand"
OF_A_TALK = "a question is asked in a talk"
NUMBERS = "numbers are changed in the queue"
NOBODY_KNOWN = "it answers who may be known already, while somebody is typed in"
NOTHING: dict[str, dict[str, str]] = {
    "today": {"save": BY_ITSELF, "save_next": ONE_THING, "search": NOTHING_TO_FIND, "print": NO_PAPER},
    "consultation": {},
    "signal_card": {"search": NOTHING_TO_FIND, "print": NO_PAPER},
    "letter": {"save": BY_ITSELF, "save_next": ONE_THING, "search": NOTHING_TO_FIND},
    "paper": {"save": BY_ITSELF, "save_next": ONE_THING, "search": NOTHING_TO_FIND},
    "closing": {"save": BY_ITSELF, "search": NOTHING_TO_FIND, "print": NO_PAPER},
    "follow_up": {"save": BY_ITSELF, "save_next": ONE_THING},
    "tasks": {"save": BY_ITSELF, "save_next": ONE_THING, "print": NO_PAPER},
    "clients": {"save": BY_ITSELF, "save_next": ONE_THING, "print": NO_PAPER},
    "directory": {"save": BY_ITSELF, "save_next": ONE_THING},
    "settings": {"save": BY_ITSELF, "save_next": ONE_THING, "search": NOTHING_TO_FIND, "print": NO_PAPER},
    "outbox": {"save": BY_ITSELF, "save_next": ONE_THING, "search": NOTHING_TO_FIND, "print": NO_PAPER},
    "questions": {"save": BY_ITSELF, "save_next": ONE_THING, "search": NOTHING_TO_FIND, "print": NO_PAPER},
    "statistics": {"save": BY_ITSELF, "save_next": ONE_THING, "search": NOTHING_TO_FIND, "print": NO_PAPER},
    "figures_check": {"save": BY_ITSELF, "search": NOTHING_TO_FIND, "print": NO_PAPER},
    "figures_outbox": {"save": BY_ITSELF, "search": NOTHING_TO_FIND, "print": NO_PAPER},
    "help": {"save": BY_ITSELF, "save_next": ONE_THING, "search": NOTHING_TO_FIND, "print": NO_PAPER},
}
EVERYWHERE_NOTHING = {
    "redo": NO_TAKING_BACK,
    "change_number": NUMBERS,
    "question": OF_A_TALK,
    "same_person": NOBODY_KNOWN,
    "two_people": NOBODY_KNOWN,
}
# What a screen does once a client file is open in it: tests/ui/clients holds that.
WITH_A_FILE = {("clients", "print")}
# The keys that the program hears itself, whatever screen is shown.
# A search is a layer of its own: Esc closes it, and a name that was searched does not stay in sight.
SEARCHES = {"clients"}
OF_THE_PROGRAM = {"larger", "smaller", "normal_size"}


@pytest.fixture
def window(opened: MainWindow, qapp: QApplication) -> MainWindow:
    """The desk with something on every screen, in front."""
    opened.window().activateWindow()
    opened.show_screen("today")
    qapp.processEvents()
    return opened


@pytest.fixture(scope="module")
def opened(qapp: QApplication) -> Iterator[MainWindow]:
    """The desk with something on every screen."""
    qapp.setStyle("Fusion")
    theme.apply(qapp, theme="light", percent=100)
    language.use("nl")
    made, view = scenes.a_talk(scenes.filled)
    view.session.toggle_route("juridisch_loket")
    made.do("print")
    stage_papers(made)
    shell = shown(qapp, made, 1366, 768)
    keys = Keys(qapp, made.do)
    yield made
    qapp.removeEventFilter(keys)
    shell.close()
    shell.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def stage_papers(window: MainWindow) -> None:
    """Open the paper that was not printed, so that its screen shows one."""
    from spreekuur.letters import store as papers

    evening = window.screens()["today"].today.evening
    paper = papers.of_evening(stage.desk_of(window).db, evening.id)[0]
    window.screens()["today"].print_wanted.emit(paper)


@pytest.fixture
def quiet(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[str]]]:
    """The window, where what a key does is noted and not done."""
    done: dict[str, list[str]] = {}

    def note(name: str, who: str) -> bool:
        done.setdefault(name, []).append(who)
        return True

    handlers = window._handlers
    for name in handlers:
        monkeypatch.setitem(handlers, name, lambda name=name: note(name, "window"))
    for screen in window.screens().values():
        commands = {name: (lambda name=name: note(name, "screen")) for name in screen.commands()}
        monkeypatch.setattr(screen, "commands", lambda commands=commands: commands)
    yield done


def press(text: str) -> None:
    """Press a key by its name, on whatever has the focus, as the system would say it."""
    parts = text.replace("++", "+Plus").split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for part in parts[:-1]:
        name = {"Ctrl": "ControlModifier", "Alt": "AltModifier", "Shift": "ShiftModifier"}[part]
        modifiers |= Qt.KeyboardModifier[name]
    signs = {"/": "Slash", "-": "Minus", "=": "Equal", "Enter": "Return", "Esc": "Escape"}
    key = Qt.Key[f"Key_{signs.get(parts[-1], parts[-1])}"]
    if key == Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier:
        key = Qt.Key.Key_Backtab
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "nothing has the focus"
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, parts[-1].lower()))


def the_screens(window: MainWindow) -> list[str]:
    """Every screen there is."""
    return list(window.screens())


def test_every_screen_stands_in_the_table(window):
    assert set(the_screens(window)) <= set(NOTHING)


def test_every_key_does_something_on_every_screen_or_the_table_says_why_not(window, quiet):
    unsaid, wrong = [], []
    for key in the_screens(window):
        for name, forms in KEYS.items():
            if name in OF_THE_PROGRAM:
                continue
            why = NOTHING[key].get(name, "")
            for form in forms:
                window.show_screen(key)
                quiet.clear()
                press(form)
                if (name in quiet) == bool(why) and not (name in EVERYWHERE_NOTHING and name not in quiet):
                    (wrong if why else unsaid).append(f"{form} ({name}) on {key}")
    assert (unsaid, wrong) == ([], [])


def test_a_key_that_means_nothing_leaves_the_text_alone(window, quiet):
    changed = []
    for key, screen in window.screens().items():
        window.show_screen(key)
        fields = [one for one in screen.findChildren(QWidget) if isinstance(one, QLineEdit | QPlainTextEdit)]
        for field in [one for one in fields if one.isVisible() and one.isEnabled()][:2]:
            before = _text(field)
            for form in [*(f for forms in KEYS.values() for f in forms), "Alt+X", "Alt+Q"]:
                if form not in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"):
                    field.setFocus()
                    press(form)
            if _text(field) != before:
                changed.append(f"{key} {field.accessibleName()}")
    assert changed == []


def _text(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_every_screen_has_a_short_help_in_every_language(window):
    short = []
    for code in LANGUAGES:
        language.use(code)
        short += [
            f"{key} {code}"
            for key, screen in window.screens().items()
            if not 3 <= len(screen.help_lines()) <= 7
        ]
    language.use("nl")
    assert short == []


def test_the_short_help_of_a_screen_names_only_keys_that_do_something_there(window):
    """In whatever language it is read."""
    names = {form: name for name, forms in KEYS.items() for form in forms}
    wrong, seen = [], 0
    for code in LANGUAGES:
        language.use(code)
        for key, screen in window.screens().items():
            for line in screen.help_lines():
                for form in re.findall(r"\bF[0-9]+\b|\bCtrl\+(?:Shift\+)?(?:[A-Z0-9]\b|Enter|/)", line):
                    seen += 1
                    name = names.get(form)
                    some = name in EVERYWHERE_NOTHING and name not in screen.commands()
                    if name is None or (name in NOTHING[key] and (key, name) not in WITH_A_FILE) or some:
                        wrong.append((key, code, form, line))
    language.use("nl")
    assert wrong == []
    assert seen > 100


def test_help_and_the_list_of_keys_open_and_close_on_every_screen(window):
    for key in the_screens(window):
        for name in ("F1", "Ctrl+/"):
            window.show_screen(key)
            press(name)
            assert window.guide.panel.isVisible(), (key, name)
            press("Esc")
            assert not window.guide.panel.isVisible(), (key, name)
            assert window.current()[0] == key


def test_f6_walks_through_all_parts_of_every_screen_and_shift_f6_back(window, qapp):
    for key in the_screens(window):
        window.show_screen(key)
        qapp.processEvents()
        count = 1 + len(window.current()[1].panels())
        forward = [_part(window)]
        for _step in range(count):
            press("F6")
            forward.append(_part(window))
        back = [_part(window)]
        for _step in range(count):
            press("Shift+F6")
            back.append(_part(window))
        assert back == list(reversed(forward)), key
        assert forward[0] == forward[-1], (key, forward)
        assert "rail" in forward, key


def _part(window: MainWindow) -> str:
    """In which part the focus is."""
    focused = QApplication.focusWidget()
    if window.rail.isAncestorOf(focused):
        return "rail"
    panels = window.current()[1].panels()
    found = [
        at for at, panel in enumerate(panels) if panel.part is focused or panel.part.isAncestorOf(focused)
    ]
    return str(max(found, default=-1))


def test_escape_closes_one_layer_and_keeps_what_was_typed(window, qapp):
    lost = []
    for key, screen in window.screens().items():
        window.show_screen(key)
        qapp.processEvents()
        fields = [one for one in screen.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly()]
        for field in [one for one in fields if one.validator() is None and one.objectName() != "number"][:3]:
            window.show_screen(key)
            field.setFocus()
            before = field.text()
            field.setText("dom")
            field.textEdited.emit("dom")
            press("Esc")
            if field.text() != "dom" and key not in SEARCHES:
                lost.append(f"{key} {field.accessibleName()}")
            field.setText(before)
            field.textEdited.emit(before)
    assert lost == []
