import { asked, judging, templated, unjudged } from './corrections.ts';
import {
  application,
  approved,
  automatic,
  clerk,
  completed,
  exampleForm,
  go,
  local,
  open,
  portal,
  reception,
  resultFile,
  type Story,
  submitted,
  system,
} from './fixtures.ts';
import { refusing } from './refused.ts';

const monday = '2026-03-02 11:00';
const rules = { procedure: templated };

/** The corrected dossier before its clerk, who has brought a file for the result. */
const brought = ((): Story => {
  const { dossier, entries } = approved();
  const { no } = open({ dossier }).task;
  return go(
    { dossier: { ...dossier, corrects: asked }, entries },
    [
      [{ type: 'declare-result', task: no, files: [resultFile('r1')] }, clerk, local('2026-03-03 10:00')],
      [{ type: 'inspect', file: 'r1', pages: 1 }, system, local('2026-03-03 10:01')],
    ],
    rules,
  );
})();

export const correctionRefusals = refusing({
  'not-correctable': [
    { draft: application({ corrects: asked }), by: portal, at: monday },
    {
      draft: application({ corrects: asked, form: exampleForm(automatic), files: [] }),
      by: portal,
      at: monday,
      rules: { procedure: automatic },
    },
    {
      story: brought,
      command: completed(brought, 'issue', { result: 'r1' }),
      by: clerk,
      at: '2026-03-03 10:05',
      rules,
    },
  ],
  'nothing-to-correct': [{ story: submitted(), command: judging(), by: reception, at: monday }],
  'correction-judged': [
    {
      story: go(unjudged(), [[judging(), reception, local('2026-03-02 09:00')]], rules),
      command: judging('applicant'),
      by: reception,
      at: monday,
      rules,
    },
  ],
  'correction-not-judged': [
    { story: unjudged(), command: completed(unjudged(), 'accept'), by: reception, at: monday, rules },
    {
      story: unjudged(),
      command: { type: 'request-payment', task: 1, collect: 'at-reception' },
      by: reception,
      at: monday,
      rules,
    },
  ],
});
