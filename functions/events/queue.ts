import * as z from 'zod';
import type { BatchAnswer } from './stream.ts';

/** Messages of a queue, as an event source mapping hands them over. */
export const QueueEvent = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});
export type QueueRecord = z.infer<typeof QueueEvent>['Records'][number];

const OfDossier = z.object({ code: z.string() });

/** Does the work of each dossier that messages name once, dossiers side by side; the messages of those that failed come again. */
export async function perDossierOf(
  event: unknown,
  work: (code: string) => Promise<unknown>,
  failed: (code: string, error: unknown) => void,
): Promise<BatchAnswer> {
  const { Records } = QueueEvent.parse(event);
  const byCode = Map.groupBy(Records, ({ body }) => OfDossier.parse(JSON.parse(body)).code);
  const failures = await Promise.all(
    byCode.entries().map(async ([code, own]) => {
      try {
        await work(code);
        return [];
      } catch (error) {
        failed(code, error);
        return own.map(({ messageId }) => ({ itemIdentifier: messageId }));
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
}
