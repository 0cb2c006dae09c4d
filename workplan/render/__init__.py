"""Tables, text and files as people and programs read them; knows no plan."""
