import { useQuery } from '@tanstack/react-query';
import { dossierQuery } from '#web/api/queries.ts';
import { Problem } from '#web/shell/problem.tsx';
import { Waiting } from '#web/shell/waiting.tsx';
import { useText, useWords } from '#web/words/words.ts';

/** What a dossier is, in short. */
export function DossierPage({ taskId }: { taskId: string }) {
  const { data, error, isPending, refetch } = useQuery(
    dossierQuery(taskId.slice(0, taskId.lastIndexOf('~'))),
  );
  const { dossier } = useWords();
  const text = useText();
  if (isPending) return <Waiting />;
  if (error) return <Problem fault={error} onRetry={refetch} />;
  return (
    <article className="state">
      <h1>{data.code}</h1>
      <dl>
        <dt>{dossier.status}</dt>
        <dd>{text(data.statusName)}</dd>
        <dt>{dossier.applicant}</dt>
        <dd>{data.applicantName}</dd>
      </dl>
    </article>
  );
}
