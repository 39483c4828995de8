"""Makes tests/office/python-docx.docx with python-docx: quotes split over runs, tracked changes, a table, a
footnote and a comment. `tests/read_office.rs` says what has to be read.

    pip install python-docx
    python tests/make_docx.py tests/office/python-docx.docx
"""

import datetime
import sys

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FOOTNOTES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
)


def tracked(kind, words):
    """An insertion (`ins`) or a deletion (`del`) of some words."""
    text = "t" if kind == "ins" else "delText"
    return parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="1" w:author="Bo Ek" w:date="2026-03-01T10:00:00Z">'
        f'<w:r><w:{text} xml:space="preserve">{words}</w:{text}></w:r></w:{kind}>'
    )


def main(path):
    document = Document()
    document.core_properties.title = "Ferry fares to rise"
    document.core_properties.author = "Ada Moen"
    document.core_properties.keywords = "harbour, fares"
    day = datetime.datetime(2026, 3, 1, 10, 0, 0)
    document.core_properties.created = document.core_properties.modified = day
    document.add_heading("Ferry fares to rise", 1)

    paragraph = document.add_paragraph("“We will ")
    paragraph.add_run("not").bold = True
    paragraph.add_run(" sell the fer").italic = True
    paragraph.add_run("ry,” said Ines ")
    run = paragraph.add_run("Duarte")
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="1"/>'))
    paragraph.add_run(".")
    document.add_comment(paragraph.runs, text="“Sure?”", author="Bo Ek", initials="B")

    paragraph = document.add_paragraph("Karl Holm said: “The rope is ")
    paragraph._p.append(tracked("del", "old"))
    paragraph._p.append(tracked("ins", "new"))
    paragraph.add_run(" and dry.”")

    # The end of the first paragraph was deleted: accepted, the two are one.
    paragraph = document.add_paragraph("“It holds,")
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:rPr {nsdecls("w")}><w:del w:id="2" w:author="Bo Ek" w:date="2026-03-01T10:00:00Z"/></w:rPr>'
        )
    )
    document.add_paragraph(" for now,” said Ana Ruiz.")

    document.add_paragraph("“It leans,” she said.", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Tom Lind"
    table.cell(0, 1).text = "“We were wrong.”"
    document.add_paragraph("R&D & “fish & chips”, said Bo Lund.", style="Quote")

    notes = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>'
        '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> “Not this '
        "year,” Duarte wrote.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    part = document.part
    uri = PackURI("/word/footnotes.xml")
    footnotes = Part(uri, FOOTNOTES, notes.encode(), part.package)
    part.relate_to(footnotes, RELATIONSHIP_TYPE.FOOTNOTES)
    comments = part.package.main_document_part._comments_part.element
    for comment in comments:
        comment.set(qn("w:date"), "2026-03-01T10:00:00Z")
    document.save(path)


main(sys.argv[1])
