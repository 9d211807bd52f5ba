"""Campaigns, and what would become of leads."""
