/** An app client of a user pool. */
export interface PoolClient {
  id: string;
  flows: readonly string[];
  scopes: readonly string[];
  callbackUrls: readonly string[];
  /** Where somebody may go on after signing out. */
  logoutUrls: readonly string[];
  /** What it may know of users; left out, everything that is no custom attribute. */
  readable?: readonly string[] | undefined;
  accessMinutes: number;
  idMinutes: number;
  /** How long after signing in tokens are renewed; left out, 30 days. */
  refreshMinutes?: number | undefined;
}

/** A user pool of Cognito. */
export interface PoolConfig {
  id: string;
  arn: string;
  /** The function that is asked before tokens of users are made, in the second version of its event. */
  claimsFunction?: string | undefined;
  clients: readonly PoolClient[];
}
