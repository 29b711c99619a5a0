import { noticeTypes } from '#shared/dossier/journal/notices.ts';
import { noticeData } from '#shared/webhook/cloud-event.ts';
import { describeFields } from '../words/describe-fields.ts';
import { header } from './parameters.ts';
import { schemaOf } from './schemas.ts';

/** A CloudEvent of one type, with what its data holds. */
const noticeSchema = (event: string, type: string) => ({
  allOf: [
    { $ref: '#/components/schemas/CloudEvent' },
    describeFields(
      {
        type: 'object',
        properties: { type: { const: type }, data: schemaOf(noticeData(event), 'output') },
      },
      event,
    ),
  ],
});

/** What is sent to portals. */
export const webhooks = () =>
  Object.fromEntries(
    [...noticeTypes].map(([event, type]) => [
      type,
      {
        post: {
          operationId: `on.${type}`,
          summary: `Notice: ${event}`,
          description:
            'CloudEvents 1.0 in the body, Standard Webhooks 1.0 in the headers. It may come twice and out of order: `id` is the same each time, `sequence` orders the notices of a dossier.',
          tags: ['webhooks'],
          security: [],
          parameters: [
            header('webhook-id', 'The same as `id`, however often it is sent', true),
            header(
              'webhook-timestamp',
              'When it was sent, in seconds since 1970; refuse it after 5 minutes',
              true,
            ),
            header(
              'webhook-signature',
              '`v1,` and the HMAC-SHA256 in Base64; several while a secret is rotated',
              true,
            ),
          ],
          requestBody: {
            required: true,
            content: { 'application/cloudevents+json': { schema: noticeSchema(event, type) } },
          },
          responses: { '200': { description: 'Taken; anything but 2xx and 410 is sent again' } },
        },
      },
    ]),
  );
