"""A plain document as PDF: headings, facts and tables under somebody's name, with files attached to it."""

from collections.abc import Sequence
from datetime import datetime

from fpdf import FPDF
from fpdf.enums import VAlign, XPos, YPos
from fpdf.fonts import FontFace

# The fonts that every reader has know these letters; others are shown as a question mark.
LETTERS = "cp1252"
FONT = "helvetica"
MARGIN = 18
LABEL_AND_VALUE = (28, 72)
# A heading does not stand alone at the foot of a page.
MIN_BELOW = 30
QUIET = (90, 96, 110)


class Document:
    """One document in the making. `brand` stands above every page; the same content makes the same bytes."""

    def __init__(self, brand: str, title: str, language: str, now: datetime) -> None:
        self._pdf = _Pages(_known(brand))
        self._pdf.set_creation_date(now)
        self._pdf.set_lang(language)
        self._pdf.set_title(_known(title))
        self._pdf.set_margins(MARGIN, MARGIN)
        self._pdf.set_auto_page_break(True, MARGIN)
        self._pdf.add_page()
        self._line(title, 18, "B", after=3)

    def heading(self, text: str) -> None:
        """Begin a part."""
        if self._pdf.get_y() > self._pdf.h - MARGIN - MIN_BELOW:
            self._pdf.add_page()
        self._pdf.ln(4)
        self._line(text, 12, "B", after=1)

    def paragraph(self, text: str) -> None:
        """Some sentences."""
        self._pdf.set_font(FONT, size=9.5)
        self._pdf.multi_cell(0, 5, _known(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self._pdf.ln(1)

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Names with what is true of each."""
        self._pdf.set_font(FONT, size=9.5)
        with self._pdf.table(
            col_widths=LABEL_AND_VALUE, line_height=5, borders_layout="NONE", text_align="LEFT",
            first_row_as_headings=False, v_align=VAlign.T,
        ) as table:  # fmt: skip
            for name, value in rows:
                row = table.row()
                row.cell(_known(name), style=FontFace(color=QUIET))
                row.cell(_known(value) or "-")

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """Rows under a header, with columns as wide as these shares; the header stands on each page again."""
        self._pdf.set_font(FONT, size=8.5)
        bold = FontFace(emphasis="BOLD", fill_color=(240, 242, 246))
        with self._pdf.table(
            headings_style=bold, col_widths=tuple(widths), line_height=4.6, borders_layout="HORIZONTAL_LINES",
            text_align="LEFT", padding=1,
        ) as table:  # fmt: skip
            for cells in (header, *rows):
                row = table.row()
                for cell in cells:
                    row.cell(_known(cell))
        self._pdf.ln(2)

    def attach(self, name: str, content: bytes) -> None:
        """Put a file into it, which readers show beside it."""
        self._pdf.embed_file(bytes=content, basename=name, modification_date=self._pdf.creation_date)

    def as_bytes(self) -> bytes:
        """The finished file."""
        return bytes(self._pdf.output())

    def _line(self, text: str, size: int, style: str, *, after: int) -> None:
        self._pdf.set_font(FONT, style, size)
        self._pdf.multi_cell(0, size * 0.5, _known(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self._pdf.ln(after)


class _Pages(FPDF):
    """Pages with a name above and their number below."""

    def __init__(self, brand: str) -> None:
        super().__init__(format="A4")
        self._brand = brand

    def header(self) -> None:
        """Whose document it is."""
        self.set_font(FONT, size=9)
        self.set_text_color(*QUIET)
        self.cell(0, 5, self._brand, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_text_color(0)
        self.ln(4)

    def footer(self) -> None:
        """Where in it one is."""
        self.set_y(-12)
        self.set_font(FONT, size=8)
        self.set_text_color(*QUIET)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="R")
        self.set_text_color(0)


def _known(text: str) -> str:
    # The real minus sign is none of them.
    return text.replace("\N{MINUS SIGN}", "-").encode(LETTERS, "replace").decode(LETTERS)
