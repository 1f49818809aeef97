# SPDX-License-Identifier: EUPL-1.2
"""The recovery sheet: what is printed can be typed back, and a slip is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spreekuur.errors.vault import RecoveryMistyped
from spreekuur.security import recovery

secrets = st.binary(min_size=20, max_size=20)
relaxed = settings(deadline=None, derandomize=True)


@relaxed
@given(secrets)
def test_the_groups_give_the_secret_back(secret):
    groups = recovery.to_groups(secret)
    assert [len(group) for group in groups] == [5] * 8
    assert recovery.from_groups(" ".join(groups)) == secret


@relaxed
@given(secrets)
def test_case_spacing_and_lookalikes_do_not_matter(secret):
    groups = recovery.to_groups(secret)
    typed = "-".join(groups).lower().replace("0", "o").replace("1", "l")
    assert recovery.from_groups(f"\n {typed} ") == secret


@relaxed
@given(secrets, st.integers(0, 39), st.sampled_from(recovery._ALPHABET))
def test_each_single_wrong_letter_is_found_with_its_group(secret, at, letter):
    typed = "".join(recovery.to_groups(secret))
    if typed[at] == letter:
        return
    with pytest.raises(RecoveryMistyped) as mistyped:
        recovery.from_groups(typed[:at] + letter + typed[at + 1 :])
    assert mistyped.value.group == at // 5 + 1


@relaxed
@given(secrets, st.integers(0, 7), st.integers(0, 3))
def test_two_letters_of_a_group_that_changed_places_are_found(secret, group, at):
    typed = list("".join(recovery.to_groups(secret)))
    first = group * 5 + at
    if typed[first] == typed[first + 1]:
        return
    typed[first], typed[first + 1] = typed[first + 1], typed[first]
    with pytest.raises(RecoveryMistyped):
        recovery.from_groups("".join(typed))


@relaxed
@given(secrets, st.integers(0, 7), st.integers(0, 7))
def test_two_groups_that_changed_places_are_found(secret, one, other):
    groups = list(recovery.to_groups(secret))
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(RecoveryMistyped):
        recovery.from_groups(" ".join(groups))


@pytest.mark.parametrize("typed", ["", "ABCDE", "0" * 39, "0" * 41, "żółw" * 10, "U" * 40, "0" * 39 + "é"])
def test_what_is_no_sheet_is_refused(typed):
    with pytest.raises(RecoveryMistyped):
        recovery.from_groups(typed)


def test_two_secrets_are_never_alike():
    assert len({recovery.new_secret() for _ in range(100)}) == 100
