# SPDX-License-Identifier: EUPL-1.2
"""Makes `dist/spreekuur/`, its bill of materials beside it, and proves it: a copy plays an evening without Python."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from supply import write_bill

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "dist" / "spreekuur"
BILL = ROOT / "dist" / "spreekuur.cdx.json"  # beside the folder, which is copied as it is
SCENARIOS = ROOT / "tests" / "data" / "scenarios.yaml"


def main() -> int:
    """Compile strictly, build, and play; the exit code is that of the first step that fails."""
    steps = (
        ["-m", "spreekuur.content.compile"],
        ["tools/catalogues.py", "compile"],
        ["-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "build.spec"],
    )
    for step in steps:
        print("build:", *step, flush=True)
        if code := subprocess.call([sys.executable, *step], cwd=ROOT):
            return code
    write_bill(BILL)
    print(f"build: {size(FOLDER) / 1_000_000:.0f} MB in {FOLDER.relative_to(ROOT)}", flush=True)
    return prove()


def size(folder: Path) -> int:
    """How many bytes the files of a folder hold; a link counts nothing."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def prove() -> int:
    """Play the scenarios in a copy elsewhere, without any Python on the path or in the environment."""
    with tempfile.TemporaryDirectory(prefix="spreekuur build ł-") as place:
        folder, out = Path(place) / "Spreekuur", Path(place) / "out"
        shutil.copytree(FOLDER, folder, symlinks=True)
        cases = shutil.copy(SCENARIOS, place)
        program = folder / ("spreekuur-cli.exe" if os.name == "nt" else "spreekuur")
        bare = {"HOME": place, "PATH": str(folder), "LANG": "C.UTF-8"}
        bare |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
        print("build: playing an evening without Python", flush=True)
        played = subprocess.run(
            [program, "demo", str(out), "--scenarios", cases], cwd=place, env=bare, check=False
        )
        if played.returncode:
            return played.returncode
        evening = json.loads((out / "summary.json").read_text(encoding="utf-8"))["evening"]
        papers = len(list((out / "letters").glob("*.pdf")))
    print(
        f"build: {evening['consultations']} consultations, {papers} papers: it works on its own", flush=True
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
