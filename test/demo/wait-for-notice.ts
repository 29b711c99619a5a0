import { webhookHeaders } from '#shared/adapters/webhook/sign.ts';
import { eventually } from '#test/support/dossiers.ts';
import { narrator } from './narrator.ts';
import type { Scene } from './scene.ts';

/** Waits until the portal has been notified, and checks the signature as the portal would. */
export async function waitForNotice(
  { webhooks, secret }: Pick<Scene, 'webhooks' | 'secret'>,
  code: string,
  type: string,
) {
  const found = await eventually(
    async () => webhooks.findLast(({ event }) => event.subject === code && event.type === type),
    (one) => one !== undefined,
  );
  if (found === undefined) throw new Error(`no ${type} for ${code}`);
  const message = {
    id: found.event.id,
    timestamp: Number(found.headers['webhook-timestamp']),
    body: found.body,
  };
  const genuine = webhookHeaders(secret, message)['webhook-signature'] === found.headers['webhook-signature'];
  narrator.effect(`webhook ${type} reached the portal, signature ${genuine ? 'genuine' : 'WRONG'}`);
  if (!genuine) throw new Error('the webhook was not signed with the portal’s secret');
}
