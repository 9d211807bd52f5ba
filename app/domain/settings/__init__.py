"""What people change: calling rules, caps, assignments, opt-outs."""
