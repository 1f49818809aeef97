# SPDX-License-Identifier: EUPL-1.2
"""The index by which client files are found, as SQL; only ever added to, never edited once released.

Triggers keep it, so that no write to a client or a talk can pass it by, nor an undo or an erasure. Everything in it is
made from the rows of clients and talks and can be made anew from them (docs/decisions/0003-words-in-an-index.md).
"""

# A day of places in the order of who was seen last: more files than one evening can have.
_DAY = 8_640_000
_LAST_SEEN = """coalesce(unixepoch(max(
        coalesce((SELECT max(held_on) FROM consultation WHERE client_id = {client} AND deleted_at IS NULL), ''),
        coalesce((SELECT max(held_on) FROM talk_person JOIN consultation ON consultation.id = consultation_id
            WHERE talk_person.client_id = {client} AND deleted_at IS NULL), ''))) * 100, 0)"""
_FREE = f"""max(day, coalesce((SELECT max(place) + 1 FROM client_place WHERE place < day + {_DAY}), 0))"""
_IS_FOUND = "{row}.search IS NOT NULL AND {row}.deleted_at IS NULL AND {row}.closed_at IS NULL"
_INTO_INDEX = (
    "INSERT INTO client_words (rowid, search) SELECT {place}, search FROM client_found WHERE place = {place}"
)
_OUT_OF_INDEX = (
    "INSERT INTO client_words (client_words, rowid, search)"
    " SELECT 'delete', place, {search} FROM client_place"
)
_OF_THIS = "FROM client_day WHERE client_day.client_id = client_place.client_id"
_MOVE = f"""UPDATE client_place SET place = (SELECT {_FREE} {_OF_THIS})
    WHERE client_id IN ({{clients}}) AND place / {_DAY} * {_DAY} != (SELECT day {_OF_THIS})"""
_OF_TALK = (
    "SELECT {row}.client_id UNION ALL SELECT client_id FROM talk_person WHERE consultation_id = {row}.id"
)

SEARCH = (
    # Of every file outside the bin its place in the order of who was seen last: what is found is read in that order.
    "CREATE TABLE client_place (place INTEGER PRIMARY KEY, client_id TEXT NOT NULL UNIQUE) STRICT",
    f"CREATE VIEW client_day (client_id, day) AS SELECT id, {_LAST_SEEN.format(client='client.id')} FROM client",
    """INSERT INTO client_place (place, client_id)
        SELECT day + row_number() OVER (PARTITION BY day ORDER BY client_id) - 1, client_id
        FROM client_day JOIN client ON client.id = client_id WHERE deleted_at IS NULL""",
    f"""CREATE VIEW client_found (place, search) AS SELECT place, search FROM client_place
        JOIN client ON client.id = client_id WHERE {_IS_FOUND.format(row="client")}""",
    # The tokens are words already; the signs that some begin with are signs of words.
    """CREATE VIRTUAL TABLE client_words USING fts5 (search, content='client_found', content_rowid='place',
        detail=none, columnsize=0, prefix='1 2 3 4', tokenize="ascii tokenchars '#=~_'")""",
    "INSERT INTO client_words (client_words) VALUES ('rebuild')",
    # Whoever writes to a client, by whatever way, keeps the index with it.
    f"CREATE TRIGGER client_placed AFTER INSERT ON client_place BEGIN {_INTO_INDEX.format(place='new.place')}; END",
    f"""CREATE TRIGGER client_moved AFTER UPDATE OF place ON client_place BEGIN
        INSERT INTO client_words (client_words, rowid, search)
            SELECT 'delete', old.place, search FROM client_found WHERE place = new.place;
        {_INTO_INDEX.format(place="new.place")}; END""",
    f"""CREATE TRIGGER client_new AFTER INSERT ON client WHEN new.deleted_at IS NULL BEGIN
        INSERT INTO client_place (place, client_id) SELECT {_FREE}, client_id FROM client_day WHERE client_id = new.id;
        END""",
    f"""CREATE TRIGGER client_changed AFTER UPDATE OF search, deleted_at, closed_at ON client BEGIN
        {_OUT_OF_INDEX.format(search="old.search")} WHERE client_id = old.id AND {_IS_FOUND.format(row="old")};
        DELETE FROM client_place WHERE client_id = old.id;
        INSERT INTO client_place (place, client_id)
            SELECT {_FREE}, client_id FROM client_day WHERE client_id = new.id AND new.deleted_at IS NULL; END""",
    f"""CREATE TRIGGER client_gone AFTER DELETE ON client BEGIN
        {_OUT_OF_INDEX.format(search="old.search")} WHERE client_id = old.id AND {_IS_FOUND.format(row="old")};
        DELETE FROM client_place WHERE client_id = old.id; END""",
    f"""CREATE TRIGGER client_seen AFTER INSERT ON consultation WHEN new.client_id IS NOT NULL BEGIN
        {_MOVE.format(clients="new.client_id")}; END""",
    f"""CREATE TRIGGER client_seen_otherwise AFTER UPDATE OF client_id, held_on, deleted_at ON consultation BEGIN
        {_MOVE.format(clients="SELECT old.client_id UNION ALL " + _OF_TALK.format(row="new"))}; END""",
    f"""CREATE TRIGGER client_not_seen AFTER DELETE ON consultation WHEN old.client_id IS NOT NULL BEGIN
        {_MOVE.format(clients="old.client_id")}; END""",
    f"""CREATE TRIGGER client_came_along AFTER INSERT ON talk_person BEGIN
        {_MOVE.format(clients="new.client_id")}; END""",
    f"""CREATE TRIGGER client_came_otherwise AFTER UPDATE ON talk_person BEGIN
        {_MOVE.format(clients="SELECT old.client_id UNION ALL SELECT new.client_id")}; END""",
    f"""CREATE TRIGGER client_did_not_come AFTER DELETE ON talk_person BEGIN
        {_MOVE.format(clients="old.client_id")}; END""",
)
