/** A refusal as an AWS service answers it: the error code that a client sees, and the HTTP status. */
export class AwsError extends Error {
  readonly status: number;
  /** The older code of the same error, from a service that once spoke the query protocol. */
  readonly queryCode: string | undefined;

  constructor(name: string, message: string, status = 400, queryCode?: string) {
    super(message);
    this.name = name;
    this.status = status;
    this.queryCode = queryCode;
  }
}
