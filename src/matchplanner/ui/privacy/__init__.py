"""What keeps a plan from the eyes of others: encrypted copies, the lock, the wipe."""
