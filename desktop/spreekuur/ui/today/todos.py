# SPDX-License-Identifier: EUPL-1.2
"""What is still to be done, as rows: unfinished talks, unprinted papers, called numbers, old files."""

from datetime import datetime

from spreekuur.desk.exchange_standing import Standing
from spreekuur.desk.joining import Stage
from spreekuur.desk.known_day import Doubt
from spreekuur.desk.pack_words import counted
from spreekuur.desk.packs import Installed
from spreekuur.desk.papers import FOR_CLIENT
from spreekuur.desk.shelter import OpenChain
from spreekuur.desk.today import Today
from spreekuur.errors.team import ClockDiffers
from spreekuur.language import _, ngettext
from spreekuur.letters.store import KeptPaper
from spreekuur.messages import explain
from spreekuur.times import local_date
from spreekuur.ui import shelter_words
from spreekuur.ui.exchange import words as exchange_words
from spreekuur.ui.today.side import Todo
from spreekuur.ui.today.words import day_and_time, day_in_words, short_talk

DRAFT, PAPER, BACK, CLEAR = "draft", "paper", "back", "clear"
SHELTER, FOLLOW, TASKS, TEAM = "shelter", "follow", "tasks", "team"
EXCHANGE, QUESTIONS, PACK, SHEETS, DATE = "exchange", "questions", "pack", "sheets", "date"


def todos(today: Today, now: datetime, standing: Standing) -> list[Todo]:
    """The rows, those that could be forgotten first; a key is its kind, a colon and an id."""
    return [
        *(
            Todo(
                f"{DRAFT}:{talk.id}",
                "file-pen-line",
                _("Talk of {time}").format(time=day_and_time(talk.started_at, now)),
                _("not finished"),
                _("Go on with it"),
            )
            for talk, _saved_at in today.drafts
        ),
        *(
            Todo(f"{PAPER}:{paper.id}", "printer", paper_name(paper), _("not printed yet"), _("Print"))
            for paper in today.unprinted
        ),
        *(
            Todo(
                f"{BACK}:{ticket.id}",
                "bell-ring",
                _("Number {number} called").format(number=ticket.number),
                _("no talk yet"),
                _("Put back"),
                tone="muted",
            )
            for ticket in today.called
        ),
        *([_doubt(today.doubt)] if today.doubt else []),
        *([_clock(today.clock)] if today.clock else []),
        *([_joining(today.joining)] if today.joining else []),
        *([_sheets()] if today.sheets_due else []),
        *map(_shelter, today.shelter),
        *([_tasks(today.tasks_due)] if today.tasks_due else []),
        *_exchange(standing, now),
        *([_late(today.late)] if today.late else []),
        *([_to_clear(today.to_clear)] if today.to_clear else []),
        *([_new_pack(today.new_pack)] if today.new_pack else []),
    ]


def _shelter(chain: OpenChain) -> Todo:
    return Todo(
        f"{SHELTER}:{chain.consultation_id}",
        "house",
        _("Bed: {talk}").format(talk=short_talk(chain)),
        shelter_words.stands(chain.chain),
        _("Go on with it"),
    )


def _exchange(standing: Standing, now: datetime) -> list[Todo]:
    """What the other laptops are to get or to give, and what two of them filled in differently."""
    found = []
    if count := standing.questions:
        title = ngettext("{n} question", "{n} questions", count).format(n=count)
        words = _("two laptops wrote something else")
        found.append(Todo(f"{QUESTIONS}:", "circle-question-mark", title, words, _("Answer them")))
    if words := exchange_words.missing(standing, local_date(now)):
        title = _("Evening of {day}").format(day=exchange_words.day(standing.evenings[0].date))
        found.append(Todo(f"{EXCHANGE}:", "download", title, words, _("Take in")))
    if standing.talks and standing.leading:
        title = ngettext("{n} talk to give", "{n} talks to give", standing.talks).format(n=standing.talks)
        words = _("the coordinator has not got it yet")
        found.append(Todo(f"{EXCHANGE}:", "send", title, words, _("Give it"), tone="muted"))
    return found


def _doubt(doubt: Doubt) -> Todo:
    words = _("The last day known here is {day}. Until you say yes, nothing old is erased.")
    return Todo(
        f"{DATE}:",
        "calendar-days",
        _("Is it {day}?").format(day=day_in_words(doubt.today, year=True)),
        words.format(day=day_in_words(doubt.known, year=True)),
        _("Yes, the date is right"),
        tone="muted",
    )


def _clock(differs: ClockDiffers) -> Todo:
    return Todo(f"{TEAM}:clock", "clock", _("Check the date"), explain(differs), _("Look at them"))


def _joining(stage: Stage) -> Todo:
    if stage is Stage.PUT_BACK:
        said = _("it asks the team once more, then all comes back")
        return Todo(f"{TEAM}:", "users-round", _("Put back from a copy"), said, _("Go on with it"))
    asked = stage is Stage.ASKED
    return Todo(
        f"{TEAM}:",
        "users-round",
        _("This laptop asked to join") if asked else _("This laptop is in no team yet"),
        _("the coordinator's answer is awaited") if asked else _("its talks cannot go to the coordinator"),
        _("Go on with it"),
    )


def _sheets() -> Todo:
    return Todo(
        f"{SHEETS}:", "users", _("Try the three sheets"), _("once a year"), _("Look at them"), tone="muted"
    )


def _late(count: int) -> Todo:
    return Todo(
        f"{FOLLOW}:",
        "send",
        ngettext("{n} referral to follow up", "{n} referrals to follow up", count).format(n=count),
        _("an answer is late"),
        _("Look at them"),
    )


def _tasks(count: int) -> Todo:
    return Todo(
        f"{TASKS}:",
        "calendar-clock",
        ngettext("{n} task to do", "{n} tasks to do", count).format(n=count),
        _("it was promised"),
        _("Look at them"),
    )


def _to_clear(count: int) -> Todo:
    return Todo(
        f"{CLEAR}:",
        "clock",
        ngettext("{n} file to clear", "{n} files to clear", count).format(n=count),
        _("no contact for a long time"),
        _("Look at them"),
        tone="muted",
    )


def _new_pack(new: Installed) -> Todo:
    return Todo(
        f"{PACK}:",
        "file-text",
        _("New content: version {version}").format(version=new.version),
        counted(new.counts()) or _("Nothing is different."),
        _("Seen"),
        tone="muted",
    )


def paper_name(paper: KeptPaper) -> str:
    """A paper by its number; neither a name nor what it is about."""
    sheet = paper.kind in FOR_CLIENT
    if paper.number is None:
        return _("Client sheet without a number") if sheet else _("Letter without a number")
    words = _("Client sheet of number {number}") if sheet else _("Letter of number {number}")
    return words.format(number=paper.number)
