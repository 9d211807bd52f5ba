"""How a tenant's data begins and ends: install, uninstall, privacy, retention, key rotation."""
