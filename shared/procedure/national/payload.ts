import * as z from 'zod';

/** Text, or a number where systems write one: both are met in the same fields. */
const Word = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((word) => (word === null || word === undefined ? '' : String(word).normalize('NFC').trim()));

const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const Unit = z.object({ MADONVI: Word, TENDONVI: Word });

const FeeItem = z.object({ MAPHILEPHI: Word, SOTIEN: Word, DONVI: Word, MOTA: Word });

const Time = z.object({ THOIGIANGIAIQUYET: Word, DONVITINH: Word, MOTA: Word, PHILEPHI: list(FeeItem) });

const Paper = z.object({
  MAGIAYTO: Word,
  TENGIAYTO: Word,
  TENMAUDON: Word,
  URL: Word,
  SOBANCHINH: Word,
  SOBANSAO: Word,
});
export type NationalPaper = z.infer<typeof Paper>;

/**
 * A procedure as the national database gives it out (service LayThuTuc). The names of the fields are those that
 * connected systems read; what is not named here is left aside.
 */
export const NationalProcedure = z.object({
  MATTHC: Word,
  TENTTHC: Word,
  LOAITTHC: Word,
  TRANGTHAI: Word,
  IDQUYETDINHCONGBO: Word,
  YEUCAU: Word,
  MOTADOITUONGTHUCHIEN: Word,
  DIACHITIEPNHAN: Word,
  LINHVUCTHUCHIEN: list(z.object({ MALINHVUC: Word, TENLINHVUC: Word })),
  CAPTHUCHIEN: list(z.object({ CAPTHUCHIEN: Word })),
  DOITUONGTHUCHIEN: list(z.object({ TENDOITUONG: Word })),
  TRINHTUTHUCHIEN: list(z.object({ TRUONGHOP: Word, TRINHTU: list(z.object({ TENTRINHTU: Word })) })),
  CACHTHUCTHUCHIEN: list(z.object({ KENH: Word, THOIGIAN: list(Time) })),
  THANHPHANHOSO: list(z.object({ TRUONGHOP: Word, GIAYTO: list(Paper) })),
  KETQUATHUCHIEN: list(z.object({ MAKETQUA: Word, TENKETQUA: Word })),
  CANCUPHAPLY: list(z.object({ SOVANBAN: Word, TENVANBAN: Word })),
  COQUANTHUCHIEN: list(Unit),
  COQUANCOTHAMQUYEN: list(Unit),
  COQUANDUOCUYQUYEN: list(Unit),
  COQUANPHOIHOP: list(Unit),
});
export type NationalProcedure = z.infer<typeof NationalProcedure>;

/** The records of a file: one, a list of them, or the answer of the service, `{"result": […]}`. */
export const NationalRecords = z.union([
  z.array(z.json()),
  z.looseObject({ result: z.array(z.json()) }).transform(({ result }) => result),
  z.record(z.string(), z.json()).transform((record) => [record]),
]);
