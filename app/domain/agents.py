"""AgentAssignment: which agent speaks on a number, and whether it may place calls (Outbound)."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from app.domain.numbers import PhoneNumber

LATEST_PUBLISHED = "latest_published"


class AgentAssignment(Model):
    """The one agent of a number; `agent_version` defaults to the latest published one."""

    number: fields.OneToOneRelation[PhoneNumber] = fields.OneToOneField(
        "models.PhoneNumber", related_name="assignment", on_delete=fields.CASCADE, primary_key=True
    )
    number_id: UUID
    agent_id = fields.CharField(max_length=120)
    agent_name = fields.CharField(max_length=200, default="")
    agent_version = fields.CharField(max_length=40, default=LATEST_PUBLISHED)
    outbound = fields.BooleanField(default=False)

    class Meta:
        table = "agent_assignments"
