import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from './synthesise.ts';

/** What a function reads of a stream or a queue, as CloudFormation gets it. */
interface Mapping {
  FunctionName: unknown;
  EventSourceArn: unknown;
  FilterCriteria?: { Filters: { Pattern: string }[] };
  DestinationConfig?: { OnFailure: { Destination: unknown } };
  MaximumRecordAgeInSeconds?: number;
}

export const mappingsOf = (template: Template): Mapping[] =>
  resourcesOf<Mapping>(template, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => properties);

/** The patterns of the records that a mapping passes on; none if it passes on all. */
export const patternsOf = (mapping: Mapping | undefined): unknown[] =>
  (mapping?.FilterCriteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern));
