// One small page in every format that tells places, invented by us: for tests, and for the fuzz that breaks them.

import { strToU8, zipSync } from 'fflate';

/** ALTO 3, pixels, reading order by IDNEXT, tags, a hyphen, a margin. */
export const altoPage = `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">
 <Description><MeasurementUnit>pixel</MeasurementUnit>
  <sourceImageInformation><fileName>/scans/qinghe/0002.tif</fileName></sourceImageInformation></Description>
 <Styles><TextStyle ID="T1" FONTSIZE="30" FONTSTYLE="bold"/><TextStyle ID="T2" FONTSIZE="10"/></Styles>
 <Tags><LayoutTag ID="LT1" LABEL="heading"/><LayoutTag ID="LT2" LABEL="paragraph"/></Tags>
 <Layout><Page ID="P1" WIDTH="1000" HEIGHT="2000" PHYSICAL_IMG_NR="2">
  <TopMargin><TextBlock ID="B0" HPOS="50" VPOS="10" WIDTH="400" HEIGHT="30"><TextLine ID="L0" HPOS="50" VPOS="10" WIDTH="400" HEIGHT="30">
   <String CONTENT="青禾日报" HPOS="50" VPOS="10" WIDTH="200" HEIGHT="30" WC="0.99"/><SP/><String CONTENT="第2版" HPOS="260" VPOS="10" WIDTH="90" HEIGHT="30" WC="0.9"/></TextLine></TextBlock></TopMargin>
  <PrintSpace>
   <ComposedBlock ID="C1" HPOS="50" VPOS="100" WIDTH="900" HEIGHT="1800">
   <TextBlock ID="B2" TAGREFS="LT2" HPOS="50" VPOS="220" WIDTH="400" HEIGHT="90">
    <TextLine ID="L2" HPOS="70" VPOS="220" WIDTH="380" HEIGHT="40" STYLEREFS="T2"><String CONTENT="本报讯(记者" HPOS="70" VPOS="220" WIDTH="180" HEIGHT="40" WC="0.8"/><String CONTENT="柳青)" HPOS="255" VPOS="220" WIDTH="80" HEIGHT="40" WC="0.42"/><String CONTENT="青禾镇neigh" SUBS_TYPE="HypPart1" SUBS_CONTENT="neighbor" HPOS="340" VPOS="220" WIDTH="100" HEIGHT="40" WC="0.7"/><HYP CONTENT="-" HPOS="440" VPOS="220" WIDTH="10"/></TextLine>
    <TextLine ID="L3" HPOS="50" VPOS="270" WIDTH="400" HEIGHT="40" STYLEREFS="T2"><String CONTENT="bor" SUBS_TYPE="HypPart2" SUBS_CONTENT="neighbor" HPOS="50" VPOS="270" WIDTH="60" HEIGHT="40"/><SP/><String CONTENT="新渠昨日通水。" HPOS="115" VPOS="270" WIDTH="300" HEIGHT="40" WC="1"/></TextLine>
   </TextBlock>
   <TextBlock ID="B1" TAGREFS="LT1" IDNEXT="B2" HPOS="50" VPOS="110" WIDTH="800" HEIGHT="90">
    <TextLine ID="L1" HPOS="50" VPOS="110" WIDTH="800" HEIGHT="90" STYLEREFS="T1"><String CONTENT="新渠通水润千亩" HPOS="50" VPOS="110" WIDTH="800" HEIGHT="90" WC="0.95"/></TextLine>
   </TextBlock>
   </ComposedBlock>
  </PrintSpace>
 </Page></Layout>
</alto>`;

/** ALTO 2 as CCS wrote it: its own namespace with a prefix, tenths of a millimetre, blocks named for the METS. */
export const altoOld = (
  number: string,
  blocks: Readonly<Record<string, string>>,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<ccs:alto xmlns:ccs="http://schema.ccs-gmbh.com/ALTO"><ccs:Description><ccs:MeasurementUnit>mm10</ccs:MeasurementUnit></ccs:Description>
<ccs:Styles><ccs:TextStyle ID="S" FONTSIZE="9" FONTFAMILY="Song"/></ccs:Styles>
<ccs:Layout><ccs:Page ID="P${number}" PHYSICAL_IMG_NR="${number}" WIDTH="3900" HEIGHT="5500"><ccs:PrintSpace>
${Object.entries(blocks)
  .map(
    ([id, text], i) =>
      `<ccs:TextBlock ID="${id}" HPOS="100" VPOS="${200 + i * 300}" WIDTH="1000" HEIGHT="250" STYLEREFS="S">${text
        .split('\n')
        .map(
          (line, n) =>
            `<ccs:TextLine ID="${id}_L${n}" HPOS="100" VPOS="${200 + i * 300 + n * 40}" WIDTH="1000" HEIGHT="35"><ccs:String CONTENT="${line}" HPOS="100" VPOS="${200 + i * 300 + n * 40}" WIDTH="1000" HEIGHT="35" WC="0.9"/></ccs:TextLine>`,
        )
        .join('')}</ccs:TextBlock>`,
  )
  .join('\n')}
</ccs:PrintSpace></ccs:Page></ccs:Layout></ccs:alto>`;

/** Two pages: the article goes on from the first to the second; an advertisement; the paper's name. */
export const metsIssue = `<?xml version="1.0" encoding="UTF-8"?>
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink" LABEL="青禾日报 2026-05-18">
<mets:dmdSec ID="MODSMD_PRINT"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods><mods:titleInfo><mods:title>青禾日报</mods:title></mods:titleInfo><mods:originInfo><mods:dateIssued>2026-05-18</mods:dateIssued></mods:originInfo></mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:fileSec><mets:fileGrp USE="Images">
<mets:file ID="I1" MIMETYPE="image/tiff"><mets:FLocat LOCTYPE="URL" xlink:href="file://./images/qh-front.tif"/></mets:file>
<mets:file ID="I2" MIMETYPE="image/tiff"><mets:FLocat LOCTYPE="URL" xlink:href="file://./images/qh-back.tif"/></mets:file></mets:fileGrp>
<mets:fileGrp USE="Text"><mets:file ID="A1" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="../../../etc/qh-front.xml"/></mets:file>
<mets:file ID="A2" MIMETYPE="text/xml"><mets:FLocat LOCTYPE="URL" xlink:href="file://./alto/qh-back.xml"/></mets:file></mets:fileGrp></mets:fileSec>
<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="Newspaper"><mets:div TYPE="PAGE" ORDER="2" ORDERLABEL="A02"><mets:fptr><mets:par><mets:area FILEID="I2"/><mets:area FILEID="A2" BEGIN="P2" BETYPE="IDREF"/></mets:par></mets:fptr></mets:div>
<mets:div TYPE="PAGE" ORDER="1" ORDERLABEL="A01"><mets:fptr><mets:par><mets:area FILEID="I1"/><mets:area FILEID="A1" BEGIN="P1" BETYPE="IDREF"/></mets:par></mets:fptr></mets:div></mets:div></mets:structMap>
<mets:structMap TYPE="LOGICAL"><mets:div TYPE="ISSUE">
<mets:div TYPE="TITLE_SECTION"><mets:div TYPE="HEADLINE"><mets:fptr><mets:area FILEID="A1" BEGIN="F1" BETYPE="IDREF"/></mets:fptr></mets:div></mets:div>
<mets:div TYPE="CONTENT">
<mets:div TYPE="ARTICLE" ID="ART1"><mets:div TYPE="HEADING"><mets:div TYPE="OVERLINE"><mets:fptr><mets:area FILEID="A1" BEGIN="F2" BETYPE="IDREF"/></mets:fptr></mets:div><mets:div TYPE="TITLE"><mets:fptr><mets:area FILEID="A1" BEGIN="F3" BETYPE="IDREF"/></mets:fptr></mets:div><mets:div TYPE="AUTHOR"><mets:fptr><mets:area FILEID="A1" BEGIN="F5" BETYPE="IDREF"/></mets:fptr></mets:div></mets:div>
<mets:div TYPE="BODY"><mets:div TYPE="PARAGRAPH"><mets:div TYPE="TEXT"><mets:fptr><mets:seq><mets:area FILEID="A1" BEGIN="F4" BETYPE="IDREF"/><mets:area FILEID="A2" BEGIN="K1" BETYPE="IDREF"/></mets:seq></mets:fptr></mets:div></mets:div></mets:div></mets:div>
<mets:div TYPE="ADVERTISEMENT" ID="AD1"><mets:fptr><mets:area FILEID="A2" BEGIN="K2" BETYPE="IDREF"/></mets:fptr></mets:div>
</mets:div></mets:div></mets:structMap></mets:mets>`;

export const metsFront = altoOld('1', {
  F1: '青禾日报',
  F2: '一渠清水润春苗',
  F3: '青禾镇老渠换新颜',
  F4: '本报讯 五月十八日，青禾镇的老渠\n重新通水，沿渠三个村的农户',
  F5: '本报记者 柳青',
});
export const metsBack = altoOld('2', {
  K1: '赶在日落前把水引进了秧田。',
  K2: '青禾镇供销社化肥到货，欢迎选购。',
});

/** hOCR with what is broken in the wild: an undeclared entity, spans that are never closed, no quotes, a word without a box. */
export const hocrPage = `<!DOCTYPE html>
<html><head><title>不是正文</title><meta name='ocr-capabilities' content='ocr_page ocr_carea ocr_par ocr_line ocrx_word'></head>
<body><div class='ocr_page' id='page_1' title='image "C:\\scans\\0003.png"; bbox 0 0 1200 1800; ppageno 0'>
<div class=ocr_carea id='block_1' title="bbox 100 90 1100 190"><p class='ocr_par' id='par_1' title="bbox 100 90 1100 190">
<span class='ocr_header' id='line_1' title="bbox 100 90 1100 190; x_size 80"><span class='ocrx_word' title='bbox 100 90 600 190; x_wconf 91'><strong>柳林渡</strong></span> <span class='ocrx_word' title='bbox 610 90 1100 190; x_wconf 88'><strong>春耕忙</strong></span></span></p></div>
<div class='ocr_carea' id='block_2' title="bbox 100 220 600 400"><p class='ocr_par' id='par_2' title="bbox 100 220 600 400">
<span class='ocr_line' id='line_2' title="bbox 120 220 600 270; x_size 40"><span class='ocrx_word' title='bbox 120 220 300 270; x_wconf 96'>清早，<span class='ocrx_word' title='bbox 310 220 600 270; x_wconf 35'>柳林渡的拖拉&shy;
<span class='ocr_line' id='line_3' title="bbox 100 280 600 330; x_size 40"><span class='ocrx_word' title='bbox 100 280 500 330; x_wconf 92'>机已经下了田。</span> A&amp;B</span></p>
<div class='ocr_carea' id='block_3'><p>没有行的一段 文字</p><script>alert(1)</script></div>
</body></html>`;

/** PAGE 2019: types, a reading order against the file's, a continuation, two readings, words with confidence. */
export const pagePage = `<?xml version="1.0" encoding="UTF-8"?>
<pc:PcGts xmlns:pc="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><pc:Metadata><pc:Creator>x</pc:Creator></pc:Metadata>
<pc:Page imageFilename="images/0004.jpg" imageWidth="800" imageHeight="1200">
<pc:ReadingOrder><pc:OrderedGroup id="ro"><pc:RegionRefIndexed index="2" regionRef="r3"/><pc:OrderedGroupIndexed id="g1" index="1" type="article"><pc:RegionRefIndexed index="0" regionRef="r2"/><pc:RegionRefIndexed index="1" regionRef="r1"/><pc:RegionRefIndexed index="2" regionRef="r4"/></pc:OrderedGroupIndexed></pc:OrderedGroup></pc:ReadingOrder>
<pc:TextRegion id="r1" type="paragraph"><pc:Coords points="50,200 380,200 380,900 50,900"/>
 <pc:TextLine id="l1"><pc:Coords points="50,200 380,200 380,240 50,240"/><pc:Word id="w1"><pc:Coords points="50,200 200,200 200,240 50,240"/><pc:TextEquiv conf="0.5"><pc:Unicode>青禾镇今年</pc:Unicode></pc:TextEquiv></pc:Word><pc:Word id="w2"><pc:Coords points="205,200 380,200 380,240 205,240"/><pc:TextEquiv conf="0.97"><pc:Unicode>种下一千棵</pc:Unicode></pc:TextEquiv></pc:Word><pc:TextEquiv><pc:Unicode>青禾镇今年 种下一千棵</pc:Unicode></pc:TextEquiv></pc:TextLine></pc:TextRegion>
<pc:TextRegion id="r2" type="heading"><pc:Coords points="50,80 780,80 780,160 50,160"/><pc:TextLine id="l2"><pc:Coords points="50,80 780,80 780,160 50,160"/><pc:TextEquiv index="1"><pc:Unicode>错的读法</pc:Unicode></pc:TextEquiv><pc:TextEquiv index="0" conf="0.88"><pc:Unicode>千棵新柳绿河岸</pc:Unicode></pc:TextEquiv></pc:TextLine></pc:TextRegion>
<pc:AdvertRegion id="ad"><pc:Coords points="0,0 1,1"/><pc:TextRegion id="r3"><pc:Coords points="420,600 780,600 780,900 420,900"/><pc:TextEquiv><pc:Unicode>柳编合作社
招收学徒</pc:Unicode></pc:TextEquiv></pc:TextRegion></pc:AdvertRegion>
<pc:TextRegion id="r4" type="paragraph" continuation="true"><pc:Coords points="420,200 780,200 780,400 420,400"/><pc:TextLine id="l4"><pc:Coords points="420,200 780,200 780,240 420,240"/><pc:TextEquiv conf="0.9"><pc:Unicode>柳树，绿遍河岸。</pc:Unicode></pc:TextEquiv></pc:TextLine></pc:TextRegion>
<pc:TextRegion id="r5" type="page-number"><pc:Coords points="700,10 780,10 780,40 700,40"/><pc:TextLine id="l5"><pc:TextEquiv><pc:Unicode>4</pc:Unicode></pc:TextEquiv></pc:TextLine></pc:TextRegion>
</pc:Page></pc:PcGts>`;

/** PAGE 2010: points as elements; Transkribus' order and types in `custom`, and no reading order of its own. */
export const pageOld = `<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2010-03-19"><Page imageFilename="0005.jpg" imageWidth="500" imageHeight="700">
<TextRegion id="b" custom="readingOrder {index:1;} structure {type:paragraph;}"><Coords><Point x="10" y="100"/><Point x="490" y="300"/></Coords><TextLine id="b1"><Coords><Point x="10" y="100"/><Point x="490" y="140"/></Coords><TextEquiv><Unicode>渡口的老船工又上了船。</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="a" custom="readingOrder {index:0;} structure {type:heading;}"><Coords><Point x="10" y="10"/><Point x="490" y="90"/></Coords><TextLine id="a1"><Coords><Point x="10" y="10"/><Point x="490" y="90"/></Coords><TextEquiv><Unicode>老船工</Unicode></TextEquiv></TextLine></TextRegion>
</Page></PcGts>`;

const told = [
  '青禾镇的老渠五月十八日重新通水，沿渠三个村的农户赶在日落前把水引进了秧田。',
  '渠长十二公里，修了四十三天，拆下来的旧石板铺成了渠边的小路。',
  '“往年这个时候要排队等水，今年不用等了。”在东沟村种了三十年田的周有田说。',
  '镇水利站站长陈立新介绍，这次清淤挖出的泥有两万多方，全部还给了沿渠的果园。',
  '通水以后，站里每天早晚各测一次水位，数字写在渠口的黑板上。',
];
const titled = ['一渠清水润春苗', '老渠换了新颜', '两万方泥还给果园', '渠口有块黑板'];

/** A line as it is printed. */
interface Printed {
  readonly text: string;
  /** Of letters. */
  readonly indent: number;
  readonly head: boolean;
}

/** Heads, and under each of them paragraphs in lines of `wide` letters. */
function printed(lines: number, wide: number): Printed[] {
  const out: Printed[] = [];
  for (let n = 0; out.length < lines; n += 1) {
    if (n % 5 === 0) out.push({ text: titled[(n / 5) % titled.length] ?? '', indent: 0, head: true });
    const text = [0, 1, 2].map((i) => told[(n + i * (1 + (n % 3))) % told.length]).join('');
    for (let at = 0; at < text.length;) {
      const indent = at === 0 ? 2 : 0;
      out.push({ text: text.slice(at, at + wide - indent), indent, head: false });
      at += wide - indent;
    }
  }
  return out.slice(0, lines);
}

/** A page of `lines` lines in ALTO, five columns, words of one to three letters: as much as a real one has. */
export function altoOfSize(lines: number): string {
  const [em, pitch, wide, columns] = [36, 54, 18, 5];
  const rows = Math.ceil(lines / columns);
  const line = ({ text, indent, head }: Printed, n: number): string => {
    const left = 100 + Math.floor(n / rows) * (wide + 2) * em + indent * em;
    const top = 300 + (n % rows) * pitch;
    const size = head ? 1.4 * em : em;
    const words: string[] = [];
    for (let at = 0, i = 0; at < text.length; i += 1) {
      const word = text.slice(at, at + 1 + ((n + i) % 3));
      words.push(
        `<String ID="s${n}_${i}" CONTENT="${word}" HPOS="${left + at * size}" VPOS="${top + ((n + i) % 3)}" WIDTH="${word.length * size - 2}" HEIGHT="${size - 2}" WC="0.${50 + ((n + i) % 50)}"/>`,
      );
      at += word.length;
    }
    return `<TextLine ID="l${n}" HPOS="${left}" VPOS="${top}" WIDTH="${text.length * size - 2}" HEIGHT="${size}">${words.join('<SP WIDTH="2"/>')}</TextLine>`;
  };
  const all = printed(lines, wide).map(line);
  const blocks = Array.from(
    { length: Math.ceil(lines / 6) },
    (_, b) => `<TextBlock ID="b${b}">${all.slice(6 * b, 6 * b + 6).join('\n')}</TextBlock>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="${200 + columns * (wide + 2) * em}" HEIGHT="${400 + rows * pitch}" PHYSICAL_IMG_NR="1"><PrintSpace>${blocks.join('\n')}</PrintSpace></Page></Layout></alto>`;
}

/** A zip of texts. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, held]) => [name, typeof held === 'string' ? strToU8(held) : held]),
    ),
  );
}

/** METS, pages and a picture, as a digitisation line packs them. */
export const metsPackage = (): Uint8Array =>
  zipOf({
    'issue/qh-mets.xml': metsIssue,
    'issue/alto/qh-back.xml': metsBack,
    'issue/alto/qh-front.xml': metsFront,
    'issue/images/qh-front.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0),
    '__MACOSX/._qh-mets.xml': 'x',
  });
