# SPDX-License-Identifier: EUPL-1.2
"""The settings of a desk that never was, with four people who have a passphrase."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from builders import a_talk
from screenshots import stage
from screenshots.clients_scenes import the_same_codes
from screenshots.signal_scenes import WRITTEN
from spreekuur import language
from spreekuur.clients.model import Purpose
from spreekuur.consultations import questions
from spreekuur.consultations.questions import QuestionState
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import backups, client_files, moving_back, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk import moving_in as moving
from spreekuur.desk.backups_kept import KeptCopy
from spreekuur.desk.desk import Desk
from spreekuur.moving import reading
from spreekuur.moving.model import Choices
from spreekuur.security import vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.sealing import pair_of
from spreekuur.security.vault import NewSlot
from spreekuur.settings import Settings
from spreekuur.store import vault_settings
from spreekuur.ui import theme
from spreekuur.ui.desk import open_desk
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.session import Session
from spreekuur.ui.settings.view import SettingsView

CHEAP = Argon2Cost(16 * 1024, 1, 1)
PEOPLE = (
    NewSlot("Marta", "molen kaars zomer brug appel rivier"),
    NewSlot("Ewa", "trein boter wolk hamer lepel groen", coordinator=True),
    NewSlot("Jan", "kasteel vogel tafel lucht bakker zeil"),
    NewSlot("Krasimira", "sneeuw gitaar oever koffie dak roos"),
)
NOBODY_KNEW = (
    ("Mag een hond mee in de kamer?", "housing.quality", ("pl", "pl", "bg", "pl", "pl")),
    ("Kan ik mijn rijbewijs omruilen zonder terug te gaan?", "info.car", ("ro", "bg")),
    ("Wie betaalt de sleutel die kwijt is?", "housing.quality", ("es",)),
)
LAST_COPY, ON_A_STICK = "2026-12-02T20:10:00.000+00:00", "2026-11-11T20:09:00.000+00:00"


class StillLooks:
    """The looks in use, which the picture chose."""

    def __init__(self) -> None:
        self.heard: list[Callable[[], None]] = []

    @property
    def settings(self) -> Settings:
        """Language, size and scheme of the picture."""
        return Settings(language.current(), theme.percent(), "dark" if theme.is_dark() else "light")


def a_window() -> MainWindow:
    """A desk with a real file of locks."""
    desk, home = stage.a_desk(), Path(mkdtemp())
    opened = vault.found(home, PEOPLE, os.urandom(20), os.urandom(32), cost=CHEAP)
    _remember(desk)
    jobs = InlineJobs(desk)
    window = open_desk(Session(home, jobs, desk.content, opened, stage.clock, None, StillLooks()))
    jobs.setParent(window)  # as in `stage.a_window`
    window.bottom_line.set_saved("19:42")
    return window


def _remember(desk: Desk) -> None:
    vault_settings.put(desk.db, "recovery_made_at", "2026-11-03T10:00:00.000+00:00")
    backups.choose_folder(desk, "/media/STICK/Spreekuur")
    for number, (made_at, place) in enumerate(((LAST_COPY, "/kluis"), (ON_A_STICK, "/media/STICK"))):
        desk.db.execute("INSERT INTO backup VALUES (?, ?, ?, 1)", (str(number), made_at, place))


def settings(section: str = "looks", then: Callable[[SettingsView], None] = lambda _view: None) -> QWidget:
    """The settings at one section, after something was done there."""
    window = a_window()
    window.show_screen("settings")
    view = window.screens()["settings"]
    assert isinstance(view, SettingsView)
    view.restore({"section": section})
    then(view)
    return window


def with_leave(view: SettingsView) -> None:
    """The coordinator typed the passphrase a moment ago."""
    acts = view.parts.acts
    acts.leave.give(acts.leave.ask(PEOPLE[1].passphrase))


def asked(view: SettingsView) -> None:
    """Somebody wants to add a person: the coordinator is asked."""
    view.parts.sections["people"].add.click()


def adding(view: SettingsView) -> None:
    """A person is being added."""
    with_leave(view)
    asked(view)


def removing(view: SettingsView) -> None:
    """Jan's passphrase is about to be removed."""
    with_leave(view)
    people = view.parts.sections["people"]
    people.list.select("Jan")
    people.remove.click()


def a_new_sheet(view: SettingsView) -> None:
    """A new sheet is on the screen, to be typed back."""
    with_leave(view)
    sheet = view.parts.sections["sheet"]
    sheet.anew.click()
    sheet.panel.accept.click()


def seen(view: SettingsView) -> None:
    """The coordinator looks who opened files; one of them was erased since."""
    with_leave(view)
    desk = stage.desk_of(view.window())
    with the_same_codes():
        files = [client_files.found(desk, "pl", stage.NOW, (Purpose.RECORD,)).client for _file in range(3)]
    for number, (file, who) in enumerate(
        zip([*files, files[0]], ("Jan", "Marta", "Ewa", "Marta"), strict=True)
    ):
        desk.db.author = who
        client_files.look_into(desk, file.id, stage.NOW - timedelta(hours=30 - 9 * number))
    client_files.export(desk, files[1].code, stage.NOW - timedelta(minutes=4))
    client_files.erase_now(desk, files[2].id, stage.NOW)
    view.parts.sections["seen"].show_button.click()


def unanswered(view: SettingsView) -> None:
    """Three things that nobody could answer, one of them asked by many and answered."""
    with_leave(view)
    desk = stage.desk_of(view.window())
    evening = evenings.current(desk)
    for count, (words, topic, languages) in enumerate(NOBODY_KNEW, 1):
        for number, code in enumerate(languages):
            asked = questions.Asked(f"{count}-{number}", evening.id, code, topic, words)
            questions.keep(desk.db, asked, ON_A_STICK)
    first = [each.id for each in questions.kept(desk.db) if each.words == NOBODY_KNEW[0][0]]
    questions.decide(
        desk.db, first, QuestionState.ANSWERED, "Dat beslist de verhuurder; vraag het voor u tekent."
    )
    view.parts.sections["questions"].show_button.click()


def rules_in_use(view: SettingsView) -> None:
    """The coordinator looks which rules the desk follows."""
    with_leave(view)
    desk = stage.desk_of(view.window())
    on = evenings.current(desk)
    for number in range(12):
        route = ChosenRoute(
            "voedselbank", "normal", (), ("client_wish", "closer_by")[number % 3 == 0], ("R029",)
        )
        own = ChosenRoute("sncu", "normal", ("R030",))
        talks.finish(desk, a_talk(on, routes=(route,) if number < 7 else (own,)), stage.NOW)
    view.parts.sections["rules_in_use"].show_button.click()


def naming(view: SettingsView) -> None:
    """Krasimira is about to become a confidant."""
    with_leave(view)
    people = view.parts.sections["people"]
    people.list.select("Krasimira")
    people.confidant.click()


def unsealed(view: SettingsView) -> None:
    """The coordinator reads a card and signals that were sealed."""
    desk, section = stage.desk_of(view.window()), view.parts.sections["signals"]
    leave = view.parts.acts.leave.read_signals(PEOPLE[1].passphrase)
    vault_settings.put(desk.db, "confidant_key", pair_of(leave.opened.confidant_key).public.hex())
    evening = evenings.current(desk)
    talk = replace(
        talks.begin(evening, stage.NOW - timedelta(minutes=20)), topics=("safety.domestic_violence",)
    )
    talks.finish(desk, replace(talk, signals=("acute_danger", "domestic_violence"), card=WRITTEN), stage.NOW)
    section._look(leave)


def kept_copies(view: SettingsView) -> None:
    """Three copies beside the vault, of which the older ones hold what was erased since."""
    place = Path("/kluis/backups")
    copies = [
        KeptCopy(place / "before", "2026-09-02T18:00:00.000+00:00", None, 3),
        KeptCopy(place / "first", "2026-11-25T20:12:00.000+00:00", 5, 1),
        KeptCopy(place / "last", LAST_COPY, 6, 0),
    ]
    view.parts.sections["copies"].kept.show_copies(copies)


def rules(view: SettingsView) -> None:
    """The coordinator looks at the rules."""
    with_leave(view)
    view.parts.sections["rules"].show_button.click()


def a_rule(view: SettingsView) -> None:
    """One rule is open."""
    rules(view)
    view.parts.sections["rules"].list.taken.emit("R029")


def tried_rule(view: SettingsView) -> None:
    """What it does when the danger of death is no emergency any more."""
    rules(view)
    section = view.parts.sections["rules"]
    section.list.taken.emit("R001")
    section.panel.soon.set_values(["urgent"])
    section.panel.source.editor.setText("Overleg 24 november")
    section.panel.accept.click()


UNSURE = "3-4-2024;Pools;info.digid;Żaneta Święcicka belt terug"
TABLE = """Datum;Taal;Onderwerp;Wat gedaan;Personen;Klant;Opmerking;Kosten
12-3-2025;Pools;work.unpaid;doorverwezen;1;Anna K.;Belt vrijdag terug;0
12-3-2025;Bulgaars;housing.contract, housing.deposit;informatie;2;;;0
9-4-2025;Roemeens;care.insurance;formulier;1;;Formulier mee naar huis;0
9-4-2025;Pools;ruzie met de baas;informatie;1;;;0
14-5-2027;Spaans;info.digid;informatie;1;;;0
"""


def moving_in(view: SettingsView) -> None:
    """A spreadsheet is looked at: a topic that is none, and a day to come."""
    with_leave(view)
    file = Path(mkdtemp()) / "spreekuur-2025.csv"
    file.write_text(TABLE, "utf-8")
    section = view.parts.sections["moving"]
    section.file.set_folder(file)
    section.look.click()


def unsure(view: SettingsView) -> None:
    """A file in an old encoding whose dates can be read in two ways."""
    with_leave(view)
    file = Path(mkdtemp()) / "spreekuur-2024.csv"
    lines = ["Datum;Taal;Onderwerp;Opmerking", UNSURE]
    file.write_text("\n".join([*lines, "5-6-2024;Bulgaars;info.digid;"]), "windows-1250")
    section = view.parts.sections["moving"]
    section.file.set_folder(file)
    section.look.click()


def moved_in(view: SettingsView) -> None:
    """Two files moved in, and one of them was taken back."""
    desk, section = stage.desk_of(view.window()), view.parts.sections["moving"]
    for year, rows in (("2024", 2), ("2025", 3)):
        lines = TABLE.replace("2025", year).splitlines()[: rows + 1]
        sheet = reading.table("\n".join(lines).encode(), "x.csv")
        moved = moving.keep(desk, moving.look(desk, sheet, Choices(), stage.NOW), stage.NOW)
        if year == "2024":
            moving_back.take_back(desk, moved.step)
    section.coming()


SCENES: dict[str, Callable[[], QWidget]] = {
    "settings": settings,
    "settings-lock": lambda: settings("lock"),
    "settings-slots": lambda: settings("people"),
    "settings-leave": lambda: settings("people", asked),
    "settings-add": lambda: settings("people", adding),
    "settings-remove": lambda: settings("people", removing),
    "settings-sheet": lambda: settings("sheet"),
    "settings-recovery": lambda: settings("sheet", a_new_sheet),
    "settings-letters": lambda: settings("letters"),
    "settings-copies": lambda: settings("copies"),
    "settings-copies-kept": lambda: settings("copies", kept_copies),
    "settings-confidant": lambda: settings("people", naming),
    "settings-signals": lambda: settings("signals"),
    "settings-signals-read": lambda: settings("signals", unsealed),
    "settings-seen": lambda: settings("seen"),
    "settings-questions": lambda: settings("questions", unanswered),
    "settings-rules-in-use": lambda: settings("rules_in_use", rules_in_use),
    "settings-rules": lambda: settings("rules", rules),
    "settings-rule": lambda: settings("rules", a_rule),
    "settings-rule-tried": lambda: settings("rules", tried_rule),
    "settings-moving": lambda: settings("moving", moved_in),
    "settings-moving-file": lambda: settings("moving", moving_in),
    "settings-moving-unsure": lambda: settings("moving", unsure),
    "settings-seen-list": lambda: settings("seen", seen),
}
