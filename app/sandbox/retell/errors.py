"""How the voice provider says no."""

MESSAGES = {
    400: "Invalid request format, please check API reference.",
    401: "API key is missing or invalid.",
    402: "Trial has ended, please add payment method.",
    404: "The requested resource was not found.",
    405: "The requested resource was not found.",
    422: "Cannot find requested asset under given api key.",
    429: "Account rate limited, please throttle your requests.",
}


class Refused(Exception):
    """The request is answered with `status` and a message, by default the documented one for the status."""

    def __init__(self, status: int, message: str | None = None) -> None:
        self.status = status
        self.message = message or MESSAGES[status]
        super().__init__(self.message)
