import type { MadeBy } from '#shared/dossier/correction/correction.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { charging, handedIn } from '#test/fee/paying.ts';
import { procedure } from './fixtures.ts';

/** What a dossier says of the result that it is to correct. */
export const asked = { result: 'A'.repeat(26), mistake: 'Sai ngày sinh' };

const withTemplate = (one: Procedure): Procedure => ({
  ...one,
  result: { ...one.result, template: 'tinh-trang-hon-nhan' },
});
export const templated = withTemplate(procedure);

/** A procedure whose result a template makes, with a fee of 15,000 dong at reception unless it says otherwise. */
export function chargingFor(...own: Parameters<typeof charging>): Partial<Facts> & { procedure: Procedure } {
  const rules = charging(...own);
  return { ...rules, procedure: withTemplate(rules.procedure ?? procedure) };
}

/** A dossier before reception that asks for a correction, of which nobody has said whose mistake it is. */
export const unjudged = (rules: Partial<Facts> = { procedure: templated }) =>
  handedIn(rules, { corrects: asked });

export const judging = (madeBy: MadeBy = 'agency') =>
  ({ type: 'judge-correction', task: 1, madeBy, reason: 'Tờ khai ghi đúng, bản in ghi sai.' }) as const;
