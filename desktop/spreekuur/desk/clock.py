# SPDX-License-Identifier: EUPL-1.2
"""What the registration clock says of a talk, as of the day it was held. Pure."""

from dataclasses import dataclass

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.letters import clock as phrases
from spreekuur.letters.phrases import Voice
from spreekuur.referral import clock
from spreekuur.referral.clock_input import in_reach
from spreekuur.referral.clock_model import Reckoning, Stays, Thresholds, thresholds
from spreekuur.times import from_stamp, local_date

# What RNI and BRP are stands on the paper; the screen has room for the days and for who decides.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """The question a talk puts to the clock, and the answer."""

    asked: Stays
    found: Reckoning
    limits: Thresholds


def of_talk(talk: Talk, content: Content) -> Counted | None:
    """What the stays of this talk come down to; None without any, or with a year that nobody means."""
    if not in_reach(talk.stays):
        return None
    today = local_date(from_stamp(talk.started_at))
    asked = Stays(today, talk.stays, str(talk.answers.get("registration", "unknown")))
    limits = thresholds(content.clock)
    return Counted(asked, clock.reckon(asked, limits), limits)


def for_client(talk: Talk, content: Content, language: str) -> tuple[str, ...]:
    """The same for the client, in their language: a heading and its sentences; empty when there is nothing to say."""
    counted, voice = of_talk(talk, content), Voice(content, language)
    lines = phrases.lines(counted.found.registration)[:_SHOWN] if counted else ()
    said = (voice.say(phrase, date=day) for phrase, day in lines)
    sentences = tuple(one.text for one in said if one)
    return (voice.must(phrases.HEADING).text, *sentences) if sentences else ()
