import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '#test/support/api.ts';
import { freePorts, startLocalCloud } from '#test/support/local-cloud.ts';
import { receiveWebhooks } from '#test/support/webhooks.ts';
import { mainStory } from './main-story.ts';
import { narrator } from './narrator.ts';
import { otherStories } from './other-stories.ts';

/** `npm run demo`: drives the main job over HTTP against a local cloud of its own, and says what happens. */
async function main() {
  narrator.chapter(0, 'A cloud of its own');
  narrator.act('cdk', 'synthesising the system from the same stack that goes to AWS…');
  const synthesised = spawnSync('cdk', ['synth', '--quiet'], { encoding: 'utf8' });
  if (synthesised.status !== 0)
    throw new Error(`cdk synth failed:\n${synthesised.stdout}${synthesised.stderr}`);
  const folder = await mkdtemp(join(tmpdir(), 'motcua-demo-'));
  const webhooks = await receiveWebhooks((await freePorts()) + 9);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const portals = join(folder, 'portals.json');
  const name = { vi: 'Cổng Dịch vụ công quốc gia', en: 'National Public Service Portal' };
  const portal = { id: 'cong-dvcqg', name, active: true, webhook: { url: webhooks.url, secret } };
  await writeFile(portals, JSON.stringify({ portals: [portal] }));
  narrator.act('local cloud', 'starting; its engines are real and keep their data on disk…');
  const cloud = await startLocalCloud({ publish: [portals] });
  try {
    narrator.effect(`API at ${cloud.addresses.api}, files at ${cloud.addresses.s3}`);
    const people = {
      portal: await signIn(cloud.addresses, 'cong-dvcqg'),
      reception: await signIn(cloud.addresses, 'tiep-nhan.an-binh'),
      specialist: await signIn(cloud.addresses, 'chuyen-vien.an-binh'),
      leader: await signIn(cloud.addresses, 'lanh-dao.an-binh'),
      clerk: await signIn(cloud.addresses, 'van-thu.an-binh'),
      auditor: await signIn(cloud.addresses, 'thanh-tra'),
    };
    const scene = { people, webhooks: webhooks.received, secret, addresses: cloud.addresses };
    const code = await mainStory(scene);
    await otherStories(scene, code);
    narrator.chapter(8, 'The end');
    narrator.effect('every dossier of the story lived its whole life; nothing was mocked.');
  } finally {
    await cloud.close();
    webhooks.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
