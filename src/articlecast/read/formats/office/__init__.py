"""What word processors write: DOCX, ODT and RTF, each turned into plain HTML by its own module and finished alike.

No package is needed for any of them beside lxml, which reads pages already. Those of the field were tried: mammoth 1.13
(DOCX) reads hidden text and the lines of a table of contents aloud, and loses equations; odfpy has had no release since
2020, and odfdo 3.27 makes Markdown in which formulas are lost and notes are numbers in brackets; striprtf 0.0.35 reads
hidden and deleted text, and loses headings and notes. What they leave to be done is what this is for.
"""
