"""One connection to PostgreSQL: opened in time, and given up soon after its server has fallen silent.

A machine that vanishes (a failover in a cloud) sends neither FIN nor RST. Left to itself, the kernel repeats what it
has sent for a quarter of an hour, and an idle connection never learns of it. So each connection asks after a silence,
and gives up when nothing was confirmed for some seconds.
"""

import socket
import ssl
from collections.abc import Sequence
from typing import Any, ClassVar

import asyncpg
from asyncpg.exceptions import TargetServerAttributeNotMatched

from app.postgres import acting, address
from app.postgres.address import Address

# For one server; where several are named, the next one has as long again.
CONNECT_SECONDS = 5.0
# After so much silence it asks, and asks again; nothing confirmed for so long, and it is over.
QUIET_SECONDS, ASK_AGAIN_SECONDS, ASKS = 4, 2, 3
UNCONFIRMED_SECONDS = 8
SILENCE = {
    "TCP_KEEPIDLE": QUIET_SECONDS,
    "TCP_KEEPINTVL": ASK_AGAIN_SECONDS,
    "TCP_KEEPCNT": ASKS,
    "TCP_USER_TIMEOUT": UNCONFIRMED_SECONDS * 1000,
}
# Types below are PostgreSQL's own, with numbers that were given by hand and mean the same in every database
# (FirstGenbkiObjectId in its access/transam.h).
OWN_TYPES_END = 10_000
# Where the next server may do better.
NEXT = (OSError, TargetServerAttributeNotMatched, asyncpg.CannotConnectNowError)


class Connection(asyncpg.Connection):  # type: ignore[misc]
    """A connection that notices when its server is silent."""

    def __init__(self, protocol: Any, transport: Any, *rest: Any) -> None:
        super().__init__(protocol, transport, *rest)
        _notice_silence(transport.get_extra_info("socket"))


class PooledConnection(Connection):
    """A connection that goes back to its pool without a round trip.

    asyncpg would reset what a session can change (settings, LISTEN, advisory locks); nothing that borrows from
    the pool changes it, and a transaction left open is still rolled back. Who is acting is said when that is another.
    """

    _acting_for = ""
    _own_types: ClassVar[dict[frozenset[int], Any]] = {}

    async def _introspect_types(self, typeoids: Sequence[int], timeout: float) -> Any:
        """What these types are made of; a list of times is asked for once in a process.

        asyncpg asks on every connection anew, by a statement that takes PostgreSQL eight milliseconds to plan.
        """
        asked = frozenset(typeoids)
        if found := self._own_types.get(asked):
            return found
        found = await super()._introspect_types(typeoids, timeout)
        if max(asked) < OWN_TYPES_END:
            self._own_types[asked] = found
        return found

    def get_reset_query(self) -> str:
        """Nothing to reset."""
        return ""

    async def act_for(self, actor: str) -> None:
        """Let what follows be that actor's."""
        if actor != self._acting_for:
            await self.execute("SELECT set_config($1, $2, false)", acting.SETTING, actor)
            self._acting_for = actor


class Servers:
    """Opens connections to the first server that will do; the one that did last is asked first."""

    def __init__(self, wanted: Address) -> None:
        self._wanted = wanted
        self._order = list(wanted.hosts)

    async def open(self, *_dsn: Any, **how: Any) -> Any:
        """One connection; takes what a pool of asyncpg hands on, and raises what asyncpg raises."""
        how = {"connection_class": Connection} | how | self._wanted.arguments
        last: Exception = TimeoutError()
        for place in list(self._order):
            try:
                found = await asyncpg.connect(**how | dict(zip(("host", "port"), place, strict=True)))
            except NEXT as error:
                last = error
            else:
                self._order.sort(key=lambda one: one != place)
                return found
        raise last


# What a server says that is not well itself, whatever it was asked.
PASSING = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
)
# What an error says, the narrower one first, and what to do.
WHY = {
    socket.gaierror: "The host of DATABASE_URL is not known ({places}). Check its name, and this machine's DNS.",
    ssl.SSLCertVerificationError: "The certificate of the server at {places} is not trusted. Let sslrootcert in "
    "DATABASE_URL name the certificate of its provider, and the host be the name that stands in it.",
    ConnectionRefusedError: "No PostgreSQL listens at {places}. Start it, or correct host and port in DATABASE_URL.",
    FileNotFoundError: "There is no PostgreSQL at {places}. Start it, or correct the folder in DATABASE_URL.",
    TimeoutError: "Nobody answers at {places} in time. Check DATABASE_URL, the network, and the database's firewall.",
    asyncpg.InvalidAuthorizationSpecificationError: "The server at {places} does not let {role} in. Check user and "
    "password in DATABASE_URL.",
    asyncpg.InvalidCatalogNameError: "The server at {places} has no database {database}. Create it, or correct "
    "DATABASE_URL.",
    asyncpg.InsufficientPrivilegeError: "The role {role} may not do this in the database {database} ({said}). Let it "
    "own the database, or: GRANT ALL ON SCHEMA public TO {role}.",
    asyncpg.TooManyConnectionsError: "The server at {places} takes no more connections. Raise max_connections, or run "
    "fewer processes.",
    asyncpg.ReadOnlySQLTransactionError: "In the database {database} nothing can be written: it is a standby, or its "
    "disk is full. Let DATABASE_URL name the primary.",
    asyncpg.QueryCanceledError: "A statement took longer than DATABASE_STATEMENT_SECONDS allows, and was ended. Look "
    "what keeps the database {database} busy, or raise that setting for this command (600 at most).",
    asyncpg.LockNotAvailableError: "Somebody else holds a row or table that is needed here ({said}). Nothing was done: "
    "try again when that has ended.",
    TargetServerAttributeNotMatched: "None of the servers in DATABASE_URL can be written ({places}). Promote one, or "
    "name the primary.",
    asyncpg.ProtocolViolationError: "What answers at {places} does not do what a PostgreSQL does ({said}). A pooler "
    "must be in session mode, see docs/scale.md.",
    ConnectionError: "The server at {places} ended the connection ({said}). Check sslmode in DATABASE_URL, and what "
    "the server itself has logged.",
    OSError: "No connection can be made to {places} ({said}). Check DATABASE_URL and that it is running.",
}
# What came after the connection, and is no matter of the way there.
REFUSED = (
    "The database {database} took the connection and refused a statement ({kind}: {said}). Look at the options in "
    "DATABASE_URL, whether `python -m app migrate` has run, and at what the command was given."
)
OTHERWISE = "The database at {places} does not answer ({kind}). Check DATABASE_URL and that it is running."


def why_not(error: BaseException, url: str) -> str:
    """Why a database cannot be used, as a sentence with what to do; of the password it shows nothing."""
    wanted = address.parse(url)
    refused = isinstance(error, asyncpg.PostgresError) and not isinstance(error, PASSING)
    otherwise = REFUSED if refused else OTHERWISE
    says = next((says for kind, says in WHY.items() if isinstance(error, kind)), otherwise)
    return says.format(
        places=wanted.places, role=wanted.user, database=wanted.database, said=error, kind=type(error).__name__
    )


def _notice_silence(way: Any) -> None:
    """Have the kernel ask after a while of silence; a Unix socket knows the end of its other side by itself."""
    if way is None or way.family == getattr(socket, "AF_UNIX", None):
        return
    way.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in SILENCE.items():
        if hasattr(socket, name):  # not every system has all of them
            way.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
