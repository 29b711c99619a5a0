import * as z from 'zod';
import { type BatchAnswer, eachDossier } from './batch.ts';

const Keys = z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });

/** Records of the table's stream, as an event source mapping hands them over. */
export const StreamEvent = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        SequenceNumber: z.string(),
        Keys,
        NewImage: z.record(
          z.string(),
          z.object({ S: z.string().optional(), N: z.string().optional(), B: z.string().optional() }),
        ),
      }),
    }),
  ),
});
export type StreamRecord = z.infer<typeof StreamEvent>['Records'][number];

/** The dossier that a record belongs to. */
export const codeOf = ({ dynamodb }: StreamRecord) => dynamodb.Keys.pk.S.slice('DOSSIER#'.length);

const naming = { codeOf, idOf: ({ dynamodb }: StreamRecord) => dynamodb.SequenceNumber };

/** Works off changes of dossiers. */
export const perDossier = (
  records: StreamRecord[],
  work: (code: string, records: StreamRecord[]) => Promise<unknown>,
  failed: (code: string, error: unknown) => void,
): Promise<BatchAnswer> => eachDossier(records, naming, work, failed);
