import * as z from 'zod';

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
      scanResultDetails: z.object({ scanResultStatus: z.string() }),
    }),
  })
  .transform(({ detail }) => {
    const threat = verdict(detail.scanResultDetails.scanResultStatus);
    const scannedBy = threat === undefined ? 'Amazon GuardDuty Malware Protection for S3' : undefined;
    return { key: detail.s3ObjectDetails.objectKey, threat, scannedBy };
  });

/** Only a clean verdict releases a file; one that could not be given does not. */
function verdict(status: string): 'infected' | 'unscannable' | undefined {
  if (status === 'NO_THREATS_FOUND') return undefined;
  return status === 'THREATS_FOUND' ? 'infected' : 'unscannable';
}

/** A file has arrived in the intake: told by S3 itself, or by GuardDuty after its scan. */
export const Arrival = z.union([Created, Scanned]);
