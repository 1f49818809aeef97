# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.directory.model import FIELDS
from spreekuur.directory.values import cleaned
from spreekuur.errors import UserError
from spreekuur.errors.directory import HoursNotReadable, LinkNotReadable, MailNotReadable, PhoneNotReadable
from spreekuur.messages import explain


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("phone", " 0297-38 75 75 ", "0297-38 75 75"),
        ("phone", "020-626 38 00 of 06-10599458", "020-626 38 00 / 06-10599458"),
        ("phone", "+31 (0)297 387575; 112", "+31 (0)297 387575 / 112"),
        ("hours", "wt.-pt. 9-17", "2-5 09:00-17:00"),
        ("hours", "24/7", "24/7"),
        ("url", "www.taalhuis.nl/aalsmeer", "https://www.taalhuis.nl/aalsmeer"),
        ("url", "http://taalhuis.nl", "https://taalhuis.nl"),
        ("email", "info@taalhuis.nl", "info@taalhuis.nl"),
        ("bring", "paszport; list z urzędu\n", "paszport\nlist z urzędu"),
        ("address", "  Marktstraat   19,\n Aalsmeer", "Marktstraat 19, Aalsmeer"),
        ("phone", "   ", ""),
    ],
)
def test_what_is_typed_is_kept_in_one_form(content, field, typed, kept):
    assert cleaned(field, typed, "Taalhuis", content.days, "pl") == kept


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("phone", "0297-ABC", PhoneNotReadable), ("phone", "12", PhoneNotReadable),
        ("phone", "0297 387575 Jan", PhoneNotReadable), ("phone", "/", PhoneNotReadable),
        ("phone", "1234567890123456", PhoneNotReadable), ("hours", "op afspraak", HoursNotReadable),
        ("hours", "ma 25-26", HoursNotReadable), ("url", "ask at the desk", LinkNotReadable),
        ("url", "javascript:alert(1)", LinkNotReadable), ("email", "info at taalhuis", MailNotReadable),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_refused_with_the_name_of_the_entry(content, field, typed, error):
    with pytest.raises(error) as refused:
        cleaned(field, typed, "Taalhuis", content.days, "nl")
    assert "Taalhuis" in explain(refused.value)


@given(st.sampled_from(FIELDS), st.text(max_size=80))
def test_what_was_kept_once_is_kept_the_same_again(content, field, typed):
    try:
        kept = cleaned(field, typed, "X", content.days, "nl")
    except UserError:
        return
    assert cleaned(field, kept, "X", content.days, "nl") == kept
