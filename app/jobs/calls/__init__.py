"""Jobs that move a call on."""
