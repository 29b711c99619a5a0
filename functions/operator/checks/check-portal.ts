import type { Text } from '#shared/kernel/text.ts';
import { isClientOf, Portal } from '#shared/unit/portal.ts';
import type { Known } from '../publish-reference.ts';

/** A client is one portal's: otherwise two would share their dossiers. */
export function checkPortal(record: unknown, known: Known): Text[] {
  const portal = Portal.parse(record);
  const others = [...known].flatMap(([sk, text]) => {
    const other = sk.startsWith('PORTAL#') ? Portal.parse(JSON.parse(text)) : undefined;
    return other === undefined || other.id === portal.id ? [] : [other];
  });
  const { clients = [portal.id] } = portal;
  return clients.flatMap((client) => {
    const owner = others.find((other) => isClientOf(other, client));
    return owner === undefined
      ? []
      : [
          {
            vi: `Mã ứng dụng “${client}” đã thuộc cổng “${owner.id}”.`,
            en: `The client “${client}” already belongs to the portal “${owner.id}”.`,
          },
        ];
  });
}
