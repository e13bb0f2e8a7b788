"""The fixed parts of a workbook of ours: its styles and the list of its sheets."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Styles of cells, in the order of `_STYLES`.
PLAIN, TEXT, MARKED, WHOLE, THOUSANDS, FIGURE, DAY, MOMENT, TITLE, KEY, NOTE = range(11)
_STYLES = (
    "", 'numFmtId="49"', 'numFmtId="49" quotePrefix="1"', 'numFmtId="1"', 'numFmtId="3"', 'numFmtId="4"',
    'numFmtId="164"', 'numFmtId="165"', 'fontId="1" fillId="2"', 'fontId="2" fillId="2"', 'numFmtId="49"',
)
_WRAPPED = {TITLE, NOTE}


def styles() -> str:
    """`xl/styles.xml`."""
    written = "".join(_style(number, each) for number, each in enumerate(_STYLES))
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2">'
        '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
        '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
        '<fonts count="3"><font><sz val="11"/><name val="Tahoma"/></font>'
        '<font><b/><sz val="11"/><name val="Tahoma"/></font>'
        '<font><sz val="9"/><color rgb="FF595959"/><name val="Tahoma"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
        '<fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_STYLES)}">{written}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _style(number: int, own: str) -> str:
    parts = {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0", "xfId": "0"}
    parts |= dict(part.replace('"', "").split("=") for part in own.split())
    names = {"numFmtId": "applyNumberFormat", "fontId": "applyFont", "fillId": "applyFill"}
    parts |= {applied: "1" for name, applied in names.items() if parts[name] != "0"}
    written = "".join(f' {name}="{value}"' for name, value in parts.items())
    if number in _WRAPPED:
        return f'<xf{written} applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    return f"<xf{written}/>"


def package(sheets: Sequence[str]) -> dict[str, str]:
    """Every part but the sheets themselves, by its name in the package."""
    return {
        "xl/styles.xml": styles(),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _links(
            *(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)),
            ("styles", "styles.xml"),
        ),
        "_rels/.rels": _links(("officeDocument", "xl/workbook.xml")),
        "[Content_Types].xml": _types(len(sheets)),
    }


def _book(sheets: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1)
    )
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>'


def _links(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _types(sheets: int) -> str:
    parts = {"workbook": "sheet.main", "styles": "styles"}
    parts |= {f"worksheets/sheet{n}": "worksheet" for n in range(1, sheets + 1)}
    listed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{TYPES}.{kind}+xml"/>'
        for part, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )
