# SPDX-License-Identifier: EUPL-1.2
"""A package as it is sent, and what lies in a folder."""

import json

from spreekuur.sending.ways import Parcel

NAME = "spreekuur-statistics-aalsmeer-spreekuur-2027-Q1"
FILES = {
    "manifest.json": b'{"period":"2027-Q1"}\n',
    "manifest.json.sig": b"-----BEGIN SSH SIGNATURE-----\n",
    "report.pdf": b"%PDF" + bytes(range(256)) * 120,
    "tables/q_contacts_visit.csv": b"visit,count,status,unit\n_T,5,,contact\n",
}
PARCEL = Parcel("1-1", NAME, FILES, "0123456789ab")


def found(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def whole(folder):
    assert [path.name for path in folder.iterdir()] == [NAME]
    assert found(folder / NAME) == FILES


def put(way, parcel=PARCEL):
    with way.reached() as place:
        place.put(parcel)


def lay_receipt(folder, status, manifest=PARCEL.digest):
    told = {"format": "spreekuur-receipt/1", "status": status, "manifest": manifest}
    (folder / f"{NAME}.receipt.json").write_text(json.dumps(told))
