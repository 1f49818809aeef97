# SPDX-License-Identifier: EUPL-1.2
"""Runs the proof again on what was received: all packages of a desk's year together, as an outsider holds them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spreekuur.errors.proof import DamagedFiles, ProofUnfinished, Unproved
from spreekuur.errors.receiving import PackageRefused, Refusal
from spreekuur.receiving.checking import Checked, trees_of
from spreekuur.statistics.catalogue import TOPIC, Catalogue, single_codes
from spreekuur.statistics.package import MANIFEST, data_csv
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_worker import Watch
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.safe import SafeRelease
from spreekuur.statistics.safe_rules import NotSafe

_MOST_DIMENSIONS = 2  # for which data.csv has columns


@dataclass(frozen=True, slots=True)
class Prover:
    """By which catalogue is proved, and how it is watched."""

    catalogue: Catalogue
    watch: Callable[[], Watch] = Watch

    def releases(self, packages: Sequence[Checked]) -> tuple[SafeRelease, ...]:
        """The proved releases of these packages of one desk and year, in this order.

        Raises: PackageRefused when they do not hold together; it does not say which of them is wrong.
        """
        trees, evenings = self._trees(packages), self._evenings(packages)
        try:
            files = [_proved_files(package) for package in packages]
            proved = prove(files, trees, self._facts(trees, evenings), self.watch())
        except ProofUnfinished as error:
            raise PackageRefused(Refusal.UNFINISHED) from error
        except Unproved as error:
            raise PackageRefused(Refusal.UNPROVED) from error
        except (DamagedFiles, NotSafe, KeyError) as error:
            raise PackageRefused(Refusal.CONTENTS) from error
        for package, release in zip(packages, proved, strict=True):
            _refuse_lies(package, release)
            self._refuse_other_tables(package, release)
        return proved

    def _facts(
        self, trees: Mapping[str, Mapping[str, str | None]], evenings: Mapping[str, int]
    ) -> dict[str, object]:
        """What everybody may know; of a topic that is not known here that a contact has it once, too."""
        facts = Rules(self.catalogue, evenings).facts()
        once = facts["once_a_contact"]
        assert isinstance(once, dict)
        return facts | {"once_a_contact": once | {"codes": sorted(single_codes(trees[TOPIC]))}}

    def _refuse_other_tables(self, package: Checked, release: SafeRelease) -> None:
        """A table of ours is about what it is about here, in whatever version.

        Raises: PackageRefused.
        """
        ours = {table.name: (table.unit, table.dimensions) for table in self.catalogue.tables}
        same = package.told["catalogue"] == self.catalogue.version
        for table in release.tables.values():
            if ours.get(table.name, (table.unit, table.dimensions)) != (table.unit, table.dimensions):
                raise PackageRefused(Refusal.CONTENTS if same else Refusal.NEWER)

    def _trees(self, packages: Sequence[Checked]) -> dict[str, dict[str, str | None]]:
        """The code lists of the year: all its packages have the same."""
        found: dict[str, dict[str, str | None]] = {}
        told = {package.told["catalogue"] for package in packages}
        for package in packages:
            trees = trees_of(package, self.catalogue)
            if len(told) > 1 or any(found.get(name, tree) != tree for name, tree in trees.items()):
                raise PackageRefused(Refusal.CONTENTS)
            found |= trees
        return found

    @staticmethod
    def _evenings(packages: Sequence[Checked]) -> dict[str, int]:
        found: dict[str, int] = {}
        for package in packages:
            told: Mapping[str, Any] = package.told["evenings"]
            if any(found.get(quarter, held) != held for quarter, held in told.items()):
                raise PackageRefused(Refusal.CONTENTS)
            found |= told
        return found


def _proved_files(package: Checked) -> dict[str, bytes]:
    """The files that are proved; each name was held against ours before."""
    names = (MANIFEST, *(f"tables/{table['name']}.csv" for table in package.told["tables"]))
    return {path: package.files[path] for path in names}


def _refuse_lies(package: Checked, release: SafeRelease) -> None:
    """What the package says of its figures elsewhere is what was proved."""
    if any(len(table.dimensions) > _MOST_DIMENSIONS for table in release.tables.values()):
        raise PackageRefused(Refusal.CONTENTS)
    said = (
        package.told["release"] == release.release and package.told["proof"]["cells"] == release.proof.cells
    )
    data = package.files.get("data.csv")  # not kept for what was taken in before: it was the same then
    if not said or (data is not None and data != data_csv(release, package.municipality, package.desk)):
        raise PackageRefused(Refusal.CONTENTS)
