"""Reading from a replica as long as it answers, with the first database behind it."""

import logging
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import pyarrow as pa
from sqlalchemy import Column, Engine, Executable, Row, Select, text

from common.errors import DataUnavailable, NotAnswering, OldSchema, TooSlow
from data_access.circuit import Circuit
from data_access.database import Database
from data_access.engines import read_only_engine

log = logging.getLogger(__name__)
# A replica that has all that was sent to it is up to date, however long ago the last row was written.
BEHIND = text("""
    SELECT CASE
        WHEN NOT pg_is_in_recovery() THEN 0
        WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
            AND EXISTS (SELECT FROM pg_stat_wal_receiver WHERE pid IS NOT NULL) THEN 0
        ELSE extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
    END
""")


class Replicated(Database):
    """Every question goes to the replica; when it is away, busy or different, to the first database."""

    def __init__(self, first: Engine, replica: Database) -> None:
        super().__init__(first, checked=False)
        self._replica = replica
        self._other = Circuit()   # of a replica whose schema is another

    @classmethod
    def of(cls, url: str, replica_url: str) -> "Replicated":
        """Opens both without asking either. Raises SettingsError for an unusable address."""
        return cls(read_only_engine(url), Database(read_only_engine(replica_url), checked=False))

    def fetch(self, question: Executable) -> Sequence[Row[Any]]:
        """As Database.fetch; what the replica cannot say now, the first database is asked."""
        if self._other.may_ask():
            try:
                found = self._replica.fetch(question)
            except TooSlow:
                raise
            except OldSchema:
                log.warning("the replica is of another schema; reading from the first database")
                self._other.away()
            except NotAnswering:
                log.warning("the replica does not answer; reading from the first database")
            else:
                self._other.answered()
                return found
        return super().fetch(question)

    def stream(
        self, question: Select[Any], schema: pa.Schema, size: int = 50_000, by: Column[int] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """As Database.stream, from the one that answers when it begins."""
        serves = self._other.may_ask() and self._replica.answers()
        return self._replica.stream(question, schema, size, by) if serves else super().stream(
            question, schema, size, by)

    def behind(self) -> timedelta | None:
        """How far the replica is behind; None = it is not what answers, or does not know."""
        try:
            seconds = self._replica.fetch(BEHIND)[0][0]
        except DataUnavailable:
            return None
        return None if seconds is None else timedelta(seconds=float(seconds))

    def close(self) -> None:
        self._replica.close()
        super().close()
