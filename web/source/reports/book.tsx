import { useMutation, useQuery } from '@tanstack/react-query';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useReportsWords } from '#web/words/reports.ts';
import { bookQuery } from './queries.ts';

/** Orders the follow-up book of some days, and fetches it when it is made. */
export function Book({ from, to }: { from: string | undefined; to: string | undefined }) {
  const words = useReportsWords();
  const ordering = useMutation({
    mutationFn: async (days: { from: string; to: string }) =>
      bodyOf(await client.call('orderBook', { body: days })),
  });
  return (
    <div className="state">
      <p className="is-quiet">{words.orderAdvice}</p>
      <button
        type="button"
        className="button button-main"
        disabled={from === undefined || to === undefined || ordering.isPending}
        onClick={() => from !== undefined && to !== undefined && ordering.mutate({ from, to })}
      >
        {words.order}
      </button>
      {ordering.error !== null && <Problem fault={ordering.error} onClose={ordering.reset} />}
      {ordering.data && <Made key={ordering.data.id} id={ordering.data.id} />}
    </div>
  );
}

function Made({ id }: { id: string }) {
  const words = useReportsWords();
  const { data, error, refetch } = useQuery(bookQuery(id));
  if (error !== null) return <Problem fault={error} onRetry={refetch} />;
  if (data?.url === undefined) return <p role="status">{words.making}</p>;
  return (
    <>
      <p role="status">{words.ready(data.rows ?? 0, data.pages ?? 0)}</p>
      <a className="button" href={data.url}>
        {words.fetch}
      </a>
    </>
  );
}
