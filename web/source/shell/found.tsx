import type { ReactNode } from 'react';
import { useWords } from '#web/words/words.ts';
import { Problem } from './problem.tsx';
import { Waiting } from './waiting.tsx';
import '#web/style/results.css';

interface FoundProps {
  query: {
    error: unknown;
    isPending: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
    refetch: () => unknown;
  };
  count: number;
  /** What is said where there is nothing, if no search could have narrowed it. */
  empty?: string;
  children: ReactNode;
}

/** What came of a search, page by page: waiting, a problem, nothing, or what was found. */
export function Found({ query, count, empty, children }: FoundProps) {
  const { found: words } = useWords();
  if (query.isPending) return <Waiting text={words.searching} />;
  return (
    <>
      {query.error !== null && <Problem fault={query.error} onRetry={query.refetch} />}
      {query.error === null && count === 0 && (
        <div className="state" role="status">
          <p className="state-title">{empty ?? words.nothing}</p>
          {empty === undefined && <p>{words.nothingAdvice}</p>}
        </div>
      )}
      {children}
      {query.hasNextPage && (
        <button
          type="button"
          className="button more"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? words.searching : words.more}
        </button>
      )}
    </>
  );
}
