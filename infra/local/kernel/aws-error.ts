/** A refusal as an AWS service answers it: the error code that a client sees, and the HTTP status. */
export class AwsError extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
