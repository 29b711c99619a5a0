/** Someone in a user pool. */
export interface PoolUser {
  username: string;
  /** What the pool keeps of somebody. */
  attributes: Record<string, string>;
}

/** Everybody's secret. */
export const developmentSecret = 'local';

/** The development issuer knows everybody by name. */
export const attributesOf = ({ username, attributes }: PoolUser): Record<string, string> => ({
  ...attributes,
  sub: username,
});
