import { cpus, totalmem } from 'node:os';
import type { coldStarts } from './cold-start.ts';
import type { floors } from './floors.ts';
import { prices } from './prices.ts';
import type { Figures } from './run.ts';

const sum = (values: Record<string, number>) =>
  Object.values(values).reduce((total, value) => total + value, 0);
const row = (...cells: (string | number)[]) =>
  `| ${cells.map((cell) => (typeof cell === 'number' ? round(cell) : cell)).join(' | ')} |`;
const round = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
const table = (head: string[], rows: string[]) =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

export function speedTable({ lives, seconds, cpuMilliseconds, memory, times }: Figures, concurrency: number) {
  const acts = Object.entries(times).map(([act, samples]) =>
    row(act, samples.count, samples.percentile(0.5), samples.percentile(0.99)),
  );
  return [
    `${lives} lifecycles, concurrency ${concurrency}: **${round(lives / seconds)} per second**, ${round(cpuMilliseconds)} ms of server CPU each, ${round(memory)} MB resident at most.`,
    table(['act', 'times', 'p50 ms', 'p99 ms'], acts),
  ].join('\n\n');
}

export function countTable({ lives, counters }: Figures) {
  const each = (value: number) => value / lives;
  const puts = Object.entries(counters.s3).filter(([name]) =>
    /^(Put|Copy|Create|Complete|Upload|List)/.test(name),
  );
  const counts = {
    stateTransitions: each(counters.transitions),
    dynamoWriteUnits: each(counters.dynamodb?.writeUnits ?? Number.NaN),
    dynamoReadUnits: each(counters.dynamodb?.readUnits ?? Number.NaN),
    lambdaInvocations: each(sum(counters.invocations)),
    lambdaDuration: each(sum(counters.invocations)),
    httpApiCalls: 5,
    s3Puts: each(sum(Object.fromEntries(puts))),
    s3Gets: each(sum(counters.s3)) - each(sum(Object.fromEntries(puts))),
    sqsRequests: 3,
  };
  const rows = Object.entries(counts).map(([name, count]) => {
    const price = Object.entries(prices).find(([priced]) => priced === name)?.[1];
    return { name, count, dollars: count * Number(price) };
  });
  const total = rows.reduce((dollars, one) => dollars + one.dollars, 0);
  const lines = rows.map(({ name, count, dollars }) => row(name, count, `$${round(dollars)}`));
  return table(
    ['per lifecycle', 'count', `per million (${prices.date})`],
    [...lines, row('**total**', '', `**$${round(total)}**`)],
  );
}

export const functionTable = ({ lives, counters }: Figures) =>
  table(
    ['function', 'invocations per lifecycle'],
    Object.entries(counters.invocations)
      .toSorted(([, a], [, b]) => b - a)
      .map(([name, count]) => row(name, count / lives)),
  );

export const floorTable = ({ transaction, echo }: Awaited<ReturnType<typeof floors>>) =>
  table(
    ['floor', 'per second', 'p50 ms', 'p99 ms'],
    [
      row(
        'bare two-item transaction (SDK, same engine)',
        transaction.perSecond,
        transaction.p50,
        transaction.p99,
      ),
      row('bare answer (same gateway, one function)', echo.perSecond, echo.p50, echo.p99),
    ],
  );

export const coldTable = (rows: ReturnType<typeof coldStarts>) =>
  table(
    ['bundle', 'KB', 'init ms', 'of plain'],
    rows.map(({ bundle, kilobytes, init, ratio }) => row(bundle, kilobytes, init, ratio)),
  );

export const machine = () =>
  `${cpus().length} cores (${cpus()[0]?.model}), ${round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
