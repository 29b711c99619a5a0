import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';

/** What Lambda tells a destination of an event that a function did not take. */
const OfLambda = z
  .looseObject({
    requestContext: z.looseObject({ functionArn: z.string() }),
    requestPayload: z.json(),
  })
  .transform(({ requestContext, requestPayload }) => ({
    functionName: requestContext.functionArn.replace(/:\$LATEST$/, ''),
    event: requestPayload,
  }));

/** What a rule leaves of an event that it could not deliver: the event itself, and its target beside it. */
const OfRule = z.looseObject({
  Body: z.string(),
  MessageAttributes: z.looseObject({ TARGET_ARN: z.looseObject({ StringValue: z.string() }) }),
});

/** The call that a dead letter was; undefined for one that was no call. */
export function deadLetterOf(
  message: Message,
): { functionName: string; event: z.core.util.JSONType } | undefined {
  const body: unknown = JSON.parse(message.Body ?? 'null');
  const ofLambda = OfLambda.safeParse(body);
  if (ofLambda.success) return ofLambda.data;
  const ofRule = OfRule.safeParse(message);
  if (!ofRule.success) return undefined;
  return {
    functionName: ofRule.data.MessageAttributes.TARGET_ARN.StringValue,
    event: z.json().parse(body),
  };
}
