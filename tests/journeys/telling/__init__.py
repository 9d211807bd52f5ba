"""What is told outside of the CRM, as stories."""
