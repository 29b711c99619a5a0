import { boot, type Cloud } from '#infra/local/cloud.ts';
import type { Storage } from '#infra/local/storage/storage.ts';
import { startPaymentProvider } from '#infra/simulators/payments/start.ts';
import { introduce, users } from '#infra/simulators/people.ts';
import { environmentWith } from '#infra/start/environment.ts';
import type { Flags } from '#infra/start/flags.ts';
import { fullAnswer } from '#infra/start/full-answer.ts';

/** Boots the local cloud with the seeded people and, where one is wanted, a payment provider beside it. */
export async function startDeployment({ limits, ...flags }: Flags, storage: Storage): Promise<Cloud> {
  const cloud = await boot({
    ...flags,
    storage,
    users,
    introduce,
    fullAnswer,
    environmentOf: environmentWith(limits),
  });
  try {
    const provider = await providerOf(flags, cloud);
    // What is reached on this machine, and not under a domain.
    const here = { ApiUrl: cloud.urls.api, ConsoleUrl: cloud.urls.pages };
    return {
      ...cloud,
      outputs: { ...cloud.outputs, ...here },
      async close() {
        await provider?.close();
        await cloud.close();
      },
    };
  } catch (error) {
    await cloud.close();
    throw error;
  }
}

/** The payment provider that calls back to the API, on the seventh port. */
async function providerOf({ payments: secret, data, port }: Omit<Flags, 'limits'>, { clock, urls }: Cloud) {
  if (secret === undefined) return undefined;
  const callbackUrl = `${urls.api}/v1/payments/callbacks/local`;
  return startPaymentProvider({ folder: data, now: clock.now, secret, callbackUrl, port: port + 6 });
}
