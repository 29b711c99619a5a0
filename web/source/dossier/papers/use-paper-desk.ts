import { useMemo, useState } from 'react';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import type { Dossier, DossierFile, Procedure } from '../model.ts';
import { neighbour, type PaperGroup, paperGroups, viewable } from './papers.ts';
import { changed, firstView, type View, type ViewChange } from './view.ts';

/** Which paper is open and how it is looked at. */
export interface PaperDesk {
  groups: readonly PaperGroup[];
  files: readonly DossierFile[];
  open: string | undefined;
  view: View;
  show: (fileId: string | undefined) => void;
  step: (by: 1 | -1) => void;
  look: (view: View) => void;
  change: (change: ViewChange) => void;
}

export function usePaperDesk(dossier: Dossier, procedure: Procedure | undefined): PaperDesk {
  const { papers: words } = useDossierWords();
  const { language } = usePreferences();
  const groups = useMemo(
    () => paperGroups(dossier, procedure, { words, language }),
    [dossier, procedure, words, language],
  );
  const files = useMemo(() => viewable(groups), [groups]);
  const [chosen, setChosen] = useState<string>();
  const [view, setView] = useState(firstView);
  const open = files.some(({ id }) => id === chosen) ? chosen : files[0]?.id;
  const pages = files.find(({ id }) => id === open)?.pages ?? 1;
  const show = (fileId: string | undefined) => {
    setChosen(fileId);
    if (fileId !== open) setView(({ zoom }) => ({ ...firstView, zoom }));
  };
  return {
    groups,
    files,
    open,
    view,
    show,
    step: (by) => show(neighbour(files, open, by)),
    look: setView,
    change: (what) => setView((now) => changed(now, what, pages)),
  };
}
