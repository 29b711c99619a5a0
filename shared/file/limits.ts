/** What a file may ask of whoever opens it; far beyond any paper, and short of what a reader can bear. */
export const limits = {
  /** Of one PDF. */
  pages: 2_000,
  /** Of a page, in points; 200 inches, as far as PDF itself goes. */
  side: 14_400,
  /** Of a picture, alone or in a PDF: a sheet of A0 at 300 dots an inch has 140 million. */
  pixels: 200_000_000,
  /** What the packed parts of a PDF other than pictures may come to, in bytes. */
  unpacked: 256 * 1024 * 1024,
  /** Of a PDF without its contents, in bytes: what holds two thousand pages together comes to a tenth of it. */
  structure: 32 * 1024 * 1024,
  /** Of one dossier: far more than any has, and a tenth of what its record has room for. */
  files: 300,
  /** Results of one dossier, and opinions: more are mistakes of a program. */
  papers: 20,
  /** Of a batch of scans, in bytes: two hundred pages at a megabyte, which is a page at 300 dots an inch in colour. */
  batch: 200 * 1024 * 1024,
} as const;
