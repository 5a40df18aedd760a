"""Printed documents; the only package that knows reportlab."""
