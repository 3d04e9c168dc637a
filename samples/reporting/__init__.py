"""Invented annual reports and statuses on the sample plans, each told once and printed in four formats."""
