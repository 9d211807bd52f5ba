"""Voice accounts, phone numbers, agents, keys, and what the provider reports."""
