"""DOCX and ODT made by code, of whatever XML a test wants."""

from __future__ import annotations

from collections.abc import Mapping

from support.books import zip_parts

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "heading 1", "heading 2", "toc 1", "Quote", "caption", "Author", "footnote text")
)
_LISTS = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of a DOCX; plain words are made a run."""
    inner = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def docx(
    body: str,
    *,
    core: str = "",
    notes: str = "",
    endnotes: str = "",
    links: Mapping[str, str] | None = None,
    pictures: Mapping[str, str] | None = None,
    styles: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A DOCX with this body; ``notes`` are its footnotes, ``links`` addresses and ``pictures`` parts by relation."""
    relations = [("s", "styles", "styles.xml", ""), ("n", "numbering", "numbering.xml", ""),
                 ("f", "footnotes", "footnotes.xml", ""), ("e", "endnotes", "endnotes.xml", "")]  # fmt: skip
    relations += [(name, "hyperlink", to, ' TargetMode="External"') for name, to in (links or {}).items()]
    relations += [(name, "image", to, "") for name, to in (pictures or {}).items()]
    rows = (f'<Relationship Id="{i}" Type="{_REL}/{kind}" Target="{to}"{mode}/>' for i, kind, to, mode in relations)
    told = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    return zip_parts(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships {_RELS}><Relationship Id="1" Type="{_REL}/officeDocument" '
            f'Target="word/document.xml"/><Relationship Id="2" Type="http://schemas.openxmlformats.org/package/2006/'
            'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
            "docProps/core.xml": f'<cp:coreProperties {told} xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>',
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships {_RELS}>{''.join(rows)}</Relationships>",
            "word/styles.xml": f"<w:styles {W}>{_STYLES}{styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {W}>{_LISTS}</w:numbering>",
            "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
            "word/endnotes.xml": f"<w:endnotes {W}>{endnotes}</w:endnotes>",
            **(parts or {}),
        }
    )


ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "draw", "style", "meta", "manifest")
) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)  # fmt: skip
_MANIFEST = f'<manifest:manifest {ODF}><manifest:file-entry manifest:full-path="/"/></manifest:manifest>'


def odt(
    body: str, *, meta: str = "", styles: str = "", named: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """An ODT with this text; ``styles`` are its automatic ones, ``named`` those that people choose."""
    return zip_parts(
        {
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}><office:styles>{named}</office:styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {ODF}><office:meta>{meta}</office:meta></office:document-meta>",
            "META-INF/manifest.xml": _MANIFEST,
            **(parts or {}),
        },
        "application/vnd.oasis.opendocument.text",
    )
