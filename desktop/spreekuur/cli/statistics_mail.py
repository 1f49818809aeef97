# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur statistics send --mail DIR`: signed figures as plain files to attach to a mail; nobody is contacted."""

import argparse
from pathlib import Path
from typing import Any

from spreekuur.app import App
from spreekuur.cli import common, output
from spreekuur.cli.pack_parts import with_vault
from spreekuur.desk import figures_mail, figures_waiting
from spreekuur.desk.figures_mail import Saved
from spreekuur.language import _
from spreekuur.messages.figures import period_name


def add_option(parser: argparse._ActionsContainer) -> None:
    """What `send` takes for a mail."""
    text = _("write what was never sent as plain files for a mail into this folder, and send nothing")
    parser.add_argument("--mail", metavar="DIR", type=Path, help=text)


def save(args: argparse.Namespace) -> int:
    """Save each signed period that was never sent; of what was saved before, the same bytes once more."""

    def work(app: App) -> list[tuple[str, Saved]]:
        now, every = common.now(args), figures_waiting.packages(app.desk)
        periods = [one.entry.period for one in every if not one.note.arrived]
        return [(str(one), figures_mail.save(app.desk, one, args.mail, now)) for one in periods]

    saved = with_vault(args, work)
    if args.json:
        output.write_json({"mails": [_document(period, one) for period, one in saved]})
    else:
        lines = [_line(period, one) for period, one in saved]
        output.write_text(
            "\n".join(
                lines or [_("All signed figures were sent before, or none are signed: nothing was saved.")]
            )
        )
    return 0


def _document(period: str, saved: Saved) -> dict[str, Any]:
    """A mail as this command prints it: the names of the members are public and stable."""
    return {
        "period": period,
        "folder": str(saved.folder),
        "text": str(saved.text),
        "subject": saved.mail.subject,
        "files": {name: len(content) for name, content in saved.mail.files.items()},
    }


def _line(period: str, saved: Saved) -> str:
    text = _("{period}: attach the {n} files ({size} kB) in {folder} to a mail; its text is in {file}.")
    return text.format(
        period=period_name(period),
        n=len(saved.mail.files),
        size=saved.mail.kilobytes,
        folder=saved.folder,
        file=saved.text,
    )
