import { afterEach, describe } from 'vitest';
import { dynamoEndedPapers, dynamoKeptPapers } from '#shared/adapters/dynamodb/unit/kept-papers.ts';
import { hmacBy } from '#shared/adapters/kms/hmac.ts';
import { keptPapersContract } from '#test/adapters/kept-papers.contract.ts';
import { openKms } from '#test/adapters/kms/local-kms.ts';
import { startDynoxide } from '../dynoxide.ts';

describe('kept papers in DynamoDB', () => {
  const stops: (() => unknown)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  keptPapersContract(async () => {
    const engine = await startDynoxide();
    const kms = await openKms();
    stops.push(engine.stop, kms.close);
    const hash = hmacBy(kms.client, 'arn:aws:kms:r:0:key/HMAC_256');
    const ended = dynamoEndedPapers(engine.client, engine.table);
    return { ...dynamoKeptPapers(engine.client, engine.table, hash), ended };
  });
});
