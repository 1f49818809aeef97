# SPDX-License-Identifier: EUPL-1.2
"""The tables that the migrations make, as SQL; only ever added to, never edited once released."""

# Columns of every kept row: a time-ordered id, how often it was saved, when, by whom, on which laptop it was
# made. They let two laptops merge field by field later (docs/decisions/0002-rows-that-can-be-merged.md).
ROW = """
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    origin TEXT NOT NULL"""

FIRST = {
    "evening": """
    held_on TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    roster TEXT NOT NULL DEFAULT '[]',
    at_desk TEXT NOT NULL DEFAULT '',
    highest_paper_number INTEGER,
    count_reasons TEXT NOT NULL DEFAULT '{}'""",
    "ticket": """
    evening_id TEXT NOT NULL REFERENCES evening(id),
    number INTEGER NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    help_first INTEGER NOT NULL DEFAULT 0,
    interpreter INTEGER NOT NULL DEFAULT 0,
    taken_at TEXT NOT NULL,
    called_at TEXT,
    left_at TEXT""",
    "client": """
    code TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    given TEXT,
    family TEXT,
    phone TEXT,
    birth_date TEXT,
    search TEXT""",
    "consent": """
    client_id TEXT NOT NULL REFERENCES client(id),
    purpose TEXT NOT NULL,
    recipient TEXT,
    given_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    withdrawn_at TEXT""",
    "consultation": """
    evening_id TEXT NOT NULL REFERENCES evening(id),
    ticket_id TEXT REFERENCES ticket(id),
    client_id TEXT REFERENCES client(id),
    number INTEGER,
    held_on TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    entered_afterwards INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL,
    key_person INTEGER NOT NULL DEFAULT 0,
    persons INTEGER NOT NULL DEFAULT 1,
    language TEXT NOT NULL,
    interpreter TEXT NOT NULL DEFAULT 'unknown',
    consent TEXT NOT NULL DEFAULT 'unknown',
    registration TEXT,
    stay TEXT,
    expected_months REAL,
    insured TEXT,
    employment TEXT,
    housing_tied TEXT,
    municipality TEXT,
    age_group TEXT,
    children TEXT,
    age_band TEXT,
    origin_country TEXT,
    sector TEXT,
    here_since TEXT,
    note TEXT NOT NULL DEFAULT '',
    deleted_at TEXT""",
    "consultation_topic": """
    consultation_id TEXT NOT NULL REFERENCES consultation(id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    position INTEGER NOT NULL,
    signal INTEGER NOT NULL DEFAULT 0,
    UNIQUE (consultation_id, topic)""",
    "consultation_outcome": """
    consultation_id TEXT NOT NULL REFERENCES consultation(id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    UNIQUE (consultation_id, outcome)""",
    "stay": """
    consultation_id TEXT NOT NULL REFERENCES consultation(id) ON DELETE CASCADE,
    arrival TEXT,
    departure TEXT,
    planned INTEGER NOT NULL DEFAULT 0""",
    "sealed_note": """
    consultation_id TEXT NOT NULL REFERENCES consultation(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL""",
    "referral": """
    consultation_id TEXT NOT NULL REFERENCES consultation(id) ON DELETE CASCADE,
    route TEXT NOT NULL,
    priority TEXT NOT NULL,
    rules TEXT NOT NULL DEFAULT '[]',
    reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    chosen_at TEXT NOT NULL,
    UNIQUE (consultation_id, route)""",
    # A letter may be printed while its talk is still a draft: no reference to consultation is asked of it.
    "paper": """
    evening_id TEXT NOT NULL REFERENCES evening(id),
    consultation_id TEXT NOT NULL,
    number INTEGER,
    kind TEXT NOT NULL,
    recipient TEXT,
    language TEXT NOT NULL,
    kenmerk TEXT UNIQUE,
    made_on TEXT NOT NULL,
    reply_by TEXT,
    state TEXT NOT NULL,
    erase_on TEXT NOT NULL,
    content TEXT""",
}

# Tables of this laptop alone: they never travel, so they need no row versions.
LOCAL = """
CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft (id TEXT PRIMARY KEY NOT NULL, evening_id TEXT NOT NULL, saved_at TEXT NOT NULL,
    kind TEXT NOT NULL, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE kenmerk_used (year INTEGER NOT NULL, laptop INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (year, laptop, number)) STRICT, WITHOUT ROWID;
CREATE TABLE backup (id TEXT PRIMARY KEY NOT NULL, made_at TEXT NOT NULL, place TEXT NOT NULL,
    verified INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL,
    record TEXT NOT NULL, record_id TEXT NOT NULL, on_version INTEGER NOT NULL,
    before TEXT NOT NULL, step TEXT NOT NULL) STRICT;
CREATE INDEX change_record ON change (record, record_id);
CREATE INDEX change_step ON change (step);
CREATE INDEX ticket_evening ON ticket (evening_id, state);
CREATE INDEX consultation_evening ON consultation (evening_id);
CREATE INDEX consultation_held_on ON consultation (held_on);
CREATE INDEX consultation_client ON consultation (client_id);
CREATE INDEX paper_consultation ON paper (consultation_id);
CREATE INDEX paper_evening ON paper (evening_id);
CREATE INDEX paper_erase ON paper (erase_on);
CREATE INDEX stay_consultation ON stay (consultation_id);
CREATE INDEX sealed_note_consultation ON sealed_note (consultation_id);
"""

DIRECTORY = {
    # An entry of this team's own, or what became of one: `org` is its id in the directory.
    "place": """
    org TEXT NOT NULL,
    category TEXT NOT NULL DEFAULT '',
    topics TEXT NOT NULL DEFAULT '[]',
    state TEXT NOT NULL,
    merged_into TEXT,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT""",
    # What somebody found out about one field of an entry. Never changed but in `state`: the rows are the history.
    "place_field": """
    org TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL DEFAULT '',
    finding TEXT NOT NULL,
    state TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT""",
    "rule_edit": """
    rule TEXT NOT NULL,
    field TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT""",
    "question": """
    consultation_id TEXT NOT NULL,
    evening_id TEXT NOT NULL REFERENCES evening(id),
    language TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL""",
    "shelter_step": """
    consultation_id TEXT NOT NULL REFERENCES consultation(id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    reached_on TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL""",
}

FOLLOW_UP = {
    # The life of a referral: never changed, only added to, so that it can be told afterwards.
    "referral_step": """
    referral_id TEXT NOT NULL REFERENCES referral(id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    why TEXT,
    reached_on TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL""",
    "task": """
    due_on TEXT NOT NULL,
    client_id TEXT REFERENCES client(id),
    kenmerk TEXT,
    words TEXT NOT NULL,
    state TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    ended_at TEXT""",
    # Who belongs to whom; and two files of which somebody said that they are of two persons, so nobody asks again.
    "relation": """
    client_id TEXT NOT NULL REFERENCES client(id),
    other_id TEXT NOT NULL REFERENCES client(id),
    kind TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL""",
    "talk_person": """
    consultation_id TEXT NOT NULL REFERENCES consultation(id) ON DELETE CASCADE,
    client_id TEXT NOT NULL REFERENCES client(id)""",
}

# What ten years of evenings would otherwise be read through for.
TEN_YEARS = (
    "CREATE INDEX consent_client_given ON consent (client_id, given_on, purpose, ends_on, withdrawn_at)",
    "DROP INDEX consent_client",
    "CREATE INDEX client_in_bin ON client (deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX referral_state ON referral (state)",
    "CREATE INDEX referral_route ON referral (route)",
    "CREATE INDEX paper_due ON paper (erase_on) WHERE content IS NOT NULL",
    "CREATE INDEX sealed_note_consultation ON sealed_note (consultation_id)",
    "CREATE INDEX shelter_step_consultation ON shelter_step (consultation_id, step)",
    "CREATE INDEX question_consultation ON question (consultation_id)",
    "CREATE INDEX task_state ON task (state, due_on)",
    "CREATE INDEX relation_client ON relation (client_id)",
    "CREATE INDEX relation_other ON relation (other_id)",
    "CREATE INDEX talk_person_consultation ON talk_person (consultation_id)",
    "CREATE INDEX talk_person_client ON talk_person (client_id)",
    "CREATE INDEX client_merged ON client (merged_into) WHERE merged_into IS NOT NULL",
    # An erasure looks for what was noted of rows that are gone.
    """CREATE INDEX change_of_consultation ON change (record, json_extract(before, '$.consultation_id'))
        WHERE json_extract(before, '$.consultation_id') IS NOT NULL""",
    """CREATE INDEX change_of_client ON change (record, json_extract(before, '$.client_id'))
        WHERE json_extract(before, '$.client_id') IS NOT NULL""",
    "CREATE INDEX change_gone ON change (record, record_id) WHERE action IN ('erase', 'remove')",
    """CREATE INDEX change_of_code ON change (json_extract(before, '$.code'))
        WHERE json_extract(before, '$.code') IS NOT NULL""",
)

# Several laptops: who belongs to the team, and what others wrote. Tables of this laptop alone: they never travel.
EXCHANGE = (
    """CREATE TABLE member (vault TEXT PRIMARY KEY NOT NULL, serial INTEGER NOT NULL, certificate TEXT NOT NULL)
        STRICT, WITHOUT ROWID""",
    """CREATE TABLE revocation_list (issuer TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL, document TEXT NOT NULL)
        STRICT, WITHOUT ROWID""",
    # Each change another vault made, with the values after it; `knew` says which changes of others it had seen,
    # `arrived` how far our own journal was when it came in.
    """CREATE TABLE foreign_change (
        no INTEGER PRIMARY KEY AUTOINCREMENT, writer TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL,
        by TEXT NOT NULL, action TEXT NOT NULL, record TEXT NOT NULL, record_id TEXT NOT NULL, step TEXT NOT NULL,
        after TEXT NOT NULL, knew TEXT NOT NULL, arrived INTEGER NOT NULL, UNIQUE (writer, n)) STRICT""",
    "CREATE INDEX foreign_change_record ON foreign_change (record, record_id)",
    # Rows that cannot stand yet: what they belong to has not come in, was taken away, or another has their place.
    """CREATE TABLE waiting_row (record TEXT NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (record, record_id))
        STRICT, WITHOUT ROWID""",
    """CREATE TABLE conflict_row (record TEXT NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (record, record_id))
        STRICT, WITHOUT ROWID""",
    # Of each other vault: what went to it, what came from it, and what it said of us and of itself.
    """CREATE TABLE peer (
        vault TEXT PRIMARY KEY NOT NULL, taken INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0,
        receipt TEXT NOT NULL DEFAULT '{}', counts TEXT NOT NULL DEFAULT '{}') STRICT, WITHOUT ROWID""",
    # How far our own journal, and what we hold of others, went with each bundle to a vault; one that never reached
    # its place counts as not made.
    """CREATE TABLE bundle_made (vault TEXT NOT NULL, sequence INTEGER NOT NULL, changes INTEGER NOT NULL,
        others INTEGER NOT NULL, placed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (vault, sequence))
        STRICT, WITHOUT ROWID""",
    """CREATE TABLE bundle_taken (vault TEXT NOT NULL, sequence INTEGER NOT NULL, bundle TEXT NOT NULL,
        PRIMARY KEY (vault, sequence)) STRICT, WITHOUT ROWID""",
)

# By these a row is found that points to another one; without them taking that other one away reads the whole table.
POINTING = (
    "CREATE INDEX consultation_ticket ON consultation (ticket_id) WHERE ticket_id IS NOT NULL",
    "CREATE INDEX question_evening ON question (evening_id)",
    "CREATE INDEX task_client ON task (client_id) WHERE client_id IS NOT NULL",
)

# What came from another laptop and does not count until somebody decided: the changes as they came, why each waits,
# the row by which it is asked about, and what was decided. Of what was dropped only its number stays, and a talk's day.
PARKED = (
    """CREATE TABLE parked_change (
        writer TEXT NOT NULL, n INTEGER NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL,
        record TEXT NOT NULL, record_id TEXT NOT NULL, step TEXT NOT NULL, after TEXT NOT NULL, knew TEXT NOT NULL,
        why TEXT NOT NULL, root TEXT NOT NULL, root_id TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
        came_at TEXT NOT NULL, PRIMARY KEY (writer, n)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX parked_record ON parked_change (record, record_id)",
    "CREATE INDEX parked_root ON parked_change (writer, root, root_id)",
    # Talks that came out of a file, each with what named it there.
    """CREATE TABLE moved_in (source TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (source, id))
        STRICT, WITHOUT ROWID""",
    "CREATE INDEX moved_in_id ON moved_in (id)",
    # Until now the file named them itself: two laptops that took it in gave two talks one id.
    """INSERT INTO moved_in (source, id) SELECT DISTINCT record_id, record_id FROM change WHERE record = 'consultation'
        AND action = 'insert' AND step >= 'moving_in/' AND step < 'moving_in0'
        AND record_id IN (SELECT id FROM consultation)""",
)
