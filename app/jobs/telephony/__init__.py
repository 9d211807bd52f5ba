"""Jobs about voice accounts and numbers."""
