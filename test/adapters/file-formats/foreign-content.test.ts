import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { examine } from '#shared/adapters/file-formats/examine.ts';
import { organisation, sign } from '#test/adapters/pades/signed.ts';
import { examined, jpeg, pdf, png, zip } from './samples.ts';

const at = '2026-03-02T01:10:00.000Z';

/** A PDF of one page, with entries of its catalog and its page, and objects from 4 on. */
const paper = (catalog: string, page = '', ...objects: string[]) =>
  Buffer.from(
    [
      `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R${catalog}>>endobj`,
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${page}>>endobj`,
      ...objects.map((object, index) => `${index + 4} 0 obj${object}endobj`),
      'trailer<</Root 1 0 R/Size 9>>\n%%EOF\n',
    ].join('\n'),
    'latin1',
  );

/** The same action in a packed stream of objects. */
function packedAction(action: string): Buffer {
  const packed = deflateSync(Buffer.from(`9 0 ${action}`));
  const [before, after] = paper('/OpenAction 9 0 R', '', '#').toString('latin1').split('#');
  const head = Buffer.from(
    `${before}<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>stream\n`,
  );
  return Buffer.concat([head, packed, Buffer.from(`\nendstream ${after}`)]);
}

const spec = (name: string) => `<</Type/Filespec/F(${name})/EF<</F 5 0 R>>>>`;
const embedded = '<</Type/EmbeddedFile/Length 2>>stream\nMZ\nendstream ';
const link = (action: string) => `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<${action}>>>>]`;

describe('a PDF that acts, or holds what is on no page', () => {
  it.each<[string, Buffer]>([
    ['JavaScript when it is opened', paper('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>')],
    ['the same by a reference', paper('/OpenAction 4 0 R', '', '<</S/JavaScript/JS 5 0 R>>', '(1)')],
    ['the same in a stream of objects', packedAction('<</S/JavaScript/JS(1)>>')],
    ['its name spelt by numbers', paper('/OpenAction<</S/J#61vaScript>>')],
    ['its name spelt by small letters of numbers', paper('/OpenAction<</S/#4aavaScript>>')],
    ['its key spelt by numbers', paper('/Open#41ction<</#53/JavaScript>>')],
    ['scripts by name', paper('/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>')],
    ['a script of a page', paper('', '/AA<</O<</S/JavaScript/JS(1)>>>>')],
    [
      'a script of a field',
      paper('/AcroForm<</Fields[4 0 R]>>', '', '<</FT/Tx/T(a)/AA<</K<</S/JavaScript/JS(1)>>>>>>'),
    ],
    [
      'a script behind another action',
      paper('', link('/S/URI/URI(https://a.vn)/Next<</S/JavaScript/JS(1)>>')),
    ],
    ['an action that nothing leads to', paper('', '', '<</S/Launch/F(cmd.exe)>>')],
    ['a program that it starts', paper('/OpenAction<</S/Launch/Win<</F(cmd.exe)>>>>')],
    ['a program behind a link', paper('', link('/S/Launch/F(cmd.exe)'))],
    ['a form that it sends', paper('/OpenAction<</S/SubmitForm/F(http://a.vn)>>')],
    ['data that it takes in', paper('', link('/S/ImportData/F(a.fdf)'))],
    ['a page of the web when it is opened', paper('/OpenAction<</S/URI/URI(https://a.vn)>>')],
    ['a page of the web when it is turned to', paper('', '/AA<</O<</S/URI/URI(https://a.vn)>>>>')],
    ['a script as an address', paper('', link('/S/URI/URI( JavaScript:alert\\(1\\))'))],
    ['a file of the machine as an address', paper('', link('/S/URI/URI(file:///etc/passwd)'))],
    ['film', paper('', '/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]>>]')],
    ['sound', paper('', '/Annots[4 0 R]', '<</Subtype/Sound/Rect[0 0 9 9]>>')],
    [
      'contents in another file',
      paper('', '/Contents 4 0 R', '<</F(//a.vn/b)/Length 0>>stream\n\nendstream '),
    ],
    [
      'an attached program',
      paper('/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>', '', spec('a.exe'), embedded),
    ],
    ['an attached table', paper('/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>', '', spec('a.csv'), embedded)],
    [
      'a file pinned to a page',
      paper('', '/Annots[<</Subtype/FileAttachment/FS 4 0 R>>]', spec('a.csv'), embedded),
    ],
    ['a ZIP behind its end', Buffer.concat([paper(''), zip()])],
    ['a ZIP behind its end that says it has none', Buffer.concat([paper(''), zip('%%EOF')])],
    ['a RAR behind its end', Buffer.concat([paper(''), Buffer.from('Rar!\x1a\x07\x00', 'latin1')])],
  ])('is refused by name: %s', async (_, bytes) => {
    expect(await examined(bytes)).toMatchObject({ mediaType: 'application/pdf', problem: 'active-content' });
  });

  it.each(['4 0 R', '[(template)4 0 R]'])('is refused by name: a form of XFA, %s', async (xfa) => {
    const form = '<</Length 11>>stream\n<xdp></xdp>\nendstream ';
    expect(await examined(paper(`/AcroForm<</XFA ${xfa}/Fields[]>>`, '', form))).toMatchObject({
      problem: 'dynamic-form',
    });
  });

  it.each<[string, Buffer]>([
    ['nothing', paper('')],
    ['a page that it opens at', paper('/OpenAction[3 0 R/Fit]')],
    ['a page that it goes to', paper('/OpenAction<</S/GoTo/D[3 0 R/Fit]>>')],
    ['a wish to be printed', paper('/OpenAction<</S/Named/N/Print>>')],
    ['a link', paper('', link('/S/URI/URI(https://dichvucong.gov.vn)'))],
    ['a form', paper('/AcroForm<</Fields[4 0 R]/XFA null>>', '', '<</FT/Tx/T(ten)/V(An)>>')],
    ['a part of speech that is called so', paper('', '', '<</Type/StructElem/S/Sound/P 1 0 R>>')],
  ])('is not one with %s', async (_, bytes) => {
    expect(await examined(bytes)).toMatchObject({ pages: 1 });
  });
});

describe('a PDF with attached files that somebody signed', () => {
  const withFile = async (name: string) => {
    const document = await PDFDocument.load(await pdf(1));
    await document.attach(Buffer.from('so,ten'), name);
    return Buffer.from(await document.save({ useObjectStreams: false }));
  };

  it('is taken with a remark where the signature holds, and only there', async () => {
    const own = await organisation();
    const signed = await sign(await withFile('bang.csv'), own.signer, '2026-03-01T03:00:00.000Z');
    expect(await examine(signed, { at, anchors: async () => [own.anchor] })).toMatchObject({
      pages: 1,
      attachments: 1,
    });
    expect(await examined(signed)).toMatchObject({
      problem: 'active-content',
      signatures: [{ trusted: false }],
    });
  });

  it('is refused where one of them is a program', async () => {
    const own = await organisation();
    const signed = await sign(await withFile('hoa-don.exe'), own.signer, '2026-03-01T03:00:00.000Z');
    expect(await examine(signed, { at, anchors: async () => [own.anchor] })).toMatchObject({
      problem: 'active-content',
    });
  });
});

describe('a PDF with something before its beginning', () => {
  it.each(['\ufeff', '\r\n', '\ufeff\r\n', 'HTTP/1.1 200 OK\r\n\r\n', '<html><script>alert(1)</script>\n'])(
    'is damaged, which its sender can mend: %j',
    async (lead) => {
      const found = await examined(Buffer.concat([Buffer.from(lead), await pdf(1)]));
      expect(found).toMatchObject({ mediaType: 'application/pdf', problem: 'damaged' });
    },
  );
});

describe('a picture with an archive behind its end', () => {
  it.each([jpeg(), png(4)])('is refused by name', async (picture) => {
    expect(await examined(Buffer.concat([picture, zip()]))).toMatchObject({ problem: 'active-content' });
  });
});
