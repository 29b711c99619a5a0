import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  ConsultationLine,
  type ConsultationList,
  consultationLineOf,
  consultationsIn,
  placeOfLine,
} from '#shared/dossier/consultation-list.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { Recorded } from '#shared/dossier/journal/record.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { lists } from '../kit/partitions.ts';

/** The places of the consultations that an entry is about: in the unit's list while they wait, in none afterwards. */
export const consultationItems = ({ entry, dossier }: Recorded): Item[] =>
  consultationsIn(entry).map((no) => ({ ...keys.consultation(dossier.code, no), ...listing(dossier, no) }));

function listing(dossier: Dossier, no: number): Item {
  const line = consultationLineOf(dossier, no);
  if (line === undefined) return {};
  return {
    list: { S: lists.asked(line.unit) },
    order: { S: placeOfLine(line) },
    question: { S: JSON.stringify(line) },
  };
}

/** Consultations in the index `lists`, beside the work lists. */
export const dynamoConsultationList = (client: DynamoDBClient, TableName: string): ConsultationList => ({
  page: ({ unit, ...page }) => listPage(client, { TableName, of: { list: lists.asked(unit) }, read }, page),
});

const read = ({ question }: Item) => ConsultationLine.parse(JSON.parse(question?.S ?? ''));
