// Invented samples of what tells roles and no places: HTML, Markdown, the parts of a Word file and of an EPUB.

export const htmlPage = `<!doctype html><html><body><article><h1>江畔新桥<br>昨日通车</h1>
<p>本报讯　昨日上午&amp;下午，市民走上新桥。</p><ul><li>桥长三百米</li></ul></article></body></html>`;

export const markdownPage =
  '# 江畔新桥通车\n\n本报讯　昨日上午，市民走上新桥。\n\n- 桥长三百米\n\n> 编者按\n';

export const wordDocument = `<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>江畔新桥通车</w:t></w:r></w:p>
<w:p><w:r><w:t>本报讯　昨日上午，</w:t></w:r><w:ins w:author="a"><w:r><w:t>市民走上新桥。</w:t></w:r></w:ins></w:p>
</w:body></w:document>`;

export const epubContainer = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

export const epubPackage = `<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`;

export const wordTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>`;
