"""Pure rules: may we call this lead, and when. No table, no clock."""
