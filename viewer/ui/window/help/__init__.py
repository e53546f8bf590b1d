"""What the window offers those who ask: pages of help, the guide at F1, the page without a file."""
