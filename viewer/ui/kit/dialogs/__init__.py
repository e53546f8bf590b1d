"""What dialogs and forms are made of: choices, offers, progress, a report."""
