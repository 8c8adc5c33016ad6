import { strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';

import { parseXlsx } from './parse-xlsx.js';

type Parts = Record<string, string | Uint8Array>;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook whose one sheet holds this XML. */
function workbook(rows: string, more: Parts = {}): Uint8Array {
  const parts: Parts = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="A" r:id="rId7"/><sheet name="B" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      '<Relationship Id="rId1" Target="worksheets/other.xml"/><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>',
    'xl/worksheets/first.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

const strings = (xml: string): Parts => ({ 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${xml}</sst>` });

describe('parseXlsx', () => {
  it('reads what another program wrote, as text', async () => {
    const rows = [
      ['name', 'birth year', 'seat'],
      [null, null, null],
      ['=1+1', 1968, null],
      ['华为 & <co>', 12345678, 'NL'],
    ];
    const bytes = await writeXlsxFile(rows).toBuffer();
    expect(parseXlsx(bytes)).toEqual([
      ['name', 'birth year', 'seat'],
      [],
      ['=1+1', '1968'],
      ['华为 & <co>', '12345678', 'NL'],
    ]);
  });

  it('takes the first sheet by the order of the workbook, and its cells by their places', () => {
    const rows =
      '<row r="2"><c r="C2" t="str"><v>here</v></c><c><v>7</v></c></row><row><c t="b"><v>1</v></c></row>';
    expect(parseXlsx(workbook(rows))).toEqual([[], ['', '', 'here', '7'], ['TRUE']]);
  });

  it('takes of a formula the value that it showed', () => {
    const rows = '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x","y")</f><v>shown</v></c></row>';
    expect(parseXlsx(workbook(rows))).toEqual([['shown']]);
  });

  it('puts the runs of a text together, without what only says how it is pronounced', () => {
    const shared = strings(
      '<si><r><t>Quill</t></r><r><t>mere</t></r><rPh><t>kwil</t></rPh></si><si><t>a_x000D_b</t></si>',
    );
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>in <![CDATA[line]]></t></is></c></row>';
    expect(parseXlsx(workbook(rows, shared))).toEqual([['Quillmere', 'a\rb', 'in line']]);
  });

  it('reads a workbook of the strict dialect and with prefixes', () => {
    const sheet =
      '<m:worksheet xmlns:m="http://purl.oclc.org/ooxml/spreadsheetml/main"><m:sheetData><m:row r="1"><m:c r="A1"><m:v>5</m:v></m:c></m:row></m:sheetData></m:worksheet>';
    expect(parseXlsx(workbook('', { 'xl/worksheets/first.xml': sheet }))).toEqual([['5']]);
  });

  it.each([
    ['is an error', '<c r="B3" t="e"><v>#N/A</v></c>', 'shows an error of the sheet'],
    ['was rounded', '<c r="B3"><v>1.2345678901234567E+19</v></c>', 'is a number that the sheet has rounded'],
    ['stands far to the right', '<c r="XFD3"><v>1</v></c>', 'lies outside 10000 rows and 100 columns'],
    ['stands nowhere', '<c r="3"><v>1</v></c>', 'lies outside'],
  ])('refuses a cell that %s', (_, cell, what) => {
    expect(() => parseXlsx(workbook(`<row r="3">${cell}</row>`))).toThrow('The sheet has 1 fault');
    try {
      parseXlsx(workbook(`<row r="3">${cell}</row>`));
    } catch (error) {
      expect(error).toMatchObject({ problems: [{ message: expect.stringContaining(what) as string }] });
    }
  });

  it('refuses a cell of the row 1,048,576, and makes no room for those before it', () => {
    expect(() => parseXlsx(workbook('<row r="1048576"><c><v>1</v></c></row>'))).toThrow(
      'The sheet has 1 fault',
    );
  });

  it('D26 refuses a workbook that says that it unpacks to more than may be', () => {
    const bomb = workbook('', { 'xl/worksheets/other.xml': new Uint8Array(101 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(() => parseXlsx(bomb)).toThrow('The workbook is too large when it is unpacked.');
  });

  it('D26 unpacks no more than the list of contents says, where more comes', () => {
    const honest = workbook(`<row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(1_000_000)}`);
    expect(parseXlsx(honest)).toEqual([['1']]);
    const size = unzipSync(honest)['xl/worksheets/first.xml']?.length ?? 0;
    const lying = Buffer.from(honest);
    const told = Buffer.alloc(4);
    told.writeUInt32LE(size);
    for (let at = lying.indexOf(told); at >= 0; at = lying.indexOf(told, at + 4)) lying.writeUInt32LE(60, at);
    expect(() => parseXlsx(lying)).toThrow('The file is no workbook that can be read.');
  });

  it('resolves no entity that a workbook brings with it', () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a "boom">]><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&a;</v></c></row></sheetData></worksheet>`;
    expect(JSON.stringify(parseXlsx(workbook('', { 'xl/worksheets/first.xml': sheet })))).not.toContain(
      'boom',
    );
  });

  it.each([
    ['no ZIP', strToU8('PK\u0003\u0004 and nothing else')],
    ['a ZIP without a workbook', zipSync({ 'a.xml': strToU8('<a/>') })],
    ['a workbook without its sheet', workbook('', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' })],
    ['a sheet that is no XML', workbook('', { 'xl/worksheets/first.xml': '<worksheet><row>' })],
    ['a sheet that is no UTF-8', workbook('', { 'xl/worksheets/first.xml': Uint8Array.of(60, 0xff, 0xfe) })],
  ])('refuses %s', (_, bytes) => {
    expect(() => parseXlsx(bytes)).toThrow('The file is no workbook that can be read.');
  });
});
