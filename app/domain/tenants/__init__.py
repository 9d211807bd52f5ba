"""Who uses the app: agencies, customers, sub-accounts, their CRM tokens and page sessions."""
