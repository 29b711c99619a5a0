import * as z from 'zod';

/** An authority that certifies when something was there (RFC 3161), and on what ground it is asked. */
export const TimeStampAuthority = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  from: z.iso.datetime(),
  to: z.iso.datetime().optional(),
  name: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  basis: z.string().min(1),
});
export type TimeStampAuthority = z.infer<typeof TimeStampAuthority>;

/** Somebody else's word on when something was there. */
export interface TimeStamps {
  /** A token over these bytes, in base64; undefined where no authority is published for this time. */
  stamp(bytes: Uint8Array, at: string): Promise<string | undefined>;
}

/** When an authority that was trusted then says that the bytes were there, and which; undefined where the token does not hold. */
export type StampReader = (
  token: string,
  bytes: Uint8Array,
) => Promise<{ at: string; authority: string } | undefined>;
