import { sealedCursors } from '#shared/adapters/cursors/sealed-cursors.ts';

/** Cursors under a secret of the test's own. */
export const cursors = sealedCursors(async () => new Uint8Array(32).fill(7));
