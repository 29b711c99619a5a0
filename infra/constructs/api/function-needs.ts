import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { ExportBucket } from '#infra/constructs/data/export-bucket.ts';
import type { Issuer } from '#infra/constructs/data/identity.ts';
import type { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import type { PersonKey } from '#infra/constructs/data/person-key.ts';
import type { TextIndexBucket } from '#infra/constructs/data/text-index-bucket.ts';
import type { CursorKey } from './cursor-key.ts';

/** What the functions behind the API are made of. */
export interface FunctionNeeds {
  config: StageConfig;
  table: DossierTable;
  intake: IntakeBucket;
  archive: ArchiveBucket;
  issuer: Issuer;
  personKey: PersonKey;
  cursorKey: CursorKey;
  textIndex: TextIndexBucket;
  exportBucket: ExportBucket;
}
