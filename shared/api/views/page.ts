import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';

export const RedactedCopy = z.strictObject({
  /** For five minutes; the copy is there for seven days. */
  url: z.url(),
  sha256: z.string(),
  bytes: z.int(),
  /** Why something is covered in it, and what stands there instead. */
  reasons: z.array(z.strictObject({ id: z.string(), label: z.string(), name: Text, basis: z.string() })),
});
