"""Saved web pages and pasted text, read as the text a reader would see. Nothing is ever fetched."""
