"""Settings with foolish values: the start is refused with a sentence that names the setting and shows no secret."""

import pytest

from app.config import Settings, load_settings
from app.demo.seed import DEMO_SECRET_KEYS
from app.errors import NotReady

URLS = sorted(name.upper() for name in Settings.model_fields if name.endswith("_url") and name != "database_url")
SECRET = "s3cr3t"


def refused(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name, value in {"SECRET_KEYS": DEMO_SECRET_KEYS, "MAIL_FROM": "a@example.com", **environment}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(NotReady) as why:
        load_settings()
    return str(why.value)


@pytest.mark.parametrize("name", URLS)
@pytest.mark.parametrize("rest", ["", ":443", "host:99999", "host:0", f"u:{SECRET}#x@host", "a host", "[::1", "a\x01"])
def test_an_address_names_a_host_and_a_port_or_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, rest: str
) -> None:
    said = refused(monkeypatch, **{name: ("smtp://" if name == "SMTP_URL" else "https://") + rest})

    assert f"{name}: " in said
    assert "Write it like" in said
    assert SECRET not in said


@pytest.mark.parametrize("name", ["GHL_INSTALL_URL", "GHL_RESUME_URL"])
def test_an_address_that_is_used_as_it_stands_may_have_a_query(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("SECRET_KEYS", DEMO_SECRET_KEYS)
    monkeypatch.setenv(name, "https://host/?scope=a+b&x=%23")

    assert getattr(load_settings(), name.lower()) == "https://host/?scope=a+b&x=%23"


@pytest.mark.parametrize(
    "name",
    sorted(name.upper() for name, field in Settings.model_fields.items() if field.annotation in (int, float, bool)),
)
def test_where_a_number_is_wanted_nothing_a_word_and_too_much_stop_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert f"{name}: is empty. Write a value, or take the line out" in refused(monkeypatch, **{name: ""})
    assert f"{name}: Input should be" in refused(monkeypatch, **{name: "many"})
    assert f"{name}: Input should be" in refused(monkeypatch, **{name: "9" * 20})
    assert f"{name}: Input should be" in refused(monkeypatch, **{name: "-1"})
