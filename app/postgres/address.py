"""DATABASE_URL taken apart: which servers, who asks them, and how the way there is protected.

Whatever a provider hands out is either kept or refused with a sentence. Nothing is dropped in silence: a protection
that was asked for and is not there would be worse than a start that fails.
"""

import os
import re
import ssl
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from app.errors import NotReady

MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
VERIFYING = ("verify-ca", "verify-full")
# Some clients write `ssl` for `sslmode`, and these words for two of its values.
SSL_WORDS = {"true": "require", "1": "require", "false": "disable", "0": "disable"}
TARGETS = ("any", "primary", "read-write")
# With several servers, only the one that can be written is of any use.
OF_SEVERAL = "read-write"
SYSTEM = "system"
WHERE_ROOTS_LIE = "~/.postgresql/root.crt"
# Who is asked, and where; the rest of the parameters that are kept.
PLACES = ("host", "port", "user", "password", "dbname")
KNOWN = (
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "channel_binding",
    "target_session_attrs",
    "options",
    "application_name",
)
# What PostgreSQL's own tools call them.
OF_TOOLS = {
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "channel_binding": "PGCHANNELBINDING",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
    "options": "PGOPTIONS",
    "application_name": "PGAPPNAME",
}
SPACE = re.compile(r"\s")
NAME = re.compile(r"[A-Za-z_]{1,40}")
ENCODE = "In a user name or password, write # as %23, / as %2F, ? as %3F, @ as %40, : as %3A and % as %25."


@dataclass(frozen=True)
class Address:
    """One database; a host that begins with a slash is a folder with its Unix socket."""

    hosts: tuple[tuple[str, int], ...]
    user: str
    password: str | None = field(repr=False)
    database: str
    parameters: dict[str, str]

    @property
    def places(self) -> str:
        """Where it is, for a sentence."""
        return " or ".join(host if host.startswith("/") else f"{host}:{port}" for host, port in self.hosts)

    @cached_property
    def arguments(self) -> dict[str, Any]:
        """What asyncpg takes, but for host and port.

        Raises NotReady when a certificate cannot be read.
        """
        servers = {name: self.parameters[name] for name in ("options", "application_name") if name in self.parameters}
        found: dict[str, Any] = {
            "user": self.user,
            "password": self.password,
            "database": self.database,
            "server_settings": servers,
            "target_session_attrs": self.parameters["target_session_attrs"],
        }
        return found | ({} if (protection := self._protection()) is None else {"ssl": protection})

    @property
    def environment(self) -> dict[str, str]:
        """What PostgreSQL's own tools (pg_dump …) read; the password among it, where `ps` shows none."""
        named = {
            "PGHOST": ",".join(host for host, _ in self.hosts),
            "PGPORT": ",".join(str(port) for _, port in self.hosts),
            "PGUSER": self.user,
            "PGDATABASE": self.database,
            "PGPASSWORD": self.password or "",
        }
        return named | {OF_TOOLS[name]: value for name, value in self.parameters.items()}

    def _protection(self) -> ssl.SSLContext | str | None:
        """How the way is protected; None leaves it to the server, which PostgreSQL's tools do as well (`prefer`)."""
        mode, root = self.parameters.get("sslmode"), self.parameters.get("sslrootcert")
        # The driver cannot bind its login to the channel. A verified name keeps out the same stranger in between.
        bound = self.parameters.get("channel_binding") == "require"
        if bound and mode == "disable":
            raise NotReady("DATABASE_URL asks for channel_binding=require, which needs TLS, and for sslmode=disable.")
        if root == SYSTEM or (bound and root is None):
            return self._context(None, check_name=True)
        if root is not None and mode != "disable":
            return self._context(root, check_name=bound or mode == "verify-full")
        if mode in VERIFYING and not _roots_of_the_machine():
            raise NotReady(
                f"DATABASE_URL asks for sslmode={mode} and does not say whom to trust. Add sslrootcert=/path/to.crt "
                f"of your provider, or sslrootcert={SYSTEM} for a certificate that browsers would trust."
            )
        if "sslcert" in self.parameters and mode not in (None, "disable", *VERIFYING):
            context = self._context(None, check_name=False)
            context.verify_mode = ssl.CERT_NONE
            return context
        return mode

    def _context(self, root: str | None, *, check_name: bool) -> ssl.SSLContext:
        named = {
            name: self.parameters[name] for name in ("sslrootcert", "sslcert", "sslkey") if name in self.parameters
        }
        try:
            context = ssl.create_default_context(cafile=root)
            context.check_hostname = check_name
            if "sslcert" in self.parameters:
                context.load_cert_chain(self.parameters["sslcert"], self.parameters.get("sslkey"))
        except OSError as error:  # a broken certificate is one as well
            told = " or ".join(f"{name}={path}" for name, path in named.items())
            raise NotReady(f"DATABASE_URL names {told}, which cannot be read ({error.strerror or error}).") from None
        return context


def parse(url: str) -> Address:
    """Take a PostgreSQL URL apart; raises NotReady with a sentence that shows nothing of its password."""
    rest = url.partition("://")[2].strip()
    if "\0" in unquote(rest):
        raise NotReady("DATABASE_URL holds a NUL character (%00), which nothing in it can hold. Take it out.")
    if "#" in rest:
        raise NotReady(f"DATABASE_URL holds a # that is not encoded. {ENCODE}")
    authority, path, query = _split(rest)
    userinfo, _, hostlist = authority.rpartition("@")
    if "@" in path or "@" in query:
        raise NotReady(f"DATABASE_URL holds a / or a ? before its last @, or an @ behind its host. {ENCODE}")
    user, _, password = userinfo.partition(":")
    named = _parameters(query)
    hosts, ports = _hosts(named.pop("host", "") or unquote(hostlist) or "127.0.0.1")
    if port := named.pop("port", ""):
        given = port.split(",")
        ports = [_port(one) for one in (given * len(hosts) if len(given) == 1 else given)]
        if len(ports) != len(hosts):
            raise NotReady("DATABASE_URL names more or fewer ports than hosts. Name one port, or one for each host.")
    found = Address(
        hosts=tuple(zip(hosts, ports, strict=True)),
        user=named.pop("user", "") or unquote(user) or "postgres",
        password=named.pop("password", "") or (unquote(password) if password else None),
        database=named.pop("dbname", "") or unquote(path) or "postgres",
        parameters=named,
    )
    found.parameters.setdefault("target_session_attrs", OF_SEVERAL if len(hosts) > 1 else "any")
    return found


def _split(rest: str) -> tuple[str, str, str]:
    before, _, query = rest.partition("?")
    authority, _, path = before.partition("/")
    return authority, path, query


def _parameters(query: str) -> dict[str, str]:
    named = dict(parse_qsl(query))
    if "ssl" in named:
        written = named.pop("ssl")
        named.setdefault("sslmode", SSL_WORDS.get(written.lower(), written))
    if "database" in named:
        named.setdefault("dbname", named.pop("database"))
    if named.pop("pgbouncer", "false") == "true":
        raise NotReady(
            "DATABASE_URL says pgbouncer=true: that is a pooler in transaction mode, in which this app cannot work. "
            "Take the provider's direct address, or its pooler in session mode."
        )
    if unknown := [name for name in named if name not in (*PLACES, *KNOWN)]:
        told = ", ".join(_shown(name, list(named)) for name in unknown)
        raise NotReady(f"DATABASE_URL has parameters that are not known here: {told}. Known: {', '.join(KNOWN)}.")
    for name, allowed in (
        ("sslmode", MODES),
        ("target_session_attrs", TARGETS),
        ("channel_binding", ("disable", "prefer", "require")),
    ):
        if name in named and named[name] not in allowed:
            raise NotReady(f"DATABASE_URL has a {name} that cannot be used here. It takes: {', '.join(allowed)}.")
    return named


def _shown(name: str, names: list[str]) -> str:
    # An & that is not encoded makes a name of the rest of a password.
    if "password" in names[: names.index(name)]:
        return "one behind the password (if it is the rest of that, write & as %26)"
    return name if NAME.fullmatch(name) else "one with an unusual name"


def _hosts(hostlist: str) -> tuple[list[str], list[int]]:
    hosts, ports = [], []
    for one in hostlist.split(","):
        host, port = one, ""
        if one.startswith("[") and "]" in one:
            host, _, port = one[1:].partition("]")
            port = port.removeprefix(":")
        elif not one.startswith("/") and one.count(":") == 1:
            host, _, port = one.partition(":")
        hosts.append(_host(host or "127.0.0.1"))
        ports.append(_port(port) if port else 5432)
    return hosts, ports


def _host(text: str) -> str:
    # What stands there may be a part of a password: it is not shown.
    try:
        text.encode("idna")
    except UnicodeError:
        possible = False
    else:
        possible = not SPACE.search(text)
    if not possible and not text.startswith("/"):
        raise NotReady(
            "DATABASE_URL names a host that can be none: it has a space, two dots in a row, or more than 63 "
            f"characters without one. {ENCODE}"
        )
    return text


def _port(text: str) -> int:
    # What stands there may be a part of a password: it is not shown.
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise NotReady(f"DATABASE_URL names a port that is no number from 1 to 65535. {ENCODE}")
    return int(text)


def _roots_of_the_machine() -> bool:
    named = os.environ.get("PGSSLROOTCERT")
    return bool(named) or Path(WHERE_ROOTS_LIE).expanduser().exists()
