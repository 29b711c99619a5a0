import { S3ServiceException } from '@aws-sdk/client-s3';

/** What S3 said no with, by its own name; undefined for anything that is no answer of S3. */
const refusalOf = (error: unknown) => (error instanceof S3ServiceException ? error : undefined);

const absent: ReadonlySet<string> = new Set(['NoSuchKey', 'NoSuchVersion', 'NotFound']);

export const isAbsent = (error: unknown): boolean => absent.has(refusalOf(error)?.name ?? '');

/** The condition of a write did not hold: something is there already, or is not what it was. */
export const isTaken = (error: unknown): boolean => refusalOf(error)?.name === 'PreconditionFailed';

export const isRefusedAs = (error: unknown, name: string): boolean => refusalOf(error)?.name === name;

export const statusOf = (error: unknown): number | undefined => refusalOf(error)?.$metadata.httpStatusCode;
