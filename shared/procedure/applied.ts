import type { Finding } from '#shared/kernel/finding.ts';
import type { Procedure } from './procedure.ts';

type Asked = { channel: Procedure['channels'][number]; case?: string | undefined };

/** The procedure as it applies to one dossier: with the limit of its channel and the components of its case. */
export function appliedTo(procedure: Procedure, { channel, case: id }: Asked): Procedure {
  const { limits, components } = procedure;
  const limit = limits?.[channel] ?? procedure.limit;
  const asked = components.filter(
    ({ cases }) => cases === undefined || id === undefined || cases.includes(id),
  );
  if (limit === procedure.limit && asked.length === components.length) return procedure;
  return { ...procedure, limit, components: asked };
}

/** What is wrong with the case that was named; a procedure of several cases wants to be told which. */
export function checkCase({ cases = [] }: Procedure, named: string | undefined): Finding[] {
  const ids = cases.map(({ id }) => id);
  if (named === undefined ? ids.length < 2 : ids.includes(named)) return [];
  const list = ids.join(', ');
  if (named === undefined) {
    const detail = { vi: `Hãy chọn trường hợp: ${list}.`, en: `Choose one of the cases: ${list}.` };
    return [{ pointer: '/case', code: 'missing-case', detail }];
  }
  const known = {
    vi: list === '' ? 'thủ tục không chia trường hợp' : `thủ tục có: ${list}`,
    en: list === '' ? 'the procedure has no cases' : `the procedure has: ${list}`,
  };
  const detail = {
    vi: `Không có trường hợp “${named}”: ${known.vi}.`,
    en: `There is no case “${named}”: ${known.en}.`,
  };
  return [{ pointer: '/case', code: 'unknown-case', detail }];
}
