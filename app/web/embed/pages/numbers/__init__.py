"""The Numbers page: the list, the import, the page of one number and of one account."""
