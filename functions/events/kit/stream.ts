import * as z from 'zod';
import { countMetric } from '#functions/http/metric.ts';
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

/** Counts the beats among the records, one metric for each mark, and gives the others: a beat asks for no work. */
export function withoutBeats(stage: string, records: StreamRecord[]): StreamRecord[] {
  const [beats, others] = [records.filter(isBeat), records.filter((record) => !isBeat(record))];
  for (const { dynamodb } of beats) countMetric(stage, `Beat-${dynamodb.NewImage['beat']?.S}`, 1);
  return others;
}

const isBeat = ({ dynamodb }: StreamRecord) => dynamodb.NewImage['beat'] !== undefined;
