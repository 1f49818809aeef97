# SPDX-License-Identifier: EUPL-1.2
"""The states of a package: whatever happens in whatever order, what arrived is never sent again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spreekuur.errors.transport import Trouble
from spreekuur.receiving import opening, receipts
from spreekuur.sending import outbox, receipt
from spreekuur.sending.outbox import Note, Receipt, Stage

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)
WHYS = st.sampled_from([*(why.value for why in Trouble), outbox.AWAY, outbox.OTHER, outbox.TWICE])
EVENTS = st.one_of(
    st.just(("begun",)),
    st.just(("went",)),
    st.tuples(st.just("broke"), WHYS),
    st.tuples(st.just("answered"), st.sampled_from(Receipt)),
)


def happened(note, event, now):
    name, *facts = event
    return getattr(outbox, name)(note, *facts, now)


@given(st.lists(EVENTS, max_size=30))
def test_what_arrived_is_never_wanted_again_and_what_was_confirmed_stays_so(events):
    note, now = Note(), NOW
    for event in events:
        now += timedelta(minutes=5)
        after = happened(note, event, now)
        if note.arrived:
            assert after.arrived
            assert not outbox.is_wanted(after, now + timedelta(days=9), only_due=False)
        if note.stage is Stage.CONFIRMED:
            assert after is note
        note = after
    if not note.arrived:
        assert outbox.is_wanted(note, now, only_due=False), "whoever asks is not told to wait"
        assert outbox.is_wanted(note, now + timedelta(hours=6), only_due=True), "nothing waits for ever"


@given(st.lists(WHYS, min_size=1, max_size=40))
def test_pauses_grow_up_to_six_hours_and_begin_anew_after_none(whys):
    note, before = Note(), timedelta(0)
    for why in whys:
        note = outbox.broke(outbox.begun(note, NOW), why, NOW)
        wait = note.due - NOW
        assert before <= wait <= timedelta(hours=6)
        assert not outbox.is_wanted(note, NOW + wait - timedelta(seconds=1), only_due=True)
        assert outbox.is_wanted(note, NOW + wait, only_due=True)
        before = wait
    assert outbox.is_wanted(note, NOW - timedelta(days=1), only_due=True), (
        "a clock that was set back delays nothing"
    )


def test_what_passes_by_itself_waits_and_everything_else_needs_somebody():
    passing = {
        "no_network",
        "nobody_answers",
        "slow",
        "cut",
        "login_page",
        "redirected",
        "not_private",
        "locked",
    }
    passing |= {"busy", "server", outbox.AWAY}
    for why in [*(why.value for why in Trouble), outbox.AWAY, outbox.OTHER, outbox.TWICE]:
        stage = outbox.broke(Note(), why, NOW).stage
        assert stage is (Stage.WAITING if why in passing else Stage.NEEDS_YOU), why


def test_a_refusal_needs_somebody_until_the_municipality_takes_it_after_all():
    note = outbox.answered(outbox.went(Note(), NOW), Receipt.REFUSED, NOW)
    assert (note.stage, note.why) == (Stage.NEEDS_YOU, outbox.REFUSED)
    assert outbox.answered(note, Receipt.HELD, NOW).stage is Stage.SENT
    assert outbox.answered(note, Receipt.TAKEN, NOW).stage is Stage.CONFIRMED


def test_the_receipt_is_the_one_that_receive_writes():
    assert (receipt.FORMAT, receipt.SUFFIX) == (receipts.FORMAT, opening.RECEIPT)


@given(st.lists(EVENTS, max_size=30), st.timedeltas(timedelta(minutes=1), timedelta(hours=6)))
def test_by_itself_goes_only_what_somebody_asked_for_and_a_shorter_pause_is_never_longer(events, longest):
    note = Note()
    for number, event in enumerate(events):
        note = happened(note, event, NOW + timedelta(minutes=number))
    now = NOW + timedelta(minutes=len(events))

    def wanted(**more):
        return outbox.is_wanted(note, now, only_due=True, **more)

    assert not wanted(only_asked=True) or (wanted() and note.stage in outbox.ASKED)
    assert wanted(longest=longest) or not wanted()
    if note.stage in (Stage.READY, Stage.NEEDS_YOU):
        assert not wanted(only_asked=True, longest=longest)
