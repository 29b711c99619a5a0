import { expect, it } from 'vitest';
import { importing, lint } from '#test/support/lint.ts';

/** A file of each folder with an import, and what the linter says of it: nothing where it may. */
const cases = [
  ['infra/local/s3/x.ts', '#local/kernel/engine.ts', undefined],
  ['infra/local/s3/x.ts', '#infra/constructs/x.ts', 'The local cloud knows CloudFormation and AWS'],
  ['infra/local/s3/x.ts', '#shared/kernel/result.ts', 'The local cloud knows CloudFormation and AWS'],
  ['infra/local/x.ts', '../config/stages.ts', 'The local cloud knows CloudFormation and AWS'],
  ['infra/simulators/x.ts', '#infra/simulators/people.ts', undefined],
  [
    'infra/simulators/x.ts',
    '#infra/local/kernel/engine.ts',
    'Simulators know the messages of their far side',
  ],
  ['infra/simulators/x.ts', '#shared/payment/message.ts', 'Simulators know the messages of their far side'],
  ['infra/start/x.ts', '#infra/local/kernel/engine.ts', undefined],
  ['infra/start/x.ts', '#infra/simulators/people.ts', undefined],
  ['infra/start/x.ts', '#functions/operator/publish.ts', 'imports none'],
  ['infra/stacks/x.ts', '#infra/local/kernel/engine.ts', 'What is deployed knows nothing of one machine'],
  ['infra/constructs/x.ts', '#infra/simulators/people.ts', 'What is deployed knows nothing of one machine'],
  ['infra/constructs/kit/x.ts', '#infra/config/stages.ts', undefined],
  ['infra/constructs/kit/x.ts', '#infra/constructs/data/x.ts', 'knows no stack'],
  ['infra/constructs/data/x.ts', '#shared/adapters/dynamodb/kit/partitions.ts', undefined],
  ['infra/constructs/data/x.ts', '#shared/adapters/dynamodb/kit/keys.ts', 'reads the list of partitions'],
  ['infra/constructs/data/x.ts', '#infra/constructs/kit/x.ts', undefined],
  ['infra/constructs/data/x.ts', '#infra/constructs/work/x.ts', 'knows nothing of what runs'],
  ['infra/constructs/data/x.ts', '../work/x.ts', 'knows nothing of what runs'],
  ['infra/constructs/api/x.ts', '#infra/constructs/data/x.ts', undefined],
  ['infra/constructs/api/x.ts', '#infra/constructs/work/x.ts', 'knows what keeps data, and no work'],
  ['infra/constructs/work/x.ts', '#shared/follow-up/follow-ups.ts', undefined],
  ['infra/constructs/work/x.ts', '#shared/kernel/result.ts', 'the list of follow-ups, and no API'],
  ['infra/constructs/work/x.ts', '#infra/constructs/api/x.ts', 'the list of follow-ups, and no API'],
  ['functions/tasks/x.ts', './deps.ts', undefined],
  ['functions/tasks/x.ts', '#functions/http/route.ts', undefined],
  ['functions/tasks/x.ts', '#functions/answers/dossier-answers.ts', undefined],
  ['functions/tasks/x.ts', '#shared/kernel/result.ts', undefined],
  ['functions/archive-copies/x.ts', '#functions/archive/x.ts', "A function's folder imports itself"],
  ['functions/archive-copies/x.ts', '../archive/x.ts', "A function's folder imports itself"],
  ['functions/events/x.ts', './kit/x.ts', undefined],
  ['functions/events/kit/x.ts', '../x.ts', undefined],
  ['functions/events/kit/x.ts', '../../workflow/x.ts', "A function's folder imports itself"],
  ['functions/operator/x.ts', '#infra/config/stages.ts', "A function's folder imports itself"],
  ['functions/answers/x.ts', '#functions/http/problem.ts', undefined],
  ['functions/answers/x.ts', '#functions/dossiers/x.ts', "A function's folder imports itself"],
  ['functions/http/x.ts', '#shared/kernel/result.ts', undefined],
  ['functions/http/x.ts', '#functions/answers/x.ts', 'What every route needs'],
  ['functions/http/x.ts', '../answers/x.ts', 'What every route needs'],
] as const;

it.each(cases)('%s that imports %s: %s', (file, imported, words) => {
  const { status, stdout, stderr } = lint(new Map([[file, importing(imported)]]));
  expect(stdout + stderr).toContain(words ?? 'No fixes applied');
  expect(status).toBe(words === undefined ? 0 : 1);
});
