import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dossierQuery } from '#web/api/queries.ts';
import { OpenMatters } from '#web/dossier/facts/open-matters.tsx';
import type { Dossier } from '#web/dossier/model.ts';
import { PapersPanel } from '#web/dossier/papers/papers-panel.tsx';
import { usePaperDesk } from '#web/dossier/papers/use-paper-desk.ts';
import { procedureQuery } from '#web/dossier/queries.ts';
import { codeOf } from '#web/dossier/task-id.ts';
import { Toast } from '#web/dossier/toast.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { useTitle } from '#web/shell/use-title.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { AnswerForm } from './answer-form.tsx';
import '#web/dossier/dossier.css';

/** What another unit asks, with the papers that it asks about, and the answer to it. */
export function ConsultationRoute() {
  const { consultationId } = useParams({ from: '/consultations/$consultationId' });
  const words = useDossierWords();
  const dossier = useQuery(dossierQuery(codeOf(consultationId)));
  useTitle(words.consultations.title);
  if (dossier.error !== null) return <Problem fault={dossier.error} onRetry={dossier.refetch} />;
  if (dossier.data === undefined)
    return (
      <p className="state is-quiet" role="status">
        {words.loading}
      </p>
    );
  return <Asked key={consultationId} id={consultationId} dossier={dossier.data} />;
}

function Asked({ id, dossier }: { id: string; dossier: Dossier }) {
  const { consultations: words } = useDossierWords();
  const { code, version } = dossier.procedure;
  const { data: procedure } = useQuery(procedureQuery(code, version));
  const papers = usePaperDesk(dossier, procedure);
  const [swapped, setSwapped] = useState(false);
  const asked = dossier.consultations?.find((one) => one.id === id);
  return (
    <article className="dossier" data-swapped={swapped || undefined}>
      <header className="dossier-head">
        <Link to="/consultations" className="button button-plain">
          ← {words.title}
        </Link>
        <h1 className="dossier-code">{dossier.code}</h1>
      </header>
      <div className="dossier-work">
        <PapersPanel dossier={dossier} desk={papers} onSwap={() => setSwapped(!swapped)} />
        <div className="side">
          <div className="side-body stack">
            <OpenMatters
              dossier={{ ...dossier, consultations: asked === undefined ? [] : [asked] }}
              procedure={procedure}
            />
            {asked !== undefined && <AnswerForm asked={asked} dossier={dossier} />}
          </div>
        </div>
      </div>
      <footer className="dossier-acts">
        <Toast />
      </footer>
    </article>
  );
}
