# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur demo`: play one whole evening in a new vault, with real parts only."""

import argparse
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from spreekuur.app import App, Founding, found_home
from spreekuur.cli import common, output, passphrases
from spreekuur.content.pack import Content
from spreekuur.demo import play, scenario
from spreekuur.demo.scenario import Scenario
from spreekuur.desk import statistics_release
from spreekuur.desk.leave import Permit
from spreekuur.errors.demo import ScenarioInvalid
from spreekuur.errors.figures import NothingToCount
from spreekuur.errors.output import FolderNotEmpty
from spreekuur.errors.statistics import NotReleased
from spreekuur.language import _, current, ngettext
from spreekuur.letters.sender import example
from spreekuur.outside import read_json
from spreekuur.security import passphrase, recovery, words
from spreekuur.security.vault import NewSlot
from spreekuur.statistics import closing
from spreekuur.statistics.periods import Period
from spreekuur.store import backup
from spreekuur.team import pack_content
from spreekuur.times import amsterdam, local_date

_EVENING = date(2026, 11, 11)
_DOORS = time(18, 30)
_MADE = 25
_MOST = 10_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("out", metavar="OUT", type=Path, help=_("a folder that is absent or empty"))
    parser.add_argument("--scenarios", metavar="FILE", type=Path, help=_("cases to play, YAML or JSON"))
    text = _("so many invented talks, if no cases are given")
    parser.add_argument("--consultations", metavar="N", type=_count, default=_MADE, help=text)
    parser.add_argument(
        "--seed", metavar="N", type=int, default=1, help=_("the same seed invents the same talks")
    )
    passphrases.add_option(parser)


def run(args: argparse.Namespace) -> int:
    """Play the evening; leaves a vault, the papers, a backup and a summary."""
    content = pack_content.load(args.content)
    scenarios = _scenarios(args, content)
    if args.out.exists() and (not args.out.is_dir() or any(args.out.iterdir())):
        raise FolderNotEmpty
    file = args.out / "summary.json"
    with _whole_or_not_at_all(args.out):
        summary = _play(args, scenarios)
        text = json.dumps(summary, ensure_ascii=False, indent=2)
        output.write_file(file, (text + "\n").encode())
    if args.json:
        output.write_text(text)
    else:
        count = summary["evening"]["consultations"]
        said = ngettext("{n} talk was played; see {file}", "{n} talks were played; see {file}", count)
        output.write_text(said.format(n=count, file=file))
    return 0


@contextmanager
def _whole_or_not_at_all(out: Path) -> Iterator[None]:
    """Half an evening would look like a whole one: what stops, also by Ctrl+C, is taken away again."""
    was_there = out.exists()
    try:
        yield
    except BaseException:
        for name in ("letters", "home", "backup", "statistics"):
            shutil.rmtree(out / name, ignore_errors=True)
        if not was_there:
            with suppress(OSError):
                out.rmdir()
        raise


def _play(args: argparse.Namespace, scenarios: list[Scenario]) -> dict[str, Any]:
    papers = args.out / "letters"
    papers.mkdir(parents=True)
    doors = datetime.combine(args.today or _EVENING, _DOORS, amsterdam()).astimezone(UTC)
    clock = play.MovingClock(doors)
    founding = Founding("Demo", example(), 0, (_somebody(args),), recovery.new_secret())
    app = found_home(args.out / "home", founding, content=args.content, clock=clock)
    try:
        played = play.Player(app.desk, papers, clock).play(scenarios)
        backup.back_up(app.db, args.out / "backup")
        released = _release(app, args.out / "statistics", clock)
    finally:
        app.close()
    return play.summary(played, released, args.out)


def _release(app: App, out: Path, clock: play.MovingClock) -> tuple[Path, ...]:
    """The figures of the quarter, as they are made on the last day on which one waits; none if nothing may leave."""
    period = Period.of(local_date(clock.now))
    last = datetime.combine(period.last, _DOORS, amsterdam()) + timedelta(days=closing.LATEST_DAY)
    clock.now = last.astimezone(UTC)
    leave = Permit(app.unlocked, clock.now)
    try:
        entries = statistics_release.release(app.desk, period, leave, clock.now)
    except (NothingToCount, NotReleased):
        return ()
    return statistics_release.write_out(app.desk, entries, out, clock.now)


def _somebody(args: argparse.Namespace) -> NewSlot:
    if args.passphrase_file is not None:
        line = passphrases.asked(args)
        passphrase.check_file(line)
    else:
        line = words.generate(current())
        common.say(_("The passphrase of this demo: {words}").format(words=line))
    return NewSlot("Demo", line, coordinator=True)


def _scenarios(args: argparse.Namespace, content: Content) -> list[Scenario]:
    if args.scenarios is None:
        return scenario.made(content, args.consultations, args.seed)
    return scenario.read(_document(args.scenarios), content)


def _document(path: Path) -> object:
    if path.suffix.lower() == ".json":
        try:
            return read_json(path.read_bytes())
        except (OSError, ValueError) as error:
            raise ScenarioInvalid(0) from error
    # YAML is slow to import and needed by no other way into the program.
    from spreekuur.content.building.reading import read_document

    return read_document(path)


def _count(text: str) -> int:
    count = int(text) if text.isdecimal() and len(text) <= 5 else 0
    if not 1 <= count <= _MOST:
        raise argparse.ArgumentTypeError(_("a number from 1 to 10,000"))
    return count
