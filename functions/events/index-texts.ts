import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoDisposalStore } from '#shared/adapters/dynamodb/archive/disposal-store.ts';
import { dynamoKeepingStore } from '#shared/adapters/dynamodb/archive/keeping-store.ts';
import { dynamoRoots } from '#shared/adapters/dynamodb/archive/root-store.ts';
import { dynamoSealedDays } from '#shared/adapters/dynamodb/archive/sealed-days.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import { s3ArchiveReader } from '#shared/adapters/s3/archive-reader.ts';
import { s3Client } from '#shared/adapters/s3/client.ts';
import { s3SegmentStore } from '#shared/adapters/text-index/s3-segment-store.ts';
import { segmentIndex } from '#shared/adapters/text-index/segment-index.ts';
import { boundedViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import { indexTexts } from '#shared/use-cases/archive/index-texts.ts';
import { sealedTexts } from '#shared/use-cases/archive/sealed-texts.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.archive.shape, ...Names.texts.shape })
  .parse(process.env);
const dynamo = dynamoClient();
const table = environment.TABLE_NAME;
/** Whole segments are sent and fetched, in milliseconds. */
const s3 = s3Client({ timeoutMs: 60_000 });
const archive = { client: s3, name: environment.ARCHIVE_BUCKET };
const texts = { client: s3, name: environment.TEXTS_BUCKET };
const deps = {
  index: segmentIndex(s3SegmentStore(texts)),
  sealed: dynamoSealedDays(dynamo, table),
  roots: dynamoRoots(dynamo, table),
  disposals: dynamoDisposalStore(dynamo, table),
  texts: sealedTexts({
    store: dynamoDossierStore(dynamo, table),
    keeping: dynamoKeepingStore(dynamo, table),
    archive: s3ArchiveReader(archive),
    sha256,
    printed: boundedViewer.words,
  }),
};

/** Maximum time of a call, so that it can end what it does, in milliseconds. */
const budgetMs = 10 * 60_000;

/** On a schedule: keeps the index of texts. */
export const handler = async () => {
  const until = performance.now() + budgetMs;
  const taken = await indexTexts(deps, new Date().toISOString(), () => performance.now() < until);
  if (taken > 0) logger.info('texts indexed', { dossiers: taken });
};
