"""Promises to call a lead back, and the call that keeps it; and the lead that calls by itself."""
