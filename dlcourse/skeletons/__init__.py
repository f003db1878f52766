"""New questions, labs and explorers: small ones that work, to be changed step by step."""
