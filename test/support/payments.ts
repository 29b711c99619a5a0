import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { type Addresses, freePorts, startLocalCloud } from './local-cloud.ts';

const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

/** A local cloud with a procedure that costs something, a provider over which the sample units are paid, and signed results. */
export async function startPayingCloud(more: string[] = []) {
  const port = await freePorts();
  const provider = {
    id: 'local',
    name: { vi: 'Cổng thanh toán thử', en: 'A payment provider on this machine' },
    url: `http://127.0.0.1:${port + 6}`,
    secrets: [secret],
    units: ['H00'],
    account: { number: '3511.0.1234567', bank: '01101003', holder: 'Kho bạc Nhà nước' },
    active: true,
  };
  const file = join(await mkdtemp(join(tmpdir(), 'motcua-provider-')), 'provider.json');
  await writeFile(file, JSON.stringify({ paymentProviders: [provider] }));
  const publish = ['test/data/local-fee.json', 'test/data/local-answer.json', file, ...more];
  return startLocalCloud({ port, publish, signing: true, flags: ['--payments', secret] });
}

const CallbackAnswers = z.object({
  transaction: z.string(),
  answers: z.array(z.object({ status: z.int(), body: z.record(z.string(), z.json()) })),
});

type Behaviour = {
  amount?: number;
  callbacks?: number;
  tell?: Record<string, unknown>;
  signature?: 'good' | 'bad' | 'old';
};

/** What the payer and the provider are made to do: the ways in which money comes, and in which it is told of. */
export function paymentsOf({ payments }: Addresses) {
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${payments}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return CallbackAnswers.parse(await response.json());
  };
  return {
    pay: (reference: string, behaviour: Behaviour = {}) => post('/control/pay', { reference, ...behaviour }),
    callBack: (transaction: string, behaviour: Omit<Behaviour, 'amount'> = {}) =>
      post('/control/callbacks', { transaction, ...behaviour }),
  };
}
