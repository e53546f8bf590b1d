"""The running program: its windows, and what another start of it asks for."""
