import type { Text } from '#shared/kernel/text.ts';
import { checkRetentionDefault } from '#shared/procedure/checks/retention-check.ts';
import { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import type { Known } from './publish-reference.ts';

/** What is wrong with a default, for an archive that locks for so many days at least. */
export const checkStoredRetentionDefault =
  (lockedFor: number | undefined) =>
  (record: unknown): Text[] =>
    checkRetentionDefault(RetentionDefault.parse(record), lockedFor).map(({ detail }) => detail);

/** The defaults that are stored. */
export const storedDefaults = (known: Known): RetentionDefault[] =>
  [...known].flatMap(([sk, text]) =>
    sk.startsWith('RETENTION#') ? [RetentionDefault.parse(JSON.parse(text))] : [],
  );
