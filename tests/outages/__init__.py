"""The way to the database: lost without a word, frozen, read-only, or written down wrongly."""
