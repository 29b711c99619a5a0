/** A distribution of CloudFront. */
export interface DistributionConfig {
  id: string;
  arn: string;
  /** The file for the bare address. */
  rootObject: string;
  /** In the order in which they are tried; the last is the default and takes every path. */
  behaviours: readonly Behaviour[];
}

export interface Behaviour {
  /** With `*` for any characters and `?` for one. */
  pattern: string;
  origin: Origin;
  methods: readonly string[];
  compresses: boolean;
  /** What the viewer sent reaches the origin, but for its host. */
  forwards: boolean;
  /** The code that sees each request first. */
  requestCode?: string | undefined;
  addedHeaders: readonly AddedHeader[];
}

/** Where answers come from: the files of a bucket, or the HTTP API of the deployment. */
export type Origin =
  | { kind: 'bucket'; bucket: string; signs: boolean }
  | { kind: 'api'; headers: Record<string, string> };

export interface AddedHeader {
  name: string;
  value: string;
  /** Whether it replaces that of the origin. */
  override: boolean;
}

/** A file that a deployment puts into a bucket. */
export interface DeployedFile {
  body: Buffer;
  contentType: string;
  cacheControl?: string | undefined;
}

/** The files of a bucket by their keys. */
export type DeployedFiles = ReadonlyMap<string, DeployedFile>;

/** What a deployment puts into a bucket, and under whose rights. */
export interface FileDeployment {
  id: string;
  functionArn: string;
  roleArn: string;
  sourceBuckets: readonly string[];
  bucket: string;
  files: DeployedFiles;
}
