import type { PackageInput } from './package-input.ts';

/**
 * When the dossier became what is packed: at its closing, or at the last entry after it. Building again changes nothing,
 * and nothing in a package is younger than the package.
 */
export const describedAt = ({ dossier, journal, derivatives }: PackageInput): string =>
  [
    dossier.closedAt,
    ...journal.slice(-1).map(({ at }) => at),
    ...derivatives.map(({ addedAt }) => addedAt),
  ].reduce((latest, at) => (Date.parse(at) > Date.parse(latest) ? at : latest));
