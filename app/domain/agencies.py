"""Agency: the company that installed the app and resells calls to its customers."""

from uuid import uuid4

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from app.domain.secrets import KeyRing


class Agency(Model):
    """One agency; `company_id` is its opaque id in the CRM, `paused` stops all of its dialing.

    `onboards_customers`: a sub-account that Knotie does not know is taken in there. `countries` (ISO, none: any)
    limits where it calls. `whitelabel_domain` is where the agency shows the CRM under its own brand,
    `installed_at` the CRM's time of its last install. What was said in a call is kept for `transcripts_days`,
    the address of its recording for `recordings_days`, and what the voice provider reported for `events_days`
    (see retention.py).
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    company_id = fields.CharField(max_length=64, unique=True)
    name = fields.CharField(max_length=200)
    paused = fields.BooleanField(default=False)
    onboards_customers = fields.BooleanField(default=False)
    countries = ArrayField(element_type="text", default=list)
    whitelabel_domain = fields.CharField(max_length=200, null=True)
    sealed_knotie_key = fields.BinaryField(null=True)
    installed_at = fields.DatetimeField(null=True)
    transcripts_days = fields.IntField(default=365)
    recordings_days = fields.IntField(default=365)
    events_days = fields.IntField(default=30)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "agencies"

    @property
    def _cell(self) -> str:
        return f"agencies.sealed_knotie_key.{self.id}"

    def keep_knotie_key(self, key: str, ring: KeyRing) -> None:
        """Seal the agency's own Knotie key into this row; the caller saves it."""
        self.sealed_knotie_key = ring.seal(key, self._cell)

    def knotie_key(self, ring: KeyRing) -> str | None:
        """The agency's own Knotie key in clear, if it saved one; raises SecretUnreadable."""
        return ring.open(self.sealed_knotie_key, self._cell) if self.sealed_knotie_key else None
