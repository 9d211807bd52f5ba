"""Endpoints: HTTP in, HTTP out, and who is asking; the rules live in domain/."""
