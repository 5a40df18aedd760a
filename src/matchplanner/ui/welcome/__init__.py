"""What is shown while no plan is open."""
