"""What nobody may read: passwords, keys and numbers that open an account. They are told without being repeated."""
