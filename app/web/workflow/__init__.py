"""The CRM's workflow: actions, their inputs, choices in the editor, triggers."""
