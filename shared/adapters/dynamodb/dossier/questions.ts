import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { Recorded } from '#shared/dossier/journal/record.ts';
import { placeOf, Question, type Questions, questionOf, questionsIn } from '#shared/dossier/questions.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { lists } from '../kit/partitions.ts';

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

/** Questions in the index `lists`, beside the work lists. */
export const dynamoQuestions = (client: DynamoDBClient, TableName: string): Questions => ({
  page: ({ unit, ...page }) => listPage(client, { TableName, of: { list: lists.asked(unit) }, read }, page),
});

const read = ({ question }: Item) => Question.parse(JSON.parse(question?.S ?? ''));
