# SPDX-License-Identifier: EUPL-1.2
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from spreekuur.clients import code

_SIGNS = "23456789ABCDFGHJKMNPQRSTVWXYZ"


def _a_code(seed: int) -> str:
    return code.make(Random(seed).randrange)


@given(st.integers(), st.sampled_from([0, 1, 3, 4, 5]), st.sampled_from(_SIGNS))
def test_every_wrong_sign_is_caught(seed, place, sign):
    made = _a_code(seed)
    typed = made[:place] + sign + made[place + 1 :]
    assert (code.read(typed) == made) == (typed == made)
    assert typed == made or code.read(typed) is None


@given(st.integers(), st.integers(0, 3))
def test_every_swap_of_neighbours_is_caught(seed, place):
    made = _a_code(seed).replace("-", "")
    swapped = made[:place] + made[place + 1] + made[place] + made[place + 2 :]
    assert swapped == made or code.read(swapped) is None


@given(st.integers())
def test_a_code_is_read_however_it_is_spelled(seed):
    made = _a_code(seed)
    assert code.read(f" {made.lower().replace('-', ' ')} ") == made


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text):
    assert code.read(text) is None or len(code.read(text)) == 6
