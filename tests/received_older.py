# SPDX-License-Identifier: EUPL-1.2
"""Databases of figures as earlier versions of the program made them: these statements never change."""

FIRST = (
    """CREATE TABLE package (digest text PRIMARY KEY, municipality text NOT NULL, desk text NOT NULL,
    period text NOT NULL, previous text NOT NULL, release text NOT NULL, catalogue text NOT NULL, pack text NOT NULL,
    created text NOT NULL, closed text NOT NULL, base integer NOT NULL, max_deviation integer NOT NULL,
    signer text NOT NULL, received text NOT NULL, UNIQUE (municipality, desk, period))""",
    """CREATE TABLE package_file (digest text NOT NULL REFERENCES package, path text NOT NULL, content text NOT NULL,
    PRIMARY KEY (digest, path))""",
    """CREATE TABLE code (dimension text NOT NULL, code text NOT NULL, parent text NOT NULL, label_nl text NOT NULL,
    label_en text NOT NULL, known integer NOT NULL, PRIMARY KEY (dimension, code))""",
    """CREATE TABLE cell (digest text NOT NULL REFERENCES package, of_table text NOT NULL, unit text NOT NULL,
    dim1 text NOT NULL, code1 text NOT NULL, dim2 text NOT NULL, code2 text NOT NULL, count integer NOT NULL,
    status text NOT NULL, PRIMARY KEY (digest, of_table, code1, code2))""",
    """CREATE TABLE signer (principal text NOT NULL, public text NOT NULL, since text NOT NULL,
    PRIMARY KEY (principal, public))""",
    """CREATE TABLE total (municipality text NOT NULL, period text NOT NULL, of_table text NOT NULL,
    unit text NOT NULL, dim1 text NOT NULL, code1 text NOT NULL, dim2 text NOT NULL, code2 text NOT NULL,
    count integer NOT NULL, counts integer NOT NULL, most_off integer NOT NULL, usually_off integer NOT NULL,
    PRIMARY KEY (municipality, period, of_table, code1, code2))""",
    "CREATE TABLE spreekuur_figures (version integer NOT NULL)",
)
SECOND = (
    """CREATE TABLE withdrawal (digest text PRIMARY KEY REFERENCES package, withdrawn text NOT NULL,
    why text NOT NULL, signer text NOT NULL, received text NOT NULL)""",
    """CREATE VIEW standing AS SELECT digest, municipality, desk, period, max_deviation FROM package
    WHERE digest NOT IN (SELECT digest FROM withdrawal)""",
)
COPIED = ("package", "package_file", "code", "cell", "signer", "total")


def make(cursor, bind, version, source):
    """The tables of this version, with what stands in `source`, an open place of today."""
    for statement in FIRST if version == 1 else (*FIRST, *SECOND):
        cursor.execute(statement)
    cursor.execute("INSERT INTO spreekuur_figures (version) VALUES ($1)", bind(version))
    for table in COPIED:
        source.cursor.execute(f"SELECT * FROM {table}")
        for row in source.cursor.fetchall():
            places = ", ".join(f"${at}" for at in range(1, len(row) + 1))
            cursor.execute(f"INSERT INTO {table} VALUES ({places})", bind(*row))
