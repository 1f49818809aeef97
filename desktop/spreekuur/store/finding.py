# SPDX-License-Identifier: EUPL-1.2
"""The index by which client files are found, as SQL; only ever added to, never edited once released.

Triggers keep it, so that no write to a client or a talk can pass it by, nor an undo or an erasure. Everything in it is
made from the rows of clients and talks and can be made anew from them (docs/decisions/0003-words-in-an-index.md).
"""

# How many places a day has: more than files can be seen on one evening.
_DAY = 8_640_000
_LAST_SEEN = """-coalesce(unixepoch(max(
        coalesce((SELECT max(held_on) FROM consultation WHERE client_id = {client} AND deleted_at IS NULL), ''),
        coalesce((SELECT max(held_on) FROM talk_person JOIN consultation ON consultation.id = consultation_id
            WHERE talk_person.client_id = {client} AND deleted_at IS NULL), ''),
        coalesce((SELECT max(given_on) FROM consent WHERE client_id = {client}), ''))) * 100, 0)"""
_FREE = f"min(day, coalesce((SELECT min(place) - 1 FROM client_place WHERE place > day - {_DAY}), 0))"
_PLACED = (
    f"INSERT INTO client_place (place, client_id) SELECT {_FREE}, client_id FROM client_day WHERE client_id ="
)
_IS_FOUND = "{row}.search IS NOT NULL AND {row}.deleted_at IS NULL AND {row}.closed_at IS NULL"
_IN = "INSERT INTO client_words (rowid, search) SELECT place, search FROM client_found WHERE place ="
_OUT = f"""INSERT INTO client_words (client_words, rowid, search)
    SELECT 'delete', place, old.search FROM client_place WHERE client_id = old.id AND {_IS_FOUND.format(row="old")}"""
_OF_THIS = "FROM client_day WHERE client_day.client_id = client_place.client_id"
_MOVE = f"""UPDATE client_place SET place = (SELECT {_FREE} {_OF_THIS}) WHERE client_id IN ({{clients}})
    AND (SELECT place NOT BETWEEN day - {_DAY} + 1 AND day {_OF_THIS})"""
_OF_TALK = "SELECT new.client_id UNION ALL SELECT client_id FROM talk_person WHERE consultation_id = new.id"
_ALL_PLACED = """INSERT INTO client_place (place, client_id)
    SELECT day + 1 - row_number() OVER (PARTITION BY day ORDER BY client_id), client_id
    FROM client_day JOIN client ON client.id = client_id WHERE deleted_at IS NULL"""

REBUILD = "INSERT INTO client_words (client_words) VALUES ('rebuild')"
MERGE = "INSERT INTO client_words (client_words) VALUES ('optimize')"
ANEW = (REBUILD, "DELETE FROM client_place", _ALL_PLACED, REBUILD, MERGE)
"""Makes all of it anew from the rows of clients and talks."""
SOUND = "INSERT INTO client_words (client_words, rank) VALUES ('integrity-check', 1)"
"""Fails where the index does not say what the rows say."""
MISPLACED = f"""SELECT 1 FROM client LEFT JOIN client_place ON client_place.client_id = client.id
    JOIN client_day ON client_day.client_id = client.id WHERE (deleted_at IS NULL) != (place IS NOT NULL)
    OR place NOT BETWEEN day - {_DAY} + 1 AND day
    UNION ALL SELECT 1 FROM client_place WHERE client_id NOT IN (SELECT id FROM client) LIMIT 1"""
SEARCH = (
    # Each file outside the bin has a place, the lower the later its client was here, for a talk or to give a consent:
    # the index is read from there upwards.
    "CREATE TABLE client_place (place INTEGER PRIMARY KEY, client_id TEXT NOT NULL UNIQUE) STRICT",
    f"CREATE VIEW client_day (client_id, day) AS SELECT id, {_LAST_SEEN.format(client='client.id')} FROM client",
    _ALL_PLACED,
    f"""CREATE VIEW client_found (place, client_id, search) AS SELECT place, client_id, search FROM client_place
        JOIN client ON client.id = client_id WHERE {_IS_FOUND.format(row="client")}""",
    # The tokens are words already; the signs that some begin with are signs of words.
    """CREATE VIRTUAL TABLE client_words USING fts5 (search, content='client_found', content_rowid='place',
        detail=none, columnsize=0, prefix='1 2 3 4 5 6', tokenize="ascii tokenchars '#=~_'")""",
    REBUILD,
    MERGE,
    f"CREATE TRIGGER client_placed AFTER INSERT ON client_place BEGIN {_IN} new.place; END",
    # In rising order, or the index would have to write twice.
    f"""CREATE TRIGGER client_moved AFTER UPDATE OF place ON client_place WHEN new.place < old.place BEGIN
        {_IN} new.place; INSERT INTO client_words (client_words, rowid, search)
            SELECT 'delete', old.place, search FROM client_found WHERE place = new.place; END""",
    f"""CREATE TRIGGER client_moved_back AFTER UPDATE OF place ON client_place WHEN new.place > old.place BEGIN
        INSERT INTO client_words (client_words, rowid, search)
            SELECT 'delete', old.place, search FROM client_found WHERE place = new.place; {_IN} new.place; END""",
    f"CREATE TRIGGER client_new AFTER INSERT ON client WHEN new.deleted_at IS NULL BEGIN {_PLACED} new.id; END",
    f"""CREATE TRIGGER client_changed AFTER UPDATE OF search, closed_at ON client
        WHEN old.deleted_at IS NULL AND new.deleted_at IS NULL BEGIN
        {_OUT}; {_IN} (SELECT place FROM client_place WHERE client_id = new.id); END""",
    f"""CREATE TRIGGER client_into_bin AFTER UPDATE OF deleted_at ON client
        WHEN old.deleted_at IS NULL AND new.deleted_at IS NOT NULL BEGIN
        {_OUT}; DELETE FROM client_place WHERE client_id = old.id; END""",
    f"""CREATE TRIGGER client_out_of_bin AFTER UPDATE OF deleted_at ON client
        WHEN old.deleted_at IS NOT NULL AND new.deleted_at IS NULL BEGIN {_PLACED} new.id; END""",
    f"""CREATE TRIGGER client_gone AFTER DELETE ON client BEGIN
        {_OUT}; DELETE FROM client_place WHERE client_id = old.id; END""",
    f"""CREATE TRIGGER client_seen AFTER INSERT ON consultation WHEN new.client_id IS NOT NULL BEGIN
        {_MOVE.format(clients="new.client_id")}; END""",
    f"""CREATE TRIGGER client_seen_otherwise AFTER UPDATE OF client_id, held_on, deleted_at ON consultation BEGIN
        {_MOVE.format(clients="SELECT old.client_id UNION ALL " + _OF_TALK)}; END""",
    f"""CREATE TRIGGER client_not_seen AFTER DELETE ON consultation WHEN old.client_id IS NOT NULL BEGIN
        {_MOVE.format(clients="old.client_id")}; END""",
    f"""CREATE TRIGGER client_came_along AFTER INSERT ON talk_person BEGIN
        {_MOVE.format(clients="new.client_id")}; END""",
    f"""CREATE TRIGGER client_came_otherwise AFTER UPDATE ON talk_person BEGIN
        {_MOVE.format(clients="SELECT old.client_id UNION ALL SELECT new.client_id")}; END""",
    f"""CREATE TRIGGER client_did_not_come AFTER DELETE ON talk_person BEGIN
        {_MOVE.format(clients="old.client_id")}; END""",
    f"""CREATE TRIGGER client_consented AFTER INSERT ON consent BEGIN
        {_MOVE.format(clients="new.client_id")}; END""",
    f"""CREATE TRIGGER client_consented_otherwise AFTER UPDATE OF client_id, given_on ON consent BEGIN
        {_MOVE.format(clients="SELECT old.client_id UNION ALL SELECT new.client_id")}; END""",
    f"""CREATE TRIGGER client_did_not_consent AFTER DELETE ON consent BEGIN
        {_MOVE.format(clients="old.client_id")}; END""",
)
