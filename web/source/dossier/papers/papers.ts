import type { DossierWords } from '#web/words/dossier.vi.ts';
import type { Language } from '../language.ts';
import type { Dossier, DossierFile, Procedure } from '../model.ts';

/** Papers that belong together: those of one component, or of one purpose. */
export interface PaperGroup {
  key: string;
  name: string;
  /** Asked for by the procedure. */
  required: boolean;
  files: DossierFile[];
}

/** All papers of a dossier in the order of its procedure, then what came or was made later. */
export function paperGroups(
  dossier: Dossier,
  procedure: Procedure | undefined,
  { words, language }: { words: DossierWords['papers']; language: Language },
): PaperGroup[] {
  const components = procedure?.components ?? [];
  const known = new Set(components.map(({ id }) => id));
  const isOfComponent = ({ component }: DossierFile) => component !== undefined && known.has(component);
  const asked = components.map(({ id, name, required }) => ({
    key: id,
    name: name[language],
    required,
    files: dossier.files.filter(({ component }) => component === id),
  }));
  const rest = Map.groupBy(
    dossier.files.filter((file) => !isOfComponent(file)),
    ({ purpose }) => purpose,
  );
  const others = [...rest].map(([purpose, files]) => ({
    key: `+${purpose}`,
    name: words.others[purpose],
    required: false,
    files,
  }));
  return [...asked, ...others].filter(({ files, required }) => files.length > 0 || required);
}

/** The papers that can be looked at, in the order in which they are listed. */
export const viewable = (groups: readonly PaperGroup[]): DossierFile[] =>
  groups.flatMap(({ files }) => files).filter(({ state }) => state === 'accepted');

/** The paper before or after another one; at an end it stays. */
export function neighbour(
  files: readonly DossierFile[],
  id: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = files.findIndex((file) => file.id === id);
  return files[Math.min(Math.max(at + step, 0), files.length - 1)]?.id;
}

/** Vietnamese is looked for without regard to case and marks. */
export const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/giu, 'd').toLowerCase();
