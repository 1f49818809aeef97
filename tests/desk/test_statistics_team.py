# SPDX-License-Identifier: EUPL-1.2
"""Figures in a team: who makes them, who is waited for, and releases that are withdrawn or of somebody else."""

from datetime import UTC, date, datetime

import pytest

from exchange_vaults import TwoCoordinators, a_desk, a_vault, let_in
from figures_desk import APRIL_15, leave, signed, some_talks
from figures_store import DAYS, FEBRUARY
from spreekuur.desk import statistics, statistics_signing
from spreekuur.desk.statistics import State
from spreekuur.errors.figures import (
    LedgerDamaged,
    LedgerOfAnother,
    MadeElsewhere,
    MayNotCloseYet,
    NotSigned,
    WasWithdrawn,
)
from spreekuur.errors.team import NotACoordinator
from spreekuur.security import sshsig
from spreekuur.security.identity import canonical
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period
from spreekuur.store import vault_settings

Q1, Q2 = Period(2026, 1), Period(2026, 2)


def test_what_is_withdrawn_is_given_out_no_more_by_a_notice_that_is_signed(ana):
    some_talks(ana)
    (entry,) = signed(ana, Q1)
    statistics_signing.note_sent(ana, Q1, APRIL_15)
    assert statistics.overview(ana, Q1, APRIL_15).state is State.SENT
    gone = statistics_signing.withdraw(ana, entry.id, " counted twice ", leave(APRIL_15), APRIL_15)
    (_sent, step) = gone.steps
    public = bytes.fromhex(entry.told["public_key"])
    assert sshsig.is_signed(public, canonical(dict(step.notice)), step.signature)
    assert step.notice["why"] == "counted twice"
    for refused in (statistics_signing.release_files, statistics.stored):
        with pytest.raises(WasWithdrawn):
            refused(ana, Q1)
    with pytest.raises(WasWithdrawn):
        statistics_signing.withdraw(ana, entry.id, "", leave(APRIL_15), APRIL_15)
    assert statistics.overview(ana, Q1, APRIL_15).state is State.WITHDRAWN
    some_talks(ana, DAYS[3:4])
    assert [one.period for one in signed(ana, Q2, FEBRUARY)] == [Q2], "the year goes on"


def test_a_ledger_of_another_vault_is_not_given_out(ana):
    some_talks(ana)
    signed(ana, Q1)
    other = a_vault("Zoe", 5, founds=True)
    vault_settings.put(ana.db, "identity", vault_settings.get(other, "identity"))
    with pytest.raises(LedgerOfAnother):
        statistics_signing.release_files(ana, Q1)


def test_a_signature_that_is_not_under_these_files_gives_nothing_out(ana):
    some_talks(ana)
    (entry,) = signed(ana, Q1)
    files = statistics_signing.release_files(ana, Q1)
    statistics_signing.withdraw(ana, entry.id, "a trial", leave(APRIL_15), APRIL_15)
    changed = files | {"manifest.json": files["manifest.json"].replace(b"aalsmeer", b"elsewhere")}
    for kept in (changed, {path: data for path, data in files.items() if path != "manifest.json.sig"}):
        told = {**entry.told, "files": ledger.digests(kept)}
        ledger.keep(ana.db, [ledger.Signed(Q2, entry.release, told, kept)], {}, APRIL_15)
        found = ledger.of_period(ana.db, Q2)[-1]
        with pytest.raises(LedgerDamaged):
            statistics_signing.release_files(ana, Q2)
        statistics_signing.withdraw(ana, found.id, "a trial", leave(APRIL_15), APRIL_15)


def test_a_volunteers_laptop_makes_none_and_a_laptop_that_is_not_in_is_named_until_day_45(content):
    team = TwoCoordinators()
    ana, bo = a_desk(team.ana, content), a_desk(team.bo, content)
    some_talks(ana)
    with pytest.raises(NotACoordinator):
        statistics_signing.prepare(bo, Q1, leave(APRIL_15), APRIL_15)
    with pytest.raises(MayNotCloseYet) as early:
        statistics_signing.prepare(ana, Q1, leave(APRIL_15), APRIL_15)
    assert set(early.value.missing) == {"Bo", "Dee"}
    known = statistics.overview(ana, Q1, APRIL_15)
    assert (known.state, known.from_day, known.missing) == (State.WAITING, date(2026, 5, 15), ("Bo", "Dee"))
    assert statistics.overview(bo, Q1, APRIL_15).may_make is False


def test_two_laptops_are_not_to_make_figures_of_one_year(content, clock):
    ana, dee = a_vault("Ana", 0, founds=True, clock=clock), a_vault("Dee", 2, clock=clock)
    let_in(ana, dee, "coordinator")
    here, there = a_desk(ana, content), a_desk(dee, content)
    some_talks(here)
    some_talks(there, DAYS[3:4])
    (entry,) = signed(here, Q1, datetime(2026, 5, 20, 12, tzinfo=UTC))
    told = ledger.Signed(Q1, entry.release, entry.told, ledger.files(ana, entry, entry.told["team"]))
    dee.origin, mine = ana.origin, dee.origin
    ledger.keep(dee, [told], {}, APRIL_15)
    dee.origin = mine
    with pytest.raises(MadeElsewhere) as elsewhere:
        statistics_signing.prepare(there, Q2, leave(FEBRUARY), FEBRUARY)
    assert elsewhere.value.laptop == "Ana"
    assert statistics.overview(there, Q2, FEBRUARY).state is State.ELSEWHERE
    assert statistics_signing.release_files(there, Q1) == statistics_signing.release_files(here, Q1)
    with pytest.raises(NotSigned):
        statistics_signing.release_files(there, Q2)
