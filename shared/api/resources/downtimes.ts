import { none, operation } from '../operation.ts';

export const listDowntimes = operation({
  ...none,
  id: 'listDowntimes',
  method: 'GET',
  path: '/v1/downtimes',
  summary: { vi: 'Lịch tạm dừng dịch vụ trực tuyến', en: 'Planned downtime of online services' },
  actors: [],
  tagged: false,
  success: {
    status: 200,
    description: {
      vi: 'Những lần tạm dừng chưa kết thúc, gần nhất trước',
      en: 'Those that are not over, the next first',
    },
  },
});
