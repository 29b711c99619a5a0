import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { openApi } from '#shared/contract/openapi.ts';

const logger = new Logger();
const { ISSUER } = z.object({ ISSUER: z.url() }).parse(process.env);
const body = JSON.stringify(openApi(ISSUER));

/** GET /v1/openapi.json: the only thing that anybody may read. */
export const handler = async () => {
  logger.debug('contract read');
  return {
    statusCode: 200,
    headers: {
      'content-type': 'application/vnd.oai.openapi+json;version=3.1',
      'cache-control': 'public, max-age=300',
    },
    body,
  };
};
