"""The timeline told to a room: one event after the other, large."""
