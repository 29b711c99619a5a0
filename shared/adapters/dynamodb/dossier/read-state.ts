import { Dossier } from '#shared/dossier/dossier.ts';
import { readStored } from '#shared/kernel/damage.ts';
import type { Item } from '../kit/item.ts';
import { unpackText } from '../kit/packed-text.ts';

/** As many as a few screens of work lists hold. */
const most = 500;
const known = new Map<string, Dossier>();

/**
 * The dossier of a state item, or of its place in a list. A work list is looked at again and again, and little in it has
 * changed: what was read before in the same words is not unpacked and checked once more. Dossiers are never changed in
 * place, so one may be in many hands.
 */
export function readState({ dossier: packed, pk }: Item): Dossier {
  const words = packed?.B === undefined ? (packed?.S ?? '') : Buffer.from(packed.B).toString('base64');
  const before = known.get(words);
  if (before !== undefined) return before;
  const dossier = readStored(`${pk?.S}/STATE`, () => Dossier.parse(JSON.parse(unpackText(packed) ?? '')));
  if (known.size >= most) known.delete(known.keys().next().value ?? '');
  known.set(words, dossier);
  return dossier;
}
