"""Agency: the company that installed the app and resells calls to its customers."""

from uuid import uuid4

from tortoise import fields
from tortoise.models import Model


class Agency(Model):
    """One agency; `company_id` is its opaque id in the CRM, `paused` stops all of its dialing."""

    id = fields.UUIDField(primary_key=True, default=uuid4)
    company_id = fields.CharField(max_length=64, unique=True)
    name = fields.CharField(max_length=200)
    paused = fields.BooleanField(default=False)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "agencies"
