import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Life, portal, reception, unit } from './acts.ts';
import { Addresses, type Local, localCloud, offsetOf } from './cloud.ts';
import { type Applicant, applicantOf } from './people.ts';
import { allPlans, type Plan } from './plans.ts';
import { declared, Uploads, upload } from './uploads.ts';

/**
 * Fills the sample unit of a new local cloud with dossiers, by its public API alone: portals and officers live ten
 * working days, for which the clock is set back and brought home again. A unit that has work already is left as it is.
 */
async function main(): Promise<void> {
  const addresses = Addresses.parse(process.env);
  const cloud = localCloud(addresses);
  const Tasks = z.object({ items: z.array(z.unknown()) });
  const { items } = Tasks.parse(await cloud.ask(reception, '/v1/tasks'));
  const offset = await offsetOf(addresses);
  // A run that was broken off has left the clock behind; one that was moved ahead is somebody's wish.
  if (items.length > 0 && offset < -60_000) await cloud.setClock(new Date());
  if (items.length > 0 || offset > 60_000) return;
  await live(cloud);
}

const most = 6;

async function live(cloud: Local): Promise<void> {
  const lives = allPlans.map((plan, no) => ({ plan, no, life: undefined as Life | undefined }));
  const days = workingDays(new Date());
  for (const [day, morning] of days.entries()) {
    await cloud.setClock(morning ?? new Date());
    // Work lists in memory have seen the present, and have to notice that the clock went back.
    await cloud.ask(reception, '/v1/tasks');
    const todays = lives.filter(
      ({ plan }) => plan.day <= day && day - plan.day < Math.max(1, plan.days.length),
    );
    await together(todays, async (one) => {
      if (one.plan.day === day) one.life = await submit(cloud, one.plan, one.no);
      const { life } = one;
      if (life !== undefined) for (const act of one.plan.days[day - one.plan.day] ?? []) await act(life);
    });
  }
  console.log(`${lives.length} dossiers were handed in to ${unit}.`);
}

/** The mornings of nine weekdays before, and now. */
function workingDays(now: Date): (Date | undefined)[] {
  const mornings: Date[] = [];
  // Half past eight in Việt Nam.
  const morning = new Date(now);
  morning.setUTCHours(1, 30, 0, 0);
  while (mornings.length < 9) {
    morning.setUTCDate(morning.getUTCDate() - 1);
    if (morning.getUTCDay() % 6 !== 0) mornings.unshift(new Date(morning));
  }
  return [...mornings, undefined];
}

async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all];
  const worker = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: most }, worker));
}

const scan = readFileSync(
  new URL('../../../test/data/1.004873-to-khai-xac-nhan-tinh-trang-hon-nhan.pdf', import.meta.url),
);

const Procedure = z.object({
  version: z.number(),
  form: z.object({ examples: z.array(z.json()) }),
  components: z.array(z.object({ id: z.string(), required: z.unknown() })),
});

async function submit(cloud: Local, { isSent, procedure }: Plan, no: number): Promise<Life> {
  const applicant = applicantOf(no);
  const { components, form } = Procedure.parse(await cloud.ask(portal, `/v1/procedures/${procedure}`));
  const wanted = components.filter(({ required }) => required === true).map(({ id }) => id);
  const body = {
    ...{ procedure, unit, channel: 'online' },
    applicant: { kind: 'citizen', ...applicant },
    form: writtenFor(form.examples[0], applicant),
    files: wanted.map((component) => ({ component, ...declared(scan, `${component}.pdf`) })),
  };
  let acts = 0;
  const key = () => {
    acts += 1;
    return `seed-${no}-${acts}`;
  };
  const answer = await cloud.ask(portal, '/v1/dossiers', { method: 'POST', body, key: key() });
  const { code = '', uploads } = Uploads.parse(answer);
  if (isSent) {
    for (const target of uploads) await upload(target, scan);
    await cloud.until(portal, code, ({ status }) => status !== 'draft');
  }
  return { cloud, code, scan, components: wanted, key };
}

/** The example of a form, in the name of somebody else. */
function writtenFor(example: z.core.util.JSONType | undefined, { identifier, name }: Applicant): unknown {
  const text = JSON.stringify(example)
    .replaceAll('NGUYỄN VĂN A', name.toUpperCase())
    .replaceAll('Nguyễn Văn A', name)
    .replaceAll('001099000001', identifier);
  return JSON.parse(text);
}

await main();
