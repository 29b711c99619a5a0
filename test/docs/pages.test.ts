import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PaymentProvider } from '#shared/payment/provider.ts';
import { fencedIn, pages, pageText } from '#test/support/docs.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const { paths } = z
  .object({ paths: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('docs/reference/openapi.json', 'utf8')));

/** What npm runs without its being named among the scripts. */
const ofNpm = new Set(['install', 'exec', 'ci']);

const shell = (page: string) => ['bash', 'sh'].flatMap((language) => fencedIn(page, language));
const commands = pages().flatMap((page) => shell(page).map(({ text }) => ({ page, text })));

describe.each(pages())('%s', (page) => {
  it('links to what is there', () => {
    const links = [...pageText(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
      ([, to = '']) => to,
    );
    const missing = links.filter((to) => !existsSync(join(dirname(page), decodeURIComponent(to))));
    expect(missing).toEqual([]);
  });

  it('names paths of the API that are served', () => {
    const served = Object.keys(paths).map((path) => path.replaceAll(/\{\w+\}/g, '*'));
    const named = [...pageText(page).matchAll(/`(?:GET|POST|PUT|DELETE) (\/v1\/[^`\s?…]*)/g)].map(
      ([, path = '']) => path,
    );
    const plain = named.map((path) => path.replaceAll(/\{\w+\}/g, '*'));
    expect(plain.filter((path) => !served.includes(path) && path !== '/v1/openapi.json')).toEqual([]);
  });
});

describe('the commands of the pages', () => {
  it('bring the Node that the project runs on', () => {
    const bare = commands.filter(({ text }) => /^\s*(?:[A-Z_]+=\S+\s+)*node\s+\S+\.ts/m.test(text));
    expect(bare).toEqual([]);
  });

  it('bring it in the middle of a sentence, too', () => {
    const bare = pages().flatMap((page) =>
      [...pageText(page).matchAll(/`node \S+\.ts[^`]*`/g)].map(([one]) => one),
    );
    expect(bare).toEqual([]);
  });

  it('run scripts and files that there are', () => {
    const run = commands.flatMap(({ page, text }) =>
      [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?)?([a-z][\w:-]*)/g)].map(([, script = '']) => ({
        page,
        script,
      })),
    );
    const unknown = run.filter(({ script }) => !(script in scripts) && !ofNpm.has(script));
    const files = commands.flatMap(({ page, text }) =>
      [...text.matchAll(/\bnode (\S+\.ts)/g)].map(([, file = '']) => ({ page, file })),
    );
    expect([unknown, files.filter(({ file }) => !existsSync(file))]).toEqual([[], []]);
  });
});

it('publish records that are accepted', () => {
  const { paymentProviders } = z
    .object({ paymentProviders: z.array(PaymentProvider) })
    .parse(JSON.parse(readFileSync('infra/simulators/payments/provider.json', 'utf8')));
  expect(pageText('docs/money.md')).toContain(`--payments ${paymentProviders[0]?.secrets[0]}`);
});
