"""The CRM, the voice provider and Knotie, imitated as Starlette apps for the demo, tests and doctor."""
