# SPDX-License-Identifier: EUPL-1.2
"""What the screens say of bundles, evenings and laptops."""

from collections.abc import Sequence
from datetime import date

from spreekuur.desk.exchange import TakenIn
from spreekuur.desk.exchange_standing import Part, Standing
from spreekuur.desk.exchange_status import Evening, Laptop
from spreekuur.desk.exchange_steps import Round
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.ui.today.words import day_in_words

_RECENT = 14  # days in which an evening is still looked after


def day(stamped: str) -> str:
    """A day of the exchange in words."""
    return day_in_words(date.fromisoformat(stamped))


def names(laptops: Sequence[str]) -> str:
    """Some laptops in one line."""
    return ", ".join(laptops)


def to_give(standing: Standing) -> str:
    """What no bundle took along yet; empty when that is nothing."""
    if standing.talks:
        words = ngettext("{n} talk is still to be given", "{n} talks are still to be given", standing.talks)
        return words.format(n=standing.talks)
    if standing.records:
        return _("Something that was changed is still to be given")
    return ""


def received(standing: Standing) -> str:
    """That the coordinator has the newest evening of this laptop, or how much of it; empty without one."""
    if standing.part is not Part.GIVES or not standing.evenings:
        return ""
    evening = standing.evenings[0]
    (mine,) = evening.laptops
    if not mine.consultations or (not mine.received and not standing.given_at):
        return ""
    if mine.is_whole:
        words = ngettext(
            "Received by the coordinator: {n} talk of {day}",
            "Received by the coordinator: all {n} talks of {day}",
            mine.consultations,
        )
    elif to_give(standing):
        return ""
    else:
        words = ngettext(
            "Given, not yet received by the coordinator: {n} talk of {day}",
            "Given, not yet received by the coordinator: {n} talks of {day}",
            mine.consultations - mine.received,
        )
        return words.format(n=mine.consultations - mine.received, day=day(evening.date))
    return words.format(n=mine.consultations, day=day(evening.date))


def laptop(one: Laptop, part: Part) -> tuple[str, str, str]:
    """How one laptop stands on one evening: icon, tone and words."""
    if one.consultations is None:
        return "circle-question-mark", "warn", _("nothing came in yet")
    has, came = one.consultations, one.received
    if not has and not came:
        return "minus", "muted", _("no talks")
    if one.is_whole:
        here = ngettext("{n} talk, it is here", "{n} talks, all are here", has)
        there = ngettext("{n} talk, received", "{n} talks, all received", has)
        return "circle-check", "ok", (there if part is Part.GIVES else here).format(n=has)
    here = ngettext("{came} of {n} talk is here", "{came} of {n} talks are here", has)
    there = ngettext("{came} of {n} talk received", "{came} of {n} talks received", has)
    return "clock", "warn", (there if part is Part.GIVES else here).format(n=has, came=came)


def are_in(evening: Evening) -> tuple[int, int]:
    """How many laptops of an evening are in, and how many there are."""
    return sum(one.is_whole for one in evening.laptops), len(evening.laptops)


def missing(standing: Standing, today: date) -> str:
    """For the coordinator: that the newest evening is not whole; empty when it is, or long ago."""
    if standing.part is not Part.TAKES_IN or not standing.evenings:
        return ""
    evening = standing.evenings[0]
    whole, of = are_in(evening)
    age = (today - date.fromisoformat(evening.date)).days
    if whole == of or not 0 <= age <= _RECENT:
        return ""
    return _("{n} of {of} laptops are in").format(n=whole, of=of)


def bundle(one: TakenIn) -> str:
    """What a bundle brings."""
    talks, files = one.added.get("consultation", 0), one.added.get("client", 0)
    parts = [", ".join(map(day, one.days))] if one.days else []
    if talks:
        parts.append(ngettext("{n} new talk", "{n} new talks", talks).format(n=talks))
    if files:
        parts.append(ngettext("{n} new client file", "{n} new client files", files).format(n=files))
    parts.append(ngettext("{n} change", "{n} changes", one.new).format(n=one.new))
    return " · ".join(parts)


def who(one: TakenIn) -> str:
    """Whose bundle it is."""
    return _("{name} (laptop {digit})").format(name=one.sender, digit=one.digit)


def given(done: Round, *, mail: bool) -> tuple[str, str]:
    """What became of giving: a tone and a sentence."""
    if done.not_sent is not None:
        return "warn", explain(done.not_sent)
    to = names([one.to for one in done.sent])
    if mail:
        files = names([one.place.replace("\\", "/").rsplit("/", 1)[-1] for one in done.sent])
        words = _("The file is ready: {files}. Attach it to a mail to {names}. Nobody else can open it.")
        return "ok", words.format(files=files, names=to)
    talks = max((one.talks for one in done.sent), default=0)
    if not talks:
        return "ok", _("Given to {names}. No talk was new or changed.").format(names=to)
    words = ngettext("Given to {names}: {n} talk.", "Given to {names}: {n} talks.", talks)
    return "ok", words.format(names=to, n=talks)


def why_none(part: Part) -> tuple[str, str]:
    """Why there is nothing to exchange, and what to do."""
    if part is Part.PRACTICE:
        return _("In practice nothing is given or taken in."), _(
            "Everything here is invented, and stays here."
        )
    if part is Part.WAITING:
        return (
            _("This laptop does not belong to a team yet."),
            _("Bring back the admission that the coordinator makes: see Settings, Team."),
        )
    return (
        _("This laptop works alone."),
        _("Several laptops on one evening? Let them belong to one team: see Settings, Team."),
    )
