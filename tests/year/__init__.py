"""What a year is played through with: what people fill in, the sheets in their hands, what must come out."""
