import * as z from 'zod';
import { type BatchAnswer, eachDossier } from './batch.ts';

/** Messages of a queue, as an event source mapping hands them over. */
export const QueueEvent = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});
export type QueueRecord = z.infer<typeof QueueEvent>['Records'][number];

const OfDossier = z.object({ code: z.string() });

const naming = {
  codeOf: ({ body }: QueueRecord) => OfDossier.parse(JSON.parse(body)).code,
  idOf: ({ messageId }: QueueRecord) => messageId,
};

/** Works off messages that name dossiers. */
export const perDossierOf = async (
  event: unknown,
  work: (code: string) => Promise<unknown>,
  failed: (code: string, error: unknown) => void,
): Promise<BatchAnswer> => eachDossier(QueueEvent.parse(event).Records, naming, work, failed);
