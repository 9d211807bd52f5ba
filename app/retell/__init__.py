"""The voice provider, wire only: no tables, no Starlette, no settings."""
