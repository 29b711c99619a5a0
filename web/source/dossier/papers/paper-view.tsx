import { useEffect, useRef, useState } from 'react';
import { Refusal } from '#web/api/ask.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import type { DossierFile } from '../model.ts';
import { Original, Print } from './original.tsx';
import { PageCanvas } from './page-canvas.tsx';
import { PaperTools, Tool } from './paper-tools.tsx';
import { useFind } from './use-find.ts';
import { usePage } from './use-page.ts';
import { changed, type View, type ViewChange } from './view.ts';

interface PaperViewProps {
  code: string;
  file: DossierFile;
  view: View;
  onView: (view: View) => void;
  onSwap: () => void;
}

/** A paper beside the form: one page at a time, as large as wanted. */
export function PaperView({ code, file, view, onView, onSwap }: PaperViewProps) {
  const { papers } = useDossierWords();
  const { place, room } = useRoom();
  const width = Math.max(room * view.zoom, 100);
  const page = usePage({ code, fileId: file.id, page: view.page, width });
  const pages = page.data?.pages ?? file.pages ?? 1;
  const finding = useFind(code, page.data, (number) => onView({ ...view, page: number }));
  const change = (what: ViewChange) => onView(changed(view, what, pages));
  return (
    <div className="paper">
      <PaperTools view={view} pages={pages} onChange={change} finding={finding}>
        <Original code={code} file={file} />
        <Print code={code} file={file} />
        <Tool label={`${papers.swap} (s)`} sign="⇄" onUse={onSwap} />
      </PaperTools>
      <section
        ref={place}
        className="paper-place"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={papers.view(file.name, view.page)}
      >
        {page.error && <NotShown fault={page.error} onRetry={page.refetch} />}
        {page.isPending && (
          <p className="state is-quiet" role="status">
            {papers.open}
          </p>
        )}
        {page.data && room > 0 && (
          <PageCanvas
            shown={page.data}
            view={view}
            width={width}
            label={papers.view(file.name, page.data.page)}
            marks={finding.marks}
          />
        )}
      </section>
    </div>
  );
}

function NotShown({ fault, onRetry }: { fault: unknown; onRetry: () => unknown }) {
  const { papers } = useDossierWords();
  if (fault instanceof Refusal && fault.problem.code === 'not-shown')
    return <p className="state">{papers.notShown}</p>;
  return <Problem fault={fault} onRetry={onRetry} />;
}

/** Around a page. */
const margin = 12;

/** How wide the place is in which a page is shown. */
function useRoom() {
  const place = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const observer = new ResizeObserver(() => setRoom(Math.floor(current.clientWidth - 2 * margin)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { place, room };
}
