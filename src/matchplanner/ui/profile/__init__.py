"""The applicant's page."""
