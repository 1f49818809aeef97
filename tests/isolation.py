# SPDX-License-Identifier: EUPL-1.2
"""What belongs to the whole process, and so goes from one test to the next unless somebody puts it back.

The order of the tests and who shares a process with whom differ between computers: a test that hears what another one
left fails only there.
"""

import gc
import locale
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spreekuur import language
from spreekuur.content.pack import Content
from spreekuur.ui import names

_PHASE = "PYTEST_CURRENT_TEST"  # pytest writes it anew before each test and after it
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_ENGLISH = language._catalogue, language._current  # before anybody chose one


def speak_english() -> None:
    """As a program that was not told yet which language to speak."""
    language._catalogue, language._current = _ENGLISH


@contextmanager
def put_back() -> Iterator[None]:
    """What is done within to the environment, the folder, the mask of new files, the locale, the signals, the garbage
    collector and the name of the hour ends with it.
    """
    environment, folder, mask = dict(os.environ), Path.cwd(), _mask()
    spoken, collecting, hour = locale.setlocale(locale.LC_ALL), gc.isenabled(), list(names._in_use)
    handlers = {number: signal.getsignal(number) for number in _SIGNALS}
    yield
    _restore_environment(environment)
    os.chdir(folder)
    os.umask(mask)
    if locale.setlocale(locale.LC_ALL) != spoken:
        locale.setlocale(locale.LC_ALL, spoken)
    (gc.enable if collecting else gc.disable)()
    names._in_use[:] = hour
    for number, handler in handlers.items():
        if signal.getsignal(number) is not handler:
            signal.signal(number, handler)


@contextmanager
def as_shipped(content: Content) -> Iterator[None]:
    """What a team changed in the directory and the rules within is taken off again."""
    parts = content.directory, content.rulebook
    before = [part._now for part in parts]
    yield
    for part, now in zip(parts, before, strict=True):
        part._now = now


def _restore_environment(before: dict[str, str]) -> None:
    now = dict(os.environ)
    for name in (now.keys() | before.keys()) - {_PHASE}:
        if name not in before:
            del os.environ[name]
        elif now.get(name) != before[name]:
            os.environ[name] = before[name]


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
