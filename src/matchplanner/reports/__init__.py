"""PDF reports: plain data in, the bytes of a PDF out.

The only package that knows reportlab, which takes a moment to import: import
the report modules where they are used, inside the function. `data` and
`outlines` are plain Python and cheap.
"""
