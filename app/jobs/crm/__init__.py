"""Jobs about installs, tokens and what the CRM reports."""
