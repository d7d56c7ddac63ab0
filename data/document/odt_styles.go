package document

// odtSpaces are the name spaces of a text.
const odtSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
	`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
	`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
	`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"`

// odtStyles are the looks that the text refers to, in the inks of the printed sheets; language and country are to be filled in.
const odtStyles = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ` + odtSpaces + ` office:version="1.2">
<office:font-face-decls><style:font-face style:name="Noto Sans" svg:font-family="'Noto Sans', 'Liberation Sans', Arial, sans-serif"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-top="0mm" fo:margin-bottom="2mm" fo:line-height="125%%" style:writing-mode="lr-tb"/><style:text-properties style:font-name="Noto Sans" fo:font-size="10pt" fo:color="#262421" fo:language="%s" fo:country="%s"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="1mm" fo:line-height="110%%"/><style:text-properties fo:font-size="22pt" fo:font-weight="bold" fo:color="#1f4e79"/></style:style>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="11pt" fo:color="#6b665e"/></style:style>
<style:style style:name="Stamp" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-style="italic" fo:color="#6b665e"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="5mm" fo:margin-bottom="2mm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold" fo:color="#1f4e79"/></style:style>
<style:style style:name="Item" style:family="paragraph" style:parent-style-name="Standard" style:list-style-name="Bullets"><style:paragraph-properties fo:margin-bottom="1mm"/></style:style>
<style:style style:name="Picture" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="1mm" fo:keep-with-next="always"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="8.5pt" fo:color="#6b665e"/></style:style>
<style:style style:name="Cell_20_text" style:display-name="Cell text" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0mm"/><style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="Cell_20_text_20_right" style:display-name="Cell text right" style:family="paragraph" style:parent-style-name="Cell_20_text"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Cell_20_head" style:display-name="Cell head" style:family="paragraph" style:parent-style-name="Cell_20_text"><style:paragraph-properties fo:keep-with-next="always"/><style:text-properties fo:color="#6b665e"/></style:style>
<style:style style:name="Cell_20_head_20_right" style:display-name="Cell head right" style:family="paragraph" style:parent-style-name="Cell_20_head"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Cell_20_total" style:display-name="Cell total" style:family="paragraph" style:parent-style-name="Cell_20_text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Cell_20_total_20_right" style:display-name="Cell total right" style:family="paragraph" style:parent-style-name="Cell_20_total"><style:paragraph-properties fo:text-align="end"/></style:style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="5mm" fo:text-indent="-5mm" fo:margin-left="5mm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="18mm" fo:margin-bottom="18mm" fo:margin-left="20mm" fo:margin-right="20mm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
</office:document-styles>
`

// odtTable are the looks of tables. Word processors take those of cells from beside the text only.
const odtTable = `<style:style style:name="Table" style:family="table"><style:table-properties style:width="170mm" table:align="left" fo:margin-bottom="3mm"/></style:style><style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="1mm" fo:border-bottom="0.2pt solid #dcd7cd"/></style:style><style:style style:name="Head" style:family="table-cell"><style:table-cell-properties fo:padding="1mm" fo:border-bottom="0.6pt solid #b9b3a8" fo:background-color="#f3f0ea"/></style:style>`
