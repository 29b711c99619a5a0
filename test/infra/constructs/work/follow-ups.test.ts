import { describe, expect, it } from 'vitest';
import { followUps, handlers, queueVariable } from '#shared/follow-up/follow-ups.ts';
import { mappingsOf, patternsOf } from '#test/infra/stacks/mappings.ts';
import { textOf } from '#test/infra/stacks/policies.ts';
import { resourcesOf, templateOf } from '#test/infra/stacks/synthesise.ts';

const template = templateOf('dev');
const mappings = mappingsOf(template);

describe('the second reader of the stream', () => {
  it('is passed each mark of the list, of new items only', () => {
    const mapping = mappings.find(({ FunctionName }) => textOf(FunctionName).includes('Notify'));
    expect(patternsOf(mapping)).toEqual(
      followUps.map(({ mark, type }) => ({
        eventName: ['INSERT'],
        dynamodb: { NewImage: { [mark]: { [type]: [{ exists: true }] } } },
      })),
    );
  });

  it.each([...handlers])('knows the queue from which %s works', (handler) => {
    const name = new RegExp(handler, 'i');
    const notify = resourcesOf<{ Environment: { Variables: Record<string, unknown> } }>(
      template,
      'AWS::Lambda::Function',
    ).find(({ id }) => id.includes('Notify'));
    const queue = textOf(notify?.properties.Environment.Variables[queueVariable(handler)]);
    const mapping = mappings.find(({ EventSourceArn }) => textOf(EventSourceArn).startsWith(queue));
    expect(queue).toMatch(name);
    expect(textOf(mapping?.FunctionName)).toMatch(name);
  });
});
