import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { HttpEvent } from '#functions/http/event.ts';
import { repeatedKeyIn } from '#functions/http/repeated-key.ts';
import { parseRequest } from '#functions/http/request.ts';
import { none, operation } from '#shared/api/operation.ts';
import { FileName } from '#shared/file/file.ts';
import { type Call, eventOf, post } from './calling.ts';

const success = { status: 200 as const, schema: z.json(), description: { vi: 'x', en: 'x' } };
const common = { ...none, path: '/v1/things/{id}', summary: { vi: 'x', en: 'x' }, actors: [], success };
const Body = z.strictObject({
  name: FileName,
  'a/b~c': z.int().max(9).optional(),
  kind: z.enum(['x', 'y']).optional(),
  form: z.record(z.string(), z.json()).optional(),
});
const writes = operation({ ...common, id: 'write', method: 'POST', body: Body });
const decides = operation({ ...common, id: 'decide', method: 'POST', conditional: true });
const reads = operation({
  ...common,
  id: 'read',
  method: 'GET',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ q: z.string().optional(), limit: z.coerce.number().max(100).default(25) }),
});

const parse = (what: typeof writes | typeof decides | typeof reads, call: Call, id?: string) => {
  const event = HttpEvent.parse(eventOf(call));
  if (id !== undefined) event.pathParameters['id'] = id;
  return parseRequest(what as typeof reads, event);
};
const codeOf = (...args: Parameters<typeof parse>) => {
  const parsed = parse(...args);
  return parsed.ok ? 'taken' : parsed.error.code;
};
const send = (body: unknown, rest?: Call) => parse(writes, post(body, rest));
const code = (body: unknown, rest?: Call) => codeOf(writes, post(body, rest));

describe('a PUT', () => {
  it('has a body, and needs no key: again is the same', () => {
    const puts = operation({ ...common, id: 'put', method: 'PUT', body: Body });
    const body = JSON.stringify({ name: 'a' });
    const event = HttpEvent.parse(
      eventOf({ ...post({}), method: 'PUT', body, headers: { 'content-type': 'application/json' } }),
    );
    expect(parseRequest(puts, event)).toMatchObject({ ok: true, value: { body: { name: 'a' } } });
  });
});

describe('an Idempotency-Key', () => {
  it.each([
    ['"6f1c-4a"', '6f1c-4a'],
    ['6f1c-4a', '6f1c-4a'],
    ['  "x"  ', 'x'],
    [`"${'k'.repeat(128)}"`, 'k'.repeat(128)],
  ])('%s is taken as %s', (header, key) => {
    expect(send({ name: 'a' }, { headers: { 'idempotency-key': header } })).toMatchObject({
      value: { idempotency: { key } },
    });
  });

  it.each(['', '""', '"x', 'x"', '"a b"', '"a"b"', 'khóa', `"${'k'.repeat(129)}"`, '"a\tb"'])(
    '%j is none',
    (header) => {
      expect(code({ name: 'a' }, { headers: { 'idempotency-key': header } })).toBe(
        'idempotency-key-required',
      );
    },
  );

  it('stands for the method, the path and every byte of the body', () => {
    const digest = (body: string, path?: string) => {
      const sent = send(body, path === undefined ? {} : { path });
      return sent.ok ? sent.value.idempotency?.digest : undefined;
    };
    expect(digest('{"name":"a"}')).toBe(digest('{"name":"a"}'));
    expect(digest('{"name":"a"}')).not.toBe(digest('{"name": "a"}'));
    expect(digest('{"name":"a"}')).not.toBe(digest('{"name":"a"}', '/v1/things/2'));
  });

  it('is not asked for where nothing changes', () => {
    expect(codeOf(reads, {}, '1')).toBe('taken');
  });
});

describe('an If-Match', () => {
  const match = (header?: string) =>
    parse(decides, post('', { headers: header === undefined ? {} : { 'if-match': header } }));

  it.each([
    ['"12"', 12],
    [' "1" ', 1],
    ['W/"7"', 7],
    ['"12-aB3_-9dEf012"', 12],
  ])('%s names version %i', (header, expected) => {
    expect(match(header)).toMatchObject({ ok: true, value: { expected } });
  });

  it.each(['*', '12', '"abc"', '"1","2"', '""', '"-1"', '"1.5"', '"12345678901"', '"1-"', '"1-a b"'])(
    '%s matches nothing of ours',
    (header) => {
      expect(match(header)).toMatchObject({ error: { code: 'stale' } });
    },
  );

  it('must be there where the caller decides on what it saw', () => {
    expect(match()).toMatchObject({ error: { code: 'if-match-required' } });
    expect(send({ name: 'a' })).toMatchObject({ ok: true, value: { expected: undefined } });
  });
});

describe('a body', () => {
  it('is JSON, by its type and its text', () => {
    for (const type of [
      'application/json',
      'Application/JSON; charset=utf-8',
      'application/json ;q=1',
      'application/json;charset=utf-8',
      'application/json;  charset="utf-8"  ',
      'application/json; x=charset=utf-16',
      'application/json; charset=',
    ]) {
      expect(code({ name: 'a' }, { headers: { 'content-type': type } })).toBe('taken');
    }
    for (const type of [
      '',
      'text/plain',
      'application/json-patch+json',
      'application/jsonp',
      'application/xml',
      'application/json;  charset=utf-16',
      'application/json; q=1; charset=latin1 ',
    ]) {
      expect(code({ name: 'a' }, { headers: { 'content-type': type } })).toBe('not-json');
    }
    for (const text of ['{', '{"name":}', 'name=a', "{'name':'a'}", '{"name":"a"}x', '\u0000'])
      expect(code(text)).toBe('malformed-json');
  });

  it('has at most 256 KiB, counted in bytes', () => {
    const sized = (bytes: number) => {
      const room = bytes - JSON.stringify({ name: 'a', form: { x: '' } }).length;
      return JSON.stringify({ name: 'a', form: { x: 'ô'.repeat(room / 2) + 'o'.repeat(room % 2) } });
    };
    expect(Buffer.byteLength(sized(262_144))).toBe(262_144);
    expect(code(sized(262_144))).toBe('taken');
    expect(code(sized(262_145))).toBe('body-too-large');
    expect(code('x'.repeat(10_000_000))).toBe('body-too-large');
  });

  it('may come in base64, as API Gateway hands over what it takes for bytes', () => {
    const body = Buffer.from('{"name":"Tờ khai"}').toString('base64');
    expect(send(body, { base64: true })).toMatchObject({ value: { body: { name: 'Tờ khai' } } });
  });

  it('that is missing is an empty one', () => {
    expect(codeOf(decides, { method: 'POST', headers: { 'idempotency-key': 'x', 'if-match': '"1"' } })).toBe(
      'taken',
    );
    expect(codeOf(writes, { method: 'POST', headers: { 'idempotency-key': 'x' } })).toBe('invalid-request');
  });

  it('typed as base letters and marks is taken as the letters that they make', () => {
    const decomposed = 'Tờ khai hộ tịch'.normalize('NFD');
    const sent = send({ name: decomposed, form: { [decomposed]: [decomposed] } });
    expect(sent).toMatchObject({
      value: { body: { name: 'Tờ khai hộ tịch', form: { 'Tờ khai hộ tịch': ['Tờ khai hộ tịch'] } } },
    });
    expect(JSON.stringify(sent)).toBe(JSON.stringify(sent).normalize('NFC'));
  });

  it('nested without end is refused, and does not exhaust the stack', () => {
    for (const depth of [40, 5_000, 100_000]) {
      const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      expect(['invalid-request', 'malformed-json']).toContain(code(`{"name":"a","form":{"x":${nested}}}`));
      expect(['invalid-request', 'malformed-json']).toContain(code(nested));
    }
    expect(code(`{"name":"a","form":{"x":${'['.repeat(20)}${']'.repeat(20)}}}`)).toBe('taken');
  });

  it('cannot reach the prototype of anything', () => {
    const sent = send(
      '{"name":"a","form":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    );
    expect(sent.ok).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what is wrong', () => {
  const found = (body: unknown) => {
    const sent = send(body);
    return sent.ok ? [] : (sent.error.findings ?? []);
  };

  it('is told all at once, each with its place and in both languages', () => {
    const findings = found({ 'a/b~c': 10, kind: 'z', extra: 1 });
    expect(findings.map(({ pointer, code: kind, detail }) => [pointer, kind, detail.vi])).toEqual([
      ['/name', 'invalid_type', 'Thiếu trường này.'],
      ['/a~1b~0c', 'too_big', 'Quá dài hoặc quá lớn: tối đa 9.'],
      ['/kind', 'invalid_value', 'Chỉ nhận một trong các giá trị: x, y.'],
      ['', 'unrecognized_keys', 'Không có trường này: extra.'],
    ]);
    for (const { detail } of findings) expect(detail.en).toMatch(/^[\x20-\x7e]+$/);
  });

  it.each([
    [{ name: 1 }, 'Sai kiểu dữ liệu: phải là chuỗi ký tự.'],
    [{ name: '' }, 'Quá ngắn hoặc quá nhỏ: tối thiểu 1 ký tự.'],
    [
      { name: '../x' },
      'Tên tệp không được có dấu / hoặc \\, ký tự ẩn, khoảng trắng ở đầu hoặc cuối, và không được chỉ gồm dấu chấm.',
    ],
  ])('in %j has a Vietnamese sentence', (body, sentence) => {
    expect(found(body)[0]?.detail.vi).toBe(sentence);
  });

  it('in the path or the query is named as such', () => {
    const parsed = parse(reads, { query: 'limit=1000&x=1' }, '1');
    expect(parsed.ok ? [] : parsed.error.findings?.map(({ pointer }) => pointer)).toEqual([
      '/query/limit',
      '/query',
    ]);
    expect(parse(reads, {})).toMatchObject({ error: { findings: [{ pointer: '/path/id' }] } });
  });
});

describe('a text that is shown otherwise than it is read', () => {
  const detail = {
    vi: 'Có ký tự điều khiển, ký tự ẩn, ký tự đổi chiều chữ hoặc dấu chồng lên chữ. Hãy xóa đi và gõ lại.',
    en: 'The text has control, invisible or direction characters, or stacked marks. Delete it and type it again.',
  };
  const finding = (pointer: string) => ({ pointer, code: 'not-plain-text', detail });
  const hostile = 'a\u202eb';

  it('is refused with its place in the body, the path or the query', () => {
    expect(send({ name: 'a', form: { 'x/y': hostile } })).toEqual({
      ok: false,
      error: { code: 'invalid-request', findings: [finding('/form/x~1y')] },
    });
    expect(parse(reads, { query: `q=${encodeURIComponent(hostile)}` }, hostile)).toEqual({
      ok: false,
      error: { code: 'invalid-request', findings: [finding('/path/id'), finding('/query/q')] },
    });
  });
});

describe('a body that nests as deep as nothing of ours', () => {
  const nested = (depth: number) => `{"name":"a","form":{"x":${'['.repeat(depth)}${']'.repeat(depth)}}}`;

  it('is read with thirty-two levels, and refused with one more', () => {
    expect(code(nested(30))).toBe('taken');
    expect(send(nested(31))).toEqual({
      ok: false,
      error: {
        code: 'invalid-request',
        findings: [
          {
            pointer: '',
            code: 'too_deep',
            detail: { vi: 'Dữ liệu lồng nhau quá sâu.', en: 'The data is nested too deeply.' },
          },
        ],
      },
    });
  });
});

describe('what a request is not asked for', () => {
  it('is not read: a body or a version where it only reads, a key where none is sent', () => {
    const got = parse(
      reads,
      { body: '{', headers: { 'if-match': '"7"', 'content-type': 'text/plain' } },
      '1',
    );
    expect(got).toMatchObject({ ok: true, value: { idempotency: undefined, expected: undefined } });
  });

  it('has a digest without a body, too', () => {
    const digest = (body?: string) => {
      const headers = { 'idempotency-key': 'x', 'if-match': '"1"', 'content-type': 'application/json' };
      const sent = parse(decides, { method: 'POST', headers, ...(body !== undefined && { body }) });
      return sent.ok ? sent.value.idempotency?.digest : undefined;
    };
    expect(digest()).toBe(digest(''));
    expect(digest()).not.toBe(digest('{}'));
  });
});

describe('path and query', () => {
  it('are taken in NFC; the path was decoded by the gateway, once', () => {
    const q = encodeURIComponent('Hộ tịch'.normalize('NFD'));
    expect(parse(reads, { query: `q=${q}` }, 'a%7E1')).toMatchObject({
      value: { params: { id: 'a%7E1' }, query: { q: 'Hộ tịch' } },
    });
    expect(parse(reads, {}, '100%')).toMatchObject({ value: { params: { id: '100%' } } });
  });
});

describe('a request that readers could read in two ways', () => {
  it('is refused where a parameter of its query is given twice', () => {
    expect(parse(reads, { query: 'limit=1&limit=2' }, '1')).toMatchObject({
      error: { code: 'invalid-request', findings: [{ pointer: '/query/limit', code: 'repeated' }] },
    });
  });

  it.each([
    ['{"name":"a","name":"b"}', 'name'],
    ['{"name":{"x":[{"y":1,"z":2,"\\u0079":3}]}}', 'y'],
    ['{"form":{"a":[1,2],"b":"}","a":null}}', 'a'],
  ])('is refused where an object of its body has a name twice: %s', (text, name) => {
    expect(repeatedKeyIn(text)).toBe(name);
    expect(send(text)).toMatchObject({
      error: { code: 'invalid-request', findings: [{ code: 'repeated' }] },
    });
  });

  it.each([
    '{"a":"b","b":"a"}',
    '[{"a":1},{"a":2}]',
    '{"a":{"a":{"a":"a"}}}',
    '{"a":"\\"a\\":1,","b":["a","a"]}',
  ])('is none where names are in objects of their own: %s', (text) =>
    expect(repeatedKeyIn(text)).toBeUndefined(),
  );

  it('is told with the name that stands twice, in both languages', () => {
    const findings = [
      {
        pointer: '',
        code: 'repeated',
        detail: { vi: '“name” được ghi hai lần.', en: '“name” is given twice.' },
      },
    ];
    expect(send('{"name":"a","name":"b"}')).toEqual({
      ok: false,
      error: { code: 'invalid-request', findings },
    });
    expect(parse(reads, { query: 'q=1&q=2&q=3&limit=2' }, '1')).toMatchObject({
      error: { findings: [{ pointer: '/query/q' }] },
    });
  });

  it('is refused where its body is packed, or in letters of another code', () => {
    const as = (headers: Record<string, string>) => code({ name: 'a' }, { headers });
    expect(as({ 'content-encoding': 'gzip' })).toBe('not-json');
    expect(as({ 'content-type': 'application/json; charset=utf-16' })).toBe('not-json');
    expect(as({ 'content-encoding': 'identity' })).toBe('taken');
    expect(as({ 'content-type': 'application/json; charset="UTF-8"' })).toBe('taken');
  });

  it('is refused where its bytes are no UTF-8', () => {
    const bytes = Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xea, 0x22, 0x7d]);
    expect(code(bytes.toString('base64'), { base64: true })).toBe('malformed-json');
  });
});

describe('a request that is wrong in itself', () => {
  it('is told so, before it is compared with what is there now', () => {
    const stranger = { headers: { 'if-match': '"none of ours"' } };
    expect(codeOf(decides, post({ name: 1 }, stranger))).toBe('invalid-request');
    expect(codeOf(decides, post({ name: 1 }))).toBe('invalid-request');
    expect(codeOf(decides, post({}, stranger))).toBe('stale');
    expect(codeOf(decides, post({}))).toBe('if-match-required');
  });
});
