# SPDX-License-Identifier: EUPL-1.2
"""argparse in the user's language: it looks its own words up in the catalogue of the process."""

import argparse
import gettext
import os
from typing import NoReturn

from spreekuur.language import _, ngettext
from spreekuur.resources import compiled


class Parser(argparse.ArgumentParser):
    """argparse, but what somebody typed reaches the terminal without control characters."""

    def error(self, message: str) -> NoReturn:
        """End the program with the usage and one line that says what is wrong."""
        super().error("".join(sign if sign.isprintable() else " " for sign in message))


def speak(code: str) -> None:
    """Let argparse speak this language from now on."""
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("spreekuur", str(compiled("locale")))
    gettext.textdomain("spreekuur")


def words() -> tuple[str, ...]:
    """What argparse says in the language in use; here, so that the catalogues hold these texts."""
    return (
        _("usage: "),
        _("options"),
        _("positional arguments"),
        _("show this help message and exit"),
        _("%(prog)s: error: %(message)s\n"),
        _("argument %(argument_name)s: %(message)s"),
        _("the following arguments are required: %s"),
        _("unrecognized arguments: %s"),
        _("invalid choice: %(value)r (choose from %(choices)s)"),
        _("invalid %(type)s value: %(value)r"),
        _("ignored explicit argument %r"),
        _("not allowed with argument %s"),
        _("one of the arguments %s is required"),
        _("expected one argument"),
        _("expected at most one argument"),
        _("expected at least one argument"),
        ngettext("expected %s argument", "expected %s arguments", 2),
    )
