"""The programs as cards in tiers."""
