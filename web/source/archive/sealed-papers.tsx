import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { bodyOf, Refusal } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import type { Dossier, DossierFile, Procedure } from '#web/dossier/model.ts';
import { PaperList } from '#web/dossier/papers/paper-list.tsx';
import { Tool } from '#web/dossier/papers/paper-tools.tsx';
import { usePaperDesk } from '#web/dossier/papers/use-paper-desk.ts';
import { changed, firstView, type View, type ViewChange } from '#web/dossier/papers/view.ts';
import { Problem } from '#web/shell/problem.tsx';
import { Waiting } from '#web/shell/waiting.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { remember, remembered } from './marked.ts';
import { sealedPageQuery } from './queries.ts';
import { save } from './save.ts';

interface PapersProps {
  dossier: Dossier;
  procedure: Procedure | undefined;
  purpose: string;
}

/** The papers of a sealed dossier, and the page that is open; where a text was found, that page. */
export function SealedPapers({ dossier, procedure, purpose }: PapersProps) {
  const { papers } = useDossierWords();
  const search = useSearch({ from: '/archive/$code' });
  const desk = usePaperDesk(dossier, procedure);
  const { show } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the address as it was opened
  useEffect(() => {
    if (search.file !== undefined) show(search.file);
  }, []);
  const file = desk.files.find(({ id }) => id === desk.open);
  const page = file?.id === search.file ? search.page : undefined;
  return (
    <section className="papers" aria-label={papers.title}>
      <PaperList groups={desk.groups} open={desk.open} onOpen={desk.show} />
      {file === undefined ? (
        <p className="state is-quiet">{papers.none}</p>
      ) : (
        <SealedPaper key={file.id} {...{ code: dossier.code, file, purpose }} first={page ?? 1} />
      )}
    </section>
  );
}

interface PaperProps {
  code: string;
  file: DossierFile;
  purpose: string;
  first: number;
}

function SealedPaper({ code, file, purpose, first }: PaperProps) {
  const { papers } = useDossierWords();
  const words = useArchiveWords();
  const [view, setView] = useState<View>({ ...firstView, page: first });
  const [typed, setTyped] = useState(remembered());
  const [q, setQ] = useState(typed);
  const pages = file.pages ?? 1;
  const { data, error, refetch } = useQuery(
    sealedPageQuery({ code, fileId: file.id, page: view.page, purpose, q }),
  );
  const picture = useAddressOf(data);
  const saving = useMutation({
    mutationFn: async () => {
      const given = { params: { code, fileId: file.id }, query: { purpose } };
      save(file.name, bodyOf(await client.call('getArchivedFile', given)));
    },
  });
  const change = (what: ViewChange) => setView((now) => changed(now, what, pages));
  const mark = (event: FormEvent) => {
    event.preventDefault();
    remember(typed.trim());
    setQ(typed.trim());
  };
  return (
    <div className="paper">
      <div role="toolbar" aria-label={papers.title} className="paper-tools">
        <Tool label={papers.previousPage} sign="‹" onUse={() => change('previous')} off={view.page <= 1} />
        <span className="paper-number">{papers.page(view.page, pages)}</span>
        <Tool label={papers.nextPage} sign="›" onUse={() => change('next')} off={view.page >= pages} />
        <Tool label={papers.zoomOut} sign="−" onUse={() => change('out')} />
        <button
          type="button"
          className="button button-plain"
          onClick={() => change('fit')}
          title={papers.fit}
        >
          {Math.round(view.zoom * 100)}%
        </button>
        <Tool label={papers.zoomIn} sign="+" onUse={() => change('in')} />
        <form onSubmit={mark}>
          <input
            type="search"
            className="field paper-find"
            aria-label={words.mark}
            placeholder={words.mark}
            maxLength={200}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </form>
        <Tool label={papers.original} sign="⤓" onUse={() => saving.mutate()} off={saving.isPending} />
      </div>
      {saving.error !== null && <Problem fault={saving.error} onClose={saving.reset} />}
      <section
        className="paper-place"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={papers.view(file.name, view.page)}
      >
        {error !== null && <NotShown fault={error} onRetry={refetch} />}
        {error === null && picture === undefined && <Waiting text={papers.open} />}
        {picture !== undefined && (
          <img
            src={picture}
            alt={papers.view(file.name, view.page)}
            className="paper-page"
            style={{ width: `${view.zoom * 100}%` }}
          />
        )}
      </section>
    </div>
  );
}

function NotShown({ fault, onRetry }: { fault: unknown; onRetry: () => unknown }) {
  const { papers } = useDossierWords();
  const words = useArchiveWords();
  const code = fault instanceof Refusal ? fault.problem.code : undefined;
  if (code === 'not-shown') return <p className="state">{papers.notShown}</p>;
  if (code === 'not-a-scan') return <p className="state">{words.notAScan}</p>;
  return <Problem fault={fault} onRetry={onRetry} />;
}

/** Where the browser finds bytes that it has; given up with them. */
function useAddressOf(bytes: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (bytes === undefined) return setAddress(undefined);
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address;
}
