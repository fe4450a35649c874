"""What the audit of exposure finds: one module per finding."""
