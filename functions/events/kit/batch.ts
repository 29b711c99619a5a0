/** Which records of a batch failed and come again; from a stream, all after the first of them do. */
export type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] };

/** How a record says which dossier it is about, and by which name it is answered as failed. */
type Naming<R> = { codeOf: (record: R) => string; idOf: (record: R) => string };

/**
 * Does the work of each dossier in the batch once, dossiers side by side; the records of those that failed are answered
 * as failed, so that nothing is lost and a broken dossier is set apart at last.
 */
export async function eachDossier<R>(
  records: readonly R[],
  { codeOf, idOf }: Naming<R>,
  work: (code: string, records: R[]) => Promise<unknown>,
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
        return own.map((record) => ({ itemIdentifier: idOf(record) }));
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
}
