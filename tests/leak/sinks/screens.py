# SPDX-License-Identifier: EUPL-1.2
"""Every field of the real window over a real vault: typed into, kept, shown again."""

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtWidgets import QApplication, QWidget

from leak.sinks import Shown
from leak.sinks.gallery import in_a_line
from screenshots import scenes, settings_scenes, stage
from spreekuur.clients.model import Purpose
from spreekuur.desk import backups, client_files, client_files_access
from spreekuur.desk.settings_people import People
from spreekuur.errors.desk import BackupFolderMissing
from spreekuur.identifiers import masked
from spreekuur.ui.find.layer import FindLayer
from spreekuur.ui.settings.slot_panels import RemovePanel
from spreekuur.ui.shell import Shell
from spreekuur.ui.today.who import WhoSitsHere
from spreekuur.ui.widgets import FolderField, LineEdit
from ui.accessibility import tree


class House:
    """The window with a talk under way."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.window = settings_scenes.a_window()
        self.shell = Shell()
        self.shell.show_page(self.window)
        self.shell.resize(1366, 768)
        self.shell.show()
        self.desk = stage.desk_of(self.window)
        self.view = stage.call(self.window, 14)
        self.view.session.change(scenes.filled)
        self.view.session.toggle_route("juridisch_loket")

    def go(self, screen: str) -> None:
        """Show a screen."""
        self.window.show_screen(screen)

    def read(self, part: QWidget | None = None) -> str:
        """Paint it all, and all that a screen reader would read of it."""
        self._app.processEvents()
        self.shell.grab()
        nodes = tree.read(part or self.shell).all()
        return "\n".join("\n".join((node.name, node.description, node.value)) for node in nodes)

    def throw_away(self) -> None:
        """Let go of what screens have thrown away."""
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def close(self) -> None:
        """Done."""
        self.view.keep_draft()
        self.shell.close()


def put(line: LineEdit, text: str) -> str:
    """Paste into a field, and leave it; what stands there then."""
    line.selectAll()
    line.insert(text)
    line.textEdited.emit(line.text())
    line.editingFinished.emit()
    return line.text()


def at_the_desk(house: House, text: str) -> Shown:
    """Somebody sits down under this name."""
    house.go("today")
    who = house.window.findChild(WhoSitsHere)
    name = put(who.other, text).strip()
    if name:
        who.sat_down.emit(name)
        yield "desk", name, house.read()
        who.ask()
        yield "choice", name, house.read()
        who.hide()


def roster(house: House, text: str) -> Shown:
    """Who is here, before an evening begins."""
    card = house.window.screens()["today"].parts.start
    put(card.names, f"{text}, Jan")
    seats = [chip.text() for chip in card.seat.chips]
    for name in card.roster():
        yield "seat", name, "\n".join(seats)
    card.seat.grab()


def topic(house: House, text: str) -> Shown:
    """What it is about."""
    house.go("consultation")
    field = house.view.page.form.topics.field
    typed = put(field, text)
    yield "topic", typed, house.read()
    field.clear()


def note(house: House, text: str) -> Shown:
    """The note of a talk, kept and shown again."""
    house.go("consultation")
    box = house.view.page.form.note
    box.note.setPlainText("")
    pasted = QMimeData()
    pasted.setText(text)
    box.note.insertFromMimeData(pasted)
    box.look_over()
    house.view.keep_draft()
    yield "note", box.note.toPlainText().strip(), house.view.session.talk.note
    house.read()
    box.clear_bars()
    box.note.setPlainText("")


def numbers(house: House, text: str) -> Shown:
    """Fields for numbers, days and hours take no other text, or say what they want."""
    house.go("consultation")
    page = house.view.page
    page.form.optional.set_open(True)
    for line in page.findChildren(LineEdit):
        if line.objectName() in ("number", "late_day", "late_time", "months"):
            put(line, text)
            line.clear()
    house.read()
    yield "talk", house.view.session.talk.id, house.view.session.talk.id


def letter(house: House, text: str) -> Shown:
    """Each field of a letter: it is in the preview, or the screen says why not."""
    house.go("consultation")
    house.window.do("print")
    screen = house.window.screens()["letter"]
    for name in ("given", "family", "phone", "safe_to_call", "area"):
        line = screen.form.fields.line(name)
        typed = put(line, text)
        screen.refresh()
        yield name, typed.strip(), screen.form.fields.values().get(name, "")
        line.clear()
    family = screen.form.fields.line("family")
    put(family, text)
    screen.refresh()
    yield "family", family.displayText(), house.read()
    family.clear()
    screen.refresh()


def client(house: House, text: str) -> Shown:
    """A client of this name: made, found, shown, corrected, printed."""
    house.go("clients")
    house.window.do("find")
    layer = house.window.findChild(FindLayer)
    layer.go(2)
    layer.new.ticks[Purpose.RECORD].setChecked(True)
    for line in (layer.new.given, layer.new.family, layer.new.phone):
        put(line, text)
    layer.new.accept()
    code = layer.code.code()
    layer.code.done.emit()
    kept = " ".join(masked(in_a_line(text)).split())
    yield "card", kept, house.read()
    clients = house.window.screens()["clients"]
    details = clients.parts.file.details
    details.open()
    put(details.family, text)
    details.save.click()
    yield "corrected", f"{kept} {kept}", house.read()
    put(clients.parts.search.field, code)
    yield "found", kept, house.read()
    made = client_files_access.export(house.desk, code, stage.NOW)
    yield "data", kept, made.data["client"]["family"]
    client_files.to_bin(house.desk, clients.parts.file.file().client.id, stage.NOW)
    clients.parts.search.bin_button.click()
    house.read()
    house.throw_away()


def search(house: House, text: str) -> Shown:
    """Whatever is looked for, something is said."""
    house.go("clients")
    field = house.window.screens()["clients"].parts.search.field
    yield "clients", put(field, text), house.read()
    field.clear()
    house.window.do("find")
    layer = house.window.findChild(FindLayer)
    yield "find", put(layer.search.field, text), house.read()
    layer.search.field.clear()
    layer.close_layer()


def sender(house: House, text: str) -> Shown:
    """Who the letters come from."""
    house.go("settings")
    view = house.window.screens()["settings"]
    view.restore({"section": "letters"})
    section = view.parts.sections["letters"]
    before = section._kept
    for name in ("name", "street", "city", "contact"):
        typed = put(section.fields.line(name), text)
        section.take_over()
        yield name, typed, house.read()
        section.fields.show_sender(before)
        section.take_over()


def slot(house: House, text: str) -> Shown:
    """Somebody with a passphrase who is called so."""
    house.go("settings")
    view = house.window.screens()["settings"]
    view.restore({"section": "people"})
    section = view.parts.sections["people"]
    house.view.keep_draft()  # now, or the timer does so while the list is looked at, and it is read anew
    house.read()
    settings_scenes.with_leave(view)
    name, known = in_a_line(text), section.people
    section.show_people(People((replace(known.members[0], name=name),), 1))
    yield "list", name[:15], house.read()  # the list cuts them
    section.open_panel(RemovePanel(name))
    yield "panel", name, house.read()
    section.close_panel()
    section.show_people(known)
    house.throw_away()


def before_the_desk(house: House, text: str) -> Shown:
    """The first start, the unlocking and the recovery."""
    for make in (scenes.unlock, lambda: scenes.wizard(1), scenes.forgotten):
        part = make()
        part.show()
        for line in part.findChildren(LineEdit):
            if isinstance(line.parentWidget().parentWidget(), FolderField):
                continue
            typed = put(line, text)
            yield line.objectName(), typed, line.text()
        part.grab()
        part.deleteLater()
    house.throw_away()


def folders(house: House, text: str) -> Shown:
    """A folder is named: what it is looked for is what was asked; there is none, and that is said."""
    part = scenes.forgotten()
    for field in part.findChildren(FolderField):
        yield "copy", put(field.line, text), field.line.text()
    part.deleteLater()
    house.go("settings")
    house.window.screens()["settings"].restore({"section": "copies"})
    field = house.window.screens()["settings"].parts.sections["copies"].folder
    put(field.line, text)
    house.read()
    house.go("consultation")
    house.window.do("print")
    delivery = house.window.screens()["letter"].delivery
    delivery.save([(b"%PDF", "PS-2026-0001-04")])
    put(delivery.panel.folder.line, text)
    delivery.panel.accept()
    house.read()
    house.go("closing")
    step = house.window.screens()["closing"].parts.backup
    put(step.where.line, text)
    with suppress(BackupFolderMissing):
        backups.check(house.desk, step.folder())
    house.read()
    house.throw_away()


FOLDERS = (folders,)
SINKS = (at_the_desk, roster, topic, note, numbers, letter, client, search, sender, slot, before_the_desk)


def words(part: QWidget) -> str:
    """All that is said on a part of the screen."""
    return "\n".join("\n".join((node.name, node.description, node.value)) for node in tree.read(part).all())
