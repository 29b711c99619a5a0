import { refuse } from '#local/s3/http/errors.ts';
import type { Tag } from '#local/s3/model/version.ts';

/** Refuses tags that S3 refuses. */
export function checkTags(tags: Tag[]): Tag[] {
  if (tags.length > 10) throw refuse('InvalidTag', 'An object has at most 10 tags');
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    throw refuse('InvalidTag', 'A tag key occurs twice');
  for (const { key, value } of tags) {
    if (key === '' || key.length > 128 || value.length > 256) {
      throw refuse('InvalidTag', 'A tag key has 1 to 128 characters, a value up to 256', { TagKey: key });
    }
  }
  return tags;
}
