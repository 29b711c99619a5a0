import { useEffect, useRef, useState } from 'react';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import type { DossierFile } from '../model.ts';
import type { Found, OpenPaper } from './drawing.ts';
import { Original } from './original.tsx';
import { PageCanvas } from './page-canvas.tsx';
import { PaperTools, Tool } from './paper-tools.tsx';
import { folded } from './papers.ts';
import { usePaper } from './use-paper.ts';
import { changed, type View, type ViewChange } from './view.ts';

interface PaperViewProps {
  code: string;
  file: DossierFile;
  view: View;
  onView: (view: View) => void;
  onSwap: () => void;
}

/** A paper beside the form: one page at a time, as large as wanted. */
export function PaperView(props: PaperViewProps) {
  const { code, file } = props;
  const { papers } = useDossierWords();
  const { shown, fault, retry } = usePaper(code, file);
  if (fault !== undefined && fault !== null) return <Problem fault={fault} onRetry={retry} />;
  if (shown === undefined)
    return (
      <p className="state is-quiet" role="status">
        {papers.open}
      </p>
    );
  if (shown.paper === undefined)
    return (
      <div className="state">
        <p>{papers.notShown}</p>
        <Original code={code} file={file} />
      </div>
    );
  return <Shown {...props} paper={shown.paper} />;
}

function Shown({ code, file, view, onView, onSwap, paper }: PaperViewProps & { paper: OpenPaper }) {
  const { papers } = useDossierWords();
  const [find, setFind] = useState('');
  const places = useFound(paper, folded(find.trim()));
  const { place, room } = useRoom();
  const change = (what: ViewChange) => onView(changed(view, what, paper.pages));
  const first = places?.[0]?.page;
  // What is looked for is shown where it stands first; how it is looked at stays.
  const turnTo = useRef((_: number) => {});
  turnTo.current = (page) => onView({ ...view, page });
  useEffect(() => {
    if (first !== undefined) turnTo.current(first);
  }, [first]);
  return (
    <div className="paper">
      <PaperTools
        view={view}
        pages={paper.pages}
        onChange={change}
        find={find}
        onFind={setFind}
        places={places}
      >
        <Original code={code} file={file} />
        <Tool label={`${papers.swap} (s)`} sign="⇄" onUse={onSwap} />
      </PaperTools>
      <section
        ref={place}
        className="paper-place"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={papers.view(file.name, view.page)}
      >
        {room > 0 && (
          <PageCanvas
            paper={paper}
            view={view}
            room={room}
            label={papers.view(file.name, view.page)}
            find={folded(find.trim())}
          />
        )}
      </section>
    </div>
  );
}

/** Where in a paper something stands; undefined while nothing is looked for. */
function useFound(paper: OpenPaper, find: string): readonly Found[] | undefined {
  const [found, setFound] = useState<{ find: string; places: readonly Found[] }>();
  useEffect(() => {
    if (find.length < 2) return;
    let gone = false;
    placesOf(paper, find).then(
      (places) => gone || setFound({ find, places }),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [paper, find]);
  return find.length < 2 || found?.find !== find ? undefined : found.places;
}

async function placesOf(paper: OpenPaper, find: string): Promise<Found[]> {
  const numbers = Array.from({ length: paper.pages }, (_, index) => index + 1);
  const counted = await Promise.all(
    numbers.map(async (page) => ({ page, count: folded(await paper.textOf(page)).split(find).length - 1 })),
  );
  return counted.filter(({ count }) => count > 0);
}

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

const margin = 12;
