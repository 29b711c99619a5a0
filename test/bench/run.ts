import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { signIn } from '#test/support/api.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { liveOnce, readBack, type World } from './life.ts';
import { cpuOf, familyOf, memoryOf } from './processes.ts';
import { Samples } from './samples.ts';
import { bigScan } from './scan.ts';
import { Counters, sealed, watch, workList } from './watch.ts';

const { form } = z
  .object({ form: z.object({ examples: z.array(z.json()).min(1) }) })
  .parse(
    JSON.parse(
      readFileSync(new URL('../../shared/procedure/data/LOCAL.BENCH.json', import.meta.url), 'utf8'),
    ),
  );

export type Figures = {
  lives: number;
  seconds: number;
  cpuMilliseconds: number;
  memory: number;
  times: World['times'];
  counters: z.infer<typeof Counters>;
};

/** Lets `lives` dossiers live, `concurrency` of them at a time, on a local cloud of its own. */
export async function run({
  lives,
  concurrency,
  warmUp,
  flags = [],
  cloud: prepared = {},
}: {
  lives: number;
  concurrency: number;
  warmUp: number;
  flags?: string[];
  /** A data folder that holds something already. */
  cloud?: { directory: string; seeded: true } | Record<string, never>;
}) {
  const cloud = await startLocalCloud({ flags, ...prepared });
  try {
    return await measure(cloud, { lives, concurrency, warmUp });
  } finally {
    await cloud.close();
  }
}

async function measure(
  cloud: LocalCloud,
  { lives, concurrency, warmUp }: { lives: number; concurrency: number; warmUp: number },
): Promise<Figures> {
  const { api, control } = cloud.addresses;
  const [portal, reception, specialist, leader, auditor] = await Promise.all(
    ['cong-dvcqg', 'tiep-nhan.an-binh', 'chuyen-vien.an-binh', 'lanh-dao.an-binh', 'thanh-tra'].map((id) =>
      signIn(cloud.addresses, id),
    ),
  );
  if (!portal || !reception || !specialist || !leader || !auditor)
    throw new Error('somebody could not sign in');
  const tasks = watch(() => workList(api, reception), 100);
  const archive = watch((since) => sealed(api, auditor, since), 500);
  const people = { portal, reception, specialist, leader, auditor };
  const world = { api, people, scan: await bigScan(), form: form.examples[0], inWorkList: tasks.of };
  const live = async (count: number, times: World['times']) => {
    const scene = { ...world, times };
    const endings: Promise<unknown>[] = [];
    let left = count;
    const worker = async () => {
      while (left-- > 0) {
        const code = await liveOnce(scene);
        endings.push(archive.of(code).then(() => readBack(scene, code)));
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    await Promise.all(endings);
  };
  await live(warmUp, newTimes());
  await fetch(`${control}/counters/reset`, { method: 'POST' });
  const pids = familyOf(cloud.process.pid ?? 0);
  let memory = 0;
  const sampling = setInterval(() => {
    memory = Math.max(memory, memoryOf(pids));
  }, 200);
  const [cpu, started, times] = [cpuOf(pids), performance.now(), newTimes()];
  await live(lives, times);
  const seconds = (performance.now() - started) / 1000;
  const cpuMilliseconds = ((cpuOf(pids) - cpu) * 1000) / lives;
  clearInterval(sampling);
  const counters = Counters.parse(await (await fetch(`${control}/counters`)).json());
  await Promise.all([tasks.stop(), archive.stop()]);
  return { lives, seconds, cpuMilliseconds, memory, times, counters };
}

const newTimes = () => ({
  submit: new Samples(),
  upload: new Samples(),
  complete: new Samples(),
  read: new Samples(),
});
