import { repeats } from '#shared/kernel/repeats.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';

/** What is wrong with what differs from case to case and from channel to channel. */
export function checkCases({ cases = [], components, channels, limits = {} }: Procedure): ProcedureFinding[] {
  const ids = cases.map(({ id }) => id);
  const asked = components.flatMap((component) => component.cases ?? []);
  return [
    ...repeats(ids).map((id) => finding('duplicate-case', {}, id)),
    ...(cases.length < 2 ? [] : cases.filter(({ name }) => name === undefined)).map(({ id }) =>
      finding('nameless-case', {}, id),
    ),
    ...[...new Set(asked)].filter((id) => !ids.includes(id)).map((id) => finding('unknown-case', {}, id)),
    ...Object.keys(limits)
      .filter((channel) => channels.every((open) => open !== channel))
      .map((channel) => finding('unused-limit', {}, channel)),
  ];
}
