# SPDX-License-Identifier: EUPL-1.2
"""What the screens say about laptops of a team, and about the roles they can have."""

from datetime import date, datetime

from spreekuur.desk.admitting import Asking, Laptop, Reason
from spreekuur.language import _
from spreekuur.times import from_stamp, local_date
from spreekuur.ui.today.words import day_and_time, day_in_words
from spreekuur.ui.widgets import FoundRow

ROLES = ("volunteer", "coordinator", "confidant")
_LONGEST = 28


def role(name: str) -> str:
    """A role in a word."""
    return {"coordinator": _("Coordinator"), "confidant": _("Confidant")}.get(name, _("Volunteer"))


def role_means(name: str) -> str:
    """What a laptop of this role gets and may do."""
    return {
        "coordinator": _(
            "Gets everything from all laptops, may let laptops in and take them out, and may change the directory and"
            " the rules for all."
        ),
        "confidant": _(
            "Gives what it wrote to the coordinator, as a volunteer's laptop does; here sits somebody who reads"
            " signals."
        ),
    }.get(name, _("Gives what it wrote to the coordinator. It does not get what other laptops wrote."))


def reason(why: Reason) -> str:
    """Why a laptop is out of the team."""
    return {
        Reason.LOST: _("lost or stolen"),
        Reason.BROKEN: _("broken"),
        Reason.LEFT: _("its user left"),
        Reason.OTHER: _("another reason"),
    }[why]


def laptop_row(laptop: Laptop, *, with_bundles: bool) -> FoundRow:
    """A laptop of the team; `with_bundles` also says what came from it."""
    name = laptop.name if len(laptop.name) <= _LONGEST else laptop.name[: _LONGEST - 1] + "…"
    told = [role(laptop.role), *([_bundles(laptop)] if with_bundles and not laptop.here else [])]
    told.append(_("since {day}").format(day=_day(from_stamp(laptop.since))))
    if laptop.revoked:
        told = [reason(laptop.reason)] if laptop.reason else []
    badge = ("info", "monitor", _("this laptop")) if laptop.here else None
    if laptop.revoked:
        badge = ("warn", "x", _("out of the team"))
    title = _("{digit} · {name}").format(digit=laptop.digit, name=name)
    return FoundRow(laptop.name, "monitor", title, " · ".join(told), badge)


def asking_row(one: Asking, now: datetime) -> FoundRow:
    """A laptop that asks to belong."""
    title = _("{digit} · {name}").format(digit=one.digit, name=one.name[:_LONGEST])
    badge = ("info", "check", _("let in before")) if one.answered_at else None
    asked = _("asked {moment}").format(moment=day_and_time(one.asked_at, now))
    return FoundRow(one.request.digest, "monitor", title, asked, badge)


def differ() -> str:
    """What to do when the words on two screens are not the same."""
    return _(
        "Nothing was done. If the words differ, this is not the file of that laptop: do not go on with it. Write it"
        " anew, carry the stick over yourself, and compare again."
    )


def _bundles(laptop: Laptop) -> str:
    if not laptop.bundle:
        return _("nothing came from it yet")
    if not laptop.evening:
        return _("bundle {n} came").format(n=laptop.bundle)
    day = day_in_words(date.fromisoformat(laptop.evening))
    return _("bundle {n} came, up to {day}").format(n=laptop.bundle, day=day)


def _day(moment: datetime) -> str:
    return day_in_words(local_date(moment), year=True)
