# SPDX-License-Identifier: EUPL-1.2
"""What a sentence is: made from an error's facts, never from personal values."""

from collections.abc import Callable
from typing import Any

Sentence = Callable[[Any], str]
