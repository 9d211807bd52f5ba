"""Low credits by e-mail: a real SMTP server takes the message, or does not."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.config import Settings
from app.demo.environment import free_port
from app.domain.credits.alerts import CreditAlert
from app.domain.tenants.customers import Customer
from app.errors import VendorRefused, VendorUnclear, VendorUnsent
from app.jobs.periodic.mail_low_credits import mail_low_credits
from app.jobs.periodic.tell_low_credits import tell_low_credits
from app.mail import MailServer
from tests.conftest import built
from tests.house import House, eventually

OFFICE = "office@sunrise.example"


@dataclass
class Mailbox:
    """What the mail server took, and what it says to the next one."""

    answer: str = "250 OK"
    taken: list[Message] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take or refuse a message."""
        if self.answer.startswith("250"):
            self.taken.append(message_from_bytes(envelope.original_content or b""))
        return self.answer


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    yield box, f"smtp://127.0.0.1:{server.port}"
    server.stop()


@pytest.fixture
async def mailing_house(database_url: str, mailbox: tuple[Mailbox, str]) -> AsyncIterator[House]:
    async with built(database_url, smtp_url=mailbox[1], mail_from="calls@agency.example") as house:
        yield house


async def crossed(house: House) -> CreditAlert:
    """A call takes the account below its threshold."""
    await Customer.all().update(low_credits=(await house.account()).available, alert_email=OFFICE)
    await house.settled((await house.ask()).json()["call_id"])
    return await CreditAlert.get()


async def crossed_and_told(house: House) -> CreditAlert:
    """The same, and the clock has nothing more to do with it."""
    alert = await crossed(house)
    await CreditAlert.filter(id=alert.id).update(told_at=alert.created_at)
    return alert


async def test_low_credits_are_mailed_once(mailing_house: House, mailbox: tuple[Mailbox, str]) -> None:
    box, _ = mailbox
    alert = await crossed_and_told(mailing_house)

    await mail_low_credits(mailing_house.settings, alert.id)
    await mail_low_credits(mailing_house.settings, alert.id)

    [mail] = box.taken
    assert mail["To"] == OFFICE
    assert mail["From"] == "Bright Agency <calls@agency.example>"
    assert mail["Subject"] == "Credits run low: Sunrise Dental"
    assert "below the threshold of 500" in mail.get_payload()
    assert mail["Message-ID"] == f"<credits-low-{alert.id}@agency.example>"


async def test_a_mail_that_was_not_taken_is_sent_again(mailing_house: House, mailbox: tuple[Mailbox, str]) -> None:
    box, _ = mailbox
    box.answer = "451 come back later"
    alert = await crossed_and_told(mailing_house)
    with pytest.raises(VendorUnclear):
        await mail_low_credits(mailing_house.settings, alert.id)

    box.answer = "250 OK"
    await mail_low_credits(mailing_house.settings, alert.id)

    assert len(box.taken) == 1


async def test_the_clock_sends_the_mail(mailing_house: House, mailbox: tuple[Mailbox, str]) -> None:
    alert = await crossed(mailing_house)
    await tell_low_credits(datetime.now(UTC))

    async def mailed() -> bool:
        return (await CreditAlert.get(id=alert.id)).mailed_at is not None

    await eventually(mailed, "no mail was sent")
    assert len(mailbox[0].taken) == 1


async def test_nobody_who_did_not_ask_is_mailed(mailing_house: House, mailbox: tuple[Mailbox, str]) -> None:
    alert = await crossed_and_told(mailing_house)
    await Customer.all().update(alert_email=None)

    await mail_low_credits(mailing_house.settings, alert.id)

    assert mailbox[0].taken == []


async def test_an_address_that_does_not_exist_is_given_up(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox
    box.answer = "550 no such mailbox"

    with pytest.raises(VendorRefused) as refusal:
        await MailServer(url, "calls@agency.example").send(OFFICE, "Hello", "Text", "1")

    assert refusal.value.status == 550
    assert OFFICE not in refusal.value.message


async def test_a_password_is_never_sent_in_clear(mailbox: tuple[Mailbox, str]) -> None:
    box, url = mailbox

    with pytest.raises(VendorUnclear):
        await MailServer(url.replace("//", "//ann:secret@"), "calls@agency.example").send(OFFICE, "Hi", "Text", "1")

    assert box.taken == []


async def test_a_mail_server_that_is_not_there_is_asked_again() -> None:
    with pytest.raises(VendorUnsent):
        await MailServer(f"smtp://127.0.0.1:{free_port()}", "calls@agency.example").send(OFFICE, "Hi", "Text", "1")


@pytest.mark.parametrize("url", ["https://mail.example", "mail.example:25"])
def test_a_wrong_mail_server_stops_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="must start with smtp:// or smtps://"):
        Settings(smtp_url=url, mail_from="calls@agency.example")


def test_a_mail_server_needs_a_sender() -> None:
    with pytest.raises(ValueError, match="MAIL_FROM must be an e-mail address"):
        Settings(smtp_url="smtp://mail.example", mail_from="")
