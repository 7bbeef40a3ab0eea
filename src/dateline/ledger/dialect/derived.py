"""What SQLite makes of the tables: the search table, and triggers that keep it, number events and guard spans."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.engine import Connection

__all__ = ["derive"]

# Datasette finds a search table only by these double quotes round the name of the content. `porter` lets "attack"
# find "attacks"; `number` and not the hidden rowid, because VACUUM may give rowids anew.
_SEARCH = """
CREATE VIRTUAL TABLE report_fts USING fts5 (
    title, text, content="report", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
)"""

_TRIGGERS = {
    "report_found": """
        AFTER INSERT ON report BEGIN
            INSERT INTO report_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
        END""",
    "report_lost": """
        AFTER DELETE ON report BEGIN
            INSERT INTO report_fts (report_fts, rowid, title, text)
            VALUES ('delete', old.number, old.title, old.text);
        END""",
    "report_renamed": """
        AFTER UPDATE OF title ON report BEGIN
            INSERT INTO report_fts (report_fts, rowid, title, text)
            VALUES ('delete', old.number, old.title, old.text);
            INSERT INTO report_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
        END""",
    "report_stands": """
        BEFORE UPDATE OF id, number, text ON report BEGIN
            SELECT RAISE(ABORT, 'the text of a report never changes');
        END""",
    "event_numbered": """
        AFTER INSERT ON event BEGIN
            UPDATE event SET number = (SELECT number FROM report WHERE id = new.report_id) WHERE id = new.id;
        END""",
    "span_quotes": """
        BEFORE INSERT ON span BEGIN
            SELECT RAISE(ABORT, 'a span must quote the text of its report')
            WHERE (SELECT substr(text, new.start + 1, new."end" - new.start) FROM report WHERE id = new.report_id)
                IS NOT new.quote;
        END""",
    "span_still_quotes": """
        BEFORE UPDATE ON span BEGIN
            SELECT RAISE(ABORT, 'a span must quote the text of its report')
            WHERE (SELECT substr(text, new.start + 1, new."end" - new.start) FROM report WHERE id = new.report_id)
                IS NOT new.quote;
        END""",
}


def derive(connection: Connection, views: Iterable[str]) -> None:
    """Make all that follows from the tables, in place of what is there: views, triggers and the search table."""
    made = "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'trigger')"
    for kind, name in connection.exec_driver_sql(made).all():
        connection.exec_driver_sql(f"DROP {kind} {name}")
    connection.exec_driver_sql("DROP TABLE IF EXISTS report_fts")
    connection.exec_driver_sql(_SEARCH)
    connection.exec_driver_sql("INSERT INTO report_fts (report_fts) VALUES ('rebuild')")
    for name, body in _TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {body}")
    for definition in views:
        connection.exec_driver_sql(definition)
