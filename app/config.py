"""Settings from the environment and `.env`; a wrong value stops the start with a sentence."""

import base64
import binascii
import json
import re
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import NotReady
from app.networks import network_of

# Published by the CRM for all apps, in its webhook guide; a rotation is announced to developers.
PUBLISHED_WEBHOOK_KEY = (
    "-----BEGIN PUBLIC KEY-----\\n"
    "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=\\n"
    "-----END PUBLIC KEY-----"
)
MIN_SECRET_LENGTH = 32
# Secrets that the operator chooses, and what to do about one that could be guessed.
CHOSEN_SECRETS = {
    "ghl_action_secrets": f"One of them is shorter than {MIN_SECRET_LENGTH} characters and could be guessed. Add a "
    "longer one to the list, put it into the workflow actions, and remove the short one then.",
    "metrics_token": f"It is shorter than {MIN_SECRET_LENGTH} characters and could be guessed. Set a longer one.",
}
PEM = re.compile(r"-----BEGIN [A-Z ]+-----.*?-----END [A-Z ]+-----", re.DOTALL)
ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9.-]+(:\d+)?")


def fault_of_address(address: str) -> str | None:
    """What keeps an address of the right scheme from naming a place, as the rest of a sentence; None if nothing does.

    Something is added to it, so that it holds no query. What is said shows nothing of the address.
    """
    if re.search(r"[\s\x00-\x1f?#]", address):
        return "holds a space, a ? or a #. Take it out, or write it in a password as %20, %3F or %23"
    try:
        place = urlsplit(address)
        named = bool(place.hostname) and place.port != 0
    except ValueError:  # a bracket that is not closed, or a port that is none
        named = False
    return None if named else "names no host, or a port that is no number from 1 to 65535"


class Settings(BaseSettings):
    """Every setting this application reads; docs/reference/settings.md and `.env.example` document the same list."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    database_url: str | None = Field(
        None, description="External PostgreSQL, `postgres://user:pw@host/db`; unset: embedded in DATA_DIR."
    )
    database_pool_size: int = Field(16, ge=2, le=200, description="Connections in the pool of each process.")
    database_statement_seconds: float = Field(
        30.0, gt=0, le=600, description="How long a statement may take before it is ended."
    )
    data_dir: Path = Field(Path("data"), description="Where the embedded PostgreSQL keeps its files.")
    public_url: str = Field("http://127.0.0.1:8000", description="Where the outside world reaches this app.")
    secret_keys: str = Field(
        "",
        description="`kid:base64-32-bytes,…`: the first encrypts, all decrypt. "
        "`python -m app generate-secret` prints one.",
    )
    ghl_action_secrets: str = Field(
        "", description="Comma list of accepted `X-Action-Secret` values of the workflow actions."
    )
    ghl_client_id: str = Field("", description="The marketplace app's client id; the part before `-` is its app id.")
    ghl_client_secret: str = Field("", description="The marketplace app's client secret.")
    ghl_install_url: str = Field(
        "", description="The portal's install link; default: GHL_AUTHORIZE_URL with client id, scopes and version."
    )
    ghl_app_version_id: str = Field(
        "", description="The app version's id, which draft and private apps need in the install link."
    )
    ghl_sso_key: str = Field("", description="The app's shared secret, which encrypts who opens the settings page.")
    ghl_sso_replay_seconds: int = Field(
        600,
        ge=1,
        le=604_800,
        description="How long after its first use the same encrypted user context opens the page again.",
    )
    ghl_frame_ancestors: str = Field(
        "https://*.gohighlevel.com https://*.leadconnectorhq.com https://*.msgsndr.com",
        description="Where the settings page may be framed, beside an agency's own domain; separated by spaces.",
    )
    ghl_webhook_public_key: str = Field(
        PUBLISHED_WEBHOOK_KEY,
        description="The Ed25519 key that signs the CRM's webhooks, PEM in one line or more; while it is being "
        "changed, the old and the new one after each other.",
    )
    ghl_api_url: str = Field("https://services.leadconnectorhq.com", description="The CRM's API.")
    ghl_conversation_provider_id: str = Field(
        "", description="The app's conversation provider of type Call; empty: no call log in conversations."
    )
    ghl_tag_operator: str = Field(
        "contains", description="The operator with which the CRM's contact search looks for a tag."
    )
    ghl_wallet_meter_id: str = Field(
        "", description="The meter of the app's pricing page that a credit is sold by; empty: nobody buys credits."
    )
    ghl_wallet_names_price: bool = Field(
        False, description="The meter leaves the price to the app, which names what the customer pays for a credit."
    )
    ghl_authorize_url: str = Field(
        "https://marketplace.leadconnectorhq.com", description="The CRM's marketplace, where a person installs the app."
    )
    ghl_resume_url: str = Field(
        "", description="Where a paused workflow step is resumed; default: the known route below GHL_API_URL."
    )
    ghl_resume_body: str = Field(
        '{"success":"$success","successMessage":"$message","executionResponse":"$response","extras":"$extras"}',
        description="What resumes it: JSON; `$success`, `$message`, `$response`, `$branch`, `$extras` are filled in.",
    )
    knotie_api_url: str = Field(
        "", description="Knotie's partner API, like `https://host/api/v1/mcp`; empty: not used."
    )
    knotie_auth_style: Literal["bearer", "x-api-key"] = Field(
        "bearer", description="`bearer` or `x-api-key`: how Knotie takes the key."
    )
    knotie_api_key: str = Field("", description="Key for all agencies that have not saved one of their own.")
    retell_api_url: str = Field("https://api.retellai.com", description="The voice provider's API.")
    dial_timeout_seconds: float = Field(
        120.0, gt=0, le=600, description="How long to wait for the voice provider's answer to one dial."
    )
    smtp_url: str = Field(
        "", description="`smtp://user:password@host:587` or `smtps://…`: sends the mails; empty: none are sent."
    )
    mail_from: str = Field("", description="The address that mails come from.")
    private_urls: bool = Field(
        False, description="Pass events on to private and unencrypted addresses as well; for development."
    )
    log_format: Literal["json", "console"] = Field("json", description="`json` or `console`.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least that is logged: `debug`, `info`, `warning` or `error`."
    )
    keep_alive_seconds: int = Field(
        75, ge=1, le=3600, description="How long an idle connection is kept; longer than the proxy in front keeps it."
    )
    drain_seconds: float = Field(
        5.0, ge=0, le=60, description="How long `serve` goes on after SIGTERM, with /readyz red, before it closes."
    )
    worker_alive_file: str = Field(
        "", description="A file that a worker touches every ten seconds while it takes jobs, for a supervisor; or none."
    )
    metrics_token: str = Field("", description="Bearer token of /metrics; empty: there is no such page.")
    max_body_bytes: int = Field(262_144, gt=0, le=104_857_600, description="Largest request body, in bytes.")
    trusted_proxies: str = Field(
        "", description="Comma list of addresses or networks whose X-Forwarded-For is believed."
    )

    @field_validator("database_url")
    @classmethod
    def _is_postgres(cls, value: str | None) -> str | None:
        if value and not value.startswith(("postgres://", "postgresql://")):
            raise ValueError("must start with postgres:// (PostgreSQL is the only database)")
        return value or None

    @field_validator("public_url", "retell_api_url", "ghl_api_url", "ghl_authorize_url")
    @classmethod
    def _is_url(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        if wrong := fault_of_address(value):
            raise ValueError(f"{wrong}. Write it like https://calls.example.com")
        return value.rstrip("/")

    @field_validator("knotie_api_url")
    @classmethod
    def _is_url_if_any(cls, value: str) -> str:
        return cls._is_url(value) if value else ""

    @field_validator("ghl_install_url", "ghl_resume_url")
    @classmethod
    def _is_whole_url_if_any(cls, value: str) -> str:
        cls._is_url_if_any(value.partition("?")[0])
        return value.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _is_mail_server(cls, value: str) -> str:
        if value and not value.startswith(("smtp://", "smtps://")):
            raise ValueError("must start with smtp:// or smtps://")
        if value and (wrong := fault_of_address(value)):
            raise ValueError(f"{wrong}. Write it like smtp://user:password@mail.example.com:587")
        return value

    @model_validator(mode="after")
    def _mail_has_a_sender(self) -> Self:
        if self.smtp_url and "@" not in self.mail_from:
            raise ValueError("MAIL_FROM must be an e-mail address when SMTP_URL is set")
        return self

    @field_validator("ghl_webhook_public_key")
    @classmethod
    def _are_public_keys(cls, value: str) -> str:
        try:
            keys = [load_pem_public_key(pem) for pem in _pems(value)]
        except ValueError:
            keys = []
        if not keys or not all(isinstance(key, Ed25519PublicKey) for key in keys):
            raise ValueError("must be an Ed25519 public key in PEM, or two of them")
        return value

    @field_validator("ghl_frame_ancestors")
    @classmethod
    def _are_origins(cls, value: str) -> str:
        if not all(ORIGIN.fullmatch(origin) for origin in value.split()):
            raise ValueError("must be origins like https://*.example.com, separated by spaces")
        return value

    @field_validator("ghl_resume_body")
    @classmethod
    def _is_template(cls, value: str) -> str:
        try:
            template = json.loads(value)
        except ValueError:
            template = None
        if not isinstance(template, dict) or '"$extras"' not in value:
            raise ValueError('must be a JSON object with "$extras" in it, which tells your CRM which step is meant')
        return value

    @field_validator("secret_keys")
    @classmethod
    def _are_keys(cls, value: str) -> str:
        for item in filter(None, value.split(",")):
            kid, _, encoded = item.strip().partition(":")
            try:
                key = base64.b64decode(encoded, validate=True)
            except (binascii.Error, ValueError):
                key = b""
            if not kid or len(key) != 32:
                raise ValueError("each must be kid:base64 of 32 bytes; `python -m app generate-secret` prints one")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        for item in filter(None, (part.strip() for part in value.split(","))):
            network_of(item)
        return value

    @cached_property
    def action_secrets(self) -> tuple[bytes, ...]:
        """The accepted action secrets, as bytes for a constant-time comparison."""
        return tuple(part.strip().encode() for part in self.ghl_action_secrets.split(",") if part.strip())

    @property
    def short_secrets(self) -> dict[str, str]:
        """The settings with a secret that is too short to stand against guessing, each with what to do."""
        parts = {name: str(getattr(self, name)).split(",") for name in CHOSEN_SECRETS}
        return {
            name.upper(): CHOSEN_SECRETS[name]
            for name, secrets in parts.items()
            if any(0 < len(secret.strip()) < MIN_SECRET_LENGTH for secret in secrets)
        }

    @cached_property
    def ghl_app_id(self) -> str:
        """The app's id, with which its webhooks and its lists of installs are marked."""
        return self.ghl_client_id.partition("-")[0]

    @cached_property
    def vendor_urls(self) -> tuple[str, ...]:
        """Where vendors are reached; their clients are let out to these hosts and no others."""
        return (self.ghl_api_url, self.resume_url, self.retell_api_url, self.knotie_api_url)

    @cached_property
    def resume_url(self) -> str:
        """Where a paused workflow step is resumed."""
        return self.ghl_resume_url or f"{self.ghl_api_url}/workflows-marketplace/actions/resume-internal-action"

    @cached_property
    def webhook_keys(self) -> tuple[Ed25519PublicKey, ...]:
        """The keys that verify the CRM's webhooks; any of them does."""
        keys = [load_pem_public_key(pem) for pem in _pems(self.ghl_webhook_public_key)]
        return tuple(key for key in keys if isinstance(key, Ed25519PublicKey))

    @cached_property
    def proxy_networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks whose forwarded client address is believed."""
        parts = (part.strip() for part in self.trusted_proxies.split(","))
        return tuple(network_of(part) for part in parts if part)


def load_settings() -> Settings:
    """Read the settings; raises NotReady with one sentence for each wrong value."""
    try:
        settings = Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise NotReady(f"The file .env cannot be read ({error}). Make it readable for this user, as UTF-8.") from None
    except ValidationError as error:
        lines = (
            ": ".join(filter(None, (".".join(map(str, item["loc"])).upper(), _said(item)))) for item in error.errors()
        )
        raise NotReady("The settings are not usable. " + "; ".join(lines)) from None
    if not settings.secret_keys:
        raise NotReady("SECRET_KEYS is not set. Run `python -m app generate-secret` and put its line into `.env`.")
    return settings


def _said(item: ErrorDetails) -> str:
    # Only where something else than a text is wanted: that much an empty line cannot mean.
    if item["input"] == "" and not item["type"].startswith("value_error"):
        return "is empty. Write a value, or take the line out"
    return item["msg"].removeprefix("Value error, ")


def _pems(text: str) -> list[bytes]:
    return [pem.encode() for pem in PEM.findall(text.replace("\\n", "\n"))]
