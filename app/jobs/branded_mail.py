"""An e-mail as the agency's own: its name in From, its help at the end."""

from app.config import Settings
from app.domain.branding.brands import Brand, brand_of
from app.domain.tenants.agencies import Agency
from app.mail import MailServer

SIGNATURE = "\n-- \n{name}\n{support}"


async def send(settings: Settings, agency: Agency, to: str, subject: str, text: str, message_id: str) -> None:
    """Hand one over to the mail server of the settings; raises what MailServer.send does."""
    brand = brand_of(agency)
    server = MailServer(settings.smtp_url, settings.mail_from, brand.name)
    await server.send(to, subject, text + SIGNATURE.format(name=brand.name, support=_support(brand)), message_id)


def _support(brand: Brand) -> str:
    return f"{brand.support_text}: {brand.support_url.removeprefix('mailto:')}\n" if brand.support_url else ""
