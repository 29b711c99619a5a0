import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  discloseApplicant,
  getArchivedDossier,
  getArchivedFile,
  getPackage,
  listArchive,
  verifyArchivedDossier,
} from '#functions/archive/archive.ts';
import { getProof } from '#functions/archive/proofs.ts';
import { openPages } from '#functions/archive-copies/pages.ts';
import { getFile } from '#functions/dossier-files/get-file.ts';
import { getDossierEvents } from '#functions/dossiers/dossiers.ts';
import { api } from '#functions/http/api.ts';
import { getRoot, listRoots } from '#functions/public/roots.ts';
import { Verification } from '#shared/api/views/archive.ts';
import { derivativeId } from '#shared/file/recognition.ts';
import { quiet } from '#test/support/quiet.ts';
import { type Call, call } from '../http/calling.ts';
import { archiveScene, type Scene } from './archive-scene.ts';
import * as forge from './tamperings.ts';

quiet();

let scene: Scene;
let restore: () => Promise<void>;
beforeAll(async () => {
  scene = await archiveScene();
  restore = await scene.snapshot();
}, 120_000);
afterAll(() => scene.stop());

const auditor = { sub: 'thanh-tra', actor: 'auditor' };
const purpose = 'Kiểm toán nhà nước';
const why = `purpose=${encodeURIComponent(purpose)}`;

const answer = (request: Call) => {
  const { deps } = scene;
  return call(
    api([
      listArchive(deps),
      getArchivedDossier(deps),
      discloseApplicant(deps),
      getPackage(deps),
      getArchivedFile(deps),
      getFile({ ...deps, opened: { put: async () => undefined, signDownload: deps.signDownload } }),
      verifyArchivedDossier(deps),
      getProof(deps),
      getDossierEvents(deps),
      listRoots(deps),
      getRoot(deps),
    ]),
    { claims: auditor, ...request },
  );
};
const json = { 'content-type': 'application/json' };
const postTo = (path: string): Call => ({
  method: 'POST',
  path,
  headers: json,
  body: JSON.stringify({ purpose }),
});

/** What an auditor, a portal and anybody may look at. */
const looks = {
  dossier: (): Call => ({ path: `/v1/archive/${scene.code}`, query: why }),
  applicant: () => postTo(`/v1/archive/${scene.code}/disclosure`),
  package: (): Call => ({ path: `/v1/archive/${scene.code}/package`, query: why }),
  file: (): Call => ({ path: `/v1/archive/${scene.code}/files/${scene.file}`, query: why }),
  proof: (): Call => ({ path: `/v1/archive/${scene.code}/proof`, query: why }),
  events: (): Call => ({
    path: `/v1/dossiers/${scene.code}/events`,
    claims: { sub: 'cong-dvcqg', actor: 'portal' },
  }),
  opened: (): Call => ({
    path: `/v1/dossiers/${scene.code}/files/${scene.file}`,
    claims: { sub: 'cong-dvcqg', actor: 'portal' },
  }),
  root: (): Call => ({ path: `/v1/proofs/${scene.day}`, claims: null }),
} satisfies Record<string, () => Call>;
type Look = keyof typeof looks;
const all = Object.keys(looks) as Look[];

async function verify() {
  const { json: body, statusCode } = await answer(postTo(`/v1/archive/${scene.code}/verification`));
  expect(statusCode, JSON.stringify(body)).toBe(200);
  const report = Verification.parse(body);
  const found = report.checks.filter((check) => !check.ok).map(({ check, subject }) => `${check} ${subject}`);
  return { ...report, found };
}

async function refused(): Promise<Look[]> {
  const statuses = await Promise.all(all.map(async (look) => ({ look, ...(await answer(looks[look]())) })));
  for (const { look, statusCode, json: body } of statuses) {
    if (statusCode === 200) continue;
    expect({ look, statusCode, body }).toMatchObject({ statusCode: 409, body: { code: 'damaged' } });
    expect(body).toHaveProperty('errors.0.pointer');
  }
  return statuses.filter(({ statusCode }) => statusCode === 409).map(({ look }) => look);
}

const record: Look[] = ['dossier', 'applicant', 'package', 'file', 'proof', 'events', 'opened'];
/** What rests on the package, which portals see no more of than their files. */
const archived: Look[] = ['dossier', 'applicant', 'package', 'file', 'proof', 'opened'];
const zip = () => `${scene.code}.zip`;
const placeOf = async (file: string) => {
  const sealing = JSON.parse(
    forge.textOf(await scene.item(`DOSSIER#${scene.code}`, 'JOURNAL#000005'), 'entry'),
  );
  const offset: unknown = sealing.events[0].files.find((one: { file: string }) => one.file === file)?.offset;
  return Number(offset);
};

type Forgery = [what: string, make: () => unknown, found: string, shows: Look[], nightly: string];

const ofJournal: Forgery[] = [
  [
    'the officer of an entry is changed',
    () =>
      forge.change(scene, forge.entryAt(scene, 4), (text) =>
        text.replace('tiep-nhan.an-binh', 'lanh-dao.an-binhX'),
      ),
    'journal-shown journal entry 4',
    record,
    'journal-shown',
  ],
  [
    'an entry is deleted',
    () => forge.removeEntry(scene, 3),
    'journal-shown journal entry 3',
    record,
    'journal-shown',
  ],
  [
    'the first entry is deleted',
    () => forge.removeEntry(scene, 1),
    'journal-shown journal entry 1',
    record,
    'journal-shown',
  ],
  [
    'two entries change places',
    () => forge.swap(scene, 2, 3),
    'journal-shown journal entry 2',
    record,
    'journal-shown',
  ],
  ['an entry is added', () => forge.append(scene), 'sealing-entry journal', record, 'sealing-entry'],
  [
    'an entry is no JSON',
    () => forge.change(scene, forge.entryAt(scene, 2), (text) => text.slice(1)),
    'journal-shown journal entry 2',
    record,
    'journal-shown',
  ],
  [
    'a field is added to an entry',
    () => forge.change(scene, forge.entryAt(scene, 2), (text) => text.replace('{', '{"a":1,')),
    'journal-shown journal entry 2',
    record,
    'journal-shown',
  ],
  [
    'the sealing entry is deleted',
    () => forge.removeEntry(scene, 5),
    'sealing-entry journal',
    record,
    'journal-head',
  ],
  [
    'the hash of the sealing entry is changed',
    () =>
      forge.change(scene, forge.entryAt(scene, 5), (text) =>
        text.replace(/"hash":"./, '"hash":"g'.replace('g', text.includes('"hash":"0') ? '1' : '0')),
      ),
    'journal-shown journal entry 5',
    record,
    'journal-shown',
  ],
  [
    'an entry is changed, and every hash and the state after it',
    () => forge.rewrite(scene, 4, (text) => text.replace('Không thuộc', 'Hoàn toàn không thuộc')),
    'journal-shown journal entry 4',
    archived,
    'journal-head',
  ],
  [
    'the sealing entry names another package, and the state with it',
    () =>
      forge.rewrite(scene, 5, (text) =>
        text.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'b'.repeat(64)}"`),
      ),
    'package-digest package',
    ['proof'],
    'journal-head',
  ],
];

const ofState: Forgery[] = [
  [
    'the name in the state is changed',
    () => forge.change(scene, forge.stateAt(scene), (text) => text.replace('NGUYỄN VĂN A', 'NGUYỄN VĂN B')),
    'state-shown state',
    record,
    'state-shown',
  ],
  [
    'the unit in the state is changed',
    () =>
      forge.change(scene, forge.stateAt(scene), (text) => text.replace('"unit":"H00.01"', '"unit":"H00.02"')),
    'state-shown state',
    record,
    'state-shown',
  ],
  [
    'the state says that it is not sealed',
    () => forge.change(scene, forge.stateAt(scene), (text) => text.replace(/,"package":\{[^}]*\}/, '')),
    'state-shown state',
    record,
    'state-shown',
  ],
  [
    'the state is no JSON',
    () => forge.change(scene, forge.stateAt(scene), (text) => text.slice(1)),
    'state-shown state',
    record,
    'state-shown',
  ],
  [
    'the state cannot be unpacked',
    async () => {
      const state = await scene.item(`DOSSIER#${scene.code}`, 'STATE');
      await scene.put({ ...state, dossier: { B: Buffer.from('no deflated text') } });
    },
    'state-shown state',
    record,
    'state-shown',
  ],
  [
    'the state is deleted',
    async () => scene.remove(await scene.item(`DOSSIER#${scene.code}`, 'STATE')),
    'state-shown state',
    record,
    'state-shown',
  ],
  [
    'it is put into the list of another unit',
    async () => {
      const state = await scene.item(`DOSSIER#${scene.code}`, 'STATE');
      await scene.put({ ...state, list: { S: 'SEALED#H00.02' } });
    },
    'state-shown state',
    record,
    'state-shown',
  ],
];

const ofPackage: Forgery[] = [
  [
    'a byte of a file in the package is changed',
    async () => {
      const at = await placeOf(scene.file);
      forge.object(scene, zip(), forge.flipped(at + 3));
    },
    'package-digest package',
    ['file', 'opened'],
    'package',
  ],
  [
    'a byte of the journal in the package is changed',
    () => forge.object(scene, zip(), (bytes) => forge.flipped(bytes.indexOf('"seq":2'))(bytes)),
    'journal-shown journal entry 2',
    archived,
    'package',
  ],
  [
    'the package is cut short',
    () => forge.object(scene, zip(), (bytes) => bytes.subarray(0, bytes.length - 100)),
    'package-digest package',
    archived,
    'package',
  ],
  [
    'the package is gone',
    () => forge.object(scene, zip(), () => undefined),
    'container ZIP',
    archived,
    'package',
  ],
];

const lockedRoot = () => `proofs/${scene.day}.json`;
const leaves = () => `proofs/${scene.day}.leaves`;
const day = 'day 2026-03-02';
const ofProof: Forgery[] = [
  [
    'the number of leaves in the root of the table is changed',
    () => forge.change(scene, forge.rootAt(scene), (text) => text.replace('"count":3', '"count":4')),
    `root-record ${day}`,
    ['proof', 'root'],
    'root-record',
  ],
  [
    'the time stamp in the table is changed',
    () =>
      forge.change(scene, forge.rootAt(scene), (text) => text.replace(/"timeStamp":"./, '"timeStamp":"A')),
    `root-record ${day}`,
    ['proof'],
    'root-record',
  ],
  [
    'the root in the table is no JSON',
    () => forge.change(scene, forge.rootAt(scene), (text) => text.slice(1)),
    `root-record ${day}`,
    ['proof', 'root'],
    'root-record',
  ],
  [
    'a byte of the locked root is changed',
    () => forge.object(scene, lockedRoot(), (bytes) => forge.flipped(bytes.indexOf('"root":"') + 9)(bytes)),
    `root-record ${day}`,
    ['proof'],
    'root-record',
  ],
  [
    'the locked root is no JSON',
    () => forge.object(scene, lockedRoot(), (bytes) => bytes.subarray(1)),
    `root-record ${day}`,
    ['proof'],
    'root-record',
  ],
  [
    'the locked root is gone',
    () => forge.object(scene, lockedRoot(), () => undefined),
    `root-record ${day}`,
    ['proof'],
    'root-record',
  ],
  [
    'a byte of the locked leaves is changed',
    () =>
      forge.object(scene, leaves(), (bytes) =>
        Buffer.from(bytes.toString().replace(/^./, (hex) => (hex === '0' ? '1' : '0'))),
      ),
    `root-leaves ${day}`,
    ['proof'],
    'root-leaves',
  ],
  [
    'a locked leaf is gone',
    () => forge.object(scene, leaves(), (bytes) => bytes.subarray(65)),
    `root-leaves ${day}`,
    ['proof'],
    'root-leaves',
  ],
  [
    'a line that is no hash is among the locked leaves',
    () => forge.object(scene, leaves(), (bytes) => Buffer.concat([Buffer.from('zz\n'), bytes.subarray(65)])),
    `root-leaves ${day}`,
    ['proof'],
    'root-leaves',
  ],
  [
    'the locked leaves are gone',
    () => forge.object(scene, leaves(), () => undefined),
    `root-leaves ${day}`,
    ['proof'],
    'root-leaves',
  ],
];

const everything = [...ofJournal, ...ofState, ...ofPackage, ...ofProof];

describe('a sealed dossier of which', () => {
  it('nothing was changed is shown, and every check of it holds', async () => {
    expect(await verify()).toMatchObject({ ok: true, found: [] });
    expect(await refused()).toEqual([]);
    expect(await scene.check()).toMatchObject([{ checked: 3, damages: 0, done: true }]);
  });

  it.each(everything)(
    '%s is named by the verification and by the nightly check, and not shown',
    async (_, make, found, shows, nightly) => {
      await make();
      try {
        const report = await verify();
        expect(report.ok).toBe(false);
        expect(report.counts.failed).toBeGreaterThan(0);
        expect(report.found).toContain(found);
        expect(await refused()).toEqual(shows);
        const [night] = await scene.check();
        expect(night?.damaged.map(({ check = 'package' }) => check)).toContain(nightly);
        const signed = await scene.prove('2026-03-03T18:30:00.000Z');
        expect(signed.map(({ record: { day: of } }) => of)).toEqual(['2026-03-03']);
      } finally {
        await restore();
      }
    },
  );

  it('a byte is changed anywhere never verifies', async () => {
    const places = [...[1, 2, 3, 4, 5].map((seq) => forge.entryAt(scene, seq)), forge.stateAt(scene)];
    for (const place of places) {
      const { length } = forge.textOf(await scene.item(place[0], place[1]), place[2]);
      for (const part of [0.11, 0.37, 0.62, 0.93]) {
        await forge.change(scene, place, (text) => forge.otherLetter(text, Math.floor(length * part)));
        expect((await verify()).ok, `${place} ${part}`).toBe(false);
        await restore();
      }
    }
    for (const key of [lockedRoot(), leaves()]) {
      const { length = 0 } = scene.objects.get(key) ?? {};
      for (let at = 0; at < length; at += 97) {
        forge.object(scene, key, forge.flipped(at));
        expect((await verify()).ok, `${key} ${at}`).toBe(false);
        await restore();
      }
    }
  });
});

describe('the list of what a unit sealed', () => {
  it('names a dossier whose state cannot be read, and shows the others', async () => {
    await forge.change(scene, forge.stateAt(scene), (text) => text.slice(1));
    try {
      const list = await answer({ path: '/v1/archive', query: `unit=H00.01&${why}` });
      expect(list).toMatchObject({ statusCode: 200, json: { damaged: [scene.code] } });
      expect(list.json).toHaveProperty('items.length', 2);
    } finally {
      await restore();
    }
  });
});

describe('the leaf of a dossier in the table', () => {
  const leaf = () => scene.item(`SEALS#${scene.day}`, scene.code);
  it.each<[string, () => Promise<unknown>, string[]]>([
    [
      'that is changed',
      async () =>
        scene.put({
          ...(await leaf()),
          leaf: { S: JSON.stringify({ code: scene.code, package: 'b'.repeat(64), head: 'c'.repeat(64) }) },
        }),
      ['root-leaves', 'root-leaves', 'journal-head', 'package'],
    ],
    [
      'that is no JSON',
      async () => scene.put({ ...(await leaf()), leaf: { S: '{' } }),
      ['root-leaves', 'root-leaves', 'journal-head'],
    ],
    ['that is deleted', async () => scene.remove(await leaf()), ['root-leaves']],
    [
      'that lies under another code',
      async () => scene.put({ ...(await leaf()), sk: { S: 'H00.01-20260302-9999999' } }),
      ['root-leaves', 'journal-shown', 'sealing-entry', 'journal-head'],
    ],
  ])('%s is named by the nightly check', async (_, make, found) => {
    await make();
    try {
      const [night] = await scene.check();
      expect(night?.damaged.map(({ check = 'package' }) => check)).toEqual(found);
      expect(night?.damages).toBe(found.length);
    } finally {
      await restore();
    }
  });
});

describe('a page of a scan', () => {
  it('whose derivative is damaged in the package is refused with its place', async () => {
    const at = await placeOf(derivativeId(scene.file, 'text'));
    expect(at).toBeGreaterThan(0);
    forge.object(scene, zip(), forge.flipped(at + 2));
    try {
      const look = {
        code: scene.code,
        by: { kind: 'auditor', id: 'thanh-tra' },
        purpose,
        what: 'page',
        subject: `${scene.file}/1`,
        at: '2026-03-03T03:00:00.000Z',
      } as const;
      expect(await openPages(scene.deps, look, scene.file)).toMatchObject({
        ok: false,
        error: { code: 'damaged', findings: [{ code: 'dossier-file' }] },
      });
    } finally {
      await restore();
    }
  });
});
