import { describe, expect, it } from 'vitest';
import { followUps, handlers, queueVariable } from '#shared/follow-up/follow-ups.ts';
import { textOf } from '#test/infra/stacks/policies.ts';
import { resourcesOf, templateOf } from '#test/infra/stacks/synthesise.ts';

const template = templateOf('dev');
const properties = (type: string) => resourcesOf(template, type).map((resource) => resource.properties);
const mappings = properties('AWS::Lambda::EventSourceMapping');

describe('the second reader of the stream', () => {
  it('is passed each mark of the list, of new items only', () => {
    const mapping = mappings.find(({ FunctionName }) => textOf(FunctionName).includes('Notify'));
    const filters = mapping.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) =>
      JSON.parse(Pattern),
    );
    expect(filters).toEqual(
      followUps.map(({ mark, type }) => ({
        eventName: ['INSERT'],
        dynamodb: { NewImage: { [mark]: { [type]: [{ exists: true }] } } },
      })),
    );
  });

  it.each([...handlers])('knows the queue from which %s works', (handler) => {
    const name = new RegExp(handler, 'i');
    const notify = resourcesOf(template, 'AWS::Lambda::Function').find(({ id }) => id.includes('Notify'));
    const queue = textOf(notify?.properties.Environment.Variables[queueVariable(handler)]);
    const mapping = mappings.find(({ EventSourceArn }) => textOf(EventSourceArn).startsWith(queue));
    expect(queue).toMatch(name);
    expect(textOf(mapping.FunctionName)).toMatch(name);
  });
});
