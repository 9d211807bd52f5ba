"""One plain e-mail over SMTP, in one attempt."""

import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr
from urllib.parse import unquote, urlsplit

import aiosmtplib

from app.errors import VendorRefused, VendorUnclear, VendorUnsent

SECONDS = 20.0
WHO = "The mail server"
# RFC 5321 4.2.1: 5yz is refused for good, 4yz for now.
PERMANENT = 500


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over, and as whom.

    `url` is `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. A password is only ever
    sent through TLS: over `smtp://` the server must then offer STARTTLS. `sender` is the address in From, `name` what
    a mailbox shows of it.
    """

    url: str
    sender: str
    name: str = ""

    async def send(self, to: str, subject: str, text: str, message_id: str) -> None:
        """Hand one message over; a second one with the same `message_id` is recognised by the reader's mailbox.

        Raises VendorRefused for a definite no, VendorUnsent or VendorUnclear when it should be tried again.
        """
        server = urlsplit(self.url)
        username = unquote(server.username) if server.username else None
        message = EmailMessage()
        message["From"] = formataddr((self.name, self.sender)) if self.name else self.sender
        message["To"], message["Subject"] = to, subject
        message["Message-ID"] = f"<{message_id}@{self.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        try:
            await aiosmtplib.send(
                message,
                hostname=server.hostname,
                port=server.port,
                username=username,
                password=unquote(server.password) if server.password else None,
                use_tls=server.scheme == "smtps",
                start_tls=True if username and server.scheme == "smtp" else None,
                tls_context=ssl.create_default_context(),
                timeout=SECONDS,
            )
        except (aiosmtplib.SMTPConnectError, aiosmtplib.SMTPConnectTimeoutError, OSError) as error:
            raise VendorUnsent(f"{WHO} could not be reached ({type(error).__name__}).") from error
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [refused.code for refused in error.recipients]
            raise _refused(min(codes), error) from error
        except aiosmtplib.SMTPResponseException as error:
            raise _refused(error.code, error) from error
        except aiosmtplib.SMTPException as error:
            raise VendorUnclear(f"{WHO} did not take the message ({type(error).__name__}).") from error


def _refused(code: int, error: Exception) -> VendorRefused | VendorUnclear:
    # The server's words may quote the address, so only its code is passed on.
    kind = VendorRefused if code >= PERMANENT else VendorUnclear
    return kind(f"{WHO} did not take the message ({type(error).__name__}, {code}).", status=code)
