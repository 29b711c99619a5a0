import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dynamoCatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import { Archive } from './archive.ts';
import { readBundle, shippedBundle } from './bundle.ts';
import { command, say, todayInVietnam } from './command.ts';
import { publishBundles } from './publish-bundles.ts';
import { summary } from './report.ts';

/**
 * `node functions/operator/publish.ts [file.json …]` puts code patterns, calendars, units, officers, portals and procedures into
 * the table `TABLE_NAME`: the ones that come with the software, or those of the named files
 * (`{"units": […], "portals": […], "procedures": […], …}`). Credentials, region and endpoint are the SDK's own.
 */
async function main(files: readonly string[]): Promise<void> {
  const { TABLE_NAME, ARCHIVE_LOCKED_FOR: lockedFor, SAMPLES: samples } = Environment.parse(process.env);
  const bundles =
    files.length === 0 ? [await shippedBundle({ samples })] : await Promise.all(files.map(readBundle));
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const lines = await publishBundles(
    dynamoCatalogueWriter(client, TABLE_NAME),
    bundles,
    { today: todayInVietnam(), lockedFor },
    say,
  );
  say(summary(lines));
  if (lines.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}

const unnamed = 'TABLE_NAME must name the table';

const Environment = z.object({
  TABLE_NAME: z.string(unnamed).min(1, unnamed),
  ...Archive.shape,
  /** Whether the procedures are published that are made up; a stage that keeps its data has none. */
  SAMPLES: z.stringbool().default(true),
});

await command(main, { failed: 'Nothing more was published. ' });
