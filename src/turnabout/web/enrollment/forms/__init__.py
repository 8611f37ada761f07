"""What people are asked when they sign up, and what coordinators look for."""
