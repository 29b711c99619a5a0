import { useQuery } from '@tanstack/react-query';
import { Refusal } from '#web/api/ask.ts';
import { dossierQuery, taskQuery } from '#web/api/queries.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useDossierWords } from '#web/words/dossier.ts';
import { Desk } from './desk.tsx';
import { procedureQuery } from './queries.ts';
import { codeOf, isPast } from './task-id.ts';
import './dossier.css';

/** The whole of a dossier on one screen, and what can be done with it. */
export function DossierPage({ taskId }: { taskId: string }) {
  const words = useDossierWords();
  const code = codeOf(taskId);
  const dossier = useQuery(dossierQuery(code));
  const isPassed = dossier.data !== undefined && isPast(taskId, dossier.data);
  const task = useQuery({ ...taskQuery(taskId), enabled: !isPassed });
  const { code: procedureCode = '', version = 0 } = dossier.data?.procedure ?? {};
  const procedure = useQuery({ ...procedureQuery(procedureCode, version), enabled: version > 0 });

  // A task that is done is no reason not to look at its dossier.
  const isOver = isPassed || (task.error instanceof Refusal && isGone(task.error));
  const fault = dossier.error ?? (isOver ? null : task.error);
  if (fault !== null)
    return <Problem fault={fault} onRetry={() => Promise.all([task.refetch(), dossier.refetch()])} />;
  if (dossier.data === undefined || (task.data === undefined && !isOver))
    return (
      <p className="state is-quiet" role="status">
        {words.loading}
      </p>
    );
  return (
    <Desk
      key={taskId}
      taskId={taskId}
      task={isOver ? undefined : task.data}
      dossier={dossier.data}
      procedure={procedure.data}
    />
  );
}

const isGone = ({ problem }: Refusal) => problem.code === 'task-closed' || problem.code === 'unknown-task';
