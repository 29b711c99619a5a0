import type { DossierFile } from './file.ts';
import { type DerivativeKind, derivativeId, derivatives } from './recognition.ts';

const kinds = ['text', 'pdf'] as const satisfies DerivativeKind[];

/** What was made of a file by reading it: files of their own, named after it. */
export function derivativesOf({ id, name, recognition }: Pick<DossierFile, 'id' | 'name' | 'recognition'>) {
  if (recognition?.state !== 'done') return [];
  const stem = name.replace(/\.\w{1,5}$/, '');
  return kinds.flatMap((kind) => {
    const made = recognition[kind];
    if (made === undefined) return [];
    const { ending, mediaType } = derivatives[kind];
    return [{ id: derivativeId(id, kind), of: id, kind, name: `${stem}${ending}`, mediaType, ...made }];
  });
}
