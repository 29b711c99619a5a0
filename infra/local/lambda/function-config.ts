/** A Lambda function of the template. */
export interface FunctionConfig {
  name: string;
  arn: string;
  /** Under whose rights it acts. */
  roleArn: string;
  /** The unpacked bundle. */
  directory: string;
  /** `file.export`, as in the template. */
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  /** How many invocations may be under way at once; more are refused. */
  reservedConcurrency?: number | undefined;
  /** Where AWS keeps its log; handed to the function as it is there. */
  logGroup: string;
  jsonLogs: boolean;
}
