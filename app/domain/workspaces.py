"""Workspace: one connected account at the voice provider, with its sealed API key."""

import secrets
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from app.domain.agencies import Agency
from app.domain.secrets import KeyRing


def new_token() -> str:
    """An unguessable path token for the webhook address of one workspace."""
    return secrets.token_urlsafe(24)


class Workspace(Model):
    """One account at the voice provider; `token` names it in its webhook address.

    `countries` (ISO, none: any) limits where its numbers call.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    agency: fields.ForeignKeyRelation[Agency] = fields.ForeignKeyField(
        "models.Agency", related_name="workspaces", on_delete=fields.RESTRICT
    )
    agency_id: UUID
    name = fields.CharField(max_length=200)
    token = fields.CharField(max_length=64, unique=True, default=new_token)
    countries = ArrayField(element_type="text", default=list)
    sealed_api_key = fields.BinaryField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "workspaces"

    @property
    def _cell(self) -> str:
        return f"workspaces.sealed_api_key.{self.id}"

    def keep_api_key(self, api_key: str, ring: KeyRing) -> None:
        """Seal the provider's API key into this row; the caller saves it."""
        self.sealed_api_key = ring.seal(api_key, self._cell)

    def api_key(self, ring: KeyRing) -> str:
        """The provider's API key in clear; raises SecretUnreadable."""
        return ring.open(self.sealed_api_key or b"", self._cell)
