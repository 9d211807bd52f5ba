"""Jobs that tell others what came of a call."""
