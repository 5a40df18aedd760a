"""Versions of a rank list: kept, compared, restored; and the rehearsal of its certification."""
