"""The page around the pages: shell, session, menu, pause."""
