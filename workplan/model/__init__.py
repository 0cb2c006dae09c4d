"""What a plan is made of: values, the registry, and what must hold of them."""
