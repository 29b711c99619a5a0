import { describe, expect, it } from 'vitest';
import { Portal, portalOf } from '#shared/unit/portal.ts';

const portal = (change: object) =>
  Portal.parse({ id: 'cong-tinh', name: { vi: 'Cổng tỉnh', en: 'Province' }, active: true, ...change });

describe('the portal of a client', () => {
  const portals = [portal({ clients: ['4f6q', '7h8k'] }), portal({ id: 'cong-dvcqg' })];

  it.each([
    ['the one whose record names the client', '7h8k', 'cong-tinh'],
    ['the one of that name where its record names no clients', 'cong-dvcqg', 'cong-dvcqg'],
    ['one of its own where there is no record', 'cong-moi', 'cong-moi'],
    ['none where a portal of that name has other clients', 'cong-tinh', undefined],
  ])('is %s', (_, client, id) => {
    expect(portalOf(portals, client)).toBe(id);
  });

  it('stays the same when its client is made anew', () => {
    expect(portalOf([portal({ clients: ['new'] })], 'new')).toBe('cong-tinh');
  });
});
