# SPDX-License-Identifier: EUPL-1.2
"""Every screen there is, filled with what never happened, each by its name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QApplication, QWidget

from screenshots import (
    advice_scenes,
    client_scenes,
    clients_scenes,
    clock_scenes,
    directory_scenes,
    exchange_scenes,
    figures_place_scenes,
    follow_up_scenes,
    help_scenes,
    pack_scenes,
    practice_scenes,
    room_scenes,
    settings_scenes,
    signal_scenes,
    stage,
    statistics_scenes,
    tasks_scenes,
    team_scenes,
)
from spreekuur import language
from spreekuur.consultations.talk import Talk
from spreekuur.errors.vault import DamagedStore, ReadingOnly, StoreNotAsLeft
from spreekuur.letters import store as papers
from spreekuur.rescue import Copy
from spreekuur.settings import Settings
from spreekuur.store.mark import OLDER, Mark
from spreekuur.ui import theme
from spreekuur.ui.consultation.view import ConsultationView
from spreekuur.ui.hide import Hider
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.trouble.view import TroubleView
from spreekuur.ui.unlock.unlock_view import UnlockView
from spreekuur.ui.unlock.wipe_page import WipePage
from spreekuur.ui.wizard.bring_form import PHRASE, SHEET
from spreekuur.ui.wizard.bring_view import BringView
from spreekuur.ui.wizard.view import WizardView
from ui.gallery import Gallery

Scene = Callable[[], QWidget]
GIVEN = {"employment": "agency", "registration": "rni", "expected_months": 5}
WIZARD_STEPS = 6


def filled(talk: Talk) -> Talk:
    """What somebody told: unpaid wages and a bad room."""
    return replace(talk, topics=("work.unpaid", "housing.quality"), answers=GIVEN)


def in_danger(talk: Talk) -> Talk:
    """What somebody told: it is not safe at home."""
    seen = ("domestic_violence", "acute_danger")
    return replace(talk, topics=("safety.domestic_violence",), signals=seen, answers={"children": "in_nl"})


def nothing_aside(*_job: object) -> None:
    """Work beside the window that never ends."""


def settings() -> Settings:
    return Settings(language.current(), theme.percent(), "dark" if theme.is_dark() else "light")


def unlock() -> QWidget:
    return UnlockView(settings(), str, nothing_aside, str)


def wipe() -> QWidget:
    """The keys were held on the locked screen; the word is asked for."""
    return WipePage(Path(mkdtemp()), nothing_aside, practice=False)


def wizard(step: int) -> QWidget:
    view = WizardView(settings(), lambda: None, lambda _founding: None, nothing_aside)
    view.card.show_step(step)
    return view


def damaged() -> QWidget:
    return TroubleView(Path(mkdtemp()), DamagedStore(), nothing_aside, str)


def forgotten() -> QWidget:
    return TroubleView(Path(mkdtemp()), None, nothing_aside, str)


def bring(how: str = PHRASE) -> QWidget:
    """A copy on a stick comes to a new laptop."""
    view = BringView(Path(mkdtemp()), nothing_aside, str)
    view.form.folder.set_folder(Path("/media/stick/2026-11-11T205503"))
    view.form._copy = Copy(Path("/media/stick"), datetime(2026, 11, 11, 19, 55, tzinfo=UTC), 143, 11, 17)
    view.form.sheet.set_people(("Marta", "Ewa"))
    view.form.how.set_values([how])
    view.form._show()
    return view


def start() -> QWidget:
    return stage.a_window(stage.a_fresh_desk())


def nobody() -> QWidget:
    return stage.a_window(stage.an_empty_desk())


def calm() -> MainWindow:
    """Nothing is asked any more: the queue itself."""
    window = stage.a_window()
    window.screens()["today"].parts.question.later.click()
    return window


def amiss() -> QWidget:
    """The log of the vault lost what was saved last."""
    desk = stage.a_desk()
    closed = "2026-12-02T20:55:00.000+00:00"
    desk.db.mark = Mark(closed, 0, found=OLDER, since=closed, missing=7)
    window = stage.a_window(desk)
    window.screens()["today"].parts.question.later.click()
    return window


def only_reading() -> QWidget:
    """The disk was full when the vault was opened."""
    desk = stage.a_desk()
    desk.db.reading = ReadingOnly(True)
    window = stage.a_window(desk)
    window.screens()["today"].parts.question.later.click()
    return window


def put_back() -> QWidget:
    return TroubleView(Path(mkdtemp()), StoreNotAsLeft(), nothing_aside, str)


def number() -> QWidget:
    window = calm()
    window.setProperty("pose", "new_number")
    return window


def a_talk(change: Callable[[Talk], Talk], number: int = 14) -> tuple[MainWindow, ConsultationView]:
    window = stage.a_window()
    view = stage.call(window, number)
    view.session.change(change)
    return window, view


def no_talk() -> QWidget:
    window = stage.a_window()
    window.show_screen("consultation")
    return window


def questions() -> QWidget:
    window, view = a_talk(filled)
    view.page.form.optional.set_open(True)
    return window


def letter() -> QWidget:
    window, view = a_talk(filled)
    view.session.toggle_route("juridisch_loket")
    window.do("print")
    return window


def sheet() -> QWidget:
    window = letter()
    form = window.screens()["letter"].form
    form.to.set_value("client")
    form.recipient_chosen.emit()
    return window


def sentences() -> QWidget:
    window = letter()
    window.do("Alt+W")
    return window


def every_paper() -> QWidget:
    window = letter()
    form = window.screens()["letter"].form
    form.to.set_value("every")
    form.recipient_chosen.emit()
    return window


def saving() -> QWidget:
    window = letter()
    window.screens()["letter"].delivery.save([(b"", "PS-2026-0001-04")])
    return window


def large_sheet() -> QWidget:
    window = sheet()
    window.screens()["letter"].prepare("large")
    return window


def paper() -> QWidget:
    window = stage.a_window()
    desk = stage.desk_of(window)
    evening = window.screens()["today"].today.evening
    window.screens()["today"].print_wanted.emit(papers.of_evening(desk.db, evening.id)[0])
    return window


def closing() -> QWidget:
    window = stage.a_window()
    window.show_screen("closing")
    return window


def counting() -> QWidget:
    window = closing()
    parts = window.screens()["closing"].parts
    parts.drafts.leave.click()
    parts.papers.leave.click()
    parts.count.check.click()
    return window


def copying() -> QWidget:
    window = closing()
    window.screens()["closing"].parts.backup.head.click()
    return window


def posed(pose: str, window: MainWindow) -> QWidget:
    window.setProperty("pose", pose)
    return window


SCENES: dict[str, Scene] = {
    "unlock": unlock,
    "wipe": wipe,
    **{f"wizard-{n + 1}": (lambda n=n: wizard(n)) for n in range(WIZARD_STEPS)},
    "wizard-copy": bring,
    "wizard-copy-sheet": lambda: bring(SHEET),
    "trouble-damaged": damaged,
    "trouble-forgotten": forgotten,
    "trouble-put-back": put_back,
    "start": start,
    "today": stage.a_window,
    "today-calm": calm,
    "today-amiss": amiss,
    "today-reading": only_reading,
    "today-nobody": nobody,
    "today-number": number,
    "talk-none": no_talk,
    "talk-new": lambda: a_talk(lambda talk: talk)[0],
    "consultation": lambda: a_talk(filled)[0],
    "consultation-questions": questions,
    "consultation-safety": lambda: a_talk(in_danger, 15)[0],
    **clock_scenes.SCENES,
    **advice_scenes.SCENES,
    **client_scenes.SCENES,
    "letter": letter,
    "letter-sheet": sheet,
    "letter-text": sentences,
    "letter-every": every_paper,
    "letter-save": saving,
    "letter-large": large_sheet,
    "paper": paper,
    "closing": closing,
    "closing-count": counting,
    "closing-copies": copying,
    **clients_scenes.SCENES,
    **directory_scenes.SCENES,
    **(follow_up_scenes.SCENES | tasks_scenes.SCENES | exchange_scenes.SCENES | statistics_scenes.SCENES),
    "hidden": lambda: posed("hidden", stage.a_window()),
    "help": lambda: posed("help", a_talk(filled)[0]),
    "keys": lambda: posed("all_keys", stage.a_window()),
    **signal_scenes.SCENES,
    **room_scenes.SCENES,
    **(settings_scenes.SCENES | team_scenes.SCENES | pack_scenes.SCENES),
    **(practice_scenes.SCENES | help_scenes.SCENES | figures_place_scenes.SCENES),
}
PARTS: dict[str, Scene] = {"parts": Gallery}


def pose(part: QWidget, app: QApplication) -> None:
    """What can only be done once the screen is seen."""
    wanted = part.property("pose")
    if wanted == "hidden":
        Hider(part.window(), app, stage.clock, lambda: None).hide_now()
    elif wanted and isinstance(part, MainWindow):
        if not any(
            scenes.pose(part, str(wanted))
            for scenes in (clients_scenes, advice_scenes, clock_scenes, signal_scenes)
        ):
            part.do(str(wanted))
    elif hasattr(part, "pose"):
        part.pose()
