import { z } from 'zod';

const Days = z.int().positive();
const Origin = z.url().refine((url) => new URL(url).origin === url, 'an origin has no path');

const CognitoIdentity = z.object({
  kind: z.literal('cognito'),
  /** Officers open dossiers of citizens: outside a development stage a password alone is not enough. */
  mfa: z.enum(['required', 'optional']),
  /** `plus` adds threat protection, `essentials` is the least that can put claims into access tokens. */
  plan: z.enum(['plus', 'essentials']),
  /** Prefix of the sign-in host; must be free in the region. Without it the account number makes it unique. */
  domainPrefix: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
    .optional(),
  /** Each portal has a client of its own, since the client is how the API knows it. */
  portals: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{1,29}$/))
    .min(1)
    .refine((names) => new Set(names).size === names.length, 'a portal has one client'),
});

const OidcIdentity = z.object({
  kind: z.literal('oidc'),
  issuer: z.url({ protocol: /^https$/ }),
  /** Where portals get their tokens, and the console those of people. */
  tokenUrl: z.url({ protocol: /^https$/ }),
  /** A public client for the code flow with PKCE. */
  consoleClient: z.string().min(1),
  audience: z.array(z.string().min(1)).min(1),
});

const AccountId = z.string().regex(/^\d{12}$/);

const Limit = z.object({
  requests: z.int().positive(),
  seconds: z.int().positive().max(86_400),
  free: z.int().nonnegative(),
  lease: z.int().positive(),
});

/** The only account and region into which a stage is deployed: any other is refused, whatever the credentials. */
const Place = z.object({ account: AccountId, region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/) });

/**
 * The address of the console and the API that is printed on every result: it outlives this API, which may be moved to
 * another region or put behind something else. CloudFront takes certificates of ACM in one region only.
 */
const Domain = z.object({
  name: z.hostname(),
  certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:/),
  /** Where the name is kept, if in Route 53 of this account; otherwise its keeper points it at output `Alias`. */
  hostedZone: z.object({ id: z.string().min(1), name: z.hostname() }).optional(),
});

const Stage = z.object({
  name: z.string().regex(/^[a-z][a-z0-9]{1,11}$/),
  owner: z.string().min(1),
  costCentre: z.string().min(1),
  /** Left out, whatever account and region the credentials name. */
  place: Place.optional(),
  /** Left out, console and API have the address that CloudFront gives them. */
  domain: Domain.optional(),
  /** Whether data outlives the deletion of the stack. The archive always stays. */
  keepData: z.boolean(),
  /** Whether the stack, the table and the user pool refuse deletion: a first deployment that fails could not be undone. */
  protect: z.boolean(),
  logRetentionDays: z.literal([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653,
  ]),
  logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
  /** Readable stack traces against slower cold starts. */
  sourceMaps: z.boolean(),
  identity: z.discriminatedUnion('kind', [CognitoIdentity, OidcIdentity]),
  /**
   * Browser origins that may call the API, put files into the intake and sign people in at their `/signed-in`. That of
   * the console is among them.
   */
  origins: z.array(Origin).min(1),
  throttle: z.object({ ratePerSecond: z.int().positive(), burst: z.int().positive() }),
  /**
   * What one caller may send: `requests` in so many `seconds`; each environment of a function admits `free` of them by
   * itself and takes the others from the table, `lease` with one write.
   */
  limits: z.object({
    kinds: z.object({
      portal: Limit,
      officer: Limit,
      auditor: Limit,
      manager: Limit,
      /** By source address, as all without a token. */
      anonymous: Limit,
      provider: Limit,
    }),
    /** Callers that have another limit, as `portal:cong-tinh`. */
    callers: z.record(z.string().regex(/^[a-z]+:.+$/), Limit).default({}),
  }),
  intake: z.object({
    /** How long a book of follow-up can be fetched; files of dossiers go when these are sealed, whatever their age. */
    booksKept: Days,
    accessLogs: Days,
    /** GuardDuty scans each upload, and a file is inspected only after the verdict. */
    malwareScan: z.boolean(),
  }),
  /** The least time that anything in the archive is locked; a procedure may ask for more. */
  archive: z.object({
    lockedFor: Days.max(36_500),
    /** Every package is read and hashed once in so many days. */
    checkedEvery: Days.max(92),
    /** Where a second copy of everything goes, by replication; left out, there is one copy. */
    replica: z
      .object({
        bucketArn: z.string().startsWith('arn:aws:s3:::'),
        keyArn: z.string().startsWith('arn:aws:kms:'),
        /** Whose the bucket is, where it is not this account's. */
        account: AccountId.optional(),
      })
      .optional(),
  }),
  /** A nightly copy of the table in a vault elsewhere; left out, there is point-in-time recovery alone. */
  backup: z
    .object({
      /** Of another account or region, under a key of its own. */
      vaultArn: z.string().regex(/^arn:aws:backup:[a-z0-9-]+:\d{12}:backup-vault:.+$/),
      keptFor: Days,
    })
    .optional(),
  /** What AWS may cost in a month, in dollars, before the addresses of the alarms are told; left out, nobody is. */
  budget: z.number().positive().optional(),
  /** Metrics for each route, which are charged: some $0.30 for each metric of each route that is used. */
  routeMetrics: z.boolean(),
  /** Ceilings that protect others: portals from a flood of webhooks, the account from a flood of uploads. */
  concurrency: z.object({
    inspect: z.int().min(2).max(1000),
    deliver: z.int().min(2).max(1000),
    print: z.int().min(2).max(1000),
    recognise: z.int().min(2).max(1000),
    split: z.int().min(2).max(1000),
    settle: z.int().min(2).max(1000),
    /** So that sweeps never overlap. A new account has too little concurrency to reserve any of it. */
    sweep: z.int().positive().optional(),
  }),
  alarms: z.object({
    emails: z.array(z.email()),
    overdueTasks: z.int().positive(),
    apiP99Milliseconds: z.int().positive(),
    apiErrorPercent: z.number().positive(),
  }),
});

/** Everything in which two deployments may differ; the constructs are the same. */
export const StageConfig = Stage.refine(({ keepData, place }) => !keepData || place !== undefined, {
  path: ['place'],
  error: 'a stage that keeps its data names its account and region',
})
  .refine(({ keepData, domain }) => !keepData || domain !== undefined, {
    path: ['domain'],
    error: 'a stage that keeps its data has an address that can be kept too: it is printed on every result',
  })
  .refine(({ domain, origins }) => domain === undefined || origins.includes(`https://${domain.name}`), {
    path: ['origins'],
    error: 'the console is among the origins, or nobody could sign in to it',
  })
  .refine(({ archive, place }) => archive.replica?.account === undefined || place !== undefined, {
    path: ['place'],
    error: 'whether the second copy is in another account is known only where this one is named',
  });
export type StageConfig = z.infer<typeof StageConfig>;

/** The same limit for every kind of caller. */
const alike = (limit: z.input<typeof Limit>) => ({
  portal: limit,
  officer: limit,
  auditor: limit,
  manager: limit,
  anonymous: limit,
  provider: limit,
});

const stages = {
  dev: {
    name: 'dev',
    owner: 'motcua',
    costCentre: 'development',
    keepData: false,
    protect: false,
    logRetentionDays: 7,
    logLevel: 'DEBUG',
    sourceMaps: false,
    identity: {
      kind: 'cognito',
      mfa: 'optional',
      plan: 'essentials',
      portals: ['cong-dvcqg', 'cong-tinh'],
    },
    origins: ['http://localhost:5173'],
    throttle: { ratePerSecond: 100, burst: 200 },
    // Above what the stage lets through, so that only tests that set their own meet them.
    limits: { kinds: alike({ requests: 20_000, seconds: 10, free: 2_000, lease: 200 }) },
    routeMetrics: false,
    intake: { booksKept: 90, accessLogs: 30, malwareScan: false },
    archive: { lockedFor: 1, checkedEvery: 90 },
    concurrency: { inspect: 5, deliver: 5, print: 5, recognise: 2, split: 2, settle: 5 },
    alarms: { emails: [], overdueTasks: 50, apiP99Milliseconds: 3000, apiErrorPercent: 5 },
  },
  prod: {
    name: 'prod',
    owner: 'motcua',
    costCentre: 'administrative-procedures',
    // AWS's account for examples: nobody can deploy into it.
    place: { account: '111122223333', region: 'ap-southeast-1' },
    domain: {
      name: 'motcua.example',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
    },
    keepData: true,
    protect: true,
    logRetentionDays: 731,
    logLevel: 'INFO',
    sourceMaps: false,
    identity: {
      kind: 'cognito',
      mfa: 'required',
      plan: 'plus',
      portals: ['cong-dvcqg', 'cong-tinh'],
    },
    origins: ['https://motcua.example'],
    throttle: { ratePerSecond: 2000, burst: 4000 },
    limits: {
      kinds: {
        ...alike({ requests: 200, seconds: 10, free: 20, lease: 10 }),
        portal: { requests: 2_500, seconds: 5, free: 20, lease: 20 },
        provider: { requests: 1_000, seconds: 10, free: 20, lease: 20 },
      },
    },
    routeMetrics: false,
    budget: 500,
    intake: { booksKept: 1095, accessLogs: 731, malwareScan: true },
    archive: { lockedFor: 1825, checkedEvery: 90 },
    concurrency: { inspect: 50, deliver: 20, print: 50, recognise: 50, split: 20, settle: 20 },
    alarms: { emails: [], overdueTasks: 500, apiP99Milliseconds: 1500, apiErrorPercent: 1 },
  },
} satisfies Record<string, z.input<typeof StageConfig>>;

const StageName = z.enum(['dev', 'prod']);

/** The configuration of a stage by its name, unprotected at its first deployment; throws what is wrong with it. */
export function stageConfig(name: unknown, { first = false } = {}): StageConfig {
  const stage = stages[StageName.parse(name)];
  return StageConfig.parse({ ...stage, protect: stage.protect && !first });
}
