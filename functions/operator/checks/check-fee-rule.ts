import { FeeRule } from '#shared/fee/fee-rule.ts';
import { checkFeeRule } from '#shared/fee/fee-rule-checks.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { Known } from '../publish-reference.ts';

/** What is wrong with a fee rule beside those that are stored. */
export const checkStoredFeeRule = (record: unknown, known: Known): Text[] =>
  checkFeeRule(
    FeeRule.parse(record),
    [...known].flatMap(([sk, text]) => (sk.startsWith('FEERULE#') ? [FeeRule.parse(JSON.parse(text))] : [])),
  );
