"""What the audit of stops can say, one module per finding."""
