"""The endpoint for custom webhooks and backends, and its published description."""
