"""The CRM's HTTP routes, one file per product."""
