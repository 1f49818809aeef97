# SPDX-License-Identifier: EUPL-1.2
"""Signed packages of invented desks, made by the code that makes real ones; only the papers in them are short."""

import hashlib
import json
import zipfile
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from spreekuur.content import pack
from spreekuur.security import sshsig
from spreekuur.statistics import catalogue
from spreekuur.statistics.package import MANIFEST, Origin, Papers, compose, sign_package
from spreekuur.statistics.periods import Period
from spreekuur.statistics.releasing import Released
from spreekuur.statistics.simulate import Size, simulate
from spreekuur.statistics.solving import Solver

PAPERS = Papers(b"%PDF-1.7 of a test", b"PK of a test")


def key(desk):
    """The signing key of an invented desk."""
    return hashlib.sha256(desk.encode()).digest()


def labels():
    """The names of all codes that are shipped."""
    known = catalogue.of(pack.load())
    return {n: {c: one.label for c, one in d.codes.items()} for n, d in known.dimensions.items()}


@cache
def releases(contacts=60, months=12, seed=1):
    """The proved releases of an invented desk, in the order in which they are signed."""
    with Solver() as solver:
        made = simulate(
            Size(contacts, months, seed), pack.load(), Path(mkdtemp(prefix="spreekuur-test-")), solver=solver
        )
    return tuple(
        one for _periods, batch in made.batches if isinstance(batch, Released) for one in batch.releases
    )


def packages(desk="spreekuur", made=None, **changes):
    """The signed packages of a desk, each with the hash of the one before it."""
    known, previous, found = catalogue.of(pack.load()), None, []
    for release in made or releases():
        period = Period.parse(release.period)
        day = period.last + timedelta(days=20)
        facts = {"municipality": "aalsmeer", "desk": desk, "catalogue": known.version, "pack": "2026-11"}
        facts |= {"closed": day, "created": day, "evenings": {str(one): 3 for one in period.quarters()}}
        origin = Origin(**facts | {"previous": previous, "labels": labels()} | changes)
        signing = key(desk)
        package = sign_package(compose(release, origin, PAPERS, sshsig.public_half(signing)), signing)
        previous = hashlib.sha256(package.files[MANIFEST]).hexdigest()
        found.append(package)
    return found


def write_folder(package, folder):
    """As plain files, without the care that real writing takes."""
    for path, content in package.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def write_zip(package, path, front=""):
    """As one ZIP."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package.files.items():
            archive.writestr(front + name, content)
    return path


def trust_folder(folder, *desks):
    """The keys of these desks, as a municipality keeps them."""
    folder.mkdir(exist_ok=True)
    lines = [sshsig.allowed_signers(sshsig.public_half(key(d)), f"aalsmeer-{d}") for d in desks]
    (folder / "allowed_signers").write_text("".join(lines))
    return folder


def signed_again(files, signing, **told):
    """The files with another manifest, signed by this key: what a desk could do that means harm."""
    manifest = json.loads(files[MANIFEST]) | told
    files = {path: content for path, content in files.items() if path != MANIFEST}
    listed = [
        {"path": p, "bytes": len(c), "sha256": hashlib.sha256(c).hexdigest()}
        for p, c in sorted(files.items())
        if p != "manifest.json.sig"
    ]
    manifest |= {"files": listed} if "files" not in told else {}
    content = (json.dumps(manifest, sort_keys=True, separators=(",", ":")) + "\n").encode()
    return {**files, MANIFEST: content, "manifest.json.sig": sshsig.sign(signing, content).encode()}
