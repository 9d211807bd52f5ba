"""AI phone calls from CRM workflows and webhooks: doors, effects, nouns, vendors."""
