import type { PackageEntry } from '../entries.ts';
import { layout } from '../layout.ts';
import type { DipDossier } from './dip-input.ts';

/** A dossier, and where its package and its proof lie in the bag. */
export type Placed = { dossier: DipDossier; entry: PackageEntry; proofPath: string };

/** Where things lie in the bag of a DIP: as in that of a dossier, with packages in the place of files. */
export const dipLayout = (folder: string) => {
  const places = layout(folder);
  return {
    ...places,
    manifest: `${places.root}/documentation/manifest.csv`,
    proofs: `${places.root}/documentation/proofs`,
    packages: `${places.root}/representations/packages/data`,
  };
};

export type DipLayout = ReturnType<typeof dipLayout>;
