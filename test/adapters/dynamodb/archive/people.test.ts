import { afterEach, describe } from 'vitest';
import { dynamoPeople } from '#shared/adapters/dynamodb/archive/people.ts';
import { hmacBy } from '#shared/adapters/kms/hmac.ts';
import { openKms } from '#test/adapters/kms/local-kms.ts';
import { peopleContract } from '#test/adapters/people.contract.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('people in DynamoDB, hashed by KMS', () => {
  const stops: (() => unknown)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  peopleContract(async () => {
    const engine = await startDynoxide();
    const kms = await openKms();
    stops.push(engine.stop, kms.close);
    const hash = hmacBy(kms.client, 'arn:aws:kms:r:0:key/HMAC_256');
    return dynamoPeople(engine.client, engine.table, hash);
  });
});
