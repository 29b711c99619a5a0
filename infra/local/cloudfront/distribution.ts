import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Guard } from '#local/authorisation/guard.ts';
import { forward } from '#local/cloudfront/api-origin.ts';
import { createBucketOrigin, type MayRead } from '#local/cloudfront/bucket-origin.ts';
import type {
  Behaviour,
  DeployedFiles,
  DistributionConfig,
  FileDeployment,
} from '#local/cloudfront/distribution-config.ts';
import { createEdgeFunction, type EdgeRequest } from '#local/cloudfront/edge-function.ts';
import { fitsPattern } from '#local/cloudfront/path-pattern.ts';
import { refuseViewer, withAdded } from '#local/cloudfront/viewer-answer.ts';

export interface DistributionOptions {
  distribution: DistributionConfig;
  deployments: readonly FileDeployment[];
  /** Of the HTTP API. */
  apiUrl: string;
  demand: Guard['demand'];
}

type Answer = (request: IncomingMessage, response: ServerResponse, target: Target) => Promise<void>;
type Target = { path: string; query: string };

/** CloudFront takes no longer address than this. */
const longestUrl = 8192;

/** Serves what a distribution does, behaviour by behaviour. Nothing is cached here but by the viewer. */
export function createDistribution(options: DistributionOptions) {
  const behaviours = options.distribution.behaviours.map((behaviour) => ({
    behaviour,
    answer: answering(behaviour, options),
  }));

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    const found = behaviours.find(({ behaviour }) => fitsPattern(behaviour.pattern, path));
    const refusal = refusalOf(request, found?.behaviour);
    if (found === undefined || refusal !== undefined)
      return refuseViewer(response, ...(refusal ?? [404, 'No behaviour takes this path.']));
    try {
      await found.answer(request, response, { path, query: query.join('?') });
    } catch (error) {
      console.error('cloudfront: a request failed', error);
      if (response.headersSent) response.destroy();
      else refuseViewer(response, 503, 'The CloudFront function returned an invalid value or threw.');
    }
  };
}

function refusalOf(
  request: IncomingMessage,
  behaviour: Behaviour | undefined,
): [status: number, why: string] | undefined {
  const { url = '/', method = 'GET' } = request;
  if (url.length > longestUrl) return [414, 'The URL is too long.'];
  if (behaviour?.methods.includes(method) === false)
    return [403, 'This distribution is not configured to allow the HTTP request method.'];
  return /^(GET|HEAD)$/.test(method) && hasBody(request) ? [403, 'A GET request has no body.'] : undefined;
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function answering(behaviour: Behaviour, options: DistributionOptions): Answer {
  const answer = originOf(behaviour, options);
  if (behaviour.requestCode === undefined) return answer;
  const run = createEdgeFunction(behaviour.requestCode);
  return async (request, response, target) => {
    const result = run(edgeRequestOf(request, target));
    if ('uri' in result) return answer(request, response, { ...target, path: result.uri });
    const headers = Object.entries(result.headers).map(([name, { value }]) => [name, value] as const);
    response.writeHead(result.statusCode, Object.fromEntries(headers)).end(result.body);
  };
}

function originOf({ origin, ...behaviour }: Behaviour, options: DistributionOptions): Answer {
  const { apiUrl, distribution, deployments } = options;
  if (origin.kind === 'api')
    return (request, response, { path, query }) =>
      forward(request, response, {
        ...behaviour,
        originHeaders: origin.headers,
        url: apiUrl,
        path: query === '' ? path : `${path}?${query}`,
      });
  const mayRead = origin.signs ? readsAs(options, origin.bucket) : unsigned;
  const read = createBucketOrigin(filesIn(deployments, origin.bucket), mayRead, behaviour.compresses);
  return async (request, response, { path }) => {
    const key = keyOf(path) || distribution.rootObject;
    const { status, headers, body } = read(request, key);
    response.writeHead(status, withAdded(headers, behaviour.addedHeaders));
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

const unsigned: MayRead = () => 'nobody may read a private bucket without a signature';

function keyOf(path: string): string {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return path.slice(1);
  }
}

/** What the distribution may read of a bucket by its origin access control. */
function readsAs({ demand, distribution }: DistributionOptions, bucket: string): MayRead {
  const arn = `arn:aws:s3:::${bucket}`;
  const principal = {
    kind: 'service',
    name: 'cloudfront.amazonaws.com',
    sourceArn: distribution.arn,
  } as const;
  return (action, key) => {
    try {
      demand(principal, [{ action, resource: action === 's3:GetObject' ? `${arn}/${key}` : arn }]);
      return undefined;
    } catch (error) {
      return String(error);
    }
  };
}

/** Later deployments replace files of earlier ones. */
const filesIn = (deployments: readonly FileDeployment[], bucket: string): DeployedFiles =>
  new Map(deployments.filter((one) => one.bucket === bucket).flatMap(({ files }) => [...files]));

function edgeRequestOf(request: IncomingMessage, { path, query }: Target): EdgeRequest {
  const valued = (entries: Iterable<[string, string]>) =>
    Object.fromEntries([...entries].map(([name, value]) => [name, { value }]));
  const { cookie = '', ...headers } = request.headers;
  return {
    method: request.method ?? 'GET',
    uri: path,
    querystring: valued(new URLSearchParams(query)),
    headers: valued(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    cookies: valued(new URLSearchParams(cookie.replaceAll(/;\s*/g, '&'))),
  };
}
