import type { Dossier } from '#shared/dossier/dossier.ts';
import { placeOf, Question, type Questions, questionOf, questionsIn } from '#shared/dossier/questions.ts';
import type { Recorded } from '#shared/dossier/record.ts';
import type { DynamoClient } from './client.ts';
import { keys, lists } from './keys.ts';
import type { Item } from './operations.ts';

/** The places of the consultations that an entry is about: in the unit's list while they wait, in none afterwards. */
export const questionItems = ({ entry, dossier }: Recorded): Item[] =>
  questionsIn(entry).map((no) => ({ ...keys.question(dossier.code, no), ...listing(dossier, no) }));

function listing(dossier: Dossier, no: number): Item {
  const question = questionOf(dossier, no);
  if (question === undefined) return {};
  return {
    list: { S: lists.asked(question.unit) },
    order: { S: placeOf(question) },
    question: { S: JSON.stringify(question) },
  };
}

/** Before every place in a list, which begins with a year; an empty text would be no key to DynamoDB. */
const lowest = '0';

/** Questions in the index `lists`, beside the work lists. */
export const dynamoQuestions = (client: DynamoClient, table: string): Questions => ({
  async page({ unit, after = lowest, limit }) {
    const { Items = [] } = await client.call('Query', {
      TableName: table,
      IndexName: 'lists',
      KeyConditionExpression: '#list = :list AND #order > :after',
      ExpressionAttributeNames: { '#list': 'list', '#order': 'order' },
      ExpressionAttributeValues: { ':list': { S: lists.asked(unit) }, ':after': { S: after } },
      Limit: limit + 1,
    });
    const shown = Items.slice(0, limit);
    return {
      questions: shown.map(({ question }) => Question.parse(JSON.parse(question?.S ?? ''))),
      ...(Items.length > limit && { after: shown.at(-1)?.['order']?.S }),
    };
  },
});
