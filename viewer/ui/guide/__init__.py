"""The guide in the window: its pages, beside their contents."""
