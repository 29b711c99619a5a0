import { useDossierWords } from '#web/words/dossier.ts';
import type { Dossier } from '../model.ts';
import { PaperList } from './paper-list.tsx';
import { PaperView } from './paper-view.tsx';
import type { PaperDesk } from './use-paper-desk.ts';

interface PapersPanelProps {
  dossier: Dossier;
  desk: PaperDesk;
  onSwap: () => void;
}

/** The papers of a dossier: their list, and the one that is open. */
export function PapersPanel({ dossier, desk, onSwap }: PapersPanelProps) {
  const { papers } = useDossierWords();
  const file = desk.files.find(({ id }) => id === desk.open);
  return (
    <section className="papers" aria-label={papers.title}>
      <PaperList groups={desk.groups} open={desk.open} onOpen={desk.show} />
      {file === undefined ? (
        <p className="state is-quiet">{papers.none}</p>
      ) : (
        <PaperView
          key={file.id}
          code={dossier.code}
          file={file}
          view={desk.view}
          onView={desk.look}
          onSwap={onSwap}
        />
      )}
    </section>
  );
}
