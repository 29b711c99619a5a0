import * as z from 'zod';
import { Certificate } from './signer.ts';

/** An authority whose certificates count, from when until when; a line of the trust list. */
export const TrustAnchor = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  from: z.iso.datetime(),
  to: z.iso.datetime().optional(),
  name: z.string().min(1),
  certificate: Certificate,
  basis: z.string().min(1),
});
export type TrustAnchor = z.infer<typeof TrustAnchor>;
