# SPDX-License-Identifier: EUPL-1.2
"""Figures of an invented desk: what is written, that it is the same each time, and that every size is proved."""

import csv
import json
from collections import Counter
from importlib import import_module

import pytest

from spreekuur.__main__ import WORKERS
from spreekuur.cli.main import run
from spreekuur.errors.output import CannotWrite, FolderNotEmpty
from spreekuur.messages import explain
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics import proof_worker, solving
from spreekuur.statistics.catalogue import TOTAL
from spreekuur.statistics.madeup import talks
from spreekuur.statistics.periods import Period
from spreekuur.statistics.releasing import Released
from spreekuur.statistics.simulate import Size, freeze, simulate
from spreekuur.statistics.solving import Solver


@pytest.fixture(scope="module")
def solver():
    with Solver() as one:
        yield one


def folder_of(tmp_path, content, solver, size=(120, 12, 1)):
    made = simulate(Size(*size), content, tmp_path / "out", solver=solver, apart=False)
    assert made.left == ()
    return tmp_path / "out"


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_the_lines_and_the_figures_stand_beside_each_other(tmp_path, content, solver):
    out = folder_of(tmp_path, content, solver)
    catalogue = catalogues.of(content)
    lines = rows_of(out / "microdata.csv")
    assert list(lines[0]) == [*catalogue.columns["microdata"], *catalogue.dimensions]
    assert Counter(line["unit"] for line in lines if "-" in line["period"])["contacts"] == 120
    for line in lines:
        assert {name for name in catalogue.dimensions if line[name]} == set(catalogue.units[line["unit"]])
    hierarchies = json.loads((out / "hierarchies.json").read_bytes())
    assert {parents[TOTAL] for parents in hierarchies.values()} == {None}
    model = json.loads((out / "model.json").read_bytes())
    assert model["evenings"] == {f"2026-Q{at}": 3 for at in range(1, 5)}
    assert not set(model["sensitive_codes"]["topic"]) & set(hierarchies["topic"])
    periods = sorted(path.name for path in (out / "releases").iterdir())
    assert periods == ["2026", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    for period in periods:
        manifest = json.loads((out / "releases" / period / "manifest.json").read_bytes())
        assert (manifest["format"], manifest["period"]) == ("spreekuur-statistics/1", period)
        assert (manifest["method"], manifest["additive"]) == ("rounding", True)
        assert (manifest["threshold"], manifest["base"]) == (5, 5)
        assert manifest["max_deviation"] in (4, 9)
        for table in manifest["tables"]:
            rows = rows_of(out / "releases" / period / f"{table['name']}.csv")
            assert len(rows) == table["rows"]
            assert list(rows[0]) == [*table["dimensions"], "count", "status", "unit"]


def test_no_count_is_further_from_the_lines_than_its_release_says(tmp_path, content, solver):
    """Counted here once more, from the written files alone."""
    out = folder_of(tmp_path, content, solver, (260, 12, 6))
    parents = json.loads((out / "hierarchies.json").read_bytes())
    lines = rows_of(out / "microdata.csv")
    for folder in (out / "releases").iterdir():
        most = json.loads((folder / "manifest.json").read_bytes())["max_deviation"]
        for file in folder.glob("*.csv"):
            for row in rows_of(file):
                published, unit = int(row.pop("count")), row.pop("unit")
                row.pop("status")
                of_year = len(folder.name) == 4 and unit != "persons"
                true = sum(
                    line["unit"] == unit
                    and (
                        line["period"] == folder.name or (of_year and line["period"].startswith(folder.name))
                    )
                    and all(code in upwards(parents[name], line[name]) for name, code in row.items())
                    for line in lines
                )
                assert published % 5 == 0
                assert abs(published - true) <= most


def upwards(parents, code):
    """A code and all above it."""
    found = [code]
    while parents[found[-1]] is not None:
        found.append(parents[found[-1]])
    return found


def test_the_same_arguments_give_the_same_bytes(tmp_path, content, solver):
    made = [folder_of(tmp_path / name, content, solver, (80, 6, 4)) for name in ("one", "other")]
    files = [{path.name: path.read_bytes() for path in out.rglob("*.*")} for out in made]
    assert files[0] == files[1]
    another = folder_of(tmp_path / "third", content, solver, (80, 6, 5))
    assert (another / "microdata.csv").read_bytes() != files[0]["microdata.csv"]


@pytest.mark.parametrize("size", [(0, 12, 1), (1, 12, 1), (7, 12, 1), (50, 12, 1), (9, 2, 1), (30, 14, 1)])
def test_every_size_is_proved(tmp_path, content, solver, size):
    out = folder_of(tmp_path, content, solver, size)
    quarters = size[1] // 3
    assert len(list((out / "releases").iterdir())) == quarters + quarters // 4


@pytest.mark.slow
@pytest.mark.parametrize("contacts", [0, 1, 7, 50, 300, 1_500, 10_000])
def test_every_size_is_proved_with_thirty_seeds(tmp_path, content, solver, contacts):
    errors, beyond = [], 0
    for seed in range(1, 31):
        made = simulate(Size(contacts, 12, seed), content, tmp_path / str(seed), solver=solver, apart=False)
        assert made.left == ()
        for _periods, batch in made.batches:
            assert isinstance(batch, Released)
            off = [published - true for published, true in batch.cells.values()]
            errors += off
            beyond += sum(abs(error) > 4 for error in off)
            assert all(
                release.proof.narrowest.high - release.proof.narrowest.low >= 4 for release in batch.releases
            )
    # One person is a 0 or a 5: with so few different counts the mean says little.
    assert abs(sum(errors) / len(errors)) < (0.1 if contacts >= 50 else 0.5)
    assert beyond < 0.01 * len(errors)
    assert max(map(abs, errors)) <= 9


def test_everybody_comes_once_an_evening_and_first_once_a_year(content):
    catalogue = catalogues.of(content)
    held = talks(content, catalogue, 900, 14, seed=3)
    assert len(held) == 900
    assert max(Counter((talk.day, talk.seats[0].file) for talk in held).values()) == 1
    lines = freeze(held, [Period(2026, at) for at in range(1, 5)], seed=3)
    of_year = [line for line in lines if (line.unit, line.period) == ("persons", "2026")]
    firsts = [line for line in lines if line.unit == "contacts" and line.codes["visit"] == "first"]
    assert {line.contributor for line in of_year} == {line.contributor for line in firsts}
    assert len(of_year) == len(firsts)


def test_a_folder_in_use_is_left_alone(tmp_path, content, solver):
    (tmp_path / "mine.txt").write_text("kept")
    with pytest.raises(FolderNotEmpty):
        simulate(Size(1, 3, 1), content, tmp_path, solver=solver)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(CannotWrite) as refused:
        simulate(Size(1, 3, 1), content, tmp_path / "mine.txt" / "below", solver=solver)
    assert explain(refused.value)


def test_the_command_says_what_came_of_it(tmp_path, capsysbinary):
    arguments = ["statistics", "simulate", "--consultations", "40", "--months", "3", "--seed", "2", "--json"]
    assert run([*arguments, "--out", str(tmp_path / "out")]) == 0
    said = json.loads(capsysbinary.readouterr().out)
    assert (said["left"], [release["period"] for release in said["releases"]]) == ([], ["2026-Q1"])
    assert said["releases"][0]["narrowest"] >= 4
    assert run([*arguments, "--out", str(tmp_path / "out")]) == 1


@pytest.mark.parametrize(
    "wrong", [["--consultations", "10001"], ["--consultations", "-1"], ["--months", "0"], ["--months", "1e2"]]
)
def test_other_sizes_are_refused(tmp_path, wrong, capsysbinary):
    usual = ["--consultations", "5", "--months", "3", "--out", str(tmp_path / "out")]
    with pytest.raises(SystemExit) as ended:
        run(["statistics", "simulate", *usual, *wrong])
    assert ended.value.code == 2
    assert not (tmp_path / "out").exists()


def test_a_built_program_can_be_either_worker():
    assert set(WORKERS) == {solving.ARGUMENT, proof_worker.ARGUMENT}
    for module in WORKERS.values():
        assert callable(import_module(module).main)
