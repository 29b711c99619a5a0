import { describe, expect, it } from 'vitest';
import { createRouting } from '#infra/local/http-api/routing.ts';

const routing = (...keys: string[]) => createRouting(keys.map((key) => ({ key })));

describe('several routes that match a path', () => {
  const find = routing(
    '$default',
    'ANY /{proxy+}',
    'GET /v1/{kind}/{id}',
    'ANY /v1/tasks/mine',
    'GET /v1/tasks/{id}',
    'GET /v1/tasks/{id}/notes',
    'ANY /v1/tasks/{id}',
    'GET /v1/tasks',
    'GET /v1/tasks/{proxy+}',
  );

  it.each([
    ['GET', '/v1/tasks/mine', 'ANY /v1/tasks/mine'],
    ['GET', '/v1/tasks/7', 'GET /v1/tasks/{id}'],
    ['DELETE', '/v1/tasks/7', 'ANY /v1/tasks/{id}'],
    ['GET', '/v1/tasks/7/notes', 'GET /v1/tasks/{id}/notes'],
    ['GET', '/v1/tasks/7/notes/1', 'GET /v1/tasks/{proxy+}'],
    ['POST', '/v1/tasks/7/notes', 'ANY /{proxy+}'],
    ['GET', '/v1/units/7', 'GET /v1/{kind}/{id}'],
    ['GET', '/', '$default'],
  ])('give %s %s to %s', (method, path, key) => {
    expect(find(method, path)?.route.key).toBe(key);
  });
});

describe('a path that no route has', () => {
  const find = routing('GET /v1/tasks', 'GET /v1/tasks/{id}', 'GET /v1/files/{proxy+}');

  it.each([
    ['POST', '/v1/tasks'],
    ['GET', '/v1/tasks/'],
    ['GET', '/v1/tasks/1/2'],
    ['GET', '/v1/files/'],
    ['GET', '/v1xtasks'],
    ['GET', '/V1/tasks'],
  ])('%s %s finds nothing', (method, path) => {
    expect(find(method, path)).toBeUndefined();
  });
});
