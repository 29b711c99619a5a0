import * as z from 'zod';
import type { HttpEvent } from '#functions/http/event.ts';
import { plainText } from '#shared/kernel/plain-text.ts';

/** Maximum bytes of a form: the longest message, percent-encoded. */
const maxBody = 32_768;

/** What the page's forms send: the second factor, or a session; a message, or which messages to show. */
const Form = z.object({
  last4: z.string().max(40).optional(),
  session: z.string().max(400).optional(),
  text: z.string().max(10_000).optional(),
  key: z.uuid().optional(),
  before: z.coerce.number().int().positive().optional(),
});
export type Form = z.infer<typeof Form>;

/** What a browser sent; undefined for anything that none of our forms sends. */
export function readForm({ headers, body = '', isBase64Encoded }: HttpEvent): Form | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (type !== 'application/x-www-form-urlencoded' || bytes.length > maxBody) return undefined;
  return Form.safeParse(plainText(Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))))).data;
}
