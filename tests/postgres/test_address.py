"""DATABASE_URL as providers hand it out, and as people write it."""

import ssl
from pathlib import Path

import pytest

from app.errors import NotReady
from app.postgres import address
from app.postgres.address import parse

SECRET = "s3cr3t"


@pytest.mark.parametrize(
    ("url", "hosts", "user", "password", "name"),
    [
        ("postgres://u:p@host/db", [("host", 5432)], "u", "p", "db"),
        ("postgresql://u:p%40%23%2F@host:6543/db", [("host", 6543)], "u", "p@#/", "db"),
        ("postgres://u:p@one:1,two/db", [("one", 1), ("two", 5432)], "u", "p", "db"),
        ("postgres://u@[2001:db8::5]:5433/db", [("2001:db8::5", 5433)], "u", None, "db"),
        ("postgres://u@%2Fvar%2Frun%2Fpostgresql/db", [("/var/run/postgresql", 5432)], "u", None, "db"),
        ("postgres://u@/db?host=/cloudsql/p:r:i", [("/cloudsql/p:r:i", 5432)], "u", None, "db"),
        ("postgres://u@/db?host=one,two&port=6000", [("one", 6000), ("two", 6000)], "u", None, "db"),
        ("postgres://host?user=u&password=p&dbname=db", [("host", 5432)], "u", "p", "db"),
        ("postgres://u.ref:p@aws-0-eu.pooler.example:5432/db", [("aws-0-eu.pooler.example", 5432)], "u.ref", "p", "db"),
    ],
)
def test_a_url_is_read_as_it_is_written(
    url: str, hosts: list[tuple[str, int]], user: str, password: str | None, name: str
) -> None:
    read = parse(url)

    assert (list(read.hosts), read.user, read.password, read.database) == (hosts, user, password, name)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"postgres://u:{SECRET}#x@host/db", "write # as %23"),
        (f"postgres://u:{SECRET}/x@host/db", "write # as %23, / as %2F"),
        (f"postgres://u:{SECRET}?x@host/db", "? as %3F"),
        (f"postgres://u:{SECRET}", "a port that is no number"),
        (f"postgres://u:{SECRET}@host:70000/db", "a port that is no number"),
        (f"postgres://u:{SECRET}@one,two/db?port=1,2,3", "more or fewer ports than hosts"),
        (f"postgres://u:{SECRET}@host/db?sslmode=strict", "a sslmode that cannot be used here"),
        (f"postgres://u:{SECRET}@host/db?target_session_attrs=standby", "It takes: any, primary, read-write"),
        (f"postgres://u:{SECRET}@host/db?pool_timeout=5", "not known here: pool_timeout"),
        (f"postgres://u:{SECRET}@host/db?pgbouncer=true", "session mode"),
        (f"postgres://u:{SECRET}%00x@host/db", "holds a NUL character"),
        (f"postgres://u:{SECRET}@host/db?application_name=%00", "holds a NUL character"),
        (f"postgres://u:{SECRET}@{'a' * 64}/db", "a host that can be none"),
        (f"postgres://u:{SECRET}@one..two/db", "a host that can be none"),
        (f"postgres://u:{SECRET}@a host/db", "a host that can be none"),
        (f"postgres://host/db?user=u&password=x&{SECRET}=x", "not known here: one behind the password"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_that_shows_no_password(url: str, says: str) -> None:
    with pytest.raises(NotReady) as refused:
        parse(url)

    assert says in str(refused.value)
    assert SECRET not in str(refused.value)


def test_of_several_servers_only_the_one_that_can_be_written_will_do() -> None:
    assert parse("postgres://u@one,two/db").arguments["target_session_attrs"] == "read-write"
    assert parse("postgres://u@one/db").arguments["target_session_attrs"] == "any"
    assert parse("postgres://u@one,two/db?target_session_attrs=any").arguments["target_session_attrs"] == "any"


@pytest.mark.parametrize("asks", ["sslmode=verify-full&sslrootcert=system", "sslmode=require&channel_binding=require"])
def test_a_protection_that_is_asked_for_is_there_or_one_that_is_as_good(asks: str) -> None:
    context = parse(f"postgres://u@host/db?{asks}").arguments["ssl"]

    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


@pytest.mark.parametrize(("asks", "names"), [("verify-full", True), ("verify-ca", False), ("require", False)])
def test_a_root_certificate_is_held_against_the_server(asks: str, names: bool, tmp_path: Path) -> None:
    root = tmp_path / "root.crt"
    root.write_text(Path(ssl.get_default_verify_paths().openssl_cafile or "").read_text())

    context = parse(f"postgres://u@host/db?sslmode={asks}&sslrootcert={root}").arguments["ssl"]

    assert (context.check_hostname, context.verify_mode) == (names, ssl.CERT_REQUIRED)


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ("sslmode=verify-full", "does not say whom to trust"),
        ("sslmode=verify-full&sslrootcert=/nowhere/root.crt", "which cannot be read (No such file"),
        ("sslmode=disable&channel_binding=require", "needs TLS"),
    ],
)
def test_a_protection_that_cannot_be_had_stops_the_start(
    asks: str, says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PGSSLROOTCERT", raising=False)

    with pytest.raises(NotReady, match=says.replace("(", r"\(")):
        _ = parse(f"postgres://u@host/db?{asks}").arguments


@pytest.mark.parametrize("written", ["ssl=require", "ssl=true", "sslmode=require"])
def test_the_words_of_other_clients_for_tls_are_understood(written: str) -> None:
    assert parse(f"postgres://u@host/db?{written}").arguments["ssl"] == "require"


def test_the_tools_of_postgresql_are_told_the_same() -> None:
    told = parse(f"postgres://u:{SECRET}@one:1,two:2/db?sslmode=require&options=-c%20geqo%3Doff").environment

    assert told["PGHOST"] == "one,two"
    assert told["PGPORT"] == "1,2"
    assert (told["PGSSLMODE"], told["PGOPTIONS"]) == ("require", "-c geqo=off")
    assert (told["PGTARGETSESSIONATTRS"], told["PGPASSWORD"]) == ("read-write", SECRET)
    assert set(address.OF_TOOLS) == set(address.KNOWN), "each parameter that is kept is kept for the tools, too"
