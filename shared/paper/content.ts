/** A stretch of text in one style. */
export type Run = { text: string; style?: 'bold' | 'italic' };

export type Column = { title: string; share: number; align?: 'left' | 'centre' };

/**
 * Who signs: the office, how, and the name under the signature. `field` is a box for a digital signature, `stamp` the
 * lines that show it to the eye.
 */
export type SignaturePlace = { title: string; note: string; name?: string; field?: string; stamp?: string[] };

/** One part of a paper, in reading order. */
export type Block =
  | { kind: 'title'; text: string; note?: string }
  | { kind: 'paragraph'; runs: Run[]; align?: 'centre'; indent?: boolean }
  | { kind: 'table'; columns: Column[]; rows: string[][] }
  | { kind: 'signatures'; places: SignaturePlace[]; recipients?: string[] };

/** Who issues a paper, as its head says beside the national motto. */
export type Heading = { authority?: string; unit: string; number: string; place?: string; date: string };

/** Everything that a printed paper says; how it looks is the renderer's. The same content gives the same bytes. */
export type PaperContent = {
  /** The paper's own identifier, at the foot of each page. */
  id: string;
  title: string;
  /** Which form of which regulation it is. */
  caption: string;
  size: 'A4' | 'A5';
  orientation: 'portrait' | 'landscape';
  heading: Heading;
  /** The text in the QR code at the top left. */
  qr: string;
  blocks: Block[];
  /** Issued at; also the time in the file. */
  at: string;
};

/** Where on the paper a digital signature belongs, in points from the lower left. */
export type SignatureBox = {
  field: string;
  page: number;
  left: number;
  bottom: number;
  width: number;
  height: number;
};

export type PrintedPaper = { bytes: Uint8Array; pages: number; signatures: SignatureBox[] };

/** Turns content into a PDF/A-2u file. */
export type RenderPaper = (content: PaperContent) => Promise<PrintedPaper>;
