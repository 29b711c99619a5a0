import { describe, expect, it, vi } from 'vitest';
import { Arrival } from '#functions/events/kit/arrival.ts';
import { perDossier, StreamEvent, withoutBeats } from '#functions/events/kit/stream.ts';
import { beatItems } from '#shared/adapters/dynamodb/beats.ts';

const record = (code: string, sequence: string) => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: sequence,
    Keys: { pk: { S: `DOSSIER#${code}` }, sk: { S: 'JOURNAL#000001' } },
    NewImage: { timer: { N: '1' }, entry: { S: '{}' }, other: { M: {} } },
  },
});

describe('a batch of the stream', () => {
  const { Records } = StreamEvent.parse({
    Records: [record('a', '1'), record('b', '2'), record('a', '3'), record('c', '4'), record('b', '5')],
  });

  it('is worked off dossier by dossier, each once', async () => {
    const worked: [string, number][] = [];
    const answer = await perDossier(
      Records,
      async (code, own) => worked.push([code, own.length]),
      () => undefined,
    );
    expect(worked.toSorted()).toEqual([
      ['a', 2],
      ['b', 2],
      ['c', 1],
    ]);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('answers for the records of a dossier that failed, and for no other', async () => {
    const failed: [string, unknown][] = [];
    const answer = await perDossier(
      Records,
      async (code) => {
        if (code === 'b') throw new Error('broken');
      },
      (code, error) => failed.push([code, String(error)]),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }, { itemIdentifier: '5' }] });
    expect(failed).toEqual([['b', 'Error: broken']]);
  });

  it('is counted by its beats, which ask for no work', () => {
    const [beat] = beatItems('2026-03-02T01:00:00.000Z');
    const { Records: mixed } = StreamEvent.parse({
      Records: [
        record('a', '1'),
        { dynamodb: { SequenceNumber: '2', Keys: { pk: beat?.['pk'], sk: beat?.['sk'] }, NewImage: beat } },
      ],
    });
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const others = withoutBeats('dev', mixed);
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)));
    written.mockRestore();
    expect(others.map(({ dynamodb }) => dynamodb.SequenceNumber)).toEqual(['1']);
    expect(lines).toMatchObject([{ Stage: 'dev', 'Beat-timer': 1 }]);
  });

  it('that is none fails aloud', () => {
    expect(() => StreamEvent.parse({ Records: [{ eventName: 'REMOVE', dynamodb: { Keys: {} } }] })).toThrow();
  });
});

describe('an arrival', () => {
  const created = {
    'detail-type': 'Object Created',
    detail: { object: { key: 'H00/f1', size: 1 }, bucket: { name: 'x' } },
  };
  const scanned = (status: string, statusReasons?: string[]) => ({
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    detail: {
      s3ObjectDetails: { objectKey: 'H00/f1' },
      scanResultDetails: { scanResultStatus: status, statusReasons },
    },
  });

  it('is told by S3', () => {
    expect(Arrival.parse(created)).toEqual({ key: 'H00/f1', threat: undefined });
  });

  it.each<[string, string | undefined, string[]?]>([
    ['NO_THREATS_FOUND', undefined],
    ['UNSUPPORTED', 'encrypted', ['PASSWORD_PROTECTED']],
    ['THREATS_FOUND', 'infected'],
    ['UNSUPPORTED', 'unscannable'],
    ['ACCESS_DENIED', 'unscannable'],
    ['FAILED', 'unscannable'],
    ['SOMETHING_NEW', 'unscannable'],
  ])('is told by the scan: %s', (status, threat, reasons) => {
    const scannedBy = threat === undefined ? 'Amazon GuardDuty Malware Protection for S3' : undefined;
    expect(Arrival.parse(scanned(status, reasons))).toEqual({ key: 'H00/f1', threat, scannedBy });
  });

  it('of another kind is a fault', () => {
    expect(Arrival.safeParse({ ...created, 'detail-type': 'Object Deleted' }).success).toBe(false);
  });
});
