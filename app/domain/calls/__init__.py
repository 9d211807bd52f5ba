"""A call from the request to its end: admission, the moves of an attempt, and everything that decides about a dial."""
