"""A letter as .docx, in the form of the printed paper: the words of `printing.preview`, the measures of `Form`."""
