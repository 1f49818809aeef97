# SPDX-License-Identifier: EUPL-1.2
"""What the extra things of a letter are called, and what is said when one of them cannot be read."""

from spreekuur.desk import letter_asking
from spreekuur.desk.letter_extras import Kind
from spreekuur.language import _


def ask(name: str) -> str:
    """What the client says yes to, beside the tick."""
    return letter_asking.thing(name, _)


def label(name: str) -> str:
    """What stands above a field; empty where the tick says it already."""
    return {
        "work_from": _("First day"),
        "work_to": _("Last day"),
        "hours": _("Hours of work a week"),
        "amount": _("Euros"),
        "weeks": _("Weeks that were not paid"),
        "dismissed_on": _("Letter that ends the work"),
        "letter_first": _("First letter"),
        "letter_last": _("Newest letter"),
        "own_words": _("What the client says"),
        "health_since": _("Since when?"),
        "health_helps": _("What helps?"),
        "meet_on": _("Which day?"),
        "meet_at": _("What time?"),
        "meet_where": _("Where?"),
        "phoned_at": _("When did you phone?"),
        "spoken_to": _("Whom did you speak to?"),
        "phone_agreed": _("What was agreed on the phone?"),
        "urgent_facts": _("Facts"),
        "urgent_seen": _("What did you see?"),
        "urgent_said": _("What did the client say?"),
        "urgent_source": _("Who told it?"),
        "safe_contact": _("The only safe way to reach the client"),
        "second_name": _("Who decided this with you?"),
        "reason": _("Why is this told without a yes?"),
    }.get(name, "")


def example(kind: Kind) -> str:
    """How such a field is typed."""
    typed = {
        Kind.DAY: "12-3-2026",
        Kind.MONEY: "1.250,50",
        Kind.HOURS: "38,5",
        Kind.CLOCK: "19:05",
        Kind.COUNT: "4",
    }.get(kind)
    return _("e.g. {number}").format(number=typed) if typed else ""


def unreadable(kind: Kind) -> str:
    """What to do when a field of this kind cannot be read."""
    return {
        Kind.DAY: _("Write the date as day, month, year, for instance 12-3-2026."),
        Kind.MONEY: _("Write the amount in digits, for instance 1250 or 1250,50."),
        Kind.HOURS: _("Write the hours of one week in digits, for instance 38 or 38,5."),
        Kind.CLOCK: _("Write the time as hours and minutes, for instance 19:05."),
        Kind.COUNT: _("Write how many in digits, for instance 4."),
    }.get(kind, "")


def leases() -> list[tuple[str, str]]:
    """The answers about lease and work."""
    return [
        ("", _("Choose")),
        ("yes", _("Two separate papers")),
        ("no", _("One contract for both")),
        ("unknown", _("Not known")),
    ]
