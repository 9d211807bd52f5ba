"""Everything that can go wrong, drawn once.

AppError
├── Refusal                      a person asked for something we will not do; `code` names why
│   ├── InvalidRequest           VALIDATION_ERROR
│   ├── UnsupportedProvider      UNSUPPORTED_PROVIDER
│   ├── Unauthorized             UNAUTHORIZED
│   ├── InsufficientCredits      INSUFFICIENT_CREDITS
│   ├── QuotaExceeded            QUOTA_EXCEEDED (knows when there is room again)
│   ├── NumberNotFound           NUMBER_NOT_FOUND
│   ├── CallNotFound             CALL_NOT_FOUND
│   ├── NoAgentMapping           NO_AGENT_MAPPING
│   ├── DuplicateCall            DUPLICATE_CALL (knows the first call)
│   ├── DestinationNotAllowed    DESTINATION_NOT_ALLOWED
│   ├── OutsideCallingHours      OUTSIDE_CALLING_HOURS (asked for now or not at all)
│   ├── DoNotCall                DO_NOT_CALL
│   ├── NoConsent                NO_CONSENT
│   ├── Stale                    STALE
│   ├── Paused                   PAUSED
│   ├── RateLimited              RATE_LIMITED (knows when to come back)
│   ├── TooLarge                 TOO_LARGE
│   ├── KeyReused                IDEMPOTENCY_KEY_REUSED
│   ├── NotCancelable            NOT_CANCELABLE
│   ├── KeyInFlight              IDEMPOTENCY_KEY_IN_FLIGHT (knows when to come back)
│   └── PageRefusal              only on the settings page, never on a published endpoint
│       ├── Forbidden            FORBIDDEN
│       ├── OtherOrganisation    OTHER_ORGANISATION (a key of another account; may be confirmed)
│       ├── AlreadyImported      ALREADY_IMPORTED
│       ├── CallsInFlight        CALLS_IN_FLIGHT
│       ├── WorkspaceDisconnected  WORKSPACE_DISCONNECTED (the voice provider does not take its key)
│       └── ProviderUnreachable  PROVIDER_UNREACHABLE (a person asked, and no answer came)
├── VendorError                  a vendor's answer, or the lack of one; `sent` says what is proven
│   ├── VendorRefused            a definite no: nothing happened and asking again will not help
│   │   └── NotConnected         we hold no usable token of this account of the CRM
│   ├── VendorBusy               a definite "not now": nothing happened, ask again later
│   ├── VendorUnsent             the request provably never left this machine
│   └── VendorUnclear            it may have happened: never ask again blindly
│       └── UnknownRefusal       a no that is perhaps only a gateway's: it counts after a few tries
└── NotReady                     the start was refused; the sentence says what to do
"""

from app.errors.page import (
    AlreadyImported,
    CallsInFlight,
    Forbidden,
    OtherOrganisation,
    PageRefusal,
    ProviderUnreachable,
    WorkspaceDisconnected,
)
from app.errors.refusals import (
    CallNotFound,
    DestinationNotAllowed,
    DoNotCall,
    DuplicateCall,
    InsufficientCredits,
    InvalidRequest,
    KeyInFlight,
    KeyReused,
    NoAgentMapping,
    NoConsent,
    NotCancelable,
    NumberNotFound,
    OutsideCallingHours,
    Paused,
    QuotaExceeded,
    RateLimited,
    Stale,
    TooLarge,
    Unauthorized,
    UnsupportedProvider,
    wrong,
)
from app.errors.root import AppError, NotReady, Refusal
from app.errors.vendors import (
    NotConnected,
    UnknownRefusal,
    VendorBusy,
    VendorError,
    VendorRefused,
    VendorUnclear,
    VendorUnsent,
)

__all__ = [
    "AlreadyImported",
    "AppError",
    "CallNotFound",
    "CallsInFlight",
    "DestinationNotAllowed",
    "DoNotCall",
    "DuplicateCall",
    "Forbidden",
    "InsufficientCredits",
    "InvalidRequest",
    "KeyInFlight",
    "KeyReused",
    "NoAgentMapping",
    "NoConsent",
    "NotCancelable",
    "NotConnected",
    "NotReady",
    "NumberNotFound",
    "OtherOrganisation",
    "OutsideCallingHours",
    "PageRefusal",
    "Paused",
    "ProviderUnreachable",
    "QuotaExceeded",
    "RateLimited",
    "Refusal",
    "Stale",
    "TooLarge",
    "Unauthorized",
    "UnknownRefusal",
    "UnsupportedProvider",
    "VendorBusy",
    "VendorError",
    "VendorRefused",
    "VendorUnclear",
    "VendorUnsent",
    "WorkspaceDisconnected",
    "wrong",
]
