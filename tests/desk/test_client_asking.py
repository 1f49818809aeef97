# SPDX-License-Identifier: EUPL-1.2
"""A client is asked two questions for the advice at most; what must be known is asked all the same."""

from dataclasses import replace

import pytest

from spreekuur.desk.client_asking import asking_at_most
from spreekuur.desk.client_view import Ask, ClientView


def view(key: str) -> ClientView:
    return ClientView("pl", "", "", ask=Ask(key, "?", (("yes", "Tak"), ("later", "Później"))))


@pytest.mark.parametrize(
    ("key", "answered", "is_asked"),
    [
        ("insured", (), True),
        ("insured", ("stay",), True),
        ("insured", ("stay", "language"), True),
        ("insured", ("stay", "municipality"), False),
        ("municipality", ("stay", "municipality"), True),
        ("consent", ("stay", "municipality"), True),
        ("language", ("stay", "municipality", "consent"), True),
    ],
)
def test_a_third_question_is_not_asked(key, answered, is_asked):
    assert (asking_at_most(view(key), answered).ask is not None) is is_asked


def test_a_view_without_a_question_stays_as_it_is():
    plain = replace(view("stay"), ask=None)
    assert asking_at_most(plain, ("a", "b", "c")) is plain
