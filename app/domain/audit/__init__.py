"""Who changed what, when, from what to what: written by the database itself, and never changed afterwards."""
