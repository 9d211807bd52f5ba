"""Agency: the company that installed the app and resells calls to its customers."""

from uuid import uuid4

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField

from app.postgres.tables import Table
from app.sealing import KeyRing


class Agency(Table):
    """One agency; `company_id` is its opaque id in the CRM, `paused` stops all of its dialing.

    `onboards_customers`: a sub-account that Knotie does not know is taken in there. `countries` (ISO, none: any)
    limits where it calls. `dnd_stops_calls`: so does do-not-disturb on another channel (see decision.py).
    `sells_credits`: its sub-accounts may buy credits with their wallet.
    `calls_unscreened`: who cannot be screened at the moment is called all the same (see domain/screening).
    `whitelabel_domain` is where the agency shows the CRM under its own brand, `described_at` when that and its name
    were true, `installed_at` the CRM's time of its last install. `alert_email` is told when something needs the
    agency's attention, and so is `alarm_url`, with a signature (see alarms/webhook.py); a lead that waits longer than
    `late_minutes` is late. A number that people answer far less than before rests for `rest_days` (0: never, see
    domain/health). What was said in a call is kept for `transcripts_days`, the address of its recording for
    `recordings_days`, and what the voice provider reported for `events_days` (see retention.py). Its brand is in the
    last six (see branding/brands.py); of a picture only the version is here.
    """

    id = fields.UUIDField(primary_key=True, default=uuid4)
    company_id = fields.CharField(max_length=64, unique=True)
    name = fields.CharField(max_length=200)
    paused = fields.BooleanField(default=False)
    onboards_customers = fields.BooleanField(default=False)
    countries = ArrayField(element_type="text", default=list)
    dnd_stops_calls = fields.BooleanField(default=True, db_default=True)
    sells_credits = fields.BooleanField(default=False, db_default=False)
    calls_unscreened = fields.BooleanField(default=False, db_default=False)
    whitelabel_domain = fields.CharField(max_length=200, null=True)
    sealed_knotie_key = fields.BinaryField(null=True)
    described_at = fields.DatetimeField(null=True)
    installed_at = fields.DatetimeField(null=True)
    alert_email = fields.CharField(max_length=320, null=True)
    alarm_url = fields.CharField(max_length=1000, null=True)
    sealed_alarm_secret = fields.BinaryField(null=True)
    late_minutes = fields.IntField(default=15, db_default=15)
    rest_days = fields.IntField(default=3, db_default=3)
    transcripts_days = fields.IntField(default=365)
    recordings_days = fields.IntField(default=365)
    events_days = fields.IntField(default=30)
    created_at = fields.DatetimeField(auto_now_add=True)
    brand_name = fields.CharField(max_length=80, null=True)
    brand_colour = fields.CharField(max_length=7, null=True)
    brand_logo = fields.CharField(max_length=16, null=True)
    brand_icon = fields.CharField(max_length=16, null=True)
    support_text = fields.CharField(max_length=60, null=True)
    support_url = fields.CharField(max_length=500, null=True)

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
