import type { Cloud } from '#infra/local/cloud.ts';
import { developmentSecret, type PoolUser } from '#infra/local/identity/users.ts';
import { portals } from '#infra/simulators/people.ts';

/** What is said when the cloud is up, in Vietnamese where the terminal is. */
export function greeting({ urls, users }: Cloud, data: string, language = 'en'): string {
  const words = language.startsWith('vi') ? vietnamese : english;
  const [portal] = portals;
  const everybody = [
    ...portals.map(({ id, name, actor }) => [id, `${name}, ${actor}`] as const),
    ...users.map(shown),
  ];
  const width = Math.max(...everybody.map(([id]) => id.length));
  return [
    words.up,
    '',
    ...Object.entries(words.addresses).map(([name, text]) => `  ${addressOf(urls, name)}  ${text}`),
    '',
    words.people,
    ...everybody.map(([id, text]) => `  ${id.padEnd(width)}  ${text}`),
    '',
    words.token,
    `  curl -s ${urls.identity}/token -d grant_type=client_credentials -d client_id=${portal?.id} -d client_secret=${developmentSecret}`,
    '',
    words.commands,
    ...commands.map((one) => `  npm run local -- ${data === '.local' ? '' : `--data ${data} `}${one}`),
    '',
    `${words.logs} ${data}/logs`,
    words.end,
  ].join('\n');
}

const shown = ({ username, attributes }: PoolUser) => {
  const { name = username, 'custom:actor': actor, 'custom:unit': unit, 'custom:roles': roles } = attributes;
  return [username, `${name}, ${[actor, unit, roles].filter(Boolean).join(' ')}`] as const;
};

const addressOf = (urls: Record<string, string>, name: string) => urls[name] ?? '';

const commands = ['publish mine.json', 'people list', 'dead-letters list', 'redate preview'];

const english = {
  up: 'Một Cửa is up.',
  addresses: {
    pages: 'the console: open it and choose Nguyễn Thị Hoa',
    api: 'HTTP API',
    s3: 'S3',
    services: 'Step Functions, SQS and KMS',
    identity: 'tokens (OpenID Connect)',
    dynamodb: 'DynamoDB',
    control: 'clock and counters',
  },
  people: `People and portals; the secret of each is "${developmentSecret}":`,
  token: 'A token, to be sent as "Authorization: Bearer <access_token>":',
  commands: 'Commands of the operator, for example:',
  logs: 'What functions print is in',
  end: 'Ctrl-C ends it. Started again, it goes on where it was.',
};

const vietnamese: typeof english = {
  up: 'Một Cửa đã chạy.',
  addresses: {
    pages: 'trang làm việc: mở và chọn Nguyễn Thị Hoa',
    api: 'HTTP API',
    s3: 'S3',
    services: 'Step Functions, SQS và KMS',
    identity: 'cấp mã truy cập (OpenID Connect)',
    dynamodb: 'DynamoDB',
    control: 'đồng hồ và bộ đếm',
  },
  people: `Người dùng và cổng; mật khẩu chung là "${developmentSecret}":`,
  token: 'Lấy mã truy cập, gửi kèm bằng "Authorization: Bearer <access_token>":',
  commands: 'Các lệnh vận hành, ví dụ:',
  logs: 'Nhật ký của các hàm nằm ở',
  end: 'Nhấn Ctrl-C để dừng. Chạy lại thì tiếp tục từ chỗ cũ.',
};
