const fee = (code: string, amount: string, note: string) => ({
  MAPHILEPHI: code,
  SOTIEN: amount,
  DONVI: 'Đồng',
  MOTA: note,
});

const paper = (code: string, name: string, originals: string | number, copies: string | number) => ({
  MAGIAYTO: code,
  TENGIAYTO: name,
  TENMAUDON: '',
  URL: '',
  SOBANCHINH: originals,
  SOBANSAO: copies,
});

const way = (channel: number | string, fees: object[] = [], days: string | number = '5') => ({
  KENH: channel,
  THOIGIAN: [
    {
      THOIGIANGIAIQUYET: days,
      DONVITINH: 'Ngày làm việc',
      MOTA: 'Kể từ ngày nhận đủ hồ sơ hợp lệ',
      PHILEPHI: fees,
    },
  ],
});

/** A record in the shape that the national service gives it in: numbers as text and as numbers, headings for cases. */
export const aPayload = (changes: object = {}) => ({
  ID: '123456',
  MATTHC: '1.009999',
  TENTTHC: 'Cấp giấy chứng nhận thử',
  MACOQUANCONGBO: 'G09',
  LOAITTHC: 'TTHC được luật giao quy định chi tiết',
  TRANGTHAI: 1,
  YEUCAU: 'Không',
  LINHVUCTHUCHIEN: [{ MALINHVUC: 'G09-BC', TENLINHVUC: 'Bưu chính' }],
  CAPTHUCHIEN: [{ CAPTHUCHIEN: '1' }],
  DOITUONGTHUCHIEN: [{ TENDOITUONG: 'Công dân Việt Nam' }, { TENDOITUONG: 'Hợp tác xã' }],
  TRINHTUTHUCHIEN: [
    { TRUONGHOP: '', TRINHTU: [{ TENTRINHTU: 'Nộp hồ sơ.' }, { TENTRINHTU: 'Nhận kết quả.' }] },
  ],
  CACHTHUCTHUCHIEN: [
    way(1, [fee('PLP01', '8.000', 'Phí bản sao')]),
    way(2, [fee('PLP01', '0', 'Phí bản sao')]),
    way('3', [], 7),
  ],
  THANHPHANHOSO: [
    {
      TRUONGHOP: 'Bao gồm',
      GIAYTO: [paper('KQ.01', 'Đơn đề nghị', '1', 0), paper('', 'Giấy ủy quyền (nếu có)', '', '1')],
    },
  ],
  KETQUATHUCHIEN: [{ MAKETQUA: 'KQ.G09.000122', TENKETQUA: 'Giấy chứng nhận thử' }],
  CANCUPHAPLY: [{ SOVANBAN: '49/2010/QH12', TENVANBAN: 'Luật Bưu chính' }],
  COQUANTHUCHIEN: [{ MADONVI: 'H14.13', TENDONVI: 'Sở Khoa học và Công nghệ' }],
  COQUANCOTHAMQUYEN: null,
  ...changes,
});

/** A payload that divides its papers by case. */
export const ofCases = aPayload({
  TRINHTUTHUCHIEN: [
    { TRUONGHOP: 'Cấp mới:', TRINHTU: [{ TENTRINHTU: 'Nộp hồ sơ.' }] },
    { TRUONGHOP: '- Cấp lại', TRINHTU: [] },
  ],
  THANHPHANHOSO: [
    { TRUONGHOP: 'Cấp mới', GIAYTO: [paper('KQ.01', 'Đơn đề nghị', 1, 0)] },
    { TRUONGHOP: 'Cấp lại', GIAYTO: [paper('KQ.02', 'Giấy cũ', 1, 0), paper('KQ.01', 'Đơn đề nghị', 1, 0)] },
  ],
});

export const aWay = way;
