/** How long papers and receipts that follow an act by themselves are looked for. */
const followsMs = 10_000;
const everyMs = 1_500;

let actedAt = Number.NEGATIVE_INFINITY;

/** Somebody acted on the dossier that is shown. */
export function noteAct(): void {
  actedAt = performance.now();
}

/** How often the dossier is read again while something is to follow. */
export const followInterval = (): number | false =>
  performance.now() - actedAt < followsMs ? everyMs : false;
