# SPDX-License-Identifier: EUPL-1.2
"""Joins the sentences of all areas; a test holds that every `UserError` has one."""

from collections.abc import Callable
from typing import Any

from spreekuur.messages import content

Sentence = Callable[[Any], str]

SENTENCES: dict[type, Sentence] = {**content.SENTENCES}
