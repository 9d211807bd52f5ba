"""Campaigns: lists of contacts that are called one after the other, behind whoever asks for a call at this moment."""
