"""AI phone calls from CRM workflows and webhooks: endpoints, jobs, nouns, vendors."""

__version__ = "0.1.0"
