"""What would become of calls that nobody has asked for yet: the real decision, and nothing written."""
