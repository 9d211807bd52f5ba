"""Accounts, what is added to them, and what every month adds."""
