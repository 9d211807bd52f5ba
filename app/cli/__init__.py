"""The commands: serve, worker, migrate, demo, sandbox, and operations without the page."""

from app.cli import (
    accounting,
    backups,
    doctor,
    evidence,
    installs,
    manifest,
    operations,
    pausing,
    people,
    processes,
    screening,
    wallets,
)
from app.cli.commands import app, main

__all__ = [
    "accounting",
    "app",
    "backups",
    "doctor",
    "evidence",
    "installs",
    "main",
    "manifest",
    "operations",
    "pausing",
    "people",
    "processes",
    "screening",
    "wallets",
]
