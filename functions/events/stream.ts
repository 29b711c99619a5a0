import * as z from 'zod';

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

/** Which records of a batch failed and come again; from a stream, all after the first of them do. */
export type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] };

/** The dossier that a record belongs to. */
export const codeOf = ({ dynamodb }: StreamRecord) => dynamodb.Keys.pk.S.slice('DOSSIER#'.length);

/**
 * Does the work of each dossier in the batch once, dossiers side by side; the records of those that failed are answered
 * as failed, so that nothing is lost and a broken dossier is set apart at last.
 */
export async function perDossier(
  records: StreamRecord[],
  work: (code: string, records: StreamRecord[]) => Promise<unknown>,
  failed: (code: string, error: unknown) => void,
): Promise<BatchAnswer> {
  const byCode = Map.groupBy(records, codeOf);
  const failures = await Promise.all(
    byCode.entries().map(async ([code, own]) => {
      try {
        await work(code, own);
        return [];
      } catch (error) {
        failed(code, error);
        return own.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber }));
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
}
