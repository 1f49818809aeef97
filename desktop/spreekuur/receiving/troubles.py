# SPDX-License-Identifier: EUPL-1.2
"""What a driver's error means for whoever runs the command: which of our sentences says what to do."""

import sqlite3
from typing import Any

from spreekuur.errors.receiving import WhyStore

_SQLITE = {
    sqlite3.SQLITE_BUSY: WhyStore.BUSY,
    sqlite3.SQLITE_LOCKED: WhyStore.BUSY,
    sqlite3.SQLITE_FULL: WhyStore.FULL,
    sqlite3.SQLITE_NOTADB: WhyStore.NOT_OURS,
    sqlite3.SQLITE_CORRUPT: WhyStore.NOT_OURS,
}
_PRIMARY = 0xFF  # the low byte of a SQLite error says which kind it is
# SQLSTATE, as PostgreSQL documents it; it is the same in every language of the server.
_POSTGRES = {
    "42501": WhyStore.RIGHTS,  # insufficient_privilege
    "3F000": WhyStore.RIGHTS,  # invalid_schema_name: no schema of the search path is there
    "25006": WhyStore.RIGHTS,  # read_only_sql_transaction
    "42P07": WhyStore.OTHER_TABLES,  # duplicate_table
    "42P01": WhyStore.OTHER_TABLES,  # undefined_table
    "42703": WhyStore.OTHER_TABLES,  # undefined_column
    "55P03": WhyStore.BUSY,  # lock_not_available
    "53100": WhyStore.FULL,  # disk_full
}


def why_of(error: Exception) -> WhyStore:
    """Why a statement failed."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & _PRIMARY, WhyStore.UNREACHABLE)
    return _POSTGRES.get(getattr(error, "sqlstate", None) or "", WhyStore.UNREACHABLE)


def why_not_connected(error: Any) -> WhyStore:
    """Why PostgreSQL let nobody in: before that it gives words only, and the words of other languages say less."""
    said, connection = str(error), error.pgconn
    if (connection and connection.needs_password) or "password authentication failed" in said:
        return WhyStore.PASSWORD
    if 'database "' in said and "does not exist" in said:
        return WhyStore.NO_DATABASE
    if "pg_hba.conf" in said or 'role "' in said:
        return WhyStore.NOT_LET_IN
    if said.startswith("invalid") or "invalid integer value" in said:
        return WhyStore.ADDRESS
    return WhyStore.UNREACHABLE if "FATAL" in said else WhyStore.NO_SERVER
