// A PDF as a newspaper's system writes it, made by hand: a font that is not embedded, its text in the encoding that Chinese
// PDFs name (UniGB-UCS2), each piece of text at its place.

export interface SetText {
  readonly text: string;
  /** In points from the page's top left corner to where the base line begins. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** From top to bottom instead of from left to right. */
  readonly vertical?: boolean;
  /** In another typeface. */
  readonly other?: true;
  /** Turned by so many degrees, against the clock. */
  readonly turned?: number;
}

const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');

/** One page for each list of texts, in points. */
export function pdfFile(pages: readonly (readonly SetText[])[], width = 600, height = 800): Uint8Array {
  const font = (name: string, encoding: string): string =>
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/Name/${name}/DescendantFonts[<</Type/Font` +
    '/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>' +
    '/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0/Ascent 880/Descent -120' +
    '/CapHeight 700/StemV 80/FontBBox[0 -120 1000 880]>>>>]>>';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}]>>`,
    font('F1', 'UniGB-UCS2-H'),
    font('F2', 'UniGB-UCS2-V'),
    font('F3', 'UniGB-UCS2-H'),
  ];
  for (const texts of pages) {
    const drawn = texts
      .map(({ text, x, y, size, vertical, other, turned = 0 }) => {
        const [c, s] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
        const at = [c, s, -s, c, x, height - y].map((n) => n.toFixed(3)).join(' ');
        return `BT /${vertical ? 'F2' : other ? 'F3' : 'F1'} ${size} Tf ${at} Tm <${hex(text)}> Tj ET`;
      })
      .join('\n');
    const at = objects.length + 1;
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${at + 1} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>>>`,
      `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

/** Text in lines of so many characters, one below the other; the first stands in by two. What does not fill its line ends it. */
export function column(
  text: string,
  x: number,
  y: number,
  { wide = 12, size = 10, pitch = 16, stands = 2 } = {},
): SetText[] {
  const lines: SetText[] = [];
  let rest = text;
  for (let row = 0; rest !== ''; row += 1) {
    const by = row === 0 ? stands : 0;
    lines.push({ text: rest.slice(0, wide - by), x: x + by * size, y: y + row * pitch, size });
    rest = rest.slice(wide - by);
  }
  return lines;
}
