# SPDX-License-Identifier: EUPL-1.2
"""In the child: the real program, offscreen, driven by keys; killed, or on a disk that refuses."""

import errno
from typing import Any

from PySide6.QtWidgets import QApplication

from crash.child import Job
from journey.person import Person
from spreekuur.consultations.talk import Talk
from spreekuur.desk import talks
from spreekuur.errors import vault as errors
from spreekuur.messages import explain
from spreekuur.ui.consultation import editing
from spreekuur.ui.consultation.drafting import AGAIN_AFTER_MS

WORDS = ("huur ", "te ", "hoog, ", "baas ", "belt")


class AtTheWindow:
    """Somebody at the keyboard, who says what was kept."""

    def __init__(self, job: Job) -> None:
        self.job = job
        editing.DRAFT_AFTER_MS = 40  # how soon is proved elsewhere
        self.person = Person(QApplication(["-style", "fusion"]), job.home, language="en")
        self.person.unlock()
        self.page = self.person.screen("consultation")

    @property
    def note(self) -> Any:
        """The field of the note."""
        return self.page.page.form.note.note

    def begin(self) -> None:
        """Start the evening and a talk without a number."""
        self.job.say("doing", act="begin")
        self.person.begin_evening()
        self.person.settle()
        self.job.say("evening", evening=self.person.evening_id())
        self.person.press("Ctrl+N")
        self.note.setFocus()

    def kept(self) -> tuple[Talk, str] | None:
        """The draft of the talk on the form, as the vault has it."""
        drafts = self.person.ask(talks.unfinished)
        return next(((talk, at) for talk, at in drafts if talk.id == self.page.session.talk.id), None)

    def write(self, words: str) -> None:
        """Type, and wait until all of it is in the vault."""
        self.person.clock.go(seconds=5)
        self.say("doing", act="typing", note=self.note.toPlainText() + words)
        self.person.write(words)
        self.person.wait(lambda: bool(self.is_kept()))
        kept = self.kept()
        assert kept is not None
        self.say("draft", saved_at=kept[1], note=kept[0].note)

    def is_kept(self) -> bool:
        """Whether the vault has the note as it stands on the screen."""
        kept = self.kept()
        return kept is not None and kept[0].note == self.note.toPlainText()

    def save(self) -> None:
        """Press the key twice: the second press saves it although something is missing."""
        self.say("doing", act="saving", note=self.note.toPlainText(), outcomes=0)
        said = {"sealed": False, "client": None, "outcomes": 0, "note": self.note.toPlainText()}
        talk = self.page.session.talk.id
        self.person.press("Ctrl+Enter", "Ctrl+Enter")
        self.person.settle()
        assert self.person.ask(lambda desk: bool(_row(desk, talk)))
        self.job.say("talk", talk=talk, routes=0, topics=[], **said)

    def say(self, what: str, **more: Any) -> None:
        """Say something of the talk on the form."""
        self.job.say(what, talk=self.page.session.talk.id, routes=0, topics=[], **more)


def _row(desk: Any, talk_id: str) -> Any:
    return desk.db.execute("SELECT note FROM consultation WHERE id = ?", (talk_id,)).fetchall()


def typing(job: Job) -> None:
    """A talk is typed and saved, another is typed, and the program is locked."""
    at = AtTheWindow(job)
    at.begin()
    for words in WORDS:
        at.write(words)
    at.save()
    at.person.press("Ctrl+N")
    at.note.setFocus()
    for words in WORDS[:3]:
        at.write(words)
    at.person.clock.go(seconds=5)
    at.say("doing", act="typing", note=at.note.toPlainText() + "nu")
    at.person.write("nu")
    at.person.press("Ctrl+L")
    assert at.person.locks == 1
    at.say("draft", saved_at="", note="huur te hoog, nu")  # the vault is closed: nobody can ask for the time
    job.say("locked")


def asked(job: Job) -> None:
    """The program is opened: what does Today ask, and what comes back?"""
    at = AtTheWindow(job)
    question = at.person.screen("today").parts.question
    words = question._words.words() if question.isVisible() else ""
    note = ""
    if words:
        assert question.resume.hasFocus()
        at.person.press("Enter")
        note = at.note.toPlainText()
    shown = at.person.window.current()[0]
    job.say("asked", words=words, note=note or (at.note.toPlainText() if shown == "consultation" else ""))


def faults(job: Job) -> None:
    """The disk is full, read-only or broken while one types and saves."""
    at = AtTheWindow(job)
    at.begin()
    line = at.person.window.bottom_line
    for error, kinds in (
        (errno.ENOSPC, (errors.NoRoom,)),
        (errno.EROFS, (errors.ReadOnlyHome,)),
        (errno.EIO, (errors.StoreFaulty,)),
    ):
        sentences = {explain(kind()) for kind in kinds}
        before = at.note.toPlainText()
        with job.shim.failing(1, error):
            at.person.write("huur ")
            at.person.wait(lambda: line._saved.words() == "Not saved yet")
            assert at.person.window.notices.sentence() in sentences
        assert not at.is_kept()
        assert at.note.toPlainText() == before + "huur "
        at.page.session.editing._drafting._again.setInterval(AGAIN_AFTER_MS // 100)
        at.page.session.editing._drafting._again.start()
        at.person.wait(at.is_kept)  # by itself, now that there is room
        assert line._saved.words().startswith("Saved ")
        job.say("draft refused", error=errno.errorcode[error])
        _saves(at, error, sentences)
        at.person.press("Ctrl+N")
        at.note.setFocus()


def _saves(at: AtTheWindow, error: int, sentences: set[str]) -> None:
    """Each change of saving fails, until none is left: the form keeps all; then it is there once."""
    person, job, change = at.person, at.job, 1
    talk, text = at.page.session.talk.id, at.note.toPlainText()
    person.press("Ctrl+Enter")
    while not person.ask(lambda desk: bool(_row(desk, talk))):
        with job.shim.failing(change, error):
            person.press("Ctrl+Enter")
            person.settle()
            refused = job.shim.hits() > 0
        if not person.ask(lambda desk: bool(_row(desk, talk))):
            assert refused
            assert at.note.toPlainText() == text
            assert at.page.session.talk.id == talk
            assert person.window.notices.sentence() in sentences
            assert person.window.bottom_line._saved.words() == "Not saved yet"
            job.say("save refused", error=errno.errorcode[error], change=change)
        change += 7
    assert person.ask(lambda desk: _row(desk, talk)) == [(text,)]
    assert person.ask(talks.unfinished) == []
    assert person.window.bottom_line._saved.words().startswith("Saved ")
