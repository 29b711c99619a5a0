import type { Act } from './acts.ts';
import * as acts from './acts.ts';

const maritalStatus = '1.004873';
const extract = '2.000635';
const copy = '2.000908';
const building = 'LOCAL.GIAY-PHEP-XAY-DUNG';
const household = 'LOCAL.HO-KINH-DOANH';

/** One dossier: on which of the ten days it is handed in, the last being today, and what is done on the days from then on. */
export type Plan = { procedure: string; day: number; isSent: boolean; days: Act[][] };

type Place = [procedure: string, day: number];

const plans = (places: Place[], days: Act[][], isSent = true): Plan[] =>
  places.map(([procedure, day]) => ({ procedure, day, isSent, days }));

const toClerk = [[acts.accept], [acts.advance, acts.approve]];
const toDesk = [...toClerk, [acts.issue]];

/** Some sixty dossiers in all states, some of them late; the last day is the ninth. */
export const allPlans: Plan[] = [
  // Scans are still to come.
  ...plans(
    [
      [maritalStatus, 8],
      [household, 9],
    ],
    [],
    false,
  ),
  // Before reception, free and held.
  ...plans(
    [
      [maritalStatus, 9],
      [maritalStatus, 9],
      [extract, 9],
      [copy, 9],
      [building, 9],
      [household, 9],
      [maritalStatus, 8],
      [building, 8],
      [copy, 9],
      [maritalStatus, 9],
    ],
    [],
  ),
  ...plans(
    [
      [maritalStatus, 9],
      [copy, 9],
      [building, 9],
    ],
    [[acts.claim(acts.reception)]],
  ),
  // Before the specialist: in time, near and past the date; some held, some with notes.
  ...plans(
    [
      [building, 9],
      [building, 5],
      [maritalStatus, 9],
      [maritalStatus, 9],
      [maritalStatus, 6],
      [copy, 9],
    ],
    [[acts.accept]],
  ),
  ...plans(
    [
      [household, 9],
      [household, 7],
      [extract, 9],
    ],
    [[acts.pay, acts.accept]],
  ),
  ...plans(
    [
      [maritalStatus, 8],
      [building, 8],
    ],
    [
      [acts.accept],
      [acts.claim(acts.specialist), acts.note('Đã gọi người nộp, hẹn bổ sung bản chính chiều nay.')],
    ],
  ),
  ...plans(
    [
      [maritalStatus, 9],
      [building, 7],
    ],
    [
      [acts.accept, acts.claimByColleague],
      [acts.ask('Xin ông/bà cho biết số điện thoại để chúng tôi gọi khi cần.')],
      [acts.answer('Số của tôi là 0912 345 678, gọi sau 17 giờ giúp tôi.')],
    ],
  ),
  // Something is asked for, and some of it came.
  ...plans(
    [
      [maritalStatus, 5],
      [building, 6],
      [copy, 7],
      [maritalStatus, 8],
      [building, 9],
    ],
    [[acts.askForMore]],
  ),
  ...plans(
    [
      [maritalStatus, 7],
      [building, 6],
    ],
    [[acts.askForMore], [acts.supply]],
  ),
  // Another unit is asked.
  ...plans(
    [
      [building, 9],
      [building, 8],
      [building, 6],
    ],
    [[acts.accept, acts.consult]],
  ),
  // To be approved and signed.
  ...plans(
    [
      [maritalStatus, 8],
      [maritalStatus, 6],
      [building, 8],
      [copy, 8],
    ],
    [[acts.accept], [acts.advance]],
  ),
  ...plans(
    [
      [building, 8],
      [maritalStatus, 8],
    ],
    [[acts.accept, acts.advance], [acts.claimByLeader]],
  ),
  // With the clerk, and at the desk to be fetched.
  ...plans(
    [
      [copy, 8],
      [copy, 8],
      [copy, 5],
      [copy, 8],
    ],
    toClerk,
  ),
  ...plans(
    [
      [copy, 7],
      [copy, 7],
      [copy, 5],
      [copy, 7],
    ],
    toDesk,
  ),
  // Over: handed out, refused, withdrawn.
  ...plans(
    [
      [copy, 0],
      [copy, 1],
      [copy, 0],
      [copy, 1],
      [copy, 3],
    ],
    [...toDesk, [acts.giveBack]],
  ),
  ...plans(
    [
      [building, 2],
      [copy, 4],
      [maritalStatus, 6],
    ],
    [[acts.refuse]],
  ),
  ...plans(
    [
      [building, 3],
      [copy, 7],
    ],
    [[], [acts.withdraw]],
  ),
];
