import * as z from 'zod';
import type { Threat } from '#shared/file/file.ts';

const Created = z
  .object({
    'detail-type': z.literal('Object Created'),
    detail: z.object({ object: z.object({ key: z.string() }) }),
  })
  .transform(({ detail }) => ({ key: detail.object.key, threat: undefined, scannedBy: undefined }));

const Scanned = z
  .object({
    'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
    detail: z.object({
      s3ObjectDetails: z.object({ objectKey: z.string() }),
      scanResultDetails: z.object({
        scanResultStatus: z.string(),
        statusReasons: z.array(z.string()).nullish(),
      }),
    }),
  })
  .transform(({ detail }) => {
    const { scanResultStatus, statusReasons } = detail.scanResultDetails;
    const threat = verdict(scanResultStatus, statusReasons ?? []);
    const scannedBy = threat === undefined ? 'Amazon GuardDuty Malware Protection for S3' : undefined;
    return { key: detail.s3ObjectDetails.objectKey, threat, scannedBy };
  });

/** Only a clean verdict releases a file; one that could not be given does not. What a password locks is not scanned. */
function verdict(status: string, reasons: string[]): Threat | undefined {
  if (status === 'NO_THREATS_FOUND') return undefined;
  if (status === 'THREATS_FOUND') return 'infected';
  return reasons.includes('PASSWORD_PROTECTED') ? 'encrypted' : 'unscannable';
}

/** A file has arrived in the intake: announced by S3 itself, or by GuardDuty after its scan. */
export const Arrival = z.union([Created, Scanned]);
