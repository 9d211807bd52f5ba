"""What an agency must know: each incident once, and again when it is over."""
