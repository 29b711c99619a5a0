import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dossierQuery } from '#web/api/queries.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import { followInterval } from './acts/acted.ts';
import { Desk } from './desk.tsx';
import type { Dossier, DossierFile } from './model.ts';
import { procedureQuery } from './queries.ts';
import { codeOf, isPast } from './task-id.ts';
import './dossier.css';

/** A file that an officer sent is inspected first; what follows an act by itself comes a moment later. */
const nextLook = ({ state }: { state: { data: Dossier | undefined } }) =>
  state.data?.files.some(isInspected) ? inspectionMs : followInterval();

const inspectionMs = 1_500;
const ours: readonly DossierFile['purpose'][] = ['result', 'opinion', 'agreement'];
const isInspected = ({ purpose, state }: DossierFile) => state === 'missing' && ours.includes(purpose);

/** The whole of a dossier on one screen, and what can be done with it. */
export function DossierPage({ taskId }: { taskId: string }) {
  const words = useDossierWords();
  const code = codeOf(taskId);
  const dossier = useQuery({ ...dossierQuery(code), refetchInterval: nextLook });
  // A reading that was kept may be older than the list in which the task was found.
  const isBehind =
    dossier.data !== undefined && dossier.data.task?.id !== taskId && !isPast(taskId, dossier.data);
  const { refetch } = dossier;
  useEffect(() => {
    if (isBehind) void refetch();
  }, [isBehind, refetch]);
  const { code: procedureCode = '', version = 0 } = dossier.data?.procedure ?? {};
  const procedure = useQuery({ ...procedureQuery(procedureCode, version), enabled: version > 0 });

  if (dossier.error !== null) return <Problem fault={dossier.error} onRetry={dossier.refetch} />;
  if (dossier.data === undefined || (isBehind && dossier.isFetching))
    return (
      <p className="state is-quiet" role="status">
        {words.loading}
      </p>
    );
  // A task that is done is no reason not to look at its dossier.
  const { task } = dossier.data;
  return (
    <Desk
      key={taskId}
      taskId={taskId}
      task={task?.id === taskId ? task : undefined}
      dossier={dossier.data}
      procedure={procedure.data}
    />
  );
}
