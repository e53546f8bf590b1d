"""Which forms are open, what they are begun with, and what becomes of what they say."""
