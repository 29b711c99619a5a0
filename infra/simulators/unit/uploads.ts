import { createHash } from 'node:crypto';
import { z } from 'zod';

const Upload = z.object({
  fileId: z.string(),
  url: z.url(),
  method: z.string(),
  headers: z.record(z.string(), z.string()),
});

/** Where files are to be sent. */
export const Uploads = z.object({ code: z.string().optional(), uploads: z.array(Upload) });

/** What is said of a file before it is sent. */
export const declared = (bytes: Uint8Array, name: string) => ({
  name,
  mediaType: 'application/pdf',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

export async function upload({ url, method, headers }: z.infer<typeof Upload>, bytes: Uint8Array) {
  const { 'content-length': _, ...rest } = headers;
  const answer = await fetch(url, { method, headers: rest, body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
}
