/** List prices in US dollars per million, ap-southeast-1 (Singapore), as of 2026-11-22; [recalled] and to be checked. */
export const prices = {
  date: '2026-11-22',
  stateTransitions: 25,
  dynamoWriteUnits: 0.71,
  dynamoReadUnits: 0.1425,
  lambdaInvocations: 0.2,
  /** Half a gigabyte for 25 ms on arm64. */
  lambdaDuration: 0.17,
  httpApiCalls: 1.2,
  s3Puts: 5,
  s3Gets: 0.4,
  sqsRequests: 0.4,
} as const;
