"""What only somebody on the settings page can run into; the published API never answers it."""

from app.errors.root import Refusal


class PageRefusal(Refusal):
    """What only somebody on the settings page can run into; the published API never answers it."""


class Forbidden(PageRefusal):
    """Somebody is known, and may not do this."""

    code = "FORBIDDEN"


class OtherOrganisation(PageRefusal):
    """The new key belongs to another account of the voice provider; whoever means that confirms it."""

    code = "OTHER_ORGANISATION"


class AlreadyImported(PageRefusal):
    """The number is one of the agency's already."""

    code = "ALREADY_IMPORTED"


class CallsInFlight(PageRefusal):
    """Calls of the number are not over yet."""

    code = "CALLS_IN_FLIGHT"


class WorkspaceDisconnected(PageRefusal):
    """The voice provider does not accept the workspace's key any more."""

    code = "WORKSPACE_DISCONNECTED"


class ProviderUnreachable(PageRefusal):
    """The voice provider gave no usable answer to what a person asked; nothing was changed."""

    code = "PROVIDER_UNREACHABLE"
