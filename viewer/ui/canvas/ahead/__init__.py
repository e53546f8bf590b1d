"""What a canvas is likely to show next: told, laid out and drawn while nobody waits."""
