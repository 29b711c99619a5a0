import { describe, expect, it } from 'vitest';
import { rightsOf, type Statement } from './policies.ts';
import { templateOf } from './synthesise.ts';

const rights = rightsOf(templateOf('prod'));
const everything = [...rights.values()].flat();
const statementsOf = (name: string): Statement[] => rights.get(name) ?? [];

const dossier = ['DOSSIER#*'];
const known = ['DOSSIER#*', 'PROCEDURE#*'];
const reference = ['REFERENCE'];
const upload = ['s3:ListMultipartUploadParts', 's3:PutObject'];
const look = ['s3:GetObject', 's3:ListBucket'];
const store = ['s3:GetObject', 's3:PutObject'];
const readAndStore = [...look, 's3:PutObject'];
const clear = ['s3:DeleteObject', 's3:GetObject'];
const seal = [
  's3:AbortMultipartUpload',
  's3:GetObject',
  's3:ListBucket',
  's3:PutObject',
  's3:PutObjectRetention',
];
const keep = ['s3:PutObjectLegalHold', 's3:PutObjectRetention'];
const dispose = [
  's3:DeleteObjectVersion',
  's3:GetObject',
  's3:ListBucketVersions',
  's3:PutObject',
  's3:PutObjectRetention',
];
const prove = ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 's3:PutObjectRetention'];
const readPackages = ['s3:GetObjectVersion', 's3:ListBucket'];
const readArchive = ['s3:GetObject', ...readPackages];
const drive = ['states:SendTaskFailure', 'states:SendTaskSuccess', 'states:StartExecution'];
const useOfKey = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];
const basic = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

interface Allowed {
  /** Partitions of the table: read, or read by whole keys only, or in order only. */
  reads?: string[];
  gets?: string[];
  queries?: string[];
  puts?: string[];
  updates?: string[];
  /** Actions on the objects of a bucket, and on the state machine. */
  intake?: string[];
  archive?: string[];
  texts?: string[];
  exports?: string[];
  process?: string[];
  /** Actions on the key that signs for the organisation, and on that of the archive. */
  signs?: string[];
  proves?: string[];
  /** On the key by which people are known. */
  hashes?: string[];
  /** On the key that seals cursors of lists. */
  seals?: string[];
}

const table: Record<string, Allowed> = {
  dossiers: {
    queries: [
      'ABSENCES#*',
      'CATALOGUE',
      ...known,
      ...reference,
      'NOTICES#*',
      'PAPERS#*',
      'PERSON#*',
      'POST#*',
      'VERIFY#*',
    ],
    gets: ['BATCH#*', 'COUNTER#*', ...known, ...reference, 'KEY#*', 'POST#*', 'RATING#*'],
    puts: ['ACCESS#*', ...dossier, 'KEY#*', 'ORDER#*', 'PAPERS#*', 'POST#*', 'RATING#*', 'RECEIVED#*'],
    updates: ['COUNTER#*', 'LIMIT#*'],
    intake: ['s3:DeleteObject', 's3:GetObject', 's3:GetObject', 's3:ListBucket', ...upload],
    hashes: ['kms:GenerateMac'],
    seals: ['kms:GenerateMac'],
  },
  'dossier-files': {
    queries: [...dossier, ...reference, 'KEEPING#*'],
    puts: ['ACCESS#*'],
    updates: ['LIMIT#*'],
    intake: ['s3:GetObject'],
    archive: readPackages,
    exports: store,
  },
  tasks: {
    queries: ['ABSENCES#*', ...known, ...reference, 'VERIFY#*'],
    gets: [
      ...known,
      ...reference,
      'BATCH#*',
      'BOOK#*',
      'BOOKORDER#*',
      'COUNTER#*',
      'GUIDANCE#*',
      'RECONCILIATION#*',
    ],
    puts: ['ABSENCES#*', 'BATCH#*', 'BOOKORDER#*', ...dossier, 'GUIDANCE#*', 'VERIFY#*'],
    updates: ['COUNTER#*', 'LIMIT#*'],
    intake: store,
    seals: ['kms:GenerateMac'],
  },
  archive: {
    reads: ['ROOTS'],
    gets: [...known, ...reference],
    queries: ['ACCESS#*', 'CHECKS', ...dossier, ...reference, 'KEEPING#*', 'PERSON#*'],
    puts: ['ACCESS#*'],
    updates: ['LIMIT#*'],
    archive: readArchive,
    texts: look,
    hashes: ['kms:GenerateMac'],
    seals: ['kms:GenerateMac'],
  },
  'archive-retention': {
    reads: ['KEEPING#*'],
    gets: ['DISPOSALS', ...dossier],
    puts: ['DISPOSALS', 'KEEPING#*'],
    updates: ['LIMIT#*'],
    archive: keep,
    seals: ['kms:GenerateMac'],
  },
  'archive-copies': {
    queries: [...dossier, 'KEEPING#*'],
    gets: ['EXPORT#*'],
    puts: ['ACCESS#*', 'EXPORT#*'],
    updates: ['LIMIT#*'],
    archive: readPackages,
    exports: ['s3:GetObject', ...store],
    seals: ['kms:GenerateMac'],
  },
  export: {
    reads: ['ROOTS'],
    queries: [...dossier, ...reference, 'KEEPING#*'],
    gets: ['EXPORT#*'],
    puts: ['EXPORT#*'],
    archive: readArchive,
    exports: ['s3:AbortMultipartUpload', 's3:PutObject'],
  },
  dispose: {
    gets: ['DISPOSALS'],
    queries: ['DISPOSALS', 'KEEPING#*'],
    puts: ['DISPOSALS', 'KEEPING#*', 'PAPERS#*'],
    intake: ['s3:DeleteObject'],
    archive: dispose,
    proves: ['kms:GetPublicKey', 'kms:Sign'],
  },
  claims: {},
  status: {
    gets: [...known, ...reference],
    queries: ['ACCESS#*', ...dossier, ...reference],
    puts: ['ACCESS#*', ...dossier],
    updates: ['LIMIT#*'],
    hashes: ['kms:GenerateMac'],
    seals: ['kms:GenerateMac'],
  },
  public: { reads: ['ROOTS'], queries: ['VERIFY#*'], updates: ['LIMIT#*'], seals: ['kms:GenerateMac'] },
  'payment-callbacks': {
    gets: [...known, 'TRANSACTIONS#*'],
    queries: reference,
    puts: [...dossier, 'TRANSACTIONS#*'],
    updates: ['LIMIT#*', 'TRANSACTIONS#*'],
  },
  settle: {
    gets: [...known, 'RECEIPT#*', 'RECEIPTS#*'],
    queries: reference,
    puts: [...dossier, 'RECEIPT#*', 'RECEIPTS#*'],
  },
  follow: {
    reads: ['TRANSACTIONS#*'],
    gets: known,
    queries: reference,
    puts: [...dossier, 'ORDER#*', 'RECONCILIATION#*', 'TRANSACTIONS#*'],
    updates: ['TRANSACTIONS#*'],
  },
  deadline: { gets: known, queries: reference, puts: dossier },
  prove: {
    reads: ['ROOTS'],
    queries: [...reference, 'SEALS#*'],
    puts: ['ROOTS'],
    archive: prove,
    proves: ['kms:GetPublicKey', 'kms:Sign'],
  },
  check: {
    reads: ['ROOTS'],
    queries: ['CHECKS', ...dossier, ...reference, 'KEEPING#*', 'SEALS#*'],
    puts: ['CHECKS', 'KEEPING#*'],
    archive: [...readArchive, 's3:ListBucketVersions'],
  },
  texts: {
    queries: ['DISPOSALS', ...dossier, 'KEEPING#*', 'ROOTS', 'SEALS#*'],
    archive: readPackages,
    texts: ['s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
  },
  seal: {
    gets: [...known, ...reference],
    queries: [...dossier, ...reference, 'ROOTS'],
    puts: [...dossier, 'PAPERS#*', 'PERSON#*', 'SEALS#*'],
    intake: [...clear, 's3:ListBucket', 's3:PutObject'],
    archive: seal,
    hashes: ['kms:GenerateMac'],
  },
  signal: { gets: dossier, process: drive },
  notify: { queries: reference },
  deliver: { queries: reference, puts: ['NOTICES#*'] },
  inspect: {
    gets: ['COUNTER#*', ...known],
    queries: [...dossier, ...reference],
    puts: dossier,
    updates: ['COUNTER#*'],
    intake: ['s3:DeleteObject', ...look],
  },
  print: {
    gets: [...known, 'BOOK#*', 'BOOKORDER#*', 'COUNTER#*', 'COUNTER#*'],
    queries: [...dossier, ...reference, 'KEEPING#*', 'RECEIVED#*', 'VERIFY#*'],
    puts: ['BOOK#*', ...dossier, 'VERIFY#*'],
    hashes: ['kms:GenerateMac'],
    updates: ['COUNTER#*'],
    intake: store,
    signs: ['kms:Sign'],
  },
  recognise: { gets: known, queries: reference, puts: dossier, intake: readAndStore },
  split: { gets: ['BATCH#*', 'PROCEDURE#*'], puts: ['BATCH#*'], intake: ['s3:GetObject', ...readAndStore] },
  sweep: {
    gets: ['COUNTER#*', ...known],
    queries: [...dossier, ...reference],
    puts: ['BEAT', ...dossier],
    intake: ['s3:ListBucket'],
    process: drive,
  },
  process: { updates: dossier },
};

/** What a role may do with resources whose name begins so. */
const actionsOn = (name: string, resource: string): string[] =>
  statementsOf(name)
    .filter(({ resources }) => resources.some((each) => each.startsWith(resource)))
    .flatMap(({ actions }) => actions)
    .toSorted();

/** The objects that a role may do something with. */
const objectsOf = (name: string, action: string): string[] =>
  statementsOf(name)
    .filter(({ actions }) => actions.includes(action))
    .flatMap(({ resources }) => resources);

/** The partitions of the table, its index aside, to which an action of a role is held. */
const partitionsOf = (name: string, action: string): unknown[] =>
  statementsOf(name)
    .filter(
      ({ actions, resources }) => actions.includes(action) && !resources.some((each) => each.includes('/')),
    )
    .flatMap(({ condition }) => condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'])
    .toSorted();

describe.each(Object.entries(table))('the role of %s', (name, allowed) => {
  it('reaches only its partitions of the table', () => {
    const { reads = [], gets = [], queries = [] } = allowed;
    expect(partitionsOf(name, 'dynamodb:Query')).toEqual([...reads, ...queries].toSorted());
    expect(partitionsOf(name, 'dynamodb:GetItem')).toEqual([...reads, ...gets].toSorted());
    expect(partitionsOf(name, 'dynamodb:PutItem')).toEqual(allowed.puts ?? []);
    expect(partitionsOf(name, 'dynamodb:UpdateItem')).toEqual(allowed.updates ?? []);
  });

  it('reaches only its part of the buckets and of the process', () => {
    expect(actionsOn(name, 'IntakeBucket')).toEqual(allowed.intake ?? []);
    expect(actionsOn(name, 'ArchiveBucket')).toEqual(allowed.archive ?? []);
    expect(actionsOn(name, 'TextIndexBucket')).toEqual(allowed.texts ?? []);
    expect(actionsOn(name, 'ExportsBucket')).toEqual(allowed.exports ?? []);
    expect(actionsOn(name, 'ProcessMachine')).toEqual(allowed.process ?? []);
    expect(actionsOn(name, 'SigningKey')).toEqual(allowed.signs ?? []);
    expect(actionsOn(name, 'PersonKey')).toEqual(allowed.hashes ?? []);
    expect(actionsOn(name, 'FunctionsCursorKey')).toEqual(allowed.seals ?? []);
    expect(actionsOn(name, 'ProofsArchiveKey')).toEqual(allowed.proves ?? []);
  });
});

describe('the roles', () => {
  it('are those of the functions, of the process, of the malware scan and of what puts the files of the console there', () => {
    const others = ['malware-scan', 'web-files'];
    expect([...rights.keys()].toSorted()).toEqual([...Object.keys(table), ...others].toSorted());
  });

  it('let nothing but the bucket of the console be written by what puts its files there', () => {
    const written = statementsOf('web-files').filter(({ actions }) =>
      actions.some((action) => /^s3:(Put|Delete)/.test(action)),
    );
    expect(written.map(({ actions, resources }) => [actions, resources])).toEqual([
      [['s3:DeleteObject', 's3:PutObject'], [expect.stringMatching(/^WebFilesBucket\w{8}\.Arn\/\*$/)]],
    ]);
  });

  it('leave what is public with the histories of results, the roots of days and the buckets of limits, and with its log and its trace', () => {
    expect(
      statementsOf('public')
        .flatMap(({ actions }) => actions)
        .toSorted(),
    ).toEqual(
      [
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'kms:GenerateMac',
        ...useOfKey,
        ...basic,
      ].toSorted(),
    );
  });
});

describe('the function of dossiers', () => {
  it('reads kept papers and parts of batches, and no file of a dossier', () => {
    expect(objectsOf('dossiers', 's3:GetObject').toSorted()).toEqual([
      expect.stringMatching(/\/batch-parts\/\*$/),
      expect.stringMatching(/\/papers\/\*$/),
    ]);
  });
});

describe('the function that shows files', () => {
  it('reads those of dossiers in the intake, and packages; it puts only what it takes out of these', () => {
    expect(objectsOf('dossier-files', 's3:GetObject').toSorted()).toEqual([
      expect.stringMatching(/^ExportsBucket.*\/opened\/\*$/),
      expect.stringMatching(/^IntakeBucket.*\/\*-\*-\*\/\*$/),
    ]);
    expect(objectsOf('dossier-files', 's3:PutObject')).toEqual([expect.stringMatching(/\/opened\/\*$/)]);
    expect(attributesOf('dossier-files', 'dynamodb:PutItem')).toEqual([['pk', 'sk', 'access']]);
  });
});

describe('the function of tasks', () => {
  it('reads books and parts of batches, and nothing else of what is in the intake', () => {
    expect(objectsOf('tasks', 's3:GetObject')).toEqual([
      expect.stringMatching(/\/batch-parts\/\*$/),
      expect.stringMatching(/\/books\/\*$/),
    ]);
  });
});

describe('what disposes', () => {
  it('sees of all lists that of kept papers alone', () => {
    const querying = statementsOf('dispose').filter(({ resources }) =>
      resources.some((each) => each.includes('/index/')),
    );
    expect(querying.map(({ condition }) => condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['PAPERS#KEPT'] } },
    ]);
  });
});

describe('what splits batches', () => {
  it('reads nothing but batches and their parts, and puts nothing but parts', () => {
    expect(objectsOf('split', 's3:GetObject')).toEqual([
      expect.stringMatching(/\/batches\/\*$/),
      expect.stringMatching(/\/batch-parts\/\*$/),
    ]);
    expect(objectsOf('split', 's3:PutObject')).toEqual([expect.stringMatching(/\/batch-parts\/\*$/)]);
  });
});

describe('any right', () => {
  it('names its actions', () => {
    expect(everything.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('names its resource, but for traces and the delivery of logs', () => {
    const anywhere = everything
      .filter(({ resources }) => resources.includes('*'))
      .flatMap(({ actions }) => actions);
    expect(anywhere.filter((action) => !/^(xray|logs):/.test(action))).toEqual([]);
  });

  it('on items of the table is held to partitions', () => {
    const items = everything.filter(
      ({ actions, resources }) =>
        actions.some((action) => /^dynamodb:.*(Item|Query)$/.test(action)) &&
        !resources.some((each) => each.includes('/')),
    );
    expect(items.length).toBeGreaterThan(10);
    for (const { condition } of items) {
      expect(condition['ForAllValues:StringLike']).toHaveProperty(['dynamodb:LeadingKeys']);
    }
  });

  it('on a key that signs is to sign by one algorithm', () => {
    const signing = everything.filter(({ actions }) => actions.includes('kms:Sign'));
    expect(signing.map(({ actions }) => actions)).toEqual([['kms:Sign'], ['kms:Sign'], ['kms:Sign']]);
    for (const { condition } of signing)
      expect(condition.StringEquals).toHaveProperty(['kms:SigningAlgorithm'], 'RSASSA_PKCS1_V1_5_SHA_256');
  });

  it('on the keys by which people are known and cursors sealed is to hash by one algorithm', () => {
    const hashing = everything.filter(({ actions }) => actions.includes('kms:GenerateMac'));
    expect(hashing.map(({ actions }) => actions)).toEqual(Array(9).fill(['kms:GenerateMac']));
    for (const { condition } of hashing)
      expect(condition.StringEquals).toHaveProperty(['kms:MacAlgorithm'], 'HMAC_SHA_256');
  });

  it('on any other key is for use through one service', () => {
    const keys = everything.filter(({ actions }) =>
      actions.some((action) => /^kms:(?!Sign$|GetPublicKey$|GenerateMac$)/.test(action)),
    );
    expect(keys.length).toBeGreaterThan(10);
    for (const { condition } of keys) expect(condition.StringEquals).toHaveProperty(['kms:ViaService']);
  });

  it.each([
    's3:BypassGovernanceRetention',
    's3:PutBucketObjectLockConfiguration',
    's3:PutBucketPolicy',
    's3:PutLifecycleConfiguration',
    'dynamodb:DeleteItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:Scan',
    'dynamodb:PartiQLUpdate',
    'kms:ScheduleKeyDeletion',
    'iam:PassRole',
    'states:StopExecution',
  ])('is never %s', (action) => {
    expect(everything.filter(({ actions }) => actions.includes(action))).toEqual([]);
  });
});

describe('the archive', () => {
  it('loses packages to disposal alone, and nothing else of it', () => {
    const deleting = everything.filter(({ actions }) => actions.includes('s3:DeleteObjectVersion'));
    expect(deleting).toEqual(
      statementsOf('dispose').filter(({ actions }) => actions.includes('s3:DeleteObjectVersion')),
    );
    expect(deleting.flatMap(({ resources }) => resources)).toEqual([expect.stringMatching(/\/\*\.zip$/)]);
  });

  it('is held by its retention alone, which locks for longer only since S3 refuses less', () => {
    const holding = everything.filter(({ actions }) => actions.includes('s3:PutObjectLegalHold'));
    expect(holding).toEqual(
      statementsOf('archive-retention').filter(({ actions }) => actions.includes('s3:PutObjectLegalHold')),
    );
    const [locking] = statementsOf('archive-retention').filter(({ actions }) =>
      actions.includes('s3:PutObjectRetention'),
    );
    expect(locking?.condition).toEqual({ StringEquals: { 's3:object-lock-mode': 'COMPLIANCE' } });
  });

  it('is locked by seal, prove and disposal, in compliance mode only, for no less than the stage asks', () => {
    const lockers = ['seal', 'prove', 'dispose'].flatMap((name) => statementsOf(name));
    const locking = lockers.filter(({ actions }) => actions.includes('s3:PutObjectRetention'));
    expect(everything.filter(({ actions }) => actions.includes('s3:PutObjectRetention'))).toHaveLength(4);
    const condition = {
      StringEquals: { 's3:object-lock-mode': 'COMPLIANCE' },
      NumericGreaterThanEquals: { 's3:object-lock-remaining-retention-days': 1824 },
    };
    expect(locking.map((each) => each.condition)).toEqual([condition, condition, condition]);
  });

  it('is read with a key that only those have who read for whoever may look or for the index of texts, and those who lock', () => {
    const holders = [...rights].filter(([, held]) =>
      held.some(({ resources }) => resources.some((each) => each.startsWith('ArchiveKey'))),
    );
    expect(holders.map(([name]) => name).toSorted()).toEqual([
      'archive',
      'archive-copies',
      'check',
      'dispose',
      'dossier-files',
      'export',
      'prove',
      'seal',
      'texts',
    ]);
  });

  it('loses no object to anybody, whatever else they may delete', () => {
    const deleting = everything.filter(({ actions }) => actions.includes('s3:DeleteObject'));
    expect(deleting.flatMap(({ resources }) => resources).toSorted()).toEqual([
      expect.stringMatching(/^IntakeBucket/),
      expect.stringMatching(/^IntakeBucket/),
      expect.stringMatching(/^IntakeBucket.*papers/),
      expect.stringMatching(/^IntakeBucket.*papers/),
      expect.stringMatching(/^TextIndexBucket/),
      expect.stringMatching(/^WebFilesBucket/),
    ]);
  });
});

const attributesOf = (name: string, action: string) =>
  statementsOf(name)
    .filter(({ actions }) => actions.includes(action))
    .map(({ condition }) => condition['ForAllValues:StringEquals']?.['dynamodb:Attributes']);

describe('who may only note', () => {
  it('is the archive’s function, whose notes hold nothing of a state or a journal entry', () => {
    expect(attributesOf('archive', 'dynamodb:PutItem')).toEqual([['pk', 'sk', 'access']]);
  });

  it('is whoever answers without a token, whose limits are nothing but buckets', () => {
    expect(attributesOf('public', 'dynamodb:UpdateItem')).toEqual([['pk', 'sk', 'paidUntil', 'ttl']]);
  });

  it('is the process, which touches nothing but a run', () => {
    expect(attributesOf('process', 'dynamodb:UpdateItem')).toEqual([
      ['pk', 'sk', 'token', 'timer', 'execution'],
    ]);
  });
});
