import type { OpenPaper } from './drawing.ts';
import { openPdf } from './pdf.ts';
import { openPicture } from './picture.ts';

/** Opens a paper, or says that this kind cannot be shown. */
export async function openPaper(bytes: Blob, mediaType: string): Promise<OpenPaper | undefined> {
  if (mediaType === 'application/pdf') return await openPdf(bytes);
  if (['image/jpeg', 'image/png', 'image/webp'].includes(mediaType)) return await openPicture(bytes);
  return undefined;
}
