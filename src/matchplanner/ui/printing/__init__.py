"""The preview's parts: the pages on the screen, which of them are printed, and their way to a printer."""
