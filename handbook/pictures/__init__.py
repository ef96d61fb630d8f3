"""What is in a picture: read by its bytes, cleaned of all that does not draw; pure."""
