"""The running demo: what is served where, and what the imitated CRM can send to it."""

import socket
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from app.config import Settings
from app.demo.people import uncalled
from app.demo.seed import DEMO_ACTION_SECRET, DEMO_SECRET_KEYS, Seeded, Tenant
from app.domain.calls.leads import Lead
from app.sandbox.crm.entities import Contact
from app.sandbox.crm.runs import AppCall
from app.sandbox.retell.calls import SandboxCall
from app.sandbox.retell.state import IncomingCall
from app.sandbox.world import World


def free_port() -> int:
    """A port on the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def sandbox_settings(
    sandbox_url: str, port: int, world: World | None = None, *, dial_timeout_seconds: float = 10.0
) -> Settings:
    """Settings of an app on this port whose vendors are the sandbox; `.env` and environment do not matter.

    With the `world` behind that address, the app is registered in its CRM and has a key for its Knotie.
    """
    return Settings(
        _env_file=None,
        database_url=None,
        public_url=f"http://127.0.0.1:{port}",
        secret_keys=DEMO_SECRET_KEYS,
        ghl_action_secrets=DEMO_ACTION_SECRET,
        dial_timeout_seconds=dial_timeout_seconds,
        log_format="console",
        private_urls=True,
        **(registered(sandbox_url, port, world) if world else {"retell_api_url": f"{sandbox_url}/retell"}),
    )


def registered(sandbox_url: str, port: int, world: World) -> dict[str, Any]:
    """Register the app in the imitated CRM; returns the settings that this gives."""
    app = world.crm.app
    app.redirect_uris = [f"http://127.0.0.1:{port}/oauth/callback"]
    app.webhook_url = f"http://127.0.0.1:{port}/webhooks/crm"
    return {
        "ghl_client_id": app.client_id,
        "ghl_client_secret": app.client_secret,
        "ghl_app_version_id": app.version_id,
        "ghl_sso_key": app.sso_key,
        "ghl_frame_ancestors": f"http://127.0.0.1:{port} http://localhost:{port}",
        "ghl_conversation_provider_id": app.conversation_provider_id,
        "ghl_wallet_meter_id": app.meter_id,
        "ghl_webhook_public_key": world.crm.public_key_pem,
        "ghl_api_url": f"{sandbox_url}/crm",
        "ghl_authorize_url": f"{sandbox_url}/crm",
        "knotie_api_url": f"{sandbox_url}/knotie",
        "knotie_api_key": world.knotie.api_key,
        "retell_api_url": f"{sandbox_url}/retell",
    }


@dataclass
class Environment:
    """The app at `http`, the imitated vendors in `world`; `sent` counts the requests by sub-account."""

    world: World
    seeded: Seeded
    http: httpx.AsyncClient
    sent: Counter[str] = field(default_factory=Counter)

    async def send_webhook(self, tenant: Tenant, contact: Contact, *, key: str | None = None) -> httpx.Response:
        """POST the CRM's webhook for this contact, with the key of the sub-account's number or another one."""
        self.sent[tenant.location_id] += 1
        body: dict[str, Any] = contact.to_json() | {
            "contact_id": contact.id,
            "customData": {
                "from_number": tenant.number,
                "to_number": contact.phone,
                "dynamicdata_first_name": contact.first_name,
            },
        }
        headers = {"Authorization": f"Bearer {key or self.seeded.api_keys[tenant.number]}"}
        return await self.http.post("/api/outbound-call", json=body, headers=headers)

    async def run_workflow(self, tenant: Tenant, contact: Contact, **ids: str) -> AppCall:
        """Let the CRM's workflow engine execute the action; the same ids again are the same step."""
        self.sent[tenant.location_id] += 1
        crm = self.world.crm
        return await crm.run_action(
            crm.locations[tenant.location_id],
            contact,
            action_key="place_call",
            url=str(self.http.base_url.join("/workflow/actions/place-call")),
            headers={"X-Action-Secret": DEMO_ACTION_SECRET},
            data={"phone": "{{contact.phone}}", "variables": {"first_name": "{{contact.first_name}}"}},
            **ids,  # type: ignore[arg-type]
        )

    async def call_in(self, tenant: Tenant, contact: Contact) -> IncomingCall:
        """Let this contact call the sub-account's number."""
        voice = self.world.voice
        [workspace] = [one for one in voice.workspaces if tenant.number in one.numbers]
        return await voice.call_in(workspace, tenant.number, contact.phone or "anonymous")

    def accepted(self, tenant: Tenant, contact: Contact | None = None) -> list[SandboxCall]:
        """The calls that the voice provider has accepted from this sub-account (to this contact): the witness."""
        calls = [call for call in self.world.voice.accepted if call.from_number == tenant.number]
        return [call for call in calls if contact is None or call.to_number == contact.phone]

    async def called(self, tenant: Tenant) -> set[str]:
        """The numbers for which a call was ever asked in this sub-account."""
        customer = self.seeded.customers[tenant.location_id]
        return set(await Lead.filter(customer_id=customer.id).values_list("to_number", flat=True))  # type: ignore[arg-type]

    async def uncalled(self, tenant: Tenant, like: Contact) -> Contact:
        """This contact, or if it was called before, a new one who does the same."""
        return uncalled(tenant, self.world.crm.locations[tenant.location_id], like, await self.called(tenant))
