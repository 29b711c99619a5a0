import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';

/** What AWS says where a right is missing, or something that should be there. */
const words = ['AccessDenied', 'NoSuchKey'];

/** Lines of the functions' logs since a moment that say so; undefined where no logs can be reached. */
export async function troubles(since: number): Promise<string[] | undefined> {
  const { LOG_FOLDER: folder, STAGE: stage } = process.env;
  if (folder !== undefined) return inFolder(folder, since);
  return stage === undefined ? undefined : inCloud(stage, since);
}

function inFolder(folder: string, since: number): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.log'));
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => words.some((word) => line.includes(word)) && timeOf(line) >= since)
      .map((line) => `${file}: ${line}`),
  );
}

/** A line that tells no time is one to show. */
function timeOf(line: string): number {
  const [, written = ''] = /"timestamp":"([^"]+)"/.exec(line) ?? [];
  return Date.parse(written) || Number.POSITIVE_INFINITY;
}

async function inCloud(stage: string, since: number): Promise<string[]> {
  const client = new CloudWatchLogsClient({});
  const lines: string[] = [];
  const filterPattern = words.map((word) => `?${word}`).join(' ');
  const groups = paginateDescribeLogGroups({ client }, { logGroupNamePrefix: `motcua-${stage}-` });
  for await (const { logGroups = [] } of groups)
    for (const { logGroupName } of logGroups) {
      const found = paginateFilterLogEvents({ client }, { logGroupName, startTime: since, filterPattern });
      for await (const { events = [] } of found)
        lines.push(...events.map(({ message = '' }) => `${logGroupName}: ${message.trim()}`));
    }
  return lines;
}
