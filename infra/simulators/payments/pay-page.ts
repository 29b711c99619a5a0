import type { Order } from '#infra/simulators/payments/book.ts';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page on which the payer pays, with one button. */
export const payPage = ({ MaHoSo, SoTien }: Order, done: boolean) => `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Cổng thanh toán thử</title>
<main><h1>Cổng thanh toán thử</h1>
<p>Hồ sơ ${escaped(MaHoSo)}: ${SoTien} đ</p>
${done ? '<p role="status">Đã nộp.</p>' : '<form method="post"><button>Nộp</button></form>'}</main></html>`;
