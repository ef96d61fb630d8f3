"""What search knows: each page in its readers' words, and which words mean the same. Knows no MkDocs."""
