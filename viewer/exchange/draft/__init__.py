"""What every reader of a foreign format makes: one draft, and a note for everything that it could not take as it was."""
