"""The app and the sandbox vendors together, seeded: for people who try it, and for the tests."""
