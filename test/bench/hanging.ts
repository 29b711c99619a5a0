import { randomBytes } from 'node:crypto';
import { signInAll } from '#test/support/cast.ts';
import { eventually } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { freePorts, startLocalCloud } from '#test/support/local-cloud.ts';
import { listeningPortal } from '#test/support/portal.ts';
import { Samples } from './samples.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

/** `node test/bench/hanging.ts [waiting]`: how long a notice takes to one portal while another one takes none. */
async function main(waiting: number) {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const healthy = await listeningPortal(await freePorts(), secret);
  const hanging = await listeningPortal(await freePorts(), secret, () => undefined, 'cong-tinh');
  const cloud = await startLocalCloud({ publish: [healthy.file, hanging.file] });
  try {
    const cast = await signInAll(cloud.addresses);
    const measure = async () => {
      const times = new Samples();
      for (let count = 0; count < 20; count += 1) {
        const code = await handedIn(cast.portal);
        await times.time(() =>
          eventually(
            async () => healthy.received,
            (received) => received.some(({ event }) => event.subject === code),
          ),
        );
      }
      return `p50 ${Math.round(times.percentile(0.5))} ms, worst ${Math.round(times.percentile(1))} ms`;
    };
    say(`nobody hangs: ${await measure()}`);
    for (let left = waiting; left > 0; left -= 10) {
      await Promise.all(Array.from({ length: Math.min(10, left) }, () => handedIn(cast.otherPortal)));
    }
    await eventually(
      async () => hanging.received,
      (calls) => calls.length > 0,
    );
    say(`${waiting} notices wait for one that hangs: ${await measure()}`);
  } finally {
    await cloud.close();
    await healthy.close();
    await hanging.close();
  }
}

await main(Number(process.argv[2] ?? 100));
