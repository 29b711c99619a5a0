import { expect, it } from 'vitest';
import { listDowntimes } from '#functions/dossiers/downtimes.ts';
import { api } from '#functions/http/api.ts';
import { Downtimes } from '#shared/api/views/downtime.ts';
import { call } from '#test/functions/http/calling.ts';
import { stage } from '../scene.ts';

stage('2026-03-14 21:00');

const downtime = (id: string, day: string) => ({
  id,
  from: `2026-03-${day}T20:00:00+07:00`,
  to: `2026-03-${day}T23:00:00+07:00`,
  what: { vi: 'Nâng cấp', en: 'Upgrade' },
  announcedAt: '2026-03-02T09:00:00+07:00',
  basis: 'Nghị định 224/2026/NĐ-CP, Điều 13',
});

it('tells anybody, without a token, what is down and what will be', async () => {
  const downtimes = async () => [downtime('next', '20'), downtime('now', '14'), downtime('over', '13')];
  const routes = api([listDowntimes({ reference: { downtimes } })]);
  const { json, statusCode, headers } = await call(routes, { path: '/v1/downtimes', claims: null });
  expect(statusCode).toBe(200);
  expect(headers['cache-control']).toBe('public, max-age=60');
  expect(Downtimes.parse(json).items.map(({ from, state }) => [from.slice(0, 10), state])).toEqual([
    ['2026-03-14', 'now'],
    ['2026-03-20', 'planned'],
  ]);
});
