import { useInfiniteQuery } from '@tanstack/react-query';
import { momentsOf } from '#web/dossier/facts/timeline.ts';
import { TimelinePanel } from '#web/dossier/facts/timeline-panel.tsx';
import { useTelling } from '#web/dossier/facts/use-telling.ts';
import type { Procedure } from '#web/dossier/model.ts';
import { Found } from '#web/shell/found.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { eventsQuery, type SealedDossier } from './queries.ts';

interface JournalProps {
  sealed: SealedDossier;
  procedure: Procedure | undefined;
  purpose: string;
}

/** The journal as it was sealed. What comes with the dossier is not asked for once more; a longer one is read whole. */
export function JournalPanel({ sealed, procedure, purpose }: JournalProps) {
  const { sides } = useArchiveWords();
  const telling = useTelling(procedure);
  const { dossier, journal } = sealed;
  const isWhole = journal.length >= dossier.version;
  const query = useInfiniteQuery({ ...eventsQuery(dossier.code, purpose), enabled: !isWhole });
  const entries = isWhole ? journal : (query.data?.pages.flatMap(({ items }) => items) ?? journal);
  const timeline = <TimelinePanel moments={momentsOf(entries, telling)} />;
  return (
    <section aria-label={sides.journal}>
      {isWhole ? (
        timeline
      ) : (
        <Found query={query} count={entries.length}>
          {timeline}
        </Found>
      )}
    </section>
  );
}
