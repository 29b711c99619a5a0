import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedBundle } from '#functions/operator/bundle.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { aProcedure } from '#test/procedure/a-procedure.ts';
import { aDefault } from '#test/procedure/retention-defaults.ts';
import { startDynamo } from './dynoxide.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
const folder = mkdtempSync(join(tmpdir(), 'retention-'));
const { PATH = '' } = process.env;

/** A command against a stage that keeps its data; with `shipped`, against what comes with the software. */
function run(command: string, args: string[], { shipped = false } = {}) {
  const stage = { ...dynamo.env, ARCHIVE_LOCKED_FOR: '1825', SAMPLES: 'false' };
  const child = spawnSync(process.execPath, [`functions/operator/${command}.ts`, ...args], {
    env: { PATH, ...(!shipped && stage) },
    encoding: 'utf8',
  });
  return { code: child.status, out: child.stdout + child.stderr };
}

function publish(bundle: object) {
  const file = join(folder, 'records.json');
  writeFileSync(file, JSON.stringify(bundle));
  return run('publish', [file]);
}

const unfounded = aProcedure({
  code: 'LOCAL.UNFOUNDED',
  retention: { term: { years: 20 }, remark: 'Chưa thấy' },
});
const decided = aDefault({ from: '2020-01-01' });

beforeAll(async () => {
  dynamo = await startDynamo('retention');
  const { calendars, codePatterns, units } = await shippedBundle();
  expect(publish({ calendars, codePatterns, units }).code).toBe(0);
});

afterAll(() => {
  dynamo.stop();
  rmSync(folder, { recursive: true });
});

const listed = (out: string) => out.slice(out.indexOf('retentionDefaults: ')).trim();

describe('a deployment without a default', () => {
  it('is told that one is missing', () => {
    expect(listed(run('catalogue', ['unconfirmed']).out)).toMatch(
      /^retentionDefaults: 1\n {2}no default of the organisation is in force: /,
    );
  });
});

describe('a procedure whose retention no document sets', () => {
  it('is refused in both languages as long as the organisation has no default', () => {
    const { code, out } = publish({ procedures: [unfounded] });
    expect(out).toContain('✗ PROCEDURE#LOCAL.UNFOUNDED version 1: rejected');
    expect(out).toContain('tổ chức chưa có thời hạn mặc định nào có hiệu lực');
    expect(out).toContain('no default of the organisation is in force');
    expect(code).toBe(1);
  });

  it('is refused with a default that begins later, or is shorter than the archive locks', () => {
    for (const [one, is] of [
      [{ ...decided, from: '2999-01-01' }, '+ RETENTION#2999-01-01: written'],
      [{ ...decided, usual: { term: { years: 4 } } }, '✗ RETENTION#2020-01-01: rejected'],
    ] as const) {
      const { code, out } = publish({ retentionDefaults: [one], procedures: [unfounded] });
      expect(out).toContain(is);
      expect(out).toContain('✗ PROCEDURE#LOCAL.UNFOUNDED version 1: rejected');
      expect(code).toBe(1);
    }
  });

  it('is published together with the decision', async () => {
    const { code, out } = publish({ retentionDefaults: [decided], procedures: [unfounded] });
    expect(out).toContain('+ RETENTION#2020-01-01: written');
    expect(out).toContain('+ PROCEDURE#LOCAL.UNFOUNDED version 1: written');
    expect(code).toBe(0);
    expect(await dynamoReference(dynamo.client, 'retention').retentionDefaults()).toContainEqual(decided);
  });
});

describe('what has to be confirmed before going live', () => {
  it('includes a default that is only assumed, as the shipped one is', () => {
    const { code, out } = run('catalogue', ['unconfirmed'], { shipped: true });
    expect(listed(out)).toMatch(/^retentionDefaults: 1\n {2}gia-dinh-2025 \/0: assumed: /);
    expect(out.match(/retentionDefaults/g)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('is told of the deployment’s own: nothing is left where its decision is known', () => {
    expect(listed(run('catalogue', ['unconfirmed']).out)).toBe('retentionDefaults: 0');
  });

  it('includes that the deployment’s next one is assumed', () => {
    const assumed = { sure: 'assumed' as const, source: 'not decided yet' };
    publish({ retentionDefaults: [aDefault({ id: 'next', from: '2998-01-01', evidence: assumed })] });
    const { out } = run('catalogue', ['unconfirmed', 'LOCAL.UNFOUNDED@1']);
    expect(out).toContain('LOCAL.UNFOUNDED@1: 1\n  /retention: Chưa thấy');
    expect(listed(out)).toMatch(/^retentionDefaults: 1\n {2}next \/\d: assumed: not decided yet$/);
  });
});
