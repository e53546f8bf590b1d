"""What the canvas says over its picture: where today is, and what lies outside the view."""
