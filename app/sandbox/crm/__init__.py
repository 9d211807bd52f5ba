"""An imitation of the CRM: its marketplace, its API and its workflow engine, for tests and the demo.

`state.Crm` is everything it knows and everything that can happen in it; `app.create_crm` serves it over
HTTP. Written from the CRM's published API description, never from our own client.
"""

from app.sandbox.crm.app import create_crm
from app.sandbox.crm.state import Crm

__all__ = ["Crm", "create_crm"]
