"""Three orders side by side, where they disagree, and how that is settled (B7)."""
