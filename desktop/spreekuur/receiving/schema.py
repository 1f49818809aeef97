# SPDX-License-Identifier: EUPL-1.2
"""The tables in which a municipality keeps figures, the same in SQLite and PostgreSQL, each with what it means."""

VERSION = 3
ABOUT: dict[tuple[str, str], str] = {
    ("package", ""): "One package of figures of one desk and period, as it was received, checked and proved.",
    ("package", "digest"): "SHA-256 of its manifest: its name, also in the package after it",
    ("package", "municipality"): "municipality of the desk",
    ("package", "desk"): "the desk, a word of small letters",
    ("package", "period"): "2026-Q3 or 2026",
    ("package", "previous"): "digest of the package of this desk before it; empty for the first",
    ("package", "release"): "name of the release: the same tables have the same one",
    ("package", "catalogue"): "version of the tables and codes",
    ("package", "pack"): "version of the content of the desk",
    ("package", "created"): "day on which the desk made it",
    ("package", "closed"): "day on which the desk closed the period",
    ("package", "base"): "every count is a multiple of this",
    ("package", "max_deviation"): "the true count is at most this far from the published one",
    ("package", "signer"): "fingerprint of the key that signed",
    ("package", "received"): "day on which it was taken in here",
    ("package_file", ""): "The files of a package by which it can be checked again, byte for byte.",
    ("package_file", "digest"): "its package",
    ("package_file", "path"): "path in the package; never a path on this computer",
    ("package_file", "content"): "the text of the file",
    (
        "code",
        "",
    ): "Every code that was received, by the names that it has here if it is known, else its newest ones.",
    ("code", "dimension"): "what it is about, such as topic or language",
    ("code", "code"): "the code; _T is the whole",
    ("code", "parent"): "the code above it; empty for _T",
    ("code", "label_nl"): "its name in Dutch",
    ("code", "label_en"): "its name in English",
    ("code", "known"): "1 if the program here knows it; 0 for a code of another catalogue",
    (
        "cell",
        "",
    ): "Every published count: a multiple of the base; 0 means 0 to 4. Status structural: 0 by definition.",
    ("cell", "digest"): "its package",
    ("cell", "of_table"): "name of the table",
    ("cell", "unit"): "persons, contacts, questions or referrals",
    ("cell", "dim1"): "first dimension",
    ("cell", "code1"): "code of the first dimension",
    ("cell", "dim2"): "second dimension; empty if there is none",
    ("cell", "code2"): "code of the second dimension; empty if there is none",
    ("cell", "count"): "the published count",
    ("cell", "status"): "published or structural",
    ("withdrawal", ""): "Packages that their desk withdrew by a signed notice. They are in no sum.",
    ("withdrawal", "digest"): "the package",
    ("withdrawal", "withdrawn"): "day on which the desk withdrew it",
    ("withdrawal", "why"): "why, as the desk says it",
    ("withdrawal", "signer"): "fingerprint of the key that signed the notice",
    ("withdrawal", "received"): "day on which the notice was taken in here",
    ("signer", ""): "Keys that somebody here said are the one of a desk, when asked.",
    ("signer", "principal"): "municipality-desk",
    ("signer", "public"): "the key, in hexadecimal digits",
    ("signer", "since"): "day on which that was said",
    ("total", ""): "Sums of published counts over desks and over years. See docs/municipality.md.",
    ("total", "municipality"): "municipality of the desks",
    ("total", "period"): "a quarter or year, over desks; or first-last for years added up",
    ("total", "of_table"): "name of the table",
    ("total", "unit"): "persons, contacts, questions or referrals; over years a person counts once a year",
    ("total", "dim1"): "first dimension",
    ("total", "code1"): "code of the first dimension",
    ("total", "dim2"): "second dimension; empty if there is none",
    ("total", "code2"): "code of the second dimension; empty if there is none",
    ("total", "count"): "sum of the published counts",
    ("total", "counts"): "how many published counts were added",
    (
        "total",
        "most_off",
    ): "the true sum is at most this far off: the deviations added up, 4 times counts or more",
    (
        "total",
        "usually_off",
    ): "two of three true sums are not further off: 2 times the root of counts, or more",
    ("total_part", ""): "Of which packages the sums of a period are made.",
    ("total_part", "municipality"): "municipality of the desks",
    ("total_part", "period"): "period of the sums",
    ("total_part", "digest"): "a package in them",
    (
        "left_out",
        "",
    ): "Counts of a package that are in no sum of a period: other codes stand below this one in its list.",
    ("left_out", "municipality"): "municipality of the desks",
    ("left_out", "period"): "period of the sums",
    ("left_out", "digest"): "the package",
    ("left_out", "dimension"): "what the code is about",
    ("left_out", "code"): "the code, such as a line of the programme",
}
TABLES = (
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
# What each version after the first brings; an older database gets what it lacks, in this order.
STEPS: dict[int, tuple[str, ...]] = {
    2: (
        """CREATE TABLE withdrawal (digest text PRIMARY KEY REFERENCES package, withdrawn text NOT NULL,
        why text NOT NULL, signer text NOT NULL, received text NOT NULL)""",
        """CREATE VIEW standing AS SELECT digest, municipality, desk, period, max_deviation FROM package
        WHERE digest NOT IN (SELECT digest FROM withdrawal)""",
    ),
    3: (
        """CREATE TABLE total_part (municipality text NOT NULL, period text NOT NULL,
        digest text NOT NULL REFERENCES package, PRIMARY KEY (municipality, period, digest))""",
        """CREATE TABLE left_out (municipality text NOT NULL, period text NOT NULL,
        digest text NOT NULL REFERENCES package, dimension text NOT NULL, code text NOT NULL,
        PRIMARY KEY (municipality, period, digest, dimension, code))""",
        # They are made again, with what they are made of.
        "DELETE FROM total",
    ),
}
FORGET = tuple(
    f"DELETE FROM {table} WHERE municipality = $1 AND period = $2"
    for table in ("left_out", "total_part", "total")
)
"""Takes the sums of a period away; they are made again from what is kept."""
FORGET_ALL = tuple(statement.removesuffix(" AND period = $2") for statement in FORGET)
# Only words of ours stand in these, and none has an apostrophe, which a test holds.
COMMENTS = tuple(
    f"COMMENT ON {'COLUMN' if column else 'TABLE'} {table}{'.' if column else ''}{column} IS '{text}'"
    for (table, column), text in ABOUT.items()
)
