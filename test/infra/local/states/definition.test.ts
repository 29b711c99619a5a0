import { describe, expect, it } from 'vitest';
import { compileMachine } from '#infra/local/states/machine.ts';
import { dossierDefinition, rawDefinition } from '#test/infra/local/states/world.ts';

interface Definition {
  States: Record<string, Record<string, unknown>>;
  [field: string]: unknown;
}

function changed(change: (definition: Definition) => void): string {
  const definition = JSON.parse(dossierDefinition()) as Definition;
  change(definition);
  return JSON.stringify(definition);
}

const wait = (fields: object) =>
  changed(({ States }) => {
    States.Wait = { ...States.Wait, ...fields };
  });

describe('a definition', () => {
  it('is accepted as it is deployed', () => {
    expect([...compileMachine(dossierDefinition()).states.keys()]).toEqual(['Wait', 'Deadline', 'Seal']);
  });

  it.each([
    ['a placeholder left', rawDefinition(), 'was not substituted'],
    ['an unknown field of a state', wait({ HeartbeatSeconds: 5 }), 'HeartbeatSeconds'],
    ['an unknown top field', changed((d) => Object.assign(d, { TimeoutSeconds: 5 })), 'TimeoutSeconds'],
    ['JSONPath', changed((d) => Object.assign(d, { QueryLanguage: 'JSONPath' })), 'QueryLanguage'],
    ['another state type', wait({ Type: 'Parallel' }), 'Type'],
    ['another resource', wait({ Resource: 'arn:aws:states:::sqs:sendMessage' }), 'not built into'],
    ['a task without a timeout', wait({ TimeoutSeconds: undefined }), 'TimeoutSeconds'],
    ['a target that is no state', wait({ Next: 'Nowhere' }), 'Nowhere is no state'],
    ['neither Next nor End', wait({ Next: undefined }), 'needs either Next or End'],
    ['an unreachable state', changed(({ States }) => Object.assign(States, { Lost: States.Seal })), 'Lost'],
    [
      'a wildcard that is not last',
      wait({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['X'] }] }),
      'last',
    ],
    [
      'a type tag that AWS spells otherwise',
      wait(withArgument({ Key: { pk: { BOOL: true } } })),
      'Arguments',
    ],
    ['an unknown parameter', wait(withArgument({ ReturnValues: 'ALL_NEW' })), 'ReturnValues'],
    ['a function that AWS takes away', wait({ Output: "{% $eval('1') %}" }), '$eval'],
    ['a function of nobody', wait({ Output: '{% $sha256($states.result) %}' }), '$sha256'],
    ['an operator newer than AWS has', wait({ Output: '{% $states.result.a ?? 1 %}' }), '??'],
    ['a name without $states', wait({ Output: '{% code %}' }), 'needs $states'],
    ['the absent document', wait({ Output: '{% $$.code %}' }), 'top level'],
    ['an expression that does not parse', wait({ Output: '{% $states.( %}' }), ''],
  ])('is refused for %s', (_, text, message) => {
    expect(() => compileMachine(text)).toThrow(message);
  });

  it('may name variables of its own, and fields within a path', () => {
    const Output = "{% ($f := function($x){ $x.code }; $map($states.result.list[code != '?? ?:'], $f)) %}";
    expect(() => compileMachine(wait({ Output }))).not.toThrow();
  });
});

function withArgument(more: object) {
  const Arguments = { TableName: 't', Key: { pk: { S: 'a' } }, UpdateExpression: 'SET a = b' };
  return { Arguments: { ...Arguments, ...more } };
}
