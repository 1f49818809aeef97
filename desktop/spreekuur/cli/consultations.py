# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur consultations import|export`: moving in from a spreadsheet, and out."""

import argparse
from pathlib import Path
from typing import Any

from spreekuur.cli import common, consultations_words, output, passphrases
from spreekuur.desk import moving_in, moving_out
from spreekuur.desk.moving_in import Plan
from spreekuur.errors import UserError
from spreekuur.errors.moving import LinesRefused, Refused
from spreekuur.errors.output import AlreadyThere
from spreekuur.language import _, ngettext
from spreekuur.messages import explain
from spreekuur.messages.moving import say_line
from spreekuur.moving import reading
from spreekuur.moving.model import Choices

_KINDS = {".jsonl": "jsonl", ".json": "jsonl", ".xlsx": "xlsx"}
_MOST_TOLD = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two ways, each with its options."""
    below = parser.add_subparsers(dest="act", required=True, metavar="import|export")
    text = _("take in talks from a table: all of them, or none if a line cannot be taken")
    _add_import(below.add_parser("import", help=text, description=text, allow_abbrev=False))
    text = _("write what is coded of every talk; the file is not encrypted")
    _add_export(below.add_parser("export", help=text, description=text, allow_abbrev=False))


def _add_import(parser: argparse.ArgumentParser) -> None:
    text = _("a table: XLSX, CSV, or lines of JSON as export writes them")
    parser.add_argument("file", metavar="FILE", type=Path, help=text)
    text = _("only show what would come in, change nothing")
    parser.add_argument("--dry-run", action="store_true", help=text)
    text = _("what a column is, such as Datum=date; Datum= leaves it out")
    parser.add_argument("--map", metavar="COLUMN=FIELD", action="append", type=_pair, default=[], help=text)
    text = _("the topic that a word of the file means, such as Loon=work.unpaid")
    parser.add_argument("--word", metavar="WORD=TOPIC", action="append", type=_pair, default=[], help=text)
    parser.add_argument("--sheet", metavar="NAME", help=_("the sheet of the spreadsheet"))
    text = _("the encoding of a text file, where the guess is wrong")
    parser.add_argument("--encoding", choices=consultations_words.ENCODINGS, help=text)
    text = _(
        "how dates are written where the file does not show it: 03/04/2025 is 3 April (day-first) or 4 March"
    )
    parser.add_argument("--dates", choices=tuple(consultations_words.ORDERS), help=text)
    text = _("also take names and phones, of clients who agreed that they are kept")
    parser.add_argument("--with-names", action="store_true", help=text)
    passphrases.add_option(parser)
    common.describe(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    text = _("the file to write: lines of JSON (.jsonl) or a spreadsheet (.xlsx)")
    parser.add_argument("out", metavar="OUT.jsonl|OUT.xlsx", type=_out, help=text)
    text = _("also write names, phones and notes")
    parser.add_argument("--with-names", action="store_true", help=text)
    parser.add_argument("--force", action="store_true", help=_("replace files that are there already"))
    passphrases.add_option(parser)
    common.describe(parser)


def run(args: argparse.Namespace) -> int:
    """Do the one or the other."""
    return {"import": _import, "export": _export}[args.act](args)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.rpartition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(_("two words with = between them"))
    return name, value


def _out(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _KINDS:
        raise argparse.ArgumentTypeError(_("a name that ends in .jsonl or .xlsx"))
    return path


def _import(args: argparse.Namespace) -> int:
    """Exit 1 if any line is refused: then nothing is kept, and the report says every one of them."""
    choices = Choices(
        columns=dict(args.map),
        words=dict(args.word),
        dates=consultations_words.ORDERS.get(args.dates),
        names=args.with_names,
        sheet=args.sheet,
        encoding=args.encoding,
    )
    try:
        sheet = reading.read(args.file, args.sheet, args.encoding)
        app = passphrases.open_vault(args)
        try:
            now = common.now(args)
            plan = moving_in.look(app.desk, sheet, choices, now)
            keeps = not (args.dry_run or plan.judged.refused)
            added = moving_in.bring_in(app.desk, plan, now).added if keeps else 0
        finally:
            app.close()
    except UserError as error:
        if args.json:
            output.write_json(_nothing(error))
        raise
    _tell(args, plan, len(plan.new) if args.dry_run and not plan.judged.refused else added)
    if plan.judged.refused:
        common.say(explain(LinesRefused(*plan.judged.refused)))
        return 1
    return 0


def _tell(args: argparse.Namespace, plan: Plan, added: int) -> None:
    judged = plan.judged
    if args.json:
        output.write_json(
            {
                "rows": judged.rows,
                "added": added,
                "known": plan.known,
                "refused": [_as_json(one) for one in judged.refused],
                "mapping": judged.mapping(),
                "dates": consultations_words.dates_read(judged),
                "unsure_dates": judged.unsure_dates,
                "notices": list(consultations_words.notices(plan)),
            }
        )
        return
    told = [*consultations_words.columns(judged), *consultations_words.notices(plan)]
    told += [say_line(one) for one in judged.refused[:_MOST_TOLD]]
    if (more := len(judged.refused) - _MOST_TOLD) > 0:
        told.append(ngettext("… and {n} line more", "… and {n} lines more", more).format(n=more))
    told.append(consultations_words.summary(judged.rows, added, plan.known, dry=args.dry_run))
    output.write_text("\n".join(told))


def _as_json(refused: Refused) -> dict[str, Any]:
    return {"line": refused.line, "why": say_line(refused)}


def _nothing(error: UserError) -> dict[str, Any]:
    """The report on a file that was not even judged."""
    refused = [{"line": 0, "why": explain(error)}]
    found: dict[str, Any] = {"rows": 0, "added": 0, "known": 0, "refused": refused}
    return found | {"mapping": {}, "dates": {}, "unsure_dates": 0}


def _export(args: argparse.Namespace) -> int:
    if not args.force and args.out.exists():
        raise AlreadyThere(args.out.name)
    app = passphrases.open_vault(args)
    try:
        out = moving_out.export(app.desk, _KINDS[args.out.suffix.lower()], names=args.with_names)
    finally:
        app.close()
    output.write_file(args.out, out.data, force=args.force)
    if args.json:
        output.write_json({"talks": out.talks, "with_names": out.with_names, "file": str(args.out)})
    else:
        text = ngettext("{n} talk written: {file}", "{n} talks written: {file}", out.talks)
        output.write_text(text.format(n=out.talks, file=args.out))
    common.say(consultations_words.what_was_written(out.with_names, asked=args.with_names))
    return 0
